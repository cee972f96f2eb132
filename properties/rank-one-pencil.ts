import { integerRank } from '../src/exact/fraction-free.ts';
import type { Whole } from './integer-operators.ts';

/** Coefficients of s², st, t². */
type Quadratic = readonly [bigint, bigint, bigint];

/**
 * Whether some real combination s V + t U with (s, t) ≠ (0, 0) has rank at most 1. Its 2×2 minors are quadratic forms in s
 * and t; the question is whether all of them have a zero in common.
 */
export function hasRankOneCombination(V: Whole, U: Whole): boolean {
  const forms = minorsOf(V, U);
  const { rank, rows } = integerRank(forms);
  const [first, second] = rows.map((i) => forms[i]);
  if (rank === 0 || first === undefined) return true;
  if (rank >= 3) return false;
  // One form up to factors: it has a real zero unless it is definite.
  if (second === undefined) return discriminant(first) >= 0n;
  // Two independent forms share at most one factor, which is then real: exactly where their resultant is 0.
  return resultant(first, second) === 0n;
}

function minorsOf(V: Whole, U: Whole): Quadratic[] {
  const forms: Quadratic[] = [];
  const [p, d] = [V.length, V[0]?.length ?? 0];
  for (let i = 0; i < p; i += 1) {
    for (let k = i + 1; k < p; k += 1) {
      for (let j = 0; j < d; j += 1) {
        for (let m = j + 1; m < d; m += 1) {
          const at = (T: Whole, row: number, col: number): bigint => T[row]?.[col] ?? 0n;
          const det = (T: Whole, W: Whole): bigint => at(T, i, j) * at(W, k, m) - at(T, i, m) * at(W, k, j);
          forms.push([det(V, V), det(V, U) + det(U, V), det(U, U)]);
        }
      }
    }
  }
  return forms;
}

function discriminant([a, b, c]: Quadratic): bigint {
  return b * b - 4n * a * c;
}

function resultant([a, b, c]: Quadratic, [e, f, g]: Quadratic): bigint {
  const ac = a * g - c * e;
  return ac * ac - (a * f - b * e) * (b * g - c * f);
}
