// rank-gap (mathematics.md 2.3): one head cannot represent some state space models.
import { fix, lemma, rewrite, simp, take, intro } from '../src/logic/proof.ts';
import type { ProvedClaim } from './claim.ts';
import { heads } from './operators.ts';

/** With one input and one output every family is one of a single head. */
export const siso = lemma(
  'rank-gap-siso',
  '∀n (W : A → ℕ → ℕ → ℕ → ℕ → ℝ). Heads n 1 1 W 1',
  fix('n W'),
  rewrite(heads),
  take('λh al be. 1', 'λx h i j. W x i j 0 0'),
  intro(),
  simp(),
);

/** The claim. */
export const claim: ProvedClaim = {
  id: 'rank-gap',
  title: 'One head cannot represent some state space models.',
  parts: [],
  controls: [{ control: '4', lemma: siso }],
  instances: [],
  open: [{ part: 'minors', missing: 'being written' }],
};
