import { Arbitrary, Stream, Value, type Random } from 'fast-check';
import type { Range } from '../src/claims/claim-families.ts';
import { fail } from '../src/diagnostics/diagnostic.ts';
import { rational, type Rational } from '../src/exact/rational.ts';
import { drawPoint } from '../src/layers/draw-point.ts';
import { satisfies, type ParameterValues, type ParametricLayer } from '../src/layers/parametric-layer.ts';
import { gcdOf } from './arbitraries/safe-integers.ts';
import { SmallDraws } from './arbitraries/small-draws.ts';
import { below } from './arbitraries/smaller-numbers.ts';

/** Numerator and denominator in lowest terms, the denominator positive. */
export type Fraction = readonly [num: number, den: number];

/** A layer with parameters at one point and one length. */
export interface PointCase {
  readonly n: number;
  readonly parameters: Readonly<Record<string, Fraction>>;
}

/** What points are drawn from. */
export interface PointCaseRanges {
  readonly n: Range;
  /** Whole numbers, and what they are divided by. Values that a relation forces may lie outside. */
  readonly entries: Range;
  readonly denominator: Range;
}

/** Draws of a point before a family is given up. */
const DRAWS = 20;

/** Values that parameters of relations are set to together, where there are few enough. */
const SIMPLE: readonly Fraction[] = [
  [0, 1],
  [1, 1],
  [-1, 1],
  [2, 1],
  [1, 2],
  [-2, 1],
  [-1, 2],
];
const MOST_TOGETHER = 400;

/** The point of a case, exactly. */
export function pointOf({ parameters }: PointCase): ParameterValues {
  return new Map(Object.entries(parameters).map(([name, [num, den]]) => [name, rational(BigInt(num), BigInt(den))]));
}

/** Points of a family of layers that satisfy its conditions, with a length. Cases shrink without a context. */
export class PointCases extends Arbitrary<PointCase> {
  readonly parametric: ParametricLayer;
  readonly ranges: PointCaseRanges;
  /** Parameters that some relation speaks of. */
  readonly #related: readonly string[];

  constructor(parametric: ParametricLayer, ranges: PointCaseRanges) {
    super();
    this.parametric = parametric;
    this.ranges = ranges;
    this.#related = parametric.parameters.filter((name) => parametric.relations.some(({ difference }) => difference.degree(name) > 0));
  }

  /** Throws DiagnosticError `no-points` where no point is found. */
  override generate(random: Random, _biasFactor: number | undefined): Value<PointCase> {
    const draws = new SmallDraws(random);
    return new Value({ n: draws.size(this.ranges.n), parameters: this.drawnParameters(draws) }, undefined);
  }

