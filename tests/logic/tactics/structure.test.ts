// Tactics for the shape of a goal: what each leaves to be proved, and what it refuses.
import { describe, expect, it } from 'vitest';
import { printedGoal, type Goal, type Tactic } from '../../../src/logic/goal.ts';
import * as proof from '../../../src/logic/proof.ts';
import { proved, refused } from '../proof-outcome.ts';

const {
  absurd,
  assuming,
  both,
  by,
  cases,
  contradiction,
  either,
  exact,
  fix,
  forget,
  have,
  intro,
  logic,
  note,
  obtain,
  show,
  suffices,
  take,
} = proof;

/** What the steps leave: the facts and what is to be proved, of the goals reached in order. */
function left(statement: string, ...steps: readonly Tactic[]): { facts: readonly string[]; conclusion: string }[] {
  const seen: Goal[] = [];
  const look: Tactic = (goal, rest) => {
    seen.push(goal);
    return logic()(goal, rest);
  };
  proved(statement, ...steps, look);
  return seen.map((goal) => ({ ...printedGoal(goal) }));
}

describe('fix', () => {
  it('takes variables as given, under names of its own or under those of the statement', () => {
    expect(left('∀a b. a ⟹ b ⟹ a', fix('p q'))).toEqual([{ facts: [], conclusion: 'p ⟹ q ⟹ p' }]);
    expect(left('∀a b. a ⟹ b ⟹ a', fix())).toEqual([{ facts: [], conclusion: 'a ⟹ b ⟹ a' }]);
  });

  it('gives a name that is in use another one, if it was not asked for', () => {
    expect(left('∀x : ℕ. ∀y. (∀x. x = y) ⟹ x = y', fix('y'), fix())).toEqual([{ facts: [], conclusion: '(∀x. x = y1) ⟹ y = y1' }]);
  });

  it('refuses names in use, and more names than there are variables', () => {
    const used = refused('∀x : ℕ. ∀y. x = y', fix('x x'));
    expect(used.message).toBe('fix: the variable x is in use here');
    expect(used.goal?.conclusion).toBe('∀y. x = y');
    expect(refused('∀x : ℕ. ∀y : ℝ. x = 0 ⟹ y = y', fix('x x')).message).toMatch(/in use/);
    expect(refused('∀x : ℕ. x = x', fix('x y')).message).toBe('fix: the goal has no variable for y');
  });
});

describe('assuming', () => {
  it('has the conjuncts as facts, with labels as far as they go', () => {
    expect(left('∀p q r. p ∧ q ∧ r ⟹ r', fix('p q r'), assuming('a', 'b'))).toEqual([{ facts: ['a: p', 'b: q', 'r'], conclusion: 'r' }]);
  });

  it('assumes what is negated', () => {
    expect(left('∀p. ¬(p ∧ ¬p)', fix('p'), assuming('a', 'b'))).toEqual([{ facts: ['a: p', 'b: ¬p'], conclusion: 'F' }]);
  });

  it('refuses other goals', () => {
    expect(refused('T', assuming('a')).message).toBe('assuming: the goal is no implication and no negation');
  });
});

describe('intro', () => {
  it('takes all variables and assumptions', () => {
    expect(left('∀p. p ⟹ ∀q. q ∧ p ⟹ p', intro())).toEqual([{ facts: ['p', 'q', 'p'], conclusion: 'p' }]);
    expect(left('T', intro())).toEqual([{ facts: [], conclusion: 'T' }]);
  });
});

describe('take', () => {
  it('puts the terms for the variables', () => {
    expect(left('∃x y : ℕ. x = y', take('1', '1'))[0]!.conclusion).toBe('1 = 1');
    expect(left('∃f. ∀x : ℕ. f x = x', take('λx. x'))[0]!.conclusion).toBe('∀x. x = x');
  });

  it('refuses terms that do not fit', () => {
    expect(refused('∃x : ℕ. x = 0', take('0', '0')).message).toMatch(/take: the goal does not begin with ∃/);
    expect(refused('∃x : ℕ. x = 0', take('y')).message).toMatch(/no variable y/);
    const type = refused('∃x : ℕ. x = 0', take('T'));
    expect(type.code).toBe('term-types');
    expect(type.notes?.[0]).toBe('in      T');
  });
});

describe('both', () => {
  it('divides a conjunction and an equivalence', () => {
    expect(left('∀p. (p ⟹ p) ∧ (p ∨ ¬p)', fix('p'), both()).map(({ conclusion }) => conclusion)).toEqual(['p ⟹ p', 'p ∨ ¬p']);
    expect(left('∀p. p ∧ p ⇔ p', fix('p'), both()).map(({ conclusion }) => conclusion)).toEqual(['p ∧ p ⟹ p', 'p ⟹ p ∧ p']);
  });

  it('takes a proof for each of several parts, and no more', () => {
    proved('T ∧ (∀p. p ⟹ p) ∧ T', both([], [logic()], []));
    expect(refused('T ∧ T', both([], [], [])).message).toBe('both: 3 proofs are given for 2 parts');
    expect(refused('T ⇔ T', both([logic()], [logic()], [])).message).toMatch(/3 proofs/);
  });

  it('refuses other goals', () => {
    expect(refused('T', both()).message).toBe('both: the goal is neither a conjunction nor an equivalence');
  });
});

