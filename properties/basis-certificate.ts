// A basis among operators with coefficients and functionals, found and checked in whole numbers: both bounds of a count of
// heads, by a way that shares nothing with src/spans.
import { integerInverse, integerRank } from '../src/exact/fraction-free.ts';
import type { Whole } from './integer-operators.ts';

/**
 * Members τ of a list of operators with M_l = Σ_s (coefficients[l][s] / over) M_(τ s), and functionals that are dual to
 * them: φ_s(T) = Σ_t T[columns[t]] adjugate[t][s] / over, with T as a row of entries.
 */
export interface BasisCertificate {
  readonly members: readonly number[];
  readonly coefficients: Whole;
  readonly over: bigint;
  readonly columns: readonly number[];
  readonly adjugate: Whole;
}

/** A certificate for the operators, each given as its entries in a row. */
export function basisCertificate(rows: Whole): BasisCertificate {
  const { rows: members, columns } = integerRank(rows);
  const minor = members.map((l) => columns.map((j) => rows[l]?.[j] ?? 0n));
  // The minor is not 0: it belongs to the pivots.
  const { adjugate, det } = integerInverse(minor) ?? { adjugate: [], det: 1n };
  const coefficients = rows.map((row) =>
    columns.map((_, s) => columns.reduce((sum, j, t) => sum + (row[j] ?? 0n) * (adjugate[t]?.[s] ?? 0n), 0n)),
  );
  return { members, coefficients, over: det, columns, adjugate };
}

/** That the members give every operator, entry by entry: so many heads are enough. */
export function membersSuffice(rows: Whole, { members, coefficients, over }: BasisCertificate): boolean {
  return rows.every((row, l) =>
    row.every((x, e) => over * x === members.reduce((sum, t, s) => sum + (coefficients[l]?.[s] ?? 0n) * (rows[t]?.[e] ?? 0n), 0n)),
  );
}

/** That the functionals are dual to the members: fewer heads are not enough (mathematics.md, L1). */
export function membersAreNeeded(rows: Whole, { members, over, columns, adjugate }: BasisCertificate): boolean {
  return (
    over !== 0n &&
    members.every((l, t) =>
      members.every((_, s) => {
        const value = columns.reduce((sum, j, u) => sum + (rows[l]?.[j] ?? 0n) * (adjugate[u]?.[s] ?? 0n), 0n);
        return value === (s === t ? over : 0n);
      }),
    )
  );
}
