import { formatQ } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { decimalText } from './expression.ts';
import type { Expression, FunctionName, Operation } from './expression.ts';
import { latexName, unicodeExponent, unicodeName } from './symbol-names.ts';

/** How closely an expression of each kind holds together: inside a closer place it needs brackets. */
const LEVELS: { readonly [K in Expression['kind']]: number } = {
  sum: 1,
  difference: 1,
  product: 2,
  quotient: 2,
  negation: 3,
  power: 4,
  'real-power': 4,
  function: 5,
  number: 5,
  name: 5,
};

/** How one notation writes the parts, each already written. */
interface ExpressionNotation {
  readonly brackets: (inside: string) => string;
  readonly number: (value: Rational) => string;
  readonly name: (name: string) => string;
  readonly minus: string;
  readonly infix: (operation: Operation, left: string, right: string) => string;
  readonly power: (base: string, exponent: number) => string;
  /** The exponent comes as written and as written in brackets where it needs some. */
  readonly realPower: (base: string, exponent: string, bracketed: string) => string;
  readonly call: (name: FunctionName, argument: string) => string;
  /** Where quotients enclose both parts themselves, so that these need no brackets. */
  readonly quotientEncloses: boolean;
  /** Where an operand that begins with a sign stands in brackets after an operator, for the eye. */
  readonly bracketsSigns: boolean;
}

const ASCII: ExpressionNotation = {
  brackets: (inside) => `(${inside})`,
  number: plainNumber,
  name: (name) => name,
  minus: '-',
  infix: (operation, left, right) => left + { sum: ' + ', difference: ' - ', product: '*', quotient: '/' }[operation] + right,
  power: (base, exponent) => `${base}^${exponent}`,
  realPower: (base, _, bracketed) => `${base}^${bracketed}`,
  call: (name, argument) => `${name}(${argument})`,
  quotientEncloses: false,
  bracketsSigns: false,
};

const UNICODE: ExpressionNotation = {
  ...ASCII,
  name: unicodeName,
  minus: '−',
  infix: (operation, left, right) => left + { sum: ' + ', difference: ' − ', product: '·', quotient: '/' }[operation] + right,
  power: (base, exponent) => base + unicodeExponent(exponent),
  call: (name, argument) => `${name === 'sqrt' ? '√' : name}(${argument})`,
  bracketsSigns: true,
};

const LATEX: ExpressionNotation = {
  brackets: (inside) => `\\left(${inside}\\right)`,
  number: plainNumber,
  name: latexName,
  minus: '-',
  infix: (operation, left, right) => {
    if (operation === 'quotient') return `\\frac{${left}}{${right}}`;
    // A digit or a fraction after a thin space would be read as one number with what stands before.
    if (operation === 'product') return /^(?:[0-9]|\\frac)/.test(right) ? `${left} \\cdot ${right}` : `${left}\\,${right}`;
    return `${left} ${operation === 'sum' ? '+' : '-'} ${right}`;
  },
  power: (base, exponent) => `${base}^{${exponent}}`,
  realPower: (base, exponent) => `${base}^{${exponent}}`,
  call: (name, argument) => (name === 'sqrt' ? `\\sqrt{${argument}}` : `\\${name}\\left(${argument}\\right)`),
  quotientEncloses: true,
  bracketsSigns: true,
};

/** The text of an expression with as few brackets as it needs: `parseExpression` and `parseRealExpression` read it back as the same one. */
export function expressionText(expression: Expression): string {
  return written(expression, ASCII);
}

/** An expression for a terminal: `2·λ₁² − x₁₀/3`. */
export function expressionUnicode(expression: Expression): string {
  return written(expression, UNICODE);
}

/** An expression as LaTeX for math mode: `2\,\lambda_{1}^{2} - \frac{x_{10}}{3}`. */
export function expressionLatex(expression: Expression): string {
  return written(expression, LATEX);
}

function written(expression: Expression, notation: ExpressionNotation): string {
  const within = (one: Expression, level: number): string => {
    const text = plain(one);
    const own = notation.quotientEncloses && one.kind === 'quotient' ? LEVELS.power : LEVELS[one.kind];
    return own < level ? notation.brackets(text) : text;
  };
  const after = (one: Expression, level: number): string => {
    const text = within(one, level);
    return notation.bracketsSigns && text.startsWith(notation.minus) ? notation.brackets(text) : text;
  };
  const plain = (one: Expression): string => {
    switch (one.kind) {
      case 'number':
        return notation.number(one.value);
      case 'name':
        return notation.name(one.name);
      case 'negation':
        return notation.minus + after(one.of, LEVELS.negation);
      case 'power':
        return notation.power(within(one.base, LEVELS.name), one.exponent);
      case 'real-power':
        return notation.realPower(within(one.base, LEVELS.name), plain(one.exponent), within(one.exponent, LEVELS.name));
      case 'function':
        return notation.call(one.function, plain(one.of));
      default: {
        if (one.kind === 'quotient' && notation.quotientEncloses) return enclosed(one.left, one.right);
        const level = LEVELS[one.kind];
        return notation.infix(one.kind, within(one.left, level), after(one.right, level + 1));
      }
    }
  };
  /** A sign of the numerator stands before the fraction. */
  const enclosed = (left: Expression, right: Expression): string => {
    if (left.kind !== 'negation') return notation.infix('quotient', plain(left), plain(right));
    const fraction = enclosed(left.of, right);
    return notation.minus + (fraction.startsWith(notation.minus) ? notation.brackets(fraction) : fraction);
  };
  return plain(expression);
}

function plainNumber(value: Rational): string {
  return decimalText(value) ?? formatQ(value);
}
