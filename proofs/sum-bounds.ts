// Inequalities between finite sums: term by term, and the absolute value of a sum.
import {
  apply,
  assuming,
  at,
  by,
  cases,
  fact,
  fix,
  from,
  have,
  induct,
  intro,
  lemma,
  linearly,
  note,
  rewrite,
} from '../src/logic/proof.ts';
import { sumSuc } from './sums.ts';

/** An absolute value is nonnegative. */
export const absNonnegative = lemma(
  'abs-nonnegative',
  '∀x. 0 ≤ abs x',
  fix('x'),
  rewrite(fact('real-abs')),
  cases('0 ≤ x', [by()], [by()]),
);

/** The triangle inequality. */
export const absAdd = lemma(
  'abs-add',
  '∀x y. abs (x + y) ≤ abs x + abs y',
  fix('x y'),
  rewrite(fact('real-abs')),
  cases(
    '0 ≤ x',
    [cases('0 ≤ y', [cases('0 ≤ x + y', [by()], [by()])], [cases('0 ≤ x + y', [by()], [by()])])],
    [cases('0 ≤ y', [cases('0 ≤ x + y', [by()], [by()])], [cases('0 ≤ x + y', [by()], [by()])])],
  ),
);

/** The absolute value of a product. */
export const absMul = lemma(
  'abs-mul',
  '∀x y. abs (x * y) = abs x * abs y',
  fix('x y'),
  // Of x and -x one is nonnegative, and of y and -y.
  have('sign: ∀(u : ℝ) v. 0 ≤ u ∧ 0 ≤ v ⟹ 0 ≤ u * v', intro(), apply(fact('real-mul-nonnegative')), by()),
  have('nonnegative: ∀u. 0 ≤ u ⟹ abs u = u', intro(), rewrite(fact('real-abs')), by()),
  have('negative: ∀u. 0 ≤ -u ⟹ abs u = -u', intro(), rewrite(fact('real-abs')), cases('0 ≤ u', [by()], [by()])),
  cases(
    'x0: 0 ≤ x',
    [
      cases(
        'y0: 0 ≤ y',
        [by('sign', 'nonnegative')],
        [
          have('y1: 0 ≤ -y', linearly()),
          note('product', from(at('sign', 'x', '-y'), 'x0', 'y1')),
          have('xy: 0 ≤ -(x * y)', linearly('product')),
          by('nonnegative', 'negative'),
        ],
      ),
    ],
    [
      have('x1: 0 ≤ -x', linearly()),
      cases(
        'y0: 0 ≤ y',
        [
          note('product', from(at('sign', '-x', 'y'), 'x1', 'y0')),
          have('xy: 0 ≤ -(x * y)', linearly('product')),
          by('nonnegative', 'negative'),
        ],
        [
          have('y1: 0 ≤ -y', linearly()),
          note('product', from(at('sign', '-x', '-y'), 'x1', 'y1')),
          have('xy: 0 ≤ x * y', linearly('product')),
          by('nonnegative', 'negative'),
        ],
      ),
    ],
  ),
);

/** Smaller terms have a smaller sum. */
export const sumLe = lemma(
  'sum-le',
  '∀f g n. (∀i. i < n ⟹ f i ≤ g i) ⟹ sum n f ≤ sum n g',
  fix('f g'),
  induct(
    'n',
    [by()],
    [
      assuming('each'),
      have('last: f n ≤ g n', by('each')),
      have('before: ∀i. i < n ⟹ f i ≤ g i', intro(), by('each')),
      have('so: sum n f ≤ sum n g', apply('IH'), intro(), by('before')),
      rewrite(sumSuc),
      linearly('last', 'so'),
    ],
  ),
);

/** A sum of nonnegative terms is nonnegative. */
export const sumNonnegative = lemma(
  'sum-nonnegative',
  '∀f n. (∀i. i < n ⟹ 0 ≤ f i) ⟹ 0 ≤ sum n f',
  fix('f'),
  induct(
    'n',
    [by()],
    [
      assuming('each'),
      have('last: 0 ≤ f n', by('each')),
      have('so: 0 ≤ sum n f', apply('IH'), intro(), by('each')),
      rewrite(sumSuc),
      linearly('last', 'so'),
    ],
  ),
);

/** The absolute value of a sum is at most the sum of the absolute values. */
export const absSum = lemma(
  'abs-sum',
  '∀f n. abs (sum n f) ≤ sum n (λi. abs (f i))',
  fix('f'),
  induct('n', [by(fact('real-abs'))], [rewrite(sumSuc), note('triangle', at(absAdd, 'sum n f', 'f n')), linearly('IH', 'triangle')]),
);
