import { operatorOfHeads } from './case-layer.ts';
import type { BidirectionalSsmCase, Case, DiagonalSsmCase, Entries, SsmCase, TimeVaryingSsmCase } from './case.ts';
import { combine, isZeroVector, multiplySafe } from './safe-integers.ts';

/** Every case but attention, whose operators depend on real exponentials. */
export type LinearCase = Exclude<Case, { readonly kind: 'attention' }>;

/** Whether every operator on the case's length is zero. Throws NOT_SAFE. */
export function allOperatorsAreZero(c: LinearCase): boolean {
  switch (c.kind) {
    case 'ssm':
      return isZeroVector(instant(c)) && laterLagsAreZero(c.A, c.B, c.C, c);
    case 'bidirectional-ssm':
      return bidirectionalIsZero(c);
    case 'time-varying-ssm':
      return timeVaryingIsZero(c);
    case 'diagonal-ssm':
      return diagonalIsZero(c);
    case 'operators':
      return isZeroVector(c.operators.slice(0, c.n * c.p * c.d));
    case 'convolution':
      return isZeroVector(c.kernels.filter((_, e) => tapIsInside(c, Math.floor(e / (c.p * c.d)))));
    case 'depthwise-convolution':
      return isZeroVector(c.taps.filter((_, e) => tapIsInside(c, e % c.w)));
    case 'heads': {
      for (let i = 0; i < c.n; i += 1) for (let j = 0; j <= i; j += 1) if (!isZeroVector(operatorOfHeads(c, i, j))) return false;
      return true;
    }
  }
}

/** Whether tap s has an offset below n in magnitude. */
function tapIsInside({ w, n, dilation, centred }: { w: number; n: number; dilation: number; centred: boolean }, s: number): boolean {
  return Math.abs((s - (centred ? Math.floor(w / 2) : 0)) * dilation) < n;
}

/** CB + denominator·D, the numerators of M_0. */
function instant({ N, p, d, B, C, D, denominator }: SsmCase | BidirectionalSsmCase): readonly number[] {
  return plusSkip(multiplySafe(C, B, p, N, d), D, denominator);
}

function plusSkip(CB: readonly number[], D: Entries | null, denominator: number): readonly number[] {
  return D === null ? CB : CB.map((x, e) => combine(1, x, denominator, D[e] as number));
}

/** C A^l B = 0 for 1 ≤ l < n; by Cayley and Hamilton the lags to N are enough. */
function laterLagsAreZero(A: Entries, B: Entries, C: Entries, { n, p, d }: { n: number; p: number; d: number }): boolean {
  const N = B.length / d;
  let part: readonly number[] = B;
  for (let l = 1; l < n && l <= N; l += 1) {
    part = multiplySafe(A, part, N, N, d);
    if (isZeroVector(part)) return true;
    if (!isZeroVector(multiplySafe(C, part, p, N, d))) return false;
  }
  return true;
}

function bidirectionalIsZero(c: BidirectionalSsmCase): boolean {
  const backward = multiplySafe(c.backwardC, c.backwardB, c.p, c.backwardN, c.d);
  const both = instant(c).map((x, e) => combine(1, x, 1, backward[e] as number));
  return isZeroVector(both) && laterLagsAreZero(c.A, c.B, c.C, c) && laterLagsAreZero(c.backwardA, c.backwardB, c.backwardC, c);
}

function timeVaryingIsZero({ N, p, d, n, A, B, C, D, denominator }: TimeVaryingSsmCase): boolean {
  const at = (weight: Entries, t: number, size: number): readonly number[] => weight.slice(t * size, (t + 1) * size);
  for (let j = 0; j < n; j += 1) {
    let part = at(B, j, N * d);
    const now = multiplySafe(at(C, j, p * N), part, p, N, d);
    if (!isZeroVector(plusSkip(now, D === null ? null : at(D, j, p * d), denominator))) return false;
    for (let i = j + 1; i < n; i += 1) {
      part = multiplySafe(at(A, i, N * N), part, N, N, d);
      if (isZeroVector(part)) break;
      if (!isZeroVector(multiplySafe(at(C, i, p * N), part, p, N, d))) return false;
    }
  }
  return true;
}

/** The taps of a channel obey a real recurrence of order 2N at most, so that many of them are enough. */
function diagonalIsZero({ channels, N, n, lambda, B, C, D, denominator }: DiagonalSsmCase): boolean {
  for (let c = 0; c < channels; c += 1) {
    // States as re, im: B λ^l, state by state.
    const state = B.slice(2 * c * N, 2 * (c + 1) * N);
    for (let l = 0; l < n && l <= 2 * N; l += 1) {
      let tap = l === 0 && D !== null ? combine(denominator, D[c] as number, 0, 0) : 0;
      for (let s = 0; s < N; s += 1) {
        const at = 2 * (c * N + s);
        const [re, im] = [state[2 * s] as number, state[2 * s + 1] as number];
        tap = combine(1, tap, 1, combine(C[at] as number, re, -(C[at + 1] as number), im));
        state[2 * s] = combine(lambda[at] as number, re, -(lambda[at + 1] as number), im);
        state[2 * s + 1] = combine(lambda[at] as number, im, lambda[at + 1] as number, re);
      }
      if (tap !== 0) return false;
    }
  }
  return true;
}
