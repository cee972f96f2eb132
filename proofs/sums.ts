// Finite sums of real numbers: `sum n f` is f 0 + … + f (n - 1).
import {
  apply,
  arith,
  assuming,
  by,
  cases,
  declareCongruence,
  declareRewrites,
  defineByRecursion,
  fix,
  have,
  induct,
  intro,
  lemma,
  rewrite,
  simp,
  simpFact,
} from '../src/logic/proof.ts';

/** `sum 0 f = 0` and `sum (n + 1) f = sum n f + f n`. */
export const [sumZero, sumSuc] = defineByRecursion('sum', 'ℕ → (ℕ → ℝ) → ℝ', 'sum 0 f = 0', 'sum (suc n) f = sum n f + f n');
declareRewrites(sumZero, sumSuc);

/** Equal terms have equal sums. */
export const sumEqual = lemma(
  'sum-equal',
  '∀f g n. (∀i. i < n ⟹ f i = g i) ⟹ sum n f = sum n g',
  fix('f g'),
  induct('n', [simp()], [assuming('each'), simp()]),
);

/** A sum may be simplified in its terms, where the index is below the bound. */
export const sumCongruence = lemma(
  'sum-congruence',
  '∀m n f g. m = n ∧ (∀i. i < n ⟹ f i = g i) ⟹ sum m f = sum n g',
  fix('m n f g'),
  assuming('same', 'each'),
  rewrite('same'),
  apply(sumEqual),
  by(),
);
declareCongruence(sumCongruence);

/** A sum of zeros. */
export const sumOfZeros = lemma('sum-of-zeros', '∀n. sum n (λi. 0) = 0', induct('n', [simp()], [simp('IH')]));
declareRewrites(sumOfZeros);

/** The sum of two sums. */
export const sumAdd = lemma('sum-add', '∀f g n. sum n (λi. f i + g i) = sum n f + sum n g', fix('f g'), induct('n', [by()], [by('IH')]));

/** The difference of two sums. */
export const sumSub = lemma('sum-sub', '∀f g n. sum n (λi. f i - g i) = sum n f - sum n g', fix('f g'), induct('n', [by()], [by('IH')]));

/** A factor on the left of every term. */
export const sumScale = lemma('sum-scale', '∀c f n. sum n (λi. c * f i) = c * sum n f', fix('c f'), induct('n', [by()], [by('IH')]));

/** A factor on the right of every term. */
export const sumScaleRight = lemma(
  'sum-scale-right',
  '∀c f n. sum n (λi. f i * c) = sum n f * c',
  fix('c f'),
  induct('n', [by()], [by('IH')]),
);

/** Two sums may be exchanged. */
export const sumExchange = lemma(
  'sum-exchange',
  '∀f n m. sum m (λi. sum n (λj. f i j)) = sum n (λj. sum m (λi. f i j))',
  fix('f n'),
  induct('m', [simp()], [simp('IH', sumAdd)]),
);

/** Of all terms only one is not zero. */
export const sumSelect = lemma(
  'sum-select',
  '∀f j n. sum n (λi. if i = j then f i else 0) = if j < n then f j else 0',
  fix('f j'),
  induct(
    'n',
    [simp()],
    [rewrite(sumSuc, 'IH'), cases('same: n = j', [rewrite('same'), by()], [have('same: j < suc n ⇔ j < n', arith()), by('same')])],
  ),
);

/** Terms that are zero may be left out at the end. */
export const sumPadding = lemma(
  'sum-padding',
  '∀f m n. m ≤ n ∧ (∀i. m ≤ i ∧ i < n ⟹ f i = 0) ⟹ sum n f = sum m f',
  fix('f m'),
  induct(
    'n',
    [assuming('below'), have('is: m = 0', arith()), simp('is')],
    [
      assuming('below', 'zero'),
      cases(
        'last: m = suc n',
        [simp('last')],
        [
          have('m ≤ n', arith()),
          have('∀i. m ≤ i ∧ i < n ⟹ f i = 0', intro(), simp('zero')),
          have('f n = 0', simp('zero')),
          rewrite(sumSuc),
          simpFact('IH'),
          by('IH'),
        ],
      ),
    ],
  ),
);
