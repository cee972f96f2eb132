import type { Formula, NumberTerm } from './formula.ts';
import { writtenFormula, type FormulaNotation } from './print-formula.ts';
import { QUANTITIES } from './quantities.ts';

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['=', '='],
  ['!=', '\\ne'],
  ['<', '<'],
  ['<=', '\\le'],
  ['>', '>'],
  ['>=', '\\ge'],
  ['and', '\\land'],
  ['or', '\\lor'],
  ['implies', '\\implies'],
  ['sum', '+'],
  ['difference', '-'],
]);

/** Parameters that are spelled Greek letters. */
const GREEK = new Set(
  ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'kappa', 'lambda', 'mu', 'nu', 'xi', 'pi', 'rho', 'sigma'].concat([
    'tau',
    'phi',
    'chi',
    'psi',
    'omega',
  ]),
);

const LATEX: FormulaNotation = {
  brackets: (inside) => `\\left(${inside}\\right)`,
  integer: String,
  name: (name) => QUANTITIES.get(name)?.latex ?? parameterLatex(name),
  rank: (matrix) => `\\operatorname{rank} ${matrix}`,
  heads: (length) => `k_{${length}}`,
  list: (kind, parts) => `${kind === 'minimum' ? '\\min' : '\\max'}\\left(${parts.join(', ')}\\right)`,
  ceiling: { encloses: true, write: (dividend, divisor) => `\\left\\lceil \\frac{${dividend}}{${divisor}} \\right\\rceil` },
  prefix: (kind, of) => (kind === 'not' ? `\\lnot ${of}` : `-${of}`),
  // A digit or a sign would run into a thin space before it, and an operator's name would swallow what follows.
  infix: (sign, left, right) => {
    if (sign !== 'product') return `${left} ${SIGNS.get(sign) ?? sign} ${right}`;
    return /^[0-9-]/.test(right) || /\\(operatorname|deg)/.test(left) ? `${left} \\cdot ${right}` : `${left}\\,${right}`;
  },
};

/** A formula or term as LaTeX for math mode, in the symbols of mathematics.md. */
export function formulaLatex(expression: Formula | NumberTerm): string {
  return writtenFormula(expression, LATEX);
}

/** `c` is c, `lambda` a Greek letter, `c1` and `c_1` have an index, any other name is upright. */
function parameterLatex(name: string): string {
  const [, base = name, index = ''] = /^([A-Za-z]+)_?([0-9]*)$/.exec(name) ?? [];
  const escaped = base.replaceAll('_', '\\_');
  const letter = GREEK.has(base) ? `\\${base}` : base.length === 1 ? base : `\\mathrm{${escaped}}`;
  return index === '' ? letter : `${letter}_{${index}}`;
}
