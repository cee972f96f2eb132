import fc from 'fast-check';
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { fromDouble } from '../../src/exact/rational.ts';
import { headCount } from '../../src/heads/head-count.ts';
import { readLayer } from '../../src/layers/layer-file.ts';

interface Head {
  readonly Q: number[][];
  readonly K: number[][];
  readonly V: number[][];
}

const entries = (rows: number, cols: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(fc.noBias(fc.integer({ min: -2, max: 2 })), { minLength: cols, maxLength: cols }), {
    minLength: rows,
    maxLength: rows,
  });

const samples = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([p, d, count, n]) =>
    fc.record({
      heads: fc.array(fc.record({ Q: entries(1, d), K: entries(1, d), V: entries(p, d) }), { minLength: count, maxLength: count }),
      causal: fc.boolean(),
      X: entries(n, d),
      // Equal scores in two heads, or the same token twice, lower the rank at that input only.
      twin: fc.boolean(),
    }),
  )
  .map(({ heads, causal, X, twin }) => ({
    heads: twin && heads[1] ? heads.map((h) => ({ ...h, Q: heads[0]?.Q ?? h.Q, K: heads[0]?.K ?? h.K })) : heads,
    causal,
    X: twin ? X.map((x, i) => (i % 2 === 1 ? (X[0] ?? x) : x)) : X,
  }));

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((s, x, i) => s + x * (b[i] ?? 0), 0);

/** vec of W_ij(X) for every pair, in float64 from the definition of softmax attention. */
function blocks(heads: readonly Head[], causal: boolean, X: readonly number[][]): number[][] {
  return X.flatMap((query, i) =>
    X.map((_, j) => {
      const flat = new Array<number>((heads[0]?.V.length ?? 0) * (heads[0]?.V[0]?.length ?? 0)).fill(0);
      for (const { Q, K, V } of heads) {
        const keys = causal ? X.slice(0, i + 1) : X;
        const weights = keys.map((key) =>
          Math.exp(
            dot(
              Q.map((row) => dot(row, query)),
              K.map((row) => dot(row, key)),
            ),
          ),
        );
        const a = (weights[j] ?? 0) / weights.reduce((s, w) => s + w, 0);
        V.flat().forEach((v, e) => (flat[e] = (flat[e] ?? 0) + a * v));
      }
      return flat;
    }),
  );
}

describe('the interaction rank at one input', () => {
  it('is the rank of the attention blocks as float64 computes them, wherever that rank is plain to see', () => {
    let seen = 0;
    fc.assert(
      fc.property(samples, ({ heads, causal, X }) => {
        const layer = readLayer({ format: 'headcount/layer@1', kind: 'attention', heads, causal });
        const { operator } = headCount(layer, { x: X.map((row) => row.map(fromDouble)) });
        const values = new SingularValueDecomposition(new Matrix(blocks(heads, causal, X)), { autoTranspose: true }).diagonal;
        const largest = values[0] ?? 0;
        expect(operator.atInput).toBeLessThanOrEqual(operator.heads);
        // Between rounding and the plainly nonzero nothing can be said.
        if (values.some((v) => v > 1e-12 * largest && v < 1e-6 * largest)) return;
        seen++;
        expect(operator.atInput).toBe(values.filter((v) => v > 1e-9 * largest && v > 0).length);
      }),
      { numRuns: 400 },
    );
    expect(seen).toBeGreaterThan(300);
  });
});
