import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational } from '../../src/exact/rational.ts';
import { rationals } from '../../src/exact/rational-scalars.ts';
import { expectFieldLaws, smallRational } from './field-laws.ts';

describe('rationals', () => {
  it('is a field', () => {
    expectFieldLaws(rationals());
  });

  it('gives every score a positive weight, the same one each time', () => {
    fc.assert(
      fc.property(smallRational, fc.integer(), (q, seed) => {
        const weight = rationals(seed).exp(q);
        expect(weight.num > 0n && weight.den > 0n).toBe(true);
        expect(rationals(seed).exp(rational(q.num * 7n, q.den * 7n))).toEqual(weight);
      }),
    );
  });

  it('has different weight functions for different seeds, none of them constant', () => {
    const table = (seed: number): string[] => Array.from({ length: 40 }, (_, i) => String(rationals(seed).exp(rational(BigInt(i))).num));
    expect(table(1)).not.toEqual(table(2));
    expect(new Set(table(1)).size).toBeGreaterThan(5);
  });
});
