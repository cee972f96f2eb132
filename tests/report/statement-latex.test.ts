import { describe, expect, it } from 'vitest';
import { parseStatement, vocabulary } from '../../src/logic/vocabulary.ts';
import { latexText, statementLatex } from '../../src/report/statement-latex.ts';
import { FACT_NAMES, fact } from '../../src/logic/foundation.ts';

const latex = (text: string): string => statementLatex(parseStatement(text), vocabulary());

describe('a statement in LaTeX', () => {
  it.each([
    ['∀(x : ℝ) y. x < y ⇔ ¬(y ≤ x)', '\\forall x, y : \\mathbb{R}.\\; x < y \\iff \\lnot \\left(y \\le x\\right)'],
    ['∀(f : ℕ → ℝ). f 1 = f 2', '\\forall f : \\mathbb{N} \\to \\mathbb{R}.\\; f(1) = f(2)'],
    ['∀(x : ℝ). x ^ (1 + 1) = x * x', '\\forall x : \\mathbb{R}.\\; x^{1 + 1} = x \\, x'],
    ['∀(x : ℝ). (x + 1) * x = x / (x + 1)', '\\forall x : \\mathbb{R}.\\; \\left(x + 1\\right) \\, x = \\frac{x}{x + 1}'],
    ['∃m1. m1 = 0', '\\exists m_{1} : \\mathbb{N}.\\; m_{1} = 0'],
    [
      '∀b. (if b then 1 else 2) = 1',
      '\\forall b : \\mathbb{B}.\\; \\begin{cases} 1 & \\text{if } b \\\\ 2 & \\text{otherwise} \\end{cases} = 1',
    ],
  ])('%s', (text, expected) => {
    expect(latex(text)).toBe(expected);
  });

  it('has its parentheses, braces and environments in pairs, whatever is said', () => {
    for (const name of FACT_NAMES) {
      const text = statementLatex(fact(name).conclusion, vocabulary());
      for (const [open, close] of [
        ['{', '}'],
        ['(', ')'],
        ['\\left', '\\right'],
        ['\\begin', '\\end'],
      ] as const) {
        expect(text.split(open).length, `${name}: ${text}`).toBe(text.split(close).length);
      }
    }
  });

  it('escapes what LaTeX would obey', () => {
    expect(latexText('a_b & 50% \\x')).toBe('a\\_b \\& 50\\% \\textbackslash{}x');
  });
});
