// The laws by which polynomials in normal form are added and multiplied. A normal form is `0 + c1 * p1 + … + ck * pk`, and
// each p is `1 * a1 ^ e1 * … * aj ^ ej`: then every step is one law, applied at the last term or factor.
import { application, variable, type Term } from '../../kernel/term.ts';
import { assume, equation, refl, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import { binary, combined, mapped } from './expansion.ts';
import { addZero, mulOne, mulZero, negMul, negSum, negZero, productOf, realIdentity, sumOf, zeroMul } from './field-laws.ts';
import { chain, factLaw, k, l, law, n, u, v, w, withPart, x, y, z } from './law.ts';
import { ONE, REAL, ZERO, natural, real } from './number-terms.ts';
import { realPowerAdd, realPowerOne } from './power-laws.ts';

/** Two more variables, as some laws have seven. */
const [s, t] = ['s', 't'].map((name) => variable(name, REAL)) as [Term, Term];
const powerOf = (base: Term, exponent: Term): Term => binary(real.power, base, exponent);

/** The identity, its parts on the right named by variables: premises `part = name`. */
function named(left: Term, right: Term, ...parts: readonly (readonly [Term, Term])[]): Theorem {
  return parts.reduce((th, [part, name]) => withPart(th, part, name), realIdentity(left, right));
}

/** Products. */
export const productLaws = {
  /** `1 * x = x`. */
  unitLeft: factLaw('real-one-mul'),
  /** `x * 1 = x`. */
  unitRight: mulOne,
  /** From `x * y = z`: `(x * u) * y = z * u`. */
  lastOfFirst: law([x, u, y, z], () => named(productOf(productOf(x, u), y), productOf(productOf(x, y), u), [productOf(x, y), z])),
  /** From `x * y = z`: `x * (y * u) = z * u`. */
  lastOfSecond: law([x, y, u, z], () => named(productOf(x, productOf(y, u)), productOf(productOf(x, y), u), [productOf(x, y), z])),
  /** From `x * y = z` and `k + l = n`: `(x * u ^ k) * (y * u ^ l) = z * u ^ n`. */
  sameAtom: law([x, u, k, y, l, z, n], () => {
    const [first, second] = [powerOf(u, k), powerOf(u, l)];
    const sum = binary(natural.plus, k, l);
    const moved = realIdentity(productOf(productOf(x, first), productOf(y, second)), productOf(productOf(x, y), productOf(first, second)));
    const powers = trans(sym(realPowerAdd([u, k, l])), mapped(application(real.power, u), assume(equation(sum, n))));
    return trans(moved, combined(real.times, assume(equation(productOf(x, y), z)), powers));
  }),
} as const;

/** Sums. */
export const sumLaws = {
  /** `0 + x = x`. */
  zeroLeft: factLaw('real-zero-add'),
  /** `x + 0 = x`. */
  zeroRight: addZero,
  /** From `x + y = z`: `(x + u) + y = z + u`. */
  lastOfFirst: law([x, u, y, z], () => named(sumOf(sumOf(x, u), y), sumOf(sumOf(x, y), u), [sumOf(x, y), z])),
  /** From `x + y = z`: `x + (y + u) = z + u`. */
  lastOfSecond: law([x, y, u, z], () => named(sumOf(x, sumOf(y, u)), sumOf(sumOf(x, y), u), [sumOf(x, y), z])),
  /** From `x + y = z` and `u + v = w`: `(x + u * s) + (y + v * s) = z + w * s`. */
  sameMonomial: law([x, u, s, y, v, z, w], () => sameMonomial()),
  /** From `x + y = z` and `u + v = 0`: `(x + u * s) + (y + v * s) = z`. */
  cancelling: law([x, u, s, y, v, z], () => {
    const th = withPart(sameMonomialAt(), sumOf(u, v), ZERO);
    return chain(th, mapped(application(real.plus, z), zeroMul([s])), addZero([z]));
  }),
  /** From `-x = z` and `-u = w`: `-(x + u * s) = z + w * s`. */
  negative: law([x, u, s, z, w], () => {
    const product = trans(sym(negMul([u, s])), combined(real.times, assume(equation(application(real.negate, u), w)), refl(s)));
    const rest = assume(equation(application(real.negate, x), z));
    return trans(negSum([x, productOf(u, s)]), combined(real.plus, rest, product));
  }),
  /** `-0 = 0`. */
  negativeZero: negZero,
} as const;

/** From `x + y = z`: `(x + u * s) + (y + v * s) = z + (u + v) * s`. */
function sameMonomialAt(): Theorem {
  const left = sumOf(sumOf(x, productOf(u, s)), sumOf(y, productOf(v, s)));
  return withPart(realIdentity(left, sumOf(sumOf(x, y), productOf(sumOf(u, v), s))), sumOf(x, y), z);
}
function sameMonomial(): Theorem {
  return withPart(sameMonomialAt(), sumOf(u, v), w);
}

/** Products of sums. */
export const expansionLaws = {
  /** `x * 0 = 0`. */
  zeroRight: mulZero,
  /** `0 * x = 0`. */
  zeroLeft: zeroMul,
  /** From `x * (v * t) = z`, `u * v = w` and `s * t = y`: `(x + u * s) * (v * t) = z + w * y`. */
  timesSummand: law([x, u, s, v, t, z, w, y], () => {
    const last = productOf(v, t);
    const right = sumOf(productOf(x, last), productOf(productOf(u, v), productOf(s, t)));
    const th = realIdentity(productOf(sumOf(x, productOf(u, s)), last), right);
    const parts = [
      [productOf(x, last), z],
      [productOf(u, v), w],
      [productOf(s, t), y],
    ] as const;
    return parts.reduce((so, [part, name]) => withPart(so, part, name), th);
  }),
  /** From `x * y = z`, `x * u = v` and `z + v = w`: `x * (y + u) = w`. */
  timesSum: law([x, y, u, z, v, w], () => {
    const th = factLaw('real-mul-add')([x, y, u]);
    const parts = [
      [productOf(x, y), z],
      [productOf(x, u), v],
      [sumOf(z, v), w],
    ] as const;
    return parts.reduce((so, [part, name]) => withPart(so, part, name), th);
  }),
} as const;

/** Terms as normal forms, and back. */
export const formLaws = {
  /** `x = 0 + 1 * (1 * x ^ 1)`. */
  atom: law([x], () => {
    const inner = trans(mapped(application(real.times, ONE), realPowerOne([x])), factLaw('real-one-mul')([x]));
    const outer = trans(mapped(application(real.times, ONE), inner), factLaw('real-one-mul')([x]));
    return sym(trans(mapped(application(real.plus, ZERO), outer), factLaw('real-zero-add')([x])));
  }),
  /** `x ^ n = 0 + 1 * (1 * x ^ n)`. */
  power: law([x, n], () => {
    const power = powerOf(x, n);
    const inner = factLaw('real-one-mul')([power]);
    const outer = trans(mapped(application(real.times, ONE), inner), inner);
    return sym(trans(mapped(application(real.plus, ZERO), outer), factLaw('real-zero-add')([power])));
  }),
  /** `x = 0 + x * 1`. */
  constant: law([x], () => sym(trans(mapped(application(real.plus, ZERO), mulOne([x])), factLaw('real-zero-add')([x])))),
} as const;
