// Facts about real numbers: squares, sums of absolute values, small positive numbers.
import {
  apply,
  arith,
  assuming,
  at,
  both,
  by,
  exact,
  fact,
  fix,
  forget,
  from,
  have,
  induct,
  law,
  lemma,
  linearly,
  note,
  rewrite,
  rewriteFact,
  ring,
  simp,
  take,
} from '../src/logic/proof.ts';
import { cancelLe, divMul, divPositive, mulLe, mulPositive, productZero } from './fractions.ts';
import { absAdd, absMul, absNonnegative } from './sum-bounds.ts';
import { sumSuc } from './sums.ts';

/** The powers of 1. */
export const onePower = law('one-power');

/** A square is not negative. */
export const squareNonnegative = law('square-nonnegative');

/** Two squares whose sum is zero are squares of zero. */
export const squaresZero = lemma(
  'squares-zero',
  '∀x y : ℝ. x * x + y * y = 0 ⟹ x = 0 ∧ y = 0',
  fix('x y'),
  assuming('sum'),
  note('first', at(squareNonnegative, 'x')),
  note('second', at(squareNonnegative, 'y')),
  have('zero: x * x = 0', linearly()),
  have('zero2: y * y = 0', linearly()),
  note('factors', from(at(productZero, 'x', 'x'), 'zero')),
  note('factors2', from(at(productZero, 'y', 'y'), 'zero2')),
  by(),
);

/** A sum of absolute values is not negative. */
export const sumAbsNonnegative = lemma(
  'sum-abs-nonnegative',
  '∀f n. 0 ≤ sum n (λi. abs (f i))',
  fix('f'),
  induct('n', [by()], [note('here', at(absNonnegative, 'f n')), simp(), linearly()]),
);

/** A combination whose coefficients are at most e in absolute value. */
export const combinationBound = lemma(
  'combination-bound',
  '∀c v e n. (∀h. h < n ⟹ abs (c h) ≤ e) ⟹ abs (sum n (λh. c h * v h)) ≤ e * sum n (λh. abs (v h))',
  fix('c v e'),
  induct(
    'n',
    [assuming('small'), by(fact('real-abs'))],
    [
      assuming('small'),
      have('before: ∀h. h < n ⟹ abs (c h) ≤ e', fix('h'), assuming('early'), apply('small'), arith()),
      note('before', from('IH', 'before')),
      have('last: abs (c n) ≤ e', apply('small'), arith()),
      have('last: abs (c n) * abs (v n) ≤ e * abs (v n)', apply(mulLe, {}, [exact('last')], [apply(absNonnegative)])),
      note('parts', at(absAdd, 'sum n (λh. c h * v h)', 'c n * v n')),
      note('product', at(absMul, 'c n', 'v n')),
      forget('small', 'IH'),
      rewrite(sumSuc),
      linearly(),
    ],
  ),
);

/** Some positive number, at most 1, makes the product with a number as small as wanted. */
export const smallFactor = lemma(
  'small-factor',
  '∀x y : ℝ. 0 < x ∧ 0 ≤ y ⟹ ∃e. 0 < e ∧ e ≤ 1 ∧ e * y < x',
  fix('x y'),
  assuming('positive', 'nonnegative'),
  take('x / (1 + y + x)'),
  have('divisor: 0 < 1 + y + x', linearly()),
  have('nonzero: ¬(1 + y + x = 0)', assuming('zero'), linearly()),
  have('share: 0 < x / (1 + y + x)', apply(divPositive, {}, [exact('positive')], [exact('divisor')])),
  have('product: x / (1 + y + x) * (1 + y + x) = x', apply(divMul), exact('nonzero')),
  have('square: 0 < x / (1 + y + x) * x', apply(mulPositive, {}, [exact('share')], [exact('positive')])),
  both([exact('share')], [apply(cancelLe, { c: '1 + y + x' }, [exact('divisor')], [rewrite('product'), linearly()])], [linearly()]),
);

/** The absolute value of a difference. */
export const absSub = lemma(
  'abs-difference',
  '∀x y. abs (x - y) ≤ abs x + abs y',
  fix('x y'),
  note('sum', at(absAdd, 'x', '-y')),
  have('same: abs (-y) = abs y', arith()),
  have('difference: x + -y = x - y', ring()),
  rewriteFact('sum', 'same', 'difference'),
  exact('sum'),
);
