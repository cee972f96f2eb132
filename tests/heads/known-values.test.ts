import { describe, expect, it } from 'vitest';
import { verifyCertificate } from '../../src/certificates/verify-certificate.ts';
import { headCount, type HeadCount, type HeadCountOptions } from '../../src/heads/head-count.ts';
import { readLayer } from '../../src/layers/layer-file.ts';
import { mulberry32 } from '../../src/exact/seeded.ts';
import {
  fraction,
  minus,
  NOUGHT,
  over,
  product,
  scaled,
  sum,
  times,
  unitMatrix,
  written,
  type Fraction,
  type Fractions,
} from '../spans/fractions.ts';

type Rows = readonly (readonly (number | string)[])[];

interface Ssm {
  readonly A: Rows;
  readonly B: Rows;
  readonly C: Rows;
  readonly D?: Rows;
}

function count(kind: string, weights: object, options: HeadCountOptions = {}): HeadCount {
  const report = headCount(readLayer(JSON.stringify({ format: 'headcount/layer@1', kind, ...weights })), options);
  expect(report.operator.status).toBe('certified');
  expect(verifyCertificate(JSON.stringify(report.certificate))).toMatchObject({ ok: true, heads: report.operator.heads });
  return report;
}

const ssm = (weights: Ssm, options: HeadCountOptions = {}): HeadCount => count('ssm', weights, options);

/** k_1 … k_n. */
function counts(weights: Ssm, n: number): number[] {
  const { profile } = ssm(weights, { n }).operator;
  return Array.from({ length: n }, (_, l) => profile[Math.min(l, profile.length - 1)] ?? 0);
}

const whole = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const eye = (n: number): number[][] => whole(n).map((i) => whole(n).map((j) => (i === j ? 1 : 0)));
const ones = (rows: number, cols: number): number[][] => whole(rows).map(() => whole(cols).map(() => 1));
const diag = (...values: number[]): number[][] => values.map((v, i) => values.map((_, j) => (i === j ? v : 0)));
const units = (n: number, at: number): number[][] => whole(n).map((i) => [i === at ? 1 : 0]);
const transposed = (m: number[][]): number[][] => (m[0] ?? []).map((_, j) => m.map((row) => row[j] ?? 0));

const J = [
  [0, -1],
  [1, 0],
];
const rotation: Ssm = { A: J, B: eye(2), C: eye(2) };
const shiftDown = (k: number): number[][] => whole(k).map((i) => whole(k).map((j) => (i === j + 1 ? 1 : 0)));
const delayLine = (k: number): Ssm => ({ A: shiftDown(k), B: units(k, 0), C: eye(k) });

const E1: Ssm = { A: diag(0, 1, 2), B: [[1, 0], [0, 1], [0, 1]], C: [[1, 1, 0], [0, 0, 1]] }; // prettier-ignore
const E2: Ssm = { A: diag(0, 1, 2, 3), B: [[1, 0], [0, 1], [1, 0], [0, 1]], C: [[1, 1, 0, 0], [0, 0, 1, 1]] }; // prettier-ignore
const P1: Ssm = { A: [[0, 1], [0, 0]], B: eye(2), C: [[1, 0]] }; // prettier-ignore
const so3: Ssm = {
  A: diag(0, 0, 1, 1, 2, 2),
  C: [[0, 0, 0, 1, 0, -1], [0, -1, 0, 0, 1, 0], [1, 0, -1, 0, 0, 0]], // prettier-ignore
  B: [[0, 1, 0], [0, 0, 1], [1, 0, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0]], // prettier-ignore
};

function inverse(m: Fractions): Fraction[][] {
  const rows = m.map((row, i) => [...row, ...(unitMatrix(m.length)[i] ?? [])]);
  m.forEach((_, c) => {
    const at = rows.findIndex((row, i) => i >= c && row[c]?.[0] !== 0n);
    const pivot = rows[at] ?? [];
    rows[at] = rows[c] ?? [];
    const unit = pivot.map((x) => over(x, pivot[c] ?? NOUGHT));
    rows[c] = unit;
    rows.forEach((row, i) => {
      const f = row[c] ?? NOUGHT;
      if (i !== c) rows[i] = row.map((x, j) => minus(x, times(f, unit[j] ?? NOUGHT)));
    });
  });
  return rows.map((row) => row.slice(m.length));
}

