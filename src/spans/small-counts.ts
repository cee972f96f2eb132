import { isPrime, PRIME_HIGH, randomPrimes } from '../exact/primes.ts';
import { mulberry32 } from '../exact/seeded.ts';
import type { SmallCount } from './small-rank.ts';
import type { Flattening, SmallSystem } from './small-rows.ts';
import { SmallSpan } from './small-span.ts';
import { SmallStates, type StateMatrix } from './small-states.ts';
import { SmallSystemRows } from './small-system-rows.ts';

/** Primes tried where nothing is said: a second one for what the first leaves open. */
const PRIMES = 2;

/** The primes of small counts: random ones of 25 bits, the same for the same seed. */
export function smallPrimes(seed: number, count = PRIMES): readonly number[] {
  const primes = randomPrimes(mulberry32(seed));
  return Array.from({ length: count }, () => primes.next().value);
}

/** Throws RangeError unless these are primes from 3 to 2^25. */
export function checkPrimes(primes: readonly number[]): void {
  const wrong = primes.length === 0 ? 'none' : primes.find((p) => p < 3 || p > PRIME_HIGH || !isPrime(p));
  if (wrong !== undefined) throw new RangeError(`expected odd primes below 2^25, found ${wrong}`);
}

/**
 * The counts of small LTI layers, one layer after another, in a few microseconds each: what a search asks of thousands of
 * cases a second. Every value is a rank modulo primes and says whether it is proved over the rationals. What is not
 * (`probable`) is at most the true value; `confirmedCounts` decides it.
 *
 * Questions may be asked in any order and more than once; only what is asked for is computed.
 */
export class SmallCounts {
  readonly #rows: SmallSystemRows;
  readonly #span: SmallSpan;
  readonly #states: SmallStates;

  /**
   * `primes` are tried in this order until a count is decided; `seed` chooses the points of `pairwise`. Throws RangeError for
   * what is no odd prime below 2^25.
   */
  constructor(primes: readonly number[] = smallPrimes(1), seed = 1) {
    checkPrimes(primes);
    this.#states = new SmallStates(primes);
    this.#rows = new SmallSystemRows((of) => this.#ranksBound(of));
    this.#span = new SmallSpan(this.#rows, primes, seed);
  }

  /**
   * Reads a layer; its arrays are read when a question is asked, so they must not change before the next `load`.
   * Throws RangeError for more than MOST_SMALL states, inputs or outputs, and for entries that are not whole numbers.
   */
  load(system: SmallSystem): void {
    this.#rows.load(system);
    this.#span.load(this.#rows);
    this.#states.load(system);
  }

  /** k_n, the least number of heads at length n ≥ 0 on the level of operators. */
  heads(n: number): SmallCount {
    return this.#span.rank('heads', n);
  }

  /** k_1, …, k_n. */
  profile(n: number): SmallCount[] {
    return Array.from({ length: n }, (_, l) => this.heads(l + 1));
  }

  /** The rank of [M_0 | M_1 | …] below length n. */
  rowRank(n: number): SmallCount {
    return this.#span.rank('rowRank', n);
  }

  /** The rank of [M_0; M_1; …] below length n. */
  colRank(n: number): SmallCount {
    return this.#span.rank('colRank', n);
  }

  /** k_loc at length n, the least number of heads almost everywhere with pairwise coefficients. */
  pairwise(n: number): SmallCount {
    return this.#span.pairwise(n);
  }

  /** The rank of A, B or C. */
  rank(matrix: StateMatrix): SmallCount {
    return this.#states.rank(matrix);
  }

  /** The degree of the minimal polynomial of A. */
  degree(): SmallCount {
    return this.#states.degree();
  }

  /** The number of distinct complex eigenvalues of A. */
  eigenvalues(): SmallCount {
    return this.#states.eigenvalues();
  }

  /** saturation (b): k ≤ rank(B)·rank(C) without D; the images of all operators lie in that of C, their row spaces in that of B. */
  #ranksBound(of: Flattening): number {
    const certain = (matrix: StateMatrix): number => {
      const { value, status } = this.#states.rank(matrix);
      return status === 'certain' ? value : Infinity;
    };
    if (of === 'rowRank') return certain('C');
    if (of === 'colRank') return certain('B');
    const [b, c] = [certain('B'), certain('C')];
    return b === 0 || c === 0 ? 0 : b * c;
  }
}
