// rank-limited (b), (c) (mathematics.md 2.11): how many value maps of rank at most r suffice.
import {
  apply,
  arith,
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
import { exists, headCount } from './head-count-equivalence.ts';
import { joined, msumConstant } from './joined-lists.ts';
import { dim, spanDim } from './operators.ts';
import { boundByDimension } from './rank-bounds.ts';
import { spanDimLeast } from './span-dimension.ts';
import { spanMember, spanTrans } from './spans.ts';
import { rankHeads, rankLeMore, rankLeSize, rankPieces } from './value-ranks.ts';

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

/** (c) Each head of rank r is r heads of rank one. */
export const rankOne = lemma(
  'rank-limited-c',
  '∀n p d r M H. RankHeads n p d r M H ⟹ RankHeads n p d 1 M (r * H)',
  fix('n p d r M H'),
  assuming('heads'),
  rewriteFact('heads', rankHeads),
  obtain('V', 'heads', 'ranks', 'spans'),
  rewrite(back(at(msumConstant, 'r', 'H'))),
  apply(
    pieces,
    { k: 'H', B: 'V' },
    [fix('s'), assuming('below'), have('size: 1 * r = r', arith()), rewrite('size'), apply('ranks'), exact('below')],
    [exact('spans')],
  ),
);

/** (c) Larger ranks need no more heads. */
export const rankMore = lemma(
  'rank-limited-c-more',
  '∀n p d r M H. RankHeads n p d r M H ⟹ RankHeads n p d (suc r) M H',
  fix('n p d r M H'),
  rewrite(rankHeads),
  assuming('heads'),
  obtain('V', 'heads', 'ranks', 'spans'),
  take('V'),
  both([fix('h'), assuming('below'), apply(rankLeMore), apply('ranks'), exact('below')], [exact('spans')]),
);
