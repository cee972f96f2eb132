/** A count, and whether it is proved. */
export interface SmallCount {
  readonly value: number;
  /**
   * `certain`: exactly this over the rationals. `probable`: a rank modulo primes, which is a proved lower bound, and the
   * rank itself unless every one of the primes divides all minors that are larger.
   */
  readonly status: 'certain' | 'probable';
}

/** A rank of a matrix of whole numbers, as far as primes tell. */
export interface RankQuestion {
  /** A bound that costs nothing: the number of rows or columns. */
  readonly trivial: number;
  /** The rank modulo prime number i. */
  modulo(i: number): number;
  /** A bound that may cost something, asked only where `trivial` does not decide; Infinity if there is none. */
  upper(): number;
  /** log2 of a bound on the absolute value of all minors of a size that is at most `trivial`. */
  minorBits(size: number): number;
}

/** Digits that cover the rounding errors in the bounds on minors. */
const SLACK = 0.01;

/**
 * The rank modulo the primes in turn, until it is decided: by an upper bound that it meets, or because every larger minor
 * vanishes modulo primes whose product exceeds it. `primeBits` are log2 of the primes.
 */
export function settledRank(question: RankQuestion, primeBits: readonly number[]): SmallCount {
  let value = 0;
  let bits = 0;
  let upper = question.trivial;
  for (let i = 0; i < primeBits.length; i++) {
    value = Math.max(value, question.modulo(i));
    bits += primeBits[i] as number;
    if (value < upper && i === 0) upper = Math.min(upper, question.upper());
    if (value >= upper || question.minorBits(value + 1) + SLACK < bits) return { value, status: 'certain' };
  }
  return { value, status: 'probable' };
}

/**
 * log2 of Hadamard's bound on the minors of one size of a matrix whose rows come in groups of `repeat`, with entries of at
 * most entryBits[t] digits in group t < groups. `scratch` has room for `groups` numbers.
 */
export function hadamardBits(entryBits: Float64Array, groups: number, repeat: number, size: number, scratch: Float64Array): number {
  // The largest first: insertion, because there are few and they are nearly in order.
  for (let t = 0; t < groups; t++) {
    const bits = entryBits[t] as number;
    let at = t;
    for (; at > 0 && (scratch[at - 1] as number) < bits; at--) scratch[at] = scratch[at - 1] as number;
    scratch[at] = bits;
  }
  let sum = (size / 2) * Math.log2(size);
  for (let s = 0; s < size; s++) {
    const group = Math.floor(s / repeat);
    // No minor is that large.
    if (group >= groups) return -Infinity;
    sum += scratch[group] as number;
  }
  // Infinity - Infinity: a row of zeros among rows without a bound.
  return Number.isNaN(sum) ? -Infinity : sum;
}
