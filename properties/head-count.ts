// head-count (mathematics.md 2.4): the least number of heads on the level of operators is the dimension of the lag operators.
import { integerInverse, integerRank } from '../src/exact/fraction-free.ts';
import type { ExactJudgement } from '../src/claims/claim.ts';
import { ssmCases } from './arbitraries/arbitraries.ts';
import type { SsmCase } from './arbitraries/case.ts';
import { basisCertificate, membersAreNeeded, membersSuffice } from './basis-certificate.ts';
import { CaseQuantities } from './case-quantities.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { exactProperty, judged } from './exact-property.ts';
import { law } from './formula-property.ts';
import { commonLagsOf, flattenedRanks, isSameWhole, isZeroWhole, lagsOf, spanDimension, sumOf, type Whole } from './integer-operators.ts';
import { hasRankOneCombination } from './rank-one-pencil.ts';
import { shapedCases, sizeNamed, type ShapedCase } from './shaped-cases.ts';
import { combinationOf, entriesOf, operatorsOf } from './shaped-operators.ts';
import { compositeBlocks, rankOfNumbers, STACK } from './stacked-heads.ts';

const counts = new CaseQuantities();

/**
 * (i) k lag operators as value maps with Toeplitz coefficients give every lag operator; (ii) functionals show that no k − 1
 * maps span them, which the last row alone needs; and our own count says k.
 */
function isCounted(c: SsmCase): ExactJudgement {
  const rows = lagsOf(c, c.n).map((lag) => lag.flat());
  const certificate = basisCertificate(rows);
  const k = certificate.members.length;
  counts.load(c);
  const counted = counts.valueOf('heads');
  return judged(true, () => membersSuffice(rows, certificate) && membersAreNeeded(rows, certificate) && counted === k, {
    'lags of the value maps': certificate.members.join(', '),
    heads: k,
    'heads as counted': counted,
  });
}

/** A minor of size k of the lag matrix that is not 0: no k − 1 maps span its rows. */
function isOneLessEnough(c: SsmCase): ExactJudgement {
  const rows = lagsOf(c, c.n).map((lag) => lag.flat());
  const { rank, rows: lags, columns } = integerRank(rows);
  const minor = integerInverse(lags.map((l) => columns.map((e) => rows[l]?.[e] ?? 0n)))?.det ?? 0n;
  return judged(rank >= 2, () => minor === 0n, { k: rank, 'heads allowed': rank - 1, lags: lags.join(', '), 'a minor of size k': minor });
}

/** Weights that sum to 1 in every row make Σ_j W_ij the same Σ_h V_h in every row i. */
function canRowsSumToOne(c: SsmCase): ExactJudgement {
  const lags = commonLagsOf(c, c.n);
  const sums = lags.reduce<Whole[]>((list, lag) => [...list, list.length === 0 ? lag : sumOf(list.at(-1) ?? [], lag)], []);
  const wrong = sums.findIndex((sum) => !isSameWhole(sum, sums[0] ?? []));
  return judged(!lags.every(isZeroWhole), () => wrong < 0, {
    'sum of row 0': (sums[0] ?? []).flat().join(', '),
    ...(wrong < 0 ? {} : { [`sum of row ${wrong}`]: (sums[wrong] ?? []).flat().join(', ') }),
  });
}

/** The operators of two layers of heads, one after the other, against the heads of both. */
function areTotalsNeeded(c: ShapedCase): ExactJudgement {
  const total = sizeNamed(c, 'H1') + sizeNamed(c, 'H2');
  const k = rankOfNumbers(compositeBlocks(c, false));
  return judged(true, () => k <= total, { 'heads in both layers': total, 'heads in one layer': k });
}

/**
 * One lag operator needs rank 1; all images, or all row spaces, need one head for each dimension; and two operators of
 * rank 1 that span the lags would be combinations of them.
 */
function isRankOneEnough(c: SsmCase): ExactJudgement {
  const lags = lagsOf(c, c.n);
  const { members } = basisCertificate(lags.map((lag) => lag.flat()));
  const k = members.length;
  const { row, col } = flattenedRanks(lags);
  const [first = [], second = []] = members.map((l) => lags[l] ?? []);
  const isPencilRegular = k === 2 && !hasRankOneCombination(first, second);
  const isRefused = row > k || col > k || isPencilRegular;
  return judged(k <= 1 || isRefused, () => !isRefused, {
    k,
    'heads of rank 1 for the images': row,
    'for the row spaces': col,
    'no combination of two lags has rank 1': isPencilRegular,
  });
}

