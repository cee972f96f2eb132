import { exactRank } from '../exact/exact-rank.ts';
import { integerRank } from '../exact/fraction-free.ts';
import { matrixKernel } from '../exact/matrix-kernel.ts';
import { ONE, rational, ZERO, type Rational } from '../exact/rational.ts';
import type { Layer } from '../layers/layer.ts';
import { ssm } from '../layers/ssm.ts';
import { certifySpan, type CertifiedSpan } from './certify-span.ts';
import { operatorRows, type OperatorRows } from './operator-rows.ts';
import { mapCount } from './pairwise-count.ts';
import type { SmallCount } from './small-rank.ts';
import type { SmallSystem } from './small-rows.ts';

/** The counts of one small layer, exact over the rationals; only `pairwise` can be `probable`. */
export interface ConfirmedCounts {
  /** k_1, …, k_n; the last is the number of heads. */
  readonly profile: readonly number[];
  readonly heads: number;
  readonly pairwise: SmallCount;
  readonly rowRank: number;
  readonly colRank: number;
  readonly rank: { readonly A: number; readonly B: number; readonly C: number };
  readonly degree: number;
  readonly eigenvalues: number;
}

/** The layer that a small system stands for. Throws DiagnosticError where its shapes do not fit. */
export function smallLayer({ N, p, d, denominator, A, B, C, D }: SmallSystem): Layer {
  const read = (entries: ArrayLike<number>, rows: number, cols: number): Rational[][] =>
    Array.from({ length: rows }, (_, i) =>
      Array.from({ length: cols }, (_, j) => rational(BigInt(entries[i * cols + j] as number), BigInt(denominator))),
    );
  return ssm({ A: read(A, N, N), B: read(B, N, d), C: read(C, p, N), D: D === null ? undefined : read(D, p, d) });
}

/**
 * All counts of a small layer at length n ≥ 1, by the certified span of its lags and exact ranks of integer matrices. For a
 * single case: about a hundred times slower than `SmallCounts`. `seed` chooses primes and points; only `pairwise` depends on it.
 */
export function confirmedCounts(system: SmallSystem, n: number, seed = 1): ConfirmedCounts {
  const { N, p, d } = system;
  const layer = smallLayer(system);
  const rows = operatorRows(layer, n);
  const span = certifySpan(rows, seed);
  const ranks = exactProfile(rows, span);
  const profile = Array.from({ length: n }, (_, l) => ranks[rows.since.filter((since) => since <= l + 1).length] as number);
  const operators = rows.integerRows(rows.labels.length);
  const isExact = span.upper !== null && span.rank === profile.at(-1);
  const map = mapCount(rows, span, p, d, seed);
  return {
    profile,
    heads: profile.at(-1) as number,
    pairwise: { value: map.pairwise, status: isExact && map.pairwiseStatus === 'certified' ? 'certain' : 'probable' },
    rowRank: exactRank(
      matrixKernel(),
      Array.from({ length: p }, (_, a) => operators.flatMap((row) => row.slice(a * d, (a + 1) * d))),
    ),
    colRank: exactRank(
      matrixKernel(),
      operators.flatMap((row) => Array.from({ length: p }, (_, a) => row.slice(a * d, (a + 1) * d))),
    ),
    rank: {
      A: wholeRank(system.A, N, N),
      B: wholeRank(system.B, N, d),
      C: wholeRank(system.C, p, N),
    },
    ...stateCounts(layer, N),
  };
}

/** The rank of the first m rows for m = 0, 1, …: as certified, or by exact ranks where the certificate does not say. */
function exactProfile(rows: OperatorRows, span: CertifiedSpan): number[] {
  const lengths = Array.from({ length: rows.labels.length + 1 }, (_, m) => m);
  if (span.upper !== null && span.isProfileProved) return lengths.map((m) => span.rows.filter((t) => t < m).length);
  const integers = rows.integerRows(rows.labels.length);
  return lengths.map((m) => exactRank(matrixKernel(), integers.slice(0, m)));
}

function wholeRank(entries: ArrayLike<number>, rows: number, cols: number): number {
  return integerRank(
    Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (_, j) => BigInt(entries[i * cols + j] as number))),
  ).rank;
}

/**
 * The degree of the minimal polynomial of A, and the number of its distinct eigenvalues. The lags of (A, I, I) are the
 * powers of A: their span has that degree, and their traces make the matrix tr A^(i+j), i, j < N, whose rank is the
 * number of eigenvalues (Hermite 1856). Positive factors s^l on A^l change neither rank.
 */
function stateCounts(layer: Layer, N: number): { degree: number; eigenvalues: number } {
  const identity = Array.from({ length: N }, (_, i) => Array.from({ length: N }, (_, j) => (i === j ? ONE : ZERO)));
  if (layer.structure.type !== 'recurrences') throw new TypeError('expected the recurrence of an LTI layer');
  const A = layer.structure.recurrences[0]?.A ?? [];
  const powers = operatorRows(ssm({ A, B: identity, C: identity }), 2 * N - 1, 2 * N - 1).integerRows(2 * N - 1);
  const traces = powers.map((power) => power.reduce((sum, x, e) => (e % (N + 1) === 0 ? sum + x : sum), 0n));
  return {
    degree: exactRank(matrixKernel(), powers.slice(0, N)),
    eigenvalues: exactRank(
      matrixKernel(),
      Array.from({ length: N }, (_, i) => traces.slice(i, i + N)),
    ),
  };
}
