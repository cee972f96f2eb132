import { addMultiple, dot, floatProduct, transposed } from './lower-factor.ts';
import { binaryExponent, timesPowerOfTwo } from './power-of-two.ts';

/**
 * ‖∂y_i/∂x_j‖_F at lag l = i - j of an LTI layer: ‖M_l‖_F, at every input (mathematics.md 2.9.1). `lags` holds one
 * operator of `width` entries for each lag. Throws DiagnosticError `not-finite`, RangeError for a ragged array.
 */
export function lagJacobianNorms(lags: Float64Array, width: number): Float64Array {
  if (lags.length % width !== 0) throw new RangeError(`expected rows of ${String(width)} entries, got ${String(lags.length)} in all`);
  return Float64Array.from({ length: lags.length / width }, (_, l) => frobenius(lags.subarray(l * width, (l + 1) * width)));
}

/** One softmax head read at one query position (mathematics.md 2.9.2). Matrices row-major. */
export interface SoftmaxHead {
  /** keys × d: the tokens that the query sees (causal: x_0 … x_i). */
  readonly X: Float64Array;
  readonly keys: number;
  readonly d: number;
  /** r × d */
  readonly Q: Float64Array;
  /** r × d */
  readonly K: Float64Array;
  readonly r: number;
  /** p × d: the head's value map. */
  readonly V: Float64Array;
  readonly p: number;
  /** The query's own position, below `keys`. */
  readonly query: number;
  /** Factor on the scores, 1 unless given. */
  readonly scale?: number | undefined;
}

/**
 * ‖∂y_i/∂x_j‖_F for all keys j of one softmax head, in closed form (mathematics.md 2.9.2):
 *   j ≠ i: a_j (V + u wᵀ) with u = V(x_j - x̄), w = scale·Kᵀq, so that the norm needs no p × d matrix:
 *          a_j² (‖V‖² + 2 u·(Vw) + |u|²|w|²);
 *   j = i: the same matrix plus the query's own part scale·V Cov_a KᵀQ, written out.
 * O(keys·(p + r)·d). Throws RangeError where the sizes do not fit.
 */
export function attentionJacobianNorms(head: SoftmaxHead): Float64Array {
  checkSizes(head);
  const { X, keys, d, Q, K, r, V, p, query, scale = 1 } = head;
  const token = (j: number): Float64Array => X.subarray(j * d, (j + 1) * d);
  const q = floatProduct(Q, token(query), r, d, 1);
  const w = floatProduct(q, K, 1, r, d).map((x) => x * scale);
  const a = softmax(Float64Array.from({ length: keys }, (_, j) => dot(w, token(j))));
  const mean = new Float64Array(d);
  a.forEach((weight, j) => {
    addMultiple(mean, token(j), weight);
  });
  const centred = Float64Array.from(X, (x, at) => x - (mean[at % d] as number));
  const values = floatProduct(centred, transposed(V, p, d), keys, d, p);
  const u = (j: number): Float64Array => values.subarray(j * p, (j + 1) * p);
  const along = floatProduct(V, w, p, d, 1);
  const [vv, ww] = [dot(V, V), dot(w, w)];
  const norms = a.map((weight, j) => weight * Math.sqrt(Math.max(0, vv + 2 * dot(u(j), along) + dot(u(j), u(j)) * ww)));

  const own = floatProduct(u(query), w, p, 1, d);
  addMultiple(own, V, 1);
  const J = own.map((x) => x * (a[query] as number));
  // V·Cov_a = Σ_m a_m u_m (x_m - x̄)ᵀ, then times KᵀQ through the r rows of K.
  const weighted = values.map((x, at) => x * (a[Math.floor(at / p)] as number));
  const covariance = floatProduct(transposed(weighted, keys, p), centred, p, keys, d);
  addMultiple(J, floatProduct(floatProduct(covariance, transposed(K, r, d), p, d, r), Q, p, r, d), scale);
  norms[query] = frobenius(J);
  return norms;
}

/** exp(s_j) / Σ exp(s_m), the largest score taken out first so that nothing overflows. */
export function softmax(scores: Float64Array): Float64Array {
  const top = scores.reduce((x, y) => Math.max(x, y), -Infinity);
  const weights = scores.map((s) => Math.exp(s - top));
  const total = weights.reduce((x, y) => x + y, 0);
  return weights.map((x) => x / total);
}

function frobenius(m: Float64Array): number {
  const e = binaryExponent(m);
  const scaled = m.map((x) => timesPowerOfTwo(x, -e));
  return timesPowerOfTwo(Math.sqrt(dot(scaled, scaled)), e);
}

function checkSizes({ X, keys, d, Q, K, r, V, p, query }: SoftmaxHead): void {
  const expect = (name: string, m: Float64Array, rows: number, cols: number): void => {
    if (m.length !== rows * cols)
      throw new RangeError(`${name}: expected ${String(rows)}×${String(cols)} entries, got ${String(m.length)}`);
  };
  expect('X', X, keys, d);
  expect('Q', Q, r, d);
  expect('K', K, r, d);
  expect('V', V, p, d);
  if (!(query >= 0 && query < keys)) throw new RangeError(`query position ${String(query)} is not among the ${String(keys)} keys`);
}
