// The examples of mathematics.md for the false variants of 2.6 to 2.13, as cases, with its matrices.
import type { Case } from '../../../properties/arbitraries/case.ts';
import type { ShapedCase } from '../../../properties/shaped-cases.ts';
import { I, J, operators, rotation, shaped, ssm, type Rows } from './written-cases.ts';

function convolution(n: number, kernels: readonly Rows[]): Case {
  const sizes = { w: kernels.length, p: kernels[0]!.length, d: kernels[0]![0]!.length, n, denominator: 1 };
  return { kind: 'convolution', ...sizes, kernels: kernels.flat(2), dilation: 1, centred: false, tags: [] };
}

/** Tables of weights n×n that depend on the lag alone: `isOn` says at which lags they are 1. */
function toeplitz(n: number, isOn: readonly ((lag: number) => boolean)[]): number[] {
  const positions = Array.from({ length: n }, (_, i) => i);
  return isOn.flatMap((at) => positions.flatMap((i) => positions.map((j) => (j <= i && at(i - j) ? 1 : 0))));
}

/** By the id of the control. */
export const EXAMPLES: ReadonlyMap<string, Case | ShapedCase> = new Map<string, Case | ShapedCase>([
  ['normalised-heads.a', ssm({ A: [[1]], B: [[2]], C: [[2]], n: 2, denominator: 2 })],
  ['normalised-heads.b', ssm({ A: [[-1]], B: [[1]], C: [[1]], n: 2 })],
  ['normalised-heads.b-rotation', rotation(3)],
  [
    'saturation.1',
    ssm({
      A: [
        [0, 0, 0],
        [1, 0, 0],
        [0, 1, 0],
      ],
      B: [[1], [0], [0]],
      C: [
        [1, 0, 0],
        [0, 0, 1],
      ],
      n: 1,
    }),
  ],
  [
    'saturation.2',
    ssm({
      A: [
        [0, 0],
        [0, 1],
      ],
      B: I,
      C: [[1, 0]],
      n: 2,
    }),
  ],
  [
    'saturation.3',
    ssm({
      A: [
        [0, 0],
        [0, 1],
      ],
      B: I,
      C: I,
      n: 1,
    }),
  ],
  ['saturation.4', ssm({ A: [[1]], B: [[1, 0]], C: [[1]], D: [[0, 1]], n: 2 })],
  [
    'saturation.5',
    {
      ...{ kind: 'time-varying-ssm', N: 1, p: 2, d: 2, n: 2, denominator: 1, tags: [] },
      ...{ A: [1, 1], B: [1, 0, 0, 1], C: [1, 0, 0, 1], D: null },
    },
  ],
  ['saturation.6', ssm({ A: I, B: I, C: I, n: 2 })],
  ['spectral.1', ssm({ A: I, B: I, C: I, n: 2 })],
  [
    'spectral.2',
    ssm({
      A: [
        [1, 0, 0],
        [0, 2, 0],
        [0, 0, 3],
      ],
      B: [[1], [1], [1]],
      C: [
        [1, 0, -1],
        [0, 1, -1],
      ],
      n: 2,
    }),
  ],
  [
    'spectral.3',
    ssm({
      A: [
        [0, 1],
        [0, 0],
      ],
      B: I,
      C: I,
      n: 2,
    }),
  ],
  ['spectral.4-once', rotation(2)],
  ['spectral.4-twice', ssm({ A: J, B: [[1], [0]], C: [[1, 0]], n: 2 })],
  ['ssm-attenuation.1', rotation(2)],
  [
    'ssm-attenuation.2',
    ssm({
      A: [
        [1, 20],
        [0, 1],
      ],
      B: [
        [2, 0],
        [0, 2],
      ],
      C: [
        [2, 0],
        [0, 2],
      ],
      n: 2,
      denominator: 2,
    }),
  ],
  ['ssm-attenuation.3', shaped({ N: 1, p: 1, d: 1, n: 2 }, { A: [1], B: [1], C: [1], X: [1, 1] })],
  ['ssm-attenuation.4', ssm({ A: [[0]], B: [[0]], C: [[0]], D: [[1]], n: 1 })],
  ['attention-jacobian.query-term', shaped({ n: 2, p: 1, d: 1, r: 1 }, { V: [1], Q: [1], K: [1], X: [0, 1], E: [1, 1] })],
  ['attention-jacobian.permutation', shaped({ n: 2, p: 1, d: 1 }, { V: [1], g: [0], X: [0, 0], E: [1, 1], F: [2, 1] })],
  ['gradient-highway.1', shaped({ n: 4, p: 1, d: 1 }, { V: [1], u: [1] })],
  ['gradient-highway.2', shaped({ n: 13 }, { F: [2] })],
  ['gradient-highway.3', shaped({ n: 3, p: 1, d: 1 }, { V: [1], u: [1], g: [0], E: [1] })],
  ['gradient-highway.4', shaped({ n: 2, p: 1, d: 1 }, { V: [2], u: [2], g: [-3], E: [1] }, 2)],
  ['gradient-highway.5', shaped({ n: 3, p: 1, d: 1 }, { V: [2], u: [2], M: [-2], E: [1] }, 2)],
  ['gradient-highway.6', shaped({ n: 2, p: 1, d: 1 }, { V: [1], u: [1], g: [0], E: [1], inverse: [2] })],
  ['gradient-highway.7', shaped({ n: 3, p: 1, d: 1 }, { V: [1], u: [1], M: [0], E: [1] })],
  ['gradient-highway.G', shaped({ n: 2, p: 1, d: 1 }, { V: [1], u: [1], w: [1], M: [1], E: [1], F: [1] })],
  [
    'eps-head-count.1',
    ssm({
      A: [
        [0, 1],
        [0, 0],
      ],
      B: [
        [5, 0],
        [0, 6],
      ],
      C: [[1, 0]],
      n: 2,
    }),
  ],
  [
    'eps-head-count.2',
    ssm({
      A: [
        [0, 0, 0],
        [0, 1, 0],
        [0, 0, 2],
      ],
      B: [
        [1, 0],
        [0, 1],
        [0, 1],
      ],
      C: [
        [1, 1, 0],
        [0, 0, 1],
      ],
      n: 3,
    }),
  ],
  ['eps-head-count.3', rotation(3)],
  ['rank-limited.1', rotation(2)],
  ['rank-limited.1-states', rotation(2)],
  [
    'rank-limited.2',
    operators([
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    ]),
  ],
  [
    'rank-limited.3',
    operators([
      [
        [1, 0],
        [0, 0],
      ],
      [
        [0, 1],
        [0, 0],
      ],
      [
        [0, 0],
        [1, 0],
      ],
      [
        [0, 0],
        [0, 1],
      ],
    ]),
  ],
  ['rank-limited.4', operators([I])],
  [
    'composition.1',
    shaped(
      { H1: 3, H2: 3, n: 9, p: 3, e: 1, d: 3 },
      {
        V: [1, 0, 0, 0, 1, 0, 0, 0, 1],
        U: [1, 0, 0, 0, 1, 0, 0, 0, 1],
        a: toeplitz(9, [(l) => l === 0, (l) => l === 3, (l) => l === 6]),
        b: toeplitz(9, [(l) => l === 0, (l) => l === 1, (l) => l === 2]),
      },
    ),
  ],
  ['composition.2', shaped({ H1: 2, H2: 2, p: 2, e: 2, d: 2 }, { V: [I, J].flat(2), U: [I, J].flat(2) })],
  ['composition.3', shaped({ H1: 1, H2: 1, n: 2, d: 2 }, { V: J.flat(), U: J.flat(), a: [0, 0, 0, 1], b: [1, 0, 0, 1] })],
  ['cnn-head-count.1', convolution(1, [[[1, 0]], [[0, 1]]])],
  ['cnn-head-count.2', convolution(3, [I, J, I])],
  ['cnn-head-count.3', convolution(2, [[[1]], [[1]]])],
  ['cnn-head-count.4', convolution(2, [[[1]], [[1]]])],
]);
