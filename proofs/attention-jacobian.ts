// attention-jacobian (mathematics.md 2.9.2): the derivative of one row of attention with respect to a token, as algebra.
import {
  apply,
  assuming,
  at,
  back,
  by,
  cases,
  chain,
  define,
  equals,
  exact,
  fix,
  from,
  have,
  intro,
  lemma,
  note,
  rewrite,
  ring,
  take,
} from '../src/logic/proof.ts';
import type { ProvedClaim } from './claim.ts';
import { cancelFactor, divMul } from './fractions.ts';
import { mvec, sumKron } from './matrices.ts';
import { kron } from './operators.ts';
import { sumCombine, sumRing } from './sum-normal.ts';
import { sumOne } from './sum-small.ts';
import { sumEqual, sumSub } from './sums.ts';

/**
 * The Jacobian of attention with the weights a of one row and values V x m, with respect to token j, by the product rule;
 * r is the query seen from the keys. The derivative of weight m by score j is `a m * (kron m j - a j)`.
 */
export const attjac = define(
  'attjac',
  'ℕ → ℕ → (ℕ → ℕ → ℝ) → (ℕ → ℕ → ℝ) → (ℕ → ℝ) → (ℕ → ℝ) → ℕ → ℕ → ℕ → ℝ',
  'attjac n d V x a r j = (λal be. a j * V al be + sum n (λm. mvec d V (x m) al * (a m * (kron m j - a j))) * r be)',
);

/** The value of a weighted mean of tokens is the mean of their values. */
export const valueOfMean = lemma(
  'value-of-mean',
  '∀n d V x a al. mvec d V (λb. sum n (λm. a m * x m b)) al = sum n (λm. mvec d V (x m) al * a m)',
  fix('n d V x a al'),
  rewrite(mvec),
  chain(
    '…',
    equals('sum d (λb. V al b * sum n (λm. x m b * a m))', apply(sumEqual), intro(), sumRing()),
    equals('sum n (λm. sum d (λb. V al b * x m b) * a m)', exact(at(sumCombine, 'λb. V al b', 'λb m. x m b', 'a', 'd', 'n'))),
    equals('…'),
  ),
);

/** The Jacobian, with the mean of the tokens. */
export const attentionJacobian = lemma(
  'attention-jacobian',
  `∀n d V x a r j al be. j < n ⟹
     attjac n d V x a r j al be = a j * V al be + a j * mvec d V (λb. x j b - sum n (λm. a m * x m b)) al * r be`,
  fix('n d V x a r j al be'),
  assuming('below'),
  rewrite(attjac),
  have(
    'value: mvec d V (λb. x j b - sum n (λm. a m * x m b)) al = mvec d V (x j) al - sum n (λm. mvec d V (x m) al * a m)',
    rewrite(back(valueOfMean), mvec),
    sumRing(),
  ),
  have(
    'weights: sum n (λm. mvec d V (x m) al * (a m * (kron m j - a j))) = a j * (mvec d V (x j) al - sum n (λm. mvec d V (x m) al * a m))',
    note('picked', from(at(sumKron, 'λm. mvec d V (x m) al * a m', 'j', 'n'), 'below')),
    chain(
      '…',
      equals('sum n (λm. kron m j * (mvec d V (x m) al * a m)) - a j * sum n (λm. mvec d V (x m) al * a m)', sumRing()),
      equals('…', rewrite('picked'), ring()),
    ),
  ),
  rewrite('value', 'weights'),
  ring(),
);

