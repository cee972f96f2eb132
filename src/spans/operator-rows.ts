import type { KernelMatrix, MatrixKernel } from '../exact/matrix-kernel.ts';
import type { Layer, OperatorLabel } from '../layers/layer.ts';
import { diagonalRows } from './diagonal-rows.ts';
import { listedRows } from './listed-rows.ts';
import { recurrenceRows } from './recurrence-rows.ts';

/** A bound on the rank that needs no computation beyond reading the layer, and its reason. */
export interface TrivialBound {
  readonly bound: number;
  /** `operators`: that many rows that are not zero by definition; `entries`: that many entries that can differ from zero. */
  readonly reason: 'operators' | 'entries';
}

/**
 * The distinct operators of a layer on length n as rows of a matrix: row t is vec of the operator with label
 * labels[t]. Rows beyond the point where the span cannot grow any more are cut off (Cayley–Hamilton: numeric.md 1.2).
 *
 * Exact arithmetic is done on integer rows: row t times a positive integer, and the matrix restricted to the entries
 * (α, β) listed in `entries`; all others are zero in every operator.
 */
export interface OperatorRows {
  readonly labels: readonly OperatorLabel[];
  /** Least length at which each operator occurs; non-decreasing. */
  readonly since: readonly number[];
  /** The entries (α, β) that form a row, in order. */
  readonly entries: readonly (readonly [number, number])[];
  readonly bounds: readonly TrivialBound[];
  /** True where these are all operators that the mask allows on length n: none cut off, none zero by absence. */
  readonly complete: boolean;
  /** Integer rows 0 .. count-1 mod p, as a matrix in the caller's scope. */
  residues(kernel: MatrixKernel, p: number, count: number): KernelMatrix;
  /** An upper bound on log2 of the absolute values in integer row t. */
  rowBits(t: number): number;
  /** About how many products of integers one integer row takes: what `integerRows` costs. */
  readonly rowWork: number;
  /** Integer rows 0 .. count-1 in full. */
  integerRows(count: number): readonly (readonly bigint[])[];
  /** The positive integer by which integer row t exceeds the operator. */
  scale(t: number): bigint;
}

/**
 * The operators of `layer` that can matter on length n; `atLeast` keeps that many lags of a recurrence (if there are as
 * many) although the span does not need them.
 */
export function operatorRows(layer: Layer, n: number, atLeast = 0): OperatorRows {
  switch (layer.structure.type) {
    case 'recurrences':
      return recurrenceRows(layer.structure, layer.p, layer.d, n, atLeast);
    case 'diagonal':
      return diagonalRows(layer.structure, n, atLeast);
    case 'listed':
      return listedRows(layer.structure.operators(n), layer.p, layer.d);
  }
}

/** Products × digits beyond which integer rows are not written out for a question that is not the count itself. */
const INTEGER_WORK = 2e10;

/** Whether integer rows 0 .. count-1 can be written out in a few seconds. */
export function areAffordable(rows: OperatorRows, count: number): boolean {
  if (count === 0) return true;
  const bits = rows.rowBits(count - 1);
  return count * (rows.rowWork + rows.entries.length) * (64 + bits / 2) <= INTEGER_WORK;
}

/** All (α, β) with α < p, β < d, row by row. */
export function allEntries(p: number, d: number): (readonly [number, number])[] {
  return Array.from({ length: p * d }, (_, e) => [Math.floor(e / d), e % d] as const);
}
