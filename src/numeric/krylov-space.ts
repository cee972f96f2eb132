import { dot, floatProduct } from './lower-factor.ts';
import { removeComponents } from './orthonormal-rows.ts';
import type { ScaledBlock } from './power-of-two.ts';

/** An orthonormal basis Q of 〈X, AX, A²X, …〉 in N×d matrices, with A^l X = norm·Q T^l e_0. */
export interface KrylovSpace {
  readonly basis: readonly Float64Array[];
  /** m×m upper Hessenberg, row-major. */
  readonly T: Float64Array;
  /** Frobenius norm of X. */
  readonly norm: number;
}

/** A new direction this small beside A·q is rounding: the space is invariant. */
const INVARIANT = 2 ** -48;
/** By Cayley-Hamilton the space has at most N dimensions; rounding may add a few directions that carry next to nothing. */
const BEYOND_DEGREE = 8;

/**
 * Arnoldi's method with full re-orthogonalisation for X ↦ A·X, started at the N×d matrix X, at most `limit` steps
 * (A^l X is needed for l < limit only). A and X are expected near 1 in size. m = 0 for X = 0.
 */
export function krylovSpace(A: Float64Array, X: ScaledBlock, N: number, d: number, limit: number): KrylovSpace {
  const norm = Math.sqrt(dot(X.entries, X.entries));
  const basis: Float64Array[] = [];
  const columns: number[][] = [];
  if (norm > 0) {
    let next: Float64Array | null = X.entries.map((x) => x / norm);
    const most = Math.min(limit, N + BEYOND_DEGREE, N * d);
    while (next !== null && basis.length < most) {
      basis.push(next);
      const image = floatProduct(A, next, N, N, d);
      const before = Math.sqrt(dot(image, image));
      const column = removeComponents(basis, image);
      const after = Math.sqrt(dot(image, image));
      next = after > INVARIANT * before ? image.map((x) => x / after) : null;
      columns.push([...column, next === null ? 0 : after]);
    }
  }
  const m = basis.length;
  const T = new Float64Array(m * m);
  columns.forEach((column, j) => {
    column.slice(0, m).forEach((x, i) => {
      T[i * m + j] = x;
    });
  });
  return { basis, T, norm };
}
