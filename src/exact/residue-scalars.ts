import { inverseMod, isPrime } from './primes.ts';
import type { Rational } from './rational.ts';
import type { Capability, Scalars } from './scalars.ts';
import { seededHash } from './seeded-hash.ts';

const CAPABILITIES: ReadonlySet<Capability> = new Set(['field', 'exp']);

/** Products of two residues below this bound are below 2^52, so float64 holds them exactly. */
export const RESIDUE_LIMIT = 2 ** 26;

/**
 * 𝔽_p as scalars: numbers in [0, p) for a prime p < 2^26, no BigInt in the arithmetic.
 * `exp` is a fixed map, drawn by `base`, from residues to nonzero residues; a sum of such weights may still be
 * zero mod p, and then a division throws. `fromRational` throws RangeError if p divides the denominator.
 * Throws RangeError if p is not a prime below 2^26.
 */
export function residues(p: number, base = 1): Scalars<number> {
  if (!Number.isInteger(p) || p >= RESIDUE_LIMIT || !isPrime(p)) throw new RangeError(`${String(p)} is not a prime below 2^26`);
  const modulus = BigInt(p);
  const reduce = (a: bigint): number => {
    const r = Number(a % modulus);
    return r < 0 ? r + p : r;
  };
  const inverse = (a: number): number => {
    if (a === 0) throw new RangeError(`division by 0 mod ${String(p)}`);
    return inverseMod(a, p);
  };
  return {
    name: `residues mod ${String(p)}`,
    capabilities: CAPABILITIES,
    zero: 0,
    one: 1,
    add: (a, b) => (a + b >= p ? a + b - p : a + b),
    sub: (a, b) => (a >= b ? a - b : a - b + p),
    neg: (a) => (a === 0 ? 0 : p - a),
    mul: (a, b) => (a * b) % p,
    div: (a, b) => (a * inverse(b)) % p,
    exp: (a) => 1 + (seededHash(base, String(a)) % (p - 1)),
    isZero: (a) => a === 0,
    fromRational: (q: Rational) => {
      const num = reduce(q.num);
      if (q.den === 1n) return num;
      const den = reduce(q.den);
      if (den === 0) throw new RangeError(`${String(p)} divides the denominator of ${q.num.toString()}/${q.den.toString()}`);
      return (num * inverse(den)) % p;
    },
  };
}
