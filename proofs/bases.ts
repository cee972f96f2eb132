// As many operators as there are dimensions: if k operators span k independent ones, they are independent themselves, and
// each is a combination of the others (mathematics.md 2.4 (iii)).
import {
  apply,
  arith,
  assuming,
  at,
  back,
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
  lemma,
  logic,
  note,
  obtain,
  rewrite,
  rewriteFact,
  ring,
  simp,
  simpFact,
  take,
} from '../src/logic/proof.ts';
import { sumWithout } from './few-combinations.ts';
import { indep, span } from './operators.ts';
import { indepExtend, indepSpanLe, spanMember, spanTrans } from './spans.ts';
import { sumRing } from './sum-normal.ts';
import { sumVanishing } from './sum-terms.ts';

/** If k independent operators are combinations of V 0, …, V (k - 1), then each V h is a combination of them. */
export const basisSpans = lemma(
  'basis-spans',
  '∀p d k B V. Indep p d k B ∧ (∀s. s < k ⟹ Span p d k V (B s)) ⟹ ∀h. h < k ⟹ Span p d k B (V h)',
  fix('p d k B V'),
  assuming('independent', 'spanned'),
  fix('h'),
  assuming('below'),
  contradiction('outside'),
  // With V h there would be k + 1 independent operators in the span of k.
  have(
    'more: suc k ≤ k',
    apply(
      indepSpanLe,
      { p: 'p', d: 'd', B: 'λs. if s = k then V h else B s', V: 'V' },
      [apply(indepExtend, {}, [exact('independent')], [exact('outside')])],
      [
        fix('s'),
        assuming('here'),
        cases('last: s = k', [rewrite('last'), simp(), apply(spanMember), exact('below')], [have('s < k', arith()), by('spanned')]),
      ],
    ),
  ),
  arith(),
);

/** A relation with y r ≠ 0 makes V r a combination of the others. */
const relationSpans = lemma(
  'relation-spans',
  `∀p d k V y r. r ≤ k ∧ ¬(y r = 0) ∧ (∀al be. al < p ∧ be < d ⟹ sum (suc k) (λs. y s * V s al be) = 0) ⟹
     Span p d k (λm. V (if m < r then m else suc m)) (V r)`,
  fix('p d k V y r'),
  assuming('below', 'nonzero', 'relation'),
  note('unit', at(fact('real-inv-mul'), 'y r')),
  have('unit: inv (y r) * y r = 1', by('unit')),
  rewrite(span),
  take('λm. -inv (y r) * y (if m < r then m else suc m)'),
  fix('al be'),
  assuming('row', 'column'),
  note('zero', from(at('relation', 'al', 'be'), 'row', 'column')),
  note('split', from(at(sumWithout, 'λs. y s * V s al be', 'r', 'k'), 'below')),
  chain(
    '…',
    equals('(inv (y r) * y r) * V r al be', rewrite('unit'), ring()),
    equals(
      `inv (y r) * sum (suc k) (λs. y s * V s al be) -
       inv (y r) * sum k (λm. y (if m < r then m else suc m) * V (if m < r then m else suc m) al be)`,
      rewrite('split'),
      ring(),
    ),
    equals('…', rewrite('zero'), sumRing()),
  ),
);

/** If k independent operators are combinations of V 0, …, V (k - 1), then these are independent. */
export const basisIndependent = lemma(
  'basis-independent',
  '∀p d k B V. Indep p d k B ∧ (∀s. s < k ⟹ Span p d k V (B s)) ⟹ Indep p d k V',
  fix('p d k B V'),
  assuming('independent', 'spanned'),
  rewrite(indep),
  fix('y'),
  assuming('relation'),
  fix('r'),
  assuming('below'),
  contradiction('nonzero'),
  // Without V r, which is a combination of the others, there would be fewer than k that span them.
  have('pred: ∃q. k = suc q', cases(at(fact('natural-cases'), 'k'), [arith()], [by()])),
  obtain('q', 'pred', 'is'),
  have('within: r ≤ q', arith()),
  have('zero: ∀al be. al < p ∧ be < d ⟹ sum (suc q) (λs. y s * V s al be) = 0', rewrite(back('is')), exact('relation')),
  have(
    'last: Span p d q (λm. V (if m < r then m else suc m)) (V r)',
    apply(relationSpans, { y: 'y' }, [exact('within')], [exact('nonzero')], [exact('zero')]),
  ),
  have(
    'all: ∀h. h < k ⟹ Span p d q (λm. V (if m < r then m else suc m)) (V h)',
    fix('h'),
    assuming('here'),
    cases(
      'same: h = r',
      [rewrite('same'), exact('last')],
      [
        cases(
          'before: h < r',
          [note('member', at(spanMember, 'p', 'd', 'q', 'λm. V (if m < r then m else suc m)', 'h')), have('h < q', arith()), by('member')],
          [
            have('pred: ∃g. h = suc g', cases(at(fact('natural-cases'), 'h'), [arith()], [by()])),
            obtain('g', 'pred', 'next'),
            note('member', at(spanMember, 'p', 'd', 'q', 'λm. V (if m < r then m else suc m)', 'g')),
            have('place: g < q', arith()),
            have('after: ¬(g < r)', arith()),
            note('member', from('member', 'place')),
            rewriteFact('member', 'after'),
            rewrite('next'),
            by('member'),
          ],
        ),
      ],
    ),
  ),
  have(
    'more: k ≤ q',
    apply(
      indepSpanLe,
      { p: 'p', d: 'd', B: 'B', V: 'λm. V (if m < r then m else suc m)' },
      [exact('independent')],
      [fix('s'), assuming('here'), apply(spanTrans, { m: 'k', V: 'V' }, [apply('spanned'), exact('here')], [exact('all')])],
    ),
  ),
  arith(),
);

/** Each of independent operators has an entry that is not zero. */
export const indepNonzero = lemma(
  'independent-nonzero',
  '∀p d k B s. Indep p d k B ∧ s < k ⟹ ∃al be. al < p ∧ be < d ∧ ¬(B s al be = 0)',
  fix('p d k B s'),
  rewrite(indep),
  assuming('independent', 'below'),
  contradiction('none'),
  have(
    'relation: ∀al be. al < p ∧ be < d ⟹ sum k (λt. (if t = s then 1 else 0) * B t al be) = 0',
    fix('al be'),
    assuming('row', 'column'),
    have('zero: B s al be = 0', contradiction('nonzero'), logic()),
    apply(sumVanishing),
    fix('t'),
    assuming('here'),
    cases('is: t = s', [rewrite('is', 'zero'), ring()], [by()]),
  ),
  note('one', at(from(at('independent', 'λt. if t = s then 1 else 0'), 'relation'), 's')),
  simpFact('one'),
);
