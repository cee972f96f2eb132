"""Rank of the lag matrix with SymPy's DomainMatrix over the rationals: rank_sympy.py FILE LAGS.
Prints the rank and the seconds (lags and rank together)."""

import sys
import time

from read_system import read_system
from sympy import QQ
from sympy.polys.matrices import DomainMatrix

N, p, d, A, B, C = read_system(sys.argv[1])
n = int(sys.argv[2])


def domain_matrix(rows, shape):
    return DomainMatrix([[QQ(x) for x in row] for row in rows], shape, QQ)


a, X, c = domain_matrix(A, (N, N)), domain_matrix(B, (N, d)), domain_matrix(C, (p, N))
start = time.perf_counter()
lags = []
for l in range(n):
    if l > 0:
        X = a * X
    lags.append([x for row in (c * X).to_list() for x in row] if hasattr(X, "to_list") else [x for row in (c * X).rep for x in row])
rank = DomainMatrix(lags, (n, p * d), QQ).rank()
print(rank, f"{time.perf_counter() - start:.6f}")
