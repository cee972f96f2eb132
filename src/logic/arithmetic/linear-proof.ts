// From theorems that are inequalities of reals and multipliers that make their sum absurd, the theorem F.
import { gcd, lcm, type Rational } from '../../exact/rational.ts';
import type { Term } from '../../kernel/term.ts';
import { assume, equation, proveHyp, sym, type Theorem } from '../../kernel/theorem.ts';
import { fail } from '../../diagnostics/diagnostic.ts';
import { printTerm } from '../print-term.ts';
import { negative, sumOf } from './field-laws.ts';
import { factLaw, law, x, y } from './law.ts';
import type { Relation } from './literal.ts';
import { fromNatural, naturalNumeral, rationalTerm, ZERO } from './number-terms.ts';
import * as order from './order-laws.ts';
import { Atoms, constantOf, polynomialOf } from './polynomial.ts';
import { rationalPositive } from './rational-order.ts';
import { sameByRing } from './ring.ts';

/** A theorem that relates two reals. */
interface Related {
  readonly relation: Relation;
  readonly theorem: Theorem;
}

/** From `x = y`: `x ≤ y`. */
const leOfEqual = law([x, y], () => order.related(factLaw('real-le-refl')([x]), null, assume(equation(x, y))));

type Inequality = { readonly isStrict: boolean; readonly theorem: Theorem };

function inequality({ relation, theorem }: Related, isNegative: boolean): Inequality {
  if (relation !== 'equal') return { isStrict: relation === 'less', theorem };
  const th = isNegative ? sym(theorem) : theorem;
  return { isStrict: false, theorem: leOfEqual([th.conclusion.fn.arg, th.conclusion.arg], th) };
}

function scaled({ isStrict, theorem }: Inequality, factor: bigint): Inequality {
  if (factor === 1n) return { isStrict, theorem };
  const values = [fromNatural(naturalNumeral(factor)), theorem.conclusion.fn.arg, theorem.conclusion.arg];
  const positive = rationalPositive({ num: factor, den: 1n });
  if (isStrict) return { isStrict, theorem: order.scaledLess(values, positive, theorem) };
  const nonnegative = order.leOfLess([ZERO, values[0] as Term], positive);
  return { isStrict, theorem: order.scaledLe(values, nonnegative, theorem) };
}

function added(a: Inequality, b: Inequality): Inequality {
  const [s, t] = [a.theorem.conclusion, b.theorem.conclusion];
  const values = [s.fn.arg, s.arg, t.fn.arg, t.arg];
  const sum = a.isStrict ? (b.isStrict ? order.sumLessLess : order.sumLessLe) : b.isStrict ? order.sumLeLess : order.sumLeLe;
  return { isStrict: a.isStrict || b.isStrict, theorem: sum(values, a.theorem, b.theorem) };
}

/** The multipliers times one positive number that makes them whole numbers without a common factor. */
function wholeMultipliers(multipliers: readonly Rational[]): bigint[] {
  const below = multipliers.reduce((so, { den }) => lcm(so, den), 1n);
  const whole = multipliers.map(({ num, den }) => num * (below / den));
  const common = whole.reduce((so, value) => gcd(so, value), 0n);
  return whole.map((value) => value / common);
}

/**
 * `F` from inequalities and multipliers, positive but for equations: the sum of the multiplied right sides less the left
 * sides must be a negative number, or 0 if one of them is strict. Throws `linear-multipliers` if it is not.
 */
function absurdity(rows: readonly Related[], multipliers: readonly Rational[]): Theorem {
  const whole = wholeMultipliers(multipliers);
  const parts = rows.map((row, i) => {
    const factor = whole[i] ?? 0n;
    return scaled(inequality(row, factor < 0n), factor < 0n ? -factor : factor);
  });
  const { isStrict, theorem } = parts.reduce(added);
  const [left, right] = [theorem.conclusion.fn.arg, theorem.conclusion.arg];
  const gap = sumOf(right, negative(left));
  const value = constantOf(polynomialOf(gap, new Atoms()));
  const equal = value === null ? null : sameByRing(gap, rationalTerm(value));
  if (value === null || equal === null || value.num > 0n || (value.num === 0n && !isStrict)) {
    return fail('linear-multipliers', `the inequalities do not add up to an absurdity: ${printTerm(theorem.conclusion, { limit: 400 })}`);
  }
  const zeroTo = [left, right, equal.conclusion.arg];
  if (value.num === 0n) return proveHyp(order.positiveDifference(zeroTo, theorem, equal), order.zeroNotPositive([]));
  const nonnegative = isStrict ? order.leOfLess([left, right], theorem) : theorem;
  const absurd = order.nonnegativeDifference(zeroTo, nonnegative, equal);
  const size = { num: -value.num, den: value.den };
  return order.negativeNotNonnegative([rationalTerm(size)], rationalPositive(size), absurd);
}

/** `absurdity` of those of the rows that have a multiplier, by their numbers. */
export function absurdityOf(
  rows: readonly { readonly relation: Relation; readonly theorem: () => Theorem }[],
  multipliers: ReadonlyMap<number, Rational>,
): Theorem {
  const related: Related[] = [];
  const factors: Rational[] = [];
  for (const [i, factor] of multipliers) {
    const row = rows[i];
    if (row === undefined || factor.num === 0n) continue;
    related.push({ relation: row.relation, theorem: row.theorem() });
    factors.push(factor);
  }
  return absurdity(related, factors);
}
