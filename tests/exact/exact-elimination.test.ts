import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactRank } from '../../src/exact/exact-rank.ts';
import { integerInverse, integerRank } from '../../src/exact/fraction-free.ts';
import { matrixKernel } from '../../src/exact/matrix-kernel.ts';
import { randomPrimes } from '../../src/exact/primes.ts';
import { mulberry32 } from '../../src/exact/seeded.ts';
import { fraction, rankOf } from '../spans/fractions.ts';

type Integers = readonly (readonly bigint[])[];

const entry = fc.oneof(
  fc.constant(0n),
  fc.bigInt({ min: -3n, max: 3n }),
  fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
  fc.constantFrom(2n ** 53n + 1n, -(2n ** 64n), 16777259n * 33554393n),
);

function integers(rows: number, cols: number): fc.Arbitrary<bigint[][]> {
  return fc.array(fc.array(entry, { minLength: cols, maxLength: cols }), { minLength: rows, maxLength: rows });
}

function times(a: Integers, b: Integers): bigint[][] {
  return a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((s, x, t) => s + x * (b[t]?.[j] ?? 0n), 0n)));
}

/** Of every rank, often deficient. */
const matrices = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 5 }))
  .chain(([rows, cols, rank]) =>
    rank === 0 ? integers(rows, cols) : fc.tuple(integers(rows, rank), integers(rank, cols)).map(([a, b]) => times(a, b)),
  );

const rankByFractions = (m: Integers): number => rankOf(m.map((row) => row.map((x) => fraction(x))));

describe('ranks over ℚ', () => {
  it('fraction-free elimination: the rank, and rows and columns of a minor that is not zero', () => {
    fc.assert(
      fc.property(matrices, (m) => {
        const { rank, rows, columns } = integerRank(m);
        expect(rank).toBe(rankByFractions(m));
        expect(rankByFractions(rows.map((i) => columns.map((j) => m[i]?.[j] ?? 0n)))).toBe(rank);
        expect([new Set(rows).size, new Set(columns).size]).toEqual([rank, rank]);
      }),
      { numRuns: 400 },
    );
  });

  it('by many primes: the same', () => {
    fc.assert(
      fc.property(matrices, fc.integer(), (m, seed) => {
        expect(exactRank(matrixKernel(), m, seed)).toBe(rankByFractions(m));
      }),
      { numRuns: 400 },
    );
  });

  it('is not fooled by entries that the first primes divide', () => {
    const primes = randomPrimes(mulberry32(1));
    let unlucky = 1n;
    for (let i = 0; i < 12; i++) unlucky *= BigInt(primes.next().value);
    expect(exactRank(matrixKernel(), [[unlucky]], 1)).toBe(1);
    expect(
      exactRank(
        matrixKernel(),
        [
          [1n, 1n],
          [1n, 1n + unlucky],
        ],
        1,
      ),
    ).toBe(2);
  });

  it('adjugate · m = det · I, and null exactly for singular matrices', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }).chain((k) => integers(k, k)),
        (m) => {
          const found = integerInverse(m);
          if (found === null) {
            expect(rankByFractions(m)).toBeLessThan(m.length);
            return;
          }
          expect(found.det).not.toBe(0n);
          expect(times(found.adjugate, m)).toEqual(m.map((_, i) => m.map((_r, j) => (i === j ? found.det : 0n))));
          expect(found.det).toBe(determinant(m));
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Laplace. */
function determinant(m: Integers): bigint {
  const [first, ...rest] = m;
  if (first === undefined) return 1n;
  return first.reduce(
    (sum, x, j) => sum + (x === 0n ? 0n : (j % 2 === 0 ? x : -x) * determinant(rest.map((row) => row.filter((_, t) => t !== j)))),
    0n,
  );
}
