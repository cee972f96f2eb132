// jacobian-at-zero and the dense form of map-continuous (mathematics.md 2.5.2): heads that compute, at a set of inputs dense
// near zero, a map that is differentiable at zero, with coefficients that have limits there, represent its derivative.
import {
  apply,
  arith,
  assuming,
  at,
  back,
  both,
  by,
  cases,
  contradiction,
  exact,
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
  take,
} from '../src/logic/proof.ts';
import { commonRadius, halfOfThree, rowEstimate } from './row-estimate.ts';
import type { ProvedClaim } from './claim.ts';
import { mulLe, mulPositive } from './fractions.ts';
import { mvec } from './matrices.ts';
import { span } from './operators.ts';
import { dimIff } from './dimension.ts';
import { smallFactor, sumAbsNonnegative } from './real-facts.ts';
import { absAdd, sumNonnegative } from './sum-bounds.ts';

// The input that is t at token j, coordinate be, and zero elsewhere.
const spike = '(if m = j ∧ b = be then t else 0)';

/** The claim: D is dense near zero, the map f is differentiable at zero with value 0 there, and the coefficients have limits there within D. */
export const jacobianAtZero = lemma(
  'jacobian-at-zero',
  `∀n p d H r D f J (a : (ℕ → ℕ → ℝ) → ℕ → ℕ → ℕ → ℝ) abar V.
     0 < r ∧
     (∀x e. 0 < e ∧ (∀m b. m < n ∧ b < d ⟹ abs (x m b) < r) ⟹
        ∃y. D y ∧ ∀m b. m < n ∧ b < d ⟹ abs (y m b - x m b) < e) ∧
     (∀i al e. i < n ∧ al < p ∧ 0 < e ⟹
        ∃s. 0 < s ∧ ∀x t. 0 < t ∧ t ≤ s ∧ (∀m b. m < n ∧ b < d ⟹ abs (x m b) ≤ t) ⟹
          abs (f x i al - sum n (λm. mvec d (J i m) (x m) al)) ≤ e * t) ∧
     (∀x i al. D x ∧ i < n ∧ al < p ⟹ f x i al = sum n (λm. sum H (λh. a x h i m * mvec d (V h) (x m) al))) ∧
     (∀h i j e. h < H ∧ i < n ∧ j < n ∧ 0 < e ⟹
        ∃s. 0 < s ∧ ∀x. D x ∧ (∀m b. m < n ∧ b < d ⟹ abs (x m b) < s) ⟹ abs (a x h i j - abar h i j) < e) ⟹
     ∀i j al be. i < n ∧ j < n ∧ al < p ∧ be < d ⟹ J i j al be = sum H (λh. abar h i j * V h al be)`,
  fix('n p d H r D f J a abar V'),
  assuming('ball', 'dense', 'derivative', 'maps', 'limits'),
  fix('i j al be'),
  assuming('query', 'key', 'row', 'column'),
  contradiction('other'),
  // The sums of the estimate, which do not depend on the input.
  have(
    `nonnegative: 0 ≤ sum n (λm. sum d (λb. abs (J i m al b - sum H (λh. abar h i m * V h al b))))`,
    apply(sumNonnegative),
    intro(),
    apply(sumAbsNonnegative),
  ),
  have(
    'nonnegative2: 0 ≤ sum n (λm. sum H (λh. sum d (λb. abs (V h al b))))',
    apply(sumNonnegative),
    intro(),
    apply(sumNonnegative),
    intro(),
    apply(sumAbsNonnegative),
  ),
  have(
    'some: ∃A B. A = sum n (λm. sum d (λb. abs (J i m al b - sum H (λh. abar h i m * V h al b)))) ∧ B = sum n (λm. sum H (λh. sum d (λb. abs (V h al b))))',
    take(
      'sum n (λm. sum d (λb. abs (J i m al b - sum H (λh. abar h i m * V h al b))))',
      'sum n (λm. sum H (λh. sum d (λb. abs (V h al b))))',
    ),
    both([by()], [by()]),
  ),
  obtain('A B', 'some', 'first', 'second'),
  have('positive: 0 < abs (J i j al be - sum H (λh. abar h i j * V h al be))', forget('first', 'second'), arith()),
  have('nonnegative: 0 ≤ 2 + A + 2 * B', rewrite('first', 'second'), linearly()),
  obtain(
    'e',
    from(at(smallFactor, 'abs (J i j al be - sum H (λh. abar h i j * V h al be))', '2 + A + 2 * B'), 'positive', 'nonnegative'),
    'above',
    'most',
    'bound',
  ),
  obtain('s', from(at('derivative', 'i', 'al', 'e'), 'query', 'row', 'above'), 'radius', 'near'),
  // A radius within which all coefficients of row i are near their limits.
  have(
    `radius2: ∃s. 0 < s ∧ ∀t. 0 < t ∧ t ≤ s ⟹ ∀m. m < n ⟹ ∀h. h < H ⟹
       ∀x. D x ∧ (∀m b. m < n ∧ b < d ⟹ abs (x m b) < t) ⟹ abs (a x h i m - abar h i m) < e`,
    apply(commonRadius),
    fix('m'),
    assuming('token'),
    apply(commonRadius),
    fix('h'),
    assuming('head'),
    obtain('u', from(at('limits', 'h', 'i', 'm', 'e'), 'head', 'query', 'token', 'above'), 'positive2', 'close'),
    take('u'),
    both(
      [exact('positive2')],
      [
        fix('t'),
        assuming('within', 'smaller'),
        fix('x'),
        assuming('member', 'small'),
        apply(
          'close',
          {},
          [exact('member')],
          [fix('k b'), assuming('one', 'two'), note('here', from(at('small', 'k', 'b'), 'one', 'two')), linearly()],
        ),
      ],
    ),
  ),
  obtain('u', 'radius2', 'positive2', 'close'),
  obtain('t', from(at(halfOfThree, 's', 'u', 'r'), 'radius', 'positive2', 'ball'), 'step', 'one', 'two', 'three'),
  // An input of D near the one that is t at token j, coordinate be, and zero elsewhere.
  have('product: 0 < t * e', apply(mulPositive, {}, [exact('step')], [exact('above')])),
  have('product2: e * t ≤ 1 * t', apply(mulLe, {}, [exact('most')], [linearly()])),
  have(
    'input: ∃y. D y ∧ ∀m b. m < n ∧ b < d ⟹ abs (y m b - if m = j ∧ b = be then t else 0) < t * e',
    note('here', at('dense', 'λm b. if m = j ∧ b = be then t else 0', 't * e')),
    apply('here', {}, [exact('product')], [fix('m b'), assuming('token', 'coordinate'), cases('m = j ∧ b = be', [by()], [by()])]),
  ),
  obtain('y', 'input', 'member', 'input'),
  have(
    'size: ∀m b. m < n ∧ b < d ⟹ abs (y m b) < 2 * t',
    fix('m b'),
    assuming('token', 'coordinate'),
    note('here', from(at('input', 'm', 'b'), 'token', 'coordinate')),
    have(`spike: abs ${spike} ≤ t`, cases('m = j ∧ b = be', [by()], [by()])),
    note('sum', at(absAdd, `y m b - ${spike}`, spike)),
    have(`same: y m b - ${spike} + ${spike} = y m b`, ring()),
    rewriteFact('sum', 'same'),
    linearly('sum', 'here', 'spike', 'product2'),
  ),
  have(
    `estimate: abs (J i j al be - sum H (λh. abar h i j * V h al be)) ≤ e * (2 + A + 2 * B)`,
    rewrite('first', 'second'),
    apply(
      rowEstimate,
      {
        J: 'λm b. J i m al b',
        V: 'λh b. V h al b',
        abar: 'λh m. abar h i m',
        a: 'λh m. a y h i m',
        y: 'y',
        t: 't',
        n: 'n',
        d: 'd',
        H: 'H',
        j: 'j',
        be: 'be',
        e: 'e',
      },
      [exact('key')],
      [exact('column')],
      [exact('step')],
      [exact('above')],
      [exact('most')],
      [fix('m b'), assuming('token', 'coordinate'), note('here', from(at('input', 'm', 'b'), 'token', 'coordinate')), linearly('here')],
      [
        fix('m h'),
        assuming('token', 'head'),
        have(
          'here: abs (a y h i m - abar h i m) < e',
          apply(
            'close',
            { t: '2 * t', x: 'y' },
            [linearly()],
            [linearly()],
            [exact('token')],
            [exact('head')],
            [exact('member')],
            [exact('size')],
          ),
        ),
        linearly('here'),
      ],
      [
        note('here', from(at('maps', 'y', 'i', 'al'), 'member', 'query', 'row')),
        have(
          'there: abs (f y i al - sum n (λm. mvec d (J i m) (y m) al)) ≤ e * (2 * t)',
          apply(
            'near',
            {},
            [linearly()],
            [linearly()],
            [
              fix('m b'),
              assuming('token', 'coordinate'),
              note('here', from(at('size', 'm', 'b'), 'token', 'coordinate')),
              linearly('here'),
            ],
          ),
        ),
        rewriteFact('there', 'here', mvec),
        exact('there'),
      ],
    ),
  ),
  linearly('estimate', 'bound'),
);

