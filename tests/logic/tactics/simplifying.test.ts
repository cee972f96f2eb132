// Rewriting and simplification of goals and facts.
import { describe, expect, it } from 'vitest';
import { printedGoal, type Tactic } from '../../../src/logic/goal.ts';
import { assuming, back, exact, fact, fix, have, intro, rewrite, rewriteFact, simp, simpFact, simpOnly } from '../../../src/logic/proof.ts';
import { proved, refused } from '../proof-outcome.ts';

/** The goal that the steps leave, which must be proved by simplification. */
function left(statement: string, ...steps: readonly Tactic[]): { facts: readonly string[]; conclusion: string } {
  let goals = { facts: [] as readonly string[], conclusion: 'T' };
  const look: Tactic = (goal, rest) => {
    goals = printedGoal(goal);
    return rest(goal);
  };
  proved(statement, ...steps, look, simp());
  return goals;
}

describe('rewrite', () => {
  it('uses what is given from left to right, wherever it can, and nothing else', () => {
    const goal = left('∀(a : ℕ) b P. a = b ∧ P (b + 0) (b + 0) ⟹ P (a + 0) (a + 0)', fix('a b P'), assuming('e', 'it'), rewrite('e'));
    expect(goal.conclusion).toBe('P (b + 0) (b + 0)');
  });

  it('uses conditions that hold, and equations backwards', () => {
    proved('∀(f : ℕ → ℕ). (∀x. 0 < x ⟹ f x = x) ⟹ f 3 = 3', fix('f'), assuming('e'), rewrite('e'));
    proved('∀(a : ℕ) b P. a = b ∧ P a ⟹ P b', fix('a b P'), assuming('e', 'it'), rewrite(back('e')), exact('it'));
    proved(
      '∀(f : ℕ → ℕ → ℕ) p. (∀x. p x ⟹ ∀y. f x y = y) ⟹ ∀x. p x ⟹ x + 0 = f x (x + 0)',
      fix('f p'),
      assuming('e'),
      intro(),
      rewrite('e'),
    );
  });

  it('refuses where nothing can be rewritten, and what is no equation backwards', () => {
    const error = refused('∀p. p ⟹ p ∧ p', fix('p'), assuming('it'), rewrite(fact('suc-not-zero')));
    expect(error.message).toBe('rewrite: nothing here can be rewritten');
    expect(error.goal).toEqual({ facts: ['it: p'], conclusion: 'p ∧ p' });
    expect(refused('∀p q. p ∧ q ⟹ p', fix('p q'), assuming('a', 'b'), rewrite(back('b'))).message).toBe('back: q is no equation');
  });
});

describe('simp', () => {
  it('uses facts, what it is given, and declared rules', () => {
    proved('∀(a : ℕ) b. a = b ⟹ a + 0 = 0 + b', intro(), simp());
    proved('∀m n. suc m * n = n + m * n', fix('m n'), simp(fact('natural-suc-mul'), fact('natural-add-comm')));
  });

  it('proves anything from a fact that is F', () => {
    proved('∀p. (0 = 1) ∧ T ⟹ p', fix('p'), assuming('no'), simpFact('no'));
    proved('∀p. F ⟹ p', fix('p'), assuming('no'), simp());
  });

  it('ends with an error at facts that rewrite each other for ever', () => {
    const error = refused('∀(f : ℕ → ℕ) g. (∀n. f n = g n) ∧ (∀n. g n = f n) ⟹ f 0 = 1', fix('f g'), assuming('one', 'two'), simp());
    expect(error.code).toBe('simplify-limit');
    expect(error.goal?.conclusion).toBe('f 0 = 1');
  });

  it('turns an equation round that has a numeral on the left', () => {
    proved('∀a l. 0 = 2 * a ∧ l = 0 ⟹ (if l = 2 * a then 1 else 0) = 1', intro(), simp());
  });

  it('does not use facts as rules where it is told so, but for conditions', () => {
    const error = refused('∀(f : A → A) a b. a = b ⟹ f (if T then a else b) = f b', fix('f a b'), assuming('e'), simpOnly());
    expect(error.goal?.conclusion).toBe('f a = f b');
    proved('∀(f : ℕ → ℕ) p. p 1 ⟹ (∀x. p x ⟹ f x = 2) ⟹ f 1 = 2', fix('f p'), assuming('it'), assuming('e'), simpOnly('e'));
  });

  it('knows a fact as a congruence, about its own variables only', () => {
    const statement = '∀k. (∀f g. (∀i. i < k ⟹ f i = g i) ⟹ min k (f 0) = min k (g 0)) ⟹ ∀n a. min n (a + 0) = min n a';
    proved(statement, fix('k'), assuming('c'), fix('n a'), simp('c'));
  });
});

describe('simpFact and rewriteFact', () => {
  it('change the fact with that label, the last one if there are several, and leave the others', () => {
    expect(left('∀p q. p ∧ (q ∧ T) ⟹ ¬¬p ∧ q', fix('p q'), assuming('a', 'b'), have('a: ¬¬q', simp()), simpFact('a')).facts).toEqual([
      'a: p',
      'b: q',
      'T',
    ]);
  });

  it('rewrite by what is given only', () => {
    const goal = left('∀(a : ℕ) b P. a = b ∧ P (a + 0) ⟹ P (b + 0)', fix('a b P'), assuming('e', 'it'), rewriteFact('it', 'e'));
    expect(goal.facts).toEqual(['e: a = b', 'it: P (b + 0)']);
  });

  it('refuse what does not change, and labels that there are not', () => {
    const run = (step: Tactic) => refused('∀p q. p ∧ q ⟹ p ∧ q', fix('p q'), assuming('a', 'b'), step).message;
    expect(run(simpFact('a'))).toBe('simpFact: nothing in a can be simplified');
    expect(run(rewriteFact('a', fact('eta')))).toBe('rewriteFact: nothing in a can be rewritten');
    expect(run(simpFact('c'))).toBe('use: no fact is called c; there are a, b');
    expect(run(rewriteFact('c', 'a'))).toBe('use: no fact is called c; there are a, b');
  });
});
