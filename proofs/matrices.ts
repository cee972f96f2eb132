// Matrices as functions of two indices, the sizes carried by the sums: products, powers, and how they act on vectors.
import {
  apply,
  assuming,
  by,
  cases,
  chain,
  define,
  defineByRecursion,
  equals,
  exact,
  extensionally,
  fix,
  intro,
  lemma,
  rewrite,
  ring,
} from '../src/logic/proof.ts';
import { kron } from './operators.ts';
import { sumRing } from './sum-normal.ts';
import { sumEqual, sumExchange, sumSelect } from './sums.ts';

/** The matrix M with d columns times the vector v. */
export const mvec = define('mvec', 'ℕ → (ℕ → ℕ → ℝ) → (ℕ → ℝ) → ℕ → ℝ', 'mvec d M v = (λa. sum d (λb. M a b * v b))');

/** The product of two matrices, with inner size q. */
export const mmul = define('mmul', 'ℕ → (ℕ → ℕ → ℝ) → (ℕ → ℕ → ℝ) → ℕ → ℕ → ℝ', 'mmul q M P = (λa b. sum q (λc. M a c * P c b))');

/** The powers of a square matrix of size N. */
export const [mpowZero, mpowSuc] = defineByRecursion(
  'mpow',
  'ℕ → (ℕ → ℕ → ℝ) → ℕ → ℕ → ℕ → ℝ',
  'mpow N A 0 = kron',
  'mpow N A (suc l) = mmul N A (mpow N A l)',
);

/** The matrix [[a, b], [c, d]]. */
export const mat2 = define(
  'mat2',
  'ℝ → ℝ → ℝ → ℝ → ℕ → ℕ → ℝ',
  'mat2 a b c d = (λi j. if i = 0 then (if j = 0 then a else b) else (if j = 0 then c else d))',
);

/** A sum against the identity picks one term. */
export const sumKron = lemma(
  'sum-kron',
  '∀f j n. j < n ⟹ sum n (λi. kron i j * f i) = f j',
  fix('f j n'),
  assuming('below'),
  chain(
    '…',
    equals('sum n (λi. if i = j then f i else 0)', apply(sumEqual), intro(), rewrite(kron), cases('i = j', [by()], [by()])),
    equals('…', by(sumSelect)),
  ),
);

/** The same with the identity on the right. */
export const sumKronRight = lemma(
  'sum-kron-right',
  '∀f j n. j < n ⟹ sum n (λi. f i * kron i j) = f j',
  fix('f j n'),
  assuming('below'),
  chain('…', equals('sum n (λi. kron i j * f i)', apply(sumEqual), intro(), ring()), equals('…', apply(sumKron), exact('below'))),
);

/** The identity is symmetric. */
export const kronSymmetric = lemma(
  'kron-symmetric',
  '∀i j. kron i j = kron j i',
  fix('i j'),
  rewrite(kron),
  cases('same: i = j', [by('same')], [by()]),
);

/** A product of matrices acts as one after the other. */
export const mvecMmul = lemma(
  'mvec-mmul',
  '∀d q M P v. mvec d (mmul q M P) v = mvec q M (mvec d P v)',
  fix('d q M P v'),
  extensionally('a'),
  rewrite(mvec, mmul),
  chain(
    '…',
    equals('sum d (λb. sum q (λc. M a c * P c b * v b))', sumRing()),
    equals('sum q (λc. sum d (λb. M a c * P c b * v b))', apply(sumExchange)),
    equals('…', sumRing()),
  ),
);

/** Products of matrices are associative. */
export const mmulAssoc = lemma(
  'mmul-assoc',
  '∀q r M P Q. mmul q M (mmul r P Q) = mmul r (mmul q M P) Q',
  fix('q r M P Q'),
  extensionally('a', 'b'),
  rewrite(mmul),
  chain(
    '…',
    equals('sum q (λc. sum r (λe. M a c * P c e * Q e b))', sumRing()),
    equals('sum r (λe. sum q (λc. M a c * P c e * Q e b))', apply(sumExchange)),
    equals('…', sumRing()),
  ),
);