/** If one unnormalised weight changes, the normalised weights change by `kron m j - a m` times one number. */
export const softmaxDifference = lemma(
  'softmax-difference',
  `∀n w a w' a' j. j < n ∧ ¬(sum n w = 0) ∧ ¬(sum n w' = 0) ∧ (∀m. m < n ∧ ¬(m = j) ⟹ w' m = w m) ∧
     (∀m. m < n ⟹ a m = w m / sum n w) ∧ (∀m. m < n ⟹ a' m = w' m / sum n w') ⟹
     ∀m. m < n ⟹ a' m - a m = (w' j - w j) / sum n w' * (kron m j - a m)`,
  fix("n w a w' a' j"),
  assuming('below', 'nonzero', 'nonzero2', 'others', 'weights', 'weights2'),
  have(
    "change: ∀m. m < n ⟹ w' m - w m = kron m j * (w' j - w j)",
    fix('m'),
    assuming('here'),
    rewrite(kron),
    cases(
      'same: m = j',
      [rewrite('same'), by()],
      [note('other', at('others', 'm')), have("other: w' m = w m", by('other')), rewrite('other'), by('same')],
    ),
  ),
  have(
    "total: sum n w' - sum n w = w' j - w j",
    chain(
      '…',
      equals("sum n (λm. w' m - w m)", rewrite(sumSub)),
      equals("sum n (λm. kron m j * (w' j - w j))", apply(sumEqual), exact('change')),
      equals('…', apply(sumKron, { f: "λm. w' j - w j" }), exact('below')),
    ),
  ),
  fix('m'),
  assuming('here'),
  note('changed', from(at('change', 'm'), 'here')),
  // Multiplied by the new sum, both sides are the same polynomial.
  apply(
    cancelFactor,
    { c: "sum n w'" },
    [exact('nonzero2')],
    [
      have('old: a m * sum n w = w m', note('is', from(at('weights', 'm'), 'here')), rewrite('is'), apply(divMul), exact('nonzero')),
      have("new: a' m * sum n w' = w' m", note('is', from(at('weights2', 'm'), 'here')), rewrite('is'), apply(divMul), exact('nonzero2')),
      note('quotient', from(at(divMul, "w' j - w j", "sum n w'"), 'nonzero2')),
      have("scaled: a m * (sum n w' - sum n w) = a m * (w' j - w j)", rewrite('total'), ring()),
      chain(
        '…',
        equals("a' m * sum n w' - a m * sum n w - a m * (sum n w' - sum n w)", ring()),
        equals("w' m - w m - a m * (w' j - w j)", rewrite('old', 'new', 'scaled'), ring()),
        equals("(w' j - w j) * (kron m j - a m)", rewrite('changed'), ring()),
        equals("(w' j - w j) / sum n w' * sum n w' * (kron m j - a m)", rewrite('quotient'), ring()),
        equals('…', ring()),
      ),
    ],
  ),
);

/** The query term: for weights with sum 1 it is a covariance of the tokens and the scores. */
export const attentionQueryTerm = lemma(
  'attention-query-term',
  `∀n a (x : ℕ → I → ℝ) z b. sum n a = 1 ⟹
     sum n (λm. x m b * (a m * (z m - sum n (λt. a t * z t)))) =
     sum n (λm. a m * (x m b - sum n (λt. a t * x t b)) * (z m - sum n (λt. a t * z t)))`,
  fix('n a x z b'),
  assuming('sum'),
  have('one: sum n (λm. a m) = 1', chain('…', equals('sum n a', apply(sumEqual), intro()), equals('1', exact('sum')))),
  chain(
    '…',
    equals(
      `sum n (λm. a m * (x m b - sum n (λt. a t * x t b)) * (z m - sum n (λt. a t * z t))) +
       sum n (λt. a t * x t b) * sum n (λt. a t * z t) * (1 - sum n (λm. a m))`,
      sumRing(),
    ),
    equals('…', rewrite('one'), ring()),
  ),
);

/** With one token, which has all the weight, the Jacobian is V. */
const oneToken = lemma(
  'attention-jacobian-one-token',
  '∀d V x r al be. attjac 1 d V x (λm. 1) r 0 al be = V al be',
  fix('d V x r al be'),
  rewrite(attjac, sumOne, kron),
  by(),
);

/** A token of weight 0, as one that is masked, has Jacobian 0. */
const masked = lemma(
  'attention-jacobian-masked',
  '∀n d V x a r j al be. j < n ∧ a j = 0 ⟹ attjac n d V x a r j al be = 0',
  fix('n d V x a r j al be'),
  assuming('below', 'none'),
  rewrite(from(at(attentionJacobian, 'n', 'd', 'V', 'x', 'a', 'r', 'j', 'al', 'be'), 'below'), 'none'),
  ring(),
);

/** Without the sum 1 the query term is no covariance: one token 1 with weight 2 and score 1. */
const queryTermControl = lemma(
  'attention-query-term-control',
  `∃a (x : ℕ → ℕ → ℝ) z. ¬(sum 1 (λm. x m 0 * (a m * (z m - sum 1 (λt. a t * z t)))) =
     sum 1 (λm. a m * (x m 0 - sum 1 (λt. a t * x t 0)) * (z m - sum 1 (λt. a t * z t))))`,
  take('λm. 2', 'λm b. 1', 'λm. 1'),
  rewrite(sumOne),
  by(),
);

export const claim: ProvedClaim = {
  id: 'attention-jacobian',
  title: 'The Jacobian of attention with respect to a token is its weight times V, plus a term of rank one through the query.',
  parts: [
    { part: 'jacobian', lemma: attentionJacobian },
    { part: 'weights', lemma: softmaxDifference },
    { part: 'query term', lemma: attentionQueryTerm },
  ],
  controls: [{ control: 'query-term', lemma: queryTermControl }],
  instances: [oneToken, masked],
  open: [{ part: 'exp', missing: 'the derivative of the exponential: the weights are handled by exact differences instead' }],
};
