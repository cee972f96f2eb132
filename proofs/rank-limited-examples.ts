// rank-limited: numbers (mathematics.md 2.11). Rank-one heads can outnumber the dimension, and the state.
import { apply, arith, assuming, at, both, by, cases, chain, equals, fix, forget, from, have, lemma, linearly, logic, note, obtain, rewrite, rewriteFact, ring, take } from '../src/logic/proof.ts';
import { dim, indep, kron, span, spanDim } from './operators.ts';
import { mat2, mmul } from './matrices.ts';
import { boundByColumns, full, pieces } from './rank-limited.ts';
import { rankHeads, rankLe, rankLeSize } from './value-ranks.ts';
import { productZero, squareNonnegative } from './fractions.ts';
import { sumOne, sumThree, sumTwo } from './sum-small.ts';

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

/** Two squares with sum 0 are 0. */
export const squaresZero = lemma(
  'squares-zero',
  '∀(x : ℝ) y. x * x + y * y = 0 ⟹ x = 0 ∧ y = 0',
  fix('x y'),
  assuming('sum'),
  note('first', at(squareNonnegative, 'x')),
  note('second', at(squareNonnegative, 'y')),
  have('zero: x * x = 0', linearly()),
  have('zero2: y * y = 0', linearly()),
  note('either', from(at(productZero, 'x', 'x'), 'zero')),
  note('either2', from(at(productZero, 'y', 'y'), 'zero2')),
  logic(),
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
      equals('(y 1 * M 0 0 0 - x 1 * M 1 0 0) * (y 1 * M 0 1 1 - x 1 * M 1 1 1) - (y 1 * M 0 0 1 - x 1 * M 1 0 1) * (y 1 * M 0 1 0 - x 1 * M 1 1 0)', rewrite('i00', 'i01', 'i10', 'i11', 'j00', 'j01', 'j10', 'j11'), ring()),
      equals('(x 0 * y 1 - x 1 * y 0) * (x 0 * y 1 - x 1 * y 0) * (V 0 0 0 * V 0 1 1 - V 0 0 1 * V 0 1 0)', rewrite('zeroth'), ring()),
      equals('0', rewrite('minor0'), ring()),
    ),
  ),
  have(
    'squares1: y 0 * y 0 + x 0 * x 0 = 0',
    chain(
      '…',
      equals('(x 0 * M 1 0 0 - y 0 * M 0 0 0) * (x 0 * M 1 1 1 - y 0 * M 0 1 1) - (x 0 * M 1 0 1 - y 0 * M 0 0 1) * (x 0 * M 1 1 0 - y 0 * M 0 1 0)', rewrite('i00', 'i01', 'i10', 'i11', 'j00', 'j01', 'j10', 'j11'), ring()),
      equals('(x 0 * y 1 - x 1 * y 0) * (x 0 * y 1 - x 1 * y 0) * (V 1 0 0 * V 1 1 1 - V 1 0 1 * V 1 1 0)', rewrite('other'), ring()),
      equals('0', rewrite('minor1'), ring()),
    ),
  ),
  note('none0', from(at(squaresZero, 'y 1', 'x 1'), 'squares0')),
  note('none1', from(at(squaresZero, 'y 0', 'x 0'), 'squares1')),
  have('zero: M 0 0 0 = 0', have('bounds: 0 < 2', arith()), rewrite(from(at('isI', '0', '0'), 'bounds', 'bounds'), 'none0', 'none1'), ring()),
  linearly(),
);

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
      take('λal c. if h = 0 then (if al = 0 then 1 else -1) else (if h = 1 then 1 else (if al = 0 then 0 else 1))', 'λc be. if h = 0 then 1 else (if h = 1 then (if be = 0 then -1 else 1) else (if be = 0 then 0 else 1))'),
      fix('al be'),
      assuming('row', 'column'),
      rewrite(mat2),
      cases('zero: h = 0', [cases('al0: al = 0', [by('al0', 'zero')], [by('al0', 'zero')])], [cases('al0: al = 0', [cases('be0: be = 0', [by()], [by()])], [cases('be0: be = 0', [by()], [by()])])]),
    ],
    [
      fix('l'),
      assuming('lag'),
      rewrite(span),
      take('λs. if l = 0 then (if s = 0 then 1 / 2 else (if s = 1 then -(1 / 2) else 2)) else (if s = 2 then 0 else -(1 / 2))'),
      fix('al be'),
      assuming('row', 'column'),
      rewrite(sumThree, mat2, kron),
      note('rowCases', from(at(belowTwo, 'al'), 'row')),
      note('columnCases', from(at(belowTwo, 'be'), 'column')),
      forget('row', 'column', 'lag'),
      cases('zero: l = 0', [cases('rowCases', [cases('columnCases', [by()], [by()])], [cases('columnCases', [by()], [by()])])], [cases('rowCases', [cases('columnCases', [by()], [by()])], [cases('columnCases', [by()], [by()])])]),
    ],
  ),
);
