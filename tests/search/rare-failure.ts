import { exactProperty, judged } from '../../properties/exact-property.ts';
import { shapedCases, type ShapedCase } from '../../properties/shaped-cases.ts';
import type { Judgement } from '../../src/claims/claim.ts';
import { integerInverse } from '../../src/exact/fraction-free.ts';
import type { SearchedProperty } from '../../src/search/searched-property.ts';

const SIZE = 4;
const MOST = 20;

const entries = (c: ShapedCase): readonly number[] => c.weights['M'] ?? [];

function determinant(m: readonly number[]): number {
  const rows = Array.from({ length: SIZE }, (_, i) => m.slice(i * SIZE, (i + 1) * SIZE).map(BigInt));
  return Number(integerInverse(rows)?.det ?? 0n);
}

function decide(c: ShapedCase): ReturnType<typeof judged> {
  const M = entries(c);
  const det = determinant(M);
  return judged(
    M.every((x) => x !== 0),
    () => det !== 1,
    { 'det(M)': det },
  );
}

/** "A 4×4 matrix of whole numbers up to 20, none of them 0, never has determinant 1." Random ones have it once in 10^5. */
export const rareFailure: SearchedProperty = exactProperty<ShapedCase>({
  cases: shapedCases({ sizes: { N: [SIZE, SIZE] }, weights: { M: ['N', 'N'] }, entries: [-MOST, MOST] }),
  decide,
  suspect: (c): Judgement => decide(c).judgement,
  guide: {
    score: (c) => Math.log1p(Math.abs(determinant(entries(c)) - 1)),
    *steps(c, random) {
      const M = entries(c);
      const first = Math.floor(random() * M.length);
      for (let k = 0; k < M.length; k += 1) {
        const e = (first + k) % M.length;
        for (const change of [1, -1, 2, -2]) {
          const x = (M[e] ?? 0) + change;
          if (Math.abs(x) <= MOST) yield { ...c, weights: { M: M.with(e, x) } };
        }
      }
    },
  },
});
