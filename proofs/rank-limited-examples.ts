// rank-limited: numbers (mathematics.md 2.11). Rank-one heads can outnumber the dimension, and the state.
import {
  apply,
  arith,
  assuming,
  at,
  both,
  by,
  cases,
  chain,
  equals,
  exact,
  fix,
  forget,
  from,
  have,
  intro,
  lemma,
  linearly,
  note,
  obtain,
  rewrite,
  rewriteFact,
  ring,
  simpFact,
  take,
} from '../src/logic/proof.ts';
import { squaresZero } from './real-facts.ts';
import { headCount } from './head-count-equivalence.ts';
import { msumConstant } from './joined-lists.ts';
import { mat2, mmul, sumKron } from './matrices.ts';
import { dim, kron, span } from './operators.ts';
import { full, pieces } from './rank-bases.ts';
import { boundByColumns } from './rank-bounds.ts';
import { indepByEntries, spanDimEntries, spanDimIndep } from './span-dimension.ts';
import { spanMember } from './spans.ts';
import { sumRing } from './sum-normal.ts';
import { sumOne, sumThree, sumTwo } from './sum-small.ts';
import { sumVanishing } from './sum-terms.ts';
import { sumZero } from './sums.ts';
import { rankHeads, rankLe, rankLeSize } from './value-ranks.ts';

/** A number below 2. */
const belowTwo = lemma('below-two', '∀i. i < 2 ⟹ i = 0 ∨ i = 1', fix('i'), assuming('below'), arith());

/** An operator of rank at most 1 has determinant 0. */
export const rankOneMinor = lemma(
  'rank-one-minor',
  '∀V. RankLe 2 2 1 V ⟹ V 0 0 * V 1 1 = V 0 1 * V 1 0',
  fix('V'),
  rewrite(rankLe, mmul),
  assuming('factors'),
  obtain('P Q', 'factors', 'is'),
  rewriteFact('is', sumOne),
  rewrite('is'),
  ring(),
);

