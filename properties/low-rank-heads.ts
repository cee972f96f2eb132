// Heads whose value maps have a small rank (mathematics.md 2.11): splitting operators, and pencils of two that cannot be split.
import { integerInverse, integerRank } from '../src/exact/fraction-free.ts';
import { divQ, isZeroQ, mulQ, rational, subQ, ZERO, type Rational } from '../src/exact/rational.ts';
import {
  differenceOf,
  flattenedRanks,
  isSameWhole,
  productOf,
  scaledBy,
  spanDimension,
  spanProfile,
  sumOf,
  type Whole,
} from './integer-operators.ts';

/** The operators that do not depend on earlier ones: a basis of their span. */
export function basisOf(operators: readonly Whole[]): Whole[] {
  const profile = spanProfile(operators);
  return operators.filter((_, l) => profile[l + 1] !== profile[l]);
}

/** How many maps of rank 1 an operator is the sum of, found by taking them away one by one (Wedderburn 1934). */
export function rankOnePieces(operator: Whole): number {
  let rest: Rational[][] = operator.map((row) => row.map((x) => rational(x)));
  for (let pieces = 0; ; pieces += 1) {
    const i = rest.findIndex((row) => row.some((x) => !isZeroQ(x)));
    if (i < 0) return pieces;
    const pivotRow = rest[i] ?? [];
    const j = pivotRow.findIndex((x) => !isZeroQ(x));
    const pivot = pivotRow[j] ?? ZERO;
    rest = rest.map((row) => row.map((x, t) => subQ(x, divQ(mulQ(row[j] ?? ZERO, pivotRow[t] ?? ZERO), pivot))));
  }
}

/** (a): no fewer heads of rank at most r than this. */
export function flatteningBound(k: number, ranks: { readonly row: number; readonly col: number }, r: number): number {
  return Math.max(k, Math.ceil(ranks.row / r), Math.ceil(ranks.col / r));
}

/**
 * H_1 for a basis of a span that has dimension 2 and whose rows and columns fill two dimensions each; null for others. In
 * two rows and two columns that matter, det (x S + y T) is a quadratic form: its real lines are the maps of rank 1.
 */
export function tensorRankOfPencil(basis: readonly Whole[]): number | null {
  const [S, T] = basis;
  if (basis.length !== 2 || S === undefined || T === undefined) return null;
  const { row, col } = flattenedRanks(basis);
  if (row !== 2 || col !== 2) return null;
  const { rows } = integerRank(S.map((own, i) => [...own, ...(T[i] ?? [])]));
  const { columns } = integerRank([...S, ...T]);
  const small = (M: Whole): bigint[][] => rows.map((i) => columns.map((j) => M[i]?.[j] ?? 0n));
  const det = ([[a = 0n, b = 0n] = [], [c = 0n, d = 0n] = []]: Whole): bigint => a * d - b * c;
  const [s, t] = [small(S), small(T)];
  const [x, y] = [det(s), det(t)];
  const mixed = det(sumOf(s, t)) - x - y;
  const discriminant = mixed * mixed - 4n * x * y;
  const isZero = x === 0n && y === 0n && mixed === 0n;
  return isZero || discriminant > 0n ? 2 : 3;
}

/** (d): the two operators of a conjugate pair from three maps of rank 1, X1, X2 and X3, for columns c and rows b. */
export function pairIsThreePieces(
  c: readonly [readonly bigint[], readonly bigint[]],
  b: readonly [readonly bigint[], readonly bigint[]],
): boolean {
  const outer = (x: readonly bigint[], y: readonly bigint[]): bigint[][] => x.map((s) => y.map((t) => s * t));
  const along = sumOf(outer(c[0], b[0]), outer(c[1], b[1]));
  const across = differenceOf(outer(c[1], b[0]), outer(c[0], b[1]));
  const plus = (x: readonly bigint[], y: readonly bigint[]): bigint[] => x.map((s, t) => s + (y[t] ?? 0n));
  const minus = (x: readonly bigint[], y: readonly bigint[]): bigint[] => x.map((s, t) => s - (y[t] ?? 0n));
  const [X1, X2, X3] = [outer(minus(c[0], c[1]), plus(b[0], b[1])), outer(plus(c[0], c[1]), minus(b[1], b[0])), outer(c[1], b[1])];
  return (
    isSameWhole(scaledBy(2n, along), sumOf(differenceOf(X1, X2), scaledBy(4n, X3))) &&
    isSameWhole(scaledBy(2n, across), scaledBy(-1n, sumOf(X1, X2))) &&
    [X1, X2, X3].every((X) => rankOnePieces(X) <= 1)
  );
}

/**
 * (e): with W a basis of all rows, M_l = G_l W, and the G_l have the dimension of the M_l: shared values of R_col rows
 * are enough. False if that does not come out.
 */
export function isSharedByRows(operators: readonly Whole[], k: number): boolean {
  const all = operators.flat();
  const { rank, rows, columns } = integerRank(all);
  if (rank === 0) return k === 0;
  const W = rows.map((i) => all[i] ?? []);
  const inverse = integerInverse(W.map((row) => columns.map((j) => row[j] ?? 0n)));
  if (inverse === null) return false;
  const outputs = operators.map((M) =>
    productOf(
      M.map((row) => columns.map((j) => row[j] ?? 0n)),
      inverse.adjugate,
    ),
  );
  return operators.every((M, l) => isSameWhole(scaledBy(inverse.det, M), productOf(outputs[l] ?? [], W))) && spanDimension(outputs) === k;
}
