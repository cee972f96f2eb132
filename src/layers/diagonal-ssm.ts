import { zeroMatrix } from '../exact/matrix.ts';
import { formatQ, isZeroQ, negQ, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { Scalars } from '../exact/scalars.ts';
import { toEntry } from './entries.ts';
import { LAYER_FORMAT } from './layer-format.ts';
import type { Complex, DiagonalChannel, Layer } from './layer.ts';
import { checkedShape, checkInput, expectColumns, expectLength, expectRows, shapeText } from './shapes.ts';

/** lambda, B, C: channels × N complex numbers, already discrete; D: one real number per channel. */
export interface DiagonalSsmWeights {
  readonly lambda: readonly (readonly Complex[])[];
  readonly B: readonly (readonly Complex[])[];
  readonly C: readonly (readonly Complex[])[];
  readonly D?: readonly Rational[] | undefined;
  readonly name?: string | undefined;
}

/** A complex number over a ring without i: its real and imaginary part. */
type Pair<S> = readonly [S, S];

/**
 * One diagonal SSM per channel (S4D): y_c,i = Σ_l κ_c[l] x_c,i-l, κ_c[l] = Σ_s Re(C_cs λ_cs^l B_cs) without a
 * factor 2, plus D_c at l = 0; so p = d = channels and every W_ij is diagonal (mathematics.md 3, S4D).
 * Throws DiagnosticError where the shapes do not fit.
 */
export function diagonalSsm(weights: DiagonalSsmWeights): Layer {
  const { lambda, B, C, D, name } = weights;
  const { channels, N } = commonShape(weights);
  const perChannel: DiagonalChannel[] = lambda.map((row, c) => ({ lambda: row, B: B[c] ?? [], C: C[c] ?? [], D: D?.[c] ?? ZERO }));
  return {
    kind: 'diagonal-ssm',
    ...(name === undefined ? {} : { name }),
    p: channels,
    d: channels,
    stateDim: N,
    indexing: 'lags',
    formula: `W_ij = diag_c(Σ_s Re(C_cs λ_cs^(i−j) B_cs))${D === undefined ? '' : ' + [i = j] diag(D)'} for j ≤ i`,
    causal: true,
    toeplitz: true,
    dependsOnInput: false,
    needs: [],
    defaultLength: distinctEigenvalues(lambda) + (D === undefined ? 0 : 1),
    maxLength: Infinity,
    structure: { type: 'diagonal', channels: perChannel, hasSkip: D !== undefined },
    tokens: (n) => n,
    operator: (scalars, _X, i, j) => {
      const W = zeroMatrix(scalars, channels, channels);
      if (j > i) return W;
      perChannel.forEach((channel, c) => {
        const row = W[c];
        if (row !== undefined) row[c] = kernelValue(scalars, channel, i - j);
      });
      return W;
    },
    run: (scalars, X) => {
      checkInput(X, channels);
      const columns = perChannel.map((channel, c) =>
        runChannel(
          scalars,
          channel,
          X.map((x) => x[c] ?? scalars.zero),
        ),
      );
      return X.map((_, i) => columns.map((column) => column[i] ?? scalars.zero));
    },
    toJSON: () => ({
      format: LAYER_FORMAT,
      kind: 'diagonal-ssm',
      ...(name === undefined ? {} : { name }),
      lambda: lambda.map((row) => row.map(complexEntry)),
      B: B.map((row) => row.map(complexEntry)),
      C: C.map((row) => row.map(complexEntry)),
      ...(D === undefined ? {} : { D: D.map(toEntry) }),
    }),
  };
}

/** κ_c[l], plus D_c at l = 0. */
function kernelValue<S>(scalars: Scalars<S>, channel: DiagonalChannel, l: number): S {
  let sum = l === 0 ? scalars.fromRational(channel.D) : scalars.zero;
  channel.lambda.forEach((value, s) => {
    let term = readPair(scalars, channel.B[s]);
    const base = readPair(scalars, value);
    for (let t = 0; t < l; t += 1) term = multiplyPairs(scalars, base, term);
    sum = scalars.add(sum, multiplyPairs(scalars, readPair(scalars, channel.C[s]), term)[0]);
  });
  return sum;
}

/** The recurrence h_i = λ h_(i-1) + B x_i of one channel, states as (re, im) pairs, y_i = Re(C h_i) + D x_i. */
function runChannel<S>(scalars: Scalars<S>, channel: DiagonalChannel, xs: readonly S[]): S[] {
  const lambda = channel.lambda.map((z) => readPair(scalars, z));
  const B = channel.B.map((z) => readPair(scalars, z));
  const C = channel.C.map((z) => readPair(scalars, z));
  const D = scalars.fromRational(channel.D);
  const zero: Pair<S> = [scalars.zero, scalars.zero];
  let states = lambda.map(() => zero);
  return xs.map((x) => {
    states = states.map((h, s) => {
      const [re, im] = multiplyPairs(scalars, lambda[s] ?? zero, h);
      const [bRe, bIm] = B[s] ?? zero;
      return [scalars.add(re, scalars.mul(bRe, x)), scalars.add(im, scalars.mul(bIm, x))];
    });
    return states.reduce((sum, h, s) => scalars.add(sum, multiplyPairs(scalars, C[s] ?? zero, h)[0]), scalars.mul(D, x));
  });
}

function multiplyPairs<S>(scalars: Scalars<S>, [a, b]: Pair<S>, [c, d]: Pair<S>): Pair<S> {
  return [scalars.sub(scalars.mul(a, c), scalars.mul(b, d)), scalars.add(scalars.mul(a, d), scalars.mul(b, c))];
}

function readPair<S>(scalars: Scalars<S>, z: Complex | undefined): Pair<S> {
  return z === undefined ? [scalars.zero, scalars.zero] : [scalars.fromRational(z[0]), scalars.fromRational(z[1])];
}

/**
 * Distinct eigenvalues over all channels, the conjugate of each non-real one counted too: the degree of a real
 * polynomial that annihilates every κ_c, hence the length after which k_n is constant (mathematics.md 2.7).
 */
function distinctEigenvalues(lambda: readonly (readonly Complex[])[]): number {
  const seen = new Set<string>();
  for (const row of lambda) {
    for (const [re, im] of row) {
      seen.add(`${formatQ(re)} ${formatQ(im)}`);
      seen.add(`${formatQ(re)} ${formatQ(negQ(im))}`);
    }
  }
  return seen.size;
}

function complexEntry([re, im]: Complex): unknown {
  return isZeroQ(im) ? toEntry(re) : [toEntry(re), toEntry(im)];
}

function commonShape({ lambda, B, C, D }: DiagonalSsmWeights): { channels: number; N: number } {
  const [channels, N] = checkedShape(lambda, 'lambda');
  const where = `lambda is ${shapeText(channels, N)}`;
  for (const [place, rows] of [['B', B] as const, ['C', C] as const]) {
    const [r, c] = checkedShape(rows, place);
    expectRows(place, r, channels, where);
    expectColumns(place, c, N, where);
  }
  if (D !== undefined) expectLength('D', D.length, channels, where);
  return { channels, N };
}
