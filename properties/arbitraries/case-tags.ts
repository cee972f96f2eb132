import { isToeplitz } from './case-layer.ts';
import type { AttentionCase, BidirectionalSsmCase, Case, DiagonalSsmCase, Entries, HeadsCase, TimeVaryingSsmCase } from './case.ts';
import { rankOfRows } from './integer-span.ts';
import { tagRecurrence } from './recurrence-tags.ts';
import { combine, isZeroVector, NOT_SAFE } from './safe-integers.ts';
import { saturationLength, type CaseWithLength } from './saturation-length.ts';
import type { CaseTag } from './tag-meanings.ts';
import { allOperatorsAreZero } from './zero-operators.ts';

type Add = (tag: CaseTag) => void;

/** The same case with its tags, in the order of the table of meanings as far as they were asked. */
export function withTags<C extends Case>(c: C): C {
  return { ...c, tags: tagsOf(c) };
}

/** The tags of a case, computed exactly from its entries; what it carried as tags does not matter. */
export function tagsOf(c: Case): readonly CaseTag[] {
  const tags: CaseTag[] = [];
  const add: Add = (tag) => {
    if (!tags.includes(tag)) tags.push(tag);
  };
  try {
    tagKind(c, add);
    if (c.kind !== 'attention' && allOperatorsAreZero(c)) add('zero-layer');
  } catch (error) {
    if (error !== NOT_SAFE) throw error;
    add('unjudged');
  }
  return tags;
}

function tagKind(c: Case, add: Add): void {
  switch (c.kind) {
    case 'ssm':
      tagScalar(c.p, c.d, add);
      if (c.D !== null) add('with-skip');
      tagLength(c, add);
      tagRecurrence(c, add);
      return;
    case 'bidirectional-ssm':
      tagScalar(c.p, c.d, add);
      if (c.D !== null) add('with-skip');
      tagLength(c, add);
      tagRecurrence(c, add);
      tagRecurrence(backwardOf(c), add);
      return;
    case 'diagonal-ssm':
      tagScalar(c.channels, c.channels, add);
      if (c.D !== null) add('with-skip');
      tagLength(c, add);
      tagDiagonal(c, add);
      return;
    case 'time-varying-ssm':
      tagScalar(c.p, c.d, add);
      if (c.D !== null) add('with-skip');
      tagSteps(c, add);
      return;
    case 'operators':
      tagScalar(c.p, c.d, add);
      tagLength(c, add);
      tagKernels(c.operators, c.w, c.p, c.d, add);
      return;
    case 'convolution':
      tagScalar(c.p, c.d, add);
      tagLength(c, add);
      tagPlacement(c, add);
      tagKernels(c.kernels, c.w, c.p, c.d, add);
      return;
    case 'depthwise-convolution':
      tagScalar(c.channels, c.channels, add);
      tagLength(c, add);
      tagPlacement(c, add);
      tagKernels(diagonalKernels(c.taps, c.channels, c.w), c.w, c.channels, c.channels, add);
      return;
    case 'heads':
      tagScalar(c.p, c.d, add);
      tagHeads(c, add);
      return;
    case 'attention':
      tagScalar(c.p, c.d, add);
      tagKernels(c.V, c.H, c.p, c.d, add);
      tagAttention(c, add);
      return;
  }
}

function tagScalar(p: number, d: number, add: Add): void {
  if (p === 1 && d === 1) add('one-by-one');
}

function tagLength(c: CaseWithLength, add: Add): void {
  const saturation = saturationLength(c);
  if (c.n < saturation) add('below-saturation');
  if (c.n > saturation) add('above-saturation');
}

function tagPlacement(c: { readonly dilation: number; readonly centred: boolean }, add: Add): void {
  if (c.dilation > 1) add('dilated');
  if (c.centred) add('centred');
}

function backwardOf({ backwardN, p, d, backwardA, backwardB, backwardC }: BidirectionalSsmCase) {
  return { N: backwardN, p, d, A: backwardA, B: backwardB, C: backwardC };
}

/** `count` operators of p×d, one after the other. */
function tagKernels(kernels: Entries, count: number, p: number, d: number, add: Add): void {
  if (rankOfRows(kernels, count, p * d) < count) add('dependent-kernels');
  for (let s = 0; s < count; s += 1) {
    const rank = rankOfRows(kernels, p, d, s * p * d);
    if (rank === 0) add('zero-kernel');
    if (rank < Math.min(p, d)) add('rank-deficient-kernel');
    for (let t = 0; t < s; t += 1) if (blocksAreEqual(kernels, s, t, p * d)) add('equal-kernels');
  }
}