  /** The parameters of a drawn point. Throws DiagnosticError `no-points`. */
  drawnParameters(draws: { within(range: Range): number }): PointCase['parameters'] {
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const point = drawPoint(this.parametric, draws, this.ranges);
      const fractions = point === null ? null : fractionsOf(point);
      if (fractions !== null) return Object.fromEntries(this.parametric.parameters.map((name) => [name, fractions.get(name) ?? [0, 1]]));
    }
    return fail('no-points', 'no point with small parameters satisfies the relations and inequations of the layer', {
      notes: ['"entries" and "denominator" of the claim\'s ranges say what is tried'],
    });
  }

  override canShrinkWithoutContext(value: unknown): value is PointCase {
    if (typeof value !== 'object' || value === null) return false;
    const { n, parameters, ...others } = value as Readonly<Record<string, unknown>>;
    if (Object.keys(others).length > 0 || !isWithin(n, this.ranges.n) || typeof parameters !== 'object' || parameters === null)
      return false;
    const names = this.parametric.parameters;
    if (Object.keys(parameters).length !== names.length || !names.every((name) => Object.hasOwn(parameters, name))) return false;
    return Object.values(parameters).every(isFraction) && this.isPoint({ n: Number(n), parameters: parameters as PointCase['parameters'] });
  }

  /** Whether a case satisfies the conditions, its free parameters within the ranges. */
  isPoint(one: PointCase): boolean {
    const areInside = Object.entries(one.parameters).every(([name, value]) => this.#related.includes(name) || this.#isInside(value));
    return areInside && satisfies(this.parametric, pointOf(one));
  }

  override shrink(value: PointCase, _context: unknown): Stream<Value<PointCase>> {
    return new Stream(this.#shrunk(value));
  }

  *#shrunk(one: PointCase): Generator<Value<PointCase>, void> {
    for (const n of below(one.n, this.ranges.n[0])) yield new Value({ ...one, n }, undefined);
    const size = sizeOfPoint(one);
    for (const parameters of this.#smaller(one.parameters)) {
      const smaller = { ...one, parameters };
      if (sizeOfPoint(smaller) < size && this.isPoint(smaller)) yield new Value(smaller, undefined);
    }
  }

  *#smaller(parameters: PointCase['parameters']): Generator<PointCase['parameters'], void> {
    const related = this.#related;
    const count = Math.min(SIMPLE.length, Math.floor(MOST_TOGETHER ** (1 / Math.max(related.length, 1))));
    for (const values of related.length === 0 ? [] : lists(SIMPLE.slice(0, count), related.length)) {
      yield { ...parameters, ...Object.fromEntries(related.map((name, at) => [name, values[at] as Fraction])) };
    }
    for (const [name, [num, den]] of Object.entries(parameters)) {
      const whole = Math.trunc(num / den);
      const candidates: Fraction[] = [...SIMPLE, [whole, 1], [whole - Math.sign(whole), 1], [-num, den], [num - Math.sign(num), den]];
      for (const candidate of candidates) yield { ...parameters, [name]: lowest(candidate) };
    }
  }

  /** Whether a value is one of `entries` over one of `denominator`. */
  #isInside([num, den]: Fraction): boolean {
    const [least, most] = this.ranges.denominator;
    for (let f = den; f <= most; f += den) if (f >= least && isWithin((num * f) / den, this.ranges.entries)) return true;
    return false;
  }
}

/** How large the numbers of a point are: what shrinking makes smaller; a positive number counts as less than its opposite. */
export function sizeOfPoint({ parameters }: PointCase): number {
  return Object.values(parameters).reduce((sum, [num, den]) => sum + 2 * Math.abs(num) + (num < 0 ? 1 : 0) + 2 * (den - 1), 0);
}

/** num/den in lowest terms. */
export function lowest([num, den]: Fraction): Fraction {
  const common = gcdOf(num, den);
  return [num / common + 0, den / common];
}

function fractionsOf(point: ParameterValues): ReadonlyMap<string, Fraction> | null {
  const safe = ({ num, den }: Rational): Fraction | null => {
    const fraction: Fraction = [Number(num), Number(den)];
    return fraction.every((x) => Number.isSafeInteger(x)) ? fraction : null;
  };
  const fractions = new Map<string, Fraction>();
  for (const [name, value] of point) {
    const fraction = safe(value);
    if (fraction === null) return null;
    fractions.set(name, fraction);
  }
  return fractions;
}

function isFraction(value: unknown): value is Fraction {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [num, den] = value as readonly unknown[];
  return Number.isSafeInteger(num) && Number.isSafeInteger(den) && Number(den) >= 1 && gcdOf(Number(num), Number(den)) === 1;
}

function isWithin(x: unknown, [least, most]: Range): boolean {
  return Number.isInteger(x) && Number(x) >= least && Number(x) <= most;
}

/** All lists of a length over some values. */
function* lists<T>(values: readonly T[], length: number): Generator<readonly T[], void> {
  if (length === 0) {
    yield [];
    return;
  }
  for (const first of values) for (const rest of lists(values, length - 1)) yield [first, ...rest];
}
