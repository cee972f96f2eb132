import type { Rational } from '../../src/exact/rational.ts';
import { exactEntry } from '../../src/layers/entries.ts';

/** A matrix of rationals as one writes it: `q([[1, '1/2']])`. */
export function q(rows: readonly (readonly (number | string)[])[]): Rational[][] {
  return rows.map((row) => row.map(exactEntry));
}
