import { DiagnosticError } from '../diagnostics/diagnostic.ts';
import type { Ideal } from '../symbolic/ideal.ts';
import { dividedExactly } from '../symbolic/polynomial-division.ts';
import type { Polynomial } from '../symbolic/polynomial.ts';
import { isNowhereZero } from './nowhere-zero.ts';
import { irreducibleFactors, withFactorsTaken } from './parametric-factors.ts';

/**
 * A part of a family: the points where every polynomial of the ideal is 0 and no unit is. The rank of the operators is
 * `lower` ≤ rank ≤ `upper` all over it; a decided piece has both the same.
 */
export interface RankPiece {
  /** Already saturated by the units: its zeros are the closure of the part. */
  readonly ideal: Ideal;
  /** The conditions by which the case split came here, each an irreducible polynomial. */
  readonly equations: readonly Polynomial[];
  readonly units: readonly Polynomial[];
  /** Where the minor stands that is nowhere 0 on it, in the order of the elimination. */
  readonly pivots: readonly (readonly [row: number, column: number])[];
  readonly lower: number;
  readonly upper: number;
  /** Why a piece is not decided. */
  readonly reason?: 'depth' | 'work';
}

/** How far a case split goes. */
export interface SplitLimits {
  /** Conditions that one piece may need. */
  readonly depth: number;
  /** Pieces that are looked at. */
  readonly pieces: number;
}

/** Entries still to be eliminated on a piece: rows by their index in the whole matrix, columns likewise. */
interface OpenPiece {
  readonly ideal: Ideal;
  readonly equations: readonly Polynomial[];
  readonly units: readonly Polynomial[];
  readonly pivots: readonly (readonly [number, number])[];
  readonly rows: ReadonlyMap<number, readonly Polynomial[]>;
  readonly columns: readonly number[];
}

/** Pieces that may turn out too hard before the rest is left undecided: each has taken its time. */
const MOST_FAILURES = 5;
/** Products of terms of one elimination step beyond which a piece is left undecided. */
const MOST_PRODUCTS = 2_000_000;

/**
 * Splits the zeros of an ideal into pieces on which the rank of a matrix of polynomials is the same everywhere: Gaussian
 * elimination without fractions, where a pivot that may be 0 makes one piece for each of its factors (it is 0 there) and
 * one on which it is not. The pieces are disjoint and cover everything but points where a unit is 0.
 * `ideal` has to be saturated by the units already.
 */
export function rankPieces(
  matrix: readonly (readonly Polynomial[])[],
  ideal: Ideal,
  units: readonly Polynomial[],
  limits: SplitLimits,
): RankPiece[] {
  const columns = Array.from({ length: matrix[0]?.length ?? 0 }, (_, c) => c);
  const open: OpenPiece[] = [{ ideal, equations: [], units, pivots: [], rows: new Map(matrix.entries()), columns }];
  const found: RankPiece[] = [];
  let [looked, failed] = [0, 0];
  for (let piece = open.pop(); piece !== undefined; piece = open.pop()) {
    looked += 1;
    if (looked > limits.pieces || failed > MOST_FAILURES) {
      found.push(undecided(piece, 'work'));
      continue;
    }
    try {
      const { decided, further } = advanced(piece);
      if (decided !== undefined) found.push(decided);
      for (const next of further) {
        if (next.equations.length > limits.depth) found.push(undecided(next, 'depth'));
        else open.push(next);
      }
    } catch (error) {
      if (!(error instanceof DiagnosticError)) throw error;
      failed += 1;
      found.push(undecided(piece, 'work'));
    }
  }
  return found;
}

/** One step of the elimination, or the end of it. */
function advanced(start: OpenPiece): { readonly decided?: RankPiece; readonly further: readonly OpenPiece[] } {
  const piece = normalised(start);
  const best = bestPivot(piece);
  if (best === undefined) {
    const { ideal, equations, units, pivots } = piece;
    return { decided: { ideal, equations, units, pivots, lower: pivots.length, upper: pivots.length }, further: [] };
  }
  const further: OpenPiece[] = [];
  let { ideal, units } = piece;
  for (const factor of irreducibleFactors(best.value)) {
    if (!isNowhereZero(factor)) {
      const zeros = saturated(piece.ideal.plus([factor]), units);
      if (!zeros.isWhole()) further.push({ ...piece, ideal: zeros, units, equations: [...piece.equations, factor] });
    }
    ideal = ideal.saturatedBy(factor);
    units = [...units, factor];
  }
  // Nowhere 0 on an empty piece: the factor is 0 all over this one.
  if (!ideal.isWhole()) further.push(eliminated({ ...piece, ideal, units }, best));
  return { further };
}

