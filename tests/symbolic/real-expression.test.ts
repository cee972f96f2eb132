import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { evaluate } from '../../src/symbolic/evaluate-expression.ts';
import { namesIn } from '../../src/symbolic/expression.ts';
import { polynomialOf } from '../../src/symbolic/normal-form.ts';
import { parseExpression, parseRealExpression } from '../../src/symbolic/parse-expression.ts';
import { expressionLatex, expressionText, expressionUnicode } from '../../src/symbolic/print-expression.ts';
import { arbitraryExpression } from './arbitrary-expressions.ts';
import { arbitraryRealExpression } from './arbitrary-real-expressions.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 1000);

describe('a real expression', () => {
  it('is read back from its ASCII form as the same one', () => {
    fc.assert(
      fc.property(arbitraryRealExpression, (expression) => {
        expect(parseRealExpression(expressionText(expression))).toEqual(expression);
      }),
      { numRuns: CASES },
    );
  });

  it('without functions and symbolic exponents is read as parseExpression reads it', () => {
    fc.assert(
      fc.property(arbitraryExpression, (expression) => {
        expect(parseRealExpression(expressionText(expression))).toEqual(parseExpression(expressionText(expression)));
      }),
      { numRuns: CASES },
    );
  });

  it.each([
    [
      'exp(q*k_1)/(exp(q*k_1) + exp(q*k_2))',
      'exp(q·k₁)/(exp(q·k₁) + exp(q·k₂))',
      '\\frac{\\exp\\left(q\\,k_{1}\\right)}{\\exp\\left(q\\,k_{1}\\right) + \\exp\\left(q\\,k_{2}\\right)}',
    ],
    ['sqrt(x^2 + 1)', '√(x² + 1)', '\\sqrt{x^{2} + 1}'],
    ['2^x', '2^x', '2^{x}'],
    ['a^(l + 1)', 'a^(l + 1)', 'a^{l + 1}'],
    ['(a + b)^(1/2)', '(a + b)^(1/2)', '\\left(a + b\\right)^{\\frac{1}{2}}'],
    ['(2^x)^2', '(2^x)²', '\\left(2^{x}\\right)^{2}'],
    ['log(lambda)*x^0.5', 'log(λ)·x^0.5', '\\log\\left(\\lambda\\right)\\,x^{0.5}'],
    ['exp(-x)^-1', 'exp(−x)⁻¹', '\\exp\\left(-x\\right)^{-1}'],
  ])('%s is written %s and %s', (text, unicode, latex) => {
    const expression = parseRealExpression(text);
    expect(expressionText(expression)).toBe(text);
    expect(expressionUnicode(expression)).toBe(unicode);
    expect(expressionLatex(expression)).toBe(latex);
  });

  it.each([
    ['exp', 'column 4', 'expression-syntax', 'an opening bracket after exp'],
    ['exp(', 'column 5', 'expression-syntax', 'the text ends here'],
    ['exp()', 'column 5', 'expression-syntax', 'found ")"'],
    ['exp(x', 'column 6', 'expression-syntax', 'closing bracket'],
    ['exp x', 'column 5', 'expression-syntax', 'an opening bracket after exp'],
    ['sqrt(x, 2)', 'column 7', 'expression-syntax', '","'],
    ['1 + sin(x)', 'column 5', 'expression-not-supported', 'expected exp, sqrt or log'],
    ['x^', 'column 3', 'expression-syntax', 'the text ends here'],
    ['x^-y', 'column 3', 'expression-not-supported', 'x^(-y)'],
    ['x^y^z', 'column 4', 'expression-syntax', 'brackets around a power of a power'],
    ['2^(x', 'column 5', 'expression-syntax', 'closing bracket'],
    ['x^1001', 'column 3', 'exponent-out-of-range', '1000'],
    [`${'exp('.repeat(101)}x${')'.repeat(101)}`, 'column 405', 'expression-too-deep', '100'],
    ['expo(x)', 'column 5', 'expression-syntax', 'a sign before the bracket'],
  ])('%s is refused at its place', (text, place, code, message) => {
    const { diagnostic } = problem(() => parseRealExpression(text));
    expect(diagnostic).toMatchObject({ place, code });
    expect(diagnostic.message).toContain(message);
  });

  it('names what it uses, and only listed names', () => {
    expect([...namesIn(parseRealExpression('exp(q*k)/a^l'))]).toEqual(['q', 'k', 'a', 'l']);
    expect(problem(() => parseRealExpression('exp(z)', ['x'])).diagnostic).toMatchObject({ code: 'unknown-name', place: 'column 5' });
  });

  it('is no rational function and has no exact value', () => {
    for (const text of ['exp(x)', '2^x']) {
      const expression = parseRealExpression(text);
      expect(problem(() => evaluate(expression, new Map([['x', { num: 1n, den: 1n }]]))).diagnostic.code).toBe('no-exact-value');
      expect(problem(() => polynomialOf(expression, ['x'])).diagnostic.code).toBe('expression-not-supported');
    }
  });
});

describe('any text', () => {
  it('is a real expression that prints and reads again, or is refused with a column within it', () => {
    const pieces = [
      'a',
      'b',
      '1',
      '0.5',
      '+',
      '-',
      '*',
      '/',
      '^',
      '(',
      ')',
      ' ',
      '^(',
      'exp(',
      'sqrt(',
      'log(',
      'sin(',
      'exp',
      ',',
      '__proto__',
    ];
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (written) => {
        let read;
        try {
          read = parseRealExpression(written);
        } catch (error) {
          if (!(error instanceof DiagnosticError)) throw error;
          const column = /^column ([0-9]+)$/.exec(error.diagnostic.place ?? 'column 1');
          expect(Number(column?.[1])).toBeLessThanOrEqual(written.length + 1);
          return;
        }
        expect(parseRealExpression(expressionText(read))).toEqual(read);
      }),
      { numRuns: CASES },
    );
  });
});

function problem(work: () => unknown): DiagnosticError {
  try {
    work();
  } catch (error) {
    if (error instanceof DiagnosticError) return error;
    throw error;
  }
  throw new Error('no error');
}