/** Two rank-one heads do not represent the rotation: I and J would be combinations, but a I + b J has determinant a² + b². */
export const rotation = lemma(
  'rank-limited-rotation',
  `∀M. M 0 0 0 = 1 ∧ M 0 0 1 = 0 ∧ M 0 1 0 = 0 ∧ M 0 1 1 = 1 ∧ M 1 0 0 = 0 ∧ M 1 0 1 = -1 ∧ M 1 1 0 = 1 ∧ M 1 1 1 = 0 ⟹
     ¬RankHeads 2 2 2 1 M 2`,
  fix('M'),
  assuming('i00', 'i01', 'i10', 'i11', 'j00', 'j01', 'j10', 'j11'),
  rewrite(rankHeads, span),
  assuming('heads'),
  obtain('V', 'heads', 'ranks', 'spans'),
  have('minor0: V 0 0 0 * V 0 1 1 = V 0 0 1 * V 0 1 0', apply(rankOneMinor), apply('ranks'), arith()),
  have('minor1: V 1 0 0 * V 1 1 1 = V 1 0 1 * V 1 1 0', apply(rankOneMinor), apply('ranks'), arith()),
  have('first: ∃c. ∀al be. al < 2 ∧ be < 2 ⟹ M 0 al be = sum 2 (λs. c s * V s al be)', apply('spans'), arith()),
  have('second: ∃c. ∀al be. al < 2 ∧ be < 2 ⟹ M 1 al be = sum 2 (λs. c s * V s al be)', apply('spans'), arith()),
  forget('spans', 'ranks'),
  obtain('x', 'first', 'isI'),
  obtain('y', 'second', 'isJ'),
  rewriteFact('isI', sumTwo),
  rewriteFact('isJ', sumTwo),
  // y 1 I - x 1 J and x 0 J - y 0 I are multiples of V 0 and V 1, so their determinants are 0.
  have(
    'zeroth: ∀al be. al < 2 ∧ be < 2 ⟹ y 1 * M 0 al be - x 1 * M 1 al be = (x 0 * y 1 - x 1 * y 0) * V 0 al be',
    fix('al be'),
    assuming('row', 'column'),
    rewrite(from(at('isI', 'al', 'be'), 'row', 'column'), from(at('isJ', 'al', 'be'), 'row', 'column')),
    ring(),
  ),
  have(
    'other: ∀al be. al < 2 ∧ be < 2 ⟹ x 0 * M 1 al be - y 0 * M 0 al be = (x 0 * y 1 - x 1 * y 0) * V 1 al be',
    fix('al be'),
    assuming('row', 'column'),
    rewrite(from(at('isI', 'al', 'be'), 'row', 'column'), from(at('isJ', 'al', 'be'), 'row', 'column')),
    ring(),
  ),
  have(
    'squares0: y 1 * y 1 + x 1 * x 1 = 0',
    chain(
      '…',
      equals(
        '(y 1 * M 0 0 0 - x 1 * M 1 0 0) * (y 1 * M 0 1 1 - x 1 * M 1 1 1) - (y 1 * M 0 0 1 - x 1 * M 1 0 1) * (y 1 * M 0 1 0 - x 1 * M 1 1 0)',
        rewrite('i00', 'i01', 'i10', 'i11', 'j00', 'j01', 'j10', 'j11'),
        ring(),
      ),
      equals('(x 0 * y 1 - x 1 * y 0) * (x 0 * y 1 - x 1 * y 0) * (V 0 0 0 * V 0 1 1 - V 0 0 1 * V 0 1 0)', rewrite('zeroth'), ring()),
      equals('0', rewrite('minor0'), ring()),
    ),
  ),
  have(
    'squares1: y 0 * y 0 + x 0 * x 0 = 0',
    chain(
      '…',
      equals(
        '(x 0 * M 1 0 0 - y 0 * M 0 0 0) * (x 0 * M 1 1 1 - y 0 * M 0 1 1) - (x 0 * M 1 0 1 - y 0 * M 0 0 1) * (x 0 * M 1 1 0 - y 0 * M 0 1 0)',
        rewrite('i00', 'i01', 'i10', 'i11', 'j00', 'j01', 'j10', 'j11'),
        ring(),
      ),
      equals('(x 0 * y 1 - x 1 * y 0) * (x 0 * y 1 - x 1 * y 0) * (V 1 0 0 * V 1 1 1 - V 1 0 1 * V 1 1 0)', rewrite('other'), ring()),
      equals('0', rewrite('minor1'), ring()),
    ),
  ),
  note('none0', from(at(squaresZero, 'y 1', 'x 1'), 'squares0')),
  note('none1', from(at(squaresZero, 'y 0', 'x 0'), 'squares1')),
  have(
    'zero: M 0 0 0 = 0',
    have('bounds: 0 < 2', arith()),
    rewrite(from(at('isI', '0', '0'), 'bounds', 'bounds'), 'none0', 'none1'),
    ring(),
  ),
  linearly(),
);

/** Each of the three heads. */
const hs = [cases('which', [by()], [cases('rest', [by()], [by()])])];

/** Three rank-one heads represent the rotation, although the dimension and the state are 2. */
export const rotationThree = lemma(
  'rank-limited-rotation-three',
  'RankHeads 2 2 2 1 (λl. if l = 0 then kron else mat2 0 (-1) 1 0) 3',
  rewrite(rankHeads),
  take('λh. if h = 0 then mat2 1 1 (-1) (-1) else (if h = 1 then mat2 (-1) 1 (-1) 1 else mat2 0 0 0 1)'),
  both(
    [
      fix('h'),
      assuming('below'),
      rewrite(rankLe, mmul, sumOne),
      take(
        'λal c. if h = 0 then (if al = 0 then 1 else -1) else (if h = 1 then 1 else (if al = 0 then 0 else 1))',
        'λc be. if h = 0 then 1 else (if h = 1 then (if be = 0 then -1 else 1) else (if be = 0 then 0 else 1))',
      ),
      fix('al be'),
      assuming('row', 'column'),
      have('which: h = 0 ∨ h = 1 ∨ h = 2', arith()),
      note('rowCases', from(at(belowTwo, 'al'), 'row')),
      note('columnCases', from(at(belowTwo, 'be'), 'column')),
      forget('row', 'column', 'below'),
      rewrite(mat2),
      cases('rowCases', [cases('columnCases', hs, hs)], [cases('columnCases', hs, hs)]),
    ],
    [
      fix('l'),
      assuming('lag'),
      rewrite(span),
      take('λs. if l = 0 then (if s = 0 then 1 / 2 else (if s = 1 then -(1 / 2) else 2)) else (if s = 2 then 0 else -(1 / 2))'),
      fix('al be'),
      assuming('row', 'column'),
      rewrite(sumThree, mat2),
      note('rowCases', from(at(belowTwo, 'al'), 'row')),
      note('columnCases', from(at(belowTwo, 'be'), 'column')),
      forget('row', 'column', 'lag'),
      cases(
        'zero: l = 0',
        [cases('rowCases', [cases('columnCases', [by(kron)], [by(kron)])], [cases('columnCases', [by(kron)], [by(kron)])])],
        [cases('rowCases', [cases('columnCases', [by(kron)], [by(kron)])], [cases('columnCases', [by(kron)], [by(kron)])])],
      ),
    ],
  ),
);

