// Operators of rank at most r: products of a matrix with r columns and one with r rows.
import {
  apply,
  arith,
  assuming,
  at,
  both,
  by,
  cases,
  chain,
  define,
  equals,
  fix,
  from,
  have,
  intro,
  lemma,
  note,
  obtain,
  rewrite,
  ring,
  simpOnly,
  take,
} from '../src/logic/proof.ts';
import { kronSymmetric, mmul, sumKron, sumKronRight } from './matrices.ts';
import { span } from './operators.ts';
import { sumProduct } from './sum-products.ts';
import { sumEqual, sumSuc } from './sums.ts';

/** V has rank at most r. */
export const rankLe = define(
  'RankLe',
  'ℕ → ℕ → ℕ → (ℕ → ℕ → ℝ) → bool',
  'RankLe p d r V = (∃P Q. ∀al be. al < p ∧ be < d ⟹ V al be = mmul r P Q al be)',
);

/** H value maps of rank at most r span the lag operators. */
export const rankHeads = define(
  'RankHeads',
  'ℕ → ℕ → ℕ → ℕ → (ℕ → ℕ → ℕ → ℝ) → ℕ → bool',
  'RankHeads n p d r M H = (∃V. (∀h. h < H ⟹ RankLe p d r (V h)) ∧ ∀l. l < n ⟹ Span p d H V (M l))',
);

/** The rank is at most the number of rows, and of columns. */
export const rankLeSize = lemma(
  'RankLe-size',
  '∀p d r V. p ≤ r ∨ d ≤ r ⟹ RankLe p d r V',
  fix('p d r V'),
  assuming('large'),
  rewrite(rankLe, mmul),
  cases(
    'large',
    [
      take('kron', 'V'),
      fix('al be'),
      assuming('row', 'column'),
      have('inside: al < r', arith()),
      note('picked', from(at(sumKron, 'λc. V c be', 'al', 'r'), 'inside')),
      chain(
        '…',
        equals('sum r (λc. kron c al * V c be)', rewrite('picked'), ring()),
        equals('…', apply(sumEqual), intro(), rewrite(at(kronSymmetric, 'al', 'i')), ring()),
      ),
    ],
    [
      take('V', 'kron'),
      fix('al be'),
      assuming('row', 'column'),
      have('inside: be < r', arith()),
      rewrite(from(at(sumKronRight, 'λc. V al c', 'be', 'r'), 'inside')),
      ring(),
    ],
  ),
);

/** An operator of rank at most r g is the sum of g operators of rank at most r. */
export const rankPieces = lemma(
  'rank-pieces',
  `∀p d r g B. RankLe p d (r * g) B ⟹ ∃W. (∀h. h < g ⟹ RankLe p d r (W h)) ∧ Span p d g W B`,
  fix('p d r g B'),
  rewrite(rankLe, span),
  assuming('factors'),
  obtain('P Q', 'factors', 'is'),
  take('λh. mmul r (λal c. P al (h * r + c)) (λc be. Q (h * r + c) be)'),
  both(
    [fix('h'), assuming('below'), take('λal c. P al (h * r + c)', 'λc be. Q (h * r + c) be'), intro(), ring()],
    [
      take('λh. 1'),
      fix('al be'),
      assuming('row', 'column'),
      rewrite(from(at('is', 'al', 'be'), 'row', 'column'), mmul),
      have('swap: r * g = g * r', arith()),
      rewrite('swap', sumProduct),
      apply(sumEqual),
      intro(),
      ring(),
    ],
  ),
);

/** The columns of an operator of rank at most r are combinations of r columns. */
export const rankColumns = lemma(
  'rank-columns',
  `∀p d r V. RankLe p d r V ⟹ ∃W. ∀be. be < d ⟹ Span p 1 r W (λal z. V al be)`,
  fix('p d r V'),
  rewrite(rankLe),
  assuming('factors'),
  obtain('P Q', 'factors', 'is'),
  take('λs al z. P al s'),
  fix('be'),
  assuming('column'),
  rewrite(span),
  take('λs. Q s be'),
  fix('al z'),
  assuming('row', 'only'),
  rewrite(from(at('is', 'al', 'be'), 'row', 'column'), mmul),
  apply(sumEqual),
  intro(),
  ring(),
);

/** The rows of an operator of rank at most r are combinations of r rows. */
export const rankRows = lemma(
  'rank-rows',
  `∀p d r V. RankLe p d r V ⟹ ∃W. ∀al. al < p ⟹ Span d 1 r W (λbe z. V al be)`,
  fix('p d r V'),
  rewrite(rankLe),
  assuming('factors'),
  obtain('P Q', 'factors', 'is'),
  take('λs be z. Q s be'),
  fix('al'),
  assuming('row'),
  rewrite(span),
  take('P al'),
  fix('be z'),
  assuming('column', 'only'),
  rewrite(from(at('is', 'al', 'be'), 'row', 'column'), mmul),
  ring(),
);

/** An operator of rank at most r has rank at most r + 1. */
export const rankLeMore = lemma(
  'RankLe-more',
  '∀p d r V. RankLe p d r V ⟹ RankLe p d (suc r) V',
  fix('p d r V'),
  rewrite(rankLe, mmul),
  assuming('factors'),
  obtain('P Q', 'factors', 'is'),
  take('λal c. if c < r then P al c else 0', 'Q'),
  fix('al be'),
  assuming('row', 'column'),
  rewrite(sumSuc, from(at('is', 'al', 'be'), 'row', 'column')),
  have('last: (if r < r then P al r else 0) * Q r be = 0', by()),
  have('first: sum r (λc. (if c < r then P al c else 0) * Q c be) = sum r (λc. P al c * Q c be)', apply(sumEqual), intro(), simpOnly()),
  rewrite('last', 'first'),
  ring(),
);