/** Hence the number of heads is at least the dimension of the span of the blocks of the derivative. */
export const atLeast = lemma(
  'jacobian-at-zero-count',
  `∀n p d H r D f J k (a : (ℕ → ℕ → ℝ) → ℕ → ℕ → ℕ → ℝ) abar V.
     Dim p d (λR. ∃i j. i < n ∧ j < n ∧ R = J i j) k ∧
     0 < r ∧
     (∀x e. 0 < e ∧ (∀m b. m < n ∧ b < d ⟹ abs (x m b) < r) ⟹
        ∃y. D y ∧ ∀m b. m < n ∧ b < d ⟹ abs (y m b - x m b) < e) ∧
     (∀i al e. i < n ∧ al < p ∧ 0 < e ⟹
        ∃s. 0 < s ∧ ∀x t. 0 < t ∧ t ≤ s ∧ (∀m b. m < n ∧ b < d ⟹ abs (x m b) ≤ t) ⟹
          abs (f x i al - sum n (λm. mvec d (J i m) (x m) al)) ≤ e * t) ∧
     (∀x i al. D x ∧ i < n ∧ al < p ⟹ f x i al = sum n (λm. sum H (λh. a x h i m * mvec d (V h) (x m) al))) ∧
     (∀h i j e. h < H ∧ i < n ∧ j < n ∧ 0 < e ⟹
        ∃s. 0 < s ∧ ∀x. D x ∧ (∀m b. m < n ∧ b < d ⟹ abs (x m b) < s) ⟹ abs (a x h i j - abar h i j) < e) ⟹ k ≤ H`,
  fix('n p d H r D f J k a abar V'),
  assuming('dimension', 'ball', 'dense', 'derivative', 'maps', 'limits'),
  note('claim', at(jacobianAtZero, 'n', 'p', 'd', 'H', 'r', 'D', 'f', 'J', 'a', 'abar', 'V')),
  note('claim', from('claim', 'ball', 'dense', 'derivative', 'maps', 'limits')),
  forget('ball', 'dense', 'derivative', 'maps', 'limits'),
  note('least', from(at(dimIff, 'p', 'd', 'λR. ∃i j. i < n ∧ j < n ∧ R = J i j', 'k', 'H'), 'dimension')),
  rewrite(back('least')),
  take('V'),
  fix('R'),
  assuming('block'),
  obtain('i j', 'block', 'query', 'key', 'is'),
  rewrite('is', span),
  take('λh. abar h i j'),
  fix('al be'),
  assuming('row', 'column'),
  apply('claim', {}, [exact('query')], [exact('key')], [exact('row')], [exact('column')]),
);

/** The claim. */
export const claim: ProvedClaim = {
  id: 'jacobian-at-zero',
  title: 'Heads whose coefficients have limits at the input zero represent the derivative of their map there.',
  parts: [
    { part: 'representation', lemma: jacobianAtZero },
    { part: 'count', lemma: atLeast },
  ],
  controls: [],
  instances: [],
  open: [
    {
      part: 'recurrent networks',
      missing: 'that a recurrent network with the activation tanh has the derivative C A^l B at zero; the derivative is a premise here',
    },
  ],
};
