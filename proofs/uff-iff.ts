// uff-iff (mathematics.md 2.2): the least number of heads of a family is its interaction rank, which exists.
import { apply, assuming, at, back, both, by, exact, fix, from, lemma, obtain, rewrite, take } from '../src/logic/proof.ts';
import type { ProvedClaim } from './claim.ts';
import { dimExists, dimIff } from './dimension.ts';
import { headsSpan } from './heads.ts';
import { irk } from './operators.ts';

// The members of the family W, as a set.
const members = 'λR. ∃(x : A) i j. i < n ∧ j < n ∧ R = W x i j';

/** Operators span every W x i j if and only if they span the set of these. */
const membersSpan = lemma(
  'members-span',
  `∀n p d (W : A → ℕ → ℕ → ℕ → ℕ → ℝ) H V.
     (∀R. (∃x i j. i < n ∧ j < n ∧ R = W x i j) ⟹ Span p d H V R) ⇔ (∀x i j. i < n ∧ j < n ⟹ Span p d H V (W x i j))`,
  fix('n p d W H V'),
  both(
    [assuming('all'), fix('x i j'), assuming('query', 'key'), apply('all'), take('x', 'i', 'j'), by()],
    [assuming('all'), fix('R'), assuming('member'), obtain('x i j', 'member', 'query', 'key', 'is'), rewrite('is'), apply('all'), by()],
  ),
);

/** The interaction rank exists, and is at most p d. */
export const irkExists = lemma(
  'irk-exists',
  '∀n p d (W : A → ℕ → ℕ → ℕ → ℕ → ℝ). ∃k. k ≤ p * d ∧ Irk n p d W k',
  fix('n p d W'),
  rewrite(irk),
  exact(at(dimExists, 'p', 'd', members)),
);

/** The claim: H heads represent W if and only if H is at least the interaction rank. */
export const uffIff = lemma(
  'uff-iff',
  '∀n p d (W : A → ℕ → ℕ → ℕ → ℕ → ℝ) k H. Irk n p d W k ⟹ (Heads n p d W H ⇔ k ≤ H)',
  fix('n p d W k H'),
  rewrite(irk, headsSpan),
  assuming('rank'),
  rewrite(back(from(at(dimIff, 'p', 'd', members, 'k', 'H'), 'rank')), membersSpan),
);
