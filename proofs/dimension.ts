// The dimension of a set of operators (mathematics.md 1.2): it exists, is unique, and is the least size of a spanning list.
import {
  apply,
  arith,
  assuming,
  at,
  back,
  both,
  by,
  cases,
  chain,
  contradiction,
  equals,
  exact,
  fact,
  fix,
  from,
  have,
  intro,
  lemma,
  logic,
  note,
  obtain,
  rewrite,
  take,
} from '../src/logic/proof.ts';
import { dim, indep, span } from './operators.ts';
import { indepExtend, indepSpanLe, spanMore } from './spans.ts';
import { sumEqual, sumSelect } from './sums.ts';

/** The p d matrix units span all operators; unit number al d + be has its 1 in row al and column be. */
export const unitsSpan = lemma(
  'units-span',
  '∀p d M. Span p d (p * d) (λe al be. if e = al * d + be then 1 else 0) M',
  fix('p d M'),
  rewrite(span),
  take('λe. M (e div d) (e mod d)'),
  fix('al be'),
  assuming('row', 'column'),
  have('more: ∃r. p = suc al + r', note('le', at(fact('natural-le-exists'), 'suc al', 'p')), have('suc al ≤ p', arith()), by('le')),
  obtain('r', 'more', 'is'),
  have('bound: al * d + be < p * d', rewrite('is'), arith()),
  note('row1', from(at(fact('natural-div-unique'), 'al * d + be', 'd', 'al', 'be'))),
  have('quotient: (al * d + be) div d = al', by('row1')),
  note('row2', at(fact('natural-mod-unique'), 'al * d + be', 'd', 'al', 'be')),
  have('remainder: (al * d + be) mod d = be', by('row2')),
  chain(
    '…',
    equals('M ((al * d + be) div d) ((al * d + be) mod d)', by('quotient', 'remainder')),
    equals('sum (p * d) (λe. if e = al * d + be then M (e div d) (e mod d) else 0)', by(sumSelect, 'bound')),
    equals('…', apply(sumEqual), fix('e'), assuming('below'), cases('e = al * d + be', [by()], [by()])),
  ),
);

/** Independent operators are at most p d. */
export const indepBound = lemma(
  'independent-bound',
  '∀p d k B. Indep p d k B ⟹ k ≤ p * d',
  fix('p d k B'),
  assuming('independent'),
  apply(
    indepSpanLe,
    { d: 'd', p: 'p', B: 'B', V: 'λe al be. if e = al * d + be then 1 else 0' },
    [exact('independent')],
    [intro(), apply(unitsSpan)],
  ),
);

/** Every set of operators has a dimension. */
export const dimExists = lemma(
  'Dim-exists',
  '∀p d S. ∃k. k ≤ p * d ∧ Dim p d S k',
  fix('p d S'),
  // The largest number of independent members.
  note('greatest', at(fact('greatest'), 'λk. ∃B. (∀s. s < k ⟹ S (B s)) ∧ Indep p d k B')),
  have('some: ∃k B. (∀s. s < k ⟹ S (B s)) ∧ Indep p d k B', take('0', 'λs al be. 0'), by(indep)),
  have(
    'bounded: ∃m. ∀k. (∃B. (∀s. s < k ⟹ S (B s)) ∧ Indep p d k B) ⟹ k ≤ m',
    take('p * d'),
    fix('k'),
    assuming('list'),
    obtain('B', 'list', 'members', 'independent'),
    apply(indepBound, { B: 'B' }),
    exact('independent'),
  ),
  have(
    'maximum: ∃m. (∃B. (∀s. s < m ⟹ S (B s)) ∧ Indep p d m B) ∧ ∀n. (∃B. (∀s. s < n ⟹ S (B s)) ∧ Indep p d n B) ⟹ n ≤ m',
    rewrite(back('greatest')),
    both([exact('some')], [exact('bounded')]),
  ),
  obtain('k', 'maximum', 'here', 'most'),
  obtain('B', 'here', 'members', 'independent'),
  take('k'),
  both(
    [apply(indepBound, { B: 'B' }), exact('independent')],
    [
      rewrite(dim),
      take('B'),
      both(
        [exact('members')],
        [exact('independent')],
        [
          fix('R'),
          assuming('member'),
          contradiction('outside'),
          have(
            'more: suc k ≤ k',
            apply('most'),
            take('λs. if s = k then R else B s'),
            both(
              [fix('s'), assuming('below'), cases('s = k', [by('member')], [have('s < k', arith()), by('members')])],
              [apply(indepExtend), logic()],
            ),
          ),
          arith(),
        ],
      ),
    ],
  ),
);

/** The dimension is unique. */
export const dimUnique = lemma(
  'Dim-unique',
  "∀p d S k k'. Dim p d S k ∧ Dim p d S k' ⟹ k = k'",
  fix("p d S k k'"),
  rewrite(dim),
  assuming('one', 'other'),
  obtain('B', 'one', 'members', 'independent', 'spans'),
  obtain('C', 'other', 'members2', 'independent2', 'spans2'),
  have(
    "le: k ≤ k'",
    apply(indepSpanLe, { p: 'p', d: 'd', B: 'B', V: 'C' }, [exact('independent')], [intro(), apply('spans2'), by('members')]),
  ),
  have(
    "ge: k' ≤ k",
    apply(indepSpanLe, { p: 'p', d: 'd', B: 'C', V: 'B' }, [exact('independent2')], [intro(), apply('spans'), by('members2')]),
  ),
  arith(),
);

/** The dimension is the least number of operators that span the set. */
export const dimIff = lemma(
  'Dim-iff',
  '∀p d S k H. Dim p d S k ⟹ ((∃V. ∀R. S R ⟹ Span p d H V R) ⇔ k ≤ H)',
  fix('p d S k H'),
  rewrite(dim),
  assuming('basis'),
  obtain('B', 'basis', 'members', 'independent', 'spans'),
  both(
    [
      assuming('spanned'),
      obtain('V', 'spanned', 'spanned'),
      apply(indepSpanLe, { p: 'p', d: 'd', B: 'B', V: 'V' }, [exact('independent')], [intro(), apply('spanned'), by('members')]),
    ],
    [assuming('enough'), take('B'), intro(), apply(spanMore, { k: 'k' }, [exact('enough')], [apply('spans'), by()])],
  ),
);
