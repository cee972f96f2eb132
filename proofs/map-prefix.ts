// map-prefix (mathematics.md 2.5.8): coefficients that depend on the whole prefix, and equality of the maps at some inputs only.
import {
  apply,
  arith,
  assuming,
  at,
  back,
  both,
  by,
  cases,
  chain,
  equals,
  exact,
  fact,
  fix,
  forget,
  from,
  have,
  lemma,
  note,
  obtain,
  rewrite,
  rewriteFact,
  ring,
  simp,
  simpFact,
  take,
} from '../src/logic/proof.ts';
import type { ProvedClaim } from './claim.ts';
import { dimIff } from './dimension.ts';
import { kron, span, spanDim } from './operators.ts';
import { causal } from './operators.ts';
import { kronSymmetric, mat2, mvec, sumKronRight } from './matrices.ts';
import { sumRing } from './sum-normal.ts';
import { sumEqual, sumExchange } from './sums.ts';

/**
 * (a): with one input coordinate. Equality at the last token is enough, at n inputs x 0, …, x (n - 1) that span all inputs: g
 * is a left inverse of the matrix of their tokens. The coefficients are any numbers for each of these inputs.
 */
export const prefixA = lemma(
  'map-prefix-a',
  `∀n p H M V k x g a.
     SpanDim n p 1 M k ∧
     (∀l j. l < n ∧ j < n ⟹ sum n (λm. g l m * x m j 0) = kron l j) ∧
     (∀m al. m < n ∧ al < p ⟹
        sum n (λj. mvec 1 (causal M (n - 1) j) (x m j) al) = sum n (λj. sum H (λh. a m h j * mvec 1 (V h) (x m j) al))) ⟹
     k ≤ H`,
  fix('n p H M V k x g a'),
  rewrite(spanDim),
  assuming('dimension', 'inverse', 'maps'),
  note('least', from(at(dimIff, 'p', '1', 'λR. ∃l. l < n ∧ R = M l', 'k', 'H'), 'dimension')),
  rewrite(back('least')),
  take('V'),
  fix('R'),
  assuming('lag'),
  obtain('l', 'lag', 'below', 'is'),
  rewrite('is', span),
  forget('is', 'least', 'dimension'),
  // Token t of the n has lag l to the last one.
  have('token: ∃t. t < n ∧ t ≤ n - 1 ∧ n - 1 - t = l', take('n - 1 - l'), both([arith()], [arith()], [arith()])),
  obtain('t', 'token', 'early', 'past', 'lag'),
  take('λh. sum n (λm. sum n (λj. g t m * a m h j * x m j 0))'),
  fix('al be'),
  assuming('row', 'column'),
  have('is: be = 0', arith()),
  have('last: ∀M v ga. mvec 1 M v ga = M ga 0 * v 0', fix('N v ga'), by(mvec)),
  have('here: M l al 0 = causal M (n - 1) t al 0', rewrite(causal), simp()),
  rewrite('is', 'here'),
  rewriteFact('maps', 'last'),
  chain(
    '…',
    equals(
      'sum n (λj. causal M (n - 1) j al 0 * kron j t)',
      rewrite(from(at(sumKronRight, 'λj. causal M (n - 1) j al 0', 't', 'n'), 'early')),
    ),
    equals(
      'sum n (λj. causal M (n - 1) j al 0 * sum n (λm. g t m * x m j 0))',
      apply(sumEqual),
      fix('j'),
      assuming('index'),
      rewrite(at(kronSymmetric, 'j', 't')),
      by('inverse'),
    ),
    equals('sum n (λj. sum n (λm. g t m * (causal M (n - 1) j al 0 * x m j 0)))', sumRing()),
    equals('sum n (λm. sum n (λj. g t m * (causal M (n - 1) j al 0 * x m j 0)))', apply(sumExchange)),
    equals('sum n (λm. g t m * sum n (λj. causal M (n - 1) j al 0 * x m j 0))', sumRing()),
    equals(
      'sum n (λm. g t m * sum n (λj. sum H (λh. a m h j * (V h al 0 * x m j 0))))',
      apply(sumEqual),
      fix('m'),
      assuming('index'),
      by('maps'),
    ),
    equals('sum n (λm. sum n (λj. sum H (λh. g t m * a m h j * x m j 0 * V h al 0)))', sumRing()),
    equals(
      'sum n (λm. sum H (λh. sum n (λj. g t m * a m h j * x m j 0 * V h al 0)))',
      apply(sumEqual),
      fix('m'),
      assuming('index'),
      apply(sumExchange),
    ),
    equals('sum H (λh. sum n (λm. sum n (λj. g t m * a m h j * x m j 0 * V h al 0)))', apply(sumExchange)),
    equals('…', sumRing()),
  ),
);

