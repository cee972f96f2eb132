// Rules for the connectives: each instance concludes what it says, from no more hypotheses than its premises have.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaEqual, type Term } from '../../src/kernel/term.ts';
import { assume, axiomsOf, equation, type Theorem } from '../../src/kernel/theorem.ts';
import * as rules from '../../src/logic/connective-rules.ts';
import { FALSE, TRUE, and, implies, not, or } from '../../src/logic/formula.ts';
import { factOfAxiom } from '../../src/logic/foundation.ts';
import { isTrue } from './finite-model.ts';
import { errorOf } from './proof-outcome.ts';
import { formulas } from './small-terms.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 100);

interface Rule {
  readonly name: string;
  /** The theorem, its conclusion and its hypotheses, for formulas a, b, c. */
  readonly at: (a: Term, b: Term, c: Term) => readonly [Theorem, Term, readonly Term[]];
}

const RULES: readonly Rule[] = [
  { name: 'truth', at: () => [rules.truth(), TRUE, []] },
  { name: 'conj', at: (a, b) => [rules.conj(assume(a), assume(b)), and(a, b), [a, b]] },
  { name: 'left', at: (a, b) => [rules.left(assume(and(a, b))), a, [and(a, b)]] },
  { name: 'right', at: (a, b) => [rules.right(assume(and(a, b))), b, [and(a, b)]] },
  { name: 'mp', at: (a, b) => [rules.mp(assume(implies(a, b)), assume(a)), b, [implies(a, b), a]] },
  { name: 'disch of what is used', at: (a, b) => [rules.disch(a, rules.conj(assume(a), assume(b))), implies(a, and(a, b)), [b]] },
  { name: 'disch of what is not used', at: (a, b) => [rules.disch(a, assume(b)), implies(a, b), [b]] },
  { name: 'undisch', at: (a, b) => [rules.undisch(assume(implies(a, b))), b, [implies(a, b), a]] },
  {
    name: 'iff',
    at: (a, b) => [rules.iff(assume(implies(a, b)), assume(implies(b, a))), equation(a, b), [implies(a, b), implies(b, a)]],
  },
  { name: 'fromTrue', at: (a) => [rules.fromTrue(assume(equation(a, TRUE))), a, [equation(a, TRUE)]] },
  { name: 'toTrue', at: (a) => [rules.toTrue(assume(a)), equation(a, TRUE), [a]] },
  { name: 'fromFalse', at: (a) => [rules.fromFalse(assume(equation(a, FALSE))), not(a), [equation(a, FALSE)]] },
  { name: 'toFalse', at: (a) => [rules.toFalse(assume(not(a))), equation(a, FALSE), [not(a)]] },
  { name: 'notElim', at: (a) => [rules.notElim(assume(not(a))), implies(a, FALSE), [not(a)]] },
  { name: 'notIntro', at: (a) => [rules.notIntro(assume(implies(a, FALSE))), not(a), [implies(a, FALSE)]] },
  { name: 'contradiction', at: (a) => [rules.contradiction(assume(not(a)), assume(a)), FALSE, [not(a), a]] },
  { name: 'fromFalsity', at: (a) => [rules.fromFalsity(a), a, [FALSE]] },
  { name: 'contr', at: (a) => [rules.contr(a, assume(FALSE)), a, [FALSE]] },
  { name: 'inLeft', at: (a, b) => [rules.inLeft(assume(a), b), or(a, b), [a]] },
  { name: 'inRight', at: (a, b) => [rules.inRight(a, assume(b)), or(a, b), [b]] },
  {
    name: 'cases',
    at: (a, b, c) => {
      const [one, other] = [rules.undisch(assume(implies(a, c))), rules.undisch(assume(implies(b, c)))];
      return [rules.cases(assume(or(a, b)), one, other), c, [or(a, b), implies(a, c), implies(b, c)]];
    },
  },
  { name: 'either', at: (a) => [rules.either(a), or(a, not(a)), []] },
  {
    name: 'byContradiction',
    at: (a, b) => {
      const absurd = rules.contradiction(assume(b), rules.mp(assume(implies(not(a), b.arg)), assume(not(a))));
      return [rules.byContradiction(a, absurd), a, [b, implies(not(a), b.arg)]];
    },
  },
  { name: 'contrapositive', at: (a, b) => [rules.contrapositive(assume(implies(a, b))), implies(not(b), not(a)), [implies(a, b)]] },
];

const among = (t: Term, terms: readonly Term[]): boolean => terms.some((one) => alphaEqual(one, t));

describe.each(RULES)('$name', ({ name, at }) => {
  it('concludes what it says, from the hypotheses of its premises, truly and on the facts only', () => {
    fc.assert(
      fc.property(formulas, formulas, formulas, (a, b, c) => {
        const [th, conclusion, hypotheses] = at(a, name === 'byContradiction' ? not(b) : b, c);
        expect(alphaEqual(th.conclusion, conclusion)).toBe(true);
        for (const h of th.hypotheses) expect(among(h, hypotheses)).toBe(true);
        expect(isTrue(th)).toBe(true);
        for (const one of axiomsOf([th])) expect(factOfAxiom(one)).not.toBeNull();
      }),
      { numRuns: Math.ceil(CASES / 3) },
    );
  });
});

describe('conjuncts', () => {
  it('proves each conjunct from the conjunction', () => {
    fc.assert(
      fc.property(formulas, formulas, formulas, (a, b, c) => {
        const parts = rules.conjuncts(assume(and(and(a, b), c)));
        expect(parts.length).toBeGreaterThanOrEqual(3);
        expect(parts.every(isTrue)).toBe(true);
        expect(rules.conjuncts(parts.reduceRight((rest, one) => rules.conj(one, rest))).map(({ conclusion }) => conclusion)).toEqual(
          parts.map(({ conclusion }) => conclusion),
        );
      }),
      { numRuns: CASES },
    );
  });
});

describe('a rule at a theorem of another form', () => {
  const it0 = assume(TRUE);
  it.each([
    ['left', () => rules.left(it0), /left: a conjunction was expected, and not T/],
    ['right', () => rules.right(it0), /right: a conjunction/],
    ['mp', () => rules.mp(it0, it0), /mp: an implication/],
    ['mp with another premise', () => rules.mp(assume(implies(FALSE, TRUE)), it0), /mp: F was expected, and not T/],
    ['notElim', () => rules.notElim(it0), /notElim: a negation/],
    ['contradiction of two other formulas', () => rules.contradiction(assume(not(FALSE)), it0), /F was expected, and not T/],
    ['cases', () => rules.cases(it0, it0, it0), /cases: a disjunction/],
  ])('is refused: %s', (_, run, message) => {
    const error = errorOf(run);
    expect(error.code).toBe('rule-shape');
    expect(error.message).toMatch(message);
  });
});
