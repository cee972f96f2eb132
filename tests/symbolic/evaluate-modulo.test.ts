import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPrime } from '../../src/exact/primes.ts';
import { mulberry32 } from '../../src/exact/seeded.ts';
import { evaluateModulo } from '../../src/symbolic/evaluate-modulo.ts';
import { namesIn } from '../../src/symbolic/expression.ts';
import { ModularPoint, NoModularValue, powerMod, PRIME_CHAINS } from '../../src/symbolic/modular-point.ts';
import { rationalFunctionOf } from '../../src/symbolic/normal-form.ts';
import { parseRealExpression } from '../../src/symbolic/parse-expression.ts';
import { expressionText } from '../../src/symbolic/print-expression.ts';
import { arbitraryExpression, NAMES } from './arbitrary-expressions.ts';

/** Random expressions; `HEADCOUNT_CASES=10000` for the long run. */
const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 100);

const CHAIN = PRIME_CHAINS[0]!;

function drawn(names: readonly string[], seed: number, positive: readonly string[] = []): ModularPoint {
  return ModularPoint.drawn(names, mulberry32(seed), CHAIN, new Set(positive));
}

/** The value of a text at the first point at which it has one. */
function value(text: string, other: string): [number, number] {
  const [left, right] = [parseRealExpression(text), parseRealExpression(other)];
  for (let seed = 1; seed < 200; seed += 1) {
    const point = drawn([...namesIn(left), ...namesIn(right)], seed);
    try {
      return [evaluateModulo(left, point).value, evaluateModulo(right, point).value];
    } catch (error) {
      if (!(error instanceof NoModularValue)) throw error;
    }
  }
  throw new Error('no value at any point');
}

describe('the chains', () => {
  it('are primes, each one more than twice the next', () => {
    for (const [p, q, r] of PRIME_CHAINS) {
      expect([p, q, r].every(isPrime)).toBe(true);
      expect([2 * q + 1, 2 * r + 1]).toEqual([p, q]);
      expect(p).toBeGreaterThan(2 ** 24);
      expect(p).toBeLessThan(2 ** 26);
      for (const small of [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31]) expect(powerMod(small, q, p)).toBe(1);
    }
  });
});

describe(`rational functions (${String(CASES)} of them; HEADCOUNT_CASES sets how many)`, () => {
  it('have the value, and the derivative, of their quotient of polynomials', () => {
    fc.assert(
      fc.property(arbitraryExpression, fc.integer(), fc.constantFrom(...NAMES), (expression, seed, by) => {
        const point = drawn(NAMES, seed);
        let found: unknown;
        try {
          found = evaluateModulo(expression, point, { by });
        } catch (error) {
          if (error instanceof NoModularValue) return;
          throw error;
        }
        const whole = rationalFunctionOf(expression, NAMES);
        const at = (f: typeof whole): number => {
          const read = (text: string): number => evaluateModulo(parseRealExpression(text), point).value;
          const sum = (p: typeof f.numerator): number =>
            p.terms.reduce((total, { exponents, coefficient }) => {
              const factors = exponents.map((e, v) => `${NAMES[v]!}^${String(e)}`).join('*');
              return (total + read(`(${String(coefficient.num)})/${String(coefficient.den)}*${factors}`)) % CHAIN[0];
            }, 0);
          return read(`(${String(sum(f.numerator))})/${String(sum(f.denominator))}`);
        };
        expect(found).toEqual({ value: at(whole), slope: at(whole.derivative(by)) });
      }),
      { numRuns: CASES },
    );
  });
});

