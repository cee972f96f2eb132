import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { formatQ, ONE } from '../../src/exact/rational.ts';
import { exactQuotient, primitivePart } from '../../src/symbolic/exact-quotient.ts';
import { factored } from '../../src/symbolic/factor.ts';
import { gcd, gcdByRemainders } from '../../src/symbolic/greatest-common-divisor.ts';
import { polynomialExpression, polynomialOf } from '../../src/symbolic/normal-form.ts';
import { parseExpression } from '../../src/symbolic/parse-expression.ts';
import { Polynomial } from '../../src/symbolic/polynomial.ts';
import { expressionText } from '../../src/symbolic/print-expression.ts';
import { squareFreeFactors, squareFreePart } from '../../src/symbolic/square-free.ts';
import { arbitraryPolynomial } from './arbitrary-expressions.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 60);

const names = ['a', 'b', 'c'];
const p = arbitraryPolynomial(names, 2, 4);
const inOne = arbitraryPolynomial(['x'], 5, 4);
const of = (text: string, variables: readonly string[] = names): Polynomial => polynomialOf(parseExpression(text), variables);
const textOf = (f: Polynomial): string => expressionText(polynomialExpression(f));

function holds<T extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  check: (...values: T) => void,
): void {
  fc.assert(
    fc.property(...arbitraries, (...values: T) => {
      check(...values);
    }),
    { numRuns: CASES },
  );
}

/** `2 * (a + 1)^3`: the number, then the factors in the order of their texts. */
function shown(text: string, variables: readonly string[] = names): string {
  const { content, factors, complete } = factored(of(text, variables));
  const powers = factors.map(({ factor, multiplicity }) => `(${textOf(factor)})${multiplicity === 1 ? '' : `^${multiplicity}`}`);
  return [formatQ(content), ...powers.sort(), ...(complete ? [] : ['incomplete'])].join(' * ');
}

function multipliedOut(f: Polynomial): Polynomial {
  const { content, factors } = factored(f);
  return factors.reduce(
    (all, { factor, multiplicity }) => all.times(factor.power(multiplicity)),
    Polynomial.constant(f.variables, content),
  );
}

describe('the greatest common divisor', () => {
  it('divides both, leaves nothing in common, and is the one that Euclid finds', () => {
    holds([p, p, p], (f, g, h) => {
      const [x, y] = [f.times(h), g.times(h)];
      const common = gcd(x, y);
      expect(common.equals(gcdByRemainders(x, y))).toBe(true);
      if (x.isZero && y.isZero) return;
      expect(exactQuotient(common, primitivePart(h))).toBeDefined();
      const [left, right] = [exactQuotient(x, common), exactQuotient(y, common)];
      expect(left && right && gcd(left, right).constantValue).toEqual(ONE);
    });
  });

  it('has whole coprime coefficients and a positive sign, also beside 0 and numbers', () => {
    expect(textOf(gcd(of('-a^2/3 + b^2/3'), of('a*c/2 + b*c/2')))).toBe('a + b');
    expect(textOf(gcd(of('0'), of('-2*a + 4*b')))).toBe('a - 2*b');
    expect(textOf(gcd(of('0'), of('0')))).toBe('0');
    expect(textOf(gcd(of('6'), of('-4*a')))).toBe('1');
    expect(() => gcd(of('a'), of('a', ['a']))).toThrow(RangeError);
  });

  it('is found for large powers in many variables', () => {
    const many = ['a', 'b', 'c', 'd', 'e'];
    const common = of('(a^2*d^2 + b*c^2 + 1)^2', many);
    const [x, y] = [of('(a + b + c + d + e)^3', many), of('a*b*c*d*e + e^3 - 5', many)];
    expect(gcd(common.times(x), common.times(y)).equals(common)).toBe(true);
  });
});

