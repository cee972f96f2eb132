// Norms of what a state space model does over a distance, and the bounds for them (mathematics.md 2.9.1), in whole numbers.
import type { SsmCase, TimeVaryingSsmCase } from './arbitraries/case.ts';
import { productOf, rowSumNorm, unitMatrix, wholeMatrix, type Whole } from './integer-operators.ts';

/** The matrices of every step, each times the denominator. */
export interface Steps {
  readonly A: readonly Whole[];
  readonly B: readonly Whole[];
  readonly C: readonly Whole[];
}

/** The steps of a time-varying case. */
export function stepsOf({ N, p, d, n, A, B, C }: TimeVaryingSsmCase): Steps {
  const each = (entries: readonly number[], rows: number, cols: number): Whole[] =>
    Array.from({ length: n }, (_, t) => wholeMatrix(entries, rows, cols, t));
  return { A: each(A, N, N), B: each(B, N, d), C: each(C, p, N) };
}

const largestNorm = (matrices: readonly Whole[]): bigint =>
  matrices.reduce((most, one) => (rowSumNorm(one) > most ? rowSumNorm(one) : most), 0n);

/**
 * (a): ‖∂y_i/∂x_j‖ ≤ c b ρ^(i−j) for j < i, the derivative seen by running the recurrence on the unit inputs at j. Both
 * sides carry the same power of the denominator.
 */
export function isAttenuated({ A, B, C }: Steps): boolean {
  const [rho, b, c] = [largestNorm(A.slice(1)), largestNorm(B), largestNorm(C)];
  return B.every((start, j) => {
    let state: Whole = start;
    let bound = c * b;
    return A.slice(j + 1).every((a, t) => {
      state = productOf(a, state);
      bound *= rho;
      return rowSumNorm(productOf(C[j + 1 + t] ?? [], state)) <= bound;
    });
  });
}

/** The first m ≤ `most` with ‖A^m‖ < 1, for A = `matrix` / `denominator`; null if there is none. */
export function contractionPower(matrix: Whole, denominator: number, most: number): number | null {
  let power: Whole = unitMatrix(matrix.length);
  let scale = 1n;
  for (let m = 1; m <= most; m += 1) {
    power = productOf(power, matrix);
    scale *= BigInt(denominator);
    if (rowSumNorm(power) < scale) return m;
  }
  return null;
}

/** (b): ‖C A^l B‖ ≤ c b K ρ^⌊l/m⌋ for l below three times m, with ρ = ‖A^m‖ and K the largest norm of a lower power. */
export function isContracted(A: Whole, B: Whole, C: Whole, denominator: number, m: number): boolean {
  const q = BigInt(denominator);
  const powers = [unitMatrix(A.length)];
  for (let l = 1; l < 3 * m; l += 1) powers.push(productOf(A, powers[l - 1] ?? []));
  const norms = powers.map(rowSumNorm);
  // K and ρ over q^(m-1) and q^m.
  const K = norms.slice(0, m).reduce((most, norm, r) => (norm * q ** BigInt(m - 1 - r) > most ? norm * q ** BigInt(m - 1 - r) : most), 0n);
  const rho = rowSumNorm(productOf(A, powers[m - 1] ?? []));
  const outside = rowSumNorm(C) * rowSumNorm(B);
  return powers.every((power, l) => {
    const turns = Math.floor(l / m);
    const left = rowSumNorm(productOf(C, productOf(power, B))) * q ** BigInt(m - 1);
    return left <= outside * K * rho ** BigInt(turns) * q ** BigInt(l - m * turns);
  });
}

/** The three norms of an LTI case, each times its denominator. */
export function normsOf({ N, p, d, A, B, C }: SsmCase): { readonly a: bigint; readonly b: bigint; readonly c: bigint } {
  return { a: rowSumNorm(wholeMatrix(A, N, N)), b: rowSumNorm(wholeMatrix(B, N, d)), c: rowSumNorm(wholeMatrix(C, p, N)) };
}

/** The largest magnitude on the diagonal of a triangular A, times its denominator: its spectral radius. Null for other A. */
export function triangularRadius({ N, A }: SsmCase): bigint | null {
  const below = A.some((x, e) => x !== 0 && e % N < Math.floor(e / N));
  const above = A.some((x, e) => x !== 0 && e % N > Math.floor(e / N));
  if (below && above) return null;
  return A.reduce((most, x, e) => (e % (N + 1) === 0 && BigInt(Math.abs(x)) > most ? BigInt(Math.abs(x)) : most), 0n);
}
