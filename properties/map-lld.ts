// map-lld (mathematics.md 2.5.7): value maps all of whose combinations have high rank.
import { integerRank } from '../src/exact/fraction-free.ts';
import type { ExactJudgement } from '../src/claims/claim.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { exactProperty, judged } from './exact-property.ts';
import { isZeroWhole, spanDimension, sumOf, type Whole } from './integer-operators.ts';
import { imageOf, isInsideAlmostEverywhere, kernelOf, localDimension } from './local-dimension.ts';
import { hasRankOneCombination } from './rank-one-pencil.ts';
import { sizeNamed, shapedCases, type ShapedCase } from './shaped-cases.ts';
import { addedOperators, combinationOf, operatorsOf, vectorOf } from './shaped-operators.ts';

/** A combination that is not 0 but kills the vector at which the images have most dimensions, as in the proof of Lemma A. */
function combinationThatKills(V: readonly Whole[], at: readonly bigint[]): bigint[][] {
  const images = V.map((map) => imageOf(map, at));
  const columns = (images[0] ?? []).map((_, a) => images.map((image) => image[a] ?? 0n));
  const [coefficients = []] = kernelOf(columns, V.length);
  return combinationOf(coefficients, V);
}

/**
 * Lemma A on the value maps; and the theorem where its hypothesis is a rank: for one head, of rank 3 or more. The operator is
 * drawn near the value maps, so that it is often a combination of them at almost every vector.
 */
function isClosed(c: ShapedCase): ExactJudgement {
  const [H, d] = [sizeNamed(c, 'H'), sizeNamed(c, 'd')];
  const V = operatorsOf(c, 'V');
  const M = sumOf(combinationOf(vectorOf(c, 'c', H), V), addedOperators(c)[0] ?? []);
  const { dimension, at } = localDimension(V, d);
  const independent = spanDimension(V) === H;
  const low = independent && dimension < H ? combinationThatKills(V, at) : null;
  const lowRank = low === null ? null : integerRank(low).rank;
  const isHigh = H === 1 && integerRank(V[0] ?? []).rank >= 3 && isInsideAlmostEverywhere(M, V, d);
  const holds = (): boolean => {
    if (low !== null && (isZeroWhole(low) || (lowRank ?? 0) > dimension)) return false;
    return !isHigh || spanDimension([...V, M]) === 1;
  };
  return judged(low !== null || isHigh, holds, {
    heads: H,
    'one head of rank 3 or more': isHigh,
    'largest dimension of images': dimension,
    ...(lowRank === null ? {} : { 'rank of a combination that kills a vector': lowRank }),
  });
}

/** The theorem for one head or two with rank ≥ H in place of 2 H + 1. */
function isClosedAtLowRank(c: ShapedCase): ExactJudgement {
  const [H, d] = [sizeNamed(c, 'H'), sizeNamed(c, 'd')];
  const [V, M] = [operatorsOf(c, 'V'), operatorsOf(c, 'M')[0] ?? []];
  const [first = [], second = []] = V;
  const isHigh = H === 1 ? !isZeroWhole(first) : !hasRankOneCombination(first, second);
  const given = isHigh && localDimension([...V, M], d).dimension <= H;
  const [without, together] = [spanDimension(V), spanDimension([...V, M])];
  return judged(given, () => together === without, {
    heads: H,
    'dimension of the value maps': without,
    'dimension with the operator': together,
  });
}

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'map-lld',
  section: '2.5.7',
  statement: {
    words:
      'Value maps all of whose combinations other than 0 have rank 2H + 1 or more represent an operator almost everywhere (class P) only if it is a combination of them; and H independent operators without a vector at which they stay independent have a combination other than 0 of rank below H.',
    latex:
      '\\operatorname{rank} \\textstyle\\sum_h c_h V_h \\ge 2H+1 \\text{ for all } c \\ne 0,\\ \\dim \\langle V_0 v, \\dots, V_{H-1} v, M v \\rangle \\le H \\text{ for all } v \\implies M \\in \\langle V_h \\rangle',
  },
  about: 'P',
  property: exactProperty({
    cases: shapedCases({
      sizes: { H: [1, 3], p: [1, 4], d: [1, 4] },
      weights: { V: ['H', 'p', 'd'], c: ['H'], e: [], E: ['p', 'd'] },
      entriesOf: { e: [0, 1] },
    }),
    decide: isClosed,
  }),
  controls: [
    {
      id: 'map-lld.rank-H',
      statement: {
        words:
          'For the theorem on value maps of high rank (class P) it is enough that their combinations other than 0 have rank H or more.',
        latex:
          '\\operatorname{rank} \\textstyle\\sum_h c_h V_h \\ge H \\text{ for all } c \\ne 0,\\ \\dim \\langle V_0 v, \\dots, V_{H-1} v, M v \\rangle \\le H \\text{ for all } v \\implies M \\in \\langle V_h \\rangle',
      },
      property: exactProperty({
        cases: shapedCases({ sizes: { H: [1, 2], p: [1, 3], d: [1, 3] }, weights: { V: ['H', 'p', 'd'], M: ['p', 'd'] } }),
        decide: isClosedAtLowRank,
      }),
      example: { dimensions: { H: 2, p: 2, d: 2 }, nonzero: 5 },
    },
  ],
};
