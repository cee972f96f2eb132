// Sums of which at most one term is not zero.
import { apply, arith, assuming, by, cases, chain, equals, exact, fix, have, lemma, rewrite, ring } from '../src/logic/proof.ts';
import { sumEqual, sumOfZeros, sumSelect, sumSuc, sumZero } from './sums.ts';

/** A sum whose terms are all zero. */
export const sumVanishing = lemma(
  'sum-vanishing',
  '∀f n. (∀i. i < n ⟹ f i = 0) ⟹ sum n f = 0',
  fix('f n'),
  assuming('zero'),
  chain('…', equals('sum n (λi. 0)', apply(sumEqual), exact('zero')), equals('0', apply(sumOfZeros))),
);

/** A sum of which only term j may differ from zero. */
export const sumSingle = lemma(
  'sum-single',
  '∀f j n. j < n ∧ (∀i. i < n ∧ ¬(i = j) ⟹ f i = 0) ⟹ sum n f = f j',
  fix('f j n'),
  assuming('below', 'others'),
  chain(
    '…',
    equals('sum n (λi. if i = j then f i else 0)', apply(sumEqual), fix('i'), assuming('index'), cases('i = j', [by()], [by('others')])),
    equals('f j', rewrite(sumSelect), by('below')),
  ),
);

/** A sum of one term. */
export const sumOne = lemma(
  'sum-one',
  '∀f. sum 1 f = f 0',
  fix('f'),
  have('is: 1 = suc 0', arith()),
  rewrite('is', sumSuc, sumZero),
  ring(),
);

/** A sum of two terms. */
export const sumTwo = lemma(
  'sum-two',
  '∀f. sum 2 f = f 0 + f 1',
  fix('f'),
  have('is: 2 = suc 1', arith()),
  rewrite('is', sumSuc, sumOne),
  by(),
);
