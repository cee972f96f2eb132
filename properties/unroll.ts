// unroll (mathematics.md 2.1): a recurrence is a sum over the tokens so far, each with an operator of its own.
import type { ExactJudgement } from '../src/claims/claim.ts';
import { ssmCases, timeVaryingSsmCases } from './arbitraries/arbitraries.ts';
import type { SsmCase, TimeVaryingSsmCase } from './arbitraries/case.ts';
import { CaseQuantities } from './case-quantities.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { exactProperty, judged } from './exact-property.ts';
import { isSameWhole, lagsOf, productOf, scaledBy, spanDimension, sumOf, wholeMatrix, type Whole } from './integer-operators.ts';
import { imageOf, vectorText } from './local-dimension.ts';
import { sizeNamed, shapedCases, type ShapedCase } from './shaped-cases.ts';
import { entriesOf, vectorOf } from './shaped-operators.ts';

/** The matrices of the steps in whole numbers: each stands for itself over the denominator q. */
interface Steps {
  readonly q: bigint;
  readonly n: number;
  readonly A: readonly Whole[];
  readonly B: readonly Whole[];
  readonly C: readonly Whole[];
  readonly D: readonly Whole[] | null;
}

/** W_ij as some formula has it, times q^(i-j+2). */
type Operators = (steps: Steps, i: number, j: number) => Whole;

function stepsOf({ N, p, d, n, denominator, A, B, C, D }: TimeVaryingSsmCase): Steps {
  const read = (entries: readonly number[], rows: number, cols: number): bigint[][][] =>
    Array.from({ length: n }, (_, t) => wholeMatrix(entries, rows, cols, t));
  return { q: BigInt(denominator), n, A: read(A, N, N), B: read(B, N, d), C: read(C, p, N), D: D === null ? null : read(D, p, d) };
}

function at(list: readonly Whole[], t: number): Whole {
  return list[t] ?? [];
}

/** C_i times the factors, from the left, times B_j; D_i for i = j if it is there. */
function product({ q, C, B, D }: Steps, i: number, j: number, factors: readonly Whole[]): Whole {
  const W = productOf(factors.reduce(productOf, at(C, i)), at(B, j));
  return i === j && D !== null ? sumOf(W, scaledBy(q, at(D, i))) : W;
}

/** A_i, A_(i-1), …, A_(j+1). */
function factorsBetween({ A }: Steps, i: number, j: number): Whole[] {
  return Array.from({ length: i - j }, (_, t) => at(A, i - t));
}

const unrolled: Operators = (steps, i, j) => product(steps, i, j, factorsBetween(steps, i, j));
const inWrongOrder: Operators = (steps, i, j) => product(steps, i, j, factorsBetween(steps, i, j).reverse());
/** One factor more, so the whole is over q once more: compared after multiplying the outputs by q (see `agrees`). */
const withOwnFactor: Operators = (steps, i, j) =>
  product({ ...steps, q: steps.q * steps.q }, i, j, [...factorsBetween(steps, i, j), at(steps.A, j)]);

/**
 * The tokens that the recurrence is run on: entry number e is 2^(48 e). Outputs add up the entries of operators times these,
 * so two families of small operators have the same outputs only if they agree entry by entry.
 */
function spreadTokens(n: number, d: number): bigint[][] {
  return Array.from({ length: n }, (_, j) => Array.from({ length: d }, (_row, b) => 2n ** BigInt(48 * (j * d + b))));
}

/** q^(i+2) y_i for all i, by running h_i = A_i h_(i-1) + B_i x_i with q^(i+1) h_i in place of h_i. */
function runRecurrence({ q, n, A, B, C, D }: Steps, X: readonly (readonly bigint[])[], start: readonly bigint[] | null = null): bigint[][] {
  let state = start;
  let scale = 1n;
  const outputs: bigint[][] = [];
  for (let i = 0; i < n; i += 1) {
    const x = X[i] ?? [];
    const added = imageOf(at(B, i), x).map((value) => scale * value);
    const kept = state === null ? null : imageOf(at(A, i), state);
    state = added.map((value, s) => value + (kept?.[s] ?? 0n));
    scale *= q;
    const skipped = D === null ? null : imageOf(at(D, i), x);
    outputs.push(imageOf(at(C, i), state).map((value, a) => value + scale * (skipped?.[a] ?? 0n)));
  }
  return outputs;
}

