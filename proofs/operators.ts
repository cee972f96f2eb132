// Operators, families of them, and heads: the definitions of the theory (mathematics.md 1). An operator with p rows and d
// columns is a function of two natural numbers, of which only the entries below the bounds mean anything.
import { define } from '../src/logic/proof.ts';
import './sums.ts';

/** The identity matrix of every size; `kron b` is the basis vector b. */
export const kron = define('kron', 'ℕ → ℕ → ℝ', 'kron i j = (if i = j then 1 else 0)');

/** M is a linear combination of B 0, …, B (k - 1). */
export const span = define(
  'Span',
  'ℕ → ℕ → ℕ → (ℕ → ℕ → ℕ → ℝ) → (ℕ → ℕ → ℝ) → bool',
  'Span p d k B M = (∃c. ∀al be. al < p ∧ be < d ⟹ M al be = sum k (λs. c s * B s al be))',
);

/** B 0, …, B (k - 1) are linearly independent. */
export const indep = define(
  'Indep',
  'ℕ → ℕ → ℕ → (ℕ → ℕ → ℕ → ℝ) → bool',
  'Indep p d k B = (∀y. (∀al be. al < p ∧ be < d ⟹ sum k (λs. y s * B s al be) = 0) ⟹ ∀s. s < k ⟹ y s = 0)',
);

/** The set S of operators spans k dimensions: k of its members are a basis. */
export const dim = define(
  'Dim',
  'ℕ → ℕ → ((ℕ → ℕ → ℝ) → bool) → ℕ → bool',
  'Dim p d S k = (∃B. (∀s. s < k ⟹ S (B s)) ∧ Indep p d k B ∧ ∀R. S R ⟹ Span p d k B R)',
);

/** The family W is one of H heads: coefficients that depend on everything, times fixed value maps. */
export const heads = define(
  'Heads',
  'ℕ → ℕ → ℕ → (A → ℕ → ℕ → ℕ → ℕ → ℝ) → ℕ → bool',
  'Heads n p d W H = (∃V a. ∀x i j al be. i < n ∧ j < n ∧ al < p ∧ be < d ⟹ W x i j al be = sum H (λh. a x h i j * V h al be))',
);

/** The interaction rank of W: the dimension of the span of all its operators, at all inputs. */
export const irk = define(
  'Irk',
  'ℕ → ℕ → ℕ → (A → ℕ → ℕ → ℕ → ℕ → ℝ) → ℕ → bool',
  'Irk n p d W k = Dim p d (λR. ∃x i j. i < n ∧ j < n ∧ R = W x i j) k',
);

/** The lag operators M 0, …, M (n - 1) span k dimensions. */
export const spanDim = define(
  'SpanDim',
  'ℕ → ℕ → ℕ → (ℕ → ℕ → ℕ → ℝ) → ℕ → bool',
  'SpanDim n p d M k = Dim p d (λR. ∃l. l < n ∧ R = M l) k',
);

/** The causal family of lag operators. */
export const causal = define(
  'causal',
  '(ℕ → ℕ → ℕ → ℝ) → ℕ → ℕ → ℕ → ℕ → ℝ',
  'causal M i j = (λal be. if j ≤ i then M (i - j) al be else 0)',
);
