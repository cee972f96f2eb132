// Conversions: equations whose left side is the term that they are given; null where nothing changes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abstraction, alphaEqual, application, variable, type Term } from '../../src/kernel/term.ts';
import { assume, equation, trans, type Theorem } from '../../src/kernel/theorem.ts';
import * as conversion from '../../src/logic/conversion.ts';
import { TRUE, and, apply, freeVariables, not, or } from '../../src/logic/formula.ts';
import { functionType } from '../../src/kernel/type.ts';
import { fact } from '../../src/logic/foundation.ts';
import { spec } from '../../src/logic/quantifier-rules.ts';
import { valueOf, valuations } from './finite-model.ts';
import { A, anyTerms, formulas, freeVariable } from './small-terms.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 100);
const [p, q, x, f] = ['p', 'q', 'x', 'f'].map(freeVariable) as [Term, Term, Term, Term];

/** `¬¬t = t`. */
const doubled: conversion.Conversion = (t) =>
  t.kind === 'application' && t.fn === not(p).fn && t.arg.kind === 'application' && t.arg.fn === t.fn
    ? spec(t.arg.arg, fact('not-not'))
    : null;

const right = (th: Theorem | null): Term | undefined => th?.conclusion.arg;

function isNormal(t: Term): boolean {
  if (t.kind === 'abstraction') return isNormal(t.body);
  return t.kind !== 'application' || (t.fn.kind !== 'abstraction' && isNormal(t.fn) && isNormal(t.arg));
}

describe('betaNormal', () => {
  it('gives a term of the same value without redexes, or null where there is none', () => {
    fc.assert(
      fc.property(anyTerms, (t) => {
        const th = conversion.betaNormal(t);
        expect(conversion.isBetaNormal(t)).toBe(isNormal(t));
        expect(th === null).toBe(isNormal(t));
        if (th === null) return;
        expect(th.hypotheses).toHaveLength(0);
        expect(alphaEqual(th.conclusion.fn.arg, t)).toBe(true);
        const so = conversion.rightSide(th);
        expect(isNormal(so)).toBe(true);
        expect(conversion.betaNormal(so)).toBeNull();
        for (const valuation of valuations(freeVariables([t]))) expect(valueOf(so, valuation)).toBe(valueOf(t, valuation));
      }),
      { numRuns: CASES },
    );
  });

  it('reduces redexes that reductions make', () => {
    const g = variable('g', f.type);
    const t = application(abstraction(g, application(g, application(g, x))), abstraction(x, application(f, x)));
    expect(right(conversion.betaNormal(t))).toBe(application(f, application(f, x)));
  });

  it('avoids capture: a value keeps its own variables', () => {
    const y = variable('y', A);
    const t = application(abstraction(x, abstraction(y, x)), y);
    const so = right(conversion.betaNormal(t))!;
    expect(freeVariables([so])).toEqual([y]);
  });

  it('reduces terms of very many shared redexes: each once', () => {
    const g = variable('g', functionType(A, functionType(A, A)));
    let t: Term = x;
    for (let i = 0; i < 40; i++) {
      const redex = application(abstraction(x, x), t);
      t = apply(g, redex, redex);
    }
    expect(conversion.isBetaNormal(conversion.rightSide(conversion.betaNormal(t)!))).toBe(true);
  });
});

describe('combinations', () => {
  it('say what the term equals, whatever the conversions inside change', () => {
    fc.assert(
      fc.property(formulas, formulas, (a, b) => {
        const t = and(not(not(a)), or(b, not(not(b))));
        for (const combined of [
          conversion.everywhere(doubled),
          conversion.onceFromTop(doubled),
          conversion.atParts(doubled),
          conversion.atArgument(conversion.atArgument(doubled)),
          conversion.atFunction(conversion.atArgument(doubled)),
          conversion.atBoth(doubled),
          conversion.inOrder(doubled, conversion.everywhere(doubled), doubled),
          conversion.firstOf(doubled, conversion.everywhere(doubled)),
          conversion.repeated(conversion.onceFromTop(doubled)),
        ]) {
          const th = combined(t);
          if (th === null) continue;
          expect(alphaEqual(th.conclusion.fn.arg, t)).toBe(true);
          expect(alphaEqual(conversion.rightSide(th), t)).toBe(false);
          for (const valuation of valuations(freeVariables([t]))) expect(valueOf(th.conclusion, valuation)).toBe(1);
        }
      }),
      { numRuns: CASES },
    );
  });

  it('change what they are said to change', () => {
    const n = (t: Term): Term => not(not(t));
    const t = and(n(p), n(q));
    expect(right(conversion.atArgument(doubled)(t))).toBe(and(n(p), q));
    expect(right(conversion.atFunction(conversion.atArgument(doubled))(t))).toBe(and(p, n(q)));
    expect(right(conversion.atBoth(doubled)(t))).toBe(and(p, q));
    expect(right(conversion.inBody(doubled)(abstraction(p, n(p))))).toBe(abstraction(p, p));
    expect(right(conversion.everywhere(doubled)(n(and(n(n(p)), q))))).toBe(and(p, q));
    expect(right(conversion.onceFromTop(doubled)(n(and(n(p), q))))).toBe(and(n(p), q));
    expect(right(conversion.repeated(doubled)(n(n(p))))).toBe(p);
    expect(right(conversion.firstOf(() => null, doubled)(n(p)))).toBe(p);
    expect(right(conversion.inOrder(doubled, doubled)(n(n(p))))).toBe(p);
  });

  it('are null where nothing changes', () => {
    for (const combined of [conversion.everywhere, conversion.onceFromTop, conversion.atParts, conversion.inBody, conversion.repeated]) {
      expect(combined(doubled)(and(p, not(q)))).toBeNull();
    }
    expect(conversion.firstOf()(p)).toBeNull();
    expect(conversion.inOrder()(p)).toBeNull();
    expect(conversion.betaRedex(p)).toBeNull();
    expect(conversion.atArgument(doubled)(p)).toBeNull();
    expect(conversion.atFunction(doubled)(p)).toBeNull();
  });

  it('leave a variable alone that is bound under the name of another', () => {
    const t = abstraction(x, application(abstraction(variable('y', A), abstraction(x, variable('y', A))), x));
    const so = right(conversion.betaNormal(t))!;
    expect(alphaEqual(so, abstraction(variable('u', A), abstraction(variable('v', A), variable('u', A))))).toBe(true);
  });
});

describe('converted', () => {
  it('changes what a theorem says, and rightConverted its right side', () => {
    const th = assume(and(not(not(p)), q));
    expect(conversion.converted(conversion.everywhere(doubled), th).conclusion).toBe(and(p, q));
    expect(conversion.converted(() => null, th)).toBe(th);
    const equal = assume(equation(q, not(not(p))));
    expect(conversion.rightConverted(doubled, equal).conclusion).toBe(equation(q, p));
    expect(conversion.rightConverted(() => null, equal)).toBe(equal);
  });

  it('is continued from an equation, or from nothing', () => {
    const first = assume(equation(q, not(not(p))));
    expect(conversion.continued(first, q, doubled)!.conclusion).toBe(trans(first, spec(p, fact('not-not'))).conclusion);
    expect(conversion.continued(null, not(not(TRUE)), doubled)!.conclusion.arg).toBe(TRUE);
    expect(conversion.continued(first, q, () => null)).toBe(first);
    expect(conversion.continued(null, q, doubled)).toBeNull();
  });
});
