// Functions from the axiom of choice.
import { describe, expect, it } from 'vitest';
import { printedGoal, type Tactic } from '../../../src/logic/goal.ts';
import { assuming, choose, exact, fix, logic, take } from '../../../src/logic/proof.ts';
import { proved, refused } from '../proof-outcome.ts';

/** The facts after the choice, of which the first is the given one. */
function chosen(given: string, names: string, ...labels: readonly string[]): readonly string[] {
  let facts: readonly string[] = [];
  const look: Tactic = (goal, rest) => {
    facts = printedGoal(goal)
      .facts.slice(1)
      .filter((text) => !text.startsWith('chosen:'));
    return rest(goal);
  };
  proved(
    `∀p q r. (${given}) ∧ (p 0 0 ⟹ q 0 ⟹ r 0 0 (0 : ℕ)) ⟹ T`,
    fix('p q r'),
    assuming('given'),
    choose(names, 'given', ...labels),
    look,
  );
  return facts.slice(1);
}

describe('choose', () => {
  it('has a function with the property at each argument', () => {
    expect(chosen('∀x : ℕ. ∃y : ℕ. p x y', 'f', 'it')).toEqual(['it: ∀x. p x (f x)']);
  });

  it('keeps premises, and has conjuncts one by one', () => {
    expect(chosen('∀x : ℕ. q x ⟹ ∃y : ℕ. p x y', 'f', 'it')).toEqual(['it: ∀x. q x ⟹ p x (f x)']);
    expect(chosen('∃y : ℕ. q y ∧ p y y', 'c', 'one', 'two')).toEqual(['one: q c', 'two: p c c']);
  });

  it('has functions of several arguments, and several functions', () => {
    const goal = '∀r. (∀x y : ℕ. ∃z : ℕ. r x y z) ⟹ ∃g. ∀x y : ℕ. r x y (g x y : ℕ)';
    proved(goal, fix('r'), assuming('given'), choose('g', 'given', 'it'), take('g'), exact('it'));
    expect(chosen('∀x : ℕ. ∃y z : ℕ. r x y z', 'f g', 'it')).toEqual(['it: ∀x. r x (f x) (g x)']);
  });

  it('proves that there is a function', () => {
    proved('∀p. (∀x : A. ∃y : B. p x y) ⟹ ∃f. ∀x. p x (f x)', fix('p'), assuming('some'), choose('f', 'some', 'it'), take('f'), logic());
  });

  it('refuses other formulas, names in use and no name', () => {
    const run = (names: string, given = '∀x : ℕ. ∃y : ℕ. p x y') =>
      refused(`∀p. (${given}) ⟹ p 0 0`, fix('p'), assuming('it'), choose(names, 'it')).message;
    expect(run('f', 'p (0 : ℕ) (0 : ℕ)')).toBe('choose: p 0 0 has not the form ∀… . … ⟹ ∃y. p');
    expect(run('p')).toMatch(/the variable p is in use here/);
    expect(run('')).toBe('choose: a function needs a name');
    expect(run('f f')).toMatch(/the variable f is in use here|has not the form/);
  });
});
