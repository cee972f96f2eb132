import { balanced } from '../exact/primes.ts';
import { between, mulberry32 } from '../exact/seeded.ts';
import { reduced, SmallEchelon } from './small-echelon.ts';
import { hadamardBits, settledRank, type SmallCount } from './small-rank.ts';
import { MOST_SMALL, type Flattening, type SmallRows } from './small-rows.ts';

/** The operators modulo one prime; its buffers serve one layer after another. */
interface Reading {
  readonly prime: number;
  /** A vector v for dim{Tv}, residues other than 0. */
  readonly point: Float64Array;
  residues: Float64Array;
  /** Increasing numbers of the rows that are independent of earlier ones; the first `rank` of them. */
  readonly pivots: Int32Array;
  rank: number;
  /** Whether `residues`, and `pivots`, belong to the layer at hand. */
  isWritten: boolean;
  isReduced: boolean;
}

/** The counts of a small layer that depend on its operators alone, at any length, modulo a few primes. One layer at a time. */
export class SmallSpan {
  readonly #readings: readonly Reading[];
  readonly #primeBits: readonly number[];
  readonly #echelon = new SmallEchelon();
  readonly #image = new Float64Array(MOST_SMALL);
  #bits = new Float64Array(64);
  #scratch = new Float64Array(64);
  #hasBits = false;
  #rows: SmallRows;

  /** `primes` below 2^25, tried in this order; `seed` chooses the points of `pairwise`. */
  constructor(rows: SmallRows, primes: readonly number[], seed: number) {
    const random = mulberry32(seed);
    this.#rows = rows;
    this.#primeBits = primes.map(Math.log2);
    this.#readings = primes.map((prime) => ({
      prime,
      point: Float64Array.from({ length: MOST_SMALL }, () => balanced(between(random, 1, prime - 1), prime)),
      residues: new Float64Array(1024),
      pivots: new Int32Array(MOST_SMALL * MOST_SMALL),
      rank: 0,
      isWritten: false,
      isReduced: false,
    }));
  }

  /** Takes another layer, or the same object with other content. */
  load(rows: SmallRows): void {
    this.#rows = rows;
    this.#hasBits = false;
    for (const reading of this.#readings) reading.isWritten = reading.isReduced = false;
  }

  /** At length n ≥ 0: the number of heads k_n, or the rank of the operators side by side or one above the other. */
  rank(of: Flattening, n: number): SmallCount {
    const rows = this.#rows;
    const count = rows.rowsAt(n);
    const groups = of === 'heads' ? 1 : of === 'rowRank' ? rows.d : rows.p;
    const width = of === 'heads' ? rows.p * rows.d : of === 'rowRank' ? rows.p : rows.d;
    return settledRank(
      {
        trivial: Math.min(count * groups, width),
        modulo: (i) => this.#modulo(of, i, count, width),
        upper: () => rows.upper(of),
        minorBits: (size) => hadamardBits(this.#entryBits(), count, groups, size, this.#scratch),
      },
      this.#primeBits,
    );
  }

  /**
   * k_loc at length n: the largest dim{Tv : T in the span}. Each prime has its own v. Certain only where it meets the
   * number of heads or the dimension of the outputs, since a larger one at another v cannot be excluded from here.
   */
  pairwise(n: number): SmallCount {
    const count = this.#rows.rowsAt(n);
    const heads = this.rank('heads', n);
    // With one output, or none that counts, the answer is 1 or 0 as soon as there is an operator.
    const outputs = heads.value > 1 && this.#rows.p > 1 ? this.rank('rowRank', n) : heads;
    const most = (of: SmallCount, otherwise: number): number => (of.status === 'certain' ? of.value : otherwise);
    return settledRank(
      {
        trivial: Math.min(most(heads, count), most(outputs, this.#rows.p), this.#rows.p),
        modulo: (i) => this.#imageRank(i, count),
        upper: () => Infinity,
        minorBits: () => Infinity,
      },
      this.#primeBits,
    );
  }

  #modulo(of: Flattening, i: number, count: number, width: number): number {
    const { p, d } = this.#rows;
    if (of === 'heads') {
      const { pivots, rank } = this.#reduced(i);
      let below = 0;
      while (below < rank && (pivots[below] as number) < count) below++;
      return below;
    }
    const { prime, residues } = this.#written(i);
    const echelon = this.#echelon;
    echelon.start(width, width, prime);
    const [steps, step, stride] = of === 'rowRank' ? [d, 1, d] : [p, d, 1];
    for (let t = 0; t < count; t++) {
      for (let s = 0; s < steps; s++) {
        if (echelon.rank === width) return width;
        echelon.add(residues, t * p * d + s * step, stride);
      }
    }
    return echelon.rank;
  }

  #imageRank(i: number, count: number): number {
    const { p, d } = this.#rows;
    const { prime, residues, point } = this.#written(i);
    const [echelon, image, inverse] = [this.#echelon, this.#image, 1 / prime];
    echelon.start(p, p, prime);
    for (let t = 0; t < count && echelon.rank < p; t++) {
      for (let a = 0; a < p; a++) {
        let sum = 0;
        for (let b = 0; b < d; b++) sum += (residues[(t * p + a) * d + b] as number) * (point[b] as number);
        image[a] = reduced(sum, prime, inverse);
      }
      echelon.add(image, 0);
    }
    return echelon.rank;
  }

  #written(i: number): Reading {
    const reading = this.#readings[i] as Reading;
    if (reading.isWritten) return reading;
    const { count, p, d } = this.#rows;
    if (count * p * d > reading.residues.length) reading.residues = new Float64Array(2 * count * p * d);
    this.#rows.write(reading.prime, reading.residues);
    reading.isWritten = true;
    return reading;
  }

  /** All rows reduced in their order, which answers for every length at once. */
  #reduced(i: number): Reading {
    const reading = this.#written(i);
    if (reading.isReduced) return reading;
    const { count, p, d } = this.#rows;
    const [width, echelon] = [p * d, this.#echelon];
    const most = Math.min(count, width);
    echelon.start(width, most, reading.prime);
    for (let t = 0; t < count && echelon.rank < most; t++) {
      if (echelon.add(reading.residues, t * width)) reading.pivots[echelon.rank - 1] = t;
    }
    reading.rank = echelon.rank;
    reading.isReduced = true;
    return reading;
  }

  #entryBits(): Float64Array {
    if (this.#hasBits) return this.#bits;
    const { count } = this.#rows;
    if (count > this.#bits.length) [this.#bits, this.#scratch] = [new Float64Array(2 * count), new Float64Array(2 * count)];
    this.#rows.writeBits(this.#bits);
    this.#hasBits = true;
    return this.#bits;
  }
}
