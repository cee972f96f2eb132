// unroll (mathematics.md 2.1): a state space model is a sum over the tokens, each with its operator.
import {
  apply,
  arith,
  assuming,
  at,
  back,
  by,
  cases,
  chain,
  equals,
  exact,
  extensionally,
  fix,
  from,
  have,
  induct,
  intro,
  lemma,
  note,
  rewrite,
  simp,
} from '../src/logic/proof.ts';
import type { ProvedClaim } from './claim.ts';
import { kronSymmetric, mmulAssoc, mpowSuc, mpowZero, mvec, mvecMmul, sumKron } from './matrices.ts';
import { causal } from './operators.ts';
import { lag, lagD, ssm, ssmop, stateSuc, stateZero, transSuc, transZero } from './state-space.ts';
import { sumRing } from './sum-normal.ts';
import { sumAdd, sumEqual, sumExchange, sumSelect, sumSuc, sumZero } from './sums.ts';
import { initialStateControl, noState, offByOneControl, orderControl, ownFactorControl, skipControl } from './unroll-controls.ts';

/** The identity acts as it should, at the entries below its size. */
export const identityActs = lemma(
  'identity-acts',
  '∀N v s. s < N ⟹ mvec N kron v s = v s',
  fix('N v s'),
  assuming('below'),
  rewrite(mvec),
  chain(
    '…',
    equals('sum N (λb. kron b s * v b)', apply(sumEqual), fix('b'), assuming('b'), rewrite(at(kronSymmetric, 's', 'b')), by()),
    equals('…', apply(sumKron), exact('below')),
  ),
);

/** A matrix with q columns sees the entries below q only. */
export const mvecEqual = lemma(
  'mvec-equal',
  '∀q M u v a. (∀s. s < q ⟹ u s = v s) ⟹ mvec q M u a = mvec q M v a',
  fix('q M u v a'),
  assuming('same'),
  rewrite(mvec),
  apply(sumEqual),
  intro(),
  by('same'),
);

/** A matrix times a sum of vectors. */
export const mvecSum = lemma(
  'mvec-sum',
  '∀q M f n a. mvec q M (λs. sum n (λj. f j s)) a = sum n (λj. mvec q M (f j) a)',
  fix('q M f n a'),
  rewrite(mvec),
  chain('…', equals('sum q (λb. sum n (λj. M a b * f j b))', apply(sumEqual), intro(), sumRing()), equals('…', apply(sumExchange))),
);

/** The state after token i is a sum over the tokens up to i. */
export const stateSum = lemma(
  'state-sum',
  '∀N d A B x i s. s < N ⟹ state N d A B x (suc i) s = sum (suc i) (λj. mvec d (mmul N (trans N A j (i - j)) (B j)) (x j) s)',
  fix('N d A B x'),
  // The newest token has gone through no transition.
  have(
    'newest: ∀i s. s < N ⟹ mvec d (mmul N (trans N A i (i - i)) (B i)) (x i) s = mvec d (B i) (x i) s',
    fix('i s'),
    assuming('below'),
    have('none: i - i = 0', arith()),
    rewrite('none', transZero, mvecMmul),
    apply(identityActs),
    exact('below'),
  ),
  induct(
    'i',
    [
      fix('s'),
      assuming('below'),
      note('here', from(at('newest', '0', 's'), 'below')),
      rewrite(stateSuc, stateZero, sumSuc, sumZero, 'here', mvec),
      sumRing(),
    ],
    [
      fix('s'),
      assuming('below'),
      note('here', from(at('newest', 'suc i', 's'), 'below')),
      rewrite(at(stateSuc, 'N', 'd', 'A', 'B', 'x', 'suc i'), at(sumSuc, 'suc i'), 'here'),
      have(
        'older: mvec N (A (suc i)) (state N d A B x (suc i)) s = sum (suc i) (λj. mvec d (mmul N (trans N A j (suc i - j)) (B j)) (x j) s)',
        chain(
          '…',
          equals(
            'mvec N (A (suc i)) (λs. sum (suc i) (λj. mvec d (mmul N (trans N A j (i - j)) (B j)) (x j) s)) s',
            apply(mvecEqual),
            exact('IH'),
          ),
          equals(
            'sum (suc i) (λj. mvec N (A (suc i)) (mvec d (mmul N (trans N A j (i - j)) (B j)) (x j)) s)',
            exact(at(mvecSum, 'N', 'A (suc i)', 'λj. mvec d (mmul N (trans N A j (i - j)) (B j)) (x j)', 'suc i', 's')),
          ),
          equals(
            '…',
            apply(sumEqual),
            fix('j'),
            assuming('past'),
            have('more: suc i - j = suc (i - j)', arith()),
            have('time: j + suc (i - j) = suc i', arith()),
            rewrite('more', transSuc, 'time', back(mmulAssoc), at(mvecMmul, 'd', 'N', 'A (suc i)')),
            by(),
          ),
        ),
      ),
      rewrite('older'),
      by(),
    ],
  ),
);

