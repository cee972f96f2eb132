// map-everywhere (mathematics.md 2.5.3): outputs at all inputs, with coefficients that are any functions of the input.
import type { ExactJudgement } from '../src/claims/claim.ts';
import { operatorCases, ssmCases } from './arbitraries/arbitraries.ts';
import type { SsmCase } from './arbitraries/case.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { areNeededEverywhere } from './division-heads.ts';
import { exactProperty, judged } from './exact-property.ts';
import { leastEverywhere } from './everywhere-bound.ts';
import { lagsOf, spanDimension, sumOf, type Whole } from './integer-operators.ts';
import { imageOf, isInsideAlmostEverywhere, kernelOf, localDimension } from './local-dimension.ts';
import { sizeNamed, shapedCases, type ShapedCase } from './shaped-cases.ts';
import { addedOperators, combinationOf, operatorsOf, vectorOf } from './shaped-operators.ts';

/**
 * Whether M v is a combination of the V_h v for every v, where that is decided by kernels and minors: for one head, one
 * output or one input. Where V v ≠ 0 for one head, and where some V_h v ≠ 0 for one output, minors tell; elsewhere M v is 0.
 */
function isInsideEverywhere(M: Whole, V: readonly Whole[], d: number): boolean {
  const killed = kernelOf(V.flat(), d);
  return isInsideAlmostEverywhere(M, V, d) && killed.every((v) => imageOf(M, v).every((x) => x === 0n));
}

/** (c) and (d): there M is a combination of the V_h, and (b): no image of a vector has more dimensions than there are heads. */
function isNeeded(c: ShapedCase): ExactJudgement {
  const [H, p, d] = [sizeNamed(c, 'H'), sizeNamed(c, 'p'), sizeNamed(c, 'd')];
  const V = operatorsOf(c, 'V');
  const M = sumOf(combinationOf(vectorOf(c, 'c', H), V), addedOperators(c)[0] ?? []);
  const isDecided = H === 1 || p === 1 || d === 1;
  const given = isDecided && isInsideEverywhere(M, V, d);
  const [without, together] = [spanDimension(V), spanDimension([...V, M])];
  return judged(given, () => together === without && localDimension([...V, M], d).dimension <= H, {
    heads: H,
    'dimension of the value maps': without,
    'dimension with the operator': together,
  });
}

function isLocalEnough(c: SsmCase): ExactJudgement {
  const { k, local, least } = leastEverywhere(lagsOf(c, c.n), c.p, c.d);
  return judged(true, () => least <= local, { k, k_loc: local, 'heads needed at all inputs': `at least ${least}` });
}

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'map-everywhere',
  section: '2.5.3',
  statement: {
    words:
      'With arbitrary coefficient functions (class E) one head gives the outputs of a layer at all inputs only if k ≤ 1, and with one output or one input k heads are needed; in general at least k_loc and at most k.',
    latex:
      'H_E \\le 1 \\iff k \\le 1; \\qquad p = 1 \\text{ or } d = 1 \\implies H_E = k; \\qquad k_{\\mathrm{loc}} \\le H_E \\le k; \\qquad H \\text{ heads suffice} \\iff M_l \\in \\mathrm{Ref} \\langle V_h \\rangle',
  },
  about: 'E',
  property: exactProperty({
    cases: shapedCases({
      sizes: { H: [1, 3], p: [1, 3], d: [1, 3] },
      weights: { V: ['H', 'p', 'd'], c: ['H'], e: [], E: ['p', 'd'] },
      entriesOf: { e: [0, 1] },
    }),
    decide: isNeeded,
  }),
  controls: [
    {
      id: 'map-everywhere.E1',
      statement: {
        words: 'Heads that give the outputs of a state space model at all inputs number at least k, whatever their coefficients (class E).',
        latex: 'H_E = k',
      },
      property: exactProperty({ cases: ssmCases({ N: [1, 5], p: [1, 4], d: [1, 4], n: [1, 6], D: false }), decide: areNeededEverywhere }),
      example: { dimensions: { N: 3, p: 2, d: 2, n: 3 }, nonzero: 8 },
    },
    {
      id: 'map-everywhere.E2',
      statement: {
        words:
          'Heads that give the outputs of a state space model at all inputs number at least k if their coefficients are bounded (class E).',
        latex: 'F(X)_i = \\sum_{j \\le i} \\sum_{h<H} a^h_{i-j}(x_j) V_h x_j,\\ \\lvert a \\rvert \\le c \\implies H \\ge k',
      },
      property: exactProperty({ cases: ssmCases({ N: [1, 5], p: [1, 4], d: [1, 4], n: [1, 6] }), decide: areNeededEverywhere }),
      example: { dimensions: { N: 4, p: 2, d: 2, n: 4 }, nonzero: 11 },
    },
    {
      id: 'map-everywhere.E3',
      statement: {
        words: 'From three outputs and three inputs on k heads are needed to give the outputs of a layer at all inputs (class E).',
        latex: 'p \\ge 3,\\ d \\ge 3 \\implies H_E = k',
      },
      property: exactProperty({
        cases: operatorCases({ w: [1, 16], p: [1, 4], d: [1, 4], n: [1, 16] }),
        decide: (c) => (c.p >= 3 && c.d >= 3 ? areNeededEverywhere(c) : judged(false, () => false, {})),
      }),
      example: { dimensions: { w: 16, p: 4, d: 4, n: 16 }, nonzero: 16 },
    },
    {
      id: 'map-everywhere.E4',
      statement: {
        words:
          'The least number of heads that give the outputs at all inputs (class E) is k_loc, the largest dimension of the images of one vector.',
        latex: 'H_E = k_{\\mathrm{loc}}',
      },
      property: exactProperty({ cases: ssmCases({ N: [1, 6], n: [1, 8] }), decide: isLocalEnough }),
      example: { dimensions: { N: 6, p: 3, d: 3, n: 3 }, nonzero: 16 },
    },
  ],
};
