import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divQ, equalQ, fromDouble, integer, mulQ, rational } from '../../src/exact/rational.ts';
import { exactEntry, exactMatrix, toEntry } from '../../src/layers/entries.ts';
import { NumberText } from '../../src/layers/json-text.ts';

const ten = integer(10);
const power = (e: number) => Array.from({ length: Math.abs(e) }, () => ten).reduce((x, y) => (e < 0 ? divQ(x, y) : mulQ(x, y)), integer(1));

describe('exactEntry', () => {
  it('is mantissa times ten to the exponent, in lowest terms', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.integer({ min: -40, max: 40 }),
        fc.constantFrom('e', 'E'),
        (m, e, letter) => {
          const expected = mulQ(rational(m), power(e));
          expect(exactEntry(new NumberText(`${m.toString()}${letter}${String(e)}`))).toEqual(expected);
        },
      ),
    );
  });

  it('reads a JSON number as written, not as the nearest double', () => {
    expect(exactEntry(new NumberText('0.1'))).toEqual(rational(1n, 10n));
    expect(exactEntry(new NumberText('9007199254740993'))).toEqual(rational(9007199254740993n));
    expect(exactEntry(new NumberText('-0'))).toEqual(integer(0));
    expect(exactEntry(new NumberText('1.250'))).toEqual(rational(5n, 4n));
  });

  it('takes a double by its shortest text, so it is the same entry before and after JSON', () => {
    expect(exactEntry(0.1)).toEqual(rational(1n, 10n));
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(exactEntry(x)).toEqual(exactEntry(new NumberText(JSON.stringify(x))));
        expect(equalQ(fromDouble(x), exactEntry(x)) || !Number.isInteger(x) || Math.abs(x) > 2 ** 53).toBe(true);
      }),
    );
  });

  it('reads exact strings', () => {
    expect(exactEntry('-6/8')).toEqual(rational(-3n, 4n));
    expect(exactEntry('007')).toEqual(integer(7));
    expect(exactEntry('-0.50')).toEqual(rational(-1n, 2n));
    expect(exactEntry('1'.repeat(10_000))).toEqual(rational(BigInt('1'.repeat(10_000))));
  });

  it.each(['', ' 1', '+1', '1e5', '.5', '5.', '1/-2', '1/2/3', '1.5/2', '0x10', 'NaN', '--1', '१', '1_000', '1\n'])(
    'refuses the string %j',
    (text) => {
      expect(() => exactEntry(text)).toThrow(/is not an exact number: expected digits, digits.digits or digits\/digits/);
    },
  );

  it('refuses what no exact computation should have to carry', () => {
    expect(exactEntry(new NumberText('9'.repeat(400))).den).toBe(1n);
    expect(() => exactEntry(new NumberText('9'.repeat(401)))).toThrow(/more than 400 digits/);
    expect(() => exactEntry(new NumberText(`0.${'0'.repeat(2_000_000)}1`))).toThrow(/more than 400 digits/);
    expect(exactEntry(new NumberText('1e-400')).den).toBe(10n ** 400n);
    expect(() => exactEntry(new NumberText('1e401'))).toThrow(/exponent beyond ±400/);
    expect(() => exactEntry(new NumberText('1e999'))).toThrow(/exponent beyond ±400/);
    expect(() => exactEntry(`1/${'9'.repeat(10_000)}`)).toThrow(/more than 10000 digits/);
    expect(() => exactEntry('1/0')).toThrow(/denominator 0/);
    expect(() => exactEntry(Infinity)).toThrow(/Infinity is not a finite number/);
    expect(() => exactEntry(NaN)).toThrow(/NaN is not a finite number/);
  });

  it('names the place of a bad entry of a matrix', () => {
    expect(() =>
      exactMatrix(
        [
          [1, 2],
          [3, '1/0'],
        ],
        'A',
      ),
    ).toThrow(/^A\[1\]\[1\]: "1\/0" has denominator 0/);
  });
});

describe('toEntry', () => {
  it('is read back as the same rational, numbers only where they are exact', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 20n }), (a, b) => {
        const value = rational(a, b);
        const entry = toEntry(value);
        expect(typeof entry === 'string' || Number.isSafeInteger(entry)).toBe(true);
        expect(exactEntry(entry)).toEqual(value);
      }),
    );
    expect(toEntry(rational(2n ** 53n))).toBe('9007199254740992');
    expect(toEntry(rational(1n - 2n ** 53n))).toBe(-9007199254740991);
    expect(toEntry(integer(0))).toBe(0);
  });
});
