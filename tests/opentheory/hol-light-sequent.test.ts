import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalSequent } from '../../scripts/hol-light/canonical-sequent.mjs';
import { constant } from '../../src/kernel/constant.ts';
import { abstraction, alphaEqual, application, constantTerm, variable, type Term } from '../../src/kernel/term.ts';
import * as rules from '../../src/kernel/theorem.ts';
import { BOOL, applyType, functionType, typeOperator, typeVariable, type HolType } from '../../src/kernel/type.ts';
import { readArticle } from '../../src/opentheory/read-article.ts';
import { renamed, mutated, tapes, termOn, typeOn } from '../kernel/arbitrary-terms.ts';
import { Translation } from '../kernel/named-kernel/translation.ts';
import { recorded, written } from './written-articles.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 1000);
const A = typeVariable('A');
const NATURAL = applyType(typeOperator('Number.Natural.natural', 0), []);
const [p, q, x, n] = [variable('p', BOOL), variable('q', BOOL), variable('x', A), variable('n', NATURAL)];
const setOf = (type: HolType): HolType => applyType(typeOperator('Set.set', 1), [type]);
const named = (name: string, type: HolType): Term => constantTerm(constant(name), type);
const conclude = (conclusion: Term, ...hypotheses: Term[]): string => canonicalSequent({ hypotheses, conclusion });

describe('the text of a sequent that HOL Light has to confirm', () => {
  it('is this one', () => {
    const all = named('Data.Bool.!', functionType(functionType(NATURAL, BOOL), BOOL));
    const th = rules.deductAntisym(rules.assume(p), rules.assume(application(all, abstraction(n, rules.equation(n, n)))));
    expect(canonicalSequent(th)).toBe(
      '({Data.Bool.! (-> (-> Number.Natural.natural bool) bool)} (\\ Number.Natural.natural ' +
        '({= (-> Number.Natural.natural (-> Number.Natural.natural bool))} #0 #0))) , [p bool] |- ' +
        '({= (-> bool (-> bool bool))} [p bool] ({Data.Bool.! (-> (-> Number.Natural.natural bool) bool)} (\\ Number.Natural.natural ' +
        '({= (-> Number.Natural.natural (-> Number.Natural.natural bool))} #0 #0))))',
    );
    expect(conclude(abstraction(p, abstraction(x, application(abstraction(q, p), p))))).toBe("|- (\\ bool (\\ 'A ((\\ bool #2) #1)))");
  });

  it(`is the same for terms that are the same up to the names of bound variables, and for no others (${String(CASES)} pairs)`, () => {
    const translation = new Translation();
    const counts = [0, 0];
    fc.assert(
      fc.property(tapes(160), fc.boolean(), (tape, alter) => {
        const t = termOn(tape, typeOn(tape));
        const other = renamed(tape, alter ? mutated(tape, t) : t);
        const [a, b] = [translation.toKernel(t), translation.toKernel(other)];
        counts[Number(alphaEqual(a, b))]!++;
        expect(conclude(a) === conclude(b)).toBe(alphaEqual(a, b));
      }),
      { numRuns: CASES },
    );
    expect(Math.min(...counts)).toBeGreaterThan(CASES / 20);
  });

  it('does not depend on the order of hypotheses, nor on how often one is there', () => {
    expect(conclude(p, q, p)).toBe(conclude(p, p, q));
    expect(conclude(p, p, p)).toBe(conclude(p, p));
    expect(conclude(p, q)).not.toBe(conclude(p));
    expect(conclude(p, q)).not.toBe(conclude(q, p));
  });

  it('tells what an article defines from what it takes from the library', () => {
    const identity = abstraction(p, p);
    const own = rules.defineConstant('Own.identity', identity).conclusion.fn.arg;
    expect(conclude(own)).toBe('|- {:Own.identity (-> bool bool)}');
    expect(conclude(named('Own.identity', own.type))).toBe('|- {Own.identity (-> bool bool)}');
    const truth = rules.eqMp(rules.sym(rules.betaConv(application(identity, p))), rules.assume(p));
    const closed = rules.subst([], [[p, rules.equation(identity, identity)]], truth);
    const proved = rules.proveHyp(rules.refl(identity), closed);
    const { operator } = rules.defineTypeOperator('Own.one', 'Own.abs', 'Own.rep', [], proved);
    expect(conclude(variable('v', applyType(operator, [])))).toBe('|- [v :Own.one]');
    expect(conclude(variable('v', applyType(typeOperator('Own.one', 0), [])))).toBe('|- [v Own.one]');
  });

  it('tells names apart that look like other names, types or parts of the text', () => {
    const names = ['', '%', ' ', "'A", 'A', '%27A', '#0', 'a bool', 'a', 'a] [b', ':a', 'é', '\\', 'x\ny', '\u{1F600}', '-> bool bool'];
    const texts = names.flatMap((name) => [
      conclude(variable(name, BOOL)),
      conclude(named(name, BOOL)),
      conclude(variable('v', typeVariable(name))),
      conclude(variable('v', applyType(typeOperator(name, 0), []))),
    ]);
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(text).toMatch(/^[!-~ ]+$/);
    expect(conclude(variable("é 'a", BOOL))).toBe('|- [%C3%A9%20%27a bool]');
  });

  it('takes sets for predicates, as HOL Light has no others', () => {
    expect(conclude(variable('s', setOf(A)))).toBe("|- [s (-> 'A bool)]");
    expect(conclude(variable('s', setOf(setOf(BOOL))))).toBe('|- [s (-> (-> bool bool) bool)]');
  });

  it('survives writing and reading an article', () => {
    const th = recorded(() => {
      const same = rules.refl(abstraction(x, abstraction(variable('x', BOOL), x)));
      return rules.proveHyp(rules.assume(p), rules.trans(same, same));
    });
    const [only] = readArticle('again.art', written(th)).theorems;
    expect(canonicalSequent(only!)).toBe(canonicalSequent(th));
  });

  it('is of no statement too long to write, however few parts it has', () => {
    let deep = p;
    for (let i = 0; i < 100_000; i++) deep = application(abstraction(q, q), deep);
    expect(conclude(deep)).toMatch(/^\|- \(\(\\ bool #0\) /);
    let wide = p;
    for (let i = 0; i < 200; i++) wide = rules.equation(wide, wide);
    expect(() => conclude(wide)).toThrow(/too long to be compared/);
    let type = A;
    for (let i = 0; i < 200; i++) type = functionType(type, type);
    expect(() => conclude(variable('v', type))).toThrow(/too long to be compared/);
  });
});
