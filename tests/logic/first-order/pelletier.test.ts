// Problems of Pelletier, Seventy-five problems for testing automatic theorem provers (Journal of Automated Reasoning 2, 1986):
// 1 to 46, and some of those with equality or functions.
import { describe, expect, it } from 'vitest';
import { alphaEqual } from '../../../src/kernel/term.ts';
import { firstOrder } from '../../../src/logic/first-order/prove-first-order.ts';
import { formula, known } from './first-order-problems.ts';

type Problem = [number: number, goal: string, ...given: string[]];

const PROBLEMS: readonly Problem[] = [
  [1, '(p ⟹ q) ⇔ (¬q ⟹ ¬p)'],
  [2, '¬¬p ⇔ p'],
  [3, '¬(p ⟹ q) ⟹ q ⟹ p'],
  [4, '(¬p ⟹ q) ⇔ (¬q ⟹ p)'],
  [5, '(p ∨ q ⟹ p ∨ r) ⟹ p ∨ (q ⟹ r)'],
  [6, 'p ∨ ¬p'],
  [7, 'p ∨ ¬¬¬p'],
  [8, '((p ⟹ q) ⟹ p) ⟹ p'],
  [9, '(p ∨ q) ∧ (¬p ∨ q) ∧ (p ∨ ¬q) ⟹ ¬(¬q ∨ ¬q)'],
  [10, 'p ⇔ q', 'q ⟹ r', 'r ⟹ p ∧ q', 'p ⟹ q ∨ r'],
  [11, 'p ⇔ p'],
  [12, '((p ⇔ q) ⇔ r) ⇔ (p ⇔ (q ⇔ r))'],
  [13, 'p ∨ q ∧ r ⇔ (p ∨ q) ∧ (p ∨ r)'],
  [14, '(p ⇔ q) ⇔ (q ∨ ¬p) ∧ (¬q ∨ p)'],
  [15, '(p ⟹ q) ⇔ ¬p ∨ q'],
  [16, '(p ⟹ q) ∨ (q ⟹ p)'],
  [17, '(p ∧ (q ⟹ r) ⟹ s) ⇔ (¬p ∨ q ∨ s) ∧ (¬p ∨ ¬r ∨ s)'],
  [18, '∃y. ∀x. P y ⟹ P x'],
  [19, '∃x. ∀y z. (P y ⟹ Q z) ⟹ P x ⟹ Q x'],
  [20, '(∀x y. ∃z. ∀w. P x ∧ Q y ⟹ R z ∧ U w) ⟹ (∃x y. P x ∧ Q y) ⟹ ∃z. R z'],
  [21, '(∃x. p ⟹ P x) ∧ (∃x. P x ⟹ p) ⟹ ∃x. p ⇔ P x'],
  [22, '(∀x. p ⇔ P x) ⟹ (p ⇔ ∀x. P x)'],
  [23, '(∀x. p ∨ P x) ⇔ p ∨ ∀x. P x'],
  [24, '∃x. P x ∧ R x', '¬∃x. U x ∧ Q x', '∀x. P x ⟹ Q x ∨ R x', '¬(∃x. P x) ⟹ ∃x. Q x', '∀x. Q x ∨ R x ⟹ U x'],
  [25, '∃x. Q x ∧ P x', '∃x. P x', '∀x. U x ⟹ ¬V x ∧ R x', '∀x. P x ⟹ V x ∧ U x', '(∀x. P x ⟹ Q x) ∨ ∃x. P x ∧ R x'],
  [26, '(∀x. P x ⟹ R x) ⇔ ∀x. Q x ⟹ U x', '(∃x. P x) ⇔ ∃x. Q x', '∀x y. P x ∧ Q y ⟹ (R x ⇔ U y)'],
  [27, '∀x. V x ⟹ ¬U x', '∃x. P x ∧ ¬Q x', '∀x. P x ⟹ R x', '∀x. U x ∧ V x ⟹ P x', '(∃x. R x ∧ ¬Q x) ⟹ ∀x. U x ⟹ ¬R x'],
  [28, '∀x. P x ∧ R x ⟹ U x', '∀x. P x ⟹ ∀x. Q x', '(∀x. Q x ∨ R x) ⟹ ∃x. Q x ∧ W x', '(∃x. W x) ⟹ ∀x. R x ⟹ U x'],
  [29, '(∀x. P x ⟹ H x) ∧ (∀x. Q x ⟹ J x) ⇔ ∀x y. P x ∧ Q y ⟹ H x ∧ J y', '(∃x. P x) ∧ ∃x. Q x'],
  [30, '∀x. U x', '∀x. P x ∨ Q x ⟹ ¬R x', '∀x. (Q x ⟹ ¬U x) ⟹ P x ∧ R x'],
  [31, '∃x. Q x ∧ J x', '¬∃x. P x ∧ (Q x ∨ R x)', '∃x. Q x ∧ P x', '∀x. ¬R x ⟹ J x'],
  [32, '∀x. P x ∧ K x ⟹ J x', '∀x. P x ∧ (Q x ∨ R x) ⟹ U x', '∀x. U x ∧ R x ⟹ J x', '∀x. K x ⟹ R x'],
  [33, '(∀x. P a ∧ (P x ⟹ P b) ⟹ P c) ⇔ ∀x. (¬P a ∨ P x ∨ P c) ∧ (¬P a ∨ ¬P b ∨ P c)'],
  [34, '((∃x. ∀y. P x ⇔ P y) ⇔ ((∃x. Q x) ⇔ ∀y. Q y)) ⇔ ((∃x. ∀y. Q x ⇔ Q y) ⇔ ((∃x. P x) ⇔ ∀y. P y))'],
  [35, '∃x y. L x y ⟹ ∀x y. L x y'],
  [36, '∀x. ∃y. L x y', '∀x. ∃y. E x y', '∀x. ∃y. G x y', '∀x y. E x y ∨ G x y ⟹ ∀z. E y z ∨ G y z ⟹ L x z'],
  [
    37,
    '∀x. ∃y. L x y',
    '∀z. ∃w. ∀x. ∃y. (E x z ⟹ E y w) ∧ E y z ∧ (E y w ⟹ ∃u. G u w)',
    '∀x z. ¬E x z ⟹ ∃y. G y z',
    '(∃x y. G x y) ⟹ ∀x. L x x',
  ],
  [
    38,
    '(∀x. P a ∧ (P x ⟹ ∃y. P y ∧ L x y) ⟹ ∃z w. P z ∧ L x w ∧ L w z) ⇔ ∀x. (¬P a ∨ P x ∨ ∃z w. P z ∧ L x w ∧ L w z) ∧ (¬P a ∨ ¬(∃y. P y ∧ L x y) ∨ ∃z w. P z ∧ L x w ∧ L w z)',
  ],
  [39, '¬∃x. ∀y. L y x ⇔ ¬L y y'],
  [40, '(∃y. ∀x. L x y ⇔ L x x) ⟹ ¬∀x. ∃y. ∀z. L z y ⇔ ¬L z x'],
  [41, '¬∃z. ∀x. L x z', '∀z. ∃y. ∀x. L x y ⇔ L x z ∧ ¬L x x'],
  [42, '¬∃y. ∀x. L x y ⇔ ¬∃z. L x z ∧ L z x'],
  [43, '∀x y. E x y ⇔ E y x', '∀x y. E x y ⇔ ∀z. L z x ⇔ L z y'],
  [44, '∃x. J x ∧ ¬U x', '∀x. U x ⟹ (∃y. Q y ∧ L x y) ∧ ∃y. Q y ∧ ¬L x y', '∃x. J x ∧ ∀y. Q y ⟹ L x y'],
  [
    45,
    '∃x. U x ∧ ¬∃y. Q y ∧ L x y',
    '∀x. U x ∧ (∀y. Q y ∧ L x y ⟹ E x y) ⟹ ∀y. Q y ∧ L x y ⟹ K y',
    '¬∃y. M y ∧ K y',
    '∃x. U x ∧ (∀y. L x y ⟹ M y) ∧ ∀y. Q y ∧ L x y ⟹ E x y',
  ],
  [
    46,
    '∀x. U x ⟹ Q x',
    '∀x. U x ∧ (∀y. U y ∧ L y x ⟹ Q y) ⟹ Q x',
    '(∃x. U x ∧ ¬Q x) ⟹ ∃x. U x ∧ ¬Q x ∧ ∀y. U y ∧ ¬Q y ⟹ E x y',
    '∀x y. U x ∧ U y ∧ L x y ⟹ ¬E y x',
  ],
  [48, 'a = d ∨ b = c', 'a = b ∨ c = d', 'a = c ∨ b = d'],
  [49, '∀x. P x', '∃(x : A) y. ∀z. z = x ∨ z = y', 'P a', 'P b', '¬(a = b)'],
  [50, '∃x. ∀y. L x y', '∀x. L a x ∨ ∀y. L x y'],
  [51, '∃z. ∀x. (∃w. ∀y. L x y ⇔ y = w) ⇔ x = z', '∃z w. ∀x y. L x y ⇔ x = z ∧ y = w'],
  [56, '(∀x. (∃y. P y ∧ x = f y) ⟹ P x) ⇔ ∀x. P x ⟹ P (f x)'],
  [57, 'E (f a) (f c)', 'E (f a) (f b)', 'E (f b) (f c)', '∀x y z. E x y ∧ E y z ⟹ E x z'],
  [58, '∀x y. f (f x) = f (g y)', '∀x y. f x = g y'],
  [59, '∃x. P x ∧ ¬P (f x)', '∀x. P x ⇔ ¬P (f x)'],
  [60, '∀x. L x (f x) ⇔ ∃y. (∀z. L z y ⟹ L z (f x)) ∧ L x y'],
];

describe('the first-order prover', () => {
  it.each<Problem>(PROBLEMS)('proves problem %i of Pelletier', (_, goal, ...given) => {
    const th = firstOrder(formula(goal), given.map(known));
    expect(alphaEqual(th.conclusion, formula(goal))).toBe(true);
    expect(th.hypotheses).toHaveLength(0);
  });
});
