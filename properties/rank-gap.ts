// rank-gap (mathematics.md 2.3): one head has lag operators that are multiples of one another, and some layers need k.
import type { ExactJudgement } from '../src/claims/claim.ts';
import { ssmCases } from './arbitraries/arbitraries.ts';
import type { SsmCase } from './arbitraries/case.ts';
import { CaseQuantities } from './case-quantities.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { exactProperty, judged } from './exact-property.ts';
import { law } from './formula-property.ts';
import { lagsOf, spanDimension } from './integer-operators.ts';
import { witnessLayers } from './rank-gap-witnesses.ts';

const counts = new CaseQuantities();

/** Whether all 2×2 minors of the rows vanish: those that hold one entry other than 0 tell. */
function areMultiples(rows: readonly (readonly bigint[])[]): boolean {
  const l = rows.findIndex((row) => row.some((x) => x !== 0n));
  const row = rows[l] ?? [];
  const e = row.findIndex((x) => x !== 0n);
  return rows.every((other) => other.every((x, f) => (row[e] ?? 0n) * x === (row[f] ?? 0n) * (other[e] ?? 0n)));
}

const witnessed = new Map<number, boolean>();

/** Whether the four layers of the claim with N = n = k have k independent lag operators, counted in two ways. */
function haveFullRank(k: number): boolean {
  const known = witnessed.get(k);
  if (known !== undefined) return known;
  const all = witnessLayers(k).every((layer) => {
    counts.load(layer);
    return counts.valueOf('heads') === k && spanDimension(lagsOf(layer, k)) === k;
  });
  witnessed.set(k, all);
  return all;
}

/** (a) both ways, (c) at k = n, and the sizes of (d). */
function hasGap(c: SsmCase): ExactJudgement {
  const { N, p, d, n } = c;
  const multiples = areMultiples(lagsOf(c, n).map((lag) => lag.flat()));
  counts.load(c);
  const heads = counts.valueOf('heads');
  const most = Math.min(n, c.D === null ? N : N + 1, p * d);
  return judged(true, () => heads <= 1 === multiples && heads <= most && haveFullRank(n), {
    'heads as counted': heads,
    'all 2×2 minors vanish': multiples,
    'bound by the sizes': most,
    'the witnesses with N = n have n independent operators': haveFullRank(n),
  });
}

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'rank-gap',
  section: '2.3',
  statement: {
    words:
      'A causal layer is one head (class O) exactly when all 2×2 minors of its lag matrix vanish; for every k there are state space models with N = n = k that need k heads, and none that needs more than n, N or pd.',
    latex:
      "H = 1 \\iff (M_l)_{\\alpha\\beta} (M_{l'})_{\\gamma\\delta} = (M_l)_{\\gamma\\delta} (M_{l'})_{\\alpha\\beta} \\text{ for all entries}; \\qquad \\max_{N = n = k} k_n = k",
  },
  about: 'O',
  property: exactProperty({ cases: ssmCases({ n: [1, 8] }), decide: hasGap }),
  controls: [
    {
      id: 'rank-gap.1',
      statement: {
        words:
          'Two states force two heads (class O): a state space model without skip with N ≥ 2, n ≥ 2 and A, B, C of rank N needs at least two.',
        latex: 'N \\ge 2,\\ n \\ge 2,\\ \\operatorname{rank} A = \\operatorname{rank} B = \\operatorname{rank} C = N \\implies k_n \\ge 2',
      },
      property: law(
        { kind: 'ssm', N: [1, 4], p: [1, 4], d: [1, 4], n: [1, 8], D: false },
        { given: 'N >= 2 and n >= 2 and rank(A) = N and rank(B) = N and rank(C) = N', says: 'heads >= 2' },
      ),
      example: { dimensions: { N: 2, p: 2, d: 2, n: 2 }, nonzero: 6 },
    },
    {
      id: 'rank-gap.2',
      statement: {
        words: 'A state space model needs no more heads (class O) than it has outputs.',
        latex: 'k_n \\le p',
      },
      property: law({ kind: 'ssm', N: [1, 4], n: [1, 8] }, { says: 'heads <= p' }),
      example: { dimensions: { N: 2, p: 1, d: 2, n: 2 }, nonzero: 4 },
    },
    {
      id: 'rank-gap.3',
      statement: {
        words: 'A gap of k heads (class O) shows on k − 1 tokens: where length n + 1 needs n + 1 heads, so does length n.',
        latex: 'k_{n+1} = n + 1 \\implies k_n = n + 1',
      },
      property: law({ kind: 'ssm', N: [1, 4], n: [1, 8] }, { given: 'heads(n + 1) = n + 1', says: 'heads = n + 1' }),
      example: { dimensions: { N: 2, p: 2, d: 2, n: 1 }, nonzero: 6 },
    },
    {
      id: 'rank-gap.4',
      statement: {
        words:
          'The gap shows with one input and one output as well: an A with two different eigenvalues and B, C other than 0 need two heads (class O) from n = 2 on.',
        latex: 'p = d = 1,\\ \\lvert\\sigma(A)\\rvert \\ge 2,\\ B \\ne 0,\\ C \\ne 0,\\ n \\ge 2 \\implies k_n \\ge 2',
      },
      property: law(
        { kind: 'ssm', N: [1, 4], p: [1, 2], d: [1, 2], n: [1, 8], D: false },
        { given: 'p*d = 1 and eigenvalues >= 2 and rank(B) = 1 and rank(C) = 1 and n >= 2', says: 'heads >= 2' },
      ),
      example: { dimensions: { N: 2, p: 1, d: 1, n: 2 }, nonzero: 4 },
    },
  ],
};
