// Chains of equations, functions at each argument, sides part by part.
import { describe, expect, it } from 'vitest';
import { printedGoal, type Tactic } from '../../../src/logic/goal.ts';
import { arith, argumentwise, assuming, by, chain, equals, exact, extensionally, fix, simp } from '../../../src/logic/proof.ts';
import { proved, refused } from '../proof-outcome.ts';

const abc = '∀(a : ℕ) b c. a = b ∧ b = c ⟹ a = c';
const given = [fix('a b c'), assuming('one', 'two')] as const;

describe('chain', () => {
  it('joins its links, between sides that are written or left to the goal', () => {
    proved(abc, ...given, chain('a', equals('b', exact('one')), equals('c', exact('two'))));
    proved(abc, ...given, chain('…', equals('b'), equals('…')));
    proved('∀n. (λx. x + 0) n = n', fix('n'), chain('n + 0', equals('n', simp())));
  });

  it('refuses chains from or to other terms, without links, or for other goals', () => {
    const other = refused(abc, ...given, chain('a', equals('b')));
    expect(other.message).toBe('chain: it proves a = b, and not the goal');
    expect(other.goal).toEqual({ facts: ['one: a = b', 'two: b = c'], conclusion: 'a = c' });
    expect(refused(abc, ...given, chain('…')).message).toBe('chain: it has no links');
    expect(refused('T', chain('…', equals('…'))).message).toBe('chain: the goal is no equation');
    expect(refused(abc, ...given, chain('a', equals('T'))).code).toBe('term-types');
  });

  it('says which link does not hold', () => {
    const error = refused(abc, ...given, chain('…', equals('c + 1', arith()), equals('…', arith())));
    expect(error.goal?.conclusion).toBe('a = c + 1');
  });
});

describe('extensionally', () => {
  it('compares functions at each argument', () => {
    proved('∀f g. (∀x : ℕ. f x = (g x : ℕ)) ⟹ f = g', fix('f g'), assuming('same'), extensionally('x'), simp('same'));
    proved('(λm n. m + n) = (λm n. n + (m : ℕ))', extensionally('i', 'j'), arith());
  });

  it('refuses other goals and names in use', () => {
    expect(refused('∀(x : ℕ). x = x', fix('x'), extensionally('y')).message).toBe('extensionally: the goal is no equation of functions');
    const inUse = refused('∀(i : ℝ) (f : ℕ → ℝ). f = (λx. i)', fix('i f'), extensionally('i'));
    expect(inUse.message).toBe('extensionally: the variable i is in use here');
  });
});

describe('argumentwise', () => {
  it('leaves the arguments that differ', () => {
    const goals: string[] = [];
    const look: Tactic = (goal, rest) => {
      goals.push(printedGoal(goal).conclusion);
      return rest(goal);
    };
    proved('∀h a. h (a + 0) 1 (0 + a) = (h a 1 a : ℕ)', fix('h a'), argumentwise(), look, arith());
    expect(goals).toEqual(['a + 0 = a', '0 + a = a']);
    proved('∀(f : ℕ → ℕ) a b. a = b ⟹ f a = f b', fix('f a b'), assuming('e'), argumentwise([exact('e')]));
  });

  it('refuses sides of other form, and proofs for nothing', () => {
    expect(refused('∀(f : ℕ → ℕ). f 1 = 2', fix('f'), argumentwise()).message).toMatch(/not the same function of some arguments/);
    expect(refused('T', argumentwise()).message).toBe('argumentwise: the goal is no equation');
    expect(refused('∀(f : ℕ → ℕ). f (1 + 0) = f 1', fix('f'), argumentwise([by()], [by()])).message).toBe(
      'argumentwise: 2 proofs are given for 1 arguments that differ',
    );
  });
});
