// map-everywhere (d) (mathematics.md 2.5.3): one head computes the map at every input only if the lag operators are multiples
// of one operator.
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
  contradiction,
  equals,
  exact,
  fact,
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
  suffices,
  take,
} from '../src/logic/proof.ts';
import { dimIff } from './dimension.ts';
import { exists as spanDimExists } from './head-count-equivalence.ts';
import { linearRules, mvecKron } from './inputs.ts';
import { mapEverywhereA, mapOfDimension } from './map-everywhere-spans.ts';
import { span, spanDim } from './operators.ts';
import { productZero } from './fractions.ts';

/** Operators that agree at every vector have the same entries. */
export const entriesOf = lemma(
  'entries-of',
  `∀p d M V c. (∀v al. al < p ⟹ mvec d M v al = c * mvec d V v al) ⟹ ∀al be. al < p ∧ be < d ⟹ M al be = c * V al be`,
  fix('p d M V c'),
  assuming('same'),
  fix('al be'),
  assuming('row', 'column'),
  note('here', from(at('same', 'kron be', 'al'), 'row')),
  chain('…', equals('mvec d M (kron be) al', by(mvecKron)), equals('c * mvec d V (kron be) al', exact('here')), equals('…', by(mvecKron))),
);

/** (d), the core: if M v is a multiple of V v for each v, then M is a multiple of V. */
export const core = lemma(
  'map-everywhere-d-core',
  `∀p d M V. (∀v. ∃c. ∀al. al < p ⟹ mvec d M v al = c * mvec d V v al) ⟹
     ∃c. ∀al be. al < p ∧ be < d ⟹ M al be = c * V al be`,
  fix('p d M V'),
  assuming('multiple'),
  choose('f', 'multiple', 'multiple'),
  cases(
    'zero: ∀v al. al < p ⟹ mvec d V v al = 0',
    [
      // V = 0, so M = 0.
      take('0'),
      have(
        'all: ∀v al. al < p ⟹ mvec d M v al = 0 * mvec d V v al',
        fix('v al'),
        assuming('row'),
        note('here', from(at('multiple', 'v', 'al'), 'row')),
        note('nothing', from(at('zero', 'v', 'al'), 'row')),
        forget('multiple', 'zero'),
        rewrite('here', 'nothing'),
        ring(),
      ),
      exact(from(at(entriesOf, 'p', 'd', 'M', 'V', '0'), 'all')),
    ],
    [
      have('some: ∃z r. r < p ∧ ¬(mvec d V z r = 0)', logic()),
      obtain('z r', 'some', 'place', 'nonzero'),
      forget('zero'),
      take('f z'),
      suffices('all: ∀v al. al < p ⟹ mvec d M v al = f z * mvec d V v al', exact(from(at(entriesOf, 'p', 'd', 'M', 'V', 'f z'), 'all'))),
      fix('v al'),
      assuming('row'),
      cases(
        'dependent: ∃s. ∀al. al < p ⟹ mvec d V v al = s * mvec d V z al',
        [
          // V kills v - s z, and so does M.
          obtain('s', 'dependent', 'dependent'),
          note('moved', from(at('multiple', 'λb. v b + (-s) * z b', 'al'), 'row')),
          rewriteFact('moved', ...linearRules),
          note('first', from(at('dependent', 'al'), 'row')),
          note('second', from(at('multiple', 'z', 'al'), 'row')),
          forget('multiple', 'dependent'),
          rewriteFact('moved', 'first', 'second'),
          rewrite('first'),
          have('same: mvec d M v al = s * (f z * mvec d V z al)', linearly()),
          rewrite('same'),
          ring(),
        ],
        [
          // M (v + z) is a multiple of V v + V z; as V v is no multiple of V z the three coefficients are equal.
          have(
            'sum: ∃g. ∀al. al < p ⟹ f v * mvec d V v al + f z * mvec d V z al = g * (mvec d V v al + mvec d V z al)',
            take('f (λb. v b + z b)'),
            fix('ga'),
            assuming('place2'),
            note('sum', from(at('multiple', 'λb. v b + z b', 'ga'), 'place2')),
            note('one', from(at('multiple', 'v', 'ga'), 'place2')),
            note('other', from(at('multiple', 'z', 'ga'), 'place2')),
            forget('multiple'),
            rewriteFact('sum', ...linearRules),
            rewrite(back('one'), back('other')),
            exact('sum'),
          ),
          obtain('g', 'sum', 'sum'),
          have(
            'first: f v = g',
            contradiction('other'),
            have(
              'unit: inv (f v - g) * (f v - g) = 1',
              apply(fact('real-inv-mul')),
              assuming('zero'),
              have('equal: f v = g', linearly()),
              absurd('other', 'equal'),
            ),
            have(
              'dependent: ∃s. ∀al. al < p ⟹ mvec d V v al = s * mvec d V z al',
              take('inv (f v - g) * (g - f z)'),
              fix('ga'),
              assuming('place2'),
              note('here', from(at('sum', 'ga'), 'place2')),
              have('here: (f v - g) * mvec d V v ga = (g - f z) * mvec d V z ga', linearly()),
              chain(
                '…',
                equals('(inv (f v - g) * (f v - g)) * mvec d V v ga', rewrite('unit'), ring()),
                equals('inv (f v - g) * ((f v - g) * mvec d V v ga)', ring()),
                equals('…', rewrite('here'), ring()),
              ),
            ),
            by(),
          ),
          note('there', from(at('sum', 'r'), 'place')),
          have('product: (f z - g) * mvec d V z r = 0', rewriteFact('there', 'first'), linearly()),
          note('factors', from(at(productZero, 'f z - g', 'mvec d V z r'), 'product')),
          have('second: f z = g', cases('factors', [linearly()], [by()])),
          note('here', from(at('multiple', 'v', 'al'), 'row')),
          rewrite('here', 'first', 'second'),
        ],
      ),
    ],
  ),
);

