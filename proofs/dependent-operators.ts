// Operators M and V such that M v and V v are linearly dependent at every vector v, and V of rank at least 2.
import { absurd, apply, assuming, at, both, by, cases, chain, contradiction, equals, exact, fact, fix, forget, from, have, lemma, linearly, logic, note, obtain, rewrite, rewriteFact, ring, suffices, take } from '../src/logic/proof.ts';
import { productZero } from './fractions.ts';
import { linearRules } from './inputs.ts';
import { entriesOf } from './map-everywhere-single.ts';

/** M v and V v are linearly dependent at every v. */
export const dependent = '∀v. ∃s t. ¬(s = 0 ∧ t = 0) ∧ ∀al. al < p ⟹ s * mvec d M v al + t * mvec d V v al = 0';

/** Where V v is not zero, M v is a multiple of it. */
export const multipleOf = lemma(
  'multiple-of',
  `∀p d M V. (${dependent}) ⟹
     ∀v r. r < p ∧ ¬(mvec d V v r = 0) ⟹ ∃c. ∀al. al < p ⟹ mvec d M v al = c * mvec d V v al`,
  fix('p d M V'),
  assuming('dependent'),
  fix('v r'),
  assuming('place', 'nonzero'),
  obtain('s t', at('dependent', 'v'), 'some', 'relation'),
  have(
    'first: ¬(s = 0)',
    assuming('zero'),
    note('here', from(at('relation', 'r'), 'place')),
    have('product: t * mvec d V v r = 0', rewriteFact('here', 'zero'), linearly()),
    note('factors', from(at(productZero, 't', 'mvec d V v r'), 'product')),
    forget('relation', 'dependent'),
    by(),
  ),
  have('unit: inv s * s = 1', apply(fact('real-inv-mul')), exact('first')),
  take('-(inv s) * t'),
  fix('al'),
  assuming('row'),
  note('here', from(at('relation', 'al'), 'row')),
  have('here: s * mvec d M v al = -t * mvec d V v al', linearly()),
  chain(
    '…',
    equals('(inv s * s) * mvec d M v al', rewrite('unit'), ring()),
    equals('inv s * (s * mvec d M v al)', ring()),
    equals('…', rewrite('here'), ring()),
  ),
);

// V z and V w are linearly independent.
const independent = '∀s t. (∀al. al < p ⟹ s * mvec d V z al + t * mvec d V w al = 0) ⟹ s = 0 ∧ t = 0';

/** Where V v and V z are independent, M has at v the same factor as at z. */
export const sameFactor = lemma(
  'same-factor',
  `∀p d M V c z. (${dependent}) ∧ (∀al. al < p ⟹ mvec d M z al = c * mvec d V z al) ⟹
     ∀v. (∀s t. (∀al. al < p ⟹ s * mvec d V v al + t * mvec d V z al = 0) ⟹ s = 0 ∧ t = 0) ⟹
       ∀al. al < p ⟹ mvec d M v al = c * mvec d V v al`,
  fix('p d M V c z'),
  assuming('dependent', 'factor'),
  note('multiple', from(at(multipleOf, 'p', 'd', 'M', 'V'), 'dependent')),
  forget('dependent'),
  fix('v'),
  assuming('independent'),
  have(
    'one: ∃r. r < p ∧ ¬(mvec d V v r = 0)',
    contradiction('none'),
    have(
      'zero: ∀al. al < p ⟹ 1 * mvec d V v al + 0 * mvec d V z al = 0',
      fix('al'),
      assuming('row'),
      have('mvec d V v al = 0', logic()),
      by(),
    ),
    note('absurd', from(at('independent', '1', '0'), 'zero')),
    by('absurd'),
  ),
  have(
    'both: ∃r. r < p ∧ ¬(mvec d V (λb. v b + z b) r = 0)',
    contradiction('none'),
    have(
      'zero: ∀al. al < p ⟹ 1 * mvec d V v al + 1 * mvec d V z al = 0',
      fix('al'),
      assuming('row'),
      have('zero: mvec d V (λb. v b + z b) al = 0', logic()),
      rewriteFact('zero', ...linearRules),
      linearly(),
    ),
    note('absurd', from(at('independent', '1', '1'), 'zero')),
    by('absurd'),
  ),
  obtain('r', 'one', 'place', 'nonzero'),
  obtain('rr', 'both', 'place2', 'nonzero2'),
  obtain('f', from(at('multiple', 'v', 'r'), 'place', 'nonzero'), 'own'),
  obtain('g', from(at('multiple', 'λb. v b + z b', 'rr'), 'place2', 'nonzero2'), 'sum'),
  // f V v + c V z = g (V v + V z).
  have(
    'zero: ∀al. al < p ⟹ (f - g) * mvec d V v al + (c - g) * mvec d V z al = 0',
    fix('al'),
    assuming('row'),
    note('first', from(at('own', 'al'), 'row')),
    note('second', from(at('sum', 'al'), 'row')),
    note('third', from(at('factor', 'al'), 'row')),
    rewriteFact('second', ...linearRules),
    linearly(),
  ),
  note('equal', from(at('independent', 'f - g', 'c - g'), 'zero')),
  fix('al'),
  assuming('row'),
  have('is: f = c', have('f - g = 0', by('equal')), have('c - g = 0', by('equal')), linearly()),
  note('here', from(at('own', 'al'), 'row')),
  rewrite('here', 'is'),
);

