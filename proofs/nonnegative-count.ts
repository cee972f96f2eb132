// normalised-heads (b) (mathematics.md 2.6): the least number of heads with nonnegative weights.
import {
  absurd,
  apply,
  arith,
  assuming,
  at,
  back,
  both,
  by,
  cases,
  chain,
  choose,
  contradiction,
  either,
  equals,
  exact,
  fact,
  fix,
  from,
  have,
  intro,
  lemma,
  linearly,
  logic,
  note,
  obtain,
  rewrite,
  rewriteFact,
  ring,
  simpOnly,
  take,
} from '../src/logic/proof.ts';
import { basisIndependent, indepNonzero } from './bases.ts';
import { anyValues, pairing, pairingSpan } from './functionals.ts';
import { nnLags, nnMore, nnOneMore, nnSimplex, sumPositive } from './nonnegative-heads.ts';
import { dim, indep, span, spanDim } from './operators.ts';
import { spanDimLeast } from './span-dimension.ts';
import { sumVanishing } from './sum-terms.ts';
import { sumEqual } from './sums.ts';

/** If V spans, with nonnegative coefficients, as many dimensions as it has members, a functional is positive where it counts. */
const positiveFunctional = lemma(
  'positive-functional',
  `∀n p d M k. SpanDim n p d M k ∧ NNHeads n p d M k ⟹
     ∃phi. ∀l. l < n ∧ (∃al be. al < p ∧ be < d ∧ ¬(M l al be = 0)) ⟹ 0 < pairing p d phi (M l)`,
  fix('n p d M k'),
  rewrite(spanDim, dim, nnLags),
  assuming('dimension', 'heads'),
  obtain('B', 'dimension', 'members', 'independent', 'spans'),
  obtain('V c', 'heads', 'nonnegative', 'combined'),
  have(
    'maps: Indep p d k V',
    apply(
      basisIndependent,
      { B: 'B' },
      [exact('independent')],
      [
        fix('s'),
        assuming('below'),
        obtain('l', from(at('members', 's'), 'below'), 'lag', 'is'),
        rewrite('is', span),
        take('c l'),
        intro(),
        apply('combined', {}, [exact('lag')], [by()], [by()]),
      ],
    ),
  ),
  // The functional that is 1 at each value map gives the sum of the coefficients.
  obtain('phi', from(at(anyValues, 'p', 'd', 'V', 'λh. 1', 'k'), 'maps'), 'ones'),
  take('phi'),
  fix('l'),
  assuming('lag', 'some'),
  obtain('al be', 'some', 'row', 'column', 'nonzero'),
  have(
    'here: ∀al be. al < p ∧ be < d ⟹ M l al be = sum k (λs. c l s * V s al be)',
    intro(),
    apply('combined', {}, [exact('lag')], [by()], [by()]),
  ),
  have(
    'value: pairing p d phi (M l) = sum k (λs. c l s)',
    rewrite(from(at(pairingSpan, 'p', 'd', 'phi', 'k', 'c l', 'V', 'M l'), 'here')),
    apply(sumEqual),
    fix('s'),
    assuming('below'),
    rewrite(from(at('ones', 's'), 'below')),
    ring(),
  ),
  rewrite('value'),
  apply(
    sumPositive,
    {},
    [intro(), by('nonnegative')],
    [
      contradiction('none'),
      have(
        'zero: M l al be = 0',
        rewrite(from(at('here', 'al', 'be'), 'row', 'column')),
        apply(sumVanishing),
        fix('s'),
        assuming('below'),
        have('it: c l s = 0', contradiction('not'), logic()),
        rewrite('it'),
        ring(),
      ),
      absurd('nonzero', 'zero'),
    ],
  ),
);

