import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { divQ, isZeroQ, ONE, rational, ZERO } from '../../src/exact/rational.ts';
import type { Rational } from '../../src/exact/rational.ts';
import { evaluate } from '../../src/symbolic/evaluate-expression.ts';
import { polynomialExpression, polynomialOf, rationalFunctionOf } from '../../src/symbolic/normal-form.ts';
import { parseExpression } from '../../src/symbolic/parse-expression.ts';
import { Polynomial } from '../../src/symbolic/polynomial.ts';
import { expressionText } from '../../src/symbolic/print-expression.ts';
import { RationalFunction } from '../../src/symbolic/rational-function.ts';
import { arbitraryExpression, arbitraryPoint, arbitraryPolynomial, NAMES } from './arbitrary-expressions.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 300);

const names = ['u', 'v', 'w'];
const p = arbitraryPolynomial(names, 2, 3);
const f = fc
  .tuple(
    p,
    p.filter((q) => !q.isZero),
  )
  .map(([above, below]) => RationalFunction.of(above, below));
const one = RationalFunction.constant(names, ONE);
const of = (text: string): RationalFunction => rationalFunctionOf(parseExpression(text), names);

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostic.code;
    throw error;
  }
  return 'accepted';
}

describe('rational functions are a field', () => {
  it('under + and ·, with every inverse but that of 0', () => {
    fc.assert(
      fc.property(f, f, f, (a, b, c) => {
        expect(a.plus(b).equals(b.plus(a))).toBe(true);
        expect(a.times(b.plus(c)).equals(a.times(b).plus(a.times(c)))).toBe(true);
        expect(a.plus(b.plus(c)).equals(a.plus(b).plus(c))).toBe(true);
        expect(a.minus(a).isZero && a.times(one).equals(a)).toBe(true);
        if (a.isZero) expect(() => a.inverse()).toThrow(RangeError);
        else expect(a.times(a.inverse()).equals(one) && b.dividedBy(a).times(a).equals(b)).toBe(true);
      }),
      { numRuns: CASES },
    );
  });

  it('and their values are those of the quotient', () => {
    fc.assert(
      fc.property(
        p,
        p.filter((q) => !q.isZero),
        arbitraryPoint(names),
        (above, below, at) => {
          const value = RationalFunction.of(above, below).evaluate(at);
          const divisor = below.evaluate(at);
          if (!isZeroQ(divisor)) expect(value).toEqual(divQ(above.evaluate(at), divisor));
        },
      ),
      { numRuns: CASES },
    );
  });

  it('the derivative obeys the sum, product and quotient rules', () => {
    fc.assert(
      fc.property(f, f, (a, b) => {
        const [da, db] = [a.derivative('u'), b.derivative('u')];
        expect(a.plus(b).derivative('u').equals(da.plus(db))).toBe(true);
        expect(
          a
            .times(b)
            .derivative('u')
            .equals(da.times(b).plus(a.times(db))),
        ).toBe(true);
        if (!b.isZero)
          expect(
            a
              .dividedBy(b)
              .derivative('u')
              .equals(da.times(b).minus(a.times(db)).dividedBy(b.power(2))),
          ).toBe(true);
      }),
      { numRuns: Math.ceil(CASES / 3) },
    );
  });
});

describe('an expression and its normal form', () => {
  it('have the same value wherever the expression has one', () => {
    fc.assert(
      fc.property(arbitraryExpression, arbitraryPoint(NAMES), (expression, at) => {
        let value: Rational;
        try {
          value = evaluate(expression, at);
        } catch (error) {
          if (error instanceof DiagnosticError) return;
          throw error;
        }
        let normal: RationalFunction;
        try {
          normal = rationalFunctionOf(expression, NAMES);
        } catch (error) {
          // Bounded work: a power of a power may be too large to multiply out and still have small values.
          if (error instanceof DiagnosticError && error.diagnostic.code === 'expression-too-large') return;
          throw error;
        }
        const found = normal.evaluate(at);
        expect(found ?? 'a pole').toEqual(value);
      }),
      { numRuns: CASES },
    );
  });

  it.each([
    ['(u^2 - 1)/(u - 1)', 'u + 1'],
    ['(u + v)*(u/(u + v))', 'u'],
    ['1/(1/u)', 'u'],
    ['(u*v + v)/(2*v)', '0.5*u + 0.5'],
    ['u^-2*u^2', '1'],
    ['(u/v)^-1*u', 'v'],
  ])('%s is the polynomial %s', (text, expected) => {
    expect(expressionText(polynomialExpression(polynomialOf(parseExpression(text), names)))).toBe(expected);
  });

  it('softmax and its derivatives are right where exponentials are positive atoms', () => {
    const first = of('u/(u + v)');
    expect(first.derivative('u').equals(of('v/(u + v)^2'))).toBe(true);
    expect(first.derivative('v').equals(of('-u/(u + v)^2'))).toBe(true);
    expect(of('u/(u + v + w)').derivative('v').times(of('v')).equals(of('-(u/(u+v+w))*(v/(u+v+w))'))).toBe(true);
    expect(of('u/(u + v + w) + v/(u + v + w) + w/(u + v + w)').equals(one)).toBe(true);
    expect(of('u*v*w/(u*v)').equals(of('w'))).toBe(true);
  });

  it('refuses a divisor that is 0 everywhere, however it is written', () => {
    for (const text of ['1/(u - u)', '(u^2 - v^2 - (u - v)*(u + v))^-1', '1/0', 'u/((u + v)^2 - u^2 - 2*u*v - v^2)']) {
      expect(codeOf(() => of(text))).toBe('division-by-zero');
    }
    expect(codeOf(() => polynomialOf(parseExpression('1/u'), names))).toBe('not-a-polynomial');
  });

  it('refuses what would take long to multiply out', () => {
    for (const text of ['(u + v + w)^1000', '((u^1000)^1000)^2', '((2^1000)^1000)^1000', '((u+v)^1000)^1000', '(1 + 1/(u+v+w))^900']) {
      expect(codeOf(() => of(text))).toBe('expression-too-large');
    }
  });

  it('is read also where a part has very many terms', () => {
    const many = Array.from({ length: 14 }, (_, i) => `x${String(i)}`);
    const text = many.map((name) => `(${name} + 1)/(${name} + 2)`).join('*');
    const { numerator, denominator } = rationalFunctionOf(parseExpression(text), many);
    expect([numerator.termCount, denominator.termCount]).toEqual([2 ** 14, 2 ** 14]);
  });

  it('has a pole where the denominator is 0', () => {
    expect(of('1/(u - 1)').evaluate(new Map(names.map((name) => [name, ONE])))).toBeUndefined();
    expect(
      of('1/(u - 1)')
        .substituted(new Map([['u', Polynomial.constant(names, ZERO)]]))
        .evaluate(new Map()),
    ).toEqual(rational(-1n));
  });
});
