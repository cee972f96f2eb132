// Operators M and V whose values are linearly dependent at a dense set of vectors are so at every vector: dependence says that
// 2 by 2 minors vanish, and these are continuous.
import {
  absurd,
  apply,
  arith,
  assuming,
  at,
  both,
  by,
  cases,
  chain,
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
  note,
  obtain,
  rewrite,
  rewriteFact,
  ring,
  take,
} from '../src/logic/proof.ts';
import { cancelFactor, mulLe } from './fractions.ts';
import { mvec } from './matrices.ts';
import { combinationBound, smallFactor, sumAbsNonnegative } from './real-facts.ts';
import { absMul, absNonnegative } from './sum-bounds.ts';
import { sumRing } from './sum-normal.ts';

/** Two vectors are linearly dependent if and only if their 2 by 2 minors vanish. */
export const minorsVanish = lemma(
  'minors-vanish',
  `∀p (u : ℕ → ℝ) w. (∃s t. ¬(s = 0 ∧ t = 0) ∧ ∀al. al < p ⟹ s * u al + t * w al = 0) ⇔
     ∀al ga. al < p ∧ ga < p ⟹ u al * w ga = u ga * w al`,
  fix('p u w'),
  both(
    [
      assuming('some'),
      obtain('s t', 'some', 'nonzero', 'relation'),
      fix('al ga'),
      assuming('one', 'other'),
      note('first', from(at('relation', 'al'), 'one')),
      note('second', from(at('relation', 'ga'), 'other')),
      forget('relation', 'some'),
      have('left: s * u al = -t * w al', linearly('first')),
      have('right: s * u ga = -t * w ga', linearly('second')),
      cases(
        'zero: s = 0',
        [
          have(
            'alive: ¬(t = 0)',
            assuming('t0'),
            have('both: s = 0 ∧ t = 0', both([exact('zero')], [exact('t0')])),
            absurd('nonzero', 'both'),
          ),
          rewriteFact('first', 'zero'),
          rewriteFact('second', 'zero'),
          have('value: w al = 0', apply(cancelFactor, { c: 't' }, [exact('alive')], [linearly('first')])),
          have('value2: w ga = 0', apply(cancelFactor, { c: 't' }, [exact('alive')], [linearly('second')])),
          rewrite('value', 'value2'),
          ring(),
        ],
        [
          apply(
            cancelFactor,
            { c: 's' },
            [exact('zero')],
            [
              chain(
                '…',
                equals('(s * u al) * w ga', ring()),
                equals('(-t * w al) * w ga', rewrite('left')),
                equals('(-t * w ga) * w al', ring()),
                equals('(s * u ga) * w al', rewrite('right')),
                equals('…', ring()),
              ),
            ],
          ),
        ],
      ),
    ],
    [
      assuming('minors'),
      cases(
        'some: ∃r. r < p ∧ ¬(w r = 0)',
        [
          obtain('r', 'some', 'place', 'nonzero'),
          take('w r', '-u r'),
          both(
            [assuming('both'), have('zero: w r = 0', by('both')), absurd('nonzero', 'zero')],
            [fix('al'), assuming('row'), note('here', from(at('minors', 'al', 'r'), 'row', 'place')), linearly('here')],
          ),
        ],
        [
          take('0', '1'),
          both(
            [by()],
            [
              fix('al'),
              assuming('row'),
              have(
                'zero: w al = 0',
                contradiction('alive'),
                have('some2: ∃r. r < p ∧ ¬(w r = 0)', take('al'), both([exact('row')], [exact('alive')])),
                absurd('some', 'some2'),
              ),
              rewrite('zero'),
              ring(),
            ],
          ),
        ],
      ),
    ],
  ),
);

/** A product with a factor that is at most e in absolute value. */
const factorBound = lemma(
  'factor-bound',
  '∀x y e. abs x ≤ e ⟹ x * y ≤ e * abs y ∧ -(e * abs y) ≤ x * y',
  fix('x y e'),
  assuming('small'),
  note('size', at(absNonnegative, 'y')),
  have('product: abs x * abs y ≤ e * abs y', apply(mulLe, {}, [exact('small')], [exact('size')])),
  note('same', at(absMul, 'x', 'y')),
  have('bound: abs (x * y) ≤ e * abs y', linearly('product', 'same')),
  forget('product', 'same', 'small', 'size'),
  both([arith()], [arith()]),
);

