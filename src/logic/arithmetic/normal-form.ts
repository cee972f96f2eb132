// Polynomials in normal form with theorems: what a real term is, proved step by step with the laws of polynomial-laws.ts.
// A product or a sum is kept as a list from its last factor or term, with the term that it is.
import { addQ, mulQ, negQ, ONE as ONE_Q, type Rational } from '../../exact/rational.ts';
import { application, type Term } from '../../kernel/term.ts';
import { appThm, refl, trans, type Theorem } from '../../kernel/theorem.ts';
import { rightSide } from '../conversion.ts';
import { combined, mapped } from './expansion.ts';
import { naturalSum } from './natural-evaluation.ts';
import { ONE, ZERO, naturalNumeral, rationalTerm, real } from './number-terms.ts';
import { compareMonomials, monomialOf, UNIT, type Atoms, type Monomial, type Power } from './polynomial.ts';
import { expansionLaws, formLaws, productLaws, sumLaws } from './polynomial-laws.ts';
import { realPowerBit0, realPowerBit1, realPowerOne, realPowerZero } from './power-laws.ts';
import { rationalNegative, rationalProduct, rationalSum } from './rational-evaluation.ts';
import { shapeOf } from './real-shape.ts';

/** A product `1 * a1 ^ e1 * …`: the factors before the last, the last one, and the term. */
interface Product {
  readonly monomial: Monomial;
  readonly term: Term;
  readonly rest: Product | null;
}

/** A sum `0 + c1 * p1 + …`: the sum before the last term, coefficient and product of that, and the term; null is 0. */
export interface NormalSum {
  readonly rest: NormalSum | null;
  readonly coefficient: Rational;
  readonly product: Product;
  readonly term: Term;
}

/** A normal form and a theorem whose right side it is. */
export interface Normalised {
  readonly sum: NormalSum | null;
  readonly theorem: Theorem;
}

const unit: Product = { monomial: UNIT, term: ONE, rest: null };
const termOf = (sum: NormalSum | null): Term => (sum === null ? ZERO : sum.term);

function summand(rest: NormalSum | null, coefficient: Rational, product: Product, term: Term): NormalSum {
  return { rest, coefficient, product, term };
}

/** Arithmetic of normal forms over these atoms. */
export class NormalForms {
  readonly #atoms: Atoms;

  constructor(atoms: Atoms) {
    this.#atoms = atoms;
  }

  /** The normal form of a real term: `t = 0 + c1 * p1 + …`. */
  of(t: Term): Normalised {
    const shape = shapeOf(t);
    const step = 'step' in shape ? shape.step() : undefined;
    const proceed = (form: Normalised): Normalised => (step === undefined ? form : { sum: form.sum, theorem: trans(step, form.theorem) });
    switch (shape.kind) {
      case 'constant':
        return proceed(this.#constant(shape.value));
      case 'atom':
        return proceed(this.#power(shape.term, 1));
      case 'negation': {
        const part = this.of(shape.part);
        const negated = this.#negative(part.sum);
        return { sum: negated.sum, theorem: trans(mapped(real.negate, part.theorem), negated.theorem) };
      }
      case 'sum':
      case 'product': {
        const [a, b] = [this.of(shape.left), this.of(shape.right)];
        const isSum = shape.kind === 'sum';
        const result = isSum ? this.#sum(a.sum, b.sum) : this.#productOfSums(a.sum, b.sum);
        const parts = combined(isSum ? real.plus : real.times, a.theorem, b.theorem);
        return proceed({ sum: result.sum, theorem: trans(parts, result.theorem) });
      }
      case 'power': {
        const base = shapeOf(shape.base);
        if (base.kind === 'atom' && base.step === undefined && shape.exponent > 1) return proceed(this.#power(base.term, shape.exponent));
        const inner = this.of(shape.base);
        const raised = this.#powerOfSum(inner.sum, BigInt(shape.exponent));
        const exponent = naturalNumeral(BigInt(shape.exponent));
        const part = appThm(mapped(real.power, inner.theorem), refl(exponent));
        return proceed({ sum: raised.sum, theorem: trans(part, raised.theorem) });
      }
    }
  }

  #constant(value: Rational): Normalised {
    const term = rationalTerm(value);
    if (value.num === 0n) return { sum: null, theorem: refl(term) };
    const theorem = formLaws.constant([term]);
    return { sum: summand(null, value, unit, rightSide(theorem)), theorem };
  }

  #power(t: Term, exponent: number): Normalised {
    const atom = this.#atoms.numberOf(t);
    const theorem = exponent === 1 ? formLaws.atom([t]) : formLaws.power([t, naturalNumeral(BigInt(exponent))]);
    const whole = rightSide(theorem);
    const product: Product = { monomial: monomialOf([{ atom, exponent }]), term: whole.arg.arg, rest: unit };
    return { sum: summand(null, ONE_Q, product, whole), theorem };
  }

  #sum(a: NormalSum | null, b: NormalSum | null): Normalised {
    if (a === null) return { sum: b, theorem: sumLaws.zeroLeft([termOf(b)]) };
    if (b === null) return { sum: a, theorem: sumLaws.zeroRight([a.term]) };
    const order = compareMonomials(a.product.monomial, b.product.monomial);
    if (order > 0) {
      const inner = this.#sum(a.rest, b);
      const theorem = sumLaws.lastOfFirst([termOf(a.rest), a.term.arg, b.term, termOf(inner.sum)], inner.theorem);
      return { sum: summand(inner.sum, a.coefficient, a.product, rightSide(theorem)), theorem };
    }
    if (order < 0) {
      const inner = this.#sum(a, b.rest);
      const theorem = sumLaws.lastOfSecond([a.term, termOf(b.rest), b.term.arg, termOf(inner.sum)], inner.theorem);
      return { sum: summand(inner.sum, b.coefficient, b.product, rightSide(theorem)), theorem };
    }
    const inner = this.#sum(a.rest, b.rest);
    const added = rationalSum(a.coefficient, b.coefficient);
    const coefficient = addQ(a.coefficient, b.coefficient);
    const [c, d] = [rationalTerm(a.coefficient), rationalTerm(b.coefficient)];
    const values = [termOf(a.rest), c, a.product.term, termOf(b.rest), d, termOf(inner.sum)];
    if (coefficient.num === 0n) return { sum: inner.sum, theorem: sumLaws.cancelling(values, inner.theorem, added) };
    const theorem = sumLaws.sameMonomial([...values, rightSide(added)], inner.theorem, added);
    return { sum: summand(inner.sum, coefficient, a.product, rightSide(theorem)), theorem };
  }

