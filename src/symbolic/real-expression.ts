import { fail } from '../diagnostics/diagnostic.ts';
import type { LogAtom } from './atom-table.ts';
import type { Expression } from './expression.ts';
import { rationalExpression } from './expression.ts';
import { polynomialExpression } from './normal-form.ts';
import { dividedExactly } from './polynomial-division.ts';
import { Polynomial } from './polynomial.ts';
import { RationalFunction } from './rational-function.ts';
import type { RealField } from './real-field.ts';
import { polynomialSquareRoot } from './square-root.ts';

/** Terms of a denominator that is looked at for being a square. */
const MOST_SQUARE_TERMS = 400;

/**
 * The element of a field that an expression is, where it is defined. Functions of the expression are taken in from the
 * left to the right. Throws DiagnosticError: `unknown-name`, `division-by-zero`, and the codes of `RealField`.
 */
export function elementOf(field: RealField, expression: Expression): RationalFunction {
  const read = (one: Expression): RationalFunction => elementOf(field, one);
  switch (expression.kind) {
    case 'number':
      return field.rational(expression.value);
    case 'name':
      return field.name(expression.name);
    case 'negation':
      return read(expression.of).negated();
    case 'power': {
      const base = read(expression.base);
      return field.power(expression.exponent < 0 ? nonzero(base) : base, expression.exponent);
    }
    case 'sum':
      return field.plus(read(expression.left), read(expression.right));
    case 'difference':
      return field.minus(read(expression.left), read(expression.right));
    case 'product':
      return field.times(read(expression.left), read(expression.right));
    case 'quotient': {
      const left = read(expression.left);
      return field.dividedBy(left, nonzero(read(expression.right)));
    }
    case 'function':
      return field[expression.function](read(expression.of));
    case 'real-power':
      return field.realPower(read(expression.base), read(expression.exponent));
  }
}

/** An element as an expression: its numerator over its denominator, both multiplied out. */
export function elementExpression(field: RealField, element: RationalFunction): Expression {
  const { numerator, denominator } = field.current(element);
  const left = polynomialInAtoms(field, numerator);
  if (denominator.constantValue !== undefined) return left;
  return { kind: 'quotient', left, right: powerInAtoms(field, denominator) };
}

/** A polynomial as a power of a sum with an exponent 2, 4, 8 … where it is one; derivatives have such denominators. */
function powerInAtoms(field: RealField, p: Polynomial): Expression {
  let [base, exponent] = [p, 1];
  while (base.termCount > 1 && base.termCount <= MOST_SQUARE_TERMS) {
    const root = polynomialSquareRoot(base);
    if (root === undefined) break;
    [base, exponent] = [root, 2 * exponent];
  }
  const written = polynomialInAtoms(field, base);
  return exponent === 1 ? written : { kind: 'power', base: written, exponent };
}

function polynomialInAtoms(field: RealField, p: Polynomial): Expression {
  return withImages(polynomialExpression(p), (symbol) => atomExpression(field, symbol));
}

function atomExpression(field: RealField, symbol: string): Expression {
  const atom = field.atomOf(symbol);
  switch (atom?.kind) {
    case undefined:
      return { kind: 'name', name: symbol };
    case 'exp':
      return powerExpression(field, field.current(atom.exponent));
    case 'sqrt':
      return { kind: 'function', function: 'sqrt', of: elementExpression(field, atom.radicand) };
    case 'log':
      return { kind: 'function', function: 'log', of: baseExpression(atom) };
  }
}

/** exp(E), written b^F where E = F·log(b). */
function powerExpression(field: RealField, exponent: RationalFunction): Expression {
  for (const atom of field.atoms) {
    if (atom.kind !== 'log' || exponent.numerator.degree(atom.symbol) !== 1) continue;
    const quotient = dividedExactly(exponent.numerator, Polynomial.variable(field.variables, atom.symbol));
    if (quotient === undefined) continue;
    const power = elementExpression(field, RationalFunction.of(quotient, exponent.denominator));
    return { kind: 'real-power', base: baseExpression(atom), exponent: power };
  }
  return { kind: 'function', function: 'exp', of: elementExpression(field, exponent) };
}

function baseExpression({ base }: LogAtom): Expression {
  return typeof base === 'string' ? { kind: 'name', name: base } : rationalExpression({ num: base, den: 1n });
}

/** The algebraic expression with its names replaced. */
function withImages(expression: Expression, image: (name: string) => Expression): Expression {
  switch (expression.kind) {
    case 'name':
      return image(expression.name);
    case 'negation':
      return { ...expression, of: withImages(expression.of, image) };
    case 'power':
      return { ...expression, base: withImages(expression.base, image) };
    case 'number':
    case 'function':
    case 'real-power':
      return expression;
    default:
      return { ...expression, left: withImages(expression.left, image), right: withImages(expression.right, image) };
  }
}

function nonzero(f: RationalFunction): RationalFunction {
  return f.isZero ? fail('division-by-zero', 'a division by an expression that is 0 everywhere: expected another divisor') : f;
}
