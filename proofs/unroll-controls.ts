// The false variants of unroll (mathematics.md 2.1), refuted by models of one or two states: what the model puts out, and what
// the false formula says.
import { both, by, defineByRecursion, fix, intro, lemma, simp } from '../src/logic/proof.ts';
import { mmul, mpowSuc, mpowZero, mvec, mat2 } from './matrices.ts';
import { kron } from './operators.ts';
import { ssm, ssmop, stateSuc, stateZero, transZero } from './state-space.ts';

/** The product in the wrong order: `A (j + 1) … A (j + l)`. */
export const [reversedZero, reversedSuc] = defineByRecursion(
  'reversed',
  'ℕ → (ℕ → ℕ → ℕ → ℝ) → ℕ → ℕ → ℕ → ℕ → ℝ',
  'reversed N A j 0 = kron',
  'reversed N A j (suc l) = mmul N (reversed N A j l) (A (j + suc l))',
);

// Two states and three tokens: the first token enters coordinate 1, step 1 moves coordinate 1 to 0, step 2 moves it back.
const A = '(λt. if t = 1 then mat2 0 1 0 0 else if t = 2 then mat2 0 0 1 0 else mat2 0 0 0 0)';
const B = '(λt s z. if t = 0 ∧ s = 1 then 1 else 0)';
const C = '(λt a s. if t = 2 ∧ s = 1 then 1 else 0)';
const D = '(λt a b. 0)';
const x = '(λm b. if m = 0 then 1 else 0)';

/** Control 1: the product in the wrong order. */
export const orderControl = lemma(
  'unroll-order',
  `ssm 2 1 ${A} ${B} ${C} ${D} ${x} 2 0 = 1 ∧
   sum 3 (λj. mvec 1 (λa b. mmul 2 (${C} 2) (mmul 2 (reversed 2 ${A} j (2 - j)) (${B} j)) a b + (if 2 = j then ${D} 2 a b else 0)) (${x} j) 0) = 0`,
  both([by(ssm, stateSuc, stateZero, mvec, mat2)], [by(mvec, mmul, reversedSuc, reversedZero, kron, mat2)]),
);

/** Control 2: one factor too few. */
export const offByOneControl = lemma(
  'unroll-off-by-one',
  `ssm 1 1 (λt a b. 2) (λt a b. 1) (λt a b. 1) (λt a b. 0) ${x} 1 0 = 2 ∧
   sum 2 (λj. mvec 1 (λa b. if j < 1 then mmul 1 (λa b. 1) (mmul 1 (mpow 1 (λa b. 2) (1 - j - 1)) (λa b. 1)) a b else 0) (${x} j) 0) = 1`,
  both([by(ssm, stateSuc, stateZero, mvec)], [simp(mvec, mmul, mpowZero, kron)]),
);

/** Control 3: one factor too many. */
export const ownFactorControl = lemma(
  'unroll-own-factor',
  `∀x. ssm 1 1 (λt a b. 2) (λt a b. 1) (λt a b. 1) (λt a b. 0) x 0 0 = x 0 0 ∧
     sum 1 (λj. mvec 1 (mmul 1 (λa b. 1) (mmul 1 (mpow 1 (λa b. 2) (suc (0 - j))) (λa b. 1))) (x j) 0) = 2 * x 0 0`,
  fix('x'),
  both([by(ssm, stateSuc, stateZero, mvec)], [by(mpowSuc, mvec, mmul, mpowZero, kron)]),
);

/** Control 4: without D. */
export const skipControl = lemma(
  'unroll-without-skip',
  `∀x. ssm 1 1 (λt a b. 0) (λt a b. 0) (λt a b. 0) (λt a b. 1) x 0 0 = x 0 0 ∧
     sum 1 (λj. mvec 1 (mmul 1 (λa b. 0) (mmul 1 (mpow 1 (λa b. 0) (0 - j)) (λa b. 0))) (x j) 0) = 0`,
  fix('x'),
  both([by(ssm, stateSuc, stateZero, mvec)], [by(mvec, mmul, mpowZero, kron)]),
);

/** Control 5: with another initial state, here 1, the output is no sum over the tokens. */
export const initialStateControl = lemma(
  'unroll-initial-state',
  `∀x. mvec 1 (λa b. 1) (λs. mvec 1 (λa b. 1) (λs. 1) s + mvec 1 (λa b. 0) (x 0) s) 0 = 1 ∧
     sum 1 (λj. mvec 1 (ssmop 1 (λt a b. 1) (λt a b. 0) (λt a b. 1) (λt a b. 0) 0 j) (x j) 0) = 0`,
  fix('x'),
  both([by(mvec)], [by(mvec, ssmop, mmul, transZero, kron)]),
);

/** With no state at all, N = 0, only D is left. */
export const noState = lemma('unroll-no-state', '∀d A B C D x i a. ssm 0 d A B C D x i a = mvec d (D i) (x i) a', intro(), by(ssm, mvec));
