import { balanced } from '../exact/primes.ts';
import { reduced } from './small-echelon.ts';

/**
 * Most states, outputs or inputs of a small layer: so many products of residues mod a prime below 2^25 can be summed in a
 * double before one reduction.
 */
export const MOST_SMALL = 30;

/** An LTI layer over one common denominator (at least 1): matrices of whole numbers row by row, A: N×N, B: N×d, C: p×N, D: p×d. */
export interface SmallSystem {
  readonly N: number;
  readonly p: number;
  readonly d: number;
  readonly denominator: number;
  readonly A: ArrayLike<number>;
  readonly B: ArrayLike<number>;
  readonly C: ArrayLike<number>;
  readonly D: ArrayLike<number> | null;
}

/** The layer that maps one number to 0: what is counted before the first layer is loaded. */
export const NO_SYSTEM: SmallSystem = { N: 1, p: 1, d: 1, denominator: 1, A: [0], B: [0], C: [0], D: null };

/**
 * The ranks of the operators M_0, M_1, …: as vectors (the number of heads), side by side [M_0 | M_1 | …], and one above
 * the other [M_0; M_1; …].
 */
export type Flattening = 'heads' | 'rowRank' | 'colRank';

/** The operators of a small layer as rows of whole numbers that can be read modulo any prime. */
export interface SmallRows {
  readonly p: number;
  readonly d: number;
  /** Rows that can matter at any length: no later one is independent of these. */
  readonly count: number;
  /** The number of rows at length n. */
  rowsAt(n: number): number;
  /** The rows mod `modulus` as balanced residues, one after another from target[0]. */
  write(modulus: number, target: Float64Array): void;
  /** log2 of an upper bound on the entries of each row, into target[0 .. count - 1]; -Infinity for a row of zeros. */
  writeBits(target: Float64Array): void;
  /** An upper bound of a rank that is known otherwise, over the rationals; Infinity where none is. */
  upper(of: Flattening): number;
}

/** Throws RangeError unless `entries` are `count` whole numbers of absolute value below 2^53. */
export function checkWhole(name: string, entries: ArrayLike<number>, count: number): void {
  if (entries.length !== count) throw new RangeError(`${name}: expected ${count} entries, found ${entries.length}`);
  for (let e = 0; e < count; e++) {
    if (!Number.isSafeInteger(entries[e])) throw new RangeError(`${name}[${e}]: expected a whole number below 2^53, found ${entries[e]}`);
  }
}

/** Throws RangeError unless 1 ≤ size ≤ MOST_SMALL. */
export function checkSize(name: string, size: number): void {
  if (!Number.isInteger(size) || size < 1 || size > MOST_SMALL) {
    throw new RangeError(`${name}: expected a whole number from 1 to ${MOST_SMALL}, found ${size}`);
  }
}

/** Balanced residues of whole numbers below 2^53, into target[0], target[1], … */
export function writeResidues(entries: ArrayLike<number>, modulus: number, target: Float64Array): void {
  const half = modulus / 2;
  for (let e = 0; e < entries.length; e++) {
    const x = entries[e] as number;
    target[e] = x <= half && x >= -half ? x : balanced(x, modulus);
  }
}

/**
 * Writes a·b mod `modulus` into target[at], …: balanced residues a: rows×inner from a[from] on, and b: inner×cols, with
 * inner ≤ MOST_SMALL. Where the target shares a buffer with a, their places must be apart.
 */
export function multiplySmall(
  a: Float64Array,
  from: number,
  b: Float64Array,
  rows: number,
  inner: number,
  cols: number,
  modulus: number,
  target: Float64Array,
  at: number,
): void {
  const inverse = 1 / modulus;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      let sum = 0;
      for (let t = 0; t < inner; t++) sum += (a[from + i * inner + t] as number) * (b[t * cols + j] as number);
      target[at + i * cols + j] = reduced(sum, modulus, inverse);
    }
  }
}
