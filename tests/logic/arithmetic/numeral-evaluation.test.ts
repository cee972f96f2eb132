import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addQ, compareQ, divQ, equalQ, mulQ, negQ, rational, subQ, type Rational } from '../../../src/exact/rational.ts';
import { alphaEqual, application, type Term } from '../../../src/kernel/term.ts';
import { equation, type Theorem } from '../../../src/kernel/theorem.ts';
import { numeralTerm } from '../../../src/logic/numeral.ts';
import { binary } from '../../../src/logic/arithmetic/expansion.ts';
import {
  NATURAL,
  naturalNumeral,
  naturalValue,
  natural,
  rationalTerm,
  rationalValue,
  real,
} from '../../../src/logic/arithmetic/number-terms.ts';
import { evaluateNumerals } from '../../../src/logic/arithmetic/numeral-evaluation.ts';
import { baseSignature } from '../../../src/logic/base-signature.ts';
import { FALSE, TRUE } from '../../../src/logic/formula.ts';
import { expectProved, read } from './read-terms.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 40);

function valueOf(t: Term): Theorem {
  const th = evaluateNumerals(t);
  if (th === null) throw new Error('the term was not evaluated');
  return th;
}

/** Expects the term to be evaluated to that one. */
function expectValue(t: Term, value: Term): void {
  expectProved(valueOf(t), equation(t, value));
}

const truth = (isTrue: boolean): Term => (isTrue ? TRUE : FALSE);
const naturals = fc.oneof(fc.bigInt(0n, 5n), fc.bigInt(0n, 1n << 12n), fc.bigInt(0n, 1n << 70n));
const rationals = fc
  .tuple(
    fc.oneof(fc.bigInt(-3n, 3n), fc.bigInt(-(1n << 30n), 1n << 30n)),
    fc.oneof(fc.constant(1n), fc.bigInt(1n, 9n), fc.bigInt(1n, 1n << 20n)),
  )
  .map(([num, den]) => rational(num, den));

describe('one operation on natural numerals', () => {
  it('gives what whole numbers give', () => {
    fc.assert(
      fc.property(naturals, naturals, (a, b) => {
        const at = (operation: Term): Term => binary(operation, naturalNumeral(a), naturalNumeral(b));
        expectValue(application(natural.suc, naturalNumeral(a)), naturalNumeral(a + 1n));
        expectValue(at(natural.plus), naturalNumeral(a + b));
        expectValue(at(natural.times), naturalNumeral(a * b));
        expectValue(at(natural.min), naturalNumeral(a < b ? a : b));
        expectValue(at(natural.le), truth(a <= b));
        expectValue(at(natural.less), truth(a < b));
        expectValue(at(natural.ge), truth(a >= b));
        expectValue(at(natural.greater), truth(a > b));
        expectValue(equation(naturalNumeral(a), naturalNumeral(b)), truth(a === b));
        if (a >= b) expectValue(at(natural.minus), naturalNumeral(a - b));
        else expect(evaluateNumerals(at(natural.minus))).toBeNull();
        if (b === 0n) return;
        expectValue(at(natural.div), naturalNumeral(a / b));
        expectValue(at(natural.mod), naturalNumeral(a % b));
      }),
      { numRuns: CASES },
    );
  });

  it('gives powers', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 40n), fc.bigInt(0n, 40n), (a, b) => {
        expectValue(binary(natural.power, naturalNumeral(a), naturalNumeral(b)), naturalNumeral(a ** b));
      }),
      { numRuns: Math.ceil(CASES / 4) },
    );
  });

  it('reads and writes numerals as the reader of terms does', () => {
    fc.assert(
      fc.property(naturals, (a) => {
        const written = numeralTerm(a.toString(), NATURAL, baseSignature());
        expect(written !== null && alphaEqual(naturalNumeral(a), written)).toBe(true);
        expect(naturalValue(naturalNumeral(a))).toBe(a);
      }),
      { numRuns: CASES },
    );
    expect(naturalValue(read('bit0 0'))).toBeNull();
    expect(naturalValue(read('bit1 (bit0 0)'))).toBeNull();
  });
});

describe('one operation on rational constants', () => {
  const evaluated = (t: Term, value: Rational): void => {
    // A term in canonical form already is left alone.
    if (rationalValue(t) === null) expectValue(t, rationalTerm(value));
    else expect(evaluateNumerals(t)).toBeNull();
  };

  it('gives what rational numbers give, in lowest terms', () => {
    fc.assert(
      fc.property(rationals, rationals, (p, q) => {
        const at = (operation: Term): Term => binary(operation, rationalTerm(p), rationalTerm(q));
        evaluated(at(real.plus), addQ(p, q));
        evaluated(at(real.minus), subQ(p, q));
        evaluated(at(real.times), mulQ(p, q));
        evaluated(application(real.negate, rationalTerm(p)), negQ(p));
        evaluated(application(real.abs, rationalTerm(p)), p.num < 0n ? negQ(p) : p);
        if (q.num === 0n) {
          expect(evaluateNumerals(at(real.over))).toBeNull();
          expect(evaluateNumerals(application(real.inverse, rationalTerm(q)))).toBeNull();
        } else {
          evaluated(at(real.over), divQ(p, q));
          evaluated(application(real.inverse, rationalTerm(q)), divQ(rational(1n), q));
        }
        const order = compareQ(p, q);
        expectValue(at(real.le), truth(order <= 0));
        expectValue(at(real.less), truth(order < 0));
        expectValue(at(real.ge), truth(order >= 0));
        expectValue(at(real.greater), truth(order > 0));
        expectValue(equation(rationalTerm(p), rationalTerm(q)), truth(order === 0));
      }),
      { numRuns: CASES },
    );
  });

  it('gives powers', () => {
    fc.assert(
      fc.property(rationals, fc.integer({ min: 0, max: 6 }), (q, exponent) => {
        let value = rational(1n);
        for (let i = 0; i < exponent; i++) value = mulQ(value, q);
        evaluated(binary(real.power, rationalTerm(q), naturalNumeral(BigInt(exponent))), value);
      }),
      { numRuns: Math.ceil(CASES / 4) },
    );
  });

  it('reads a constant only in canonical form', () => {
    fc.assert(
      fc.property(rationals, (q) => {
        const value = rationalValue(rationalTerm(q));
        expect(value !== null && equalQ(value, q)).toBe(true);
      }),
    );
    for (const text of ['-(0 : ℝ)', '2 / 4', '4 / 2', '3 / 1', '-1 / 2', '1 / -2', '-(-(1 : ℝ))', '-(2 / 4)']) {
      expect(rationalValue(read(text)), text).toBeNull();
    }
  });
});

describe('terms that are left alone', () => {
  it.each([
    'n + 1',
    '3 - 5',
    '3 div 0',
    '3 mod 0',
    '1 / (0 : ℝ)',
    'inv 0',
    'x + 1',
    'suc n',
    'abs x',
    'p = q',
    '2 + (3 + 4)',
    '3 ^ (10 ^ 9)',
    '7',
    'm',
  ])('%s', (text) => {
    expect(evaluateNumerals(read(text))).toBeNull();
  });

  it('are powers too large to write', () => {
    expect(evaluateNumerals(read('2 ^ 1000000000'))).toBeNull();
    expect(evaluateNumerals(read('(1 / 2) ^ 1000000000'))).toBeNull();
  });
});
