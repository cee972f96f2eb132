// ssm-attenuation (mathematics.md 2.9.1): the influence of a token of a state space model shrinks with the distance.
import type { ExactJudgement } from '../src/claims/claim.ts';
import { formatQ, rational } from '../src/exact/rational.ts';
import { ssmCases, timeVaryingSsmCases } from './arbitraries/arbitraries.ts';
import type { SsmCase, TimeVaryingSsmCase } from './arbitraries/case.ts';
import { contractionPower, isAttenuated, isContracted, normsOf, stepsOf, triangularRadius } from './attenuation.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { exactProperty, judged } from './exact-property.ts';
import { lagsOf, rowSumNorm } from './integer-operators.ts';
import { selectiveColumns, SELECTIVE } from './selective-derivative.ts';
import { shapedCases, type ShapedCase } from './shaped-cases.ts';

/** Powers of A that are tried for ‖A^m‖ < 1. */
const POWERS = 5;

/** (a) over all steps; (b) for the last A between the first B and the last C, where some power of A is a contraction. */
function attenuates(c: TimeVaryingSsmCase): ExactJudgement {
  const steps = stepsOf(c);
  const [A, B, C] = [steps.A.at(-1) ?? [], steps.B[0] ?? [], steps.C.at(-1) ?? []];
  const m = contractionPower(A, c.denominator, POWERS);
  const holds = (): boolean => isAttenuated(steps) && (m === null || isContracted(A, B, C, c.denominator, m));
  return judged(true, holds, { n: c.n, 'first m with ‖A^m‖ < 1': m ?? `none up to ${POWERS}` });
}

/** The norms of all lag operators below n against what is said of them; `lag` is q^(l+2) M_l. */
function lagNorms(
  c: SsmCase,
  given: boolean,
  facts: Readonly<Record<string, bigint>>,
  says: (norm: bigint, l: number) => boolean,
): ExactJudgement {
  const q = BigInt(c.denominator);
  const norms = given ? lagsOf(c, c.n).map(rowSumNorm) : [];
  return judged(given, () => norms.every(says), {
    '‖M_l‖': norms.map((norm, l) => formatQ(rational(norm, q ** BigInt(l + 2)))).join(', '),
    ...Object.fromEntries(Object.entries(facts).map(([name, x]) => [name, rational(x, q)])),
  });
}

function attenuatesAtOne(c: SsmCase): ExactJudgement {
  const { a, b, c: outer } = normsOf(c);
  const q = BigInt(c.denominator);
  const given = a <= q && b * outer > 0n;
  return lagNorms(c, given, { '‖A‖': a, '‖B‖': b, '‖C‖': outer }, (norm, l) => l === 0 || norm < b * outer * q ** BigInt(l));
}

function attenuatesByRadius(c: SsmCase): ExactJudgement {
  const { b, c: outer } = normsOf(c);
  const radius = triangularRadius(c);
  const r = radius ?? 0n;
  return lagNorms(c, radius !== null, { radius: r, '‖B‖': b, '‖C‖': outer }, (norm, l) => norm <= b * outer * r ** BigInt(l));
}

function boundsTheSkip(c: SsmCase): ExactJudgement {
  const { b, c: outer } = normsOf(c);
  return lagNorms({ ...c, n: 1 }, true, { '‖B‖': b, '‖C‖': outer }, (norm) => norm <= b * outer);
}

function selectiveIsItsFamily(c: ShapedCase): ExactJudgement {
  const columns = selectiveColumns(c);
  const wrong = columns.find(({ derivative, operator }) => derivative.some((x, a) => x !== operator[a]));
  return judged(true, () => wrong === undefined, {
    ...(wrong === undefined
      ? {}
      : { i: wrong.i, j: wrong.j, 'column of dy_i/dx_j': wrong.derivative.join(', '), 'column of W_ij': wrong.operator.join(', ') }),
  });
}

const denominator = [1, 3] as const;

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'ssm-attenuation',
  section: '2.9.1',
  statement: {
    words:
      'For a state space model whose matrices do not depend on the input, with ‖C‖ ≤ c, ‖B‖ ≤ b and ‖A‖ ≤ ρ at every step, the derivative of y_i by x_j has norm at most c b ρ^(i−j) for j < i at every input; and if ‖A^m‖ ≤ ρ < 1 for some m, then ‖C A^l B‖ ≤ c b K ρ^⌊l/m⌋ with K the largest norm of a lower power. (A statement about Jacobians, in no class of heads; searched in the norm by row sums.)',
    latex: String.raw`\Bigl\lVert \frac{\partial y_i}{\partial x_j} \Bigr\rVert \le c\,b\,\rho^{\,i-j} \ (j < i),\qquad \lVert A^m \rVert \le \rho \implies \lVert C A^l B \rVert \le c\,b\,K \rho^{\lfloor l/m \rfloor}`,
  },
  about: null,
  property: exactProperty({
    cases: timeVaryingSsmCases({ N: [1, 3], n: [1, 5], D: false, denominator: [1, 4] }),
    decide: attenuates,
  }),
  controls: [
    {
      id: 'ssm-attenuation.1',
      statement: {
        words: 'If ‖A‖ ≤ 1, the influence of a token is smaller than ‖C‖‖B‖ from the next token on.',
        latex: String.raw`\lVert A \rVert \le 1 \implies \lVert C A^l B \rVert < \lVert C \rVert \lVert B \rVert \quad (l \ge 1)`,
      },
      property: exactProperty({ cases: ssmCases({ N: [1, 4], n: [1, 8], D: false, denominator }), decide: attenuatesAtOne }),
      example: { dimensions: { N: 2, p: 2, d: 2, n: 2 }, nonzero: 6 },
    },
    {
      id: 'ssm-attenuation.2',
      statement: {
        words: 'The spectral radius of A may stand in the bound in place of its norm: ‖C A^l B‖ ≤ ‖C‖‖B‖ r(A)^l.',
        latex: String.raw`\lVert C A^l B \rVert \le \lVert C \rVert \lVert B \rVert\, r(A)^l`,
      },
      property: exactProperty({ cases: ssmCases({ N: [1, 4], n: [1, 8], D: false, denominator }), decide: attenuatesByRadius }),
      example: { dimensions: { N: 2, p: 2, d: 2, n: 2 }, nonzero: 7 },
    },
    {
      id: 'ssm-attenuation.3',
      statement: {
        words:
          'The derivative of a selective state space model by a token is the operator W_ij at that input, as for one that is not selective.',
        latex: String.raw`y_i = \sum_{j \le i} W_{ij}(X)\,x_j \implies \frac{\partial y_i}{\partial x_j} = W_{ij}(X)`,
      },
      property: exactProperty({ cases: shapedCases(SELECTIVE), decide: selectiveIsItsFamily }),
      example: { dimensions: { N: 1, p: 1, d: 1, n: 2 }, nonzero: 5 },
    },
    {
      id: 'ssm-attenuation.4',
      statement: {
        words: 'The bound holds at distance 0 as well, with D: ‖M_0‖ ≤ ‖C‖‖B‖.',
        latex: String.raw`\lVert CB + D \rVert \le \lVert C \rVert \lVert B \rVert`,
      },
      property: exactProperty({ cases: ssmCases({ N: [1, 4], n: [1, 8], D: true, denominator }), decide: boundsTheSkip }),
      example: { dimensions: { N: 1, p: 1, d: 1, n: 1 }, nonzero: 1 },
    },
  ],
};
