// rank-limited (mathematics.md 2.11): heads whose value maps have rank at most r.
import {
  apply,
  assuming,
  at,
  back,
  both,
  by,
  exact,
  fix,
  from,
  have,
  intro,
  lemma,
  logic,
  note,
  obtain,
  rewrite,
  rewriteFact,
  take,
} from '../src/logic/proof.ts';
import { basisIndependent, basisSpans } from './bases.ts';
import type { ProvedClaim } from './claim.ts';
import { dimIff } from './dimension.ts';
import { exists, headCount } from './head-count.ts';
import { joined, msumConstant } from './joined-lists.ts';
import { dim, span, spanDim } from './operators.ts';
import { spanDimLeast } from './span-dimension.ts';
import { spanMember, spanTrans } from './spans.ts';
import { rankColumns, rankHeads, rankLeSize, rankPieces, rankRows } from './value-ranks.ts';

/** (a) The dimension of the span is a lower bound. */
export const boundByDimension = lemma(
  'rank-limited-a-k',
  '∀n p d r M k H. SpanDim n p d M k ∧ RankHeads n p d r M H ⟹ k ≤ H',
  fix('n p d r M k H'),
  rewrite(rankHeads),
  assuming('dimension', 'heads'),
  obtain('V', 'heads', 'ranks', 'spans'),
  note('size', at(from(at(spanDimLeast, 'n', 'p', 'd', 'M', 'k'), 'dimension'), 'H')),
  rewrite(back('size')),
  take('V'),
  exact('spans'),
);

/** Any set in the span of r H operators has dimension at most r H. */
const boundedDim = lemma(
  'bounded-Dim',
  '∀p d S k H. Dim p d S k ∧ (∃V. ∀R. S R ⟹ Span p d H V R) ⟹ k ≤ H',
  fix('p d S k H'),
  assuming('dimension', 'spanned'),
  note('size', from(at(dimIff, 'p', 'd', 'S', 'k', 'H'), 'dimension')),
  rewrite(back('size')),
  exact('spanned'),
);

/** (a) The rank of all columns of all lag operators together is at most r H. */
export const boundByColumns = lemma(
  'rank-limited-a-columns',
  `∀n p d r M H R. RankHeads n p d r M H ∧ Dim p 1 (λS. ∃l be. l < n ∧ be < d ∧ S = (λal z. M l al be)) R ⟹ R ≤ r * H`,
  fix('n p d r M H R'),
  rewrite(rankHeads),
  assuming('heads', 'dimension'),
  obtain('V', 'heads', 'ranks', 'spans'),
  // r columns span the columns of each value map; the r H together span the columns of all.
  have(
    'pieces: ∀h. h < H ⟹ ∃W. (∀s. s < r ⟹ T) ∧ ∀S. (∃be. be < d ∧ S = (λal z. V h al be)) ⟹ Span p 1 r W S',
    fix('h'),
    assuming('head'),
    note('rank', from(at('ranks', 'h'), 'head')),
    obtain('W', from(at(rankColumns, 'p', 'd', 'r', 'V h'), 'rank'), 'columns'),
    take('W'),
    both([by()], [fix('S'), assuming('member'), obtain('be', 'member', 'column', 'is'), rewrite('is'), apply('columns'), exact('column')]),
  ),
  note('all', at(joined, 'p', '1', 'λW. T', 'λh S. ∃be. be < d ∧ S = (λal z. V h al be)', 'H', 'λh. r')),
  obtain('W', from('all', 'pieces'), 'true', 'columns'),
  rewriteFact('columns', msumConstant),
  apply(
    boundedDim,
    { p: 'p', d: '1', S: 'λS. ∃l be. l < n ∧ be < d ∧ S = (λal z. M l al be)' },
    [exact('dimension')],
    [
      take('W'),
      fix('S'),
      assuming('member'),
      obtain('l be', 'member', 'lag', 'column', 'is'),
      rewrite('is'),
      note('lagSpan', from(at('spans', 'l'), 'lag')),
      apply(
        spanTrans,
        { m: 'H', V: 'λh al z. V h al be' },
        [
          rewriteFact('lagSpan', span),
          obtain('c', 'lagSpan', 'combined'),
          rewrite(span),
          take('c'),
          fix('al z'),
          assuming('row', 'only'),
          apply('combined', {}, [exact('row')], [exact('column')]),
        ],
        [fix('h'), assuming('head'), apply('columns', { s: 'h' }, [exact('head')], [take('be'), both([exact('column')], [by()])])],
      ),
    ],
  ),
);

