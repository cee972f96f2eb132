// The Jacobian of attention at the inputs of gradient-highway (mathematics.md 2.9.3): (A), (B), (C) and (G).
import {
  apply,
  arith,
  assuming,
  at,
  both,
  by,
  cases,
  chain,
  equals,
  exact,
  fix,
  from,
  have,
  intro,
  lemma,
  linearly,
  logic,
  note,
  rewrite,
  ring,
} from '../src/logic/proof.ts';
import { attjac } from './attention-jacobian.ts';
import { factorAbs, highwayA, highwayC } from './highway-shares.ts';
import { mvec } from './matrices.ts';
import { kron } from './operators.ts';
import { sumRing } from './sum-normal.ts';
import { sumOne } from './sum-small.ts';
import { sumAdd, sumEqual, sumSelect } from './sums.ts';

/** The Jacobian applied to the token u: it sees u through the score s alone. */
const applied = lemma(
  'attjac-applied',
  `∀n d V x a r j u al. mvec d (attjac n d V x a r j) u al =
     a j * mvec d V u al + sum n (λm. mvec d V (x m) al * (a m * (kron m j - a j))) * sum d (λbe. r be * u be)`,
  fix('n d V x a r j u al'),
  rewrite(at(mvec, 'd', 'attjac n d V x a r j', 'u')),
  rewrite(attjac),
  chain(
    '…',
    equals(
      `a j * sum d (λb. V al b * u b) + sum n (λm. mvec d V (x m) al * (a m * (kron m j - a j))) * sum d (λbe. r be * u be)`,
      sumRing(),
    ),
    equals('…', rewrite(at(mvec, 'd', 'V', 'u')), ring()),
  ),
);

/** A token is at j, and V kills all others: what the other weights do is lost. */
const oneSeen = lemma(
  'one-token-seen',
  `∀n d V x a j u al. j < n ∧ (∀b. x j b = u b) ∧ (∀m. m < n ∧ ¬(m = j) ⟹ mvec d V (x m) al = 0) ⟹
     sum n (λm. mvec d V (x m) al * (a m * (kron m j - a j))) = mvec d V u al * (a j * (1 - a j))`,
  fix('n d V x a j u al'),
  assuming('below', 'token', 'killed'),
  have('same: mvec d V (x j) al = mvec d V u al', rewrite(mvec), apply(sumEqual), intro(), rewrite('token'), ring()),
  chain(
    '…',
    equals(
      'sum n (λm. if m = j then mvec d V (x m) al * (a m * (1 - a j)) else 0)',
      apply(sumEqual),
      fix('m'),
      assuming('here'),
      rewrite(kron),
      cases('is: m = j', [by('is')], [have('zero: mvec d V (x m) al = 0', apply('killed'), by()), rewrite('zero'), by('is')]),
    ),
    equals('mvec d V (x j) al * (a j * (1 - a j))', rewrite(sumSelect), by('below')),
    equals('…', rewrite('same'), ring()),
  ),
);

/** (A) and (B): one token with at least half of the weight, the others killed. */
export const highwayAB = lemma(
  'highway-ab',
  `∀n d V x a r j u E s. j < n ∧ 0 < E ∧ fromNatural n - 1 ≤ E ∧ 0 ≤ s ∧
     (∀m. m < n ⟹ a m = (if m = j then E else 1) / (E + (fromNatural n - 1))) ∧ (∀b. x j b = u b) ∧
     (∀m al. m < n ∧ ¬(m = j) ⟹ mvec d V (x m) al = 0) ∧ sum d (λbe. r be * u be) = s ⟹
     ∀al. mvec d (attjac n d V x a r j) u al = a j * (1 + (1 - a j) * s) * mvec d V u al ∧
       1 / 2 * abs (mvec d V u al) ≤ abs (mvec d (attjac n d V x a r j) u al)`,
  fix('n d V x a r j u E s'),
  assuming('below', 'positive', 'most', 'score', 'weights', 'token', 'killed', 'scores'),
  fix('al'),
  have(
    'jacobian: mvec d (attjac n d V x a r j) u al = a j * (1 + (1 - a j) * s) * mvec d V u al',
    have(
      'seen: sum n (λm. mvec d V (x m) al * (a m * (kron m j - a j))) = mvec d V u al * (a j * (1 - a j))',
      apply(oneSeen, {}, [exact('below')], [exact('token')], [intro(), apply('killed'), by()]),
    ),
    rewrite(applied, 'seen', 'scores'),
    ring(),
  ),
  have('weight: a j = E / (E + (fromNatural n - 1))', note('is', from(at('weights', 'j'), 'below')), rewrite('is'), by()),
  have(
    'factor: 1 / 2 ≤ a j * (1 + (1 - a j) * s)',
    apply(
      highwayA,
      { E: 'E', m: 'fromNatural n - 1' },
      [exact('positive')],
      [arith()],
      [exact('most')],
      [exact('score')],
      [exact('weight')],
    ),
  ),
  both([exact('jacobian')], [rewrite('jacobian'), apply(factorAbs, {}, [linearly()], [exact('factor')])]),
);

