import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer, solutionTexts } from '../../src/nerdamer/read-answer.ts';
import type { NerdamerQuestion } from '../../src/nerdamer/question-text.ts';
import { verifyAnswer } from '../../src/nerdamer/verify-answer.ts';
import { rationalFunctionOf } from '../../src/symbolic/normal-form.ts';
import { parseRealExpression } from '../../src/symbolic/parse-expression.ts';
import { expressionText } from '../../src/symbolic/print-expression.ts';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { arbitraryExpression, NAMES } from '../symbolic/arbitrary-expressions.ts';

/** Random pairs; `HEADCOUNT_CASES=10000` for the long run. */
const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 100);

function verdict(question: NerdamerQuestion, expression: string, answer: string, by?: string): string {
  return verifyAnswer({ question, expression: parseRealExpression(expression), answer: parseRealExpression(answer), by }).verdict;
}

describe('a check', () => {
  it.each([
    ['simplify', '(x^2 - 1)/(x - 1)', 'x + 1', undefined],
    ['factor', 'x^4 - y^4', '(x - y)*(x + y)*(x^2 + y^2)', undefined],
    ['expand', '(x + y)^2', 'x^2 + 2*x*y + y^2', undefined],
    ['simplify', 'exp(x)/(exp(x) + exp(y))', '1/(1 + exp(y - x))', undefined],
    ['differentiate', 'exp(x)/(exp(x) + exp(y))', 'exp(x)*exp(y)/(exp(x) + exp(y))^2', 'x'],
    ['integrate', '1/(x + a)', 'log(x + a)', 'x'],
    ['integrate', 'x*exp(-a*x)', '-exp(-a*x)*(x/a + 1/a^2)', 'x'],
    ['integrate', 'x + 1', 'x^2/2 + x + 17', 'x'],
    ['solve', 'a*x^2 + b*x + c', '(-b - sqrt(b^2 - 4*a*c))/(2*a)', 'x'],
    ['solve', '2^x - 8', '3', 'x'],
  ] as const)('lets the right answer to %s %s through: %s', (question, expression, answer, by) => {
    expect(verdict(question, expression, answer, by)).toBe('agrees');
  });

  it.each([
    ['simplify', 'exp(q*k1)/(exp(q*k1) + exp(q*k2))', '(exp(k1*q) + exp(k2*q))^(-1 + k1*q)', undefined],
    ['simplify', '2^x/(2^x + 2^y)', '(2^x + 2^y)^(-1 + x)', undefined],
    ['simplify', 'sqrt(x^2)', 'x', undefined],
    ['simplify', 'u*v - w', 'w - u*v', undefined],
    ['simplify', 'x', 'x + 1/1000000007', undefined],
    ['differentiate', 'exp(x)/(exp(x) + exp(y))', '0', 'y'],
    ['differentiate', 'sqrt(x)*exp(x)', 'exp(x)*x^(-1/2)/2 + exp(x)*sqrt(x^(-1/2)/2)', 'x'],
    ['integrate', '1/(x + a)', '2*log(x + a)', 'x'],
    ['solve', 'exp(x) - 2', '261080729/376659873', 'x'],
    ['solve', 'x^2 - 5*x + 6', '4', 'x'],
  ] as const)('stops the wrong answer to %s %s: %s', (question, expression, answer, by) => {
    expect(verdict(question, expression, answer, by)).toBe('differs');
  });

  it.each([
    ['simplify', '1/(x - x)', '0', undefined],
    ['simplify', 'exp(exp(exp(x)))', 'exp(exp(exp(x)))', undefined],
    ['simplify', 'sqrt(-x^2)', 'x', undefined],
  ] as const)('does not decide %s %s', (question, expression, answer, by) => {
    expect(verdict(question, expression, answer, by)).toBe('undecided');
  });

  it(`agrees with exact arithmetic on pairs of rational functions (${String(CASES)}; HEADCOUNT_CASES sets how many)`, () => {
    fc.assert(
      fc.property(arbitraryExpression, arbitraryExpression, fc.boolean(), (expression, other, same) => {
        const answer = same ? ({ kind: 'product', left: expression, right: { kind: 'power', base: other, exponent: 0 } } as const) : other;
        const { verdict: found } = verifyAnswer({ question: 'simplify', expression, answer });
        if (found === 'undecided') return;
        let equal: boolean;
        try {
          equal = rationalFunctionOf(expression, NAMES).equals(rationalFunctionOf(answer, NAMES));
        } catch (error) {
          if (error instanceof DiagnosticError) return;
          throw error;
        }
        expect(found).toBe(equal ? 'agrees' : 'differs');
      }),
      { numRuns: CASES },
    );
  });
});

describe('the text of an answer', () => {
  it.each([
    ['e^(2*x)', 'exp(2*x)'],
    ['e^x*e', 'exp(x)*exp(1)'],
    ['e^2 - e^-1', 'exp(2) - exp(-1)'],
    ['tanh(x)', '(exp(2*(x)) - 1)/(exp(2*(x)) + 1)'],
    ['sech(x + sinh(y))^2', '(2*exp(x + (exp(y) - exp(-y))/2)/(exp(2*(x + (exp(y) - exp(-y))/2)) + 1))^2'],
  ])('%s is read as %s', (text, meaning) => {
    expect(readAnswer(text, ['x', 'y'])).toEqual(parseRealExpression(meaning));
  });

  it('keeps e as a name where it is one', () => {
    expect(expressionText(readAnswer('e^2', ['e']))).toBe('e^2');
  });

  it.each(['Infinity', 'i', 'pi', 'abs(x)', 'erf(x)', 'W_', '[1,2]', 'matrix([1])', '1e-7', 'x, y', 'tanh(x', 'constructor', ''])(
    '%j is not read',
    (text) => {
      expect(() => readAnswer(text, ['x'])).toThrow(DiagnosticError);
    },
  );

  it('of a list is split at the commas outside of brackets', () => {
    expect(solutionTexts('[2,f(1,2),[3,4]]')).toEqual(['2', 'f(1,2)', '[3,4]']);
    expect(solutionTexts('[]')).toEqual([]);
    expect(solutionTexts('x+1')).toEqual(['x+1']);
  });
});