/** (a) The rank of all rows of all lag operators together is at most r H. */
export const boundByRows = lemma(
  'rank-limited-a-rows',
  `∀n p d r M H R. RankHeads n p d r M H ∧ Dim d 1 (λS. ∃l al. l < n ∧ al < p ∧ S = (λbe z. M l al be)) R ⟹ R ≤ r * H`,
  fix('n p d r M H R'),
  rewrite(rankHeads),
  assuming('heads', 'dimension'),
  obtain('V', 'heads', 'ranks', 'spans'),
  have(
    'pieces: ∀h. h < H ⟹ ∃W. (∀s. s < r ⟹ T) ∧ ∀S. (∃al. al < p ∧ S = (λbe z. V h al be)) ⟹ Span d 1 r W S',
    fix('h'),
    assuming('head'),
    note('rank', from(at('ranks', 'h'), 'head')),
    obtain('W', from(at(rankRows, 'p', 'd', 'r', 'V h'), 'rank'), 'rows'),
    take('W'),
    both([by()], [fix('S'), assuming('member'), obtain('al', 'member', 'row', 'is'), rewrite('is'), apply('rows'), exact('row')]),
  ),
  note('all', at(joined, 'd', '1', 'λW. T', 'λh S. ∃al. al < p ∧ S = (λbe z. V h al be)', 'H', 'λh. r')),
  obtain('W', from('all', 'pieces'), 'true', 'rows'),
  rewriteFact('rows', msumConstant),
  apply(
    boundedDim,
    { p: 'd', d: '1', S: 'λS. ∃l al. l < n ∧ al < p ∧ S = (λbe z. M l al be)' },
    [exact('dimension')],
    [
      take('W'),
      fix('S'),
      assuming('member'),
      obtain('l al', 'member', 'lag', 'row', 'is'),
      rewrite('is'),
      note('lagSpan', from(at('spans', 'l'), 'lag')),
      apply(
        spanTrans,
        { m: 'H', V: 'λh be z. V h al be' },
        [
          rewriteFact('lagSpan', span),
          obtain('c', 'lagSpan', 'combined'),
          rewrite(span),
          take('c'),
          fix('be z'),
          assuming('column', 'only'),
          apply('combined', {}, [exact('row')], [exact('column')]),
        ],
        [fix('h'), assuming('head'), apply('rows', { s: 'h' }, [exact('head')], [take('al'), both([exact('row')], [by()])])],
      ),
    ],
  ),
);

/** (b) Operators of rank r g 0, r g 1, … that span the lag operators, each in pieces of rank r. */
export const pieces = lemma(
  'rank-limited-b',
  `∀n p d r M k B g. (∀s. s < k ⟹ RankLe p d (r * g s) (B s)) ∧ (∀l. l < n ⟹ Span p d k B (M l)) ⟹
     RankHeads n p d r M (msum k g)`,
  fix('n p d r M k B g'),
  assuming('ranks', 'spans'),
  have(
    'pieces: ∀s. s < k ⟹ ∃W. (∀h. h < g s ⟹ RankLe p d r (W h)) ∧ ∀R. R = B s ⟹ Span p d (g s) W R',
    fix('s'),
    assuming('below'),
    note('rank', from(at('ranks', 's'), 'below')),
    obtain('W', from(at(rankPieces, 'p', 'd', 'r', 'g s', 'B s'), 'rank'), 'small', 'spanned'),
    take('W'),
    both([exact('small')], [fix('R'), assuming('is'), rewrite('is'), exact('spanned')]),
  ),
  obtain('V', from(at(joined, 'p', 'd', 'λW. RankLe p d r W', 'λs R. R = B s', 'k', 'g'), 'pieces'), 'small', 'joined'),
  rewrite(rankHeads),
  take('V'),
  both(
    [exact('small')],
    [
      fix('l'),
      assuming('lag'),
      apply(
        spanTrans,
        { m: 'k', V: 'B' },
        [apply('spans'), exact('lag')],
        [fix('s'), assuming('below'), apply('joined', { s: 's' }, [exact('below')], [by()])],
      ),
    ],
  ),
);

