import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abstraction, alphaEqual, application, bodyAt, substitution, variable, type Term } from '../../src/kernel/term.ts';
import { exactlyEqual, occursFree, typeVariablesOf } from '../../src/kernel/term-contents.ts';
import { isInstance } from '../../src/kernel/type.ts';
import { betaConv } from '../../src/kernel/theorem.ts';
import { altered, assignmentOn, mutated, renamed, tapes, termOn, typeOn, typesOn, variableOn, type Tape } from './arbitrary-terms.ts';
import { NamedKernel } from './named-kernel/named-kernel.ts';
import { identical, isInstanceOf, showNamed, showType, typeWith, type NamedTerm, type NamedVariable } from './named-kernel/syntax.ts';
import { Translation } from './named-kernel/translation.ts';
import * as named from './named-kernel/well-typed.ts';
import { RandomArguments } from './random-arguments.ts';
import { definitions } from './random-definitions.ts';
import { inferences } from './random-inferences.ts';

/** Cases of each property; `HEADCOUNT_CASES=100000` for the long run. */
const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 1000);
const TIMEOUT = 60_000 + CASES * 20;

const slow = new NamedKernel();
const translation = new Translation();
const toKernel = (t: NamedTerm): Term => translation.toKernel(t);
const toNamed = (t: Term): NamedTerm => translation.toNamed(t);

/** Runs a property on tapes. */
function onTapes(length: number, property: (tape: Tape) => void, cases = CASES): void {
  fc.assert(fc.property(tapes(length), property), { numRuns: cases });
}

/** The kernel's term must be the named one, judged in the style of each kernel. */
function expectSame(real: Term, slowly: NamedTerm): void {
  if (alphaEqual(real, toKernel(slowly)) && slow.alphaEquivalent(toNamed(real), slowly)) return;
  throw new Error(`the kernel has ${showNamed(toNamed(real))}, the named kernel ${showNamed(slowly)}`);
}

