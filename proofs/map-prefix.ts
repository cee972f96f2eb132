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
  contradiction,
  equals,
  exact,
  fact,
  fix,
  forget,
  from,
  have,
  intro,
  lemma,
  linearly,
  note,
  obtain,
  rewrite,
  rewriteFact,
  ring,
  simp,
  simpFact,
  suffices,
  take,
} from '../src/logic/proof.ts';
import type { ProvedClaim } from './claim.ts';
import { dimIff } from './dimension.ts';
import { outsideForm } from './kernel-containment.ts';
import { combinationBound, smallFactor, sumAbsNonnegative } from './real-facts.ts';
import { kron, span, spanDim } from './operators.ts';
import { causal } from './operators.ts';
import { kronSymmetric, mat2, mvec, sumKronRight } from './matrices.ts';
import { sumRing } from './sum-normal.ts';
import { sumEqual, sumExchange, sumSelect } from './sums.ts';

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

/** (a) for a dense set D of inputs, with coefficients that depend on the whole input in any way. */
export const prefixDense = lemma(
  'map-prefix-a-dense',
  `∀n p H M V k D (a : (ℕ → ℕ → ℝ) → ℕ → ℕ → ℕ → ℝ).
     SpanDim n p 1 M k ∧
     (∀x e. 0 < e ⟹ ∃y. D y ∧ ∀m b. m < n ∧ b < 1 ⟹ abs (y m b - x m b) < e) ∧
     (∀x i al. D x ∧ i < n ∧ al < p ⟹
        sum n (λj. mvec 1 (causal M i j) (x j) al) = sum n (λj. sum H (λh. a x h i j * mvec 1 (V h) (x j) al))) ⟹
     k ≤ H`,
  fix('n p H M V k D a'),
  rewrite(spanDim),
  assuming('dimension', 'dense', 'maps'),
  note('least', from(at(dimIff, 'p', '1', 'λR. ∃l. l < n ∧ R = M l', 'k', 'H'), 'dimension')),
  rewrite(back('least')),
  take('V'),
  fix('R'),
  assuming('lag'),
  obtain('l', 'lag', 'below', 'is'),
  rewrite('is', span),
  forget('is', 'least', 'dimension', 'lag'),
  suffices(
    'combined: ∃c. ∀al. al < p ⟹ M l al 0 = sum H (λh. c h * V h al 0)',
    obtain('c', 'combined', 'combined'),
    take('c'),
    fix('al be'),
    assuming('row', 'column'),
    have('is: be = 0', arith()),
    rewrite('is'),
    apply('combined'),
    exact('row'),
  ),
  contradiction('outside'),
  // A form f that vanishes on the heads, but not on M l; g j is its value at the operator of token j.
  obtain('f', from(at(outsideForm, 'p', 'H', 'λh al. V h al 0', 'λal. M l al 0'), 'outside'), 'zero', 'nonzero'),
  forget('outside'),
  have('some: ∃g. ∀j. g j = sum p (λal. causal M l j al 0 * f al)', take('λj. sum p (λal. causal M l j al 0 * f al)'), intro(), by()),
  obtain('g', 'some', 'form'),
  have('last: ∀N v ga. mvec 1 N v ga = N ga 0 * v 0', fix('N v ga'), by(mvec)),
  rewriteFact('maps', 'last'),
  have('first: g 0 = sum p (λal. M l al 0 * f al)', rewrite('form'), apply(sumEqual), intro(), by(causal)),
  have(
    'balance: ∀y. D y ⟹ sum n (λj. g j * y j 0) = 0',
    fix('y'),
    assuming('member'),
    rewrite('form'),
    chain(
      '…',
      equals('sum n (λj. sum p (λal. f al * (causal M l j al 0 * y j 0)))', sumRing()),
      equals('sum p (λal. sum n (λj. f al * (causal M l j al 0 * y j 0)))', apply(sumExchange)),
      equals('sum p (λal. f al * sum n (λj. causal M l j al 0 * y j 0))', sumRing()),
      equals(
        'sum p (λal. f al * sum n (λj. sum H (λh. a y h l j * (V h al 0 * y j 0))))',
        apply(sumEqual),
        fix('al'),
        assuming('row'),
        note('here', from(at('maps', 'y', 'l', 'al'), 'member', 'below', 'row')),
        rewrite('here'),
      ),
      equals('sum p (λal. sum n (λj. sum H (λh. a y h l j * y j 0 * (V h al 0 * f al))))', sumRing()),
      equals('sum n (λj. sum p (λal. sum H (λh. a y h l j * y j 0 * (V h al 0 * f al))))', apply(sumExchange)),
      equals(
        'sum n (λj. sum H (λh. sum p (λal. a y h l j * y j 0 * (V h al 0 * f al))))',
        apply(sumEqual),
        fix('j'),
        assuming('token'),
        apply(sumExchange),
      ),
      equals('sum n (λj. sum H (λh. a y h l j * y j 0 * sum p (λal. V h al 0 * f al)))', sumRing()),
      equals(
        'sum n (λj. sum H (λh. 0))',
        apply(sumEqual),
        fix('j'),
        assuming('token'),
        apply(sumEqual),
        fix('h'),
        assuming('head'),
        note('here', from(at('zero', 'h'), 'head')),
        rewrite('here'),
        ring(),
      ),
      equals('0', by()),
    ),
  ),
  have('alive: 0 < abs (g 0)', have('other: ¬(g 0 = 0)', rewrite('first'), exact('nonzero')), forget('first', 'form'), arith()),
  note('sums', at(sumAbsNonnegative, 'g', 'n')),
  obtain('e', from(at(smallFactor, 'abs (g 0)', 'sum n (λj. abs (g j))'), 'alive', 'sums'), 'above', 'most', 'bound'),
  // An input of D near the one that is 1 at token 0.
  obtain('y', from(at('dense', 'λm b. if m = 0 then 1 else 0', 'e'), 'above'), 'member', 'near'),
  note('whole', from(at('balance', 'y'), 'member')),
  have(
    'small: ∀j. j < n ⟹ abs (y j 0 - (if j = 0 then 1 else 0)) ≤ e',
    fix('j'),
    assuming('token'),
    have('one: 0 < 1', by()),
    note('here', from(at('near', 'j', '0'), 'token', 'one')),
    linearly('here'),
  ),
  note('difference', from(at(combinationBound, 'λj. y j 0 - (if j = 0 then 1 else 0)', 'g', 'e', 'n'), 'small')),
  have('positive: 0 < n', arith()),
  have(
    'picked: sum n (λj. g j * (if j = 0 then 1 else 0)) = g 0',
    chain(
      '…',
      equals('sum n (λj. if j = 0 then g j else 0)', apply(sumEqual), intro(), cases('i = 0', [by()], [by()])),
      equals('g 0', rewrite(sumSelect), by('positive')),
    ),
  ),
  have(
    'split: sum n (λj. (y j 0 - (if j = 0 then 1 else 0)) * g j) = sum n (λj. g j * y j 0) - sum n (λj. g j * (if j = 0 then 1 else 0))',
    sumRing(),
  ),
  rewriteFact('difference', 'split', 'picked', 'whole'),
  have('sign: abs (0 - g 0) = abs (g 0)', rewrite(fact('real-abs')), arith()),
  rewriteFact('difference', 'sign'),
  linearly('difference', 'bound'),
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

/** The claim. */
export const claim: ProvedClaim = {
  id: 'map-prefix',
  title: 'With coefficients of the whole prefix the dimension is needed for one input coordinate, and not for more.',
  parts: [
    { part: 'a, dense set of inputs', lemma: prefixDense },
    { part: 'a, at inputs that span all', lemma: prefixA },
    { part: 'b', lemma: prefixB },
  ],
  controls: [{ control: 'everywhere', lemma: prefixControl }],
  instances: [],
  open: [],
};
