// Formulas are taken apart into what they were made of.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaEqual, abstraction, type Term } from '../../src/kernel/term.ts';
import { occursFree } from '../../src/kernel/term-contents.ts';
import { equation } from '../../src/kernel/theorem.ts';
import { BOOL } from '../../src/kernel/type.ts';
import * as formula from '../../src/logic/formula.ts';
import { anyTerms, formulas, freeVariable, smallTerms, A } from './small-terms.ts';
import { errorOf } from './proof-outcome.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 100);
const { and, or, implies, not, forall, exists } = formula;

const shapes = ['isAnd', 'isOr', 'isImplies', 'isNot', 'isIff', 'isForall', 'isExists'] as const;
const shapesOf = (t: Term): string[] => shapes.filter((shape) => formula[shape](t));

describe('a formula', () => {
  it('is recognised as what it was made as, and as nothing else', () => {
    const x = freeVariable('x');
    fc.assert(
      fc.property(formulas, formulas, (a, b) => {
        expect(shapesOf(and(a, b))).toEqual(['isAnd']);
        expect(shapesOf(or(a, b))).toEqual(['isOr']);
        expect(shapesOf(implies(a, b))).toEqual(['isImplies']);
        expect(shapesOf(not(a))).toEqual(['isNot']);
        expect(shapesOf(equation(a, b))).toEqual(['isIff']);
        expect(shapesOf(forall(x, a))).toEqual(['isForall']);
        expect(shapesOf(exists(x, a))).toEqual(['isExists']);
        for (const make of [and, or, implies, equation])
          expect(formula.sides(make(a, b)).map((side, i) => side === [a, b][i])).toEqual([true, true]);
      }),
      { numRuns: CASES },
    );
  });

  it('gives back the conjuncts of a conjunction, however it is bracketed', () => {
    fc.assert(
      fc.property(fc.array(smallTerms(BOOL, 1), { minLength: 1, maxLength: 6 }), fc.nat(5), (terms, split) => {
        const parts = terms.flatMap(formula.conjunctsOf);
        const joined = (list: readonly Term[]): Term => list.reduceRight((rest, one) => and(one, rest));
        const at = Math.min(split, terms.length);
        const t = at === 0 || at === terms.length ? joined(terms) : and(joined(terms.slice(0, at)), joined(terms.slice(at)));
        expect(formula.conjunctsOf(t)).toEqual(parts);
      }),
      { numRuns: CASES },
    );
  });
});

describe('spine', () => {
  it('is undone by apply', () => {
    fc.assert(
      fc.property(anyTerms, (t) => {
        const { head, args } = formula.spine(t);
        expect(head.kind).not.toBe('application');
        expect(alphaEqual(formula.apply(head, ...args), t)).toBe(true);
        if (head.kind === 'constant') {
          expect(formula.isApplied(t, head.constant.name, args.length)).toBe(true);
          expect(formula.isApplied(t, head.constant.name, args.length + 1)).toBe(false);
        }
      }),
      { numRuns: CASES },
    );
  });
});

describe('opened', () => {
  it('gives a variable that is nowhere free in what is to be avoided, and the body that it closes', () => {
    fc.assert(
      fc.property(smallTerms(BOOL), anyTerms, (body, avoid) => {
        const abs = abstraction(freeVariable('x'), body);
        const open = formula.opened(abs, [avoid]);
        expect(occursFree(open.v, avoid)).toBe(false);
        expect(alphaEqual(abstraction(open.v, open.body), abs)).toBe(true);
        expect(alphaEqual(formula.forall(open.v, open.body), formula.forall(freeVariable('x'), body))).toBe(true);
      }),
      { numRuns: CASES },
    );
  });

  it('refuses a term that binds nothing', () => {
    expect(errorOf(() => formula.opened(not(formula.TRUE))).code).toBe('term-shape');
  });
});

describe('freeVariables', () => {
  it('lists exactly the variables that occur free, each once', () => {
    const candidates = ['x', 'y', 'p', 'q', 'f', 'P', 'R'].map(freeVariable);
    fc.assert(
      fc.property(anyTerms, smallTerms(A), (a, b) => {
        const found = formula.freeVariables([a, b]);
        expect(new Set(found).size).toBe(found.length);
        for (const v of found) expect(occursFree(v, a) || occursFree(v, b)).toBe(true);
        for (const v of candidates) if (occursFree(v, a) || occursFree(v, b)) expect(found).toContain(v);
      }),
      { numRuns: CASES },
    );
  });

  it('lists them in the order in which they occur', () => {
    const [x, y, p] = ['x', 'y', 'p'].map(freeVariable) as [Term, Term, Term];
    expect(formula.freeVariables([p, equation(y, x), equation(x, y)])).toEqual([p, y, x]);
  });
});
