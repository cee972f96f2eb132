import { addVectors, apply, multiply, readMatrix } from '../exact/matrix.ts';
import type { Matrix, Scalars } from '../exact/scalars.ts';
import type { LagRecurrence } from './layer.ts';

/** C A^l B, a p×d matrix, for l ≥ 0. */
export function lagOperator<S>(scalars: Scalars<S>, recurrence: LagRecurrence, l: number): S[][] {
  const A = readMatrix(scalars, recurrence.A);
  let power: Matrix<S> = readMatrix(scalars, recurrence.B);
  for (let t = 0; t < l; t += 1) power = multiply(scalars, A, power);
  return multiply(scalars, readMatrix(scalars, recurrence.C), power);
}

/**
 * C h_i for every token i, where h_i = A h_(i∓1) + B x_i starts from 0 before the first token (sign 1)
 * or after the last (sign -1): mathematics.md 1.2, no D.
 */
export function runLagRecurrence<S>(scalars: Scalars<S>, recurrence: LagRecurrence, X: Matrix<S>): S[][] {
  const A = readMatrix(scalars, recurrence.A);
  const B = readMatrix(scalars, recurrence.B);
  const C = readMatrix(scalars, recurrence.C);
  const tokens = recurrence.sign === 1 ? X : X.toReversed();
  let h: readonly S[] = A.map(() => scalars.zero);
  const outputs = tokens.map((x) => {
    h = addVectors(scalars, apply(scalars, A, h), apply(scalars, B, x));
    return apply(scalars, C, h);
  });
  return recurrence.sign === 1 ? outputs : outputs.toReversed();
}
