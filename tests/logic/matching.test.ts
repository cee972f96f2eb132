// Matching: an instance of a pattern is recognised, and the values found give it back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaEqual, substitution, variable, type Term } from '../../src/kernel/term.ts';
import { assume } from '../../src/kernel/theorem.ts';
import { BOOL, functionType, type HolType } from '../../src/kernel/type.ts';
import { betaNormal, rightSide } from '../../src/logic/conversion.ts';
import { freeVariables } from '../../src/logic/formula.ts';
import { instanceOf, instantiated, match, noValues } from '../../src/logic/matching.ts';
import { parseTerm } from '../../src/logic/parse-term.ts';
import { parseType } from '../../src/logic/parse-type.ts';
import { baseSignature } from '../../src/logic/base-signature.ts';
import { printTerm } from '../../src/logic/print-term.ts';
import { tapes } from '../kernel/arbitrary-terms.ts';
import { A, anyTerms, freeVariable, smallTerm, smallTerms } from './small-terms.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 100);
const ALL = ['x', 'y', 'p', 'q', 'f', 'P', 'R'].map(freeVariable);
const PLAIN = ALL.slice(0, 4);
const normal = (t: Term): Term => {
  const th = betaNormal(t);
  return th === null ? t : rightSide(th);
};

const TYPES: ReadonlyMap<string, HolType> = new Map(
  Object.entries({
    f: 'ℕ → ℕ',
    g: 'ℕ → ℕ',
    h: 'ℕ → ℕ → ℕ',
    F: '(ℕ → ℕ) → ℕ',
    G: '(ℕ → ℕ) → ℕ',
    c: 'ℕ → ℕ',
    m: 'ℕ',
    n: 'ℕ',
    b: 'A',
    d: 'B',
  }).map(([name, type]) => [name, parseType(type, baseSignature())]),
);
const read = (text: string): Term => parseTerm(text, { signature: baseSignature(), variables: TYPES });

/** The values found for the open variables; null where there are none. */
function found(pattern: string, target: string, open: string, more: { numerals?: boolean; rigidTypes?: ReadonlySet<string> } = {}) {
  const free = new Set(open.split(' ').map((name) => variable(name, TYPES.get(name)!)));
  return match(read(pattern), read(target), { free, ...more })?.terms ?? null;
}

/** Expects these values, as texts, up to the names of bound variables. */
function expectValues(values: ReadonlyMap<Term, Term> | null, expected: Readonly<Record<string, string>> | null): void {
  expect(values === null ? null : [...values.keys()].map(({ name }) => name).sort()).toEqual(expected && Object.keys(expected).sort());
  for (const [v, t] of values ?? []) {
    const wanted = parseTerm(expected?.[v.name] ?? '', { signature: baseSignature(), variables: TYPES, type: t.type });
    expect(alphaEqual(t, wanted), `${v.name} = ${printTerm(t)}`).toBe(true);
  }
}