  #negative(a: NormalSum | null): Normalised {
    if (a === null) return { sum: null, theorem: sumLaws.negativeZero([]) };
    const inner = this.#negative(a.rest);
    const coefficient = negQ(a.coefficient);
    const c = rationalTerm(a.coefficient);
    const negated = rationalNegative(a.coefficient) ?? refl(application(real.negate, c));
    const values = [termOf(a.rest), c, a.product.term, termOf(inner.sum), rightSide(negated)];
    const theorem = sumLaws.negative(values, inner.theorem, negated);
    return { sum: summand(inner.sum, coefficient, a.product, rightSide(theorem)), theorem };
  }

  #productOfSums(a: NormalSum | null, b: NormalSum | null): Normalised {
    if (a === null) return { sum: null, theorem: expansionLaws.zeroLeft([termOf(b)]) };
    if (b === null) return { sum: null, theorem: expansionLaws.zeroRight([a.term]) };
    const [before, last] = [this.#productOfSums(a, b.rest), this.#timesSummand(a, b)];
    const total = this.#sum(before.sum, last.sum);
    const values = [a.term, termOf(b.rest), b.term.arg, termOf(before.sum), termOf(last.sum), termOf(total.sum)];
    return { sum: total.sum, theorem: expansionLaws.timesSum(values, before.theorem, last.theorem, total.theorem) };
  }

  /** The product of a with the last term of b. */
  #timesSummand(a: NormalSum | null, b: NormalSum): Normalised {
    if (a === null) return { sum: null, theorem: expansionLaws.zeroLeft([b.term.arg]) };
    const inner = this.#timesSummand(a.rest, b);
    const coefficients = rationalProduct(a.coefficient, b.coefficient);
    const products = this.#product(a.product, b.product);
    const [c, d] = [rationalTerm(a.coefficient), rationalTerm(b.coefficient)];
    const names = [termOf(inner.sum), rightSide(coefficients), products.product.term];
    const values = [termOf(a.rest), c, a.product.term, d, b.product.term, ...names];
    const theorem = expansionLaws.timesSummand(values, inner.theorem, coefficients, products.theorem);
    const coefficient = mulQ(a.coefficient, b.coefficient);
    return { sum: summand(inner.sum, coefficient, products.product, rightSide(theorem)), theorem };
  }

  #product(a: Product, b: Product): { readonly product: Product; readonly theorem: Theorem } {
    if (a.rest === null) return { product: b, theorem: productLaws.unitLeft([b.term]) };
    if (b.rest === null) return { product: a, theorem: productLaws.unitRight([a.term]) };
    const [p, q] = [a.monomial.powers.at(-1), b.monomial.powers.at(-1)] as [Power, Power];
    if (p.atom > q.atom) {
      const inner = this.#product(a.rest, b);
      const theorem = productLaws.lastOfFirst([a.rest.term, a.term.arg, b.term, inner.product.term], inner.theorem);
      return { product: this.#times(inner.product, p, rightSide(theorem)), theorem };
    }
    if (p.atom < q.atom) {
      const inner = this.#product(a, b.rest);
      const theorem = productLaws.lastOfSecond([a.term, b.rest.term, b.term.arg, inner.product.term], inner.theorem);
      return { product: this.#times(inner.product, q, rightSide(theorem)), theorem };
    }
    const inner = this.#product(a.rest, b.rest);
    const exponents = naturalSum(BigInt(p.exponent), BigInt(q.exponent));
    const [first, second] = [a.term.arg, b.term.arg];
    const values = [a.rest.term, first.fn.arg, first.arg, b.rest.term, second.arg, inner.product.term, rightSide(exponents)];
    const theorem = productLaws.sameAtom(values, inner.theorem, exponents);
    const power = { atom: p.atom, exponent: p.exponent + q.exponent };
    return { product: this.#times(inner.product, power, rightSide(theorem)), theorem };
  }

  #times(rest: Product, power: Power, term: Term): Product {
    return { monomial: monomialOf([...rest.monomial.powers, power]), term, rest };
  }

  #powerOfSum(a: NormalSum | null, exponent: bigint): Normalised {
    const base = termOf(a);
    if (exponent === 0n) {
      const one = this.#constant(ONE_Q);
      return { sum: one.sum, theorem: trans(realPowerZero([base]), one.theorem) };
    }
    if (exponent === 1n) return { sum: a, theorem: realPowerOne([base]) };
    const isEven = exponent % 2n === 0n;
    const lower = this.#powerOfSum(a, isEven ? exponent / 2n : exponent - 1n);
    const product = this.#productOfSums(isEven ? lower.sum : a, lower.sum);
    const values = [base, naturalNumeral(exponent / 2n), termOf(lower.sum), termOf(product.sum)];
    return { sum: product.sum, theorem: (isEven ? realPowerBit0 : realPowerBit1)(values, lower.theorem, product.theorem) };
  }
}
