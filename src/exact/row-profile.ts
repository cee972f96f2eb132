import type { KernelMatrix, MatrixKernel } from './matrix-kernel.ts';
import { inverseMod } from './primes.ts';

/** The row rank profile of a matrix mod p: which rows are not combinations of earlier ones, and their pivot columns. */
export interface RowProfile {
  readonly rank: number;
  /** Increasing row indices; the rank of the first m rows is the number of entries below m. */
  readonly rows: readonly number[];
  /** Pivot column of each of them. The minor on these rows and columns is nonzero mod p. */
  readonly columns: readonly number[];
}

/**
 * Eliminates mod p row by row in order, so that one pass gives the rank of every leading block of rows: k_n for
 * every n (numeric.md 1.2). Destroys m. Stops early once `limit` pivots are found (no more are possible).
 */
export function rowProfile(kernel: MatrixKernel, m: KernelMatrix, p: number, limit = Math.min(m.rows, m.cols)): RowProfile {
  return kernel.scope(() => {
    const rows: number[] = [];
    const columns: number[] = [];
    const pivots = kernel.matrix(Math.max(limit, 1), m.cols);
    const columnList = kernel.allocate(4 * Math.max(limit, 1));
    for (let i = 0; i < m.rows && rows.length < limit; i++) {
      const row = m.pointer + i * m.ld * 8;
      const column = kernel.reduceRow(row, m.ld, pivots.pointer, pivots.ld, columnList, rows.length, p);
      if (column < 0) continue;
      const target = pivots.pointer + rows.length * pivots.ld * 8;
      kernel.scaleRow(row, m.ld, inverseBalanced(kernel.doubles[row / 8 + column] as number, p), p);
      kernel.doubles.copyWithin(target / 8, row / 8, row / 8 + m.ld);
      kernel.ints[columnList / 4 + rows.length] = column;
      rows.push(i);
      columns.push(column);
    }
    return { rank: rows.length, rows, columns };
  });
}

function inverseBalanced(x: number, p: number): number {
  const inverse = inverseMod(x, p);
  return inverse > p / 2 ? inverse - p : inverse;
}

/** Row profile mod p of a matrix given by its balanced residues. */
export function rowProfileOf(kernel: MatrixKernel, residues: Float64Array, rows: number, cols: number, p: number): RowProfile {
  return kernel.scope(() => rowProfile(kernel, kernel.load(residues, rows, cols), p));
}

/**
 * Reduced row echelon form of the rows mod p: for each pivot row the entries in the non-pivot columns. The row space
 * determines it, so it is the same for all primes but finitely many (the reduction of the one over ℚ).
 */
export interface ReducedEchelon {
  /** Pivot columns, increasing. */
  readonly pivots: readonly number[];
  /** rank × cols, row-major, entries in [0, p): row s has 1 in column pivots[s] and 0 in the other pivot columns. */
  readonly entries: Float64Array;
}

/** The reduced row echelon form mod p; destroys m. */
export function reducedEchelon(kernel: MatrixKernel, m: KernelMatrix, p: number): ReducedEchelon {
  return kernel.scope(() => {
    const limit = Math.max(Math.min(m.rows, m.cols), 1);
    const pivots = kernel.matrix(limit, m.cols);
    const columnList = kernel.allocate(4 * limit);
    const found: number[] = [];
    const rowAt = (s: number): number => pivots.pointer + s * pivots.ld * 8;
    for (let i = 0; i < m.rows && found.length < limit; i++) {
      const row = m.pointer + i * m.ld * 8;
      const column = kernel.reduceRow(row, m.ld, pivots.pointer, pivots.ld, columnList, found.length, p);
      if (column < 0) continue;
      kernel.scaleRow(row, m.ld, inverseBalanced(kernel.doubles[row / 8 + column] as number, p), p);
      kernel.doubles.copyWithin(rowAt(found.length) / 8, row / 8, row / 8 + m.ld);
      kernel.ints[columnList / 4 + found.length] = column;
      found.push(column);
    }
    // A row's pivot is its first nonzero entry after earlier pivots are gone, but a later pivot may stand to its left:
    // bring the rows into the order of their columns, then clear upwards, from the last row to the first.
    const order = found.map((_, s) => s).sort((a, b) => (found[a] as number) - (found[b] as number));
    const sorted = kernel.matrix(limit, m.cols);
    const sortedAt = (s: number): number => sorted.pointer + s * sorted.ld * 8;
    order.forEach((s, t) => kernel.doubles.copyWithin(sortedAt(t) / 8, rowAt(s) / 8, rowAt(s) / 8 + m.ld));
    const sortedColumns = order.map((s) => found[s] as number);
    return canonicalPivots(kernel, sorted, sortedColumns, p);
  });
}

function canonicalPivots(kernel: MatrixKernel, m: KernelMatrix, columns: number[], p: number): ReducedEchelon {
  // Row s has no entries left of its own pivot, because its pivot was its first nonzero entry. Clearing the pivot
  // columns to the right of it, last row first, leaves the reduced form.
  const rank = columns.length;
  const list = kernel.allocate(4 * Math.max(rank, 1));
  columns.forEach((c, s) => (kernel.ints[list / 4 + s] = c));
  for (let s = rank - 2; s >= 0; s--) {
    const below = m.pointer + (s + 1) * m.ld * 8;
    kernel.reduceRow(m.pointer + s * m.ld * 8, m.ld, below, m.ld, list + 4 * (s + 1), rank - 1 - s, p);
  }
  const entries = new Float64Array(rank * m.cols);
  for (let s = 0; s < rank; s++) {
    for (let j = 0; j < m.cols; j++) {
      const x = kernel.doubles[m.pointer / 8 + s * m.ld + j] as number;
      entries[s * m.cols + j] = ((x % p) + p) % p;
    }
  }
  return { pivots: columns, entries };
}
