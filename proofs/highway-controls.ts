// gradient-highway: false variants and numbers (mathematics.md 2.9.3, controls).
import {
  apply,
  arith,
  assuming,
  at,
  both,
  by,
  cases,
  contradiction,
  exact,
  fact,
  fix,
  from,
  have,
  induct,
  intro,
  lemma,
  linearly,
  logic,
  note,
  rewrite,
  rewriteFact,
  ring,
} from '../src/logic/proof.ts';
import { attjac } from './attention-jacobian.ts';
import { divLeDiv, divPositive, mulLe, productZero } from './fractions.ts';
import { squareNonnegative } from './real-facts.ts';
import { sumWithout } from './few-combinations.ts';
import { sumLe } from './sum-bounds.ts';
import { sumSuc } from './sums.ts';

/** 3, 4 and 7: with E = n - 2 in (A); with a negative score; and that 1 / 3 cannot be 1 / 2 for twins. */
export const controls = lemma(
  'highway-controls',
  `(∀a. a = 1 / (1 + 2) ⟹ a * (1 + (1 - a) * 0) = 1 / 3) ∧
   (∀a. a = (1 / 2) / (1 / 2 + 1) ⟹ a * (1 + (1 - a) * -(3 / 2)) = 0) ∧
   (∀a. a = 1 / (2 + 1) ⟹ a * (1 + (1 - 2 * a) * 0) = 1 / 3)`,
  both([intro(), by()], [intro(), by()], [intro(), by()]),
);

/** 1: with uniform weights, as for keys that are all zero, the Jacobian is V / n. */
export const uniform = lemma(
  'highway-uniform',
  '∀n d V x j al be. attjac n d V x (λm. 1 / fromNatural n) (λb. 0) j al be = 1 / fromNatural n * V al be',
  fix('n d V x j al be'),
  rewrite(attjac),
  ring(),
);

/** 1: four keys, V = 1. */
export const uniformFour = lemma(
  'highway-uniform-four',
  '∀x j. attjac 4 1 (λal be. 1) x (λm. 1 / fromNatural 4) (λb. 0) j 0 0 = 1 / 4',
  fix('x j'),
  rewrite(uniform),
  by(),
);

/** A sum of equal terms. */
const sumOfConstant = lemma(
  'sum-of-constant',
  '∀c n. sum n (λm. c) = fromNatural n * c',
  fix('c'),
  induct('n', [by()], [rewrite(sumSuc, 'IH'), ring()]),
);

/** 2: with scores bounded by `S`, unnormalised weights lie between `1 / c` and c for `c = exp S`; then no weight is large. */
export const bounded = lemma(
  'highway-bounded',
  `∀n w c j. 0 < c ∧ j ≤ n ∧ (∀m. m ≤ n ⟹ 1 / c ≤ w m ∧ w m ≤ c) ⟹
     w j / sum (suc n) w ≤ c / (c + fromNatural n * (1 / c))`,
  fix('n w c j'),
  assuming('positive', 'below', 'bounds'),
  have('least: 0 < 1 / c', apply(divPositive, {}, [linearly()], [exact('positive')])),
  // The others sum to n / c at least.
  have(
    'others: fromNatural n * (1 / c) ≤ sum n (λm. w (if m < j then m else suc m))',
    note('terms', at(sumLe, 'λm. 1 / c', 'λm. w (if m < j then m else suc m)', 'n')),
    have(
      'each: ∀m. m < n ⟹ 1 / c ≤ w (if m < j then m else suc m)',
      fix('m'),
      assuming('here'),
      have('within: (if m < j then m else suc m) ≤ n', cases('early: m < j', [by()], [by()])),
      note('it', from(at('bounds', '(if m < j then m else suc m)'), 'within')),
      logic(),
    ),
    note('so', from('terms', 'each')),
    rewriteFact('so', sumOfConstant),
    linearly(),
  ),
  note('split', from(at(sumWithout, 'w', 'j', 'n'), 'below')),
  have('here: 1 / c ≤ w j ∧ w j ≤ c', apply('bounds'), exact('below')),
  note('product', at(fact('real-mul-nonnegative'), 'fromNatural n', '1 / c')),
  have('product: 0 ≤ fromNatural n * (1 / c)', apply('product', {}, [arith()], [linearly()])),
  rewrite('split'),
  apply(
    divLeDiv,
    {},
    [linearly()],
    [linearly()],
    [
      have('first: w j * (fromNatural n * (1 / c)) ≤ c * (fromNatural n * (1 / c))', apply(mulLe, {}, [linearly()], [exact('product')])),
      have(
        'second: fromNatural n * (1 / c) * c ≤ sum n (λm. w (if m < j then m else suc m)) * c',
        apply(mulLe, {}, [exact('others')], [linearly()]),
      ),
      linearly(),
    ],
  ),
);

/** 2: twelve other keys and `exp S = 2`: at most a quarter. */
export const boundedThirteen = lemma(
  'highway-bounded-thirteen',
  '∀w j. j ≤ 12 ∧ (∀m. m ≤ 12 ⟹ 1 / 2 ≤ w m ∧ w m ≤ 2) ⟹ w j / sum 13 w ≤ 1 / 4',
  fix('w j'),
  assuming('below', 'bounds'),
  have(
    'so: w j / sum (suc 12) w ≤ 2 / (2 + fromNatural 12 * (1 / 2))',
    apply(bounded, { j: 'j' }, [linearly()], [exact('below')], [exact('bounds')]),
  ),
  have('is: suc 12 = 13', arith()),
  rewriteFact('so', 'is'),
  have('number: 2 / (2 + fromNatural 12 * (1 / 2)) = 1 / 4', by()),
  linearly(),
);

/** 5: scores that are negative for every token: Q = 1, K = -1. */
export const negativeScores = lemma(
  'highway-negative-scores',
  '∀u. ¬(u = 0) ⟹ u * (-1 * u) < 0',
  fix('u'),
  assuming('nonzero'),
  note('square', at(squareNonnegative, 'u')),
  contradiction('not'),
  have('zero: u * u = 0', linearly()),
  note('factor', from(at(productZero, 'u', 'u'), 'zero')),
  logic(),
);
