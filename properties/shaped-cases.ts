import { Arbitrary, Stream, Value, type Random } from 'fast-check';
import type { CaseSize } from '../src/claims/claim.ts';
import { rational, type Rational } from '../src/exact/rational.ts';
import type { Range } from './arbitraries/case-ranges.ts';
import { drawDense, drawMatrix } from './arbitraries/draw-matrix.ts';
import { SmallDraws } from './arbitraries/small-draws.ts';
import { below, SMALLER_ENTRIES, withoutIndex } from './arbitraries/smaller-numbers.ts';

/** Data that is no layer of one kind: named sizes, and named weights of whole numbers over one common denominator. */
export interface Shape {
  /** In the order in which shrinking makes them smaller. A size that no weight has is a number of its own (a lag, a degree). */
  readonly sizes: Readonly<Record<string, Range>>;
  /** The sizes that are the axes of each weight, outermost first; none for a single number. */
  readonly weights: Readonly<Record<string, readonly string[]>>;
  /** Whole numbers that entries are drawn from: -2 to 2 unless said. */
  readonly entries?: Range;
  /** The same for single weights. */
  readonly entriesOf?: Readonly<Record<string, Range>>;
  /** 1 unless said. */
  readonly denominator?: Range;
}

/** One case of a shape. Weights are row by row; each stands for its entries over the denominator. */
export interface ShapedCase {
  readonly sizes: Readonly<Record<string, number>>;
  readonly weights: Readonly<Record<string, readonly number[]>>;
  readonly denominator: number;
  /** `zero-V`: the weight V is zero; `equal-V`: two of its slices along the first axis agree; `fractions`. */
  readonly tags: readonly string[];
}

/** Cases of a shape. Throws RangeError for a range that is empty, and for a weight whose axis is no size. */
export function shapedCases(shape: Shape): ShapedArbitrary {
  return new ShapedArbitrary(shape);
}

/** The entries of a weight as rationals, row by row. Throws RangeError if the case has no such weight. */
export function weightQ(c: ShapedCase, name: string): Rational[] {
  const den = BigInt(c.denominator);
  return entriesOf(c, name).map((x) => rational(BigInt(x), den));
}

/** One number: a weight without axes. Throws RangeError if the case has no such weight. */
export function numberQ(c: ShapedCase, name: string): Rational {
  return rational(BigInt(entriesOf(c, name)[0] ?? 0), BigInt(c.denominator));
}

/** The matrix number `at` of a weight whose last two axes have these sizes. Throws RangeError if the case has no such weight. */
export function matrixQ(c: ShapedCase, name: string, rows: number, cols: number, at = 0): Rational[][] {
  const all = weightQ(c, name);
  return Array.from({ length: rows }, (_, i) => all.slice((at * rows + i) * cols, (at * rows + i + 1) * cols));
}

/** A size by its name. Throws RangeError if the case has no such size. */
export function sizeNamed(c: ShapedCase, name: string): number {
  const size = c.sizes[name];
  if (size === undefined) throw new RangeError(`the case has no size ${name}`);
  return size;
}

/** Every size, and the entries that are not 0. */
export function sizeOfShaped(c: ShapedCase): CaseSize {
  const entries = Object.values(c.weights).flat();
  return { dimensions: c.sizes, nonzero: entries.filter((x) => x !== 0).length };
}

function entriesOf(c: ShapedCase, name: string): readonly number[] {
  const entries = c.weights[name];
  if (entries === undefined) throw new RangeError(`the case has no weight ${name}`);
  return entries;
}

/** See `shapedCases`. A case is drawn whole, and shrinks without a context, as the cases of layers do. */
export class ShapedArbitrary extends Arbitrary<ShapedCase> {
  readonly shape: Shape;

  /** Throws RangeError as `shapedCases`. */
  constructor(shape: Shape) {
    super();
    const { sizes, weights, entries, entriesOf: single, denominator } = shape;
    for (const [name, range] of [...Object.entries(sizes), ...(denominator ? [['denominator', denominator] as const] : [])]) {
      checkRange(name, range, 1);
    }
    for (const [name, range] of [...Object.entries(single ?? {}), ...(entries ? [['entries', entries] as const] : [])]) {
      checkRange(name, range, -1e6);
    }
    for (const [name, axes] of Object.entries(weights)) {
      const wrong = axes.find((axis) => !Object.hasOwn(sizes, axis));
      if (wrong !== undefined) throw new RangeError(`${name}: there is no size ${wrong}`);
    }
    this.shape = shape;
  }

  /** The same shape with no size above these; null if a size cannot be that small. Names that the shape lacks are ignored. */
  below(dimensions: Readonly<Record<string, number>>): ShapedArbitrary | null {
    const sizes = Object.entries(this.shape.sizes).map(
      ([name, [least, most]]) => [name, [least, Math.min(most, dimensions[name] ?? most)]] as const,
    );
    if (sizes.some(([, [least, most]]) => least > most)) return null;
    return new ShapedArbitrary({ ...this.shape, sizes: Object.fromEntries(sizes) });
  }

