import type { Rational } from '../exact/rational.ts';
import { formatQ, negQ, rational } from '../exact/rational.ts';

/**
 * An expression over the rationals, as written: nothing is simplified, so that it prints as it was read. `parseExpression`
 * gives algebraic ones only, `parseRealExpression` also functions and real powers.
 */
export type Expression =
  | NumberExpression
  | NameExpression
  | { readonly kind: 'negation'; readonly of: Expression }
  | { readonly kind: Operation; readonly left: Expression; readonly right: Expression }
  | PowerExpression
  | FunctionExpression
  | RealPowerExpression;

/** A number as it can be written with digits and a point: never negative, its denominator made of twos and fives. */
export interface NumberExpression {
  readonly kind: 'number';
  readonly value: Rational;
}

/** A parameter. */
export interface NameExpression {
  readonly kind: 'name';
  readonly name: string;
}

/** `base^exponent` with a whole exponent, which may be negative; 0^0 is 1 (mathematics.md 2.7). */
export interface PowerExpression {
  readonly kind: 'power';
  readonly base: Expression;
  readonly exponent: number;
}

/** The functions of an expression; `sqrt` and `log` stand for real values, so their arguments are positive. */
export type FunctionName = 'exp' | 'sqrt' | 'log';

/** A function of one argument: `exp(q*k)`. */
export interface FunctionExpression {
  readonly kind: 'function';
  readonly function: FunctionName;
  readonly of: Expression;
}

/** `base^exponent` for a positive base and an exponent that is no whole number as written: `2^x`, `a^(l + 1)`, `a^(1/2)`. */
export interface RealPowerExpression {
  readonly kind: 'real-power';
  readonly base: Expression;
  readonly exponent: Expression;
}

/** The operations with two operands. */
export type Operation = 'sum' | 'difference' | 'product' | 'quotient';

/** A rational as an expression: a number or a quotient of whole numbers, its sign in front. */
export function rationalExpression(value: Rational): Expression {
  const size = value.num < 0n ? negQ(value) : value;
  const whole = decimalText(size) === undefined ? rational(size.num) : size;
  const number: Expression = { kind: 'number', value: whole };
  const left: Expression = value.num < 0n ? { kind: 'negation', of: number } : number;
  return whole === size ? left : { kind: 'quotient', left, right: { kind: 'number', value: rational(size.den) } };
}

/** `12`, `0.375`: a number that is not negative with digits and a point; undefined where its decimals do not end. */
export function decimalText(value: Rational): string | undefined {
  if (value.den === 1n) return formatQ(value);
  let [den, twos, fives] = [value.den, 0, 0];
  for (; den % 2n === 0n; den /= 2n) twos += 1;
  for (; den % 5n === 0n; den /= 5n) fives += 1;
  if (den !== 1n) return undefined;
  const places = Math.max(twos, fives);
  const digits = ((value.num * 10n ** BigInt(places)) / value.den).toString().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The names that occur, in the order of their first occurrence. */
export function namesIn(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (one: Expression): void => {
    switch (one.kind) {
      case 'number':
        return;
      case 'name':
        names.add(one.name);
        return;
      case 'negation':
      case 'function':
        visit(one.of);
        return;
      case 'power':
        visit(one.base);
        return;
      case 'real-power':
        visit(one.base);
        visit(one.exponent);
        return;
      default:
        visit(one.left);
        visit(one.right);
    }
  };
  visit(expression);
  return names;
}