/** An equation between products that holds for numbers as near as wanted holds. */
export const productsEqual = lemma(
  'products-equal',
  `∀a b c d.
     (∀e. 0 < e ⟹ ∃x y z w. abs (x - a) ≤ e ∧ abs (y - b) ≤ e ∧ abs (z - c) ≤ e ∧ abs (w - d) ≤ e ∧ x * y = z * w) ⟹
     a * b = c * d`,
  fix('a b c d'),
  assuming('near'),
  contradiction('other'),
  have('alive: 0 < abs (a * b - c * d)', forget('near'), arith()),
  note('a0', at(absNonnegative, 'a')),
  note('b0', at(absNonnegative, 'b')),
  note('c0', at(absNonnegative, 'c')),
  note('d0', at(absNonnegative, 'd')),
  have('total: 0 ≤ abs a + abs b + abs c + abs d + 2', linearly('a0', 'b0', 'c0', 'd0')),
  obtain(
    'e',
    from(at(smallFactor, 'abs (a * b - c * d)', 'abs a + abs b + abs c + abs d + 2'), 'alive', 'total'),
    'above',
    'most',
    'bound',
  ),
  obtain('x y z w', from(at('near', 'e'), 'above'), 'x1', 'y1', 'z1', 'w1', 'same'),
  note('ab', from(at(factorBound, 'x - a', 'b', 'e'), 'x1')),
  note('ba', from(at(factorBound, 'y - b', 'a', 'e'), 'y1')),
  note('cd', from(at(factorBound, 'z - c', 'd', 'e'), 'z1')),
  note('dc', from(at(factorBound, 'w - d', 'c', 'e'), 'w1')),
  // The products of two small factors are at most e, as e is at most 1.
  note('xy', from(at(factorBound, 'x - a', 'y - b', 'e'), 'x1')),
  note('zw', from(at(factorBound, 'z - c', 'w - d', 'e'), 'z1')),
  have('y2: abs (y - b) * e ≤ 1 * e', apply(mulLe, {}, [linearly('y1', 'most')], [linearly('above')])),
  have('w2: abs (w - d) * e ≤ 1 * e', apply(mulLe, {}, [linearly('w1', 'most')], [linearly('above')])),
  have('upper: a * b - c * d ≤ e * (abs a + abs b + abs c + abs d + 2)', linearly('ab', 'ba', 'cd', 'dc', 'xy', 'zw', 'y2', 'w2', 'same')),
  have(
    'lower: -(e * (abs a + abs b + abs c + abs d + 2)) ≤ a * b - c * d',
    linearly('ab', 'ba', 'cd', 'dc', 'xy', 'zw', 'y2', 'w2', 'same'),
  ),
  forget(
    'ab',
    'ba',
    'cd',
    'dc',
    'xy',
    'zw',
    'y2',
    'w2',
    'same',
    'near',
    'x1',
    'y1',
    'z1',
    'w1',
    'alive',
    'other',
    'a0',
    'b0',
    'c0',
    'd0',
    'total',
  ),
  have('both: abs (a * b - c * d) ≤ e * (abs a + abs b + abs c + abs d + 2)', arith()),
  linearly('both', 'bound'),
);

/** The values of a matrix at near vectors are near. */
const valuesNear = lemma(
  'values-near',
  `∀d M v y e al. (∀b. b < d ⟹ abs (y b - v b) ≤ e) ⟹
     abs (mvec d M y al - mvec d M v al) ≤ e * sum d (λb. abs (M al b))`,
  fix('d M v y e al'),
  assuming('near'),
  rewrite(mvec),
  have('same: sum d (λb. M al b * y b) - sum d (λb. M al b * v b) = sum d (λb. (y b - v b) * M al b)', sumRing()),
  rewrite('same'),
  apply(combinationBound),
  exact('near'),
);

