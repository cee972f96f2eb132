import { fail } from '../diagnostics/diagnostic.ts';
import { addMatrices, apply, readMatrix, scaleMatrix, zeroMatrix } from '../exact/matrix.ts';
import { multiplyRational } from '../exact/rational-matrix.ts';
import type { Rational } from '../exact/rational.ts';
import type { Matrix, Scalars } from '../exact/scalars.ts';
import { toEntries } from './entries.ts';
import { LAYER_FORMAT } from './layer-format.ts';
import type { Layer } from './layer.ts';
import { checkedShape, checkInput, expectColumns, expectOperatorEntries, expectRows, MAX_DENSE_ENTRIES, shapeText } from './shapes.ts';

/**
 * One head. Q, K: r×d, both or neither (neither: all scores 0, so uniform weights). V: r×d, O: p×r; without O
 * the value map is V and p its rows. A scale on the scores belongs into Q or K. MQA and GQA: equal K and V.
 */
export interface AttentionHead {
  readonly Q?: Matrix<Rational> | undefined;
  readonly K?: Matrix<Rational> | undefined;
  readonly V: Matrix<Rational>;
  readonly O?: Matrix<Rational> | undefined;
}

/** Heads with one p and one d between them. */
export interface AttentionWeights {
  readonly heads: readonly AttentionHead[];
  /** True: token i sees the keys j ≤ i. False (default): all keys. */
  readonly causal?: boolean | undefined;
  readonly name?: string | undefined;
}

/**
 * Multi-head softmax attention: W_ij(X) = Σ_h a^h_ij(X) O_h V_h, a^h_ij = exp(s_ij) / Σ_m exp(s_im) over the keys m
 * that the mask allows, s_ij = (Q x_i)·(K x_j) (mathematics.md 1.3 and 3, MHA). Its structure lists the value maps:
 * their span is the count for free scores. Throws DiagnosticError where the shapes do not fit.
 */
export function attention(weights: AttentionWeights): Layer {
  const { heads, causal = false, name } = weights;
  const { p, d } = commonShape(heads);
  expectOperatorEntries(heads.length, p, d, 2 * MAX_DENSE_ENTRIES);
  const valueMaps = heads.map(({ V, O }) => (O === undefined ? V : multiplyRational(O, V)));
  return {
    kind: 'attention',
    ...(name === undefined ? {} : { name }),
    p,
    d,
    heads: heads.length,
    indexing: 'heads',
    formula: `W_ij(X) = Σ_h softmax_${causal ? '(j ≤ i)' : 'j'}((Q_h x_i)·(K_h x_j)) O_h V_h`,
    causal,
    toeplitz: false,
    dependsOnInput: true,
    needs: ['field', 'exp'],
    defaultLength: 1,
    maxLength: Infinity,
    structure: {
      type: 'listed',
      operators: () => ({
        labels: heads.map((_, h) => h),
        operators: valueMaps,
        multiplicities: heads.map(() => 1),
        since: heads.map((_, h) => h + 1),
        zeroElsewhere: false,
      }),
    },
    tokens: (n) => n,
    operator: (scalars, X, i, j) => {
      checkInput(X, d);
      let W = zeroMatrix(scalars, p, d);
      if (causal && j > i) return W;
      heads.forEach((head, h) => {
        const a = attentionCoefficients(scalars, head, causal, X, i)[j] ?? scalars.zero;
        W = addMatrices(scalars, W, scaleMatrix(scalars, a, readMatrix(scalars, valueMaps[h] ?? [])));
      });
      return W;
    },
    coefficients: (scalars, X) => {
      checkInput(X, d);
      return heads.map((head) => headCoefficients(scalars, head, causal, X));
    },
    run: (scalars, X) => {
      checkInput(X, d);
      return heads
        .map((head) => runHead(scalars, head, causal, X))
        .reduce((sum, Y) => addMatrices(scalars, sum, Y), zeroMatrix(scalars, X.length, p));
    },
    toJSON: () => ({
      format: LAYER_FORMAT,
      kind: 'attention',
      ...(name === undefined ? {} : { name }),
      heads: heads.map(({ Q, K, V, O }) => ({
        ...(Q === undefined ? {} : { Q: toEntries(Q) }),
        ...(K === undefined ? {} : { K: toEntries(K) }),
        V: toEntries(V),
        ...(O === undefined ? {} : { O: toEntries(O) }),
      })),
      ...(causal ? { causal } : {}),
    }),
  };
}

/**
 * a_i0 … a_i(n-1) of one head at the input X, 0 for the keys that the mask hides. Needs `field` and `exp`.
 * Throws RangeError if the weights sum to 0 (possible over 𝔽_p only).
 */
