import { ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { RootAtom } from './atom-table.ts';
import { Polynomial } from './polynomial.ts';
import { RationalFunction } from './rational-function.ts';

/** Every square of a root replaced by its radicand, above and below; radicands have no roots themselves. */
export function withoutRootPowers(f: RationalFunction, roots: readonly RootAtom[]): RationalFunction {
  return roots.reduce((all, root) => {
    const { numerator, denominator } = all;
    if (numerator.degree(root.symbol) < 2 && denominator.degree(root.symbol) < 2) return all;
    return linearIn(numerator, root).dividedBy(linearIn(denominator, root));
  }, f);
}

/** Whether a variable occurs. */
export function occurs({ numerator, denominator }: RationalFunction, name: string): boolean {
  return numerator.variables.includes(name) && (numerator.degree(name) > 0 || denominator.degree(name) > 0);
}

/** The value of a constant; undefined for what is not constant. */
export function constantOf({ numerator, denominator }: RationalFunction): Rational | undefined {
  return denominator.constantValue === undefined ? undefined : numerator.constantValue;
}

/** A polynomial, its powers of the root brought down to the first or none. */
function linearIn(p: Polynomial, { symbol, radicand }: RootAtom): RationalFunction {
  const coefficients = p.coefficientsIn(symbol);
  const highest = (coefficients.length - 1) >> 1;
  const root = Polynomial.variable(p.variables, symbol);
  let sum = Polynomial.constant(p.variables, ZERO);
  coefficients.forEach((coefficient, e) => {
    if (coefficient.isZero) return;
    const times = radicand.numerator.power(e >> 1).times(radicand.denominator.power(highest - (e >> 1)));
    const term = coefficient.times(times);
    sum = sum.plus(e % 2 === 0 ? term : term.times(root));
  });
  return RationalFunction.of(sum, radicand.denominator.power(Math.max(0, highest)));
}
