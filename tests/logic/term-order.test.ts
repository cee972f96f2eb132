// The order of terms: total, up to the names of bound variables.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abstraction, alphaEqual, application, variable, type Term } from '../../src/kernel/term.ts';
import { BOOL, functionType } from '../../src/kernel/type.ts';
import { TRUE } from '../../src/logic/formula.ts';
import { compareTerms, sizeOf } from '../../src/logic/term-order.ts';
import { tapes } from '../kernel/arbitrary-terms.ts';
import { termOn } from './arbitrary-base-terms.ts';
import { A, anyTerms } from './small-terms.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 100);
const terms: fc.Arbitrary<Term> = fc.oneof(
  anyTerms,
  tapes(40).map((tape) => termOn(tape)),
);

describe('compareTerms', () => {
  it('is total: only the same terms are equal, and the order of two is turned when they are exchanged', () => {
    fc.assert(
      fc.property(terms, terms, (a, b) => {
        expect(compareTerms(a, b) === 0).toBe(alphaEqual(a, b));
        expect(Math.sign(compareTerms(a, b)) + Math.sign(compareTerms(b, a))).toBe(0);
      }),
      { numRuns: CASES * 5 },
    );
  });

  it('is transitive: sorted terms are in order, all with all', () => {
    fc.assert(
      fc.property(fc.array(terms, { minLength: 3, maxLength: 7 }), (list) => {
        const sorted = list.toSorted(compareTerms);
        for (const [i, a] of sorted.entries()) for (const b of sorted.slice(i)) expect(compareTerms(a, b)).toBeLessThanOrEqual(0);
      }),
      { numRuns: CASES },
    );
  });

  it('tells functions apart that differ only in the type of what they bind', () => {
    const [x, p] = [variable('x', A), variable('x', BOOL)];
    expect(compareTerms(abstraction(x, TRUE), abstraction(p, TRUE))).not.toBe(0);
    expect(compareTerms(abstraction(x, x), abstraction(p, p))).not.toBe(0);
    expect(compareTerms(abstraction(x, x), abstraction(variable('y', A), variable('y', A)))).toBe(0);
  });

  it('puts a term behind its parts', () => {
    fc.assert(
      fc.property(terms, (t) => {
        if (t.kind !== 'application') return;
        expect(compareTerms(t.fn, t)).toBeLessThan(0);
        expect(compareTerms(t.arg, t)).toBeLessThan(0);
      }),
      { numRuns: CASES },
    );
  });

  it('is there for terms too large to write out', () => {
    const f = variable('f', functionType(A, functionType(A, A)));
    const grown = (name: string): Term => {
      let t: Term = variable(name, A);
      for (let i = 0; i < 2000; i++) t = application(application(f, t), t);
      return t;
    };
    const [a, b] = [grown('a'), grown('b')];
    expect(sizeOf(a)).toBe(Infinity);
    expect(compareTerms(a, b)).toBeLessThan(0);
    expect(compareTerms(b, a)).toBeGreaterThan(0);
  });
});
