// The derivative of attention by dual numbers (mathematics.md 2.9.2): y(t) = y + t y′ is computed as it stands, with the
// quotient rule, and without the formula that is claimed for it.
//
// A weight e^s is any positive number here, whatever its score: what is used of the exponential is its derivative alone,
// d e^s = e^s ds. Whatever holds for all positive numbers holds for exponentials.

/** Attention over some keys, moved along a line: everything is a whole number. */
export interface MovedAttention {
  /** V: p rows of d numbers. */
  readonly value: readonly (readonly number[])[];
  readonly tokens: readonly (readonly number[])[];
  /** The positive weights e^s of the keys; any common factor of them does not matter. */
  readonly weights: readonly number[];
  /** The derivative of each token. */
  readonly moves: readonly (readonly number[])[];
  /** The derivative of each score. */
  readonly slopes: readonly number[];
}

/** Z² y′ with Z the sum of the weights. */
export function derivativeOfAttention({ value, tokens, weights, moves, slopes }: MovedAttention): number[] {
  const d = tokens[0]?.length ?? 0;
  let [total, totalMoved] = [0, 0];
  const [sum, sumMoved] = [new Array<number>(d).fill(0), new Array<number>(d).fill(0)];
  tokens.forEach((token, m) => {
    const weight = weights[m] ?? 0;
    const moved = weight * (slopes[m] ?? 0);
    total += weight;
    totalMoved += moved;
    token.forEach((x, b) => {
      sum[b] = (sum[b] ?? 0) + weight * x;
      sumMoved[b] = (sumMoved[b] ?? 0) + moved * x + weight * (moves[m]?.[b] ?? 0);
    });
  });
  const mean = sumMoved.map((x, b) => x * total - (sum[b] ?? 0) * totalMoved);
  return value.map((row) => dot(row, mean));
}

/** The scalar product. */
export function dot(x: readonly number[], y: readonly number[]): number {
  return x.reduce((sum, entry, b) => sum + entry * (y[b] ?? 0), 0);
}

/** M x for the rows of M. */
export function applied(M: readonly (readonly number[])[], x: readonly number[]): number[] {
  return M.map((row) => dot(row, x));
}

/** Mᵀ x for the rows of M. */
export function appliedTransposed(M: readonly (readonly number[])[], x: readonly number[]): number[] {
  return (M[0] ?? []).map((_, b) => M.reduce((sum, row, a) => sum + (row[b] ?? 0) * (x[a] ?? 0), 0));
}

/** The largest magnitude. */
export function largest(x: readonly number[]): number {
  return x.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
}

/** Entries row by row as rows. */
export function rowsOf(entries: readonly number[], cols: number): number[][] {
  return Array.from({ length: entries.length / cols }, (_, i) => entries.slice(i * cols, (i + 1) * cols));
}
