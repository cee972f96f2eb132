import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bitLength,
  compareQ,
  divQ,
  equalQ,
  formatQ,
  fromDouble,
  integer,
  lcm,
  rational,
  subQ,
  toDouble,
  type Rational,
} from '../../src/exact/rational.ts';
import { multiply } from '../../src/exact/matrix.ts';
import { multiplyRational } from '../../src/exact/rational-matrix.ts';
import { rationals } from '../../src/exact/rational-scalars.ts';
import { exactEntry, toEntry } from '../../src/layers/entries.ts';

const large = fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n });
const denominator = fc.oneof(
  fc.bigInt({ min: 1n, max: 10n ** 50n }),
  fc.integer({ min: 0, max: 1100 }).map((e) => 2n ** BigInt(e)),
);
const anyRational = fc.tuple(large, denominator).map(([a, b]) => rational(a, b));

const magnitude = (x: bigint): bigint => (x < 0n ? -x : x);

/** |x − y| ≤ one unit in the last place of y, in fractions. */
function withinOneUlp(y: number, x: Rational): boolean {
  const size = Math.max(Math.abs(y), 2 ** -1022);
  const ulp = fromDouble(2 ** Math.max(Math.floor(Math.log2(size)) - 52, -1074));
  const difference = subQ(fromDouble(y), x);
  return magnitude(difference.num) * ulp.den <= magnitude(ulp.num) * difference.den;
}

describe('rational numbers', () => {
  it('are in lowest terms with a positive denominator, so equal values are equal pairs', () => {
    fc.assert(
      fc.property(large, denominator, fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (a, b, f) => {
        fc.pre(f !== 0n);
        expect(rational(a * f, b * f)).toEqual(rational(a, b));
        expect(rational(a, b).den > 0n).toBe(true);
        expect(equalQ(rational(-a, -b), rational(a, b))).toBe(true);
      }),
    );
    expect(() => rational(1n, 0n)).toThrow(RangeError);
    expect(() => divQ(rational(1n), rational(0n))).toThrow(RangeError);
    expect(() => integer(0.5)).toThrow(RangeError);
  });

  it('are written and read back without loss', () => {
    fc.assert(
      fc.property(anyRational, (q) => {
        expect(exactEntry(formatQ(q))).toEqual(q);
        expect(exactEntry(toEntry(q))).toEqual(q);
      }),
    );
  });

  it('take the exact value of every double and give it back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(toDouble(fromDouble(x))).toBe(x + 0);
        const { den } = fromDouble(x);
        expect(den & (den - 1n)).toBe(0n);
      }),
      { numRuns: 2000 },
    );
    for (const x of [Number.MIN_VALUE, 5e-324 * 3, Number.MAX_VALUE, 2 ** -1022, 0.1]) expect(toDouble(fromDouble(x))).toBe(x);
    for (const x of [NaN, Infinity, -Infinity]) expect(() => fromDouble(x)).toThrow(RangeError);
    expect(fromDouble(-0)).toEqual(rational(0n));
  });

  it('become doubles within one unit in the last place, in any range', () => {
    fc.assert(
      fc.property(large, fc.bigInt({ min: 1n, max: 10n ** 60n }), fc.integer({ min: -1000, max: 1000 }), (a, b, e) => {
        const q = rational(a * 2n ** BigInt(Math.max(e, 0)), b * 2n ** BigInt(Math.max(-e, 0)));
        const y = toDouble(q);
        fc.pre(Number.isFinite(y));
        expect(withinOneUlp(y, q)).toBe(true);
      }),
      { numRuns: 5000 },
    );
    expect(toDouble(rational(10n ** 400n, 10n ** 399n))).toBe(10);
    expect(toDouble(rational(10n ** 400n))).toBe(Infinity);
    expect(toDouble(rational(1n, 10n ** 400n))).toBe(0);
  });

  it('are ordered as their differences say', () => {
    fc.assert(
      fc.property(anyRational, anyRational, (a, b) => {
        const { num } = subQ(a, b);
        expect(compareQ(a, b)).toBe(num < 0n ? -1 : num > 0n ? 1 : 0);
        expect(compareQ(a, a)).toBe(0);
      }),
    );
  });

  it('know their number of binary digits', () => {
    fc.assert(
      fc.property(large, (a) => {
        expect(bitLength(a)).toBe(a === 0n ? 0 : magnitude(a).toString(2).length);
      }),
    );
    expect(lcm(12n, 18n)).toBe(36n);
  });

  it('multiply as matrices the same with and without common denominators', () => {
    const small = fc.tuple(fc.bigInt({ min: -20n, max: 20n }), fc.bigInt({ min: 1n, max: 12n })).map(([a, b]) => rational(a, b));
    const matrix = (rows: number, cols: number): fc.Arbitrary<Rational[][]> =>
      fc.array(fc.array(small, { minLength: cols, maxLength: cols }), { minLength: rows, maxLength: rows });
    const size = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(
        fc.tuple(size, size, size).chain(([r, m, c]) => fc.tuple(matrix(r, m), matrix(m, c))),
        ([a, b]) => {
          expect(multiplyRational(a, b)).toEqual(multiply(rationals(), a, b));
        },
      ),
    );
    expect(() => multiplyRational([[rational(1n)]], [[rational(1n)], [rational(1n)]])).toThrow(RangeError);
  });
});
