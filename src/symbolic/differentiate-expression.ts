import { integer, ONE, rational, ZERO } from '../exact/rational.ts';
import type { Expression, FunctionName, Operation } from './expression.ts';
import { rationalExpression } from './expression.ts';

const NOTHING: Expression = { kind: 'number', value: ZERO };
const UNIT: Expression = { kind: 'number', value: ONE };

/**
 * The partial derivative of any expression by a name, rule by rule: only sums with 0 and products with 0 and 1 are
 * simplified. It holds where the expression is defined and, for roots, logarithms and real powers, their arguments positive.
 */
export function differentiated(expression: Expression, name: string): Expression {
  const of = (one: Expression): Expression => differentiated(one, name);
  switch (expression.kind) {
    case 'number':
      return NOTHING;
    case 'name':
      return expression.name === name ? UNIT : NOTHING;
    case 'negation':
      return negated(of(expression.of));
    case 'sum':
      return plus(of(expression.left), of(expression.right));
    case 'difference':
      return plus(of(expression.left), negated(of(expression.right)));
    case 'product':
      return plus(times(of(expression.left), expression.right), times(expression.left, of(expression.right)));
    case 'quotient': {
      // (u/v)' = u'/v - u v'/v²
      const [above, below] = [over(of(expression.left), expression.right), times(expression.left, of(expression.right))];
      return plus(above, negated(over(below, power(expression.right, 2))));
    }
    case 'power': {
      const { base, exponent } = expression;
      if (exponent === 0) return NOTHING;
      return times(times(rationalExpression(integer(exponent)), power(base, exponent - 1)), of(base));
    }
    case 'function':
      return functionDerivative(expression.function, expression.of, of(expression.of));
    case 'real-power': {
      // (b^e)' = b^e (e' log b + e b'/b)
      const { base, exponent } = expression;
      const byExponent = times(of(exponent), { kind: 'function', function: 'log', of: base });
      return times(expression, plus(byExponent, times(exponent, over(of(base), base))));
    }
  }
}

function functionDerivative(name: FunctionName, argument: Expression, inner: Expression): Expression {
  const whole: Expression = { kind: 'function', function: name, of: argument };
  switch (name) {
    case 'exp':
      return times(whole, inner);
    case 'log':
      return over(inner, argument);
    case 'sqrt':
      return over(inner, times({ kind: 'number', value: rational(2n) }, whole));
  }
}

function plus(left: Expression, right: Expression): Expression {
  if (isNumber(left, 0n)) return right;
  if (isNumber(right, 0n)) return left;
  return right.kind === 'negation' ? combined('difference', left, right.of) : combined('sum', left, right);
}

function times(left: Expression, right: Expression): Expression {
  if (isNumber(left, 0n) || isNumber(right, 0n)) return NOTHING;
  if (isNumber(left, 1n)) return right;
  return isNumber(right, 1n) ? left : combined('product', left, right);
}

function over(left: Expression, right: Expression): Expression {
  return isNumber(left, 0n) || isNumber(right, 1n) ? left : combined('quotient', left, right);
}

function power(base: Expression, exponent: number): Expression {
  if (exponent === 0) return UNIT;
  return exponent === 1 ? base : { kind: 'power', base, exponent };
}

function negated(of: Expression): Expression {
  if (of.kind === 'negation') return of.of;
  return isNumber(of, 0n) ? of : { kind: 'negation', of };
}

function combined(kind: Operation, left: Expression, right: Expression): Expression {
  return { kind, left, right };
}

function isNumber(expression: Expression, value: bigint): boolean {
  return expression.kind === 'number' && expression.value.num === value && expression.value.den === 1n;
}
