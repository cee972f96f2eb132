import fc from 'fast-check';
import { expect } from 'vitest';
import { rational } from '../../src/exact/rational.ts';
import type { Rational } from '../../src/exact/rational.ts';
import type { Scalars } from '../../src/exact/scalars.ts';

/** Rationals with parts small enough that no prime of the tests divides a denominator. */
export const smallRational: fc.Arbitrary<Rational> = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 60n }))
  .map(([num, den]) => rational(num, den));

/** The laws of a field, `fromRational` being a homomorphism from ℚ: what every exact reading of a layer relies on. */
export function expectFieldLaws<S>(scalars: Scalars<S>): void {
  const read = smallRational.map((q) => scalars.fromRational(q));
  fc.assert(
    fc.property(read, read, read, (a, b, c) => {
      expect(scalars.add(a, b)).toEqual(scalars.add(b, a));
      expect(scalars.add(scalars.add(a, b), c)).toEqual(scalars.add(a, scalars.add(b, c)));
      expect(scalars.mul(a, b)).toEqual(scalars.mul(b, a));
      expect(scalars.mul(scalars.mul(a, b), c)).toEqual(scalars.mul(a, scalars.mul(b, c)));
      expect(scalars.mul(a, scalars.add(b, c))).toEqual(scalars.add(scalars.mul(a, b), scalars.mul(a, c)));
      expect(scalars.sub(a, b)).toEqual(scalars.add(a, scalars.neg(b)));
      expect(scalars.add(a, scalars.zero)).toEqual(a);
      expect(scalars.mul(a, scalars.one)).toEqual(a);
      expect(scalars.isZero(scalars.sub(a, a))).toBe(true);
      if (scalars.isZero(b)) expect(() => scalars.div(a, b)).toThrow(RangeError);
      else expect(scalars.mul(scalars.div(a, b), b)).toEqual(a);
    }),
  );
  fc.assert(
    fc.property(smallRational, smallRational, (a, b) => {
      const sum = rational(a.num * b.den + b.num * a.den, a.den * b.den);
      expect(scalars.fromRational(sum)).toEqual(scalars.add(scalars.fromRational(a), scalars.fromRational(b)));
      expect(scalars.fromRational(rational(a.num * b.num, a.den * b.den))).toEqual(
        scalars.mul(scalars.fromRational(a), scalars.fromRational(b)),
      );
    }),
  );
}
