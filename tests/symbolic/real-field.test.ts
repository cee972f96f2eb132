import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { parseRealExpression } from '../../src/symbolic/parse-expression.ts';
import { expressionText } from '../../src/symbolic/print-expression.ts';
import { derivative } from '../../src/symbolic/real-derivative.ts';
import { elementExpression, elementOf } from '../../src/symbolic/real-expression.ts';
import { RealField } from '../../src/symbolic/real-field.ts';
import { arbitraryDomainExpression, arbitraryRealExpression, REAL_NAMES } from './arbitrary-real-expressions.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 100);
const NAMES = [...REAL_NAMES, 'a', 'b', 'l', 'm'];

describe('the field of real functions', () => {
  it.each([
    ['exp(a)*exp(b)', 'exp(a + b)'],
    ['exp(a)^2/exp(2*a)', '1'],
    ['exp(x/2)*exp(x/3)', 'exp(5*x/6)'],
    ['exp(-(x - y)^2/2)', 'exp(-x^2/2)*exp(x*y)/exp(y^2/2)'],
    ['exp(x + 1)', 'exp(1)*exp(x)'],
    ['exp(0)', '1'],
    ['exp(1/(1 + x))*exp(x/(1 + x))', 'exp(1)'],
    ['exp(exp(x) - exp(y))*exp(exp(y))', 'exp(exp(x))'],
    ['exp(sqrt(x)/(1 + sqrt(x)))*exp(1/(1 + sqrt(x)))', 'exp(1)'],
    ['exp(1/(1 - sqrt(x)))', 'exp((1 + sqrt(x))/(1 - x))'],
    ['sqrt(a)^2', 'a'],
    ['1/(1 + sqrt(a))', '(1 - sqrt(a))/(1 - a)'],
    ['sqrt(6)', 'sqrt(2)*sqrt(3)'],
    ['sqrt(50)', '5*sqrt(2)'],
    ['sqrt(9/4)', '3/2'],
    ['sqrt(12*x)', '2*sqrt(3*x)'],
    ['sqrt(x)*sqrt(x^3)', 'x^2'],
    ['sqrt(x)*sqrt(y)*sqrt(x*y)', 'x*y'],
    ['sqrt(x^4 + 2*x^2 + 1)', 'x^2 + 1'],
    ['sqrt(exp(x)*(1 + x^2))', 'exp(x/2)*sqrt(1 + x^2)'],
    ['sqrt(exp(2*x) + 2*exp(x) + 1)', 'exp(x) + 1'],
    ['a^l*a^m', 'a^(l + m)'],
    ['(a^l)^m', 'a^(l*m)'],
    ['a^(l + 1)/a^l', 'a'],
    ['a^(1/2)', 'sqrt(a)'],
    ['a^(l + 1/2)', 'a^l*sqrt(a)'],
    ['(a*b)^l', 'a^l*b^l'],
    ['4^x', '2^x*2^x'],
    ['6^x/3^x', '2^x'],
    ['2^(-x)', '(1/2)^x'],
    ['exp(log(a)*l)', 'a^l'],
    ['log(8*a^2/b)', '3*log(2) + 2*log(a) - log(b)'],
    ['log(exp(x)*sqrt(a))', 'x + log(a)/2'],
    ['exp(x)/(exp(x) + exp(y)) + exp(y)/(exp(x) + exp(y))', '1'],
    ['exp(x)/(exp(x) + exp(y))', '1/(1 + exp(y - x))'],
  ])('knows that %s is %s', (left, right) => {
    for (const texts of [
      [left, right],
      [right, left],
    ]) {
      const field = new RealField(NAMES);
      const [f, g] = texts.map((text) => elementOf(field, parseRealExpression(text)));
      expect(field.equal(f!, g!)).toBe(true);
    }
  });

  it.each([
    ['exp(x*y)', 'exp(x)*exp(y)'],
    ['exp(x)', 'x'],
    ['exp(1)', '2718281828/1000000000'],
    ['sqrt(2) + sqrt(3)', 'sqrt(5)'],
    ['sqrt(x + y)', 'sqrt(x) + sqrt(y)'],
    ['sqrt(x^2 + 1)', 'x + 1'],
    ['2^x', '3^x'],
    ['a^l', 'a*l'],
    ['a^(l*m)', 'a^(l + m)'],
    ['exp(x)/(exp(x) + exp(y))', '(exp(x) + exp(y))^(-1)*x'],
    ['log(2)', 'log(3)'],
  ])('knows that %s is not %s', (left, right) => {
    const field = new RealField(NAMES);
    const [f, g] = [left, right].map((text) => elementOf(field, parseRealExpression(text)));
    expect(field.equal(f!, g!)).toBe(false);
  });

  it('gives an expression that another field, which met other functions first, finds to be the same', () => {
    const before = ['exp(x/6 + y/4)', 'exp(q*x)*exp(x/4)', 'exp(q*y - x)', 'sqrt(6)', 'sqrt(2*x)', '4^(x + y)', 'x^(q/2 + 1)', 'sqrt(x*y)'];
    fc.assert(
      fc.property(arbitraryDomainExpression, (expression) => {
        const [plain, other] = [new RealField(NAMES, NAMES), new RealField(NAMES, NAMES)];
        for (const text of before) elementOf(other, parseRealExpression(text));
        try {
          const f = elementOf(plain, expression);
          const image = elementExpression(other, elementOf(other, expression));
          expect(plain.equal(f, elementOf(plain, image))).toBe(true);
        } catch (error) {
          if (!(error instanceof DiagnosticError)) throw error;
          expect(error.diagnostic.code).toMatch(/^(expression-too-large|division-by-zero)$/);
        }
      }),
      { numRuns: CASES },
    );
  }, 600_000);

  it('has an element or a diagnostic, with its derivative, for every expression that can be written', () => {
    const codes = /^(expression-too-large|expression-not-supported|not-positive|root-sign-unknown|division-by-zero|number-too-large)$/;
    fc.assert(
      fc.property(arbitraryRealExpression, (expression) => {
        const field = new RealField(['x', 'lambda_1', 'gain']);
        try {
          const f = elementOf(field, expression);
          const again = elementOf(field, elementExpression(field, f));
          expect(field.equal(f, again)).toBe(true);
          derivative(field, f, 'x');
        } catch (error) {
          if (!(error instanceof DiagnosticError)) throw error;
          expect(error.diagnostic.code).toMatch(codes);
        }
      }),
      { numRuns: 5 * CASES },
    );
  }, 600_000);

  it('takes the root of a square where the sign is known, and refuses it where it is not', () => {
    const root = (positive: readonly string[]): string => {
      const field = new RealField(NAMES, positive);
      return expressionText(elementExpression(field, elementOf(field, parseRealExpression('sqrt(x^2*y^2)'))));
    };
    expect(root(['x', 'y'])).toBe('x*y');
    expect(problem(() => root(['x'])).code).toBe('root-sign-unknown');
  });

  it.each([
    ['sqrt(1 + sqrt(x))', 'expression-not-supported'],
    ['x^(1/3)', 'expression-not-supported'],
    ['exp(log(x)/3)', 'expression-not-supported'],
    ['log(x + y)', 'expression-not-supported'],
    ['(x + y)^q', 'expression-not-supported'],
    ['sqrt(-2)', 'not-positive'],
    ['log(-x)', 'not-positive'],
    ['log(0)', 'not-positive'],
    ['(x - x)^(-1/2)', 'not-positive'],
    ['1/(exp(x)*exp(-x) - 1)', 'division-by-zero'],
    ['(sqrt(2)*sqrt(3) - sqrt(6))^(-1)', 'division-by-zero'],
    ['(exp(x) + exp(y) + exp(q) + exp(k) + 1)^60', 'expression-too-large'],
    ['exp(x) + exp(x/1000003)', 'expression-too-large'],
    ['((9^1000)^1000)^1000', 'expression-too-large'],
    ['((x^1000)^1000)^1000', 'expression-too-large'],
    ['sqrt((1 + x^999)^30*(2 + y^999))*sqrt((3 + x^999)^30 + y)', 'expression-too-large'],
    ['sqrt((x + y + q + k + a + b + l + m + 1)^8)', 'expression-too-large'],
    ['z', 'unknown-name'],
  ])('refuses %s with %s', (text, code) => {
    expect(problem(() => elementOf(new RealField(NAMES), parseRealExpression(text))).code).toBe(code);
  });

  it('says where "not 0" rests on a conjecture', () => {
    const rests = (text: string): boolean => {
      const field = new RealField(NAMES);
      elementOf(field, parseRealExpression(text));
      return field.restsOnConjecture;
    };
    expect(rests('exp(x)/(exp(x) + exp(1)) + sqrt(x) + a^l')).toBe(false);
    expect(rests('exp(exp(x))')).toBe(true);
    expect(rests('exp(sqrt(1 + exp(x)))')).toBe(true);
    expect(rests('exp(sqrt(1 + x))*exp(x)')).toBe(false);
    expect(rests('2^x')).toBe(true);
  });
});

function problem(work: () => unknown): DiagnosticError['diagnostic'] {
  try {
    work();
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostic;
    throw error;
  }
  throw new Error('no error');
}
