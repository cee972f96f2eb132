import type { Rational } from './rational.ts';
import type { Matrix, Scalars } from './scalars.ts';

/** [rows, columns] of a matrix with at least one row. */
export function shapeOf<S>(m: Matrix<S>): [number, number] {
  return [m.length, m[0]?.length ?? 0];
}

/** rows × cols zero matrix. */
export function zeroMatrix<S>(scalars: Scalars<S>, rows: number, cols: number): S[][] {
  return Array.from({ length: rows }, () => Array.from({ length: cols }, () => scalars.zero));
}

/** n × n identity. */
export function identity<S>(scalars: Scalars<S>, n: number): S[][] {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? scalars.one : scalars.zero)));
}

/** a·b for a: r×m, b: m×c. Throws RangeError, naming both shapes, where they do not fit. */
export function multiply<S>(scalars: Scalars<S>, a: Matrix<S>, b: Matrix<S>): S[][] {
  const [r, m] = shapeOf(a);
  const [m2, c] = shapeOf(b);
  if (m !== m2) throw new RangeError(`matrix product: ${String(r)}×${String(m)} times ${String(m2)}×${String(c)}`);
  return a.map((row) => {
    const out: S[] = Array.from({ length: c }, () => scalars.zero);
    row.forEach((x, t) => {
      if (scalars.isZero(x)) return;
      (b[t] ?? []).forEach((y, j) => {
        out[j] = scalars.add(out[j] as S, scalars.mul(x, y));
      });
    });
    return out;
  });
}

/** a·x for a: r×m, x: m. */
export function apply<S>(scalars: Scalars<S>, a: Matrix<S>, x: readonly S[]): S[] {
  return a.map((row) => row.reduce((sum, y, t) => scalars.add(sum, scalars.mul(y, x[t] as S)), scalars.zero));
}

/** Entrywise a + b for equal shapes. */
export function addMatrices<S>(scalars: Scalars<S>, a: Matrix<S>, b: Matrix<S>): S[][] {
  return a.map((row, i) => row.map((x, j) => scalars.add(x, (b[i] as readonly S[])[j] as S)));
}

/** Entrywise x + y for vectors of equal length. */
export function addVectors<S>(scalars: Scalars<S>, x: readonly S[], y: readonly S[]): S[] {
  return x.map((a, i) => scalars.add(a, y[i] as S));
}

/** s·a. */
export function scaleMatrix<S>(scalars: Scalars<S>, s: S, a: Matrix<S>): S[][] {
  return a.map((row) => row.map((x) => scalars.mul(s, x)));
}

/** A rational matrix read over other scalars. */
export function readMatrix<S>(scalars: Scalars<S>, m: Matrix<Rational>): S[][] {
  return m.map((row) => row.map((q) => scalars.fromRational(q)));
}

/** Rows become columns; a matrix with at least one row. */
export function transpose<S>(m: Matrix<S>): S[][] {
  const [, cols] = shapeOf(m);
  return Array.from({ length: cols }, (_, j) => m.map((row) => row[j] as S));
}
