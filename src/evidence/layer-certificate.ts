// What the theorem about a layer is computed from: its operators, written out, and a rational certificate for all of them.
import { readCertificate } from '../certificates/format.ts';
import { fail } from '../diagnostics/diagnostic.ts';
import { ZERO, addQ, bitLength, mulQ, type Rational } from '../exact/rational.ts';
import { rationals } from '../exact/rational-scalars.ts';
import type { Matrix } from '../exact/scalars.ts';
import type { Layer, OperatorLabel } from '../layers/layer.ts';
import type { Entries } from './layer-table.ts';

/** Most entries of all operators together. */
export const MOST_ENTRIES = 2_000;
/** Most tokens: each number is looked up behind those before it. */
export const MOST_TOKENS = 300;
/** Most products in the sums that the kernel computes. */
export const MOST_PRODUCTS = 20_000;
/** Most binary digits of operators, coefficients and functionals, times k + 1: half a minute's work. */
export const MOST_DIGITS = 400_000;

/** (tau, c, phi) of mathematics.md 1.4, with the operators that it is about. */
export interface LayerCertificate {
  /** Causal: operators M_l for lags l below n. Family: operators W_ij for all i, j below n. */
  readonly form: 'causal' | 'family';
  /** Number of tokens. */
  readonly n: number;
  readonly p: number;
  readonly d: number;
  /** By [l][row][column], or [i][j][row][column]. */
  readonly operators: readonly Entries[];
  /** Where the basis operators stand: [lag], or [i, j]. */
  readonly basis: readonly (readonly number[])[];
  /** The coefficients of every operator on the basis: by [l][s], or [i][j][s]. */
  readonly coefficients: readonly Entries[];
  /** Functionals dual to the basis: by [s][row][column]. */
  readonly functionals: readonly Entries[];
}

/**
 * The layer's operators on the length of its certificate, and from the certificate the basis and the functionals; the
 * coefficients are what the functionals give at each operator. Throws DiagnosticError `no-layer-theorem` for a layer whose
 * operators depend on the input, a certificate that does not give the functionals as rationals, and where there is too much
 * to compute.
 */
export function layerCertificate(layer: Layer, certificate: string | object): LayerCertificate {
  if (layer.dependsOnInput)
    return fail('no-layer-theorem', `no theorem: the operators of a layer of kind ${layer.kind} depend on the input, expected fixed ones`);
  const { n: length, lower } = readCertificate(certificate);
  if (lower.kind !== 'functionals')
    return fail(
      'no-layer-theorem',
      'no theorem: the certificate of so large a layer is a minor modulo a prime, expected rational functionals',
    );
  const { p, d } = layer;
  const n = layer.tokens(length);
  const isCausal = layer.causal && layer.toeplitz;
  const k = lower.basis.length;
  const count = isCausal ? n : n * n;
  atMost(n, MOST_TOKENS, 'tokens');
  atMost(count * p * d, MOST_ENTRIES, 'entries of operators');
  atMost(k * p * d * (count + k), MOST_PRODUCTS, 'products');
  const X = Array.from({ length: n }, () => new Array<Rational>(d).fill(ZERO));
  const operator = (i: number, j: number): Rational[][] => layer.operator(rationals(), X, i, j);
  const functionals = lower.functionals;
  const coefficientsOf = (M: Matrix<Rational>): Rational[] => functionals.map((phi) => valueAt(phi, M));
  const below = Array.from({ length: n }, (_, i) => i);
  const rows = isCausal ? [below.map((l) => operator(l, 0))] : below.map((i) => below.map((j) => operator(i, j)));
  const coefficients = rows.map((row) => row.map(coefficientsOf));
  const digits = [...rows.flat(3), ...functionals.flat(2), ...coefficients.flat(2)].reduce(
    (sum, q) => sum + bitLength(q.num) + bitLength(q.den),
    0,
  );
  atMost(digits * (k + 1), MOST_DIGITS, 'binary digits');
  return {
    form: isCausal ? 'causal' : 'family',
    n,
    p,
    d,
    operators: isCausal ? (rows[0] ?? []) : rows,
    basis: lower.basis.map((label) => (isCausal ? [lagOf(label)] : pairOf(layer, label, length))),
    coefficients: isCausal ? (coefficients[0] ?? []) : coefficients,
    functionals,
  };
}

function atMost(found: number, most: number, of: string): void {
  if (found > most)
    fail('no-layer-theorem', `no theorem: there are ${String(found)} ${of}, expected at most ${String(most)}`, {
      notes: ['a smaller --n may do'],
    });
}

function valueAt(phi: Matrix<Rational>, M: Matrix<Rational>): Rational {
  return M.reduce((sum, row, a) => row.reduce((so, q, b) => addQ(so, mulQ(phi[a]?.[b] ?? ZERO, q)), sum), ZERO);
}

function lagOf(label: OperatorLabel): number {
  return typeof label === 'number' ? label : fail('no-layer-theorem', `no theorem: operator ${label.join()} is none of a lag`);
}

/** A pair of positions at which the operator of that label stands. */
function pairOf({ indexing }: Layer, label: OperatorLabel, side: number): readonly [number, number] {
  if (typeof label === 'number') return label >= 0 ? [label, 0] : [0, -label];
  const [u, v] = label;
  if (indexing === 'pairs') return [u, v];
  // Tokens are numbered row by row: token (max(u, 0), max(v, 0)) lies at that offset from token (max(-u, 0), max(-v, 0)).
  const token = (sign: 1 | -1): number => Math.max(sign * u, 0) * side + Math.max(sign * v, 0);
  return [token(1), token(-1)];
}
