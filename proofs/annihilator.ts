// A matrix of size N satisfies a monic equation of degree at most N (what remains of the theorem of Cayley and Hamilton when
// the equation need not be the characteristic one). No determinants: the basis vectors are taken one after the other, and
// when the powers of A on the next one give r vectors independent of those before, the degree grows by r.
import {
  absurd,
  apply,
  arith,
  assuming,
  at,
  both,
  by,
  cases,
  contradiction,
  exact,
  extensionally,
  fact,
  fix,
  forget,
  from,
  have,
  induct,
  intro,
  lemma,
  note,
  obtain,
  rewrite,
  rewriteFact,
  simp,
  take,
} from '../src/logic/proof.ts';
import { indepBound } from './dimension.ts';
import { killed, killedCombination, killedMore, killedPower, killedProduct, monicProduct } from './killed-columns.ts';
import { mmul, sumKronRight } from './matrices.ts';
import { indep, span } from './operators.ts';
import { indepExtend } from './spans.ts';
import { sumSplit } from './sum-products.ts';

/** A list whose first D members are independent stays independent up to a member that those before it span. */
const indepUntil = lemma(
  'independent-until',
  '∀p d D L. Indep p d D L ⟹ ∃r. Indep p d (D + r) L ∧ Span p d (D + r) L (L (D + r))',
  fix('p d D L'),
  assuming('independent'),
  contradiction('none'),
  have(
    'all: ∀r. Indep p d (D + r) L',
    induct(
      'r',
      [rewrite(fact('natural-add-zero')), exact('independent')],
      [
        have(
          'out: ¬Span p d (D + r) L (L (D + r))',
          assuming('spanned'),
          have('some: ∃r. Indep p d (D + r) L ∧ Span p d (D + r) L (L (D + r))', take('r'), both([exact('IH')], [exact('spanned')])),
          absurd('none', 'some'),
        ),
        note('more', from(at(indepExtend, 'p', 'd', 'D + r', 'L', 'L (D + r)'), 'IH', 'out')),
        have(
          'same: (λs. if s = D + r then L (D + r) else L s) = L',
          extensionally('s'),
          cases('is: s = D + r', [simp('is')], [simp('is')]),
        ),
        rewriteFact('more', 'same'),
        rewrite(fact('natural-add-suc')),
        exact('more'),
      ],
    ),
  ),
  have('most: D + suc (p * d) ≤ p * d', apply(indepBound, { B: 'L' }), apply('all')),
  arith(),
);

/** One basis vector more: whatever a polynomial of degree D kills, and v, are killed by one of degree D + r, with r new vectors. */
const annihilatorStep = lemma(
  'annihilator-step',
  `∀N A D q B v. Indep N 1 D B ∧ (∀s. s < D ⟹ Killed N A D q (B s)) ⟹
     ∃m c C. Indep N 1 m C ∧ (∀s. s < m ⟹ Killed N A m c (C s)) ∧ Killed N A m c v ∧ ∀X. Killed N A D q X ⟹ Killed N A m c X`,
  fix('N A D q B v'),
  assuming('independent', 'zero'),
  have(
    'list: Indep N 1 D (λs. if s < D then B s else mmul N (mpow N A (s - D)) v)',
    rewriteFact('independent', indep),
    rewrite(indep),
    fix('y'),
    assuming('vanishes'),
    apply('independent'),
    fix('al be'),
    assuming('row', 'column'),
    note('here', at('vanishes', 'al', 'be')),
    forget('vanishes', 'independent'),
    by('here'),
  ),
  obtain('r', from(at(indepUntil, 'N', '1', 'D', 'λs. if s < D then B s else mmul N (mpow N A (s - D)) v'), 'list'), 'longer', 'spanned'),
  rewriteFact('spanned', span),
  obtain('b', 'spanned', 'spanned'),
  obtain('c', at(monicProduct, 'D', 'r', 'q', 'λi. b (D + i)'), 'product'),
  have(
    'new: Killed N A (D + r) c v',
    apply(
      killedProduct,
      { q: 'q', p: 'λi. b (D + i)' },
      [exact('product')],
      [
        apply(
          killedCombination,
          { n: 'D', c: 'b', X: 'B' },
          [exact('zero')],
          [
            fix('al be'),
            assuming('row', 'column'),
            note('here', from(at('spanned', 'al', 'be'), 'row', 'column')),
            rewriteFact('here', sumSplit),
            have('first: ∀i. i < D ⟹ (if i < D then B i else mmul N (mpow N A (i - D)) v) = B i', intro(), simp()),
            by('here'),
          ],
        ),
      ],
    ),
  ),
  have(
    'old: ∀X. Killed N A D q X ⟹ Killed N A (D + r) c X',
    fix('X'),
    assuming('before'),
    apply(killedMore, { q: 'q', p: 'λi. b (D + i)' }, [exact('product')], [exact('before')]),
  ),
  take('D + r', 'c', 'λs. if s < D then B s else mmul N (mpow N A (s - D)) v'),
  both(
    [exact('longer')],
    [
      fix('s'),
      assuming('below'),
      cases(
        'early: s < D',
        [rewrite('early'), have('here: Killed N A (D + r) c (B s)', apply('old'), apply('zero'), exact('early')), by('here')],
        [have('here: Killed N A (D + r) c (mmul N (mpow N A (s - D)) v)', apply(killedPower), exact('new')), by('here')],
      ),
    ],
    [exact('new')],
    [exact('old')],
  ),
);

/** Every matrix of size N satisfies a monic equation of degree at most N. */
export const annihilatorDegree = lemma(
  'annihilator-degree',
  '∀N A. ∃m q. m ≤ N ∧ ∀s t. s < N ∧ t < N ⟹ mpow N A m s t = sum m (λr. q r * mpow N A r s t)',
  fix('N A'),
  have(
    'steps: ∀j. ∃m q B. Indep N 1 m B ∧ (∀s. s < m ⟹ Killed N A m q (B s)) ∧ ∀i. i < j ⟹ Killed N A m q (λa b. kron a i)',
    induct(
      'j',
      [take('0', 'λr. 0', 'λs a b. 0'), rewrite(indep), by()],
      [
        obtain('m q B', 'IH', 'independent', 'zero', 'units'),
        obtain(
          'n c C',
          from(at(annihilatorStep, 'N', 'A', 'm', 'q', 'B', 'λa b. kron a j'), 'independent', 'zero'),
          'next',
          'members',
          'new',
          'old',
        ),
        take('n', 'c', 'C'),
        both(
          [exact('next')],
          [exact('members')],
          [fix('i'), assuming('below'), cases('last: i = j', [rewrite('last'), exact('new')], [apply('old'), apply('units'), arith()])],
        ),
      ],
    ),
  ),
  obtain('m q B', at('steps', 'N'), 'independent', 'zero', 'units'),
  take('m', 'q'),
  both(
    [have('most: m ≤ N * 1', apply(indepBound, { B: 'B' }), exact('independent')), arith()],
    [
      fix('s t'),
      assuming('row', 'column'),
      // The column t of a matrix is the matrix times basis vector t.
      have('columns: ∀M : ℕ → ℕ → ℝ. mmul N M (λa b. kron a t) s 0 = M s t', fix('M'), rewrite(mmul), apply(sumKronRight), exact('column')),
      note('unit', from(at('units', 't'), 'column')),
      rewriteFact('unit', killed),
      note('here', at('unit', 's', '0')),
      rewriteFact('here', 'columns'),
      by('here'),
    ],
  ),
);
