// head-count (mathematics.md 2.4): the causal family of any operators M 0, …, M (n - 1) needs exactly as many heads as the
// operators span dimensions.
//
// Where to read what: the words (Heads, SpanDim, …) are defined in operators.ts. That a dimension exists, and is the least number
// of operators that span a set, is in dimension.ts; it rests on L0 (few-combinations.ts) and L1 (independence.ts). The equivalence
// itself is in head-count-equivalence.ts. Below are (i), heads among the lag operators suffice, and (ii), the last row alone
// needs as many. (iii), uniqueness, is in head-count-uniqueness.ts; the form for the certificate of a concrete layer in
// head-count-certificate.ts, and that certificates always exist (L2) in certificates-exist.ts.
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
  choose,
  equals,
  exact,
  fix,
  forget,
  from,
  have,
  lemma,
  logic,
  note,
  obtain,
  rewrite,
  rewriteFact,
  take,
} from '../src/logic/proof.ts';
import type { ProvedClaim } from './claim.ts';
import { dimIff } from './dimension.ts';
import { exists, headCount } from './head-count-equivalence.ts';
import { unique, changeOfBasis } from './head-count-uniqueness.ts';
import { control, empty, identity, zero } from './head-count-examples.ts';
import { delay, rotation } from './rank-gap.ts';
import { L2 } from './certificates-exist.ts';
import { sharpFour } from './composition-examples.ts';
import { halfNever } from './normalised-controls.ts';
import { rotation as rankOne } from './rank-limited-examples.ts';
import { fewCombinations } from './few-combinations.ts';
import { L1, L1dual } from './independence.ts';
import { certificate } from './head-count-certificate.ts';
import { sumEqual } from './sums.ts';
import { causal, dim, span, spanDim } from './operators.ts';

export { exists, headCount };

/** (i) Sufficiency: value maps among the lag operators, and coefficients that depend on the lag alone. */
export const sufficient = lemma(
  'head-count-sufficient',
  `∀n p d M. ∃k tau c. SpanDim n p d M k ∧ (∀s. s < k ⟹ tau s < n) ∧
     ∀i j al be. i < n ∧ j < n ∧ al < p ∧ be < d ⟹
       causal M i j al be = sum k (λs. (if j ≤ i then c (i - j) s else 0) * M (tau s) al be)`,
  fix('n p d M'),
  obtain('k', at(exists, 'n', 'p', 'd', 'M'), 'small', 'size', 'dimension'),
  note('basis', 'dimension'),
  rewriteFact('basis', spanDim, dim),
  obtain('B', 'basis', 'members', 'independent', 'spans'),
  // The basis consists of lag operators, the operator with number s at lag tau s.
  choose('tau', 'members', 'chosen'),
  have('combined: ∀l. l < n ⟹ Span p d k B (M l)', fix('l'), assuming('below'), apply('spans'), take('l'), by()),
  rewriteFact('combined', span),
  choose('c', 'combined', 'combined'),
  take('k', 'tau', 'c'),
  both(
    [exact('dimension')],
    [by('chosen')],
    [
      fix('i j al be'),
      assuming('query', 'key', 'row', 'column'),
      rewrite(causal),
      cases(
        'past: j ≤ i',
        [
          have('i - j < n', arith()),
          note('here', at('combined', 'i - j')),
          chain(
            '…',
            equals('M (i - j) al be', by()),
            equals('sum k (λs. c (i - j) s * B s al be)', logic('here')),
            equals('…', apply(sumEqual), fix('s'), assuming('below'), forget('combined', 'here'), by('chosen')),
          ),
        ],
        [forget('combined'), by()],
      ),
    ],
  ),
);

/** (ii) Necessity from the last row alone, hence at one single input, whatever the coefficients depend on. */
export const lastRow = lemma(
  'head-count-last-row',
  `∀n p d M k H a V. SpanDim n p d M k ∧
     (∀j al be. j < n ∧ al < p ∧ be < d ⟹ M (n - 1 - j) al be = sum H (λh. a h j * V h al be)) ⟹ k ≤ H`,
  fix('n p d M k H a V'),
  rewrite(spanDim),
  assuming('dimension', 'row'),
  note('least', from(at(dimIff, 'p', 'd', 'λR. ∃l. l < n ∧ R = M l', 'k', 'H'), 'dimension')),
  rewrite(back('least')),
  take('V'),
  fix('R'),
  assuming('lag'),
  obtain('l', 'lag', 'below', 'is'),
  rewrite('is', span),
  // Lag l stands in column n - 1 - l.
  take('λh. a h (n - 1 - l)'),
  fix('al be'),
  assuming('inRow', 'inColumn'),
  note('here', at('row', 'n - 1 - l', 'al', 'be')),
  have('n - 1 - l < n', arith()),
  have('lag: n - 1 - (n - 1 - l) = l', arith()),
  rewriteFact('here', 'lag'),
  logic('here'),
);

export const claim: ProvedClaim = {
  id: 'head-count',
  title: 'A causal layer needs exactly as many heads as its lag operators span dimensions.',
  parts: [
    { part: 'exists', lemma: exists },
    { part: 'equivalence', lemma: headCount },
    { part: 'i', lemma: sufficient },
    { part: 'ii', lemma: lastRow },
    { part: 'iii', lemma: unique },
    { part: 'iii change of basis', lemma: changeOfBasis },
    { part: 'certificate', lemma: certificate },
    { part: 'L0', lemma: fewCombinations },
    { part: 'L1, by independence', lemma: L1 },
    { part: 'L1, by functionals', lemma: L1dual },
    { part: 'L2, certificates exist', lemma: L2 },
  ],
  controls: [
    { control: '1', lemma: rotation },
    { control: '2', lemma: identity },
    { control: '4', lemma: zero },
    { control: '5', lemma: halfNever },
    { control: '6', lemma: rankOne },
    { control: '7', lemma: sharpFour },
    { control: '8', lemma: control },
  ],
  instances: [empty, zero, delay],
  open: [],
};
