// normalised-heads (mathematics.md 2.6): what heads can do whose weights are not free but nonnegative, or sum to 1.
import type { ExactJudgement } from '../src/claims/claim.ts';
import { ONE, ZERO } from '../src/exact/rational.ts';
import { ssmCases } from './arbitraries/arbitraries.ts';
import type { SsmCase } from './arbitraries/case.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { coordinatesOf, positivityOf, represents, simplexHeads, surplusHeads } from './cone-heads.ts';
import { exactProperty, judged } from './exact-property.ts';
import { commonLagsOf, isSameWhole, isZeroWhole, lagsOf, spanDimension, sumOf, type Whole } from './integer-operators.ts';

/** Whether Σ_(j ≤ i) W_ij is the same at every position i: what weights with sum 1 make it. */
function hasConstantRowSums(lags: readonly Whole[]): boolean {
  const sums: Whole[] = [];
  for (const lag of lags) sums.push(sums.length === 0 ? lag : sumOf(sums.at(-1) ?? [], lag));
  return sums.every((sum) => isSameWhole(sum, sums[0] ?? []));
}

/** (a), (b) and (c): the heads of the proof are built, and what excludes fewer of them is checked. */
function buildsItsHeads(c: SsmCase): ExactJudgement {
  const lags = commonLagsOf(c, c.n);
  const coordinates = coordinatesOf(lags);
  const isInstant = lags.slice(1).every(isZeroWhole);
  if (coordinates === null || coordinates.k === 0) {
    return judged(coordinates === null, () => false, { k: coordinates?.k ?? 'not found' });
  }
  const { k, vectors } = coordinates;
  const { w, isProved } = positivityOf(vectors);
  const free = w === null ? surplusHeads(vectors, k, ZERO) : simplexHeads(vectors, w);
  // Weights above 0 are enough for a sink: longer value maps make them as small as their sums must be.
  const isStrict = w !== null && !lags.some(isZeroWhole);
  const sink = isStrict ? free : surplusHeads(vectors, k, ONE);
  const holds = (): boolean =>
    isProved &&
    hasConstantRowSums(lags) === isInstant &&
    free.heads.length === (w === null ? k + 1 : k) &&
    represents(free, vectors, false) &&
    represents(sink, vectors, true);
  return judged(true, holds, { k, 'nonnegative heads': free.heads.length, 'softmax heads with a sink': sink.heads.length });
}

/** k heads without a sink: weights that sum to 1 at every position. */
function rowStochastic(c: SsmCase): ExactJudgement {
  const lags = commonLagsOf(c, c.n);
  const k = spanDimension(lags);
  return judged(k > 0, () => hasConstantRowSums(lags), { k, 'row sums are constant': hasConstantRowSums(lags) });
}

/** k nonnegative heads, where k is at least `least`: a basis of the span whose dual coordinates are all nonnegative. */
function nonnegative(c: SsmCase, least: number): ExactJudgement {
  const coordinates = coordinatesOf(lagsOf(c, c.n));
  if (coordinates === null || coordinates.k < least) return judged(false, () => false, { k: coordinates?.k ?? 'not found' });
  const { w, isProved } = positivityOf(coordinates.vectors);
  const holds = (): boolean => !isProved || (w !== null && represents(simplexHeads(coordinates.vectors, w), coordinates.vectors, false));
  return judged(true, holds, {
    k: coordinates.k,
    'positive functional': w === null ? 'none' : `[${w.join(', ')}]`,
  });
}

const cases = ssmCases({ N: [1, 4], n: [1, 8], denominator: [1, 2] });

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'normalised-heads',
  section: '2.6',
  statement: {
    words:
      'At operator level (class O), with k ≥ 1: heads whose weights sum to 1 at every position represent a causal layer only if M_l = 0 for all l ≥ 1; nonnegative weights need k heads if some linear functional is positive on every M_l that is not 0, and k + 1 otherwise; softmax with a sink needs k heads if some functional is positive on every M_l, and k + 1 otherwise.',
    latex: String.raw`\textstyle\sum_j a^h_{ij} = 1 \implies M_l = 0\ (l \ge 1);\qquad H_{\ge 0} = \begin{cases} k & \exists \varphi:\ \varphi(M_l) > 0 \text{ for } M_l \ne 0 \\ k + 1 & \text{otherwise} \end{cases}`,
  },
  about: 'O',
  property: exactProperty({ cases: ssmCases({ N: [1, 3], p: [1, 2], d: [1, 2], n: [1, 6], denominator: [1, 2] }), decide: buildsItsHeads }),
  controls: [
    {
      id: 'normalised-heads.a',
      statement: {
        words:
          'Every layer can be written with k softmax heads without a sink, that is with weights that sum to 1 at every position (class O).',
        latex: String.raw`W_{ij} = \sum_{h < k} a^h_{ij} V_h,\quad \textstyle\sum_{j \le i} a^h_{ij} = 1`,
      },
      property: exactProperty({ cases, decide: rowStochastic }),
      example: { dimensions: { N: 1, p: 1, d: 1, n: 2 }, nonzero: 3 },
    },
    {
      id: 'normalised-heads.b',
      statement: {
        words: 'Weights that are not negative cost nothing: k nonnegative heads always suffice (class O).',
        latex: String.raw`H_{\ge 0} = k`,
      },
      property: exactProperty({ cases, decide: (c) => nonnegative(c, 1) }),
      example: { dimensions: { N: 1, p: 1, d: 1, n: 2 }, nonzero: 3 },
    },
    {
      id: 'normalised-heads.b-rotation',
      statement: {
        words: 'With two heads or more, which can point in different directions, weights that are not negative cost nothing (class O).',
        latex: String.raw`k \ge 2 \implies H_{\ge 0} = k`,
      },
      property: exactProperty({ cases, decide: (c) => nonnegative(c, 2) }),
      example: { dimensions: { N: 2, p: 2, d: 2, n: 3 }, nonzero: 6 },
    },
  ],
};
