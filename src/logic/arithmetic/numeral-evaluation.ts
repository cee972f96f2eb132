// The value of one operation on numerals: of naturals (zero, bit0, bit1), and of rational constants among the reals.
import type { Rational } from '../../exact/rational.ts';
import type { Term } from '../../kernel/term.ts';
import { assume, eqMp, isEquation, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import type { Conversion } from '../conversion.ts';
import { conditional } from './conditional-value.ts';
import { binary } from './expansion.ts';
import { factLaw, law, m, n } from './law.ts';
import * as evaluate from './natural-evaluation.ts';
import { NATURAL, REAL, natural, naturalNumeral, naturalValue, operationOf, rationalTerm, rationalValue, real } from './number-terms.ts';
import * as order from './rational-order.ts';
import * as rationals from './rational-evaluation.ts';
import { rationalPower } from './rational-power.ts';

/** Powers with more binary digits are left as they are. */
const MOST_BITS = 2048n;

type OnNaturals = (a: bigint, b: bigint) => Theorem | null;
type OnRationals = (a: Rational, b: Rational) => Theorem | null;

const [naturalGreater, naturalAtLeast] = [factLaw('natural-greater'), factLaw('natural-at-least')];
const [realGreater, realAtLeast] = [factLaw('real-greater'), factLaw('real-at-least')];
/** From `m ≤ n`: `min m n = m`; from `n < m`: `min m n = n`. */
const minFirst = law([m, n], () => conditional(factLaw('natural-min')([m, n]), assume(binary(natural.le, m, n))));
const minSecond = law([m, n], () => {
  const negated = eqMp(sym(factLaw('natural-not-le')([m, n])), assume(binary(natural.less, n, m)));
  return conditional(factLaw('natural-min')([m, n]), negated);
});

function bitsOf(a: bigint): bigint {
  return BigInt((a < 0n ? -a : a).toString(2).length);
}

const onNaturals = new Map<Term, OnNaturals>([
  [natural.plus, evaluate.naturalSum],
  [natural.times, evaluate.naturalProduct],
  [natural.minus, (a, b) => (a >= b ? evaluate.naturalDifference(a, b) : null)],
  [natural.power, (a, b) => (a > 1n && bitsOf(a) * b > MOST_BITS ? null : b > 1n << 20n ? null : evaluate.naturalPower(a, b))],
  [natural.div, (a, b) => (b === 0n ? null : evaluate.naturalDivision(a, b, 'div'))],
  [natural.mod, (a, b) => (b === 0n ? null : evaluate.naturalDivision(a, b, 'mod'))],
  [natural.le, evaluate.naturalLeValue],
  [natural.less, evaluate.naturalLessValue],
  [natural.ge, (a, b) => trans(naturalAtLeast([a, b].map(naturalNumeral)), evaluate.naturalLeValue(b, a))],
  [natural.greater, (a, b) => trans(naturalGreater([a, b].map(naturalNumeral)), evaluate.naturalLessValue(b, a))],
  [
    natural.min,
    (a, b) => (a <= b ? minFirst : minSecond)([a, b].map(naturalNumeral), a <= b ? evaluate.naturalLe(a, b) : evaluate.naturalLess(b, a)),
  ],
]);

const onRationals = new Map<Term, OnRationals>([
  [real.plus, rationals.rationalSum],
  [real.times, rationals.rationalProduct],
  [real.minus, rationals.rationalDifference],
  [real.over, (a, b) => (b.num === 0n ? null : rationals.rationalQuotient(a, b))],
  [real.le, order.rationalLeValue],
  [real.less, order.rationalLessValue],
  [real.ge, (a, b) => trans(realAtLeast([a, b].map(rationalTerm)), order.rationalLeValue(b, a))],
  [real.greater, (a, b) => trans(realGreater([a, b].map(rationalTerm)), order.rationalLessValue(b, a))],
]);

const onRational = new Map<Term, (a: Rational) => Theorem | null>([
  [real.negate, rationals.rationalNegative],
  [real.inverse, (a) => (a.num === 0n ? null : rationals.rationalInverse(a))],
  [real.abs, order.rationalAbs],
]);

/**
 * The value of one operation on numerals, `3 + 4 = 7` or `(2 < 1) = F`: on naturals suc, +, *, - (where it is not cut off),
 * ^, div, mod, min, =, <, ≤, >, ≥, and on rational constants in canonical form (`n`, `-n`, `n / d`, `-(n / d)`) +, -, *, /,
 * inv, ^, abs and the same relations. Null for any other term, for division by 0, and for powers too large to write.
 */
export const evaluateNumerals: Conversion = (t) => {
  if (t.kind !== 'application') return null;
  if (t.fn === natural.suc) {
    const a = naturalValue(t.arg);
    return a === null ? null : evaluate.successorOf(t.arg);
  }
  const unary = onRational.get(t.fn);
  if (unary !== undefined) {
    const a = rationalValue(t.arg);
    return a === null ? null : unary(a);
  }
  const operation = operationOf(t);
  if (operation === null) return null;
  const type = t.arg.type;
  if (operation === real.power) return powerValue(t);
  if (isEquation(t) && type !== NATURAL && type !== REAL) return null;
  const [ofNaturals, ofRationals] = isEquation(t)
    ? [evaluate.naturalEqual, order.rationalEqualValue]
    : [onNaturals.get(operation), onRationals.get(operation)];
  if (ofNaturals !== undefined && type === NATURAL) {
    const b = naturalValue(t.arg);
    const a = b === null ? null : naturalValue(t.fn.arg);
    return a === null || b === null ? null : ofNaturals(a, b);
  }
  if (ofRationals === undefined) return null;
  const b = rationalValue(t.arg);
  const a = b === null ? null : rationalValue(t.fn.arg);
  return a === null || b === null ? null : ofRationals(a, b);
};

function powerValue(t: Term): Theorem | null {
  const exponent = naturalValue(t.arg);
  const base = exponent === null ? null : rationalValue(t.fn.arg);
  if (exponent === null || base === null) return null;
  const bits = bitsOf(base.num) + bitsOf(base.den) - 1n;
  if (bits > 1n && bits * exponent > MOST_BITS) return null;
  return exponent > 1n << 20n ? null : rationalPower(base, exponent);
}