/** 2: the identity of size 3 spans one dimension, but needs two heads of rank 2, as its columns span three. */
export const identityThree = lemma(
  'rank-limited-identity-three',
  'SpanDim 1 3 3 (λl. kron) 1 ∧ ¬RankHeads 1 3 3 2 (λl. kron) 1 ∧ RankHeads 1 3 3 2 (λl. kron) 2',
  both(
    [
      apply(
        spanDimEntries,
        { tau: 'λs. 0', row: 'λs. 0', col: 'λs. 0' },
        [by()],
        [fix('s t'), assuming('first', 'second'), rewrite(kron), by()],
        [intro(), apply(spanMember, { s: '0' }), by()],
      ),
    ],
    [
      assuming('heads'),
      have(
        'columns: Dim 3 1 (λS. ∃l be. l < 1 ∧ be < 3 ∧ S = (λal z. (λl. kron) l al be)) 3',
        rewrite(dim),
        take('λs al z. kron al s'),
        both(
          [fix('s'), assuming('below'), take('0', 's'), by()],
          [
            apply(
              indepByEntries,
              { row: 'λs. s', col: 'λs. 0' },
              [fix('s'), assuming('below'), by()],
              [fix('s t'), assuming('first', 'second'), rewrite(kron), cases('same: s = t', [by()], [by()])],
            ),
          ],
          [
            fix('R'),
            assuming('member'),
            obtain('l be', 'member', 'lag', 'column', 'is'),
            rewrite('is'),
            rewrite(span),
            take('λs. kron s be'),
            fix('al z'),
            assuming('row', 'only'),
            rewrite(from(at(sumKron, 'λs. kron al s', 'be', '3'), 'column')),
          ],
        ),
      ),
      note('size', from(at(boundByColumns, '1', '3', '3', '2', 'λl. kron', '1', '3'), 'heads', 'columns')),
      arith(),
    ],
    [
      have('two: msum 1 (λs. 2) = 2', rewrite(msumConstant), arith()),
      have(
        'heads: RankHeads 1 3 3 2 (λl. kron) (msum 1 (λs. 2))',
        apply(pieces, { k: '1', B: 'λs. kron' }, [intro(), apply(rankLeSize), arith()], [intro(), apply(spanMember, { s: '0' }), by()]),
      ),
      rewriteFact('heads', 'two'),
      exact('heads'),
    ],
  ),
);

// Each of the four.
const four = [cases('which', [by()], [cases('rest', [by()], [cases('rest', [by()], [by()])])])];

// The four matrix units of size 2.
const units = 'λl al be. if l = 2 * al + be then 1 else 0';

/** 3: all operators of size 2 need four heads of rank 2, and four of rank 1 suffice: no quotient of the two. */
export const unitOperators = lemma(
  'rank-limited-units',
  `(∀H. RankHeads 4 2 2 2 (${units}) H ⇔ 4 ≤ H) ∧ RankHeads 4 2 2 1 (${units}) 4`,
  both(
    [
      fix('H'),
      have(
        `dimension: SpanDim 4 2 2 (${units}) 4`,
        apply(spanDimIndep),
        apply(
          indepByEntries,
          { row: 'λs. if s < 2 then 0 else 1', col: 'λs. if s = 1 ∨ s = 3 then 1 else 0' },
          [fix('s'), assuming('below'), both([cases('s < 2', [by()], [by()])], [cases('s = 1 ∨ s = 3', [by()], [by()])])],
          [
            fix('s t'),
            assuming('first', 'second'),
            have('which: s = 0 ∨ s = 1 ∨ s = 2 ∨ s = 3', arith()),
            forget('first', 'second'),
            cases('which', [by()], [cases('rest', [by()], [cases('rest', [by()], [by()])])]),
          ],
        ),
      ),
      have('large: 2 ≤ 2 ∨ 2 ≤ 2', by()),
      rewrite(from(at(full, '4', '2', '2', '2', units, 'H'), 'large'), from(at(headCount, '4', '2', '2', units, '4', 'H'), 'dimension')),
    ],
    [
      rewrite(rankHeads),
      take(units),
      both(
        [
          fix('l'),
          assuming('below'),
          rewrite(rankLe, mmul, sumOne),
          take('λal c. if l = 2 * al ∨ l = 2 * al + 1 then 1 else 0', 'λc be. if l = be ∨ l = 2 + be then 1 else 0'),
          fix('al be'),
          assuming('row', 'column'),
          have('which: l = 0 ∨ l = 1 ∨ l = 2 ∨ l = 3', arith()),
          note('rowCases', from(at(belowTwo, 'al'), 'row')),
          note('columnCases', from(at(belowTwo, 'be'), 'column')),
          forget('below', 'row', 'column'),
          cases('rowCases', [cases('columnCases', four, four)], [cases('columnCases', four, four)]),
        ],
        [fix('l'), assuming('below'), exact(from(at(spanMember, '2', '2', '4', units, 'l'), 'below'))],
      ),
    ],
  ),
);

