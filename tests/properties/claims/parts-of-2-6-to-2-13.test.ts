import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ssmCases } from '../../../properties/arbitraries/arbitraries.ts';
import { layerOfCase } from '../../../properties/arbitraries/case-layer.ts';
import type { SsmCase } from '../../../properties/arbitraries/case.ts';
import { coordinatesOf, positivityOf } from '../../../properties/cone-heads.ts';
import { errorOfHeads } from '../../../properties/diagonal-gram.ts';
import {
  isZeroWhole,
  lagsOf,
  minimalDegree,
  productOf,
  spanDimension,
  wholeMatrix,
  type Whole,
} from '../../../properties/integer-operators.ts';
import { LayerQuantities } from '../../../properties/layer-quantities.ts';
import { basisOf, tensorRankOfPencil } from '../../../properties/low-rank-heads.ts';
import { characteristicPolynomial, eigenvaluesOf } from '../../../properties/real-eigenvalues.ts';
import { confirmedCounts } from '../../../src/spans/small-confirmed.ts';
import { readLayer } from '../../../src/layers/layer-file.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 100);

const I: Whole = [
  [1n, 0n],
  [0n, 1n],
];
const J: Whole = [
  [0n, -1n],
  [1n, 0n],
];

describe('operators in whole numbers', () => {
  it('have the counts that certified spans have, whatever the denominator', () => {
    fc.assert(
      fc.property(ssmCases({ N: [1, 4], n: [1, 8] }), (c: SsmCase) => {
        const counts = confirmedCounts(c, c.n);
        const lags = lagsOf(c, c.n);
        expect(spanDimension(lags)).toBe(counts.heads);
        expect(minimalDegree(wholeMatrix(c.A, c.N, c.N))).toBe(counts.degree);
        expect(basisOf(lags)).toHaveLength(counts.heads);
      }),
      { numRuns: CASES },
    );
  });
});

describe('eigenvalues by Sturm sequences', () => {
  it('are those of integer matrices with known ones', () => {
    const matrix = (...rows: number[][]): Whole => rows.map((row) => row.map(BigInt));
    expect(eigenvaluesOf(J)).toEqual({ real: 0, pairs: 1 });
    expect(eigenvaluesOf(I)).toEqual({ real: 1, pairs: 0 });
    expect(eigenvaluesOf(matrix([0, 1], [0, 0]))).toEqual({ real: 1, pairs: 0 });
    expect(eigenvaluesOf(matrix([1, 2], [1, 0]))).toEqual({ real: 2, pairs: 0 });
    // x³ − 2: one real root and a pair; then a pair that occurs twice.
    expect(eigenvaluesOf(matrix([0, 0, 2], [1, 0, 0], [0, 1, 0]))).toEqual({ real: 1, pairs: 1 });
    expect(eigenvaluesOf(matrix([0, -1, 0, 0], [1, 0, 0, 0], [0, 0, 0, -1], [0, 0, 1, 0]))).toEqual({ real: 0, pairs: 1 });
  });

  it('are together as many as the traces of powers say', () => {
    fc.assert(
      fc.property(ssmCases({ N: [1, 5], n: [1, 2] }), (c: SsmCase) => {
        const { real, pairs } = eigenvaluesOf(wholeMatrix(c.A, c.N, c.N));
        expect(real + 2 * pairs).toBe(confirmedCounts(c, 1).eigenvalues);
      }),
      { numRuns: CASES },
    );
  });

  it('come from a polynomial that the matrix satisfies (Cayley and Hamilton)', () => {
    fc.assert(
      fc.property(ssmCases({ N: [1, 5], n: [1, 2] }), (c: SsmCase) => {
        const A = wholeMatrix(c.A, c.N, c.N);
        const value = characteristicPolynomial(A).reduceRight<Whole>(
          (sum, x) => productOf(A, sum).map((row, i) => row.map((entry, j) => (i === j ? entry + x : entry))),
          A.map((row) => row.map(() => 0n)),
        );
        expect(isZeroWhole(value)).toBe(true);
      }),
      { numRuns: CASES },
    );
  });
});

describe('heads of rank one for two operators', () => {
  it('are three where no combination has rank one, or only one has, and two otherwise', () => {
    const shear: Whole = [
      [0n, 1n],
      [0n, 0n],
    ];
    const diagonal: Whole = [
      [1n, 0n],
      [0n, 2n],
    ];
    expect(tensorRankOfPencil([I, J])).toBe(3);
    expect(tensorRankOfPencil([I, shear])).toBe(3);
    expect(tensorRankOfPencil([I, diagonal])).toBe(2);
    expect(tensorRankOfPencil([I])).toBeNull();
  });
});

describe('a functional that is positive on all operators', () => {
  it('is found where the count of softmax heads with a sink finds one', () => {
    fc.assert(
      fc.property(ssmCases({ N: [1, 3], n: [1, 5] }), (c: SsmCase) => {
        const lags = lagsOf(c, c.n);
        const { k, vectors } = coordinatesOf(lags)!;
        fc.pre(k > 0);
        const isPositive = positivityOf(vectors).w !== null && !lags.some(isZeroWhole);
        const { least, most } = new LayerQuantities(readLayer(layerOfCase(c)), c.n).boundsOf('softmax');
        expect([least, most]).toEqual([isPositive ? k : k + 1, isPositive ? k : k + 1]);
      }),
      { numRuns: CASES },
    );
  });
});

describe('the error of heads over the grid of positions', () => {
  it('is that of mathematics.md for [5, 0] and [0, 6] on two positions', () => {
    const operators = [
      [5n, 0n],
      [0n, 6n],
    ];
    expect(errorOfHeads(operators, [[1n, 0n]], 2)).toEqual({ num: 36n, den: 1n });
    expect(errorOfHeads(operators, [[0n, 1n]], 2)).toEqual({ num: 50n, den: 1n });
    expect(errorOfHeads(operators, [[1n, 1n]], 2)).toEqual({ num: 43n, den: 1n });
    expect(errorOfHeads(operators, operators, 2)).toEqual({ num: 0n, den: 1n });
  });
});
