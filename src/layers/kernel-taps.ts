import { fail } from '../diagnostics/diagnostic.ts';
import { apply, readMatrix } from '../exact/matrix.ts';
import { ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { Matrix, Scalars } from '../exact/scalars.ts';
import { toEntries } from './entries.ts';
import { checkedShape, expectColumns, expectRows, shapeText } from './shapes.ts';

/** The kernels K_0 … K_(width-1) of a convolution, p×d each, however they are stored. */
export interface KernelTaps {
  readonly p: number;
  readonly d: number;
  readonly width: number;
  /** K_s as a full matrix. */
  matrix(s: number): Matrix<Rational>;
  /** x ↦ K_s x over other scalars, the kernels read once. */
  reader<S>(scalars: Scalars<S>): (s: number, x: readonly S[]) => S[];
  /** Their keys in a layer file. */
  weights(): Record<string, unknown>;
}

/** Kernels given as full matrices of one shape. Throws DiagnosticError (`empty-list`, `ragged-matrix`, `shape-mismatch`). */
export function denseKernels(kernels: readonly Matrix<Rational>[]): KernelTaps {
  const first = kernels[0];
  if (first === undefined) fail('empty-list', 'no kernels: expected at least 1', { place: 'kernels' });
  const [p, d] = checkedShape(first, 'kernels[0]');
  kernels.forEach((K, s) => {
    const place = `kernels[${String(s)}]`;
    const [rows, cols] = checkedShape(K, place);
    expectRows(place, rows, p, `kernels[0] is ${shapeText(p, d)}`);
    expectColumns(place, cols, d, `kernels[0] is ${shapeText(p, d)}`);
  });
  return {
    p,
    d,
    width: kernels.length,
    matrix: (s) => kernels[s] ?? [],
    reader: (scalars) => {
      const read = kernels.map((K) => readMatrix(scalars, K));
      return (s, x) => apply(scalars, read[s] ?? [], x);
    },
    weights: () => ({ kernels: kernels.map(toEntries) }),
  };
}

/** Diagonal kernels, one row of taps for each channel. Throws DiagnosticError (`empty-list`, `ragged-matrix`). */
export function depthwiseKernels(channels: Matrix<Rational>): KernelTaps {
  const [p, width] = checkedShape(channels, 'depthwise');
  const full = new Map<number, Matrix<Rational>>();
  return {
    p,
    d: p,
    width,
    matrix: (s) => {
      const known = full.get(s);
      if (known !== undefined) return known;
      const K = channels.map((taps, c) => channels.map((_, e) => (c === e ? (taps[s] ?? ZERO) : ZERO)));
      full.set(s, K);
      return K;
    },
    reader: (scalars) => {
      const read = readMatrix(scalars, channels);
      return (s, x) => x.map((value, c) => scalars.mul(read[c]?.[s] ?? scalars.zero, value));
    },
    weights: () => ({ depthwise: toEntries(channels) }),
  };
}
