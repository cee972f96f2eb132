// map-continuous (mathematics.md 2.5.2): heads whose coefficients have a limit at the input zero represent the operators with
// these limits. Equality of the maps is needed only on the rays through the basis inputs.
import {
  apply,
  arith,
  assuming,
  at,
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
  take,
} from '../src/logic/proof.ts';
import type { ProvedClaim } from './claim.ts';
import { cancelFactor, mulPositive } from './fractions.ts';
import { jacobianAtZero } from './jacobian-at-zero.ts';
import { headsTok, mapTok, mvecScaledKron, scaleTok } from './inputs.ts';
import { countOf } from './map-op-linear.ts';
import { E1, twoHeads } from './map-everywhere-examples.ts';
import { combinationBound, smallFactor, sumAbsNonnegative } from './real-facts.ts';
import { sumTwo } from './sum-small.ts';
import { sumRing } from './sum-normal.ts';

/** A number that is nearly a combination, with coefficients as near as wanted to given ones, is the combination with these. */
export const nearCombination = lemma(
  'near-combination',
  `∀H abar v w.
     (∀e. 0 < e ⟹ ∃a. abs (w - sum H (λh. a h * v h)) ≤ e ∧ ∀h. h < H ⟹ abs (a h - abar h) ≤ e) ⟹
     w = sum H (λh. abar h * v h)`,
  fix('H abar v w'),
  assuming('near'),
  contradiction('other'),
  have('positive: 0 < abs (w - sum H (λh. abar h * v h))', arith()),
  note('nonnegative', at(sumAbsNonnegative, 'v', 'H')),
  note('small', at(smallFactor, 'abs (w - sum H (λh. abar h * v h))', '1 + sum H (λh. abs (v h))')),
  have(
    'small: ∃e. 0 < e ∧ e ≤ 1 ∧ e * (1 + sum H (λh. abs (v h))) < abs (w - sum H (λh. abar h * v h))',
    apply('small', {}, [exact('positive')], [linearly()]),
  ),
  obtain('e', 'small', 'above', 'most', 'bound'),
  obtain('a', from(at('near', 'e'), 'above'), 'value', 'coefficients'),
  note('difference', from(at(combinationBound, 'λh. a h - abar h', 'v', 'e', 'H'), 'coefficients')),
  have('split: sum H (λh. (a h - abar h) * v h) = sum H (λh. a h * v h) - sum H (λh. abar h * v h)', sumRing()),
  rewriteFact('difference', 'split'),
  forget('near', 'coefficients', 'split', 'other'),
  arith(),
);

/** The claim, on rays. The same t must serve all heads; each i, j, b may have its own. */
export const mapContinuous = lemma(
  'map-continuous',
  `∀n p d H W (a : (ℕ → ℕ → ℝ) → ℕ → ℕ → ℕ → ℝ) abar V.
     (∀t j b i al. ¬(t = 0) ∧ j < n ∧ b < d ∧ i < n ∧ al < p ⟹
        sum n (λm. mvec d (W i m) (scale t (tok j (kron b)) m) al) =
        sum n (λm. sum H (λh. a (scale t (tok j (kron b))) h i m * mvec d (V h) (scale t (tok j (kron b)) m) al))) ∧
     (∀i j b e. i < n ∧ j < n ∧ b < d ∧ 0 < e ⟹
        ∃t. ¬(t = 0) ∧ ∀h. h < H ⟹ abs (a (scale t (tok j (kron b))) h i j - abar h i j) < e) ⟹
     ∀i j al be. i < n ∧ j < n ∧ al < p ∧ be < d ⟹ W i j al be = sum H (λh. abar h i j * V h al be)`,
  fix('n p d H W a abar V'),
  assuming('maps', 'limits'),
  fix('i j al be'),
  assuming('query', 'key', 'row', 'column'),
  apply(nearCombination),
  fix('e'),
  assuming('positive'),
  obtain('t', from(at('limits', 'i', 'j', 'be', 'e'), 'query', 'key', 'column', 'positive'), 'nonzero', 'near'),
  take('λh. a (scale t (tok j (kron be))) h i j'),
  both(
    [
      // On the ray both sides are t times the entry.
      note('here', from(at('maps', 't', 'j', 'be', 'i', 'al'), 'nonzero', 'key', 'column', 'query', 'row')),
      note('left', from(at(mapTok, 'n', 'd', 'W i', 'j', 'λb. t * kron be b', 'al'), 'key')),
      have(
        `right: ∀c. sum n (λm. sum H (λh. c h m * mvec d (V h) (scale t (tok j (kron be)) m) al)) =
           sum H (λh. c h j * mvec d (V h) (λb. t * kron be b) al)`,
        fix('c'),
        rewrite(scaleTok),
        apply(headsTok),
        exact('key'),
      ),
      have(
        'same: W i j al be = sum H (λh. a (scale t (tok j (kron be))) h i j * V h al be)',
        apply(
          cancelFactor,
          { c: 't' },
          [exact('nonzero')],
          [
            chain(
              '…',
              equals('mvec d (W i j) (λb. t * kron be b) al', rewrite(mvecScaledKron), ring()),
              equals('sum n (λm. mvec d (W i m) (scale t (tok j (kron be)) m) al)', rewrite(scaleTok, 'left')),
              equals(
                'sum n (λm. sum H (λh. a (scale t (tok j (kron be))) h i m * mvec d (V h) (scale t (tok j (kron be)) m) al))',
                exact('here'),
              ),
              equals(
                'sum H (λh. a (scale t (tok j (kron be))) h i j * mvec d (V h) (λb. t * kron be b) al)',
                exact(at('right', 'λh. a (scale t (tok j (kron be))) h i')),
              ),
              equals('…', rewrite(mvecScaledKron), sumRing()),
            ),
          ],
        ),
      ),
      have('zero: W i j al be - sum H (λh. a (scale t (tok j (kron be))) h i j * V h al be) = 0', linearly()),
      rewrite('zero'),
      arith(),
    ],
    [fix('h'), assuming('head'), note('close', from(at('near', 'h'), 'head')), linearly()],
  ),
);

