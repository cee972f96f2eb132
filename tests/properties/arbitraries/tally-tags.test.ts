import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ssmCases } from '../../../properties/arbitraries/arbitraries.ts';
import { addTallies, tallyTags } from '../../../properties/arbitraries/tally-tags.ts';

it('tallyTags counts the cases that carry each tag, in the order of the meanings', () => {
  const tally = tallyTags([{ tags: ['nilpotent', 'zero-layer'] }, { tags: [] }, { tags: ['zero-layer'] }]);
  expect(tally).toEqual({ cases: 3, tags: { 'zero-layer': 2, nilpotent: 1 }, untagged: 1 });
  expect(Object.keys(tally.tags)).toEqual(['zero-layer', 'nilpotent']);
});

it('addTallies counts what two searches have seen as one search would', () => {
  fc.assert(
    fc.property(fc.array(ssmCases()), fc.array(ssmCases()), (a, b) => {
      expect(addTallies(tallyTags(a), tallyTags(b))).toEqual(tallyTags([...a, ...b]));
    }),
    { numRuns: 50 },
  );
});
