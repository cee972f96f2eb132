import { describe, expect, it } from 'vitest';
import { constant } from '../../src/kernel/constant.ts';
import { abstraction, application, constantTerm, variable, type Term } from '../../src/kernel/term.ts';
import { equation } from '../../src/kernel/theorem.ts';
import { BOOL, applyType, functionType, typeOperator, typeVariable, type HolType } from '../../src/kernel/type.ts';
import { printSequent, printTerm } from '../../src/logic/print-term.ts';
import { printType } from '../../src/logic/print-type.ts';

const natural = applyType(typeOperator('Number.Natural.natural', 0), []);
const named = (name: string, type: HolType): Term => constantTerm(constant(name), type);
const apply = (f: Term, ...args: readonly Term[]): Term => args.reduce(application, f);
const binary = (name: string, of: HolType, to: HolType): ((a: Term, b: Term) => Term) => {
  const c = named(name, functionType(of, functionType(of, to)));
  return (a, b) => apply(c, a, b);
};
const [and, implies] = ['Data.Bool./\\\\', 'Data.Bool.==>'].map((name) => binary(name, BOOL, BOOL)) as [typeof plus, typeof plus];
const plus = binary('Number.Natural.+', natural, natural);
const times = binary('Number.Natural.*', natural, natural);
const minus = binary('Number.Natural.-', natural, natural);
const not = (t: Term): Term => application(named('Data.Bool.~', functionType(BOOL, BOOL)), t);
const forAll = (v: Term, body: Term): Term =>
  application(named('Data.Bool.!', functionType(functionType(v.type, BOOL), BOOL)), abstraction(v, body));
const [p, q, r] = ['p', 'q', 'r'].map((name) => variable(name, BOOL)) as [Term, Term, Term];
const [m, n] = ['m', 'n'].map((name) => variable(name, natural)) as [Term, Term];
const bit = (digit: 0 | 1, t: Term): Term => application(named(`Number.Natural.bit${String(digit)}`, functionType(natural, natural)), t);
const zero = named('Number.Natural.zero', natural);

describe('a printed term', () => {
  it.each<[Term, string, string]>([
    [implies(and(p, q), r), 'p ∧ q ⟹ r', 'p /\\ q ==> r'],
    [and(implies(p, q), r), '(p ⟹ q) ∧ r', '(p ==> q) /\\ r'],
    [implies(p, implies(q, r)), 'p ⟹ q ⟹ r', 'p ==> q ==> r'],
    [implies(implies(p, q), r), '(p ⟹ q) ⟹ r', '(p ==> q) ==> r'],
    [minus(minus(m, n), m), 'm - n - m', 'm - n - m'],
    [minus(m, minus(n, m)), 'm - (n - m)', 'm - (n - m)'],
    [times(plus(m, n), m), '(m + n) * m', '(m + n) * m'],
    [not(equation(p, q)), '¬(p ⇔ q)', '~(p <=> q)'],
    [equation(not(p), q), '¬p ⇔ q', '~p <=> q'],
    [forAll(m, forAll(n, equation(m, n))), '∀m n. m = n', '!m n. m = n'],
    [and(forAll(p, p), q), '(∀p. p) ∧ q', '(!p. p) /\\ q'],
    [equation(plus(bit(1, bit(0, bit(1, zero))), zero), bit(0, bit(1, zero))), '5 + 0 = 2', '5 + 0 = 2'],
    [bit(0, zero), 'bit0 0', 'bit0 0'],
  ])('has only the parentheses that it needs: %#', (t, unicode, ascii) => {
    expect(printTerm(t)).toBe(unicode);
    expect(printTerm(t, { notation: 'ascii' })).toBe(ascii);
  });

  it('tells a variable from a constant of the notation, and an unknown constant too', () => {
    expect(printTerm(variable('F', BOOL))).toBe("'F'");
    expect(printTerm(named('F', BOOL))).toBe('"F"');
    expect(printTerm(named('Data.Bool.F', BOOL))).toBe('F');
    expect(printType(typeVariable('bool'))).toBe("'bool'");
    expect(printType(functionType(typeVariable('A'), BOOL))).toBe('A → bool');
  });

  it('renames a bound variable that would be taken for a free one', () => {
    expect(printTerm(abstraction(p, equation(p, variable("p'", BOOL))))).toBe("λp. p ⇔ p'");
    const hidden = application(abstraction(p, abstraction(q, p)), q);
    expect(printTerm(hidden)).toBe("(λp q'. p) q");
  });

  it('keeps control characters out of a terminal', () => {
    expect(printTerm(variable('\u001b[31m', BOOL))).not.toContain('\u001b');
  });

  it('is cut, and soon: 2^300 parts and 100 000 nested ones alike', () => {
    let [shared, deep] = [p, p];
    for (let i = 0; i < 300; i++) shared = and(shared, shared);
    for (let i = 0; i < 100_000; i++) deep = not(deep);
    for (const t of [shared, deep]) expect(printTerm(t, { limit: 100 })).toMatch(/^.{100}…$/);
  });

  it('of a sequent has its hypotheses in the order of their texts', () => {
    expect(printSequent({ hypotheses: [r, p], conclusion: q })).toBe('p, r ⊢ q');
    expect(printSequent({ hypotheses: [], conclusion: q }, { notation: 'ascii' })).toBe('|- q');
  });
});
