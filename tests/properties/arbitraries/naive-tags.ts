import type { Case, DiagonalSsmCase, SsmCase } from '../../../properties/arbitraries/case.ts';
import type { CaseTag } from '../../../properties/arbitraries/tag-meanings.ts';
import {
  bidirectionalRows,
  distinctEigenvalues,
  isZero,
  lagRows,
  matrixOf,
  operatorRows,
  plus,
  power,
  rank,
  stepRows,
  times,
  transposed,
} from './naive-case.ts';
import type { Big } from './naive-case.ts';

/** The tags of a case by their definitions, in BigInt and by other ways than the code under test. */
export function naiveTags(c: Case, defaultLength: number): Set<CaseTag> {
  const tags = new Set<CaseTag>();
  const add: Add = (tag, holds) => {
    if (holds) tags.add(tag);
  };
  const [p, d] = 'channels' in c ? [c.channels, c.channels] : [c.p, c.d];
  add('one-by-one', p === 1 && d === 1);
  if ('D' in c) add('with-skip', c.D !== null);
  if (c.kind !== 'time-varying-ssm' && c.kind !== 'heads' && c.kind !== 'attention') {
    add('below-saturation', c.n < defaultLength);
    add('above-saturation', c.n > defaultLength);
  }
  switch (c.kind) {
    case 'ssm':
      recurrence(c, add);
      add('zero-layer', isZero(operatorRows(c, c.n)));
      break;
    case 'bidirectional-ssm':
      recurrence(c, add);
      recurrence({ ...c, N: c.backwardN, A: c.backwardA, B: c.backwardB, C: c.backwardC }, add);
      add('zero-layer', isZero(bidirectionalRows(c)));
      break;
    case 'diagonal-ssm':
      diagonal(c, add);
      break;
    case 'time-varying-ssm': {
      const step = (m: readonly number[], t: number): readonly number[] => m.slice((m.length / c.n) * t, (m.length / c.n) * (t + 1));
      for (let t = 0; t < c.n; t += 1) {
        add('zero-eigenvalue', t > 0 && rank(matrixOf(step(c.A, t), c.N, c.N)) < c.N);
        add('rank-deficient-B', rank(matrixOf(step(c.B, t), c.N, c.d)) < Math.min(c.N, c.d));
        add('rank-deficient-C', rank(matrixOf(step(c.C, t), c.p, c.N)) < Math.min(c.p, c.N));
      }
      const kinds = (m: readonly number[], from: number): number =>
        new Set(Array.from({ length: c.n - from }, (_, t) => step(m, t + from).join())).size;
      add('time-invariant', kinds(c.A, 1) <= 1 && [c.B, c.C, c.D ?? []].every((m) => kinds(m, 0) === 1));
      add('zero-layer', isZero(stepRows(c)));
      break;
    }
    case 'operators':
      kernels(listOf(c.operators, c.w, c.p, c.d), add);
      add('zero-layer', listOf(c.operators, c.w, c.p, c.d).slice(0, c.n).every(isZero));
      break;
    case 'convolution':
    case 'depthwise-convolution': {
      const all = c.kind === 'convolution' ? listOf(c.kernels, c.w, c.p, c.d) : diagonalList(c.taps, c.channels, c.w);
      kernels(all, add);
      add('dilated', c.dilation > 1);
      add('centred', c.centred);
      const middle = c.centred ? Math.floor(c.w / 2) : 0;
      add(
        'zero-layer',
        all.every((K, s) => Math.abs(s - middle) * c.dilation >= c.n || isZero(K)),
      );
      break;
    }
    case 'heads': {
      const V = listOf(c.V, c.H, c.p, c.d);
      kernels(V, add);
      const a = listOf(c.a, c.H, c.n, c.n);
      add(
        'toeplitz',
        a.every((m) => m.every((row, i) => row.every((x, j) => j > i || x === m[i - j]![0]!))),
      );
      const zero = (i: number, j: number): boolean =>
        isZero(V.reduce<Big>((sum, m, h) => plus(sum, m, a[h]![i]![j]), times(matrixOf(new Array(c.p).fill(0), c.p, 1), [V[0]![0]!])));
      add(
        'zero-layer',
        a[0]!.every((row, i) => row.every((_, j) => zero(i, j))),
      );
      break;
    }
    case 'attention':
      kernels(listOf(c.V, c.H, c.p, c.d), add);
      for (const [h, Q] of listOf(c.Q, c.H, c.r, c.d).entries()) {
        add('no-scores', isZero(times(transposed(Q), listOf(c.K, c.H, c.r, c.d)[h]!)));
      }
      add(
        'zero-token',
        matrixOf(c.X, c.n, c.d).some((x) => isZero([x])),
      );
      add('equal-tokens', new Set(matrixOf(c.X, c.n, c.d).map(String)).size < c.n);
      break;
  }
  return tags;
}

