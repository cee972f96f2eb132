import { fail, quoted } from '../diagnostics/diagnostic.ts';
import { addQ, bitLength, divQ, isZeroQ, mulQ, negQ, rational, subQ } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { Expression } from './expression.ts';

/** Most binary digits of a numerator or denominator on the way: bounds the time that a hostile expression can take. */
const MAX_BITS = 4096;
const TOO_LARGE = 1n << BigInt(MAX_BITS);

/**
 * The exact value of an expression where its names have these values; 0^0 is 1 (mathematics.md 2.7).
 * Throws DiagnosticError: `division-by-zero` (a negative power of 0 too), `unknown-name`, `number-too-large`,
 * `no-exact-value` for functions and real powers.
 */
export function evaluate(expression: Expression, values: ReadonlyMap<string, Rational>): Rational {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'name': {
      const value = values.get(expression.name);
      return value ?? fail('unknown-name', `no value for ${quoted(expression.name)}: expected one for every name`);
    }
    case 'negation':
      return negQ(evaluate(expression.of, values));
    case 'power':
      return bounded(powerQ(evaluate(expression.base, values), expression.exponent));
    case 'sum':
      return bounded(addQ(evaluate(expression.left, values), evaluate(expression.right, values)));
    case 'difference':
      return bounded(subQ(evaluate(expression.left, values), evaluate(expression.right, values)));
    case 'product':
      return bounded(mulQ(evaluate(expression.left, values), evaluate(expression.right, values)));
    case 'quotient': {
      const [dividend, divisor] = [evaluate(expression.left, values), evaluate(expression.right, values)];
      if (isZeroQ(divisor)) fail('division-by-zero', 'a division by 0: expected a divisor that is not 0 there');
      return bounded(divQ(dividend, divisor));
    }
    case 'function':
    case 'real-power':
      return fail('no-exact-value', 'a function or a real power: expected an expression with an exact rational value');
  }
}

function powerQ(base: Rational, exponent: number): Rational {
  if (exponent < 0 && isZeroQ(base)) return fail('division-by-zero', 'a negative power of 0: expected a base that is not 0 there');
  const size = Math.abs(exponent);
  if (size > 1 && (bitLength(base.num) - 1) * size >= MAX_BITS) tooLarge();
  if (size > 1 && (bitLength(base.den) - 1) * size >= MAX_BITS) tooLarge();
  const [num, den] = [base.num ** BigInt(size), base.den ** BigInt(size)];
  if (exponent < 0) return rational(den, num);
  // Powers of coprime numbers are coprime.
  return { num, den };
}

function bounded(value: Rational): Rational {
  return value.num < TOO_LARGE && value.num > -TOO_LARGE && value.den < TOO_LARGE ? value : tooLarge();
}

function tooLarge(): never {
  return fail('number-too-large', `a value of more than ${MAX_BITS} binary digits: expected at most that`);
}
