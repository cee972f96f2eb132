// A selective state space model, C_i depending on x_i, and its derivative by dual numbers (mathematics.md 2.9.1, control 3).
import { sizeNamed, type Shape, type ShapedCase } from './shaped-cases.ts';

/** h_i = A h_(i−1) + B x_i, y_i = C_i h_i with C_i = Σ_β x_iβ C^β, at an input X. */
export const SELECTIVE = {
  sizes: { N: [1, 3], p: [1, 3], d: [1, 3], n: [1, 4] },
  weights: { A: ['N', 'N'], B: ['N', 'd'], C: ['d', 'p', 'N'], X: ['n', 'd'] },
} as const satisfies Shape;

/** Column `b` of ∂y_i/∂x_j and of W_ij, for one pair of positions. */
export interface SelectiveColumn {
  readonly i: number;
  readonly j: number;
  readonly derivative: readonly number[];
  readonly operator: readonly number[];
}

/** Every column for j ≤ i. */
export function selectiveColumns(c: ShapedCase): SelectiveColumn[] {
  const [N, p, d, n] = [sizeNamed(c, 'N'), sizeNamed(c, 'p'), sizeNamed(c, 'd'), sizeNamed(c, 'n')];
  const [A, B, C, X] = ['A', 'B', 'C', 'X'].map((name) => c.weights[name] ?? []) as [number[], number[], number[], number[]];
  const apply = (M: readonly number[], rows: number, x: readonly number[]): number[] =>
    Array.from({ length: rows }, (_, r) => x.reduce((sum, y, t) => sum + (M[r * x.length + t] ?? 0) * y, 0));
  const plus = (x: readonly number[], y: readonly number[]): number[] => x.map((entry, t) => entry + (y[t] ?? 0));
  const matrixAt = (x: readonly number[]): number[] =>
    Array.from({ length: p * N }, (_, e) => x.reduce((sum, y, b) => sum + (C[b * p * N + e] ?? 0) * y, 0));
  const token = (i: number): number[] => X.slice(i * d, (i + 1) * d);
  const unit = (b: number): number[] => Array.from({ length: d }, (_, t) => (t === b ? 1 : 0));
  const columns: SelectiveColumn[] = [];
  for (let j = 0; j < n; j += 1) {
    for (let b = 0; b < d; b += 1) {
      // The states, and how they move with token j; what the input alone puts into the state is `carried`.
      let [state, moved] = [new Array<number>(N).fill(0), new Array<number>(N).fill(0)];
      let carried = moved;
      for (let i = 0; i < n; i += 1) {
        const move = i === j ? unit(b) : unit(-1);
        state = plus(apply(A, N, state), apply(B, N, token(i)));
        moved = plus(apply(A, N, moved), apply(B, N, move));
        carried = i === j ? apply(B, N, unit(b)) : apply(A, N, carried);
        if (i < j) continue;
        const derivative = plus(apply(matrixAt(token(i)), p, moved), apply(matrixAt(move), p, state));
        columns.push({ i, j, derivative, operator: apply(matrixAt(token(i)), p, carried) });
      }
    }
  }
  return columns;
}