describe('what holds for real numbers', () => {
  it.each([
    ['exp(a)*exp(b)', 'exp(a + b)'],
    ['exp(a)^3', 'exp(3*a)'],
    ['1/exp(a)', 'exp(-a)'],
    ['exp(a/3)^3', 'exp(a)'],
    ['exp(0)', '1'],
    ['sqrt(a)^2', 'a'],
    ['sqrt(a)*sqrt(b)', 'sqrt(a*b)'],
    ['sqrt(exp(a))', 'exp(a/2)'],
    ['sqrt(5)*sqrt(35)', '5*sqrt(7)'],
    ['sqrt(8)', '2*sqrt(2)'],
    ['a^(1/2)', 'sqrt(a)'],
    ['a^(2/3)*a^(1/3)', 'a'],
    ['a^x*a^y', 'a^(x + y)'],
    ['(a^x)^y', 'a^(x*y)'],
    ['(a*b)^x', 'a^x*b^x'],
    ['a^(b/b)', 'a'],
    ['exp(exp(a) + exp(b))', 'exp(exp(a))*exp(exp(b))'],
    ['x^(-2)', '1/x^2'],
    ['x^(4/2)', 'x*x'],
  ])('%s is %s', (left, right) => {
    const [a, b] = value(left, right);
    expect(a).toBe(b);
  });

  it.each([
    ['exp(a) + exp(b)', 'exp(a + b)'],
    ['exp(a*b)', 'exp(a)*exp(b)'],
    ['sqrt(a + b)', 'sqrt(a) + sqrt(b)'],
    ['a^x', 'x^a'],
    ['2^x', 'exp(x)'],
    ['exp(a)', '1 + a + a^2/2'],
  ])('%s is not %s', (left, right) => {
    const [a, b] = value(left, right);
    expect(a).not.toBe(b);
  });

  it('leaves the sign of a root of a square open: sqrt(x^2) is x at about half of all points', () => {
    const same = Array.from({ length: 400 }, (_, seed) => {
      const point = drawn(['x'], seed);
      return evaluateModulo(parseRealExpression('sqrt(x^2) - x'), point).value === 0;
    });
    const count = same.filter(Boolean).length;
    expect(count).toBeGreaterThan(120);
    expect(count).toBeLessThan(280);
    expect(evaluateModulo(parseRealExpression('sqrt(x^2) - x'), drawn(['x'], 5, ['x'])).value).toBe(0);
  });
});

describe('the rules of differentiation', () => {
  it.each([
    ['exp(a*x)', 'a*exp(a*x)'],
    ['exp(x)/(exp(x) + exp(y))', 'exp(x)*exp(y)/(exp(x) + exp(y))^2'],
    ['sqrt(x^2 + 1)', 'x/sqrt(x^2 + 1)'],
    ['log(x^2 + y)', '2*x/(x^2 + y)'],
    ['x^a', 'a*x^(a - 1)'],
    ['a^x', 'a^x*log(a)'],
    ['x^x', 'x^x*(log(x) + 1)'],
    ['exp(exp(x))', 'exp(exp(x))*exp(x)'],
    ['x^-3', '-3*x^-4'],
    ['y', '0'],
  ])('the slope of %s by x is %s', (text, slope) => {
    const [expression, expected] = [parseRealExpression(text), parseRealExpression(slope)];
    const point = drawn(['a', 'x', 'y'], 3, ['a', 'x', 'y']);
    const tries = Array.from({ length: 40 }, (_, seed) => drawn(['a', 'x', 'y'], seed, ['a', 'x', 'y'])).concat(point);
    const at = tries.find((one) => hasValue(text, one))!;
    expect(evaluateModulo(expression, at, { by: 'x' }).slope).toBe(evaluateModulo(expected, at).value);
  });
});

function hasValue(text: string, point: ModularPoint): boolean {
  try {
    evaluateModulo(parseRealExpression(text), point);
    return true;
  } catch {
    return false;
  }
}

describe('where there is no value', () => {
  it.each([
    ['1/(a - a)', 'pole'],
    ['(a - a)^-2', 'pole'],
    ['log(a - a)', 'pole'],
    ['sqrt(-a^2)', 'root'],
    ['(a - a)^x', 'root'],
    ['exp(exp(exp(a)))', 'depth'],
    ['a + unknown', 'name'],
  ])('%s is refused: %s', (text, reason) => {
    const point = drawn(['a', 'x'], 1);
    let found: unknown;
    try {
      evaluateModulo(parseRealExpression(text), point);
    } catch (error) {
      found = error;
    }
    expect(found).toBeInstanceOf(NoModularValue);
    expect((found as NoModularValue).reason).toBe(reason);
  });
});

it('names can stand for expressions', () => {
  const root = parseRealExpression('(sqrt(b^2 + 4) - b)/2');
  const equation = parseRealExpression('x^2 + b*x - 1');
  const tries = Array.from({ length: 40 }, (_, seed) => drawn(['b'], seed));
  const point = tries.find((one) => hasValue(expressionText(root), one))!;
  expect(evaluateModulo(equation, point, { meaning: new Map([['x', root]]) }).value).toBe(0);
});
