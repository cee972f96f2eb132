import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesOf, ssmCases } from '../../../properties/arbitraries/arbitraries.ts';
import { CASE_KINDS } from '../../../properties/arbitraries/case-fields.ts';
import { isWithin } from '../../../properties/arbitraries/case-limits.ts';
import { type CaseOptions, rangesOf } from '../../../properties/arbitraries/case-ranges.ts';
import type { CaseKind, SsmCase } from '../../../properties/arbitraries/case.ts';
import { tallyTags } from '../../../properties/arbitraries/tally-tags.ts';
import { TAG_MEANINGS, type CaseTag } from '../../../properties/arbitraries/tag-meanings.ts';
import { headsOfSsm } from './naive-case.ts';

describe.each(CASE_KINDS)('arbitrary cases of kind %s', (kind) => {
  it('are the same for the same seed, and others for another', () => {
    const draw = (seed: number): unknown[] => fc.sample(casesOf(kind), { seed, numRuns: 50 });
    expect(draw(7)).toEqual(draw(7));
    expect(draw(8)).not.toEqual(draw(7));
  });

  it('lie in the ranges that were asked for', () => {
    const usual = rangesOf(kind);
    const options: CaseOptions[] = [
      {},
      { N: [2, 3], p: [2, 2], d: [1, 1], channels: [2, 4], n: [3, 4], w: [4, 4], H: [2, 2], r: [2, 3], dilation: [3, 3], D: true },
      { entries: [-1, 1], strict: true, D: false, centred: true, causal: true, complex: false, denominator: [1, 1] },
      { entries: [1, 3], strict: true, complex: false, denominator: [5, 7] },
      { entries: [-9, -4], strict: true },
    ];
    for (const some of options) {
      const ranges = rangesOf(kind, some);
      const drawn = fc.sample(casesOf(kind, some), 300);
      expect(drawn.filter((c) => !isWithin(c, ranges))).toEqual([]);
    }
    expect(usual).toEqual(rangesOf(kind, {}));
  });

  it('can be shrunk without a context, also after a way through JSON; what is no such case cannot', () => {
    const arbitrary = casesOf(kind);
    for (const c of fc.sample(arbitrary, 100)) {
      expect(arbitrary.canShrinkWithoutContext(JSON.parse(JSON.stringify(c)))).toBe(true);
      const [name] = Object.entries(c).find(([, value]) => Array.isArray(value) && value.length > 0 && typeof value[0] === 'number')!;
      const entries = (c as unknown as Record<string, number[]>)[name]!;
      for (const wrong of [
        ...[null, 7, [], { ...c, kind: 'other' }, { ...c, n: 0 }, { ...c, n: 1.5 }, { ...c, denominator: 4 }, { ...c, tags: undefined }],
        ...[entries.slice(1), [...entries, 0], entries.with(0, 0.5), 'entries', null].map((bad) => ({ ...c, [name]: bad })),
      ]) {
        expect(arbitrary.canShrinkWithoutContext(wrong)).toBe(false);
      }
    }
  });
});

describe('a failing property', () => {
  const holds = (c: SsmCase): boolean => headsOfSsm(c) <= c.p;

  it('gives the same counterexample again by its seed and path', () => {
    const first = fc.check(fc.property(ssmCases(), holds), { seed: 5, numRuns: 10_000 });
    expect(first.failed).toBe(true);
    const again = fc.check(fc.property(ssmCases(), holds), { seed: 5, path: first.counterexamplePath!, endOnFailure: true });
    expect(again.numRuns).toBe(1);
    expect(again.counterexample).toEqual(first.counterexample);
  });

  it('shrinks a case that somebody wrote by hand', () => {
    const [written] = fc.sample(
      ssmCases({ N: [5, 6], p: [1, 1], d: [3, 3], n: [12, 12], D: false }).filter((c) => !holds(c)),
      1,
    );
    const result = fc.check(fc.property(ssmCases(), holds), { examples: [[written!]], numRuns: 1 });
    const [c] = result.counterexample as [SsmCase];
    expect([c.N, c.p, c.d, c.n]).toEqual([2, 1, 2, 2]);
  });
});

