// State space models (mathematics.md 1.2 and 2.1): their states, the map they compute, the operators between tokens, and the
// lag operators of a model whose matrices do not depend on time. `state … i` is the state before token i is read.
import { define, defineByRecursion } from '../src/logic/proof.ts';
import './matrices.ts';
import './operators.ts';

/** The state before token i, of size N: zero at first, then `A i` times the state before, plus `B i` times the token. */
export const [stateZero, stateSuc] = defineByRecursion(
  'state',
  'ℕ → ℕ → (ℕ → ℕ → ℕ → ℝ) → (ℕ → ℕ → ℕ → ℝ) → (ℕ → ℕ → ℝ) → ℕ → ℕ → ℝ',
  'state N d A B x 0 = (λs. 0)',
  'state N d A B x (suc i) = (λs. mvec N (A i) (state N d A B x i) s + mvec d (B i) (x i) s)',
);

/** The output at token i of the model with matrices A, B, C, D (time first): read from the state after it, and D from the token. */
export const ssm = define(
  'ssm',
  'ℕ → ℕ → (ℕ → ℕ → ℕ → ℝ) → (ℕ → ℕ → ℕ → ℝ) → (ℕ → ℕ → ℕ → ℝ) → (ℕ → ℕ → ℕ → ℝ) → (ℕ → ℕ → ℝ) → ℕ → ℕ → ℝ',
  'ssm N d A B C D x i = (λa. mvec N (C i) (state N d A B x (suc i)) a + mvec d (D i) (x i) a)',
);

/** The transition from the state after token j to the state after token j + l: the product `A (j + l) … A (j + 1)`. */
export const [transZero, transSuc] = defineByRecursion(
  'trans',
  'ℕ → (ℕ → ℕ → ℕ → ℝ) → ℕ → ℕ → ℕ → ℕ → ℝ',
  'trans N A j 0 = kron',
  'trans N A j (suc l) = mmul N (A (j + suc l)) (trans N A j l)',
);

/** The operator from token j to output i. */
export const ssmop = define(
  'ssmop',
  'ℕ → (ℕ → ℕ → ℕ → ℝ) → (ℕ → ℕ → ℕ → ℝ) → (ℕ → ℕ → ℕ → ℝ) → (ℕ → ℕ → ℕ → ℝ) → ℕ → ℕ → ℕ → ℕ → ℝ',
  `ssmop N A B C D i j = (λa b. if j ≤ i
     then mmul N (C i) (mmul N (trans N A j (i - j)) (B j)) a b + (if i = j then D i a b else 0)
     else 0)`,
);

/** The lag operators `C A^l B` of a model with constant matrices. */
export const lag = define(
  'lag',
  'ℕ → (ℕ → ℕ → ℝ) → (ℕ → ℕ → ℝ) → (ℕ → ℕ → ℝ) → ℕ → ℕ → ℕ → ℝ',
  'lag N A B C = (λl. mmul N C (mmul N (mpow N A l) B))',
);

/** The lag operators with D added at lag 0. */
export const lagD = define(
  'lagD',
  'ℕ → (ℕ → ℕ → ℝ) → (ℕ → ℕ → ℝ) → (ℕ → ℕ → ℝ) → (ℕ → ℕ → ℝ) → ℕ → ℕ → ℕ → ℝ',
  'lagD N A B C D = (λl a b. lag N A B C l a b + (if l = 0 then D a b else 0))',
);
