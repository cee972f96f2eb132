// Scripts: lists of tactics, their errors, and what they leave behind.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { KernelError } from '../../src/kernel/kernel-error.ts';
import { betaConv, type Theorem } from '../../src/kernel/theorem.ts';
import { FALSE, TRUE } from '../../src/logic/formula.ts';
import { labelled, type Tactic } from '../../src/logic/goal.ts';
import * as proof from '../../src/logic/proof.ts';
import { proved, refused } from './proof-outcome.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 100);
const { assuming, both, exact, fix, have, intro, logic, simp } = proof;

describe('a script', () => {
  it('is complete where the goal is T, a fact or an equation of a thing with itself', () => {
    proved('T');
    proved('∀p. p ⟹ p', intro());
    proved('∀(x : A). x = x', fix());
    proved('∀P (f : ℕ → ℕ). P (λx. f x) ⟹ P (λx. f x)', intro());
    proved('∀P (f : ℕ → ℕ). P (λx. f x) ⟹ P f', intro());
    proved('∀P (f : ℕ → ℕ). P f ⟹ P (λx. f x)', intro());
  });

  it('says what is left where it is not', () => {
    const error = refused('∀p q. p ⟹ q', fix('p q'), assuming('given'));
    expect(error.message).toBe('proof: this is left to be proved');
    expect(error.place).toBe('sample');
    expect(error.goal).toEqual({ facts: ['given: p'], conclusion: 'q' });
    expect(error.notes).toEqual(['known   given: p', 'to prove q']);
  });

  it('has no steps that are not used', () => {
    const error = refused('∀p. p ⟹ p', logic(), fix('p'), fix('q'));
    expect(error.message).toBe('proof: it is complete after 1 of its 3 steps');
    expect(refused('T ∧ T', both([logic(), simp()], [])).message).toMatch(/complete after 1 of its 2 steps/);
  });

  it('knows no label but those of the facts, and lists these', () => {
    expect(refused('∀p q. p ∧ q ⟹ p', fix('p q'), assuming('one', 'two'), exact('three')).message).toBe(
      'use: no fact is called three; there are one, two',
    );
    expect(refused('T', exact('three')).message).toBe('use: no fact is called three');
  });

  it('knows no variables in formulas but those of the goal', () => {
    expect(refused('∀n. n = 0', fix('n'), have('m = 0')).message).toBe('term: there is no variable m here, in m = 0');
    const unread = refused('∀n. n = 0', fix('n'), have('n +'));
    expect(unread.code).toBe('term-syntax');
    expect(unread.place).toBe('sample');
    expect(unread.notes).toEqual(['in      n +', 'to prove n = 0']);
    expect(unread.goal?.conclusion).toBe('n = 0');
  });

  it('shows the goal also where the kernel or a rule refuses', () => {
    const kernel = refused('∀n. n = 0', fix('n'), () => betaConv(TRUE));
    expect(kernel.code).toBe('kernel');
    expect(kernel.message).toMatch(/betaConv: .*: T/);
    expect(kernel.goal?.conclusion).toBe('n = 0');
  });

  it('takes no look-alike of a theorem', () => {
    const { axioms, step } = proved('T');
    const forged = { hypotheses: [], conclusion: FALSE, axioms, step } as unknown as Theorem;
    expect(() =>
      proved(
        '∀p : bool. p',
        fix('p'),
        have('F', () => forged),
        logic(),
      ),
    ).toThrow();
  });
});

describe('labelled', () => {
  it.each([
    ['a: p', 'a', 'p'],
    ["  IH': ∀n : ℕ. n = n", "IH'", '∀n : ℕ. n = n'],
    ['p ∧ q', '', 'p ∧ q'],
    ['∀x : ℕ. x = x', '', '∀x : ℕ. x = x'],
    ['x:ℕ', '', 'x:ℕ'],
  ])('%s', (text, label, formula) => {
    expect(labelled(text)).toEqual({ label, formula });
  });
});

