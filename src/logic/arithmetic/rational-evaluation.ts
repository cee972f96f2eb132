// Arithmetic on rational constants in canonical form: for two numbers the theorem that says what an operation makes of
// them. Fractions are reduced to integers by laws of division, and integers to natural numerals.
import { addQ, divQ, mulQ, negQ, rational, type Rational } from '../../exact/rational.ts';
import { assume, equation, refl, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import type { Term } from '../../kernel/term.ts';
import * as field from './field-laws.ts';
import { binary, combined, mapped } from './expansion.ts';
import { chain, factLaw, k, law, m, n, type Law } from './law.ts';
import { naturalNonzero, naturalProduct, naturalSum } from './natural-evaluation.ts';
import { fromNatural, natural, naturalNumeral, rationalTerm, real } from './number-terms.ts';

const { plus, times, negate } = real;
const [M, N, K] = [m, n, k].map(fromNatural) as [Term, Term, Term];
const { negative } = field;

/** From `m ∘ n = k`: `fromNatural m ∘ fromNatural n = fromNatural k`. */
function lifted(of: Law, operation: Term): Law {
  return law([m, n, k], () => trans(of([m, n]), mapped(real.fromNatural, assume(equation(binary(operation, m, n), k)))));
}
const [plainSum, plainProduct] = [lifted(field.fromNaturalSum, natural.plus), lifted(field.fromNaturalProduct, natural.times)];

/** From `m + n = k`: `-m + -n = -k`. */
const sumOfNegatives = law([m, n, k], () => trans(sym(field.negSum([M, N])), mapped(negate, plainSum([m, n, k]))));
/** From `n + k = m`: `m + -n = k`. */
const sumWithSmaller = law([m, n, k], () => trans(combined(plus, sym(plainSum([n, k, m])), refl(negative(N))), field.addSubtract([K, N])));
/** From `m + k = n`: `m + -n = -k`. */
const sumWithLarger = law([m, n, k], () => {
  const split = trans(mapped(negate, sym(plainSum([m, k, n]))), field.negSum([M, K]));
  const regrouped = field.addition.associates([M, negative(M), negative(K)]);
  const removed = combined(plus, field.addNegative([M]), refl(negative(K)));
  return chain(combined(plus, refl(M), split), regrouped, removed, factLaw('real-zero-add')([negative(K)]));
});
const commuted = (of: Law): Law => law([m, n, k], () => trans(field.addition.commutes([negative(M), N]), of([n, m, k])));
const [largerWithNegative, smallerWithNegative] = [commuted(sumWithSmaller), commuted(sumWithLarger)];
/** From `m * n = k`: the products with one or two negative factors. */
const signedProducts = {
  first: law([m, n, k], () => trans(field.negMul([M, N]), mapped(negate, plainProduct([m, n, k])))),
  second: law([m, n, k], () => trans(field.mulNeg([M, N]), mapped(negate, plainProduct([m, n, k])))),
  both: law([m, n, k], () => trans(field.negMulNeg([M, N]), plainProduct([m, n, k]))),
};

const [zeroAdd, oneTimes] = [factLaw('real-zero-add'), factLaw('real-one-mul')];
const size = (a: bigint): bigint => (a < 0n ? -a : a);

function integerSum(a: bigint, b: bigint): Theorem {
  const [s, t] = [size(a), size(b)];
  const values = [s, t, size(a + b)].map(naturalNumeral);
  if (a >= 0n && b >= 0n) return plainSum(values, naturalSum(s, t));
  if (a < 0n && b < 0n) return sumOfNegatives(values, naturalSum(s, t));
  if (a >= 0n) return s >= t ? sumWithSmaller(values, naturalSum(t, s - t)) : sumWithLarger(values, naturalSum(s, t - s));
  return t >= s ? largerWithNegative(values, naturalSum(s, t - s)) : smallerWithNegative(values, naturalSum(t, s - t));
}

function integerProduct(a: bigint, b: bigint): Theorem {
  const [s, t] = [size(a), size(b)];
  if (a === 0n) return field.zeroMul([integerTerm(b)]);
  if (b === 0n) return field.mulZero([integerTerm(a)]);
  const of = a > 0n ? (b > 0n ? plainProduct : signedProducts.second) : b > 0n ? signedProducts.first : signedProducts.both;
  return of([s, t, s * t].map(naturalNumeral), naturalProduct(s, t));
}

const integerTerm = (a: bigint): Term => rationalTerm(rational(a));

/** `¬(d = 0)` for a positive whole number as a real. */
function positiveNonzero(d: bigint): Theorem {
  return field.naturalNonzeroReal([naturalNumeral(d)], naturalNonzero(d));
}

/** `q = a / b` for the constant q and its numerator and denominator, whole numbers. */
function asFraction(q: Rational): Theorem {
  if (q.den === 1n) return sym(field.overOne([rationalTerm(q)]));
  if (q.num >= 0n) return refl(rationalTerm(q));
  return sym(field.negQuotient([integerTerm(-q.num), integerTerm(q.den)], positiveNonzero(q.den)));
}

/** `a * b * d = c`, with the sides evaluated. */
function productEvaluated(first: Theorem, value: bigint, d: bigint): Theorem {
  return trans(combined(times, first, refl(integerTerm(d))), integerProduct(value, d));
}

function fractionsCombined(p: Rational, q: Rational, operation: Term, of: Law, r: Rational, above: Theorem, value: bigint): Theorem {
  const below = integerProduct(p.den, q.den);
  const right = trans(combined(times, refl(integerTerm(r.num)), below), integerProduct(r.num, p.den * q.den));
  const crossed = trans(productEvaluated(above, value, r.den), sym(right));
  const values = [p.num, p.den, q.num, q.den, r.num, r.den].map(integerTerm);
  const nonzero = [...new Set([p.den, q.den, r.den])].map(positiveNonzero);
  const th = of(values, crossed, ...nonzero);
  return chain(combined(operation, asFraction(p), asFraction(q)), th, sym(asFraction(r)));
}

/** `p + q = r` for rational constants. */
export function rationalSum(p: Rational, q: Rational): Theorem {
  if (p.den === 1n && q.den === 1n) return integerSum(p.num, q.num);
  if (p.num === 0n) return zeroAdd([rationalTerm(q)]);
  if (q.num === 0n) return field.addZero([rationalTerm(p)]);
  const products = combined(plus, integerProduct(p.num, q.den), integerProduct(q.num, p.den));
  const [first, second] = [p.num * q.den, q.num * p.den];
  const above = trans(products, integerSum(first, second));
  return fractionsCombined(p, q, plus, field.quotientSum, addQ(p, q), above, first + second);
}

/** `p * q = r` for rational constants. */
export function rationalProduct(p: Rational, q: Rational): Theorem {
  if (p.num === 1n && p.den === 1n) return oneTimes([rationalTerm(q)]);
  if (p.den === 1n && q.den === 1n) return integerProduct(p.num, q.num);
  if (p.num === 0n) return field.zeroMul([rationalTerm(q)]);
  if (q.num === 0n) return field.mulZero([rationalTerm(p)]);
  const above = integerProduct(p.num, q.num);
  return fractionsCombined(p, q, times, field.quotientProduct, mulQ(p, q), above, p.num * q.num);
}

/** `-q = r` for a rational constant; null if `-q` is in canonical form already. */
export function rationalNegative(q: Rational): Theorem | null {
  if (q.num > 0n) return null;
  return q.num === 0n ? field.negZero([]) : field.negNeg([rationalTerm(negQ(q))]);
}

/** `¬(q = 0)` for a rational constant that is not zero. */
export function rationalNonzero(q: Rational): Theorem {
  const reciprocal = divQ(rational(1n), q);
  return field.nonzeroFactor([rationalTerm(q), rationalTerm(reciprocal)], rationalProduct(reciprocal, q));
}

/** `p / q = r` for rational constants, q not zero; null if `p / q` is in canonical form already. */
export function rationalQuotient(p: Rational, q: Rational): Theorem | null {
  const r = divQ(p, q);
  if (p.den === 1n && q.den === 1n && r.num === p.num && r.den === q.num && r.den > 1n && r.num > 0n) return null;
  const values = [p, q, r].map(rationalTerm);
  return field.quotientUnique(values, rationalNonzero(q), rationalProduct(r, q));
}

/** `inv q = r` for a rational constant that is not zero. */
export function rationalInverse(q: Rational): Theorem {
  const reciprocal = divQ(rational(1n), q);
  return field.inverseUnique([rationalTerm(q), rationalTerm(reciprocal)], rationalProduct(reciprocal, q));
}

/** `p - q = r` for rational constants. */
export function rationalDifference(p: Rational, q: Rational): Theorem {
  const [s, t] = [rationalTerm(p), rationalTerm(q)];
  const opposite = rationalNegative(q);
  const unfolded = field.subtraction([s, t]);
  const sum = rationalSum(p, negQ(q));
  return opposite === null ? trans(unfolded, sum) : chain(unfolded, combined(plus, refl(s), opposite), sum);
}
