/**
 * Exact elimination over the integers without fractions (Bareiss 1968): every intermediate entry is a minor of the
 * input, so numbers grow no faster than determinants do.
 */

/** Rank over ℚ with the row and column of each pivot, columns in increasing order. */
export function integerRank(matrix: readonly (readonly bigint[])[]): { rank: number; rows: number[]; columns: number[] } {
  const m = matrix.map((row) => [...row]);
  const index = m.map((_, i) => i);
  const width = m[0]?.length ?? 0;
  const columns: number[] = [];
  let previous = 1n;
  for (let j = 0; j < width && columns.length < m.length; j++) {
    const r = columns.length;
    const found = m.findIndex((row, i) => i >= r && row[j] !== 0n);
    if (found < 0) continue;
    swap(m, found, r);
    swap(index, found, r);
    const pivotRow = m[r] as bigint[];
    const pivot = pivotRow[j] as bigint;
    for (let i = r + 1; i < m.length; i++) {
      const row = m[i] as bigint[];
      const f = row[j] as bigint;
      for (let t = j; t < width; t++) row[t] = (pivot * (row[t] as bigint) - f * (pivotRow[t] as bigint)) / previous;
    }
    previous = pivot;
    columns.push(j);
  }
  return { rank: columns.length, rows: index.slice(0, columns.length), columns };
}

/**
 * Adjugate and determinant of a square integer matrix: adjugate · m = det · I. Null where m is singular.
 * Gauss–Jordan in the fraction-free form, on [m | I].
 */
export function integerInverse(matrix: readonly (readonly bigint[])[]): { adjugate: bigint[][]; det: bigint } | null {
  const k = matrix.length;
  const m = matrix.map((row, i) => [...row, ...Array.from({ length: k }, (_, j) => (i === j ? 1n : 0n))]);
  let previous = 1n;
  for (let c = 0; c < k; c++) {
    const found = m.findIndex((row, i) => i >= c && row[c] !== 0n);
    if (found < 0) return null;
    if (found !== c) {
      swap(m, found, c);
      // A row swap changes the sign of the determinant and of the adjugate alike: negating one row keeps both right.
      m[c] = (m[c] as bigint[]).map((x) => -x);
    }
    const pivotRow = m[c] as bigint[];
    const pivot = pivotRow[c] as bigint;
    for (let i = 0; i < k; i++) {
      if (i === c) continue;
      const row = m[i] as bigint[];
      const f = row[c] as bigint;
      for (let t = 0; t < 2 * k; t++) row[t] = (pivot * (row[t] as bigint) - f * (pivotRow[t] as bigint)) / previous;
    }
    previous = pivot;
  }
  // Every row i now reads previous · e_i on the left.
  return { adjugate: m.map((row) => row.slice(k)), det: k === 0 ? 1n : previous };
}

function swap<T>(list: T[], i: number, j: number): void {
  const x = list[i] as T;
  list[i] = list[j] as T;
  list[j] = x;
}
