import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attentionMatrices } from '../../src/numeric/attention-matrices.ts';
import { backend } from '../../src/numeric/backend.ts';
import { softmax } from '../../src/numeric/jacobian.ts';
import { uniform } from './systems.ts';

/** The definition, one entry after another, in float64. */
function coefficient(
  X: Float64Array,
  d: number,
  Q: Float64Array,
  K: Float64Array,
  r: number,
  scale: number,
  i: number,
  keys: number,
): Float64Array {
  const project = (map: Float64Array, token: number): number[] =>
    Array.from({ length: r }, (_, a) => {
      let sum = 0;
      for (let b = 0; b < d; b++) sum += (map[a * d + b] as number) * (X[token * d + b] as number);
      return sum;
    });
  const q = project(Q, i);
  const scores = Array.from({ length: keys }, (_, j) => scale * project(K, j).reduce((sum, x, a) => sum + x * (q[a] as number), 0));
  return softmax(Float64Array.from(scores));
}

describe('attentionMatrices', () => {
  it('agrees entry by entry with a float64 loop, masked and not, heads of different widths', async () => {
    const shape = fc.record({
      n: fc.integer({ min: 1, max: 9 }),
      d: fc.integer({ min: 1, max: 5 }),
      widths: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
      causal: fc.boolean(),
      scale: fc.constantFrom(0.25, 1, 3),
      seed: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ n, d, widths, causal, scale, seed }) => {
        const X = uniform(seed, n * d);
        const heads = widths.map((r, h) => ({ Q: uniform(seed + 2 * h + 1, r * d), K: uniform(seed + 2 * h + 2, r * d), r }));
        const matrices = await attentionMatrices(X, n, d, heads, { causal, scale });
        expect(matrices).toHaveLength(heads.length);
        matrices.forEach((matrix, h) => {
          const { Q, K, r } = heads[h]!;
          for (let i = 0; i < n; i++) {
            const a = coefficient(X, d, Q, K, r, scale, i, causal ? i + 1 : n);
            for (let j = 0; j < n; j++) expect(Math.abs(matrix[i * n + j]! - (a[j] ?? 0))).toBeLessThan(2e-6);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('has no mass above the diagonal under the mask, even with huge scores, and leaks no tensor', async () => {
    await backend();
    const before = tf.memory().numTensors;
    const [n, d] = [40, 8];
    const X = uniform(3, n * d).map((x) => 100 * x);
    const [matrix] = await attentionMatrices(X, n, d, [{ Q: uniform(4, 64), K: uniform(5, 64), r: 8 }], { causal: true });
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) {
        if (j > i) expect(matrix![i * n + j]).toBe(0);
        sum += matrix![i * n + j]!;
      }
      expect(sum).toBeCloseTo(1, 5);
    }
    expect(tf.memory().numTensors).toBe(before);
  });

  it('gives an empty list for no heads and refuses maps of the wrong size', async () => {
    expect(await attentionMatrices(uniform(1, 6), 3, 2, [])).toEqual([]);
    await expect(attentionMatrices(uniform(1, 6), 3, 2, [{ Q: uniform(2, 3), K: uniform(3, 4), r: 2 }])).rejects.toThrow(
      'expected 2×2 entries, got 3',
    );
  });
});
