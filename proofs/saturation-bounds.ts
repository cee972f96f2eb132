// How the dimension that lag operators span grows with the number of tokens, and what bounds it (mathematics.md 2.7, a to e).
import {
  apply,
  argumentwise,
  arith,
  assuming,
  at,
  back,
  both,
  by,
  cases,
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
  rewriteFact,
  simp,
  simpFact,
  take,
} from '../src/logic/proof.ts';
import { unitsSpan } from './dimension.ts';
import { mmul, mmulAssoc } from './matrices.ts';
import { mmulCombine } from './matrix-powers.ts';
import { span } from './operators.ts';
import { lagRecurrence, recurrenceSpan } from './saturation-recurrence.ts';
import { spanDimIff, spanDimLeast } from './span-dimension.ts';
import { spanMember, spanTrans } from './spans.ts';
import { lag, lagD } from './state-space.ts';
import { sumFirst } from './sum-reversal.ts';
import { sumEqual } from './sums.ts';

/** (a) One more token: the dimension does not fall, and grows by at most one. */
export const saturationA = lemma(
  'saturation-a',
  "∀n p d M k k'. SpanDim n p d M k ∧ SpanDim (suc n) p d M k' ⟹ k ≤ k' ∧ k' ≤ suc k",
  fix("n p d M k k'"),
  assuming('now', 'next'),
  note('least', from(at(spanDimLeast, 'n', 'p', 'd', 'M', 'k'), 'now')),
  note('leastNext', from(at(spanDimLeast, 'suc n', 'p', 'd', 'M', "k'"), 'next')),
  both(
    [
      have("some: ∃V. ∀l. l < suc n ⟹ Span p d k' V (M l)", rewrite('leastNext'), arith()),
      obtain('V', 'some', 'spanned'),
      rewrite(back('least')),
      take('V'),
      intro(),
      apply('spanned'),
      arith(),
    ],
    [
      have('some: ∃V. ∀l. l < n ⟹ Span p d k V (M l)', rewrite('least'), arith()),
      obtain('V', 'some', 'spanned'),
      rewrite(back('leastNext')),
      take('λs. if s = k then M n else V s'),
      fix('l'),
      assuming('below'),
      cases(
        'last: l = n',
        [
          rewrite('last'),
          note('member', at(spanMember, 'p', 'd', 'suc k', 'λs. if s = k then M n else V s', 'k')),
          simpFact('member'),
          exact('member'),
        ],
        [
          apply(
            spanTrans,
            { m: 'k', V: 'V' },
            [apply('spanned'), arith()],
            [
              fix('s'),
              assuming('index'),
              note('member', at(spanMember, 'p', 'd', 'suc k', 'λs. if s = k then M n else V s', 's')),
              simpFact('member'),
              exact('member'),
            ],
          ),
        ],
      ),
    ],
  ),
);

/** (b) With a recurrence of order m the dimension is at most m. */
export const saturationB = lemma(
  'saturation-b',
  `∀p d m q M n k. (∀l al be. al < p ∧ be < d ⟹ M (l + m) al be = sum m (λr. q r * M (l + r) al be)) ∧
     SpanDim n p d M k ⟹ k ≤ m`,
  fix('p d m q M n k'),
  assuming('recurrence', 'dimension'),
  rewrite(back(from(at(spanDimLeast, 'n', 'p', 'd', 'M', 'k'), 'dimension'))),
  take('M'),
  intro(),
  exact(at(from(at(recurrenceSpan, 'p', 'd', 'm', 'q', 'M'), 'recurrence'), 'l')),
);

/** (b) It is never more than the number of operators, nor than that of their entries. */
export const saturationTrivial = lemma(
  'saturation-b-trivial',
  '∀n p d M k. SpanDim n p d M k ⟹ k ≤ n ∧ k ≤ p * d',
  fix('n p d M k'),
  assuming('dimension'),
  rewrite(back(from(at(spanDimLeast, 'n', 'p', 'd', 'M', 'k'), 'dimension'))),
  both(
    [take('M'), intro(), apply(spanMember, { s: 'l' }), by()],
    [take('λe al be. if e = al * d + be then 1 else 0'), intro(), apply(unitsSpan)],
  ),
);

