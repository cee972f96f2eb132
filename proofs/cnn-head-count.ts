// cnn-head-count (mathematics.md 2.13): a causal convolution of width w needs as many heads as its kernels below min w n span
// dimensions.
import { apply, arith, assuming, at, both, by, cases, define, exact, extensionally, fact, fix, from, have, intro, lemma, note, obtain, rewrite, rewriteFact, simp, take } from '../src/logic/proof.ts';
import { basisIndependent } from './bases.ts';
import { dimUnique } from './dimension.ts';
import { exists as spanDimExists, headCount } from './head-count.ts';
import { causal, dim, indep, span, spanDim } from './operators.ts';
import { spanMember } from './spans.ts';
import { sumRing } from './sum-normal.ts';

/** The lag operators of a causal convolution of width w with kernels K. */
export const cnn = define('cnn', 'ℕ → (ℕ → ℕ → ℕ → ℝ) → ℕ → ℕ → ℕ → ℝ', 'cnn w K = (λl al be. if l < w then K l al be else 0)');

/** Within the width the lag operators are the kernels. */
const cnnKernel = lemma(
  'cnn-kernel',
  '∀w K l. l < w ⟹ cnn w K l = K l',
  fix('w K l'),
  assuming('below'),
  extensionally('al', 'be'),
  by(cnn),
);

/** Lag operators beyond the width are zero, and in every span. */
const cnnBeyond = lemma(
  'cnn-beyond',
  '∀p d w K l k B. w ≤ l ⟹ Span p d k B (cnn w K l)',
  fix('p d w K l k B'),
  assuming('beyond'),
  rewrite(span, cnn),
  take('λs. 0'),
  intro(),
  have('¬(l < w)', arith()),
  simp(),
  sumRing(),
);

/** The lag operators span what the kernels span that are within the width and the length. */
export const cnnSpanDim = lemma(
  'cnn-span-dimension',
  '∀n p d w K k. SpanDim (min w n) p d K k ⟹ SpanDim n p d (cnn w K) k',
  fix('n p d w K k'),
  have('smaller: ∀l. l < min w n ⇔ l < w ∧ l < n', fix('l'), rewrite(fact('natural-min')), cases('w ≤ n', [by()], [simp(), both([assuming('short'), both([arith()], [arith()])], [assuming('one', 'other'), exact('other')])])),
  rewrite(spanDim, dim, 'smaller'),
  assuming('basis'),
  obtain('B', 'basis', 'members', 'independent', 'spans'),
  take('B'),
  both(
    [
      fix('s'),
      assuming('below'),
      obtain('l', from(at('members', 's'), 'below'), 'within', 'length', 'is'),
      take('l'),
      note('same', from(at(cnnKernel, 'w', 'K', 'l'), 'within')),
      by(),
    ],
    [exact('independent')],
    [
      fix('R'),
      assuming('lag'),
      obtain('l', 'lag', 'length', 'is'),
      rewrite('is'),
      cases(
        'within: l < w',
        [rewrite(cnnKernel), apply('spans'), take('l'), by()],
        [apply(cnnBeyond), arith()],
      ),
    ],
  ),
);

/** The claim. */
export const cnnHeadCount = lemma(
  'cnn-head-count',
  '∀n p d w K k H. SpanDim (min w n) p d K k ⟹ (Heads n p d (λx : A. causal (cnn w K)) H ⇔ k ≤ H)',
  fix('n p d w K k H'),
  assuming('dimension'),
  apply(headCount),
  apply(cnnSpanDim),
  exact('dimension'),
);

/** All kernels count if and only if the input is as long as the convolution is wide and the kernels are independent. */
export const cnnFull = lemma(
  'cnn-full',
  '∀n p d w K. SpanDim n p d (cnn w K) w ⇔ w ≤ n ∧ Indep p d w K',
  fix('n p d w K'),
  both(
    [
      assuming('full'),
      both(
        [
          obtain('k', at(spanDimExists, 'n', 'p', 'd', 'cnn w K'), 'most', 'small', 'dimension'),
          have(
            'same: w = k',
            rewriteFact('full', spanDim),
            rewriteFact('dimension', spanDim),
            apply(dimUnique, { p: 'p', d: 'd', S: 'λR. ∃l. l < n ∧ R = cnn w K l' }, [exact('full')], [exact('dimension')]),
          ),
          arith(),
        ],
        [
          rewriteFact('full', spanDim, dim),
          obtain('B', 'full', 'members', 'independent', 'spans'),
          // The w kernels span w independent operators.
          apply(
            basisIndependent,
            { B: 'B' },
            [exact('independent')],
            [
              fix('s'),
              assuming('below'),
              obtain('l', from(at('members', 's'), 'below'), 'length', 'is'),
              rewrite('is'),
              cases(
                'within: l < w',
                [rewrite(cnnKernel), apply(spanMember), exact('within')],
                [apply(cnnBeyond), arith()],
              ),
            ],
          ),
        ],
      ),
    ],
    [
      assuming('long', 'independent'),
      rewrite(spanDim, dim),
      take('K'),
      both(
        [
          fix('s'),
          assuming('below'),
          take('s'),
          note('same', from(at(cnnKernel, 'w', 'K', 's'), 'below')),
          have('s < n', arith()),
          by(),
        ],
        [exact('independent')],
        [
          fix('R'),
          assuming('lag'),
          obtain('l', 'lag', 'length', 'is'),
          rewrite('is'),
          cases(
            'within: l < w',
            [rewrite(cnnKernel), apply(spanMember), exact('within')],
            [apply(cnnBeyond), arith()],
          ),
        ],
      ),
    ],
  ),
);
