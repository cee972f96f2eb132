// Inequalities between finite sums: term by term, and the absolute value of a sum.
import { apply, assuming, at, by, fact, fix, have, induct, intro, law, lemma, linearly, note, rewrite } from '../src/logic/proof.ts';
import { sumSuc } from './sums.ts';

/** An absolute value is nonnegative. */
export const absNonnegative = law('abs-nonnegative');

/** The triangle inequality. */
export const absAdd = law('abs-triangle');

/** The absolute value of a product. */
export const absMul = law('abs-mul');

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