// The lag operators of the rotation.
const rotation = '(λl. if l = 0 then kron else mat2 0 (-1) 1 0)';
// One head, the identity, computes the map of the rotation at the input x of two tokens.
const oneHead = `∃a. ∀i al. i < 2 ∧ al < 2 ⟹
  sum 2 (λj. mvec 2 (causal ${rotation} i j) (x j) al) = sum 2 (λj. a i j * mvec 2 kron (x j) al)`;

/** (b): where the two tokens are independent, one head computes the map of the rotation, which needs two as a family. */
export const prefixB = lemma(
  'map-prefix-b',
  `∀x : ℕ → ℕ → ℝ. ¬(x 0 0 * x 1 1 - x 0 1 * x 1 0 = 0) ⟹ ${oneHead}`,
  fix('x'),
  assuming('independent'),
  have(
    'unit: inv (x 0 0 * x 1 1 - x 0 1 * x 1 0) * (x 0 0 * x 1 1 - x 0 1 * x 1 0) = 1',
    apply(fact('real-inv-mul')),
    exact('independent'),
  ),
  // The rule of Cramer for a 1 0 and a 1 1; the image of the two tokens is x 1 + J (x 0).
  have(
    `solved: ∃r s. x 1 0 - x 0 1 = r * x 0 0 + s * x 1 0 ∧ x 1 1 + x 0 0 = r * x 0 1 + s * x 1 1`,
    take(
      'inv (x 0 0 * x 1 1 - x 0 1 * x 1 0) * ((x 1 0 - x 0 1) * x 1 1 - (x 1 1 + x 0 0) * x 1 0)',
      'inv (x 0 0 * x 1 1 - x 0 1 * x 1 0) * (x 0 0 * (x 1 1 + x 0 0) - x 0 1 * (x 1 0 - x 0 1))',
    ),
    both(
      [
        chain(
          '…',
          equals('(inv (x 0 0 * x 1 1 - x 0 1 * x 1 0) * (x 0 0 * x 1 1 - x 0 1 * x 1 0)) * (x 1 0 - x 0 1)', rewrite('unit'), ring()),
          equals('…', ring()),
        ),
      ],
      [
        chain(
          '…',
          equals('(inv (x 0 0 * x 1 1 - x 0 1 * x 1 0) * (x 0 0 * x 1 1 - x 0 1 * x 1 0)) * (x 1 1 + x 0 0)', rewrite('unit'), ring()),
          equals('…', ring()),
        ),
      ],
    ),
  ),
  obtain('r s', 'solved', 'first', 'second'),
  forget('unit', 'independent'),
  take('λi j. if i = 0 then (if j = 0 then 1 else 0) else (if j = 0 then r else s)'),
  fix('i al'),
  assuming('query', 'row'),
  have('queries: i = 0 ∨ i = 1', arith()),
  have('rows: al = 0 ∨ al = 1', arith()),
  rewrite(mvec),
  cases(
    'queries',
    [cases('rows', [by(causal, kron, mat2)], [by(causal, kron, mat2)])],
    [cases('rows', [by(causal, kron, mat2)], [by(causal, kron, mat2)])],
  ),
);

/** (b) is false where they are not: at the tokens e_0 and 0 no coefficients are right. */
export const prefixControl = lemma(
  'map-prefix-control',
  `∀x : ℕ → ℕ → ℝ. x 0 0 = 1 ∧ x 0 1 = 0 ∧ x 1 0 = 0 ∧ x 1 1 = 0 ⟹ ¬${oneHead.replace(/^/, '(')})`,
  fix('x'),
  assuming('one', 'two', 'three', 'four'),
  assuming('some'),
  obtain('a', 'some', 'maps'),
  note('here', at('maps', '1', '1')),
  forget('maps'),
  simpFact('here', mvec, causal, mat2, kron),
);
