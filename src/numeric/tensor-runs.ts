import * as tf from '@tensorflow/tfjs-core';
import type { FloatHeads, FloatLags } from './float-heads.ts';
import { matrixTensor, readTensor, tensorColumns, tensorRows } from './float-tensors.ts';
import type { FloatRecurrence } from './lag-rows.ts';
import { transposed } from './lower-factor.ts';

/** Positions taken together; a power of two. */
const BLOCK = 512;

/**
 * h_i = A h_(i-1) + B x_i, y_i = C h_i + D x_i in float32 on the current tfjs backend: X is n × d, the result n × p.
 * Inside a block the recurrence runs as a scan by doubling (h over windows of 1, 2, 4, … positions), so that a
 * handful of two-dimensional products replaces a loop over positions; between blocks the state is carried.
 */
export async function runRecurrence({ A, B, C, D, N, p, d }: FloatRecurrence, X: Float32Array, n: number): Promise<Float32Array> {
  const out = new Float32Array(n * p);
  const fixed = tf.tidy(() => {
    const powers = [matrixTensor(transposed(A, N, N), N, N)];
    while (2 ** powers.length < Math.min(BLOCK, n)) powers.push(tf.matMul(powers.at(-1) as tf.Tensor2D, powers.at(-1) as tf.Tensor2D));
    const skip = D === undefined ? [] : [matrixTensor(transposed(D, p, d), d, p)];
    return { powers, B: matrixTensor(transposed(B, N, d), d, N), C: matrixTensor(transposed(C, p, N), N, p), skip };
  });
  let carry: tf.Tensor2D = matrixTensor(new Float32Array(N), 1, N);
  for (let from = 0; from < n; from += BLOCK) {
    const b = Math.min(BLOCK, n - from);
    const [y, last] = tf.tidy((): [tf.Tensor2D, tf.Tensor2D] => {
      const x = matrixTensor(X.subarray(from * d, (from + b) * d), b, d);
      const carried = tf.matMul<tf.Tensor2D>(carry, fixed.powers[0] as tf.Tensor2D);
      let h = tf.add<tf.Tensor2D>(
        tf.matMul(x, fixed.B),
        tf.pad2d(carried, [
          [0, b - 1],
          [0, 0],
        ]),
      );
      fixed.powers.forEach((power, t) => {
        const shift = 2 ** t;
        if (shift >= b) return;
        const moved = tf.matMul<tf.Tensor2D>(tensorRows(h, 0, b - shift), power);
        h = tf.add(
          h,
          tf.pad2d(moved, [
            [shift, 0],
            [0, 0],
          ]),
        );
      });
      const output = tf.matMul<tf.Tensor2D>(h, fixed.C);
      const y = fixed.skip.reduce((sum, skip) => tf.add<tf.Tensor2D>(sum, tf.matMul(x, skip)), output);
      return [y, tensorRows(h, b - 1, 1)];
    });
    carry.dispose();
    carry = last;
    out.set(await readTensor(y), from * p);
  }
  tf.dispose([carry, fixed]);
  return out;
}

/** y_i = Σ_{l < count, l ≤ i} M_l x_(i-l) in float32, one product for each lag: for layers of few taps. */
export async function runLags({ rows, count, p, d }: FloatLags, X: Float32Array, n: number): Promise<Float32Array> {
  const y = tf.tidy(() => {
    const x = matrixTensor(X, n, d);
    let sum = matrixTensor(new Float32Array(n * p), n, p);
    for (let l = 0; l < Math.min(count, n); l++) {
      const previous = sum;
      sum = tf.tidy(() => {
        const M = matrixTensor(transposed(rows.subarray(l * p * d, (l + 1) * p * d), p, d), d, p);
        return tf.add(
          previous,
          tf.pad2d(tf.matMul<tf.Tensor2D>(tensorRows(x, 0, n - l), M), [
            [l, 0],
            [0, 0],
          ]),
        );
      });
      previous.dispose();
    }
    return sum;
  });
  return readTensor(y);
}

/**
 * y_i = Σ_h V_h Σ_{j≤i} c_(i-j),h x_j in float32. The causal coefficient matrix of a head is Toeplitz: cut into
 * BLOCK × BLOCK pieces it has one piece for each distance of blocks, and that piece multiplies all blocks of inputs at
 * once, laid side by side. O(n²) products per head, as attention costs.
 */
export async function runHeads(
  { valueMaps, coefficients, count }: FloatHeads,
  X: Float32Array,
  n: number,
  p: number,
  d: number,
): Promise<Float32Array> {
  const b = Math.min(BLOCK, n);
  const blocks = Math.ceil(n / b);
  const H = valueMaps.length;
  const y = tf.tidy(() => {
    const x = matrixTensor(sideBySide(X, n, d, b, blocks), b, blocks * d);
    let sum = matrixTensor(new Float32Array(b * blocks * p), b * blocks, p);
    valueMaps.forEach((V, h) => {
      const previous = sum;
      sum = tf.tidy(() => {
        const c = Float64Array.from({ length: Math.min(count, n) }, (_, l) => coefficients[l * H + h] as number);
        const mixed = tf.reshape(mixedByToeplitz(c, x, b, blocks, d), [b * blocks, d]);
        return tf.add(previous, tf.matMul<tf.Tensor2D>(mixed as tf.Tensor2D, matrixTensor(transposed(V, p, d), d, p)));
      });
      previous.dispose();
    });
    return sum;
  });
  const data = await readTensor(y);
  const out = new Float32Array(n * p);
  for (let i = 0; i < n; i++) {
    const from = ((i % b) * blocks + Math.floor(i / b)) * p;
    out.set(data.subarray(from, from + p), i * p);
  }
  return out;
}

/** Σ_j c_(i-j) x_j for all i, b × (blocks·d) in and out. */
function mixedByToeplitz(c: Float64Array, x: tf.Tensor2D, b: number, blocks: number, d: number): tf.Tensor2D {
  // reversed[t] = c_(top - t), zero outside: row a of the piece at distance q is a stretch of it.
  const top = blocks * b - 1;
  const reversed = new Float32Array(blocks * b + b);
  c.forEach((value, l) => {
    reversed[top - l] = value;
  });
  let sum = matrixTensor(new Float32Array(b * blocks * d), b, blocks * d);
  for (let q = 0; q < blocks && q * b < c.length + b; q++) {
    const previous = sum;
    sum = tf.tidy(() => {
      const piece = new Float32Array(b * b);
      for (let a = 0; a < b; a++) piece.set(reversed.subarray(top - q * b - a, top - q * b - a + b), a * b);
      const product = tf.matMul<tf.Tensor2D>(matrixTensor(piece, b, b), tensorColumns(x, 0, (blocks - q) * d));
      return tf.add<tf.Tensor2D>(
        previous,
        tf.pad2d(product, [
          [0, 0],
          [q * d, 0],
        ]),
      );
    });
    previous.dispose();
  }
  return sum;
}

/** Row a, block J holds x_(J·b + a); positions from n on are zero. */
function sideBySide(X: Float32Array, n: number, d: number, b: number, blocks: number): Float32Array {
  const out = new Float32Array(b * blocks * d);
  for (let i = 0; i < n; i++) out.set(X.subarray(i * d, (i + 1) * d), ((i % b) * blocks + Math.floor(i / b)) * d);
  return out;
}