/** k heads, if a functional is positive on all nonzero lag operators: a basis is scaled so that its values are 1. */
const enoughWithFunctional = lemma(
  'nonnegative-enough',
  `∀n p d M k phi. SpanDim n p d M k ∧
     (∀l. l < n ∧ (∃al be. al < p ∧ be < d ∧ ¬(M l al be = 0)) ⟹ 0 < pairing p d phi (M l)) ⟹ NNHeads n p d M k`,
  fix('n p d M k phi'),
  rewrite(spanDim, dim),
  assuming('dimension', 'positive'),
  obtain('B', 'dimension', 'members', 'independent', 'spans'),
  // The functional is positive on the basis.
  have(
    'basis: ∀s. s < k ⟹ 0 < pairing p d phi (B s)',
    fix('s'),
    assuming('below'),
    obtain('l', from(at('members', 's'), 'below'), 'lag', 'is'),
    have(
      'some: ∃al be. al < p ∧ be < d ∧ ¬(B s al be = 0)',
      note('here', from(at(indepNonzero, 'p', 'd', 'k', 'B', 's'), 'independent', 'below')),
      exact('here'),
    ),
    rewriteFact('some', 'is'),
    rewrite('is'),
    apply('positive', {}, [exact('lag')], [exact('some')]),
  ),
  have(
    'rows: ∀l. l < n ⟹ ∃c. ∀al be. al < p ∧ be < d ⟹ M l al be = sum k (λs. c s * B s al be)',
    fix('l'),
    assuming('lag'),
    note('here', at('spans', 'M l')),
    rewriteFact('here', span),
    apply('here'),
    take('l'),
    both([exact('lag')], [by()]),
  ),
  choose('c', 'rows', 'combined'),
  apply(
    nnSimplex,
    { b: 'λs al be. inv (pairing p d phi (B s)) * B s al be', c: 'λl s. c l s * pairing p d phi (B s)' },
    [
      fix('l al be'),
      assuming('lag', 'row', 'column'),
      note('mine', from(at('combined', 'l'), 'lag')),
      rewrite(from(at('mine', 'al', 'be'), 'row', 'column')),
      apply(sumEqual),
      fix('s'),
      assuming('below'),
      note('plus', from(at('basis', 's'), 'below')),
      note('unit', at(fact('real-inv-mul'), 'pairing p d phi (B s)')),
      have('unit: inv (pairing p d phi (B s)) * pairing p d phi (B s) = 1', apply('unit'), assuming('zero'), linearly()),
      chain(
        '…',
        equals('c l s * (inv (pairing p d phi (B s)) * pairing p d phi (B s)) * B s al be', rewrite('unit'), ring()),
        equals('…', ring()),
      ),
    ],
    [
      fix('l'),
      assuming('lag'),
      note('here', from(at('combined', 'l'), 'lag')),
      cases(
        'some: ∃al be. al < p ∧ be < d ∧ ¬(M l al be = 0)',
        [
          either('left'),
          rewrite(back(from(at(pairingSpan, 'p', 'd', 'phi', 'k', 'c l', 'B', 'M l'), 'here'))),
          apply('positive', {}, [exact('lag')], [exact('some')]),
        ],
        [
          either('right'),
          rewriteFact('independent', indep),
          have('zero: ∀s. s < k ⟹ c l s = 0', apply('independent'), intro(), rewrite(back(from(at('here', 'al', 'be')))), logic()),
          intro(),
          rewrite('zero'),
          ring(),
        ],
      ),
    ],
  ),
);

