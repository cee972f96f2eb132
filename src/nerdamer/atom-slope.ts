import type { Expression } from '../symbolic/expression.ts';
import { contains } from './question-text.ts';

const whole = (n: number): Expression => ({ kind: 'number', value: { num: BigInt(n), den: 1n } });

/**
 * The derivative of an exponential, a root, a logarithm or a real power by a name, by the rules of differentiation and
 * without any simplification beyond leaving out what is 0.
 */
export function atomSlope(atom: Expression, by: string): Expression {
  return slope(atom, by) ?? whole(0);
}

/** Undefined stands for 0. */
function slope(expression: Expression, by: string): Expression | undefined {
  if (!contains(expression, by)) return undefined;
  switch (expression.kind) {
    case 'number':
      return undefined;
    case 'name':
      return whole(1);
    case 'negation':
      return negated(slope(expression.of, by));
    case 'sum':
      return sum(slope(expression.left, by), slope(expression.right, by));
    case 'difference':
      return sum(slope(expression.left, by), negated(slope(expression.right, by)));
    case 'product':
      return sum(times(slope(expression.left, by), expression.right), times(slope(expression.right, by), expression.left));
    case 'quotient': {
      const { left, right } = expression;
      if (!contains(right, by)) return over(slope(left, by), right);
      const below: Expression = { kind: 'power', base: right, exponent: 2 };
      const above = sum(times(slope(left, by), right), negated(times(slope(right, by), left)));
      return over(above, below);
    }
    case 'power': {
      const { base, exponent } = expression;
      if (exponent === 0) return undefined;
      if (exponent === 1) return slope(base, by);
      const size = whole(Math.abs(exponent));
      const factor: Expression = exponent < 0 ? { kind: 'negation', of: size } : size;
      const less: Expression = exponent === 2 ? base : { kind: 'power', base, exponent: exponent - 1 };
      return times(slope(base, by), product(factor, less));
    }
    case 'function': {
      const inside = slope(expression.of, by);
      if (expression.function === 'exp') return times(inside, expression);
      const below: Expression = expression.function === 'log' ? expression.of : { kind: 'product', left: whole(2), right: expression };
      return over(inside, below);
    }
    case 'real-power': {
      const { base, exponent } = expression;
      const logarithm: Expression = { kind: 'function', function: 'log', of: base };
      const byBase = times(slope(base, by), { kind: 'quotient', left: exponent, right: base });
      return times(sum(times(slope(exponent, by), logarithm), byBase), expression);
    }
  }
}

function negated(one: Expression | undefined): Expression | undefined {
  return one && { kind: 'negation', of: one };
}

function over(left: Expression | undefined, right: Expression): Expression | undefined {
  return left && { kind: 'quotient', left, right };
}

function times(left: Expression | undefined, right: Expression): Expression | undefined {
  return left && product(left, right);
}

/** A product, without a factor that is the number 1. */
export function product(left: Expression, right: Expression): Expression {
  if (left.kind === 'number' && left.value.num === 1n && left.value.den === 1n) return right;
  return { kind: 'product', left, right };
}

function sum(left: Expression | undefined, right: Expression | undefined): Expression | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return { kind: 'sum', left, right };
}
