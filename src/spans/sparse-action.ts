import type { KernelMatrix, MatrixKernel } from '../exact/matrix-kernel.ts';
import { summable } from '../exact/matrix-kernel.ts';

/** A square matrix with few entries (diagonal, companion, shift, bidiagonal), row by row. */
export interface SparseAction {
  /** Entries of row i: numbers starts[i] … starts[i + 1] - 1 of `columns` and `values`. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** Entries per row, on average, up to which a loop over them beats the dense kernel. */
const FEW = 2;

/** The entries of an N×N matrix given row by row; null where there are too many to be worth it. */
export function sparseAction(matrix: Float64Array, N: number): SparseAction | null {
  let count = 0;
  for (const x of matrix) if (x !== 0) count++;
  if (count > FEW * N) return null;
  const [starts, columns, values] = [new Int32Array(N + 1), new Int32Array(count), new Float64Array(count)];
  let at = 0;
  for (let i = 0; i < N; i++) {
    for (let j = 0; j < N; j++) {
      const x = matrix[i * N + j] as number;
      if (x === 0) continue;
      columns[at] = j;
      values[at++] = x;
    }
    starts[i + 1] = at;
  }
  return { starts, columns, values };
}

/** target = action · source mod p (balanced residues; 0: float64), both N×cols and apart from each other in memory. */
export function act(
  kernel: MatrixKernel,
  { starts, columns, values }: SparseAction,
  source: KernelMatrix,
  target: KernelMatrix,
  p: number,
): void {
  const mem = kernel.doubles;
  const lazy = p > 0 ? summable(p) : Infinity;
  const inverse = p > 0 ? 1 / p : 0;
  const cols = target.cols;
  for (let i = 0; i < target.rows; i++) {
    const to = target.pointer / 8 + i * target.ld;
    const start = starts[i] as number;
    const end = starts[i + 1] as number;
    if (start === end) mem.fill(0, to, to + cols);
    for (let e = start, pending = 1; e < end; e++, pending++) {
      const from = source.pointer / 8 + (columns[e] as number) * source.ld;
      const x = values[e] as number;
      const reduced = p > 0 && (pending % lazy === 0 || e === end - 1);
      for (let j = 0; j < cols; j++) {
        const product = x * (mem[from + j] as number);
        const sum = e === start ? product : (mem[to + j] as number) + product;
        mem[to + j] = reduced ? sum - p * Math.round(sum * inverse) : sum;
      }
    }
  }
}

/** The square mod p (0: float64); null where it has too many entries to be worth it. */
export function squareOf({ starts, columns, values }: SparseAction, p: number): SparseAction | null {
  const N = starts.length - 1;
  const row = new Float64Array(N);
  const square: { columns: number[]; values: number[] } = { columns: [], values: [] };
  const ends = new Int32Array(N + 1);
  for (let i = 0; i < N; i++) {
    const touched = new Set<number>();
    for (let e = starts[i] as number; e < (starts[i + 1] as number); e++) {
      const t = columns[e] as number;
      for (let f = starts[t] as number; f < (starts[t + 1] as number); f++) {
        const j = columns[f] as number;
        const sum = (row[j] as number) + (values[e] as number) * (values[f] as number);
        row[j] = p > 0 ? sum - p * Math.round(sum / p) : sum;
        touched.add(j);
      }
    }
    for (const j of touched) {
      if (row[j] !== 0) {
        square.columns.push(j);
        square.values.push(row[j] as number);
      }
      row[j] = 0;
    }
    ends[i + 1] = square.columns.length;
    if (square.columns.length > FEW * N) return null;
  }
  return { starts: ends, columns: Int32Array.from(square.columns), values: Float64Array.from(square.values) };
}

/** Writes the matrix into `target`, which is zero. */
export function scatter(kernel: MatrixKernel, { starts, columns, values }: SparseAction, target: KernelMatrix): void {
  const mem = kernel.doubles;
  for (let i = 0; i < target.rows; i++) {
    const to = target.pointer / 8 + i * target.ld;
    for (let e = starts[i] as number; e < (starts[i + 1] as number); e++) mem[to + (columns[e] as number)] = values[e] as number;
  }
}
