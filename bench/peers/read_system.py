"""Reads a system written by inputs.mjs: `N p d`, then the rows of A, B and C."""


def read_system(path):
    with open(path) as file:
        numbers = [int(word) for word in file.read().split()]
    N, p, d = numbers[:3]
    at = 3
    matrices = []
    for rows, cols in ((N, N), (N, d), (p, N)):
        matrices.append([numbers[at + i * cols : at + (i + 1) * cols] for i in range(rows)])
        at += rows * cols
    return (N, p, d, *matrices)
