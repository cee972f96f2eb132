import { integerRank } from '../../../src/exact/fraction-free.ts';
import type { BidirectionalSsmCase, SsmCase, TimeVaryingSsmCase } from '../../../properties/arbitraries/case.ts';

/** Matrices of BigInts as lists of rows: slow and plain, to judge cases independently of the code under test. */
export type Big = readonly (readonly bigint[])[];

export function matrixOf(entries: readonly number[], rows: number, cols: number, start = 0): bigint[][] {
  return Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (_, j) => BigInt(entries[start + i * cols + j]!)));
}

export function times(a: Big, b: Big): bigint[][] {
  return a.map((row) => b[0]!.map((_, j) => row.reduce((sum, x, t) => sum + x * b[t]![j]!, 0n)));
}

export function plus(a: Big, b: Big, factor = 1n): bigint[][] {
  return a.map((row, i) => row.map((x, j) => x + factor * b[i]![j]!));
}

export function power(a: Big, exponent: number): bigint[][] {
  let value: bigint[][] = a.map((row, i) => row.map((_, j) => (i === j ? 1n : 0n)));
  for (let s = 0; s < exponent; s += 1) value = times(value, a);
  return value;
}

export const transposed = (a: Big): bigint[][] => a[0]!.map((_, j) => a.map((row) => row[j]!));
export const rank = (a: Big): number => integerRank(a).rank;
export const isZero = (a: Big): boolean => a.every((row) => row.every((x) => x === 0n));

/** Numerators of C A^l B for l < n, each flattened; a common factor of a row does not matter to any rank. */
export function lagRows(A: Big, B: Big, C: Big, n: number): bigint[][] {
  return Array.from({ length: n }, (_, l) => times(times(C, power(A, l)), B).flat());
}

/** Numerators of M_0 … M_(n-1) of an SSM case, M_0 over denominator², M_l over denominator^(l+2). */
export function operatorRows(c: Pick<SsmCase, 'N' | 'p' | 'd' | 'A' | 'B' | 'C' | 'D' | 'denominator'>, n: number): bigint[][] {
  const rows = lagRows(matrixOf(c.A, c.N, c.N), matrixOf(c.B, c.N, c.d), matrixOf(c.C, c.p, c.N), n);
  if (c.D !== null) rows[0] = rows[0]!.map((x, e) => x + BigInt(c.denominator) * BigInt(c.D![e]!));
  return rows;
}

/** k_n of an SSM case. */
export const headsOfSsm = (c: SsmCase, n = c.n): number => rank(operatorRows(c, n));

/** The operators on length n of a bidirectional case: M_0, then both directions. */
export function bidirectionalRows(c: BidirectionalSsmCase): bigint[][] {
  const forward = operatorRows(c, c.n);
  const backward = operatorRows({ ...c, N: c.backwardN, A: c.backwardA, B: c.backwardB, C: c.backwardC, D: null }, c.n);
  return [forward[0]!.map((x, e) => x + backward[0]![e]!), ...forward.slice(1), ...backward.slice(1)];
}

/** The numerators of all W_ij with j ≤ i of a time-varying case; each has a denominator of its own. */
export function stepRows({ N, p, d, n, A, B, C, D, denominator }: TimeVaryingSsmCase): bigint[][] {
  const rows: bigint[][] = [];
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let product = matrixOf(B, N, d, j * N * d);
      for (let t = j + 1; t <= i; t += 1) product = times(matrixOf(A, N, N, t * N * N), product);
      const W = times(matrixOf(C, p, N, i * p * N), product);
      rows.push((i === j && D !== null ? plus(W, matrixOf(D, p, d, i * p * d), BigInt(denominator)) : W).flat());
    }
  }
  return rows;
}

/** The number of different eigenvalues: the rank of the Hankel matrix of the traces of powers (Hermite). */
export function distinctEigenvalues(A: Big): number {
  const N = A.length;
  const traces = Array.from({ length: 2 * N }, (_, s) => power(A, s).reduce((sum, row, i) => sum + row[i]!, 0n));
  return rank(A.map((_, i) => A.map((_row, j) => traces[i + j]!)));
}