describe('match', () => {
  it('finds values wherever there are some for variables that are no functions, also for their types', () => {
    fc.assert(
      fc.property(anyTerms, tapes(60), fc.constantFrom(A, BOOL, functionType(A, BOOL)), (pattern, tape, type) => {
        const retyped = substitution([['A', type]], []);
        const values = PLAIN.map((v): [Term, Term] => [retyped(v), smallTerm(tape, retyped(v).type, 2)]);
        const target = substitution([['A', type]], values)(pattern);
        const result = match(pattern, target, { free: new Set(PLAIN) });
        // Fixed functions keep their types: then only A itself is possible.
        const isFixed = freeVariables([pattern]).some((v) => !PLAIN.includes(v));
        if (isFixed && type !== A) return;
        expect(result).not.toBeNull();
        expect(alphaEqual(instanceOf(pattern, result!), target)).toBe(true);
      }),
      { numRuns: CASES * 3 },
    );
  });

  it('gives no values that do not make the pattern the term', () => {
    fc.assert(
      fc.property(smallTerms(BOOL, 3), smallTerms(BOOL, 3), tapes(60), fc.boolean(), (given, other, tape, isInstance) => {
        const pattern = normal(given);
        const values = ALL.map((v): [Term, Term] => [v, smallTerm(tape, v.type, 2)]);
        const target = normal(isInstance ? substitution([], values)(pattern) : other);
        const result = match(pattern, target, { free: new Set(ALL) });
        if (result !== null) expect(alphaEqual(normal(instanceOf(pattern, result)), target)).toBe(true);
      }),
      { numRuns: CASES * 5 },
    );
  });

  it.each([
    ['m + n', '1 + suc 2', 'm n', { m: '1', n: 'suc 2' }],
    ['m + m', '1 + 2', 'm', null],
    ['m + n', '1 * 2', 'm n', null],
    ['m + c n', '0 + c (c 0)', 'm n', { m: '0', n: 'c 0' }],
    // A function of what is bound.
    ['F (λx. f x)', 'F (λx. x + n)', 'f', { f: 'λx. x + n' }],
    ['F (λx. f x)', 'F (λx. c x)', 'f', { f: 'c' }],
    ['F (λx. m)', 'F (λx. x)', 'm', null],
    ['F (λx. m)', 'F (λx. n)', 'm', { m: 'n' }],
    ['F (λx. F (λy. h y x))', 'F (λx. F (λy. x + c y))', 'h', { h: 'λx y. y + c x' }],
    // A function at other arguments, known from elsewhere or compared as it is.
    ['F f + f (c n)', 'F (λx. x * x) + c 3 * c 3', 'f n', null],
    ['F f + f n + n', 'F (λx. x * x) + 3 * 3 + 3', 'f n', { f: 'λx. x * x', n: '3' }],
    ['f (c n)', 'g (c 3)', 'f n', { f: 'g', n: '3' }],
    ['f (f n)', 'c (g 3)', 'f n', null],
  ])('%s is %s for %s', (pattern, target, open, values) => {
    expectValues(found(pattern, target, open), values);
  });

  it('does not confuse the variables of binders around a function with those inside its arguments', () => {
    const target = (order: string): string => `F (λx. c (G (λy. ${order})))`;
    expectValues(found('F (λx. f (G (λy. h x y)))', target('h x y'), 'f'), { f: 'c' });
    expectValues(found('F (λx. f (G (λy. h x y)))', target('h y x'), 'f'), null);
  });

  it('takes a numeral for a successor only where it is told to', () => {
    expectValues(found('suc n', '3', 'n'), null);
    expectValues(found('suc n', '3', 'n', { numerals: true }), { n: '2' });
    expectValues(found('suc (suc n)', '3', 'n', { numerals: true }), { n: '1' });
    expectValues(found('suc n', '0', 'n', { numerals: true }), null);
    expectValues(found('suc n', '65', 'n', { numerals: true }), null);
    expectValues(found('suc n', 'suc 0', 'n', { numerals: true }), { n: '0' });
  });

  it('gives values to type variables but the rigid ones', () => {
    expectValues(found('b = b', '0 = 0', 'b'), { b: '0' });
    expectValues(found('b = b', '0 = 0', 'b', { rigidTypes: new Set(['A']) }), null);
    expectValues(found('b = b', 'd = d', 'b', { rigidTypes: new Set(['B']) }), { b: 'd' });
  });

  it('keeps the values that it starts with, and does not change them', () => {
    const [m, n] = [variable('m', TYPES.get('m')!), variable('n', TYPES.get('n')!)];
    const start = { ...noValues(), terms: new Map([[m, read('1')]]) };
    const free = new Set([m, n]);
    expect(match(read('m + n'), read('1 + 2'), { free }, start)?.terms.get(n)).toBe(read('2'));
    expect(match(read('m + n'), read('2 + 2'), { free }, start)).toBeNull();
    expect([...start.terms.keys()]).toEqual([m]);
  });
});

describe('instantiated', () => {
  it('puts the values into a theorem and reduces what that makes', () => {
    const th = assume(read('F f = f n'));
    const free = new Set([variable('f', TYPES.get('f')!)]);
    const values = match(read('F f'), read('F (λx. x + 1)'), { free })!;
    const so = instantiated(th, values);
    expect(alphaEqual(so.conclusion, read('F (λx. x + 1) = n + 1'))).toBe(true);
    expect(instantiated(th, noValues())).toBe(th);
  });
});
