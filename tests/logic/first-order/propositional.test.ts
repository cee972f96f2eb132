import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticError } from '../../../src/diagnostics/diagnostic.ts';
import { alphaEqual, variable, type Term } from '../../../src/kernel/term.ts';
import { equation } from '../../../src/kernel/theorem.ts';
import { BOOL } from '../../../src/kernel/type.ts';
import { FALSE, TRUE, and, apply, implies, not, or } from '../../../src/logic/formula.ts';
import { tryFirstOrder } from '../../../src/logic/first-order/prove-first-order.ts';
import { tautology } from '../../../src/logic/first-order/propositional.ts';
import { formula } from './first-order-problems.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 400);
const ATOMS = ['p', 'q', 'r', 's'].map((name) => variable(name, BOOL));
const COND = formula('if p then q else r').fn.fn.fn;

/** A formula and its truth by the truth of the atoms. */
interface Sample {
  readonly term: Term;
  readonly truth: (values: readonly boolean[]) => boolean;
}

const binary: readonly ((a: Sample, b: Sample) => Sample)[] = [
  (a, b) => ({ term: and(a.term, b.term), truth: (v) => a.truth(v) && b.truth(v) }),
  (a, b) => ({ term: or(a.term, b.term), truth: (v) => a.truth(v) || b.truth(v) }),
  (a, b) => ({ term: implies(a.term, b.term), truth: (v) => !a.truth(v) || b.truth(v) }),
  (a, b) => ({ term: equation(a.term, b.term), truth: (v) => a.truth(v) === b.truth(v) }),
];

const samples: fc.Arbitrary<Sample> = fc.letrec<{ sample: Sample }>((tie) => ({
  sample: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(
      { weight: 8, arbitrary: fc.nat(3).map((i): Sample => ({ term: ATOMS[i]!, truth: (v) => v[i]! })) },
      { weight: 1, arbitrary: fc.boolean().map((b): Sample => ({ term: b ? TRUE : FALSE, truth: () => b })) },
    ),
    tie('sample').map((a): Sample => ({ term: not(a.term), truth: (v) => !a.truth(v) })),
    fc.tuple(fc.nat(3), tie('sample'), tie('sample')).map(([i, a, b]) => binary[i]!(a, b)),
    fc
      .tuple(tie('sample'), tie('sample'), tie('sample'))
      .map(([c, a, b]): Sample => ({ term: apply(COND, c.term, a.term, b.term), truth: (v) => (c.truth(v) ? a : b).truth(v) })),
  ),
})).sample;

/** Whether the formula is true in all rows of its truth table. */
function isTrueAlways({ truth }: Sample): boolean {
  return Array.from({ length: 16 }, (_, row) => truth([1, 2, 4, 8].map((bit) => (row & bit) !== 0))).every(Boolean);
}

/** The theorem, or null for a formula that is no tautology. */
function provedTautology(t: Term): { readonly hypotheses: readonly Term[]; readonly conclusion: Term } | null {
  try {
    return tautology(t);
  } catch (error) {
    if (error instanceof DiagnosticError && error.diagnostic.code === 'not-tautology') return null;
    throw error;
  }
}

describe('tautology', () => {
  it('proves what is true in all rows of the truth table, and nothing else', () => {
    fc.assert(
      fc.property(samples, fc.boolean(), (sample, asTautology) => {
        // Half of the formulas are made to be true more often.
        const one = asTautology ? binary[1]!(sample, { term: not(sample.term), truth: (v) => !sample.truth(v) }) : sample;
        const th = provedTautology(one.term);
        expect(th !== null).toBe(isTrueAlways(one));
        if (th === null) return;
        expect(alphaEqual(th.conclusion, one.term)).toBe(true);
        expect(th.hypotheses).toHaveLength(0);
      }),
      { numRuns: CASES },
    );
  });

  it('takes quantified formulas and equations between other things as atoms', () => {
    expect(tautology(formula('(∀x. P x) ∧ a = b ⟹ a = b ∧ ∀y. P y')).hypotheses).toHaveLength(0);
    expect(provedTautology(formula('(∀x. P x) ⟹ P a'))).toBeNull();
  });

  it('says for which atoms the formula is false', () => {
    expect(() => tautology(formula('p ∨ q ⟹ p'))).toThrow(/can be false: p ∨ q ⟹ p[^]*with p false[^]*with q true/);
  });
});

describe('the first-order prover', () => {
  it('proves the same propositional formulas', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        expect(tryFirstOrder(sample.term, []) !== null).toBe(isTrueAlways(sample));
      }),
      { numRuns: Math.ceil(CASES / 4) },
    );
  });
});
