// Sums taken from the first term, and from the last term to the first.
import {
  apply,
  arith,
  at,
  by,
  chain,
  equals,
  exact,
  fix,
  have,
  induct,
  intro,
  lemma,
  linearly,
  rewrite,
  rewriteFact,
  ring,
} from '../src/logic/proof.ts';
import { sumEqual, sumSuc, sumZero } from './sums.ts';

/** The first term of a sum. */
export const sumFirst = lemma(
  'sum-first',
  '∀f n. sum (suc n) f = f 0 + sum n (λi. f (suc i))',
  fix('f'),
  induct('n', [rewrite(sumSuc, sumZero), ring()], [rewrite(sumSuc), rewriteFact('IH', sumSuc), linearly()]),
);

/** A sum from the last term to the first. */
export const sumReversal = lemma(
  'sum-reversal',
  '∀f n. sum (suc n) (λj. f (n - j)) = sum (suc n) f',
  fix('f'),
  induct(
    'n',
    [apply(sumEqual), intro(), have('is: i = 0', arith()), rewrite('is'), by()],
    [
      chain(
        '…',
        equals('f (suc n - 0) + sum (suc n) (λi. f (suc n - suc i))', exact(at(sumFirst, 'λj. f (suc n - j)', 'suc n'))),
        equals(
          'f (suc n) + sum (suc n) (λi. f (n - i))',
          have(
            'same: sum (suc n) (λi. f (suc n - suc i)) = sum (suc n) (λi. f (n - i))',
            apply(sumEqual),
            intro(),
            have('less: suc n - suc i = n - i', arith()),
            rewrite('less'),
            ring(),
          ),
          rewrite('same'),
          by(),
        ),
        equals('sum (suc n) f + f (suc n)', rewrite('IH'), ring()),
        equals('…', rewrite(at(sumSuc, 'suc n', 'f')), ring()),
      ),
    ],
  ),
);
