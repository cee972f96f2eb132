/**
 * The face `headcount/arbitraries`: small sequence layers for fast-check, drawn with the degenerate structure that random
 * matrices never have, tagged with what is true of them, and shrunk towards few dimensions and small whole numbers.
 *
 * ```ts
 * import fc from 'fast-check';
 * import { layers, ssmCases, layerOfCase } from 'headcount/arbitraries';
 * fc.assert(fc.property(ssmCases({ N: [1, 4] }), (c) => holdsFor(layerOfCase(c), c.n)));
 * ```
 */

// Cases: plain data with a length and tags, which shrink also without the run that drew them.
export {
  attentionCases,
  bidirectionalSsmCases,
  casesOf,
  convolutionCases,
  depthwiseConvolutionCases,
  diagonalSsmCases,
  headsCases,
  operatorCases,
  ssmCases,
  timeVaryingSsmCases,
} from './arbitraries.ts';
export type { CaseArbitrary } from './case-arbitrary.ts';
export type { CaseOptions, Range } from './case-ranges.ts';
export { CASE_KINDS } from './case-fields.ts';
export type {
  AttentionCase,
  BidirectionalSsmCase,
  Case,
  CaseKind,
  CaseOf,
  ConvolutionCase,
  DepthwiseConvolutionCase,
  DiagonalSsmCase,
  HeadsCase,
  OperatorsCase,
  SsmCase,
  TimeVaryingSsmCase,
} from './case.ts';

// From a case to a layer file's object, and to the input of an attention case.
export { inputOfCase, layerOfCase } from './case-layer.ts';

// Layers, ready for `headCount` and the matchers.
export { layers } from './layers.ts';

// What a case is said to be, and how often a run has seen it.
export { TAG_MEANINGS, type CaseTag } from './tag-meanings.ts';
export { addTallies, tallyTags, type TagTally } from './tally-tags.ts';
