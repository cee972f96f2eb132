import type { Rational } from '../exact/rational.ts';
import type { Capability, Matrix, Scalars } from '../exact/scalars.ts';

/** Names one operator of a layer: a lag, a pair `[i, j]`, a grid offset `[u, v]`, or a head. */
export type OperatorLabel = number | readonly [number, number];

/** What a label counts; decides wording only. */
export type Indexing = 'lags' | 'pairs' | 'offsets' | 'heads';

/** The lag recurrence C A^l B of one direction of an LTI layer: lags `sign·l`. */
export interface LagRecurrence {
  readonly A: Matrix<Rational>;
  readonly B: Matrix<Rational>;
  readonly C: Matrix<Rational>;
  /** 1: acts on the past (W_ij, j ≤ i); -1: on the future. */
  readonly sign: 1 | -1;
}

/**
 * How the distinct operators of a layer on length n come about. A layer declares it, so that
 * `spans` never asks which family it has.
 *  - `recurrences`: M_0 = `instant`, and M_(±l) = C A^l B for l ≥ 1 for each recurrence;
 *  - `diagonal`: M_l = diag_c(κ_c[l]), κ_c[l] = Σ_s Re(C_cs λ_cs^l B_cs), plus D at l = 0;
 *  - `listed`: finitely many operators, each given in full.
 */
export type Structure =
  | {
      readonly type: 'recurrences';
      readonly recurrences: readonly LagRecurrence[];
      readonly instant: Matrix<Rational>;
      readonly hasSkip: boolean;
    }
  | { readonly type: 'diagonal'; readonly channels: readonly DiagonalChannel[]; readonly hasSkip: boolean }
  | { readonly type: 'listed'; operators(n: number): ListedOperators };

/** [re, im] */
export type Complex = readonly [Rational, Rational];

export interface DiagonalChannel {
  readonly lambda: readonly Complex[];
  readonly B: readonly Complex[];
  readonly C: readonly Complex[];
  readonly D: Rational;
}

/** The distinct operators W_ij that occur on length n, in the order in which growing n brings them in. */
export interface ListedOperators {
  readonly labels: readonly OperatorLabel[];
  readonly operators: readonly Matrix<Rational>[];
  /** How many pairs (i, j) carry each operator (eps-head-count weights). */
  readonly multiplicities: readonly number[];
  /** Least length at which the operator occurs: its row of k_n. Non-decreasing, from 1. */
  readonly since: readonly number[];
  /** True if some pair that the mask allows carries the zero operator without being listed. */
  readonly zeroElsewhere: boolean;
}

/**
 * A sequence layer y_i = Σ_j W_ij(X) x_j with x_j ∈ ℝ^d, y_i ∈ ℝ^p (mathematics.md 1.2).
 * Tokens of a 2-D layer are numbered row by row on an n × n grid.
 */
export interface Layer {
  readonly kind: string;
  readonly name?: string;
  readonly p: number;
  readonly d: number;
  readonly stateDim?: number;
  readonly heads?: number;
  readonly indexing: Indexing;
  /** W_ij(X) of the family in one line of Unicode, in the letters of the layer file. */
  readonly formula: string;
  /** True where W_ij = 0 for every j > i by definition. */
  readonly causal: boolean;
  /** W_ij depends on i - j only (then `feasibleWithoutSink` of normalised-heads has a meaning, if causal). */
  readonly toeplitz: boolean;
  readonly dependsOnInput: boolean;
  /** Capabilities of the scalars that `operator` and `run` need. */
  readonly needs: readonly Capability[];
  /** The length that `heads` uses without `--n`: the least after which k cannot grow. */
  readonly defaultLength: number;
  /** The largest length the layer is defined for (a time-varying layer's list), or Infinity. */
  readonly maxLength: number;
  readonly structure: Structure;
  /** Number of tokens on length n: n, or n² on a grid. */
  tokens(n: number): number;
  /** W_ij(X), a p×d matrix; X is tokens(n) rows of d scalars (ignored where the layer does not depend on it). */
  operator<S>(scalars: Scalars<S>, X: Matrix<S>, i: number, j: number): S[][];
  /**
   * For a layer in UFF form, whose structure lists its value maps: the coefficients a^h_ij(X) as [h][i][j], so that
   * W_ij(X) = Σ_h a^h_ij(X) V_h. Absent where the layer has no such form of its own.
   */
  coefficients?<S>(scalars: Scalars<S>, X: Matrix<S>): S[][][];
  /** The layer's own computation (recurrence, convolution, softmax): rows y_i. Must equal Σ_j W_ij(X) x_j. */
  run<S>(scalars: Scalars<S>, X: Matrix<S>): S[][];
  /** The layer file's object, every entry an exact number or string. */
  toJSON(): LayerObject;
}

/** A layer file's content as plain JSON values (numbers only where they are exact integers below 2^53). */
export interface LayerObject {
  readonly format: 'headcount/layer@1';
  readonly kind: string;
  readonly name?: string;
  readonly [key: string]: unknown;
}