/** If V has rank at least 2 (V z and V w are independent) then M is a multiple of V. */
export const rankTwo = lemma(
  'map-single-everywhere',
  `∀p d M V z w. (${dependent}) ∧ (${independent}) ⟹ ∃c. ∀al be. al < p ∧ be < d ⟹ M al be = c * V al be`,
  fix('p d M V z w'),
  assuming('dependent', 'independent'),
  note('multiple', from(at(multipleOf, 'p', 'd', 'M', 'V'), 'dependent')),
  have(
    'one: ∃r. r < p ∧ ¬(mvec d V z r = 0)',
    contradiction('none'),
    have(
      'zero: ∀al. al < p ⟹ 1 * mvec d V z al + 0 * mvec d V w al = 0',
      fix('al'),
      assuming('row'),
      have('mvec d V z al = 0', logic()),
      by(),
    ),
    note('absurd', from(at('independent', '1', '0'), 'zero')),
    by('absurd'),
  ),
  have(
    'other: ∃r. r < p ∧ ¬(mvec d V w r = 0)',
    contradiction('none'),
    have(
      'zero: ∀al. al < p ⟹ 0 * mvec d V z al + 1 * mvec d V w al = 0',
      fix('al'),
      assuming('row'),
      have('mvec d V w al = 0', logic()),
      by(),
    ),
    note('absurd', from(at('independent', '0', '1'), 'zero')),
    by('absurd'),
  ),
  obtain('r', 'one', 'place', 'nonzero'),
  obtain('rr', 'other', 'place2', 'nonzero2'),
  obtain('c', from(at('multiple', 'z', 'r'), 'place', 'nonzero'), 'factor'),
  note('same', from(at(sameFactor, 'p', 'd', 'M', 'V', 'c', 'z'), 'dependent', 'factor')),
  have(
    'second: ∀al. al < p ⟹ mvec d M w al = c * mvec d V w al',
    apply('same'),
    fix('s t'),
    assuming('zero'),
    have(
      'turned: ∀al. al < p ⟹ t * mvec d V z al + s * mvec d V w al = 0',
      fix('al'),
      assuming('row'),
      note('here', from(at('zero', 'al'), 'row')),
      linearly(),
    ),
    note('both', from(at('independent', 't', 's'), 'turned')),
    by('both'),
  ),
  // Where V v = 0: M v is a multiple of V z, as V (v + z) = V z, and one of V w likewise.
  have(
    'kernel: ∀v. (∀al. al < p ⟹ mvec d V v al = 0) ⟹ ∀al. al < p ⟹ mvec d M v al = 0',
    fix('v'),
    assuming('zero'),
    have(
      'sum: mvec d V (λb. v b + z b) r = mvec d V z r',
      note('here', from(at('zero', 'r'), 'place')),
      rewrite(...linearRules),
      linearly(),
    ),
    have(
      'sum2: mvec d V (λb. v b + w b) rr = mvec d V w rr',
      note('here', from(at('zero', 'rr'), 'place2')),
      rewrite(...linearRules),
      linearly(),
    ),
    have('alive: ¬(mvec d V (λb. v b + z b) r = 0)', rewrite('sum'), exact('nonzero')),
    have('alive2: ¬(mvec d V (λb. v b + w b) rr = 0)', rewrite('sum2'), exact('nonzero2')),
    obtain('f', from(at('multiple', 'λb. v b + z b', 'r'), 'place', 'alive'), 'first'),
    obtain('g', from(at('multiple', 'λb. v b + w b', 'rr'), 'place2', 'alive2'), 'last'),
    have(
      'values: ∀al. al < p ⟹ mvec d M v al = (f - c) * mvec d V z al ∧ mvec d M v al = (g - c) * mvec d V w al',
      fix('al'),
      assuming('row'),
      note('one', from(at('first', 'al'), 'row')),
      note('two', from(at('last', 'al'), 'row')),
      note('three', from(at('factor', 'al'), 'row')),
      note('four', from(at('second', 'al'), 'row')),
      note('five', from(at('zero', 'al'), 'row')),
      rewriteFact('one', ...linearRules),
      rewriteFact('two', ...linearRules),
      rewriteFact('one', 'three', 'five'),
      rewriteFact('two', 'four', 'five'),
      both([linearly('one')], [linearly('two')]),
    ),
    have(
      'relation: ∀al. al < p ⟹ (f - c) * mvec d V z al + -(g - c) * mvec d V w al = 0',
      fix('al'),
      assuming('row'),
      note('here', from(at('values', 'al'), 'row')),
      linearly('here'),
    ),
    note('equal', from(at('independent', 'f - c', '-(g - c)'), 'relation')),
    fix('al'),
    assuming('row'),
    note('here', from(at('values', 'al'), 'row')),
    have('here: mvec d M v al = (f - c) * mvec d V z al', by('here')),
    have('nothing: f - c = 0', by('equal')),
    rewrite('here', 'nothing'),
    ring(),
  ),
  take('c'),
  suffices('all: ∀v al. al < p ⟹ mvec d M v al = c * mvec d V v al', exact(from(at(entriesOf, 'p', 'd', 'M', 'V', 'c'), 'all'))),
  fix('v al'),
  assuming('row'),
  cases(
    'parallel: ∃s. ∀al. al < p ⟹ mvec d V v al = s * mvec d V z al',
    [
      obtain('s', 'parallel', 'parallel'),
      have(
        'zero: ∀al. al < p ⟹ mvec d V (λb. v b + -s * z b) al = 0',
        fix('ga'),
        assuming('row2'),
        note('here', from(at('parallel', 'ga'), 'row2')),
        rewrite(...linearRules, 'here'),
        ring(),
      ),
      note('moved', from(at('kernel', 'λb. v b + -s * z b'), 'zero')),
      note('moved', from(at('moved', 'al'), 'row')),
      rewriteFact('moved', ...linearRules),
      note('first', from(at('parallel', 'al'), 'row')),
      note('last', from(at('factor', 'al'), 'row')),
      rewriteFact('moved', 'last'),
      rewrite('first'),
      linearly('moved'),
    ],
    [
      apply(
        'same',
        {},
        [
          fix('s t'),
          assuming('relation'),
          have(
            'first: s = 0',
            contradiction('nonzero3'),
            have('unit: inv s * s = 1', apply(fact('real-inv-mul')), exact('nonzero3')),
            have(
              'parallel2: ∃s. ∀al. al < p ⟹ mvec d V v al = s * mvec d V z al',
              take('-(inv s) * t'),
              fix('ga'),
              assuming('row2'),
              note('here', from(at('relation', 'ga'), 'row2')),
              have('here: s * mvec d V v ga = -t * mvec d V z ga', linearly('here')),
              chain(
                '…',
                equals('(inv s * s) * mvec d V v ga', rewrite('unit'), ring()),
                equals('inv s * (s * mvec d V v ga)', ring()),
                equals('…', rewrite('here'), ring()),
              ),
            ),
            absurd('parallel', 'parallel2'),
          ),
          note('here', from(at('relation', 'r'), 'place')),
          rewriteFact('here', 'first'),
          have('product: t * mvec d V z r = 0', linearly('here')),
          note('factors', from(at(productZero, 't', 'mvec d V z r'), 'product')),
          both([exact('first')], [cases('factors', [by()], [by()])]),
        ],
        [exact('row')],
      ),
    ],
  ),
);
