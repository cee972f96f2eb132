import { between, type Seeded } from './seeded.ts';

/** Primes lie in this open interval: 25 bits, of which there are PRIME_COUNT. */
export const PRIME_LOW = 2 ** 24;
export const PRIME_HIGH = 2 ** 25;

/** π(2^25) - π(2^24) = 2063689 - 1077871. */
export const PRIME_COUNT = 985818;

/** Trial division; exact for n < 2^31. */
export function isPrime(n: number): boolean {
  if (!Number.isInteger(n) || n < 2) return false;
  if (n % 2 === 0) return n === 2;
  for (let d = 3; d * d <= n; d += 2) if (n % d === 0) return false;
  return true;
}

/** A prime in (2^24, 2^25), by drawing odd numbers until one is prime: each prime is equally likely. */
export function randomPrime(random: Seeded): number {
  for (;;) {
    const candidate = 2 * between(random, PRIME_LOW / 2, PRIME_HIGH / 2 - 1) + 1;
    if (isPrime(candidate)) return candidate;
  }
}

/** Random distinct primes in (2^24, 2^25), without end. */
export function* randomPrimes(random: Seeded): Generator<number, never> {
  const seen = new Set<number>();
  for (;;) {
    const p = randomPrime(random);
    if (seen.has(p)) continue;
    seen.add(p);
    yield p;
  }
}

/** The inverse of a mod p for a prime p below 2^26 and a not divisible by it; a may be negative. In [1, p). */
export function inverseMod(a: number, p: number): number {
  let [r0, r1] = [p, ((a % p) + p) % p];
  let [t0, t1] = [0, 1];
  if (r1 === 0) throw new RangeError(`0 has no inverse mod ${String(p)}`);
  while (r1 !== 0) {
    const q = Math.floor(r0 / r1);
    [r0, r1] = [r1, r0 - q * r1];
    [t0, t1] = [t1, t0 - q * t1];
  }
  return t0 < 0 ? t0 + p : t0;
}

/** The balanced representative in [-p/2, p/2] of an integer x, |x| < 2^53. */
export function balanced(x: number, p: number): number {
  const r = x % p;
  return r > p / 2 ? r - p : r < -p / 2 ? r + p : r;
}