/** Whether blocks s and t of `size` entries agree. */
function blocksAreEqual(entries: Entries, s: number, t: number, size: number): boolean {
  for (let e = 0; e < size; e += 1) if (entries[s * size + e] !== entries[t * size + e]) return false;
  return true;
}

/** diag over channels of tap s, for each s. */
function diagonalKernels(taps: Entries, channels: number, w: number): number[] {
  const out = new Array<number>(w * channels * channels).fill(0);
  for (let s = 0; s < w; s += 1) for (let c = 0; c < channels; c += 1) out[(s * channels + c) * channels + c] = taps[c * w + s] as number;
  return out;
}

function tagDiagonal({ channels, N, lambda, B, C }: DiagonalSsmCase, add: Add): void {
  if (isZeroVector(lambda)) add('nilpotent');
  for (let c = 0; c < channels; c += 1) {
    for (let s = 0; s < N; s += 1) {
      const at = 2 * (c * N + s);
      const isZero = (weight: Entries): boolean => weight[at] === 0 && weight[at + 1] === 0;
      if (isZero(lambda)) add('zero-eigenvalue');
      if (lambda[at + 1] !== 0) add('complex-eigenvalues');
      if (isZero(B)) add('unreachable');
      if (isZero(C)) add('unobservable');
      // The part of λ_s in Re Σ C λ^l B: with a non-real eigenvalue goes its conjugate, whose products are conjugated.
      let [re, im] = [0, 0];
      for (let t = 0; t < N; t += 1) {
        const other = 2 * (c * N + t);
        if (lambda[other] !== lambda[at]) continue;
        const same = lambda[other + 1] === lambda[at + 1];
        if (!same && lambda[other + 1] !== -(lambda[at + 1] as number)) continue;
        re = combine(1, re, 1, combine(B[other] as number, C[other] as number, -(B[other + 1] as number), C[other + 1] as number));
        const product = combine(B[other] as number, C[other + 1] as number, B[other + 1] as number, C[other] as number);
        im = combine(1, im, same ? 1 : -1, product);
        // Two states of one channel with one eigenvalue: neither the input nor the output can tell them apart.
        if (same && t < s) for (const tag of ['repeated-eigenvalues', 'unreachable', 'unobservable'] as const) add(tag);
      }
      if (re === 0 && (im === 0 || lambda[at + 1] === 0)) add('zero-residue');
    }
  }
}

function tagSteps({ N, p, d, n, A, B, C, D }: TimeVaryingSsmCase, add: Add): void {
  for (let t = 0; t < n; t += 1) {
    if (t > 0 && rankOfRows(A, N, N, t * N * N) < N) add('zero-eigenvalue');
    if (rankOfRows(B, N, d, t * N * d) < Math.min(N, d)) add('rank-deficient-B');
    if (rankOfRows(C, p, N, t * p * N) < Math.min(p, N)) add('rank-deficient-C');
  }
  const isConstant = (weight: Entries, from = 0): boolean => {
    const size = weight.length / n;
    return weight.every((x, e) => e < (from + 1) * size || x === weight[e - size]);
  };
  // A_0 is never used.
  if (isConstant(A, 1) && isConstant(B) && isConstant(C) && (D === null || isConstant(D))) add('time-invariant');
}

function tagHeads(c: HeadsCase, add: Add): void {
  tagKernels(c.V, c.H, c.p, c.d, add);
  if (isToeplitz(c)) add('toeplitz');
}

function tagAttention({ H, r, d, n, Q, K, X }: AttentionCase, add: Add): void {
  for (let h = 0; h < H; h += 1) {
    // (Q x)·(K y) = x·(QᵀK) y.
    let scored = false;
    for (let a = 0; a < d && !scored; a += 1) {
      for (let b = 0; b < d && !scored; b += 1) {
        let sum = 0;
        for (let t = 0; t < r; t += 1) sum = combine(1, sum, Q[(h * r + t) * d + a] as number, K[(h * r + t) * d + b] as number);
        scored = sum !== 0;
      }
    }
    if (!scored) add('no-scores');
  }
  for (let i = 0; i < n; i += 1) {
    if (isZeroVector(X.slice(i * d, (i + 1) * d))) add('zero-token');
    for (let j = 0; j < i; j += 1) if (blocksAreEqual(X, i, j, d)) add('equal-tokens');
  }
}