type Add = (tag: CaseTag, holds: boolean) => void;

function listOf(entries: readonly number[], count: number, rows: number, cols: number): bigint[][][] {
  return Array.from({ length: count }, (_, s) => matrixOf(entries, rows, cols, s * rows * cols));
}

function diagonalList(taps: readonly number[], channels: number, w: number): bigint[][][] {
  const all = matrixOf(taps, channels, w);
  return Array.from({ length: w }, (_, s) => all.map((row, c) => all.map((_row, e) => (c === e ? row[s]! : 0n))));
}

function kernels(all: readonly Big[], add: Add): void {
  add('dependent-kernels', rank(all.map((K) => K.flat())) < all.length);
  add('equal-kernels', new Set(all.map((K) => String(K))).size < all.length);
  add('zero-kernel', all.some(isZero));
  add(
    'rank-deficient-kernel',
    all.some((K) => rank(K) < Math.min(K.length, K[0]!.length)),
  );
}

function recurrence(c: Pick<SsmCase, 'N' | 'p' | 'd' | 'A' | 'B' | 'C'>, add: Add): void {
  const { N, p, d } = c;
  const [A, B, C] = [matrixOf(c.A, N, N), matrixOf(c.B, N, d), matrixOf(c.C, p, N)];
  const minus = (value: bigint): Big => A.map((row, i) => row.map((x, j) => (i === j ? x - value : x)));
  const powers = Array.from({ length: N }, (_, l) => power(A, l));
  add('rank-deficient-B', rank(B) < Math.min(N, d));
  add('rank-deficient-C', rank(C) < Math.min(p, N));
  add('unreachable', rank(powers.flatMap((P) => transposed(times(P, B)))) < N);
  add('unobservable', rank(powers.flatMap((P) => times(C, P))) < N);
  add('zero-eigenvalue', rank(A) < N);
  add('nilpotent', isZero(power(A, N)));
  add('repeated-eigenvalues', distinctEigenvalues(A) < N);
  const bound = A.flat().reduce((sum, x) => sum + (x < 0n ? -x : x), 0n);
  const polynomial = characteristic(A);
  const lags = lagRows(A, B, C, 2 * N + 1);
  for (let value = -bound; value <= bound; value += 1n) {
    if (polynomial.reduceRight((sum, x) => sum * value + x, 0n) !== 0n) continue;
    const shifted = minus(value);
    add('jordan-block', rank(times(shifted, shifted)) < rank(shifted));
    let rest = polynomial;
    for (let s = N - rank(power(shifted, N)); s > 0; s -= 1) rest = quotient(rest, value);
    add('zero-residue', isAnnihilated(lags, rest));
  }
}

/** Σ_s g_s M_(l+s) = 0 as far as the list goes: the part of every other eigenvalue is gone, and nothing is left. */
function isAnnihilated(lags: Big, g: readonly bigint[]): boolean {
  const starts = Array.from({ length: lags.length - g.length + 1 }, (_, l) => l);
  return starts.every((l) => lags[0]!.every((_, e) => g.reduce((sum, x, s) => sum + x * lags[l + s]![e]!, 0n) === 0n));
}

