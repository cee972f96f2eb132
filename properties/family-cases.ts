import { Arbitrary, Stream, type Random, type Value } from 'fast-check';
import type { Family, Range } from '../src/claims/claim-families.ts';
import type { CaseSize } from '../src/claims/claim.ts';
import { CaseArbitrary } from './arbitraries/case-arbitrary.ts';
import { CASE_FIELDS } from './arbitraries/case-fields.ts';
import { sizeRange, type CaseOptions } from './arbitraries/case-ranges.ts';
import type { Case, CaseKind } from './arbitraries/case.ts';

/** Layers whose operators do not depend on an input, of the kinds that claim files may be about. */
export type FamilyCase = Exclude<Case, { readonly kind: 'heads' | 'attention' }>;

/** One way to draw a case: a kind with its ranges. */
export interface CasePart {
  readonly kind: CaseKind;
  readonly options: CaseOptions;
}

/**
 * The parts of a family, in the words of cases: `p`, `d` and `N` of a claim are what formulas mean by them, so a diagonal
 * layer has as many channels as outputs, and N of a bidirectional layer is split between its directions, one part for
 * each way. A convolution whose claim leaves `depthwise` open is drawn in both forms. `strict`: no entry leaves `entries`.
 */
export function partsOf(family: Family, strict: boolean): readonly CasePart[] {
  const { n, entries, denominator } = family;
  const common = { n, entries, denominator, strict };
  const skip = 'D' in family ? { D: family.D } : {};
  switch (family.kind) {
    case 'ssm':
    case 'time-varying-ssm': {
      const { kind, N, p, d } = family;
      return [{ kind, options: { ...common, ...skip, N, p, d } }];
    }
    case 'diagonal-ssm': {
      const { kind, N, channels, complex } = family;
      return [{ kind, options: { ...common, ...skip, N, channels, ...(complex === undefined ? {} : { complex }) } }];
    }
    case 'bidirectional-ssm': {
      const { kind, N, p, d } = family;
      return splits(N).map(([N, backwardN]) => ({ kind, options: { ...common, ...skip, p, d, N, backwardN } }));
    }
    case 'operators': {
      const { kind, w, p, d } = family;
      return [{ kind, options: { ...common, w, p, d } }];
    }
    case 'convolution': {
      const { w, p, d, dilation, centred, depthwise } = family;
      const options = { ...common, w, dilation, ...(centred === undefined ? {} : { centred }) };
      const channels: Range = [Math.max(p[0], d[0]), Math.min(p[1], d[1])];
      const full: CasePart = { kind: 'convolution', options: { ...options, p, d } };
      if (depthwise === false || channels[0] > channels[1]) return [full];
      const diagonal: CasePart = { kind: 'depthwise-convolution', options: { ...options, channels } };
      return depthwise === true ? [diagonal] : [full, diagonal];
    }
  }
}

/** The ways to split a number of states between two directions that are not empty, the even ones first. */
function splits([least, most]: Range): readonly (readonly [Range, Range])[] {
  const all: (readonly [Range, Range])[] = [];
  for (let total = Math.max(least, 2); total <= most; total += 1) {
    for (let forward = 1; forward < total; forward += 1) {
      all.push([
        [forward, forward],
        [total - forward, total - forward],
      ]);
    }
  }
  return all;
}

/** Cases of one of several parts, each as often. They shrink within all parts, and so from one part into another. */
export class FamilyCases extends Arbitrary<Case> {
  readonly #parts: readonly CasePart[];
  readonly #draws: readonly CaseArbitrary<CaseKind>[];
  /** For each kind, the smallest ranges that hold all parts of that kind: what shrinking walks through. */
  readonly #wide: readonly CaseArbitrary<CaseKind>[];

  /** Throws RangeError if there is no part, or a range that is empty or out of bounds. */
  constructor(parts: readonly CasePart[]) {
    super();
    if (parts.length === 0) throw new RangeError('expected at least one kind of cases');
    this.#parts = parts;
    this.#draws = parts.map(({ kind, options }) => new CaseArbitrary(kind, options));
    const kinds = [...new Set(parts.map(({ kind }) => kind))];
    this.#wide = kinds.map((kind) => widest(this.#draws.filter((draw) => draw.kind === kind)));
  }

  override generate(random: Random, biasFactor: number | undefined): Value<Case> {
    const count = this.#draws.length;
    const draw = this.#draws[count === 1 ? 0 : random.nextInt(0, count - 1)];
    return (draw as CaseArbitrary<CaseKind>).generate(random, biasFactor);
  }

  override canShrinkWithoutContext(value: unknown): value is Case {
    return this.#draws.some((draw) => draw.canShrinkWithoutContext(value));
  }

  override shrink(value: Case, _context: unknown): Stream<Value<Case>> {
    const wide = this.#wide.find((draw) => draw.canShrinkWithoutContext(value));
    if (wide === undefined) return Stream.nil();
    if (this.#draws.length === 1) return wide.shrink(value, undefined);
    return wide.shrink(value, undefined).filter((smaller) => this.canShrinkWithoutContext(smaller.value));
  }

  /**
   * The same parts with no dimension above these; parts that cannot be that small, or that lack one of the dimensions,
   * are left out. Null if none remains.
   */
  below({ dimensions }: CaseSize): FamilyCases | null {
    const smaller = this.#parts.flatMap((part, at) => {
      const { kind, ranges } = this.#draws[at] as CaseArbitrary<CaseKind>;
      const axes = [...CASE_FIELDS[kind].axes, 'n'];
      if (!Object.keys(dimensions).every((name) => axes.includes(name))) return [];
      const cut: Record<string, Range> = {};
      for (const [name, bound] of Object.entries(dimensions)) {
        const [least, most] = sizeRange(ranges, name);
        if (least > bound) return [];
        cut[name] = [least, Math.min(most, bound)];
      }
      return [{ kind: part.kind, options: { ...part.options, ...cut } }];
    });
    return smaller.length === 0 ? null : new FamilyCases(smaller);
  }
}

function widest(draws: readonly CaseArbitrary<CaseKind>[]): CaseArbitrary<CaseKind> {
  const [first] = draws as readonly [CaseArbitrary<CaseKind>, ...CaseArbitrary<CaseKind>[]];
  if (draws.length === 1) return first;
  const over = (axis: string): Range => {
    const ranges = draws.map((draw) => sizeRange(draw.ranges, axis));
    return [Math.min(...ranges.map(([least]) => least)), Math.max(...ranges.map(([, most]) => most))];
  };
  const axes = [...CASE_FIELDS[first.kind].axes, 'n'];
  return new CaseArbitrary(first.kind, { ...first.ranges, ...Object.fromEntries(axes.map((axis) => [axis, over(axis)])) });
}
