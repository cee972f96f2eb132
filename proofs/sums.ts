// Finite sums of real numbers: `sum n f` is f 0 + … + f (n - 1).
import {
  apply,
  arith,
  assuming,
  at,
  back,
  by,
  cases,
  chain,
  declareCongruence,
  declareRewrites,
  defineByRecursion,
  equals,
  extensionally,
  fact,
  fix,
  forget,
  have,
  induct,
  intro,
  lemma,
  linearly,
  rewrite,
  ring,
  simp,
  note,
} from '../src/logic/proof.ts';
import { realLaw } from '../src/logic/arithmetic/real-laws.ts';

/** `sum 0 f = 0` and `sum (n + 1) f = sum n f + f n`. */
export const [sumZero, sumSuc] = defineByRecursion('sum', 'sum 0 f = (0 : ℝ)', 'sum (suc n) f = sum n f + f n');
declareRewrites(sumZero, sumSuc);

// Equal terms have equal sums.
const sumEqual = lemma(
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
export const sumOfZeros = lemma('sum-of-zeros', '∀n. sum n (λi. 0) = 0', induct('n', [simp()], [simp('IH'), ring()]));
declareRewrites(sumOfZeros);

/** The sum of two sums. */
export const sumAdd = lemma(
  'sum-add',
  '∀f g n. sum n (λi. f i + g i) = sum n f + sum n g',
  fix('f g'),
  induct('n', [simp(), ring()], [simp('IH'), ring()]),
);

/** The difference of two sums. */
export const sumSub = lemma(
  'sum-sub',
  '∀f g n. sum n (λi. f i - g i) = sum n f - sum n g',
  fix('f g'),
  induct('n', [simp(), ring()], [simp('IH'), ring()]),
);

/** A factor on the left of every term. */
export const sumScale = lemma(
  'sum-scale',
  '∀c f n. sum n (λi. c * f i) = c * sum n f',
  fix('c f'),
  induct('n', [simp(), ring()], [simp('IH'), ring()]),
);

/** A factor on the right of every term. */
export const sumScaleRight = lemma(
  'sum-scale-right',
  '∀c f n. sum n (λi. f i * c) = sum n f * c',
  fix('c f'),
  induct('n', [simp(), ring()], [simp('IH'), ring()]),
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
    [
      rewrite(sumSuc),
      rewrite('IH'),
      cases(
        'j < n',
        [have('¬(n = j)', arith()), have('j < suc n', arith()), simp(), ring()],
        [cases('n = j', [have('j < suc n', arith()), simp(), ring()], [have('¬(j < suc n)', arith()), simp(), ring()])],
      ),
    ],
  ),
);
