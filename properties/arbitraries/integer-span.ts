import { gcdOf, NOT_SAFE } from './safe-integers.ts';

/** Vectors with larger entries are divided by their common divisor, which keeps small vectors small. */
const LARGE = 1024;

/** The rational span of integer vectors, as a basis in echelon form of integer vectors. Exact; throws NOT_SAFE. */
export class IntegerSpan {
  readonly #width: number;
  readonly #basis: number[][] = [];
  readonly #pivots: number[] = [];
  /** The largest magnitude in each basis vector. */
  readonly #sizes: number[] = [];
  readonly #rest: number[];

  constructor(width: number) {
    this.#width = width;
    this.#rest = new Array<number>(width).fill(0);
  }

  get dimension(): number {
    return this.#basis.length;
  }

  /** The s-th basis vector: what was left of the s-th vector that was not in the span before it, up to a factor. */
  basisVector(s: number): readonly number[] {
    return this.#basis[s] as number[];
  }

  /** Adds the vector of the entries from `start` on, `stride` apart. True if the span grew. */
  add(entries: readonly number[], start = 0, stride = 1): boolean {
    const rest = this.#rest;
    const width = this.#width;
    let size = 0;
    for (let t = 0; t < width; t += 1) {
      const x = entries[start + t * stride] as number;
      rest[t] = x;
      if (x > size) size = x;
      else if (-x > size) size = -x;
    }
    for (let s = 0; s < this.#basis.length && size > 0; s += 1) size = this.#reduce(s, size);
    if (size === 0) return false;
    let pivot = 0;
    while (rest[pivot] === 0) pivot += 1;
    this.#basis.push(rest.slice());
    this.#pivots.push(pivot);
    this.#sizes.push(size);
    return true;
  }

  /** Clears the pivot of basis vector s from what is left, whose largest magnitude is `size`; gives the new one. */
  #reduce(s: number, size: number): number {
    const rest = this.#rest;
    const row = this.#basis[s] as number[];
    const pivot = this.#pivots[s] as number;
    let x = rest[pivot] as number;
    if (x === 0) return size;
    let y = row[pivot] as number;
    if (x > LARGE || x < -LARGE || y > LARGE || y < -LARGE) {
      const g = gcdOf(x, y);
      x /= g;
      y /= g;
    }
    if (Math.abs(y) * size + Math.abs(x) * (this.#sizes[s] as number) > Number.MAX_SAFE_INTEGER) throw NOT_SAFE;
    let largest = 0;
    for (let t = 0; t < row.length; t += 1) {
      const z = y * (rest[t] as number) - x * (row[t] as number);
      rest[t] = z;
      if (z > largest) largest = z;
      else if (-z > largest) largest = -z;
    }
    return largest > LARGE ? this.#divide(largest) : largest;
  }

  #divide(largest: number): number {
    const rest = this.#rest;
    let g = 0;
    for (const x of rest) {
      g = gcdOf(x, g);
      if (g === 1) return largest;
    }
    for (let t = 0; t < rest.length; t += 1) rest[t] = (rest[t] as number) / g;
    return largest / g;
  }
}

/** The rank of `count` row vectors of `length` entries from `start` on, one after the other. Throws NOT_SAFE. */
export function rankOfRows(entries: readonly number[], count: number, length: number, start = 0): number {
  if (length === 1) {
    for (let t = 0; t < count; t += 1) if (entries[start + t] !== 0) return 1;
    return 0;
  }
  const span = new IntegerSpan(length);
  for (let t = 0; t < count && span.dimension < length; t += 1) span.add(entries, start + t * length);
  return span.dimension;
}
