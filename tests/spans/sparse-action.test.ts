import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixKernel } from '../../src/exact/matrix-kernel.ts';
import { balanced } from '../../src/exact/primes.ts';
import { act, scatter, sparseAction, squareOf } from '../../src/spans/sparse-action.ts';

const PRIME = 33554393;

/** N×N with at most 2N entries: positions and values mod p. */
const sparse = fc.integer({ min: 1, max: 40 }).chain((N) =>
  fc.record({
    N: fc.constant(N),
    cols: fc.integer({ min: 1, max: 9 }),
    places: fc.array(fc.tuple(fc.nat(N * N - 1), fc.integer({ min: -PRIME, max: PRIME })), { maxLength: 2 * N }),
    seed: fc.integer(),
  }),
);

describe('a matrix with few entries', () => {
  it('acts as the dense product mod p does, also where one row has them all', () => {
    const kernel = matrixKernel();
    fc.assert(
      fc.property(sparse, fc.boolean(), ({ N, cols, places, seed }, oneRow) => {
        const A = new Float64Array(N * N);
        for (const [at, value] of places) A[oneRow ? at % N : at] = balanced(value, PRIME);
        const X = Float64Array.from({ length: N * cols }, (_, i) => balanced(Math.imul(seed + i, 0x9e3779b1), PRIME));
        const action = sparseAction(A, N);
        expect(action).not.toBeNull();
        kernel.scope(() => {
          const source = kernel.load(X, N, cols);
          const target = kernel.load(X, N, cols);
          if (action !== null) act(kernel, action, source, target, PRIME);
          const dense = kernel.read(kernel.product(kernel.load(A, N, N), source, PRIME));
          const residues = (m: Float64Array): number[] => Array.from(m, (x) => ((x % PRIME) + PRIME) % PRIME);
          expect(residues(kernel.read(target))).toEqual(residues(dense));
        });
      }),
    );
  });

  it('has the square that the dense product gives, or one with many entries', () => {
    const kernel = matrixKernel();
    fc.assert(
      fc.property(sparse, ({ N, places }) => {
        const A = new Float64Array(N * N);
        for (const [at, value] of places) A[at] = balanced(value, PRIME);
        const action = sparseAction(A, N)!;
        kernel.scope(() => {
          const dense = kernel.read(kernel.product(kernel.load(A, N, N), kernel.load(A, N, N), PRIME));
          const square = squareOf(action, PRIME);
          if (square === null) {
            expect(dense.filter((x) => x !== 0).length).toBeGreaterThan(2 * N);
            return;
          }
          const target = kernel.matrix(N, N);
          scatter(kernel, square, target);
          const found = kernel.read(target);
          found.forEach((x, e) => {
            expect((x - dense[e]!) % PRIME === 0 && Math.abs(x) <= PRIME / 2).toBe(true);
          });
        });
      }),
    );
  });

  it('is not seen where there are many entries', () => {
    expect(sparseAction(new Float64Array(25).fill(1), 5)).toBeNull();
  });
});
