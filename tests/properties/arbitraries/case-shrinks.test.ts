import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesOf, convolutionCases, ssmCases, timeVaryingSsmCases } from '../../../properties/arbitraries/arbitraries.ts';
import { CASE_FIELDS, CASE_KINDS, isCaseOfKind, weightOf } from '../../../properties/arbitraries/case-fields.ts';
import { isWithin } from '../../../properties/arbitraries/case-limits.ts';
import { rangesOf } from '../../../properties/arbitraries/case-ranges.ts';
import { shrinksOf, sizeOfCase } from '../../../properties/arbitraries/case-shrinks.ts';
import type { Case, SsmCase } from '../../../properties/arbitraries/case.ts';
import { withAddedIndex } from '../../../properties/arbitraries/mixed-indices.ts';
import { bidirectionalRows, operatorRows, stepRows } from './naive-case.ts';
import { CONVOLUTION_CLAIM, SSM_CLAIMS, STEP_CLAIM, type PlantedClaim } from './planted-claims.ts';

const SEEDS = Number(process.env['HEADCOUNT_SEEDS'] ?? 10);

/** Whether a list of numbers comes before another at the first difference. */
function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((x, k) => x !== b[k]);
  return at >= 0 && a[at]! < b[at]!;
}

function nonzeroEntries(c: Case): number {
  return Object.keys(CASE_FIELDS[c.kind].weights).reduce((sum, name) => sum + (weightOf(c, name) ?? []).filter((x) => x !== 0).length, 0);
}

describe.each(CASE_KINDS)('the shrinks of a case of kind %s', (kind) => {
  it('are cases of the same ranges, each strictly smaller in an order of natural numbers, so that shrinking ends', () => {
    for (const options of [{}, { strict: true, entries: [-1, 2], N: [2, 4], p: [1, 2], denominator: [1, 1] } as const]) {
      const arbitrary = casesOf(kind, options);
      fc.assert(
        fc.property(arbitrary, (c: Case) => {
          const size = sizeOfCase(c);
          expect(size.every((x) => Number.isInteger(x) && x >= 0)).toBe(true);
          for (const smaller of shrinksOf(c, arbitrary.ranges)) {
            if (!isBefore(sizeOfCase(smaller), size) || !isCaseOfKind(kind, smaller) || !isWithin(smaller, arbitrary.ranges)) {
              expect.fail(`${JSON.stringify(c)} shrinks to ${JSON.stringify(smaller)}`);
            }
          }
        }),
        { numRuns: 60 },
      );
    }
  });

  it('are nothing for the smallest case, and lead to it where everything fails', () => {
    const arbitrary = casesOf(kind);
    const result = fc.check(fc.property(arbitrary, () => false));
    const smallest = result.counterexample![0] as Case;
    expect([...shrinksOf(smallest, arbitrary.ranges)]).toEqual([]);
    expect(nonzeroEntries(smallest)).toBe(0);
    expect(CASE_FIELDS[kind].axes.every((axis) => (smallest as unknown as Record<string, number>)[axis] === 1)).toBe(true);
  });
});

const example: SsmCase = {
  kind: 'ssm',
  N: 2,
  p: 2,
  d: 2,
  n: 5,
  denominator: 2,
  A: [4, 0, 0, 0],
  B: [1, 0, 0, 0],
  C: [1, 0, 0, -1],
  D: [0, 0, 0, 3],
  tags: [],
};

