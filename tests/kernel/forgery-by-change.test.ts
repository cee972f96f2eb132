// Attempts to change what the kernel made.
import { describe, expect, it } from 'vitest';
import { Constant, constant } from '../../src/kernel/constant.ts';
import { Term, abstraction, application, constantTerm, variable } from '../../src/kernel/term.ts';
import * as kernel from '../../src/kernel/theorem.ts';
import { Theorem, assume, axiom, axiomsOf, equation, refl } from '../../src/kernel/theorem.ts';
import { BOOL, HolType, TypeOperator, functionType, typeVariable } from '../../src/kernel/type.ts';
import { made, type Anything } from './look-alikes.ts';

const A = typeVariable('A');
const [p, q] = [variable('p', BOOL), variable('q', BOOL)];
const x = variable('x', A);
const f = variable('f', functionType(A, A));
const identity = abstraction(x, x);
const th = refl(p);

describe('nothing changes once it is made', () => {
  const record = [...axiomsOf([axiom([p], q)])][0]!;
  const defined = kernel.defineTypeOperator(
    'one',
    'abs',
    'rep',
    ['A'],
    axiom([], application(constantTerm(constant('P'), functionType(A, BOOL)), x)),
  );
  const several = kernel.proveHyp(axiom([], p), axiom([], q));
  const objects: Record<string, object> = {
    theorem: assume(p),
    'its hypotheses': assume(p).hypotheses,
    'no hypotheses': th.hypotheses,
    'its axioms': several.axioms,
    'more axioms than are listed': Array.from({ length: 20 }, () => axiom([], p)).reduce((one, other) => kernel.proveHyp(one, other))
      .axioms,
    'no axioms': th.axioms,
    axiom: record,
    'hypotheses of an axiom': record.hypotheses,
    variable: x,
    application: application(f, x),
    abstraction: identity,
    'constant term': equation(p, q).fn.fn,
    type: functionType(A, BOOL),
    'arguments of a type': functionType(A, BOOL).args,
    'type operator': defined.operator,
    'origin of a type operator': defined.operator.origin!,
    'variables of a type operator': defined.operator.origin!.variables,
    constant: defined.abs,
    'origin of a constant': defined.abs.origin!,
    'what a type definition gives': defined,
    'class of theorems': Theorem,
    'class of terms': Term,
    'class of types': HolType,
    'class of type operators': TypeOperator,
    'class of constants': Constant,
    'prototype of theorems': Theorem.prototype,
    'prototype of terms': Term.prototype,
    'prototype of types': HolType.prototype,
    'prototype of type operators': TypeOperator.prototype,
    'prototype of constants': Constant.prototype,
  };
  for (const [kind, object] of Object.entries(objects)) {
    it(kind, () => {
      const before = Object.getOwnPropertyDescriptors(object);
      const prototype = Object.getPrototypeOf(object) as object;
      for (const key of [...Reflect.ownKeys(object), 'conclusion', 'hypotheses', 'toJSON', 0, 'length']) {
        made(() => Reflect.set(object, key, q));
        made(() => Object.defineProperty(object, key, { value: q }));
        made(() => Object.defineProperty(object, key, { get: () => q, configurable: true }));
        made(() => Reflect.deleteProperty(object, key));
      }
      if (Array.isArray(object))
        for (const change of ['push', 'unshift', 'fill', 'splice'] as const) made(() => (object as Anything[])[change](q as Anything));
      if (Array.isArray(object))
        for (const change of ['pop', 'shift', 'reverse', 'sort'] as const) made(() => (object as Anything[])[change]());
      made(() => Object.setPrototypeOf(object, { conclusion: q, get fn() { return q; } })); // prettier-ignore
      expect(Object.getOwnPropertyDescriptors(object)).toEqual(before);
      expect(Object.getPrototypeOf(object)).toBe(prototype);
      expect(Object.isFrozen(object)).toBe(true);
    });
  }

  it('not even by what all objects inherit', () => {
    const prototype = Object.prototype as Record<string, unknown>;
    const names = ['hypotheses', 'conclusion', 'kind', 'loose', 'twin', '#twin', 'genuine', 'axioms', 'origin', 'operator'];
    try {
      for (const name of names) Object.defineProperty(prototype, name, { value: q, configurable: true, writable: true });
      expect([th.conclusion, th.hypotheses.length, p.kind]).toEqual([equation(p, p), 0, 'variable']);
      for (const likeness of [{}, [], () => q]) expect(made(() => kernel.sym(likeness as Anything))).toBe(null);
      for (const likeness of [{}, []]) expect(made(() => assume(likeness as Anything))).toBe(null);
    } finally {
      for (const name of names) Reflect.deleteProperty(prototype, name);
    }
  });
});