/** 4: with d_head = 1 and a shared matrix W no number of heads gives the identity of size 2. */
export const sharedValues = lemma(
  'rank-limited-shared-values',
  '¬∃O W c H. ∀al be. al < 2 ∧ be < 2 ⟹ kron al be = sum H (λh. c h * mmul 1 (O h) W al be)',
  assuming('heads'),
  obtain('O W c H', 'heads', 'is'),
  rewriteFact('is', mmul, sumOne),
  // Entry al, be is f al * W 0 be.
  have(
    'product: ∀al be. al < 2 ∧ be < 2 ⟹ kron al be = sum H (λh. c h * O h al 0) * W 0 be',
    fix('al be'),
    assuming('row', 'column'),
    rewrite(from(at('is', 'al', 'be'), 'row', 'column')),
    sumRing(),
  ),
  forget('heads', 'is'),
  note('e00', at('product', '0', '0')),
  note('e01', at('product', '0', '1')),
  note('e11', at('product', '1', '1')),
  forget('product'),
  rewriteFact('e00', kron),
  rewriteFact('e01', kron),
  rewriteFact('e11', kron),
  simpFact('e00'),
  simpFact('e01'),
  simpFact('e11'),
  // 1 = (f 0 * W 0 0) * (f 1 * W 0 1) = (f 0 * W 0 1) * (f 1 * W 0 0) = 0.
  have(
    'absurd: (1 : ℝ) = 0',
    chain(
      '…',
      equals('(sum H (λh. c h * O h 0 0) * W 0 0) * (sum H (λh. c h * O h 1 0) * W 0 1)', by('e00', 'e11')),
      equals('(sum H (λh. c h * O h 0 0) * W 0 1) * (sum H (λh. c h * O h 1 0) * W 0 0)', ring()),
      equals('0', by('e01')),
    ),
  ),
  linearly(),
);

/** Zero operators need no head, of any rank. */
export const noneNeeded = lemma(
  'rank-limited-zero',
  '∀n p d r. RankHeads n p d r (λl al be. 0) 0',
  fix('n p d r'),
  rewrite(rankHeads),
  take('λh al be. 0'),
  both([intro(), arith()], [intro(), rewrite(span), take('λs. 0'), by()]),
);

/** Value maps of rank 0 represent nothing but zero. */
export const noRank = lemma(
  'rank-limited-no-rank',
  '∀H. ¬RankHeads 1 1 1 0 (λl. kron) H',
  fix('H'),
  rewrite(rankHeads, rankLe, mmul, sumZero),
  assuming('heads'),
  obtain('V', 'heads', 'ranks', 'spans'),
  have('span: Span 1 1 H V kron', apply('spans', { l: '0' }), arith()),
  rewriteFact('span', span),
  obtain('c', 'span', 'is'),
  have(
    'zero: sum H (λh. c h * V h 0 0) = 0',
    apply(sumVanishing),
    fix('h'),
    assuming('below'),
    note('rank', from(at('ranks', 'h'), 'below')),
    obtain('P Q', 'rank', 'entry'),
    have('it: V h 0 0 = 0', apply('entry'), arith()),
    rewrite('it'),
    ring(),
  ),
  note('here', at('is', '0', '0')),
  rewriteFact('here', kron),
  forget('heads', 'ranks', 'spans', 'is'),
  by('here', 'zero'),
);
