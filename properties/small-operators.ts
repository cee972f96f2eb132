import type { SmallOperators } from '../src/spans/small-listed-rows.ts';
import { combine, multiplySafe, NOT_SAFE } from './arbitraries/safe-integers.ts';
import type { BidirectionalSsmCase, Case, DiagonalSsmCase, Entries, TimeVaryingSsmCase } from './arbitraries/case.ts';

/**
 * A case whose operators are listed here: an LTI system is read as it is by `SmallCounts`, and the layers of heads and
 * attention are left to exact arithmetic.
 */
export type ListedCase = Exclude<Case, { readonly kind: 'ssm' | 'heads' | 'attention' }>;

/** One operator as whole numbers row by row, and the least length at which it occurs. */
type Listed = readonly [operator: readonly number[], since: number];

/**
 * The operators of a case that can matter up to a length, each times a positive whole number (a power of the
 * denominator), in the order in which growing lengths bring them in. By Cayley and Hamilton no later lag of a recurrence
 * is needed. Null where an entry would leave the safe integers.
 */
export function smallOperators(c: ListedCase, n: number): SmallOperators | null {
  try {
    const [p, d] = 'channels' in c ? [c.channels, c.channels] : [c.p, c.d];
    const listed = operatorsOf(c, n).sort(([, a], [, b]) => a - b);
    const entries = listed.flatMap(([operator]) => operator);
    if (!entries.every((x) => Number.isSafeInteger(x))) return null;
    return { p, d, count: listed.length, entries, since: listed.map(([, since]) => since) };
  } catch (error) {
    if (error !== NOT_SAFE) throw error;
    return null;
  }
}

function operatorsOf(c: ListedCase, n: number): Listed[] {
  switch (c.kind) {
    case 'diagonal-ssm':
      return diagonalLags(c, n);
    case 'bidirectional-ssm':
      return bothDirections(c, n);
    case 'time-varying-ssm':
      return pairs(c, n);
    case 'operators':
      return blocks(c.operators, c.p * c.d).map((operator, l): Listed => [operator, l + 1]);
    case 'convolution':
      return blocks(c.kernels, c.p * c.d).map((kernel, s): Listed => [kernel, Math.abs(offset(c, s)) + 1]);
    case 'depthwise-convolution':
      return Array.from({ length: c.w }, (_, s): Listed => {
        const taps = Array.from({ length: c.channels }, (_, channel) => c.taps[channel * c.w + s] as number);
        return [diagonal(taps), Math.abs(offset(c, s)) + 1];
      });
  }
}

function offset({ w, dilation, centred }: { w: number; dilation: number; centred: boolean }, s: number): number {
  return (s - (centred ? Math.floor(w / 2) : 0)) * dilation;
}

function blocks(entries: Entries, size: number): Entries[] {
  return Array.from({ length: entries.length / size }, (_, s) => entries.slice(s * size, (s + 1) * size));
}

function diagonal(values: readonly number[]): number[] {
  const size = values.length;
  return Array.from({ length: size * size }, (_, e) => (Math.floor(e / size) === e % size ? (values[e % size] as number) : 0));
}

/** C A^l B for l < count. */
function lags(A: Entries, B: Entries, C: Entries, { p, d }: { p: number; d: number }, count: number): (readonly number[])[] {
  const N = B.length / d;
  const all: (readonly number[])[] = [];
  let part: readonly number[] = B;
  for (let l = 0; l < count; l += 1) {
    if (l > 0) part = multiplySafe(A, part, N, N, d);
    all.push(multiplySafe(C, part, p, N, d));
  }
  return all;
}

function plus(a: readonly number[], b: readonly number[] | null, factor: number): readonly number[] {
  return b === null ? a : a.map((x, e) => combine(1, x, factor, b[e] as number));
}

/** M_0, then M_l and M_-l by turns. */
function bothDirections(c: BidirectionalSsmCase, n: number): Listed[] {
  const past = lags(c.A, c.B, c.C, c, Math.min(n, c.N + 1));
  const future = lags(c.backwardA, c.backwardB, c.backwardC, c, Math.min(n, c.backwardN + 1));
  const now = plus(plus(past[0] as readonly number[], future[0] as readonly number[], 1), c.D, c.denominator);
  const later = [past, future].flatMap((direction) => direction.slice(1).map((lag, l): Listed => [lag, l + 2]));
  return [[now, 1], ...later];
}

/** W_ij for j ≤ i < n. Those of row i have the factor denominator^(i - j + 2), which is positive. */
function pairs({ N, p, d, A, B, C, D, denominator }: TimeVaryingSsmCase, n: number): Listed[] {
  const at = (weight: Entries, t: number, size: number): Entries => weight.slice(t * size, (t + 1) * size);
  const all: Listed[] = [];
  for (let j = 0; j < n; j += 1) {
    let part = at(B, j, N * d);
    for (let i = j; i < n; i += 1) {
      if (i > j) part = multiplySafe(at(A, i, N * N), part, N, N, d);
      const W = multiplySafe(at(C, i, p * N), part, p, N, d);
      all.push([i === j && D !== null ? plus(W, at(D, i, p * d), denominator) : W, i + 1]);
    }
  }
  return all;
}

/** The taps of all channels obey one recurrence of order 2·N·channels at most, from lag 0 or (with D) from lag 1 on. */
function diagonalLags({ channels, N, lambda, B, C, D, denominator }: DiagonalSsmCase, n: number): Listed[] {
  const count = Math.min(n, 2 * N * channels + (D === null ? 0 : 1));
  // B λ^l, state by state, as re, im.
  const state = [...B];
  return Array.from({ length: count }, (_, l): Listed => {
    const taps = Array.from({ length: channels }, (_, channel) => {
      let tap = l === 0 && D !== null ? combine(denominator, D[channel] as number, 0, 0) : 0;
      for (let at = 2 * channel * N; at < 2 * (channel + 1) * N; at += 2) {
        const [re, im] = [state[at] as number, state[at + 1] as number];
        tap = combine(1, tap, 1, combine(C[at] as number, re, -(C[at + 1] as number), im));
        state[at] = combine(lambda[at] as number, re, -(lambda[at + 1] as number), im);
        state[at + 1] = combine(lambda[at] as number, im, lambda[at + 1] as number, re);
      }
      return tap;
    });
    return [diagonal(taps), l + 1];
  });
}