/** Hence the number of heads is at least the dimension of the span of the lag operators. */
export const atLeast = lemma(
  'map-continuous-count',
  `∀n p d H M k (a : (ℕ → ℕ → ℝ) → ℕ → ℕ → ℕ → ℝ) abar V.
     SpanDim n p d M k ∧
     (∀t j b i al. ¬(t = 0) ∧ j < n ∧ b < d ∧ i < n ∧ al < p ⟹
        sum n (λm. mvec d (causal M i m) (scale t (tok j (kron b)) m) al) =
        sum n (λm. sum H (λh. a (scale t (tok j (kron b))) h i m * mvec d (V h) (scale t (tok j (kron b)) m) al))) ∧
     (∀i j b e. i < n ∧ j < n ∧ b < d ∧ 0 < e ⟹
        ∃t. ¬(t = 0) ∧ ∀h. h < H ⟹ abs (a (scale t (tok j (kron b))) h i j - abar h i j) < e) ⟹ k ≤ H`,
  fix('n p d H M k a abar V'),
  assuming('dimension', 'maps', 'limits'),
  note('operators', from(at(mapContinuous, 'n', 'p', 'd', 'H', 'causal M', 'a', 'abar', 'V'), 'maps', 'limits')),
  apply(countOf, { n: 'n', p: 'p', d: 'd', M: 'M', a: 'abar', V: 'V' }, [exact('dimension')], [exact('operators')]),
);

