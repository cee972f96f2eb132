// rank-limited (mathematics.md 2.11): how many heads there must be if their value maps may only have a small rank.
import type { ExactJudgement } from '../src/claims/claim.ts';
import { ssmCases } from './arbitraries/arbitraries.ts';
import type { SsmCase } from './arbitraries/case.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { exactProperty, judged } from './exact-property.ts';
import { law } from './formula-property.ts';
import { flattenedRanks, lagsOf, wholeMatrix } from './integer-operators.ts';
import { basisOf, flatteningBound, isSharedByRows, pairIsThreePieces, rankOnePieces, tensorRankOfPencil } from './low-rank-heads.ts';

/** (a) and (b) from both sides for every r, (c) and (d) where H_1 is known, the identity of (d), and (e). */
function isBetweenItsBounds(c: SsmCase): ExactJudgement {
  const lags = lagsOf(c, c.n);
  const basis = basisOf(lags);
  const k = basis.length;
  const ranks = flattenedRanks(lags);
  const pieces = basis.map(rankOnePieces);
  const most = Math.min(c.p, c.d);
  const limits = Array.from({ length: most }, (_, t) => t + 1);
  const upper = (r: number): number => pieces.reduce((sum, count) => sum + Math.ceil(count / r), 0);
  const lower = limits.map((r) => flatteningBound(k, ranks, r));
  const pencil = tensorRankOfPencil(basis);
  const isDiagonal = c.D === null && c.A.every((x, e) => x === 0 || e % (c.N + 1) === 0);
  const [b, columns] = [wholeMatrix(c.B, c.N, c.d), transposed(wholeMatrix(c.C, c.p, c.N))];
  const pairs = b.slice(1).map((row, s) => pairIsThreePieces([columns[s] ?? [], columns[s + 1] ?? []], [b[s] ?? [], row]));
  const holds = (): boolean =>
    limits.every((r) => (lower[r - 1] ?? 0) <= upper(r)) &&
    upper(most) === k &&
    (pencil === null || (pencil >= (lower[0] ?? 0) && pencil <= Math.max(3, upper(1)))) &&
    (!isDiagonal || (lower[0] ?? 0) <= c.N) &&
    (!isDiagonal || pencil === null || pencil <= c.N) &&
    pairs.every(Boolean) &&
    isSharedByRows(lags, k);
  return judged(true, holds, {
    k,
    R_row: ranks.row,
    R_col: ranks.col,
    'at least, for r = 1, 2, …': lower.join(', '),
    'at most': limits.map(upper).join(', '),
  });
}

function transposed(rows: readonly (readonly bigint[])[]): bigint[][] {
  return (rows[0] ?? []).map((_, j) => rows.map((row) => row[j] ?? 0n));
}

/** H_1 where it is known: one operator, or a pencil of two in two rows and columns. */
function knownTensorRank(c: SsmCase, says: (H: number, bound: number) => boolean): ExactJudgement {
  const lags = lagsOf(c, c.n);
  const basis = basisOf(lags);
  const k = basis.length;
  const ranks = flattenedRanks(basis);
  const H = k === 0 ? 0 : k === 1 ? ranks.row : tensorRankOfPencil(basis);
  const bound = flatteningBound(k, ranks, 1);
  return judged(H !== null, () => H !== null && says(H, bound), { k, R_row: ranks.row, R_col: ranks.col, H_1: H ?? 'not known', N: c.N });
}

const cases = ssmCases({ N: [1, 4], n: [1, 6], D: false });
const ROTATION = { dimensions: { N: 2, p: 2, d: 2, n: 2 }, nonzero: 6 };
const operators = { kind: 'operators', w: [1, 5], p: [1, 4], d: [1, 4], n: [1, 6] } as const;

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'rank-limited',
  section: '2.11',
  statement: {
    words:
      'At operator level (class O), the number H_r of heads with value maps of rank at most r is at least k, R_row / r and R_col / r, and at most what splitting a basis of the operators into maps of rank r gives; H_r = k from r = min(p, d) on; H_1 is at most N if A is diagonalisable over the reals, and at most ν + 3η with ν real eigenvalues and η pairs; value maps that share their rows are possible just if R_col ≤ r, and then k heads suffice.',
    latex: String.raw`\max\bigl(k, \lceil R_{\mathrm{row}}/r \rceil, \lceil R_{\mathrm{col}}/r \rceil\bigr) \le H_r \le \sum_{s < k} \lceil \operatorname{rank} T_s / r \rceil,\qquad H_1 \le \nu + 3\eta`,
  },
  about: 'O',
  property: exactProperty({ cases: ssmCases({ N: [1, 4], n: [1, 6] }), decide: isBetweenItsBounds }),
  controls: [
    {
      id: 'rank-limited.1',
      statement: {
        words: 'The flattening bound is the number of heads of rank 1 (class O).',
        latex: String.raw`H_1 = \max(k,\, R_{\mathrm{row}},\, R_{\mathrm{col}})`,
      },
      property: exactProperty({
        cases,
        decide: (c) => knownTensorRank(c, (H, bound) => H === bound),
      }),
      example: ROTATION,
    },
    {
      id: 'rank-limited.1-states',
      statement: {
        words: 'Heads of rank 1 never outnumber the states, diagonalisable or not (class O).',
        latex: String.raw`H_1 \le N`,
      },
      property: exactProperty({
        cases,
        decide: (c) => knownTensorRank(c, (H) => H <= c.N),
      }),
      example: ROTATION,
    },
    {
      id: 'rank-limited.2',
      statement: {
        words:
          'That value maps may only have rank 2 costs no head: k still suffice, so all columns of the operators lie in 2k dimensions (class O).',
        latex: String.raw`H_2 = k, \text{ so } R_{\mathrm{row}} \le 2k`,
      },
      property: law(operators, { says: 'rowRank <= 2*heads and colRank <= 2*heads' }),
      example: { dimensions: { w: 1, p: 3, d: 3, n: 1 }, nonzero: 3 },
    },
    {
      id: 'rank-limited.3',
      statement: {
        words:
          'Heads of rank r replace r heads of rank 1 each, so H_2 = ⌈H_1 / 2⌉; where all operators occur and one side is at most 2, H_1 is pd and H_2 is k (class O).',
        latex: String.raw`L_n = \mathbb{R}^{p \times d},\ \min(p, d) \le 2 \implies H_2 = \lceil H_1 / 2 \rceil`,
      },
      property: law(operators, { given: 'heads = p*d and min(p, d) <= 2', says: 'heads = ceil(p*d / 2)' }),
      example: { dimensions: { w: 4, p: 2, d: 2, n: 4 }, nonzero: 4 },
    },
    {
      id: 'rank-limited.4',
      statement: {
        words: 'With enough heads, value maps that all share one row (MQA with d_head = 1) represent every layer (class O).',
        latex: String.raw`\exists H:\ V_h = O_h W,\ W \in \mathbb{R}^{1 \times d}, \text{ so } R_{\mathrm{col}} \le 1`,
      },
      property: law(operators, { says: 'colRank <= 1' }),
      example: { dimensions: { w: 1, p: 2, d: 2, n: 1 }, nonzero: 2 },
    },
  ],
};