// Steps in any order: most proofs fail, none of them may do so in any other way than by its error.
const STEPS: readonly (() => Tactic)[] = [
  () => proof.intro(),
  () => proof.fix('p'),
  () => proof.fix('q x'),
  () => proof.assuming('a', 'b'),
  () => proof.assuming(),
  () => proof.both(),
  () => proof.both([proof.by()], [proof.by('a')]),
  () => proof.either('left'),
  () => proof.either('right'),
  () => proof.cases('c: p'),
  () => proof.cases('a'),
  () => proof.cases('b', [proof.logic()], [proof.simp()]),
  () => proof.contradiction('a'),
  () => proof.absurd('a', 'b'),
  () => proof.have('a: p ⟹ p', proof.logic()),
  () => proof.have('x = x'),
  () => proof.note('b', 'a'),
  () => proof.note('b', proof.fact('excluded-middle')),
  () => proof.note('a', proof.at('a', 'x')),
  () => proof.note('a', proof.from('a', 'b')),
  () => proof.obtain('x', 'a', 'b'),
  () => proof.obtain('y x', 'a', 'b'),
  () => proof.choose('f', 'a', 'b'),
  () => proof.take('x'),
  () => proof.take('0', '0'),
  () => proof.suffices('a: p', proof.logic()),
  () => proof.show('p'),
  () => proof.forget('a'),
  () => proof.induct('x'),
  () => proof.induct('x', [proof.simp()]),
  () => proof.strongInduct('x'),
  () => proof.zeroOrSuc('x', 'y'),
  () => proof.apply('a'),
  () => proof.apply(proof.fact('induction')),
  () => proof.apply('b', { x: '0' }, [proof.exact('a')]),
  () => proof.rewrite('a'),
  () => proof.rewrite(proof.back('a')),
  () => proof.rewriteFact('a', 'b'),
  () => proof.simp('a'),
  () => proof.simpOnly(),
  () => proof.simpFact('a'),
  () => proof.extensionally('y'),
  () => proof.argumentwise(),
  () => proof.chain('…', proof.equals('…')),
  () => proof.exact('a'),
  () => proof.by('a'),
  () => proof.logic(),
  () => proof.arith(),
  () => proof.ring(),
];
const STATEMENTS = [
  '∀p q. p ∧ q ⟹ q ∧ p',
  '∀p q (x : ℕ). (p ⟹ x = 0) ∧ (q ⟹ x = 0) ⟹ p ∨ q ⟹ x = 0',
  '∀p (x : ℕ). (∃y. p y ∧ y = x) ⟹ p x',
  '∀p. (∀x. ∃y : ℕ. p x y) ⟹ ∃f. ∀x : ℕ. p x (f x : ℕ)',
  '∀(x : ℕ). x = 0 ∨ 0 < x',
  '∀p. (∀x : ℕ. p x) ⟹ ∀x. p x ∧ p (suc x)',
  '∀p f. (∀x : ℕ. f x = (x : ℕ)) ⟹ p f ⟹ p (λx. x)',
  'T ⇔ (∀p. p ∨ ¬p)',
  '¬(∃x. x = suc x)',
  '∀p. p ⟹ F',
];

describe('any list of tactics', () => {
  it('proves just the statement without hypotheses, or ends with an error that names the lemma', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STATEMENTS),
        fc.array(fc.nat(STEPS.length - 1), { minLength: 1, maxLength: 6 }),
        (statement, steps) => {
          try {
            const th = proved(statement, ...steps.map((i) => STEPS[i]!()));
            expect(statement).not.toBe('∀p. p ⟹ F');
            expect(th.hypotheses).toHaveLength(0);
          } catch (error) {
            expect(error).not.toBeInstanceOf(KernelError);
            if (!(error instanceof DiagnosticError)) throw error;
            expect(error.diagnostic.place).toBe('sample');
            expect(error.diagnostic.goal).toBeDefined();
          }
        },
      ),
      { numRuns: CASES * 5 },
    );
  });
});
