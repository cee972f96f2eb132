import { exactRank } from '../exact/exact-rank.ts';
import { matrixKernel } from '../exact/matrix-kernel.ts';
import { nonnegativeMultiple, positiveIntegerRoots, showsPositiveRoot } from '../exact/positive-roots.ts';
import { randomPrimes } from '../exact/primes.ts';
import { multiplyRational } from '../exact/rational-matrix.ts';
import { addQ, equalQ, ZERO, type Rational } from '../exact/rational.ts';
import { rowProfile } from '../exact/row-profile.ts';
import { mulberry32 } from '../exact/seeded.ts';
import type { Layer } from '../layers/layer.ts';
import { findAnnihilator, recurrenceDegree } from './annihilator.ts';
import type { CertifiedSpan } from './certify-span.ts';
import { diagonalRecurrence } from './diagonal-rows.ts';
import { areAffordable, type OperatorRows } from './operator-rows.ts';
import { integerLags, recurrenceRows, type IntegerRecurrence, type RecurrenceRows } from './recurrence-rows.ts';

/** State dimension beyond which the annihilating polynomials are not computed for this purpose. */
const MAX_STATE = 256;

/**
 * Whether one functional is positive on all lags of an LTI layer below n, read off the monic polynomials f that its
 * recurrences obey; null where they do not tell.
 *  - If each f has a positive root ρ and the span is as large as the degrees allow, x^l ↦ M_l identifies it with
 *    ℝ[x]/f (for each direction), so that M_l ↦ ρ^l is a linear functional on it: yes, at every length. Where M_0 is
 *    apart but lies in the span of the other lags, it must be Σ C B over the directions, each obeying its f from C B
 *    on: then each C B has the value 1.
 *  - If M_l ↦ ρ^l is linear on the span for a positive root ρ: yes. It is if the sequence ρ^l is a combination of the
 *    entries' sequences for l up to the degree, since all obey f; tried for the ρ that are integers in A' = (scale)·A.
 *  - If some multiple of some f of degree below the number of lags has no negative coefficient, then that combination
 *    of lags is zero (Gordan): no.
 */
export function lagSigns(layer: Layer, n: number, operators: OperatorRows, span: CertifiedSpan, seed = 1): boolean | null {
  const rows = recurrentForm(layer, n);
  if (rows === null || rows.recurrences.some((r) => r.N > MAX_STATE)) return null;
  const kernel = matrixKernel();
  const random = mulberry32(seed ^ 0x27d4eb2f);
  const p = randomPrimes(random).next().value;
  let degrees = 0;
  let roots: readonly bigint[] = [];
  let allShowRoots = true;
  let holdsFromStart = true;
  for (const r of rows.recurrences) {
    const degree = recurrenceDegree(kernel, r, p, random);
    degrees += degree;
    if (degree === 0) return null;
    const annihilator = findAnnihilator(kernel, r, degree, random);
    if (annihilator === null) return null;
    const f = [...annihilator.coefficients, 1n];
    holdsFromStart &&= obeysFromStart(r, f);
    if (!rows.instant) roots = positiveIntegerRoots(f);
    if (showsPositiveRoot(f)) continue;
    allShowRoots = false;
    // Lags from .. n-1 stand for x^0 .. x^(n-1-from).
    if (nonnegativeMultiple(f, n - 1 - r.from) !== null) return false;
  }
  // The recurrent form lists all entries (α, β), also where the operators' own rows leave some out.
  const columns = span.columns.map((e) => {
    const [a, b] = operators.entries[e] as readonly [number, number];
    return a * layer.d + b;
  });
  if (roots.some((root) => isFunctional(rows, columns, root))) return true;
  if (!allShowRoots) return null;
  if (degrees + (rows.instant ? 1 : 0) === span.rank) return true;
  return rows.instant && degrees === span.rank && holdsFromStart && isSumOfFirst(layer) && laterRank(rows, p) === degrees ? true : null;
}

/** Entries × digits beyond which the exact rank that decides `isFunctional` is not computed. */
const FUNCTIONAL_WORK = 1e8;

/** Whether root^l is a combination of the entries in `columns`, which determine an operator of the span. */
function isFunctional(rows: RecurrenceRows, columns: readonly number[], root: bigint): boolean {
  const count = rows.labels.length;
  const bits = count === 0 ? 0 : rows.rowBits(count - 1);
  if (count * (columns.length + 1) ** 2 * bits > FUNCTIONAL_WORK || !areAffordable(rows, count)) return false;
  const augmented = rows.integerRows(count).map((row, l) => [...columns.map((e) => row[e] as bigint), root ** BigInt(l)]);
  return exactRank(matrixKernel(), augmented) === columns.length;
}

/** State dimension up to which a relation between the full integer lags is computed. */
const MAX_EXACT_STATE = 64;

/** Σ f_i C A^i B = 0, the relation that begins with C B itself. */
function obeysFromStart(r: IntegerRecurrence, f: readonly bigint[]): boolean {
  if (r.from === 0) return true;
  if (r.N > MAX_EXACT_STATE) return false;
  const lags = integerLags(r, f.length);
  return (lags[0] ?? []).every((_, e) => lags.reduce((sum, lag, i) => sum + (f[i] as bigint) * (lag[e] as bigint), 0n) === 0n);
}

/** Rank mod p of the lags without M_0: they span as much over ℚ at least. */
function laterRank(rows: RecurrenceRows, p: number): number {
  const kernel = matrixKernel();
  const count = rows.labels.length;
  return kernel.scope(() => rowProfile(kernel, kernel.rowsOf(rows.residues(kernel, p, count), 1, count - 1), p).rank);
}

/** M_0 = Σ C B over the directions: there is no skip connection, or it is zero. */
function isSumOfFirst({ structure }: Layer): boolean {
  if (structure.type === 'diagonal') return structure.channels.every(({ D }) => D.num === 0n);
  if (structure.type === 'listed') return false;
  const products = structure.recurrences.map(({ C, B }) => multiplyRational(C, B));
  return structure.instant.every((row, a) =>
    row.every((q, b) =>
      equalQ(
        q,
        products.reduce((sum, m) => addQ(sum, (m[a] as readonly Rational[])[b] as Rational), ZERO),
      ),
    ),
  );
}

function recurrentForm(layer: Layer, n: number): RecurrenceRows | null {
  const { structure, p, d } = layer;
  if (structure.type === 'recurrences') return recurrenceRows(structure, p, d, n);
  if (structure.type === 'listed') return null;
  const recurrent = diagonalRecurrence(structure, MAX_STATE);
  return recurrent && recurrenceRows(recurrent, p, d, n);
}
