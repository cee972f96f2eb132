// Exact checks of claims: the counts of named layers, each with a certificate that the separate checker accepts.
import { verifyCertificate } from '../certificates/verify-certificate.ts';
import type { Check } from '../claims/claim.ts';
import { between, mulberry32 } from '../exact/seeded.ts';
import { headCount, type HeadCount, type HeadCountOptions } from '../heads/head-count.ts';
import { readLayer } from '../layers/layer-file.ts';
import type { LayerObject } from '../layers/layer.ts';
import {
  delayLine,
  e1,
  e2,
  identityRows,
  legs,
  matrixUnits,
  namedLayer,
  oneState,
  p1,
  QUARTER_TURN,
  rotation,
  so3,
  witnesses,
} from './named-layers.ts';

/** One count of one layer: what is expected of the report, by a short name of the value. */
interface NamedCount {
  readonly layer: LayerObject;
  readonly options?: HeadCountOptions;
  readonly expected: Readonly<Record<string, unknown>>;
}

/** What a count can be asked for. */
const READ: Readonly<Record<string, (report: HeadCount) => unknown>> = {
  heads: ({ operator }) => operator.heads,
  profile: ({ operator }) => operator.profile,
  pairwise: ({ map }) => (map?.pairwiseStatus === 'certified' ? map.pairwise : null),
  everywhere: ({ map }) => map?.everywhere,
  softmax: ({ softmax }) => softmax?.heads,
  'without sink': ({ softmax }) => softmax?.feasibleWithoutSink,
  'rank-limited': ({ rankLimited }) => rankLimited && [rankLimited.lower, rankLimited.upper],
};

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
const ones = (rows: number, cols: number): number[][] => Array.from({ length: rows }, () => Array<number>(cols).fill(1));

/** The exact checks of a claim, in the order in which they are reported. */
export const EXACT_CHECKS: ReadonlyMap<string, readonly Check[]> = new Map([
  [
    'uff-iff',
    [
      certified('softmax attention of three heads with independent value maps needs three', () => [
        { layer: threeHeads(), expected: { heads: 3 } },
      ]),
    ],
  ],
  [
    'rank-gap',
    [
      certified('the rotation needs two heads', () => [{ layer: rotation(), expected: { heads: 2, profile: [1, 2] } }]),
      certified('the four witness families need k heads on k positions, k = 1 … 8', () =>
        upTo(8).flatMap((k) => witnesses(k).map((layer) => ({ layer, options: { n: k }, expected: { heads: k, profile: upTo(k) } }))),
      ),
    ],
  ],
  [
    'head-count',
    [
      certified('the table of named examples, operator level (mathematics.md 4.7)', () =>
        TABLE.map(({ layer, k }) => ({ layer, expected: { heads: k } })),
      ),
      certified('LegS with all inputs and outputs: min(n, N), N = 2 … 6', () =>
        upTo(5).map((m) => ({
          layer: legs(m + 1, identityRows(m + 1), identityRows(m + 1)),
          options: { n: m + 3 },
          expected: { profile: upTo(m + 1) },
        })),
      ),
    ],
  ],
  [
    'map-everywhere',
    [
      certified('the table of named examples, everywhere', () =>
        TABLE.map(({ layer, everywhere }) => ({ layer, expected: { everywhere } })),
      ),
    ],
  ],
  [
    'map-ae',
    [
      certified('the table of named examples, almost everywhere', () =>
        TABLE.map(({ layer, pairwise }) => ({ layer, expected: { pairwise } })),
      ),
    ],
  ],
  [
    'normalised-heads',
    [
      certified('decay needs one head with a sink, and none will do without', () => [
        { layer: oneState('1/2'), options: { n: 2 }, expected: { heads: 1, softmax: 1, 'without sink': false } },
        { layer: oneState('1/2'), options: { n: 1_000_000 }, expected: { softmax: 1, 'without sink': false } },
      ]),
      certified('alternating signs cost one head more; so does the rotation from length 3 on', () => [
        { layer: oneState(-1), options: { n: 2 }, expected: { heads: 1, softmax: 2 } },
        { layer: rotation(), options: { n: 2 }, expected: { softmax: 2 } },
        { layer: rotation(), options: { n: 3 }, expected: { softmax: 3 } },
      ]),
    ],
  ],
  ['saturation', [certified('random integer systems have min(n, N, pd) heads, n = 1 … 9 (mathematics.md 4.4)', genericCounts)]],
  [
    'spectral',
    [
      certified('LegS with C = 1ᵀ, B = I: 1, 3, 3, 5, 5, 7, 7 heads for N = 2 … 8', () =>
        [1, 3, 3, 5, 5, 7, 7].map((heads, i) => ({ layer: legs(i + 2, identityRows(i + 2), ones(1, i + 2)), expected: { heads } })),
      ),
      certified('residues that cancel: 0, 1, 2 heads', () => [{ layer: cancelling(), expected: { profile: [0, 1, 2] } }]),
    ],
  ],
  [
    'rank-limited',
    [
      certified('value maps of rank one or two', () => [
        { layer: rotation(), options: { headDim: 2 }, expected: { 'rank-limited': [2, 2] } },
        { layer: e2(), options: { headDim: 2 }, expected: { 'rank-limited': [4, 4] } },
        {
          layer: namedLayer('operators', 'I_3', { operators: [identityRows(3)] }),
          options: { headDim: 2 },
          expected: { heads: 1, 'rank-limited': [2, 2] },
        },
        { layer: delayLine(5), options: { headDim: 1 }, expected: { 'rank-limited': [5, 5] } },
      ]),
    ],
  ],
  [
    'composition',
    [
      certified('two layers of two heads reach four: E_00, E_01, E_10, E_11', () => [
        { layer: namedLayer('operators', 'two layers of two heads', { operators: matrixUnitsOf(2) }), expected: { heads: 4 } },
      ]),
    ],
  ],
  [
    'cnn-head-count',
    [
      certified('convolutions of width w with independent kernels: min(n, w) heads', () =>
        upTo(6).flatMap((w) =>
          [w, 2 * w].map((n) => ({
            layer: convolution(matrixUnitsOf(3).slice(0, w)),
            options: { n },
            expected: { heads: Math.min(n, w) },
          })),
        ),
      ),
      certified('dependent kernels, and one channel', () => [
        { layer: convolution([identityRows(2), QUARTER_TURN, identityRows(2)]), expected: { heads: 2 } },
        { layer: convolution([[[1]], [[2]], [[-3]], [[5]]]), expected: { heads: 1 } },
      ]),
    ],
  ],
]);

