import { fail } from '../diagnostics/diagnostic.ts';
import { divQ, isZeroQ, mulQ, subQ, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { Polynomial } from './polynomial.ts';

/**
 * The rationals r_j with f = Σ r_j basis_j, or undefined if there are none; the basis has to be independent over ℚ.
 * All polynomials in one list of variables.
 * `spend` is told how many steps the elimination may take and says whether they are granted.
 * Throws DiagnosticError `expression-too-large` if they are not.
 */
export function rationalCoordinates(
  basis: readonly Polynomial[],
  f: Polynomial,
  spend: (steps: number) => boolean,
): Rational[] | undefined {
  const columns = [...basis, f].map(coefficientsByMonomial);
  const target = columns.at(-1);
  const known = new Set(basis.length === 0 ? [] : columns.slice(0, -1).flatMap((column) => [...column.keys()]));
  // A monomial that no member has settles most questions at once.
  if (target === undefined || [...target.keys()].some((monomial) => !known.has(monomial))) return undefined;
  if (!spend(known.size * columns.length ** 2)) fail('expression-too-large', 'too many exponents to compare: expected fewer');
  const rows = [...known].map((monomial) => columns.map((column) => column.get(monomial) ?? ZERO));
  return solved(rows, basis.length);
}

/** Gauss and Jordan on rows of `size` coefficients and a right-hand side; the columns are independent. */
function solved(rows: Rational[][], size: number): Rational[] | undefined {
  const pivots: Rational[][] = [];
  const rest = new Set(rows);
  for (let column = 0; column < size; column += 1) {
    const row = [...rest].find((one) => !isZeroQ(one[column] ?? ZERO));
    if (row === undefined) throw new RangeError('a basis that is not independent');
    rest.delete(row);
    const lead = row[column] ?? ZERO;
    const pivot = row.map((value) => divQ(value, lead));
    for (const other of [...pivots, ...rest]) {
      const factor = other[column] ?? ZERO;
      if (!isZeroQ(factor)) pivot.forEach((value, at) => (other[at] = subQ(other[at] ?? ZERO, mulQ(factor, value))));
    }
    pivots.push(pivot);
  }
  if ([...rest].some((row) => !isZeroQ(row[size] ?? ZERO))) return undefined;
  return pivots.map((row) => row[size] ?? ZERO);
}

function coefficientsByMonomial(p: Polynomial): ReadonlyMap<string, Rational> {
  return new Map(p.terms.map(({ exponents, coefficient }) => [exponents.join(), coefficient]));
}
