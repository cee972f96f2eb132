import { fail } from '../diagnostics/diagnostic.ts';
import { addMatrices, addVectors, apply, multiply, readMatrix, zeroMatrix } from '../exact/matrix.ts';
import { bitLength } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { rationals } from '../exact/rational-scalars.ts';
import type { Matrix, Scalars } from '../exact/scalars.ts';
import { toEntries } from './entries.ts';
import { LAYER_FORMAT } from './layer-format.ts';
import type { Layer, ListedOperators } from './layer.ts';
import { checkInput, expectColumns, expectLength, expectOperatorEntries, expectRows, shapeText, stateSpaceShape } from './shapes.ts';

/** n matrices each: A_t: N×N (A_0 is unused), B_t: N×d, C_t: p×N, D_t: p×d; N, p, d the same for every t. */
export interface TimeVaryingSsmWeights {
  readonly A: readonly Matrix<Rational>[];
  readonly B: readonly Matrix<Rational>[];
  readonly C: readonly Matrix<Rational>[];
  readonly D?: readonly Matrix<Rational>[] | undefined;
  readonly name?: string | undefined;
}

/**
 * h_i = A_i h_(i-1) + B_i x_i, y_i = C_i h_i + D_i x_i, h_(-1) = 0, on the lengths up to that of its lists:
 * W_ij = C_i A_i ⋯ A_(j+1) B_j + [i=j] D_i (mathematics.md 2.1, `unroll`). Throws DiagnosticError where shapes
 * or lengths do not fit; `operator`, `run` and `structure.operators` throw `length-beyond-list` past the lists,
 * the last `layer-too-large` where the pairs are too many to list.
 */
export function timeVaryingSsm(weights: TimeVaryingSsmWeights): Layer {
  const { A, B, C, D, name } = weights;
  const { N, d, p } = commonShape(weights);
  const length = A.length;
  const within = (n: number): void => {
    if (n > length) {
      fail('length-beyond-list', `length ${String(n)} is beyond this time-varying layer's list: expected at most ${String(length)}`);
    }
  };
  /** C_i A_i ⋯ A_(j+1) B_j + [i=j] D_i, built from the right: products of N×N matrices are never formed. */
  const operator = <S>(scalars: Scalars<S>, i: number, j: number): S[][] => {
    let product: S[][] = readMatrix(scalars, at(B, j));
    for (let t = j + 1; t <= i; t += 1) product = multiply(scalars, readMatrix(scalars, at(A, t)), product);
    const W = multiply(scalars, readMatrix(scalars, at(C, i)), product);
    return i === j && D !== undefined ? addMatrices(scalars, W, readMatrix(scalars, at(D, i))) : W;
  };
  return {
    kind: 'time-varying-ssm',
    ...(name === undefined ? {} : { name }),
    p,
    d,
    stateDim: N,
    indexing: 'pairs',
    formula: `W_ij = C_i A_i A_(i−1) ⋯ A_(j+1) B_j${D === undefined ? '' : ' + [i = j] D_i'} for j ≤ i`,
    causal: true,
    toeplitz: false,
    dependsOnInput: false,
    needs: [],
    defaultLength: length,
    maxLength: length,
    structure: {
      type: 'listed',
      operators: (n) => {
        within(n);
        return listPairs(weights, n);
      },
    },
    tokens: (n) => n,
    operator: (scalars, _X, i, j) => {
      within(Math.max(i, j) + 1);
      return j > i ? zeroMatrix(scalars, p, d) : operator(scalars, i, j);
    },
    run: (scalars, X) => {
      checkInput(X, d);
      within(X.length);
      let h = Array.from({ length: N }, () => scalars.zero);
      return X.map((x, i) => {
        const kept = apply(scalars, readMatrix(scalars, at(A, i)), h);
        h = addVectors(scalars, kept, apply(scalars, readMatrix(scalars, at(B, i)), x));
        const y = apply(scalars, readMatrix(scalars, at(C, i)), h);
        return D === undefined ? y : addVectors(scalars, y, apply(scalars, readMatrix(scalars, at(D, i)), x));
      });
    },
    toJSON: () => ({
      format: LAYER_FORMAT,
      kind: 'time-varying-ssm',
      ...(name === undefined ? {} : { name }),
      A: A.map(toEntries),
      B: B.map(toEntries),
      C: C.map(toEntries),
      ...(D === undefined ? {} : { D: D.map(toEntries) }),
    }),
  };
}

/** Most entries of all W_ij together: their numbers may grow with every step. */
const MAX_PAIR_ENTRIES = 1_000_000;

/** Most bits of all W_ij together: half a gigabyte. */
const MAX_PAIR_BITS = 2 ** 32;

/** Every W_ij with j ≤ i < n, by i then j; each row extends the products A_(i-1) ⋯ B_j of the row before it. */
function listPairs({ A, B, C, D }: TimeVaryingSsmWeights, n: number): ListedOperators {
  expectOperatorEntries((n * (n + 1)) / 2, at(C, 0).length, at(at(B, 0), 0).length, MAX_PAIR_ENTRIES);
  const exact = rationals();
  let bits = 0;
  const labels: [number, number][] = [];
  const operators: Matrix<Rational>[] = [];
  let products: Matrix<Rational>[] = [];
  for (let i = 0; i < n; i += 1) {
    products = [...products.map((product) => multiply(exact, at(A, i), product)), at(B, i)];
    products.forEach((product, j) => {
      const W = multiply(exact, at(C, i), product);
      bits += W.reduce((sum, row) => row.reduce((most, q) => most + bitLength(q.num) + bitLength(q.den), sum), 0);
      if (bits > MAX_PAIR_BITS) {
        fail(
          'layer-too-large',
          `the operators below n = ${String(n)} have numbers of more than ${String(MAX_PAIR_BITS)} bits in all: expected a smaller n`,
        );
      }
      labels.push([i, j]);
      operators.push(i === j && D !== undefined ? addMatrices(exact, W, at(D, i)) : W);
    });
  }
  return { labels, operators, multiplicities: labels.map(() => 1), since: labels.map(([i]) => i + 1), zeroElsewhere: false };
}

function commonShape({ A, B, C, D }: TimeVaryingSsmWeights): { N: number; d: number; p: number } {
  if (A.length === 0) fail('empty-list', 'no matrices: expected one for each position', { place: 'A' });
  const where = `A has ${String(A.length)}`;
  expectLength('B', B.length, A.length, where);
  expectLength('C', C.length, A.length, where);
  if (D !== undefined) expectLength('D', D.length, A.length, where);
  const shapes = A.map((_, t) =>
    stateSpaceShape({ A: at(A, t), B: at(B, t), C: at(C, t), D: D === undefined ? undefined : at(D, t) }, (key) => `${key}[${String(t)}]`),
  );
  const { N, d, p } = at(shapes, 0);
  shapes.forEach((shape, t) => {
    expectRows(`A[${String(t)}]`, shape.N, N, `A[0] is ${shapeText(N, N)}`);
    expectColumns(`B[${String(t)}]`, shape.d, d, `B[0] is ${shapeText(N, d)}`);
    expectRows(`C[${String(t)}]`, shape.p, p, `C[0] is ${shapeText(p, N)}`);
  });
  return { N, d, p };
}

function at<T>(list: readonly T[], t: number): T {
  const item = list[t];
  if (item === undefined) throw new RangeError(`position ${String(t)} of a list of ${String(list.length)}`);
  return item;
}
