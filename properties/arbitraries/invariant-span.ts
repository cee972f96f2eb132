import { IntegerSpan } from './integer-span.ts';
import { NOT_SAFE } from './safe-integers.ts';

/** Dimensions of a growing span: that of the start vectors, and that of everything A makes of them. */
export interface InvariantSpan {
  readonly first: number;
  readonly whole: number;
}

/** rank B, and the dimension of the span of B, AB, A²B, … for A: N×N, B: N×d. Throws NOT_SAFE. */
export function reachable(A: readonly number[], B: readonly number[], N: number, d: number): InvariantSpan {
  const span = new IntegerSpan(N);
  for (let t = 0; t < d && span.dimension < N; t += 1) span.add(B, t, d);
  return { first: span.dimension, whole: grow(span, A, N, 1, N) };
}

/** rank C, and the dimension of the span of the rows of C, CA, CA², … for A: N×N, C: p×N. Throws NOT_SAFE. */
export function observable(A: readonly number[], C: readonly number[], N: number, p: number): InvariantSpan {
  const span = new IntegerSpan(N);
  for (let t = 0; t < p && span.dimension < N; t += 1) span.add(C, t * N);
  return { first: span.dimension, whole: grow(span, A, N, N, 1) };
}

/**
 * Adds A times every basis vector, new ones too: A times a span is spanned by A times a basis of it. The matrix is read
 * with steps `across` its columns and `down` its rows, so that it may be transposed.
 */
function grow(span: IntegerSpan, A: readonly number[], N: number, across: number, down: number): number {
  const image = new Array<number>(N).fill(0);
  for (let s = 0; s < span.dimension && span.dimension < N; s += 1) {
    const v = span.basisVector(s);
    for (let i = 0; i < N; i += 1) {
      let sum = 0;
      let size = 0;
      for (let j = 0; j < N; j += 1) {
        const product = (A[i * down + j * across] as number) * (v[j] as number);
        sum += product;
        size += product < 0 ? -product : product;
      }
      if (size > Number.MAX_SAFE_INTEGER) throw NOT_SAFE;
      image[i] = sum;
    }
    span.add(image);
  }
  return span.dimension;
}