/** (b) The least number of heads with nonnegative weights is the dimension k, or k + 1. */
export const normalisedB = lemma(
  'normalised-b',
  `∀n p d M k H. SpanDim n p d M k ⟹ (NNHeads n p d M H ⇔
     if ∃phi. ∀l. l < n ∧ (∃al be. al < p ∧ be < d ∧ ¬(M l al be = 0)) ⟹
       0 < sum p (λal. sum d (λbe. phi al be * M l al be)) then k ≤ H else k < H)`,
  fix('n p d M k H'),
  assuming('dimension'),
  have(
    'least: NNHeads n p d M H ⟹ k ≤ H',
    rewrite(nnLags),
    assuming('heads'),
    obtain('V c', 'heads', 'nonnegative', 'combined'),
    note('size', at(from(at(spanDimLeast, 'n', 'p', 'd', 'M', 'k'), 'dimension'), 'H')),
    rewrite(back('size')),
    take('V'),
    fix('l'),
    assuming('lag'),
    rewrite(span),
    take('c l'),
    intro(),
    apply('combined', {}, [exact('lag')], [by()], [by()]),
  ),
  cases(
    'some: ∃phi. ∀l. l < n ∧ (∃al be. al < p ∧ be < d ∧ ¬(M l al be = 0)) ⟹ 0 < pairing p d phi (M l)',
    [
      have(
        'is: ∃phi. ∀l. l < n ∧ (∃al be. al < p ∧ be < d ∧ ¬(M l al be = 0)) ⟹ 0 < sum p (λal. sum d (λbe. phi al be * M l al be))',
        note('it', 'some'),
        rewriteFact('it', pairing),
        exact('it'),
      ),
      simpOnly('is'),
      both(
        [exact('least')],
        [
          assuming('enough'),
          obtain('phi', 'some', 'positive'),
          apply(
            nnMore,
            { k: 'k' },
            [exact('enough')],
            [apply(enoughWithFunctional, { phi: 'phi' }, [exact('dimension')], [exact('positive')])],
          ),
        ],
      ),
    ],
    [
      have(
        'is: ¬(∃phi. ∀l. l < n ∧ (∃al be. al < p ∧ be < d ∧ ¬(M l al be = 0)) ⟹ 0 < sum p (λal. sum d (λbe. phi al be * M l al be)))',
        note('it', 'some'),
        rewriteFact('it', pairing),
        exact('it'),
      ),
      simpOnly('is'),
      both(
        [
          assuming('heads'),
          note('size', from('least', 'heads')),
          have(
            'not: ¬(H = k)',
            assuming('same'),
            rewriteFact('heads', 'same'),
            note('functional', from(at(positiveFunctional, 'n', 'p', 'd', 'M', 'k'), 'dimension', 'heads')),
            absurd('some', 'functional'),
          ),
          arith(),
        ],
        [
          assuming('enough'),
          note('size', at(from(at(spanDimLeast, 'n', 'p', 'd', 'M', 'k'), 'dimension'), 'k')),
          have('list: ∃V. ∀l. l < n ⟹ Span p d k V (M l)', rewrite('size'), arith()),
          obtain('V', 'list', 'spanned'),
          apply(nnMore, { k: 'suc k' }, [arith()], [apply(nnOneMore, { B: 'V' }), exact('spanned')]),
        ],
      ),
    ],
  ),
);

const positivity = `∀l. l < n ∧ (∃al be. al < p ∧ be < d ∧ ¬(M l al be = 0)) ⟹
       0 < sum p (λal. sum d (λbe. phi al be * M l al be))`;

/** (b) where a functional is positive. */
export const normalisedWith = lemma(
  'normalised-b-functional',
  `∀n p d M k H. SpanDim n p d M k ∧ (∃phi. ${positivity}) ⟹ (NNHeads n p d M H ⇔ k ≤ H)`,
  fix('n p d M k H'),
  assuming('dimension', 'some'),
  rewrite(from(at(normalisedB, 'n', 'p', 'd', 'M', 'k', 'H'), 'dimension')),
  simpOnly('some'),
);

/** (b) where none is. */
export const normalisedWithout = lemma(
  'normalised-b-no-functional',
  `∀n p d M k H. SpanDim n p d M k ∧ ¬(∃phi. ${positivity}) ⟹ (NNHeads n p d M H ⇔ k < H)`,
  fix('n p d M k H'),
  assuming('dimension', 'none'),
  rewrite(from(at(normalisedB, 'n', 'p', 'd', 'M', 'k', 'H'), 'dimension')),
  simpOnly('none'),
);
