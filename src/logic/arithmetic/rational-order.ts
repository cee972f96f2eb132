// The order of rational constants: for two numbers the theorem that says which is the larger.
import { compareQ, subQ, type Rational } from '../../exact/rational.ts';
import { assume, equation, refl, trans, type Theorem } from '../../kernel/theorem.ts';
import type { Term } from '../../kernel/term.ts';
import { contradiction, toTrue } from '../connective-rules.ts';
import { conditional } from './conditional-value.ts';
import { factLaw, law, n, x, y } from './law.ts';
import { isFalse } from './natural-laws.ts';
import { naturalLe, naturalLess } from './natural-evaluation.ts';
import { ZERO, fromNatural, naturalNumeral, natural, rationalTerm } from './number-terms.ts';
import * as order from './order-laws.ts';
import { rationalNegative, rationalSum } from './rational-evaluation.ts';

/** From `0 < n`: `0 < fromNatural n`. */
const positiveNatural = law([n], () => order.fromNaturalLess([natural.zero, n]));

function positiveInteger(value: bigint): Theorem {
  return positiveNatural([naturalNumeral(value)], naturalLess(0n, value));
}

/** `0 < q` for a positive rational constant. */
export function rationalPositive(q: Rational): Theorem {
  if (q.den === 1n) return positiveInteger(q.num);
  const values = [q.num, q.den].map((one) => fromNatural(naturalNumeral(one)));
  return order.positiveQuotient(values, positiveInteger(q.num), positiveInteger(q.den));
}

/** `p < q` for rational constants where that is so. */
export function rationalLess(p: Rational, q: Rational): Theorem {
  if (p.num === 0n) return rationalPositive(q);
  const gap = subQ(q, p);
  return order.lessOfSum([p, gap, q].map(rationalTerm), rationalSum(p, gap), rationalPositive(gap));
}

/** `p ≤ q` for rational constants where that is so. */
export function rationalLe(p: Rational, q: Rational): Theorem {
  const [s, t] = [rationalTerm(p), rationalTerm(q)];
  if (p.den === 1n && q.den === 1n && p.num >= 0n) {
    return order.fromNaturalLe([s.arg, t.arg], naturalLe(p.num, q.num));
  }
  return compareQ(p, q) === 0 ? factLaw('real-le-refl')([s]) : order.leOfLess([s, t], rationalLess(p, q));
}

/** From `y < x`: `(x ≤ y) = F`; from `y ≤ x`: `(x < y) = F`. */
const notLe = law([x, y], () => {
  const negated = order.notLeOfLess([y, x]);
  const t = order.le(x, y);
  return isFalse(t, contradiction(negated, assume(t)));
});
const notLess = law([x, y], () => {
  const t = order.less(x, y);
  return isFalse(t, contradiction(order.notLeOfLess([x, y]), assume(order.le(y, x))));
});
/** From `x < y`, or from `y < x`: `(x = y) = F`. */
const different = law([x, y], () => {
  const same = assume(equation(x, y));
  const above = order.related(factLaw('real-le-refl')([x]), same, null);
  return isFalse(same.conclusion, contradiction(order.notLeOfLess([x, y]), above));
});
const differentAbove = law([x, y], () => {
  const same = assume(equation(x, y));
  const above = order.related(factLaw('real-le-refl')([x]), null, same);
  return isFalse(same.conclusion, contradiction(order.notLeOfLess([y, x]), above));
});

/** `(p < q) = T` or `(p < q) = F` for rational constants. */
export function rationalLessValue(p: Rational, q: Rational): Theorem {
  if (compareQ(p, q) < 0) return toTrue(rationalLess(p, q));
  return notLess([rationalTerm(p), rationalTerm(q)], rationalLe(q, p));
}

/** `(p ≤ q) = T` or `(p ≤ q) = F` for rational constants. */
export function rationalLeValue(p: Rational, q: Rational): Theorem {
  if (compareQ(p, q) <= 0) return toTrue(rationalLe(p, q));
  return notLe([rationalTerm(p), rationalTerm(q)], rationalLess(q, p));
}

/** `(p = q) = T` or `(p = q) = F` for rational constants. */
export function rationalEqualValue(p: Rational, q: Rational): Theorem {
  const [s, t] = [rationalTerm(p), rationalTerm(q)];
  const sign = compareQ(p, q);
  if (sign === 0) return toTrue(refl(s));
  return sign < 0 ? different([s, t], rationalLess(p, q)) : differentAbove([s, t], rationalLess(q, p));
}

/** From `0 ≤ x`: `abs x = x`; from `x < 0`: `abs x = -x`. */
export const absOfNonnegative = law([x], () => conditional(factLaw('real-abs')([x]), assume(order.le(ZERO, x))));
/** See absOfNonnegative. */
export const absOfNegative = law([x], () => conditional(factLaw('real-abs')([x]), order.notLeOfLess([x, ZERO])));

/** `abs q = r` for a rational constant. */
export function rationalAbs(q: Rational): Theorem {
  const t: Term = rationalTerm(q);
  if (q.num >= 0n) return absOfNonnegative([t], rationalLe({ num: 0n, den: 1n }, q));
  const th = absOfNegative([t], rationalLess(q, { num: 0n, den: 1n }));
  const opposite = rationalNegative(q);
  return opposite === null ? th : trans(th, opposite);
}
