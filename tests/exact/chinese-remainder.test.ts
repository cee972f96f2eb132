import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChineseRemainder } from '../../src/exact/chinese-remainder.ts';
import { randomPrimes } from '../../src/exact/primes.ts';
import { mulberry32 } from '../../src/exact/seeded.ts';

describe('residues modulo many primes', () => {
  it('give back the number below the product of the primes, for an even and an odd number of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 13 }), fc.nat(), fc.bigInt({ min: 0n, max: 2n ** 400n }), (count, seed, number) => {
        const source = randomPrimes(mulberry32(seed));
        const primes = Array.from({ length: count }, () => source.next().value);
        const remainder = new ChineseRemainder(primes);
        expect(remainder.modulus).toBe(primes.reduce((product, p) => product * BigInt(p), 1n));
        const x = number % remainder.modulus;
        expect(remainder.lift(primes.map((p) => Number(x % BigInt(p))))).toBe(x);
      }),
    );
  });
});
