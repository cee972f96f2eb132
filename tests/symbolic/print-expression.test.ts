import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational } from '../../src/exact/rational.ts';
import { rationalExpression } from '../../src/symbolic/expression.ts';
import { parseExpression } from '../../src/symbolic/parse-expression.ts';
import { expressionLatex, expressionText, expressionUnicode } from '../../src/symbolic/print-expression.ts';
import { evaluate } from '../../src/symbolic/evaluate-expression.ts';
import { arbitraryExpression } from './arbitrary-expressions.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 1000);

describe('the ASCII form', () => {
  it('is read back as the same expression', () => {
    fc.assert(
      fc.property(arbitraryExpression, (expression) => {
        expect(parseExpression(expressionText(expression))).toEqual(expression);
      }),
      { numRuns: CASES },
    );
  });

  it('has no bracket that could be left out', () => {
    fc.assert(
      fc.property(arbitraryExpression, (expression) => {
        const text = expressionText(expression);
        for (const [from, to] of bracketPairs(text)) {
          const without = text.slice(0, from) + text.slice(from + 1, to) + text.slice(to + 1);
          const read = readOrNull(without);
          expect(read === null || expressionText(read) !== text).toBe(true);
        }
      }),
      { numRuns: CASES },
    );
  });

  it('of a rational has its value, whether its decimals end or not', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 5000n), (num, den) => {
        const q = rational(num, den);
        expect(evaluate(parseExpression(expressionText(rationalExpression(q))), new Map())).toEqual(q);
      }),
    );
    expect(expressionText(rationalExpression(rational(-7n, 8n)))).toBe('-0.875');
    expect(expressionText(rationalExpression(rational(-7n, 12n)))).toBe('-7/12');
  });
});

describe('the other forms', () => {
  it.each([
    ['2*lambda_1^2 - x10/3', '2·λ₁² − x₁₀/3', '2\\,\\lambda_{1}^{2} - \\frac{x_{10}}{3}'],
    ['-(a + b)/(c - d)', '−(a + b)/(c − d)', '-\\frac{a + b}{c - d}'],
    ['(a/b)^3', '(a/b)³', '\\left(\\frac{a}{b}\\right)^{3}'],
    ['a*(b/c)', 'a·(b/c)', 'a \\cdot \\frac{b}{c}'],
    ['a - -b', 'a − (−b)', 'a - \\left(-b\\right)'],
    ['(-a)^2 - a^-12', '(−a)² − a⁻¹²', '\\left(-a\\right)^{2} - a^{-12}'],
    ['0.5*3', '0.5·3', '0.5 \\cdot 3'],
    ['W_ij + gain_max', 'Wᵢⱼ + gainₘₐₓ', 'W_{ij} + \\mathrm{gain}_{\\mathrm{max}}'],
    ['Omega0*theta*psi_12', 'Ω₀·θ·ψ₁₂', '\\Omega_{0}\\,\\theta\\,\\psi_{12}'],
    ['x_B + x_lambda + x1_2', 'x_B + x_lambda + x_1_2', 'x_{B} + x_{\\lambda} + x_{1,2}'],
    ['x_ + lambdas', 'x_ + lambdas', '\\mathrm{x\\_} + \\mathrm{lambdas}'],
  ])('%s is %s and %s', (text, unicode, latex) => {
    const expression = parseExpression(text);
    expect(expressionUnicode(expression)).toBe(unicode);
    expect(expressionLatex(expression)).toBe(latex);
  });

  it('LaTeX keeps its braces and brackets in pairs and leaves no bare underscore', () => {
    fc.assert(
      fc.property(arbitraryExpression, (expression) => {
        const latex = expressionLatex(expression);
        let depth = 0;
        for (const c of latex) {
          depth += c === '{' ? 1 : c === '}' ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
        expect(latex.split('\\left(')).toHaveLength(latex.split('\\right)').length);
        expect(latex).not.toMatch(/(?<!\\)_(?!\{)/);
      }),
      { numRuns: CASES },
    );
  });
});

function bracketPairs(text: string): [number, number][] {
  const open: number[] = [];
  return Array.from(text).flatMap((c, i): [number, number][] => {
    if (c === '(') open.push(i);
    return c === ')' ? [[open.pop()!, i]] : [];
  });
}

function readOrNull(text: string): ReturnType<typeof parseExpression> | null {
  try {
    return parseExpression(text);
  } catch {
    return null;
  }
}
