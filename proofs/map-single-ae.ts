// map-single-ae (mathematics.md 2.5.6): operators M and V such that M v and V v are linearly dependent at a dense set of vectors.
import {
  absurd,
  apply,
  assuming,
  at,
  back,
  both,
  by,
  cases,
  chain,
  choose,
  either,
  equals,
  exact,
  fix,
  forget,
  from,
  have,
  lemma,
  linearly,
  logic,
  note,
  obtain,
  rewrite,
  rewriteFact,
  ring,
  take,
} from '../src/logic/proof.ts';
import { denseDependence } from './dense-dependence.ts';
import { dependent, multipleOf, rankTwo } from './dependent-operators.ts';
import type { ProvedClaim } from './claim.ts';
import { productZero } from './fractions.ts';
import { mvecAdd, mvecKron } from './inputs.ts';
import { mapEverywhereC } from './map-everywhere-spans.ts';
import { kronSymmetric, mvec, sumKronRight } from './matrices.ts';
import { dim, indep, spanDim } from './operators.ts';
import { spanMember } from './spans.ts';
import { sumRing } from './sum-normal.ts';
import { sumEqual } from './sums.ts';

/** If V = a b^T has rank 1 then M v and V v are dependent at every v if and only if M = a m^T for some m. */
export const rankOne = lemma(
  'map-single-rank-one',
  `∀p d M V a b. (∃r. r < p ∧ ¬(a r = 0)) ∧ (∃q. q < d ∧ ¬(b q = 0)) ∧ V = (λal be. a al * b be) ⟹
     ((${dependent}) ⇔ ∃m. ∀al be. al < p ∧ be < d ⟹ M al be = a al * m be)`,
  fix('p d M V a b'),
  assuming('left', 'right', 'is'),
  have('value: ∀v al. mvec d V v al = a al * sum d (λq. b q * v q)', fix('v al'), rewrite('is', mvec), sumRing()),
  both(
    [
      assuming('dependent'),
      obtain('r', 'left', 'place', 'nonzero'),
      obtain('q', 'right', 'entry', 'nonzero2'),
      note('multiple', from(at(multipleOf, 'p', 'd', 'M', 'V'), 'dependent')),
      forget('is', 'dependent'),
      // Where b v is not zero, M v is a multiple of a.
      have(
        'image: ∀v. ¬(sum d (λq. b q * v q) = 0) ⟹ ∃g. ∀al. al < p ⟹ mvec d M v al = a al * g',
        fix('v'),
        assuming('alive'),
        have(
          'alive2: ¬(mvec d V v r = 0)',
          rewrite('value'),
          assuming('zero'),
          note('factors', from(at(productZero, 'a r', 'sum d (λq. b q * v q)'), 'zero')),
          forget('multiple', 'value'),
          logic(),
        ),
        obtain('f', from(at('multiple', 'v', 'r'), 'place', 'alive2'), 'factor'),
        take('f * sum d (λq. b q * v q)'),
        fix('al'),
        assuming('row'),
        note('here', from(at('factor', 'al'), 'row')),
        rewrite('here', 'value'),
        ring(),
      ),
      note('picked', from(at(sumKronRight, 'b', 'q', 'd'), 'entry')),
      have('form: sum d (λc. b c * kron q c) = b q', rewrite(at(kronSymmetric, 'q')), exact('picked')),
      have('alive: ¬(sum d (λc. b c * kron q c) = 0)', rewrite('form'), exact('nonzero2')),
      obtain('g', from(at('image', 'kron q'), 'alive'), 'base'),
      have(
        'columns: ∀be. be < d ⟹ ∃m. ∀al. al < p ⟹ M al be = a al * m',
        fix('be'),
        assuming('column'),
        note('own', from(at(sumKronRight, 'b', 'be', 'd'), 'column')),
        have('own: sum d (λc. b c * kron be c) = b be', rewrite(at(kronSymmetric, 'be')), exact('own')),
        have('entries: ∀al. mvec d M (kron be) al = M al be', fix('al'), by(mvecKron)),
        cases(
          'zero: b be = 0',
          [
            // The basis vector is moved by the one at which b does not vanish.
            have(
              'sum: sum d (λc. b c * (kron be c + kron q c)) = b q',
              chain(
                '…',
                equals('sum d (λc. b c * kron be c) + sum d (λc. b c * kron q c)', sumRing()),
                equals('…', rewrite('own', 'form', 'zero'), ring()),
              ),
            ),
            have('alive2: ¬(sum d (λc. b c * (kron be c + kron q c)) = 0)', rewrite('sum'), exact('nonzero2')),
            obtain('f', from(at('image', 'λc. kron be c + kron q c'), 'alive2'), 'moved'),
            take('f - g'),
            fix('al'),
            assuming('row'),
            note('one', from(at('moved', 'al'), 'row')),
            note('two', from(at('base', 'al'), 'row')),
            rewriteFact('one', at(mvecAdd, 'd', 'M', 'kron be', 'kron q', 'al'), 'entries'),
            linearly('one', 'two'),
          ],
          [
            have('alive2: ¬(sum d (λc. b c * kron be c) = 0)', rewrite('own'), exact('zero')),
            obtain('f', from(at('image', 'kron be'), 'alive2'), 'own2'),
            take('f'),
            fix('al'),
            assuming('row'),
            note('one', from(at('own2', 'al'), 'row')),
            rewriteFact('one', 'entries'),
            exact('one'),
          ],
        ),
      ),
      choose('m', 'columns', 'columns'),
      take('m'),
      fix('al be'),
      assuming('row', 'column'),
      apply('columns', {}, [exact('column')], [exact('row')]),
    ],
    [
      assuming('some'),
      obtain('m', 'some', 'entries'),
      fix('v'),
      have(
        'value2: ∀al. al < p ⟹ mvec d M v al = a al * sum d (λq. m q * v q)',
        fix('al'),
        assuming('row'),
        rewrite(mvec),
        chain(
          '…',
          equals('sum d (λq. a al * m q * v q)', apply(sumEqual), fix('c'), assuming('column'), by('entries')),
          equals('…', sumRing()),
        ),
      ),
      cases(
        'zero: sum d (λq. b q * v q) = 0',
        [take('0', '1'), both([by()], [fix('al'), assuming('row'), rewrite('value', 'zero'), ring()])],
        [
          take('sum d (λq. b q * v q)', '-sum d (λq. m q * v q)'),
          both(
            [assuming('both'), absurd('zero', 'both')],
            [fix('al'), assuming('row'), note('here', from(at('value2', 'al'), 'row')), rewrite('here', 'value'), ring()],
          ),
        ],
      ),
    ],
  ),
);

