import { describe, expect, it } from 'vitest';
import { DiagnosticError } from '../../../src/diagnostics/diagnostic.ts';
import { alphaEqual } from '../../../src/kernel/term.ts';
import { axiom, axiomsOf, type Theorem } from '../../../src/kernel/theorem.ts';
import { typeVariable } from '../../../src/kernel/type.ts';
import { FALSE } from '../../../src/logic/formula.ts';
import { fact, factOfAxiom } from '../../../src/logic/foundation.ts';
import { firstOrder, tryFirstOrder } from '../../../src/logic/first-order/prove-first-order.ts';
import { assumed, formula, known } from './first-order-problems.ts';

const NATURAL_ORDER = [fact('natural-le-trans'), fact('natural-le-refl'), fact('natural-not-le'), fact('natural-not-less')];
const DIRECTED = known('∀(m : ℕ) n. ∃p. m ≤ p ∧ n ≤ p');

/** Expects a proof of exactly that formula, by hypotheses of what is given alone. */
function expectProof(goal: string, given: readonly Theorem[]): Theorem {
  const th = firstOrder(formula(goal), given);
  expect(alphaEqual(th.conclusion, formula(goal))).toBe(true);
  for (const h of th.hypotheses) expect(given.some((one) => one.hypotheses.some((t) => alphaEqual(t, h)))).toBe(true);
  return th;
}

describe('firstOrder', () => {
  it.each<[string, string, readonly Theorem[]]>([
    ['a bound that is passed on', '∀i. i < m ⟹ i < n', [known('m ≤ n'), known('∀(a : ℕ) b c. a < b ∧ b ≤ c ⟹ a < c')]],
    ['a chain of five', 'i ≤ n', [...['i ≤ j', 'j ≤ k', 'k ≤ m', 'm ≤ n'].map(known), ...NATURAL_ORDER]],
    ['a chain that is strict somewhere', 'i < n', [...['i ≤ j', 'j < k', 'k ≤ m', 'm ≤ n'].map(known), ...NATURAL_ORDER]],
    ['a common bound, by the order being total', '∃k. i ≤ k ∧ j ≤ k', [...NATURAL_ORDER, fact('natural-le-total')]],
    [
      'an index from which on two things hold',
      '∃k. ∀n. k ≤ n ⟹ X n < u ∧ Y n < u',
      [known('∃k. ∀n. k ≤ n ⟹ X n < u'), known('∃k. ∀n. k ≤ n ⟹ Y n < u'), DIRECTED, fact('natural-le-trans')],
    ],
    [
      'a witness from a witness',
      '∃j. j < n ∧ i = j + 1',
      [known('∀i. i < m ⟹ ∃j. j < k ∧ i = j + 1'), known('i < m'), known('k ≤ n'), known('∀(a : ℕ) b c. a < b ∧ b ≤ c ⟹ a < c')],
    ],
    [
      'an order that is antisymmetric',
      'u = v',
      [known('u ≤ w'), known('w ≤ v'), known('v ≤ u'), fact('real-le-trans'), fact('real-le-antisym')],
    ],
    [
      'the cases of m < suc n',
      'X m = u',
      [known('m < suc n'), known('X n = u'), known('∀i. i < n ⟹ X i = u'), fact('natural-less-suc-cases')],
    ],
    ['a value that is unique', 'u = v', [known('∃!x. x * x = w'), known('u * u = w'), known('v * v = w')]],
    ['that a value is unique', '∃!x. B x', [known('B u'), known('∀x y. B x ∧ B y ⟹ x = y')]],
    ['a conditional between numbers', 'u ≤ abs u', [fact('real-abs'), fact('real-le-refl'), known('∀(x : ℝ). ¬(0 ≤ x) ⟹ x ≤ -x')]],
    ['a conditional between truth values', 'if p then q else r', [known('p ⟹ q'), known('¬p ⟹ r')]],
    ['a function that a fact is about', 'S (λi. X i + u)', [known('∀g x. S g ⟹ S (λn. g n + x)'), known('S X')]],
    ['anything from facts that contradict each other', 'p', [known('B u'), known('¬B v'), known('u = v')]],
  ])('proves %s', (_, goal, given) => {
    expectProof(goal, given);
  });

  it.each<[string, readonly string[]]>([
    ['a = d', ['a = b', 'c = b', 'c = d']],
    ['f (f (f a)) = a', ['f a = b', 'f b = c', 'f c = a']],
    ['f a = a', ['f (f (f a)) = a', 'f (f a) = a']],
    ['f a = a', ['f (f (f (f (f a)))) = a', 'f (f (f a)) = a']],
    ['L (f a) (g b)', ['L (f c) (g d)', 'a = c', 'b = d']],
    ['¬(a = b)', ['P a', '¬P b']],
    ['P a ∨ P b', ['c = a ∨ c = b', 'P c']],
    ['X (suc (suc k)) = u + w + w', ['∀n. X (suc n) = X n + w', 'X k = u']],
    ['B (X (suc i) + v)', ['X (suc i) = X i + u', 'X i = w', 'B (w + u + v)']],
    ['∀x. f x = a', ['∀x. f x = g (f x)', '∀x. g x = a']],
  ])('replaces equals by equals: %s', (goal, given) => {
    expectProof(goal, given.map(known));
  });

  it('has the hypotheses that the proof needs and no others', () => {
    const th = expectProof('Q a', [assumed('P a'), assumed('R a'), assumed('∀x. P x ⟹ Q x')]);
    expect(th.hypotheses).toHaveLength(2);
  });

  it('takes free variables of the facts as constants', () => {
    expect(tryFirstOrder(formula('P b'), [known('P a')])).toBeNull();
    expect(tryFirstOrder(formula('P b'), [assumed('P a'), known('∀x. P a ⟹ P x')])).not.toBeNull();
  });

  it('keeps hypotheses apart from literals that are the same formula', () => {
    const th = expectProof('P a ⟹ Q a', [axiom([formula('P a')], formula('P a ⟹ Q a'))]);
    expect(th.hypotheses.length).toBeLessThanOrEqual(1);
    expectProof('Q a', [axiom([formula('¬Q a')], formula('P a')), axiom([formula('P a')], formula('Q a'))]);
    expectProof('P a ∧ Q a', [axiom([formula('Q b')], formula('P a')), axiom([formula('P a')], formula('Q a'))]);
  });

  it('rests on facts of the foundation and on what is given alone', () => {
    const given = [known('∀x. ∃y. L x y'), known('∀x y. L x y ⟹ P y')];
    const th = expectProof('∃x. P x', given);
    const own = axiomsOf(given);
    for (const one of axiomsOf([th])) expect(own.has(one) || factOfAxiom(one) !== null).toBe(true);
  });

  it('puts facts with type variables at the types of the problem', () => {
    const given = [fact('pair-cases'), fact('first'), fact('second')];
    const text = '∀(z : ℕ × ℝ). z = (fst z, snd z)';
    expectProof(text, given);
    expectProof(text.replace('ℕ × ℝ', 'A × B'), given);
  });

  it('leaves type variables of hypotheses as they are', () => {
    const all = formula('∀(x : A). x = a');
    expect(all.typeVariables).toBe(typeVariable('A').variables);
    expect(tryFirstOrder(formula('i = j'), [axiom([all], all)])).toBeNull();
    expectProof('b = c', [axiom([all], all)]);
  });

  it('proves F from facts that contradict each other, and a fact that is the goal', () => {
    expect(firstOrder(FALSE, [known('∀x. P x'), known('∃x. ¬P x')]).conclusion).toBe(FALSE);
    expectProof('P a', [known('P a')]);
  });

  it('proves a goal with a redex as it stands', () => {
    expectProof('(λx. P x) a', [known('P a')]);
  });
});

