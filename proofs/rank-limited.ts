// rank-limited (mathematics.md 2.11): heads whose value maps have rank at most r.
import type { ProvedClaim } from './claim.ts';
import { boundByColumns, boundByDimension, boundByRows } from './rank-bounds.ts';
import { exactBasis, full, pieces, rankMore, rankOne } from './rank-bases.ts';
import { identityThree, noRank, noneNeeded, rotation, rotationThree, sharedValues, unitOperators } from './rank-limited-examples.ts';

export const claim: ProvedClaim = {
  id: 'rank-limited',
  title: 'With value maps of rank at most r more heads can be needed than the lag operators span dimensions.',
  parts: [
    { part: 'a, dimension', lemma: boundByDimension },
    { part: 'a, columns', lemma: boundByColumns },
    { part: 'a, rows', lemma: boundByRows },
    { part: 'b', lemma: pieces },
    { part: 'b, exact', lemma: exactBasis },
    { part: 'b, full rank', lemma: full },
    { part: 'c, rank one', lemma: rankOne },
    { part: 'c, monotone', lemma: rankMore },
  ],
  controls: [
    { control: '1', lemma: rotation },
    { control: '1-three', lemma: rotationThree },
    { control: '2', lemma: identityThree },
    { control: '3', lemma: unitOperators },
    { control: '4', lemma: sharedValues },
  ],
  instances: [noneNeeded, noRank],
  open: [
    { part: 'c, tensor rank', missing: 'a definition of tensor rank; as RankHeads with r = 1 it is the same by definition' },
    { part: 'd', missing: 'diagonalisation and complex eigenvalues, which are not defined here' },
    { part: 'e', missing: 'heads with shared values in general; control 4 is one case' },
  ],
};
