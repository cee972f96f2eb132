import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenStatement } from '../../src/logic/print-statement.ts';
import { FACT_NAMES, statementOfFact } from '../../src/logic/foundation.ts';
import { parseStatement } from '../../src/logic/vocabulary.ts';
import { alphaEqual } from '../../src/kernel/term.ts';

const STATEMENT =
  '∀n p (W : A → ℕ → ℝ). Rank n p W k ∧ (∀x i. i < n ⟹ W x i = 0) ⟹ (∃V a. ∀x i be. i < n ∧ be < p ⟹ W x i = sum k (λh. a x h * V h be)) ∧ (if k = 0 then n = 0 else if n = 1 then k = 2 else k = 3)';

describe('a statement in lines', () => {
  it('is in one line where that is enough', () => {
    expect(brokenStatement(STATEMENT, 300)).toBe(STATEMENT);
  });

  it('is broken after the variables, then at the loosest connectives', () => {
    expect(brokenStatement(STATEMENT, 50)).toBe(`∀n p (W : A → ℕ → ℝ).
  Rank n p W k ∧ (∀x i. i < n ⟹ W x i = 0) ⟹
  (∃V a. ∀x i be.
       i < n ∧ be < p ⟹
       W x i = sum k (λh. a x h * V h be)) ∧
  (if k = 0
   then n = 0
   else if n = 1 then k = 2 else k = 3)`);
  });

  it('says the same: only spaces differ, and it reads back as the same formula', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FACT_NAMES), fc.integer({ min: 1, max: 120 }), (name, width) => {
        const text = statementOfFact(name);
        const broken = brokenStatement(text, width);
        expect(broken.replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
        expect(alphaEqual(parseStatement(broken), parseStatement(text))).toBe(true);
      }),
    );
  });
});
