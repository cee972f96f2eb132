import { bitLength, divQ, mulQ, ONE, rational } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { commonDivisor, largeGcd } from './large-gcd.ts';
import { compareMonomials, monomialDivides, monomialProduct, monomialQuotient } from './monomial-order.ts';
import type { Monomial, MonomialOrder } from './monomial-order.ts';
import { Polynomial } from './polynomial.ts';
import type { WorkBudget } from './work-budget.ts';

/** A polynomial with whole coefficients as an order sees it: terms from the largest monomial down, no coefficient 0. */
export interface OrderedTerms {
  readonly monomials: readonly Monomial[];
  readonly coefficients: readonly bigint[];
}

/** Binary digits by which coefficients may grow in a reduction before common factors are looked for. */
const GROWTH = 256;

/** A polynomial, divided by its content, in an order; 0 has no terms. */
export function orderedTerms(order: MonomialOrder, p: Polynomial): OrderedTerms {
  const { content } = p;
  const terms = p.terms.map(({ exponents, coefficient }) => ({
    monomial: order.monomial(exponents),
    coefficient: divQ(coefficient, content).num,
  }));
  terms.sort((a, b) => compareMonomials(b.monomial, a.monomial));
  return { monomials: terms.map(({ monomial }) => monomial), coefficients: terms.map(({ coefficient }) => coefficient) };
}

/** The polynomial again, times a rational. */
export function polynomialOfTerms(
  order: MonomialOrder,
  variables: readonly string[],
  { monomials, coefficients }: OrderedTerms,
  scale: Rational = ONE,
): Polynomial {
  const terms = monomials.map((monomial, t) => ({
    exponents: order.exponents(monomial),
    coefficient: mulQ(rational(coefficients[t] ?? 0n), scale),
  }));
  return Polynomial.of(variables, terms);
}

/** s·f − t·m·g, of both only the terms from a place on. */
export function combined(
  s: bigint,
  f: OrderedTerms,
  fromF: number,
  t: bigint,
  m: Monomial,
  g: OrderedTerms,
  fromG: number,
): { monomials: Monomial[]; coefficients: bigint[] } {
  const [monomials, coefficients]: [Monomial[], bigint[]] = [[], []];
  let [i, j] = [fromF, fromG];
  const next = (): Monomial | undefined => {
    const monomial = g.monomials[j];
    return monomial && monomialProduct(monomial, m);
  };
  let right = next();
  for (;;) {
    const left = f.monomials[i];
    if (left === undefined && right === undefined) return { monomials, coefficients };
    const sign = left === undefined ? -1 : right === undefined ? 1 : compareMonomials(left, right);
    const monomial = sign >= 0 ? left : right;
    let sum = 0n;
    if (sign >= 0) {
      sum += s * (f.coefficients[i] ?? 0n);
      i += 1;
    }
    if (sign <= 0) {
      sum -= t * (g.coefficients[j] ?? 0n);
      j += 1;
      right = next();
    }
    if (sum === 0n || monomial === undefined) continue;
    monomials.push(monomial);
    coefficients.push(sum);
  }
}

/** Divided by the greatest common divisor of the coefficients, the first of them made positive. */
export function primitiveTerms(f: OrderedTerms): OrderedTerms {
  const common = commonDivisor(f.coefficients) * ((f.coefficients[0] ?? 1n) < 0n ? -1n : 1n);
  return common === 1n || common === 0n ? f : { monomials: f.monomials, coefficients: f.coefficients.map((c) => c / common) };
}

/**
 * The remainder of f after division by some polynomials, each term reduced by the first whose leading monomial divides
 * it: f is `scale` · `rest` plus multiples of the divisors, and no term of the rest is divisible by a leading monomial.
 */
export function remainder(
  f: OrderedTerms,
  divisors: readonly OrderedTerms[],
  budget: WorkBudget,
): { readonly rest: OrderedTerms; readonly scale: Rational } {
  const done: { monomials: Monomial[]; coefficients: bigint[] } = { monomials: [], coefficients: [] };
  let [todo, at, scale, growth] = [f, 0, ONE, 0];
  for (;;) {
    const lead = todo.monomials[at];
    if (lead === undefined) break;
    const c = todo.coefficients[at] ?? 0n;
    const divisor = divisors.find(({ monomials: [first] }) => first !== undefined && monomialDivides(first, lead));
    if (divisor === undefined) {
      done.monomials.push(lead);
      done.coefficients.push(c);
      at += 1;
      continue;
    }
    const first = divisor.coefficients[0] ?? 1n;
    const common = largeGcd(c, first);
    const s = first / common;
    const bits = s === 1n || s === -1n ? 0 : bitLength(s);
    budget.spend((todo.monomials.length - at + divisor.monomials.length) * (1 + ((bits + bitLength(c)) >> 7)));
    todo = combined(s, todo, at + 1, c / common, monomialQuotient(lead, divisor.monomials[0] ?? lead), divisor, 1);
    at = 0;
    if (s === 1n) continue;
    done.coefficients = done.coefficients.map((d) => d * s);
    scale = divQ(scale, rational(s));
    growth += bits;
    if (growth < GROWTH) continue;
    growth = 0;
    const factor = commonDivisor([...done.coefficients, ...todo.coefficients]);
    if (factor <= 1n) continue;
    done.coefficients = done.coefficients.map((d) => d / factor);
    todo = { monomials: todo.monomials, coefficients: todo.coefficients.map((d) => d / factor) };
    scale = mulQ(scale, rational(factor));
  }
  return { rest: done, scale };
}