/** (d): one head computes the map if and only if the lag operators span at most one dimension. */
export const mapEverywhereD = lemma(
  'map-everywhere-d',
  '∀n p d M. (∃V. MapHeads n p d M V 1) ⇔ ∃k. k ≤ 1 ∧ SpanDim n p d M k',
  fix('n p d M'),
  both(
    [
      rewrite(mapEverywhereA),
      assuming('some'),
      obtain('V', 'some', 'local'),
      obtain('k', at(spanDimExists, 'n', 'p', 'd', 'M'), 'few', 'small', 'dimension'),
      take('k'),
      both(
        [
          rewriteFact('dimension', spanDim),
          note('least', from(at(dimIff, 'p', 'd', 'λR. ∃l. l < n ∧ R = M l', 'k', '1'), 'dimension')),
          rewrite(back('least')),
          take('V'),
          fix('R'),
          assuming('lag'),
          obtain('l', 'lag', 'below', 'is'),
          rewrite('is', span),
          have(
            'multiple: ∀v. ∃c. ∀al. al < p ⟹ mvec d (M l) v al = c * mvec d (V 0) v al',
            fix('v'),
            obtain('c', from(at('local', 'l', 'v'), 'below'), 'combined'),
            take('c 0'),
            fix('al'),
            assuming('row'),
            note('here', from(at('combined', 'al'), 'row')),
            by('here'),
          ),
          obtain('c', from(at(core, 'p', 'd', 'M l', 'V 0'), 'multiple'), 'multiple'),
          take('λh. c'),
          fix('al be'),
          assuming('row', 'column'),
          by('multiple'),
        ],
        [exact('dimension')],
      ),
    ],
    [assuming('small'), obtain('k', 'small', 'few', 'dimension'), apply(mapOfDimension, { k: 'k' }, [exact('dimension')], [exact('few')])],
  ),
);
