// uff-span-bound (mathematics.md 2.2): independent members of a family of H heads are at most H.
import { apply, assuming, at, by, exact, fix, from, lemma, obtain, rewrite } from '../src/logic/proof.ts';
import type { ProvedClaim } from './claim.ts';
import { headsSpan } from './heads.ts';
import { indepSpanLe } from './spans.ts';

/** The claim. The members B s may be at different inputs and positions. */
export const uffSpanBound = lemma(
  'uff-span-bound',
  `∀n p d (W : A → ℕ → ℕ → ℕ → ℕ → ℝ) H k B.
     Heads n p d W H ∧ Indep p d k B ∧ (∀s. s < k ⟹ ∃x i j. i < n ∧ j < n ∧ B s = W x i j) ⟹ k ≤ H`,
  fix('n p d W H k B'),
  rewrite(headsSpan),
  assuming('heads', 'independent', 'members'),
  obtain('V', 'heads', 'spanned'),
  apply(
    indepSpanLe,
    { p: 'p', d: 'd', B: 'B', V: 'V' },
    [exact('independent')],
    [
      fix('s'),
      assuming('below'),
      obtain('x i j', from(at('members', 's'), 'below'), 'query', 'key', 'is'),
      rewrite('is'),
      apply('spanned'),
      by(),
    ],
  ),
);
