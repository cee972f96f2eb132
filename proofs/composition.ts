// composition (mathematics.md 2.12): two layers of H1 and H2 heads, one after the other, are a layer of H1 H2 heads.
import type { ProvedClaim } from './claim.ts';
import { composition, compositionMap, compositionNone, compositionResidual } from './composed-layers.ts';
import { productControl, residualControl, sumControl } from './composition-controls.ts';
import { sharp, sharpFour } from './composition-examples.ts';

/** The claim. */
export const claim: ProvedClaim = {
  id: 'composition',
  title: 'Two layers of H1 and H2 heads, one after the other, are a layer of H1 H2 heads, and no smaller number is always enough.',
  parts: [
    { part: 'without residual connections', lemma: composition },
    { part: 'with residual connections', lemma: compositionResidual },
    { part: 'the map', lemma: compositionMap },
    { part: 'sharp', lemma: sharpFour },
    { part: 'sharp for q and q heads', lemma: sharp },
  ],
  controls: [
    { control: '1', lemma: sumControl },
    { control: '2', lemma: productControl },
    { control: '3', lemma: residualControl },
  ],
  instances: [compositionNone],
  open: [
    { part: 'depth q', missing: 'The product of q head numbers, by induction over a list of layers; two layers at a time it follows.' },
  ],
};
