// Simplification: an equation from the term it is given to one that is not simplified further.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaEqual, type Term } from '../../src/kernel/term.ts';
import { assume, axiom, type Theorem } from '../../src/kernel/theorem.ts';
import { tryArithmetic } from '../../src/logic/arithmetic/arithmetic.ts';
import { TRUE, freeVariables } from '../../src/logic/formula.ts';
import { printTerm } from '../../src/logic/print-term.ts';
import { rewriteRules } from '../../src/logic/rewrite-rule.ts';
import { nextSerial, simplifierAt } from '../../src/logic/simplification-rules.ts';
import { RuleSet, simplify, type Simplifier } from '../../src/logic/simplify.ts';
import { valueOf, valuations } from './finite-model.ts';
import { formula } from './first-order/first-order-problems.ts';
import { errorOf } from './proof-outcome.ts';
import { anyTerms, formulas } from './small-terms.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 100);
const serial = nextSerial();

/** The declared rules, and these theorems as rules and as facts. */
function simplifier(theorems: readonly Theorem[] = [], facts = theorems): Simplifier {
  const base = simplifierAt(serial, tryArithmetic);
  const own = new RuleSet();
  for (const th of theorems) own.add(rewriteRules(th));
  return { ...base, rules: [own, ...base.rules], facts };
}

const simplified = (t: Term, by: Simplifier): Term => simplify(t, by)?.conclusion.arg ?? t;
const text = (given: string, ...known: readonly string[]): string =>
  printTerm(simplified(formula(given), simplifier(known.map((one) => assume(formula(one))))));

describe('simplify', () => {
  it('gives a term of the same value, that is not simplified further, or null', () => {
    fc.assert(
      fc.property(anyTerms, (t) => {
        const th = simplify(t, simplifier());
        if (th === null) return;
        expect(th.hypotheses).toHaveLength(0);
        expect(alphaEqual(th.conclusion.fn.arg, t)).toBe(true);
        const so = th.conclusion.arg;
        expect(alphaEqual(so, t)).toBe(false);
        expect(simplify(so, simplifier())).toBeNull();
        for (const valuation of valuations(freeVariables([t]))) expect(valueOf(so, valuation)).toBe(valueOf(t, valuation));
      }),
      { numRuns: CASES },
    );
  });

  it('rests on the facts that it is given only, and is true where they are', () => {
    fc.assert(
      fc.property(formulas, formulas, (known, t) => {
        let th: Theorem | null = null;
        try {
          th = simplify(t, simplifier([assume(known)]));
        } catch (error) {
          // An equation that is assumed can make terms grow for ever.
          expect(
            errorOf(() => {
              throw error;
            }).code,
          ).toBe('simplify-limit');
        }
        if (th === null) return;
        for (const h of th.hypotheses) expect(alphaEqual(h, known)).toBe(true);
        for (const valuation of valuations(freeVariables([t, known]))) {
          if (valueOf(known, valuation) === 1) expect(valueOf(th.conclusion, valuation)).toBe(1);
        }
      }),
      { numRuns: CASES },
    );
  });

  it.each([
    ['what it says becomes T', 'p ∧ q', ['p', 'q'], 'T'],
    ['a rule under a premise that can be proved', 'f a = b', ['∀x. P x ⟹ f x = x', 'P a'], 'a = b'],
    ['no rule under a premise that cannot', 'f a = b', ['∀x. P x ⟹ f x = x'], 'f a = b'],
    ['premises of premises', 'f a = b', ['∀x. P x ⟹ f x = x', '∀x. Q x ⟹ P x', 'Q a'], 'a = b'],
    ['premises by arithmetic', 'm < suc (suc n)', ['m < n'], 'T'],
    ['premises about what the left side does not determine', 'P a', ['∀x y. L x y ⟹ P x', 'L a b'], 'T'],
    ['what is on the left of ⟹', 'P a ⟹ P a ∧ q', [], 'P a ⟹ q'],
    ['what is on the left of ∧', 'a = b ∧ P a', [], 'a = b ∧ P b'],
    ['the condition in its cases', 'if P a then f (if P a then a else b) else if P a then b else c', [], 'if P a then f a else c'],
    ['commutativity in one direction only', 'L a b ∧ L b a', ['∀x y. L x y = L y x'], 'L a b'],
    ['numbers', '2 + 3 * 4 = 14 ∧ suc 0 < 1', [], 'F'],
    ['an equation with a bound variable', '∀x. x = a ⟹ P x', [], 'P a'],
    ['functions written out', 'S (λn. X n)', [], 'S X'],
  ])('uses %s', (_, given, known, expected) => {
    expect(text(given, ...known)).toBe(expected);
  });

  it('tries the rules added last first', () => {
    const rules = new RuleSet();
    for (const one of ['∀x. f x = a', '∀x. f x = b']) rules.add(rewriteRules(axiom([], formula(one))));
    expect(printTerm(simplified(formula('P (f c)'), { ...simplifier(), rules: [rules] }))).toBe('P b');
  });

  it('avoids the variables of facts under a binder of the same name', () => {
    expect(text('∀x. P x ∧ Q x', 'P x')).toBe('∀x. P x ∧ Q x');
    expect(text('∃y. f x = y ∧ P y', 'f x = a')).toBe('P a');
  });

  it('ends with an error where rules go on for ever, however they do it', () => {
    for (const loop of [
      ['∀x. f x = f (g x)'],
      ['∀x. f x = g x', '∀x. g x = f x'],
      ['∀n. X n = X (n + n)'],
      ['∀x. P x = (P (f x) ∧ P (g x))'],
    ]) {
      const error = errorOf(() => simplify(formula('P (f a) ∧ X 1 = X 2'), simplifier(loop.map((one) => assume(formula(one))))));
      expect(error.code, loop.join()).toBe('simplify-limit');
      expect(error.message).toMatch(/^simplification does not end: it has come to /);
      expect(error.message.length).toBeLessThan(400);
    }
  });

  it('proves many things at once in one pass', () => {
    const many = Array.from({ length: 60 }, (_, i) => `(P a ∧ ${String(i)} < ${String(i + 1)})`).join(' ∧ ');
    expect(simplified(formula(many), simplifier([assume(formula('P a'))]))).toBe(TRUE);
  });
});
