import { addQ, isZeroQ, negQ, mulQ, divQ, ONE, ZERO } from '../../src/exact/rational.ts';
import type { Rational } from '../../src/exact/rational.ts';
import { inverseMod } from '../../src/exact/primes.ts';
import { randomSafePrime } from '../../src/exact/score-scalars.ts';
import { seededHash } from '../../src/exact/seeded-hash.ts';
import { between } from '../../src/exact/seeded.ts';
import type { Seeded } from '../../src/exact/seeded.ts';
import type { Expression } from '../../src/symbolic/expression.ts';

/** v + s·ε with ε² = 0 over the residues mod p, and the rational that v is where it is known. */
export interface Dual {
  readonly value: number;
  readonly slope: number;
  readonly exact: Rational | null;
}

/** Raised where an expression has no value: a pole, a root of a non-residue, an exponential of a number that is not rational. */
export class NoValue extends Error {}

/**
 * An evaluation of expressions mod a safe prime p = 2ℓ + 1, with first derivatives. Positive numbers are played by the
 * squares mod p, a group of odd order ℓ: exp is a homomorphism from ℚ to it, b^e is a power in it, √ the root in it, and
 * log a map from the positive rationals that turns products into sums. So every law of real functions holds, and none
 * that is particular to the real numbers.
 */
export class DualResidues {
  readonly p: number;
  readonly #order: number;
  /** exp(1): a square drawn at random, so that it is no power of a small number. */
  readonly #e: number;

  /** 2, 3 and 5 are squares, so that they can be bases. */
  constructor(random: Seeded) {
    for (;;) {
      const p = randomSafePrime(random);
      this.p = p;
      this.#order = (p - 1) / 2;
      if ([2, 3, 5].every((b) => this.isSquare(b))) break;
    }
    const root = between(random, 2, this.p - 2);
    this.#e = this.#times(root, root);
  }

  isSquare(residue: number): boolean {
    return this.#power(residue, this.#order) === 1;
  }

  residue({ num, den }: Rational): number {
    const modulus = BigInt(this.p);
    const below = Number(((den % modulus) + modulus) % modulus);
    return this.#times(Number(((num % modulus) + modulus) % modulus), this.#inverse(below));
  }

  /** The value of an expression at a point, and its derivative by one name there. Throws NoValue. */
  of(expression: Expression, point: ReadonlyMap<string, Rational>, by: string): Dual {
    const read = (one: Expression): Dual => this.of(one, point, by);
    switch (expression.kind) {
      case 'number':
        return this.#constant(expression.value);
      case 'name':
        return { ...this.#constant(point.get(expression.name)!), slope: expression.name === by ? 1 : 0 };
      case 'negation':
        return this.#minus(this.#constant(ZERO), read(expression.of));
      case 'sum': {
        const [a, b] = [read(expression.left), read(expression.right)];
        return { value: this.#plus(a.value, b.value), slope: this.#plus(a.slope, b.slope), exact: both(a, b, addQ) };
      }
      case 'difference':
        return this.#minus(read(expression.left), read(expression.right));
      case 'product':
        return this.#product(read(expression.left), read(expression.right));
      case 'quotient':
        return this.#product(read(expression.left), this.#reciprocal(read(expression.right)));
      case 'power': {
        const base = read(expression.base);
        const factor = expression.exponent < 0 ? this.#reciprocal(base) : base;
        let result = this.#constant(ONE);
        for (let e = 0; e < Math.abs(expression.exponent); e += 1) result = this.#product(result, factor);
        return result;
      }
      case 'real-power': {
        const [base, exponent] = [read(expression.base), read(expression.exponent)];
        if (exponent.exact === null || !this.isSquare(base.value)) throw new NoValue();
        const value = this.#power(base.value, this.#exponent(exponent.exact));
        const rate = this.#times(exponent.value, this.#times(base.slope, this.#inverse(base.value)));
        const logarithm = exponent.slope === 0 ? 0 : this.#times(exponent.slope, this.#log(base.exact));
        return { value, slope: this.#times(value, this.#plus(rate, logarithm)), exact: null };
      }
      case 'function': {
        const inner = read(expression.of);
        if (expression.function === 'exp') {
          if (inner.exact === null) throw new NoValue();
          const value = this.#power(this.#e, this.#exponent(inner.exact));
          return { value, slope: this.#times(value, inner.slope), exact: null };
        }
        if (!this.isSquare(inner.value)) throw new NoValue();
        if (expression.function === 'log') {
          const slope = this.#times(inner.slope, this.#inverse(inner.value));
          return { value: this.#log(inner.exact), slope, exact: null };
        }
        const value = this.#power(inner.value, (this.#order + 1) / 2);
        return { value, slope: this.#times(inner.slope, this.#inverse(this.#times(2, value))), exact: null };
      }
    }
  }

  #constant(q: Rational): Dual {
    return { value: this.residue(q), slope: 0, exact: q };
  }

  #minus(a: Dual, b: Dual): Dual {
    const p = this.p;
    return { value: (a.value + p - b.value) % p, slope: (a.slope + p - b.slope) % p, exact: both(a, b, (x, y) => addQ(x, negQ(y))) };
  }

  #product(a: Dual, b: Dual): Dual {
    const slope = this.#plus(this.#times(a.slope, b.value), this.#times(a.value, b.slope));
    return { value: this.#times(a.value, b.value), slope, exact: both(a, b, mulQ) };
  }

  #reciprocal(a: Dual): Dual {
    if (a.exact !== null && isZeroQ(a.exact)) throw new NoValue();
    const value = this.#inverse(a.value);
    return { value, slope: this.#times(this.p - a.slope, this.#times(value, value)), exact: a.exact && divQ(ONE, a.exact) };
  }

  /** A rational exponent mod ℓ. */
  #exponent({ num, den }: Rational): number {
    const order = BigInt(this.#order);
    return Number(((((num % order) + order) % order) * BigInt(inverseMod(Number(den % order), this.#order))) % order);
  }

  /** Any map of primes gives a logarithm. */
  #log(q: Rational | null): number {
    if (q === null || q.num <= 0n) throw new NoValue();
    let sum = 0;
    for (const [part, sign] of [
      [q.num, 1],
      [q.den, this.p - 1],
    ] as const) {
      let rest = part;
      for (let d = 2n; rest > 1n; d += 1n) {
        if (d * d > rest) d = rest;
        for (; rest % d === 0n; rest /= d) sum = this.#plus(sum, this.#times(sign, seededHash(7, String(d)) % this.p));
      }
    }
    return sum;
  }

  #plus(a: number, b: number): number {
    return (a + b) % this.p;
  }

  #times(a: number, b: number): number {
    return (a * b) % this.p;
  }

  #inverse(a: number): number {
    if (a === 0) throw new NoValue();
    return inverseMod(a, this.p);
  }

  #power(base: number, exponent: number): number {
    let result = 1;
    for (let e = exponent, b = base; e > 0; e = Math.floor(e / 2), b = (b * b) % this.p) if (e % 2 === 1) result = (result * b) % this.p;
    return result;
  }
}

function both(a: Dual, b: Dual, exact: (x: Rational, y: Rational) => Rational): Rational | null {
  return a.exact !== null && b.exact !== null ? exact(a.exact, b.exact) : null;
}
