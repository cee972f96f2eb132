// Definitions: what they say is proved, and what is no definition is refused.
import { describe, expect, it } from 'vitest';
import { alphaEqual } from '../../src/kernel/term.ts';
import { axiomsOf } from '../../src/kernel/theorem.ts';
import { defineByRecursion, define } from '../../src/logic/definition.ts';
import { factOfAxiom } from '../../src/logic/foundation.ts';
import { freeVariables } from '../../src/logic/formula.ts';
import type { Lemma } from '../../src/logic/lemma.ts';
import { by, infix, induct, rewrite, simp } from '../../src/logic/proof.ts';
import { printed } from '../../src/logic/goal.ts';
import { parseStatement } from '../../src/logic/vocabulary.ts';
import { errorOf, proved } from './proof-outcome.ts';

/** The theorem of a definition is the equation, for all that is free in it. */
function expectDefined(lemma: Lemma, statement: string): void {
  const th = lemma.theorem();
  expect(th.hypotheses).toHaveLength(0);
  expect(freeVariables([th.conclusion])).toEqual([]);
  expect(alphaEqual(th.conclusion, parseStatement(statement))).toBe(true);
  for (const one of axiomsOf([th])) expect(factOfAxiom(one)).not.toBeNull();
}

describe('define', () => {
  it('proves its equation for all arguments', () => {
    const lemma = define('defThird', 'ℕ → (ℕ → A) → A', 'defThird n f = f (n + 2)');
    expectDefined(lemma, '∀n (f : ℕ → A). defThird n f = f (n + 2)');
    expect(lemma.name).toBe('defThird-def');
    proved('∀n. defThird n (λx. x + 1) = n + 3', rewrite(lemma), by());
  });

  it('defines constants without arguments, and operators', () => {
    expectDefined(define('defSeven', 'ℕ', 'defSeven = 7'), 'defSeven = 7');
    expectDefined(define('defPlus', 'ℕ → ℕ → ℕ', 'defPlus m n = m + n', infix('⊕', 16, 'left')), '∀m n. m ⊕ n = m + n');
  });

  it('may be repeated, but not changed', () => {
    const again = (text: string): Lemma => define('defAgain', 'ℕ → ℕ', text);
    expect(printed(again('defAgain n = n + 1').theorem())).toBe(printed(again('defAgain n = n + 1').theorem()));
    expect(errorOf(() => again('defAgain n = n + 2')).code).toBe('constant-twice');
  });

  it.each([
    ['is no equation', 'ℕ → bool', 'defBad n ∧ T', 'definition-shape', /is an equation: defBad n ∧ T/],
    ['is a name only', 'bool', 'defBad', 'definition-shape', /is an equation/],
    ['is about something else', 'ℕ → ℕ', 'suc 0 = 1', 'definition-shape', /begins with defBad/],
    ['has an argument twice', 'ℕ → ℕ → ℕ', 'defBad n n = n', 'definition-shape', /different variables/],
    ['has an argument that is no variable', 'ℕ → ℕ', 'defBad 0 = 1', 'definition-shape', /different variables/],
    ['is about another variable', 'ℕ → ℕ', 'defBad n = n + m', 'definition-open', /is about m, which is none of its arguments/],
    ['uses what it defines', 'ℕ → ℕ', 'defBad n = defBad (suc n)', 'definition-open', /uses defBad/],
    ['does not fit its type', 'ℕ → ℕ', 'defBad n = T', 'term-types', /bool/],
  ])('refuses a text that %s', (_, type, text, code, message) => {
    const error = errorOf(() => define('defBad', type, text));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
  });
});

describe('defineByRecursion', () => {
  it('proves both equations', () => {
    const [zero, suc] = defineByRecursion('defDouble', 'ℕ → ℕ', 'defDouble 0 = 0', 'defDouble (suc n) = defDouble n + 2');
    expectDefined(zero, 'defDouble 0 = 0');
    expectDefined(suc, '∀n. defDouble (suc n) = defDouble n + 2');
    proved('∀n. defDouble n = 2 * n', induct('n', [simp(zero)], [simp(suc, 'IH')]));
    proved('defDouble 3 = 6', simp(zero, suc));
  });

  it('has other arguments, before and after the number', () => {
    const [zero, suc] = defineByRecursion(
      'defIterate',
      '(A → A) → ℕ → A → A',
      'defIterate f 0 a = a',
      'defIterate f (suc n) a = f (defIterate f n a)',
    );
    expectDefined(zero, '∀f (a : A). defIterate f 0 a = a');
    expectDefined(suc, '∀f n (a : A). defIterate f (suc n) a = f (defIterate f n a)');
  });

  it('may use the number and what it is for the number before under a binder', () => {
    const [, suc] = defineByRecursion('defAll', '(ℕ → ℕ) → ℕ → bool', 'defAll f 0 = T', 'defAll f (suc n) = ∀m. defAll f n ∧ f m = n');
    expectDefined(suc, '∀f n. defAll f (suc n) ⇔ ∀m. defAll f n ∧ f m = n');
  });

  it.each([
    ['is no equation', 'ℕ → bool', 'recBad 0 ∧ T', 'recBad (suc n) = T', 'definition-shape', /is an equation/],
    ['is about something else', 'ℕ → ℕ', 'suc 0 = 1', 'recBad (suc n) = n', 'definition-shape', /begins with recBad/],
    ['begins with 1', 'ℕ → ℕ', 'recBad 1 = 0', 'recBad (suc n) = n', 'definition-shape', /the same arguments but for 0/],
    ['goes to another number than the successor', 'ℕ → ℕ', 'recBad 0 = 0', 'recBad (pre n) = n', 'definition-shape', /successor/],
    ['goes to two successors', 'ℕ → ℕ → ℕ', 'recBad 0 m = 0', 'recBad (suc n) (suc m) = n', 'definition-shape', /different variables/],
    ['goes to another argument', 'ℕ → ℕ → ℕ', 'recBad m 0 = m', 'recBad (suc n) m = n', 'definition-shape', /the same arguments/],
    ['has the number twice', 'ℕ → ℕ → ℕ', 'recBad 0 n = n', 'recBad (suc n) n = n', 'definition-shape', /different variables/],
    ['uses other arguments', 'ℕ → ℕ → ℕ', 'recBad 0 m = m', 'recBad (suc n) m = recBad n (suc m)', 'definition-open', /uses recBad/],
    ['is about another variable', 'ℕ → ℕ', 'recBad 0 = k', 'recBad (suc n) = n', 'definition-open', /about k/],
  ])('refuses one that %s', (_, type, zero, suc, code, message) => {
    const error = errorOf(() => defineByRecursion('recBad', type, zero, suc));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
  });

  it('may have redexes on the right', () => {
    const [zero, suc] = defineByRecursion('defLet', 'ℕ → ℕ', 'defLet 0 = (λx. x) 1', 'defLet (suc n) = (λx. x + defLet n) n');
    expectDefined(zero, 'defLet 0 = (λx. x) 1');
    expectDefined(suc, '∀n. defLet (suc n) = (λx. x + defLet n) n');
  });
});
