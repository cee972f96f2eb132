// spectral (mathematics.md 2.8): the number of heads from the eigenvalues of A and their residues.
import type { ExactJudgement } from '../src/claims/claim.ts';
import { ssmCases } from './arbitraries/arbitraries.ts';
import type { SsmCase } from './arbitraries/case.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { exactProperty, judged } from './exact-property.ts';
import { law } from './formula-property.ts';
import {
  isSameWhole,
  isZeroWhole,
  lagsOf,
  minimalDegree,
  productOf,
  scaledBy,
  spanDimension,
  sumOf,
  wholeMatrix,
} from './integer-operators.ts';
import { eigenvaluesOf } from './real-eigenvalues.ts';
import { sizeNamed, shapedCases, type ShapedCase } from './shaped-cases.ts';
import { SPECTRAL_SHAPE, spectralSystem } from './spectral-form.ts';

/** (a), (d) and (e): each M_l from the residues; (b) and (c): the dimension of their span against k_n. */
function residuesDecide(c: ShapedCase): ExactJudgement {
  const n = sizeNamed(c, 'n');
  const { A, B, C, parts } = spectralSystem(c);
  const operators = parts.flatMap((part) => part.operators);
  const degree = operators.length;
  const lags: bigint[][][] = [];
  let state: bigint[][] = B.map((row) => [...row]);
  for (let l = 0; l < n; l += 1) {
    if (l > 0) state = productOf(A, state);
    lags.push(productOf(C, state));
  }
  const [k, residues] = [spanDimension(lags), spanDimension(operators)];
  const holds = (): boolean => {
    const sums = lags.map((_, l) => parts.flatMap((part) => part.at(l).map((x, s) => scaledBy(x, part.operators[s] ?? []))).reduce(sumOf));
    if (!sums.every((sum, l) => isSameWhole(sum, lags[l] ?? []))) return false;
    if (n >= degree) return k === residues;
    return k <= Math.min(n, residues) && (residues < degree || k === n);
  };
  return judged(true, holds, { k, 'residue operators': degree, 'dimension of their span': residues });
}

/** Heads at length n ≥ N, against eigenvalues that are counted one by one or pair by pair. */
function countedByPairs(c: SsmCase, says: (k: number, real: number, pairs: number) => boolean | null): ExactJudgement {
  const A = wholeMatrix(c.A, c.N, c.N);
  const { real, pairs } = eigenvaluesOf(A);
  const given = c.n >= c.N && pairs > 0 && minimalDegree(A) === real + 2 * pairs;
  const lags = given ? lagsOf(c, c.n) : [];
  const k = given ? spanDimension(lags) : 0;
  const said = given && !lags.every(isZeroWhole) ? says(k, real, pairs) : null;
  return judged(said !== null, () => said === true, { k, 'real eigenvalues': real, 'conjugate pairs': pairs });
}

const pairCases = ssmCases({ N: [1, 4], n: [1, 8], D: false });
const ROTATION = { dimensions: { N: 2, p: 2, d: 2, n: 2 }, nonzero: 6 };

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'spectral',
  section: '2.8',
  statement: {
    words:
      'At operator level (class O), for n at least the degree of the minimal polynomial, the number of heads is the dimension of the span of the residues of the different eigenvalues: one operator for a real eigenvalue, two for a conjugate pair, and one more for each further power of A − μ that is not zero on its generalised eigenspace; below that length it is at most n, with equality if the residues are independent.',
    latex: String.raw`M_l = \sum_\mu \mu^l R_\mu,\qquad k_n = \dim\langle C (A - \mu)^s \Pi_\mu B : \mu,\ s < m_\mu\rangle \quad \Bigl(n \ge \sum_\mu m_\mu\Bigr)`,
  },
  about: 'O',
  property: exactProperty({ cases: shapedCases(SPECTRAL_SHAPE), decide: residuesDecide }),
  controls: [
    {
      id: 'spectral.1',
      statement: {
        words:
          'If A is diagonalisable and B and C are as large as A and invertible, the number of heads on n ≥ N tokens is the number of eigenvalues, counted with multiplicity (class O).',
        latex: String.raw`A \text{ diagonalisable},\ \operatorname{rank} B = \operatorname{rank} C = N \implies k_n = N \quad (n \ge N)`,
      },
      property: law(
        { kind: 'ssm', D: false, N: [1, 4], p: [1, 4], d: [1, 4] },
        { given: 'n >= N and degree = eigenvalues and rank(B) = N and rank(C) = N', says: 'heads = N' },
      ),
      example: ROTATION,
    },
    {
      id: 'spectral.2',
      statement: {
        words:
          'If A is diagonalisable, the number of heads on fewer tokens than A has eigenvalues is the smaller of the length and the dimension of the span of the residues (class O).',
        latex: String.raw`n < m \implies k_n = \min(n,\, \dim\langle R_\mu\rangle)`,
      },
      property: law({ kind: 'ssm', D: false }, { given: 'degree = eigenvalues and n < degree', says: 'heads = min(n, heads(degree))' }),
      example: { dimensions: { N: 3, p: 2, d: 1, n: 2 }, nonzero: 10 },
    },
    {
      id: 'spectral.3',
      statement: {
        words: 'The number of heads is at most the number of different eigenvalues of A, diagonalisable or not (class O).',
        latex: String.raw`k_n \le \lvert \sigma(A) \rvert`,
      },
      property: law({ kind: 'ssm', D: false }, { says: 'heads <= eigenvalues' }),
      example: { dimensions: { N: 2, p: 2, d: 2, n: 2 }, nonzero: 5 },
    },
    {
      id: 'spectral.4-once',
      statement: {
        words: 'A pair of conjugate eigenvalues that are not real counts as one, since it belongs to one real block (class O).',
        latex: String.raw`k_n \le \#\{\mu \in \mathbb{R}\} + \#\{\{\mu, \bar\mu\} : \mu \notin \mathbb{R}\}`,
      },
      property: exactProperty({ cases: pairCases, decide: (c) => countedByPairs(c, (k, real, pairs) => k <= real + pairs) }),
      example: ROTATION,
    },
    {
      id: 'spectral.4-twice',
      statement: {
        words: 'A pair of conjugate eigenvalues that are not real always counts twice, if it is seen at all (class O).',
        latex: String.raw`\sigma(A) \cap \mathbb{R} = \emptyset,\ L_n \ne 0 \implies k_n \ge 2`,
      },
      property: exactProperty({ cases: pairCases, decide: (c) => countedByPairs(c, (k, real) => (real > 0 ? null : k >= 2)) }),
      example: { dimensions: { N: 2, p: 1, d: 1, n: 2 }, nonzero: 4 },
    },
  ],
};