describe('square-free parts', () => {
  it('have the same irreducible factors, each once', () => {
    holds([p, p], (f, g) => {
      if (f.isZero || g.isZero) return;
      const square = f.times(f).times(g);
      expect(squareFreePart(square).equals(squareFreePart(f.times(g)))).toBe(true);
      const parts = squareFreeFactors(square);
      const product = parts.reduce((all, { factor, multiplicity }) => all.times(factor.power(multiplicity)), of('1'));
      expect(product.equals(primitivePart(square))).toBe(true);
      parts.forEach(({ factor }, i) => {
        for (const { factor: other } of parts.slice(i + 1)) expect(gcd(factor, other).constantValue).toEqual(ONE);
      });
    });
    expect(textOf(squareFreePart(of('(a^2 - b)^3*c^2*(a + 1)/2')))).toBe(textOf(of('(a^2 - b)*c*(a + 1)')));
    expect(textOf(squareFreePart(of('-3')))).toBe('1');
    expect(textOf(squareFreePart(of('0')))).toBe('0');
  });
});

describe('factors multiply to the polynomial', () => {
  it('and factoring a factor again gives it back: in three variables', () => {
    holds([p, p, p], (f, g, h) => {
      const product = f.times(g).times(h);
      expect(multipliedOut(product).equals(product)).toBe(true);
      const { factors, complete } = factored(product);
      expect(complete).toBe(true);
      for (const { factor } of factors) expect(factored(factor).factors).toEqual([{ factor, multiplicity: 1 }]);
      // Each planted factor is a product of some of those found.
      for (const planted of [f, g, h]) {
        if (product.isZero) continue;
        const kept = factors.filter(({ factor }) => exactQuotient(planted, factor) !== undefined);
        expect(squareFreePart(planted).equals(primitivePart(kept.reduce((all, { factor }) => all.times(factor), of('1'))))).toBe(true);
      }
    });
  });

  it('and in one variable', () => {
    holds([inOne, inOne], (f, g) => {
      const product = f.times(g).times(g);
      expect(multipliedOut(product).equals(product)).toBe(true);
      const { factors, complete } = factored(product);
      expect(complete).toBe(true);
      for (const { factor } of factors) expect(factored(factor).factors).toEqual([{ factor, multiplicity: 1 }]);
    });
  });

  it('and are irreducible: no smaller polynomial divides one, by trying all that could', () => {
    const small = fc
      .array(fc.integer({ min: -3, max: 3 }), { minLength: 5, maxLength: 5 })
      .filter(([first, , , , last]) => first !== 0 && last !== 0);
    holds([small], (coefficients) => {
      const f = coefficients.reduceRight((sum, c) => sum.times(of('x', ['x'])).plus(of(String(c), ['x'])), of('0', ['x']));
      const parts = factored(f).factors.map(({ factor }) => factor);
      for (const part of parts) expect(dividedByTrial(part)).toBe(false);
    });
  });
});

describe('known factorisations', () => {
  it('cyclotomic polynomials: x^60 - 1 has 12 factors, one for each divisor of 60', () => {
    const { factors, complete } = factored(of('x^60 - 1', ['x']));
    expect([factors.length, complete]).toEqual([12, true]);
    expect(factors.map(({ factor }) => factor.degree())).toEqual([1, 1, 2, 2, 2, 4, 4, 4, 8, 8, 8, 16]);
  });

  it('irreducible polynomials that split modulo every prime', () => {
    expect(shown('x^4 + 1', ['x'])).toBe('1 * (x^4 + 1)');
    const sqrts = 'x^16-136*x^14+6476*x^12-141912*x^10+1513334*x^8-7453176*x^6+13950764*x^4-5596840*x^2+46225';
    expect(factored(of(sqrts, ['x'])).factors).toHaveLength(1);
    expect(factored(of(`(${sqrts})*(x^4 - 10*x^2 + 1)`, ['x'])).factors).toHaveLength(2);
  });

  it('numbers and signs are kept apart', () => {
    expect(shown('0')).toBe('0');
    expect(shown('-3/4')).toBe('-3/4');
    expect(shown('-6*a^2*b/5')).toBe('-6/5 * (a)^2 * (b)');
    expect(shown('(x^2 + 1)^3*(2*x - 3)^2/(-5)', ['x'])).toBe('-1/5 * (2*x - 3)^2 * (x^2 + 1)^3');
  });

  it.each([
    ['a^2 - b^2', '1 * (a + b) * (a - b)'],
    ['(a - b)^2*(b - c)^2*(a - c)^2', '1 * (a - b)^2 * (a - c)^2 * (b - c)^2'],
    ['a^3 + b^3 + c^3 - 3*a*b*c', '1 * (a + b + c) * (a^2 - a*b - a*c + b^2 - b*c + c^2)'],
    ['a^2 + b^2 - 1', '1 * (a^2 + b^2 - 1)'],
    ['(a^2 + b*c + 1)*(a*b - c^2 - 3)*(a + b + c)', '1 * (a + b + c) * (a*b - c^2 - 3) * (a^2 + b*c + 1)'],
    ['(a^2 - 2*b^2)*(a^2 - 3*b^2)', '1 * (a^2 - 2*b^2) * (a^2 - 3*b^2)'],
    ['a^4 + 4*b^4', '1 * (a^2 + 2*a*b + 2*b^2) * (a^2 - 2*a*b + 2*b^2)'],
    ['(a^2 + b^2 + c^2 - 1)^2 - 4*a^2*b^2', '1 * (a^2 + 2*a*b + b^2 + c^2 - 1) * (a^2 - 2*a*b + b^2 + c^2 - 1)'],
    ['a^2 - b^3', '1 * (a^2 - b^3)'],
    ['a^6 - b^9', '1 * (a^2 - b^3) * (a^4 + a^2*b^3 + b^6)'],
    ['a^4*b^4*c^2 - 1', '1 * (a^2*b^2*c + 1) * (a^2*b^2*c - 1)'],
  ])('%s', (text, factors) => {
    expect(shown(text)).toBe(factors);
  });

  it('the degenerate locus of a 2 × 2 system: determinant, trace, discriminant', () => {
    expect(shown('(a*d - b*c)^3*(a + d)^4*((a + d)^2 - 4*(a*d - b*c))^2*(a - 1)', ['a', 'b', 'c', 'd'])).toBe(
      '1 * (a + d)^4 * (a - 1) * (a*d - b*c)^3 * (a^2 - 2*a*d + 4*b*c + d^2)^2',
    );
  });
});

