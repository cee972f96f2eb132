// Every trick of JavaScript by which a value could pass for a theorem, a term or a type that the kernel did not make, or
// change after it was looked at. Each must throw or have no effect. Only one thing is taken for granted: that JavaScript's
// own functions (`Object.freeze`, `Array.prototype.filter`, …) have not been replaced, as whoever does that is below us.
import { describe, expect, it } from 'vitest';
import { Constant, EQUALITY, SELECT, constant } from '../../src/kernel/constant.ts';
import { KernelError } from '../../src/kernel/kernel-error.ts';
import { Term, abstraction, application, bodyAt, constantTerm, substitution, variable } from '../../src/kernel/term.ts';
import * as kernel from '../../src/kernel/theorem.ts';
import { Theorem, assume, axiom, axiomsOf, equation, refl } from '../../src/kernel/theorem.ts';
import { BOOL, HolType, TypeOperator, applyType, functionType, typeOperator, typeVariable } from '../../src/kernel/type.ts';
import { lookAlikes, made, type Anything } from './look-alikes.ts';

const A = typeVariable('A');
const [p, q] = [variable('p', BOOL), variable('q', BOOL)];
const x = variable('x', A);
const identity = abstraction(x, x);
const list = typeOperator('list', 1);
const th = refl(p);

/** Every place where a rule takes a theorem. */
const TAKE_THEOREM: Record<string, (one: Theorem) => unknown> = {
  genuine: (one) => Theorem.genuine(one),
  absThm: (one) => kernel.absThm(x, one),
  'appThm, first': (one) => kernel.appThm(one, refl(x)),
  'appThm, second': (one) => kernel.appThm(refl(abstraction(p, p)), one),
  'eqMp, first': (one) => kernel.eqMp(one, assume(p)),
  'eqMp, second': (one) => kernel.eqMp(refl(equation(p, p)), one),
  'deductAntisym, first': (one) => kernel.deductAntisym(one, th),
  'deductAntisym, second': (one) => kernel.deductAntisym(th, one),
  sym: (one) => kernel.sym(one),
  'trans, first': (one) => kernel.trans(one, th),
  'trans, second': (one) => kernel.trans(th, one),
  'proveHyp, first': (one) => kernel.proveHyp(one, th),
  'proveHyp, second': (one) => kernel.proveHyp(th, one),
  subst: (one) => kernel.subst([], [], one),
  defineConstantList: (one) => kernel.defineConstantList([], one),
  defineTypeOperator: (one) => kernel.defineTypeOperator('t', 'abs', 'rep', [], one),
  axiomsOf: (one) => axiomsOf([one]),
};

/** Every place where a constructor or a rule takes a term. */
const TAKE_TERM: Record<string, (t: Term) => unknown> = {
  genuine: (t) => Term.genuine(t),
  'application, function': (t) => application(t, x),
  'application, argument': (t) => application(abstraction(p, p), t),
  'abstraction, variable': (t) => abstraction(t, p),
  'abstraction, body': (t) => abstraction(x, t),
  'bodyAt, abstraction': (t) => bodyAt(t, x),
  'bodyAt, value': (t) => bodyAt(abstraction(p, p), t),
  'equation, left': (t) => equation(t, p),
  'equation, right': (t) => equation(p, t),
  'substitution, key': (t) => substitution([], [[t, p]]),
  'substitution, value': (t) => substitution([], [[p, t]]),
  'substitution, term': (t) => substitution([], [])(t),
  'substitution, term with a key': (t) => substitution([['A', BOOL]], [[q, p]])(t),
  refl: (t) => refl(t),
  assume: (t) => assume(t),
  betaConv: (t) => kernel.betaConv(t),
  absThm: (t) => kernel.absThm(t, refl(x)),
  'absThm under hypotheses': (t) => kernel.absThm(t, assume(equation(x, x))),
  'subst, key': (t) => kernel.subst([], [[t, p]], th),
  'subst, value': (t) => kernel.subst([], [[p, t]], th),
  'axiom, hypothesis': (t) => axiom([t], p),
  'axiom, conclusion': (t) => axiom([p], t),
  defineConstant: (t) => kernel.defineConstant('c', t),
  'defineConstantList, variable': (t) => kernel.defineConstantList([['c', t]], th),
};

/** Every place where a constructor takes a type. */
const TAKE_TYPE: Record<string, (type: HolType) => unknown> = {
  genuine: (type) => HolType.genuine(type),
  applyType: (type) => applyType(list, [type]),
  'functionType, domain': (type) => functionType(type, A),
  'functionType, range': (type) => functionType(A, type),
  variable: (type) => variable('x', type),
  constantTerm: (type) => constantTerm(constant('c'), type),
  substitution: (type) => substitution([['A', type]], []),
  subst: (type) => kernel.subst([['A', type]], [], th),
};

