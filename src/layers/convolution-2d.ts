import { fail } from '../diagnostics/diagnostic.ts';
import { addVectors, apply, readMatrix, zeroMatrix } from '../exact/matrix.ts';
import type { Rational } from '../exact/rational.ts';
import type { Matrix } from '../exact/scalars.ts';
import { toEntries } from './entries.ts';
import { LAYER_FORMAT } from './layer-format.ts';
import type { Layer } from './layer.ts';
import { checkedShape, checkInput, expectColumns, expectRows, shapeText } from './shapes.ts';

/** kernels: h × w × p × d. */
export interface Convolution2dWeights {
  readonly kernels: readonly (readonly Matrix<Rational>[])[];
  /** True: tap (u, v) has offset (u − ⌊h/2⌋, v − ⌊w/2⌋). False (default): (u, v). */
  readonly centred?: boolean | undefined;
  readonly name?: string | undefined;
}

interface Tap {
  readonly u: number;
  readonly v: number;
  readonly K: Matrix<Rational>;
}

/**
 * y_(a,b) = Σ K_uv x_(a-u, b-v) on an n × n grid, tokens row by row (mathematics.md 2.13). Its mask is the full
 * grid, so a pair whose offset has no tap carries the zero operator. Throws DiagnosticError where the shapes do
 * not fit; `operator` and `run` throw `input-shape` if the number of tokens is not a square.
 */
export function convolution2d(weights: Convolution2dWeights): Layer {
  const { kernels, centred = false, name } = weights;
  const { height, width, p, d } = kernelShape(kernels);
  const [middleU, middleV] = centred ? [Math.floor(height / 2), Math.floor(width / 2)] : [0, 0];
  const taps: Tap[] = kernels.flatMap((row, s) => row.map((K, t) => ({ u: s - middleU, v: t - middleV, K })));
  taps.sort((a, b) => since(a) - since(b) || reach(a) - reach(b) || a.u - b.u || a.v - b.v);
  const byOffset = new Map(taps.map((tap) => [`${String(tap.u)},${String(tap.v)}`, tap.K]));
  return {
    kind: 'convolution-2d',
    ...(name === undefined ? {} : { name }),
    p,
    d,
    indexing: 'offsets',
    formula: 'W_ij = K_uv where token i lies at offset (u, v) from token j, zero elsewhere',
    causal: false,
    toeplitz: false,
    dependsOnInput: false,
    needs: [],
    defaultLength: Math.max(height, width),
    maxLength: Infinity,
    structure: {
      type: 'listed',
      operators: (n) => {
        const present = taps.filter((tap) => since(tap) <= n);
        return {
          labels: present.map(({ u, v }) => [u, v] as const),
          operators: present.map(({ K }) => K),
          multiplicities: present.map(({ u, v }) => (n - Math.abs(u)) * (n - Math.abs(v))),
          since: present.map(since),
          zeroElsewhere: present.length < (2 * n - 1) ** 2,
        };
      },
    },
    tokens: (n) => n * n,
    operator: (scalars, X, i, j) => {
      const side = sideOf(X.length);
      const u = Math.floor(i / side) - Math.floor(j / side);
      const v = (i % side) - (j % side);
      const K = byOffset.get(`${String(u)},${String(v)}`);
      return K === undefined ? zeroMatrix(scalars, p, d) : readMatrix(scalars, K);
    },
    run: (scalars, X) => {
      checkInput(X, d);
      const side = sideOf(X.length);
      const read = taps.map(({ u, v, K }) => ({ u, v, K: readMatrix(scalars, K) }));
      return X.map((_, i) => {
        const [a, b] = [Math.floor(i / side), i % side];
        let y = Array.from({ length: p }, () => scalars.zero);
        for (const { u, v, K } of read) {
          const inside = a - u >= 0 && a - u < side && b - v >= 0 && b - v < side;
          if (inside) y = addVectors(scalars, y, apply(scalars, K, X[(a - u) * side + (b - v)] ?? []));
        }
        return y;
      });
    },
    toJSON: () => ({
      format: LAYER_FORMAT,
      kind: 'convolution-2d',
      ...(name === undefined ? {} : { name }),
      kernels: kernels.map((row) => row.map(toEntries)),
      ...(centred ? { centred } : {}),
    }),
  };
}

/** Least grid side on which the offset occurs. */
function since({ u, v }: Tap): number {
  return Math.max(Math.abs(u), Math.abs(v)) + 1;
}

function reach({ u, v }: Tap): number {
  return Math.abs(u) + Math.abs(v);
}

function sideOf(tokens: number): number {
  const side = Math.round(Math.sqrt(tokens));
  if (side * side !== tokens) fail('input-shape', `${String(tokens)} tokens: expected a square number, the tokens of an n × n grid`);
  return side;
}

function kernelShape(kernels: Convolution2dWeights['kernels']): { height: number; width: number; p: number; d: number } {
  const [height, width] = checkedShape(kernels, 'kernels');
  const first = kernels[0]?.[0];
  if (first === undefined) fail('empty-list', 'no kernels: expected at least 1', { place: 'kernels' });
  const [p, d] = checkedShape(first, 'kernels[0][0]');
  kernels.forEach((row, s) => {
    row.forEach((K, t) => {
      const place = `kernels[${String(s)}][${String(t)}]`;
      const [rows, cols] = checkedShape(K, place);
      expectRows(place, rows, p, `kernels[0][0] is ${shapeText(p, d)}`);
      expectColumns(place, cols, d, `kernels[0][0] is ${shapeText(p, d)}`);
    });
  });
  return { height, width, p, d };
}
