// Several lists of operators as one: what each of them spans is spanned by all together.
import {
  apply,
  arith,
  assuming,
  at,
  back,
  both,
  by,
  cases,
  defineByRecursion,
  either,
  exact,
  fact,
  fix,
  from,
  have,
  induct,
  intro,
  lemma,
  obtain,
  rewrite,
  rewriteFact,
  simpOnly,
  take,
} from '../src/logic/proof.ts';
import './operators.ts';
import { spanMember, spanTrans } from './spans.ts';

/** `msum k g` is g 0 + … + g (k - 1), of natural numbers. */
export const [msumZero, msumSuc] = defineByRecursion('msum', 'ℕ → (ℕ → ℕ) → ℕ', 'msum 0 g = 0', 'msum (suc k) g = msum k g + g k');

/** A member of a list is in the span. */
const spanOf = lemma(
  'span-of-member',
  '∀p d k B R s. s < k ∧ B s = R ⟹ Span p d k B R',
  fix('p d k B R s'),
  assuming('below', 'is'),
  rewrite(back('is')),
  apply(spanMember),
  exact('below'),
);

/** A list with another behind it spans what each spans. */
const spanAppended = lemma(
  'span-appended',
  `∀p d m q V W R. Span p d m V R ∨ Span p d q W R ⟹ Span p d (m + q) (λh. if h < m then V h else W (h - m)) R`,
  fix('p d m q V W R'),
  assuming('one'),
  cases(
    'one',
    [
      apply(
        spanTrans,
        { m: 'm', V: 'V' },
        [by()],
        [fix('s'), assuming('below'), apply(spanOf, { s: 's' }, [arith()], [simpOnly('below')])],
      ),
    ],
    [
      apply(
        spanTrans,
        { m: 'q', V: 'W' },
        [by()],
        [fix('s'), assuming('below'), apply(spanOf, { s: 'm + s' }, [arith()], [have('late: ¬(m + s < m)', arith()), simpOnly('late')])],
      ),
    ],
  ),
);

/** For each s < k a list of g s operators that are all P and span the set S s: then msum k g operators do so for all s. */
export const joined = lemma(
  'joined-lists',
  `∀p d P S k g. (∀s. s < k ⟹ ∃W. (∀h. h < g s ⟹ P (W h)) ∧ ∀R. S s R ⟹ Span p d (g s) W R) ⟹
     ∃V. (∀h. h < msum k g ⟹ P (V h)) ∧ ∀s R. s < k ∧ S s R ⟹ Span p d (msum k g) V R`,
  fix('p d P S'),
  induct(
    'k',
    [fix('g'), assuming('lists'), take('λh al be. 0'), rewrite(msumZero), both([intro(), arith()], [intro(), arith()])],
    [
      fix('g'),
      assuming('lists'),
      have(
        'before: ∀s. s < k ⟹ ∃W. (∀h. h < g s ⟹ P (W h)) ∧ ∀R. S s R ⟹ Span p d (g s) W R',
        fix('s'),
        assuming('below'),
        apply('lists'),
        arith(),
      ),
      have('now: ∃W. (∀h. h < g k ⟹ P (W h)) ∧ ∀R. S k R ⟹ Span p d (g k) W R', apply('lists'), arith()),
      obtain('V', from(at('IH', 'g'), 'before'), 'all', 'spans'),
      obtain('W', 'now', 'all2', 'spans2'),
      rewrite(msumSuc),
      take('λh. if h < msum k g then V h else W (h - msum k g)'),
      both(
        [
          fix('h'),
          assuming('below'),
          cases('early: h < msum k g', [simpOnly('early'), apply('all'), exact('early')], [simpOnly('early'), apply('all2'), arith()]),
        ],
        [
          fix('s R'),
          assuming('below', 'member'),
          apply(spanAppended),
          cases(
            'last: s = k',
            [either('right'), rewriteFact('member', 'last'), apply('spans2'), exact('member')],
            [either('left'), apply('spans', { s: 's' }, [arith()], [exact('member')])],
          ),
        ],
      ),
    ],
  ),
);

/** A sum of equal numbers. */
export const msumConstant = lemma(
  'msum-constant',
  '∀r k. msum k (λs. r) = r * k',
  fix('r'),
  induct('k', [rewrite(msumZero), by()], [rewrite(msumSuc, 'IH'), by(fact('natural-mul-suc'))]),
);
