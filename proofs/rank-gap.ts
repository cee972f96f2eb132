// rank-gap (mathematics.md 2.3): one head cannot represent some state space models, and for every k some need k heads.
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
  fix,
  from,
  have,
  intro,
  lemma,
  obtain,
  rewrite,
  ring,
  take,
} from '../src/logic/proof.ts';
import type { ProvedClaim } from './claim.ts';
import { headCount } from './head-count-equivalence.ts';
import { identityDimension, lagDelay, lagOne, lagPowers, lagRow, lagVandermonde, lagZero } from './lag-operators.ts';
import { mat2, mmul, mpowZero } from './matrices.ts';
import { mpowCyclic, mpowOne } from './matrix-powers.ts';
import { heads, indep, kron } from './operators.ts';
import { saturationSizes } from './saturation.ts';
import { indepByEntries, spanDimIndep } from './span-dimension.ts';
import { sumOne, sumTwo } from './sum-small.ts';
import { sumEqual } from './sums.ts';
import { rootsZero } from './vandermonde.ts';

/** (a) For a single head all minors of two entries of two members vanish. */
export const minors = lemma(
  'rank-gap-minors',
  `∀n p d (W : A → ℕ → ℕ → ℕ → ℕ → ℝ). Heads n p d W 1 ⟹
     ∀x i j x' i' j' al be ga de. i < n ∧ j < n ∧ i' < n ∧ j' < n ∧ al < p ∧ be < d ∧ ga < p ∧ de < d ⟹
       W x i j al be * W x' i' j' ga de = W x i j ga de * W x' i' j' al be`,
  fix('n p d W'),
  rewrite(heads, sumOne),
  assuming('represented'),
  obtain('V a', 'represented', 'represented'),
  intro(),
  rewrite('represented'),
  ring(),
);

/** (b) The rotation: its lag operators are the identity and a quarter turn. */
export const rotation = lemma(
  'rank-gap-rotation',
  `∀H. Heads 2 2 2 (λx : A. causal (lag 2 (λs t. if s = 0 ∧ t = 1 then -1 else if s = 1 ∧ t = 0 then 1 else 0) kron kron)) H ⇔
     2 ≤ H`,
  fix('H'),
  apply(headCount),
  apply(spanDimIndep),
  apply(
    indepByEntries,
    { row: 'λs. s', col: 'λs. 0' },
    [by()],
    [
      fix('s t'),
      assuming('row', 'lag'),
      rewrite(lagPowers),
      cases('lag0: t = 0', [rewrite('lag0', mpowZero, kron), by()], [have('lag1: t = 1', arith()), rewrite('lag1', mpowOne), by()]),
    ],
  ),
);

/** (c) The delay line of length k needs k heads: its lag operators are the k basis vectors. */
export const delay = lemma(
  'rank-gap-delay',
  '∀k H. Heads k k 1 (λx : A. causal (lag k (λs t. if s = suc t then 1 else 0) (λs z. kron s 0) kron)) H ⇔ k ≤ H',
  fix('k H'),
  apply(headCount),
  apply(spanDimIndep),
  apply(
    indepByEntries,
    { row: 'λs. s', col: 'λs. 0' },
    [by()],
    [fix('s t'), assuming('row', 'lag'), rewrite(lagDelay, kron), cases('s = t', [by()], [by()])],
  ),
);

/** (c) The same with one output and k inputs. */
export const row = lemma(
  'rank-gap-row',
  '∀k H. Heads k 1 k (λx : A. causal (lag k (λs t. if t = suc s then 1 else 0) kron (λz s. kron s 0))) H ⇔ k ≤ H',
  fix('k H'),
  apply(headCount),
  apply(spanDimIndep),
  apply(
    indepByEntries,
    { row: 'λs. 0', col: 'λs. s' },
    [by()],
    [fix('s t'), assuming('column', 'lag'), rewrite(lagRow), cases('s = t', [by()], [by()])],
  ),
);

/** (c) The same with an orthogonal state matrix, which moves the basis vectors in a circle. */
export const cyclic = lemma(
  'rank-gap-cyclic',
  `∀k H. 0 < k ⟹
     (Heads k k k (λx : A. causal (lag k (λs t. if s = suc t ∨ s = 0 ∧ suc t = k then 1 else 0) kron kron)) H ⇔ k ≤ H)`,
  fix('k H'),
  assuming('positive'),
  apply(headCount),
  apply(spanDimIndep),
  apply(
    indepByEntries,
    { row: 'λs. s', col: 'λs. 0' },
    [by()],
    [fix('s t'), assuming('row', 'lag'), rewrite(lagPowers, mpowCyclic), cases('s = t', [by()], [by()])],
  ),
);

