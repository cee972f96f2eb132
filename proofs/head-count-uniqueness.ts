// head-count (iii) (mathematics.md 2.4): with exactly k heads the value maps are a basis of the operator span, the coefficients
// are determined by them, and any two solutions differ by a change of basis.
import {
  apply,
  arith,
  assuming,
  at,
  both,
  by,
  chain,
  choose,
  equals,
  exact,
  fix,
  forget,
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
  take,
} from '../src/logic/proof.ts';
import { basisIndependent, basisSpans } from './bases.ts';
import { kronSymmetric, mmul, sumKron } from './matrices.ts';
import { causal, dim, indep, span, spanDim } from './operators.ts';
import { spanMember, spanTrans } from './spans.ts';
import { sumCombine, sumRing } from './sum-normal.ts';
import { sumEqual } from './sums.ts';

/** The coefficients of a combination of independent operators are unique. */
export const uniqueCoefficients = lemma(
  'unique-coefficients',
  `∀p d k V x y. Indep p d k V ∧ (∀al be. al < p ∧ be < d ⟹ sum k (λs. x s * V s al be) = sum k (λs. y s * V s al be)) ⟹
     ∀s. s < k ⟹ x s = y s`,
  fix('p d k V x y'),
  rewrite(indep),
  assuming('independent', 'same'),
  have(
    'difference: ∀al be. al < p ∧ be < d ⟹ sum k (λs. (x s - y s) * V s al be) = 0',
    fix('al be'),
    assuming('row', 'column'),
    chain('…', equals('sum k (λs. x s * V s al be) - sum k (λs. y s * V s al be)', sumRing()), equals('…', by('same'))),
  ),
  note('zero', from(at('independent', 'λs. x s - y s'), 'difference')),
  fix('s'),
  assuming('below'),
  note('here', from(at('zero', 's'), 'below')),
  linearly('here'),
);

/** Row i, column 0 of a representation gives every lag operator as a combination of the value maps. */
const valuesSpanLags = lemma(
  'values-span-lags',
  `∀n p d M H V a. (∀i j al be. i < n ∧ j < n ∧ al < p ∧ be < d ⟹ causal M i j al be = sum H (λh. a h i j * V h al be)) ⟹
     ∀l. l < n ⟹ Span p d H V (M l)`,
  fix('n p d M H V a'),
  assuming('represented'),
  fix('l'),
  assuming('below'),
  rewrite(span),
  take('λh. a h l 0'),
  fix('al be'),
  assuming('row', 'column'),
  note('here', at('represented', 'l', '0', 'al', 'be')),
  have('0 < n', arith()),
  have('same: causal M l 0 al be = M l al be', by(causal)),
  by('here', 'same'),
);

/** With as many heads as dimensions the value maps are independent. */
const valuesIndependent = lemma(
  'values-independent',
  `∀n p d M k V a. SpanDim n p d M k ∧
     (∀i j al be. i < n ∧ j < n ∧ al < p ∧ be < d ⟹ causal M i j al be = sum k (λh. a h i j * V h al be)) ⟹ Indep p d k V`,
  fix('n p d M k V a'),
  rewrite(spanDim, dim),
  assuming('basis', 'represented'),
  obtain('B', 'basis', 'members', 'independent', 'spans'),
  note('spanned', from(at(valuesSpanLags, 'n', 'p', 'd', 'M', 'k', 'V', 'a'), 'represented')),
  apply(
    basisIndependent,
    { B: 'B' },
    [exact('independent')],
    [
      fix('s'),
      assuming('below'),
      obtain('l', from(at('members', 's'), 'below'), 'early', 'is'),
      rewrite('is'),
      apply('spanned'),
      exact('early'),
    ],
  ),
);

/** And they lie in the span of the lag operators. */
const valuesInSpan = lemma(
  'values-in-span',
  `∀n p d M k V a. SpanDim n p d M k ∧
     (∀i j al be. i < n ∧ j < n ∧ al < p ∧ be < d ⟹ causal M i j al be = sum k (λh. a h i j * V h al be)) ⟹
     ∀h. h < k ⟹ Span p d n M (V h)`,
  fix('n p d M k V a'),
  rewrite(spanDim, dim),
  assuming('basis', 'represented'),
  obtain('B', 'basis', 'members', 'independent', 'spans'),
  note('spanned', from(at(valuesSpanLags, 'n', 'p', 'd', 'M', 'k', 'V', 'a'), 'represented')),
  fix('h'),
  assuming('head'),
  apply(
    spanTrans,
    { m: 'k', V: 'B' },
    [
      apply(
        basisSpans,
        {},
        [exact('independent')],
        [
          fix('s'),
          assuming('below'),
          obtain('l', from(at('members', 's'), 'below'), 'early', 'is'),
          rewrite('is'),
          apply('spanned'),
          exact('early'),
        ],
        [exact('head')],
      ),
    ],
    [
      fix('s'),
      assuming('below'),
      obtain('l', from(at('members', 's'), 'below'), 'early', 'is'),
      rewrite('is'),
      apply(at(spanMember, 'p', 'd', 'n', 'M', 'l')),
      exact('early'),
    ],
  ),
);

