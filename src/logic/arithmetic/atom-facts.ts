// What holds of the terms that linear arithmetic takes for unknowns: naturals are not negative, nor are squares; what
// minima, absolute values, quotients and remainders are.
import type { Term } from '../../kernel/term.ts';
import { assume, equation, sym, type Theorem } from '../../kernel/theorem.ts';
import { cases, contr, contradiction, either, inLeft, inRight } from '../connective-rules.ts';
import { not, or } from '../formula.ts';
import { conditional } from './conditional-value.ts';
import { binary } from './expansion.ts';
import { negMulNeg, negative, productOf } from './field-laws.ts';
import { given, type Given } from './formula-split.ts';
import { factLaw, law, m, n, x } from './law.ts';
import { naturalNonzero } from './natural-evaluation.ts';
import { ZERO, fromNatural, isUnary, natural, naturalNumeral, naturalValue, operationOf, real } from './number-terms.ts';
import * as order from './order-laws.ts';
import type { Atoms, Monomial } from './polynomial.ts';
import { absOfNegative, absOfNonnegative } from './rational-order.ts';

/** From `x ≤ 0`: `0 ≤ -x`. */
const nonnegativeOpposite = law([x], () => order.nonnegativeDifference([x, ZERO, negative(x)], factLaw('real-zero-add')([negative(x)])));

/** `0 ≤ x * x`. */
export const squareNonnegative = law([x], () => {
  const product = (t: Term, sign: Theorem): Theorem => factLaw('real-mul-nonnegative')([t, t], sign);
  const opposite = order.related(product(negative(x), nonnegativeOpposite([x])), null, negMulNeg([x, x]));
  return cases(factLaw('real-le-total')([ZERO, x]), product(x, assume(order.le(ZERO, x))), opposite);
});

const least = binary(natural.min, m, n);
const isLe = binary(natural.le, m, n);
/** `{m ≤ n} ⊢ min m n = m` and `{¬(m ≤ n)} ⊢ min m n = n`. */
const minFirst = law([m, n], () => conditional(factLaw('natural-min')([m, n]), assume(isLe)));
const minSecond = law([m, n], () => conditional(factLaw('natural-min')([m, n]), assume(not(isLe))));
/** From `¬(m ≤ n)`: `n ≤ m`. */
const leOtherWay = law([m, n], () => {
  const t = binary(natural.le, n, m);
  const impossible = contr(t, contradiction(assume(not(isLe)), assume(isLe)));
  return cases(factLaw('natural-le-total')([m, n]), impossible, assume(t));
});
/** `min m n = m ∨ min m n = n`. */
const minEither = law([m, n], () => {
  const [first, second] = [minFirst([m, n]), minSecond([m, n])];
  return cases(either(isLe), inLeft(first, second.conclusion), inRight(first.conclusion, second));
});
function leOfSame(th: Theorem): Theorem {
  return order.related(factLaw('natural-le-refl')([least]), null, th);
}
/** `min m n ≤ m`. */
const minLeFirst = law([m, n], () => {
  const further = factLaw('natural-le-trans')([least, n, m], leOfSame(minSecond([m, n])), leOtherWay([m, n]));
  return cases(either(isLe), leOfSame(minFirst([m, n])), further);
});
/** `min m n ≤ n`. */
const minLeSecond = law([m, n], () => {
  const further = factLaw('natural-le-trans')([least, m, n], leOfSame(minFirst([m, n])));
  return cases(either(isLe), further, leOfSame(minSecond([m, n])));
});

