// saturation (mathematics.md 2.7): the number of heads that an LTI state space model needs grows by at most one with each
// token, and not at all after the degree of a polynomial that its state matrix satisfies, which is at most its size.
import {
  apply,
  arith,
  assuming,
  at,
  both,
  by,
  exact,
  fix,
  from,
  have,
  intro,
  lemma,
  note,
  obtain,
  rewrite,
  take,
  zeroOrSuc,
} from '../src/logic/proof.ts';
import { annihilatorDegree } from './annihilator.ts';
import type { ProvedClaim } from './claim.ts';
import {
  saturationA,
  saturationB,
  saturationC,
  saturationD,
  saturationEBound,
  saturationEConstant,
  saturationESkip,
  saturationRank,
  saturationTrivial,
} from './saturation-bounds.ts';
import {
  degreeControl,
  degreeZero,
  identityControl,
  minimumControl,
  noTokens,
  passingControl,
  pauseControl,
  rotationEquation,
  varyingControl,
} from './saturation-controls.ts';
import { lagRecurrence } from './saturation-recurrence.ts';
import { saturationWitness } from './saturation-witness.ts';

/** Every matrix of size N satisfies a monic equation of degree at most N N. */
export const annihilatorExists = lemma(
  'annihilator-exists',
  '∀N A. ∃m q. m ≤ N * N ∧ ∀s t. s < N ∧ t < N ⟹ mpow N A m s t = sum m (λr. q r * mpow N A r s t)',
  fix('N A'),
  obtain('m q', at(annihilatorDegree, 'N', 'A'), 'degree', 'equation'),
  take('m', 'q'),
  both([have('more: N ≤ N * N', zeroOrSuc('N', 'j', [rewrite('is'), arith()], [rewrite('is'), arith()])), arith()], [exact('equation')]),
);

/** (b) The dimension is at most the number of states. */
export const saturationStates = lemma(
  'saturation-b-states',
  '∀n p d N A B C k. SpanDim n p d (lag N A B C) k ⟹ k ≤ N',
  fix('n p d N A B C k'),
  assuming('dimension'),
  obtain('m q', at(annihilatorDegree, 'N', 'A'), 'degree', 'equation'),
  note('recurrence', from(at(lagRecurrence, 'N', 'A', 'B', 'C', 'm', 'q'), 'equation')),
  have(
    'most: k ≤ m',
    apply(saturationB, { p: 'p', d: 'd', M: 'lag N A B C', n: 'n', q: 'q' }, [intro(), apply('recurrence')], [exact('dimension')]),
  ),
  arith(),
);

/** (c) It is the same from N tokens on. */
export const saturationStatesConstant = lemma(
  'saturation-c-states',
  '∀n p d N A B C. N ≤ n ⟹ ∀k. SpanDim n p d (lag N A B C) k ⇔ SpanDim N p d (lag N A B C) k',
  fix('n p d N A B C'),
  assuming('enough'),
  obtain('m q', at(annihilatorDegree, 'N', 'A'), 'degree', 'equation'),
  note('recurrence', from(at(lagRecurrence, 'N', 'A', 'B', 'C', 'm', 'q'), 'equation')),
  have(
    'constant: ∀l. m ≤ l ⟹ ∀k. SpanDim l p d (lag N A B C) k ⇔ SpanDim m p d (lag N A B C) k',
    fix('l'),
    assuming('late'),
    apply(saturationC, { q: 'q' }, [intro(), apply('recurrence')], [exact('late')]),
  ),
  have('m ≤ n', arith()),
  fix('k'),
  rewrite('constant'),
  by(),
);

/** (e) With D it is at most N + 1. */
export const saturationStatesD = lemma(
  'saturation-e-states',
  '∀n p d N A B C D k. SpanDim n p d (lagD N A B C D) k ⟹ k ≤ suc N',
  fix('n p d N A B C D k'),
  assuming('dimension'),
  obtain('m q', at(annihilatorDegree, 'N', 'A'), 'degree', 'equation'),
  have(
    'most: k ≤ suc m',
    apply(
      saturationEBound,
      { n: 'n', p: 'p', d: 'd', N: 'N', A: 'A', B: 'B', C: 'C', D: 'D', q: 'q' },
      [exact('equation')],
      [exact('dimension')],
    ),
  ),
  arith(),
);

/** Which k are dimensions of models of these sizes. */
export const saturationSizes = lemma(
  'saturation-sizes',
  '∀n N p d k. (∃A B C. SpanDim n p d (lag N A B C) k) ⇔ k ≤ n ∧ k ≤ N ∧ k ≤ p * d',
  fix('n N p d k'),
  both(
    [
      assuming('some'),
      obtain('A B C', 'some', 'dimension'),
      note('trivial', from(at(saturationTrivial, 'n', 'p', 'd', 'lag N A B C', 'k'), 'dimension')),
      note('states', from(at(saturationStates, 'n', 'p', 'd', 'N', 'A', 'B', 'C', 'k'), 'dimension')),
      by('trivial', 'states'),
    ],
    [assuming('tokens', 'states', 'entries'), apply(saturationWitness), by()],
  ),
);

/** The claim. */
export const claim: ProvedClaim = {
  id: 'saturation',
  title: 'The number of heads grows by at most one with each token, and not after the degree of an equation of the state matrix.',
  parts: [
    { part: 'a', lemma: saturationA },
    { part: 'recurrence', lemma: lagRecurrence },
    { part: 'b', lemma: saturationB },
    { part: 'b trivial', lemma: saturationTrivial },
    { part: 'b rank', lemma: saturationRank },
    { part: 'c', lemma: saturationC },
    { part: 'd', lemma: saturationD },
    { part: 'e bound', lemma: saturationEBound },
    { part: 'e constant', lemma: saturationEConstant },
    { part: 'e skip', lemma: saturationESkip },
    { part: 'annihilator', lemma: annihilatorExists },
    { part: 'annihilator of degree N', lemma: annihilatorDegree },
    { part: 'b states', lemma: saturationStates },
    { part: 'c states', lemma: saturationStatesConstant },
    { part: 'e states', lemma: saturationStatesD },
    { part: 'f witness', lemma: saturationWitness },
    { part: 'f sizes', lemma: saturationSizes },
  ],
  controls: [
    { control: '1', lemma: pauseControl },
    { control: '2', lemma: minimumControl },
    { control: '3', lemma: degreeControl },
    { control: '4', lemma: passingControl },
    { control: '5', lemma: varyingControl },
    { control: '6', lemma: identityControl },
  ],
  instances: [noTokens, degreeZero, rotationEquation],
  open: [
    {
      part: 'f',
      missing: 'that the dimension is min(n, N, p d) off the zero set of a polynomial in the entries; polynomials in many variables',
    },
  ],
};