const text = (m: Fractions): (string | number)[][] => m.map((row) => row.map(written));

/** HiPPO-LegS in rational coordinates with driven inputs B: as it is, or by the bilinear rule with step 1/10. */
function legs(N: number, B: number[][], C: number[][], discretised: boolean): Ssm {
  const A = whole(N).map((a) => whole(N).map((b) => fraction(a > b ? -(2 * b + 1) : a === b ? -(a + 1) : 0)));
  const inputs = B.map((row) => row.map((x) => fraction(x)));
  if (!discretised) return { A: text(A), B, C };
  const half = scaled(A, fraction(1, 20));
  const left = inverse(sum(unitMatrix(N), scaled(half, fraction(-1))));
  return { A: text(product(left, sum(unitMatrix(N), half))), B: text(scaled(product(left, inputs), fraction(1, 10))), C };
}

describe.each([
  ['undiscretised', false],
  ['bilinear, step 1/10', true],
])('HiPPO-LegS (%s)', (_, discretised) => {
  it.each([2, 3, 4, 5, 6])('N = %i: the table, n = 1 … N + 2', (N) => {
    const expected = (limit: number): number[] => whole(N + 2).map((l) => Math.min(l + 1, limit));
    expect(counts(legs(N, ones(N, 1), eye(N), discretised), N + 2)).toEqual(expected(N));
    expect(counts(legs(N, eye(N), eye(N), discretised), N + 2)).toEqual(expected(N));
    expect(counts(legs(N, ones(N, 1), eye(N).slice(0, 2), discretised), N + 2)).toEqual(expected(2));
    expect(counts(legs(N, ones(N, 1), ones(1, N), discretised), N + 2)).toEqual(expected(1));
  });

  it('C = 1ᵀ, B = I: 1, 3, 3, 5, 5, 7, 7 for N = 2 … 8', () => {
    const found = whole(7).map((i) => ssm(legs(i + 2, eye(i + 2), ones(1, i + 2), discretised)).operator.heads);
    expect(found).toEqual([1, 3, 3, 5, 5, 7, 7]);
  });
});

describe('generic rank', () => {
  const random = mulberry32(2024);
  const entries = (rows: number, cols: number): number[][] => whole(rows).map(() => whole(cols).map(() => (random() % 199) - 99));
  it.each([[2, 1, 1], [4, 1, 1], [4, 2, 1], [4, 2, 2], [6, 2, 2], [8, 2, 3], [5, 3, 3]])('N, p, d = %i, %i, %i: min(n, N, pd)', (N, p, d) => {
    for (let t = 0; t < 5; t++) {
      const found = counts({ A: entries(N, N), B: entries(N, d), C: entries(p, N) }, 9);
      expect(found).toEqual(whole(9).map((l) => Math.min(l + 1, N, p * d)));
    }
  }); // prettier-ignore
});

describe('the named examples at every level', () => {
  it.each([
    ['rotation', rotation, 2, [2, 2], 2],
    ['delay line', delayLine(5), 5, [5, 5], 5],
    ['P1', P1, 2, [2, 2], 1],
    ['E1', E1, 3, [2, 2], 2],
    ['E2', E2, 4, [2, 2], 2],
    ['so(3)', so3, 3, [2, 3], 2],
  ] as const)('%s', (_, weights, k, everywhere, pairwise) => {
    const report = ssm(weights);
    expect(report.operator.heads).toBe(k);
    expect(report.map).toMatchObject({ pairwise, pairwiseStatus: 'certified', everywhere });
  });

  it('all of ℝ^(4×4): 16 as operators, 4 as a map', () => {
    const operators = whole(16).map((e) => whole(4).map((i) => whole(4).map((j) => (4 * i + j === e ? 1 : 0))));
    const report = count('operators', { operators });
    expect(report.operator.heads).toBe(16);
    expect(report.map).toMatchObject({ pairwise: 4, pairwiseStatus: 'certified', everywhere: [4, 4] });
  });
});

