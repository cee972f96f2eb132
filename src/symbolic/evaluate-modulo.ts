import type { Rational } from '../exact/rational.ts';
import type { Expression, FunctionName } from './expression.ts';
import { NoModularValue, powerMod, remainder } from './modular-point.ts';
import type { ModularPoint } from './modular-point.ts';

/** A value mod p and the value of the derivative by one name. */
export interface ValueAndSlope {
  readonly value: number;
  readonly slope: number;
}

/** How an expression is evaluated. */
export interface ModularOptions {
  /** The name to differentiate by; without one, slopes are 0. */
  readonly by?: string;
  /** Names that stand for expressions, in place of values of their own. */
  readonly meaning?: ReadonlyMap<string, Expression>;
}

/**
 * The exact value of an expression at a point of a finite field, and its derivative there by the rules of differentiation,
 * applied to numbers. exp is a homomorphism, roots and real powers are those of squares, which stand for the positive
 * reals; so identities of real expressions hold here, and an identity that does not hold fails at a random point but with
 * a probability of about its degree over 2^24 (Schwartz and Zippel).
 * Throws NoModularValue: `pole` for a division by 0, `root` for a root or a real power of what is no square, `depth` for
 * exponents within exponents within exponents, `name` for a name without value.
 */
export function evaluateModulo(expression: Expression, point: ModularPoint, options: ModularOptions = {}): ValueAndSlope {
  return new ModularReading(point, options).at(expression, 0);
}

class ModularReading {
  readonly #point: ModularPoint;
  readonly #by: string | undefined;
  readonly #meaning: ReadonlyMap<string, Expression> | undefined;
  /** Of the names that stand for expressions, so that each of these is evaluated once a level. */
  readonly #known = new Map<string, ValueAndSlope>();

  constructor(point: ModularPoint, { by, meaning }: ModularOptions) {
    this.#point = point;
    this.#by = by;
    this.#meaning = meaning;
  }

  at(expression: Expression, level: number): ValueAndSlope {
    const p = this.#point.prime(level);
    switch (expression.kind) {
      case 'number':
        return { value: this.#point.rational(expression.value, level), slope: 0 };
      case 'name': {
        const meaning = this.#meant(expression.name, level);
        if (meaning !== undefined) return meaning;
        return { value: this.#point.value(expression.name, level), slope: expression.name === this.#by ? 1 : 0 };
      }
      case 'negation': {
        const { value, slope } = this.at(expression.of, level);
        return { value: (p - value) % p, slope: (p - slope) % p };
      }
      case 'sum':
      case 'difference': {
        const [a, b] = [this.at(expression.left, level), this.at(expression.right, level)];
        if (expression.kind === 'sum') return { value: (a.value + b.value) % p, slope: (a.slope + b.slope) % p };
        return { value: (a.value + p - b.value) % p, slope: (a.slope + p - b.slope) % p };
      }
      case 'product':
        return product(this.at(expression.left, level), this.at(expression.right, level), p);
      case 'quotient':
        return product(this.at(expression.left, level), this.#wholePower(this.at(expression.right, level), -1n, level), p);
      case 'power':
        return this.#wholePower(this.at(expression.base, level), BigInt(expression.exponent), level);
      case 'function':
        return this.#function(expression.function, expression.of, level);
      case 'real-power': {
        const exponent = rationalValue(expression.exponent);
        const base = this.at(expression.base, level);
        if (exponent?.den === 1n) return this.#wholePower(base, exponent.num, level);
        return this.#realPower(base, expression.exponent, level);
      }
    }
  }

  #meant(name: string, level: number): ValueAndSlope | undefined {
    const meaning = this.#meaning?.get(name);
    if (meaning === undefined) return undefined;
    const key = `${String(level)} ${name}`;
    const value = this.#known.get(key) ?? this.at(meaning, level);
    this.#known.set(key, value);
    return value;
  }

  /** base^n, and n·base^(n - 1)·base'. */
  #wholePower(base: ValueAndSlope, exponent: bigint, level: number): ValueAndSlope {
    const p = this.#point.prime(level);
    if (exponent === 0n) return { value: 1, slope: 0 };
    if (base.value === 0) {
      if (exponent < 0n) throw new NoModularValue('pole');
      return { value: 0, slope: exponent === 1n ? base.slope : 0 };
    }
    const value = powerMod(base.value, remainder(exponent, BigInt(p - 1)), p);
    if (base.slope === 0) return { value, slope: 0 };
    const less = (value * this.#point.inverse(base.value, level)) % p;
    return { value, slope: (((remainder(exponent, BigInt(p)) * less) % p) * base.slope) % p };
  }

  #function(name: FunctionName, of: Expression, level: number): ValueAndSlope {
    const p = this.#point.prime(level);
    if (name === 'exp') {
      const value = this.#point.exponential(this.at(of, level + 1).value, level);
      return { value, slope: (value * this.#slope(of, level)) % p };
    }
    const inside = this.at(of, level);
    if (name === 'log') {
      return { value: this.#point.logarithm(inside.value, level), slope: (inside.slope * this.#point.inverse(inside.value, level)) % p };
    }
    const half = (this.#point.prime(level + 1) + 1) / 2;
    const value = this.#point.positivePower(inside.value, half, level);
    return { value, slope: (inside.slope * this.#point.inverse((2 * value) % p, level)) % p };
  }

  /** base^b, and base^b·(b'·log base + b·base'/base). */
  #realPower(base: ValueAndSlope, exponent: Expression, level: number): ValueAndSlope {
    const p = this.#point.prime(level);
    const value = this.#point.positivePower(base.value, this.at(exponent, level + 1).value, level);
    if (this.#by === undefined) return { value, slope: 0 };
    const { value: at, slope: moves } = this.at(exponent, level);
    const byBase = (((at * base.slope) % p) * this.#point.inverse(base.value, level)) % p;
    const byExponent = moves === 0 ? 0 : (moves * this.#point.logarithm(base.value, level)) % p;
    return { value, slope: (value * ((byBase + byExponent) % p)) % p };
  }

  /** The slope alone, where it is wanted: an exponent's value is taken elsewhere. */
  #slope(expression: Expression, level: number): number {
    return this.#by === undefined ? 0 : this.at(expression, level).slope;
  }
}

function product(a: ValueAndSlope, b: ValueAndSlope, p: number): ValueAndSlope {
  return { value: (a.value * b.value) % p, slope: (((a.value * b.slope) % p) + ((b.value * a.slope) % p)) % p };
}

/** The rational that an expression without names is where it is a number, a quotient of numbers, or minus one. */
function rationalValue(expression: Expression): Rational | undefined {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'negation') {
    const inside = rationalValue(expression.of);
    return inside && { num: -inside.num, den: inside.den };
  }
  if (expression.kind !== 'quotient') return undefined;
  const [left, right] = [rationalValue(expression.left), rationalValue(expression.right)];
  if (left === undefined || right?.den !== 1n || left.den !== 1n || right.num === 0n || left.num % right.num !== 0n) return undefined;
  return { num: left.num / right.num, den: 1n };
}