/** q^(i+2) Σ_j W_ij x_j, where W has `extra` powers of q more below it. */
function sumOfOperators(steps: Steps, X: readonly (readonly bigint[])[], operators: Operators): bigint[][] {
  return Array.from({ length: steps.n }, (_, i) => {
    const sum = new Array<bigint>(at(steps.C, i).length).fill(0n);
    for (let j = 0; j <= i; j += 1) {
      imageOf(operators(steps, i, j), X[j] ?? []).forEach((value, a) => (sum[a] = (sum[a] ?? 0n) + steps.q ** BigInt(j) * value));
    }
    return sum;
  });
}

/** The outputs of the recurrence against the sums of the operators; `extra` powers of q stand below the latter. */
function agrees(c: TimeVaryingSsmCase, operators: Operators, extra = 0): ExactJudgement {
  const steps = stepsOf(c);
  const X = spreadTokens(c.n, c.d);
  const outputs = runRecurrence(steps, X).map((y) => y.map((value) => steps.q ** BigInt(extra) * value));
  const sums = sumOfOperators(steps, X, operators);
  const wrong = outputs.findIndex((y, i) => y.some((value, a) => value !== sums[i]?.[a]));
  return judged(true, () => wrong < 0, { 'first row that differs': wrong < 0 ? 'none' : wrong });
}

const counts = new CaseQuantities();

/** The claim; and the heads that our own count finds in these operators are as many as those of this file span. */
function holds(c: TimeVaryingSsmCase): ExactJudgement {
  const { judgement, facts } = agrees(c, unrolled);
  if (judgement === 'fails') return { judgement, facts };
  const steps = stepsOf(c);
  const pairs = Array.from({ length: c.n }, (_, i) => Array.from({ length: i + 1 }, (_row, j) => unrolled(steps, i, j))).flat();
  counts.load(c);
  const [counted, spanned] = [counts.valueOf('heads'), spanDimension(pairs)];
  return judged(true, () => counted === spanned, { 'dimension of the operators': spanned, 'heads as counted': counted });
}

/** C A^l B with one power less: compared at l ≥ 1, where it is over q once less. */
function oneStepEarly(c: SsmCase): ExactJudgement {
  const lags = lagsOf(c, c.n);
  const plain = lagsOf({ ...c, D: null }, c.n);
  const wrong = lags.findIndex((lag, l) => l >= 1 && !isSameWhole(lag, scaledBy(BigInt(c.denominator), plain[l - 1] ?? [])));
  return judged(c.n >= 2, () => wrong < 0, { 'first lag that differs': wrong < 0 ? 'none' : wrong });
}

function withoutSkipOf(c: SsmCase): ExactJudgement {
  const lags = lagsOf(c, 1);
  const plain = lagsOf({ ...c, D: null }, 1);
  return judged(true, () => isSameWhole(lags[0] ?? [], plain[0] ?? []), {
    'y_0 is M_0 x_0 with M_0': lags.flat(2).join(', '),
    'C B': plain.flat(2).join(', '),
  });
}

/** The recurrence from a state h, against the operators. */
function fromAnyState(c: ShapedCase): ExactJudgement {
  const [N, p, d, n] = [sizeNamed(c, 'N'), sizeNamed(c, 'p'), sizeNamed(c, 'd'), sizeNamed(c, 'n')];
  const constant = (name: string, rows: number, cols: number): bigint[][][] =>
    Array.from({ length: n }, () => wholeMatrix(entriesOf(c, name), rows, cols));
  const steps: Steps = { q: 1n, n, A: constant('A', N, N), B: constant('B', N, d), C: constant('C', p, N), D: null };
  const X = Array.from({ length: n }, (_, i) => vectorOf(c, 'X', d, i));
  const outputs = runRecurrence(steps, X, vectorOf(c, 'h', N));
  const sums = sumOfOperators(steps, X, unrolled);
  const wrong = outputs.findIndex((y, i) => y.some((value, a) => value !== sums[i]?.[a]));
  return judged(true, () => wrong < 0, {
    'first row that differs': wrong < 0 ? 'none' : wrong,
    ...(wrong < 0 ? {} : { 'its output': vectorText(outputs[wrong] ?? []), 'its sum': vectorText(sums[wrong] ?? []) }),
  });
}

