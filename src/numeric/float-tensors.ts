import * as tf from '@tensorflow/tfjs-core';

/** A float32 matrix on the current backend from row-major numbers. Throws RangeError where the length does not fit. */
export function matrixTensor(entries: Float64Array | Float32Array, rows: number, cols: number): tf.Tensor2D {
  if (entries.length !== rows * cols) {
    throw new RangeError(`expected ${String(rows)}×${String(cols)} entries, got ${String(entries.length)}`);
  }
  return tf.tensor2d(entries instanceof Float32Array ? entries : Float32Array.from(entries), [rows, cols], 'float32');
}

/** Rows `from`, `from` + 1, … of a matrix, `count` of them. */
export function tensorRows(a: tf.Tensor2D, from: number, count: number): tf.Tensor2D {
  return tf.slice<tf.Rank.R2, tf.Tensor2D>(a, [from, 0], [count, a.shape[1]]);
}

/** Columns `from`, `from` + 1, … of a matrix, `count` of them. */
export function tensorColumns(a: tf.Tensor2D, from: number, count: number): tf.Tensor2D {
  return tf.slice<tf.Rank.R2, tf.Tensor2D>(a, [0, from], [a.shape[0], count]);
}

/** The entries of a float32 matrix, row-major; the tensor is disposed of. */
export async function readTensor(a: tf.Tensor2D): Promise<Float32Array> {
  const data = await a.data<'float32'>();
  a.dispose();
  return data;
}
