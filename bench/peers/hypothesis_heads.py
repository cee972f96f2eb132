"""How many head-count cases a second Hypothesis draws and checks: hypothesis_heads.py CASES [SEED] [LOW HIGH].

The property: k_n <= min(n, N, p*d) for an LTI layer with N <= 6, p, d <= 3, n <= 8 and whole entries from LOW to HIGH
(-2 to 2). k_n is the rank of the lag matrix over a prime field, with numpy for the products and for the elimination.
Prints the number of cases that failed, the seconds, and the cases a second; `skipped: ...` and exit status 3 where
Hypothesis or numpy is not installed."""

import sys
import time

try:
    import numpy as np
    from hypothesis import HealthCheck, Phase, given, seed, settings
    from hypothesis import strategies as st
    from hypothesis.extra.numpy import arrays
except ImportError as missing:
    print(f"skipped: {missing.name} is not installed")
    sys.exit(3)

PRIME = 33554393


def rank(rows):
    """The rank mod PRIME; products of residues stay below 2^50, so int64 holds them."""
    m = rows % PRIME
    found = 0
    for column in range(m.shape[1]):
        below = np.flatnonzero(m[found:, column])
        if below.size == 0:
            continue
        pivot = found + below[0]
        m[[found, pivot]] = m[[pivot, found]]
        m[found] = m[found] * pow(int(m[found, column]), -1, PRIME) % PRIME
        m[found + 1 :] = (m[found + 1 :] - np.outer(m[found + 1 :, column], m[found])) % PRIME
        found += 1
        if found == m.shape[0]:
            break
    return found


def heads(A, B, C, n):
    """k_n: no more than N lags can be independent."""
    lags = []
    X = B % PRIME
    for _ in range(min(n, A.shape[0])):
        lags.append((C @ X % PRIME).ravel())
        X = A @ X % PRIME
    return rank(np.array(lags))


@st.composite
def layers(draw, low, high):
    N, p, d, n = (draw(st.integers(1, most)) for most in (6, 3, 3, 8))
    entries = st.integers(low, high)
    A, B, C = (draw(arrays(np.int64, shape, elements=entries)) for shape in ((N, N), (N, d), (p, N)))
    return A, B, C, n


def main(cases, chosen_seed=1, low=-2, high=2):
    ran = failed = 0

    @settings(
        max_examples=cases,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @seed(chosen_seed)
    @given(layers(low, high))
    def check(layer):
        nonlocal ran, failed
        A, B, C, n = layer
        ran += 1
        failed += heads(A, B, C, n) > min(n, A.shape[0], C.shape[0] * B.shape[1])

    start = time.perf_counter()
    check()
    seconds = time.perf_counter() - start
    print(failed, f"{seconds:.3f}", round(ran / seconds))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:] or ["1000"]))
