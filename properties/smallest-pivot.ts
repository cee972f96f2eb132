/** Pivots below this part of the largest one count as zero. */
const NEGLIGIBLE = 1e-9;

/**
 * How close the rows of a matrix are to having a smaller rank: the least length that orthogonalisation leaves of an
 * independent row, the longest remainder first, relative to the longest row. It bounds the smallest singular value that is
 * not 0 up to a factor that depends on the size alone, and costs less. Floating point: it decides nothing. 0 for zero rows.
 */
export function smallestPivot(rows: readonly (readonly number[])[]): number {
  const rest = rows.map((row) => [...row]);
  let largest = 0;
  let least = 0;
  for (;;) {
    let [at, square] = [-1, 0];
    rest.forEach((row, t) => {
      const length = row.reduce((sum, x) => sum + x * x, 0);
      if (length > square) [at, square] = [t, length];
    });
    const pivot = Math.sqrt(square);
    if (largest === 0) largest = pivot;
    if (at < 0 || pivot <= NEGLIGIBLE * largest) return largest === 0 ? 0 : least / largest;
    least = pivot;
    const [longest = []] = rest.splice(at, 1);
    for (const row of rest) {
      const along = row.reduce((sum, x, e) => sum + x * (longest[e] as number), 0) / square;
      longest.forEach((x, e) => (row[e] = (row[e] as number) - along * x));
    }
  }
}
