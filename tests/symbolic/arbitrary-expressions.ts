import fc from 'fast-check';
import { rational } from '../../src/exact/rational.ts';
import type { Rational } from '../../src/exact/rational.ts';
import { Polynomial } from '../../src/symbolic/polynomial.ts';
import type { Expression } from '../../src/symbolic/expression.ts';

/** Names that take every way through the printers. */
export const NAMES = ['c', 's', 'lambda', 'lambda_1', 'x10', 'gain_max', 'x_ij', 'Omega'];

/** Numbers that digits and a point can write: whole ones, and decimals. */
const decimal = fc.tuple(fc.bigInt(0n, 300n), fc.nat(3)).map(([digits, places]) => rational(digits, 10n ** BigInt(places)));

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('number' as const), value: decimal }),
    fc.record({ kind: fc.constant('name' as const), name: fc.constantFrom(...NAMES) }),
    fc.record({ kind: fc.constant('negation' as const), of: tie('expression') }),
    fc.record({
      kind: fc.constantFrom('sum' as const, 'difference' as const, 'product' as const, 'quotient' as const),
      left: tie('expression'),
      right: tie('expression'),
    }),
    fc.record({ kind: fc.constant('power' as const), base: tie('expression'), exponent: fc.integer({ min: -2, max: 3 }) }),
  ),
}));

/** Any expression in `NAMES`, small enough to multiply out. */
export const arbitraryExpression: fc.Arbitrary<Expression> = expression;

/** Small rationals, often 0 and 1. */
export const arbitraryRational: fc.Arbitrary<Rational> = fc
  .tuple(fc.bigInt(-6n, 6n), fc.constantFrom(1n, 1n, 1n, 2n, 3n, 7n))
  .map(([num, den]) => rational(num, den));

/** A value for each of some names. */
export function arbitraryPoint(names: readonly string[]): fc.Arbitrary<ReadonlyMap<string, Rational>> {
  return fc.tuple(...names.map(() => arbitraryRational)).map((values) => new Map(names.map((name, i) => [name, values[i]!])));
}

/** Polynomials of few terms in these variables, also 0 and constants. */
export function arbitraryPolynomial(variables: readonly string[], degree = 3, terms = 5): fc.Arbitrary<Polynomial> {
  const exponents = fc.array(fc.nat(degree), { minLength: variables.length, maxLength: variables.length });
  return fc
    .array(fc.record({ exponents, coefficient: arbitraryRational }), { maxLength: terms })
    .map((list) => Polynomial.of(variables, list));
}
