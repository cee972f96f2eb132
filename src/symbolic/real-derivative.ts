import { ONE, rational, ZERO } from '../exact/rational.ts';
import type { Polynomial } from './polynomial.ts';
import { dividedExactly } from './polynomial-division.ts';
import { RationalFunction } from './rational-function.ts';
import type { RealField } from './real-field.ts';

/**
 * The partial derivative of an element by a parameter: d exp(E) = exp(E) dE, d√r = √r dr/(2r), d log b = db/b.
 * Throws DiagnosticError `expression-too-large`.
 */
export function derivative(field: RealField, f: RationalFunction, name: string): RationalFunction {
  return new Derivation(field, name).of(f);
}

/** The derivatives ∂f_r/∂(name c) as rows, those of the atoms worked out once for each name. */
export function jacobian(field: RealField, functions: readonly RationalFunction[], names: readonly string[]): RationalFunction[][] {
  const derivations = names.map((name) => new Derivation(field, name));
  return functions.map((f) => derivations.map((derivation) => derivation.of(f)));
}

/** A denominator, its derivative (undefined for 0) and its square. */
interface Below {
  readonly polynomial: Polynomial;
  readonly inner: RationalFunction | undefined;
  readonly square: Polynomial;
}

/** The derivation by one parameter; derivatives bring no new atoms, so those of the variables are kept. */
class Derivation {
  readonly #field: RealField;
  readonly #name: string;
  readonly #zero: RationalFunction;
  readonly #known = new Map<string, RationalFunction | undefined>();
  #last: Below | undefined;

  constructor(field: RealField, name: string) {
    this.#field = field;
    this.#name = name;
    this.#zero = field.rational(ZERO);
  }

  of(f: RationalFunction): RationalFunction {
    const field = this.#field;
    const { numerator, denominator } = field.current(f);
    const above = this.#ofPolynomial(numerator);
    if (denominator.constantValue !== undefined) return above;
    const { polynomial, inner, square } = this.#below(denominator);
    if (inner === undefined) return field.normal(RationalFunction.of(above.numerator, above.denominator.times(polynomial)));
    const outer = field.times(RationalFunction.of(numerator), inner);
    const result = above.isZero ? outer.negated() : field.minus(field.times(above, RationalFunction.of(polynomial)), outer);
    // The denominator often divides what is above already, then its square need not stand below.
    const quotient = dividedExactly(result.numerator, polynomial);
    if (quotient !== undefined) return field.normal(RationalFunction.of(quotient, result.denominator.times(polynomial)));
    return field.normal(RationalFunction.of(result.numerator, result.denominator.times(square)));
  }

  /** What the quotient rule needs of a denominator; a Jacobian asks for few of them many times. */
  #below(denominator: Polynomial): Below {
    if (this.#last?.polynomial.variables === denominator.variables && this.#last.polynomial.equals(denominator)) return this.#last;
    const inner = this.#ofPolynomial(denominator);
    this.#last = { polynomial: denominator, inner: inner.isZero ? undefined : inner, square: denominator.times(denominator) };
    return this.#last;
  }

  #ofPolynomial(p: Polynomial): RationalFunction {
    const field = this.#field;
    let sum = this.#zero;
    for (const variable of p.variables) {
      if (p.degree(variable) <= 0) continue;
      const inner = this.#ofVariable(variable);
      if (inner === undefined) continue;
      const part = field.times(RationalFunction.of(p.derivative(variable)), inner);
      sum = sum.isZero ? part : field.plus(sum, part);
    }
    return sum;
  }

  /** The derivative of one variable; undefined for 0. */
  #ofVariable(symbol: string): RationalFunction | undefined {
    if (!this.#known.has(symbol)) {
      const found = this.#workedOut(symbol);
      this.#known.set(symbol, found.isZero ? undefined : found);
    }
    return this.#known.get(symbol);
  }

  #workedOut(symbol: string): RationalFunction {
    const field = this.#field;
    const atom = field.atomOf(symbol);
    const [zero, one] = [this.#zero, field.rational(ONE)];
    switch (atom?.kind) {
      case undefined:
        return symbol === this.#name ? one : zero;
      case 'exp':
        return field.times(this.of(atom.exponent), field.name(symbol));
      case 'sqrt': {
        const twice = field.times(field.rational(rational(2n)), atom.radicand);
        return field.dividedBy(field.times(this.of(atom.radicand), field.name(symbol)), twice);
      }
      case 'log':
        return atom.base === this.#name ? field.name(this.#name).inverse() : zero;
    }
  }
}
