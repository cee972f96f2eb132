import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaEqual, type Term } from '../../../src/kernel/term.ts';
import { assume, equation } from '../../../src/kernel/theorem.ts';
import { binary } from '../../../src/logic/arithmetic/expansion.ts';
import { REAL, real } from '../../../src/logic/arithmetic/number-terms.ts';
import { ring, ringFrom, ringNormal } from '../../../src/logic/arithmetic/ring.ts';
import { printTerm } from '../../../src/logic/print-term.ts';
import { agree, realTerms, type Valued } from './arbitrary-reals.ts';
import { expectProved, read } from './read-terms.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 40);

const sum = (a: Term, b: Term): Term => binary(real.plus, a, b);
const difference = (a: Term, b: Term): Term => binary(real.minus, a, b);
const product = (a: Term, b: Term): Term => binary(real.times, a, b);

describe('ring', () => {
  it('proves an equation if and only if the sides are the same polynomial', () => {
    const expectRight = (a: Valued, b: Valued): void => {
      const goal = equation(a.term, b.term);
      if (agree(a, b)) expectProved(ring(goal), goal);
      else expect(() => ring(goal)).toThrow(/no identity of commutative rings/);
    };
    fc.assert(fc.property(realTerms, realTerms, expectRight), { numRuns: CASES });
  });

  it('proves the laws of rings for any terms', () => {
    fc.assert(
      fc.property(realTerms, realTerms, realTerms, (a, b, c) => {
        const [r, s, t] = [a.term, b.term, c.term];
        const goals = [
          equation(product(r, sum(s, t)), sum(product(t, r), product(r, s))),
          equation(difference(r, difference(s, t)), sum(difference(t, s), r)),
          equation(product(sum(r, s), difference(r, s)), difference(product(r, r), product(s, s))),
        ];
        for (const goal of goals) expectProved(ring(goal), goal);
      }),
      { numRuns: Math.ceil(CASES / 4) },
    );
  });

  it.each([
    '(x + y) ^ 3 = x ^ 3 + 3 * x ^ 2 * y + 3 * x * y ^ 2 + y ^ 3',
    'x / 2 + x / 3 = 5 * x / 6',
    'x ^ suc n = x * x ^ n',
    'x ^ (m + n) * y ^ n = x ^ m * (x * y) ^ n',
    'fromNatural (suc m * n) = fromNatural n + fromNatural m * fromNatural n',
    'fromNatural m ^ n = fromNatural (m ^ n)',
    'inv 2 * x + x / 2 = x',
    'g (n + 0) + g (n + 0) = 2 * g (n + 0)',
    'abs x * y = y * abs x',
  ])('proves %s', (text) => {
    expectProved(ring(read(text)), read(text));
  });

  it.each(['x * inv x = 1', 'x / y * y = x', 'x - y = y - x', 'g (n + 1) = g (1 + n)', 'x ^ 2 = x'])('does not prove %s', (text) => {
    expect(() => ring(read(text))).toThrow(/no identity/);
  });

  it('shows both normal forms where they differ', () => {
    expect(() => ring(read('(x + y) * (x - y) = x ^ 2 + y ^ 2'))).toThrow(
      /left side: {2}x \^ 2 \+ -\(y \^ 2\)\n {2}right side: x \^ 2 \+ y \^ 2/,
    );
  });

  it('refuses what is no equation of reals', () => {
    for (const text of ['x < y', 'm = n', 'p = q']) expect(() => ring(read(text))).toThrow(/not an equation of reals/);
  });
});

describe('the normal form of a real term', () => {
  it('equals the term, is the same for equal polynomials, and is its own normal form', () => {
    fc.assert(
      fc.property(realTerms, realTerms, (a, b) => {
        const t = product(sum(a.term, b.term), a.term);
        const again = sum(product(b.term, a.term), product(a.term, a.term));
        const [first, second] = [ringNormal(t), ringNormal(again)];
        if (first !== null) expectProved(first, equation(t, first.conclusion.arg));
        const [left, right] = [first?.conclusion.arg ?? t, second?.conclusion.arg ?? again];
        expect(alphaEqual(left, right), `${printTerm(left)} and ${printTerm(right)}`).toBe(true);
        expect(ringNormal(left)).toBeNull();
      }),
      { numRuns: CASES },
    );
  });

  it.each([
    ['y + x - 2 * x', '-x + y'],
    ['(y + 1) * 2 * x', '2 * (x * y) + 2 * x'],
    ['x - x', '0'],
    ['x * x * x / 2', '1 / 2 * x ^ 3'],
    ['fromNatural (suc (suc n))', 'fromNatural n + 2'],
    ['3 - 5', '-2'],
    ['x + y - 1 * y', 'x'],
  ])('of %s is %s', (text, normal) => {
    const t = read(text, REAL);
    expect(printTerm(ringNormal(t)?.conclusion.arg ?? t)).toBe(normal);
  });

  it('is not made of other terms', () => {
    for (const text of ['m + 0', 'p', 'x < y', 'x', 'g n', 'x / y', '2 * x', 'x + y']) expect(ringNormal(read(text)), text).toBeNull();
  });
});

describe('ring identities that follow from given ones', () => {
  it('are proved with the right coefficients and no others', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(realTerms, realTerms, realTerms), { minLength: 1, maxLength: 3 }), realTerms, (equations, rest) => {
        const given = equations.map(([a, b]) => assume(equation(a.term, b.term)));
        const coefficients = equations.map(([, , c]) => c.term);
        const total = equations.reduce((so, [a, b, c]) => sum(so, product(c.term, difference(a.term, b.term))), rest.term);
        const goal = equation(total, rest.term);
        expectProved(
          ringFrom(goal, given, coefficients),
          goal,
          given.map(({ conclusion }) => conclusion),
        );
        const [a, b] = equations[0] as [Valued, Valued, Valued];
        if (agree(a, b)) return;
        const wrong = [sum(coefficients[0] as Term, read('1 : ℝ')), ...coefficients.slice(1)];
        expect(() => ringFrom(goal, given, wrong)).toThrow(/no identity/);
      }),
      { numRuns: Math.ceil(CASES / 4) },
    );
  });

  it('take equations of naturals as equations of reals', () => {
    const [given, goal] = [read('m = n + 1'), read('fromNatural m * x = fromNatural n * x + x')];
    expectProved(ringFrom(goal, [assume(given)], [read('x')]), goal, [given]);
  });

  it('are refused without a coefficient for each equation', () => {
    expect(() => ringFrom(read('x = y'), [assume(read('x = y'))], [])).toThrow(/1 equations, but 0 coefficients/);
    expect(() => ringFrom(read('x = y'), [assume(read('x < y'))], [read('1 : ℝ')])).toThrow(/no equation of numbers/);
  });
});
