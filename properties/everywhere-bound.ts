// A lower bound on the heads that give all outputs with arbitrary coefficients (class E): mathematics.md 2.5.3 (b) to (d), and
// the argument of E4 for spaces that have no small image.
import { integerRank } from '../src/exact/fraction-free.ts';
import { spanDimension, type Whole } from './integer-operators.ts';
import { localDimension } from './local-dimension.ts';

/** A number that H_E is at least, for p×d operators. */
export interface EverywhereBound {
  readonly k: number;
  /** k_loc. */
  readonly local: number;
  readonly least: number;
}

/**
 * k where there is one output or one input, 2 where k ≥ 2, else k_loc; and 3 where k_loc = 2, every vector other than 0 has
 * an image of two dimensions, and p < d or p = d is odd. For two heads would then have these images too, but some
 * combination of them other than 0 kills a vector: every one if p < d, and if d is odd one whose determinant is 0.
 */
export function leastEverywhere(operators: readonly Whole[], p: number, d: number): EverywhereBound {
  const k = spanDimension(operators);
  const local = localDimension(operators, d).dimension;
  if (p === 1 || d === 1) return { k, local, least: k };
  const isSpecial = local === 2 && k >= 3 && (p < d || (p === d && d % 2 === 1)) && hasNoSmallImage(operators, p, d);
  return { k, local, least: isSpecial ? 3 : Math.max(local, Math.min(k, 2)) };
}

/**
 * Whether the 2×2 minors of [T v] have no zero v ≠ 0 in common because every square v_b² is a combination of them. There are
 * spaces without small images for which that is not so; they are not found.
 */
function hasNoSmallImage(operators: readonly Whole[], p: number, d: number): boolean {
  const forms: bigint[][] = [];
  for (const [s, T] of operators.entries()) {
    for (const U of operators.slice(s + 1)) {
      for (let a = 0; a < p; a += 1) for (let b = a + 1; b < p; b += 1) forms.push(minorForm(T[a], T[b], U[a], U[b], d));
    }
  }
  const squares = Array.from({ length: d }, (_, at) => quadraticForm((i, j) => (i === at && j === at ? 1n : 0n), d));
  return integerRank([...forms, ...squares]).rank === integerRank(forms).rank;
}

type Row = readonly bigint[] | undefined;

/** (t v)(w v) − (u v)(s v) as a quadratic form: rows t, s of T and u, w of U at the same two outputs. */
function minorForm(t: Row, s: Row, u: Row, w: Row, d: number): bigint[] {
  return quadraticForm((i, j) => (t?.[i] ?? 0n) * (w?.[j] ?? 0n) - (s?.[i] ?? 0n) * (u?.[j] ?? 0n), d);
}

/** The coefficients of v_i v_j, i ≤ j, of Σ entry(i, j) v_i v_j. */
function quadraticForm(entry: (i: number, j: number) => bigint, d: number): bigint[] {
  return Array.from({ length: d }, (_, i) =>
    Array.from({ length: d - i }, (_column, at) => (at === 0 ? entry(i, i) : entry(i, i + at) + entry(i + at, i))),
  ).flat();
}
