import { isZeroQ, ONE, rational } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { dividedExactly } from './polynomial-division.ts';
import { Polynomial } from './polynomial.ts';

/**
 * A quotient of polynomials over the rationals. Common factors are taken out where they are cheap to find (numbers,
 * monomials, a denominator that divides the numerator), so parts can be larger than they need to be, but whether
 * it is 0 and whether two are equal is always decided exactly. Immutable.
 */
export class RationalFunction {
  readonly numerator: Polynomial;
  readonly denominator: Polynomial;

  private constructor(numerator: Polynomial, denominator: Polynomial) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /** numerator / denominator. Throws RangeError if the denominator is the polynomial 0. */
  static of(numerator: Polynomial, denominator = Polynomial.constant(numerator.variables, ONE)): RationalFunction {
    if (denominator.isZero) throw new RangeError('denominator 0');
    const { variables } = numerator;
    if (numerator.isZero) return new RationalFunction(numerator, Polynomial.constant(variables, ONE));
    const constant = denominator.constantValue;
    if (constant !== undefined) {
      return new RationalFunction(numerator.scaled(rational(constant.den, constant.num)), Polynomial.constant(variables, ONE));
    }
    const quotient = dividedExactly(numerator, denominator);
    if (quotient !== undefined) return new RationalFunction(quotient, Polynomial.constant(variables, ONE));
    return RationalFunction.#reduced(numerator, denominator);
  }

  /** Without the largest number and monomial that divide both; the denominator's leading coefficient becomes positive. */
  static #reduced(numerator: Polynomial, denominator: Polynomial): RationalFunction {
    const other = denominator.monomialFactor;
    const monomial = numerator.monomialFactor.map((e, v) => Math.min(e, other[v] ?? 0));
    const content = denominator.content;
    const by = denominator.leadingCoefficient.num < 0n ? rational(-content.den, content.num) : rational(content.den, content.num);
    return new RationalFunction(numerator.withoutMonomial(monomial).scaled(by), denominator.withoutMonomial(monomial).scaled(by));
  }

  /** A rational as a rational function. */
  static constant(variables: readonly string[], value: Rational): RationalFunction {
    return RationalFunction.of(Polynomial.constant(variables, value));
  }

  get isZero(): boolean {
    return this.numerator.isZero;
  }

  equals(other: RationalFunction): boolean {
    return this.numerator.times(other.denominator).equals(other.numerator.times(this.denominator));
  }

  negated(): RationalFunction {
    return new RationalFunction(this.numerator.negated(), this.denominator);
  }

  plus(other: RationalFunction): RationalFunction {
    if (this.denominator.equals(other.denominator)) return RationalFunction.of(this.numerator.plus(other.numerator), this.denominator);
    // One denominator that divides the other is not multiplied in again.
    const more = dividedExactly(other.denominator, this.denominator);
    if (more !== undefined) return RationalFunction.of(this.numerator.times(more).plus(other.numerator), other.denominator);
    const less = dividedExactly(this.denominator, other.denominator);
    if (less !== undefined) return RationalFunction.of(this.numerator.plus(other.numerator.times(less)), this.denominator);
    const numerator = this.numerator.times(other.denominator).plus(other.numerator.times(this.denominator));
    return RationalFunction.of(numerator, this.denominator.times(other.denominator));
  }

  minus(other: RationalFunction): RationalFunction {
    return this.plus(other.negated());
  }

  times(other: RationalFunction): RationalFunction {
    return RationalFunction.of(this.numerator.times(other.numerator), this.denominator.times(other.denominator));
  }

  /** 1 / this. Throws RangeError for 0. */
  inverse(): RationalFunction {
    return RationalFunction.of(this.denominator, this.numerator);
  }

  /** Throws RangeError for a division by 0. */
  dividedBy(other: RationalFunction): RationalFunction {
    return this.times(other.inverse());
  }

  /** A whole power, also negative; the power 0 is 1. Throws RangeError for a negative power of 0. */
  power(exponent: number): RationalFunction {
    if (exponent < 0) return this.inverse().power(-exponent);
    return RationalFunction.of(this.numerator.power(exponent), this.denominator.power(exponent));
  }

  /** The value at a point, or undefined where the denominator is 0. Throws RangeError if a variable has no value. */
  evaluate(values: ReadonlyMap<string, Rational>): Rational | undefined {
    const below = this.denominator.evaluate(values);
    if (isZeroQ(below)) return undefined;
    const above = this.numerator.evaluate(values);
    return rational(above.num * below.den, above.den * below.num);
  }

  /** The partial derivative by the quotient rule. Throws RangeError for an unknown variable. */
  derivative(name: string): RationalFunction {
    const numerator = this.numerator
      .derivative(name)
      .times(this.denominator)
      .minus(this.numerator.times(this.denominator.derivative(name)));
    return RationalFunction.of(numerator, this.denominator.times(this.denominator));
  }

  /** Some variables replaced by polynomials. Throws RangeError if the denominator becomes 0. */
  substituted(images: ReadonlyMap<string, Polynomial>, variables: readonly string[] = this.numerator.variables): RationalFunction {
    return RationalFunction.of(this.numerator.substituted(images, variables), this.denominator.substituted(images, variables));
  }
}
