import type { Integers } from './integer-system.ts';

/** The rank of an integer matrix over ℚ, by fraction-free elimination (Bareiss 1968). */
export function rankBound(matrix: Integers): number {
  let rows = matrix.map((row) => [...row]);
  let rank = 0;
  let last = 1n;
  const width = rows[0]?.length ?? 0;
  for (let j = 0; j < width && rows.length > 0; j++) {
    const at = rows.findIndex((row) => row[j] !== 0n);
    if (at < 0) continue;
    const [pivot] = rows.splice(at, 1) as [bigint[]];
    const lead = pivot[j] as bigint;
    rows = rows.map((row) => {
      const f = row[j] as bigint;
      return row.map((x, t) => (lead * x - f * (pivot[t] as bigint)) / last);
    });
    last = lead;
    rank++;
  }
  return rank;
}
