// The order of the reals: what sums and products of inequalities need, derived from the assumed facts.
import { application, type Term } from '../../kernel/term.ts';
import { assume, eqMp, equation, proveHyp, refl, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import { byContradiction, cases, conj, contradiction, disch, fromFalsity, notIntro } from '../connective-rules.ts';
import { not } from '../formula.ts';
import { binary, combined, mapped, rearranged } from './expansion.ts';
import {
  addition,
  addNegative,
  addSubtract,
  addZero,
  divMul,
  mulCancel,
  mulNeg,
  mulZero,
  multiplication,
  negative,
  productOf,
  sumOf,
} from './field-laws.ts';
import { chain, factLaw, law, m, n, w, x, y, z } from './law.ts';
import { ZERO, fromNatural, natural, real } from './number-terms.ts';

/** `s ≤ t` and `s < t` of the reals. */
export const le = (s: Term, t: Term): Term => binary(real.le, s, t);
/** See le. */
export const less = (s: Term, t: Term): Term => binary(real.less, s, t);

const [lessMeaning, total, addLe, transitive] = [
  factLaw('real-less'),
  factLaw('real-le-total'),
  factLaw('real-add-le'),
  factLaw('real-le-trans'),
];

/** From `s ≤ t`, `s = a`, `t = b` (or with another relation): `a ≤ b`. */
export function related(th: Theorem, left: Theorem | null, right: Theorem | null): Theorem {
  const t = th.conclusion;
  return eqMp(combined(t.fn.fn, left ?? refl(t.fn.arg), right ?? refl(t.arg)), th);
}

/** From `¬(x ≤ y)`: `y < x`. */
export const lessOfNotLe = law([x, y], () => eqMp(sym(lessMeaning([y, x])), assume(not(le(x, y)))));
/** From `x < y`: `¬(y ≤ x)`. */
export const notLeOfLess = law([x, y], () => eqMp(lessMeaning([x, y]), assume(less(x, y))));
/** From `¬(x < y)`: `y ≤ x`. */
export const leOfNotLess = law([x, y], () => {
  const negated = assume(not(le(y, x)));
  return byContradiction(le(y, x), contradiction(assume(not(less(x, y))), lessOfNotLe([y, x], negated)));
});
/** From `x < y`: `x ≤ y`. */
export const leOfLess = law([x, y], () => {
  const above = assume(le(y, x));
  const impossible = proveHyp(contradiction(notLeOfLess([x, y]), above), fromFalsity(le(x, y)));
  return cases(total([x, y]), assume(le(x, y)), impossible);
});
/** From `x < y` and `y ≤ x`: `F`. */
const clash = law([x, y], () => contradiction(notLeOfLess([x, y]), assume(le(y, x))));
/** `{x ≥ y} ⊢ y ≤ x`, `{x > y} ⊢ y < x`. */
export const leOfAtLeast = law([x, y], () => eqMp(factLaw('real-at-least')([x, y]), assume(binary(real.ge, x, y))));
/** See leOfAtLeast. */
export const lessOfGreater = law([x, y], () => eqMp(factLaw('real-greater')([x, y]), assume(binary(real.greater, x, y))));

/** From `x ≤ y` and `z ≤ w`: `x + z ≤ y + w`. */
export const sumLeLe = law([x, y, z, w], () => {
  const first = related(addLe([z, x, y]), addition.commutes([z, x]), addition.commutes([z, y]));
  return transitive([sumOf(x, z), sumOf(y, z), sumOf(y, w)], first, addLe([y, z, w]));
});
/** From `x + z ≤ y + z`: `x ≤ y`. */
const leCancel = law([x, y, z], () => {
  const shifted = sumLeLe(
    [sumOf(x, z), sumOf(y, z), negative(z), negative(z)],
    assume(le(sumOf(x, z), sumOf(y, z))),
    factLaw('real-le-refl')([negative(z)]),
  );
  const without = (t: Term): Theorem => {
    const turned = combined(real.plus, addition.commutes([t, z]), refl(negative(z)));
    return trans(turned, addSubtract([t, z]));
  };
  return related(shifted, without(x), without(y));
});
/** From `x < y` and `z ≤ w`: `x + z < y + w`. */
export const sumLessLe = law([x, y, z, w], () => {
  const negated = assume(not(less(sumOf(x, z), sumOf(y, w))));
  const above = leOfNotLess([sumOf(x, z), sumOf(y, w)], negated);
  const sum = sumLeLe([sumOf(y, w), sumOf(x, z), z, w], above, assume(le(z, w)));
  const regrouped = related(
    sum,
    rearranged(addition, sum.conclusion.fn.arg, sumOf(y, sumOf(z, w))),
    rearranged(addition, sum.conclusion.arg, sumOf(x, sumOf(z, w))),
  );
  const cancelled = leCancel([y, x, sumOf(z, w)], regrouped);
  return byContradiction(negated.conclusion.arg, clash([x, y], cancelled));
});
/** From `x ≤ y` and `z < w`: `x + z < y + w`. */
export const sumLeLess = law([x, y, z, w], () => related(sumLessLe([z, w, x, y]), addition.commutes([z, x]), addition.commutes([w, y])));
/** From `x < y` and `z < w`: `x + z < y + w`. */
export const sumLessLess = law([x, y, z, w], () => sumLessLe([x, y, z, w], leOfLess([z, w])));

/** From `x ≤ y` and `y + -x = z`: `0 ≤ z`. */
export const nonnegativeDifference = law([x, y, z], () => difference(sumLeLe, le(x, y)));
/** From `x < y` and `y + -x = z`: `0 < z`. */
export const positiveDifference = law([x, y, z], () => difference(sumLessLe, less(x, y)));

function difference(sum: typeof sumLeLe, given: Term): Theorem {
  const shifted = sum([x, y, negative(x), negative(x)], assume(given), factLaw('real-le-refl')([negative(x)]));
  return related(shifted, addNegative([x]), assume(equation(sumOf(y, negative(x)), z)));
}

/** From `x + z = y` and `0 ≤ z`: `x ≤ y`. */
export const leOfSum = law([x, z, y], () => {
  const sum = addLe([x, ZERO, z]);
  return related(sum, addZero([x]), assume(equation(sumOf(x, z), y)));
});
/** From `x + z = y` and `0 < z`: `x < y`. */
export const lessOfSum = law([x, z, y], () => {
  const sum = sumLeLess([x, x, ZERO, z], factLaw('real-le-refl')([x]));
  return related(sum, addZero([x]), assume(equation(sumOf(x, z), y)));
});

/** From `0 ≤ x` and `y ≤ z`: `x * y ≤ x * z`. */
export const scaledLe = law([x, y, z], () => {
  const gap = sumOf(z, negative(y));
  const product = factLaw('real-mul-nonnegative')([x, gap], nonnegativeDifference([y, z, gap], refl(gap)));
  const spread = trans(factLaw('real-mul-add')([x, z, negative(y)]), combined(real.plus, refl(productOf(x, z)), mulNeg([x, y])));
  const [xy, xz] = [productOf(x, y), productOf(x, z)];
  const total = chain(rearranged(addition, sumOf(xy, sumOf(xz, negative(xy))), sumOf(sumOf(xy, xz), negative(xy))), addSubtract([xz, xy]));
  return leOfSum([xy, sumOf(xz, negative(xy)), xz], total, related(product, null, spread));
});
/** From `0 < x` and `y < z`: `x * y < x * z`. */
export const scaledLess = law([x, y, z], () => {
  const [xy, xz] = [productOf(x, y), productOf(x, z)];
  const below = scaledLe([x, y, z], leOfLess([ZERO, x]), leOfLess([y, z]));
  const above = leOfNotLess([xy, xz], assume(not(less(xy, xz))));
  const same = antisymmetric([xy, xz], below, above);
  const turned = chain(multiplication.commutes([y, x]), same, multiplication.commutes([x, z]));
  const nonzero = differentOfLess([x]);
  const equal = mulCancel([y, z, x], nonzero, turned);
  const reflexive = related(assume(less(y, z)), equal, null);
  return byContradiction(less(xy, xz), clash([z, z], reflexive, factLaw('real-le-refl')([z])));
});
/** From `0 < x` and `0 < y`: `0 < x * y`. */
export const positiveProduct = law([x, y], () => related(scaledLess([x, ZERO, y]), mulZero([x]), null));
/** From `x ≤ y` and `y ≤ x`: `x = y`. */
export const antisymmetric = law([x, y], () => {
  return eqMp(factLaw('real-le-antisym')([x, y]), conj(assume(le(x, y)), assume(le(y, x))));
});
/** From `0 < x`: `¬(x = 0)`. */
export const differentOfLess = law([x], () => {
  const same = assume(equation(x, ZERO));
  const impossible = clash([ZERO, ZERO], related(assume(less(ZERO, x)), null, same), factLaw('real-le-refl')([ZERO]));
  return notIntro(disch(same.conclusion, impossible));
});
/** From `0 < x` and `0 < y`: `0 < x / y`. */
export const positiveQuotient = law([x, y], () => {
  const quotient = binary(real.over, x, y);
  const negated = assume(not(less(ZERO, quotient)));
  const product = scaledLe([y, quotient, ZERO], leOfLess([ZERO, y]), leOfNotLess([ZERO, quotient], negated));
  const whole = trans(multiplication.commutes([y, quotient]), divMul([x, y], differentOfLess([y])));
  return byContradiction(negated.conclusion.arg, clash([ZERO, x], related(product, whole, mulZero([y]))));
});
/** From `0 < x` and `0 ≤ -x`: `F`. */
export const negativeNotNonnegative = law([x], () => {
  const sum = sumLessLe([ZERO, x, ZERO, negative(x)]);
  const zero = related(sum, addZero([ZERO]), addNegative([x]));
  return clash([ZERO, ZERO], zero, factLaw('real-le-refl')([ZERO]));
});
/** From `0 < 0`: `F`. */
export const zeroNotPositive = law([], () => clash([ZERO, ZERO], factLaw('real-le-refl')([ZERO])));

/** From `m ≤ n`: `fromNatural m ≤ fromNatural n`. */
export const fromNaturalLe = law([m, n], () => eqMp(sym(factLaw('from-natural-le')([m, n])), assume(binary(natural.le, m, n))));
/** From `m < n`: `fromNatural (suc m) ≤ fromNatural n`. */
export const fromNaturalSucLe = law([m, n], () => {
  const sucLe = eqMp(sym(factLaw('natural-suc-le')([m, n])), assume(binary(natural.less, m, n)));
  return fromNaturalLe([application(natural.suc, m), n], sucLe);
});
/** From `m < n`: `fromNatural m < fromNatural n`. */
export const fromNaturalLess = law([m, n], () => {
  const negated = eqMp(sym(factLaw('natural-not-le')([n, m])), assume(binary(natural.less, m, n)));
  const mapping = mapped(negated.conclusion.fn, factLaw('from-natural-le')([n, m]));
  return lessOfNotLe([fromNatural(n), fromNatural(m)], eqMp(sym(mapping), negated));
});
/** `0 ≤ fromNatural n`. */
export const fromNaturalNonnegative = law([n], () => fromNaturalLe([natural.zero, n], factLaw('natural-zero-least')([n])));
