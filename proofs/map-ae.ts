// map-ae (mathematics.md 2.5.4): equality of the maps almost everywhere. Proved are the examples in which fewer heads than the
// dimension are enough where some polynomial is not zero; the exact count needs polynomials of many variables.
import {
  apply,
  assuming,
  at,
  back,
  both,
  by,
  exact,
  fact,
  fix,
  forget,
  from,
  have,
  lemma,
  linearly,
  note,
  obtain,
  rewrite,
  ring,
  simpFact,
  take,
} from '../src/logic/proof.ts';
import type { ProvedClaim } from './claim.ts';
import { divMul } from './fractions.ts';
import { mvec, sumKronRight } from './matrices.ts';
import { causal, dim, indep, kron, spanDim } from './operators.ts';
import { spanMember } from './spans.ts';
import { sumEqual } from './sums.ts';

/** With one output coordinate a single head r computes any map at the inputs whose tokens are not orthogonal to r. */
export const oneOutput = lemma(
  'map-ae-one-output',
  `∀n d M r. ∃a. ∀x. (∀j. j < n ⟹ ¬(sum d (λb. r b * x j b) = 0)) ⟹
     ∀i. i < n ⟹ sum n (λj. mvec d (causal M i j) (x j) 0) = sum n (λj. a x i j * sum d (λb. r b * x j b))`,
  fix('n d M r'),
  take('λx i j. mvec d (causal M i j) (x j) 0 / sum d (λb. r b * x j b)'),
  fix('x'),
  assuming('nonzero'),
  fix('i'),
  assuming('query'),
  apply(sumEqual),
  fix('j'),
  assuming('key'),
  note('here', from(at('nonzero', 'j'), 'key')),
  note('quotient', from(at(divMul, 'mvec d (causal M i j) (x j) 0', 'sum d (λb. r b * x j b)'), 'here')),
  rewrite('quotient'),
);

// P1: the operators [1, 0] and [0, 1] of two tokens.
const P1 = '(λl al b. kron l b)';

/** P1 needs two heads as a family. */
export const P1dimension = lemma(
  'map-ae-P1-dimension',
  `SpanDim 2 1 2 ${P1} 2`,
  rewrite(spanDim, dim),
  take('λl al b. kron l b'),
  both(
    [fix('s'), assuming('below'), take('s'), by()],
    [
      rewrite(indep),
      fix('y'),
      assuming('vanishes'),
      fix('s'),
      assuming('below'),
      have('here: sum 2 (λt. y t * kron t s) = 0', apply('vanishes', { al: '0' }, [by()], [exact('below')])),
      note('picked', from(at(sumKronRight, 'y', 's', '2'), 'below')),
      rewrite(back('picked')),
      exact('here'),
    ],
    [
      fix('R'),
      assuming('member'),
      obtain('l', 'member', 'below', 'is'),
      note('here', from(at(spanMember, '1', '2', '2', 'λl al b. kron l b', 'l'), 'below')),
      rewrite('is'),
      exact('here'),
    ],
  ),
);

/** P1 cannot be repaired at the token (0, 1): there the head [1, 0] computes 0, and the map does not. */
export const P1exception = lemma(
  'map-ae-P1-exception',
  `∀x : ℕ → ℕ → ℝ. x 0 0 = 0 ∧ x 0 1 = 1 ∧ x 1 0 = 0 ∧ x 1 1 = 0 ⟹
     ¬∃a. ∀i. i < 2 ⟹ sum 2 (λj. mvec 2 (causal ${P1} i j) (x j) 0) = sum 2 (λj. a i j * mvec 2 (λal b. kron 0 b) (x j) 0)`,
  fix('x'),
  assuming('one', 'two', 'three', 'four'),
  assuming('some'),
  obtain('a', 'some', 'maps'),
  have(
    'here: sum 2 (λj. mvec 2 (causal (λl al b. kron l b) 1 j) (x j) 0) = sum 2 (λj. a 1 j * mvec 2 (λal b. kron 0 b) (x j) 0)',
    apply('maps'),
    by(),
  ),
  forget('maps', 'some'),
  simpFact('here', mvec, causal, kron),
);

/** P2: of the three generators of the rotations of space two are enough at u, if its last coordinate z is not zero. */
export const P2 = lemma(
  'map-ae-P2',
  `∀x y z : ℝ. ¬(z = 0) ⟹
     -y = -(x / z) * 0 + -(y / z) * z ∧
     x = -(x / z) * -z + -(y / z) * 0 ∧
     0 = -(x / z) * y + -(y / z) * -x`,
  fix('x y z'),
  assuming('nonzero'),
  note('first', from(at(divMul, 'x', 'z'), 'nonzero')),
  note('second', from(at(divMul, 'y', 'z'), 'nonzero')),
  note('third', at(fact('real-div'), 'x', 'z')),
  note('fourth', at(fact('real-div'), 'y', 'z')),
  have('third: x / z = x * inv z', by('third')),
  have('fourth: y / z = y * inv z', by('fourth')),
  both([linearly('second')], [linearly('first')], [forget('first', 'second'), rewrite('third', 'fourth'), ring()]),
);

/** The claim. */
export const claim: ProvedClaim = {
  id: 'map-ae',
  title: 'Almost everywhere the number of heads is the largest local dimension, which may be less than the dimension.',
  parts: [],
  controls: [
    { control: 'P1, one output coordinate: one head is enough off a hyperplane', lemma: oneOutput },
    { control: 'P1, dimension 2', lemma: P1dimension },
    { control: 'P1, no coefficients at the exception', lemma: P1exception },
    { control: 'P2, the combination', lemma: P2 },
  ],
  instances: [],
  open: [
    {
      part: 'count',
      missing:
        'that the least number of heads off the zero set of a polynomial is the largest local dimension; it needs polynomials of many variables, minors and the rule of Cramer',
    },
    { part: 'bounds', missing: 'that the largest local dimension is between k / d and the lesser of k and p' },
  ],
};
