// A sum of m * n terms as m sums of n terms: term i n + j stands in sum i at place j.
import {
  apply,
  arith,
  assuming,
  at,
  back,
  both,
  by,
  contradiction,
  exact,
  fact,
  fix,
  from,
  have,
  induct,
  intro,
  lemma,
  note,
  obtain,
  rewrite,
  rewriteFact,
} from '../src/logic/proof.ts';
import { sumEqual, sumSuc, sumZero } from './sums.ts';

/** A sum of m + n terms in two parts. */
export const sumSplit = lemma(
  'sum-split',
  '∀f m n. sum (m + n) f = sum m f + sum n (λi. f (m + i))',
  fix('f m'),
  induct(
    'n',
    [rewrite(fact('natural-add-zero'), sumZero), by()],
    [have('next: m + suc n = suc (m + n)', arith()), rewrite('next', sumSuc, 'IH'), by()],
  ),
);

/** A sum of m n terms as a double sum. */
export const sumProduct = lemma(
  'sum-product',
  '∀f m n. sum (m * n) f = sum m (λi. sum n (λj. f (i * n + j)))',
  fix('f'),
  induct('m', [by()], [fix('n'), have('next: suc m * n = m * n + n', arith()), rewrite('next', sumSplit, sumSuc, 'IH'), by()]),
);

/** The quotient and the remainder of `i n + j` for j < n. */
export const quotient = lemma(
  'quotient',
  '∀i j n. j < n ⟹ (i * n + j) div n = i ∧ (i * n + j) mod n = j',
  fix('i j n'),
  assuming('below'),
  note('quotient', at(fact('natural-div-unique'), 'i * n + j', 'n', 'i', 'j')),
  note('remainder', at(fact('natural-mod-unique'), 'i * n + j', 'n', 'i', 'j')),
  by('quotient', 'remainder', 'below'),
);

/** Quotients and remainders of the numbers below m n. */
export const quotientBelow = lemma(
  'quotient-below',
  '∀s m n. s < m * n ⟹ s div n < m ∧ s mod n < n ∧ (s div n) * n + s mod n = s',
  fix('s m n'),
  assuming('below'),
  have('positive: ¬(n = 0)', assuming('zero'), rewriteFact('below', 'zero'), arith()),
  note('parts', from(at(fact('natural-div-mod'), 's', 'n'), 'positive')),
  note('rest', from(at(fact('natural-mod-less'), 's', 'n'), 'positive')),
  both(
    [
      contradiction('large'),
      have('le: m ≤ s div n', arith()),
      have('exists: ∃e. s div n = m + e', rewrite(back(at(fact('natural-le-exists'), 'm', 's div n'))), exact('le')),
      obtain('e', 'exists', 'more'),
      have('product: (s div n) * n = m * n + e * n', rewrite('more'), arith()),
      arith('parts', 'below', 'product'),
    ],
    [exact('rest')],
    [exact('parts')],
  ),
);

/** A sum of m n terms that depend on the quotient and the remainder of their index. */
export const sumQuotients = lemma(
  'sum-quotients',
  '∀g m n. sum (m * n) (λh. g (h div n) (h mod n)) = sum m (λi. sum n (λj. g i j))',
  fix('g m n'),
  rewrite(sumProduct),
  apply(sumEqual),
  intro(),
  apply(sumEqual),
  fix('j'),
  assuming('below'),
  note('parts', at(quotient, 'i', 'j', 'n')),
  by('parts'),
);
