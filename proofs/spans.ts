// Linear combinations and independence of operators (mathematics.md 1.2).
import {
  absurd,
  apply,
  arith,
  assuming,
  at,
  by,
  cases,
  chain,
  choose,
  contradiction,
  equals,
  exact,
  fact,
  fix,
  forget,
  from,
  have,
  intro,
  lemma,
  note,
  obtain,
  rewrite,
  ring,
  simpFact,
  take,
} from '../src/logic/proof.ts';
import { L1 } from './independence.ts';
import { indep, span } from './operators.ts';
import { sumRing, sumCombine } from './sum-normal.ts';
import { sumEqual, sumSelect } from './sums.ts';

/** A combination of combinations is a combination. */
export const spanTrans = lemma(
  'span-trans',
  '∀p d k m B V M. Span p d m V M ∧ (∀s. s < m ⟹ Span p d k B (V s)) ⟹ Span p d k B M',
  fix('p d k m B V M'),
  rewrite(span),
  assuming('outer', 'inner'),
  obtain('c', 'outer', 'outer'),
  choose('b', 'inner', 'inner'),
  take('λh. sum m (λs. c s * b s h)'),
  intro(),
  chain(
    '…',
    equals('sum m (λs. c s * V s al be)', by('outer')),
    equals('sum m (λs. c s * sum k (λh. b s h * B h al be))', by('inner')),
    equals('…', apply(sumCombine)),
  ),
);

/** Members of a list are combinations of it. */
export const spanMember = lemma(
  'span-member',
  '∀p d k B s. s < k ⟹ Span p d k B (B s)',
  fix('p d k B s'),
  assuming('below'),
  rewrite(span),
  take('λt. if t = s then 1 else 0'),
  intro(),
  chain(
    '…',
    equals('sum k (λt. if t = s then B t al be else 0)', by(sumSelect)),
    equals('…', apply(sumEqual), intro(), cases('i = s', [by()], [by()])),
  ),
);

/** A combination of k operators is one of more. */
export const spanMore = lemma(
  'span-more',
  '∀p d k H B M. k ≤ H ∧ Span p d k B M ⟹ Span p d H B M',
  fix('p d k H B M'),
  assuming('more', 'spanned'),
  apply(
    spanTrans,
    { m: 'k', V: 'B' },
    [exact('spanned')],
    [fix('s'), assuming('below'), apply(at(spanMember, 'p', 'd', 'H', 'B', 's')), arith()],
  ),
);

/** Independent operators in a span of H are at most H. */
export const indepSpanLe = lemma(
  'Indep-Span-le',
  '∀p d k H B V. Indep p d k B ∧ (∀s. s < k ⟹ Span p d H V (B s)) ⟹ k ≤ H',
  fix('p d k H B V'),
  rewrite(indep, span),
  assuming('independent', 'spanned'),
  choose('c', 'spanned', 'spanned'),
  // A pair of entries is an index.
  apply(
    L1,
    { E: 'λe. fst e < p ∧ snd e < d', u: 'λt e. B t (fst e) (snd e)', V: 'λh e. V h (fst e) (snd e)', c: 'c' },
    [
      fix('y'),
      assuming('vanishes'),
      apply('independent'),
      fix('al be'),
      assuming('row', 'column'),
      note('here', at('vanishes', '(al, be)')),
      by('here'),
    ],
    [intro(), by('spanned')],
  ),
);

/** A list of independent operators with one that they do not span is independent. */
export const indepExtend = lemma(
  'independent-extended',
  '∀p d k B R. Indep p d k B ∧ ¬Span p d k B R ⟹ Indep p d (suc k) (λs. if s = k then R else B s)',
  fix('p d k B R'),
  rewrite(indep, span),
  assuming('independent', 'outside'),
  fix('y'),
  assuming('vanishes'),
  have(
    'split: ∀al be. al < p ∧ be < d ⟹ sum k (λs. y s * B s al be) + y k * R al be = 0',
    fix('al be'),
    assuming('row', 'column'),
    note('here', from(at('vanishes', 'al', 'be'), 'row', 'column')),
    forget('vanishes'),
    simpFact('here'),
    by('here'),
  ),
  have(
    'last: y k = 0',
    contradiction('nonzero'),
    // Else R would be in the span, with the coefficients - y s / y k.
    have(
      'spanned: ∃c. ∀al be. al < p ∧ be < d ⟹ R al be = sum k (λs. c s * B s al be)',
      take('λs. -inv (y k) * y s'),
      fix('al be'),
      assuming('row', 'column'),
      note('here', at('split', 'al', 'be')),
      note('unit', at(fact('real-inv-mul'), 'y k')),
      have('unit: inv (y k) * y k = 1', by('unit')),
      chain(
        '…',
        equals('(inv (y k) * y k) * R al be', by('unit')),
        equals('inv (y k) * (sum k (λs. y s * B s al be) + y k * R al be) - inv (y k) * sum k (λs. y s * B s al be)', ring()),
        equals('-inv (y k) * sum k (λs. y s * B s al be)', by('here')),
        equals('…', sumRing()),
      ),
    ),
    absurd('outside', 'spanned'),
  ),
  note('others', at('independent', 'y')),
  have('zero: ∀s. s < k ⟹ y s = 0', apply('others'), intro(), note('here', at('split', 'al', 'be')), by('here', 'last')),
  fix('s'),
  assuming('below'),
  cases('same: s = k', [by('same', 'last')], [have('s < k', arith()), by('zero')]),
);
