import type { SsmCase, TimeVaryingSsmCase, ConvolutionCase } from '../../../properties/arbitraries/case.ts';
import type { CaseOptions } from '../../../properties/arbitraries/case-ranges.ts';
import { distinctEigenvalues, headsOfSsm, matrixOf, rank, stepRows } from './naive-case.ts';

/** A false claim about cases, and how small its counterexamples are in mathematics.md. */
export interface PlantedClaim<C> {
  readonly claim: string;
  readonly options: CaseOptions;
  readonly holds: (c: C) => boolean;
  /** Dimensions in the order N, p, d, n (a convolution has w in place of N), and the number of nonzero entries. */
  readonly dimensions: readonly (readonly number[])[];
  readonly nonzero: number;
}

const A = (c: SsmCase): bigint[][] => matrixOf(c.A, c.N, c.N);
const profile = (c: SsmCase): number[] => Array.from({ length: c.n }, (_, l) => headsOfSsm(c, l + 1));

/** Controls of mathematics.md that are about LTI systems; where p and d may change places, both are minimal. */
export const SSM_CLAIMS: readonly PlantedClaim<SsmCase>[] = [
  {
    claim: 'rank-gap.2: k ≤ p',
    options: { D: false },
    holds: (c) => headsOfSsm(c) <= c.p,
    dimensions: [[2, 1, 2, 2]],
    nonzero: 4,
  },
  { claim: 'k ≤ d', options: { D: false }, holds: (c) => headsOfSsm(c) <= c.d, dimensions: [[2, 2, 1, 2]], nonzero: 4 },
  {
    claim: 'rank-gap.1: N ≥ 2 forces two heads',
    options: { D: false },
    holds: (c) => c.N < 2 || c.n < 2 || headsOfSsm(c) >= 2,
    dimensions: [[2, 1, 1, 2]],
    nonzero: 0,
  },
  {
    claim: 'head-count.2: k = N once n ≥ N',
    options: { D: false },
    holds: (c) => c.n < c.N || headsOfSsm(c) === c.N,
    dimensions: [[1, 1, 1, 1]],
    nonzero: 0,
  },
  {
    claim: 'saturation.1: once k_(n+1) = k_n > 0 it stays',
    options: { D: false },
    holds: (c) => profile(c).every((k, l, all) => l === 0 || k === 0 || k !== all[l - 1] || all.slice(l).every((x) => x === k)),
    dimensions: [
      [3, 2, 1, 3],
      [3, 1, 2, 3],
    ],
    nonzero: 5,
  },
  {
    claim: 'saturation.2: k = min(n, N, pd) for invertible A',
    options: { D: false },
    holds: (c) => rank(A(c)) < c.N || headsOfSsm(c) === Math.min(c.n, c.N, c.p * c.d),
    dimensions: [[1, 1, 1, 1]],
    nonzero: 1,
  },
  {
    claim: 'saturation.4: D without one more lag',
    options: {},
    holds: (c) => headsOfSsm(c) <= c.N,
    dimensions: [
      [1, 1, 2, 2],
      [1, 2, 1, 2],
    ],
    nonzero: 4,
  },
  {
    claim: 'spectral.3: at most the number of different eigenvalues',
    options: { D: false },
    holds: (c) => headsOfSsm(c) <= distinctEigenvalues(A(c)),
    dimensions: [
      [2, 1, 2, 2],
      [2, 2, 1, 2],
    ],
    nonzero: 5,
  },
  {
    claim: 'k ≤ 2',
    options: { D: false },
    holds: (c) => headsOfSsm(c) <= 2,
    dimensions: [
      [3, 3, 1, 3],
      [3, 1, 3, 3],
      [3, 2, 2, 3],
    ],
    nonzero: 6,
  },
];

/** saturation.5: N = 1, n = 2, p = d = 2 has three operators. */
export const STEP_CLAIM: PlantedClaim<TimeVaryingSsmCase> = {
  claim: 'saturation.5: time-varying SSMs have k ≤ n',
  options: { D: false },
  holds: (c) => rank(stepRows(c)) <= c.n,
  dimensions: [
    [1, 2, 2, 2],
    [2, 1, 3, 2],
    [2, 3, 1, 2],
  ],
  nonzero: 6,
};

/** cnn-head-count.4: w = 2 taps of one number. */
export const CONVOLUTION_CLAIM: PlantedClaim<ConvolutionCase> = {
  claim: 'cnn-head-count.4: k = min(w, n)',
  options: { centred: false, dilation: [1, 1], w: [2, 5], n: [2, 12] },
  holds: (c) => rank(matrixOf(c.kernels, c.w, c.p * c.d).slice(0, c.n)) === Math.min(c.w, c.n),
  dimensions: [[2, 1, 1, 2]],
  nonzero: 0,
};
