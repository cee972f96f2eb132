import { checkSize, checkWhole, writeResidues, type SmallRows } from './small-rows.ts';

/** Operators of a layer in full, whole numbers: entry (α, β) of operator t at (t·p + α)·d + β. A positive factor on each does not matter. */
export interface SmallOperators {
  readonly p: number;
  readonly d: number;
  readonly count: number;
  readonly entries: ArrayLike<number>;
  /** The least length at which each operator occurs, non-decreasing from 1; null: operator t at length t + 1. */
  readonly since: ArrayLike<number> | null;
}

/** Operators that are given one by one (convolutions, lists, both directions, changing matrices) as rows of a small layer. */
export class SmallListedRows implements SmallRows {
  readonly p: number;
  readonly d: number;
  readonly count: number;
  readonly #operators: SmallOperators;

  /** Throws RangeError for sizes that are not small, entries that are not whole, and lengths that decrease. */
  constructor(operators: SmallOperators) {
    const { p, d, count, entries, since } = operators;
    checkSize('p', p);
    checkSize('d', d);
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`count: expected a whole number, found ${count}`);
    checkWhole('entries', entries, count * p * d);
    if (since !== null) {
      checkWhole('since', since, count);
      for (let t = 0; t < count; t++) {
        if ((since[t] as number) < (since[t - 1] ?? 1)) throw new RangeError(`since[${t}]: expected no decrease, and at least 1`);
      }
    }
    this.p = p;
    this.d = d;
    this.count = count;
    this.#operators = operators;
  }

  rowsAt(n: number): number {
    const { since } = this.#operators;
    if (since === null) return Math.min(n, this.count);
    let below = 0;
    while (below < this.count && (since[below] as number) <= n) below++;
    return below;
  }

  upper(): number {
    return Infinity;
  }

  write(modulus: number, target: Float64Array): void {
    writeResidues(this.#operators.entries, modulus, target);
  }

  writeBits(target: Float64Array): void {
    const width = this.p * this.d;
    for (let t = 0; t < this.count; t++) {
      let most = 0;
      for (let e = t * width; e < (t + 1) * width; e++) most = Math.max(most, Math.abs(this.#operators.entries[e] as number));
      target[t] = Math.log2(most);
    }
  }
}