/** How the operator from token j to output i acts. */
export const ssmopActs = lemma(
  'ssmop-acts',
  `∀N d A B C D i j v a. j ≤ i ⟹ mvec d (ssmop N A B C D i j) v a =
     mvec N (C i) (mvec d (mmul N (trans N A j (i - j)) (B j)) v) a + (if j = i then mvec d (D j) v a else 0)`,
  fix('N d A B C D i j v a'),
  assuming('past'),
  rewrite(back(mvecMmul)),
  cases('same: j = i', [rewrite(mvec, ssmop, 'same'), simp(), sumRing()], [have('other: ¬(i = j)', arith()), rewrite(mvec, ssmop), by()]),
);

/** The claim for models that change with time. */
export const unroll = lemma(
  'unroll',
  '∀N d A B C D x i a. ssm N d A B C D x i a = sum (suc i) (λj. mvec d (ssmop N A B C D i j) (x j) a)',
  fix('N d A B C D x i a'),
  rewrite(ssm),
  have(
    `read: mvec N (C i) (state N d A B x (suc i)) a =
     mvec N (C i) (λs. sum (suc i) (λj. mvec d (mmul N (trans N A j (i - j)) (B j)) (x j) s)) a`,
    apply(mvecEqual),
    fix('s'),
    assuming('below'),
    exact(from(at(stateSum, 'N', 'd', 'A', 'B', 'x', 'i', 's'), 'below')),
  ),
  chain(
    '…',
    equals(
      'mvec N (C i) (λs. sum (suc i) (λj. mvec d (mmul N (trans N A j (i - j)) (B j)) (x j) s)) a + mvec d (D i) (x i) a',
      rewrite('read'),
      by(),
    ),
    equals(
      `sum (suc i) (λj. mvec N (C i) (mvec d (mmul N (trans N A j (i - j)) (B j)) (x j)) a) +
       sum (suc i) (λj. if j = i then mvec d (D j) (x j) a else 0)`,
      rewrite(sumSelect, at(mvecSum, 'N', 'C i', 'λj. mvec d (mmul N (trans N A j (i - j)) (B j)) (x j)', 'suc i', 'a')),
      by(),
    ),
    equals('…', rewrite(back(sumAdd)), apply(sumEqual), fix('j'), assuming('past'), have('j ≤ i', arith()), by(ssmopActs)),
  ),
);

/** With one matrix A the transitions are its powers. */
export const transConstant = lemma(
  'trans-constant',
  '∀N A j l. trans N (λt. A) j l = mpow N A l',
  fix('N A j'),
  induct('l', [rewrite(transZero, mpowZero), by()], [rewrite(transSuc, mpowSuc, 'IH'), by()]),
);

/** The operators of a model with constant matrices are its lag operators, causal. */
export const ssmopLti = lemma(
  'ssmop-lti',
  '∀N A B C D i j. ssmop N (λt. A) (λt. B) (λt. C) (λt. D) i j = causal (lagD N A B C D) i j',
  fix('N A B C D i j'),
  extensionally('al', 'be'),
  rewrite(ssmop, causal, lagD, lag, transConstant),
  cases('past: j ≤ i', [have('now: i - j = 0 ⇔ i = j', arith()), by('now')], [by()]),
);

/** The claim for models with constant matrices. */
export const unrollLti = lemma(
  'unroll-lti',
  '∀N d A B C D x i a. ssm N d (λt. A) (λt. B) (λt. C) (λt. D) x i a = sum (suc i) (λj. mvec d (lagD N A B C D (i - j)) (x j) a)',
  fix('N d A B C D x i a'),
  rewrite(unroll, ssmopLti),
  apply(sumEqual),
  fix('j'),
  assuming('past'),
  have('j ≤ i', arith()),
  have('same: causal (lagD N A B C D) i j = lagD N A B C D (i - j)', extensionally('al', 'be'), rewrite(causal), by()),
  by('same'),
);

/** The claim. */
export const claim: ProvedClaim = {
  id: 'unroll',
  title: 'The output of a state space model is a sum over the tokens up to it, each with its operator.',
  parts: [
    { part: 'time-varying', lemma: unroll },
    { part: 'LTI', lemma: unrollLti },
    { part: 'LTI operators', lemma: ssmopLti },
  ],
  controls: [
    { control: '1', lemma: orderControl },
    { control: '2', lemma: offByOneControl },
    { control: '3', lemma: ownFactorControl },
    { control: '4', lemma: skipControl },
    { control: '5', lemma: initialStateControl },
  ],
  instances: [noState],
  open: [],
};
