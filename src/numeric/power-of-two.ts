import { fail } from '../diagnostics/diagnostic.ts';

/** Scaling by powers of two is exact: it keeps growing systems from overflowing and decaying ones from vanishing. */

/**
 * e with |x| < 2^(e+1) for every entry x, and some |x| ≥ 2^(e-1); 0 for a zero or empty array.
 * Throws DiagnosticError `not-finite` for NaN and ±∞.
 */
export function binaryExponent(entries: Float64Array, from = 0, to = entries.length): number {
  let largest = 0;
  for (let i = from; i < to; i++) {
    const size = Math.abs(entries[i] as number);
    if (!(size <= Number.MAX_VALUE)) fail('not-finite', `expected finite numbers, found ${String(entries[i])} at entry ${String(i)}`);
    if (size > largest) largest = size;
  }
  return largest === 0 ? 0 : Math.floor(Math.log2(largest));
}

/** x·2^e, correctly rounded where it is normal, for any integer e. */
export function timesPowerOfTwo(x: number, e: number): number {
  let rest = e;
  let value = x;
  while (rest > 1000 && Number.isFinite(value)) {
    value *= 2 ** 1000;
    rest -= 1000;
  }
  while (rest < -1000 && value !== 0) {
    value *= 2 ** -1000;
    rest += 1000;
  }
  return value * 2 ** Math.max(-1000, Math.min(1000, rest));
}

/** A block of float64 entries that stands for entries·2^exponent. */
export interface ScaledBlock {
  readonly entries: Float64Array;
  readonly exponent: number;
}

/** The same block with its largest entry brought near 1. Throws DiagnosticError `not-finite`. */
export function normalised(entries: Float64Array, exponent = 0): ScaledBlock {
  const shift = binaryExponent(entries);
  return shift === 0 ? { entries, exponent } : { entries: entries.map((x) => timesPowerOfTwo(x, -shift)), exponent: exponent + shift };
}
