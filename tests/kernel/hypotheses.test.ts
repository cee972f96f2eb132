import { describe, expect, it } from 'vitest';
import { abstraction, alphaEqual, application, variable, type Term } from '../../src/kernel/term.ts';
import { exactlyEqual } from '../../src/kernel/term-contents.ts';
import * as kernel from '../../src/kernel/theorem.ts';
import { assume, axiom, axiomsOf, equation, refl, type Theorem } from '../../src/kernel/theorem.ts';
import { BOOL, functionType, typeVariable } from '../../src/kernel/type.ts';
import { expectTheorem } from './theorem-checks.ts';

const A = typeVariable('A');
const [p, q] = [variable('p', BOOL), variable('q', BOOL)];

/** `(\v. v) n = n`, for the n-th name: another proposition for each n, the same for each name of the binder. */
function proposition(n: number, binder = 'v'): Term {
  const [v, name] = [variable(binder, A), variable(`n${String(n)}`, A)];
  return equation(application(abstraction(v, v), name), name);
}

/** The theorem with the hypotheses of another as well. */
function weakened(th: Theorem, other: Theorem): Theorem {
  return kernel.eqMp(kernel.proveHyp(other, refl(th.conclusion)), th);
}

describe('many hypotheses', () => {
  const N = 1000;
  const order = Array.from({ length: N }, (_, i) => (i * 601) % N);
  const all = order.reduce((th, n) => weakened(th, assume(proposition(n))), refl(p));

  it('come together, each once up to alpha-equivalence', () => {
    expect(all.hypotheses).toHaveLength(N);
    const renamed = [...order].reverse().reduce((th, n) => weakened(th, assume(proposition(n, 'w'))), refl(p));
    for (const th of [weakened(all, renamed), weakened(renamed, all), kernel.trans(all, renamed)]) expect(th.hypotheses).toHaveLength(N);
    expect(order.slice(0, 50).every((n) => all.hypotheses.some((h) => alphaEqual(h, proposition(n, 'u'))))).toBe(true);
  });

  it('of two theorems that have some in common make up the union', () => {
    const part = (from: number, to: number): Theorem =>
      order.slice(from, to).reduce((th, n) => weakened(th, assume(proposition(n))), refl(p));
    for (const [from, to] of [
      [0, 450],
      [350, 400],
      [300, 999],
      [750, 1000],
    ] as const) {
      expectTheorem(
        kernel.trans(part(350, 750), part(from, to)),
        order.slice(Math.min(from, 350), Math.max(to, 750)).map((n) => proposition(n)),
        equation(p, p),
      );
    }
  });

  it('are discharged one by one, and nothing else is', () => {
    let th = all;
    for (const n of order.slice(0, 500)) th = kernel.proveHyp(kernel.betaConv(proposition(n, 'w').fn.arg), th);
    expectTheorem(th, order.slice(500).map((n) => proposition(n)), equation(p, p)); // prettier-ignore
    expect(kernel.proveHyp(refl(p), th).hypotheses).toHaveLength(500);
    for (const n of order) th = kernel.proveHyp(kernel.betaConv(proposition(n).fn.arg), th);
    expectTheorem(th, [], equation(p, p));
  });

  it('merge when a substitution makes them equal', () => {
    const names = order.slice(0, 500).map((n) => variable(`n${String(n)}`, A));
    const th = names.reduce((one, name) => weakened(one, assume(equation(name, name))), refl(p));
    expect(th.hypotheses).toHaveLength(500);
    const moved = kernel.subst([], names.map((name, i) => [name, variable(`m${String(i % 7)}`, A)]), th); // prettier-ignore
    expect(moved.hypotheses).toHaveLength(7);
    expect(kernel.subst([['A', BOOL]], names.map((name) => [variable(name.name, BOOL), q]), th).hypotheses).toEqual([equation(q, q)]); // prettier-ignore
  });
});

describe('different terms of the same hash', () => {
  const [one, other] = sameHash();
  const [first, second] = [equation(one, p), equation(other, p)];

  it('stay different: as terms, hypotheses, premises and definitions', () => {
    expect([one.hash === other.hash, first.hash === second.hash]).toEqual([true, true]);
    expect([alphaEqual(one, other), exactlyEqual(one, other), alphaEqual(first, second)]).toEqual([false, false, false]);
    expect(() => kernel.eqMp(refl(first), assume(second))).toThrow('eqMp');
    expect(() => kernel.trans(refl(one), refl(other))).toThrow('trans');
    const closure = (t: Term): Term => [t.fn, t.arg].reduce((body, v) => abstraction(v, body), t);
    const constants = [closure(one), closure(other)].map((t) => kernel.defineConstant('collision', t).conclusion.fn.arg.constant);
    expect(constants[0] === constants[1]).toBe(false);
  });

  it('are two hypotheses, and leave one by one', () => {
    const both = weakened(assume(first), assume(second));
    expectTheorem(both, [first, second], first);
    expectTheorem(weakened(both, both), [first, second], first);
    expectTheorem(kernel.proveHyp(axiom([], first), both), [second], first);
    expectTheorem(kernel.proveHyp(axiom([], second), both), [first], first);
    expectTheorem(kernel.deductAntisym(assume(first), assume(second)), [first, second], equation(first, second));
    expectTheorem(axiom([second, first], p), [first, second], p);
    expect(axiomsOf([axiom([first], p), axiom([second], p)]).size).toBe(2);
  });
});

/** Two propositions `f n` that have the same hash by chance. */
function sameHash(): [Term, Term] {
  const functions = Array.from({ length: 700 }, (_, i) => variable(`f${String(i)}`, functionType(A, BOOL)));
  const args = Array.from({ length: 700 }, (_, i) => variable(`n${String(i)}`, A));
  const found = new Map<number, Term>();
  for (const f of functions) {
    for (const n of args) {
      const t = application(f, n);
      const before = found.get(t.hash);
      if (before !== undefined && before.fn !== f && before.arg !== n) return [before, t];
      found.set(t.hash, t);
    }
  }
  throw new Error('no two of 490 000 hashes are the same');
}
