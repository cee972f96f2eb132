// Everything that the proofs assume: theorems of the OpenTheory standard library (`base` 1.221), word for word as it proves
// them, so that any checker of articles finds each among the library's theorems (kernel.md 5). Nothing else is assumed.
import { alphaEqual } from '../kernel/term.ts';
import { axiom, type Theorem } from '../kernel/theorem.ts';
import type { Axiom } from '../kernel/axiom-set.ts';
import { baseSignature } from './base-signature.ts';
import { parseTerm } from './parse-term.ts';

/** The line of this file on which the table below begins: each fact has one line, each group its heading. */
const FIRST_LINE = 13;
// prettier-ignore
const FACTS = {
  // Truth values: the definitions of the connectives
  'truth-def': 'T ⇔ (λ(p : bool). p) = λp. p',
  'forall-def': '(∀) = λ(p : A → bool). p = λx. T',
  'and-def': '(∧) = λp q. (λ(f : bool → bool → bool). f p q) = λf. f T T',
  'implies-def': '(⟹) = λp q. p ∧ q ⇔ p',
  'exists-def': '(∃) = λ(p : A → bool). ∀q. (∀x. p x ⟹ q) ⟹ q',
  'or-def': '(∨) = λp q. ∀r. (p ⟹ r) ⟹ (q ⟹ r) ⟹ r',
  'false-def': 'F ⇔ ∀p. p',
  'not-def': '(¬) = λp. p ⟹ F',
  'exists-unique-def': '(∃!) = λ(p : A → bool). (∃) p ∧ ∀x y. p x ∧ p y ⟹ x = y',
  // Truth values: laws
  'excluded-middle': '∀t. t ∨ ¬t',
  'bool-cases': '∀t. (t ⇔ T) ∨ (t ⇔ F)',
  eta: '∀(t : A → B). (λx. t x) = t',
  choice: '∀(p : A → bool) x. p x ⟹ p ((ε) p)',
  extensionality: '∀(f : A → B) g. (∀x. f x = g x) ⟹ f = g',
  'not-not': '∀t. ¬¬t ⇔ t',
  'true-iff': '∀t. (T ⇔ t) ⇔ t',
  'iff-true': '∀t. (t ⇔ T) ⇔ t',
  'false-iff': '∀t. (F ⇔ t) ⇔ ¬t',
  'iff-false': '∀t. (t ⇔ F) ⇔ ¬t',
  'not-true': '¬T ⇔ F',
  'not-false': '¬F ⇔ T',
  'false-and': '∀t. F ∧ t ⇔ F',
  'true-and': '∀t. T ∧ t ⇔ t',
  'and-false': '∀t. t ∧ F ⇔ F',
  'and-true': '∀t. t ∧ T ⇔ t',
  'and-self': '∀t. t ∧ t ⇔ t',
  'false-implies': '∀t. F ⟹ t ⇔ T',
  'true-implies': '∀t. T ⟹ t ⇔ t',
  'implies-true': '∀t. t ⟹ T ⇔ T',
  'implies-false': '∀t. t ⟹ F ⇔ ¬t',
  'false-or': '∀t. F ∨ t ⇔ t',
  'true-or': '∀t. T ∨ t ⇔ T',
  'or-false': '∀t. t ∨ F ⇔ t',
  'or-true': '∀t. t ∨ T ⇔ T',
  'or-self': '∀t. t ∨ t ⇔ t',
  'forall-constant': '∀t. (∀(x : A). t) ⇔ t',
  'exists-constant': '∀t. (∃(x : A). t) ⇔ t',
  'not-and': '∀t1 t2. ¬(t1 ∧ t2) ⇔ ¬t1 ∨ ¬t2',
  'not-or': '∀t1 t2. ¬(t1 ∨ t2) ⇔ ¬t1 ∧ ¬t2',
  'not-implies': '∀t1 t2. ¬(t1 ⟹ t2) ⇔ t1 ∧ ¬t2',
  'not-forall': '∀(p : A → bool). ¬(∀x. p x) ⇔ ∃x. ¬p x',
  'not-exists': '∀(p : A → bool). ¬(∃x. p x) ⇔ ∀x. ¬p x',
  'forall-equal-left': '∀(p : A → bool) a. (∀x. a = x ⟹ p x) ⇔ p a',
  'forall-equal': '∀(p : A → bool) a. (∀x. x = a ⟹ p x) ⇔ p a',
  'exists-equal-left': '∀(p : A → bool) a. (∃x. a = x ∧ p x) ⇔ p a',
  'exists-equal': '∀(p : A → bool) a. (∃x. x = a ∧ p x) ⇔ p a',
  'implies-exists': '∀p (q : A → bool). p ⟹ (∃x. q x) ⇔ ∃x. p ⟹ q x',
  'and-exists': '∀p (q : A → bool). p ∧ (∃x. q x) ⇔ ∃x. p ∧ q x',
  'exists-and': '∀(p : A → bool) q. (∃x. p x) ∧ q ⇔ ∃x. p x ∧ q',
  'exists-implies': '∀(p : A → bool) q. (∃x. p x) ⟹ q ⇔ ∀x. p x ⟹ q',
  'forall-and': '∀(p : A → bool) q. (∀x. p x ∧ q x) ⇔ (∀x. p x) ∧ ∀x. q x',
  reflexive: '∀(x : A). x = x',
  'implies-implies': '∀p q r. p ⟹ q ⟹ r ⇔ p ∧ q ⟹ r',
  'and-assoc': '∀t1 t2 t3. (t1 ∧ t2) ∧ t3 ⇔ t1 ∧ t2 ∧ t3',
  'or-assoc': '∀t1 t2 t3. (t1 ∨ t2) ∨ t3 ⇔ t1 ∨ t2 ∨ t3',
  'cond-as-clauses': '∀b t1 t2. (if b then t1 else t2) ⇔ (¬b ∨ t1) ∧ (b ∨ t2)',
  'cond-false': '∀(t1 : A) t2. (if F then t1 else t2) = t2',
  'cond-true': '∀(t1 : A) t2. (if T then t1 else t2) = t1',
  'cond-same': '∀b (t : A). (if b then t else t) = t',
  'cond-apply': '∀b (f : A → B) x y. f (if b then x else y) = if b then f x else f y',
  'cond-applied': '∀b (f : A → B) g x. (if b then f else g) x = if b then f x else g x',
  'cond-not': '∀c (x : A) y. (if ¬c then x else y) = if c then y else x',
  skolem: '∀(r : A → B → bool). (∀x. ∃y. r x y) ⇔ ∃f. ∀x. r x (f x)',
  'skolem-bounded': '∀(p : A → bool) (r : A → B → bool). (∀x. p x ⟹ ∃y. r x y) ⇔ ∃f. ∀x. p x ⟹ r x (f x)',
  'exists-unique': "∀(p : A → bool). (∃!x. p x) ⇔ (∃x. p x) ∧ ∀x x'. p x ∧ p x' ⟹ x = x'",
  // Pairs
  first: '∀(a : A) (b : B). fst (a, b) = a',
  second: '∀(a : A) (b : B). snd (a, b) = b',
  'pair-equal': "∀(a : A) (b : B) a' b'. (a, b) = (a', b') ⇔ a = a' ∧ b = b'",
  'pair-cases': '∀(x : A × B). ∃a b. x = (a, b)',
  // Naturals: successor, order, sum
  'suc-not-zero': '∀n. ¬(suc n = 0)',
  'suc-equal': '∀m n. suc m = suc n ⇔ m = n',
  'pre-suc': '∀n. pre (suc n) = n',
  'natural-cases': '∀m. m = 0 ∨ ∃n. m = suc n',
  induction: '∀p. p 0 ∧ (∀n. p n ⟹ p (suc n)) ⟹ ∀n. p n',
  'strong-induction': '∀(p : ℕ → bool). (∀n. (∀m. m < n ⟹ p m) ⟹ p n) ⟹ ∀n. p n',
  recursion: '∀(e : A) f. ∃!fn. fn 0 = e ∧ ∀n. fn (suc n) = f (fn n) n',
  bit1: '∀n. bit1 n = suc (bit0 n)',
  'bit0-suc': '∀n. bit0 (suc n) = suc (suc (bit0 n))',
  'bit0-zero': 'bit0 0 = 0',
  least: '∀(p : ℕ → bool). (∃n. p n) ⇔ ∃n. p n ∧ ∀m. m < n ⟹ ¬p m',
  greatest: '∀(p : ℕ → bool). (∃n. p n) ∧ (∃m. ∀n. p n ⟹ n ≤ m) ⇔ ∃m. p m ∧ ∀n. p n ⟹ n ≤ m',
  'suc-as-sum': '∀m. suc m = m + 1',
  'natural-zero-add': '∀n. 0 + n = n',
  'natural-add-zero': '∀m. m + 0 = m',
  'natural-suc-add': '∀m n. suc m + n = suc (m + n)',
  'natural-add-suc': '∀m n. m + suc n = suc (m + n)',
  'natural-add-comm': '∀(m : ℕ) n. m + n = n + m',
  'natural-add-assoc': '∀(m : ℕ) n p. m + (n + p) = m + n + p',
  'natural-zero-mul': '∀n. 0 * n = 0',
  'natural-mul-zero': '∀m. m * 0 = 0',
  'natural-suc-mul': '∀m n. suc m * n = m * n + n',
  'natural-mul-suc': '∀m n. m * suc n = m + m * n',
  'natural-mul-comm': '∀(m : ℕ) n. m * n = n * m',
  'natural-mul-assoc': '∀(m : ℕ) n p. m * (n * p) = m * n * p',
  'natural-add-mul': '∀(m : ℕ) n p. (m + n) * p = m * p + n * p',
  'natural-mul-add': '∀(m : ℕ) n p. m * (n + p) = m * n + m * p',
  'natural-mul-equal-zero': '∀m n. m * n = 0 ⇔ m = 0 ∨ n = 0',
  'natural-zero-least': '∀n. 0 ≤ n',
  'natural-le-refl': '∀(n : ℕ). n ≤ n',
  'natural-le-trans': '∀(m : ℕ) n p. m ≤ n ∧ n ≤ p ⟹ m ≤ p',
  'natural-not-less': '∀(m : ℕ) n. ¬(m < n) ⇔ n ≤ m',
  'natural-not-le': '∀(m : ℕ) n. ¬(m ≤ n) ⇔ n < m',
  'natural-suc-le': '∀m n. suc m ≤ n ⇔ m < n',
  'natural-less-suc': '∀m n. m < suc n ⇔ m ≤ n',
  'natural-less-suc-cases': '∀m n. m < suc n ⇔ m = n ∨ m < n',
  'natural-suc-less-suc': '∀m n. suc m < suc n ⇔ m < n',
  'natural-suc-le-suc': '∀m n. suc m ≤ suc n ⇔ m ≤ n',
  'natural-not-less-zero': '∀m. ¬(m < 0)',
  'natural-less-irrefl': '∀(n : ℕ). ¬(n < n)',
  'natural-less-next': '∀n. n < suc n',
  'natural-zero-less-suc': '∀n. 0 < suc n',
  'natural-positive': '∀n. 0 < n ⇔ ¬(n = 0)',
  'natural-le-exists': '∀(m : ℕ) n. m ≤ n ⇔ ∃d. n = m + d',
  'natural-less-exists': '∀m n. m < n ⇔ ∃d. n = m + suc d',
  'natural-le-antisym': '∀(m : ℕ) n. m ≤ n ∧ n ≤ m ⇔ m = n',
  'natural-greater': '∀(m : ℕ) n. m > n ⇔ n < m',
  'natural-at-least': '∀(m : ℕ) n. m ≥ n ⇔ n ≤ m',
  'natural-le-total': '∀(m : ℕ) n. m ≤ n ∨ n ≤ m',
  // Naturals: subtraction below, division
  'natural-sub-zero': '∀m. m - 0 = m',
  'natural-sub-self': '∀n. n - n = 0',
  'natural-add-sub-right': '∀(m : ℕ) n. m + n - n = m',
  'natural-add-sub-left': '∀(m : ℕ) n. m + n - m = n',
  'natural-sub-add': '∀(m : ℕ) n. n ≤ m ⟹ m - n + n = m',
  'natural-suc-sub-suc': '∀m n. n ≤ m ⟹ suc m - suc n = m - n',
  'natural-suc-sub': '∀m n. n ≤ m ⟹ suc (m - n) = suc m - n',
  'natural-min': '∀(m : ℕ) n. min m n = if m ≤ n then m else n',
  'natural-power-zero': '∀m. m ^ 0 = 1',
  'natural-power-suc': '∀(m : ℕ) n. m ^ suc n = m * m ^ n',
  'natural-div-unique': '∀m n q r. m = q * n + r ∧ r < n ⟹ m div n = q',
  'natural-mod-unique': '∀m n q r. m = q * n + r ∧ r < n ⟹ m mod n = r',
  'natural-div-mod': '∀m n. ¬(n = 0) ⟹ (m div n) * n + m mod n = m',
  'natural-mod-less': '∀m n. ¬(n = 0) ⟹ m mod n < n',
  // Reals: an ordered field with suprema
  'real-add-comm': '∀(x : ℝ) y. x + y = y + x',
  'real-add-assoc': '∀(x : ℝ) y z. x + (y + z) = x + y + z',
  'real-zero-add': '∀(x : ℝ). 0 + x = x',
  'real-neg-add': '∀x. -x + x = 0',
  'real-sub': '∀x y. x - y = x + -y',
  'real-mul-comm': '∀(x : ℝ) y. x * y = y * x',
  'real-mul-assoc': '∀(x : ℝ) y z. x * (y * z) = x * y * z',
  'real-one-mul': '∀(x : ℝ). 1 * x = x',
  'real-mul-add': '∀(x : ℝ) y z. x * (y + z) = x * y + x * z',
  'real-inv-mul': '∀x. ¬(x = 0) ⟹ inv x * x = 1',
  'real-div': '∀x y. ¬(y = 0) ⟹ x / y = x * inv y',
  'real-le-refl': '∀(x : ℝ). x ≤ x',
  'real-le-total': '∀(x : ℝ) y. x ≤ y ∨ y ≤ x',
  'real-le-antisym': '∀(x : ℝ) y. x ≤ y ∧ y ≤ x ⇔ x = y',
  'real-le-trans': '∀(x : ℝ) y z. x ≤ y ∧ y ≤ z ⟹ x ≤ z',
  'real-add-le': '∀(x : ℝ) y z. y ≤ z ⟹ x + y ≤ x + z',
  'real-mul-nonnegative': '∀(x : ℝ) y. 0 ≤ x ∧ 0 ≤ y ⟹ 0 ≤ x * y',
  'real-less': '∀(x : ℝ) y. x < y ⇔ ¬(y ≤ x)',
  'real-greater': '∀(x : ℝ) y. x > y ⇔ y < x',
  'real-at-least': '∀(x : ℝ) y. x ≥ y ⇔ y ≤ x',
  'from-natural-equal': '∀m n. fromNatural m = fromNatural n ⇔ m = n',
  'from-natural-le': '∀m n. fromNatural m ≤ fromNatural n ⇔ m ≤ n',
  'from-natural-add': '∀m n. fromNatural m + fromNatural n = fromNatural (m + n)',
  'from-natural-mul': '∀m n. fromNatural m * fromNatural n = fromNatural (m * n)',
  'real-abs': '∀x. abs x = if 0 ≤ x then x else -x',
  'real-power-zero': '∀(x : ℝ). x ^ 0 = 1',
  'real-power-suc': '∀(x : ℝ) n. x ^ suc n = x * x ^ n',
  'real-supremum': "∀(P : ℝ → bool). (∃x. P x) ∧ (∃M. ∀x. P x ⟹ x ≤ M) ⟹ ∃M. (∀x. P x ⟹ x ≤ M) ∧ ∀M'. (∀x. P x ⟹ x ≤ M') ⟹ M ≤ M'",
} as const;

