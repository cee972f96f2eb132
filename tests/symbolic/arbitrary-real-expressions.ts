import fc from 'fast-check';
import { rational } from '../../src/exact/rational.ts';
import type { Expression, FunctionName } from '../../src/symbolic/expression.ts';
import { parseRealExpression } from '../../src/symbolic/parse-expression.ts';

/** The parameters of the random expressions of the domain. */
export const REAL_NAMES = ['x', 'y', 'q', 'k'];

const exponents = ['x', 'y', 'q*k', 'x/2', '-x', 'x/3 + 1', 'x - y', '2*x + q', '-(x - y)^2/2', 'q*(x + y)', '1/(x + 2)', 'x/(y + 1)', '1'];
const radicands = ['x', 'y', 'x^3', 'x*y', '8*x', 'x/y', 'x^2 + 1', 'x + y', '6', 'x*(q^2 + 2)', 'exp(x)', 'exp(q)*y', 'exp(x) + exp(y)'];
const powers = ['2^x', '2^y', '4^(x/2)', '6^(x + y)', 'x^q', 'x^(q + 1)', 'y^(k/2)', 'x^(1/2)', '(x*y)^q', 'log(x)', 'log(6*y)'];
const softmaxes = ['exp(q*x)/(exp(q*x) + exp(q*y))', '2^x/(2^x + 2^y)', '(x*exp(x) + y*exp(y))/(exp(x) + exp(y) + exp(q))'];
const rationals = ['(x + 1)/(y + 2)', 'x^2 - y', '1/x', '(x^2 - 1)/(x - 1)', '3/4', 'q/(q + k)'];

const written = (texts: readonly string[]): fc.Arbitrary<Expression> => fc.constantFrom(...texts).map((text) => parseRealExpression(text));
const called = (name: FunctionName, texts: readonly string[]): fc.Arbitrary<Expression> =>
  written(texts).map((of) => ({ kind: 'function', function: name, of }));

/** Exponentials, roots, powers, softmaxes and rational functions, none inside an exponential. */
const pieces = fc.oneof(
  called('exp', exponents),
  called('sqrt', radicands),
  written(powers),
  written(softmaxes),
  written(rationals),
  fc.constantFrom(...REAL_NAMES).map((name): Expression => ({ kind: 'name', name })),
);

const { domain } = fc.letrec<{ domain: Expression }>((tie) => ({
  domain: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    pieces,
    fc.record({
      kind: fc.constantFrom('sum' as const, 'difference' as const, 'product' as const, 'product' as const, 'quotient' as const),
      left: tie('domain'),
      right: tie('domain'),
    }),
    fc.record({ kind: fc.constant('power' as const), base: tie('domain'), exponent: fc.constantFrom(-1, 2) }),
  ),
}));

/** An expression of the domain: softmaxes, roots and powers put together by arithmetic. */
export const arbitraryDomainExpression: fc.Arbitrary<Expression> = domain;

const { real } = fc.letrec<{ real: Expression }>((tie) => ({
  real: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .constantFrom(0n, 1n, 2n, 7n, 12n)
      .chain((n) => fc.constantFrom(1n, 4n).map((d): Expression => ({ kind: 'number', value: rational(n, d) }))),
    fc.constantFrom('x', 'lambda_1', 'gain').map((name): Expression => ({ kind: 'name', name })),
    fc.record({ kind: fc.constant('negation' as const), of: tie('real') }),
    fc.record({
      kind: fc.constantFrom('sum' as const, 'difference' as const, 'product' as const, 'quotient' as const),
      left: tie('real'),
      right: tie('real'),
    }),
    fc.record({ kind: fc.constant('power' as const), base: tie('real'), exponent: fc.integer({ min: -2, max: 3 }) }),
    fc.record({ kind: fc.constant('function' as const), function: fc.constantFrom<FunctionName>('exp', 'sqrt', 'log'), of: tie('real') }),
    fc.record({
      kind: fc.constant('real-power' as const),
      base: tie('real'),
      // A whole exponent would be read as that of a `power`.
      exponent: tie('real').filter((e) => !isWholeNumber(e)),
    }),
  ),
}));

/** Any expression with functions and real powers, as the parser could give it. */
export const arbitraryRealExpression: fc.Arbitrary<Expression> = real;

function isWholeNumber(expression: Expression): boolean {
  const of = expression.kind === 'negation' ? expression.of : expression;
  return of.kind === 'number' && of.value.den === 1n;
}
