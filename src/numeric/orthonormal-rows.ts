import { addMultiple, dot } from './lower-factor.ts';

/** A row whose part outside the earlier rows is this small beside itself is rounding and is dropped. */
const NEGLIGIBLE = 2 ** -44;

/**
 * `next` made orthogonal to the orthonormal rows `basis` by Gram-Schmidt, twice ("twice is enough", Kahan and
 * Parlett), so that it is orthogonal to rounding whatever was cancelled. Overwrites `next`, which is not normalised;
 * the return value holds its coefficients on the basis.
 */
export function removeComponents(basis: readonly Float64Array[], next: Float64Array): number[] {
  const coefficients = basis.map(() => 0);
  for (let pass = 0; pass < 2; pass++) {
    basis.forEach((q, s) => {
      const c = dot(q, next);
      coefficients[s] = (coefficients[s] as number) + c;
      addMultiple(next, q, -c);
    });
  }
  return coefficients;
}

/** Orthonormal rows spanning, numerically, the rows of the count × width array; dependent rows are left out. */
export function orthonormalRows(entries: Float64Array, count: number, width: number): Float64Array[] {
  const basis: Float64Array[] = [];
  for (let i = 0; i < count; i++) {
    const row = entries.slice(i * width, (i + 1) * width);
    const before = Math.sqrt(dot(row, row));
    removeComponents(basis, row);
    const after = Math.sqrt(dot(row, row));
    if (after > NEGLIGIBLE * before) basis.push(row.map((x) => x / after));
  }
  return basis;
}

/** The rows one after another, row-major. */
export function stacked(rows: readonly Float64Array[], width: number): Float64Array {
  const out = new Float64Array(rows.length * width);
  rows.forEach((row, i) => {
    out.set(row, i * width);
  });
  return out;
}
