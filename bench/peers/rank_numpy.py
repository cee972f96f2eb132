"""What numpy.linalg.matrix_rank says of the lag matrix in float64: rank_numpy.py raw|scaled FILE...
`scaled` first divides A by its spectral radius, which changes no rank. n = 4N lags. One line per file: the rank, or
the name of the error that numpy raised."""

import sys

import numpy as np
from read_system import read_system

for path in sys.argv[2:]:
    N, p, d, A, B, C = read_system(path)
    A, X, C = (np.array(m, dtype=float) for m in (A, B, C))
    if sys.argv[1] == "scaled":
        radius = np.abs(np.linalg.eigvals(A)).max()
        if radius > 1e-9:
            A = A / radius
    lags = np.empty((4 * N, p * d))
    with np.errstate(all="ignore"):
        for l in range(4 * N):
            lags[l] = (C @ X).ravel()
            X = A @ X
        try:
            print(int(np.linalg.matrix_rank(lags)))
        except (np.linalg.LinAlgError, ValueError) as error:
            print(type(error).__name__)
