import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixQ, numberQ, shapedCases, sizeOfShaped, weightQ, type Shape, type ShapedCase } from '../../properties/shaped-cases.ts';

const SHAPE: Shape = {
  sizes: { n: [1, 6], p: [1, 3], d: [1, 3], l: [1, 40] },
  weights: { V: ['n', 'p', 'd'], x: ['d'], E: [], square: ['p', 'p'] },
  entriesOf: { E: [3, 9] },
  denominator: [1, 4],
};
const cases = shapedCases(SHAPE);

describe('cases of a shape', () => {
  it('have the sizes, weights and entries that were asked for', () => {
    fc.assert(
      fc.property(cases, (c) => {
        const { n = 0, p = 0, d = 0 } = c.sizes;
        expect(c.weights['V']).toHaveLength(n * p * d);
        expect(c.weights['square']).toHaveLength(p * p);
        expect(c.weights['V']!.every((x) => Math.abs(x) <= 2)).toBe(true);
        expect(c.weights['E']![0]).toBeGreaterThanOrEqual(3);
        expect(cases.canShrinkWithoutContext(JSON.parse(JSON.stringify(c)))).toBe(true);
      }),
    );
  });

  it('are read as rationals over the denominator', () => {
    const c: ShapedCase = {
      sizes: { n: 2, p: 1, d: 2, l: 1 },
      weights: { V: [1, 2, 0, -2], x: [0, 1], E: [6], square: [1] },
      denominator: 4,
      tags: [],
    };
    expect(weightQ(c, 'x')).toEqual([
      { num: 0n, den: 1n },
      { num: 1n, den: 4n },
    ]);
    expect(numberQ(c, 'E')).toEqual({ num: 3n, den: 2n });
    expect(matrixQ(c, 'V', 1, 2, 1)).toEqual([
      [
        { num: 0n, den: 1n },
        { num: -1n, den: 2n },
      ],
    ]);
    expect(sizeOfShaped(c)).toEqual({ dimensions: c.sizes, nonzero: 6 });
    expect(() => weightQ(c, 'W')).toThrow(RangeError);
  });

  it('shrink, without a context, to cases of the same shape, and to the smallest', () => {
    const sum = (c: ShapedCase): number => c.weights['V']!.reduce((total, x) => total + Math.abs(x), 0);
    const found = fc.check(
      fc.property(cases, (c) => sum(c) < 3),
      { numRuns: 1000 },
    );
    const { sizes, weights, denominator } = found.counterexample![0];
    expect(denominator).toBe(1);
    expect(sizes['n']! * sizes['p']! * sizes['d']!).toBe(2);
    expect(sum({ weights } as ShapedCase)).toBe(3);
    expect(weights['E']).toEqual([3]);
    expect(sizes['l']).toBe(1);
    fc.assert(
      fc.property(cases, (c) => {
        for (const smaller of cases.shrink(c, undefined)) expect(cases.canShrinkWithoutContext(smaller.value_)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('are refused where they are none, and so are shapes that make no sense', () => {
    const [c] = fc.sample(cases, 1) as [ShapedCase];
    for (const wrong of [
      null,
      [],
      { ...c, denominator: 0 },
      { ...c, sizes: { ...c.sizes, n: 99 } },
      { ...c, sizes: { ...c.sizes, more: 1 } },
      { ...c, weights: { ...c.weights, V: [] } },
      { ...c, weights: { ...c.weights, E: [2] } },
      { ...c, weights: { ...c.weights, E: ['3'] } },
      JSON.parse('{"sizes":{"__proto__":1},"weights":{},"denominator":1,"tags":[]}'),
    ]) {
      expect(cases.canShrinkWithoutContext(wrong)).toBe(false);
    }
    expect(() => shapedCases({ sizes: { n: [2, 1] }, weights: {} })).toThrow(RangeError);
    expect(() => shapedCases({ sizes: { n: [1, 2] }, weights: { V: ['m'] } })).toThrow(RangeError);
  });

  it('can be had with smaller sizes only', () => {
    const few = cases.below({ n: 2, d: 1 })!;
    for (const c of fc.sample(few, 100)) {
      expect(c.sizes['n']).toBeLessThanOrEqual(2);
      expect(c.sizes['d']).toBe(1);
    }
    expect(cases.below({ n: 0 })).toBeNull();
  });
});