/** (c) With a recurrence of order m the dimension is the same from m tokens on. */
export const saturationC = lemma(
  'saturation-c',
  `∀p d m q M n. (∀l al be. al < p ∧ be < d ⟹ M (l + m) al be = sum m (λr. q r * M (l + r) al be)) ∧ m ≤ n ⟹
     ∀k. SpanDim n p d M k ⇔ SpanDim m p d M k`,
  fix('p d m q M n'),
  assuming('recurrence', 'enough'),
  note('first', from(at(recurrenceSpan, 'p', 'd', 'm', 'q', 'M'), 'recurrence')),
  have(
    'same: ∀H. (∃V. ∀l. l < n ⟹ Span p d H V (M l)) ⇔ ∃V. ∀l. l < m ⟹ Span p d H V (M l)',
    fix('H'),
    both(
      [assuming('all'), obtain('V', 'all', 'all'), take('V'), intro(), apply('all'), arith()],
      [
        assuming('some'),
        obtain('V', 'some', 'some'),
        take('V'),
        intro(),
        apply(spanTrans, { m: 'm', V: 'M' }, [by('first')], [exact('some')]),
      ],
    ),
  ),
  fix('k'),
  rewrite(spanDimIff, 'same'),
  by(),
);

/** (b) The dimension is at most the product of the ranks of C and B. */
export const saturationRank = lemma(
  'saturation-b-rank',
  `∀n p d N A B C rc rb C1 C2 B1 B2 k. (∀a s. a < p ∧ s < N ⟹ C a s = mmul rc C1 C2 a s) ∧
     (∀s b. s < N ∧ b < d ⟹ B s b = mmul rb B1 B2 s b) ∧ SpanDim n p d (lag N A B C) k ⟹ k ≤ rc * rb`,
  fix('n p d N A B C rc rb C1 C2 B1 B2 k'),
  assuming('outer', 'inner', 'dimension'),
  rewrite(back(from(at(spanDimLeast, 'n', 'p', 'd', 'lag N A B C', 'k'), 'dimension'))),
  // Each lag operator is C1 X B2 with X of size rc by rb, a combination of the units.
  take('λe. mmul rc C1 (mmul rb (λs t. if e = s * rb + t then 1 else 0) B2)'),
  fix('l'),
  assuming('below'),
  note('units', at(unitsSpan, 'rc', 'rb', 'mmul N C2 (mmul N (mpow N A l) B1)')),
  rewriteFact('units', span),
  obtain('c', 'units', 'combined'),
  rewrite(span),
  take('c'),
  fix('al be'),
  assuming('row', 'column'),
  chain(
    '…',
    equals(
      'mmul N (mmul rc C1 C2) (mmul N (mpow N A l) (mmul rb B1 B2)) al be',
      rewrite(lag),
      rewrite(at(mmul, 'N', 'C'), at(mmul, 'N', 'mmul rc C1 C2'), at(mmul, 'N', 'mpow N A l')),
      apply(sumEqual),
      intro(),
      argumentwise([by('outer')], [apply(sumEqual), intro(), argumentwise([by('inner')])]),
    ),
    equals('mmul rc C1 (mmul rb (mmul N C2 (mmul N (mpow N A l) B1)) B2) al be', rewrite(mmulAssoc), by()),
    equals('…', apply(mmulCombine), exact('combined')),
  ),
);

/** (d) The span of the lag operators is all of C f(A) B with polynomials f of degree below n. */
export const saturationD = lemma(
  'saturation-d',
  `∀n p d N A B C R. Span p d n (lag N A B C) R ⇔
     ∃f. ∀al be. al < p ∧ be < d ⟹ R al be = mmul N C (mmul N (λs t. sum n (λl. f l * mpow N A l s t)) B) al be`,
  fix('n p d N A B C R'),
  have(
    `same: ∀f al be. mmul N C (mmul N (λs t. sum n (λl. f l * mpow N A l s t)) B) al be =
       sum n (λl. f l * lag N A B C l al be)`,
    intro(),
    rewrite(lag),
    apply(mmulCombine),
    by(),
  ),
  rewrite(span, 'same'),
  by(),
);

/** With D the recurrence begins one lag later. */
const lagDRecurrence = lemma(
  'lagD-recurrence',
  `∀N A B C D m q. (∀s t. s < N ∧ t < N ⟹ mpow N A m s t = sum m (λr. q r * mpow N A r s t)) ⟹
     ∀l a b. lagD N A B C D (l + suc m) a b = sum (suc m) (λr. (if r = 0 then 0 else q (pre r)) * lagD N A B C D (l + r) a b)`,
  fix('N A B C D m q'),
  assuming('equation'),
  note('recurrence', from(at(lagRecurrence, 'N', 'A', 'B', 'C', 'm', 'q'), 'equation')),
  fix('l a b'),
  have(
    'later: ∀i. lagD N A B C D (l + suc i) a b = lag N A B C (suc l + i) a b',
    fix('i'),
    rewrite(lagD),
    have('moved: l + suc i = suc l + i', arith()),
    rewrite('moved'),
    have('¬(suc l + i = 0)', arith()),
    by(),
  ),
  rewrite('later', 'recurrence', sumFirst, 'later'),
  by(),
);