describe('ranges', () => {
  it.each<[CaseOptions, RegExp]>([
    [{ N: [0, 2] }, /N: expected .* found \[0, 2\]/],
    [{ p: [3, 2] }, /p: expected/],
    [{ n: [1, 1.5] }, /n: expected/],
    [{ entries: [-2000, 2] }, /entries: expected/],
    [{ denominator: [1, Infinity] }, /denominator: expected/],
  ])('%j are refused', (options, message) => {
    expect(() => ssmCases(options)).toThrow(message);
  });
});

/** Every tag of a kind with the least share of cases that must show it, in thousandths: what a search can be sure to see. */
const COVERAGE: Readonly<Record<CaseKind, Partial<Record<CaseTag, number>>>> = {
  ssm: {
    'one-by-one': 100,
    'zero-layer': 50,
    'with-skip': 150,
    'repeated-eigenvalues': 200,
    'zero-eigenvalue': 200,
    nilpotent: 100,
    'jordan-block': 100,
    'zero-residue': 200,
    unreachable: 200,
    unobservable: 200,
    'rank-deficient-B': 150,
    'rank-deficient-C': 150,
    'below-saturation': 150,
    'above-saturation': 200,
  },
  'diagonal-ssm': {
    'zero-layer': 50,
    'with-skip': 150,
    'repeated-eigenvalues': 200,
    'zero-eigenvalue': 150,
    'complex-eigenvalues': 100,
    nilpotent: 50,
    'zero-residue': 200,
    unreachable: 200,
    unobservable: 200,
    'below-saturation': 80,
    'above-saturation': 200,
  },
  'time-varying-ssm': {
    'zero-layer': 30,
    'with-skip': 150,
    'zero-eigenvalue': 150,
    'rank-deficient-B': 150,
    'rank-deficient-C': 150,
    'time-invariant': 150,
  },
  'bidirectional-ssm': { 'with-skip': 150, 'repeated-eigenvalues': 150, 'jordan-block': 80, 'zero-residue': 150, 'zero-layer': 30 },
  operators: {
    'zero-layer': 30,
    'dependent-kernels': 200,
    'equal-kernels': 100,
    'zero-kernel': 100,
    'rank-deficient-kernel': 200,
    'below-saturation': 100,
    'above-saturation': 200,
  },
  convolution: { dilated: 150, centred: 200, 'dependent-kernels': 200, 'equal-kernels': 100, 'below-saturation': 100 },
  'depthwise-convolution': { dilated: 150, centred: 200, 'dependent-kernels': 200, 'zero-kernel': 100, 'below-saturation': 100 },
  heads: { 'zero-layer': 50, 'dependent-kernels': 200, 'equal-kernels': 80, 'rank-deficient-kernel': 150, toeplitz: 200 },
  attention: { 'no-scores': 150, 'zero-token': 200, 'equal-tokens': 150, 'dependent-kernels': 150, 'equal-kernels': 80 },
};

describe.each(CASE_KINDS)('a search over cases of kind %s', (kind) => {
  const cases = fc.sample(casesOf(kind), 4000);
  const { tags, untagged } = tallyTags(cases);

  it('sees every degeneracy at its rate, and judges nearly every case', () => {
    const rare = Object.entries(COVERAGE[kind]).filter(([tag, share]) => (tags[tag as CaseTag] ?? 0) < 4 * share);
    expect(rare).toEqual([]);
    expect(tags.unjudged ?? 0).toBeLessThan(40);
    expect(Object.keys(tags).filter((tag) => !Object.hasOwn(TAG_MEANINGS, tag))).toEqual([]);
  });

  it('sees cases without any degeneracy too', () => {
    expect(untagged).toBeGreaterThan(4);
  });
});