describe('shrinksOf', () => {
  it('tries fewer states, outputs, inputs, no D, shorter lengths, no denominator, then entries: to 0, to 1, halves, smaller', () => {
    const order = [...shrinksOf(example, rangesOf('ssm'))].map((c) => {
      if (c.N < 2) return 'N';
      if (c.p < 2) return 'p';
      if (c.d < 2) return 'd';
      if (c.D === null) return 'D';
      if (c.n < 5) return `n = ${c.n}`;
      if (c.denominator < 2) return 'denominator';
      const changes = ['A', 'B', 'C', 'D'].flatMap((name) =>
        weightOf(c, name)!.flatMap((x, e) => (x === weightOf(example, name)![e] ? [] : [`${weightOf(example, name)![e]} to ${x}`])),
      );
      return changes.length === 1 ? changes[0]! : 'several';
    });
    expect(order.filter((what, k) => what !== order[k - 1])).toEqual([
      ...['N', 'p', 'd', 'D', 'n = 1', 'n = 3', 'n = 4', 'denominator'],
      ...['4 to 0', '1 to 0', '-1 to 0', '3 to 0', '4 to 1', '-1 to 1', '3 to 1', '4 to 2', '4 to 3', '3 to 2'],
      'several',
    ]);
  });

  it('makes one candidate after the other, also where all together would not fit into memory', () => {
    const entries = (length: number): number[] => new Array<number>(length).fill(2);
    const large: SsmCase = { ...example, N: 200, A: entries(40_000), B: entries(400), C: entries(400), D: null };
    const shrinks = shrinksOf(large, rangesOf('ssm', { N: [1, 200] }));
    expect(Array.from({ length: 3 }, () => shrinks.next().value?.N)).toEqual([199, 199, 199]);
  });

  it('changes the basis of states without changing any operator', () => {
    const draws = { N: [2, 4], denominator: [1, 1] } as const;
    fc.assert(
      fc.property(ssmCases(draws), fc.constantFrom(1, -1), (c, factor) => {
        expect(operatorRows(withAddedIndex(c, 'N', 0, 1, factor), 5)).toEqual(operatorRows(c, 5));
      }),
    );
    fc.assert(
      fc.property(casesOf('bidirectional-ssm', { ...draws, backwardN: [2, 3] }), fc.constantFrom('N', 'backwardN'), (c, axis) => {
        expect(bidirectionalRows(withAddedIndex(c, axis, 1, 0, 1))).toEqual(bidirectionalRows(c));
      }),
    );
    fc.assert(
      fc.property(timeVaryingSsmCases(draws), (c) => {
        expect(stepRows(withAddedIndex(c, 'N', 1, 0, -1))).toEqual(stepRows(c));
      }),
    );
  });
});

/** Shrinks a failing case of every seed as fast-check does: the first smaller one that fails, until there is none. */
function shrunken<C extends Case>(arbitrary: fc.Arbitrary<C>, { claim, holds }: PlantedClaim<C>): C[] {
  return Array.from({ length: SEEDS }, (_, seed) => {
    const result = fc.check(fc.property(arbitrary, holds), { seed, numRuns: 10_000 });
    if (!result.failed) expect.fail(`${claim}: not refuted with seed ${seed}`);
    return result.counterexample![0];
  });
}

describe('a planted false claim is refuted and shrunk to the size of the example in mathematics.md', () => {
  it.each(SSM_CLAIMS)('$claim', (planted) => {
    for (const c of shrunken(ssmCases(planted.options), planted)) {
      expect(planted.dimensions).toContainEqual([c.N, c.p, c.d, c.n]);
      expect(nonzeroEntries(c)).toBeLessThanOrEqual(planted.nonzero);
      expect(c.denominator).toBe(1);
    }
  });

  it(STEP_CLAIM.claim, () => {
    for (const c of shrunken(timeVaryingSsmCases(STEP_CLAIM.options), STEP_CLAIM)) {
      expect(STEP_CLAIM.dimensions).toContainEqual([c.N, c.p, c.d, c.n]);
      expect(nonzeroEntries(c)).toBeLessThanOrEqual(STEP_CLAIM.nonzero);
    }
  });

  it(CONVOLUTION_CLAIM.claim, () => {
    for (const c of shrunken(convolutionCases(CONVOLUTION_CLAIM.options), CONVOLUTION_CLAIM)) {
      expect(CONVOLUTION_CLAIM.dimensions).toContainEqual([c.w, c.p, c.d, c.n]);
      expect(nonzeroEntries(c)).toBe(CONVOLUTION_CLAIM.nonzero);
    }
  });
});
