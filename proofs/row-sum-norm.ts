// The maximal row sum of absolute values as a norm: bounds for products and powers of matrices.
import {
  apply,
  arith,
  assuming,
  at,
  by,
  cases,
  chain,
  define,
  equals,
  exact,
  fact,
  fix,
  forget,
  from,
  have,
  induct,
  intro,
  law,
  lemma,
  linearly,
  note,
  rewrite,
  rewriteFact,
  ring,
} from '../src/logic/proof.ts';
import { mmul } from './matrices.ts';
import { mpowAdd } from './matrix-powers.ts';
import { kron } from './operators.ts';
import { absAdd, absMul, absNonnegative, absSum, sumLe } from './sum-bounds.ts';
import { sumAdd, sumEqual, sumExchange, sumScale, sumScaleRight, sumSelect } from './sums.ts';

/** In each of the p rows of M, the absolute values of the q entries add up to at most c. */
export const rowBound = define(
  'RowBound',
  'ℕ → ℕ → (ℕ → ℕ → ℝ) → ℝ → bool',
  'RowBound p q M c = (∀i. i < p ⟹ sum q (λj. abs (M i j)) ≤ c)',
);

/** Only the entries below the bounds count. */
export const rowBoundEqual = lemma(
  'row-bound-equal',
  '∀p q M P c. (∀i j. i < p ∧ j < q ⟹ M i j = P i j) ∧ RowBound p q P c ⟹ RowBound p q M c',
  fix('p q M P c'),
  rewrite(rowBound),
  assuming('same', 'bound'),
  fix('i'),
  assuming('row'),
  have('equal: sum q (λj. abs (M i j)) = sum q (λj. abs (P i j))', apply(sumEqual), fix('j'), assuming('column'), rewrite('same'), by()),
  rewrite('equal'),
  apply('bound'),
  exact('row'),
);

/** The identity has row sums 1. */
export const rowBoundKron = lemma(
  'row-bound-identity',
  '∀N. RowBound N N kron 1',
  fix('N'),
  rewrite(rowBound),
  fix('i'),
  assuming('row'),
  have(
    'is: sum N (λj. abs (kron i j)) = 1',
    chain(
      '…',
      equals(
        'sum N (λj. if j = i then 1 else 0)',
        apply(sumEqual),
        fix('j'),
        assuming('column'),
        rewrite(kron),
        cases('same: j = i', [rewrite('same'), by()], [have('other: ¬(i = j)', arith()), by()]),
      ),
      equals('1', rewrite(sumSelect), by()),
    ),
  ),
  rewrite('is'),
  by(),
);

/** The bound of a product is the product of the bounds; the second must be known not to be negative. */
export const rowBoundMmul = lemma(
  'row-bound-product',
  '∀p q r M P a b. 0 ≤ b ∧ RowBound p q M a ∧ RowBound q r P b ⟹ RowBound p r (mmul q M P) (a * b)',
  fix('p q r M P a b'),
  rewrite(rowBound, mmul),
  assuming('nonnegative', 'left', 'right'),
  fix('i'),
  assuming('row'),
  have(
    'triangle: sum r (λj. abs (sum q (λc. M i c * P c j))) ≤ sum r (λj. sum q (λc. abs (M i c) * abs (P c j)))',
    apply(sumLe),
    fix('j'),
    assuming('column'),
    note('here', at(absSum, 'λc. M i c * P c j', 'q')),
    rewriteFact('here', absMul),
    exact('here'),
  ),
  have(
    'exchanged: sum r (λj. sum q (λc. abs (M i c) * abs (P c j))) = sum q (λc. abs (M i c) * sum r (λj. abs (P c j)))',
    chain(
      '…',
      equals('sum q (λc. sum r (λj. abs (M i c) * abs (P c j)))', apply(sumExchange)),
      equals('…', apply(sumEqual), intro(), apply(sumScale)),
    ),
  ),
  have(
    'rows: sum q (λc. abs (M i c) * sum r (λj. abs (P c j))) ≤ sum q (λc. abs (M i c) * b)',
    apply(sumLe),
    fix('c'),
    assuming('inside'),
    note('one', at(absNonnegative, 'M i c')),
    have('two: 0 ≤ b - sum r (λj. abs (P c j))', note('bound', from(at('right', 'c'), 'inside')), linearly('bound')),
    note('product', from(at(fact('real-mul-nonnegative'), 'abs (M i c)', 'b - sum r (λj. abs (P c j))'), 'one', 'two')),
    linearly('product'),
  ),
  have(
    'factor: sum q (λc. abs (M i c) * b) ≤ a * b',
    rewrite(sumScaleRight),
    have('gap: 0 ≤ a - sum q (λc. abs (M i c))', note('bound', from(at('left', 'i'), 'row')), linearly('bound')),
    note('product', from(at(fact('real-mul-nonnegative'), 'a - sum q (λc. abs (M i c))', 'b'), 'gap', 'nonnegative')),
    linearly('product'),
  ),
  rewriteFact('triangle', 'exchanged'),
  forget('left', 'right', 'exchanged'),
  linearly('triangle', 'rows', 'factor'),
);

/** The bound of a sum is the sum of the bounds. */
export const rowBoundAdd = lemma(
  'row-bound-sum',
  '∀p q M P a b. RowBound p q M a ∧ RowBound p q P b ⟹ RowBound p q (λi j. M i j + P i j) (a + b)',
  fix('p q M P a b'),
  rewrite(rowBound),
  assuming('one', 'other'),
  fix('i'),
  assuming('row'),
  have('triangle: sum q (λj. abs (M i j + P i j)) ≤ sum q (λj. abs (M i j) + abs (P i j))', apply(sumLe), intro(), apply(absAdd)),
  rewriteFact('triangle', sumAdd),
  note('first', from(at('one', 'i'), 'row')),
  note('second', from(at('other', 'i'), 'row')),
  linearly('triangle', 'first', 'second'),
);

/** Powers of nonnegative numbers are nonnegative. */
export const powerNonnegative = law('power-nonnegative');

/** Powers of A: if A^m is bounded by rho and A^r by K, then A^(m q + r) is by rho^q K. */
export const rowBoundPower = lemma(
  'row-bound-power',
  `∀N A K rho m q r. 0 ≤ rho ∧ 0 ≤ K ∧ RowBound N N (mpow N A m) rho ∧ RowBound N N (mpow N A r) K ⟹
     RowBound N N (mpow N A (m * q + r)) (rho ^ q * K)`,
  fix('N A K rho m q r'),
  assuming('rho0', 'K0', 'step', 'rest'),
  induct(
    'q',
    [
      have('is: m * 0 + r = r', arith()),
      have('one: rho ^ 0 * K = K', rewrite(fact('real-power-zero')), ring()),
      rewrite('is', 'one'),
      exact('rest'),
    ],
    [
      have('is: m * suc q + r = m + (m * q + r)', arith()),
      have('more: rho ^ suc q * K = rho * (rho ^ q * K)', rewrite(fact('real-power-suc')), ring()),
      rewrite('is', 'more'),
      apply(
        rowBoundEqual,
        { P: 'mmul N (mpow N A m) (mpow N A (m * q + r))' },
        [fix('i j'), assuming('row', 'column'), apply(mpowAdd), exact('row')],
        [
          apply(
            rowBoundMmul,
            {},
            [apply(fact('real-mul-nonnegative'), {}, [apply(powerNonnegative), exact('rho0')], [exact('K0')])],
            [exact('step')],
            [exact('IH')],
          ),
        ],
      ),
    ],
  ),
);