describe(
  `terms against terms with named binders (${String(CASES)} of each kind; HEADCOUNT_CASES sets how many)`,
  { timeout: TIMEOUT },
  () => {
    it('come back from the kernel as they went in, with the names of their binders', () => {
      onTapes(120, (tape) => {
        const t = termOn(tape, typeOn(tape));
        const [there, back] = [toKernel(t), toNamed(toKernel(t))];
        expect(`${showNamed(back)}, ${String(identical(t, back))}`).toBe(`${showNamed(t)}, true`);
        expect(there.type).toBe(translation.toKernelType(t.type));
      });
    });

    it('are alpha-equivalent after a renaming of binders', () => {
      onTapes(160, (tape) => {
        const t = termOn(tape, typeOn(tape));
        const other = renamed(tape, t);
        expect([slow.alphaEquivalent(t, other), alphaEqual(toKernel(t), toKernel(other))]).toEqual([true, true]);
        expect(exactlyEqual(toKernel(t), toKernel(other))).toBe(identical(t, other));
      });
    });

    it('are alpha-equivalent after a mutation if and only if the named ones are', () => {
      const counts = [0, 0];
      onTapes(160, (tape) => {
        const t = termOn(tape, typeOn(tape));
        const other = renamed(tape, mutated(tape, t));
        const same = slow.alphaEquivalent(t, other);
        counts[Number(same)]!++;
        if (alphaEqual(toKernel(t), toKernel(other)) === same && alphaEqual(toKernel(other), toKernel(t)) === same) return;
        throw new Error(`${showNamed(t)} and ${showNamed(other)}: ${same ? 'alpha-equivalent' : 'different'} in the named kernel only`);
      });
      expect(Math.min(...counts)).toBeGreaterThan(CASES / 20);
    });

    it('give the same when types and terms are substituted', () => {
      onTapes(240, (tape) => {
        const t = termOn(tape, typeOn(tape));
        const types = typesOn(tape);
        const instance = slow.instantiate(new Map(types), t);
        const terms = assignmentOn(tape, instance);
        const replace = substitution(
          types.map(([name, type]) => [name, translation.toKernelType(type)]),
          terms.map(([v, value]) => [toKernel(v), toKernel(value)]),
        );
        expectSame(replace(toKernel(t)), slow.substitute(terms, instance));
      });
    });

    it('give the same when terms only are substituted, and capture nothing', () => {
      onTapes(240, (tape) => {
        const t = termOn(tape, typeOn(tape));
        const terms = assignmentOn(tape, t);
        const real = substitution([], terms.map(([v, value]) => [toKernel(v), toKernel(value)])); // prettier-ignore
        expectSame(real(toKernel(t)), slow.substitute(terms, t));
      });
    });

    it('give the same when types only are substituted, and capture nothing', () => {
      onTapes(160, (tape) => {
        const t = termOn(tape, typeOn(tape));
        const types = typesOn(tape);
        const real = substitution(types.map(([name, type]) => [name, translation.toKernelType(type)]), []); // prettier-ignore
        expectSame(real(toKernel(t)), slow.instantiate(new Map(types), t));
      });
    });

    it('give the same when a redex is contracted', () => {
      onTapes(200, (tape) => {
        const [v, body] = [variableOn(tape), termOn(tape, typeOn(tape))];
        const value = termOn(tape, v.type);
        const slowly = slow.betaConv(named.application(named.abstraction(v, body), value));
        const bound = abstraction(toKernel(v), toKernel(body));
        expectSame(betaConv(application(bound, toKernel(value))).conclusion, slowly.conclusion);
        expectSame(bodyAt(bound, toKernel(value)), slow.sidesOf(slowly.conclusion)!.right);
      });
    });

    it('are constants at the same types', () => {
      const counts = [0, 0];
      onTapes(60, (tape) => {
        const general = typeOn(tape);
        const special = tape.below(2) === 0 ? typeOn(tape) : typeWith(general, new Map(typesOn(tape)));
        const type = tape.below(3) === 0 ? altered(tape, special) : special;
        const expected = isInstanceOf(type, general);
        counts[Number(expected)]!++;
        if (isInstance(translation.toKernelType(type), translation.toKernelType(general)) === expected) return;
        throw new Error(`${showType(type)} is ${expected ? 'an' : 'no'} instance of ${showType(general)} in the named kernel only`);
      });
      expect(Math.min(...counts)).toBeGreaterThan(CASES / 20);
    });

    it('have the same free variables, and the same type variables', () => {
      onTapes(160, (tape) => {
        const t = termOn(tape, typeOn(tape));
        const real = toKernel(t);
        const others = [variableOn(tape), variableOn(tape)];
        for (const v of [...slow.freeVariables(t), ...binders(t), ...others]) {
          expect(`${showNamed(v)} in ${showNamed(t)}: ${String(occursFree(toKernel(v), real))}`).toBe(
            `${showNamed(v)} in ${showNamed(t)}: ${String(slow.occursFree(v, t))}`,
          );
        }
        expect(real.frees === 0).toBe(slow.freeVariables(t).length === 0);
        expect(occursFree(variable('elsewhere', real.type), real)).toBe(false);
        expect([...typeVariablesOf(real)].sort()).toEqual([...slow.typeVariables(t)].sort());
      });
    });
  },
);

describe(`derivations against those of the named kernel (${String(CASES)} of them)`, { timeout: TIMEOUT }, () => {
  it('of random steps are refused at the same steps, and derive the same theorems', () => {
    const tally = new Map<string, { applied: number; refused: number }>();
    onTapes(500, (tape) => {
      const given = new RandomArguments(tape);
      const steps = Object.entries({ ...inferences(given), ...definitions(given) });
      while (!tape.atEnd) {
        const [rule, draw] = tape.oneOf(steps);
        const made = given.pair.take(rule, draw());
        given.keep(made ?? []);
        const { applied, refused } = tally.get(rule) ?? { applied: 0, refused: 0 };
        tally.set(rule, made === null ? { applied, refused: refused + 1 } : { applied: applied + 1, refused });
      }
    });
    expect(tally.size).toBe(15);
    for (const [rule, { applied, refused }] of tally) {
      expect(`${rule} applied often: ${String(applied > CASES / 10)}`).toBe(`${rule} applied often: true`);
      const total = ['refl', 'deductAntisym', 'proveHyp'].includes(rule);
      expect(`${rule} refused often: ${String(refused > CASES / 100)}`).toBe(`${rule} refused often: ${String(!total)}`);
    }
  });
});

/** The variables of the binders inside. */
function binders(t: NamedTerm): NamedVariable[] {
  if (t.kind === 'application') return [...binders(t.fn), ...binders(t.arg)];
  return t.kind === 'abstraction' ? [t.variable, ...binders(t.body)] : [];
}
