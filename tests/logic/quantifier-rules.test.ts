// Rules for the quantifiers: true in a small model, and as they say.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KernelError } from '../../src/kernel/kernel-error.ts';
import { alphaEqual, abstraction, application, bodyAt, variable, type Term } from '../../src/kernel/term.ts';
import { occursFree } from '../../src/kernel/term-contents.ts';
import { assume, equation, refl, type Theorem } from '../../src/kernel/theorem.ts';
import { BOOL } from '../../src/kernel/type.ts';
import { disch } from '../../src/logic/connective-rules.ts';
import { and, exists, forall, forallAll, freeVariables, implies } from '../../src/logic/formula.ts';
import * as rules from '../../src/logic/quantifier-rules.ts';
import { isTrue } from './finite-model.ts';
import { errorOf } from './proof-outcome.ts';
import { A, formulas, freeVariable, smallTerms } from './small-terms.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 100);
const [x, y, p] = ['x', 'y', 'p'].map(freeVariable) as [Term, Term, Term];
const things = smallTerms(A, 2);

function expectTheorem(th: Theorem, conclusion: Term, ...hypotheses: readonly Term[]): void {
  expect(alphaEqual(th.conclusion, conclusion)).toBe(true);
  for (const h of th.hypotheses) expect(hypotheses.some((one) => alphaEqual(one, h))).toBe(true);
  expect(isTrue(th)).toBe(true);
}

function check(property: (body: Term, a: Term, b: Term) => void): void {
  fc.assert(fc.property(formulas, things, things, property), { numRuns: CASES });
}

describe('spec', () => {
  it('puts the value for the variable', () => {
    check((body, a) => {
      const all = forall(x, body);
      expectTheorem(rules.spec(a, assume(all)), bodyAt(all.arg, a), all);
    });
  });

  it('puts values in order, one after the other', () => {
    check((body, a, b) => {
      const all = forallAll([x, y], body);
      expectTheorem(rules.specAll([a, b], assume(all)), bodyAt(bodyAt(all.arg, a).arg, b), all);
    });
  });

  it('refuses what is no ∀ and values of another type', () => {
    expect(errorOf(() => rules.spec(x, assume(p))).message).toBe('spec: not ∀: p');
    expect(errorOf(() => rules.spec(p, assume(forall(x, p)))).message).toBe('spec: p has not the type of the variable in ∀x. p');
  });

  it('keeps variables apart where it opens all of them', () => {
    check((body, a) => {
      const all = forallAll([x, y], and(body, equation(x, y)));
      const open = rules.specFresh(assume(all), [a]);
      const added = freeVariables([open.conclusion]).filter((v) => !occursFree(v, all));
      expect(added.length).toBe(2);
      expect(added.some((v) => occursFree(v, a))).toBe(false);
      expect(alphaEqual(forallAll([...(open.conclusion.arg.fn.arg === added[0] ? added : added.toReversed())], open.conclusion), all)).toBe(
        true,
      );
    });
  });
});

describe('gen', () => {
  it('binds a variable that no hypothesis is about', () => {
    check((body) => {
      const th = disch(body, assume(body));
      expectTheorem(rules.genAll([x, y], th), forallAll([x, y], implies(body, body)));
      const closed = rules.closure(th);
      expect(freeVariables([closed.conclusion])).toEqual([]);
      expect(isTrue(closed)).toBe(true);
    });
  });

  it('refuses one that a hypothesis is about', () => {
    expect(() => rules.gen(x, assume(equation(x, y)))).toThrow(KernelError);
    const partly = rules.closure(assume(equation(x, y)));
    expect(freeVariables([partly.conclusion])).toEqual([x, y]);
  });
});

describe('witness and choose', () => {
  it('a value with the property proves that there is one', () => {
    check((body, a) => {
      const some = exists(x, body);
      const instance = bodyAt(some.arg, a);
      expectTheorem(rules.witness(some, a, assume(instance)), some, instance);
    });
  });

  it('what follows from any such value follows from there being one', () => {
    check((body) => {
      const some = exists(x, body);
      const w = variable('w', A);
      const again = exists(y, bodyAt(some.arg, y));
      if (occursFree(y, some)) return;
      const th = rules.witness(again, w, assume(bodyAt(some.arg, w)));
      expectTheorem(rules.choose(w, assume(some), th), again, some);
    });
  });

  it('a witness is for a formula with ∃ only', () => {
    expect(errorOf(() => rules.witness(p, x, assume(p))).message).toBe('witness: not ∃: p');
  });
});

describe('quantify', () => {
  it('puts the same quantifier before both sides of an equation', () => {
    check((body) => {
      const th = refl(body);
      for (const [kind, make] of [
        ['forall', forall],
        ['exists', exists],
      ] as const) {
        expectTheorem(rules.quantify(kind, x, th), equation(make(x, body), make(x, body)));
      }
    });
  });
});

describe('beta', () => {
  it('reduces a formula that is an abstraction at an argument', () => {
    check((body, a) => {
      const redex = application(abstraction(x, body), a);
      expect(redex.type).toBe(BOOL);
      expectTheorem(rules.beta(assume(redex)), bodyAt(redex.fn, a), redex);
    });
  });
});
