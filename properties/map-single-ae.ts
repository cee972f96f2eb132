// map-single-ae (mathematics.md 2.5.6): what one head can represent almost everywhere.
import type { ExactJudgement } from '../src/claims/claim.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { exactProperty, judged } from './exact-property.ts';
import { law } from './formula-property.ts';
import { flattenedRanks, isZeroWhole, spanDimension, sumOf } from './integer-operators.ts';
import { localDimension } from './local-dimension.ts';
import { sizeNamed, shapedCases, type ShapedCase } from './shaped-cases.ts';
import { combinationOf, entriesOf, operatorsOf } from './shaped-operators.ts';

/**
 * M v and V v are dependent for all v exactly when M is a multiple of V ≠ 0, or both have one column in common: their images
 * span one dimension. Operators near that, M = c V + E, are drawn so that it is often true.
 */
function isMultipleOrColumn(c: ShapedCase): ExactJudgement {
  const [V = []] = operatorsOf(c, 'V');
  const [E = []] = operatorsOf(c, 'E');
  const M = sumOf(combinationOf(entriesOf(c, 'c'), [V]), E);
  const isDependent = localDimension([V, M], sizeNamed(c, 'd')).dimension <= 1;
  const [span, { row }] = [spanDimension([V, M]), flattenedRanks([V, M])];
  return judged(true, () => isDependent === (span <= 1 || row <= 1), {
    'dependent for all v': isDependent,
    'dimension of both operators': span,
    'dimension of their images': row,
  });
}

function isMultiple(c: ShapedCase): ExactJudgement {
  const [V = []] = operatorsOf(c, 'V');
  const [M = []] = operatorsOf(c, 'M');
  const given = !isZeroWhole(V) && localDimension([V, M], sizeNamed(c, 'd')).dimension <= 1;
  const span = spanDimension([V, M]);
  return judged(given, () => span <= 1, { 'dependent for all v': given, 'dimension of both operators': span });
}

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'map-single-ae',
  section: '2.5.6',
  statement: {
    words:
      'One head represents a layer almost everywhere (class P) exactly when its lag operators are multiples of one operator, or all have the form a m with one column a: if M v and V v are dependent for all v and V has rank two or more, then M is a multiple of V.',
    latex:
      '\\dim \\langle M v, V v \\rangle \\le 1 \\text{ for all } v,\\ \\operatorname{rank} V \\ge 2 \\implies M = c V; \\qquad H_P \\le 1 \\iff k \\le 1 \\text{ or } M_l = a\\, m_l^\\top',
  },
  about: 'P',
  property: exactProperty({
    cases: shapedCases({
      sizes: { p: [1, 4], d: [1, 4] },
      weights: { V: ['p', 'd'], c: [], E: ['p', 'd'] },
      entriesOf: { E: [-1, 1] },
    }),
    decide: isMultipleOrColumn,
  }),
  controls: [
    {
      id: 'map-single-ae.P1',
      statement: {
        words: 'If M v and V v are dependent for all v and V is not 0 then M is a multiple of V, whatever the rank of V (class P).',
        latex: '\\dim \\langle M v, V v \\rangle \\le 1 \\text{ for all } v,\\ V \\ne 0 \\implies M = c V',
      },
      property: exactProperty({
        cases: shapedCases({ sizes: { p: [1, 4], d: [1, 4] }, weights: { V: ['p', 'd'], M: ['p', 'd'] } }),
        decide: isMultiple,
      }),
      example: { dimensions: { p: 1, d: 2 }, nonzero: 2 },
    },
    {
      id: 'map-single-ae.common-row',
      statement: {
        words: 'One head represents a layer almost everywhere (class P) if all its lag operators are columns times one common row.',
        latex: 'M_l = m_l\\, b^\\top \\implies H_P \\le 1',
      },
      property: law({ kind: 'operators', w: [1, 4], n: [1, 5] }, { given: 'colRank <= 1', says: 'pairwise <= 1' }),
      example: { dimensions: { w: 2, p: 2, d: 1, n: 2 }, nonzero: 2 },
    },
  ],
};
