// The two halves of head-count (mathematics.md 2.4): the dimension exists, and it is the least number of heads.
import {
  apply,
  arith,
  assuming,
  at,
  back,
  both,
  by,
  cases,
  exact,
  extensionally,
  fix,
  from,
  have,
  intro,
  lemma,
  note,
  obtain,
  rewrite,
  simpOnly,
  take,
} from '../src/logic/proof.ts';
import { dimExists, dimIff } from './dimension.ts';
import { headsSpan } from './heads.ts';
import { causal, span, spanDim } from './operators.ts';
import { spanMember } from './spans.ts';

/** The span of the lag operators has a dimension k; it is at most n, and at most p d. */
export const exists = lemma(
  'head-count-exists',
  '∀n p d M. ∃k. k ≤ n ∧ k ≤ p * d ∧ SpanDim n p d M k',
  fix('n p d M'),
  obtain('k', at(dimExists, 'p', 'd', 'λR. ∃l. l < n ∧ R = M l'), 'small', 'dimension'),
  take('k'),
  rewrite(spanDim),
  both(
    [
      // The n operators span themselves.
      note('least', from(at(dimIff, 'p', 'd', 'λR. ∃l. l < n ∧ R = M l', 'k', 'n'), 'dimension')),
      have(
        'spanned: ∃V. ∀R. (∃l. l < n ∧ R = M l) ⟹ Span p d n V R',
        take('M'),
        fix('R'),
        assuming('lag'),
        obtain('l', 'lag', 'below', 'is'),
        rewrite('is'),
        apply(spanMember),
        exact('below'),
      ),
      by('least', 'spanned'),
    ],
    [exact('small')],
    [exact('dimension')],
  ),
);

/** Operators span the causal family if and only if they span the lag operators. */
const causalSpan = lemma(
  'causal-span',
  '∀n p d M H V. (∀i j. i < n ∧ j < n ⟹ Span p d H V (causal M i j)) ⇔ ∀R. (∃l. l < n ∧ R = M l) ⟹ Span p d H V R',
  fix('n p d M H V'),
  both(
    [
      assuming('all'),
      fix('R'),
      assuming('lag'),
      obtain('l', 'lag', 'below', 'is'),
      rewrite('is'),
      // M l stands in row l, column 0.
      note('here', at('all', 'l', '0')),
      have('0 < n', arith()),
      have('same: causal M l 0 = M l', extensionally('al', 'be'), by(causal)),
      by('here', 'same'),
    ],
    [
      assuming('all'),
      fix('i j'),
      assuming('query', 'key'),
      cases(
        'past: j ≤ i',
        [
          have('same: causal M i j = M (i - j)', extensionally('al', 'be'), by(causal)),
          rewrite('same'),
          apply('all'),
          take('i - j'),
          both([arith()], [by()]),
        ],
        [rewrite(span), take('λs. 0'), intro(), by(causal)],
      ),
    ],
  ),
);

/** The claim: H heads represent the causal family if and only if H is at least the dimension. */
export const headCount = lemma(
  'head-count',
  '∀n p d M k H. SpanDim n p d M k ⟹ (Heads n p d (λx : A. causal M) H ⇔ k ≤ H)',
  fix('n p d M k H'),
  rewrite(spanDim, headsSpan),
  assuming('dimension'),
  note('least', from(at(dimIff, 'p', 'd', 'λR. ∃l. l < n ∧ R = M l', 'k', 'H'), 'dimension')),
  rewrite(back('least'), back(causalSpan)),
  simpOnly(),
);
