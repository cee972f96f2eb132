import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MatrixKernel } from '../../src/exact/matrix-kernel.ts';
import { balanced } from '../../src/exact/primes.ts';
import { reducedEchelon, rowProfileOf } from '../../src/exact/row-profile.ts';

const wasm = MatrixKernel.wasm();
const kernels = [MatrixKernel.scalar(), ...(wasm === null ? [] : [wasm])];

/** Matrices of every rank: a product of two thin ones over a small or a large field, with zero and repeated rows. */
const matrices = fc
  .tuple(
    fc.constantFrom(3, 7, 16777259, 33554393),
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 0, max: 5 }),
  )
  .chain(([p, rows, cols, rank]) => {
    const entries = (length: number): fc.Arbitrary<number[]> =>
      fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: p - 1 })), { minLength: length, maxLength: length });
    return fc.tuple(fc.constant([p, rows, cols, rank] as const), entries(rows * rank), entries(rank * cols));
  })
  .map(([[p, rows, cols, rank], left, right]) => ({
    p,
    matrix: Array.from({ length: rows }, (_, i) =>
      Array.from({ length: cols }, (_e, j) => {
        let sum = 0n;
        for (let t = 0; t < rank; t++) sum += BigInt(left[i * rank + t] ?? 0) * BigInt(right[t * cols + j] ?? 0);
        return Number(sum % BigInt(p));
      }),
    ),
  }));

/** Reduced row echelon form mod p in BigInt. */
function plainEchelon(matrix: readonly (readonly number[])[], p: number): { pivots: number[]; rows: number[][] } {
  const P = BigInt(p);
  const m = matrix.map((row) => row.map(BigInt));
  const inverse = (a: bigint): bigint => {
    for (let [r, s, t, u] = [P, a, 0n, 1n]; ;) {
      if (s === 1n) return ((u % P) + P) % P;
      const q = r / s;
      [r, s, t, u] = [s, r - q * s, u, t - q * u];
    }
  };
  const pivots: number[] = [];
  for (let j = 0; j < (m[0]?.length ?? 0); j++) {
    const top = pivots.length;
    const found = m.findIndex((row, i) => i >= top && row[j] !== 0n);
    if (found < 0) continue;
    const pivot = m[found] ?? [];
    m[found] = m[top] ?? [];
    const scale = inverse(pivot[j] ?? 1n);
    const unit = pivot.map((x) => (x * scale) % P);
    m[top] = unit;
    m.forEach((row, i) => {
      const f = row[j] ?? 0n;
      if (i !== top) m[i] = row.map((x, e) => (((x - f * (unit[e] ?? 0n)) % P) + P) % P);
    });
    pivots.push(j);
  }
  return { pivots, rows: m.slice(0, pivots.length).map((row) => row.map(Number)) };
}

const flat = (matrix: readonly (readonly number[])[], p: number): Float64Array => Float64Array.from(matrix.flat(), (x) => balanced(x, p));

describe.each(kernels.map((k) => [k.name, k] as const))('elimination mod p, %s', (_, kernel) => {
  it('gives the rank of every leading block of rows, and a nonzero minor', () => {
    fc.assert(
      fc.property(matrices, ({ p, matrix }) => {
        const cols = matrix[0]?.length ?? 0;
        const profile = rowProfileOf(kernel, flat(matrix, p), matrix.length, cols, p);
        matrix.forEach((_row, i) => {
          const block = matrix.slice(0, i + 1);
          expect(profile.rows.filter((r) => r <= i)).toHaveLength(plainEchelon(block, p).pivots.length);
        });
        const minor = profile.rows.map((i) => profile.columns.map((j) => matrix[i]?.[j] ?? 0));
        expect(plainEchelon(minor, p).pivots).toHaveLength(profile.rank);
        expect(profile.rows).toHaveLength(profile.rank);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the reduced row echelon form, which does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(matrices, fc.boolean(), ({ p, matrix }, reversed) => {
        const cols = matrix[0]?.length ?? 0;
        const given = reversed ? [...matrix].reverse() : matrix;
        const echelon = kernel.scope(() => reducedEchelon(kernel, kernel.load(flat(given, p), matrix.length, cols), p));
        const expected = plainEchelon(matrix, p);
        expect(echelon.pivots).toEqual(expected.pivots);
        expect([...echelon.entries]).toEqual(expected.rows.flat());
      }),
      { numRuns: 300 },
    );
  });
});
