// saturation (mathematics.md 2.7): how the number of heads grows with the length, and where it stops.
import type { ExactJudgement } from '../src/claims/claim.ts';
import { integerRank } from '../src/exact/fraction-free.ts';
import { ssmCases } from './arbitraries/arbitraries.ts';
import type { SsmCase } from './arbitraries/case.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { certifiedCountIs, smallCountIs, type AgreesOnHeads } from './counted-heads.ts';
import { exactProperty, judged } from './exact-property.ts';
import { law } from './formula-property.ts';
import { lagsOf, minimalDegree, spanProfile, wholeMatrix } from './integer-operators.ts';

/** (a) to (e) at all lengths up to two past the degree, without and with D; and that our own count agrees at n. */
function saturates(c: SsmCase, agrees: AgreesOnHeads): ExactJudgement {
  const { N, p, d, n } = c;
  const degree = minimalDegree(wholeMatrix(c.A, N, N));
  const longest = Math.max(n, degree + 2);
  const plain = spanProfile(lagsOf({ ...c, D: null }, longest));
  const own = c.D === null ? plain : spanProfile(lagsOf(c, longest));
  const limit = c.D === null ? degree : degree + 1;
  const ranks = integerRank(wholeMatrix(c.C, p, N)).rank * integerRank(wholeMatrix(c.B, N, d)).rank;
  const at = (profile: readonly number[], l: number): number => profile[l] ?? 0;
  const holdsAt = (l: number): boolean => {
    const grown = at(own, l) - at(own, l - 1);
    if (grown < 0 || grown > 1 || (l > limit && grown !== 0)) return false;
    if (at(plain, l) > Math.min(l, degree, ranks) || at(own, l) > Math.min(l, limit, p * d)) return false;
    return Math.abs(at(own, l) - at(plain, l)) <= 1;
  };
  const holds = (): boolean => Array.from({ length: longest }, (_, l) => l + 1).every(holdsAt) && agrees(c, at(own, n));
  return judged(true, holds, { 'degree of A': degree, 'rank(B) rank(C)': ranks, 'k_1, k_2, …': own.slice(1).join(', ') });
}

const TWO_STATES = { N: 2, p: 2, d: 2 };

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'saturation',
  section: '2.7',
  statement: {
    words:
      'At operator level (class O), the number k_n of heads of a linear time-invariant state space model without D grows by at most one with each token, is at most n, the degree m of any monic polynomial with q(A) = 0, and rank(C) rank(B), and is constant from n = m on; with D the same holds with m + 1 and pd, and D changes k_n by at most one.',
    latex: String.raw`k_n \le k_{n+1} \le k_n + 1,\quad k_n \le \min(n,\, m,\, \operatorname{rank} C \cdot \operatorname{rank} B),\quad k_n = k_m \ (n \ge m);\qquad k_n^D \le \min(n,\, m+1,\, pd),\quad \lvert k_n^D - k_n\rvert \le 1`,
  },
  about: 'O',
  property: exactProperty({
    cases: ssmCases({ N: [1, 4], n: [1, 8], denominator: [1, 2] }),
    decide: (c) => saturates(c, certifiedCountIs),
    suspect: (c) => saturates(c, smallCountIs).judgement,
  }),
  controls: [
    {
      id: 'saturation.1',
      statement: {
        words: 'Once one more token needs no further head, later tokens need none either (class O).',
        latex: String.raw`k_{n+1} = k_n \implies \forall m \ge n:\ k_m = k_n`,
      },
      property: law({ kind: 'ssm', D: false, N: [1, 6], n: [1, 4] }, { given: 'heads(n + 1) = heads', says: 'heads(n + N) = heads' }),
      example: { dimensions: { N: 3, p: 2, d: 1, n: 1 }, nonzero: 5 },
    },
    {
      id: 'saturation.2',
      statement: {
        words:
          'If B and C have full rank, the number of heads is the smallest of the length, the degree of the minimal polynomial of A, and pd (class O).',
        latex: String.raw`\operatorname{rank} B = \min(N, d),\ \operatorname{rank} C = \min(N, p) \implies k_n = \min(n,\, m,\, pd)`,
      },
      property: law(
        { kind: 'ssm', D: false },
        { given: 'rank(B) = min(N, d) and rank(C) = min(N, p)', says: 'heads = min(n, degree, p*d)' },
      ),
      example: { dimensions: { N: 2, p: 1, d: 2, n: 2 }, nonzero: 4 },
    },
    {
      id: 'saturation.3',
      statement: {
        words: 'The number of heads is constant from one token less than the degree m of the minimal polynomial of A on (class O).',
        latex: String.raw`n \ge m - 1 \implies k_{n+1} = k_n`,
      },
      property: law({ kind: 'ssm', D: false }, { given: 'n >= degree - 1', says: 'heads(n + 1) = heads' }),
      example: { dimensions: { ...TWO_STATES, n: 1 }, nonzero: 5 },
    },
    {
      id: 'saturation.4',
      statement: {
        words: 'A state space model with D needs no more heads than the degree of the minimal polynomial of A either (class O).',
        latex: String.raw`k_n^D \le \min(n,\, m,\, pd)`,
      },
      property: law({ kind: 'ssm', D: true }, { says: 'heads <= min(n, degree, p*d)' }),
      example: { dimensions: { N: 1, p: 1, d: 2, n: 2 }, nonzero: 4 },
    },
    {
      id: 'saturation.5',
      statement: {
        words: 'A time-varying state space model needs at most as many heads as it has states, or as there are tokens (class O).',
        latex: String.raw`\operatorname{irk}(W) \le \max(N,\, n)`,
      },
      property: law({ kind: 'time-varying-ssm', D: false, N: [1, 4] }, { says: 'heads <= max(N, n)' }),
      example: { dimensions: { N: 1, p: 2, d: 2, n: 2 }, nonzero: 6 },
    },
    {
      id: 'saturation.6',
      statement: {
        words: 'Every state space model without D needs as many heads as its sizes allow, not just a generic one (class O).',
        latex: String.raw`\forall A, B, C:\ k_n = \min(n,\, N,\, pd)`,
      },
      property: law({ kind: 'ssm', D: false }, { says: 'heads = min(n, N, p*d)' }),
      example: { dimensions: { ...TWO_STATES, n: 2 }, nonzero: 6 },
    },
  ],
};
