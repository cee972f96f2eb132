import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integer, rational } from '../../src/exact/rational.ts';
import { RESIDUE_LIMIT, residues } from '../../src/exact/residue-scalars.ts';
import { expectFieldLaws } from './field-laws.ts';

/** The largest prime below 2^26, and one of the size that certificates use. */
const LARGEST = 67108859;
const MIDDLE = 16777259;

describe('residues', () => {
  it.each([LARGEST, MIDDLE, 61])('is a field mod %d', (p) => {
    expectFieldLaws(residues(p));
  });

  it('multiplies exactly at the largest prime, as BigInt does', () => {
    const scalars = residues(LARGEST);
    const residue = fc.integer({ min: 0, max: LARGEST - 1 });
    fc.assert(
      fc.property(residue, residue, (a, b) => {
        expect(BigInt(scalars.mul(a, b))).toBe((BigInt(a) * BigInt(b)) % BigInt(LARGEST));
      }),
    );
    expect(scalars.mul(LARGEST - 1, LARGEST - 1)).toBe(1);
  });

  it('refuses a denominator that the prime divides', () => {
    expect(() => residues(7).fromRational(rational(1n, 14n))).toThrow(/7 divides the denominator of 1\/14/);
    expect(residues(7).fromRational(integer(-1))).toBe(6);
  });

  it('refuses moduli that are no primes below 2^26', () => {
    for (const p of [-3, 0, 1, 1.5, 4, 9, 16777259 * 2, 8191 * 8191, RESIDUE_LIMIT + 15, NaN])
      expect(() => residues(p)).toThrow(RangeError);
    expect(residues(2).add(1, 1)).toBe(0);
  });

  it('gives every score a nonzero weight', () => {
    const scalars = residues(5, 3);
    for (let a = 0; a < 5; a += 1) expect(scalars.exp(a)).toBeGreaterThan(0);
    for (let a = 0; a < 5; a += 1) expect(scalars.exp(a)).toBeLessThan(5);
  });
});
