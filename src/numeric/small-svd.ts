import { Matrix, SingularValueDecomposition } from 'ml-matrix';

/** Singular values, decreasing, of a row-major float64 matrix, by ml-matrix; meant for at most a few hundred columns (numeric.md 2.2). */
export function singularValues(entries: Float64Array, rows: number, cols: number): number[] {
  if (rows === 0 || cols === 0) return [];
  const svd = new SingularValueDecomposition(Matrix.from1DArray(rows, cols, Array.from(entries)), {
    computeLeftSingularVectors: false,
    computeRightSingularVectors: false,
    autoTranspose: true,
  });
  return Array.from(svd.diagonal).sort((a, b) => b - a);
}

/**
 * The leading `count` left singular vectors (each of length rows) with their values, decreasing.
 * At most min(rows, cols) of them exist.
 */
export function leftSingularVectors(
  entries: Float64Array,
  rows: number,
  cols: number,
  count: number,
): { values: number[]; vectors: Float64Array[] } {
  const svd = new SingularValueDecomposition(Matrix.from1DArray(rows, cols, Array.from(entries)), {
    computeLeftSingularVectors: true,
    computeRightSingularVectors: false,
    autoTranspose: true,
  });
  const order = Array.from(svd.diagonal.keys()).sort((a, b) => (svd.diagonal[b] as number) - (svd.diagonal[a] as number));
  const U = svd.leftSingularVectors;
  return {
    values: order.map((s) => svd.diagonal[s] as number),
    vectors: order.slice(0, count).map((s) => Float64Array.from({ length: rows }, (_, i) => U.get(i, s))),
  };
}
