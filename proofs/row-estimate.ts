// Heads near an input with a single coordinate that is not zero: a row of what they compute, against a row of a linear map. And
// radii that serve several properties at once.
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
  equals,
  exact,
  fix,
  forget,
  from,
  have,
  induct,
  intro,
  lemma,
  linearly,
  note,
  obtain,
  rewrite,
  rewriteFact,
  ring,
  simp,
  take,
} from '../src/logic/proof.ts';
import { cancelLe, mulLe } from './fractions.ts';
import { combinationBound } from './real-facts.ts';
import { absAdd, absMul, absSum, sumLe } from './sum-bounds.ts';
import { sumRing } from './sum-normal.ts';
import { sumEqual, sumExchange, sumScale, sumSelect } from './sums.ts';

/** If each of n properties holds up to some radius then there is a radius up to which all hold. */
export const commonRadius = lemma(
  'common-radius',
  `∀(q : ℕ → ℝ → bool) n. (∀i. i < n ⟹ ∃s. 0 < s ∧ ∀t. 0 < t ∧ t ≤ s ⟹ q i t) ⟹ ∃s. 0 < s ∧ ∀t. 0 < t ∧ t ≤ s ⟹ ∀i. i < n ⟹ q i t`,
  fix('q'),
  induct(
    'n',
    [assuming('each'), take('1'), both([linearly()], [fix('t'), assuming('above', 'within'), fix('i'), assuming('none'), arith()])],
    [
      assuming('each'),
      have('before: ∀i. i < n ⟹ ∃s. 0 < s ∧ ∀t. 0 < t ∧ t ≤ s ⟹ q i t', fix('i'), assuming('early'), apply('each'), arith()),
      obtain('s', from('IH', 'before'), 'positive', 'all'),
      have('own: ∃s. 0 < s ∧ ∀t. 0 < t ∧ t ≤ s ⟹ q n t', apply('each'), arith()),
      obtain('r', 'own', 'positive2', 'last'),
      forget('each', 'before', 'IH', 'own'),
      have('which: ∃u. 0 < u ∧ u ≤ s ∧ u ≤ r', cases('s ≤ r', [take('s'), by()], [take('r'), by()])),
      obtain('u', 'which', 'positive3', 'one', 'two'),
      take('u'),
      both(
        [exact('positive3')],
        [
          fix('t'),
          assuming('above', 'within'),
          fix('i'),
          assuming('index'),
          cases(
            'same: i = n',
            [rewrite('same'), apply('last', {}, [exact('above')], [linearly()])],
            [apply('all', {}, [exact('above')], [linearly()], [arith()])],
          ),
        ],
      ),
    ],
  ),
);

/** Three positive numbers are all at least twice some positive number. */
export const halfOfThree = lemma(
  'half-of-three',
  '∀x y z : ℝ. 0 < x ∧ 0 < y ∧ 0 < z ⟹ ∃t. 0 < t ∧ 2 * t ≤ x ∧ 2 * t ≤ y ∧ 2 * t ≤ z',
  fix('x y z'),
  assuming('first', 'second', 'third'),
  have('some: ∃u. 0 < u ∧ u ≤ x ∧ u ≤ y', cases('x ≤ y', [take('x'), by()], [take('y'), by()])),
  obtain('u', 'some', 'above', 'one', 'two'),
  have('some: ∃w. 0 < w ∧ w ≤ u ∧ w ≤ z', cases('u ≤ z', [take('u'), by()], [take('z'), by()])),
  obtain('w', 'some', 'above2', 'three', 'four'),
  take('1 / 2 * w'),
  both([linearly()], [linearly()], [linearly()], [linearly()]),
);

/** A double combination whose coefficients are at most e in absolute value. */
export const doubleBound = lemma(
  'double-bound',
  `∀c g e n d. (∀m b. m < n ∧ b < d ⟹ abs (c m b) ≤ e) ⟹
     abs (sum n (λm. sum d (λb. c m b * g m b))) ≤ e * sum n (λm. sum d (λb. abs (g m b)))`,
  fix('c g e n d'),
  assuming('small'),
  note('outer', at(absSum, 'λm. sum d (λb. c m b * g m b)', 'n')),
  have(
    'inner: sum n (λm. abs (sum d (λb. c m b * g m b))) ≤ sum n (λm. e * sum d (λb. abs (g m b)))',
    apply(sumLe),
    fix('m'),
    assuming('row'),
    apply(combinationBound),
    fix('b'),
    assuming('column'),
    apply('small', {}, [exact('row')], [exact('column')]),
  ),
  rewriteFact('inner', sumScale),
  forget('small'),
  linearly(),
);

// What is between a row J of the derivative and the row of the heads with the limits abar of the coefficients.
const gap = (m: string, b: string): string => `(J ${m} ${b} - sum H (λh. abar h ${m} * V h ${b}))`;
const heads = (c: string): string => `sum n (λm. sum H (λh. ${c} * sum d (λb. V h b * y m b)))`;
const spike = '(if m = j ∧ b = be then t else 0)';

/** A combination picks the entry at which an input has its only coordinate that is not zero. */
const spiked = lemma(
  'spiked',
  '∀g n d j be t. j < n ∧ be < d ⟹ sum n (λm. sum d (λb. g m b * (if m = j ∧ b = be then t else 0))) = t * g j be',
  fix('g n d j be t'),
  assuming('row', 'column'),
  chain(
    '…',
    equals(
      'sum n (λm. if m = j then sum d (λb. if b = be then g m b * t else 0) else 0)',
      apply(sumEqual),
      fix('m'),
      intro(),
      cases('m = j', [simp(), apply(sumEqual), fix('b'), intro(), cases('b = be', [by()], [by()])], [by()]),
    ),
    equals('g j be * t', rewrite(sumSelect), by()),
    equals('…', ring()),
  ),
);

