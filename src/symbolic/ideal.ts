import { mulQ, ONE } from '../exact/rational.ts';
import { groebnerBasis } from './groebner-basis.ts';
import { MonomialOrder } from './monomial-order.ts';
import { orderedTerms, polynomialOfTerms, remainder } from './ordered-terms.ts';
import type { OrderedTerms } from './ordered-terms.ts';
import { Polynomial } from './polynomial.ts';
import { WorkBudget } from './work-budget.ts';

/** Term operations that one question may cost: some seconds. */
const MOST_WORK = 10_000_000;
/** The variable for the inverse of a polynomial: no name in an expression begins like this. */
const INVERSE = '_inverse';

/**
 * An ideal of polynomials over the rationals, known by its reduced Gröbner basis in the graded reverse lexicographic
 * order, so that normal forms and membership are decided exactly (Cox, Little and O'Shea, chapters 2 and 4). Zeros are
 * meant over the complex numbers: an ideal without real zeros need not be whole. Immutable.
 * Every method throws DiagnosticError `ideal-too-hard` where its work exceeds the ideal's budget, and RangeError for
 * polynomials in other lists of variables.
 */
export class Ideal {
  /** Generators with coprime whole coefficients, smallest leading monomial first; none for the ideal 0. */
  readonly basis: readonly Polynomial[];
  readonly #terms: readonly OrderedTerms[];
  readonly #work: number;

  private constructor(basis: readonly Polynomial[], terms: readonly OrderedTerms[], work: number) {
    this.basis = basis;
    this.#terms = terms;
    this.#work = work;
  }

  /** The ideal that these generate, all in the same variables. `work` bounds the term operations of each question to it. */
  static of(generators: readonly Polynomial[], { work = MOST_WORK }: { readonly work?: number } = {}): Ideal {
    return new Ideal([], [], work).plus(generators);
  }

  /** The polynomial of the same class modulo the ideal with no term divisible by a leading monomial: 0 exactly for its members. */
  normalForm(p: Polynomial): Polynomial {
    const [first] = this.basis;
    if (first === undefined || p.isZero) return p;
    sameVariables(first, p);
    const order = MonomialOrder.graded(p.variables.length);
    const { rest, scale } = remainder(orderedTerms(order, p), this.#terms, this.#budget());
    return polynomialOfTerms(order, p.variables, rest, mulQ(scale, p.content));
  }

  /** True if p is a combination of the generators. */
  contains(p: Polynomial): boolean {
    return this.normalForm(p).isZero;
  }

  /** True if 1 is in the ideal: there is no point, also no complex one, where all generators are 0. */
  isWhole(): boolean {
    return this.basis[0]?.constantValue !== undefined;
  }

  /** The ideal that more generators give. */
  plus(generators: readonly Polynomial[]): Ideal {
    const all = [...this.basis, ...generators];
    const fresh = generators.filter((p) => !p.isZero);
    const [first] = all;
    if (first === undefined || fresh.length === 0 || this.isWhole()) return this;
    for (const p of all) sameVariables(first, p);
    const order = MonomialOrder.graded(first.variables.length);
    const terms = groebnerBasis(
      order,
      this.#terms,
      fresh.map((p) => orderedTerms(order, p)),
      this.#budget(),
    );
    return new Ideal(
      terms.map((f) => polynomialOfTerms(order, first.variables, f)),
      terms,
      this.#work,
    );
  }

  /**
   * All f such that a power of p times f is in the ideal: what remains of the zeros when those of p are taken away
   * and the rest is closed. Found by inverting p and eliminating its inverse. Throws RangeError for p = 0.
   */
  saturatedBy(p: Polynomial): Ideal {
    if (p.isZero) throw new RangeError('an ideal saturated by the polynomial 0');
    const [first] = this.basis;
    if (first === undefined || p.constantValue !== undefined || this.isWhole()) return this;
    sameVariables(first, p);
    const order = new MonomialOrder([1, p.variables.length]);
    const known = this.basis.map((f) => orderedTerms(order, widened(f)));
    const terms = groebnerBasis(order, known, [orderedTerms(order, inverseRelation(p))], this.#budget());
    const basis = terms
      .map((f) => polynomialOfTerms(order, [INVERSE, ...p.variables], f))
      .filter((f) => f.degree(INVERSE) <= 0)
      .map((f) => narrowed(f, p.variables));
    // Without the inverse the order is the graded one, in which these are a reduced basis again.
    const graded = MonomialOrder.graded(p.variables.length);
    return new Ideal(
      basis,
      basis.map((f) => orderedTerms(graded, f)),
      this.#work,
    );
  }

  /** True if a power of p is in the ideal: p is 0 at all its complex zeros (the trick of Rabinowitsch). */
  radicalContains(p: Polynomial): boolean {
    if (this.contains(p)) return true;
    if (this.basis.length === 0 || p.constantValue !== undefined) return false;
    const order = MonomialOrder.graded(p.variables.length + 1);
    const known = this.basis.map((f) => orderedTerms(order, widened(f)));
    const terms = groebnerBasis(order, known, [orderedTerms(order, inverseRelation(p))], this.#budget());
    return terms[0]?.monomials[0]?.every((x) => x === 0) === true;
  }

  #budget(): WorkBudget {
    return new WorkBudget(this.#work, 'ideal-too-hard', 'a computation modulo polynomial relations');
  }
}

/** The same polynomial where the inverse is a further variable, the first. */
function widened(f: Polynomial): Polynomial {
  const terms = f.terms.map(({ exponents, coefficient }) => ({ exponents: [0, ...exponents], coefficient }));
  return Polynomial.of([INVERSE, ...f.variables], terms);
}

function narrowed(f: Polynomial, variables: readonly string[]): Polynomial {
  return Polynomial.of(
    variables,
    f.terms.map(({ exponents, coefficient }) => ({ exponents: exponents.slice(1), coefficient })),
  );
}

/** 1 − inverse·p. */
function inverseRelation(p: Polynomial): Polynomial {
  const wide = widened(p);
  return Polynomial.constant(wide.variables, ONE).minus(Polynomial.variable(wide.variables, INVERSE).times(wide));
}

function sameVariables(p: Polynomial, q: Polynomial): void {
  if (p.variables.join() !== q.variables.join()) {
    throw new RangeError(`polynomials in ${p.variables.join(', ')} and in ${q.variables.join(', ')}`);
  }
}
