// Tactics that finish a goal, and how they say that they cannot.
import { describe, expect, it } from 'vitest';
import { arith, assuming, by, exact, fact, fix, intro, lemma, linearly, logic, logicFrom, ring } from '../../../src/logic/proof.ts';
import { proved, refused } from '../proof-outcome.ts';

describe('each of them', () => {
  it('finishes what it is for', () => {
    proved('∀x y. (x + y) * (x - y) = x * x - y * (y : ℝ)', fix('x y'), ring());
    proved('∀x y. x < y ∧ 0 < x ⟹ x < 2 * (y : ℝ)', intro(), linearly());
    proved('∀m n. m < n ⟹ suc m ≤ n', intro(), arith());
    proved('∀P. (∃x : A. ∀y : A. P x y) ⟹ ∀y. ∃x. P x y', logic());
    proved('∀p q. p ∧ q ⟹ q', intro(), logic());
    proved('∀x. x = 0 ⟹ x * 2 = (0 : ℝ)', intro(), by());
  });

  it('works with redexes', () => {
    proved('∀x. (λy. y + y) x = 2 * (x : ℝ)', fix('x'), ring());
    proved('∀n. (λm. m) n < suc n', fix('n'), arith());
    proved('∀p : bool. (λx. x) p ⟹ p', logic());
    proved('∀p : bool. (λx. x) p ⟹ p', fix('p'), assuming('it'), exact('it'));
  });

  it('uses what it is given', () => {
    const least = lemma('least-one', '∀n. 0 < n ⟹ 1 ≤ n', intro(), arith());
    proved('∀n. ¬(n = 0) ⟹ 1 ≤ n', fix('n'), assuming('it'), by(least));
    proved('∀n. suc n = 0 ⟹ F', logicFrom(fact('suc-not-zero')));
    proved('∀x y. x ≤ y ∧ y ≤ x ⟹ x = (y : ℝ)', fix('x y'), assuming('one', 'two'), linearly('one', 'two'));
  });

  it('uses only what it is given where it is told so', () => {
    expect(refused('∀p. p ⟹ p', fix('p'), assuming('it'), logicFrom(fact('suc-not-zero'))).goal).toEqual({
      facts: ['it: p'],
      conclusion: 'p',
    });
  });
});

describe('the error', () => {
  it.each([
    ['∀p. p', [fix('p'), ring()], 'tactic', /ring: the goal is no equation/, 'p'],
    ['∀x. x = 2 * (x : ℝ)', [fix('x'), ring()], 'not-ring-identity', /./, 'x = 2 * x'],
    ['∀x. x < (1 : ℝ)', [fix('x'), linearly()], 'linear-open', /x < 1 does not follow by linear arithmetic/, 'x < 1'],
    ['∀n. n < 1', [fix('n'), arith()], 'arithmetic-open', /n < 1 does not follow by arithmetic/, 'n < 1'],
    ['∀p. p', [fix('p'), logic()], 'first-order-limit', /no first-order proof was found of p/, 'p'],
    ['∀p. p', [fix('p'), by()], 'tactic', /by: no simple proof was found; this is what is left/, 'p'],
    ['∀p q. p ∧ q ⟹ p', [fix('p q'), assuming('a', 'b'), exact('b')], 'tactic', /exact: q is another formula/, 'p'],
  ] as const)('of %s names the lemma and shows the goal', (statement, steps, code, message, conclusion) => {
    const error = refused(statement, ...steps);
    if (code !== 'not-ring-identity') expect(error.code).toBe(code);
    expect(error.place).toBe('sample');
    expect(error.message).toMatch(message);
    expect(error.goal?.conclusion).toBe(conclusion);
    expect(error.notes?.at(-1)).toBe(`to prove ${conclusion}`);
  });
});
