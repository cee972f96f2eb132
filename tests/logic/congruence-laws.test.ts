// How to simplify below the connectives, and which theorems say so.
import { describe, expect, it } from 'vitest';
import { assume } from '../../src/kernel/theorem.ts';
import { congruenceLaws, isCongruence } from '../../src/logic/congruence-laws.ts';
import { fact } from '../../src/logic/foundation.ts';
import { printTerm } from '../../src/logic/print-term.ts';
import { congruence } from '../../src/logic/simplify.ts';
import { isTrue } from './finite-model.ts';
import { formula } from './first-order/first-order-problems.ts';

describe('the congruences of the logic', () => {
  it('are true without hypotheses, and are congruences', () => {
    for (const law of congruenceLaws()) {
      expect(law.hypotheses).toHaveLength(0);
      expect(isTrue(law)).toBe(true);
      expect(isCongruence(law)).toBe(true);
    }
  });

  it('say how to go on in an implication, a conjunction and a conditional', () => {
    expect(congruenceLaws().map((law) => printTerm(congruence(law).left))).toEqual(['p ⟹ r', 'p ∧ r', 'if p then x else y']);
  });
});

describe('isCongruence', () => {
  it.each([
    ['∀m n X Y. m = n ∧ (∀i. i < n ⟹ X i = Y i) ⟹ min m (X 0) = min n (Y 0)', true],
    ['∀m n. m = n ⟹ suc m = suc n', true],
    ['∀m n. m = n ⟹ suc m = pre n', false],
    ['∀m n. m < n ⟹ suc m = suc n', false],
    ['∀m. suc m = suc m', false],
    ['∀m n. m = n ⟹ suc m < suc n', false],
  ])('of %s is %s', (text, expected) => {
    expect(isCongruence(assume(formula(text)))).toBe(expected);
  });

  it('is false for the laws of the library that are rules', () => {
    for (const name of ['eta', 'natural-add-comm', 'cond-apply', 'suc-equal'] as const) expect(isCongruence(fact(name))).toBe(false);
  });
});

describe('a congruence from a fact', () => {
  it('leaves the variables fixed that the fact is about', () => {
    const th = assume(formula('∀X Y. (∀i. i < k ⟹ X i = Y i) ⟹ min k (X 0) = min k (Y 0)'));
    expect([...congruence(th).open].map(({ name }) => name)).not.toContain('k');
  });
});