/** Entries in normal form, common unit factors of a row divided out, rows and columns of zeros left out. */
function normalised(piece: OpenPiece): OpenPiece {
  const rows = new Map<number, readonly Polynomial[]>();
  for (const [r, row] of piece.rows) {
    const reduced = row.map((entry) => piece.ideal.normalForm(entry));
    if (reduced.some((entry) => !entry.isZero)) rows.set(r, withFactorsTaken(reduced, piece.units));
  }
  const kept = piece.columns.map((_, at) => [...rows.values()].some((row) => row[at]?.isZero === false));
  for (const [r, row] of rows)
    rows.set(
      r,
      row.filter((_, at) => kept[at]),
    );
  return { ...piece, rows, columns: piece.columns.filter((_, at) => kept[at]) };
}

interface Pivot {
  readonly row: number;
  /** Place among the columns that are left. */
  readonly at: number;
  readonly value: Polynomial;
}

/** The simplest entry that is not 0: a number if there is one, else one that asks for few conditions. */
function bestPivot(piece: OpenPiece): Pivot | undefined {
  let best: (Pivot & { cost: number }) | undefined;
  for (const [row, entries] of piece.rows) {
    for (const [at, value] of entries.entries()) {
      if (value.isZero) continue;
      const [rest] = withFactorsTaken([value], piece.units);
      const cost = rest === undefined || rest.constantValue !== undefined ? value.degree() / 1e6 : rest.degree() * 1000 + rest.termCount;
      if (best === undefined || cost < best.cost) best = { row, at, value, cost };
      if (cost === 0) return best;
    }
  }
  return best;
}

/** The piece on which the pivot is not 0, its row and column done with. */
function eliminated(piece: OpenPiece, { row, at, value }: Pivot): OpenPiece {
  const pivotRow = piece.rows.get(row) ?? [];
  const rows = new Map<number, readonly Polynomial[]>();
  let work = 0;
  const without = <T>(list: readonly T[]): T[] => list.filter((_, other) => other !== at);
  for (const [r, entries] of piece.rows) {
    if (r === row) continue;
    const first = entries[at];
    if (first === undefined || first.isZero) {
      rows.set(r, without(entries));
      continue;
    }
    const quotient = dividedExactly(first, value);
    const next = entries.map((entry, other) => {
      const below = pivotRow[other] ?? entry;
      work += entry.termCount * value.termCount + below.termCount * first.termCount;
      if (work > MOST_PRODUCTS) tooMuch();
      return quotient === undefined ? entry.times(value).minus(below.times(first)) : entry.minus(below.times(quotient));
    });
    rows.set(r, without(next));
  }
  return { ...piece, rows, columns: without(piece.columns), pivots: [...piece.pivots, [row, piece.columns[at] ?? 0]] };
}

/** The ideal of the closure of its zeros without those of the units. */
export function saturated(ideal: Ideal, units: readonly Polynomial[]): Ideal {
  let result = ideal;
  for (const unit of units) {
    if (result.isWhole()) return result;
    const reduced = result.normalForm(unit);
    if (reduced.isZero) return result.plus([unit.power(0)]);
    result = result.saturatedBy(reduced);
  }
  return result;
}

function undecided({ ideal, equations, units, pivots, rows, columns }: OpenPiece, reason: 'depth' | 'work'): RankPiece {
  const upper = pivots.length + Math.min(rows.size, columns.length);
  return { ideal, equations, units, pivots, lower: pivots.length, upper, ...(upper === pivots.length ? {} : { reason }) };
}

function tooMuch(): never {
  throw new DiagnosticError({ code: 'family-too-large', message: 'an elimination with too many terms: expected fewer parameters' });
}