export function attentionCoefficients<S>(
  scalars: Scalars<S>,
  head: Pick<AttentionHead, 'Q' | 'K'>,
  causal: boolean,
  X: Matrix<S>,
  i: number,
): S[] {
  const keys = causal ? X.slice(0, i + 1) : X;
  const query = head.Q === undefined ? [] : apply(scalars, readMatrix(scalars, head.Q), X[i] ?? []);
  const K = head.K === undefined ? [] : readMatrix(scalars, head.K);
  const weights = keys.map((x) => scalars.exp(dot(scalars, query, apply(scalars, K, x))));
  const total = weights.reduce((sum, w) => scalars.add(sum, w), scalars.zero);
  return X.map((_, j) => (j < weights.length ? scalars.div(weights[j] ?? scalars.zero, total) : scalars.zero));
}

/** All a_ij of one head as [i][j], every query and key projected once. */
function headCoefficients<S>(scalars: Scalars<S>, head: Pick<AttentionHead, 'Q' | 'K'>, causal: boolean, X: Matrix<S>): S[][] {
  const project = (M: Matrix<Rational> | undefined): S[][] => {
    const read = M === undefined ? [] : readMatrix(scalars, M);
    return X.map((x) => apply(scalars, read, x));
  };
  const [queries, keys] = [project(head.Q), project(head.K)];
  return queries.map((query, i) => {
    const weights = keys.map((key, j) => (causal && j > i ? scalars.zero : scalars.exp(dot(scalars, query, key))));
    const total = weights.reduce((sum, w) => scalars.add(sum, w), scalars.zero);
    return weights.map((w) => scalars.div(w, total));
  });
}

/** The head as it is computed in practice: project all tokens, mix the r-dimensional values, project out by O. */
function runHead<S>(scalars: Scalars<S>, head: AttentionHead, causal: boolean, X: Matrix<S>): S[][] {
  const project = (M: Matrix<Rational> | undefined): S[][] => {
    const read = M === undefined ? [] : readMatrix(scalars, M);
    return X.map((x) => apply(scalars, read, x));
  };
  const [queries, keys, values] = [project(head.Q), project(head.K), project(head.V)];
  const O = head.O === undefined ? undefined : readMatrix(scalars, head.O);
  return queries.map((query, i) => {
    let total = scalars.zero;
    let mixed = head.V.map(() => scalars.zero);
    keys.slice(0, causal ? i + 1 : keys.length).forEach((key, j) => {
      const weight = scalars.exp(dot(scalars, query, key));
      total = scalars.add(total, weight);
      mixed = mixed.map((sum, r) => scalars.add(sum, scalars.mul(weight, values[j]?.[r] ?? scalars.zero)));
    });
    const z = mixed.map((sum) => scalars.div(sum, total));
    return O === undefined ? z : apply(scalars, O, z);
  });
}

function dot<S>(scalars: Scalars<S>, x: readonly S[], y: readonly S[]): S {
  return x.reduce((sum, a, t) => scalars.add(sum, scalars.mul(a, y[t] ?? scalars.zero)), scalars.zero);
}

function commonShape(heads: readonly AttentionHead[]): { p: number; d: number } {
  const shapes = heads.map((head, h) => headShape(head, `heads[${String(h)}]`));
  const first = shapes[0];
  if (first === undefined) fail('empty-list', 'no heads: expected at least 1', { place: 'heads' });
  shapes.forEach(({ p, d }, h) => {
    const output = heads[h]?.O === undefined ? 'V' : 'O';
    expectColumns(`heads[${String(h)}].V`, d, first.d, `head 0 has d = ${String(first.d)}`);
    expectRows(`heads[${String(h)}].${output}`, p, first.p, `head 0 has p = ${String(first.p)}`);
  });
  return first;
}

function headShape({ Q, K, V, O }: AttentionHead, place: string): { p: number; d: number } {
  const [r, d] = checkedShape(V, `${place}.V`);
  if ((Q === undefined) !== (K === undefined)) {
    const [given, absent] = Q === undefined ? ['K', 'Q'] : ['Q', 'K'];
    fail('missing-key', `${given} without ${absent}: expected both or neither`, { place });
  }
  if (Q !== undefined && K !== undefined) {
    const [rowsQ, columnsQ] = checkedShape(Q, `${place}.Q`);
    const [rowsK, columnsK] = checkedShape(K, `${place}.K`);
    expectColumns(`${place}.Q`, columnsQ, d, `V is ${shapeText(r, d)}`);
    expectColumns(`${place}.K`, columnsK, d, `V is ${shapeText(r, d)}`);
    expectRows(`${place}.K`, rowsK, rowsQ, `Q is ${shapeText(rowsQ, d)}`);
  }
  if (O === undefined) return { p: r, d };
  const [p, columnsO] = checkedShape(O, `${place}.O`);
  expectColumns(`${place}.O`, columnsO, r, `V is ${shapeText(r, d)}`);
  return { p, d };
}
