import type { Arbitrary } from 'fast-check';
import type { CaseSize, ExactJudgement, Guide, Judgement } from '../src/claims/claim.ts';
import { formatQ, type Rational } from '../src/exact/rational.ts';
import type { LayerObject } from '../src/layers/layer.ts';
import { CaseArbitrary } from './arbitraries/case-arbitrary.ts';
import { CASE_FIELDS, sizeAlong, weightOf } from './arbitraries/case-fields.ts';
import { layerOfCase } from './arbitraries/case-layer.ts';
import { sizeRange } from './arbitraries/case-ranges.ts';
import type { Case, CaseKind } from './arbitraries/case.ts';
import type { SearchedProperty } from './claim-properties.ts';
import { ShapedArbitrary, sizeOfShaped, type ShapedCase } from './shaped-cases.ts';

/** What makes a property out of an exact decision on cases. */
export interface ExactProperty<C> {
  /** An arbitrary of the cases of layers (`casesOf`) or of a shape (`shapedCases`). */
  readonly cases: Arbitrary<C>;
  /** Exact, for every case that the arbitrary draws. */
  readonly decide: (one: C) => ExactJudgement;
  /** Where deciding is slow: a fast judgement that is `fails` wherever `decide` says so. */
  readonly suspect?: (one: C) => Judgement;
  /** Unless said: the layer of a layer's case, null for a shaped one. */
  readonly layer?: (one: C) => LayerObject | null;
  readonly guide?: Guide<C>;
}

/** A property that is decided exactly; tags, sizes and smaller cases come with the arbitrary. */
export function exactProperty<C extends Case | ShapedCase>(parts: ExactProperty<C>): SearchedProperty {
  const { cases, decide, suspect, guide } = parts;
  const layer = parts.layer ?? ((one: C): LayerObject | null => ('kind' in one ? layerOfCase(one) : null));
  const property = {
    source: cases,
    judge: suspect ?? ((one: C): Judgement => decide(one).judgement),
    confirm: decide,
    tags: (one: C): readonly string[] => one.tags,
    size: (one: C): CaseSize => ('kind' in one ? sizeOfLayerCase(one) : sizeOfShaped(one)),
    layer,
    below: (size: CaseSize): Arbitrary<unknown> | null => smallerCases(cases, size),
    ...(guide === undefined ? {} : { guide }),
  };
  // A property is given only cases of its own source (see `Property`).
  return property;
}

/** A value that a judgement rests on. */
export type Fact = string | number | bigint | boolean | Rational;

/** `outside` where the hypothesis is false, else whether the claim holds; with the values that this rests on. */
export function judged(given: boolean, says: () => boolean, facts: Readonly<Record<string, Fact>>): ExactJudgement {
  const judgement: Judgement = !given ? 'outside' : says() ? 'holds' : 'fails';
  return {
    judgement,
    facts: Object.entries(facts).map(([name, value]) => ({ name, value: typeof value === 'object' ? formatQ(value) : String(value) })),
  };
}

/** The dimensions of a layer's case by name, n included, and its entries that are not 0. */
export function sizeOfLayerCase(c: Case): CaseSize {
  const { axes, weights } = CASE_FIELDS[c.kind];
  const dimensions = Object.fromEntries([...axes, 'n'].map((axis) => [axis, sizeAlong(c, axis)]));
  const nonzero = Object.keys(weights).reduce((sum, name) => sum + (weightOf(c, name) ?? []).filter((x) => x !== 0).length, 0);
  return { dimensions, nonzero };
}

/** The arbitrary with no dimension above these; null where it cannot be that small, or is of another kind. */
export function smallerCases(cases: Arbitrary<unknown>, { dimensions }: CaseSize): Arbitrary<unknown> | null {
  if (cases instanceof ShapedArbitrary) return cases.below(dimensions);
  if (!(cases instanceof CaseArbitrary)) return null;
  const { kind, ranges } = cases as CaseArbitrary<CaseKind>;
  const sizes = Object.entries(dimensions).map(([axis, most]) => {
    const [least, usual] = sizeRange(ranges, axis);
    return [axis, [least, Math.min(usual, most)]] as const;
  });
  if (sizes.some(([, [least, most]]) => least > most)) return null;
  return new CaseArbitrary(kind, { ...ranges, ...Object.fromEntries(sizes) });
}
