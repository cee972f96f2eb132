// The examples of mathematics.md for the false variants of 2.1 to 2.5, as cases, with its matrices.
import type { Case } from '../../../properties/arbitraries/case.ts';
import type { ShapedCase } from '../../../properties/shaped-cases.ts';
import { I, J, operators, rotation, shaped, ssm, type Rows } from './written-cases.ts';

function diagonal(...entries: readonly number[]): Rows {
  return entries.map((x, i) => entries.map((_, j) => (i === j ? x : 0)));
}

/** One matrix for each step. */
function steps(A: readonly Rows[], B: readonly Rows[], C: readonly Rows[]): Case {
  const sizes = { N: A[0]!.length, p: C[0]!.length, d: B[0]![0]!.length, n: A.length, denominator: 1 };
  return { kind: 'time-varying-ssm', ...sizes, A: A.flat(2), B: B.flat(2), C: C.flat(2), D: null, tags: [] };
}

/** Causal tables of weights n×n that are 1 at one lag. */
function atLags(n: number, lags: readonly number[]): number[] {
  const positions = Array.from({ length: n }, (_, i) => i);
  return lags.flatMap((lag) => positions.flatMap((i) => positions.map((j) => (i - j === lag ? 1 : 0))));
}

const twoRows: Case = ssm({
  A: [
    [0, 1],
    [0, 0],
  ],
  B: I,
  C: [[1, 0]],
  n: 2,
});
const upperTriangular: Case = ssm({
  A: diagonal(0, 1, 2),
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
});
const allOfTwo: Case = ssm({
  A: diagonal(0, 1, 2, 3),
  B: [
    [1, 0],
    [0, 1],
    [1, 0],
    [0, 1],
  ],
  C: [
    [1, 1, 0, 0],
    [0, 0, 1, 1],
  ],
  n: 4,
});
const crossProducts: Case = ssm({
  A: diagonal(0, 0, 1, 1, 2, 2),
  C: [
    [0, 0, 0, 1, 0, -1],
    [0, -1, 0, 0, 1, 0],
    [1, 0, -1, 0, 0, 0],
  ],
  B: [
    [0, 1, 0],
    [0, 0, 1],
    [1, 0, 0],
    [0, 0, 1],
    [1, 0, 0],
    [0, 1, 0],
  ],
  n: 3,
});
const unitOperators: Case = operators(
  Array.from({ length: 16 }, (_, e) =>
    Array.from({ length: 4 }, (_row, i) => Array.from({ length: 4 }, (_entry, j) => (4 * i + j === e ? 1 : 0))),
  ),
);
const zero: Rows = [
  [0, 0],
  [0, 0],
];

/** By the id of the control. */
export const EXAMPLES: ReadonlyMap<string, Case | ShapedCase> = new Map<string, Case | ShapedCase>([
  [
    'unroll.1',
    steps(
      [
        zero,
        [
          [0, 1],
          [0, 0],
        ],
        [
          [0, 0],
          [1, 0],
        ],
      ],
      [
        [[0], [1]],
        [[0], [0]],
        [[0], [0]],
      ],
      [[[0, 0]], [[0, 0]], [[0, 1]]],
    ),
  ],
  ['unroll.2', ssm({ A: [[2]], B: [[1]], C: [[1]], n: 2 })],
  ['unroll.3', steps([[[2]]], [[[1]]], [[[1]]])],
  ['unroll.4', ssm({ A: [[0]], B: [[0]], C: [[0]], D: [[1]], n: 1 })],
  ['unroll.5', shaped({ N: 1, p: 1, d: 1, n: 1 }, { A: [1], B: [0], C: [1], h: [1], X: [0] })],
  ['uff-span-bound.1', shaped({ p: 2, d: 2, n: 2, H: 1 }, { V: [1, 0, 0, 1], g: [1, 0, 0, 0, 0, 1, 0, 0] })],
  ['uff-span-bound.2', shaped({ p: 2, d: 2, n: 2, H: 1 }, { V: [1, 0, 0, 0, 0, 0, 0, 1], a: [1, 0, 0, 1] })],
  ['uff-iff.3', shaped({ inputs: 2, n: 1, p: 2, d: 2 }, { W: [1, 0, 0, 0, 0, 0, 0, 1] })],
  ['rank-gap.1', ssm({ A: I, B: I, C: I, n: 2 })],
  ['rank-gap.2', twoRows],
  ['rank-gap.3', rotation(1)],
  ['rank-gap.4', ssm({ A: J, B: [[1], [0]], C: [[1, 0]], n: 2 })],
  ['head-count.1', rotation(2)],
  ['head-count.2', ssm({ A: I, B: I, C: I, n: 2 })],
  ['head-count.3', ssm({ A: I, B: I, C: I, n: 2 })],
  ['head-count.4', ssm({ A: [[1]], B: [[1]], C: [[0]], n: 1 })],
  ['head-count.5', ssm({ A: [[1]], B: [[2]], C: [[2]], n: 2, denominator: 2 })],
  ['head-count.6', rotation(2)],
  [
    'head-count.7',
    shaped(
      { H1: 3, H2: 3, n: 9, p: 3, e: 1, d: 3 },
      { V: [1, 0, 0, 0, 1, 0, 0, 0, 1], U: [1, 0, 0, 0, 1, 0, 0, 0, 1], a: atLags(9, [0, 3, 6]), b: atLags(9, [0, 1, 2]) },
    ),
  ],
  ['head-count.8', shaped({ H: 2, p: 1, d: 1, n: 1 }, { V: [1, 1], a: [1, 0], b: [0, 1] })],
  ['map-op-linear.hyperplane', shaped({ H: 1, p: 1, d: 2, n: 1 }, { V: [1, 1], c: [1], M: [1, 0], f: [0, 1] })],
  ['map-continuous.E2', allOfTwo],
  ['map-everywhere.E1', upperTriangular],
  ['map-everywhere.E2', allOfTwo],
  ['map-everywhere.E3', unitOperators],
  ['map-everywhere.E4', crossProducts],
  ['map-ae.P1', twoRows],
  ['map-ae.P2', crossProducts],
  ['map-ae.P3', allOfTwo],
  ['map-bounded.P1', shaped({ H: 1, p: 1, d: 2, n: 2 }, { V: [1, 0], M: [1, 0, 0, 1], X: [0, 1, 0, 0] })],
  ['map-single-ae.P1', shaped({ p: 1, d: 2 }, { V: [1, 0], M: [0, 1] })],
  [
    'map-single-ae.common-row',
    operators([
      [[1], [0]],
      [[0], [1]],
    ]),
  ],
  ['map-lld.rank-H', shaped({ H: 2, p: 2, d: 2 }, { V: [1, 0, 0, 1, 0, -1, 1, 0], M: [1, 0, 0, 0] })],
  ['map-prefix.everywhere', shaped({ H: 1, p: 2, d: 2, n: 2 }, { V: [1, 0, 0, 1], M: [1, 0, 0, 1, 0, -1, 1, 0], X: [1, 0, 0, 0] })],
]);
