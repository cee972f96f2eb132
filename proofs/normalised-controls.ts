// normalised-heads: false variants and numbers (mathematics.md 2.6, controls).
import {
  apply,
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
  fact,
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
import { nnLags } from './nonnegative-heads.ts';
import { normalisedWith, normalisedWithout } from './nonnegative-count.ts';
import { normalisedA } from './row-stochastic-heads.ts';
import { mat2 } from './matrices.ts';
import { span } from './operators.ts';
import { spanDimEntries } from './span-dimension.ts';
import { mulLe } from './fractions.ts';
import { squareNonnegative } from './real-facts.ts';
import { sumOne, sumTwo } from './sum-small.ts';

/** (a) The lag operators 1 and 1 / 2 are represented by no number of heads whose weights in a row sum to 1. */
export const halfNever = lemma(
  'normalised-half-never',
  `∀H a V. ¬((∀i j al be. i < 2 ∧ j ≤ i ∧ al < 1 ∧ be < 1 ⟹
       (λl al be. if l = 0 then 1 else 1 / 2) (i - j) al be = sum H (λh. a h i j * V h al be)) ∧
     ∀i h. i < 2 ∧ h < H ⟹ sum (suc i) (λj. a h i j) = 1)`,
  fix('H a V'),
  assuming('represented', 'normalised'),
  note('zero', from(at(normalisedA, '2', '1', '1', 'H', 'λl al be. if l = 0 then 1 else 1 / 2', 'a', 'V'), 'represented', 'normalised')),
  note('here', at('zero', '1', '0', '0')),
  forget('represented', 'normalised', 'zero'),
  simpFact('here'),
);

/** (a) With weights that sum to less than 1, as softmax with a sink gives, one head represents them. */
export const halfWithSink = lemma(
  'normalised-half-with-sink',
  `∃a V. (∀i j al be. i < 2 ∧ j ≤ i ∧ al < 1 ∧ be < 1 ⟹
       (λl al be. if l = 0 then 1 else 1 / 2) (i - j) al be = sum 1 (λh. a h i j * V h al be)) ∧
     (∀i j. i < 2 ∧ j ≤ i ⟹ 0 < a 0 i j) ∧ ∀i. i < 2 ⟹ sum (suc i) (λj. a 0 i j) < 1`,
  take('λh i j. if i - j = 0 then 1 / 2 else 1 / 4', 'λh al be. 2'),
  both(
    [intro(), rewrite(sumOne), cases('same: i - j = 0', [by()], [by()])],
    [intro(), cases('same: i - j = 0', [by()], [by()])],
    [fix('i'), assuming('below'), have('which: i = 0 ∨ i = 1', arith()), cases('which', [by(sumOne)], [by(sumTwo)])],
  ),
);

/** (b) The lag operators 1 and -1 span one dimension, but one head with nonnegative weights does not represent them. */
export const signNever = lemma(
  'nonnegative-sign-never',
  '¬NNHeads 2 1 1 (λl al be. if l = 0 then 1 else -1) 1 ∧ NNHeads 2 1 1 (λl al be. if l = 0 then 1 else -1) 2',
  rewrite(nnLags, sumOne),
  both(
    [
      assuming('heads'),
      obtain('V c', 'heads', 'nonnegative', 'combined'),
      note('first', at('combined', '0', '0', '0')),
      note('second', at('combined', '1', '0', '0')),
      note('one', at('nonnegative', '0', '0')),
      note('other', at('nonnegative', '1', '0')),
      forget('combined', 'nonnegative', 'heads'),
      simpFact('first'),
      simpFact('second'),
      // c V = 1 and c' V = -1 with c, c' ≥ 0: V would be positive and negative.
      have(
        'product: 0 ≤ c 0 0 * c 1 0',
        note('it', at(fact('real-mul-nonnegative'), 'c 0 0', 'c 1 0')),
        apply('it', {}, [exact('one')], [exact('other')]),
      ),
      note('square', at(squareNonnegative, 'V 0 0 0')),
      note('both', from(at(mulLe, '0', 'c 0 0 * c 1 0', 'V 0 0 0 * V 0 0 0'), 'product', 'square')),
      have(
        'is: c 0 0 * c 1 0 * (V 0 0 0 * V 0 0 0) = -1',
        chain('…', equals('(c 0 0 * V 0 0 0) * (c 1 0 * V 0 0 0)', ring()), equals('…', rewrite(back('first'), back('second')), ring())),
      ),
      linearly(),
    ],
    [
      take('λh al be. if h = 0 then 1 else -1', 'λl h. if l = h then 1 else 0'),
      both(
        [intro(), cases('same: l = h', [by()], [by()])],
        [
          fix('l al be'),
          assuming('lag', 'row', 'column'),
          rewrite(sumTwo),
          have('which: l = 0 ∨ l = 1', arith()),
          cases('which', [by()], [by()]),
        ],
      ),
    ],
  ),
);

// Each of the first three lags.
const lags = [cases('lag', [by()], [cases('rest', [by()], [by()])])];

// The rotation: I, J, then -I.
const turn = 'λl. if l = 0 then mat2 1 0 0 1 else (if l = 1 then mat2 0 (-1) 1 0 else mat2 (-1) 0 0 (-1))';

/** The first two or three powers of the rotation span two dimensions. */
const turnDimension = lemma(
  'rotation-dimension',
  `∀n. 2 ≤ n ∧ n ≤ 3 ⟹ SpanDim n 2 2 (${turn}) 2`,
  fix('n'),
  assuming('some', 'few'),
  apply(
    spanDimEntries,
    { tau: 'λs. s', row: 'λs. s', col: 'λs. 0' },
    [fix('s'), assuming('below'), by()],
    [
      fix('s t'),
      assuming('first', 'second'),
      have('row: s = 0 ∨ s = 1', arith()),
      have('lag: t = 0 ∨ t = 1', arith()),
      forget('first', 'second', 'some', 'few'),
      cases('row', [cases('lag', [by(mat2)], [by(mat2)])], [cases('lag', [by(mat2)], [by(mat2)])]),
    ],
    [
      fix('l'),
      assuming('below'),
      rewrite(span),
      take('λs. if l = s then 1 else (if l = 2 ∧ s = 0 then -1 else 0)'),
      fix('al be'),
      assuming('row', 'column'),
      rewrite(sumTwo, mat2),
      have('lag: l = 0 ∨ l = 1 ∨ l = 2', arith()),
      have('rows: al = 0 ∨ al = 1', arith()),
      have('columns: be = 0 ∨ be = 1', arith()),
      forget('below', 'row', 'column', 'some', 'few'),
      cases('rows', [cases('columns', lags, lags)], [cases('columns', lags, lags)]),
    ],
  ),
);

/** (b) The rotation of length 2 needs two heads with nonnegative weights. */
export const turnTwo = lemma(
  'nonnegative-rotation-two',
  `∀H. NNHeads 2 2 2 (${turn}) H ⇔ 2 ≤ H`,
  fix('H'),
  have(`dimension: SpanDim 2 2 2 (${turn}) 2`, apply(turnDimension, {}, [arith()], [arith()])),
  have(
    `some: ∃phi. ∀l. l < 2 ∧ (∃al be. al < 2 ∧ be < 2 ∧ ¬((${turn}) l al be = 0)) ⟹
       0 < sum 2 (λal. sum 2 (λbe. phi al be * (${turn}) l al be))`,
    take('λal be. if be = 0 then 1 else 0'),
    fix('l'),
    assuming('below', 'nonzero'),
    have('lag: l = 0 ∨ l = 1', arith()),
    forget('below', 'nonzero', 'dimension'),
    rewrite(sumTwo, mat2),
    cases('lag', [by()], [by()]),
  ),
  exact(from(at(normalisedWith, '2', '2', '2', turn, '2', 'H'), 'dimension', 'some')),
);

/** (b) The rotation of length 3 needs three: no functional is positive on I and on -I. */
export const turnThree = lemma(
  'nonnegative-rotation-three',
  `∀H. NNHeads 3 2 2 (${turn}) H ⇔ 3 ≤ H`,
  fix('H'),
  have(`dimension: SpanDim 3 2 2 (${turn}) 2`, apply(turnDimension, {}, [arith()], [arith()])),
  have(
    `none: ¬(∃phi. ∀l. l < 3 ∧ (∃al be. al < 2 ∧ be < 2 ∧ ¬((${turn}) l al be = 0)) ⟹
       0 < sum 2 (λal. sum 2 (λbe. phi al be * (${turn}) l al be)))`,
    assuming('some'),
    obtain('phi', 'some', 'positive'),
    note('first', at('positive', '0')),
    note('last', at('positive', '2')),
    forget('some', 'positive', 'dimension'),
    rewriteFact('first', sumTwo, mat2),
    rewriteFact('last', sumTwo, mat2),
    have(
      'nonzero: ∃al be. al < 2 ∧ be < 2 ∧ ¬((if al = 0 then if be = 0 then 1 else 0 else if be = 0 then 0 else 1) = (0 : ℝ))',
      take('0', '0'),
      by(),
    ),
    have(
      'nonzero2: ∃al be. al < 2 ∧ be < 2 ∧ ¬((if al = 0 then if be = 0 then -1 else 0 else if be = 0 then 0 else -1) = (0 : ℝ))',
      take('0', '0'),
      by(),
    ),
    simpFact('first'),
    simpFact('last'),
    linearly(),
  ),
  rewrite(from(at(normalisedWithout, '3', '2', '2', turn, '2', 'H'), 'dimension', 'none')),
  arith(),
);

/** (b) Zero operators need no head. */
export const zeroNone = lemma(
  'nonnegative-zero-none',
  '∀n p d. NNHeads n p d (λl al be. 0) 0',
  fix('n p d'),
  rewrite(nnLags),
  take('λh al be. 0', 'λl h. 0'),
  by(),
);
