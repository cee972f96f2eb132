import type { Random } from 'fast-check';
import type { Range } from './case-ranges.ts';

/** Bits of one call of the generator: what a small choice leaves of them serves the next. */
const POOL = 2 ** 31;

/** A choice is taken from a pool at least this many times larger, so that no outcome is favoured by more than 0.1 %. */
const ROOM = 1024;

/**
 * Small whole numbers from fast-check's generator, several of them from one 31-bit number: drawing entry by entry would
 * cost more than all the rest of a case. The same generator state gives the same numbers.
 */
export class SmallDraws {
  readonly #random: Random;
  #pool = 0;
  #range = 1;

  constructor(random: Random) {
    this.#random = random;
  }

  /** A whole number from 0 to k - 1, for 1 ≤ k ≤ 2^20. */
  below(k: number): number {
    if (this.#range < k * ROOM) {
      this.#pool = this.#random.nextInt(0, POOL - 1);
      this.#range = POOL;
    }
    const value = this.#pool % k;
    this.#pool = (this.#pool - value) / k;
    this.#range = Math.floor(this.#range / k);
    return value;
  }

  /** True once in k times. */
  oneIn(k: number): boolean {
    return this.below(k) === 0;
  }

  /** A whole number in a range. */
  within([least, most]: Range): number {
    return least + this.below(most - least + 1);
  }

  /** A size in a range, small ones more often: half of the time the smaller one of two numbers. */
  size([least, most]: Range): number {
    if (least === most) return least;
    const k = most - least + 1;
    const first = this.below(k);
    return least + (this.oneIn(2) ? first : Math.min(first, this.below(k)));
  }

  /** One of a list that is not empty. */
  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** What an option says, or either. */
  choice(option: boolean | undefined, oneIn = 2): boolean {
    return option ?? this.oneIn(oneIn);
  }

  /** A common denominator: 1 most of the time, if the range allows it. */
  denominator(range: Range): number {
    const [least, most] = range;
    return least === most || (least === 1 && !this.oneIn(8)) ? least : this.within(range);
  }
}