/** The named examples with their counts at every level (mathematics.md 4.7). */
const TABLE = [
  { layer: rotation(), k: 2, everywhere: [2, 2], pairwise: 2 },
  { layer: delayLine(5), k: 5, everywhere: [5, 5], pairwise: 5 },
  { layer: p1(), k: 2, everywhere: [2, 2], pairwise: 1 },
  { layer: e1(), k: 3, everywhere: [2, 2], pairwise: 2 },
  { layer: e2(), k: 4, everywhere: [2, 2], pairwise: 2 },
  { layer: so3(), k: 3, everywhere: [2, 3], pairwise: 2 },
  { layer: matrixUnits(4), k: 16, everywhere: [4, 4], pairwise: 4 },
] as const;

function certified(title: string, counts: () => readonly NamedCount[]): Check {
  return {
    kind: 'certified',
    title,
    run: () => Promise.resolve(checkCounts(counts())),
  };
}

/** Every count as expected, and every certificate accepted by the checker; else the first that is not. */
function checkCounts(counts: readonly NamedCount[]): { holds: boolean; detail: string } {
  for (const { layer, options = {}, expected } of counts) {
    const report = headCount(readLayer(layer), options);
    const { name = layer.kind } = layer;
    for (const [value, wanted] of Object.entries(expected)) {
      const found = READ[value]?.(report);
      if (JSON.stringify(found) !== JSON.stringify(wanted)) {
        return { holds: false, detail: `${name}: ${value} is ${JSON.stringify(found)}, expected ${JSON.stringify(wanted)}` };
      }
    }
    const { certificate } = report;
    const verdict = certificate && verifyCertificate(JSON.stringify(certificate));
    if (verdict?.ok !== true || verdict.heads !== report.operator.heads) {
      return { holds: false, detail: `${name}: the certificate was refused` };
    }
  }
  return { holds: true, detail: `${String(counts.length)} certificate${counts.length === 1 ? '' : 's'} accepted` };
}

function genericCounts(): NamedCount[] {
  const random = mulberry32(2024);
  const entries = (rows: number, cols: number): number[][] =>
    Array.from({ length: rows }, () => Array.from({ length: cols }, () => between(random, -99, 99)));
  const sizes: readonly (readonly [number, number, number])[] = [[2, 1, 1], [4, 1, 1], [4, 2, 1], [4, 2, 2], [6, 2, 2], [8, 2, 3], [5, 3, 3]]; // prettier-ignore
  return sizes.map(([N, p, d]) => ({
    layer: namedLayer('ssm', `N = ${String(N)}, p = ${String(p)}, d = ${String(d)}`, {
      A: entries(N, N),
      B: entries(N, d),
      C: entries(p, N),
    }),
    options: { n: 9 },
    expected: { profile: upTo(Math.min(9, N, p * d)) },
  }));
}

/** Residues e_0, e_1, -e_0 - e_1: they cancel at lag 0 (spectral, control 2). */
function cancelling(): LayerObject {
  const A = [[1, 0, 0], [0, 2, 0], [0, 0, 3]]; // prettier-ignore
  return namedLayer('ssm', 'residues that cancel', { A, B: ones(3, 1), C: [[1, 0, -1], [0, 1, -1]] }); // prettier-ignore
}

function threeHeads(): LayerObject {
  const [Q, K] = [identityRows(2), QUARTER_TURN];
  const [first = [], second = [], third = []] = matrixUnitsOf(2);
  return namedLayer('attention', 'three heads', { causal: true, heads: [first, second, third].map((V) => ({ Q, K, V })) });
}

function matrixUnitsOf(d: number): number[][][] {
  return Array.from({ length: d * d }, (_, e) =>
    Array.from({ length: d }, (__, i) => Array.from({ length: d }, (___, j) => Number(d * i + j === e))),
  );
}

function convolution(kernels: readonly (readonly (readonly (number | string)[])[])[]): LayerObject {
  return namedLayer('convolution', `convolution of width ${String(kernels.length)}`, { kernels });
}
