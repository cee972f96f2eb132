// rank-limited (a) (mathematics.md 2.11): how many value maps of rank at most r are needed at least.
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
  lemma,
  note,
  obtain,
  rewrite,
  rewriteFact,
  take,
} from '../src/logic/proof.ts';
import { dimIff } from './dimension.ts';
import { joined, msumConstant } from './joined-lists.ts';
import { span } from './operators.ts';
import { spanDimLeast } from './span-dimension.ts';
import { spanTrans } from './spans.ts';
import { rankColumns, rankHeads, rankRows } from './value-ranks.ts';

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
