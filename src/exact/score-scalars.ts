import { addQ, mulQ, negQ, ONE, subQ, ZERO, type Rational } from './rational.ts';
import { inverseMod, isPrime, PRIME_HIGH, PRIME_LOW } from './primes.ts';
import type { Capability, Scalars } from './scalars.ts';
import { between, type Seeded } from './seeded.ts';

/** A residue mod p that remembers its exact value while it has one (until an exponential enters). */
export interface Score {
  readonly residue: number;
  readonly exact: Rational | null;
}

/** Keeps a failed search for a prime from running on: about one candidate in a hundred is a safe prime. */
const MAX_DRAWS = 1_000_000;

/** A prime p in (2^24, 2^25) with (p - 1)/2 prime. */
export function randomSafePrime(random: Seeded): number {
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const half = 2 * between(random, PRIME_LOW / 4, PRIME_HIGH / 4 - 1) + 1;
    if (isPrime(half) && isPrime(2 * half + 1)) return 2 * half + 1;
  }
  throw new RangeError('no safe prime was drawn');
}

/**
 * Scalars mod a safe prime p on which `exp` is a homomorphism from (ℚ, +) to the group of order ℓ = (p-1)/2:
 * exp(a/b) = g^(a·b⁻¹ mod ℓ). Every identity between rational functions of exponentials of rationals survives, so a
 * minor that is nonzero here is nonzero as a function of e^(1/q), hence as a real number, e^(1/q) being transcendental
 * (Lindemann 1882). Throws RangeError where p divides a denominator, ℓ the denominator of a score, or a sum of weights
 * vanishes mod p: draw another prime. `exp` needs an exact argument.
 */
export function scores(p: number, base: number): Scalars<Score> {
  const order = (p - 1) / 2;
  const [P, L] = [BigInt(p), BigInt(order)];
  const g = (base * base) % p;
  const reduce = (a: bigint): number => Number(((a % P) + P) % P);
  const divide = (a: number, b: number): number => (a * inverseMod(b, p)) % p;
  const read = (q: Rational): Score => ({ residue: q.den === 1n ? reduce(q.num) : divide(reduce(q.num), reduce(q.den)), exact: q });
  const both = (a: Score, b: Score, exact: (x: Rational, y: Rational) => Rational): Rational | null =>
    a.exact !== null && b.exact !== null ? exact(a.exact, b.exact) : null;
  const capabilities: ReadonlySet<Capability> = new Set(['field', 'exp']);
  return {
    name: `scores mod ${String(p)}`,
    capabilities,
    zero: { residue: 0, exact: ZERO },
    one: { residue: 1, exact: ONE },
    add: (a, b) => ({ residue: (a.residue + b.residue) % p, exact: both(a, b, addQ) }),
    sub: (a, b) => ({ residue: (a.residue - b.residue + p) % p, exact: both(a, b, subQ) }),
    neg: (a) => ({ residue: (p - a.residue) % p, exact: a.exact && negQ(a.exact) }),
    mul: (a, b) => ({ residue: (a.residue * b.residue) % p, exact: both(a, b, mulQ) }),
    div: (a, b) => ({ residue: divide(a.residue, b.residue), exact: null }),
    exp(a) {
      if (a.exact === null) throw new RangeError('the exponential of a value that is not a rational');
      const exponent = (((a.exact.num % L) + L) % L) * BigInt(inverseMod(Number(a.exact.den % L), order));
      return { residue: power(g, Number(exponent % L), p), exact: null };
    },
    isZero: (a) => a.residue === 0 && (a.exact === null || a.exact.num === 0n),
    fromRational: read,
  };
}

function power(base: number, exponent: number, p: number): number {
  let result = 1;
  for (let e = exponent, b = base; e > 0; e = Math.floor(e / 2), b = (b * b) % p) if (e % 2 === 1) result = (result * b) % p;
  return result;
}
