import { bitLength, gcd } from './rational.ts';

/**
 * Exact alternatives for finitely many integer vectors m_t (Gordan 1873): either some w has w·m_t > 0 for all t, or
 * some λ ≥ 0, λ ≠ 0 has Σ λ_t m_t = 0.
 */
export type Alternative =
  { readonly feasible: true; readonly w: readonly bigint[] } | { readonly feasible: false; readonly weights: ReadonlyMap<number, bigint> };

/** Work after which `positiveFunctional` gives up, in units of roughly a nanosecond: Bland's rule never cycles, but may take long. */
const WORK = 2e9;

/**
 * Decides which alternative holds by the simplex method in fraction-free integers with Bland's rule (1977): minimise
 * the infeasibility of Σ λ_t m_t = 0, Σ λ_t = 1, λ ≥ 0. Null if it takes more than `work`; `spent` is told what it took. No vectors: w = 0 works.
 */
export function positiveFunctional(vectors: readonly (readonly bigint[])[], work = WORK, spent = { work: 0 }): Alternative | null {
  const k = vectors[0]?.length ?? 0;
  const columns = vectors.length;
  if (columns === 0) return { feasible: true, w: [] };
  // Rows: k equalities and the normalisation. Basis: artificial variables, numbered columns .. columns + k.
  const rows: bigint[][] = [];
  for (let i = 0; i <= k; i++) {
    const body = vectors.map((m) => (i < k ? (m[i] as bigint) : 1n));
    const artificial = Array.from({ length: k + 1 }, (_, a) => (a === i ? 1n : 0n));
    rows.push([...body, ...artificial, i < k ? 0n : 1n]);
  }
  const width = columns + k + 2;
  // Reduced costs of "minimise the sum of artificial variables": minus the column sums on the structural columns.
  const cost = Array.from({ length: width }, (_, j) =>
    j >= columns && j <= columns + k ? 0n : -rows.reduce((s, row) => s + (row[j] as bigint), 0n),
  );
  const basis = Array.from({ length: k + 1 }, (_, i) => columns + i);
  // Every row is an integer row over the common positive denominator `last` (the previous pivot).
  let last = 1n;
  for (;;) {
    const entering = cost.findIndex((c, j) => j < columns && c < 0n);
    if (entering < 0) break;
    const leaving = ratioTest(rows, basis, entering, width - 1);
    if (leaving < 0) return null;
    const pivotRow = rows[leaving] as bigint[];
    const pivot = pivotRow[entering] as bigint;
    // A product and a quotient of numbers as long as the pivot, for every entry: quadratic in their words.
    spent.work += (k + 2) * width * (100 + (2 * bitLength(pivot) ** 2) / 64 ** 2);
    if (spent.work > work) return null;
    for (const row of [...rows.filter((_, i) => i !== leaving), cost]) {
      const f = row[entering] as bigint;
      for (let j = 0; j < width; j++) row[j] = (pivot * (row[j] as bigint) - f * (pivotRow[j] as bigint)) / last;
    }
    last = pivot;
    basis[leaving] = entering;
  }
  const infeasibility = -(cost[width - 1] as bigint);
  if (infeasibility === 0n) {
    const weights = new Map<number, bigint>();
    basis.forEach((j, i) => {
      const value = (rows[i] as bigint[])[width - 1] as bigint;
      if (j < columns && value > 0n) weights.set(j, value);
    });
    return { feasible: false, weights };
  }
  // Cost of artificial a is 1 - y_a in the optimal dual y, times `last`; y·(m_t, 1) ≤ 0 and y_k > 0 give w = -y.
  const w = Array.from({ length: k }, (_, a) => (cost[columns + a] as bigint) - last);
  return { feasible: true, w: primitive(w) };
}

/** Bland: among the rows with the least ratio, the one whose basic variable has the least number. */
function ratioTest(rows: readonly (readonly bigint[])[], basis: readonly number[], entering: number, rhs: number): number {
  let best = -1;
  rows.forEach((row, i) => {
    const a = row[entering] as bigint;
    if (a <= 0n) return;
    if (best < 0) {
      best = i;
      return;
    }
    const other = rows[best] as readonly bigint[];
    const left = (row[rhs] as bigint) * (other[entering] as bigint);
    const right = (other[rhs] as bigint) * a;
    if (left < right || (left === right && (basis[i] as number) < (basis[best] as number))) best = i;
  });
  return best;
}

/** The vector divided by the greatest common divisor of its entries: same direction, smallest numbers. */
export function primitive(vector: readonly bigint[]): readonly bigint[] {
  const g = vector.reduce(gcd, 0n);
  return g > 1n ? vector.map((x) => x / g) : vector;
}
