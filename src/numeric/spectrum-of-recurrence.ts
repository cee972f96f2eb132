import { krylovSpace } from './krylov-space.ts';
import { lagGramFactor } from './lag-gram-factor.ts';
import { checkShapes, scaledLagRows, sum } from './lag-rows.ts';
import type { FloatRecurrence } from './lag-rows.ts';
import { floatProduct, transposed } from './lower-factor.ts';
import { stacked } from './orthonormal-rows.ts';
import { normalised } from './power-of-two.ts';
import type { ScaledBlock } from './power-of-two.ts';
import { spectrumOfRows } from './spectrum-of-rows.ts';
import type { Spectrum } from './spectrum-of-rows.ts';

/** M_0 = `instant` (p·d entries), and M_(±l) = C A^l B for l ≥ 1 and each direction: forward, backward, or both. */
export interface FloatDirections {
  readonly directions: readonly FloatRecurrence[];
  readonly instant: Float64Array;
  readonly p: number;
  readonly d: number;
}

/** Multiplications up to which the lags are written out one by one. */
const DIRECT_WORK = 5e7;
/** Lags up to which they are: beyond it the steps cost more than their arithmetic. */
const DIRECT_LENGTH = 4096;

interface WeightedRow {
  readonly entries: Float64Array;
  readonly exponent: number;
  readonly weight: number;
}

type LagWriter = (system: FloatRecurrence, n: number) => WeightedRow[];

/**
 * The spectrum of the weighted lag matrix of an LTI layer (mathematics.md 2.10) on length n, for any n up to 2^53:
 * short sequences through their lags, long ones through a Krylov basis and doubling, at a cost of O(N³ log n).
 * Throws RangeError for sizes that do not fit, DiagnosticError `not-finite` for entries that are not finite.
 */
export function spectrumOfRecurrence(system: FloatRecurrence, n: number): Spectrum {
  return n <= DIRECT_LENGTH && directWork(system, n) <= DIRECT_WORK ? spectrumByLags(system, n) : spectrumByDoubling(system, n);
}

/** The same for a layer with several directions (bidirectional: lags -n < l < n, weights n - |l|). The D of a direction is ignored. */
export function spectrumOfDirections({ directions, instant, p, d }: FloatDirections, n: number): Spectrum {
  const work = directions.reduce((total, system) => total + directWork(system, n), 0);
  const write = work <= DIRECT_WORK ? writtenLags : condensedLags;
  const bound = directions.reduce((total, { N }) => total + N, 1);
  return spectrumOf({ entries: instant, exponent: 0 }, directions, p * d, n, write, bound);
}

/** The lags one by one (products with A), then their spectrum. O(n·N·d·(N + p)) and as much as an n × pd SVD. */
export function spectrumByLags(system: FloatRecurrence, n: number): Spectrum {
  return spectrumOf(instantOf(system), [system], system.p * system.d, n, writtenLags, rankBound(system));
}

/** Without writing out lags (`condensedLags`). */
export function spectrumByDoubling(system: FloatRecurrence, n: number): Spectrum {
  return spectrumOf(instantOf(system), [system], system.p * system.d, n, condensedLags, rankBound(system));
}

function spectrumOf(
  instant: ScaledBlock,
  systems: readonly FloatRecurrence[],
  width: number,
  n: number,
  write: LagWriter,
  bound: number,
): Spectrum {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`spectrum of a recurrence: n is ${n}, expected an integer ≥ 1`);
  if (instant.entries.length !== width) throw new RangeError(`M_0: expected ${width} entries, got ${instant.entries.length}`);
  const rows = [{ ...normalised(instant.entries, instant.exponent), weight: n }, ...systems.flatMap((system) => write(system, n))];
  const spectrum = spectrumOfRows(
    stacked(
      rows.map(({ entries }) => entries),
      width,
    ),
    rows.length,
    width,
    Float64Array.from(rows, ({ weight }) => weight),
    rows.map(({ exponent }) => exponent),
  );
  // k cannot exceed the bound (`saturation`): whatever rounding adds beyond it is left out.
  return { ...spectrum, values: spectrum.values.slice(0, bound) };
}

/** Lags 1 … n-1, each with weight n - l. */
function writtenLags(system: FloatRecurrence, n: number): WeightedRow[] {
  const width = system.p * system.d;
  const { rows, exponents } = scaledLagRows(system, n);
  return exponents
    .slice(1)
    .map((exponent, at) => ({ entries: rows.subarray((at + 1) * width, (at + 2) * width), exponent, weight: n - 1 - at }));
}

/**
 * Few rows with the same Gram matrix as the weighted lags 1 … n-1: with X = A·B, A^l X = |X|·Q·T^l·e_0 in a Krylov
 * basis Q of m ≤ N matrices, so that Gram matrix is P·W_(n-1)·Pᵀ with P = (C⊗I)·Q of pd × m and W from `lagGramFactor`.
 */
function condensedLags(system: FloatRecurrence, n: number): WeightedRow[] {
  checkShapes(system);
  const { N, p, d } = system;
  const [A, B, C] = [normalised(system.A), normalised(system.B), normalised(system.C)];
  const start = normalised(floatProduct(A.entries, B.entries, N, N, d), A.exponent + B.exponent);
  const { basis, T, norm } = krylovSpace(A.entries, start, N, d, n - 1);
  const m = basis.length;
  if (m === 0) return [];
  const G = lagGramFactor({ entries: T, exponent: A.exponent }, m, n - 1);
  const outputs = stacked(
    basis.map((q) => floatProduct(C.entries, q, p, N, d)),
    p * d,
  );
  const rows = floatProduct(transposed(G.entries, m, G.rank), outputs, G.rank, m, p * d);
  return Array.from({ length: G.rank }, (_, i) => ({
    entries: rows.subarray(i * p * d, (i + 1) * p * d),
    exponent: C.exponent + start.exponent + G.exponent,
    weight: norm * norm,
  }));
}

/** C·B + D, scaled. */
function instantOf(system: FloatRecurrence): ScaledBlock {
  checkShapes(system);
  const { N, p, d, D } = system;
  const [B, C] = [normalised(system.B), normalised(system.C)];
  const first = { entries: floatProduct(C.entries, B.entries, p, N, d), exponent: C.exponent + B.exponent };
  return D === undefined ? first : sum(first, normalised(D));
}

/** N, or N + 1 with D. */
function rankBound({ N, D }: FloatRecurrence): number {
  return D === undefined ? N : N + 1;
}

function directWork({ N, p, d }: FloatRecurrence, n: number): number {
  const short = Math.min(n, p * d);
  return n * N * d * (N + p) + 2 * n * p * d * short;
}