/** Uniqueness: for H = k the value maps are a basis of the operator span and determine the coefficients. */
export const unique = lemma(
  'head-count-unique',
  `∀n p d M k V a. SpanDim n p d M k ∧
     (∀i j al be. i < n ∧ j < n ∧ al < p ∧ be < d ⟹ causal M i j al be = sum k (λh. a h i j * V h al be)) ⟹
     Indep p d k V ∧ (∀h. h < k ⟹ Span p d n M (V h)) ∧
     (∀a'. (∀i j al be. i < n ∧ j < n ∧ al < p ∧ be < d ⟹ causal M i j al be = sum k (λh. a' h i j * V h al be)) ⟹
       ∀h i j. h < k ∧ i < n ∧ j < n ⟹ a' h i j = a h i j)`,
  fix('n p d M k V a'),
  assuming('dimension', 'represented'),
  note('independent', from(at(valuesIndependent, 'n', 'p', 'd', 'M', 'k', 'V', 'a'), 'dimension', 'represented')),
  both(
    [exact('independent')],
    [apply(valuesInSpan, { a: 'a' }, [exact('dimension')], [exact('represented')])],
    [
      fix("a'"),
      assuming('other'),
      fix('h i j'),
      assuming('head', 'query', 'key'),
      note('same', at(uniqueCoefficients, 'p', 'd', 'k', 'V', "λh. a' h i j", 'λh. a h i j')),
      have(
        "rows: ∀al be. al < p ∧ be < d ⟹ sum k (λs. a' s i j * V s al be) = sum k (λs. a s i j * V s al be)",
        fix('al be'),
        assuming('row', 'column'),
        note('one', at('represented', 'i', 'j', 'al', 'be')),
        note('two', at('other', 'i', 'j', 'al', 'be')),
        logic('one', 'two'),
      ),
      note('equal', from('same', 'independent', 'rows')),
      by('equal'),
    ],
  ),
);

// What a representation with value maps V and coefficients a says.
const representedBy = (V: string, a: string): string =>
  `(∀i j al be. i < n ∧ j < n ∧ al < p ∧ be < d ⟹ causal M i j al be = sum k (λh. ${a} h i j * ${V} h al be))`;

/** Each of the value maps V' is a combination of the value maps V. */
const valuesSpanValues = lemma(
  'values-span-values',
  `∀n p d M k V a V' a'. SpanDim n p d M k ∧ ${representedBy('V', 'a')} ∧ ${representedBy("V'", "a'")} ⟹ ∀h. h < k ⟹ Span p d k V (V' h)`,
  fix("n p d M k V a V' a'"),
  assuming('dimension', 'one', 'other'),
  note('inside', from(at(valuesInSpan, 'n', 'p', 'd', 'M', 'k', "V'", "a'"), 'dimension', 'other')),
  note('lags', from(at(valuesSpanLags, 'n', 'p', 'd', 'M', 'k', 'V', 'a'), 'one')),
  fix('h'),
  assuming('head'),
  apply(spanTrans, { m: 'n', V: 'M' }, [apply('inside'), exact('head')], [fix('l'), assuming('below'), apply('lags'), exact('below')]),
);

/** If V' = g V and V = g' V', and V' is independent, then g g' is the identity. */
const inverse = lemma(
  'change-inverse',
  `∀p d k V V' g g'. Indep p d k V' ∧
     (∀h al be. h < k ∧ al < p ∧ be < d ⟹ V' h al be = sum k (λm. g h m * V m al be)) ∧
     (∀h al be. h < k ∧ al < p ∧ be < d ⟹ V h al be = sum k (λm. g' h m * V' m al be)) ⟹
     ∀s t. s < k ∧ t < k ⟹ mmul k g g' s t = kron s t`,
  fix("p d k V V' g g'"),
  assuming('independent', 'there', 'back'),
  fix('s t'),
  assuming('one', 'two'),
  have(
    "same: ∀al be. al < p ∧ be < d ⟹ sum k (λr. mmul k g g' s r * V' r al be) = sum k (λr. kron s r * V' r al be)",
    fix('al be'),
    assuming('row', 'column'),
    chain(
      '…',
      equals("sum k (λm. g s m * sum k (λr. g' m r * V' r al be))", rewrite(mmul), rewrite(sumCombine)),
      equals('sum k (λm. g s m * V m al be)', apply(sumEqual), fix('m'), assuming('below'), by('back')),
      equals("V' s al be", by('there')),
      equals("sum k (λr. kron r s * V' r al be)", note('pick', at(sumKron, "λr. V' r al be", 's', 'k')), logic('pick', 'one')),
      equals('…', apply(sumEqual), fix('r'), assuming('below'), note('symmetric', at(kronSymmetric, 'r', 's')), rewrite('symmetric')),
    ),
  ),
  note('equal', from(at(uniqueCoefficients, 'p', 'd', 'k', "V'", "λr. mmul k g g' s r", 'λr. kron s r'), 'independent', 'same')),
  by('equal'),
);

