// What operators do to vectors: images, kernels, and how many dimensions the images of one vector have. Everything that is
// said of all or of almost all real vectors is decided at finitely many of them, because minors are polynomials.
import { integerInverse, integerRank } from '../src/exact/fraction-free.ts';
import type { Whole } from './integer-operators.ts';

/** A vector of whole numbers. */
export type WholeVector = readonly bigint[];

/** T v. */
export function imageOf(T: Whole, v: WholeVector): bigint[] {
  return T.map((row) => row.reduce((sum, x, b) => sum + x * (v[b] ?? 0n), 0n));
}

/** The dimension of the span of vectors of one length. */
export function vectorRank(vectors: readonly WholeVector[]): number {
  return integerRank(vectors).rank;
}

/** Whether a vector is a combination of others. */
export function isInSpan(v: WholeVector, others: readonly WholeVector[]): boolean {
  return vectorRank([...others, v]) === vectorRank(others);
}

/**
 * The vectors with entries ≥ 0 of sum `degree`: a homogeneous polynomial of that degree that is 0 at all of them is 0.
 * (With the sum fixed they are the principal lattice of a simplex, which determines polynomials of that degree.)
 */
export function latticeVectors(d: number, degree: number): readonly WholeVector[] {
  const key = d * 100 + degree;
  const known = LATTICES.get(key);
  if (known !== undefined) return known;
  const lattice = d === 1 ? [[BigInt(degree)]] : splitVectors(d, degree);
  LATTICES.set(key, lattice);
  return lattice;
}

const LATTICES = new Map<number, readonly WholeVector[]>();

function splitVectors(d: number, degree: number): WholeVector[] {
  return Array.from({ length: degree + 1 }, (_, first) =>
    latticeVectors(d - 1, degree - first).map((rest) => [BigInt(first), ...rest]),
  ).flat();
}

/** The largest dimension of {T v : T in the span of the operators}, and a vector v that attains it. */
export interface LocalDimension {
  readonly dimension: number;
  readonly at: WholeVector;
}

/** See `LocalDimension`. Exact: all larger minors of [T v] vanish at enough vectors to vanish everywhere. */
export function localDimension(operators: readonly Whole[], d: number): LocalDimension {
  const p = operators[0]?.length ?? 0;
  let best: LocalDimension = { dimension: 0, at: new Array<bigint>(d).fill(1n) };
  const attempt = (v: WholeVector): void => {
    const dimension = vectorRank(operators.map((T) => imageOf(T, v)));
    if (dimension > best.dimension) best = { dimension, at: v };
  };
  // A vector in no special position is nearly always enough for the lower bound.
  attempt(GENERIC.slice(0, d));
  for (let from = -1; from < best.dimension;) {
    from = best.dimension;
    if (from >= Math.min(operators.length, p)) break;
    for (const v of latticeVectors(d, from + 1)) attempt(v);
  }
  return best;
}

const GENERIC: WholeVector = [7n, 31n, -11n, 53n, 17n, -101n, 67n, 5n];

/** Whether M v is a combination of the V_h v for almost all vectors v. */
export function isInsideAlmostEverywhere(M: Whole, V: readonly Whole[], d: number): boolean {
  return localDimension([...V, M], d).dimension === localDimension(V, d).dimension;
}

/** A basis, in whole numbers, of the vectors that all rows (of length d) send to 0. */
export function kernelOf(rows: Whole, d: number): bigint[][] {
  const { rank, rows: chosen, columns } = integerRank(rows);
  const pivots = chosen.map((i) => columns.map((j) => rows[i]?.[j] ?? 0n));
  const { adjugate, det } = integerInverse(pivots) ?? { adjugate: [], det: 1n };
  const free = Array.from({ length: d }, (_, j) => j).filter((j) => !columns.includes(j));
  return free.map((j) => {
    const v = new Array<bigint>(d).fill(0n);
    v[j] = det;
    const right = chosen.map((i) => rows[i]?.[j] ?? 0n);
    for (let s = 0; s < rank; s += 1) {
      v[columns[s] ?? 0] = -right.reduce((sum, x, t) => sum + (adjugate[s]?.[t] ?? 0n) * x, 0n);
    }
    return v;
  });
}

/** A vector as a reader writes it. */
export function vectorText(v: WholeVector): string {
  return `(${v.join(', ')})`;
}
