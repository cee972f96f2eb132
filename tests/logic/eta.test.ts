// `λx. f x` is f.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abstraction, alphaEqual, application, type Term } from '../../src/kernel/term.ts';
import { betaNormal, isBetaNormal, rightSide } from '../../src/logic/conversion.ts';
import { etaNormal, withoutEta } from '../../src/logic/eta.ts';
import { freeVariables } from '../../src/logic/formula.ts';
import { valueOf, valuations } from './finite-model.ts';
import { anyTerms, freeVariable } from './small-terms.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 100);
const [x, f, R] = ['x', 'f', 'R'].map(freeVariable) as [Term, Term, Term];

/** Whether some part is `λx. t x` with x not in t. */
function hasEta(t: Term): boolean {
  if (t.kind === 'application') return hasEta(t.fn) || hasEta(t.arg);
  if (t.kind !== 'abstraction') return false;
  const { body } = t;
  const isLast = body.kind === 'application' && body.arg.kind === 'bound' && body.arg.head === 0;
  return (isLast && !mentions(body.fn, 0)) || hasEta(body);
}

function mentions(t: Term, index: number): boolean {
  if (t.kind === 'application') return mentions(t.fn, index) || mentions(t.arg, index);
  if (t.kind === 'abstraction') return mentions(t.body, index + 1);
  return t.kind === 'bound' && t.head === index;
}

describe('etaNormal', () => {
  it('gives a term of the same value in which nothing is written so, if it is without redexes; null where nothing was', () => {
    fc.assert(
      fc.property(anyTerms, (given) => {
        const reduced = betaNormal(given);
        const t = reduced === null ? given : rightSide(reduced);
        const th = etaNormal(t);
        expect(th === null).toBe(!hasEta(t));
        if (th === null) return;
        expect(th.hypotheses).toHaveLength(0);
        expect(alphaEqual(th.conclusion.fn.arg, t)).toBe(true);
        const so = rightSide(th);
        expect(hasEta(so)).toBe(false);
        expect(isBetaNormal(so)).toBe(true);
        for (const valuation of valuations(freeVariables([t]))) expect(valueOf(so, valuation)).toBe(valueOf(t, valuation));
      }),
      { numRuns: CASES * 3 },
    );
  });

  it('reaches functions of several arguments', () => {
    const [u, v] = ['x', 'y'].map(freeVariable) as [Term, Term];
    const t = abstraction(u, abstraction(v, application(application(R, u), v)));
    expect(rightSide(etaNormal(t)!)).toBe(R);
  });
});

describe('withoutEta', () => {
  it('binds the variable only where it has to', () => {
    expect(withoutEta(x, application(f, x))).toBe(f);
    expect(withoutEta(x, x)).toBe(abstraction(x, x));
    const twice = application(f, application(f, x));
    expect(withoutEta(x, twice)).toBe(abstraction(x, twice));
    expect(withoutEta(x, application(application(R, x), x)).kind).toBe('abstraction');
  });
});
