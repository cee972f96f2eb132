// eps-head-count (mathematics.md 2.10): the best approximation of a layer by H heads.
import type { ProvedClaim } from './claim.ts';

/** The claim. */
export const claim: ProvedClaim = {
  id: 'eps-head-count',
  title: 'The least error with H heads is what the first H eigenvalues of the weighted Gram matrix leave over.',
  parts: [],
  controls: [],
  instances: [],
  open: [
    {
      part: 'error',
      missing:
        'an orthonormal basis of eigenvectors of a symmetric real matrix, and from it the optimality (Eckart and Young 1936); `heads` computes the errors in floating point',
    },
  ],
};