const steps = timeVaryingSsmCases({ N: [1, 4], p: [1, 3], d: [1, 3], n: [1, 5] });

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'unroll',
  section: '2.1',
  statement: {
    words:
      'The output of a state space model that starts at the state 0 is the sum over the tokens so far of W_ij x_j, with W_ij = C_i A_i ⋯ A_(j+1) B_j and D_i added for j = i.',
    latex: 'y_i = \\sum_{j \\le i} W_{ij} x_j, \\qquad W_{ij} = C_i A_i A_{i-1} \\cdots A_{j+1} B_j + [i=j] D_i',
  },
  about: null,
  property: exactProperty({ cases: steps, decide: holds }),
  controls: [
    {
      id: 'unroll.1',
      statement: {
        words: 'The matrices of the steps may be multiplied in the order of time: W_ij = C_i A_(j+1) ⋯ A_i B_j for j < i.',
        latex: 'W_{ij} = C_i A_{j+1} \\cdots A_{i-1} A_i B_j + [i=j] D_i',
      },
      property: exactProperty({ cases: steps, decide: (c) => agrees(c, inWrongOrder) }),
      example: { dimensions: { N: 2, p: 1, d: 1, n: 3 }, nonzero: 4 },
    },
    {
      id: 'unroll.2',
      statement: {
        words: 'The operator of lag l ≥ 1 of an LTI state space model is C A^(l-1) B.',
        latex: 'W_{ij} = C A^{i-j-1} B \\quad (j < i)',
      },
      property: exactProperty({ cases: ssmCases({ n: [1, 6] }), decide: oneStepEarly }),
      example: { dimensions: { N: 1, p: 1, d: 1, n: 2 }, nonzero: 3 },
    },
    {
      id: 'unroll.3',
      statement: {
        words: 'The matrix of the step at which a token enters acts on it as well: W_ij = C_i A_i ⋯ A_j B_j + [i = j] D_i.',
        latex: 'W_{ij} = C_i A_i \\cdots A_{j+1} A_j B_j + [i=j] D_i',
      },
      property: exactProperty({ cases: steps, decide: (c) => agrees(c, withOwnFactor, 1) }),
      example: { dimensions: { N: 1, p: 1, d: 1, n: 1 }, nonzero: 3 },
    },
    {
      id: 'unroll.4',
      statement: {
        words: 'The operators of a state space model are C A^(i-j) B, whether or not it has a skip D.',
        latex: 'W_{ij} = C A^{i-j} B \\quad (j \\le i)',
      },
      property: exactProperty({ cases: ssmCases({ n: [1, 6] }), decide: withoutSkipOf }),
      example: { dimensions: { N: 1, p: 1, d: 1, n: 1 }, nonzero: 1 },
    },
    {
      id: 'unroll.5',
      statement: {
        words: 'The sum over the tokens gives the output of the recurrence from whatever state it starts.',
        latex: 'y_i = \\sum_{j \\le i} C A^{i-j} B\\, x_j \\quad \\text{for every } h_{-1}',
      },
      property: exactProperty({
        cases: shapedCases({
          sizes: { N: [1, 4], p: [1, 3], d: [1, 3], n: [1, 4] },
          weights: { A: ['N', 'N'], B: ['N', 'd'], C: ['p', 'N'], h: ['N'], X: ['n', 'd'] },
        }),
        decide: fromAnyState,
      }),
      example: { dimensions: { N: 1, p: 1, d: 1, n: 1 }, nonzero: 3 },
    },
  ],
};
