import { exactRank } from '../exact/exact-rank.ts';
import { integerRank } from '../exact/fraction-free.ts';
import { entryOf, type IntegerMatrix } from '../exact/integer-matrix.ts';
import { matrixKernel, type MatrixKernel } from '../exact/matrix-kernel.ts';
import { PRIME_COUNT, randomPrimes } from '../exact/primes.ts';
import { rowProfile, type RowProfile } from '../exact/row-profile.ts';
import { mulberry32, type Seeded } from '../exact/seeded.ts';
import { findAnnihilator, recurrenceDegree, type Annihilator } from './annihilator.ts';
import { findDependencies, type Dependencies } from './dependencies.ts';
import { areAffordable, type OperatorRows } from './operator-rows.ts';
import type { IntegerRecurrence, RecurrenceRows } from './recurrence-rows.ts';

/** Why the span cannot be larger. */
export type UpperBound =
  | { readonly kind: 'operators' | 'entries' | 'ranks' }
  | { readonly kind: 'annihilator'; readonly annihilators: readonly Annihilator[] }
  | { readonly kind: 'dependencies'; readonly dependencies: Dependencies };

/** dim⟨operators⟩ with its proof: a minor that is nonzero mod a prime, and an upper bound. */
export interface CertifiedSpan {
  /** The rank mod the primes tried: proved from below. */
  readonly rank: number;
  /** Rows (indices into the operator rows) that form a basis; rank of the first m rows = number of entries below m. */
  readonly rows: readonly number[];
  /** Columns (indices into `entries`) of a minor on those rows that is nonzero mod `prime`. */
  readonly columns: readonly number[];
  readonly prime: number;
  /** Whether `rows` is proved to be the first possible choice at every length, so that the profile is exact. */
  readonly isProfileProved: boolean;
  /** The proof from above; null where none was found. */
  readonly upper: UpperBound | null;
  /** Largest value the rank could have without `upper`. */
  readonly trivial: number;
  /** Without `upper`: a bound on the probability that the true rank is larger. */
  readonly errorProbability: number;
}

/** Beyond this many row-by-column entries a dependency search is not started. */
const DEPENDENCY_ENTRIES = 4_000_000;

/** Entries of B or C up to which their exact rank is computed for the bound rank(C)·rank(B). */
const RANK_ENTRIES = 16_384;

/** Entries × minors' binary digits beyond which a profile with plateaus is left as the primes show it. */
const PROFILE_WORK = 5e8;

/** Rank of the operator rows with proof; the same seed chooses the same primes and gives the same result. */
export function certifySpan(rows: OperatorRows, seed = 1, kernel: MatrixKernel = matrixKernel()): CertifiedSpan {
  const random = mulberry32(seed);
  const primes = randomPrimes(random);
  const smallest = rows.bounds.reduce((a, b) => (b.bound < a.bound ? b : a));
  const prime = primes.next().value;
  const first = profileModulo(kernel, rows, prime, smallest.bound);
  const finish = (profile: RowProfile, p: number, upper: UpperBound | null, isProfileProved: boolean, tried = 1): CertifiedSpan => ({
    rank: profile.rank,
    rows: profile.rows,
    columns: profile.columns,
    prime: p,
    upper,
    isProfileProved,
    trivial: smallest.bound,
    errorProbability: upper === null ? unluckyPrimes(rows) ** tried : 0,
  });
  if (first.rank === smallest.bound && isInitial(first)) return finish(first, prime, { kind: smallest.reason }, true);
  const secondPrime = primes.next().value;
  const second = profileModulo(kernel, rows, secondPrime, smallest.bound);
  let [best, bestPrime] = isBetter(second, first) ? [second, secondPrime] : [first, prime];
  for (let tried = 2; ; tried++) {
    const upper: UpperBound | null = best.rank === smallest.bound ? { kind: smallest.reason } : upperBound(kernel, rows, best.rank, random);
    const profile = upper === null ? false : profileHolds(kernel, rows, best);
    if (upper !== null && profile !== false) return finish(best, bestPrime, upper, profile === true);
    // Where there is no proof, the primes so far may divide a minor: only another one that shows no more ends the search.
    const p = primes.next().value;
    const next = profileModulo(kernel, rows, p, smallest.bound);
    if (!isBetter(next, best) && upper === null) return finish(best, bestPrime, null, false, tried + 1);
    if (!isBetter(next, best)) continue;
    [best, bestPrime] = [next, p];
  }
}

/** Rank profile mod p; only as many rows are computed as it takes to reach `bound` or to run out of them. */
function profileModulo(kernel: MatrixKernel, rows: OperatorRows, p: number, bound: number): RowProfile {
  const total = rows.labels.length;
  const run = (count: number): RowProfile =>
    kernel.scope(() => rowProfile(kernel, rows.residues(kernel, p, count), p, Math.min(bound, count)));
  // Where there are many more rows than the rank can be, the first few more than that usually reach it.
  const few = Math.min(total, bound + 16);
  const profile = run(few);
  return few === total || profile.rank === bound ? profile : run(total);
}

