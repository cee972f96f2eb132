// map-ae (mathematics.md 2.5.4): equality of the maps almost everywhere. Proved are the bounds on the local dimensions, and the
// examples in which fewer heads than the dimension are enough off a hyperplane; the count needs polynomials of many variables.
import {
  apply,
  arith,
  assuming,
  at,
  back,
  both,
  by,
  chain,
  choose,
  equals,
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
  rewriteFact,
  ring,
  simpFact,
  take,
} from '../src/logic/proof.ts';
import type { ProvedClaim } from './claim.ts';
import { divMul } from './fractions.ts';
import { mvec, sumKronRight } from './matrices.ts';
import { causal, dim, indep, kron, span, spanDim } from './operators.ts';
import { dimIff, indepBound } from './dimension.ts';
import { mvecKron } from './inputs.ts';
import { mapEverywhereB, mapOfDimension } from './map-everywhere-spans.ts';
import { spanMember } from './spans.ts';
import { sumQuotients } from './sum-products.ts';
import { sumSingle } from './sum-terms.ts';
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

// The values of the lag operators at v, as operators with one column.
const valuesAt = (v: string): string => `(λR. ∃l. l < n ∧ R = λal be. mvec d (M l) ${v} al)`;

/** The dimension of the values at any vector is at most the dimension of the operators, and at most p. */
export const localBounds = lemma(
  'map-ae-local-bounds',
  `∀n p d M k v q. SpanDim n p d M k ∧ Dim p 1 ${valuesAt('v')} q ⟹ q ≤ k ∧ q ≤ p`,
  fix('n p d M k v q'),
  assuming('dimension', 'values'),
  both(
    [
      have('same: k ≤ k', by()),
      obtain('V', from(at(mapOfDimension, 'n', 'p', 'd', 'M', 'k', 'k'), 'dimension', 'same'), 'maps'),
      exact(from(at(mapEverywhereB, 'n', 'p', 'd', 'M', 'V', 'k', 'v', 'q'), 'maps', 'values')),
    ],
    [
      rewriteFact('values', dim),
      obtain('B', 'values', 'members', 'independent', 'spans'),
      note('bound', from(at(indepBound, 'p', '1', 'q', 'B'), 'independent')),
      arith('bound'),
    ],
  ),
);

/** If the values at every vector span at most m dimensions then the operators span at most d m. */
export const dimensionBound = lemma(
  'map-ae-dimension-bound',
  `∀n p d M k m. SpanDim n p d M k ∧ (∀v. ∃q. q ≤ m ∧ Dim p 1 ${valuesAt('v')} q) ⟹ k ≤ d * m`,
  fix('n p d M k m'),
  rewrite(spanDim),
  assuming('dimension', 'local'),
  note('least', from(at(dimIff, 'p', 'd', 'λR. ∃l. l < n ∧ R = M l', 'k', 'd * m'), 'dimension')),
  rewrite(back('least')),
  // Column b of all operators is in the span of m vectors.
  have(
    'columns: ∀b. b < d ⟹ ∃U. ∀l. l < n ⟹ ∃c. ∀al. al < p ⟹ M l al b = sum m (λs. c s * U s al 0)',
    fix('b'),
    assuming('column'),
    obtain('q', at('local', 'kron b'), 'few', 'values'),
    note('small', from(at(dimIff, 'p', '1', valuesAt('(kron b)'), 'q', 'm'), 'values')),
    have(`some: ∃V. ∀R. ${valuesAt('(kron b)')} R ⟹ Span p 1 m V R`, rewrite('small'), exact('few')),
    obtain('U', 'some', 'spanned'),
    take('U'),
    fix('l'),
    assuming('lag'),
    have('here: Span p 1 m U (λal be. mvec d (M l) (kron b) al)', apply('spanned'), take('l'), both([exact('lag')], [by()])),
    rewriteFact('here', span),
    obtain('c', 'here', 'combined'),
    take('c'),
    fix('al'),
    assuming('row'),
    have('one: 0 < 1', by()),
    note('value', from(at('combined', 'al', '0'), 'row', 'one')),
    note('entry', from(at(mvecKron, 'd', 'M l', 'b', 'al'), 'column')),
    rewriteFact('value', 'entry'),
    exact('value'),
  ),
  choose('U', 'columns', 'columns'),
  choose('c', 'columns', 'columns'),
  take('λe al be. if be = e div m then U (e div m) (e mod m) al 0 else 0'),
  fix('R'),
  assuming('member'),
  obtain('l', 'member', 'lag', 'is'),
  rewrite('is', span),
  take('λe. c (e div m) l (e mod m)'),
  fix('al be'),
  assuming('row', 'column'),
  have('here: M l al be = sum m (λs. c be l s * U be s al 0)', apply('columns', {}, [exact('column')], [exact('lag')], [exact('row')])),
  forget('columns', 'local', 'least', 'dimension', 'member', 'is'),
  note('double', at(sumQuotients, 'λi j. c i l j * (if be = i then U i j al 0 else 0)', 'd', 'm')),
  rewrite('double'),
  chain(
    '…',
    equals('sum m (λs. c be l s * (if be = be then U be s al 0 else 0))', rewrite('here'), by()),
    equals(
      '…',
      note('single', at(sumSingle, 'λi. sum m (λj. c i l j * (if be = i then U i j al 0 else 0))', 'be', 'd')),
      have(
        'others: ∀i. i < d ∧ ¬(i = be) ⟹ sum m (λj. c i l j * (if be = i then U i j al 0 else 0)) = 0',
        fix('i'),
        assuming('index', 'other'),
        have('¬(be = i)', arith()),
        by(),
      ),
      rewrite(from('single', 'column', 'others')),
    ),
  ),
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
  parts: [
    { part: 'local dimension at most the dimension and p', lemma: localBounds },
    { part: 'dimension at most d times the local dimension', lemma: dimensionBound },
  ],
  controls: [
    { control: 'P1-map', lemma: oneOutput },
    { control: 'P1-dimension', lemma: P1dimension },
    { control: 'P1-exception', lemma: P1exception },
    { control: 'P2', lemma: P2 },
  ],
  instances: [],
  open: [
    {
      part: 'count',
      missing:
        'that the least number of heads off the zero set of a polynomial is the largest local dimension; it needs polynomials of many variables, minors and the rule of Cramer',
    },
  ],
};
