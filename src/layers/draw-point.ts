import { addQ, compareQ, divQ, integer, isZeroQ, mulQ, negQ, rational, subQ, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { Polynomial } from '../symbolic/polynomial.ts';
import { satisfies } from './parametric-layer.ts';
import type { ParameterValues, ParametricLayer } from './parametric-layer.ts';

/** Where the choices of a drawn point come from: whole numbers from a range, both ends included. */
export interface PointDraws {
  within(range: readonly [least: number, most: number]): number;
}

/** What parameters are drawn from: numerators from `entries` over denominators from `denominator`. */
export interface PointRanges {
  readonly entries: readonly [least: number, most: number];
  readonly denominator: readonly [least: number, most: number];
}

/** Points that are tried before giving up. */
const ATTEMPTS = 60;
/** Points of a quadric that are tried as the first one on it. */
const FIRST_POINTS = 12;
/** One parameter in so many takes the value of another: equal parameters are where layers degenerate. */
const EQUAL_ONE_IN = 8;

/**
 * A point of small rationals that satisfies the conditions of a family, or null if none was found. All parameters are
 * drawn; then one relation after another is made true by moving parameters that no earlier one has used: along one in
 * which it is linear or quadratic, or along a line through a known point of a quadric, whose second intersection is
 * rational (so that c² + s² = 1 gives 3/5, 4/5 as well as 1, 0). Values so found may lie outside the ranges.
 */
export function drawPoint(parametric: ParametricLayer, draws: PointDraws, ranges: PointRanges): ParameterValues | null {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const point = new DrawnPoint(parametric, draws, ranges);
    if (point.settleAll() && satisfies(parametric, point.values)) return point.values;
  }
  return null;
}

/** A point on its way to satisfying the relations. */
class DrawnPoint {
  readonly values = new Map<string, Rational>();
  readonly #parametric: ParametricLayer;
  readonly #draws: PointDraws;
  readonly #ranges: PointRanges;
  /** Parameters of the relations that already hold. */
  readonly #settled = new Set<string>();

  constructor(parametric: ParametricLayer, draws: PointDraws, ranges: PointRanges) {
    this.#parametric = parametric;
    this.#draws = draws;
    this.#ranges = ranges;
    for (const name of parametric.parameters) this.values.set(name, this.#value());
  }

  /** True if every relation could be made true in turn. */
  settleAll(): boolean {
    return this.#shuffled(this.#parametric.relations).every(({ difference }) => {
      if (!isZeroQ(difference.evaluate(this.values)) && !this.#settle(difference)) return false;
      for (const name of difference.variables) if (difference.degree(name) > 0) this.#settled.add(name);
      return true;
    });
  }

  #settle(f: Polynomial): boolean {
    const free = this.#shuffled(f.variables.filter((name) => f.degree(name) > 0 && !this.#settled.has(name)));
    const quadric = free.reduce<string[]>((names, name) => (f.degree(...names, name) <= 2 ? [...names, name] : names), []);
    // The direct way finds special points such as c = 1, s = 0 more often, the line through a point all the others.
    if (quadric.length > 1 && this.#below(4) > 0) return this.#alongLine(f, quadric);
    return this.#alongOne(f, free);
  }

  /** Moves one parameter to where f is 0. */
  #alongOne(f: Polynomial, free: readonly string[]): boolean {
    const name = free.find((candidate) => f.degree(candidate) <= 2);
    if (name === undefined) return false;
    const at = (value: Rational): Rational => f.evaluate(new Map(this.values).set(name, value));
    const root = this.#root(at(ZERO), at(integer(1)), at(integer(-1)));
    if (root !== undefined) this.values.set(name, root);
    return root !== undefined;
  }

  /** Finds a point of f = 0, which is quadratic in these parameters, and goes along a line through it to the second one. */
  #alongLine(f: Polynomial, names: readonly string[]): boolean {
    if (!this.#firstPoint(f, names)) return false;
    const whole = this.#below(2) === 0;
    const direction = names.map(() => (whole ? integer(this.#draws.within(this.#ranges.entries)) : this.#fraction()));
    const moved = (t: Rational): Map<string, Rational> => {
      const point = new Map(this.values);
      names.forEach((name, i) => point.set(name, addQ(point.get(name) ?? ZERO, mulQ(t, direction[i] ?? ZERO))));
      return point;
    };
    const [plus, minus] = [f.evaluate(moved(integer(1))), f.evaluate(moved(integer(-1)))];
    const [twiceSquare, twiceLinear] = [addQ(plus, minus), subQ(plus, minus)];
    if (isZeroQ(twiceSquare)) return true;
    for (const [name, value] of moved(negQ(divQ(twiceLinear, twiceSquare)))) this.values.set(name, value);
    return true;
  }

  #firstPoint(f: Polynomial, names: readonly string[]): boolean {
    for (let tried = 0; tried < FIRST_POINTS; tried += 1) {
      for (const name of names) this.values.set(name, integer(this.#draws.within([-1, 1])));
      if (isZeroQ(f.evaluate(this.values)) || this.#alongOne(f, this.#shuffled(names))) return true;
    }
    return false;
  }

  /** A rational root of the polynomial of degree at most 2 with these values at 0, 1 and -1. */
  #root(at0: Rational, at1: Rational, atMinus1: Rational): Rational | undefined {
    const half = rational(1n, 2n);
    const square = subQ(mulQ(half, addQ(at1, atMinus1)), at0);
    const linear = mulQ(half, subQ(at1, atMinus1));
    if (isZeroQ(square)) return isZeroQ(linear) ? (isZeroQ(at0) ? ZERO : undefined) : negQ(divQ(at0, linear));
    const root = exactSquareRoot(subQ(mulQ(linear, linear), mulQ(integer(4), mulQ(square, at0))));
    if (root === undefined) return undefined;
    const signed = this.#below(2) === 0 ? root : negQ(root);
    return divQ(subQ(signed, linear), mulQ(integer(2), square));
  }

  #value(): Rational {
    const earlier = [...this.values.values()];
    if (earlier.length > 0 && this.#below(EQUAL_ONE_IN) === 0) return earlier[this.#below(earlier.length)] ?? ZERO;
    return this.#fraction();
  }

  #fraction(): Rational {
    const { entries, denominator } = this.#ranges;
    return rational(BigInt(this.#draws.within(entries)), BigInt(this.#draws.within(denominator)));
  }

  #below(k: number): number {
    return k === 1 ? 0 : this.#draws.within([0, k - 1]);
  }

  #shuffled<T>(items: readonly T[]): T[] {
    const left = [...items];
    return items.flatMap(() => left.splice(this.#below(left.length), 1));
  }
}

/** The square root that is not negative, if it is rational. */
function exactSquareRoot(value: Rational): Rational | undefined {
  if (compareQ(value, ZERO) < 0) return undefined;
  const [num, den] = [wholeRoot(value.num), wholeRoot(value.den)];
  return num === undefined || den === undefined ? undefined : rational(num, den);
}

function wholeRoot(square: bigint): bigint | undefined {
  if (square < 2n) return square;
  // Newton's iteration from above decreases until it has reached the root rounded down.
  let root = 1n << BigInt((square.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + square / root) >> 1n;
    if (next >= root) return root * root === square ? root : undefined;
    root = next;
  }
}
