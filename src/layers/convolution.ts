import { fail } from '../diagnostics/diagnostic.ts';
import { addVectors, zeroMatrix } from '../exact/matrix.ts';
import type { Rational } from '../exact/rational.ts';
import type { Matrix } from '../exact/scalars.ts';
import { denseKernels, depthwiseKernels } from './kernel-taps.ts';
import type { KernelTaps } from './kernel-taps.ts';
import { LAYER_FORMAT } from './layer-format.ts';
import type { Layer } from './layer.ts';
import { checkInput, expectOperatorEntries } from './shapes.ts';

/** Where the taps of a 1-D convolution sit. */
export interface ConvolutionPlacement {
  /** Distance between neighbouring taps, a whole number from 1 to 10^6; 1 unless given. */
  readonly dilation?: number | undefined;
  /** True: tap s has offset (s − ⌊w/2⌋)·dilation. False (default): s·dilation, causal. */
  readonly centred?: boolean | undefined;
  readonly name?: string | undefined;
}

/** Kernels K_0 … K_(w-1), each p×d. */
export interface ConvolutionWeights extends ConvolutionPlacement {
  readonly kernels: readonly Matrix<Rational>[];
}

/** One list of w taps for each channel: K_s = diag over channels of tap s. */
export interface DepthwiseConvolutionWeights extends ConvolutionPlacement {
  readonly depthwise: Matrix<Rational>;
}

/** The largest dilation that is accepted. */
export const MAX_DILATION = 1_000_000;

/**
 * y_i = Σ_s K_s x_(i - offset(s)) (mathematics.md 2.13): a true convolution, tap s multiplies the past.
 * Throws DiagnosticError where the shapes do not fit or the dilation is out of range.
 */
export function convolution(weights: ConvolutionWeights): Layer {
  return placed(denseKernels(weights.kernels), weights);
}

/** The same with diagonal kernels, given channel by channel. Throws DiagnosticError as `convolution`. */
export function depthwiseConvolution(weights: DepthwiseConvolutionWeights): Layer {
  return placed(depthwiseKernels(weights.depthwise), weights);
}

function placed(taps: KernelTaps, { dilation = 1, centred = false, name }: ConvolutionPlacement): Layer {
  if (!Number.isInteger(dilation) || dilation < 1 || dilation > MAX_DILATION) {
    fail('dilation-out-of-range', `${String(dilation)}: expected a whole number from 1 to ${String(MAX_DILATION)}`, { place: 'dilation' });
  }
  const { p, d, width } = taps;
  const middle = centred ? Math.floor(width / 2) : 0;
  const byOffset = new Map(Array.from({ length: width }, (_, s) => [(s - middle) * dilation, s] as const));
  const ordered = [...byOffset].sort(([a], [b]) => Math.abs(a) - Math.abs(b) || b - a);
  return {
    kind: 'convolution',
    ...(name === undefined ? {} : { name }),
    p,
    d,
    indexing: 'lags',
    formula: `W_ij = K_s where i − j = ${centred ? `${dilation === 1 ? '' : `${String(dilation)}·`}(s − ${String(middle)})` : `${dilation === 1 ? '' : `${String(dilation)}·`}s`}, zero elsewhere`,
    causal: !centred,
    toeplitz: true,
    dependsOnInput: false,
    needs: [],
    defaultLength: (width - 1) * dilation + 1,
    maxLength: Infinity,
    structure: {
      type: 'listed',
      operators: (n) => {
        const present = ordered.filter(([offset]) => Math.abs(offset) < n);
        expectOperatorEntries(present.length, p, d);
        return {
          labels: present.map(([offset]) => offset),
          operators: present.map(([, s]) => taps.matrix(s)),
          multiplicities: present.map(([offset]) => n - Math.abs(offset)),
          since: present.map(([offset]) => Math.abs(offset) + 1),
          zeroElsewhere: present.length < (centred ? 2 * n - 1 : n),
        };
      },
    },
    tokens: (n) => n,
    operator: (scalars, _X, i, j) => {
      const s = byOffset.get(i - j);
      return s === undefined ? zeroMatrix(scalars, p, d) : taps.matrix(s).map((row) => row.map((q) => scalars.fromRational(q)));
    },
    run: (scalars, X) => {
      checkInput(X, d);
      const applyTap = taps.reader(scalars);
      return X.map((_, i) => {
        let y = Array.from({ length: p }, () => scalars.zero);
        for (const [offset, s] of ordered) {
          const x = X[i - offset];
          if (x !== undefined) y = addVectors(scalars, y, applyTap(s, x));
        }
        return y;
      });
    },
    toJSON: () => ({
      format: LAYER_FORMAT,
      kind: 'convolution',
      ...(name === undefined ? {} : { name }),
      ...taps.weights(),
      ...(dilation === 1 ? {} : { dilation }),
      ...(centred ? { centred } : {}),
    }),
  };
}
