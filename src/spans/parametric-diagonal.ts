import type { Scalars } from '../exact/scalars.ts';
import { ONE, ZERO } from '../exact/rational.ts';
import { Polynomial } from '../symbolic/polynomial.ts';
import { RationalFunction } from '../symbolic/rational-function.ts';
import type { ListedFamily, SymbolicFile } from './parametric-families.ts';
import { cleared } from './parametric-scalars.ts';
import type { ParametricOperator } from './parametric-operators.ts';

/** A number, or its real and imaginary part. */
export type SymbolicComplex = RationalFunction | readonly [RationalFunction, RationalFunction];

type Pair<S> = readonly [S, S];

/** All entries of one list of complex numbers over one denominator. */
interface ClearedComplex {
  readonly rows: readonly (readonly Pair<Polynomial>[])[];
  readonly denominator: Polynomial;
}

/**
 * M_l = diag_c(Σ_s Re(C_cs λ_cs^l B_cs)), plus D at l = 0. k is constant from the number of different eigenvalues on
 * (those that differ as functions of the parameters, conjugates counted), with D one later.
 */
export function diagonalFamily(file: Extract<SymbolicFile, { kind: 'diagonal-ssm' }>, variables: readonly string[]): ListedFamily {
  const zero = RationalFunction.constant(variables, ZERO);
  const pairs = (rows: readonly (readonly SymbolicComplex[])[]): Pair<RationalFunction>[][] =>
    rows.map((row) => row.map((z) => (z instanceof RationalFunction ? [z, zero] : z)));
  const lambda = pairs(file.lambda);
  const most = distinct(lambda.flat()) + (file.D === undefined ? 0 : 1);
  return {
    defaultLength: most,
    operators: function* (scalars, n) {
      const [roots, B, C] = [lambda, pairs(file.B), pairs(file.C)].map((rows) => clearedPairs(rows, variables)) as [
        ClearedComplex,
        ClearedComplex,
        ClearedComplex,
      ];
      let scale = scalars.mul(B.denominator, C.denominator);
      let powers = B.rows;
      for (let l = 0; l < Math.min(n, most); l += 1) {
        const values = powers.map((row, c) => {
          const reals = row.map((z, s) => timesPair(scalars, z, C.rows[c]?.[s] ?? [scalars.zero, scalars.zero])[0]);
          return reals.reduce((sum, x) => scalars.add(sum, x), scalars.zero);
        });
        yield l === 0 ? withSkip(scalars, values, scale, file.D, variables) : diagonalOperator(scalars, l, values, scale);
        powers = powers.map((row, c) => row.map((z, s) => timesPair(scalars, roots.rows[c]?.[s] ?? [scalars.zero, scalars.zero], z)));
        scale = scalars.mul(roots.denominator, scale);
      }
    },
  };
}

function withSkip(
  scalars: Scalars<Polynomial>,
  values: readonly Polynomial[],
  scale: Polynomial,
  skip: readonly RationalFunction[] | undefined,
  variables: readonly string[],
): ParametricOperator {
  if (skip === undefined) return diagonalOperator(scalars, 0, values, scale);
  const D = cleared([skip], variables);
  const sums = values.map((x, c) => scalars.add(scalars.mul(x, D.denominator), scalars.mul(scale, D.matrix[0]?.[c] ?? scalars.zero)));
  return diagonalOperator(scalars, 0, sums, scalars.mul(scale, D.denominator));
}

function diagonalOperator(scalars: Scalars<Polynomial>, l: number, values: readonly Polynomial[], scale: Polynomial): ParametricOperator {
  return { label: l, since: l + 1, matrix: values.map((x, c) => values.map((_, e) => (c === e ? x : scalars.zero))), scale };
}

function clearedPairs(rows: readonly (readonly Pair<RationalFunction>[])[], variables: readonly string[]): ClearedComplex {
  const { matrix, denominator } = cleared(rows.flat(2).length === 0 ? [] : rows.map((row) => row.flat()), variables);
  const zero = Polynomial.constant(variables, ZERO);
  return {
    denominator: matrix.length === 0 ? Polynomial.constant(variables, ONE) : denominator,
    rows: rows.map((row, c) => row.map((_, s) => [matrix[c]?.[2 * s] ?? zero, matrix[c]?.[2 * s + 1] ?? zero])),
  };
}

function timesPair(scalars: Scalars<Polynomial>, [a, b]: Pair<Polynomial>, [c, d]: Pair<Polynomial>): Pair<Polynomial> {
  return [scalars.sub(scalars.mul(a, c), scalars.mul(b, d)), scalars.add(scalars.mul(a, d), scalars.mul(b, c))];
}

/** How many of these and their conjugates differ as functions. */
function distinct(roots: readonly Pair<RationalFunction>[]): number {
  const seen: Pair<RationalFunction>[] = [];
  for (const [re, im] of roots) {
    for (const z of [[re, im] as const, [re, im.negated()] as const]) {
      if (!seen.some(([x, y]) => x.equals(z[0]) && y.equals(z[1]))) seen.push(z);
    }
  }
  return seen.length;
}