/** `abs x = x ∨ abs x = -x`. */
const absEither = law([x], () => {
  const [first, second] = [absOfNonnegative([x]), absOfNegative([x], order.lessOfNotLe([ZERO, x]))];
  return cases(either(order.le(ZERO, x)), inLeft(first, second.conclusion), inRight(first.conclusion, second));
});
/** `x ≤ abs x`. */
const leAbs = law([x], () => {
  const zeroLe = order.le(ZERO, x);
  const same = order.related(factLaw('real-le-refl')([x]), null, sym(absOfNonnegative([x])));
  const isNegative = order.lessOfNotLe([ZERO, x]);
  const opposite = nonnegativeOpposite([x], order.leOfLess([x, ZERO], isNegative));
  const further = factLaw('real-le-trans')([x, ZERO, negative(x)], order.leOfLess([x, ZERO], isNegative), opposite);
  return cases(either(zeroLe), same, order.related(further, null, sym(absOfNegative([x], isNegative))));
});
/** `-x ≤ abs x`. */
const negLeAbs = law([x], () => {
  const isNegative = order.lessOfNotLe([ZERO, x]);
  const same = order.related(factLaw('real-le-refl')([negative(x)]), null, sym(absOfNegative([x], isNegative)));
  const opposite = order.leOfSum([negative(x), x, ZERO], factLaw('real-neg-add')([x]));
  const further = factLaw('real-le-trans')([negative(x), ZERO, x], opposite);
  return cases(either(order.le(ZERO, x)), order.related(further, null, sym(absOfNonnegative([x]))), same);
});

/** From `¬(n = 0)`: `(m div n) * n + m mod n = m`, and `m mod n < n`. */
const [division, remainderLess] = [factLaw('natural-div-mod'), factLaw('natural-mod-less')];

function naturalAtomFacts(e: Term): Given[] {
  const nonnegative = given(order.le(ZERO, fromNatural(e)), () => order.fromNaturalNonnegative([e]));
  const operation = operationOf(e);
  if (operation === null) return [nonnegative];
  const pair = [e.fn.arg, e.arg];
  const [a, b] = pair as [Term, Term];
  if (operation === natural.min) {
    const either = or(equation(e, a), equation(e, b));
    return [
      nonnegative,
      given(binary(natural.le, e, a), () => minLeFirst(pair)),
      given(binary(natural.le, e, b), () => minLeSecond(pair)),
      given(either, () => minEither(pair)),
    ];
  }
  const divisor = operation === natural.div || operation === natural.mod ? naturalValue(b) : null;
  if (divisor === null || divisor === 0n) return [nonnegative];
  const [quotient, rest] = [binary(natural.div, a, b), binary(natural.mod, a, b)];
  const whole = binary(natural.plus, binary(natural.times, quotient, b), rest);
  return [
    nonnegative,
    given(equation(whole, a), () => division(pair, naturalNonzero(divisor))),
    given(binary(natural.less, rest, b), () => remainderLess(pair, naturalNonzero(divisor))),
  ];
}

/** What holds of a term that is an unknown. */
export function atomFacts(t: Term): Given[] {
  if (isUnary(t, real.fromNatural)) return naturalAtomFacts(t.arg);
  if (!isUnary(t, real.abs)) return [];
  const e = t.arg;
  const same = or(equation(t, e), equation(t, negative(e)));
  return [given(order.le(e, t), () => leAbs([e])), given(order.le(negative(e), t), () => negLeAbs([e])), given(same, () => absEither([e]))];
}

/** What holds of a product of several unknowns: that it is ≥ 0, if they are naturals or it is a square. */
export function monomialFacts({ degree, powers }: Monomial, atoms: Atoms): Given[] {
  if (degree < 2) return [];
  const bases = powers.map(({ atom }) => atoms.terms[atom] as Term);
  const raised = (power: Term, base: Term, exponent: number): Term =>
    exponent === 1 ? base : binary(power, base, naturalNumeral(BigInt(exponent)));
  if (bases.every((t) => isUnary(t, real.fromNatural))) {
    const factors = bases.map((t, i) => raised(natural.power, t.arg, powers[i]?.exponent ?? 1));
    const product = factors.reduce((so, one) => binary(natural.times, so, one));
    return [given(order.le(ZERO, fromNatural(product)), () => order.fromNaturalNonnegative([product]))];
  }
  if (powers.some(({ exponent }) => exponent % 2 === 1)) return [];
  const roots = bases.map((t, i) => raised(real.power, t, (powers[i]?.exponent ?? 2) / 2));
  const root = roots.reduce(productOf);
  return [given(order.le(ZERO, productOf(root, root)), () => squareNonnegative([root]))];
}
