"""Lag operators C A^l B, l < n, by doubling, with numpy or torch: lags_numpy.py numpy|torch float64|float32 FILE n REPETITIONS.
FILE holds `N p d` and the entries of A, B, C. Prints the sum of all absolute values, then the seconds of each repetition."""

import sys
import time

import numpy as np

library, dtype, path, n, repetitions = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
numbers = np.array(open(path).read().split(), dtype=np.float64)
N, p, d = (int(x) for x in numbers[:3])
entries = numbers[3:].astype(dtype)
A, B, C = entries[: N * N].reshape(N, N), entries[N * N : N * N + N * d].reshape(N, d), entries[N * N + N * d :].reshape(p, N)

if library == "torch":
    import torch

    torch.set_num_threads(1)
    A, B, C = (torch.from_numpy(m.copy()) for m in (A, B, C))

    def lags():
        K, power = B, A
        while K.shape[1] < n * d:
            K = torch.cat([K, power @ K], 1)
            power = power @ power
        return (C @ K).reshape(p, -1, d).permute(1, 0, 2)[:n].contiguous()
else:

    def lags():
        K, power = B, A
        while K.shape[1] < n * d:
            K = np.concatenate([K, power @ K], 1)
            power = power @ power
        return np.ascontiguousarray((C @ K).reshape(p, -1, d).transpose(1, 0, 2)[:n])


seconds = []
lags()
for _ in range(repetitions):
    start = time.perf_counter()
    result = lags()
    seconds.append(time.perf_counter() - start)
print(float(abs(result).sum()), *seconds)
