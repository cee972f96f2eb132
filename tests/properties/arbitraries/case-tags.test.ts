import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesOf } from '../../../properties/arbitraries/arbitraries.ts';
import { CASE_KINDS } from '../../../properties/arbitraries/case-fields.ts';
import { layerOfCase } from '../../../properties/arbitraries/case-layer.ts';
import { tagsOf, withTags } from '../../../properties/arbitraries/case-tags.ts';
import type { SsmCase } from '../../../properties/arbitraries/case.ts';
import { readLayer } from '../../../src/layers/layer-file.ts';
import { naiveTags } from './naive-tags.ts';

const RUNS = Number(process.env['HEADCOUNT_CASES'] ?? 500);

describe.each(CASE_KINDS)('the tags of a drawn case of kind %s', (kind) => {
  it('are those that its definition gives in exact arithmetic, no more and no less', () => {
    fc.assert(
      fc.property(casesOf(kind), (c) => {
        const expected = naiveTags(c, readLayer(layerOfCase(c)).defaultLength);
        if (c.tags.includes('unjudged')) {
          // Numbers grew too large for some tag: those that are there are true all the same.
          for (const tag of c.tags) expect(tag === 'unjudged' || expected.has(tag)).toBe(true);
        } else expect([...c.tags].sort()).toEqual([...expected].sort());
      }),
      { numRuns: RUNS },
    );
  });
});

const rotation: SsmCase = {
  kind: 'ssm',
  N: 2,
  p: 2,
  d: 2,
  n: 2,
  denominator: 1,
  A: [0, -1, 1, 0],
  B: [1, 0, 0, 1],
  C: [1, 0, 0, 1],
  D: null,
  tags: [],
};

describe('tagsOf', () => {
  it('finds nothing degenerate in a rotation', () => {
    expect(tagsOf(rotation)).toEqual([]);
  });

  it('sees repeated eigenvalues that are not rational', () => {
    const A = [0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 0, -1, 0, 0, 1, 0];
    const twice = { ...rotation, N: 4, n: 4, A, B: [1, 0, 0, 0, 0, 1, 0, 0], C: [1, 0, 0, 0, 0, 0, 1, 0] };
    expect(tagsOf(twice)).toEqual(['repeated-eigenvalues']);
  });

  it('sees that opposite residues of one eigenvalue cancel', () => {
    const cancelled = { ...rotation, p: 1, d: 1, A: [3, 0, 0, 3], B: [1, 1], C: [1, -1] };
    expect(tagsOf(cancelled)).toEqual(expect.arrayContaining(['zero-residue', 'zero-layer', 'repeated-eigenvalues', 'unreachable']));
  });

  it('leaves out what it cannot judge, and says so, rather than round', () => {
    const huge = { ...rotation, A: [2 ** 50, 1, 1, -(2 ** 50)] };
    expect(tagsOf(huge)).toContain('unjudged');
    expect(tagsOf({ ...huge, A: [2 ** 50, 0, 0, 0], B: [0, 0, 0, 0] })).toEqual(
      expect.arrayContaining(['unjudged', 'rank-deficient-B', 'unreachable']),
    );
  });

  it('does not believe the tags that a case comes with', () => {
    expect(withTags({ ...rotation, tags: ['nilpotent'] }).tags).toEqual([]);
  });
});