/** (c) The same with a diagonal state matrix: the lag operators are the columns of a Vandermonde matrix. */
export const vandermonde = lemma(
  'rank-gap-vandermonde',
  '∀k H. Heads k k 1 (λx : A. causal (lag k (λs t. if s = t then fromNatural s else 0) (λs z. 1) kron)) H ⇔ k ≤ H',
  fix('k H'),
  apply(headCount),
  apply(spanDimIndep),
  rewrite(indep),
  fix('y'),
  assuming('vanishes'),
  apply(
    rootsZero,
    { x: 'λa. fromNatural a' },
    [intro(), by()],
    [
      fix('a'),
      assuming('row'),
      chain(
        '…',
        equals(
          'sum k (λl. y l * lag k (λs t. if s = t then fromNatural s else 0) (λs z. 1) kron l a 0)',
          apply(sumEqual),
          fix('l'),
          assuming('below'),
          rewrite(lagVandermonde),
          by(),
        ),
        equals('0', apply('vanishes'), by()),
      ),
    ],
  ),
);

/** Control 1: with A = B = C = 1 one head is enough for every number of tokens, although N = 2. */
export const identityControl = lemma(
  'rank-gap-identity',
  '∀n H. 0 < n ⟹ (Heads n 2 2 (λx : A. causal (lag 2 kron kron kron)) H ⇔ 1 ≤ H)',
  fix('n H'),
  assuming('positive'),
  apply(headCount),
  exact(from(at(identityDimension, 'n'), 'positive')),
);

/** Control 2: more heads than outputs may be needed, here 2 for one output. */
export const outputsControl = lemma(
  'rank-gap-outputs',
  '∀H. Heads 2 1 2 (λx : A. causal (lag 2 (mat2 0 1 0 0) kron (mat2 1 0 0 0))) H ⇔ 2 ≤ H',
  fix('H'),
  apply(headCount),
  apply(spanDimIndep),
  apply(
    indepByEntries,
    { row: 'λs. 0', col: 'λs. s' },
    [by()],
    [
      fix('s t'),
      assuming('column', 'lag'),
      have('columns: s = 0 ∨ s = 1', arith()),
      cases(
        'lag0: t = 0',
        [rewrite('lag0', lagZero, mmul, sumTwo, kron, mat2), cases('columns', [by()], [by()])],
        [have('lag1: t = 1', arith()), rewrite('lag1', lagOne, mmul, sumTwo, kron, mat2), cases('columns', [by()], [by()])],
      ),
    ],
  ),
);

/** Control 3: the rotation with one token only needs one head. */
export const oneTokenControl = lemma(
  'rank-gap-one-token',
  `∀H. Heads 1 2 2 (λx : A. causal (lag 2 (λs t. if s = 0 ∧ t = 1 then -1 else if s = 1 ∧ t = 0 then 1 else 0) kron kron)) H ⇔
     1 ≤ H`,
  fix('H'),
  apply(headCount),
  apply(spanDimIndep),
  apply(
    indepByEntries,
    { row: 'λs. 0', col: 'λs. 0' },
    [by()],
    [fix('s t'), assuming('row', 'lag'), have('lags: t = 0 ∧ s = 0', arith()), rewrite(lagPowers, 'lags', mpowZero, kron), by()],
  ),
);

/** Control 4: with one input and one output every family is one of a single head. */
export const siso = lemma(
  'rank-gap-siso',
  '∀n (W : A → ℕ → ℕ → ℕ → ℕ → ℝ). Heads n 1 1 W 1',
  fix('n W'),
  rewrite(heads),
  take('λh al be. 1', 'λx h i j. W x i j 0 0'),
  intro(),
  have('row: al = 0', arith()),
  have('column: be = 0', arith()),
  rewrite(sumOne, 'row', 'column'),
  ring(),
);

/** The smallest delay line has no state and no token, and needs no head. */
export const emptyDelay = lemma(
  'rank-gap-empty',
  'Heads 0 0 1 (λx : A. causal (lag 0 (λs t. if s = suc t then 1 else 0) (λs z. kron s 0) kron)) 0',
  rewrite(delay),
  arith(),
);

/** One head is not enough for the delay line of length two. */
export const shortDelay = lemma(
  'rank-gap-short',
  '¬Heads 2 2 1 (λx : A. causal (lag 2 (λs t. if s = suc t then 1 else 0) (λs z. kron s 0) kron)) 1',
  rewrite(delay),
  arith(),
);

/** The claim. */
export const claim: ProvedClaim = {
  id: 'rank-gap',
  title: 'One head cannot represent some state space models, and for every k some need k heads.',
  parts: [
    { part: 'a', lemma: minors },
    { part: 'b', lemma: rotation },
    { part: 'c delay line', lemma: delay },
    { part: 'c row', lemma: row },
    { part: 'c cyclic', lemma: cyclic },
    { part: 'c Vandermonde', lemma: vandermonde },
    { part: 'd', lemma: saturationSizes },
  ],
  controls: [
    { control: '1', lemma: identityControl },
    { control: '2', lemma: outputsControl },
    { control: '3', lemma: oneTokenControl },
    { control: '4', lemma: siso },
  ],
  instances: [emptyDelay, shortDelay],
  open: [],
};
