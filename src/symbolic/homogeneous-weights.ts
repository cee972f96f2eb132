import { divQ, isZeroQ, mulQ, ONE, rational, subQ, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { Polynomial } from './polynomial.ts';

/** Whole weights of the variables, in their order, of which one is 1: that of `name`. */
export interface HomogeneousWeights {
  readonly name: string;
  readonly weights: readonly number[];
}

/** Weights beyond this are not used: exponents stay far below their limit. */
const MOST_WEIGHT = 64;

/**
 * Weights by which all terms have the same degree, such as 1 for each variable of a² + a·b, if there are any of the
 * kind that lets a variable be set to 1 without loss: its weight is 1 and the others are whole. Undefined for 0.
 */
export function homogeneousWeights(p: Polynomial): HomogeneousWeights | undefined {
  const [first, ...terms] = p.terms;
  const used = p.variables.flatMap((name, v) => (p.degree(name) > 0 ? [v] : []));
  if (first === undefined) return undefined;
  const rows: Rational[][] = [];
  for (const { exponents } of terms) {
    const row = used.map((v) => rational(BigInt((exponents[v] ?? 0) - (first.exponents[v] ?? 0))));
    extend(rows, row);
    if (rows.length === used.length) return undefined;
  }
  const pivots = rows.map((row) => row.findIndex((x) => !isZeroQ(x)));
  for (const [free, v] of used.entries()) {
    if (pivots.includes(free)) continue;
    // The solution that is 1 at this place and 0 at the others that no pivot fixes.
    const solution = used.map((_, at) => {
      const row = rows[pivots.indexOf(at)];
      return at === free ? ONE : row === undefined ? ZERO : subQ(ZERO, row[free] ?? ZERO);
    });
    if (!solution.every(({ num, den }) => den === 1n && num <= MOST_WEIGHT && num >= -MOST_WEIGHT)) continue;
    const weights = p.variables.map((_, at) => Number(solution[used.indexOf(at)]?.num ?? 0n));
    return { name: p.variables[v] ?? '', weights };
  }
  return undefined;
}

/** The polynomial with the variable of weight 1 set to 1; different terms stay different. */
export function dehomogenized(p: Polynomial, { name }: HomogeneousWeights): Polynomial {
  return p.substituted(new Map([[name, Polynomial.constant(p.variables, ONE)]]));
}

/** The homogeneous polynomial without that variable as a factor that gives this one when the variable is set to 1. */
export function homogenized(p: Polynomial, { name, weights }: HomogeneousWeights): Polynomial {
  const at = p.variables.indexOf(name);
  const { terms } = p;
  const degreeOf = (exponents: readonly number[]): number => exponents.reduce((sum, e, v) => sum + e * (weights[v] ?? 0), 0);
  const degree = terms.reduce((most, { exponents }) => Math.max(most, degreeOf(exponents)), -Infinity);
  return Polynomial.of(
    p.variables,
    terms.map(({ exponents, coefficient }) => ({
      exponents: exponents.map((e, v) => (v === at ? degree - degreeOf(exponents) : e)),
      coefficient,
    })),
  );
}

/** Adds a row to rows in reduced echelon form, unless it depends on them. */
function extend(rows: Rational[][], row: readonly Rational[]): void {
  const rest = rows.reduce<readonly Rational[]>((left, known) => without(left, known), row);
  const pivot = rest.find((x) => !isZeroQ(x));
  if (pivot === undefined) return;
  const added = rest.map((x) => divQ(x, pivot));
  for (const [i, known] of rows.entries()) rows[i] = without(known, added);
  rows.push(added);
}

/** A row minus the multiple of another that clears the place of the other's first entry, which is 1. */
function without(row: readonly Rational[], other: readonly Rational[]): Rational[] {
  const factor = row[other.findIndex((x) => !isZeroQ(x))] ?? ZERO;
  return row.map((x, j) => subQ(x, mulQ(factor, other[j] ?? ZERO)));
}
