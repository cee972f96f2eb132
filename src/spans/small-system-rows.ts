import { reduced } from './small-echelon.ts';
import {
  checkSize,
  checkWhole,
  multiplySmall,
  NO_SYSTEM,
  writeResidues,
  type Flattening,
  type SmallRows,
  type SmallSystem,
} from './small-rows.ts';

/** Room for the largest small matrix. */
const room = (): Float64Array => new Float64Array(32 * 32);

/**
 * The lags of an LTI layer as whole-number rows: with A = A'/q, B = B'/q, …, row 0 is C'B' + q·D' and row l is C'A'^l B',
 * positive multiples of M_0 and M_l. Cut at N rows (N + 1 with D), by Cayley and Hamilton.
 */
export class SmallSystemRows implements SmallRows {
  p = 1;
  d = 1;
  count = 1;
  #system = NO_SYSTEM;
  readonly #upper: (of: Flattening) => number;
  readonly #A = room();
  readonly #B = room();
  readonly #C = room();
  readonly #X = room();
  readonly #next = room();

  /** `upper` answers for systems without D, from the ranks of B and C. */
  constructor(upper: (of: Flattening) => number) {
    this.#upper = upper;
  }

  /** Reads another system into the same buffers. Throws RangeError for sizes that are not small, and entries that are not whole. */
  load(system: SmallSystem): void {
    const { N, p, d, denominator, A, B, C, D } = system;
    checkSize('N', N);
    checkSize('p', p);
    checkSize('d', d);
    checkWhole('A', A, N * N);
    checkWhole('B', B, N * d);
    checkWhole('C', C, p * N);
    if (D !== null) checkWhole('D', D, p * d);
    if (!Number.isSafeInteger(denominator) || denominator < 1) {
      throw new RangeError(`denominator: expected a whole number from 1, found ${denominator}`);
    }
    this.#system = system;
    this.p = p;
    this.d = d;
    this.count = D === null ? N : N + 1;
  }

  rowsAt(n: number): number {
    return Math.min(n, this.count);
  }

  upper(of: Flattening): number {
    return this.#system.D === null ? this.#upper(of) : Infinity;
  }

  write(modulus: number, target: Float64Array): void {
    const { N, p, d, denominator, A, B, C, D } = this.#system;
    const [a, c] = [this.#A, this.#C];
    writeResidues(A, modulus, a);
    writeResidues(C, modulus, c);
    writeResidues(B, modulus, this.#B);
    let [x, next] = [this.#B, this.#X];
    for (let l = 0; l < this.count; l++) {
      multiplySmall(c, 0, x, p, N, d, modulus, target, l * p * d);
      if (l + 1 === this.count) break;
      multiplySmall(a, 0, x, N, N, d, modulus, next, 0);
      // B is read again for every prime: its buffer may serve as well as the two others.
      [x, next] = [next, x === this.#B ? this.#next : x];
    }
    if (D === null) return;
    writeResidues(D, modulus, next);
    const q = denominator % modulus;
    const inverse = 1 / modulus;
    for (let e = 0; e < p * d; e++) {
      target[e] = reduced((target[e] as number) + reduced(q * (next[e] as number), modulus, inverse), modulus, inverse);
    }
  }

  writeBits(target: Float64Array): void {
    const { N, p, d, denominator, A, B, C, D } = this.#system;
    let [x, next] = [this.#X, this.#next];
    // x_s bounds row s of |A'|^l |B'|.
    for (let s = 0; s < N; s++) x[s] = largest(B, s * d, d);
    for (let l = 0; l < this.count; l++) {
      let bound = 0;
      for (let i = 0; i < p; i++) bound = Math.max(bound, weighted(C, i, N, x));
      if (l === 0 && D !== null) bound += denominator * largest(D, 0, p * d);
      // Where the product overflows there is no bound: NaN comes from 0 · Infinity.
      target[l] = bound < Number.MAX_VALUE ? Math.log2(bound) : Infinity;
      for (let i = 0; i < N; i++) next[i] = weighted(A, i, N, x);
      [x, next] = [next, x];
    }
  }
}

/** The largest of |entries[from]| … |entries[from + count - 1]|. */
function largest(entries: ArrayLike<number>, from: number, count: number): number {
  let most = 0;
  for (let e = from; e < from + count; e++) most = Math.max(most, Math.abs(entries[e] as number));
  return most;
}

/** Σ_t |row i of m|_t · x_t. */
function weighted(m: ArrayLike<number>, i: number, width: number, x: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < width; t++) sum += Math.abs(m[i * width + t] as number) * (x[t] as number);
  return sum;
}
