// Which rules a theorem gives.
import { describe, expect, it } from 'vitest';
import { alphaEqual } from '../../src/kernel/term.ts';
import { assume, axiom } from '../../src/kernel/theorem.ts';
import { headKey, rewriteRules, ruleKey, type RewriteRule } from '../../src/logic/rewrite-rule.ts';
import { printTerm } from '../../src/logic/print-term.ts';
import { formula } from './first-order/first-order-problems.ts';

const rules = (text: string): RewriteRule[] => rewriteRules(axiom([], formula(text)));
const shown = (rule: RewriteRule): string => {
  const conditions = rule.conditions.map((one) => printTerm(one)).join(', ');
  return `${conditions === '' ? '' : `${conditions} ⊢ `}${printTerm(rule.left)} → ${printTerm(rule.right)}`;
};

describe('a theorem gives', () => {
  it.each([
    ['an equation from left to right', '∀n. n + 0 = n', ['n + 0 → n']],
    ['a formula as true', '∀n. 0 ≤ n', ['0 ≤ n → T']],
    ['a negation as false', '∀n. ¬(suc n = 0)', ['suc n = 0 → F']],
    ['each conjunct', 'P a ∧ ¬Q b ∧ f a = a', ['P a → T', 'Q b → F', 'f a = a → T'].slice(0, 2).concat('f a → a')],
    ['under premises, the conjuncts one by one', '∀x. P x ∧ Q x ⟹ f x = g x', ['P x, Q x ⊢ f x → g x']],
    ['under premises of premises', '∀x. P x ⟹ Q x ∧ (R a ⟹ f x = x)', ['P x ⊢ Q x → T', 'P x, R a ⊢ f x → x']],
    ['nothing from T', 'T', []],
    ['that it holds, if its right side has variables that the left has not', '∀x y. f x = g y', ['f x = g y → T']],
    ['that it holds, if the left side is a variable', '∀x. x = f a', ['x = f a → T']],
    ['that it holds, if the right side would be rewritten for ever', '∀x. f x = g (f x)', ['f x = g (f x) → T']],
    ['that it holds, if a fixed variable is in its own value', 'x = f x', ['x = f x → T']],
    ['a numeral on the right, where it stands on the left', '0 = 2 * n', ['2 * n → 0']],
  ])('%s', (_, text, expected) => {
    expect(rules(text).map(shown)).toEqual(expected);
  });

  it('rules whose sides are those of its theorem', () => {
    for (const rule of rules('∀x y. P x ⟹ (Q y ⟹ f x = g x) ∧ (K y ⟹ ¬L x y)')) {
      expect(alphaEqual(rule.theorem.conclusion.fn.arg, rule.left)).toBe(true);
      expect(alphaEqual(rule.theorem.conclusion.arg, rule.right)).toBe(true);
      expect(rule.theorem.hypotheses).toHaveLength(rule.conditions.length);
      for (const h of rule.theorem.hypotheses) expect(rule.conditions.some((one) => alphaEqual(one, h))).toBe(true);
    }
  });

  it('open variables: those that are bound in front, not those that hypotheses are about', () => {
    const fact = rewriteRules(assume(formula('∀x. P x ⟹ f x = a')))[0]!;
    expect([...fact.open.free].map(({ name }) => name)).toEqual(['x']);
    const [variable] = rewriteRules(assume(formula('a = b')));
    expect(shown(variable!)).toBe('a → b');
    expect(variable!.open.free.size).toBe(0);
  });

  it('what its left side does not determine, as undetermined', () => {
    const [rule] = rules('∀x y. L x y ⟹ f x = a');
    expect(rule!.undetermined.map(({ name }) => name)).toEqual(['y']);
  });

  it('rules that only permute, marked', () => {
    expect(rules('∀m n. m + n = n + (m : ℕ)').map(({ permutes }) => permutes)).toEqual([true]);
    expect(rules('∀m n. m + suc n = suc (m + n)').map(({ permutes }) => permutes)).toEqual([false]);
  });
});

describe('keys', () => {
  it('of a rule and of the terms that it is for are the same', () => {
    const [rule] = rules('∀n. n + 0 = n');
    expect(ruleKey(rule!)).toBe(headKey(formula('m + 0 = m').fn.arg));
    const [fixed] = rewriteRules(assume(formula('∀x. f x = x')));
    expect(ruleKey(fixed!)).toBe(headKey(formula('f a = a').fn.arg));
  });

  it('are missing where the left side begins with an open variable', () => {
    const [rule] = rules('∀(F : A → A) x. F x = x');
    expect(ruleKey(rule!)).toBeNull();
  });
});
