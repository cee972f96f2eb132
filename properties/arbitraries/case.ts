import type { CaseTag } from './tag-meanings.ts';

/**
 * Integers row by row; the weights they stand for are these over the case's one denominator, so a case is drawn and
 * read modulo a prime without any fraction.
 */
export type Entries = readonly number[];

/** What every case says besides its weights. */
interface Drawn {
  /** The sequence length that the case is about. */
  readonly n: number;
  /** At least 1. Every weight is entry / denominator. */
  readonly denominator: number;
  /** Facts about this very case, each of them true: what a search has seen is counted by them. */
  readonly tags: readonly CaseTag[];
}

/** h_i = A h_(i-1) + B x_i, y_i = C h_i + D x_i. A: N×N, B: N×d, C: p×N, D: p×d or absent. */
export interface SsmCase extends Drawn {
  readonly kind: 'ssm';
  readonly N: number;
  readonly p: number;
  readonly d: number;
  readonly A: Entries;
  readonly B: Entries;
  readonly C: Entries;
  readonly D: Entries | null;
}

/** One diagonal SSM for each channel. lambda, B, C: channels × N complex numbers as re, im; D: one number for each channel. */
export interface DiagonalSsmCase extends Drawn {
  readonly kind: 'diagonal-ssm';
  readonly N: number;
  readonly channels: number;
  readonly lambda: Entries;
  readonly B: Entries;
  readonly C: Entries;
  readonly D: Entries | null;
}

/** n steps with matrices of their own, one after the other. A: n of N×N (the first is unused), B: N×d, C: p×N, D: p×d. */
export interface TimeVaryingSsmCase extends Drawn {
  readonly kind: 'time-varying-ssm';
  readonly N: number;
  readonly p: number;
  readonly d: number;
  readonly A: Entries;
  readonly B: Entries;
  readonly C: Entries;
  readonly D: Entries | null;
}

/** A forward SSM (N, A, B, C, D) and a backward one with the same p and d. */
export interface BidirectionalSsmCase extends Drawn {
  readonly kind: 'bidirectional-ssm';
  readonly N: number;
  readonly backwardN: number;
  readonly p: number;
  readonly d: number;
  readonly A: Entries;
  readonly B: Entries;
  readonly C: Entries;
  readonly D: Entries | null;
  readonly backwardA: Entries;
  readonly backwardB: Entries;
  readonly backwardC: Entries;
}

/** Lag operators M_0 … M_(w-1), p×d each; zero beyond. */
export interface OperatorsCase extends Drawn {
  readonly kind: 'operators';
  readonly w: number;
  readonly p: number;
  readonly d: number;
  readonly operators: Entries;
}

/** Kernels K_0 … K_(w-1), p×d each, placed as `src/layers/convolution.ts` says. */
export interface ConvolutionCase extends Drawn {
  readonly kind: 'convolution';
  readonly w: number;
  readonly p: number;
  readonly d: number;
  readonly kernels: Entries;
  readonly dilation: number;
  readonly centred: boolean;
}

/** Diagonal kernels: w taps for each channel. */
export interface DepthwiseConvolutionCase extends Drawn {
  readonly kind: 'depthwise-convolution';
  readonly w: number;
  readonly channels: number;
  readonly taps: Entries;
  readonly dilation: number;
  readonly centred: boolean;
}

/**
 * A causal family in UFF form, W_ij = Σ_h a^h_ij V_h. V: H value maps of p×d; a: H tables of n×n with zeros where
 * j > i. Over the denominator both V and a are divided, so W_ij is divided by its square.
 */
export interface HeadsCase extends Drawn {
  readonly kind: 'heads';
  readonly H: number;
  readonly p: number;
  readonly d: number;
  readonly V: Entries;
  readonly a: Entries;
}

/** Softmax attention at one input. Q, K: H of r×d; V: H value maps of p×d; X: n tokens of d numbers. */
export interface AttentionCase extends Drawn {
  readonly kind: 'attention';
  readonly H: number;
  readonly r: number;
  readonly p: number;
  readonly d: number;
  readonly causal: boolean;
  readonly Q: Entries;
  readonly K: Entries;
  readonly V: Entries;
  readonly X: Entries;
}

/** The data of one small layer and a length, as a search draws it. */
export type Case =
  | SsmCase
  | DiagonalSsmCase
  | TimeVaryingSsmCase
  | BidirectionalSsmCase
  | OperatorsCase
  | ConvolutionCase
  | DepthwiseConvolutionCase
  | HeadsCase
  | AttentionCase;

/** The names that tell cases apart. */
export type CaseKind = Case['kind'];

/** The cases of one kind. */
export type CaseOf<K extends CaseKind> = Extract<Case, { readonly kind: K }>;
