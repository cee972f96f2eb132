import { divQ, mulQ } from '../exact/rational.ts';
import { MonomialOrder, monomialDivides, monomialQuotient } from './monomial-order.ts';
import type { Monomial } from './monomial-order.ts';
import { combined, orderedTerms, polynomialOfTerms } from './ordered-terms.ts';
import type { Polynomial } from './polynomial.ts';

/**
 * The quotient if `divisor` divides `dividend`, else undefined; decided however long it takes, which is one merge of
 * terms for each term of the quotient. Throws RangeError if the divisor is 0.
 */
export function exactQuotient(dividend: Polynomial, divisor: Polynomial): Polynomial | undefined {
  if (divisor.isZero) throw new RangeError('division by the polynomial 0');
  const { variables } = dividend;
  if (dividend.isZero) return dividend;
  if (variables.some((name) => divisor.degree(name) > dividend.degree(name))) return undefined;
  const order = MonomialOrder.lexicographic(variables.length);
  const g = orderedTerms(order, divisor);
  const [lead, first] = [g.monomials[0], g.coefficients[0]];
  if (lead === undefined || first === undefined) return undefined;
  const quotient: { monomials: Monomial[]; coefficients: bigint[] } = { monomials: [], coefficients: [] };
  let rest = orderedTerms(order, dividend);
  for (;;) {
    const [monomial, c] = [rest.monomials[0], rest.coefficients[0]];
    if (monomial === undefined || c === undefined) break;
    // Both have coprime coefficients, so a quotient has whole ones (Gauss).
    if (c % first !== 0n || !monomialDivides(lead, monomial)) return undefined;
    const step = monomialQuotient(monomial, lead);
    quotient.monomials.push(step);
    quotient.coefficients.push(c / first);
    rest = combined(1n, rest, 1, c / first, step, g, 1);
  }
  return polynomialOfTerms(order, variables, quotient, divQ(dividend.content, divisor.content));
}

/** The quotient by a polynomial that is known to divide. Throws RangeError if it does not. */
export function quotientBy(dividend: Polynomial, divisor: Polynomial): Polynomial {
  const constant = divisor.constantValue;
  if (constant !== undefined) return dividend.scaled(divQ({ num: 1n, den: 1n }, constant));
  const quotient = exactQuotient(dividend, divisor);
  if (quotient === undefined) throw new RangeError('a polynomial that does not divide the other one');
  return quotient;
}

/** The multiple by a positive or negative rational that has coprime whole coefficients and a positive leading one; 0 for 0. */
export function primitivePart(p: Polynomial): Polynomial {
  if (p.isZero) return p;
  const { content, leadingCoefficient } = p;
  const sign = leadingCoefficient.num < 0n ? -1n : 1n;
  return p.scaled(mulQ({ num: sign, den: 1n }, divQ({ num: 1n, den: 1n }, content)));
}
