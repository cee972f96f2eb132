import { fail } from '../diagnostics/diagnostic.ts';
import { ONE } from '../exact/rational.ts';
import { Polynomial } from './polynomial.ts';
import { rationalExpression } from './expression.ts';
import type { Expression } from './expression.ts';
import { RationalFunction } from './rational-function.ts';

/** Products of two terms that one expression may cost to multiply out. */
const MOST_PRODUCTS = 500_000;
/** Binary digits of the coefficients of two factors together. */
const MOST_BITS = 4096;
/** Degree of a product. */
const MOST_DEGREE = 60_000;

/**
 * The polynomial that an expression is, in the variables of the list. Divisions by numbers are allowed, divisions that
 * cancel too. Throws DiagnosticError: the codes of `rationalFunctionOf`, `not-a-polynomial`.
 */
export function polynomialOf(expression: Expression, variables: readonly string[]): Polynomial {
  const { numerator, denominator } = rationalFunctionOf(expression, variables);
  if (denominator.constantValue === undefined) {
    fail('not-a-polynomial', 'a division by an expression with parameters: expected a polynomial in them');
  }
  return numerator;
}

/**
 * The rational function that an expression is, where it is defined.
 * Throws DiagnosticError: `division-by-zero` for a divisor that is 0 everywhere, `expression-too-large` if multiplying out
 * would take too long, `expression-not-supported` for functions and real powers. Throws RangeError for a name that is not in the list.
 */
export function rationalFunctionOf(expression: Expression, variables: readonly string[]): RationalFunction {
  return new Expansion(variables).of(expression);
}

/** One expansion with its budget. */
class Expansion {
  readonly #variables: readonly string[];
  #left = MOST_PRODUCTS;

  constructor(variables: readonly string[]) {
    this.#variables = variables;
  }

  of(expression: Expression): RationalFunction {
    switch (expression.kind) {
      case 'number':
        return RationalFunction.constant(this.#variables, expression.value);
      case 'name':
        return RationalFunction.of(Polynomial.variable(this.#variables, expression.name));
      case 'negation':
        return this.of(expression.of).negated();
      case 'power':
        return this.#power(this.of(expression.base), expression.exponent);
      case 'product':
        return this.#product(this.of(expression.left), this.of(expression.right));
      case 'quotient':
        return this.#product(this.of(expression.left), inverted(this.of(expression.right)));
      case 'sum':
      case 'difference': {
        const [left, right] = [this.of(expression.left), this.of(expression.right)];
        this.#spend(left.numerator, right.denominator);
        this.#spend(right.numerator, left.denominator);
        this.#spend(left.denominator, right.denominator);
        return expression.kind === 'sum' ? left.plus(right) : left.minus(right);
      }
      case 'function':
      case 'real-power':
        return fail('expression-not-supported', 'a function or a real power: expected a rational function of its names');
    }
  }

  #product(left: RationalFunction, right: RationalFunction): RationalFunction {
    this.#spend(left.numerator, right.numerator);
    this.#spend(left.denominator, right.denominator);
    return left.times(right);
  }

  #power(base: RationalFunction, exponent: number): RationalFunction {
    const from = exponent < 0 ? inverted(base) : base;
    let result = RationalFunction.constant(this.#variables, ONE);
    for (const bit of Math.abs(exponent).toString(2)) {
      result = this.#product(result, result);
      if (bit === '1') result = this.#product(result, from);
    }
    return result;
  }

  #spend(p: Polynomial, q: Polynomial): void {
    this.#left -= p.termCount * q.termCount;
    if (this.#left < 0 || p.degree() + q.degree() > MOST_DEGREE || p.coefficientBits + q.coefficientBits > MOST_BITS) {
      fail('expression-too-large', 'an expression that has too many terms when it is multiplied out: expected a smaller one');
    }
  }
}

function inverted(f: RationalFunction): RationalFunction {
  if (f.isZero) fail('division-by-zero', 'a division by an expression that is 0 everywhere: expected another divisor');
  return f.inverse();
}

/** A polynomial as an expression, the lexicographically largest monomial first: `c^2 + s^2 - 1`. */
export function polynomialExpression(p: Polynomial): Expression {
  let sum: Expression | undefined;
  for (const { exponents, coefficient } of p.terms) {
    const negative = coefficient.num < 0n;
    const size = negative ? { num: -coefficient.num, den: coefficient.den } : coefficient;
    const factors = monomialFactors(p.variables, exponents, size);
    const term = productOf(factors);
    // The sign belongs to the first factor, as in -2*h^2: brackets around the whole term would say no more.
    if (sum === undefined) sum = negative ? productOf(factors.map((one, f) => (f === 0 ? { kind: 'negation', of: one } : one))) : term;
    else sum = { kind: negative ? 'difference' : 'sum', left: sum, right: term };
  }
  return sum ?? { kind: 'number', value: { num: 0n, den: 1n } };
}

function monomialFactors(variables: readonly string[], exponents: readonly number[], size: { num: bigint; den: bigint }): Expression[] {
  const factors = exponents.flatMap((exponent, v): Expression[] => {
    const base: Expression = { kind: 'name', name: variables[v] ?? '' };
    return exponent === 0 ? [] : [exponent === 1 ? base : { kind: 'power', base, exponent }];
  });
  const unit = size.num === 1n && size.den === 1n && factors.length > 0;
  return unit ? factors : [rationalExpression(size), ...factors];
}

function productOf(factors: readonly Expression[]): Expression {
  return factors.reduce((left, right) => ({ kind: 'product', left, right }));
}
