import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPrime } from '../../src/exact/primes.ts';
import { addQ, mulQ, negQ, rational } from '../../src/exact/rational.ts';
import { randomSafePrime, scores } from '../../src/exact/score-scalars.ts';
import { mulberry32 } from '../../src/exact/seeded.ts';
import { smallRational } from './field-laws.ts';

const p = randomSafePrime(mulberry32(7));
const scalars = scores(p, 5);

describe('scores', () => {
  it('live at a safe prime of 25 bits', () => {
    for (let seed = 0; seed < 5; seed++) {
      const q = randomSafePrime(mulberry32(seed));
      expect(q > 2 ** 24 && q < 2 ** 25 && isPrime(q) && isPrime((q - 1) / 2)).toBe(true);
    }
  });

  it('have exp(a + b) = exp(a)·exp(b), exp(−a) = 1/exp(a), and exp never zero', () => {
    const exp = (q: ReturnType<typeof rational>): number => scalars.exp(scalars.fromRational(q)).residue;
    fc.assert(
      fc.property(smallRational, smallRational, (a, b) => {
        expect(exp(addQ(a, b))).toBe((exp(a) * exp(b)) % p);
        expect((exp(a) * exp(negQ(a))) % p).toBe(1);
        // A root: exp(a/3)³ = exp(a).
        const third = BigInt(exp(mulQ(a, rational(1n, 3n))));
        expect(Number((third * third * third) % BigInt(p))).toBe(exp(a));
      }),
    );
    expect(exp(rational(0n))).toBe(1);
    expect(exp(rational(1n))).not.toBe(1);
  });

  it('compute sums, products and quotients as residues do, and keep exact values until an exponential enters', () => {
    const P = BigInt(p);
    fc.assert(
      fc.property(smallRational, smallRational, (a, b) => {
        const [x, y] = [scalars.fromRational(a), scalars.fromRational(b)];
        const holds = (value: number, num: bigint, den: bigint): boolean => (((BigInt(value) * den - num) % P) + P) % P === 0n;
        const sum = scalars.add(x, y);
        expect(holds(sum.residue, a.num * b.den + b.num * a.den, a.den * b.den)).toBe(true);
        expect(sum.exact).toEqual(addQ(a, b));
        expect(holds(scalars.mul(x, y).residue, a.num * b.num, a.den * b.den)).toBe(true);
        expect(holds(scalars.sub(x, y).residue, a.num * b.den - b.num * a.den, a.den * b.den)).toBe(true);
        if (b.num !== 0n) expect(holds(scalars.div(x, y).residue, a.num * b.den, a.den * b.num)).toBe(true);
        expect(scalars.mul(x, scalars.exp(y)).exact).toBeNull();
      }),
    );
  });

  it('refuse what has no meaning mod p', () => {
    expect(() => scalars.fromRational(rational(1n, BigInt(p)))).toThrow(RangeError);
    expect(() => scalars.exp(scalars.fromRational(rational(1n, BigInt((p - 1) / 2))))).toThrow(RangeError);
    expect(() => scalars.exp(scalars.exp(scalars.one))).toThrow(RangeError);
  });
});
