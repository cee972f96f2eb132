// The dimension that operators M 0, …, M (n - 1) span, without bases: it is k if and only if exactly the numbers from k on
// are sizes of lists that span them. And bases read off from entries.
import {
  apply,
  arith,
  assuming,
  at,
  back,
  both,
  by,
  chain,
  equals,
  exact,
  fix,
  from,
  have,
  intro,
  lemma,
  note,
  obtain,
  rewrite,
  suffices,
  take,
} from '../src/logic/proof.ts';
import { dimIff, dimUnique } from './dimension.ts';
import { exists as spanDimExists } from './head-count-equivalence.ts';
import { dim, indep, spanDim } from './operators.ts';
import { spanMember } from './spans.ts';
import { sumSingle } from './sum-terms.ts';

/** A list that spans the members of the set of lag operators spans each of them. */
const lagsSpan = lemma(
  'lags-span',
  '∀(n : ℕ) p d M H V. (∀R. (∃l. l < n ∧ R = M l) ⟹ Span p d H V R) ⇔ ∀l. l < n ⟹ Span p d H V (M l)',
  fix('n p d M H V'),
  both(
    [assuming('all'), fix('l'), assuming('below'), apply('all'), take('l'), by()],
    [assuming('all'), fix('R'), assuming('member'), obtain('l', 'member', 'below', 'is'), rewrite('is'), apply('all'), exact('below')],
  ),
);

/** The dimension is the least number of operators that span. */
export const spanDimLeast = lemma(
  'SpanDim-least',
  '∀n p d M k. SpanDim n p d M k ⟹ ∀H. (∃V. ∀l. l < n ⟹ Span p d H V (M l)) ⇔ k ≤ H',
  fix('n p d M k'),
  rewrite(spanDim),
  assuming('dimension'),
  fix('H'),
  rewrite(back(lagsSpan), from(at(dimIff, 'p', 'd', 'λR. ∃l. l < n ∧ R = M l', 'k', 'H'), 'dimension')),
  by(),
);

/** There is one dimension. */
export const spanDimUnique = lemma(
  'SpanDim-unique',
  "∀n p d M k k'. SpanDim n p d M k ∧ SpanDim n p d M k' ⟹ k = k'",
  rewrite(spanDim),
  intro(),
  apply(dimUnique, { p: 'p', d: 'd', S: 'λR. ∃l. l < n ∧ R = M l' }),
  by(),
);

/** The dimension, by the sizes of the lists that span. */
export const spanDimIff = lemma(
  'SpanDim-iff',
  '∀n p d M k. SpanDim n p d M k ⇔ ∀H. (∃V. ∀l. l < n ⟹ Span p d H V (M l)) ⇔ k ≤ H',
  fix('n p d M k'),
  both(
    [exact(at(spanDimLeast, 'n', 'p', 'd', 'M', 'k'))],
    [
      assuming('sizes'),
      obtain('m', at(spanDimExists, 'n', 'p', 'd', 'M'), 'most', 'small', 'dimension'),
      note('least', from(at(spanDimLeast, 'n', 'p', 'd', 'M', 'm'), 'dimension')),
      have('up: m ≤ k', rewrite(back('least'), 'sizes'), by()),
      have('down: k ≤ m', rewrite(back('sizes'), 'least'), by()),
      have('same: k = m', arith('up', 'down')),
      rewrite('same'),
      exact('dimension'),
    ],
  ),
);

/** Operators with a 1 at their own entry and 0 at those of the others are independent. */
export const indepByEntries = lemma(
  'independent-by-entries',
  `∀p d k B row col. (∀s. s < k ⟹ row s < p ∧ col s < d) ∧
     (∀s t. s < k ∧ t < k ⟹ B t (row s) (col s) = (if t = s then 1 else 0)) ⟹ Indep p d k B`,
  fix('p d k B row col'),
  assuming('inside', 'dual'),
  rewrite(indep),
  fix('y'),
  assuming('vanishes'),
  fix('s'),
  assuming('below'),
  chain(
    '…',
    equals('y s * B s (row s) (col s)', by('dual')),
    equals(
      'sum k (λt. y t * B t (row s) (col s))',
      suffices('back: sum k (λt. y t * B t (row s) (col s)) = y s * B s (row s) (col s)', by('back')),
      apply(sumSingle, { j: 's' }, [exact('below')], [fix('t'), assuming('other', 'not'), by('dual')]),
    ),
    equals('0', apply('vanishes'), by('inside')),
  ),
);

/** Operators that are independent span as many dimensions as they are. */
export const spanDimIndep = lemma(
  'SpanDim-independent',
  '∀n p d M. Indep p d n M ⟹ SpanDim n p d M n',
  fix('n p d M'),
  assuming('independent'),
  rewrite(spanDim, dim),
  take('M'),
  both(
    [fix('s'), assuming('below'), take('s'), by()],
    [exact('independent')],
    [fix('R'), assuming('member'), obtain('l', 'member', 'below', 'is'), rewrite('is'), apply(spanMember, { s: 'l' }), exact('below')],
  ),
);

/** The dimension from a list of lag operators that span all, with entries that show them independent. */
export const spanDimEntries = lemma(
  'SpanDim-by-entries',
  `∀n p d M k tau row col. (∀s. s < k ⟹ tau s < n ∧ row s < p ∧ col s < d) ∧
     (∀s t. s < k ∧ t < k ⟹ M (tau t) (row s) (col s) = (if t = s then 1 else 0)) ∧
     (∀l. l < n ⟹ Span p d k (λs. M (tau s)) (M l)) ⟹ SpanDim n p d M k`,
  fix('n p d M k tau row col'),
  assuming('inside', 'dual', 'spanned'),
  rewrite(spanDim, dim),
  take('λs. M (tau s)'),
  both(
    [fix('s'), assuming('below'), take('tau s'), by('inside')],
    [apply(indepByEntries, { row: 'row', col: 'col' }, [by('inside')], [exact('dual')])],
    [fix('R'), assuming('member'), obtain('l', 'member', 'below', 'is'), rewrite('is'), apply('spanned'), exact('below')],
  ),
);
