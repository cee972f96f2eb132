// Other convolutions (mathematics.md 2.13): any pattern of kernels over pairs of positions (dilated, centred, over a grid),
// bounds, and kernels that are diagonal.
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
  forget,
  from,
  have,
  intro,
  lemma,
  note,
  obtain,
  rewrite,
  rewriteFact,
  take,
} from '../src/logic/proof.ts';
import { exists as spanDimExists } from './head-count-equivalence.ts';
import { headsSpan } from './heads.ts';
import { span } from './operators.ts';
import { spanDimIff, spanDimLeast, spanDimUnique } from './span-dimension.ts';

/**
 * Position i reads position j through kernel number `place i j`, through none if that is no number below w. If every kernel is
 * used somewhere, the least number of heads is the dimension of the span of the kernels.
 */
export const patternHeadCount = lemma(
  'cnn-pattern',
  `∀n p d w K place k H. (∀g. g < w ⟹ ∃i j. i < n ∧ j < n ∧ place i j = g) ∧ SpanDim w p d K k ⟹
     (Heads n p d (λ(x : A) i j al be. if place i j < w then K (place i j) al be else 0) H ⇔ k ≤ H)`,
  fix('n p d w K place k H'),
  assuming('used', 'dimension'),
  rewrite(headsSpan, back(from(at(spanDimLeast, 'w', 'p', 'd', 'K', 'k'), 'dimension'))),
  both(
    [
      assuming('spanned'),
      obtain('V', 'spanned', 'spanned'),
      take('V'),
      fix('g'),
      assuming('kernel'),
      obtain('i j', from(at('used', 'g'), 'kernel'), 'query', 'key', 'number'),
      note('here', from(at('spanned', '(ε) (λx : A. T)', 'i', 'j'), 'query', 'key')),
      have(
        'is: (λal be. if place i j < w then K (place i j) al be else 0) = K g',
        extensionally('al', 'be'),
        forget('used', 'spanned', 'here'),
        by(),
      ),
      rewriteFact('here', 'is'),
      exact('here'),
    ],
    [
      assuming('spanned'),
      obtain('V', 'spanned', 'spanned'),
      take('V'),
      fix('x i j'),
      assuming('query', 'key'),
      cases(
        'kernel: place i j < w',
        [
          note('here', from(at('spanned', 'place i j'), 'kernel')),
          have(
            'is: (λal be. if place i j < w then K (place i j) al be else 0) = K (place i j)',
            extensionally('al', 'be'),
            forget('used', 'spanned', 'here'),
            by(),
          ),
          rewrite('is'),
          exact('here'),
        ],
        [rewrite(span), take('λs. 0'), intro(), by()],
      ),
    ],
  ),
);

/** A diagonal matrix is a combination of diagonal ones with the coefficients with which its diagonal is one of theirs. */
const diagonalSpans = lemma(
  'diagonal-spans',
  `∀(n : ℕ) d kappa H. (∃V. ∀l. l < n ⟹ Span d d H V (λal be. if al = be then kappa l al else 0)) ⇔
     (∃V. ∀l. l < n ⟹ Span d 1 H V (λal z. kappa l al))`,
  fix('n d kappa H'),
  both(
    [
      assuming('spanned'),
      obtain('V', 'spanned', 'spanned'),
      take('λh al z. V h al al'),
      fix('l'),
      assuming('below'),
      note('here', from(at('spanned', 'l'), 'below')),
      forget('spanned'),
      rewriteFact('here', span),
      obtain('c', 'here', 'here'),
      rewrite(span),
      take('c'),
      fix('al z'),
      assuming('row', 'column'),
      note('entry', from(at('here', 'al', 'al'), 'row', 'row')),
      forget('here'),
      by('entry'),
    ],
    [
      assuming('spanned'),
      obtain('V', 'spanned', 'spanned'),
      take('λh al be. if al = be then V h al 0 else 0'),
      fix('l'),
      assuming('below'),
      note('here', from(at('spanned', 'l'), 'below')),
      forget('spanned'),
      rewriteFact('here', span),
      obtain('c', 'here', 'here'),
      rewrite(span),
      take('c'),
      fix('al be'),
      assuming('row', 'column'),
      note('entry', at('here', 'al', '0')),
      forget('here'),
      cases('al = be', [by('entry')], [by()]),
    ],
  ),
);

/** Diagonal kernels (a depthwise convolution) span as many dimensions as their diagonals. */
export const depthwise = lemma(
  'cnn-depthwise',
  `∀n d kappa k. SpanDim n d d (λl al be. if al = be then kappa l al else 0) k ⇔ SpanDim n d 1 (λl al z. kappa l al) k`,
  fix('n d kappa k'),
  rewrite(spanDimIff, diagonalSpans),
  by(),
);

/** So these are at most n and at most d. */
export const depthwiseBound = lemma(
  'cnn-depthwise-bound',
  `∀n d kappa k. SpanDim n d d (λl al be. if al = be then kappa l al else 0) k ⟹ k ≤ n ∧ k ≤ d`,
  fix('n d kappa k'),
  rewrite(depthwise),
  assuming('dimension'),
  obtain('m', at(spanDimExists, 'n', 'd', '1', 'λl al z. kappa l al'), 'most', 'small', 'other'),
  have('same: k = m', apply(spanDimUnique, { n: 'n', p: 'd', d: '1', M: 'λl al z. kappa l al' }, [exact('dimension')], [exact('other')])),
  both([arith()], [arith()]),
);
