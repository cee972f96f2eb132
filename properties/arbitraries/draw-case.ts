import { CASE_FIELDS, weightOf, withFields } from './case-fields.ts';
import { entriesAreWithin, isFixedZero } from './case-limits.ts';
import type { CaseRanges, Range } from './case-ranges.ts';
import type { BidirectionalSsmCase, Case, CaseKind, ConvolutionCase, DepthwiseConvolutionCase, OperatorsCase, SsmCase } from './case.ts';
import { drawDense, drawSkip } from './draw-matrix.ts';
import { drawAttention, drawHeads } from './draw-heads.ts';
import { drawKernels, drawTaps } from './draw-kernels.ts';
import { drawRecurrence } from './draw-recurrence.ts';
import { drawDiagonal } from './draw-diagonal.ts';
import { drawSteps } from './draw-steps.ts';
import { saturationLength, type CaseWithLength } from './saturation-length.ts';
import type { SmallDraws } from './small-draws.ts';

/** A case of a kind, without tags yet. */
export function drawCase(kind: CaseKind, draws: SmallDraws, ranges: CaseRanges): Case {
  const drawn = drawKind(kind, draws, ranges);
  return ranges.strict ? withinEntries(drawn, draws, ranges) : drawn;
}

function drawKind(kind: CaseKind, draws: SmallDraws, ranges: CaseRanges): Case {
  switch (kind) {
    case 'ssm':
      return withLength(drawSsm(draws, ranges), draws, ranges.n);
    case 'bidirectional-ssm':
      return withLength(drawBidirectional(draws, ranges), draws, ranges.n);
    case 'diagonal-ssm':
      return withLength(drawDiagonal(draws, ranges), draws, ranges.n);
    case 'time-varying-ssm':
      return drawSteps(draws, ranges);
    case 'operators':
      return withLength(drawOperators(draws, ranges), draws, ranges.n);
    case 'convolution':
      return withLength(drawConvolution(draws, ranges), draws, ranges.n);
    case 'depthwise-convolution':
      return withLength(drawDepthwise(draws, ranges), draws, ranges.n);
    case 'heads':
      return drawHeads(draws, ranges);
    case 'attention':
      return drawAttention(draws, ranges);
  }
}

function drawSsm(draws: SmallDraws, ranges: CaseRanges): SsmCase {
  const [N, p, d] = [draws.size(ranges.N), draws.size(ranges.p), draws.size(ranges.d)];
  const { A, B, C } = drawRecurrence(draws, N, p, d, ranges);
  const D = drawSkip(draws, p, d, ranges);
  return { kind: 'ssm', N, p, d, n: 1, denominator: draws.denominator(ranges.denominator), A, B, C, D, tags: [] };
}

function drawBidirectional(draws: SmallDraws, ranges: CaseRanges): BidirectionalSsmCase {
  const [p, d, N] = [draws.size(ranges.p), draws.size(ranges.d), draws.size(ranges.N)];
  const { A, B, C } = drawRecurrence(draws, N, p, d, ranges);
  // One time in four both directions are the same recurrence, as far as the ranges allow it.
  const same = draws.oneIn(4) && N >= ranges.backwardN[0] && N <= ranges.backwardN[1];
  const backwardN = same ? N : draws.size(ranges.backwardN);
  const backward = same ? { A, B, C } : drawRecurrence(draws, backwardN, p, d, ranges);
  const D = drawSkip(draws, p, d, ranges);
  const denominator = draws.denominator(ranges.denominator);
  const weights = { A, B, C, D, backwardA: backward.A, backwardB: backward.B, backwardC: backward.C };
  return { kind: 'bidirectional-ssm', N, backwardN, p, d, n: 1, denominator, ...weights, tags: [] };
}

function drawOperators(draws: SmallDraws, ranges: CaseRanges): OperatorsCase {
  const [p, d, w] = [draws.size(ranges.p), draws.size(ranges.d), draws.size(ranges.w)];
  const operators = drawKernels(draws, w, p, d, ranges.entries);
  return { kind: 'operators', w, p, d, n: 1, denominator: draws.denominator(ranges.denominator), operators, tags: [] };
}

function drawConvolution(draws: SmallDraws, ranges: CaseRanges): ConvolutionCase {
  const [p, d, w] = [draws.size(ranges.p), draws.size(ranges.d), draws.size(ranges.w)];
  const kernels = drawKernels(draws, w, p, d, ranges.entries);
  return {
    kind: 'convolution',
    w,
    p,
    d,
    n: 1,
    denominator: draws.denominator(ranges.denominator),
    kernels,
    ...place(draws, ranges),
    tags: [],
  };
}

function drawDepthwise(draws: SmallDraws, ranges: CaseRanges): DepthwiseConvolutionCase {
  const [channels, w] = [draws.size(ranges.channels), draws.size(ranges.w)];
  const taps = drawTaps(draws, channels, w, ranges.entries);
  const denominator = draws.denominator(ranges.denominator);
  return { kind: 'depthwise-convolution', channels, w, n: 1, denominator, taps, ...place(draws, ranges), tags: [] };
}

function place(draws: SmallDraws, ranges: CaseRanges): { dilation: number; centred: boolean } {
  return { dilation: draws.size(ranges.dilation), centred: draws.choice(ranges.centred, 3) };
}

/** n near the length at which the count stops to grow: below it, at it, or anywhere in the range, each often. */
function withLength<C extends CaseWithLength>(c: C, draws: SmallDraws, range: Range): C {
  const saturation = saturationLength(c);
  const wanted = [saturation - 1 - draws.below(2), saturation, saturation + 1, draws.size(range), draws.within(range)][draws.below(5)] ?? 1;
  return { ...c, n: Math.min(Math.max(wanted, range[0]), range[1]) };
}

/** A weight that left the range of entries (a sum, a unit vector, a zero where there is none) is drawn again, dense. */
function withinEntries(c: Case, draws: SmallDraws, ranges: CaseRanges): Case {
  const fields: Record<string, number[]> = {};
  for (const name of Object.keys(CASE_FIELDS[c.kind].weights)) {
    const weight = weightOf(c, name);
    if (weight === null || entriesAreWithin(c, name, ranges)) continue;
    fields[name] = drawDense(draws, weight.length, ranges.entries).map((x, e) => (isFixedZero(c, name, e, ranges) ? 0 : x));
  }
  return withFields(c, fields);
}
