import { bitLength, gcd, isZeroQ, lcm, ONE, rational, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { productTerms } from './polynomial-product.ts';
import { collectedTerms, degreesOf, mergedTerms } from './polynomial-terms.ts';
import type { Terms } from './polynomial-terms.ts';

/** One term of a polynomial: exponents in the order of its variables. */
export interface Term {
  readonly exponents: readonly number[];
  readonly coefficient: Rational;
}

/**
 * A polynomial over the rationals in a fixed list of variables, sparse and always in normal form: two are equal as
 * polynomials exactly if their terms and denominators are the same, and 0 has no terms. Immutable.
 * Operations throw RangeError for two lists of variables that differ and for exponents beyond 65 535.
 */
export class Polynomial {
  readonly variables: readonly string[];
  /** Integer terms, over `denominator`, with which they have no common factor. */
  readonly #terms: Terms;
  readonly #denominator: bigint;

  private constructor(variables: readonly string[], terms: Terms, denominator: bigint) {
    this.variables = variables;
    let common = denominator;
    for (const c of terms.coefficients) {
      if (common === 1n) break;
      common = gcd(common, c);
    }
    const coefficients = common === 1n ? terms.coefficients : terms.coefficients.map((c) => c / common);
    this.#terms = common === 1n ? terms : { ...terms, coefficients };
    this.#denominator = denominator / common;
  }

  /** A rational as a polynomial. */
  static constant(variables: readonly string[], value: Rational): Polynomial {
    const width = variables.length;
    const terms = isZeroQ(value)
      ? { width, exponents: new Uint16Array(0), coefficients: [] }
      : { width, exponents: new Uint16Array(width), coefficients: [value.num] };
    return new Polynomial(variables, terms, isZeroQ(value) ? 1n : value.den);
  }

  /** One of the variables. Throws RangeError if it is not in the list. */
  static variable(variables: readonly string[], name: string): Polynomial {
    const exponents = new Uint16Array(variables.length);
    exponents[indexIn(variables, name)] = 1;
    return new Polynomial(variables, { width: variables.length, exponents, coefficients: [1n] }, 1n);
  }

  /** A sum of terms, in any order and with repetitions. */
  static of(variables: readonly string[], terms: readonly Term[]): Polynomial {
    const denominator = terms.reduce((all, { coefficient }) => lcm(all, coefficient.den), 1n);
    const whole = terms.map(({ exponents, coefficient: { num, den } }) => ({ exponents, coefficient: num * (denominator / den) }));
    return new Polynomial(variables, collectedTerms(variables.length, whole), denominator);
  }

  /** Its terms, the lexicographically largest monomial first. */
  get terms(): Term[] {
    const { width, exponents, coefficients } = this.#terms;
    return coefficients
      .map((c, t) => ({
        exponents: Array.from(exponents.subarray(t * width, (t + 1) * width)),
        coefficient: rational(c, this.#denominator),
      }))
      .reverse();
  }

  get termCount(): number {
    return this.#terms.coefficients.length;
  }

  /** The coefficient of the lexicographically largest monomial; 0 for the polynomial 0. */
  get leadingCoefficient(): Rational {
    return rational(this.#terms.coefficients.at(-1) ?? 0n, this.#denominator);
  }

  /** The positive rational that leaves whole, coprime coefficients when divided by; 0 for the polynomial 0. */
  get content(): Rational {
    let common = 0n;
    for (const c of this.#terms.coefficients) {
      common = gcd(common, c);
      if (common === 1n) break;
    }
    return rational(common, this.#denominator);
  }

  /** The exponents of the largest monomial that divides every term; all 0 for the polynomial 0. */
  get monomialFactor(): number[] {
    const { width, exponents } = this.#terms;
    const least = Array.from(exponents.subarray(0, width));
    for (let at = width; at < exponents.length; at += 1) {
      const e = exponents[at] ?? 0;
      if (e < (least[at % width] ?? 0)) least[at % width] = e;
    }
    return this.isZero ? this.variables.map(() => 0) : least;
  }

  /** Divided by a monomial that divides every term, given by its exponents. Throws RangeError if it does not. */
  withoutMonomial(monomial: readonly number[]): Polynomial {
    if (monomial.every((e) => e === 0)) return this;
    const { width, exponents } = this.#terms;
    if (this.monomialFactor.some((e, v) => e < (monomial[v] ?? 0))) throw new RangeError('a monomial that does not divide every term');
    const less = exponents.map((e, at) => e - (monomial[at % width] ?? 0));
    return new Polynomial(this.variables, { ...this.#terms, exponents: less }, this.#denominator);
  }

  /** Binary digits of its largest whole coefficient or of the common denominator. */
  get coefficientBits(): number {
    return this.#terms.coefficients.reduce((most, c) => Math.max(most, bitLength(c)), bitLength(this.#denominator));
  }

  get isZero(): boolean {
    return this.termCount === 0;
  }

  /** Its value if it is constant, else undefined. */
  get constantValue(): Rational | undefined {
    if (this.isZero) return ZERO;
    const [first] = this.#terms.coefficients;
    if (this.termCount > 1 || first === undefined || this.#terms.exponents.some((e) => e > 0)) return undefined;
    return rational(first, this.#denominator);
  }

  /** Total degree in some of the variables, in all of them if none are named; -1 for the polynomial 0. */
  degree(...names: readonly string[]): number {
    const { width, exponents, coefficients } = this.#terms;
    const counted = names.length === 0 ? this.variables.map((_, v) => v) : names.map((name) => indexIn(this.variables, name));
    let degree = -1;
    for (let t = 0; t < coefficients.length; t += 1) {
      let sum = 0;
      for (const v of counted) sum += exponents[t * width + v] ?? 0;
      if (sum > degree) degree = sum;
    }
    return degree;
  }

  equals(other: Polynomial): boolean {
    return this.minus(other).isZero;
  }

  negated(): Polynomial {
    return new Polynomial(this.variables, { ...this.#terms, coefficients: this.#terms.coefficients.map((c) => -c) }, this.#denominator);
  }

  plus(other: Polynomial): Polynomial {
    this.#sameVariables(other);
    if (this.isZero) return other;
    if (other.isZero) return this;
    const denominator = lcm(this.#denominator, other.#denominator);
    const terms = mergedTerms(this.#terms, denominator / this.#denominator, other.#terms, denominator / other.#denominator);
    return new Polynomial(this.variables, terms, denominator);
  }

  minus(other: Polynomial): Polynomial {
    return this.plus(other.negated());
  }

  times(other: Polynomial): Polynomial {
    this.#sameVariables(other);
    // Denominators are 1 most of the time.
    const [by, of] = other.termCount === 1 ? [other.constantValue, this] : [this.termCount === 1 ? this.constantValue : undefined, other];
    if (by !== undefined) return of.scaled(by);
    return new Polynomial(this.variables, productTerms(this.#terms, other.#terms), this.#denominator * other.#denominator);
  }

  /** Multiplied by a rational. */
  scaled(by: Rational): Polynomial {
    if (isZeroQ(by)) return Polynomial.constant(this.variables, ZERO);
    if (by.num === 1n && by.den === 1n) return this;
    const coefficients = this.#terms.coefficients.map((c) => c * by.num);
    return new Polynomial(this.variables, { ...this.#terms, coefficients }, this.#denominator * by.den);
  }

  /** The power with a whole exponent that is not negative; the power 0 is 1. Throws RangeError for another exponent. */
  power(exponent: number): Polynomial {
    if (!Number.isSafeInteger(exponent) || exponent < 0) throw new RangeError(`a power ${exponent} of a polynomial`);
    let result = Polynomial.constant(this.variables, ONE);
    for (const bit of exponent.toString(2)) {
      result = result.times(result);
      if (bit === '1') result = result.times(this);
    }
    return result;
  }

  /** The value where the variables have these values. Throws RangeError if one that occurs has none. */
  evaluate(values: ReadonlyMap<string, Rational>): Rational {
    const { width, exponents, coefficients } = this.#terms;
    // Over the common denominator of all terms, so that only integers are added up.
    const tables = degreesOf(this.#terms).map((degree, v) => powerTable(values.get(this.variables[v] ?? ''), degree, this.variables[v]));
    let sum = 0n;
    coefficients.forEach((c, t) => {
      let term = c;
      for (let v = 0; v < width; v += 1) {
        const table = tables[v];
        if (table !== undefined) term *= table[exponents[t * width + v] ?? 0] ?? 0n;
      }
      sum += term;
    });
    const denominator = tables.reduce((all, table) => all * (table?.at(-1) ?? 1n), this.#denominator);
    return rational(sum, denominator);
  }

  /** Some variables replaced by polynomials in `variables`; the others stay, and have to be in that list if they occur. */
  substituted(images: ReadonlyMap<string, Polynomial>, variables: readonly string[] = this.variables): Polynomial {
    const powers = this.variables.map((name) =>
      new Map<number, Polynomial>([[0, Polynomial.constant(variables, ONE)]]).set(1, imageOf(name)),
    );
    function imageOf(name: string): Polynomial {
      const image = images.get(name);
      if (image !== undefined) return image;
      return variables.includes(name) ? Polynomial.variable(variables, name) : Polynomial.constant(variables, ZERO);
    }
    const power = (v: number, e: number): Polynomial => {
      const name = this.variables[v] ?? '';
      if (e > 0 && !images.has(name)) indexIn(variables, name);
      const known = powers[v]?.get(e);
      if (known !== undefined) return known;
      const result = e % 2 === 0 ? power(v, e / 2).times(power(v, e / 2)) : power(v, e - 1).times(power(v, 1));
      powers[v]?.set(e, result);
      return result;
    };
    return sumOf(
      variables,
      this.terms.map(({ exponents, coefficient }) =>
        exponents.reduce((term, e, v) => (e > 0 ? term.times(power(v, e)) : term), Polynomial.constant(variables, coefficient)),
      ),
    );
  }

  /** The partial derivative. Throws RangeError for an unknown variable. */
  derivative(name: string): Polynomial {
    const v = indexIn(this.variables, name);
    const terms = this.terms.map(({ exponents, coefficient }) => {
      const e = exponents[v] ?? 0;
      return {
        exponents: exponents.map((other, u) => (u === v ? Math.max(0, e - 1) : other)),
        coefficient: rational(coefficient.num * BigInt(e), coefficient.den),
      };
    });
    return Polynomial.of(this.variables, terms);
  }

  /** Its coefficients as a polynomial in one variable, that of degree 0 first; none for the polynomial 0. */
  coefficientsIn(name: string): Polynomial[] {
    const v = indexIn(this.variables, name);
    const parts = Array.from({ length: this.degree(name) + 1 }, (): Term[] => []);
    for (const { exponents, coefficient } of this.terms) {
      parts[exponents[v] ?? 0]?.push({ exponents: exponents.map((e, u) => (u === v ? 0 : e)), coefficient });
    }
    return parts.map((part) => Polynomial.of(this.variables, part));
  }

  #sameVariables(other: Polynomial): void {
    const same = this.variables === other.variables || this.variables.join() === other.variables.join();
    if (!same) throw new RangeError(`polynomials in ${this.variables.join(', ')} and in ${other.variables.join(', ')}`);
  }
}

/** Added up in pairs, so that long sums are copied a few times only. */
function sumOf(variables: readonly string[], parts: readonly Polynomial[]): Polynomial {
  const [first, ...rest] = parts;
  if (first === undefined) return Polynomial.constant(variables, ZERO);
  if (rest.length === 0) return first;
  const middle = parts.length >> 1;
  return sumOf(variables, parts.slice(0, middle)).plus(sumOf(variables, parts.slice(middle)));
}

function indexIn(variables: readonly string[], name: string): number {
  const index = variables.indexOf(name);
  if (index < 0) throw new RangeError(`${name} is not one of the variables ${variables.join(', ')}`);
  return index;
}

/** num^e · den^(degree - e) for e = 0 … degree, and den^degree last of all where the degree is above 0. */
function powerTable(value: Rational | undefined, degree: number, name = ''): bigint[] | undefined {
  if (degree === 0) return undefined;
  if (value === undefined) throw new RangeError(`no value for ${name}`);
  const table = [1n];
  for (let e = 1; e <= degree; e += 1) table.push((table[e - 1] ?? 1n) * value.num);
  let den = 1n;
  for (let e = degree; e >= 0; e -= 1) {
    table[e] = (table[e] ?? 0n) * den;
    if (e > 0) den *= value.den;
  }
  return [...table, den];
}