/** True where the first `rank` rows are independent: no luckier prime can show an earlier profile. */
function isInitial(profile: RowProfile): boolean {
  return profile.rows.every((row, s) => row === s);
}

/**
 * Whether every row that is not in the profile is a combination of earlier ones, exactly: before each rise after a
 * plateau the rank is what the profile says. The columns of the full minor determine a row of the span, so they are
 * enough. Null where the numbers are too long for the exact ranks.
 */
function profileHolds(kernel: MatrixKernel, rows: OperatorRows, profile: RowProfile): boolean | null {
  const ends = profile.rows.flatMap((t, s) => (t > (profile.rows[s - 1] ?? -1) + 1 ? [{ before: t, rank: s }] : []));
  const last = ends.at(-1);
  if (last === undefined) return true;
  const bits = rows.rowBits(last.before - 1);
  if (last.before * profile.rank * (last.rank + 1) * bits * ends.length > PROFILE_WORK || !areAffordable(rows, last.before)) return null;
  const integers = rows.integerRows(last.before).map((row) => profile.columns.map((e) => row[e] as bigint));
  return ends.every(({ before, rank }) => exactRank(kernel, integers.slice(0, before)) === rank);
}

function isBetter(a: RowProfile, b: RowProfile): boolean {
  if (a.rank !== b.rank) return a.rank > b.rank;
  const s = a.rows.findIndex((row, t) => row !== b.rows[t]);
  return s >= 0 && (a.rows[s] as number) < (b.rows[s] as number);
}

/**
 * Probability that a random prime of 25 bits lowers the rank: it must divide one fixed nonzero minor, which has at most
 * log2(Hadamard)/24 such divisors (numeric.md 1.2).
 */
function unluckyPrimes(rows: OperatorRows): number {
  const width = Math.min(rows.labels.length, rows.entries.length);
  let bits = 0;
  const sizes = rows.labels.map((_, t) => rows.rowBits(t)).sort((a, b) => b - a);
  for (const size of sizes.slice(0, width)) bits += size + Math.log2(Math.max(width, 1)) / 2;
  return Math.min(1, bits / 24 / PRIME_COUNT);
}

function isRecurrent(rows: OperatorRows): rows is RecurrenceRows {
  return 'recurrences' in rows;
}

/** Tries the proofs of `rank ≥ every rank` from the cheapest to the dearest. */
function upperBound(kernel: MatrixKernel, rows: OperatorRows, rank: number, random: Seeded): UpperBound | null {
  if (isRecurrent(rows) && !rows.instant && ranksBound(rows.recurrences[0] as IntegerRecurrence) === rank) return { kind: 'ranks' };
  if (rank === 0) {
    const dependencies = findDependencies(kernel, rows, 'columns', 0, random);
    return dependencies && { kind: 'dependencies', dependencies };
  }
  if (isRecurrent(rows)) {
    const annihilators = annihilatorBound(kernel, rows, rank, random);
    if (annihilators !== null) return { kind: 'annihilator', annihilators };
  }
  const [count, width] = [rows.labels.length, rows.entries.length];
  if (count * width > DEPENDENCY_ENTRIES) return null;
  const of = isRecurrent(rows) || width - rank <= count - rank ? 'columns' : 'rows';
  const dependencies = findDependencies(kernel, rows, of, rank, random);
  return dependencies && { kind: 'dependencies', dependencies };
}

/** rank(C)·rank(B) over ℚ (2.7(b)); Infinity where the matrices are too large to be worth the exact elimination. */
function ranksBound(r: IntegerRecurrence): number {
  if (r.B.rows * r.B.cols > RANK_ENTRIES || r.C.rows * r.C.cols > RANK_ENTRIES) return Infinity;
  return integerRank(integerRowsOf(r.C)).rank * integerRank(integerRowsOf(r.B)).rank;
}

function integerRowsOf(m: IntegerMatrix): bigint[][] {
  return Array.from({ length: m.rows }, (_, i) => Array.from({ length: m.cols }, (_, j) => entryOf(m, i * m.cols + j)));
}

/** Annihilating polynomials whose degrees (plus 1 for the instant operator) add up to exactly `rank`. */
function annihilatorBound(kernel: MatrixKernel, rows: RecurrenceRows, rank: number, random: Seeded): Annihilator[] | null {
  const p = randomPrimes(random).next().value;
  const degrees = rows.recurrences.map((r) => recurrenceDegree(kernel, r, p, random));
  if (degrees.reduce((a, b) => a + b, rows.instant ? 1 : 0) !== rank) return null;
  const found: Annihilator[] = [];
  for (const [part, r] of rows.recurrences.entries()) {
    const annihilator = findAnnihilator(kernel, r, degrees[part] as number, random);
    if (annihilator === null) return null;
    found.push(annihilator);
  }
  return found;
}
