import { ONE } from '../exact/rational.ts';
import type { Ideal } from '../symbolic/ideal.ts';
import { Polynomial } from '../symbolic/polynomial.ts';
import { irreducibleFactors, withFactorsTaken } from './parametric-factors.ts';

/**
 * Why a family has `rows.length` heads wherever `minor` is not 0. The minor stands in these rows (operators) and columns
 * (entries) of the cleared operators; each identity says minor·M_label = Σ coefficients·M_rows modulo the ideal.
 */
export interface ParametricProof {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly minor: Polynomial;
  /** One for every other operator; none are needed where all operators or all entries are in the minor. */
  readonly identities: readonly ParametricIdentity[];
}

/** Largest minor that is expanded. */
const MOST_ROWS = 12;

/** minor·M = Σ_r coefficients[r]·M_rows[r] for the operator with this index. */
export interface ParametricIdentity {
  readonly row: number;
  readonly coefficients: readonly Polynomial[];
}

/**
 * A minor that is not 0 everywhere on the zeros of the ideal, in the first rows that are independent there, and the
 * identities that make all other rows depend on them. Null if the rank found so differs from `rank` or is large, or an
 * identity does not hold: then nothing is claimed. Throws DiagnosticError `ideal-too-hard`.
 */
export function proofOfRank(matrix: readonly (readonly Polynomial[])[], ideal: Ideal, rank: number): ParametricProof | null {
  const found = firstIndependent(matrix, ideal);
  if (found === null || found.rows.length !== rank || rank > MOST_ROWS) return null;
  const { rows, columns } = found;
  const square = rows.map((r) => columns.map((c) => matrix[r]?.[c] ?? zeroOf(ideal, matrix)));
  const minor = ideal.normalForm(determinant(square, ideal, matrix));
  if (minor.isZero || ideal.radicalContains(minor)) return null;
  const width = matrix[0]?.length ?? 0;
  if (rank === matrix.length || rank === width) return { rows, columns, minor, identities: [] };
  const identities: ParametricIdentity[] = [];
  for (const [row, entries] of matrix.entries()) {
    if (rows.includes(row)) continue;
    // Cramer's rule: row r of the square replaced by the entries of this row.
    const wanted = columns.map((c) => entries[c] ?? zeroOf(ideal, matrix));
    const coefficients = rows.map((_, r) =>
      ideal.normalForm(
        determinant(
          square.map((one, s) => (s === r ? wanted : one)),
          ideal,
          matrix,
        ),
      ),
    );
    for (let c = 0; c < width; c += 1) {
      const sum = coefficients.reduce(
        (rest, q, r) => rest.minus(q.times(matrix[rows[r] ?? 0]?.[c] ?? zeroOf(ideal, matrix))),
        minor.times(entries[c] ?? zeroOf(ideal, matrix)),
      );
      if (!ideal.contains(sum)) return null;
    }
    identities.push({ row, coefficients });
  }
  return { rows, columns, minor, identities };
}

/** Row after row reduced by those before it; a row that does not become 0 modulo the ideal is kept. */
function firstIndependent(matrix: readonly (readonly Polynomial[])[], ideal: Ideal): { rows: number[]; columns: number[] } | null {
  const kept: { readonly row: number; readonly column: number; readonly entries: readonly Polynomial[] }[] = [];
  const factors: Polynomial[] = [];
  for (const [row, start] of matrix.entries()) {
    let entries: readonly Polynomial[] = start.map((entry) => ideal.normalForm(entry));
    for (const { column, entries: pivotRow } of kept) {
      const [first, pivot] = [entries[column], pivotRow[column]];
      if (first === undefined || pivot === undefined || first.isZero) continue;
      const next = entries.map((entry, c) => ideal.normalForm(entry.times(pivot).minus((pivotRow[c] ?? entry).times(first))));
      entries = withFactorsTaken(next, factors);
    }
    const column = entries.reduce((best, entry, c) => (entry.isZero || !isSimpler(entry, entries[best]) ? best : c), -1);
    const pivot = entries[column];
    if (pivot === undefined) continue;
    kept.push({ row, column, entries });
    if (pivot.constantValue === undefined) {
      for (const factor of irreducibleFactors(pivot)) if (!factors.some((known) => known.equals(factor))) factors.push(factor);
    }
  }
  return { rows: kept.map(({ row }) => row), columns: kept.map(({ column }) => column) };
}

function isSimpler(p: Polynomial, than: Polynomial | undefined): boolean {
  if (than === undefined) return true;
  return p.degree() < than.degree() || (p.degree() === than.degree() && p.termCount < than.termCount);
}

/** By expansion along the rows, minors of the first r rows kept by their columns: no division. */
function determinant(square: readonly (readonly Polynomial[])[], ideal: Ideal, matrix: readonly (readonly Polynomial[])[]): Polynomial {
  const zero = zeroOf(ideal, matrix);
  let minors = new Map<number, Polynomial>([[0, Polynomial.constant(zero.variables, ONE)]]);
  for (const row of square) {
    const next = new Map<number, Polynomial>();
    for (const [set, minor] of minors) {
      row.forEach((entry, c) => {
        if ((set & (1 << c)) !== 0 || entry.isZero) return;
        let inversions = 0;
        for (let other = c + 1; other < square.length; other += 1) if ((set & (1 << other)) !== 0) inversions += 1;
        const term = minor.times(entry);
        const key = set | (1 << c);
        const sum = (next.get(key) ?? zero).plus(inversions % 2 === 0 ? term : term.negated());
        next.set(key, sum);
      });
    }
    minors = new Map([...next].map(([key, minor]) => [key, ideal.normalForm(minor)]));
  }
  return minors.get((1 << square.length) - 1) ?? zero;
}

function zeroOf(ideal: Ideal, matrix: readonly (readonly Polynomial[])[]): Polynomial {
  const some = matrix[0]?.[0] ?? ideal.basis[0];
  if (some === undefined) throw new RangeError('a matrix without entries');
  return Polynomial.constant(some.variables, { num: 0n, den: 1n });
}