/** Dependence at a dense set D of vectors gives it at every vector. */
export const denseDependence = lemma(
  'dense-dependence',
  `∀p d M V D.
     (∀v e. 0 < e ⟹ ∃y. D y ∧ ∀b. b < d ⟹ abs (y b - v b) < e) ∧
     (∀y. D y ⟹ ∃s t. ¬(s = 0 ∧ t = 0) ∧ ∀al. al < p ⟹ s * mvec d M y al + t * mvec d V y al = 0) ⟹
     ∀v. ∃s t. ¬(s = 0 ∧ t = 0) ∧ ∀al. al < p ⟹ s * mvec d M v al + t * mvec d V v al = 0`,
  fix('p d M V D'),
  assuming('dense', 'dependent'),
  fix('v'),
  note('goal', at(minorsVanish, 'p', 'mvec d M v', 'mvec d V v')),
  rewrite('goal'),
  fix('al ga'),
  assuming('one', 'other'),
  apply(productsEqual),
  fix('e'),
  assuming('above'),
  note('s1', at(sumAbsNonnegative, 'M al', 'd')),
  note('s2', at(sumAbsNonnegative, 'M ga', 'd')),
  note('s3', at(sumAbsNonnegative, 'V al', 'd')),
  note('s4', at(sumAbsNonnegative, 'V ga', 'd')),
  have(
    'total: 0 ≤ sum d (λb. abs (M al b)) + sum d (λb. abs (M ga b)) + sum d (λb. abs (V al b)) + sum d (λb. abs (V ga b))',
    linearly('s1', 's2', 's3', 's4'),
  ),
  obtain(
    'r',
    from(
      at(smallFactor, 'e', 'sum d (λb. abs (M al b)) + sum d (λb. abs (M ga b)) + sum d (λb. abs (V al b)) + sum d (λb. abs (V ga b))'),
      'above',
      'total',
    ),
    'positive',
    'most',
    'bound',
  ),
  obtain('y', from(at('dense', 'v', 'r'), 'positive'), 'member', 'near'),
  have(
    'near: ∀b. b < d ⟹ abs (y b - v b) ≤ r',
    fix('b'),
    assuming('column'),
    note('here', from(at('near', 'b'), 'column')),
    linearly('here'),
  ),
  note('minors', from(at('dependent', 'y'), 'member')),
  note('law', at(minorsVanish, 'p', 'mvec d M y', 'mvec d V y')),
  rewriteFact('minors', 'law'),
  note('minor', from(at('minors', 'al', 'ga'), 'one', 'other')),
  note('n1', from(at(valuesNear, 'd', 'M', 'v', 'y', 'r', 'al'), 'near')),
  note('n2', from(at(valuesNear, 'd', 'M', 'v', 'y', 'r', 'ga'), 'near')),
  note('n3', from(at(valuesNear, 'd', 'V', 'v', 'y', 'r', 'al'), 'near')),
  note('n4', from(at(valuesNear, 'd', 'V', 'v', 'y', 'r', 'ga'), 'near')),
  note('p1', at(fact('real-mul-nonnegative'), 'r', 'sum d (λb. abs (M al b))')),
  note('p2', at(fact('real-mul-nonnegative'), 'r', 'sum d (λb. abs (M ga b))')),
  note('p3', at(fact('real-mul-nonnegative'), 'r', 'sum d (λb. abs (V al b))')),
  note('p4', at(fact('real-mul-nonnegative'), 'r', 'sum d (λb. abs (V ga b))')),
  have('r0: 0 ≤ r', linearly('positive')),
  have('p1: 0 ≤ r * sum d (λb. abs (M al b))', apply('p1', {}, [exact('r0')], [exact('s1')])),
  have('p2: 0 ≤ r * sum d (λb. abs (M ga b))', apply('p2', {}, [exact('r0')], [exact('s2')])),
  have('p3: 0 ≤ r * sum d (λb. abs (V al b))', apply('p3', {}, [exact('r0')], [exact('s3')])),
  have('p4: 0 ≤ r * sum d (λb. abs (V ga b))', apply('p4', {}, [exact('r0')], [exact('s4')])),
  take('mvec d M y al', 'mvec d V y ga', 'mvec d M y ga', 'mvec d V y al'),
  forget('dense', 'dependent', 'goal', 'law', 'minors', 'near'),
  both([linearly()], [linearly()], [linearly()], [linearly()], [exact('minor')]),
);
