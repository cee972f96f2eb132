import { describe, expect, it } from 'vitest';
import { assume } from '../../../src/kernel/theorem.ts';
import { divisionFacts, field, nonzero } from '../../../src/logic/arithmetic/field.ts';
import { printSequent } from '../../../src/logic/print-term.ts';
import { expectProved, read } from './read-terms.ts';

describe('identities with division', () => {
  it.each<[string, ...string[]]>([
    ['x / y + z / u = (x * u + z * y) / (y * u)', '¬(y = 0)', '¬(u = 0)'],
    ['x / y / (z / u) = x * u / (y * z)', '0 < y', 'z < 0', '¬(u = 0)'],
    ['inv (x / y) = y / x', '¬(x = 0)', '¬(y = 0)'],
    ['x / (x + y) + y / (x + y) = 1', '0 < x', '0 < y'],
    ['1 / x - 1 / (x + 1) = 1 / (x * (x + 1))', '0 < x'],
    ['(x / y) ^ 2 = x ^ 2 / y ^ 2', '¬(y = 0)'],
    ['-x / y = -(x / y)', '¬(y = 0)'],
    ['x / 2 + x / 2 = x'],
    ['x / y = z', '¬(y = 0)', 'x = z * y'],
    ['x ^ n / y ^ n = (x / y) ^ n', '¬(y = 0)'],
    ['g n / fromNatural (suc n) * (fromNatural n + 1) = g n'],
    ['inv (inv x) = x', '¬(x = 0)'],
  ])('proves %s', (goal, ...given) => {
    const formulas = given.map((text) => read(text));
    expectProved(
      field(
        read(goal),
        formulas.map((one) => assume(one)),
      ),
      read(goal),
      formulas,
    );
  });

  it('is not used where a denominator may be 0', () => {
    expect(() => field(read('x / y * y = x'), [])).toThrow(/it does not follow that y is not 0/);
    expect(() => field(read('x / (x - y) = 1'), [assume(read('0 < x'))])).toThrow(/x - y is not 0/);
  });

  it('does not prove what is no identity', () => {
    expect(() =>
      field(
        read('x / y = y / x'),
        ['¬(x = 0)', '¬(y = 0)'].map((text) => assume(read(text))),
      ),
    ).toThrow(/it would from x \^ 2 = y \^ 2/);
    expect(() => field(read('m = n'), [])).toThrow(/not an equation of reals/);
  });

  it('knows what is not 0', () => {
    const given = [assume(read('0 < x')), assume(read('¬(y = 0)'))];
    for (const text of ['x', 'y', '-2 / 3', 'x * y', 'x / y', 'y ^ n', 'inv y', 'x + 1', 'inv x * y']) {
      expectProved(
        nonzero(read(text), given),
        read(`¬(${text} = 0)`),
        given.map(({ conclusion }) => conclusion),
      );
    }
    for (const text of ['0 : ℝ', 'z', 'x - y', 'y * z']) expect(() => nonzero(read(text), given), text).toThrow(/is not 0/);
  });

  it('has a fact for each division by what is not 0', () => {
    const facts = divisionFacts(read('x / y + z / u < inv y'), [assume(read('0 < y'))]);
    expect(facts.map((th) => printSequent(th))).toEqual(['0 < y ⊢ x / y * y = x', '0 < y ⊢ inv y * y = 1']);
  });
});