/** Two tables of coefficients for the same value maps and the same causal family. */
function areCoefficientsUnique(c: ShapedCase): ExactJudgement {
  const [H, n] = [sizeNamed(c, 'H'), sizeNamed(c, 'n')];
  const V = operatorsOf(c, 'V');
  const [a, b] = [entriesOf(c, 'a'), entriesOf(c, 'b')];
  const pairs = Array.from({ length: n * n }, (_, e) => e).filter((e) => e % n <= Math.floor(e / n));
  const at = (table: readonly number[], e: number): number[] => V.map((_, h) => table[h * n * n + e] ?? 0);
  const isSameFamily = pairs.every((e) => isSameWhole(combinationOf(at(a, e), V), combinationOf(at(b, e), V)));
  const isSameTable = pairs.every((e) => at(a, e).every((x, h) => x === at(b, e)[h]));
  const k = spanDimension(pairs.map((e) => combinationOf(at(a, e), V)));
  return judged(isSameFamily && k >= 1, () => isSameTable, { heads: H, k, 'the coefficients agree': isSameTable });
}

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'head-count',
  section: '2.4',
  statement: {
    words:
      'The least number of heads that represent a causal layer on the level of operators (class O) is the dimension k of the span of its lag operators: k of them are value maps for it, with Toeplitz coefficients that do not depend on the input, and no fewer heads do.',
    latex: 'M_{i-j} = \\sum_{h<H} a^h_{ij}(X) V_h \\text{ for some } a, V \\iff H \\ge k_n = \\dim \\langle M_l : l < n \\rangle',
  },
  about: 'O',
  property: exactProperty({ cases: ssmCases(), decide: isCounted }),
  controls: [
    {
      id: 'head-count.1',
      statement: {
        words: 'One head (class O) can be saved: k − 1 heads are enough where the lag operators span k ≥ 2 dimensions.',
        latex: 'k_n \\ge 2 \\implies M_{i-j} = \\sum_{h<k_n-1} a^h_{ij} V_h',
      },
      property: exactProperty({ cases: ssmCases({ N: [1, 4], n: [1, 8] }), decide: isOneLessEnough }),
      example: { dimensions: { N: 2, p: 2, d: 2, n: 2 }, nonzero: 6 },
    },
    {
      id: 'head-count.2',
      statement: {
        words: 'A state space model without skip whose A, B, C have rank N needs N heads (class O) from n = N on.',
        latex: 'n \\ge N,\\ \\operatorname{rank} A = \\operatorname{rank} B = \\operatorname{rank} C = N \\implies k_n = N',
      },
      property: law(
        { kind: 'ssm', N: [1, 4], p: [1, 4], d: [1, 4], n: [1, 8], D: false },
        { given: 'n >= N and rank(A) = N and rank(B) = N and rank(C) = N', says: 'heads = N' },
      ),
      example: { dimensions: { N: 2, p: 2, d: 2, n: 2 }, nonzero: 6 },
    },
    {
      id: 'head-count.3',
      statement: {
        words: 'A state space model without skip that needs a head at all (class O) and has pd ≥ min(n, N) needs min(n, N) of them.',
        latex: 'k_n \\ge 1,\\ pd \\ge \\min(n, N) \\implies k_n = \\min(n, N)',
      },
      property: law(
        { kind: 'ssm', N: [1, 4], n: [1, 8], D: false },
        { given: 'heads >= 1 and p*d >= min(n, N)', says: 'heads = min(n, N)' },
      ),
      example: { dimensions: { N: 2, p: 2, d: 2, n: 2 }, nonzero: 6 },
    },
    {
      id: 'head-count.4',
      statement: { words: 'Every state space model needs at least one head (class O).', latex: 'k_n \\ge 1' },
      property: law({ kind: 'ssm', N: [1, 4], n: [1, 8] }, { says: 'heads >= 1' }),
      example: { dimensions: { N: 1, p: 1, d: 1, n: 1 }, nonzero: 2 },
    },
    {
      id: 'head-count.5',
      statement: {
        words: 'Enough softmax heads without a sink represent every state space model on the level of operators (class O).',
        latex: 'M_{i-j} = \\sum_{h<H} a^h_{ij} V_h,\\quad \\sum_{j \\le i} a^h_{ij} = 1 \\quad \\text{for some } H',
      },
      property: exactProperty({ cases: ssmCases({ N: [1, 4], n: [1, 8] }), decide: canRowsSumToOne }),
      example: { dimensions: { N: 1, p: 1, d: 1, n: 2 }, nonzero: 3 },
    },
    {
      id: 'head-count.6',
      statement: {
        words: 'k heads whose value maps have rank one are enough on the level of operators (class O).',
        latex: 'M_{i-j} = \\sum_{h<k_n} a^h_{ij} V_h,\\quad \\operatorname{rank} V_h \\le 1',
      },
      property: exactProperty({ cases: ssmCases({ N: [1, 4], n: [1, 8] }), decide: isRankOneEnough }),
      example: { dimensions: { N: 2, p: 2, d: 2, n: 2 }, nonzero: 6 },
    },
    {
      id: 'head-count.7',
      statement: {
        words: 'A network of two layers represents a family of interaction rank k only if it has k heads (class O) in all.',
        latex: "\\mathrm{irk}\\Bigl(\\sum_m W_{im} W'_{mj}\\Bigr) \\le H + H'",
      },
      property: exactProperty({ cases: shapedCases(STACK), decide: areTotalsNeeded }),
      example: { dimensions: { H1: 3, H2: 3, n: 9, p: 3, e: 1, d: 3 }, nonzero: 48 },
    },
    {
      id: 'head-count.8',
      statement: {
        words: 'The coefficients of a family of heads (class O) are determined by its value maps, however many heads it has.',
        latex: '\\sum_{h<H} a^h_{ij} V_h = \\sum_{h<H} b^h_{ij} V_h \\implies a = b',
      },
      property: exactProperty({
        cases: shapedCases({
          sizes: { H: [1, 3], p: [1, 2], d: [1, 2], n: [1, 2] },
          weights: { V: ['H', 'p', 'd'], a: ['H', 'n', 'n'], b: ['H', 'n', 'n'] },
        }),
        decide: areCoefficientsUnique,
      }),
      example: { dimensions: { H: 2, p: 1, d: 1, n: 1 }, nonzero: 4 },
    },
  ],
};
