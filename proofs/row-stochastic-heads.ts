// normalised-heads (a) (mathematics.md 2.6): heads whose weights in a row sum to 1.
import {
  apply,
  arith,
  assuming,
  at,
  by,
  cases,
  chain,
  equals,
  exact,
  fact,
  fix,
  from,
  have,
  lemma,
  linearly,
  note,
  obtain,
  rewrite,
  rewriteFact,
  ring,
  simpOnly,
} from '../src/logic/proof.ts';
import { sumReversal } from './sum-reversal.ts';
import { sumEqual, sumExchange, sumScaleRight, sumSuc, sumZero } from './sums.ts';

/** (a) If each row of weights sums to 1 then all lag operators but the first are zero, however many heads there are. */
export const normalisedA = lemma(
  'normalised-a',
  `∀n (p : ℕ) (d : ℕ) H M a V. (∀i j al be. i < n ∧ j ≤ i ∧ al < p ∧ be < d ⟹ M (i - j) al be = sum H (λh. a h i j * V h al be)) ∧
     (∀i h. i < n ∧ h < H ⟹ sum (suc i) (λj. a h i j) = 1) ⟹
     ∀l al be. l < n ∧ al < p ∧ be < d ⟹ M l al be = if l = 0 then sum H (λh. V h al be) else 0`,
  fix('n p d H M a V'),
  assuming('represented', 'normalised'),
  fix('l al be'),
  assuming('lag', 'row', 'column'),
  // The first i + 1 lag operators have the same sum for all i.
  have(
    'total: ∀i. i < n ⟹ sum (suc i) (λl. M l al be) = sum H (λh. V h al be)',
    fix('i'),
    assuming('below'),
    chain(
      '…',
      equals('sum (suc i) (λj. M (i - j) al be)', rewrite(at(sumReversal, 'λl. M l al be', 'i'))),
      equals(
        'sum (suc i) (λj. sum H (λh. a h i j * V h al be))',
        apply(sumEqual),
        fix('j'),
        assuming('early'),
        apply('represented', {}, [exact('below')], [arith()], [exact('row')], [exact('column')]),
      ),
      equals('sum H (λh. sum (suc i) (λj. a h i j * V h al be))', apply(sumExchange)),
      equals(
        'sum H (λh. V h al be)',
        apply(sumEqual),
        fix('h'),
        assuming('head'),
        chain(
          '…',
          equals('sum (suc i) (λj. a h i j) * V h al be', rewrite(at(sumScaleRight, 'V h al be', 'λj. a h i j', 'suc i'))),
          equals('…', rewrite(from(at('normalised', 'i', 'h'), 'below', 'head')), ring()),
        ),
      ),
    ),
  ),
  cases(
    'zero: l = 0',
    [note('here', from(at('total', 'l'), 'lag')), rewriteFact('here', 'zero', sumSuc, sumZero), rewrite('zero'), simpOnly(), linearly()],
    [
      have('pred: ∃g. l = suc g', cases(at(fact('natural-cases'), 'l'), [by()], [by()])),
      obtain('g', 'pred', 'is'),
      note('here', from(at('total', 'l'), 'lag')),
      have('earlier: g < n', arith()),
      note('before', from(at('total', 'g'), 'earlier')),
      rewriteFact('here', 'is', at(sumSuc, 'suc g'), 'before'),
      simpOnly('zero'),
      rewrite('is'),
      linearly(),
    ],
  ),
);
