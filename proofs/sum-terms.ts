// Sums of which at most one term is not zero.
import { apply, assuming, by, cases, chain, equals, exact, fix, lemma, rewrite } from '../src/logic/proof.ts';
import { sumEqual, sumOfZeros, sumSelect } from './sums.ts';

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
