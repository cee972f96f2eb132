// map-ae (mathematics.md 2.5.4): outputs at almost all inputs, with coefficients that are functions of query and key token.
import { integerRank } from '../src/exact/fraction-free.ts';
import type { ExactJudgement } from '../src/claims/claim.ts';
import { ssmCases } from './arbitraries/arbitraries.ts';
import type { SsmCase } from './arbitraries/case.ts';
import { CaseQuantities } from './case-quantities.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { exactProperty, judged } from './exact-property.ts';
import { law } from './formula-property.ts';
import { lagsOf, spanDimension } from './integer-operators.ts';
import { imageOf, latticeVectors, localDimension, vectorRank } from './local-dimension.ts';

const counts = new CaseQuantities();

/**
 * k_loc lag operators that are independent at one vector, as value maps: wherever they are independent, the images of all
 * lags are combinations of theirs. The bounds of the claim, and that our own count says k_loc.
 */
function isLocal(c: SsmCase): ExactJudgement {
  const lags = lagsOf(c, c.n);
  const { dimension, at } = localDimension(lags, c.d);
  const chosen = integerRank(lags.map((lag) => imageOf(lag, at))).rows;
  const k = spanDimension(lags);
  counts.load(c);
  const counted = counts.valueOf('pairwise');
  const isRepresentedAt = (v: readonly bigint[]): boolean => {
    const images = lags.map((lag) => imageOf(lag, v));
    return vectorRank(chosen.map((l) => images[l] ?? [])) < dimension || vectorRank(images) === dimension;
  };
  const holds = (): boolean =>
    chosen.length === dimension &&
    latticeVectors(c.d, 2).every(isRepresentedAt) &&
    k <= c.d * dimension &&
    dimension <= Math.min(k, c.p) &&
    counted === dimension;
  return judged(true, holds, { k, k_loc: dimension, 'lags of the value maps': chosen.join(', '), 'k_loc as counted': counted });
}

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'map-ae',
  section: '2.5.4',
  statement: {
    words:
      'Almost everywhere, with coefficients that depend on the query and the key token (class P), the least number of heads is k_loc, the largest dimension of the images of one vector under the lag operators; k/d ≤ k_loc ≤ min(k, p).',
    latex:
      'H_P = k_{\\mathrm{loc}} = \\max_v \\dim \\{ T v : T \\in L_n \\}, \\qquad \\lceil k/d \\rceil \\le k_{\\mathrm{loc}} \\le \\min(k, p)',
  },
  about: 'P',
  property: exactProperty({ cases: ssmCases({ N: [1, 4], n: [1, 8] }), decide: isLocal }),
  controls: [
    {
      id: 'map-ae.P1',
      statement: {
        words: 'As many heads are needed almost everywhere (class P) as on the level of operators.',
        latex: 'H_P = k',
      },
      property: law({ kind: 'ssm', N: [1, 4], n: [1, 8] }, { says: 'pairwise = heads' }),
      example: { dimensions: { N: 2, p: 1, d: 2, n: 2 }, nonzero: 4 },
    },
    {
      id: 'map-ae.P2',
      statement: {
        words: 'The number of heads needed almost everywhere (class P) is k, or p where there are fewer outputs.',
        latex: 'H_P = \\min(k, p)',
      },
      property: law({ kind: 'ssm', N: [1, 6], n: [1, 8] }, { says: 'pairwise = min(heads, p)' }),
      example: { dimensions: { N: 6, p: 3, d: 3, n: 3 }, nonzero: 16 },
    },
    {
      id: 'map-ae.P3',
      statement: {
        words:
          'With two outputs and two inputs or more, d heads never do the work of d² almost everywhere (class P): k < d k_loc where k_loc = p.',
        latex: 'p \\ge 2,\\ d \\ge 2,\\ k_{\\mathrm{loc}} = p \\implies k < d\\, k_{\\mathrm{loc}}',
      },
      property: law({ kind: 'ssm', N: [1, 6], n: [1, 8] }, { given: 'p >= 2 and d >= 2 and pairwise = p', says: 'heads < d * pairwise' }),
      example: { dimensions: { N: 4, p: 2, d: 2, n: 4 }, nonzero: 11 },
    },
  ],
};
