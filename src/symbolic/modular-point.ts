import { inverseMod } from '../exact/primes.ts';
import type { Rational } from '../exact/rational.ts';
import { seededHash } from '../exact/seeded-hash.ts';
import { between } from '../exact/seeded.ts';
import type { Seeded } from '../exact/seeded.ts';

/**
 * Three primes p, (p - 1)/2 and (p - 3)/4. Values are taken mod the first, exponents mod the second, exponents within
 * exponents mod the third: the squares mod p are a group of the second prime as order, so every square other than 0 has
 * every rational power, and power laws of positive reals hold there.
 */
export type PrimeChain = readonly [number, number, number];

/** Chains of primes below 2^26 modulo the first of which all primes up to 31 are squares, so that their roots have values. */
export const PRIME_CHAINS: readonly PrimeChain[] = [
  [24034919, 12017459, 6008729],
  [27456959, 13728479, 6864239],
  [31177319, 15588659, 7794329],
  [33282479, 16641239, 8320619],
  [34956479, 17478239, 8739119],
  [46171319, 23085659, 11542829],
  [50714039, 25357019, 12678509],
  [56105279, 28052639, 14026319],
];

/** Why an expression has no value at a point: another point may do better, except where exponents are nested too deep. */
export class NoModularValue extends Error {
  readonly reason: 'pole' | 'root' | 'depth' | 'name';

  constructor(reason: 'pole' | 'root' | 'depth' | 'name') {
    super(`no value: ${reason}`);
    this.name = 'NoModularValue';
    this.reason = reason;
  }
}

/** A random integer for each of some names, known by its remainders modulo a chain of primes, and a number for e. */
export class ModularPoint {
  readonly chain: PrimeChain;
  readonly #values: ReadonlyMap<string, readonly number[]>;
  readonly #base: readonly number[];
  readonly #seed: number;

  private constructor(chain: PrimeChain, values: ReadonlyMap<string, readonly number[]>, base: readonly number[], seed: number) {
    this.chain = chain;
    this.#values = values;
    this.#base = base;
    this.#seed = seed;
  }

  /** Names in `positive` get squares, as the positive reals are. */
  static drawn(names: Iterable<string>, random: Seeded, chain: PrimeChain, positive: ReadonlySet<string> = new Set()): ModularPoint {
    const unit = (p: number): number => between(random, 2, p - 1);
    const square = (p: number): number => {
      const root = unit(p);
      return (root * root) % p;
    };
    const values = new Map<string, readonly number[]>();
    for (const name of names) values.set(name, chain.map(positive.has(name) ? square : unit));
    return new ModularPoint(chain, values, chain.map(square), random());
  }

  /** The prime that values are taken by at a level of exponents. Throws NoModularValue beyond the chain. */
  prime(level: number): number {
    const p = this.chain[level];
    if (p === undefined) throw new NoModularValue('depth');
    return p;
  }

  /** A name's value. Throws NoModularValue for a name that was not drawn. */
  value(name: string, level: number): number {
    const value = this.#values.get(name)?.[level];
    if (value === undefined) throw new NoModularValue('name');
    return value;
  }

  /** A rational mod the level's prime. Throws NoModularValue where the prime divides its denominator. */
  rational({ num, den }: Rational, level: number): number {
    const p = this.prime(level);
    const modulus = BigInt(p);
    return (remainder(num, modulus) * this.inverse(remainder(den, modulus), level)) % p;
  }

  /** 1/a. Throws NoModularValue for 0. */
  inverse(a: number, level: number): number {
    if (a === 0) throw new NoModularValue('pole');
    return inverseMod(a, this.prime(level));
  }

  /** e^exponent, the exponent taken one level further in. */
  exponential(exponent: number, level: number): number {
    this.prime(level + 1);
    return powerMod(this.#base[level] ?? 1, exponent, this.prime(level));
  }

  /** A power of a square other than 0, the exponent taken one level further in. Throws NoModularValue for another base. */
  positivePower(base: number, exponent: number, level: number): number {
    const [p, order] = [this.prime(level), this.prime(level + 1)];
    if (base === 0 || powerMod(base, order, p) !== 1) throw new NoModularValue('root');
    return powerMod(base, exponent, p);
  }

  /**
   * A fixed random value in place of a logarithm. What holds for every function in its place holds for the logarithm; that
   * the logarithm of a product is a sum is not known here, so a true answer may be thought wrong, never a wrong one true.
   */
  logarithm(of: number, level: number): number {
    if (of === 0) throw new NoModularValue('pole');
    return seededHash(this.#seed, String(of)) % this.prime(level);
  }

  /** `x = 17, y = 4 mod 24017999`: for messages. */
  shown(): string {
    const values = Array.from(this.#values, ([name, [first]]) => `${name} = ${String(first)}`);
    return `${values.join(', ')} mod ${this.chain[0]}`;
  }
}

/** base^exponent mod p for 0 ≤ base < p < 2^26 and a whole exponent that is not negative. */
export function powerMod(base: number, exponent: number, p: number): number {
  let [result, square, left] = [1, base, exponent];
  while (left > 0) {
    if (left % 2 === 1) result = (result * square) % p;
    square = (square * square) % p;
    left = Math.floor(left / 2);
  }
  return result;
}

/** a mod m in [0, m), for a modulus that a number holds exactly. */
export function remainder(a: bigint, modulus: bigint): number {
  const r = Number(a % modulus);
  return r < 0 ? r + Number(modulus) : r;
}