/** The same for dependence at a dense set D of vectors: rank at least 2. */
export const rankTwoDense = lemma(
  'map-single-ae-rank-two',
  `∀p d M V z w D.
     (∀v e. 0 < e ⟹ ∃y. D y ∧ ∀b. b < d ⟹ abs (y b - v b) < e) ∧
     (∀v. D v ⟹ ∃s t. ¬(s = 0 ∧ t = 0) ∧ ∀al. al < p ⟹ s * mvec d M v al + t * mvec d V v al = 0) ∧
     (∀s t. (∀al. al < p ⟹ s * mvec d V z al + t * mvec d V w al = 0) ⟹ s = 0 ∧ t = 0) ⟹
     ∃c. ∀al be. al < p ∧ be < d ⟹ M al be = c * V al be`,
  fix('p d M V z w D'),
  assuming('dense', 'dependent', 'independent'),
  note('all', from(at(denseDependence, 'p', 'd', 'M', 'V', 'D'), 'dense', 'dependent')),
  exact(from(at(rankTwo, 'p', 'd', 'M', 'V', 'z', 'w'), 'all', 'independent')),
);

/** The same for dependence at a dense set D of vectors: rank 1. */
export const rankOneDense = lemma(
  'map-single-ae-rank-one',
  `∀p d M V a b D.
     (∃r. r < p ∧ ¬(a r = 0)) ∧ (∃q. q < d ∧ ¬(b q = 0)) ∧ V = (λal be. a al * b be) ∧
     (∀v e. 0 < e ⟹ ∃y. D y ∧ ∀b. b < d ⟹ abs (y b - v b) < e) ⟹
     ((∀v. D v ⟹ ∃s t. ¬(s = 0 ∧ t = 0) ∧ ∀al. al < p ⟹ s * mvec d M v al + t * mvec d V v al = 0) ⇔
        ∃m. ∀al be. al < p ∧ be < d ⟹ M al be = a al * m be)`,
  fix('p d M V a b D'),
  assuming('left', 'right', 'is', 'dense'),
  note('all', from(at(rankOne, 'p', 'd', 'M', 'V', 'a', 'b'), 'left', 'right', 'is')),
  note('step', at(denseDependence, 'p', 'd', 'M', 'V', 'D')),
  both(
    [assuming('dependent'), note('every', from('step', 'dense', 'dependent')), rewrite(back('all')), exact('every')],
    [assuming('form'), rewriteFact('form', back('all')), fix('v'), assuming('member'), exact(at('form', 'v'))],
  ),
);

/** A common row is not enough: the operators [[1], [0]] and [[0], [1]] need two heads, at map level too. */
export const control = lemma(
  'map-single-control',
  '∀H. (∃V. MapHeads 2 2 1 (λl al be. kron l al) V H) ⇔ 2 ≤ H',
  fix('H'),
  have(
    'dimension: SpanDim 2 2 1 (λl al be. kron l al) 2',
    rewrite(spanDim, dim),
    take('λl al be. kron l al'),
    both(
      [fix('s'), assuming('below'), take('s'), by()],
      [
        rewrite(indep),
        fix('y'),
        assuming('vanishes'),
        fix('s'),
        assuming('below'),
        have('here: sum 2 (λt. y t * kron t s) = 0', apply('vanishes', { be: '0' }, [exact('below')], [by()])),
        note('picked', from(at(sumKronRight, 'y', 's', '2'), 'below')),
        rewrite(back('picked')),
        exact('here'),
      ],
      [
        fix('R'),
        assuming('member'),
        obtain('l', 'member', 'below', 'is'),
        note('here', from(at(spanMember, '2', '1', '2', 'λl al be. kron l al', 'l'), 'below')),
        rewrite('is'),
        exact('here'),
      ],
    ),
  ),
  note('count', at(mapEverywhereC, '2', '2', '1', 'λl al be. kron l al', '2', 'H')),
  apply('count', {}, [either('right'), by()], [exact('dimension')]),
);

/** The claim. */
export const claim: ProvedClaim = {
  id: 'map-single-ae',
  title: 'One head computes a map almost everywhere only if the operators are multiples of one, or have a common column.',
  parts: [
    { part: 'rank at least 2', lemma: rankTwoDense },
    { part: 'rank at least 2, dependent at every vector', lemma: rankTwo },
    { part: 'rank 1', lemma: rankOneDense },
    { part: 'rank 1, dependent at every vector', lemma: rankOne },
  ],
  controls: [{ control: 'common-row', lemma: control }],
  instances: [],
  open: [{ part: 'one head', missing: 'the equivalence for one head with pairwise coefficients; it rests on the reduction in map-ae' }],
};
