import { describe, expect, it } from 'vitest';
import { KernelError } from '../../src/kernel/kernel-error.ts';
import { DerivedRules } from './derived-rules.ts';
import { INCONSISTENT_DEFINITIONS } from './inconsistent-definitions.ts';
import { INCONSISTENT_RULES } from './inconsistent-rules.ts';
import type { Inconsistency } from './inconsistency.ts';
import { kernelLogic } from './kernel-logic.ts';
import { NamedKernel } from './named-kernel/named-kernel.ts';
import { NamedRefusal, showType } from './named-kernel/syntax.ts';
import type { Logic } from './named-kernel/logic.ts';

/** What comes of a derivation of falsity in that kernel. */
function attempt<T, O, C, Term, Th>(k: Logic<T, O, C, Term, Th>, { derive }: Inconsistency): string {
  try {
    const d = new DerivedRules(k);
    const th = derive(d);
    if (k.axiomCount(th) > 0) return 'rests on an axiom';
    if (k.hypothesesOf(th).length > 0) return 'a hypothesis stays';
    return k.alphaEquivalent(k.conclusionOf(th), d.F) ? 'proves falsity' : 'proves something else';
  } catch (error) {
    if (error instanceof KernelError || error instanceof NamedRefusal) return `${error.rule} refuses`;
    throw error;
  }
}

describe('falsity cannot be proved, though it could be if', () => {
  for (const inconsistency of [...INCONSISTENT_RULES, ...INCONSISTENT_DEFINITIONS]) {
    it(inconsistency.mistake, () => {
      expect(attempt(inconsistency.broken, inconsistency)).toBe('proves falsity');
      expect(attempt(new NamedKernel(), inconsistency)).toBe(inconsistency.instead);
      expect(attempt(kernelLogic, inconsistency)).toBe(inconsistency.instead);
    });
  }

  it('a term of another type were put for a variable: a sequent would not even be boolean', () => {
    class Broken extends NamedKernel {
      protected override checkAssignment(): void {
        // Everything goes.
      }
    }
    const illTyped = <T, O, C, Term, Th>(k: Logic<T, O, C, Term, Th>): Th => {
      const d = new DerivedRules(k);
      return d.put([[d.v('p'), d.v('n', d.type('ind'))]], k.assume(d.v('p'))); // prettier-ignore
    };
    expect(showType(illTyped(new Broken()).conclusion.type)).toBe('ind');
    expect(() => illTyped(new NamedKernel())).toThrow(NamedRefusal);
    expect(() => illTyped(kernelLogic)).toThrow('substitution: the term for p has not the type of that variable');
  });
});
