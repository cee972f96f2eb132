// The layers that mathematics.md speaks of by name, as layer files' objects: what exact and measured checks are made on.
import { layerOfCase } from '../../properties/arbitraries/case-layer.ts';
import { witnessLayers } from '../../properties/rank-gap-witnesses.ts';
import { LAYER_FORMAT } from '../layers/layer-format.ts';
import type { LayerObject } from '../layers/layer.ts';

/** Rows of whole numbers, or of fractions as text. */
export type Rows = readonly (readonly (number | string)[])[];

const indices = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const matrix = (rows: number, cols: number, entry: (i: number, j: number) => number): number[][] =>
  indices(rows).map((i) => indices(cols).map((j) => entry(i, j)));

/** The n×n identity. */
export const identityRows = (n: number): number[][] => matrix(n, n, (i, j) => Number(i === j));
/** J, the rotation by a quarter turn. */
export const QUARTER_TURN: Rows = [
  [0, -1],
  [1, 0],
];

/** A layer of one kind with its weights. */
export function namedLayer(kind: string, name: string, weights: Readonly<Record<string, unknown>>): LayerObject {
  return { format: LAYER_FORMAT, kind, name, ...weights };
}

const ssmLayer = (name: string, A: Rows, B: Rows, C: Rows): LayerObject => namedLayer('ssm', name, { A, B, C });
const diagonal = (...values: number[]): number[][] => matrix(values.length, values.length, (i, j) => (i === j ? (values[i] ?? 0) : 0));

/** A = J, B = C = I: two heads, for any length from 2 on (rank-gap (b)). */
export const rotation = (): LayerObject => ssmLayer('rotation', QUARTER_TURN, identityRows(2), identityRows(2));

/** The rotation made smaller by 9/10 at every step. */
export const dampedRotation = (): LayerObject =>
  ssmLayer(
    'damped rotation',
    [
      [0, '-9/10'],
      ['9/10', 0],
    ],
    identityRows(2),
    identityRows(2),
  );

/** The witness families of rank-gap (c) at N = n = k: k heads each. The delay line comes first. */
export const witnesses = (k: number): LayerObject[] => witnessLayers(k).map((one) => layerOfCase(one));

/** The delay line on k states, by itself. */
export function delayLine(k: number): LayerObject {
  const [line] = witnesses(k);
  if (line === undefined) throw new TypeError('the delay line is a witness family');
  return { ...line, name: 'delay line' };
}

/** map-everywhere E1: k = 3, and two heads I, J everywhere. */
export const e1 = (): LayerObject =>
  ssmLayer(
    'E1',
    diagonal(0, 1, 2),
    [
      [1, 0],
      [0, 1],
      [0, 1],
    ],
    [
      [1, 1, 0],
      [0, 0, 1],
    ],
  );

/** map-everywhere E2: k = 4, and two heads everywhere with bounded coefficients. */
export const e2 = (): LayerObject =>
  ssmLayer(
    'E2',
    diagonal(0, 1, 2, 3),
    [
      [1, 0],
      [0, 1],
      [1, 0],
      [0, 1],
    ],
    [
      [1, 1, 0, 0],
      [0, 0, 1, 1],
    ],
  );

/** map-ae P1: k = 2, and one head almost everywhere. */
export const p1 = (): LayerObject =>
  ssmLayer(
    'P1',
    [
      [0, 1],
      [0, 0],
    ],
    identityRows(2),
    [[1, 0]],
  );

/** map-ae P2: the operators span so(3), k = 3 and k_loc = 2. */
export const so3 = (): LayerObject =>
  ssmLayer(
    'so(3)',
    diagonal(0, 0, 1, 1, 2, 2),
    [
      [0, 1, 0],
      [0, 0, 1],
      [1, 0, 0],
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
    ],
    [
      [0, 0, 0, 1, 0, -1],
      [0, -1, 0, 0, 1, 0],
      [1, 0, -1, 0, 0, 0],
    ],
  );

/** All matrix units of ℝ^(d×d), one lag each: k = d². */
export const matrixUnits = (d: number): LayerObject =>
  namedLayer('operators', `all of ℝ^(${String(d)}×${String(d)})`, {
    operators: indices(d * d).map((e) => matrix(d, d, (i, j) => Number(d * i + j === e))),
  });

/** A single state: h_i = a h_(i-1) + x_i, y_i = h_i. */
export const oneState = (a: number | string): LayerObject => ssmLayer(`one state, A = ${String(a)}`, [[a]], [[1]], [[1]]);

/** HiPPO-LegS in rational coordinates, undiscretised (mathematics.md 4.1). */
export const legs = (N: number, B: Rows, C: Rows): LayerObject =>
  ssmLayer(
    `LegS, N = ${String(N)}`,
    matrix(N, N, (a, b) => (a > b ? -(2 * b + 1) : a === b ? -(a + 1) : 0)),
    B,
    C,
  );
