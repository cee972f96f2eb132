import type { BidirectionalSsmCase, ConvolutionCase, DepthwiseConvolutionCase, DiagonalSsmCase, OperatorsCase, SsmCase } from './case.ts';

/** The kinds whose length is free: the others are defined on their own length only. */
export type CaseWithLength = SsmCase | DiagonalSsmCase | BidirectionalSsmCase | OperatorsCase | ConvolutionCase | DepthwiseConvolutionCase;

/**
 * The least length after which the head count cannot grow, by the sizes alone (mathematics.md 2.7, 2.13): the default
 * length of the case's layer.
 */
export function saturationLength(c: CaseWithLength): number {
  switch (c.kind) {
    case 'ssm':
      return c.D === null ? c.N : c.N + 1;
    case 'diagonal-ssm':
      return distinctEigenvalues(c) + (c.D === null ? 0 : 1);
    case 'bidirectional-ssm':
      return Math.max(c.N, c.backwardN) + 1;
    case 'operators':
      return c.w;
    case 'convolution':
    case 'depthwise-convolution':
      return (c.w - 1) * c.dilation + 1;
  }
}

/** Over all channels, the conjugate of each non-real eigenvalue counted too. */
function distinctEigenvalues({ lambda }: DiagonalSsmCase): number {
  const seen = new Set<string>();
  for (let e = 0; e < lambda.length; e += 2) {
    const [re, im] = [lambda[e] as number, lambda[e + 1] as number];
    seen.add(`${re} ${im + 0}`).add(`${re} ${0 - im}`);
  }
  return seen.size;
}
