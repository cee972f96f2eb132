// map-op-linear (mathematics.md 2.5.1): with coefficients that do not depend on the input, heads that compute the map of a
// family are a representation of its operators. The basis inputs are enough: one token a basis vector, the others zero.
import {
  apply,
  arith,
  assuming,
  at,
  both,
  by,
  chain,
  equals,
  exact,
  fix,
  from,
  have,
  lemma,
  note,
  rewrite,
  take,
} from '../src/logic/proof.ts';
import type { ProvedClaim } from './claim.ts';
import { headCount } from './head-count-equivalence.ts';
import { headsTok, mapTok, mvecKron } from './inputs.ts';
import { mat2, mvec } from './matrices.ts';
import { heads } from './operators.ts';

/** The claim, for any family, causal or not. */
export const mapOpLinear = lemma(
  'map-op-linear',
  `∀n p d H W a V.
     (∀j b i al. j < n ∧ b < d ∧ i < n ∧ al < p ⟹
        sum n (λm. mvec d (W i m) (tok j (kron b) m) al) =
        sum n (λm. sum H (λh. a h i m * mvec d (V h) (tok j (kron b) m) al))) ⟹
     ∀i j al be. i < n ∧ j < n ∧ al < p ∧ be < d ⟹ W i j al be = sum H (λh. a h i j * V h al be)`,
  fix('n p d H W a V'),
  assuming('maps'),
  fix('i j al be'),
  assuming('query', 'key', 'row', 'column'),
  note('here', from(at('maps', 'j', 'be', 'i', 'al'), 'key', 'column', 'query', 'row')),
  chain(
    '…',
    equals('mvec d (W i j) (kron be) al', by(mvecKron)),
    equals('sum n (λm. mvec d (W i m) (tok j (kron be) m) al)', by(mapTok)),
    equals('sum n (λm. sum H (λh. a h i m * mvec d (V h) (tok j (kron be) m) al))', exact('here')),
    equals('sum H (λh. a h i j * mvec d (V h) (kron be) al)', by(headsTok)),
    equals('…', by(mvecKron)),
  ),
);

/** A representation of the causal family by coefficients that do not depend on the input has at least k heads. */
export const countOf = lemma(
  'count-of-representation',
  `∀n p d H M k a V.
     SpanDim n p d M k ∧
     (∀i j al be. i < n ∧ j < n ∧ al < p ∧ be < d ⟹ causal M i j al be = sum H (λh. a h i j * V h al be)) ⟹ k ≤ H`,
  fix('n p d H M k a V'),
  assuming('dimension', 'operators'),
  have('represented: Heads n p d (λx : ℕ. causal M) H', rewrite(heads), take('V', 'λx. a'), fix('x'), exact('operators')),
  note('count', from(at(headCount, 'n', 'p', 'd', 'M', 'k', 'H'), 'dimension')),
  by('count', 'represented'),
);

/** Hence H is at least the dimension of the span of the lag operators. */
export const atLeast = lemma(
  'map-op-linear-count',
  `∀n p d H M k a V.
     SpanDim n p d M k ∧
     (∀j b i al. j < n ∧ b < d ∧ i < n ∧ al < p ⟹
        sum n (λm. mvec d (causal M i m) (tok j (kron b) m) al) =
        sum n (λm. sum H (λh. a h i m * mvec d (V h) (tok j (kron b) m) al))) ⟹ k ≤ H`,
  fix('n p d H M k a V'),
  assuming('dimension', 'maps'),
  note('operators', from(at(mapOpLinear, 'n', 'p', 'd', 'H', 'causal M', 'a', 'V'), 'maps')),
  apply(countOf, { n: 'n', p: 'p', d: 'd', M: 'M', a: 'a', V: 'V' }, [exact('dimension')], [exact('operators')]),
);

/** Inputs in a hyperplane are not enough: with second coordinates 0 they cannot tell [1, 0] from [1, 1]. */
export const control = lemma(
  'map-op-linear-control',
  `∃M V. (∀v. v 1 = 0 ⟹ ∀al. al < 1 ⟹ mvec 2 M v al = 1 * mvec 2 V v al) ∧ ¬(M 0 1 = 1 * V 0 1)`,
  take('mat2 1 0 0 0', 'mat2 1 1 0 0'),
  both([fix('v'), assuming('plane'), fix('al'), assuming('below'), have('al = 0', arith()), by(mvec, mat2)], [by(mat2)]),
);

/** No heads: a family whose map is zero is zero. */
export const none = lemma(
  'map-op-linear-none',
  `∀n p d W. (∀j b i al. j < n ∧ b < d ∧ i < n ∧ al < p ⟹ sum n (λm. mvec d (W i m) (tok j (kron b) m) al) = 0) ⟹
     ∀i j al be. i < n ∧ j < n ∧ al < p ∧ be < d ⟹ W i j al be = 0`,
  fix('n p d W'),
  assuming('zero'),
  note('linear', at(mapOpLinear, 'n', 'p', 'd', '0', 'W', 'λh i j. 0', 'λh al be. 0')),
  by('linear'),
);

/** The claim. */
export const claim: ProvedClaim = {
  id: 'map-op-linear',
  title: 'With coefficients that do not depend on the input, equal maps have equal operators.',
  parts: [
    { part: 'operators', lemma: mapOpLinear },
    { part: 'count', lemma: atLeast },
  ],
  controls: [{ control: 'hyperplane', lemma: control }],
  instances: [none],
  open: [],
};
