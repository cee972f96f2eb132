// The weighted Gram matrix of lag operators where it can be diagonalised by hand (mathematics.md 2.10): every two
// operators are orthogonal or proportional. Its eigenvalues are then sums of squares, and rational.
import { addQ, compareQ, divQ, isZeroQ, mulQ, rational, subQ, ZERO, type Rational } from '../src/exact/rational.ts';
import type { Whole } from './integer-operators.ts';

type Vector = readonly bigint[];

const scalar = (x: Vector, y: Vector): bigint => x.reduce((sum, entry, t) => sum + entry * (y[t] ?? 0n), 0n);

/** The sums of factor · ‖M_l‖² over each line that has operators, largest first; null where two are neither. */
export function squaresByLine(operators: readonly Whole[], factor: (l: number) => bigint): bigint[] | null {
  const lines: { readonly direction: Vector; square: bigint }[] = [];
  for (const [l, operator] of operators.entries()) {
    const v = operator.flat();
    const own = scalar(v, v);
    if (own === 0n) continue;
    const met = lines.filter(({ direction }) => scalar(v, direction) !== 0n);
    const [line] = met;
    if (line === undefined) {
      lines.push({ direction: v, square: factor(l) * own });
      continue;
    }
    // Cauchy and Schwarz: equality only on one line.
    const isParallel = scalar(v, line.direction) ** 2n === own * scalar(line.direction, line.direction);
    if (met.length > 1 || !isParallel) return null;
    line.square += factor(l) * own;
  }
  return lines.map(({ square }) => square).sort((x, y) => (x < y ? 1 : x > y ? -1 : 0));
}

/** ε_H² for H = 0, 1, …: what is left after the H largest squares, relative to all. Empty where all are 0. */
export function relativeErrors(squares: readonly bigint[]): Rational[] {
  const total = squares.reduce((sum, x) => sum + x, 0n);
  if (total === 0n) return [];
  return [...squares, 0n].map((_, H) => rational(remaining(squares, H), total));
}

/** The sum of all but the H largest of a decreasing list. */
export function remaining(squares: readonly bigint[], H: number): bigint {
  return squares.slice(H).reduce((sum, x) => sum + x, 0n);
}

/**
 * Σ_(j ≤ i < n) ‖M_(i−j) − its best combination of the value maps‖², summed over the whole grid: orthogonal vectors of
 * the span by Gram and Schmidt, and what they leave of each operator.
 */
export function errorOfHeads(operators: readonly Vector[], heads: readonly Vector[], n: number): Rational {
  const orthogonal: { readonly v: readonly Rational[]; readonly square: Rational }[] = [];
  for (const head of heads) {
    const rest = orthogonal.reduce<readonly Rational[]>(
      (v, { v: q, square }) => minus(v, divQ(product(v, q), square), q),
      head.map((x) => rational(x)),
    );
    const square = product(rest, rest);
    if (!isZeroQ(square)) orthogonal.push({ v: rest, square });
  }
  const times = new Array<bigint>(n).fill(0n);
  for (let i = 0; i < n; i += 1) for (let j = 0; j <= i; j += 1) times[i - j] = (times[i - j] ?? 0n) + 1n;
  return operators.slice(0, n).reduce((sum, operator, l) => {
    if (operator.every((x) => x === 0n)) return sum;
    const v = operator.map((x) => rational(x));
    const error = orthogonal.reduce((left, { v: q, square }) => subQ(left, divQ(squareOf(product(v, q)), square)), product(v, v));
    return addQ(sum, mulQ(rational(times[l] ?? 0n), error));
  }, ZERO);
}

/** Whether x ≤ y. */
export function isAtMost(x: Rational, y: Rational): boolean {
  return compareQ(x, y) <= 0;
}

const squareOf = (x: Rational): Rational => mulQ(x, x);
const product = (x: readonly Rational[], y: readonly Rational[]): Rational =>
  x.reduce((sum, entry, t) => addQ(sum, mulQ(entry, y[t] ?? ZERO)), ZERO);
const minus = (x: readonly Rational[], factor: Rational, y: readonly Rational[]): Rational[] =>
  x.map((entry, t) => subQ(entry, mulQ(factor, y[t] ?? ZERO)));
