import type { Polynomial } from './polynomial.ts';
import type { RationalFunction } from './rational-function.ts';

/** True only if a function cannot be negative where it is defined, given which variables are positive. */
export function neverNegative({ numerator, denominator }: RationalFunction, isPositive: (name: string) => boolean): boolean {
  const signOf = (p: Polynomial): number => (sumOfPositive(p, isPositive) ? 1 : sumOfPositive(p.negated(), isPositive) ? -1 : 0);
  return signOf(numerator) * signOf(denominator) > 0;
}

/** The variable that is positive because this monomial is: the only one with an odd exponent under a positive coefficient. */
export function positiveBase({ numerator, denominator }: RationalFunction): string | undefined {
  const [only, more] = numerator.terms;
  if (only === undefined || more !== undefined || denominator.constantValue === undefined || only.coefficient.num < 0n) return undefined;
  const odd = numerator.variables.filter((_, v) => (only.exponents[v] ?? 0) % 2 === 1);
  return odd.length === 1 ? odd[0] : undefined;
}

function sumOfPositive(p: Polynomial, isPositive: (name: string) => boolean): boolean {
  return p.terms.every(
    ({ exponents, coefficient }) => coefficient.num > 0n && exponents.every((e, v) => e % 2 === 0 || isPositive(p.variables[v] ?? '')),
  );
}