describe('a look-alike is refused', () => {
  const classes: [string, object, new (...args: Anything[]) => object, Record<string, (value: Anything) => unknown>][] = [
    ['theorem', th, Theorem, TAKE_THEOREM],
    ['term', p, Term, TAKE_TERM],
    ['application', equation(p, q), Term, TAKE_TERM],
    ['type', BOOL, HolType, TAKE_TYPE],
    ['constant', SELECT, Constant, { constantTerm: (c) => constantTerm(c, functionType(functionType(A, BOOL), A)) }],
    ['type operator', list, TypeOperator, { applyType: (one) => applyType(one, [A]) }],
  ];
  for (const [kind, real, Class, places] of classes) {
    for (const [trick, make] of lookAlikes(real, Class)) {
      it(`${kind}: ${trick}`, () => {
        const likeness = made(make);
        if (likeness === null) return;
        const accepted = Object.entries(places).filter(([, take]) => made(() => take(likeness.value as Anything)) !== null);
        expect(accepted.map(([place]) => place)).toEqual([]);
      });
    }
  }

  it('also the body of an abstraction, which is a term only inside it', () => {
    for (const loose of [
      identity.body,
      abstraction(p, equation(p, q)).body,
      abstraction(x, abstraction(p, x)).body,
      abstraction(p, p).body,
    ]) {
      const accepted = Object.entries(TAKE_TERM).filter(([, take]) => made(() => take(loose)) !== null);
      expect(accepted.map(([place]) => place)).toEqual([]);
    }
    expect(Term.genuine(abstraction(x, p).body)).toBe(p);
  });
});

describe('no key to the constructors is in reach', () => {
  it('in what the modules export, nor on any object of theirs', () => {
    const reached = new Set<unknown>();
    const stack: unknown[] = [kernel, Theorem, Term, HolType, TypeOperator, Constant, th, p, A, EQUALITY, list, KernelError];
    const symbols = new Set<symbol>();
    for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
      if (typeof one === 'symbol') symbols.add(one);
      if (one === null || (typeof one !== 'object' && typeof one !== 'function') || reached.has(one)) continue;
      reached.add(one);
      for (const [key, { value }] of Reflect.ownKeys(one).map(
        (name) => [name, Object.getOwnPropertyDescriptor(one, name) ?? {}] as const,
      )) {
        stack.push(key, value);
      }
      stack.push(Object.getPrototypeOf(one) ?? undefined);
    }
    for (const key of symbols) expect(made(() => new Theorem(key, [], q, [], null))).toBe(null);
    expect([...symbols].filter((key) => ['theorem', 'term', 'type', 'constant'].includes(String(key.description)))).toEqual([]);
  });

  it('in the stack of a refusal, nor the object that was being made', () => {
    const before = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
    const seen: unknown[] = [];
    try {
      Error.prepareStackTrace = (_, sites) => {
        for (const site of sites) seen.push(site.getThis(), site.getFunction());
        return '';
      };
      for (const Class of [Theorem, Term, HolType, TypeOperator, Constant]) {
        try {
          Reflect.construct(Class, [Symbol('theorem'), [], q, [], null]);
        } catch (error) {
          seen.push((error as Error).stack, error);
        }
      }
    } finally {
      if (before === undefined) Reflect.deleteProperty(Error, 'prepareStackTrace');
      else Object.defineProperty(Error, 'prepareStackTrace', before);
    }
    expect(seen.length).toBeGreaterThan(5);
    for (const one of seen) for (const take of [Theorem, Term, HolType, Constant]) expect(made(() => take.genuine(one))).toBe(null);
  });

  it('and a refusal stays one when the class of errors has another base', () => {
    const before = Object.getPrototypeOf(KernelError) as object;
    try {
      if (!Reflect.setPrototypeOf(KernelError, function Base() { return {}; })) return; // prettier-ignore
      expect(made(() => assume(x))).toBe(null);
    } finally {
      Reflect.setPrototypeOf(KernelError, before);
    }
  });

  it('in a second copy of the kernel, whose theorems the first does not take', async () => {
    const again: string = '../../src/kernel/theorem.ts?second';
    const other = (await import(again)) as typeof kernel;
    expect(other.Theorem).not.toBe(Theorem);
    const foreign = other.axiom([], p);
    const accepted = Object.entries(TAKE_THEOREM).filter(([, take]) => made(() => take(foreign)) !== null);
    expect(accepted).toEqual([]);
  });
});
