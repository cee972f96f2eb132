// cnn-head-count (mathematics.md 2.13): a causal convolution of width w needs as many heads as its kernels below min w n span
// dimensions.
import {
  apply,
  arith,
  assuming,
  at,
  back,
  both,
  by,
  cases,
  define,
  exact,
  extensionally,
  fact,
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
import { depthwise, depthwiseBound, patternHeadCount } from './cnn-variants.ts';
import type { ProvedClaim } from './claim.ts';
import { basisIndependent } from './bases.ts';
import { dimUnique } from './dimension.ts';
import { exists as spanDimExists, headCount } from './head-count-equivalence.ts';
import { mat2 } from './matrices.ts';
import { causal, dim, heads, indep, kron, span, spanDim } from './operators.ts';
import { spanDimIndep, spanDimLeast, spanDimUnique } from './span-dimension.ts';
import { spanMember } from './spans.ts';

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
  by(),
);

/** The lag operators span what the kernels span that are within the width and the length. */
export const cnnSpanDim = lemma(
  'cnn-span-dimension',
  '∀n p d w K k. SpanDim (min w n) p d K k ⟹ SpanDim n p d (cnn w K) k',
  fix('n p d w K k'),
  have(
    'smaller: ∀l. l < min w n ⇔ l < w ∧ l < n',
    fix('l'),
    rewrite(fact('natural-min')),
    cases('w ≤ n', [by()], [simp(), both([assuming('short'), both([arith()], [arith()])], [assuming('one', 'other'), exact('other')])]),
  ),
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
      cases('within: l < w', [rewrite(cnnKernel), apply('spans'), take('l'), by()], [apply(cnnBeyond), arith()]),
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
              cases('within: l < w', [rewrite(cnnKernel), apply(spanMember), exact('within')], [apply(cnnBeyond), arith()]),
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
        [fix('s'), assuming('below'), take('s'), note('same', from(at(cnnKernel, 'w', 'K', 's'), 'below')), have('s < n', arith()), by()],
        [exact('independent')],
        [
          fix('R'),
          assuming('lag'),
          obtain('l', 'lag', 'length', 'is'),
          rewrite('is'),
          cases('within: l < w', [rewrite(cnnKernel), apply(spanMember), exact('within')], [apply(cnnBeyond), arith()]),
        ],
      ),
    ],
  ),
);

const turn = 'mat2 0 (-1) 1 0';

/** Of the kernels of a convolution wider than the input is long only the first ones count (control 1). */
export const shortInput = lemma(
  'cnn-short-input',
  `∀H. Heads 1 2 2 (λx : A. causal (cnn 2 (λl. if l = 0 then kron else ${turn}))) H ⇔ 1 ≤ H`,
  fix('H'),
  apply(cnnHeadCount),
  have('is: min 2 1 = 1', by()),
  rewrite('is'),
  apply(spanDimIndep),
  rewrite(indep),
  fix('y'),
  assuming('vanishes'),
  note('here', at('vanishes', '0', '0')),
  simpFact('here', kron),
  fix('s'),
  assuming('below'),
  have('s = 0', arith()),
  by('here'),
);

/** The identity and the quarter turn are independent. */
const turnIndependent = lemma(
  'turn-independent',
  `Indep 2 2 2 (λl. if l = 1 then ${turn} else kron)`,
  rewrite(indep),
  fix('y'),
  assuming('vanishes'),
  note('diagonal', at('vanishes', '0', '0')),
  note('other', at('vanishes', '1', '0')),
  simpFact('diagonal', kron, mat2),
  simpFact('other', kron, mat2),
  fix('s'),
  assuming('below'),
  have('which: s = 0 ∨ s = 1', arith()),
  cases('which', [by('diagonal', 'which')], [by('other', 'which')]),
);

