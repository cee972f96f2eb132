import type { Arbitrary } from 'fast-check';
import { casesOf } from '../../properties/arbitraries/arbitraries.ts';
import type { CaseOptions } from '../../properties/arbitraries/case-ranges.ts';
import type { CaseKind, CaseOf, SsmCase } from '../../properties/arbitraries/case.ts';
import { exactProperty } from '../../properties/exact-property.ts';
import type { CaseSize, Judgement } from '../../src/claims/claim.ts';
import type { SearchedProperty } from '../../src/search/searched-property.ts';
import { SmallCounts } from '../../src/spans/small-counts.ts';
import { CONVOLUTION_CLAIM, SSM_CLAIMS, STEP_CLAIM, type PlantedClaim } from '../properties/arbitraries/planted-claims.ts';

/** A false claim as a property, judged fast where the layer is an SSM and decided by the naive ranks of its claim. */
export interface PlantedProperty {
  readonly claim: string;
  readonly property: SearchedProperty;
  /** Sizes as the property names them; a counterexample no larger than one of them is small. */
  readonly examples: readonly CaseSize[];
}

const counts = new SmallCounts();
const load = (c: SsmCase): SmallCounts => {
  counts.load(c);
  return counts;
};
const heads = (c: SsmCase, n = c.n): number => load(c).heads(n).value;
const says = (holds: boolean): Judgement => (holds ? 'holds' : 'fails');

/** Fast judgements of the planted claims, in their order. */
const FAST: readonly ((c: SsmCase) => Judgement)[] = [
  (c) => says(heads(c) <= c.p),
  (c) => says(heads(c) <= c.d),
  (c) => (c.N < 2 || c.n < 2 ? 'outside' : says(heads(c) >= 2)),
  (c) => (c.n < c.N ? 'outside' : says(heads(c) === c.N)),
  (c) => {
    const profile = load(c)
      .profile(c.n)
      .map(({ value }) => value);
    return says(profile.every((k, l) => l === 0 || k === 0 || k !== profile[l - 1] || profile.slice(l).every((x) => x === k)));
  },
  (c) => (load(c).rank('A').value < c.N ? 'outside' : says(heads(c) === Math.min(c.n, c.N, c.p * c.d))),
  (c) => says(heads(c) <= c.N),
  (c) => says(heads(c) <= load(c).eigenvalues().value),
  (c) => says(heads(c) <= 2),
];

function planted<K extends CaseKind>(
  kind: K,
  { claim, options, holds, dimensions, nonzero }: PlantedClaim<CaseOf<K>>,
  axes: readonly string[],
  suspect?: (c: CaseOf<K>) => Judgement,
): PlantedProperty {
  const cases: Arbitrary<CaseOf<K>> = casesOf(kind, options);
  const property = exactProperty<CaseOf<K>>({
    cases,
    decide: (c) => ({ judgement: says(holds(c)), facts: [{ name: 'n', value: String(c.n) }] }),
    ...(suspect === undefined ? {} : { suspect }),
  });
  const examples = dimensions.map((sizes) => ({
    dimensions: Object.fromEntries(axes.map((axis, k) => [axis, sizes[k] ?? 0])),
    nonzero,
  }));
  return { claim, property, examples };
}

/** Every claim of planted-claims.ts. */
export const PLANTED: readonly PlantedProperty[] = [
  ...SSM_CLAIMS.map((one, k) => planted<'ssm'>('ssm', one, ['N', 'p', 'd', 'n'], FAST[k])),
  planted<'time-varying-ssm'>('time-varying-ssm', STEP_CLAIM, ['N', 'p', 'd', 'n']),
  planted<'convolution'>('convolution', CONVOLUTION_CLAIM, ['w', 'p', 'd', 'n']),
];

/** An SSM property of one judgement, which is fast and taken for exact. */
export function ssmProperty(options: CaseOptions, judge: (c: SsmCase) => Judgement): SearchedProperty {
  return exactProperty<SsmCase>({ cases: casesOf('ssm', options), decide: (c) => ({ judgement: judge(c), facts: [] }), suspect: judge });
}

/** k_n of an SSM case as `SmallCounts` sees it. */
export const headsModPrime = heads;
