// Operators of small cases in whole numbers, and ranks by elimination without fractions: nothing here asks the counts of
// src/spans, so that a property and the code that it is about check each other.
import { integerRank } from '../src/exact/fraction-free.ts';
import type { SsmCase } from './arbitraries/case.ts';

/** A matrix of whole numbers, row by row. */
export type Whole = readonly (readonly bigint[])[];

/** The matrix number `at` of a row-major list of matrices of one shape. */
export function wholeMatrix(entries: readonly number[], rows: number, cols: number, at = 0): bigint[][] {
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: cols }, (_row, j) => BigInt(entries[(at * rows + i) * cols + j] ?? 0)),
  );
}

/** a·b. The caller sees to the shapes. */
export function productOf(a: Whole, b: Whole): bigint[][] {
  const width = b[0]?.length ?? 0;
  return a.map((row) => {
    const sums = new Array<bigint>(width).fill(0n);
    row.forEach((x, t) => {
      if (x === 0n) return;
      b[t]?.forEach((y, j) => (sums[j] = (sums[j] ?? 0n) + x * y));
    });
    return sums;
  });
}

/** factor·a. */
export function scaledBy(factor: bigint, a: Whole): bigint[][] {
  return a.map((row) => row.map((x) => factor * x));
}

/** a + b. */
export function sumOf(a: Whole, b: Whole): bigint[][] {
  return a.map((row, i) => row.map((x, j) => x + (b[i]?.[j] ?? 0n)));
}

/** a − b. */
export function differenceOf(a: Whole, b: Whole): bigint[][] {
  return sumOf(a, scaledBy(-1n, b));
}

/** The unit matrix. */
export function unitMatrix(size: number): bigint[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_row, j) => (i === j ? 1n : 0n)));
}

/** True if every entry is 0. */
export function isZeroWhole(a: Whole): boolean {
  return a.every((row) => row.every((x) => x === 0n));
}

/** Whether the entries agree. */
export function isSameWhole(a: Whole, b: Whole): boolean {
  return a.every((row, i) => row.every((x, j) => x === b[i]?.[j]));
}

/** The dimension of the span of operators of one shape. */
export function spanDimension(operators: readonly Whole[]): number {
  return integerRank(operators.map((one) => one.flat())).rank;
}

/** k_0 = 0, k_1, …: the dimension of the span of the first l operators, for each l. */
export function spanProfile(operators: readonly Whole[]): number[] {
  const flat = operators.map((one) => one.flat());
  const across = (flat[0] ?? []).map((_, e) => flat.map((one) => one[e] ?? 0n));
  // The pivot columns of the elimination are the operators that do not depend on earlier ones.
  const pivots = new Set(integerRank(across).columns);
  let dimension = 0;
  return [0, ...operators.map((_, l) => (dimension += pivots.has(l) ? 1 : 0))];
}

/** The rank of the operators side by side, and one above the other. */
export function flattenedRanks(operators: readonly Whole[]): { readonly row: number; readonly col: number } {
  const [first] = operators;
  const beside = (first ?? []).map((_, i) => operators.flatMap((one) => one[i] ?? []));
  return { row: integerRank(beside).rank, col: integerRank(operators.flat()).rank };
}

/**
 * M_0, …, M_(n-1) of a state space model, each times a positive number: q^(l+2) M_l for the denominator q, by running
 * h ← A h on the columns of B. No span, rank or sign condition on single operators changes.
 */
export function lagsOf({ N, p, d, denominator, A, B, C, D }: SsmCase, n: number): bigint[][][] {
  const [a, c] = [wholeMatrix(A, N, N), wholeMatrix(C, p, N)];
  let state = wholeMatrix(B, N, d);
  const lags: bigint[][][] = [];
  for (let l = 0; l < n; l += 1) {
    if (l > 0) state = productOf(a, state);
    const lag = productOf(c, state);
    lags.push(l === 0 && D !== null ? sumOf(lag, scaledBy(BigInt(denominator), wholeMatrix(D, p, d))) : lag);
  }
  return lags;
}

/** The same operators as they are, all over the common denominator q^(n+1): q^(n+1) M_l. For sums of several of them. */
export function commonLagsOf(c: SsmCase, n: number): bigint[][][] {
  const q = BigInt(c.denominator);
  return lagsOf(c, n).map((lag, l) => (q === 1n ? lag : scaledBy(q ** BigInt(n - 1 - l), lag)));
}

/** The largest sum of magnitudes in a row: a submultiplicative norm. */
export function rowSumNorm(a: Whole): bigint {
  return a.reduce((most, row) => {
    const sum = row.reduce((total, x) => total + (x < 0n ? -x : x), 0n);
    return sum > most ? sum : most;
  }, 0n);
}

/** The degree of the minimal polynomial of A: how many powers there are before the first that depends on earlier ones. */
export function minimalDegree(A: Whole): number {
  const powers = [unitMatrix(A.length)];
  while (spanDimension(powers) === powers.length) powers.push(productOf(A, powers.at(-1) ?? []));
  return powers.length - 1;
}