describe('witness families: k heads with N = n = k', () => {
  it.each([1, 2, 3, 5, 9])('k = %i', (k) => {
    const full = whole(k).map((l) => l + 1);
    const orthogonal = whole(k).map((i) => whole(k).map((j) => (i === (j + 1) % k ? 1 : 0)));
    expect(counts(delayLine(k), k)).toEqual(full);
    expect(counts({ A: transposed(shiftDown(k)), B: eye(k), C: [whole(k).map((j) => (j === 0 ? 1 : 0))] }, k)).toEqual(full);
    expect(counts({ A: orthogonal, B: eye(k), C: eye(k) }, k)).toEqual(full);
    expect(counts({ A: diag(...whole(k)), B: ones(k, 1), C: eye(k) }, k)).toEqual(full);
  });
});

describe('controls: what a head count is not', () => {
  it('is not the state dimension, nor min(n, N): A = B = C = I needs one head', () => {
    expect(counts({ A: eye(2), B: eye(2), C: eye(2) }, 4)).toEqual([1, 1, 1, 1]);
  });

  it('is 0 for C = 0, may exceed p, is at most 1 for p = d = 1, and 1 for the rotation on one token', () => {
    expect(ssm({ A: eye(2), B: eye(2), C: [[0, 0]] }).operator).toMatchObject({ heads: 0, profile: [0], basis: [] });
    expect(ssm(P1).operator.heads).toBe(2);
    expect(ssm({ A: [[2, 1], [7, -3]], B: [[1], [4]], C: [[5, 2]] }).operator.heads).toBe(1); // prettier-ignore
    expect(ssm(rotation, { n: 1 }).operator.heads).toBe(1);
  });

  it('softmax: decay needs no more with a sink and is impossible without; alternating signs cost one head', () => {
    const decay: Ssm = { A: [['1/2']], B: [[1]], C: [[1]] };
    expect(ssm(decay, { n: 2 }).softmax).toEqual({ heads: 1, sink: true, feasibleWithoutSink: false });
    expect(ssm(decay, { n: 10 ** 6 }).softmax).toEqual({ heads: 1, sink: true, feasibleWithoutSink: false });
    expect(ssm({ A: [[-1]], B: [[1]], C: [[1]] }, { n: 2 }).softmax?.heads).toBe(2);
    expect(ssm(rotation, { n: 2 }).softmax?.heads).toBe(2);
    expect(ssm(rotation, { n: 3 }).softmax?.heads).toBe(3);
    expect(ssm({ A: [[0]], B: [[1]], C: [[1]] }, { n: 1 }).softmax).toEqual({ heads: 1, sink: true, feasibleWithoutSink: true });
    expect(ssm({ A: [[0]], B: [[1]], C: [[1]] }, { n: 2 }).softmax).toEqual({ heads: 2, sink: true, feasibleWithoutSink: true });
    expect(ssm({ A: [[1]], B: [[1]], C: [[0]] }, { n: 2 }).softmax).toEqual({ heads: 0, sink: true, feasibleWithoutSink: true });
  });

  it('saturation: plateaus that end, fewer than m, the lag m − 1, D, and state or length exceeded where A varies', () => {
    expect(counts({ A: shiftDown(3), B: units(3, 0), C: [[1, 0, 0], [0, 0, 1]] }, 4)).toEqual([1, 1, 2, 2]); // prettier-ignore
    expect(counts({ A: diag(0, 1), B: eye(2), C: [[1, 0]] }, 3)).toEqual([1, 1, 1]);
    expect(counts({ A: diag(0, 1), B: eye(2), C: eye(2) }, 3)).toEqual([1, 2, 2]);
    expect(counts({ A: [[1]], B: [[1, 0]], C: [[1]], D: [[0, 1]] }, 3)).toEqual([1, 2, 2]);
    const varying = {
      A: [[[1]], [[1]]],
      B: [[[1, 0]], [[0, 1]]],
      C: [
        [[1], [0]],
        [[0], [1]],
      ],
    };
    expect(count('time-varying-ssm', varying).operator).toMatchObject({ heads: 3, basis: [[0, 0], [1, 0], [1, 1]] }); // prettier-ignore
  });

  it('spectral: eigenvalues with multiplicity, residues that cancel, Jordan blocks, conjugate pairs', () => {
    const cancelling: Ssm = { A: diag(1, 2, 3), B: ones(3, 1), C: [[1, 0, -1], [0, 1, -1]] }; // prettier-ignore
    expect(counts(cancelling, 4)).toEqual([0, 1, 2, 2]);
    expect(counts({ A: [[0, 1], [0, 0]], B: eye(2), C: eye(2) }, 2)).toEqual([1, 2]); // prettier-ignore
    expect(ssm({ A: J, B: [[1], [0]], C: [[1, 1]] }).operator.heads).toBe(1);
  });

  it('value maps of bounded rank', () => {
    const limited = (weights: Ssm, headDim: number, n?: number): unknown => ssm(weights, { headDim, n }).rankLimited;
    const rotated = limited(rotation, 1) as { lower: number; upper: number };
    expect(rotated.lower).toBeLessThanOrEqual(3);
    expect(rotated.upper).toBe(3);
    expect(limited(rotation, 2)).toEqual({ r: 2, lower: 2, upper: 2 });
    expect(count('operators', { operators: [eye(3)] }, { headDim: 2 }).rankLimited).toEqual({ r: 2, lower: 2, upper: 2 });
    expect(limited(E2, 2)).toEqual({ r: 2, lower: 4, upper: 4 });
    // MQA with one row of values cannot give I_2; two heads of rank one can.
    expect(count('operators', { operators: [eye(2)] }, { headDim: 1 }).rankLimited).toEqual({ r: 1, lower: 2, upper: 2 });
  });

  it('convolutions', () => {
    const kernels = (list: Rows[], n?: number, more: object = {}): number =>
      count('convolution', { kernels: list, ...more }, { n }).operator.heads;
    expect(kernels([eye(2), J], 1)).toBe(1);
    expect(kernels([eye(2), J, eye(2)])).toBe(2);
    expect(kernels([[[1]], [[2]], [[-3]], [[5]]])).toBe(1);
    expect(kernels([[[1]], [[0]]])).toBe(1);
    expect(kernels([eye(2), J], 3, { dilation: 3 })).toBe(1);
    expect(kernels([eye(2), J], 4, { dilation: 3 })).toBe(2);
    const nine = whole(3).map((u) => whole(3).map((v) => whole(3).map((i) => whole(3).map((j) => (3 * i + j === 3 * u + v ? 1 : 0)))));
    expect(count('convolution-2d', { kernels: nine, centred: true }).operator.heads).toBe(9);
    expect(count('convolution-2d', { kernels: nine, centred: true }, { n: 1 }).operator.heads).toBe(1);
    expect(count('convolution', { depthwise: [[1, 2, 4], [1, 1, 1], [2, 3, 5]] }).operator.heads).toBe(2); // prettier-ignore
  });
});

