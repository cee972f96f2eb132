import { integerInverse } from '../exact/fraction-free.ts';
import { lcm, ONE, rational, ZERO, type Rational } from '../exact/rational.ts';
import type { CertifiedSpan } from './certify-span.ts';
import type { OperatorRows } from './operator-rows.ts';

/**
 * The weights of the functionals φ_s dual to the basis, supported on the columns of its minor: weights[s][c]. With T the
 * basis operators on those columns, φ_s is the s-th column of T⁻¹; in integer rows T_int⁻¹ = adjugate/det.
 */
export function dualWeights(rows: OperatorRows, span: CertifiedSpan): Rational[][] {
  const integers = rows.integerRows((span.rows.at(-1) ?? -1) + 1);
  const inverse = integerInverse(span.rows.map((t) => span.columns.map((e) => (integers[t] as readonly bigint[])[e] as bigint)));
  if (inverse === null) throw new Error('a minor that is nonzero mod a prime is singular: fault in the rank profile');
  return span.rows.map((t, s) =>
    span.columns.map((_, c) => rational(((inverse.adjugate[c] as bigint[])[s] as bigint) * rows.scale(t), inverse.det)),
  );
}

/** c_ls = φ_s(M_l): the coefficients of the first `count` operators on the basis, exactly (head-count (i)). */
export function operatorCoefficients(
  rows: OperatorRows,
  span: CertifiedSpan,
  count: number,
  weights = dualWeights(rows, span),
): Rational[][] {
  const integers = rows.integerRows(count);
  const position = new Map(span.rows.map((t, s) => [t, s]));
  return integers.map((row, t) => {
    const own = position.get(t);
    if (own !== undefined) return span.rows.map((_, s) => (s === own ? ONE : ZERO));
    return weights.map((weight) => {
      const den = weight.reduce((m, q) => lcm(m, q.den), 1n);
      const sum = weight.reduce((total, q, c) => total + q.num * (den / q.den) * (row[span.columns[c] ?? 0] ?? 0n), 0n);
      return rational(sum, den * rows.scale(t));
    });
  });
}
