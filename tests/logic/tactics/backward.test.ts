// The use of lemmas: at values, with their premises, backwards.
import { describe, expect, it } from 'vitest';
import { printedGoal, type Tactic } from '../../../src/logic/goal.ts';
import { apply, assuming, at, by, exact, fact, fix, from, intro, lemma, logic, note, simp } from '../../../src/logic/proof.ts';
import { proved, refused } from '../proof-outcome.ts';

const less = lemma('less', '∀m n k. m < n ∧ n < k ⟹ m < (k : ℕ)', intro(), by());
const swap = lemma('swap', '∀p q. p ∧ q ⇔ q ∧ p', logic());

describe('at', () => {
  it('puts values for the variables in order, also of other types', () => {
    proved('∀n. n + 1 = 1 + n', fix('n'), exact(at(fact('natural-add-comm'), 'n', '1')));
    proved('T = T', exact(at(fact('reflexive'), 'T')));
    proved('∀f. (λx. f x) = (f : A → ℕ)', fix('f'), exact(at(fact('eta'), 'f')));
  });

  it('reduces what values make', () => {
    proved('∀P. (∀f. P (f 0)) ⟹ P (0 + 1)', fix('P'), assuming('all'), exact(at('all', 'λx. x + 1')));
  });

  it('refuses values for no variable, or of another type', () => {
    const P = '∀P. (∀x : ℕ. P x) ⟹ P 0';
    expect(refused(P, fix('P'), assuming('all'), exact(at('all', '0', '1'))).message).toBe('at: there is no variable for 1 in P 0');
    expect(refused(P, fix('P'), assuming('all'), exact(at('all', 'T'))).code).toBe('term-types');
  });

  it('keeps the types of what was assumed', () => {
    const error = refused('∀(P : A → bool). (∀x. P x) ⟹ T', fix('P'), assuming('all'), note('one', at('all', '0')));
    expect(error.message).toBe('at: 0 has not the type of the variable x');
  });
});

describe('from', () => {
  it('discharges premises in order, conjunct by conjunct', () => {
    proved('∀a b c. a < b ∧ b < c ⟹ a < (c : ℕ)', fix('a b c'), assuming('one', 'two'), exact(from(at(less, 'a', 'b', 'c'), 'one', 'two')));
    proved('∀p q r. (p ⟹ q ⟹ r) ∧ p ∧ q ⟹ r', fix('p q r'), assuming('it', 'a', 'b'), exact(from('it', 'a', 'b')));
  });

  it('says which premise is not given', () => {
    const given = '∀p q r. (p ∧ q ⟹ r) ∧ p ∧ q ⟹ r';
    const run = (...premises: string[]) => refused(given, fix('p q r'), assuming('it', 'a', 'b'), exact(from('it', ...premises))).message;
    expect(run('b', 'a')).toBe('from: the premise p is not what is given');
    expect(run('a')).toBe('from: the premise q is not what is given');
    expect(run('a', 'b', 'b')).toBe('from: no premise is left for 1 of what is given');
  });
});

describe('apply', () => {
  it('leaves the premises, each for its own steps or for those that follow', () => {
    proved('2 < 4', apply(less, { n: '3' }, [simp()], [simp()]));
    proved('2 < 4', apply(less, { n: '3' }), simp());
    proved('∀p. p ⟹ p ∧ T', fix('p'), assuming('a'), apply(lemma('and-true', '∀p. p ⟹ p ∧ T', logic())), exact('a'));
  });

  it('finds functions as values', () => {
    proved('∀n. n + 0 = n * 1', apply(fact('induction')), by());
  });

  it('uses facts, whose own variables stay', () => {
    proved(
      '∀P a. (∀x. P x ⟹ P (suc x)) ∧ P a ⟹ P (suc (suc a))',
      fix('P a'),
      assuming('step', 'start'),
      apply('step'),
      apply('step'),
      exact('start'),
    );
    const fixed = refused('∀P Q (a : A). (Q a ⟹ P a) ∧ P a ⟹ ∀b. P b', fix('P Q a'), assuming('it', 'other'), fix('b'), apply('it'));
    expect(fixed.message).toMatch(/^apply: the goal does not match P a/);
    expect(fixed.goal).toEqual({ facts: ['it: Q a ⟹ P a', 'other: P a'], conclusion: 'P b' });
  });

  it('uses an equivalence in either direction', () => {
    proved('∀p q. p ∧ q ⟹ q ∧ p', fix('p q'), assuming('a', 'b'), apply(swap), by());
  });

  it('proves the goal as it is written, also with redexes', () => {
    proved('∀(a : ℕ). (λy. y) (suc a) = (λy. y) (suc a)', fix('a'), apply(lemma('same', '∀(f : A → B) x. f x = f x', fix(), simp())));
  });

  it('says what does not match, what is missing and what is too much', () => {
    expect(refused('∀p. p ∨ p', fix('p'), apply(fact('suc-not-zero'))).message).toMatch(/^apply: the goal does not match ¬\(suc n = 0\)/);
    expect(refused('2 < 4', apply(less)).message).toBe("apply: what is n? Give it: { n: '…' }");
    expect(refused('2 < 4', apply(less, { x: '3' })).message).toMatch(/^apply: .*variables? x/);
    expect(refused('2 < 4', apply(less, { n: 'T' })).code).toBe('term-types');
    expect(refused('2 < 4', apply(less, { n: '3' }, [simp()], [simp()], [simp()])).message).toBe(
      'apply: 3 proofs are given for 2 premises',
    );
  });

  it('leaves no premise unproved', () => {
    const goals: string[] = [];
    const look: Tactic = (goal, rest) => {
      goals.push(printedGoal(goal).conclusion);
      return rest(goal);
    };
    proved('2 < 4', apply(less, { n: '3' }), look, simp());
    expect(goals).toEqual(['2 < 3', '3 < 4']);
    expect(refused('2 < 4', apply(less, { n: '5' }), simp()).goal?.conclusion).toBe('F');
  });
});