/** (b) k heads of rank r suffice exactly if the span has a basis of operators of rank at most r. */
export const exactBasis = lemma(
  'rank-limited-b-exact',
  `∀n p d r M k. SpanDim n p d M k ⟹
     (RankHeads n p d r M k ⇔ ∃B. (∀s. s < k ⟹ RankLe p d r (B s) ∧ Span p d n M (B s)) ∧ Indep p d k B)`,
  fix('n p d r M k'),
  rewrite(spanDim, dim, rankHeads),
  assuming('dimension'),
  obtain('C', 'dimension', 'members', 'independent', 'spans'),
  have(
    'inLags: ∀s. s < k ⟹ Span p d n M (C s)',
    fix('s'),
    assuming('below'),
    obtain('l', from(at('members', 's'), 'below'), 'lag', 'is'),
    rewrite('is'),
    apply(spanMember),
    exact('lag'),
  ),
  have('lags: ∀l. l < n ⟹ Span p d k C (M l)', fix('l'), assuming('lag'), apply('spans'), take('l'), both([exact('lag')], [by()])),
  both(
    [
      assuming('heads'),
      obtain('V', 'heads', 'ranks', 'spanned'),
      have(
        'inMaps: ∀s. s < k ⟹ Span p d k V (C s)',
        fix('s'),
        assuming('below'),
        obtain('l', from(at('members', 's'), 'below'), 'lag', 'is'),
        rewrite('is'),
        apply('spanned'),
        exact('lag'),
      ),
      take('V'),
      both(
        [
          fix('s'),
          assuming('below'),
          both(
            [apply('ranks'), exact('below')],
            [
              apply(
                spanTrans,
                { m: 'k', V: 'C' },
                [apply(basisSpans, {}, [exact('independent')], [exact('inMaps')], [exact('below')])],
                [exact('inLags')],
              ),
            ],
          ),
        ],
        [apply(basisIndependent, { B: 'C' }, [exact('independent')], [exact('inMaps')])],
      ),
    ],
    [
      assuming('basis'),
      obtain('B', 'basis', 'all', 'independent2'),
      take('B'),
      both(
        [fix('s'), assuming('below'), note('here', from(at('all', 's'), 'below')), logic()],
        [
          fix('l'),
          assuming('lag'),
          apply(
            spanTrans,
            { m: 'k', V: 'C' },
            [apply('lags'), exact('lag')],
            [
              apply(
                basisSpans,
                {},
                [exact('independent2')],
                [
                  fix('s'),
                  assuming('below'),
                  apply(spanTrans, { m: 'n', V: 'M' }, [note('here', from(at('all', 's'), 'below')), logic()], [exact('lags')]),
                ],
              ),
            ],
          ),
        ],
      ),
    ],
  ),
);

/** With r at least the number of rows or of columns the limit says nothing. */
export const full = lemma(
  'rank-limited-full',
  '∀n p d r M H. p ≤ r ∨ d ≤ r ⟹ (RankHeads n p d r M H ⇔ Heads n p d (λx : A. causal M) H)',
  fix('n p d r M H'),
  assuming('large'),
  obtain('k', at(exists, 'n', 'p', 'd', 'M'), 'most', 'small', 'dimension'),
  rewrite(from(at(headCount, 'n', 'p', 'd', 'M', 'k', 'H'), 'dimension')),
  both(
    [assuming('heads'), exact(from(at(boundByDimension, 'n', 'p', 'd', 'r', 'M', 'k', 'H'), 'dimension', 'heads'))],
    [
      assuming('enough'),
      note('size', at(from(at(spanDimLeast, 'n', 'p', 'd', 'M', 'k'), 'dimension'), 'H')),
      have('list: ∃V. ∀l. l < n ⟹ Span p d H V (M l)', rewrite('size'), exact('enough')),
      obtain('V', 'list', 'spans'),
      rewrite(rankHeads),
      take('V'),
      both([intro(), apply(rankLeSize), exact('large')], [exact('spans')]),
    ],
  ),
);
