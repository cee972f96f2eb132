// gradient-highway (mathematics.md 2.9.3): at some inputs the Jacobian of attention does not shrink with distance.
import type { ProvedClaim } from './claim.ts';
import { bounded, boundedThirteen, controls, negativeScores, uniform, uniformFour } from './highway-controls.ts';
import { gap } from './highway-gap.ts';
import { highwayAB, highwayCTwins, highwayG, single } from './highway-jacobians.ts';
import { highwayA, highwayADifference, highwayC, highwayCDifference, highwayWeight } from './highway-shares.ts';

export const claim: ProvedClaim = {
  id: 'gradient-highway',
  title: 'At some inputs the Jacobian of attention has a size that does not depend on the distance of the tokens.',
  parts: [
    { part: 'A, B', lemma: highwayAB },
    { part: 'C', lemma: highwayCTwins },
    { part: 'G', lemma: highwayG },
    { part: 'weight', lemma: highwayWeight },
    { part: 'A, scalar', lemma: highwayA },
    { part: 'C, scalar', lemma: highwayC },
    { part: 'A, difference', lemma: highwayADifference },
    { part: 'C, difference', lemma: highwayCDifference },
    { part: 'gap', lemma: gap },
  ],
  controls: [
    { control: '1', lemma: uniform },
    { control: '1-numbers', lemma: uniformFour },
    { control: '2', lemma: bounded },
    { control: '2-numbers', lemma: boundedThirteen },
    { control: '3-4-7', lemma: controls },
    { control: '5', lemma: negativeScores },
  ],
  instances: [single],
  open: [
    { part: 'limit', missing: 'the exponential: that (1 - a) s tends to 0 as the token grows' },
    { part: 'control 6', missing: 'the exponential: with ALiBi the weight carries a factor exp (-m (i - j))' },
  ],
};
