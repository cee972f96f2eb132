import { addMatrices, addVectors, apply, readMatrix } from '../exact/matrix.ts';
import { multiplyRational } from '../exact/rational-matrix.ts';
import type { Rational } from '../exact/rational.ts';
import { rationals } from '../exact/rational-scalars.ts';
import type { Matrix } from '../exact/scalars.ts';
import { toEntries } from './entries.ts';
import { lagOperator, runLagRecurrence } from './lag-recurrence.ts';
import { LAYER_FORMAT } from './layer-format.ts';
import type { LagRecurrence, Layer } from './layer.ts';
import { checkInput, expectColumns, expectRows, shapeText, stateSpaceShape } from './shapes.ts';

/** Two state space models with the same p and d; D belongs to the forward one, the state dimensions may differ. */
export interface BidirectionalSsmWeights {
  readonly forward: {
    readonly A: Matrix<Rational>;
    readonly B: Matrix<Rational>;
    readonly C: Matrix<Rational>;
    readonly D?: Matrix<Rational> | undefined;
  };
  readonly backward: { readonly A: Matrix<Rational>; readonly B: Matrix<Rational>; readonly C: Matrix<Rational> };
  readonly name?: string | undefined;
}

/**
 * A forward and a backward recurrence, both of which see their own token: M_0 = C_f B_f + C_b B_b + D,
 * M_l = C_f A_f^l B_f, M_(-l) = C_b A_b^l B_b (mathematics.md 2.4, non-causal). Throws DiagnosticError where
 * the shapes do not fit.
 */
export function bidirectionalSsm(weights: BidirectionalSsmWeights): Layer {
  const { forward, backward, name } = weights;
  const { N: stateForward, d, p } = stateSpaceShape(forward, (key) => `forward.${key}`);
  const { N: stateBackward, d: dBackward, p: pBackward } = stateSpaceShape(backward, (key) => `backward.${key}`);
  expectColumns('backward.B', dBackward, d, `forward.B is ${shapeText(stateForward, d)}`);
  expectRows('backward.C', pBackward, p, `forward.C is ${shapeText(p, stateForward)}`);
  const past: LagRecurrence = { A: forward.A, B: forward.B, C: forward.C, sign: 1 };
  const future: LagRecurrence = { A: backward.A, B: backward.B, C: backward.C, sign: -1 };
  const { D } = forward;
  const exact = rationals();
  const bothNow = addMatrices(exact, multiplyRational(past.C, past.B), multiplyRational(future.C, future.B));
  return {
    kind: 'bidirectional-ssm',
    ...(name === undefined ? {} : { name }),
    p,
    d,
    stateDim: stateForward + stateBackward,
    indexing: 'lags',
    formula: `W_ij = [j ≤ i] C_f A_f^(i−j) B_f + [j ≥ i] C_b A_b^(j−i) B_b${D === undefined ? '' : ' + [i = j] D'}`,
    causal: false,
    toeplitz: true,
    dependsOnInput: false,
    needs: [],
    // M_0 mixes both directions, so it may lie outside either recurrence: one lag more than the larger state.
    defaultLength: Math.max(stateForward, stateBackward) + 1,
    maxLength: Infinity,
    structure: {
      type: 'recurrences',
      recurrences: [past, future],
      instant: D === undefined ? bothNow : addMatrices(exact, bothNow, D),
      hasSkip: true,
    },
    tokens: (n) => n,
    operator: (scalars, _X, i, j) => {
      if (i !== j) return lagOperator(scalars, i > j ? past : future, Math.abs(i - j));
      const M = addMatrices(scalars, lagOperator(scalars, past, 0), lagOperator(scalars, future, 0));
      return D === undefined ? M : addMatrices(scalars, M, readMatrix(scalars, D));
    },
    run: (scalars, X) => {
      checkInput(X, d);
      const fromPast = runLagRecurrence(scalars, past, X);
      const fromFuture = runLagRecurrence(scalars, future, X);
      const skip = D === undefined ? undefined : readMatrix(scalars, D);
      return X.map((x, i) => {
        const y = addVectors(scalars, fromPast[i] ?? [], fromFuture[i] ?? []);
        return skip === undefined ? y : addVectors(scalars, y, apply(scalars, skip, x));
      });
    },
    toJSON: () => ({
      format: LAYER_FORMAT,
      kind: 'bidirectional-ssm',
      ...(name === undefined ? {} : { name }),
      forward: {
        A: toEntries(past.A),
        B: toEntries(past.B),
        C: toEntries(past.C),
        ...(D === undefined ? {} : { D: toEntries(D) }),
      },
      backward: { A: toEntries(future.A), B: toEntries(future.B), C: toEntries(future.C) },
    }),
  };
}