/** Newton's identities from the traces of powers. */
function characteristic(A: Big): bigint[] {
  const N = A.length;
  const traces = Array.from({ length: N + 1 }, (_, s) => power(A, s).reduce((sum, row, i) => sum + row[i]!, 0n));
  const elementary = [1n];
  for (let k = 1; k <= N; k += 1) {
    let sum = 0n;
    for (let i = 1; i <= k; i += 1) sum += (i % 2 === 1 ? 1n : -1n) * elementary[k - i]! * traces[i]!;
    elementary.push(sum / BigInt(k));
  }
  return elementary.map((x, k) => (k % 2 === 1 ? -x : x)).reverse();
}

function quotient(f: readonly bigint[], root: bigint): bigint[] {
  const out: bigint[] = [];
  let carry = 0n;
  for (const x of f.slice(1).reverse()) out.unshift((carry = x + root * carry));
  return out;
}

function diagonal({ channels, N, n, lambda, B, C, D, denominator }: DiagonalSsmCase, add: Add): void {
  const pairs = (m: readonly number[], c: number): (readonly [bigint, bigint])[] =>
    matrixOf(m, channels * N, 2)
      .slice(c * N, (c + 1) * N)
      .map(([re, im]) => [re!, im!] as const);
  add(
    'nilpotent',
    lambda.every((x) => x === 0),
  );
  let allZero = true;
  for (let c = 0; c < channels; c += 1) {
    const [values, inputs, outputs] = [pairs(lambda, c), pairs(B, c), pairs(C, c)];
    add(
      'zero-eigenvalue',
      values.some(([re, im]) => re === 0n && im === 0n),
    );
    add(
      'complex-eigenvalues',
      values.some(([, im]) => im !== 0n),
    );
    add('repeated-eigenvalues', new Set(values.map(String)).size < N);
    add('unreachable', complexRank(values, inputs) < N);
    add('unobservable', complexRank(values, outputs) < N);
    // Real states of twice the number: h = (Re, Im) of each mode.
    const size = 2 * N;
    const big = (entry: (i: number, j: number) => bigint, rows: number, cols: number): bigint[][] =>
      Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (_row, j) => entry(i, j)));
    const turn = big(
      (i, j) => (i >> 1 !== j >> 1 ? 0n : i === j ? values[i >> 1]![0] : (i % 2 === 1 ? 1n : -1n) * values[i >> 1]![1]),
      size,
      size,
    );
    const taps = lagRows(
      turn,
      big((i) => inputs[i >> 1]![i % 2]!, size, 1),
      big((_, j) => (j % 2 === 0 ? 1n : -1n) * outputs[j >> 1]![j % 2]!, 1, size),
      Math.max(n, 2 * size + 1),
    );
    const classes = new Map(values.map(([re, im]) => [`${re} ${im * im}`, im === 0n ? [-re, 1n] : [re * re + im * im, -2n * re, 1n]]));
    for (const key of classes.keys()) {
      const others = [...classes].filter(([other]) => other !== key).map(([, factor]) => factor);
      add('zero-residue', isAnnihilated(taps, others.reduce(polynomialProduct, [1n])));
    }
    const skip = D === null ? 0n : BigInt(D[c]!) * BigInt(denominator);
    allZero &&= taps.slice(0, n).every(([x], l) => x! + (l === 0 ? skip : 0n) === 0n);
  }
  add('zero-layer', allZero);
}

function polynomialProduct(f: readonly bigint[], g: readonly bigint[]): bigint[] {
  const out = new Array<bigint>(f.length + g.length - 1).fill(0n);
  f.forEach((x, s) => {
    g.forEach((y, t) => {
      out[s + t]! += x * y;
    });
  });
  return out;
}

/** The rank over ℂ of the vectors λ^l b for l < N, by the real matrix of twice the size. */
function complexRank(values: readonly (readonly [bigint, bigint])[], start: readonly (readonly [bigint, bigint])[]): number {
  let vector = start;
  const rows: bigint[][] = [];
  for (let l = 0; l < values.length; l += 1) {
    rows.push(
      vector.flatMap(([re, im]) => [re, -im]),
      vector.flatMap(([re, im]) => [im, re]),
    );
    vector = vector.map(([re, im], s) => [re * values[s]![0] - im * values[s]![1], re * values[s]![1] + im * values[s]![0]] as const);
  }
  return rank(rows) / 2;
}
