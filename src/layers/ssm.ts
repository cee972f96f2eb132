import { addMatrices, addVectors, apply, readMatrix, zeroMatrix } from '../exact/matrix.ts';
import { multiplyRational } from '../exact/rational-matrix.ts';
import type { Rational } from '../exact/rational.ts';
import { rationals } from '../exact/rational-scalars.ts';
import type { Matrix } from '../exact/scalars.ts';
import { toEntries } from './entries.ts';
import { lagOperator, runLagRecurrence } from './lag-recurrence.ts';
import { LAYER_FORMAT } from './layer-format.ts';
import type { LagRecurrence, Layer } from './layer.ts';
import { checkInput, stateSpaceShape } from './shapes.ts';

/** A: N×N, B: N×d, C: p×N, D: p×d. A given D of zeros counts as given: it may cost a lag (mathematics.md 2.7e). */
export interface SsmWeights {
  readonly A: Matrix<Rational>;
  readonly B: Matrix<Rational>;
  readonly C: Matrix<Rational>;
  readonly D?: Matrix<Rational> | undefined;
  readonly name?: string | undefined;
}

/**
 * The LTI state space model h_i = A h_(i-1) + B x_i, y_i = C h_i + D x_i, h_(-1) = 0 (mathematics.md 1.2).
 * W_ij = C A^(i-j) B + [i=j] D for j ≤ i. Throws DiagnosticError where the shapes do not fit.
 */
export function ssm(weights: SsmWeights): Layer {
  const { A, B, C, D, name } = weights;
  const { N, d, p } = stateSpaceShape(weights, (key) => key);
  const recurrence: LagRecurrence = { A, B, C, sign: 1 };
  const exact = rationals();
  const CB = multiplyRational(C, B);
  const instant = D === undefined ? CB : addMatrices(exact, CB, D);
  return {
    kind: 'ssm',
    ...(name === undefined ? {} : { name }),
    p,
    d,
    stateDim: N,
    indexing: 'lags',
    formula: D === undefined ? 'W_ij = C A^(i−j) B for j ≤ i' : 'W_ij = C A^(i−j) B + [i = j] D for j ≤ i',
    causal: true,
    toeplitz: true,
    dependsOnInput: false,
    needs: [],
    defaultLength: D === undefined ? N : N + 1,
    maxLength: Infinity,
    structure: { type: 'recurrences', recurrences: [recurrence], instant, hasSkip: D !== undefined },
    tokens: (n) => n,
    operator: (scalars, _X, i, j) => {
      if (j > i) return zeroMatrix(scalars, p, d);
      const M = lagOperator(scalars, recurrence, i - j);
      return i === j && D !== undefined ? addMatrices(scalars, M, readMatrix(scalars, D)) : M;
    },
    run: (scalars, X) => {
      checkInput(X, d);
      const Y = runLagRecurrence(scalars, recurrence, X);
      if (D === undefined) return Y;
      const skip = readMatrix(scalars, D);
      return Y.map((y, i) => addVectors(scalars, y, apply(scalars, skip, X[i] ?? [])));
    },
    toJSON: () => ({
      format: LAYER_FORMAT,
      kind: 'ssm',
      ...(name === undefined ? {} : { name }),
      A: toEntries(A),
      B: toEntries(B),
      C: toEntries(C),
      ...(D === undefined ? {} : { D: toEntries(D) }),
    }),
  };
}
