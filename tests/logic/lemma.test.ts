// Lemmas: a statement, proved when it is asked for, once.
import { describe, expect, it } from 'vitest';
import { assume, axiomsOf, inferenceCount } from '../../src/kernel/theorem.ts';
import { truth } from '../../src/logic/connective-rules.ts';
import { fact, factOfAxiom } from '../../src/logic/foundation.ts';
import { printed, type Tactic } from '../../src/logic/goal.ts';
import { derivedLemma, inferencesIn, lemmaOf, type Lemma } from '../../src/logic/lemma.ts';
import { by, define, exact, have, lemma, logic, rewrite, simp } from '../../src/logic/proof.ts';
import { declareRewrites, nextSerial } from '../../src/logic/simplification-rules.ts';
import { errorOf, refused } from './proof-outcome.ts';

const PHANTOM: Tactic = (goal) => assume(goal.conclusion);

describe('a lemma', () => {
  it('is proved when it is first asked for, and never again', () => {
    let runs = 0;
    const counted: Tactic = (goal, rest) => {
      runs++;
      return rest(goal);
    };
    const one = lemma('counted', 'T', counted);
    expect(runs).toBe(0);
    expect(one.theorem()).toBe(one.theorem());
    expect(runs).toBe(1);
  });

  it('has its statement as its theorem, with the names of variables as they are written there', () => {
    const one = lemma('named', '∀first second. first ∧ second ⟹ second', logic());
    expect(printed(one.theorem())).toBe('⊢ ∀first second. first ∧ second ⟹ second');
    expect(lemmaOf(one.theorem())).toBe(one);
    expect(lemmaOf(truth())).toBeNull();
    for (const used of axiomsOf([one.theorem()])) expect(factOfAxiom(used)).not.toBeNull();
  });

  it('throws what its proof throws, each time', () => {
    const wrong = lemma('wrong', '∀p. p', by());
    const first = errorOf(() => wrong.theorem());
    expect(errorOf(() => wrong.theorem())).toBe(first);
  });

  it('counts its own inferences, without those of lemmas that it is the first to use', () => {
    const inner = lemma('inner', '∀p q. p ∧ q ⇔ q ∧ p', logic());
    const outer = lemma('outer', '∀p q. p ∧ q ⇔ q ∧ p', exact(inner));
    const before = inferenceCount();
    const th = outer.theorem();
    expect(inferencesIn(th) + inferencesIn(inner.theorem())).toBeLessThanOrEqual(inferenceCount() - before);
    expect(inferencesIn(th)).toBeLessThan(inferencesIn(inner.theorem()));
    expect(inferencesIn(truth())).toBe(0);
  });
});

describe('it is refused that a lemma', () => {
  it('is about a variable', () => {
    const error = refused('x = (x : ℕ)', simp());
    expect(error.code).toBe('lemma-open');
    expect(error.message).toBe('in the statement of sample the variable x is free');
  });

  it('has no readable statement; the error names the lemma and shows the text', () => {
    const error = refused('∀n. n + = 1', simp());
    expect(error.code).toBe('term-syntax');
    expect(error.place).toBe('sample');
    expect(error.message).toMatch(/^the statement, column 9: expected a term/);
    expect(error.notes).toContain('in      ∀n. n + = 1');
    expect(refused('suc 0').code).toBe('term-types');
    expect(refused('∀x. x = x').message).toMatch(/the type of "x" is not determined/);
  });

  it('proves something else', () => {
    const error = refused('∀p. p', () => fact('eta'));
    expect(error.code).toBe('tactic');
    expect(error.message).toMatch(/it proved ⊢ ∀t\. \(λx\. t x\) = t instead/);
  });

  it('keeps a hypothesis', () => {
    expect(refused('∀p : bool. p', PHANTOM).message).toMatch(/it left the hypothesis ∀p\. p/);
    expect(refused('T', have('F', PHANTOM), by()).message).toMatch(/it left the hypothesis F/);
  });

  it('rests on itself, at once or by way of others', () => {
    const self: Lemma = lemma(
      'self',
      '∀p. p',
      exact(() => self.theorem()),
    );
    expect(errorOf(() => self.theorem()).code).toBe('lemma-circle');
    const egg: Lemma = lemma(
      'egg',
      '∀p. p',
      exact(() => hen.theorem()),
    );
    const hen: Lemma = lemma('hen', '∀p. p', exact(egg));
    expect(errorOf(() => hen.theorem()).message).toMatch(/the proof of hen uses hen/);
    const derived: Lemma = derivedLemma('derived', '∀p. p', nextSerial(), () => derived.theorem());
    expect(errorOf(() => derived.theorem()).code).toBe('lemma-circle');
  });
});

describe('declared rules', () => {
  it('are seen by the lemmas stated later, and by no other', () => {
    const definition = define('lemmaTen', 'ℕ', 'lemmaTen = 10');
    const before = lemma('before', 'lemmaTen = 10', simp());
    declareRewrites(definition);
    const after = lemma('after', 'lemmaTen = 10', simp());
    expect(after.theorem().hypotheses).toHaveLength(0);
    expect(errorOf(() => before.theorem()).message).toMatch(/nothing here can be rewritten/);
    expect(lemma('directly', 'lemmaTen = 10', rewrite(definition)).theorem().hypotheses).toHaveLength(0);
  });
});
