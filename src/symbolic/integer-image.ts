import { rational } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { Polynomial, Term } from './polynomial.ts';

/**
 * Values of variables, each far larger than what the variables before it can make, such that a polynomial of limited
 * degrees with whole coefficients below half the base can be read off its value digit by digit (after Kronecker 1882; the
 * values are not powers of one another, which would give unrelated polynomials a common divisor).
 */
export class IntegerImage {
  /** Where to evaluate. */
  readonly values: ReadonlyMap<string, Rational>;
  readonly #degrees: readonly number[];
  /** The value of each variable. */
  readonly #bases: readonly bigint[];

  /** `degrees` are the largest exponents, variable by variable. */
  constructor(variables: readonly string[], degrees: readonly number[], base: bigint) {
    this.#degrees = degrees;
    let next = base;
    this.#bases = degrees.map((degree, v) => {
      const own = next;
      if (degree > 0) next = own ** BigInt(degree + 1) + BigInt(138 * v + 101);
      return own;
    });
    this.values = new Map(variables.map((name, v) => [name, rational(this.#bases[v] ?? base)]));
  }

  /** The value of a polynomial with whole coefficients. */
  of(p: Polynomial): bigint {
    return p.evaluate(this.values).num;
  }

  /** The terms of the polynomial with this value, times a monomial that is given by its exponents; undefined if its degrees are too large. */
  terms(value: bigint, monomial: readonly number[] = []): Term[] | undefined {
    const terms: Term[] = [];
    const exponents = this.#degrees.map((_, v) => monomial[v] ?? 0);
    return this.#collect(value, this.#degrees.length - 1, exponents, terms) ? terms : undefined;
  }

  #collect(value: bigint, v: number, exponents: readonly number[], terms: Term[]): boolean {
    if (value === 0n) return true;
    const [degree, base] = [this.#degrees[v], this.#bases[v]];
    if (degree === undefined || base === undefined) {
      terms.push({ exponents, coefficient: rational(value) });
      return true;
    }
    if (degree === 0) return this.#collect(value, v - 1, exponents, terms);
    const half = base / 2n;
    let rest = value;
    for (let e = 0; e <= degree && rest !== 0n; e += 1) {
      let digit = rest % base;
      if (digit > half) digit -= base;
      else if (digit < -half) digit += base;
      const raised = exponents.map((own, u) => (u === v ? own + e : own));
      if (!this.#collect(digit, v - 1, raised, terms)) return false;
      rest = (rest - digit) / base;
    }
    return rest === 0n;
  }
}

/** Largest absolute value of a coefficient of a polynomial with whole coefficients. */
export function largestCoefficient(p: Polynomial): bigint {
  return p.terms.reduce((most, { coefficient: { num } }) => (num > most ? num : -num > most ? -num : most), 0n);
}
