// Attention with one token that matters, as in the gradient highway (mathematics.md 2.9.3), in whole numbers.
import { derivativeOfAttention, dot, largest } from './attention-derivative.ts';

/**
 * Token u with a key of weight E and score s, perhaps the token w of the query with a key of weight F, and zero tokens
 * with keys of one weight each (`rest`): e^s, e^0 and so on, read as positive numbers that need not belong to their
 * scores. s = score / scale, so that both may be whole.
 */
export interface Highway {
  readonly V: readonly (readonly number[])[];
  readonly u: readonly number[];
  readonly E: number;
  readonly score: number;
  readonly scale: number;
  readonly rest: readonly number[];
  readonly asking?: { readonly w: readonly number[]; readonly F: number };
}

/** What the output does when the token moves along u itself. */
export interface HighwayDerivative {
  /** scale · Z² · J u, by dual numbers. */
  readonly moved: readonly number[];
  /** scale · Z². */
  readonly unit: number;
  readonly Vu: readonly number[];
  /** Z, the sum of the weights; that of u is a = E / Z. */
  readonly total: number;
}

/** J u with J the derivative by the token u. */
export function highwayDerivative({ V, u, E, score, scale, rest, asking }: Highway): HighwayDerivative {
  const zero = u.map(() => 0);
  const tokens = [u, ...(asking === undefined ? [] : [asking.w]), ...rest.map(() => zero)];
  const weights = [E, ...(asking === undefined ? [] : [asking.F]), ...rest];
  const total = weights.reduce((sum, x) => sum + x, 0);
  const moved = derivativeOfAttention({
    value: V,
    tokens,
    weights,
    moves: tokens.map((_, m) => (m === 0 ? u.map((x) => scale * x) : zero)),
    slopes: tokens.map((_, m) => (m === 0 ? score : 0)),
  });
  return { moved, unit: scale * total ** 2, Vu: V.map((row) => dot(row, u)), total };
}

/** ‖J u‖ ≥ (times / parts) ‖V u‖ in the largest-entry norm. */
export function isAtLeast({ moved, unit, Vu }: HighwayDerivative, times: number, parts: number): boolean {
  return parts * largest(moved) >= times * unit * largest(Vu);
}

/** Scores at 0 for all other keys: so many of weight 1, over the denominator of E. */
export function zeroKeys(count: number, one: number): number[] {
  return Array.from({ length: Math.max(count, 0) }, () => one);
}
