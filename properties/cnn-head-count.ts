// cnn-head-count (mathematics.md 2.13): a convolution needs as many heads as its kernels within reach are independent.
import type { ExactJudgement } from '../src/claims/claim.ts';
import { convolutionCases } from './arbitraries/arbitraries.ts';
import type { ConvolutionCase } from './arbitraries/case.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { certifiedCountIs, smallCountIs, type AgreesOnHeads } from './counted-heads.ts';
import { exactProperty, judged } from './exact-property.ts';
import { law } from './formula-property.ts';
import { spanDimension, wholeMatrix, type Whole } from './integer-operators.ts';

/** How far back the t-th kernel looks. */
function offsetOf({ w, dilation, centred }: ConvolutionCase, t: number): number {
  return (t - (centred ? Math.floor(w / 2) : 0)) * dilation;
}

/** y_i for the input that is the unit vector b at position j and 0 elsewhere: column b of W_ij, for each i. */
function responseTo(c: ConvolutionCase, kernels: readonly Whole[], j: number, b: number): bigint[][] {
  return Array.from({ length: c.n }, (_, i) => {
    const y = new Array<bigint>(c.p).fill(0n);
    kernels.forEach((kernel, t) => {
      if (i - offsetOf(c, t) !== j) return;
      kernel.forEach((row, a) => (y[a] = (y[a] ?? 0n) + (row[b] ?? 0n)));
    });
    return y;
  });
}

/** The rank of all blocks W_ij, seen by running the convolution on unit inputs, against that of the kernels within reach. */
function needsItsKernels(c: ConvolutionCase, agrees: AgreesOnHeads): ExactJudgement {
  const kernels = Array.from({ length: c.w }, (_, t) => wholeMatrix(c.kernels, c.p, c.d, t));
  const blocks: bigint[][][] = [];
  for (let j = 0; j < c.n; j += 1) {
    const columns = Array.from({ length: c.d }, (_, b) => responseTo(c, kernels, j, b));
    for (let i = 0; i < c.n; i += 1) blocks.push(columns.map((y) => y[i] ?? []));
  }
  const heads = spanDimension(blocks);
  const within = kernels.filter((_, t) => Math.abs(offsetOf(c, t)) < c.n);
  const rank = spanDimension(within);
  const reached = within.length === c.w && spanDimension(kernels) === c.w;
  const holds = (): boolean =>
    heads === rank && heads <= Math.min(within.length, c.p * c.d) && (heads === c.w) === reached && agrees(c, heads);
  return judged(true, holds, { 'dim span of all W_ij': heads, 'kernels within reach': within.length, 'their rank': rank });
}

const causal = { kind: 'convolution', w: [1, 5], n: [1, 8], dilation: 1, centred: false, depthwise: false } as const;

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'cnn-head-count',
  section: '2.13',
  statement: {
    words:
      'At operator level (class O), a convolution on n positions needs exactly as many heads as those of its kernels whose offset is below n are linearly independent; so all w of them are needed just where n reaches every kernel and all kernels are independent.',
    latex: String.raw`H_O = \dim\langle K_t : \lvert \mathrm{offset}(t) \rvert < n\rangle \le \min(w,\, n,\, pd) \ \text{(causal)},\qquad H_O = w \iff n \ge w \text{ and } K_0, \dots, K_{w-1} \text{ are independent}`,
  },
  about: 'O',
  property: exactProperty({
    cases: convolutionCases({ n: [1, 7] }),
    decide: (c) => needsItsKernels(c, certifiedCountIs),
    suspect: (c) => needsItsKernels(c, smallCountIs).judgement,
  }),
  controls: [
    {
      id: 'cnn-head-count.1',
      statement: {
        words:
          'A convolution needs all the heads that its kernels need together, also on inputs that are shorter than its width (class O).',
        latex: String.raw`\forall n:\ k_n = \dim\langle K_0, \dots, K_{w-1}\rangle`,
      },
      property: law(causal, { says: 'heads = heads(w)' }),
      example: { dimensions: { w: 2, p: 1, d: 2, n: 1 }, nonzero: 2 },
    },
    {
      id: 'cnn-head-count.2',
      statement: {
        words: 'The number of heads is the smallest of the width, the length and pd, whatever the kernels are (class O).',
        latex: String.raw`k_n = \min(w,\, n,\, pd)`,
      },
      property: law(causal, { says: 'heads = min(w, n, p*d)' }),
      example: { dimensions: { w: 3, p: 2, d: 2, n: 3 }, nonzero: 6 },
    },
    {
      id: 'cnn-head-count.3',
      statement: {
        words: 'With one input and one output channel a wider convolution needs more heads: two at least from width 2 on (class O).',
        latex: String.raw`p = d = 1,\ n \ge w \ge 2 \implies k_n \ge 2`,
      },
      property: law({ ...causal, p: 1, d: 1 }, { given: 'n >= w and w >= 2', says: 'heads >= 2' }),
      example: { dimensions: { w: 2, p: 1, d: 1, n: 2 }, nonzero: 2 },
    },
    {
      id: 'cnn-head-count.4',
      statement: {
        words: 'A convolution needs a head for each kernel also where it has more kernels than a kernel has entries (class O).',
        latex: String.raw`n \ge w > pd \implies k_n = w`,
      },
      property: law(causal, { given: 'n >= w and w > p*d', says: 'heads = w' }),
      example: { dimensions: { w: 2, p: 1, d: 1, n: 2 }, nonzero: 2 },
    },
  ],
};
