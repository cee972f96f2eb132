import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gcd } from '../../src/exact/rational.ts';
import { commonDivisor, largeGcd } from '../../src/symbolic/large-gcd.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 500);

const long = fc.bigInt(-(2n ** 700n), 2n ** 700n);
const short = fc.bigInt(-(2n ** 60n), 2n ** 60n);

describe('the greatest common divisor of whole numbers by leading digits', () => {
  it("is that of Euclid's algorithm, for long and short numbers, with and without a large common divisor", () => {
    fc.assert(
      fc.property(fc.oneof(long, short), fc.oneof(long, short), fc.oneof(long, short), (a, b, c) => {
        expect(largeGcd(a, b)).toBe(gcd(a, b));
        expect(largeGcd(a * c, b * c)).toBe(gcd(a * c, b * c));
        expect(largeGcd(a, 0n)).toBe(gcd(a, 0n));
        expect(commonDivisor([a * c, 0n, b * c, a * b * c])).toBe(gcd(a * c, b * c));
      }),
      { numRuns: CASES },
    );
  });

  it('copes with quotients that are all 1 and with powers of two', () => {
    let [a, b] = [1n, 1n];
    for (let i = 0; i < 2000; i += 1) [a, b] = [a + b, a];
    expect(largeGcd(a * 35n, b * 35n)).toBe(35n);
    expect(largeGcd(2n ** 900n, 2n ** 899n + 1n)).toBe(1n);
    expect(largeGcd(2n ** 900n, 3n * 2n ** 450n)).toBe(2n ** 450n);
    expect(commonDivisor([])).toBe(0n);
  });
});
