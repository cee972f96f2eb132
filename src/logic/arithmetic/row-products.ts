// Products of two rows, where all products of unknowns in them occur already: from `a < m` and `b < n` something of `a * n`
// against `m * n`. What is quadratic is found in this way as far as one multiplication goes.
import { negQ, ONE as ONE_Q } from '../../exact/rational.ts';
import type { Term } from '../../kernel/term.ts';
import { refl, type Theorem } from '../../kernel/theorem.ts';
import { squareNonnegative } from './atom-facts.ts';
import { combined } from './expansion.ts';
import { negative, productOf, sumOf } from './field-laws.ts';
import { factLaw } from './law.ts';
import type { Relation } from './literal.ts';
import { ZERO, real } from './number-terms.ts';
import * as order from './order-laws.ts';
import { plusMultiple, polynomialOf, polynomialProduct, type Atoms, type Polynomial } from './polynomial.ts';

/** A relation of two reals that holds, with right less left as a polynomial. */
export interface Relating {
  readonly relation: Relation;
  readonly left: Term;
  readonly right: Term;
  readonly theorem: () => Theorem;
  readonly polynomial: Polynomial;
}

/** Rows that are multiplied with one another at most; fewer where new products of unknowns may come up. */
const [MOST_FACTORS, FEW_FACTORS] = [24, 10];

const nonnegativeProduct = factLaw('real-mul-nonnegative');

const gapOf = ({ left, right }: Relating): Term => sumOf(right, negative(left));

/** `0 < right - left` for a strict inequality if that is wanted, `0 ≤ right - left` otherwise. */
function gapTheorem(row: Relating, isStrict: boolean): Theorem {
  const { left, right } = row;
  const [values, same] = [[left, right, gapOf(row)], refl(gapOf(row))];
  if (isStrict) return order.positiveDifference(values, row.theorem(), same);
  const th = row.relation === 'less' ? order.leOfLess([left, right], row.theorem()) : row.theorem();
  return order.nonnegativeDifference(values, th, same);
}

function productOfInequalities(a: Relating, b: Relating, polynomial: Polynomial): Relating {
  const [s, t] = [gapOf(a), gapOf(b)];
  const isStrict = a.relation === 'less' && b.relation === 'less';
  const product = isStrict ? order.positiveProduct : nonnegativeProduct;
  const theorem = (): Theorem => product([s, t], gapTheorem(a, isStrict), gapTheorem(b, isStrict));
  return { relation: isStrict ? 'less' : 'le', left: ZERO, right: productOf(s, t), theorem, polynomial };
}

function multipleOfEquation({ left, right, theorem }: Relating, t: Term, polynomial: Polynomial): Relating {
  const multiplied = (): Theorem => combined(real.times, theorem(), refl(t));
  return { relation: 'equal', left: productOf(left, t), right: productOf(right, t), theorem: multiplied, polynomial };
}

function square(root: Term, atoms: Atoms): Relating {
  const right = productOf(root, root);
  return { relation: 'le', left: ZERO, right, theorem: () => squareNonnegative([root]), polynomial: polynomialOf(right, atoms) };
}

/** The numbers of the unknowns in monomials, given by their keys. */
export function factorsOf(keys: ReadonlySet<string>): ReadonlySet<number> {
  return new Set([...keys].flatMap((key) => key.split(' ').map((power) => Number(power.split('^')[0]))));
}

/**
 * Products of two of the rows, or of an equation with an unknown, and squares of sums and differences of two unknowns:
 * those of which all products of unknowns are among the known ones, by their keys; or `withOthers` those in which others
 * come up, of the same unknowns.
 */
export function productRows(rows: readonly Relating[], atoms: Atoms, known: ReadonlySet<string>, withOthers: boolean): Relating[] {
  const factors = factorsOf(known);
  const isUseful = (polynomial: Polynomial): boolean => {
    let [isKnown, hasOthers] = [false, false];
    for (const { monomial } of polynomial.values()) {
      if (monomial.degree < 2) continue;
      if (known.has(monomial.key)) isKnown = true;
      else hasOthers = true;
    }
    return isKnown && hasOthers === withOthers;
  };
  const isFactor = ({ polynomial }: Relating): boolean => {
    let isConstant = true;
    for (const { monomial } of polynomial.values()) {
      if (monomial.degree > 1) return false;
      const atom = monomial.powers[0]?.atom;
      if (atom === undefined) continue;
      if (!factors.has(atom)) return false;
      isConstant = false;
    }
    return !isConstant;
  };
  const usable = rows.filter(isFactor);
  const most = withOthers ? FEW_FACTORS : MOST_FACTORS;
  const inequalities = usable.filter(({ relation }) => relation !== 'equal').slice(0, most);
  const found: Relating[] = [];
  for (const [i, a] of inequalities.entries()) {
    for (const b of inequalities.slice(i)) {
      const polynomial = polynomialProduct(a.polynomial, b.polynomial);
      if (isUseful(polynomial)) found.push(productOfInequalities(a, b, polynomial));
    }
  }
  const unknowns = [...factors].map((i) => atoms.terms[i] as Term);
  for (const equal of usable.filter(({ relation }) => relation === 'equal').slice(0, most)) {
    for (const t of unknowns) {
      const polynomial = polynomialProduct(equal.polynomial, polynomialOf(t, atoms));
      if (isUseful(polynomial)) found.push(multipleOfEquation(equal, t, polynomial));
    }
  }
  for (const [i, s] of unknowns.entries()) {
    for (const t of unknowns.slice(i + 1)) {
      const cross = [s, t].map((one) => polynomialOf(one, atoms)) as [Polynomial, Polynomial];
      const difference = plusMultiple(cross[0], cross[1], negQ(ONE_Q));
      if (!isUseful(polynomialProduct(difference, difference))) continue;
      found.push(square(sumOf(s, negative(t)), atoms), square(sumOf(s, t), atoms));
    }
  }
  return found;
}