describe('what does not follow', () => {
  it.each<[string, readonly string[]]>([
    ['P a', []],
    ['P a', ['P b']],
    ['∀x. P x', ['∃x. P x']],
    ['∃y. ∀x. L x y', ['∀x. ∃y. L x y']],
    ['P b', ['P a ∨ P b']],
    ['a = b', ['f a = f b']],
    ['∃x. L x x', ['∀x. L x (f x)']],
    ['∃x. x = f x', ['P a']],
    ['L b a', ['L a b']],
    ['q ⟹ p', ['p ⟹ q']],
    ['i < n', ['i ≤ n']],
  ])('is not proved: %s', (goal, given) => {
    expect(tryFirstOrder(formula(goal), given.map(known), { limit: 20_000 })).toBeNull();
  });

  it('is refused with the goal and how much was tried, at the limit or before', () => {
    const attempt = (goal: string, given: readonly Theorem[]) => (): unknown => firstOrder(formula(goal), given, { limit: 1000 });
    const refusal = (run: () => unknown): DiagnosticError => {
      try {
        run();
      } catch (error) {
        if (error instanceof DiagnosticError) return error;
        throw error;
      }
      throw new Error('a proof was found');
    };
    const limited = refusal(attempt('i < n', [known('i ≤ n'), ...NATURAL_ORDER, fact('natural-le-total')]));
    expect(limited.diagnostic.code).toBe('first-order-limit');
    expect(limited.message).toContain('i < n');
    expect(limited.message).toMatch(/1001 connections/);
    const early = refusal(attempt('P a', [known('P b')]));
    expect(early.diagnostic.code).toBe('first-order-limit');
    expect(early.message).toContain('no more');
  });

  it('ends also where terms double at each step', () => {
    expect(tryFirstOrder(formula('B u'), [known('∀x. B (x + x) ⟹ B x'), known('B v')], { limit: 20_000 })).toBeNull();
  });
});
