import { dividedExactly } from '../symbolic/polynomial-division.ts';
import { Polynomial } from '../symbolic/polynomial.ts';
import type { RationalFunction } from '../symbolic/rational-function.ts';
import { gcd } from '../symbolic/greatest-common-divisor.ts';
import { fail } from '../diagnostics/diagnostic.ts';
import { ONE, ZERO } from '../exact/rational.ts';
import type { Matrix, Scalars } from '../exact/scalars.ts';

/** Terms of one polynomial beyond which a family is refused. */
const MOST_TERMS = 20_000;
/** Products of terms that the operators of one family may cost. */
const MOST_PRODUCTS = 20_000_000;

/**
 * Polynomials as scalars of a ring, every product brought to the normal form that `reduce` gives (that modulo an ideal,
 * for a quotient ring). Products throw DiagnosticError `family-too-large` beyond a budget that all of them share;
 * `div` and `exp` throw RangeError, as a ring has neither.
 */
export function polynomialScalars(variables: readonly string[], reduce: (p: Polynomial) => Polynomial): Scalars<Polynomial> {
  let left = MOST_PRODUCTS;
  const unsupported = (): never => {
    throw new RangeError('polynomials are a ring: no division and no exponential');
  };
  return {
    name: `polynomials in ${variables.join(', ')}`,
    capabilities: new Set(),
    zero: Polynomial.constant(variables, ZERO),
    one: Polynomial.constant(variables, ONE),
    add: (a, b) => a.plus(b),
    sub: (a, b) => a.minus(b),
    neg: (a) => a.negated(),
    mul: (a, b) => {
      left -= a.termCount * b.termCount;
      if (left < 0 || a.termCount > MOST_TERMS || b.termCount > MOST_TERMS) {
        fail('family-too-large', 'the operators of this family have too many terms: expected fewer parameters or a smaller n');
      }
      return reduce(a.times(b));
    },
    div: unsupported,
    exp: unsupported,
    isZero: (a) => a.isZero,
    fromRational: (q) => Polynomial.constant(variables, q),
  };
}

/** A matrix of polynomials, and the polynomial that the matrix of rational functions was multiplied by. */
export interface ClearedMatrix {
  readonly matrix: Polynomial[][];
  readonly denominator: Polynomial;
}

/** Rational functions over one common denominator, a least one. */
export function cleared(matrix: Matrix<RationalFunction>, variables: readonly string[]): ClearedMatrix {
  let denominator = Polynomial.constant(variables, ONE);
  for (const f of matrix.flat()) denominator = commonMultiple(denominator, f.denominator);
  return { denominator, matrix: matrix.map((row) => row.map((f) => f.numerator.times(exactQuotient(denominator, f.denominator)))) };
}

/** A least common multiple of polynomials that are not 0. */
export function commonMultiple(a: Polynomial, b: Polynomial): Polynomial {
  if (b.constantValue !== undefined) return a;
  if (a.constantValue !== undefined) return b;
  return a.times(exactQuotient(b, gcd(a, b)));
}

/** dividend / divisor, which has to be a polynomial. Throws DiagnosticError `family-too-large` where finding out would take long. */
export function exactQuotient(dividend: Polynomial, divisor: Polynomial): Polynomial {
  const result = dividedExactly(dividend, divisor);
  if (result === undefined) return fail('family-too-large', 'the denominators of this family are too large: expected smaller ones');
  return result;
}
