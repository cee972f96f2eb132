// Normal forms as people write them: without `0 +`, `1 *` and `^ 1`.
import { alphaEqual, application, type Term } from '../../kernel/term.ts';
import { appThm, refl, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import { apply } from '../formula.ts';
import { combined } from './expansion.ts';
import { mulOne, negAsProduct } from './field-laws.ts';
import { factLaw } from './law.ts';
import type { NormalSum } from './normal-form.ts';
import { ONE, ZERO, naturalNumeral, rationalTerm, real } from './number-terms.ts';
import { compareMonomials, type Atoms, type Monomial, type Polynomial } from './polynomial.ts';
import { realPowerOne } from './power-laws.ts';

const [zeroAdd, oneMul] = [factLaw('real-zero-add'), factLaw('real-one-mul')];
const EXPONENT_ONE = naturalNumeral(1n);
const MINUS_ONE = application(real.negate, ONE);

function factorWritten(t: Term): Theorem {
  return alphaEqual(t.arg, EXPONENT_ONE) ? realPowerOne([t.fn.arg]) : refl(t);
}

function productWritten(t: Term): Theorem {
  if (alphaEqual(t, ONE)) return refl(t);
  const last = factorWritten(t.arg);
  if (alphaEqual(t.fn.arg, ONE)) return trans(oneMul([t.arg]), last);
  return combined(real.times, productWritten(t.fn.arg), last);
}

function summandWritten(t: Term): Theorem {
  const [c, p] = [t.fn.arg, t.arg];
  if (alphaEqual(p, ONE)) return mulOne([c]);
  const product = productWritten(p);
  if (alphaEqual(c, ONE)) return trans(oneMul([p]), product);
  if (alphaEqual(c, MINUS_ONE)) return trans(sym(negAsProduct([p])), appThm(refl(real.negate), product));
  return appThm(refl(t.fn), product);
}

/** `t = t'` for a normal form t, with t' as people write it. */
export function written(sum: NormalSum | null): Theorem {
  if (sum === null) return refl(ZERO);
  const last = summandWritten(sum.term.arg);
  if (sum.rest === null) return trans(zeroAdd([sum.term.arg]), last);
  return combined(real.plus, written(sum.rest), last);
}

function monomialTerm({ powers }: Monomial, atoms: Atoms): Term | null {
  const factors = powers.map(({ atom, exponent }) => {
    const t = atoms.terms[atom] ?? ONE;
    return exponent === 1 ? t : apply(real.power, t, naturalNumeral(BigInt(exponent)));
  });
  return factors.length === 0 ? null : factors.reduce((so, one) => apply(real.times, so, one));
}

/** The term that a polynomial is, as people write it. */
export function polynomialTerm(polynomial: Polynomial, atoms: Atoms): Term {
  const summands = [...polynomial.values()].sort((a, b) => compareMonomials(a.monomial, b.monomial));
  const terms = summands.map(({ monomial, coefficient }) => {
    const product = monomialTerm(monomial, atoms);
    const c = rationalTerm(coefficient);
    if (product === null) return c;
    if (alphaEqual(c, ONE)) return product;
    return alphaEqual(c, MINUS_ONE) ? application(real.negate, product) : apply(real.times, c, product);
  });
  return terms.length === 0 ? ZERO : terms.reduce((so, one) => apply(real.plus, so, one));
}