describe('eps-head-count', () => {
  it.each([
    [8, [8, 8, 8]],
    [16, [15, 16, 16]],
    [64, [59, 64, 64]],
  ])('delay line of %i: %j, and σ² = n, n − 1, …, 1', (n, expected) => {
    const report = ssm(delayLine(n));
    expect(report.epsilon.map((e) => e.heads)).toEqual(expected);
    report.spectrum.forEach((v, s) => {
      expect(v * v).toBeCloseTo(n - s, 9);
    });
  });

  it.each([
    [1, 2, 1 / 3],
    [1, 3, 1 / 3],
    [1, 4, 2 / 5],
    [1, 8, 4 / 9],
    [0.5, 2, 1 / 9],
    [0.5, 3, 8 / 57],
    [0.5, 4, 49 / 313],
    [0.5, 8, 30001 / 167481],
  ])('rotation scaled by %d on length %i: ε₁² = %d', (rho, n, expected) => {
    const [a = 0, b = 0] = ssm({ ...rotation, A: [[0, -rho], [rho, 0]] }, { n }).spectrum; // prettier-ignore
    expect((b * b) / (a * a + b * b)).toBeCloseTo(expected, 12);
  });

  it('weighs lags by how often they occur', () => {
    const weighted = ssm({ A: [[0, 1], [0, 0]], B: diag(5, 6), C: [[1, 0]] }); // prettier-ignore
    expect(weighted.spectrum.map((v) => v * v)[0]).toBeCloseTo(50, 9);
    expect(weighted.spectrum.map((v) => v * v)[1]).toBeCloseTo(36, 9);
  });
});