/** Two tokens are seen, at i and j: the weight of i takes away from j. This is (G) of mathematics.md. */
const twoSeen = lemma(
  'two-tokens-seen',
  `∀n d V x a i j u w al. i < n ∧ j < n ∧ ¬(i = j) ∧ (∀b. x j b = u b) ∧ (∀b. x i b = w b) ∧
     (∀m. m < n ∧ ¬(m = j) ∧ ¬(m = i) ⟹ mvec d V (x m) al = 0) ⟹
     sum n (λm. mvec d V (x m) al * (a m * (kron m j - a j))) = mvec d V u al * (a j * (1 - a j)) - mvec d V w al * (a i * a j)`,
  fix('n d V x a i j u w al'),
  assuming('first', 'second', 'different', 'token', 'token2', 'killed'),
  have('same: mvec d V (x j) al = mvec d V u al', rewrite(mvec), apply(sumEqual), intro(), rewrite('token'), ring()),
  have('same2: mvec d V (x i) al = mvec d V w al', rewrite(mvec), apply(sumEqual), intro(), rewrite('token2'), ring()),
  chain(
    '…',
    equals(
      `sum n (λm. (if m = j then mvec d V (x m) al * (a m * (1 - a j)) else 0) +
         (if m = i then mvec d V (x m) al * (a m * -(a j)) else 0))`,
      apply(sumEqual),
      fix('m'),
      assuming('here'),
      rewrite(kron),
      cases(
        'is: m = j',
        [have('not: ¬(j = i)', logic()), by('is', 'not')],
        [
          cases(
            'is2: m = i',
            [have('not: ¬(i = j)', logic()), by('is2', 'not')],
            [have('zero: mvec d V (x m) al = 0', apply('killed'), by()), rewrite('zero'), by('is', 'is2')],
          ),
        ],
      ),
    ),
    equals('mvec d V (x j) al * (a j * (1 - a j)) + mvec d V (x i) al * (a i * -(a j))', rewrite(sumAdd, sumSelect), by('first', 'second')),
    equals('…', rewrite('same', 'same2'), ring()),
  ),
);

/** (G): token i is w, token j is u, the others are killed. */
export const highwayG = lemma(
  'highway-g',
  `∀n d V x a r i j u w s. i < n ∧ j < n ∧ ¬(i = j) ∧ (∀b. x j b = u b) ∧ (∀b. x i b = w b) ∧
     (∀m al. m < n ∧ ¬(m = j) ∧ ¬(m = i) ⟹ mvec d V (x m) al = 0) ∧ sum d (λbe. r be * u be) = s ⟹
     ∀al. mvec d (attjac n d V x a r j) u al =
       a j * ((1 + (1 - a j) * s) * mvec d V u al - a i * s * mvec d V w al)`,
  fix('n d V x a r i j u w s'),
  assuming('first', 'second', 'different', 'token', 'token2', 'killed', 'scores'),
  fix('al'),
  have(
    'seen: sum n (λm. mvec d V (x m) al * (a m * (kron m j - a j))) = mvec d V u al * (a j * (1 - a j)) - mvec d V w al * (a i * a j)',
    apply(
      twoSeen,
      { i: 'i' },
      [exact('first')],
      [exact('second')],
      [exact('different')],
      [exact('token')],
      [exact('token2')],
      [intro(), apply('killed'), by()],
    ),
  ),
  rewrite(applied, 'seen', 'scores'),
  ring(),
);

/** (C): twin tokens. */
export const highwayCTwins = lemma(
  'highway-c',
  `∀n d V x a r i j u E s. i < n ∧ j < n ∧ ¬(i = j) ∧ 1 ≤ E ∧ fromNatural n - 2 ≤ E ∧ 0 ≤ s ∧
     (∀m. m < n ⟹ a m = (if m = j ∨ m = i then E else 1) / (2 * E + (fromNatural n - 2))) ∧
     (∀b. x j b = u b ∧ x i b = u b) ∧ (∀m al. m < n ∧ ¬(m = j) ∧ ¬(m = i) ⟹ mvec d V (x m) al = 0) ∧
     sum d (λbe. r be * u be) = s ⟹
     ∀al. mvec d (attjac n d V x a r j) u al = a j * (1 + (1 - 2 * a j) * s) * mvec d V u al ∧
       1 / 3 * abs (mvec d V u al) ≤ abs (mvec d (attjac n d V x a r j) u al)`,
  fix('n d V x a r i j u E s'),
  assuming('first', 'second', 'different', 'large', 'most', 'score', 'weights', 'tokens', 'killed', 'scores'),
  fix('al'),
  have('weight: a j = E / (2 * E + (fromNatural n - 2))', note('is', from(at('weights', 'j'), 'second')), rewrite('is'), by()),
  have('twin: a i = a j', note('is', from(at('weights', 'i'), 'first')), rewrite('is', 'weight'), by()),
  have(
    'general: mvec d (attjac n d V x a r j) u al = a j * ((1 + (1 - a j) * s) * mvec d V u al - a i * s * mvec d V u al)',
    apply(
      highwayG,
      { i: 'i', w: 'u', s: 's' },
      [exact('first')],
      [exact('second')],
      [exact('different')],
      [by('tokens')],
      [by('tokens')],
      [exact('killed')],
      [exact('scores')],
    ),
  ),
  have('jacobian: mvec d (attjac n d V x a r j) u al = a j * (1 + (1 - 2 * a j) * s) * mvec d V u al', rewrite('general', 'twin'), ring()),
  have('some: 2 ≤ n', arith()),
  have(
    'factor: 1 / 3 ≤ a j * (1 + (1 - 2 * a j) * s)',
    apply(highwayC, { E: 'E', m: 'fromNatural n - 2' }, [exact('large')], [arith()], [exact('most')], [exact('score')], [exact('weight')]),
  ),
  both([exact('jacobian')], [rewrite('jacobian'), apply(factorAbs, {}, [linearly()], [exact('factor')])]),
);

/** The smallest example of (A): a single token has weight 1. */
export const single = lemma(
  'highway-single',
  '∀V x r u al. (∀b. x 0 b = u b) ⟹ mvec 1 (attjac 1 1 V x (λm. 1) r 0) u al = mvec 1 V u al',
  fix('V x r u al'),
  assuming('token'),
  rewrite(applied, sumOne, kron, mvec),
  by(),
);