/** Change of basis: all solutions with k heads are V' = g V with g invertible. */
export const changeOfBasis = lemma(
  'head-count-change-of-basis',
  `∀n p d M k V a V' a'. SpanDim n p d M k ∧ ${representedBy('V', 'a')} ∧ ${representedBy("V'", "a'")} ⟹
     ∃g gi. (∀h al be. h < k ∧ al < p ∧ be < d ⟹ V' h al be = sum k (λm. g h m * V m al be)) ∧
       (∀s t. s < k ∧ t < k ⟹ mmul k g gi s t = kron s t ∧ mmul k gi g s t = kron s t) ∧
       (∀h i j. h < k ∧ i < n ∧ j < n ⟹ a h i j = sum k (λm. a' m i j * g m h))`,
  fix("n p d M k V a V' a'"),
  assuming('dimension', 'one', 'other'),
  note('independent', from(at(valuesIndependent, 'n', 'p', 'd', 'M', 'k', 'V', 'a'), 'dimension', 'one')),
  note('independent2', from(at(valuesIndependent, 'n', 'p', 'd', 'M', 'k', "V'", "a'"), 'dimension', 'other')),
  note('there', from(at(valuesSpanValues, 'n', 'p', 'd', 'M', 'k', 'V', 'a', "V'", "a'"), 'dimension', 'one', 'other')),
  note('back', from(at(valuesSpanValues, 'n', 'p', 'd', 'M', 'k', "V'", "a'", 'V', 'a'), 'dimension', 'other', 'one')),
  rewriteFact('there', span),
  rewriteFact('back', span),
  choose('g', 'there', 'there'),
  choose('gi', 'back', 'back'),
  have("maps: ∀h al be. h < k ∧ al < p ∧ be < d ⟹ V' h al be = sum k (λm. g h m * V m al be)", forget('back'), intro(), by('there')),
  have(
    "maps2: ∀h al be. h < k ∧ al < p ∧ be < d ⟹ V h al be = sum k (λm. gi h m * V' m al be)",
    forget('there', 'maps'),
    intro(),
    by('back'),
  ),
  forget('there', 'back'),
  take('g', 'gi'),
  both(
    [exact('maps')],
    [
      fix('s t'),
      assuming('first', 'second'),
      both(
        [
          apply(
            inverse,
            { p: 'p', d: 'd', V: 'V', "V'": "V'" },
            [exact('independent2')],
            [exact('maps')],
            [exact('maps2')],
            [by()],
            [by()],
          ),
        ],
        [apply(inverse, { p: 'p', d: 'd', V: "V'", "V'": 'V' }, [exact('independent')], [exact('maps2')], [exact('maps')], [by()], [by()])],
      ),
    ],
    [
      fix('h i j'),
      assuming('head', 'query', 'key'),
      have(
        "rows: ∀al be. al < p ∧ be < d ⟹ sum k (λs. a s i j * V s al be) = sum k (λs. sum k (λm. a' m i j * g m s) * V s al be)",
        fix('al be'),
        assuming('row', 'column'),
        note('left', at('one', 'i', 'j', 'al', 'be')),
        note('right', at('other', 'i', 'j', 'al', 'be')),
        chain(
          '…',
          equals("sum k (λm. a' m i j * V' m al be)", logic('left', 'right')),
          equals(
            "sum k (λm. a' m i j * sum k (λs. g m s * V s al be))",
            apply(sumEqual),
            fix('m'),
            assuming('below'),
            forget('maps2'),
            by('maps'),
          ),
          equals('…', apply(sumCombine)),
        ),
      ),
      note(
        'equal',
        from(at(uniqueCoefficients, 'p', 'd', 'k', 'V', 'λs. a s i j', "λs. sum k (λm. a' m i j * g m s)"), 'independent', 'rows'),
      ),
      by('equal'),
    ],
  ),
);
