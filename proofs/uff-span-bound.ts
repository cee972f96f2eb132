// uff-span-bound (mathematics.md 2.2): independent members of a family of H heads are at most H.
import {
  apply,
  arith,
  assuming,
  at,
  both,
  by,
  cases,
  exact,
  fix,
  forget,
  from,
  have,
  lemma,
  note,
  obtain,
  rewrite,
  simpFact,
  take,
} from '../src/logic/proof.ts';
import type { ProvedClaim } from './claim.ts';
import { headsSpan } from './heads.ts';
import { mat2 } from './matrices.ts';
import { indep, kron } from './operators.ts';
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

/** Coefficients that are matrices, one for each channel, do not obey the bound: one such head has two independent members. */
export const channelwise = lemma(
  'uff-span-bound-channelwise',
  `∃g V. Indep 2 2 2 (λs al be. g s al * V al be) ∧ ¬(2 ≤ 1)`,
  take('λs al. if s = al then 1 else 0', 'kron'),
  both(
    [
      rewrite(indep),
      fix('y'),
      assuming('vanishes'),
      note('first', at('vanishes', '0', '0')),
      note('second', at('vanishes', '1', '1')),
      forget('vanishes'),
      simpFact('first', kron),
      simpFact('second', kron),
      fix('s'),
      assuming('below'),
      cases('s = 0', [by()], [have('s = 1', arith()), by()]),
    ],
    [arith()],
  ),
);

/** Value maps that depend on the position do not obey it either: V 0 and V 1 are two independent members. */
export const positionwise = lemma(
  'uff-span-bound-positionwise',
  'Indep 2 2 2 (λi. if i = 0 then mat2 1 0 0 0 else mat2 0 0 0 1)',
  rewrite(indep),
  fix('y'),
  assuming('vanishes'),
  note('first', at('vanishes', '0', '0')),
  note('second', at('vanishes', '1', '1')),
  forget('vanishes'),
  simpFact('first', mat2),
  simpFact('second', mat2),
  fix('s'),
  assuming('below'),
  cases('s = 0', [by()], [have('s = 1', arith()), by()]),
);

/** No heads: no member is independent. */
export const none = lemma(
  'uff-span-bound-none',
  '∀n p d (W : A → ℕ → ℕ → ℕ → ℕ → ℝ) k B. Heads n p d W 0 ∧ Indep p d k B ∧ (∀s. s < k ⟹ ∃x i j. i < n ∧ j < n ∧ B s = W x i j) ⟹ k = 0',
  fix('n p d W k B'),
  assuming('heads', 'independent', 'members'),
  note('bound', from(at(uffSpanBound, 'n', 'p', 'd', 'W', '0', 'k', 'B'), 'heads', 'independent', 'members')),
  arith('bound'),
);

/** The claim. */
export const claim: ProvedClaim = {
  id: 'uff-span-bound',
  title: 'Independent members of a family of H heads are at most H.',
  parts: [{ part: 'bound', lemma: uffSpanBound }],
  controls: [
    { control: '1', lemma: channelwise },
    { control: '2', lemma: positionwise },
  ],
  instances: [none],
  open: [],
};
