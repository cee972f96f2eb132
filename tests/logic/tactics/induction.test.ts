// Induction and the cases of a natural number.
import { describe, expect, it } from 'vitest';
import { printedGoal, type Tactic } from '../../../src/logic/goal.ts';
import {
  arith,
  assuming,
  both,
  by,
  cases,
  exact,
  fix,
  have,
  induct,
  intro,
  logic,
  simp,
  strongInduct,
  zeroOrSuc,
} from '../../../src/logic/proof.ts';
import { proved, refused } from '../proof-outcome.ts';

/** A step that records the goal and goes on. */
function seen(goals: unknown[]): Tactic {
  return (goal, rest) => {
    goals.push(printedGoal(goal));
    return rest(goal);
  };
}

describe('induct', () => {
  it('leaves the goal for 0, and for the successor from the goal before', () => {
    const goals: unknown[] = [];
    proved('∀n. 0 * n = 0', induct('n', [seen(goals), simp()], [seen(goals), simp()]));
    expect(goals).toEqual([
      { facts: [], conclusion: '0 * 0 = 0' },
      { facts: ['IH: 0 * n = 0'], conclusion: '0 * suc n = 0' },
    ]);
  });

  it('is about a variable that is fixed, too, and the same steps may prove both', () => {
    proved('∀m n. m + n = n + (m : ℕ)', fix('m n'), induct('n'), by());
    proved('∀p. p 0 ∧ (∀n. p n ⟹ p (suc n)) ⟹ ∀n. p n', fix('p'), assuming('zero', 'step'), induct('n', [exact('zero')], [by('step')]));
  });

  it('gives the variable another name where it is in use', () => {
    const goals: unknown[] = [];
    proved('∀n. ∀m. m = n ⟹ ∀n. n + m = m + (n : ℕ)', intro(), induct('n1', [arith()], [seen(goals), arith()]));
    expect(goals).toHaveLength(1);
  });

  it('keeps redexes of the goal as they are', () => {
    proved('(∀n. (λx. x) n = n + 0) ∧ T', both([induct('n', [simp()], [simp()])], []));
  });

  it('refuses a variable that facts are about, one that there is not, and one that is no natural number', () => {
    const about = refused('∀n. n = 0 ⟹ n = n', fix('n'), assuming('a'), induct('n'));
    expect(about.message).toBe('induct: there is a fact about n; bring it into the goal first');
    expect(about.goal).toEqual({ facts: ['a: n = 0'], conclusion: 'n = n' });
    expect(refused('∀n. n = 0', induct('m')).message).toBe('induct: the goal neither begins with ∀m nor has the variable m');
    expect(refused('∀(x : ℝ). x = x', induct('x')).message).toBe('induct: x is no natural number');
    expect(refused('∀(x : ℝ). x = x', fix('x'), induct('x')).message).toBe('induct: x is no natural number');
  });
});

describe('strongInduct', () => {
  it('has the goal for all smaller numbers', () => {
    const goals: unknown[] = [];
    proved('∀p. (∀n : ℕ. (∀m. m < n ⟹ p m) ⟹ p n) ⟹ ∀n. p n', fix('p'), assuming('step'), strongInduct('n'), seen(goals), logic());
    expect(goals).toEqual([{ facts: ['step: ∀n. (∀m. m < n ⟹ p m) ⟹ p n', 'IH: ∀m. m < n ⟹ p m'], conclusion: 'p n' }]);
  });

  it('refuses what induct refuses', () => {
    expect(refused('∀(x : ℝ). x = x', strongInduct('x')).message).toBe('strongInduct: x is no natural number');
    expect(refused('∀n. n = 0 ⟹ n = n', fix('n'), assuming('a'), strongInduct('n')).message).toMatch(
      /^strongInduct: there is a fact about n/,
    );
  });
});

describe('zeroOrSuc', () => {
  it('has the equation in either case', () => {
    const goals: { facts: readonly string[] }[] = [];
    const look: Tactic = (goal, rest) => {
      goals.push(printedGoal(goal));
      return rest(goal);
    };
    proved('∀n. n = 0 ∨ 0 < n', fix('n'), zeroOrSuc('n', 'm'), look, by());
    expect(goals.map(({ facts }) => facts.at(-1))).toEqual(['is: n = 0', 'is: n = suc m']);
    proved(
      '∀n. n = 0 ∨ (∃m. n = suc m)',
      fix('n'),
      zeroOrSuc('n', 'm', [simp()], [have('it: ∃k. n = suc k', logic()), cases('n = 0', [simp()], [logic()])]),
    );
  });

  it('refuses a name in use, and what is no natural number', () => {
    expect(refused('∀n m : ℕ. m = m', fix('n m'), zeroOrSuc('m', 'm')).message).toMatch(/in use/);
    expect(refused('∀(x : ℝ). x = x', fix('x'), zeroOrSuc('x', 'm')).code).toBe('term-types');
  });
});
