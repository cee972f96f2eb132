// uff-iff (mathematics.md 2.2): the least number of heads of a family is its interaction rank, which exists.
import {
  apply,
  arith,
  assuming,
  at,
  back,
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
import { dimExists, dimIff } from './dimension.ts';
import { headsSpan } from './heads.ts';
import { mat2 } from './matrices.ts';
import { dim, indep, irk } from './operators.ts';
import { spanMember } from './spans.ts';

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

/** At each of two inputs the rank is 1, over both it is 2 (control 3). */
export const control = lemma(
  'uff-control',
  'Irk 1 2 2 (λ(x : bool) i j. if x then mat2 1 0 0 0 else mat2 0 0 0 1) 2',
  rewrite(irk, dim),
  take('λs. if s = 0 then mat2 1 0 0 0 else mat2 0 0 0 1'),
  both(
    [fix('s'), assuming('below'), cases('s = 0', [take('T', '0', '0'), by()], [take('F', '0', '0'), by()])],
    [
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
    ],
    [
      fix('R'),
      assuming('member'),
      obtain('x i j', 'member', 'query', 'key', 'is'),
      rewrite('is'),
      cases(
        'x',
        [note('here', at(spanMember, '2', '2', '2', 'λs. if s = 0 then mat2 1 0 0 0 else mat2 0 0 0 1', '0')), by('here')],
        [note('here', at(spanMember, '2', '2', '2', 'λs. if s = 0 then mat2 1 0 0 0 else mat2 0 0 0 1', '1')), by('here')],
      ),
    ],
  ),
);

/** No positions at all: the rank is 0. */
export const empty = lemma(
  'uff-iff-empty',
  '∀p d (W : A → ℕ → ℕ → ℕ → ℕ → ℝ). Irk 0 p d W 0',
  fix('p d W'),
  rewrite(irk, dim),
  take('λs al be. 0'),
  both([by()], [rewrite(indep), by()], [by()]),
);

/** The claim. */
export const claim: ProvedClaim = {
  id: 'uff-iff',
  title: 'The least number of heads of a family is its interaction rank.',
  parts: [
    { part: 'exists', lemma: irkExists },
    { part: 'equivalence', lemma: uffIff },
  ],
  controls: [{ control: '3', lemma: control }],
  instances: [empty],
  open: [],
};