  override generate(random: Random, _biasFactor: number | undefined): Value<ShapedCase> {
    const draws = new SmallDraws(random);
    const { shape } = this;
    const sizes = Object.fromEntries(Object.entries(shape.sizes).map(([name, range]) => [name, draws.size(range)]));
    const weights = Object.fromEntries(
      Object.entries(shape.weights).map(([name, axes]) => [name, this.#drawWeight(draws, name, axes, sizes)]),
    );
    const denominator = draws.denominator(shape.denominator ?? [1, 1]);
    return new Value(withTags({ sizes, weights, denominator, tags: [] }, shape), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is ShapedCase {
    if (typeof value !== 'object' || value === null) return false;
    const { sizes, weights, denominator, tags } = value as Record<string, unknown>;
    if (!hasKeys(sizes, this.shape.sizes) || !hasKeys(weights, this.shape.weights) || !Array.isArray(tags)) return false;
    if (!Object.entries(this.shape.sizes).every(([name, range]) => isInside(sizes[name], range))) return false;
    if (!isInside(denominator, this.shape.denominator ?? [1, 1])) return false;
    return Object.entries(this.shape.weights).every(([name, axes]) => {
      const entries = weights[name];
      const range = this.#range(name);
      return (
        Array.isArray(entries) &&
        entries.length === axes.reduce((product, axis) => product * Number(sizes[axis]), 1) &&
        entries.every((x) => isInside(x, range))
      );
    });
  }

  override shrink(value: ShapedCase, _context: unknown): Stream<Value<ShapedCase>> {
    return new Stream(this.#shrunk(value));
  }

  *#shrunk(c: ShapedCase): Generator<Value<ShapedCase>, void> {
    for (const smaller of this.#candidates(c)) yield new Value(withTags(smaller, this.shape), undefined);
  }

  /** An index of each size dropped; the denominator; then one entry at a time; at last two of them to 0. */
  *#candidates(c: ShapedCase): Generator<ShapedCase, void> {
    const { shape } = this;
    for (const [axis, [least]] of Object.entries(shape.sizes)) {
      const size = sizeNamed(c, axis);
      const isBare = !Object.values(shape.weights).some((axes) => axes.includes(axis));
      if (isBare) for (const smaller of below(size, least)) yield { ...c, sizes: { ...c.sizes, [axis]: smaller } };
      else if (size > least) for (let s = size - 1; s >= 0; s -= 1) yield this.#without(c, axis, s);
    }
    for (const denominator of below(c.denominator, shape.denominator?.[0] ?? 1)) yield { ...c, denominator };
    const places = Object.entries(c.weights).flatMap(([name, entries]) => entries.map((x, e) => ({ name, e, x })));
    for (const smaller of SMALLER_ENTRIES) {
      for (const { name, e, x } of places) {
        for (const y of smaller(x)) if (isInside(y, this.#range(name))) yield withEntry(c, name, e, y);
      }
    }
    const filled = places.filter(({ name, x }) => x !== 0 && isInside(0, this.#range(name)));
    for (const [t, first] of filled.entries()) {
      for (const second of filled.slice(t + 1)) yield withEntry(withEntry(c, first.name, first.e, 0), second.name, second.e, 0);
    }
  }

  #without(c: ShapedCase, axis: string, s: number): ShapedCase {
    const weights = Object.entries(this.shape.weights).map(([name, axes]) => {
      let entries = entriesOf(c, name);
      const sizes = axes.map((other) => sizeNamed(c, other));
      axes.forEach((other, k) => {
        if (other !== axis) return;
        entries = withoutIndex(entries, sizes, k, s);
        sizes[k] = (sizes[k] ?? 0) - 1;
      });
      return [name, entries] as const;
    });
    return { ...c, sizes: { ...c.sizes, [axis]: sizeNamed(c, axis) - 1 }, weights: Object.fromEntries(weights) };
  }

  #drawWeight(draws: SmallDraws, name: string, axes: readonly string[], sizes: Readonly<Record<string, number>>): number[] {
    const range = this.#range(name);
    const lengths = axes.map((axis) => sizes[axis] ?? 1);
    const count = lengths.reduce((product, size) => product * size, 1);
    const rows = lengths[0] ?? 1;
    // Structure as in the matrices of layers, unless it leaves the range: a sum of factors may, and 0 need not be in it.
    const structured = draws.oneIn(2) ? drawMatrix(draws, rows, count / rows, range) : [];
    const isWithin = structured.length > 0 && structured.every((x) => isInside(x, range));
    return isWithin ? structured : drawDense(draws, count, range);
  }

  #range(name: string): Range {
    return this.shape.entriesOf?.[name] ?? this.shape.entries ?? [-2, 2];
  }
}

function withEntry(c: ShapedCase, name: string, e: number, y: number): ShapedCase {
  return { ...c, weights: { ...c.weights, [name]: entriesOf(c, name).with(e, y) } };
}

function withTags(c: ShapedCase, shape: Shape): ShapedCase {
  const tags: string[] = [];
  for (const [name, axes] of Object.entries(shape.weights)) {
    const entries = entriesOf(c, name);
    if (entries.every((x) => x === 0)) tags.push(`zero-${name}`);
    const [first] = axes;
    if (first === undefined) continue;
    const step = entries.length / sizeNamed(c, first);
    const slices = Array.from({ length: sizeNamed(c, first) }, (_, s) => entries.slice(s * step, (s + 1) * step).join());
    if (new Set(slices).size < slices.length) tags.push(`equal-${name}`);
  }
  if (c.denominator > 1) tags.push('fractions');
  return { ...c, tags };
}

function checkRange(name: string, [least, most]: Range, smallest: number): void {
  if (Number.isInteger(least) && Number.isInteger(most) && least <= most && least >= smallest && most <= 1e6) return;
  throw new RangeError(`${name}: expected whole numbers ${smallest} ≤ least ≤ most ≤ 1000000, found [${least}, ${most}]`);
}

function isInside(x: unknown, [least, most]: Range): boolean {
  return typeof x === 'number' && Number.isInteger(x) && x >= least && x <= most;
}

function hasKeys(value: unknown, keys: Readonly<Record<string, unknown>>): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const names = Object.keys(keys);
  return Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name));
}