/** (e) With D the dimension is at most m + 1. */
export const saturationEBound = lemma(
  'saturation-e-bound',
  `∀n p d N A B C D m q k. (∀s t. s < N ∧ t < N ⟹ mpow N A m s t = sum m (λr. q r * mpow N A r s t)) ∧
     SpanDim n p d (lagD N A B C D) k ⟹ k ≤ suc m`,
  fix('n p d N A B C D m q k'),
  assuming('equation', 'dimension'),
  apply(
    saturationB,
    { p: 'p', d: 'd', M: 'lagD N A B C D', n: 'n', q: 'λr. if r = 0 then 0 else q (pre r)' },
    [intro(), apply(lagDRecurrence), exact('equation')],
    [exact('dimension')],
  ),
);

/** (e) With D it is the same from m + 1 tokens on. */
export const saturationEConstant = lemma(
  'saturation-e-constant',
  `∀n p d N A B C D m q k. (∀s t. s < N ∧ t < N ⟹ mpow N A m s t = sum m (λr. q r * mpow N A r s t)) ∧ suc m ≤ n ⟹
     (SpanDim n p d (lagD N A B C D) k ⇔ SpanDim (suc m) p d (lagD N A B C D) k)`,
  fix('n p d N A B C D m q k'),
  assuming('equation', 'enough'),
  apply(saturationC, { q: 'λr. if r = 0 then 0 else q (pre r)' }, [intro(), apply(lagDRecurrence), exact('equation')], [exact('enough')]),
);

/** A combination and one operator more are combinations of one operator more. */
const spanOneMore = lemma(
  'span-one-more',
  `∀p d H V D M M' c. Span p d H V M ∧ (∀al be. al < p ∧ be < d ⟹ M' al be = M al be + c * D al be) ⟹
     Span p d (suc H) (λs. if s = H then D else V s) M'`,
  fix("p d H V D M M' c"),
  rewrite(span),
  assuming('spanned', 'more'),
  obtain('b', 'spanned', 'spanned'),
  take('λs. if s = H then c else b s'),
  intro(),
  simp('more', 'spanned'),
);

/** (e) D changes the dimension by at most one. */
export const saturationESkip = lemma(
  'saturation-e-skip',
  "∀n p d N A B C D k k'. SpanDim n p d (lag N A B C) k ∧ SpanDim n p d (lagD N A B C D) k' ⟹ k ≤ suc k' ∧ k' ≤ suc k",
  fix("n p d N A B C D k k'"),
  assuming('without', 'with'),
  note('least', from(at(spanDimLeast, 'n', 'p', 'd', 'lag N A B C', 'k'), 'without')),
  note('leastD', from(at(spanDimLeast, 'n', 'p', 'd', 'lagD N A B C D', "k'"), 'with')),
  both(
    [
      have("some: ∃V. ∀l. l < n ⟹ Span p d k' V (lagD N A B C D l)", rewrite('leastD'), arith()),
      obtain('V', 'some', 'spanned'),
      rewrite(back('least')),
      take("λs. if s = k' then D else V s"),
      fix('l'),
      assuming('below'),
      apply(
        at(spanOneMore, 'p', 'd', "k'", 'V', 'D', 'lagD N A B C D l', 'lag N A B C l', 'if l = 0 then -1 else 0'),
        {},
        [apply('spanned'), exact('below')],
        [intro(), rewrite(lagD), cases('l = 0', [by()], [by()])],
      ),
    ],
    [
      have('some: ∃V. ∀l. l < n ⟹ Span p d k V (lag N A B C l)', rewrite('least'), arith()),
      obtain('V', 'some', 'spanned'),
      rewrite(back('leastD')),
      take('λs. if s = k then D else V s'),
      fix('l'),
      assuming('below'),
      apply(
        at(spanOneMore, 'p', 'd', 'k', 'V', 'D', 'lag N A B C l', 'lagD N A B C D l', 'if l = 0 then 1 else 0'),
        {},
        [apply('spanned'), exact('below')],
        [intro(), rewrite(lagD), cases('l = 0', [by()], [by()])],
      ),
    ],
  ),
);
