import { largeGcd } from './large-gcd.ts';
import { areDisjoint, compareMonomials, monomialDegree, monomialDivides, monomialProduct, monomialQuotient } from './monomial-order.ts';
import type { Monomial, MonomialOrder } from './monomial-order.ts';
import { combined, primitiveTerms, remainder } from './ordered-terms.ts';
import type { OrderedTerms } from './ordered-terms.ts';
import type { WorkBudget } from './work-budget.ts';

/** An element of the basis that is being built. */
interface Element {
  readonly terms: OrderedTerms;
  readonly lead: Monomial;
  /** The degree it would have if the computation were homogeneous. */
  readonly sugar: number;
}

/** Two elements whose leading terms are still to be cancelled against each other. */
interface Pair {
  readonly first: Element;
  readonly second: Element;
  readonly lcm: Monomial;
  readonly sugar: number;
}

/**
 * The reduced Gröbner basis of the ideal that `known` and `more` generate, smallest leading monomial first, with coprime
 * whole coefficients and positive leading ones; `known` has to be a Gröbner basis in this order already. Buchberger's
 * algorithm with the criteria of Gebauer and Möller (1988) and pairs taken by sugar. The budget's error if it takes too long.
 */
export function groebnerBasis(
  order: MonomialOrder,
  known: readonly OrderedTerms[],
  more: readonly OrderedTerms[],
  budget: WorkBudget,
): OrderedTerms[] {
  const growing = new GrowingBasis(order, known, budget);
  const ascending = more
    .filter(({ monomials }) => monomials.length > 0)
    .sort((f, g) => compareMonomials(f.monomials[0] ?? [], g.monomials[0] ?? []));
  for (const terms of ascending) growing.include(terms, degreeOf(terms));
  growing.complete();
  return growing.reduced();
}

class GrowingBasis {
  readonly #order: MonomialOrder;
  readonly #budget: WorkBudget;
  #elements: Element[];
  #pairs: Pair[] = [];

  constructor(order: MonomialOrder, known: readonly OrderedTerms[], budget: WorkBudget) {
    this.#order = order;
    this.#budget = budget;
    this.#elements = known.map((terms) => elementOf(terms, degreeOf(terms)));
  }

  /** Takes in what is left of a polynomial modulo the elements so far. */
  include(terms: OrderedTerms, sugar: number): void {
    const { rest } = remainder(
      terms,
      this.#elements.map((element) => element.terms),
      this.#budget,
    );
    if (rest.monomials.length > 0) this.#add(elementOf(primitiveTerms(rest), sugar));
  }

  /** Cancels leading terms pair by pair until every pair is accounted for. */
  complete(): void {
    for (let pair = this.#nextPair(); pair !== undefined; pair = this.#nextPair()) {
      const { first, second, lcm, sugar } = pair;
      const [a, b] = [first.terms.coefficients[0] ?? 1n, second.terms.coefficients[0] ?? 1n];
      const common = largeGcd(a, b);
      const up = monomialQuotient(lcm, first.lead);
      const raised = { monomials: first.terms.monomials.map((m) => monomialProduct(m, up)), coefficients: first.terms.coefficients };
      this.#budget.spend(raised.monomials.length + second.terms.monomials.length);
      const difference = combined(b / common, raised, 1, a / common, monomialQuotient(lcm, second.lead), second.terms, 1);
      this.include(primitiveTerms(difference), sugar);
    }
  }

  /** The elements, each reduced modulo the others: their leading monomials do not divide each other already. */
  reduced(): OrderedTerms[] {
    const elements = this.#elements.sort((f, g) => compareMonomials(f.lead, g.lead)).map(({ terms }) => terms);
    return elements.map((terms, i) => {
      // A monomial below the leading one is never divisible by a larger leading monomial.
      const { rest } = remainder(terms, elements.slice(0, i), this.#budget);
      return primitiveTerms(rest);
    });
  }

  #nextPair(): Pair | undefined {
    let best = 0;
    for (const [i, pair] of this.#pairs.entries()) {
      const other = this.#pairs[best];
      if (other === undefined) break;
      if (pair.sugar < other.sugar || (pair.sugar === other.sugar && compareMonomials(pair.lcm, other.lcm) < 0)) best = i;
    }
    const [pair] = this.#pairs.splice(best, 1);
    return pair;
  }

  /** The update of Gebauer and Möller: drops the pairs that others make superfluous and the elements that `added` covers. */
  #add(added: Element): void {
    const fresh = this.#elements.map((element) => this.#pairOf(element, added));
    const kept: Pair[] = [];
    fresh.forEach((pair, i) => {
      const covers = (other: Pair): boolean => monomialDivides(other.lcm, pair.lcm);
      if (areDisjoint(pair.first.lead, added.lead) || !(fresh.slice(i + 1).some(covers) || kept.some(covers))) kept.push(pair);
    });
    const old = this.#pairs.filter(
      ({ first, second, lcm }) =>
        !monomialDivides(added.lead, lcm) ||
        compareMonomials(this.#order.lcm(first.lead, added.lead), lcm) === 0 ||
        compareMonomials(this.#order.lcm(second.lead, added.lead), lcm) === 0,
    );
    this.#pairs = [...old, ...kept.filter(({ first }) => !areDisjoint(first.lead, added.lead))];
    this.#elements = [...this.#elements.filter(({ lead }) => !monomialDivides(added.lead, lead)), added];
    this.#budget.spend(fresh.length * 4);
  }

  #pairOf(first: Element, second: Element): Pair {
    const lcm = this.#order.lcm(first.lead, second.lead);
    const degree = monomialDegree(lcm);
    const sugar = Math.max(first.sugar - monomialDegree(first.lead), second.sugar - monomialDegree(second.lead)) + degree;
    return { first, second, lcm, sugar };
  }
}

function elementOf(terms: OrderedTerms, sugar: number): Element {
  return { terms, lead: terms.monomials[0] ?? [], sugar };
}

function degreeOf({ monomials }: OrderedTerms): number {
  return monomials.reduce((most, monomial) => Math.max(most, monomialDegree(monomial)), 0);
}
