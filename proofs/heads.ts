// Heads and spans (mathematics.md 2.2): a family is one of H heads if and only if H operators span all its members.
import { assuming, both, by, choose, fix, intro, lemma, obtain, rewrite, take } from '../src/logic/proof.ts';
import { heads, span } from './operators.ts';

/** Heads as spans: the coefficients are chosen for each input and each pair of positions. */
export const headsSpan = lemma(
  'heads-span',
  '∀n p d (W : A → ℕ → ℕ → ℕ → ℕ → ℝ) H. Heads n p d W H ⇔ ∃V. ∀x i j. i < n ∧ j < n ⟹ Span p d H V (W x i j)',
  fix('n p d W H'),
  rewrite(heads, span),
  both(
    [
      assuming('represented'),
      obtain('V a', 'represented', 'represented'),
      take('V'),
      fix('x i j'),
      assuming('query', 'key'),
      take('λh. a x h i j'),
      intro(),
      by('represented'),
    ],
    [
      assuming('spanned'),
      obtain('V', 'spanned', 'spanned'),
      choose('a', 'spanned', 'spanned'),
      take('V', 'λx h i j. a x i j h'),
      intro(),
      by('spanned'),
    ],
  ),
);
