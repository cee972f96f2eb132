// What a real term is built by: sums, products, negations, powers, constants, or else it is an atom. Terms that only stand
// for such a form, as differences, quotients by constants and `fromNatural` of sums, come with the theorem that says so.
import { divQ, ONE as ONE_Q, type Rational } from '../../exact/rational.ts';
import { application, type Term } from '../../kernel/term.ts';
import { assume, equation, refl, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import { not } from '../formula.ts';
import { binary, combined, mapped } from './expansion.ts';
import { fromNaturalProduct, fromNaturalSum, negative, subtraction } from './field-laws.ts';
import { factLaw, law, m, x, y, z } from './law.ts';
import { powerAdd } from './natural-laws.ts';
import { ONE, ZERO, fromNatural, isUnary, natural, naturalValue, operationOf, rationalTerm, rationalValue, real } from './number-terms.ts';
import { fromNaturalPower, realPowerAdd, realPowerOfProduct, realPowerSuc } from './power-laws.ts';
import { rationalInverse, rationalNonzero } from './rational-evaluation.ts';

/** The form of a real term; `step`, if it is there, gives the theorem that the term equals that form. */
export type Shape =
  | { readonly kind: 'constant'; readonly value: Rational; readonly step?: () => Theorem }
  | { readonly kind: 'sum' | 'product'; readonly left: Term; readonly right: Term; readonly step?: () => Theorem }
  | { readonly kind: 'negation'; readonly part: Term }
  | { readonly kind: 'power'; readonly base: Term; readonly exponent: number; readonly step?: () => Theorem }
  | { readonly kind: 'atom'; readonly term: Term; readonly step?: () => Theorem };

/** Powers with larger exponents are atoms. */
const MOST_EXPONENT = 256n;

/** `fromNatural (suc m) = fromNatural m + 1`. */
export const fromNaturalSuc = law([m], () =>
  trans(mapped(real.fromNatural, factLaw('suc-as-sum')([m])), sym(fromNaturalSum([m, ONE.arg]))),
);
/** From `¬(y = 0)` and `inv y = z`: `x / y = x * z`. */
const overConstant = law([x, y, z], () => {
  const inverse = assume(equation(application(real.inverse, y), z));
  return trans(factLaw('real-div')([x, y], assume(not(equation(y, ZERO)))), combined(real.times, refl(x), inverse));
});
const naturalPowerSuc = factLaw('natural-power-suc');

const powerOf = (base: Term, exponent: Term): Term => binary(real.power, base, exponent);

/** The exponent of a power that can be multiplied out; null for any other term. */
function smallExponent(e: Term): number | null {
  const value = naturalValue(e);
  return value === null || value > MOST_EXPONENT ? null : Number(value);
}

/** The form of `fromNatural e`. */
function naturalShape(t: Term, e: Term): Shape {
  if (isUnary(e, natural.suc)) return { kind: 'sum', left: fromNatural(e.arg), right: ONE, step: () => fromNaturalSuc([e.arg]) };
  const operation = operationOf(e);
  if (operation === null) return { kind: 'atom', term: t };
  const [a, b] = [e.fn.arg, e.arg];
  const [left, right] = [a, b].map((one) => (one.type === e.type ? fromNatural(one) : one)) as [Term, Term];
  if (operation === natural.plus) return { kind: 'sum', left, right, step: () => sym(fromNaturalSum([a, b])) };
  if (operation === natural.times) return { kind: 'product', left, right, step: () => sym(fromNaturalProduct([a, b])) };
  if (operation !== natural.power) return { kind: 'atom', term: t };
  const exponent = smallExponent(b);
  if (exponent !== null) return { kind: 'power', base: left, exponent, step: () => fromNaturalPower([a, b]) };
  const parts = splitExponent(b);
  if (parts === null) return { kind: 'atom', term: t };
  const factors = parts.terms.map((one) => (one === null ? a : binary(natural.power, a, one))) as [Term, Term];
  const split = (): Theorem => (parts.isSuc ? naturalPowerSuc([a, b.arg]) : powerAdd([a, b.fn.arg, b.arg]));
  const step = (): Theorem => trans(mapped(real.fromNatural, split()), sym(fromNaturalProduct(factors)));
  return { kind: 'product', left: fromNatural(factors[0]), right: fromNatural(factors[1]), step };
}

/** For an exponent `suc a` or `a + b` its two parts, null standing for 1. */
function splitExponent(e: Term): { readonly isSuc: boolean; readonly terms: readonly [Term | null, Term] } | null {
  if (isUnary(e, natural.suc)) return { isSuc: true, terms: [null, e.arg] };
  return operationOf(e) === natural.plus ? { isSuc: false, terms: [e.fn.arg, e.arg] } : null;
}

function powerShape(t: Term, base: Term, e: Term): Shape {
  const exponent = smallExponent(e);
  if (exponent !== null) return { kind: 'power', base, exponent };
  const parts = splitExponent(e);
  if (parts !== null) {
    const [left, right] = parts.terms.map((one) => (one === null ? base : powerOf(base, one))) as [Term, Term];
    const step = (): Theorem => (parts.isSuc ? realPowerSuc([base, e.arg]) : realPowerAdd([base, e.fn.arg, e.arg]));
    return { kind: 'product', left, right, step };
  }
  if (operationOf(base) === real.times) {
    const [a, b] = [base.fn.arg, base.arg];
    return { kind: 'product', left: powerOf(a, e), right: powerOf(b, e), step: () => realPowerOfProduct([a, b, e]) };
  }
  if (!isUnary(base, real.fromNatural)) return { kind: 'atom', term: t };
  const term = fromNatural(binary(natural.power, base.arg, e));
  return { kind: 'atom', term, step: () => sym(fromNaturalPower([base.arg, e])) };
}

/** The form of a real term. */
export function shapeOf(t: Term): Shape {
  const value = t.kind === 'application' ? rationalValue(t) : null;
  if (value !== null) return { kind: 'constant', value };
  if (isUnary(t, real.fromNatural)) return naturalShape(t, t.arg);
  if (isUnary(t, real.negate)) return { kind: 'negation', part: t.arg };
  if (isUnary(t, real.inverse)) {
    const part = rationalValue(t.arg);
    if (part === null || part.num === 0n) return { kind: 'atom', term: t };
    return { kind: 'constant', value: divQ(ONE_Q, part), step: () => rationalInverse(part) };
  }
  const operation = operationOf(t);
  if (operation === null) return { kind: 'atom', term: t };
  const [left, right] = [t.fn.arg, t.arg];
  if (operation === real.plus) return { kind: 'sum', left, right };
  if (operation === real.times) return { kind: 'product', left, right };
  if (operation === real.minus) return { kind: 'sum', left, right: negative(right), step: () => subtraction([left, right]) };
  if (operation === real.power) return powerShape(t, left, right);
  const divisor = operation === real.over ? rationalValue(right) : null;
  if (divisor === null || divisor.num === 0n) return { kind: 'atom', term: t };
  const factor = rationalTerm(divQ(ONE_Q, divisor));
  const step = (): Theorem => overConstant([left, right, factor], rationalNonzero(divisor), rationalInverse(divisor));
  return { kind: 'product', left, right: factor, step };
}
