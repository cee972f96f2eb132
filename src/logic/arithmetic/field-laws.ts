// The first laws of the reals, those of a commutative ring and of division, derived step by step from the assumed facts.
import { application, type Term } from '../../kernel/term.ts';
import { assume, eqMp, equation, refl, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import { contradiction, disch, notIntro } from '../connective-rules.ts';
import { rightSide, type Conversion } from '../conversion.ts';
import { binary, combined, expanded, mapped, rearranged, rewriting, type Expansion, type Operation } from './expansion.ts';
import { chain, factLaw, law, n, u, v, w, x, y, z, type Law } from './law.ts';
import { not } from '../formula.ts';
import { ONE, ZERO, natural, real } from './number-terms.ts';

const { plus, times, over, inverse, negate } = real;
/** `s + t`, `s * t`, `-s`, `s / t` and `inv s` of the reals. */
export const sumOf = (s: Term, t: Term): Term => binary(plus, s, t);
/** See sumOf. */
export const productOf = (s: Term, t: Term): Term => binary(times, s, t);
/** See sumOf. */
export const negative = (t: Term): Term => application(negate, t);
const quotientOf = (s: Term, t: Term): Term => binary(over, s, t);
const inverseOf = (t: Term): Term => application(inverse, t);

/** Addition and multiplication of reals. */
export const addition: Operation = { constant: plus, associates: factLaw('real-add-assoc'), commutes: factLaw('real-add-comm') };
/** See addition. */
export const multiplication: Operation = { constant: times, associates: factLaw('real-mul-assoc'), commutes: factLaw('real-mul-comm') };
const [zeroAdd, negAdd, oneMul, mulAdd] = [
  factLaw('real-zero-add'),
  factLaw('real-neg-add'),
  factLaw('real-one-mul'),
  factLaw('real-mul-add'),
];

/** `x + 0 = x`. */
export const addZero = law([x], () => trans(addition.commutes([x, ZERO]), zeroAdd([x])));
/** `x + -x = 0`. */
export const addNegative = law([x], () => trans(addition.commutes([x, negative(x)]), negAdd([x])));
/** From `x + y = x + z`: `y = z`. */
export const addCancel = law([x, y, z], () => {
  const without = (t: Term): Theorem => {
    const regrouped = addition.associates([negative(x), x, t]);
    return chain(regrouped, combined(plus, negAdd([x]), refl(t)), zeroAdd([t]));
  };
  const both = mapped(application(plus, negative(x)), assume(equation(sumOf(x, y), sumOf(x, z))));
  return chain(sym(without(y)), both, without(z));
});
/** `x * 0 = 0`. */
export const mulZero = law([x], () => {
  const product = productOf(x, ZERO);
  const doubled = trans(sym(mulAdd([x, ZERO, ZERO])), mapped(application(times, x), zeroAdd([ZERO])));
  return addCancelled(trans(doubled, sym(addZero([product]))));
});
/** `0 * x = 0`. */
export const zeroMul = law([x], () => trans(multiplication.commutes([ZERO, x]), mulZero([x])));
/** `x * 1 = x`. */
export const mulOne = law([x], () => trans(multiplication.commutes([x, ONE]), oneMul([x])));
/** `(x + y) * z = x * z + y * z`. */
export const addMul = law([x, y, z], () => {
  const turned = trans(multiplication.commutes([sumOf(x, y), z]), mulAdd([z, x, y]));
  return trans(turned, combined(plus, multiplication.commutes([z, x]), multiplication.commutes([z, y])));
});

function addCancelled(th: Theorem): Theorem {
  const [a, b] = [th.conclusion.fn.arg, th.conclusion.arg];
  return addCancel([a.fn.arg, a.arg, b.arg], th);
}

/** From `x + y = 0`: `y = -x`. */
export const negativeUnique = law([x, y], () => addCancelled(trans(assume(equation(sumOf(x, y), ZERO)), sym(addNegative([x])))));
const isNegative = (th: Theorem): Theorem => negativeUnique([th.conclusion.fn.arg.fn.arg, th.conclusion.fn.arg.arg], th);

/** `-(-x) = x`. */
export const negNeg = law([x], () => sym(isNegative(negAdd([x]))));
/** `-0 = 0`. */
export const negZero = law([], () => sym(isNegative(zeroAdd([ZERO]))));
/** `x * -y = -(x * y)`. */
export const mulNeg = law([x, y], () => {
  const sum = sym(mulAdd([x, y, negative(y)]));
  return isNegative(chain(sum, mapped(application(times, x), addNegative([y])), mulZero([x])));
});
/** `-x * y = -(x * y)`. */
export const negMul = law([x, y], () =>
  chain(multiplication.commutes([negative(x), y]), mulNeg([y, x]), mapped(negate, multiplication.commutes([y, x]))),
);
/** `-x * -y = x * y`. */
export const negMulNeg = law([x, y], () => chain(negMul([x, negative(y)]), mapped(negate, mulNeg([x, y])), negNeg([productOf(x, y)])));
/** `-(x + y) = -x + -y`. */
export const negSum = law([x, y], () => {
  const negatives = sumOf(negative(x), negative(y));
  const paired = sumOf(sumOf(x, negative(x)), sumOf(y, negative(y)));
  const moved = rearranged(addition, sumOf(sumOf(x, y), negatives), paired);
  return sym(isNegative(chain(moved, combined(plus, addNegative([x]), addNegative([y])), zeroAdd([ZERO]))));
});
/** `-x = -1 * x`. */
export const negAsProduct = law([x], () => sym(trans(negMul([ONE, x]), mapped(negate, oneMul([x])))));
/** `y + x + -y = x`. */
export const addSubtract = law([x, y], () => {
  const moved = rearranged(addition, sumOf(sumOf(y, x), negative(y)), sumOf(sumOf(y, negative(y)), x));
  return chain(moved, combined(plus, addNegative([y]), refl(x)), zeroAdd([x]));
});

const rule = (of: Law, ...variables: readonly Term[]): Conversion => rewriting(variables, () => of(variables));

/** How identities of reals with sums and products are proved, without cancellation. */
export const reals: Expansion = {
  sum: addition,
  product: multiplication,
  rules: [
    rule(addMul, x, y, z),
    rule(mulAdd, x, y, z),
    rule(zeroAdd, x),
    rule(addZero, x),
    rule(zeroMul, x),
    rule(mulZero, x),
    rule(oneMul, x),
    rule(mulOne, x),
  ],
};
/** `s = t` where both sides multiply out to the same sum of products. */
export function realIdentity(s: Term, t: Term, further: readonly Conversion[] = []): Theorem {
  return expanded(reals, s, t, further);
}

/** `x - y = x + -y`. */
export const subtraction = factLaw('real-sub');

const NEGATION = not(equation(ZERO, ZERO)).fn;
/** `¬(1 = 0)`. */
export const oneNotZero = law([], () => {
  const same = factLaw('from-natural-equal')([ONE.arg, natural.zero]);
  const one = trans(factLaw('suc-as-sum')([natural.zero]), factLaw('natural-zero-add')([ONE.arg]));
  const equality = equation(natural.zero, natural.zero).fn.fn;
  const different = eqMp(mapped(NEGATION, combined(equality, one, refl(natural.zero))), factLaw('suc-not-zero')([natural.zero]));
  return eqMp(sym(mapped(NEGATION, same)), different);
});

/** From `z * x = 1`: `¬(x = 0)`. */
export const nonzeroFactor = law([x, z], () => {
  const given = assume(equation(productOf(z, x), ONE));
  const zero = assume(equation(x, ZERO));
  const one = chain(sym(given), mapped(application(times, z), zero), mulZero([z]));
  return notIntro(disch(zero.conclusion, contradiction(oneNotZero([]), one)));
});
/** From `¬(n = 0)` for a natural number: `¬(fromNatural n = 0)`. */
export const naturalNonzeroReal = law([n], () => {
  const same = factLaw('from-natural-equal')([n, natural.zero]);
  return eqMp(sym(mapped(NEGATION, same)), assume(not(equation(n, natural.zero))));
});
const nonzero = (t: Term): Theorem => assume(not(equation(t, ZERO)));
/** From `¬(x = 0)`: `x * inv x = 1`. */
export const mulInverse = law([x], () => trans(multiplication.commutes([x, inverseOf(x)]), factLaw('real-inv-mul')([x])));
/** From `¬(z = 0)` and `x * z = y * z`: `x = y`. */
export const mulCancel = law([x, y, z], () => {
  const without = (t: Term): Theorem => {
    const regrouped = sym(multiplication.associates([t, z, inverseOf(z)]));
    return chain(regrouped, mapped(application(times, t), mulInverse([z])), mulOne([t]));
  };
  const both = combined(times, assume(equation(productOf(x, z), productOf(y, z))), refl(inverseOf(z)));
  return chain(sym(without(x)), both, without(y));
});
/** From `¬(y = 0)`: `x / y * y = x`. */
export const divMul = law([x, y], () => {
  const unfolded = combined(times, factLaw('real-div')([x, y]), refl(y));
  const regrouped = sym(multiplication.associates([x, inverseOf(y), y]));
  return chain(unfolded, regrouped, mapped(application(times, x), factLaw('real-inv-mul')([y])), mulOne([x]));
});
/** From `¬(y = 0)` and `z * y = x`: `x / y = z`. */
export const quotientUnique = law([x, y, z], () =>
  mulCancel([quotientOf(x, y), z, y], trans(divMul([x, y]), sym(assume(equation(productOf(z, y), x))))),
);
/** From `z * x = 1`: `inv x = z`. */
export const inverseUnique = law([x, z], () => {
  const given = assume(equation(productOf(z, x), ONE));
  const nonzeroX = nonzeroFactor([x, z], given);
  return mulCancel([inverseOf(x), z, x], nonzeroX, trans(factLaw('real-inv-mul')([x], nonzeroX), sym(given)));
});
/** From `¬(x = 0)` and `¬(y = 0)`: `¬(x * y = 0)`. */
export const productNonzero = law([x, y], () => {
  const zero = assume(equation(productOf(x, y), ZERO));
  const cancelled = mulCancel([x, ZERO, y], trans(zero, sym(zeroMul([y]))));
  return notIntro(disch(zero.conclusion, contradiction(nonzero(x), cancelled)));
});
/** From `¬(y = 0)`: `-x / y = -(x / y)`. */
export const negQuotient = law([x, y], () => {
  const product = trans(negMul([quotientOf(x, y), y]), mapped(negate, divMul([x, y])));
  return quotientUnique([negative(x), y, negative(quotientOf(x, y))], product);
});
/** `x / 1 = x`. */
export const overOne = law([x], () => quotientUnique([x, ONE, x], oneNotZero([]), mulOne([x])));

/** From y, w, v not zero and `(x * w + z * y) * v = u * (y * w)`: `x / y + z / w = u / v`. */
export const quotientSum = law([x, y, z, w, u, v], () => {
  const sum = sumOf(quotientOf(x, y), quotientOf(z, w));
  const products = [divMul([x, y]), divMul([z, w])] as const;
  // (x / y + z / w) * (y * w) = (x / y * y) * w + (z / w * w) * y
  const spread = sumOf(productOf(products[0].conclusion.fn.arg, w), productOf(products[1].conclusion.fn.arg, y));
  const first = realIdentity(productOf(sum, productOf(y, w)), spread);
  const cleared = trans(first, combined(plus, combined(times, products[0], refl(w)), combined(times, products[1], refl(y))));
  return quotientByProduct(sum, cleared);
});
/** From y, w, v not zero and `(x * z) * v = u * (y * w)`: `x / y * (z / w) = u / v`. */
export const quotientProduct = law([x, y, z, w, u, v], () => {
  const product = productOf(quotientOf(x, y), quotientOf(z, w));
  const products = [divMul([x, y]), divMul([z, w])] as const;
  const spread = productOf(products[0].conclusion.fn.arg, products[1].conclusion.fn.arg);
  const first = realIdentity(productOf(product, productOf(y, w)), spread);
  return quotientByProduct(product, trans(first, combined(times, ...products)));
});

/** From `t * (y * w) = s`, and as premises `s * v = u * (y * w)` and y, w, v not zero: `t = u / v`. */
function quotientByProduct(t: Term, th: Theorem): Theorem {
  const [below, s] = [productOf(y, w), rightSide(th)];
  const premise = assume(equation(productOf(s, v), productOf(u, below)));
  // (t * v) * below = (t * below) * v = s * v = u * below
  const moved = rearranged(multiplication, productOf(productOf(t, v), below), productOf(productOf(t, below), v));
  const same = chain(moved, combined(times, th, refl(v)), premise);
  const cancelled = mulCancel([productOf(t, v), u, below], productNonzero([y, w]), same);
  return sym(quotientUnique([u, v, t], cancelled));
}

/** `fromNatural m + fromNatural n = fromNatural (m + n)`, and the same for products. */
export const [fromNaturalSum, fromNaturalProduct] = [factLaw('from-natural-add'), factLaw('from-natural-mul')];
