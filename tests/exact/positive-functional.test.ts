import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positiveFunctional } from '../../src/exact/positive-functional.ts';
import { hasPositiveFunctionalByDefinition } from '../spans/oracle.ts';
import { fraction } from '../spans/fractions.ts';

const vectors = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 14 }), fc.boolean(), fc.constantFrom(2n, 5n, 10n ** 30n))
  .chain(([k, count, halfspace, size]) =>
    fc
      .array(fc.array(fc.bigInt({ min: -size, max: size }), { minLength: k, maxLength: k }), { minLength: count, maxLength: count })
      .map((list) =>
        // Mostly feasible ones: all on one side of a hyperplane, some of them on it.
        halfspace ? list.map((v) => (v.reduce((s, x) => s + x, 0n) < 0n ? v.map((x) => -x) : v)) : list,
      ),
  );

describe('Gordan’s alternative', () => {
  it('comes with a certificate that holds, whichever it is', () => {
    fc.assert(
      fc.property(vectors, (list) => {
        const answer = positiveFunctional(list);
        expect(answer).not.toBeNull();
        if (answer === null) return;
        if (answer.feasible) {
          for (const v of list) expect(v.reduce((s, x, i) => s + x * (answer.w[i] ?? 0n), 0n) > 0n).toBe(true);
          return;
        }
        const weights = [...answer.weights];
        expect(weights.length).toBeGreaterThan(0);
        for (const [, weight] of weights) expect(weight > 0n).toBe(true);
        (list[0] ?? []).forEach((_, i) => {
          expect(weights.reduce((s, [t, weight]) => s + weight * (list[t]?.[i] ?? 0n), 0n)).toBe(0n);
        });
      }),
      { numRuns: 600 },
    );
  });

  it('is the alternative that trying every support finds', () => {
    fc.assert(
      fc.property(vectors, (list) => {
        const expected = hasPositiveFunctionalByDefinition(
          list.map((v) => v.map((x) => fraction(x))),
          500,
        );
        fc.pre(expected !== null);
        expect(positiveFunctional(list)?.feasible).toBe(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('holds on a moment curve, where hundreds of vectors are all extreme', () => {
    const curve = Array.from({ length: 120 }, (_, t) => Array.from({ length: 6 }, (_e, i) => BigInt(t - 60) ** BigInt(i)));
    expect(positiveFunctional(curve)?.feasible).toBe(true);
    expect(positiveFunctional(curve.map((v) => v.slice(1)))?.feasible).toBe(false);
    expect(positiveFunctional([])).toEqual({ feasible: true, w: [] });
    expect(positiveFunctional([[0n, 0n]])?.feasible).toBe(false);
  });
});
