import { fail } from '../diagnostics/diagnostic.ts';
import { addQ, compareQ, formatQ, mulQ, negQ, type Rational } from '../exact/rational.ts';
import type { Judgement } from './claim.ts';
import { inKey } from './formula-place.ts';
import type { CeilingTerm, Formula, HeadsTerm, MatrixName, NumberTerm, Relation } from './formula.ts';

/** A whole number as a bigint, or a rational in lowest terms. */
export type Value = bigint | Rational;

/**
 * What a layer answers: the value of a quantity or a parameter by its name, of `rank` at a matrix, of `heads` at another
 * length (from 0 to MAX_LENGTH_ASKED). Asked only for what is needed, but as often as it is: whoever answers may remember.
 */
export type Quantities = (name: string, argument?: bigint | MatrixName) => Value;

/** The longest sequence that `heads(m)` may ask about. */
export const MAX_LENGTH_ASKED = 1024n;

/**
 * Judges one case: `outside` if `given` is false there, else whether `says` holds.
 * Throws DiagnosticError as `isTrue`, its place `given, column 17` or `says, column 17`.
 */
export function judge(given: Formula | null, says: Formula, quantities: Quantities): Judgement {
  if (given !== null && !inKey('given', () => isTrue(given, quantities))) return 'outside';
  return inKey('says', () => isTrue(says, quantities)) ? 'holds' : 'fails';
}

/**
 * Whether a formula is true, exactly. The right side of `and`, `or` and `implies` is looked at only if the left one
 * leaves it open. Throws DiagnosticError `undefined-value`, its place a column, for `ceil(a/0)` and for `heads(m)` at a
 * length below 0 or above MAX_LENGTH_ASKED.
 */
export function isTrue(formula: Formula, quantities: Quantities): boolean {
  switch (formula.kind) {
    case 'comparison':
      return relates(formula.relation, compare(valueOf(formula.left, quantities), valueOf(formula.right, quantities)));
    case 'and':
      return isTrue(formula.left, quantities) && isTrue(formula.right, quantities);
    case 'or':
      return isTrue(formula.left, quantities) || isTrue(formula.right, quantities);
    case 'implies':
      return !isTrue(formula.left, quantities) || isTrue(formula.right, quantities);
    case 'not':
      return !isTrue(formula.of, quantities);
  }
}

/** The exact value of a term; a bigint wherever only whole numbers occur. Throws DiagnosticError as `isTrue`. */
export function valueOf(term: NumberTerm, quantities: Quantities): Value {
  switch (term.kind) {
    case 'integer':
      return term.value;
    case 'name':
      return quantities(term.name);
    case 'rank':
      return quantities('rank', term.matrix);
    case 'heads':
      return quantities('heads', lengthOf(term, quantities));
    case 'ceiling':
      return ceiling(term, quantities);
    case 'negation': {
      const value = valueOf(term.of, quantities);
      return typeof value === 'bigint' ? -value : negQ(value);
    }
    case 'sum':
      return add(valueOf(term.left, quantities), valueOf(term.right, quantities));
    case 'difference': {
      const [left, right] = [valueOf(term.left, quantities), valueOf(term.right, quantities)];
      return add(left, typeof right === 'bigint' ? -right : negQ(right));
    }
    case 'product': {
      const [left, right] = [valueOf(term.left, quantities), valueOf(term.right, quantities)];
      return typeof left === 'bigint' && typeof right === 'bigint' ? left * right : mulQ(fraction(left), fraction(right));
    }
    case 'minimum':
    case 'maximum': {
      const wanted = term.kind === 'minimum' ? -1 : 1;
      const [first, ...rest] = term.of;
      let best = valueOf(first, quantities);
      for (const one of rest) {
        const value = valueOf(one, quantities);
        if (compare(value, best) === wanted) best = value;
      }
      return best;
    }
  }
}

function lengthOf({ length, column }: HeadsTerm, quantities: Quantities): bigint {
  const value = fraction(valueOf(length, quantities));
  if (value.den === 1n && value.num >= 0n && value.num <= MAX_LENGTH_ASKED) return value.num;
  const shown = formatQ(value);
  return undefinedValue(
    column,
    `heads(m) with m = ${shown.length > 40 ? `${shown.slice(0, 40)}…` : shown}: expected a whole number from 0 to ${MAX_LENGTH_ASKED.toString()}`,
  );
}

function ceiling({ dividend, divisor, column }: CeilingTerm, quantities: Quantities): bigint {
  const [a, b] = [fraction(valueOf(dividend, quantities)), fraction(valueOf(divisor, quantities))];
  if (b.num === 0n) undefinedValue(column, 'ceil(a/b) with b = 0: expected a divisor other than 0');
  const [num, den] = b.num > 0n ? [a.num * b.den, a.den * b.num] : [-a.num * b.den, -a.den * b.num];
  // BigInt division rounds towards 0, which is up for what is not positive.
  const quotient = num / den;
  return num > 0n && quotient * den !== num ? quotient + 1n : quotient;
}

function undefinedValue(column: number, message: string): never {
  return fail('undefined-value', message, {
    place: `column ${column}`,
    notes: ['what has no value can be kept out by "given", or by "and" and "implies", which look to the right only if need be'],
  });
}

function add(a: Value, b: Value): Value {
  return typeof a === 'bigint' && typeof b === 'bigint' ? a + b : addQ(fraction(a), fraction(b));
}

function compare(a: Value, b: Value): -1 | 0 | 1 {
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
  return compareQ(fraction(a), fraction(b));
}

function relates(relation: Relation, order: -1 | 0 | 1): boolean {
  switch (relation) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function fraction(value: Value): Rational {
  return typeof value === 'bigint' ? { num: value, den: 1n } : value;
}