/** The claim for a set D of inputs that is dense near zero, with the limits taken within D. */
export const dense = lemma(
  'map-continuous-dense',
  `∀n p d H r D W (a : (ℕ → ℕ → ℝ) → ℕ → ℕ → ℕ → ℝ) abar V.
     0 < r ∧
     (∀x e. 0 < e ∧ (∀m b. m < n ∧ b < d ⟹ abs (x m b) < r) ⟹
        ∃y. D y ∧ ∀m b. m < n ∧ b < d ⟹ abs (y m b - x m b) < e) ∧
     (∀x i al. D x ∧ i < n ∧ al < p ⟹
        sum n (λm. mvec d (W i m) (x m) al) = sum n (λm. sum H (λh. a x h i m * mvec d (V h) (x m) al))) ∧
     (∀h i j e. h < H ∧ i < n ∧ j < n ∧ 0 < e ⟹
        ∃s. 0 < s ∧ ∀x. D x ∧ (∀m b. m < n ∧ b < d ⟹ abs (x m b) < s) ⟹ abs (a x h i j - abar h i j) < e) ⟹
     ∀i j al be. i < n ∧ j < n ∧ al < p ∧ be < d ⟹ W i j al be = sum H (λh. abar h i j * V h al be)`,
  fix('n p d H r D W a abar V'),
  assuming('ball', 'dense', 'maps', 'limits'),
  // A linear map is its own derivative.
  have(
    `derivative: ∀i al e. i < n ∧ al < p ∧ 0 < e ⟹
       ∃s. 0 < s ∧ ∀x t. 0 < t ∧ t ≤ s ∧ (∀m b. m < n ∧ b < d ⟹ abs (x m b) ≤ t) ⟹
         abs (sum n (λm. mvec d (W i m) (x m) al) - sum n (λm. mvec d (W i m) (x m) al)) ≤ e * t`,
    fix('i al e'),
    assuming('query', 'row', 'above'),
    take('1'),
    both(
      [linearly()],
      [
        fix('x t'),
        assuming('positive', 'within', 'small'),
        have('product: 0 < e * t', apply(mulPositive, {}, [exact('above')], [exact('positive')])),
        have('zero: sum n (λm. mvec d (W i m) (x m) al) - sum n (λm. mvec d (W i m) (x m) al) = 0', ring()),
        have('value: abs 0 = 0', by(fact('real-abs'))),
        rewrite('zero', 'value'),
        linearly('product'),
      ],
    ),
  ),
  note('claim', at(jacobianAtZero, 'n', 'p', 'd', 'H', 'r', 'D', 'λx i al. sum n (λm. mvec d (W i m) (x m) al)', 'W', 'a', 'abar', 'V')),
  exact(from('claim', 'ball', 'dense', 'derivative', 'maps', 'limits')),
);

/** A different t for each head is not enough: one coefficient is 1 where t > 0, the other where t < 0. */
export const control = lemma(
  'map-continuous-control',
  `∃(a : ℝ → ℕ → ℝ).
     (∀t. ¬(t = 0) ⟹ sum 2 (λh. a t h) = 1) ∧
     (∀h e. h < 2 ∧ 0 < e ⟹ ∃t. ¬(t = 0) ∧ abs (a t h - 0) < e) ∧
     ¬(sum 2 (λh. 0) = 1)`,
  take('λt h. if h = 0 then (if 0 < t then 1 else 0) else (if 0 < t then 0 else 1)'),
  both(
    [fix('t'), assuming('nonzero'), rewrite(sumTwo), cases('0 < t', [by()], [by()])],
    [
      fix('h e'),
      assuming('below', 'positive'),
      cases('h = 0', [take('-1'), both([linearly()], [by(fact('real-abs'))])], [take('1'), both([linearly()], [by(fact('real-abs'))])]),
    ],
    [simp()],
  ),
);

/** The premises can be met: one head with the coefficient 1 is a family with the limit 1. */
export const constant = lemma(
  'map-continuous-constant',
  `∀n p d V. (∀t j b i al. ¬(t = 0) ∧ j < n ∧ b < d ∧ i < n ∧ al < p ⟹
       sum n (λm. mvec d (V 0) (scale t (tok j (kron b)) m) al) = sum n (λm. sum 1 (λh. 1 * mvec d (V h) (scale t (tok j (kron b)) m) al))) ∧
     (∀e. 0 < e ⟹ ∃t. ¬(t = 0) ∧ ∀h. h < 1 ⟹ abs (1 - 1) < e)`,
  fix('n p d V'),
  both([intro(), by()], [fix('e'), assuming('positive'), take('1'), both([by()], [fix('h'), assuming('below'), arith()])]),
);

/** The claim. */
export const claim: ProvedClaim = {
  id: 'map-continuous',
  title: 'Heads whose coefficients have limits at the input zero represent the operators with these limits.',
  parts: [
    { part: 'rays', lemma: mapContinuous },
    { part: 'dense', lemma: dense },
    { part: 'count', lemma: atLeast },
  ],
  controls: [
    { control: 'separate-limits', lemma: control },
    { control: 'E1-map', lemma: twoHeads },
    { control: 'E1-operators', lemma: E1 },
  ],
  instances: [constant],
  open: [
    {
      part: 'recurrent networks',
      missing: 'that a recurrent network with the activation tanh has the derivative C A^l B at zero; the derivative is a premise here',
    },
    { part: 'softmax', missing: 'that the weights of softmax attention are continuous at zero' },
  ],
};
