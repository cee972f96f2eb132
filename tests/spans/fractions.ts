/**
 * Fractions and elimination for the oracles, written again from nothing: what is tested must not test itself.
 * A fraction is [numerator, denominator > 0]; it is reduced now and then, never needed in lowest terms.
 */
export type Fraction = readonly [bigint, bigint];

/** Rows of equal length. */
export type Fractions = readonly (readonly Fraction[])[];

export const NOUGHT: Fraction = [0n, 1n];
export const UNIT: Fraction = [1n, 1n];

function lowest(num: bigint, den: bigint): Fraction {
  let [a, b] = [num < 0n ? -num : num, den < 0n ? -den : den];
  while (b > 0n) [a, b] = [b, a % b];
  if (a === 0n) throw new RangeError('a fraction with denominator 0');
  const g = den < 0n ? -a : a;
  return [num / g, den / g];
}

/** num/den, reduced. */
export const fraction = (num: bigint | number, den: bigint | number = 1n): Fraction => lowest(BigInt(num), BigInt(den));

export const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => lowest(a * d + c * b, b * d);
export const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => lowest(a * c, b * d);
export const minus = (x: Fraction, y: Fraction): Fraction => plus(x, times([-1n, 1n], y));
export const over = ([a, b]: Fraction, [c, d]: Fraction): Fraction => lowest(a * d, b * c);
export const isNought = ([a]: Fraction): boolean => a === 0n;

/** x as a double; exact enough for fractions whose parts are below 2^900. */
export const approximate = ([a, b]: Fraction): number => Number(a) / Number(b);

/** What a layer file writes: an integer, or `a/b`. */
export const written = ([a, b]: Fraction): number | string =>
  b === 1n && Number.isSafeInteger(Number(a)) ? Number(a) : b === 1n ? String(a) : `${String(a)}/${String(b)}`;

/** The value of an integer, `a/b` or a decimal string. */
export function valueOf(entry: unknown): Fraction {
  const [num = '', den] = String(entry).split('/');
  if (den !== undefined) return fraction(BigInt(num), BigInt(den));
  const [whole = '', decimals = ''] = num.split('.');
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

/** Row by column. */
export function product(a: Fractions, b: Fractions): Fraction[][] {
  return a.map((row) => (b[0] ?? []).map((_, j) => row.reduce<Fraction>((sum, x, t) => plus(sum, times(x, b[t]?.[j] ?? NOUGHT)), NOUGHT)));
}

export function sum(a: Fractions, b: Fractions): Fraction[][] {
  return a.map((row, i) => row.map((x, j) => plus(x, b[i]?.[j] ?? NOUGHT)));
}

export function scaled(a: Fractions, by: Fraction): Fraction[][] {
  return a.map((row) => row.map((x) => times(x, by)));
}

export function noughts(rows: number, cols: number): Fraction[][] {
  return Array.from({ length: rows }, () => Array.from({ length: cols }, () => NOUGHT));
}

export function unitMatrix(size: number): Fraction[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? UNIT : NOUGHT)));
}

/** Grows a set of independent rows one by one, by Gaussian elimination in fractions; `add` tells whether the rank rose. */
export class GrowingSpan {
  readonly #reduced: { readonly at: number; readonly row: readonly Fraction[] }[] = [];

  get rank(): number {
    return this.#reduced.length;
  }

  add(vector: readonly Fraction[]): boolean {
    let row = [...vector];
    for (const { at, row: pivot } of this.#reduced) {
      const factor = row[at] ?? NOUGHT;
      if (!isNought(factor)) row = row.map((x, j) => minus(x, times(factor, pivot[j] ?? NOUGHT)));
    }
    const at = row.findIndex((x) => !isNought(x));
    if (at < 0) return false;
    const lead = row[at] ?? UNIT;
    this.#reduced.push({ at, row: row.map((x) => over(x, lead)) });
    return true;
  }
}

export function rankOf(rows: Fractions): number {
  const span = new GrowingSpan();
  for (const row of rows) span.add(row);
  return span.rank;
}

/** A basis of { x : Σ_t x_t rows_t = 0 }: the relations between the rows. */
export function relations(rows: Fractions): Fraction[][] {
  const m = rows.map((row, t) => [...row, ...rows.map((_, s) => (s === t ? UNIT : NOUGHT))]);
  const width = rows[0]?.length ?? 0;
  let top = 0;
  for (let j = 0; j < width; j++) {
    const found = m.findIndex((row, i) => i >= top && !isNought(row[j] ?? NOUGHT));
    if (found < 0) continue;
    const pivot = m[found] ?? [];
    m[found] = m[top] ?? [];
    m[top] = pivot;
    for (let i = top + 1; i < m.length; i++) {
      const row = m[i] ?? [];
      const factor = over(row[j] ?? NOUGHT, pivot[j] ?? UNIT);
      if (!isNought(factor)) m[i] = row.map((x, e) => minus(x, times(factor, pivot[e] ?? NOUGHT)));
    }
    top++;
  }
  return m.slice(top).map((row) => row.slice(width));
}
