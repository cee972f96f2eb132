import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IntegerSpan, rankOfRows } from '../../../properties/arbitraries/integer-span.ts';
import { integerSpectrum } from '../../../properties/arbitraries/integer-spectrum.ts';
import { multiplySafe, NOT_SAFE } from '../../../properties/arbitraries/safe-integers.ts';
import { distinctEigenvalues, matrixOf, rank, times } from './naive-case.ts';

/** Entries of any size: small ones, and ones that leave the safe integers after a few steps. */
const matrix = (rows: number, cols: number): fc.Arbitrary<number[]> =>
  fc
    .constantFrom(2, 50, 1e4, 1e8, 2 ** 50)
    .chain((most) => fc.array(fc.integer({ min: -most, max: most }), { minLength: rows * cols, maxLength: rows * cols }));

/** What a computation gives, or null where it says that it would have to round. */
function exactly<T>(compute: () => T): T | null {
  try {
    return compute();
  } catch (error) {
    if (error !== NOT_SAFE) throw error;
    return null;
  }
}

describe('exact arithmetic in doubles is right or says that it is not safe', () => {
  it('products', () => {
    fc.assert(
      fc.property(matrix(3, 4), matrix(4, 2), (a, b) => {
        const found = exactly(() => multiplySafe(a, b, 3, 4, 2));
        expect(
          found === null ||
            found.map(BigInt).join() ===
              times(matrixOf(a, 3, 4), matrixOf(b, 4, 2))
                .flat()
                .join(),
        ).toBe(true);
      }),
    );
    expect(() => multiplySafe([2 ** 50, 1], [8, 1], 1, 2, 1)).toThrow(NOT_SAFE);
  });

  it('ranks', () => {
    let judged = 0;
    fc.assert(
      fc.property(matrix(4, 2), matrix(2, 5), matrix(1, 5), (a, b, last) => {
        const rows = exactly(() => [...multiplySafe(a, b, 4, 2, 5), ...last]);
        const found = rows === null ? null : exactly(() => rankOfRows(rows, 5, 5));
        if (found === null) return;
        judged += 1;
        expect(found).toBe(rank(matrixOf(rows!, 5, 5)));
      }),
      { numRuns: 300 },
    );
    expect(judged).toBeGreaterThan(50);
  });

  it('eigenvalues', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }).chain((N) => matrix(N, N).map((A) => ({ A, N }))),
        ({ A, N }) => {
          const found = exactly(() => integerSpectrum(A, N));
          if (found === null) return;
          const exact = matrixOf(A, N, N);
          expect(found.repeated).toBe(distinctEigenvalues(exact) < N);
          for (const { value } of found.rational) {
            expect(rank(exact.map((row, i) => row.map((x, j) => (i === j ? x - BigInt(value) : x))))).toBeLessThan(N);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('a span keeps a basis of what was added', () => {
  const span = new IntegerSpan(3);
  expect([span.add([2, 4, 6]), span.add([1, 2, 3]), span.add([0, 5, 0]), span.add([1, 0, 3])]).toEqual([true, false, true, false]);
  expect(span.dimension).toBe(2);
});
