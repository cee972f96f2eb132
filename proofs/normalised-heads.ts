// normalised-heads (mathematics.md 2.6): heads whose weights in a row sum to 1, and heads whose weights are not negative.
import type { ProvedClaim } from './claim.ts';
import { normalisedB, normalisedWith, normalisedWithout } from './nonnegative-count.ts';
import { halfNever, halfWithSink, signNever, turnThree, turnTwo, zeroNone } from './normalised-controls.ts';
import { normalisedA } from './row-stochastic-heads.ts';

/** The claim. */
export const claim: ProvedClaim = {
  id: 'normalised-heads',
  title: 'Weights that sum to 1 represent almost nothing; weights that are only nonnegative cost at most one head more.',
  parts: [
    { part: 'a', lemma: normalisedA },
    { part: 'b', lemma: normalisedB },
    { part: 'b, with a functional', lemma: normalisedWith },
    { part: 'b, without one', lemma: normalisedWithout },
  ],
  controls: [
    { control: 'a', lemma: halfNever },
    { control: 'a-sink', lemma: halfWithSink },
    { control: 'b-sign', lemma: signNever },
    { control: 'b-rotation-2', lemma: turnTwo },
    { control: 'b-rotation-3', lemma: turnThree },
  ],
  instances: [zeroNone],
  open: [{ part: 'c', missing: 'the scaling of value maps that makes nonnegative weights positive with sums below 1' }],
};
