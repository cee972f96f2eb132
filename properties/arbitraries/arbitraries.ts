import { CaseArbitrary } from './case-arbitrary.ts';
import type { CaseOptions } from './case-ranges.ts';
import type { CaseKind } from './case.ts';

/** Cases of one kind. Throws RangeError for a range that is empty or out of bounds. */
export function casesOf<K extends CaseKind>(kind: K, options: CaseOptions = {}): CaseArbitrary<K> {
  return new CaseArbitrary(kind, options);
}

/** LTI state space models with a length: `casesOf('ssm', options)`. */
export const ssmCases = (options: CaseOptions = {}): CaseArbitrary<'ssm'> => casesOf('ssm', options);

/** Diagonal state space models, one for each channel. */
export const diagonalSsmCases = (options: CaseOptions = {}): CaseArbitrary<'diagonal-ssm'> => casesOf('diagonal-ssm', options);

/** State space models with matrices of their own at every step. */
export const timeVaryingSsmCases = (options: CaseOptions = {}): CaseArbitrary<'time-varying-ssm'> => casesOf('time-varying-ssm', options);

/** A forward and a backward state space model. */
export const bidirectionalSsmCases = (options: CaseOptions = {}): CaseArbitrary<'bidirectional-ssm'> =>
  casesOf('bidirectional-ssm', options);

/** Lists of lag operators. */
export const operatorCases = (options: CaseOptions = {}): CaseArbitrary<'operators'> => casesOf('operators', options);

/** Convolutions with full kernels. */
export const convolutionCases = (options: CaseOptions = {}): CaseArbitrary<'convolution'> => casesOf('convolution', options);

/** Convolutions with diagonal kernels. */
export const depthwiseConvolutionCases = (options: CaseOptions = {}): CaseArbitrary<'depthwise-convolution'> =>
  casesOf('depthwise-convolution', options);

/** Causal families in UFF form: value maps with coefficients. */
export const headsCases = (options: CaseOptions = {}): CaseArbitrary<'heads'> => casesOf('heads', options);

/** Softmax attention with an input. */
export const attentionCases = (options: CaseOptions = {}): CaseArbitrary<'attention'> => casesOf('attention', options);