/** The name of an assumed theorem. */
export type FactName = keyof typeof FACTS;

/** All names, in the order of the table. */
export const FACT_NAMES = Object.keys(FACTS) as readonly FactName[];

const known = new Map<FactName, Theorem>();

/** `⊢ statement`, assumed: a theorem of the standard library. The same object at each call. */
export function fact(name: FactName): Theorem {
  let theorem = known.get(name);
  if (theorem === undefined) known.set(name, (theorem = axiom([], parseTerm(FACTS[name], { signature: baseSignature() }))));
  return theorem;
}

/** The text of an assumed theorem. */
export function statementOfFact(name: FactName): string {
  return FACTS[name];
}

/** The name of the fact that an axiom is, and the line of this file where it stands; null if it is none of them. */
export function factOfAxiom(one: Axiom): { readonly name: FactName; readonly line: number } | null {
  for (const [name, theorem] of known) {
    if (one.hypotheses.length === 0 && alphaEqual(theorem.conclusion, one.conclusion)) return { name, line: lineOf(name) };
  }
  return null;
}

/** The line of this file on which a fact stands; a test reads the file to compare. */
export function lineOf(name: FactName): number {
  const before = FACT_NAMES.slice(0, FACT_NAMES.indexOf(name) + 1);
  return FIRST_LINE + before.length - 1 + HEADINGS.filter((first) => before.includes(first)).length;
}

/** The facts before which a heading stands in the table. */
const HEADINGS: readonly FactName[] = ['truth-def', 'excluded-middle', 'first', 'suc-not-zero', 'natural-sub-zero', 'real-add-comm'];
