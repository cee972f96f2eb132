import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulaLatex } from '../../src/claims/formula-latex.ts';
import { parseFormula } from '../../src/claims/parse-formula.ts';
import { arbitraryFormula } from './arbitrary-formulas.ts';

describe('a formula in LaTeX', () => {
  it.each([
    ['heads = min(n, N, p*d)', 'k_n = \\min\\left(n, N, p\\,d\\right)'],
    ['heads <= rank(C)*rank(B)', 'k_n \\le \\operatorname{rank} C \\cdot \\operatorname{rank} B'],
    ['pairwise >= ceil((p + d)/(2*d))', 'k_{\\mathrm{loc}} \\ge \\left\\lceil \\frac{p + d}{2\\,d} \\right\\rceil'],
    ['heads(n - 1) != heads', 'k_{n - 1} \\ne k_n'],
    ['n = 1 and (p = 1 or not d = 1) implies degree = N', 'n = 1 \\land \\left(p = 1 \\lor \\lnot d = 1\\right) \\implies \\deg\\mu_A = N'],
    ['n*2*-p - (n - 1) = 0', 'n \\cdot 2 \\cdot -p - \\left(n - 1\\right) = 0'],
    ['lambda_1*c = gain*x2 + a_long_name', '\\lambda_{1}\\,c = \\mathrm{gain}\\,x_{2} + \\mathrm{a\\_long\\_name}'],
  ])('%s', (text, latex) => {
    expect(formulaLatex(parseFormula(text))).toBe(latex);
  });

  it('has matched braces and brackets, and no character that LaTeX would take otherwise', () => {
    fc.assert(
      fc.property(arbitraryFormula, (formula) => {
        const latex = formulaLatex(formula);
        const plain = latex.replaceAll('\\_', '').replace(/\\left[(\\]|\\right[)\\]/g, '');
        expect(plain.split('{').length).toBe(plain.split('}').length);
        expect(latex.split('\\left').length).toBe(latex.split('\\right').length);
        expect(latex).toMatch(/^[A-Za-z0-9\\{}(),+\-=<>_ ]*$/);
      }),
      { numRuns: 300 },
    );
  });
});