describe('what is too much', () => {
  it('is left unfactored and said so', () => {
    const { factors, complete } = factored(of('x^301 + x + 1', ['x']));
    expect([factors.length, complete]).toEqual([1, false]);
    const many = Array.from({ length: 8 }, (_, i) => `x_${i}`);
    const sum = many.map((name, i) => `${name}^${2 + (i % 3)}`).join(' + ');
    const result = factored(of(`(${sum})^2 - 4*x_1^4*x_2^2*x_0^2`, many));
    const product = result.factors.reduce((all, { factor, multiplicity }) => all.times(factor.power(multiplicity)), of('1', many));
    expect(product.scaled(result.content).equals(of(`(${sum})^2 - 4*x_1^4*x_2^2*x_0^2`, many))).toBe(true);
  });

  it('never raises anything but a diagnostic', () => {
    holds([arbitraryPolynomial(['a', 'b', 'c', 'd', 'e'], 5, 4), arbitraryPolynomial(['a', 'b', 'c', 'd', 'e'], 2, 4)], (f, g) => {
      try {
        expect(multipliedOut(f.times(g)).equals(f.times(g))).toBe(true);
      } catch (error) {
        expect((error as DiagnosticError).diagnostic.code).toBe('polynomials-too-hard');
      }
    });
  });
});

/** True if a linear or quadratic polynomial divides one of degree at most 4 with coefficients of at most a few units. */
function dividedByTrial(f: Polynomial): boolean {
  const values = f.coefficientsIn('x').map((c) => Number(c.leadingCoefficient.num));
  const [last, lead] = [values[0]!, values.at(-1)!];
  const range = (n: number): number[] => Array.from({ length: 2 * n + 1 }, (_, i) => i - n);
  const trials = [
    ...range(3).flatMap((a) => range(3).map((b) => [b, a])),
    ...(values.length > 3 ? range(3).flatMap((a) => range(24).flatMap((b) => range(3).map((c) => [c, b, a]))) : []),
  ];
  return trials.some((trial) => {
    const [top, bottom] = [trial.at(-1)!, trial[0]!];
    if (top <= 0 || bottom === 0 || lead % top !== 0 || last % bottom !== 0 || trial.length >= values.length) return false;
    const rest = [...values];
    for (let at = rest.length - trial.length; at >= 0; at -= 1) {
      const factor = rest[at + trial.length - 1]! / top;
      if (!Number.isInteger(factor)) return false;
      trial.forEach((c, j) => (rest[at + j]! -= factor * c));
    }
    return rest.every((c) => c === 0);
  });
}
