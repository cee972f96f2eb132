import * as tf from '@tensorflow/tfjs-core';
import { backend } from './backend.ts';
import { matrixTensor, readTensor, tensorColumns } from './float-tensors.ts';

/** Query and key maps of one head, r × d each, row-major. */
export interface ScoreMaps {
  readonly Q: Float64Array;
  readonly K: Float64Array;
  readonly r: number;
}

/** What a masked score gets: finite, since a softmax over -∞ alone is NaN (numeric.md 2.2). */
const MASKED = -1e30;

/**
 * The n × n coefficient matrices a^h_ij = softmax_j(scale·(Q_h x_i)·(K_h x_j)) of every head (mathematics.md 1.3), in
 * float32 on tfjs: all projections in one product, then per head two-dimensional products with an explicit transpose
 * and an additive mask, the form that is fast on wasm (numeric.md 2.3 b). X is n × d, row-major; the result has
 * one n × n row-major array for each head. Throws RangeError for sizes that do not fit, DiagnosticError as `backend`.
 */
export async function attentionMatrices(
  X: Float64Array,
  n: number,
  d: number,
  heads: readonly ScoreMaps[],
  { causal = false, scale = 1 }: { readonly causal?: boolean; readonly scale?: number } = {},
): Promise<Float32Array[]> {
  await backend();
  const tensors = tf.tidy(() => {
    const inputs = matrixTensor(X, n, d);
    const width = heads.reduce((sum, head) => sum + head.r, 0);
    if (width === 0) return [];
    const queries = tf.matMul<tf.Tensor2D>(
      inputs,
      stackedTransposes(
        heads.map((head) => ({ map: head.Q, r: head.r })),
        d,
        scale,
      ),
    );
    const keys = tf.matMul<tf.Tensor2D>(
      inputs,
      stackedTransposes(
        heads.map((head) => ({ map: head.K, r: head.r })),
        d,
        1,
      ),
    );
    const mask = causal ? causalMask(n) : null;
    let from = 0;
    return heads.map(({ r }) => {
      const a = tf.tidy(() => {
        const q = tensorColumns(queries, from, r);
        const k = tf.transpose(tensorColumns(keys, from, r));
        const scores = tf.matMul<tf.Tensor2D>(q, k);
        return tf.softmax(mask === null ? scores : tf.add<tf.Tensor2D>(scores, mask), 1);
      });
      from += r;
      return a;
    });
  });
  return Promise.all(tensors.map(readTensor));
}

/** [Q_0ᵀ, Q_1ᵀ, …]·factor, d × Σr. */
function stackedTransposes(maps: readonly { map: Float64Array; r: number }[], d: number, factor: number): tf.Tensor2D {
  const width = maps.reduce((sum, { r }) => sum + r, 0);
  const out = new Float32Array(d * width);
  let from = 0;
  for (const { map, r } of maps) {
    if (map.length !== r * d) throw new RangeError(`expected ${String(r)}×${String(d)} entries, got ${String(map.length)}`);
    for (let i = 0; i < r; i++) for (let j = 0; j < d; j++) out[j * width + from + i] = (map[i * d + j] as number) * factor;
    from += r;
  }
  return matrixTensor(out, d, width);
}

function causalMask(n: number): tf.Tensor2D {
  const mask = new Float32Array(n * n);
  for (let i = 0; i < n; i++) mask.fill(MASKED, i * n + i + 1, (i + 1) * n);
  return matrixTensor(mask, n, n);
}
