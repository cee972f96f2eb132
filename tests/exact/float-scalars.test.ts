import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floats } from '../../src/exact/float-scalars.ts';
import { rational } from '../../src/exact/rational.ts';

describe('floats', () => {
  it('reads a rational as the nearest double, to one unit in the last place', () => {
    expect(floats.fromRational(rational(1n, 10n))).toBe(0.1);
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1 }), (num, den) => {
        expect(Math.abs(floats.fromRational(rational(BigInt(num), BigInt(den))) - num / den)).toBeLessThanOrEqual(
          Math.abs(num / den) * 2 ** -52,
        );
      }),
    );
  });

  it('throws rather than give Infinity or NaN to a softmax', () => {
    expect(() => floats.div(1, 0)).toThrow(RangeError);
    expect(() => floats.exp(1000)).toThrow(/exp\(1000\) is beyond float64/);
    expect(floats.exp(-1000)).toBe(0);
    expect(floats.exp(1)).toBe(Math.E);
  });
});