/** Three kernels of which two are equal need two heads (control 2). */
export const dependentKernels = lemma(
  'cnn-dependent-kernels',
  `∀H. Heads 3 2 2 (λx : A. causal (cnn 3 (λl. if l = 1 then ${turn} else kron))) H ⇔ 2 ≤ H`,
  fix('H'),
  apply(cnnHeadCount),
  have('is: min 3 3 = 3', by()),
  rewrite('is', spanDim, dim),
  take(`λl. if l = 1 then ${turn} else kron`),
  both(
    [fix('s'), assuming('below'), take('s'), by()],
    [exact(turnIndependent)],
    [
      fix('R'),
      assuming('lag'),
      obtain('l', 'lag', 'length', 'is'),
      rewrite('is'),
      cases(
        'second: l = 1',
        [note('member', at(spanMember, '2', '2', '2', `λl. if l = 1 then ${turn} else kron`, '1')), by('member', 'second')],
        [note('member', at(spanMember, '2', '2', '2', `λl. if l = 1 then ${turn} else kron`, '0')), by('member', 'second')],
      ),
    ],
  ),
);

/** The dimension is at most the width, the length and the number of entries. */
export const cnnBound = lemma(
  'cnn-bound',
  '∀n p d w K k. SpanDim n p d (cnn w K) k ⟹ k ≤ w ∧ k ≤ n ∧ k ≤ p * d',
  fix('n p d w K k'),
  assuming('dimension'),
  obtain('m', at(spanDimExists, 'n', 'p', 'd', 'cnn w K'), 'most', 'small', 'other'),
  have('same: k = m', apply(spanDimUnique, { n: 'n', p: 'p', d: 'd', M: 'cnn w K' }, [exact('dimension')], [exact('other')])),
  both(
    [
      rewrite(back(from(at(spanDimLeast, 'n', 'p', 'd', 'cnn w K', 'k'), 'dimension'))),
      take('K'),
      fix('l'),
      assuming('length'),
      cases('within: l < w', [rewrite(cnnKernel), apply(spanMember), exact('within')], [apply(cnnBeyond), arith()]),
    ],
    [arith()],
    [arith()],
  ),
);

/** With one input and one output a dimension is at most 1, whatever the width (controls 3 and 4). */
export const scalarKernels = lemma(
  'cnn-scalar-kernels',
  '∀n w K k. SpanDim n 1 1 (cnn w K) k ⟹ k ≤ 1',
  fix('n w K k'),
  assuming('dimension'),
  note('bound', from(at(cnnBound, 'n', '1', '1', 'w', 'K', 'k'), 'dimension')),
  by('bound'),
);

/** So a convolution of width 2 with scalar kernels never has dimension 2 (control 4). */
export const scalarWidthTwo = lemma(
  'cnn-scalar-width-two',
  '∀n K. ¬SpanDim n 1 1 (cnn 2 K) 2',
  fix('n K'),
  assuming('dimension'),
  note('small', from(at(scalarKernels, 'n', '2', 'K', '2'), 'dimension')),
  arith(),
);

/** A convolution of width 0 needs no head. */
export const noWidth = lemma(
  'cnn-no-width',
  '∀n p d K. Heads n p d (λx : A. causal (cnn 0 K)) 0',
  fix('n p d K'),
  rewrite(heads),
  take('λh. kron', 'λx h i j. 0'),
  intro(),
  by(causal, cnn),
);

/** The claim. */
export const claim: ProvedClaim = {
  id: 'cnn-head-count',
  title: 'A causal convolution needs as many heads as its kernels within its width and the length of the input span dimensions.',
  parts: [
    { part: 'equivalence', lemma: cnnHeadCount },
    { part: 'all kernels', lemma: cnnFull },
    { part: 'bound', lemma: cnnBound },
    { part: 'dilated, centred and 2-D: any pattern of kernels', lemma: patternHeadCount },
    { part: 'depthwise', lemma: depthwise },
    { part: 'depthwise, bound', lemma: depthwiseBound },
  ],
  controls: [
    { control: '1', lemma: shortInput },
    { control: '2', lemma: dependentKernels },
    { control: '3', lemma: scalarKernels },
    { control: '4', lemma: scalarWidthTwo },
  ],
  instances: [noWidth],
  open: [{ part: 'depthwise-separable', missing: 'The rank for kernels P diag κ with a fixed matrix P without zero columns.' }],
};