/** The estimate: near an input that is t at token j, coordinate be, and zero elsewhere. */
export const rowEstimate = lemma(
  'row-estimate',
  `∀n d H J V abar (a : ℕ → ℕ → ℝ) y j be t e.
     j < n ∧ be < d ∧ 0 < t ∧ 0 < e ∧ e ≤ 1 ∧
     (∀m b. m < n ∧ b < d ⟹ abs (y m b - ${spike}) ≤ t * e) ∧
     (∀m h. m < n ∧ h < H ⟹ abs (a h m - abar h m) ≤ e) ∧
     abs (${heads('a h m')} - sum n (λm. sum d (λb. J m b * y m b))) ≤ e * (2 * t) ⟹
     abs ${gap('j', 'be')} ≤
       e * (2 + sum n (λm. sum d (λb. abs ${gap('m', 'b')})) + 2 * sum n (λm. sum H (λh. sum d (λb. abs (V h b)))))`,
  fix('n d H J V abar a y j be t e'),
  assuming('row', 'column', 'positive', 'above', 'most', 'input', 'coefficients', 'maps'),
  // The tokens are at most 2 t.
  have(
    'size: ∀m b. m < n ∧ b < d ⟹ abs (y m b) ≤ 2 * t',
    fix('m b'),
    assuming('token', 'coordinate'),
    note('here', from(at('input', 'm', 'b'), 'token', 'coordinate')),
    have('small: e * t ≤ 1 * t', apply(mulLe, {}, [exact('most')], [linearly()])),
    have(`spike: abs ${spike} ≤ t`, cases('m = j ∧ b = be', [simp(), arith()], [simp(), arith()])),
    note('sum', at(absAdd, `y m b - ${spike}`, spike)),
    have(`same: y m b - ${spike} + ${spike} = y m b`, ring()),
    rewriteFact('sum', 'same'),
    linearly(),
  ),
  // What the heads compute differs from what they would with the limits by little.
  note('first', from(at(doubleBound, 'λm h. a h m - abar h m', 'λm h. sum d (λb. V h b * y m b)', 'e', 'n', 'H'), 'coefficients')),
  have(
    'values: sum n (λm. sum H (λh. abs (sum d (λb. V h b * y m b)))) ≤ 2 * t * sum n (λm. sum H (λh. sum d (λb. abs (V h b))))',
    rewrite(back(sumScale)),
    apply(sumLe),
    fix('m'),
    assuming('token'),
    apply(sumLe),
    fix('h'),
    assuming('head'),
    rewrite(sumScale),
    have('same: sum d (λb. V h b * y m b) = sum d (λb. y m b * V h b)', sumRing()),
    rewrite('same'),
    apply(combinationBound),
    fix('b'),
    assuming('coordinate'),
    apply('size', {}, [exact('token')], [exact('coordinate')]),
  ),
  have(
    'values: sum n (λm. sum H (λh. abs (sum d (λb. V h b * y m b)))) * e ≤ 2 * t * sum n (λm. sum H (λh. sum d (λb. abs (V h b)))) * e',
    apply(mulLe, {}, [exact('values')], [linearly()]),
  ),
  note('second', from(at(doubleBound, `λm b. y m b - ${spike}`, `λm b. ${gap('m', 'b')}`, 't * e', 'n', 'd'), 'input')),
  have(
    `exchange: sum n (λm. sum d (λb. sum H (λh. abar h m * V h b * y m b))) = ${heads('abar h m')}`,
    apply(sumEqual),
    fix('m'),
    intro(),
    chain('…', equals('sum H (λh. sum d (λb. abar h m * V h b * y m b))', apply(sumExchange)), equals('…', sumRing())),
  ),
  note('picked', from(at(spiked, `λm b. ${gap('m', 'b')}`, 'n', 'd', 'j', 'be', 't'), 'row', 'column')),
  have(
    `whole: t * ${gap('j', 'be')} = sum n (λm. sum H (λh. (a h m - abar h m) * sum d (λb. V h b * y m b)))
       - (${heads('a h m')} - sum n (λm. sum d (λb. J m b * y m b)))
       - sum n (λm. sum d (λb. (y m b - ${spike}) * ${gap('m', 'b')}))`,
    chain(
      '…',
      equals(`sum n (λm. sum d (λb. ${gap('m', 'b')} * ${spike}))`, exact(back('picked'))),
      equals(
        `(sum n (λm. sum d (λb. J m b * y m b)) - sum n (λm. sum d (λb. sum H (λh. abar h m * V h b * y m b))))
           - sum n (λm. sum d (λb. (y m b - ${spike}) * ${gap('m', 'b')}))`,
        sumRing(),
      ),
      equals(
        `(sum n (λm. sum d (λb. J m b * y m b)) - ${heads('abar h m')})
           - sum n (λm. sum d (λb. (y m b - ${spike}) * ${gap('m', 'b')}))`,
        rewrite('exchange'),
      ),
      equals('…', sumRing()),
    ),
  ),
  note('product', at(absMul, 't', gap('j', 'be'))),
  have('size: abs t = t', arith()),
  apply(cancelLe, { c: 't' }, [exact('positive')]),
  rewriteFact('product', 'whole', 'size'),
  forget('input', 'coefficients', 'picked', 'exchange', 'whole'),
  arith(),
);