describe('either', () => {
  it('chooses a side', () => {
    expect(left('∀p. (p ⟹ p) ∨ F', fix('p'), either('left'))[0]!.conclusion).toBe('p ⟹ p');
    expect(left('∀p. F ∨ (p ⟹ p)', fix('p'), either('right'))[0]!.conclusion).toBe('p ⟹ p');
    expect(refused('T', either('left')).message).toBe('either: the goal is no disjunction');
  });
});

describe('have, note, show and suffices', () => {
  it('add a fact that is proved', () => {
    expect(left('∀p. p ⟹ p', fix('p'), assuming('a'), have('b: p ∨ F', logic()))[0]!.facts).toEqual(['a: p', 'b: p ∨ F']);
    expect(left('∀p q. p ∧ q ⟹ p', fix('p q'), have('(p ∨ ¬p) ∧ (q ∨ ¬q)', logic()))[0]!.facts).toEqual(['p ∨ ¬p', 'q ∨ ¬q']);
    expect(left('T ∧ T', note('one two', proof.lemma('tt', 'T ∧ (T ∨ F)', logic())))[0]!.facts).toEqual(['one: T', 'two: T ∨ F']);
    expect(refused('∀p. p', fix('p'), have('a: p', by())).goal?.conclusion).toBe('p');
  });

  it('go on with another formula', () => {
    expect(left('∀p. p ⟹ p ∨ F', fix('p'), suffices('it: p ⟹ p', logic()))).toEqual([{ facts: [], conclusion: 'p ⟹ p' }]);
    expect(left('∀p : bool. (λx. x) p ⟹ p', fix('p'), show('p ⟹ (λy. y) p'))[0]!.conclusion).toBe('p ⟹ (λy. y) p');
    expect(refused('∀p. p ∨ p', fix('p'), show('p')).message).toBe('show: p is another formula');
  });
});

describe('obtain', () => {
  it('has things with the property', () => {
    expect(
      left('∀P. (∃x y : ℕ. P x ∧ P y) ⟹ ∃z. P z', fix('P'), assuming('some'), obtain('a b', 'some', 'first', 'second'))[0]!.facts,
    ).toEqual(['some: ∃x y. P x ∧ P y', 'first: P a', 'second: P b']);
  });

  it('refuses names in use: they would be captured', () => {
    const P = '∀P (a : ℕ). (∃x y : ℕ. P x y) ⟹ P a a';
    expect(refused(P, fix('P a'), assuming('some'), obtain('a', 'some')).message).toBe('obtain: the variable a is in use here');
    expect(refused(P, fix('P a'), assuming('some'), obtain('x x', 'some')).message).toBe('obtain: the variable x is in use here');
  });

  it('shows a formula that has not so many ∃', () => {
    const error = refused('∀p. p ⟹ p', fix('p'), assuming('a'), obtain('x', 'a'));
    expect(error.message).toBe('obtain: there is no ∃ for x in p');
    expect(error.goal).toEqual({ facts: ['a: p'], conclusion: 'p' });
  });
});

describe('cases', () => {
  it('distinguishes whether a formula holds', () => {
    expect(left('∀p. p ∨ ¬p', fix('p'), cases('it: p')).map(({ facts }) => facts)).toEqual([['it: p'], ['it: ¬p']]);
    expect(left('∀p q. p ∨ q ∨ T', fix('p q'), cases('it: p ∨ q')).map(({ facts }) => facts)).toEqual([['it: p ∨ q'], ['it: ¬(p ∨ q)']]);
  });

  it('goes through a disjunction', () => {
    const goals = left('∀p q r. p ∨ q ∨ r ⟹ r ∨ q ∨ p', fix('p q r'), assuming('one'), cases('one', [logic()]), cases('rest'));
    expect(goals.map(({ facts }) => facts.at(-1))).toEqual(['q', 'r']);
    proved('∀p q. p ∨ q ⟹ q ∨ p', fix('p q'), assuming('it'), cases('it', [either('right')], [either('left')]));
  });

  it('refuses what is no disjunction, and a label that there is not', () => {
    expect(refused('∀p. p ⟹ p', fix('p'), assuming('a'), cases('a')).message).toBe('cases: p is no disjunction');
    expect(refused('∀p. p ⟹ p', fix('p'), assuming('a'), cases('aa')).message).toBe('use: no fact is called aa; there are a');
  });
});

describe('contradiction, absurd and forget', () => {
  it('assume the negation', () => {
    expect(left('∀p. p ∨ ¬p', fix('p'), contradiction('no'))).toEqual([{ facts: ['no: ¬(p ∨ ¬p)'], conclusion: 'F' }]);
  });

  it('end with a fact and its negation', () => {
    proved('∀p q. p ∧ ¬p ⟹ q', fix('p q'), assuming('yes', 'no'), absurd('no', 'yes'));
    expect(refused('∀p q. p ∧ q ⟹ F', fix('p q'), assuming('a', 'b'), absurd('b', 'a')).message).toBe('absurd: q is not the negation of p');
    expect(refused('∀p q. p ∧ ¬q ⟹ F', fix('p q'), assuming('a', 'b'), absurd('b', 'a')).message).toBe(
      'absurd: ¬q is not the negation of p',
    );
  });

  it('leave facts out', () => {
    expect(left('∀p q. p ∧ q ⟹ q', fix('p q'), assuming('a', 'b'), forget('a'))[0]!.facts).toEqual(['b: q']);
    expect(refused('∀p q. p ∧ q ⟹ q', fix('p q'), assuming('a', 'b'), forget('a'), exact('a')).message).toMatch(/there are b$/);
  });
});
