import { divQ, subQ } from '../exact/rational.ts';
import { Polynomial } from './polynomial.ts';
import type { Term } from './polynomial.ts';

/** Steps of a division times terms of the divisor beyond which it is given up: it only makes results smaller. */
const MOST_WORK = 20_000;

/**
 * The quotient if `divisor` divides `dividend`, else undefined; also undefined where finding out would take long.
 * Long division by the lexicographically first term. Throws RangeError if the divisor is 0.
 */
export function dividedExactly(dividend: Polynomial, divisor: Polynomial): Polynomial | undefined {
  const { variables } = dividend;
  if (divisor.isZero) throw new RangeError('division by the polynomial 0');
  if (dividend.isZero) return dividend;
  if (dividend.termCount * divisor.termCount > MOST_WORK) return undefined;
  if (variables.some((name) => divisor.degree(name) > dividend.degree(name))) return undefined;
  const [lead, ...tail] = divisor.terms;
  if (lead === undefined) return undefined;
  const rest = new Map<string, Term>(dividend.terms.map((term) => [keyOf(term.exponents), term]));
  // Texts compare by their code units, so the largest key is the leading monomial.
  const quotient: Term[] = [];
  let work = 0;
  while (rest.size > 0) {
    work += rest.size + divisor.termCount;
    if (work > MOST_WORK) return undefined;
    const first = largest(rest);
    const exponents = first.exponents.map((e, v) => e - (lead.exponents[v] ?? 0));
    if (exponents.some((e) => e < 0)) return undefined;
    const coefficient = divQ(first.coefficient, lead.coefficient);
    quotient.push({ exponents, coefficient });
    rest.delete(keyOf(first.exponents));
    for (const term of tail) subtract(rest, exponents, coefficient, term);
  }
  return Polynomial.of(variables, quotient);
}

function subtract(rest: Map<string, Term>, exponents: readonly number[], coefficient: Term['coefficient'], term: Term): void {
  const at = exponents.map((e, v) => e + (term.exponents[v] ?? 0));
  const key = keyOf(at);
  const before = rest.get(key)?.coefficient ?? { num: 0n, den: 1n };
  const after = subQ(before, { num: coefficient.num * term.coefficient.num, den: coefficient.den * term.coefficient.den });
  if (after.num === 0n) rest.delete(key);
  else rest.set(key, { exponents: at, coefficient: after });
}

function largest(rest: ReadonlyMap<string, Term>): Term {
  let [bestKey, best]: [string, Term | undefined] = ['', undefined];
  for (const [key, term] of rest) if (best === undefined || key > bestKey) [bestKey, best] = [key, term];
  if (best === undefined) throw new RangeError('no terms');
  return best;
}

function keyOf(exponents: readonly number[]): string {
  return String.fromCharCode(...exponents);
}
