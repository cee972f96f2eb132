import { describe, expect, it } from 'vitest';
import type { Constant } from '../../src/kernel/constant.ts';
import { abstraction, alphaEqual, application, bodyAt, constantTerm, substitution, variable, type Term } from '../../src/kernel/term.ts';
import { exactlyEqual, occursFree, typeVariablesOf } from '../../src/kernel/term-contents.ts';
import {
  absThm,
  appThm,
  assume,
  betaConv,
  deductAntisym,
  defineConstant,
  eqMp,
  equation,
  proveHyp,
  refl,
  subst,
  trans,
  type Theorem,
} from '../../src/kernel/theorem.ts';
import {
  BOOL,
  applyType,
  functionType,
  instantiateType,
  isInstance,
  typeOperator,
  typeVariable,
  type HolType,
} from '../../src/kernel/type.ts';

const A = typeVariable('A');
const IND = applyType(typeOperator('ind', 0), []);
const x = variable('x', A);

/** `f (f (… (f start)))`. */
function applied(f: Term, times: number, start: Term): Term {
  let t = start;
  for (let i = 0; i < times; i++) t = application(f, t);
  return t;
}

/** `((start x) x) … x`, for a start of a type with that many arguments. */
function appliedToMany(times: number, result: HolType): Term {
  let type = result;
  for (let i = 0; i < times; i++) type = functionType(A, type);
  let t = variable('many', type);
  for (let i = 0; i < times; i++) t = application(t, x);
  return t;
}

/** `\n0 n1 …. body`, `name` giving the name of each binder. */
function nested(depth: number, name: (i: number) => string, body: Term): Term {
  let t = body;
  for (let i = depth - 1; i >= 0; i--) t = abstraction(variable(name(i), A), t);
  return t;
}

/** A term with more than 2 ** depth nodes, of 2 * depth objects: `f t t`, over and over. */
function doubled(depth: number, start: Term): Term {
  const f = variable('f', functionType(start.type, functionType(start.type, start.type)));
  let t = start;
  for (let i = 0; i < depth; i++) t = application(application(f, t), t);
  return t;
}

/** A type with more than 2 ** depth nodes: `t -> t`, over and over. */
function doubledType(depth: number, start: HolType): HolType {
  let type = start;
  for (let i = 0; i < depth; i++) type = functionType(type, type);
  return type;
}

describe('100 000 applications in one another', () => {
  const N = 100_000;
  const f = variable('f', functionType(A, A));
  const deep = applied(f, N, x);

  it('are compared, substituted, instantiated and searched', () => {
    const y = variable('y', A);
    const other = applied(f, N, y);
    expect(alphaEqual(deep, other)).toBe(false);
    expect(alphaEqual(abstraction(x, deep), abstraction(y, other))).toBe(true);
    expect(exactlyEqual(abstraction(x, deep), abstraction(y, other))).toBe(false);
    expect(alphaEqual(substitution([], [[x, y]])(deep), other)).toBe(true);
    const instance = substitution([['A', BOOL]], [])(deep);
    expect(alphaEqual(instance, applied(variable('f', functionType(BOOL, BOOL)), N, variable('x', BOOL)))).toBe(true);
    expect([occursFree(x, deep), occursFree(y, deep), occursFree(x, abstraction(x, deep))]).toEqual([true, false, false]);
    expect([...typeVariablesOf(deep)]).toEqual(['A']);
    expect([...typeVariablesOf(instance)]).toEqual([]);
  });

  it('go through the rules', () => {
    const redex = application(abstraction(x, deep), applied(f, N, x));
    const doubledDepth = applied(f, 2 * N, x);
    expect(alphaEqual(betaConv(redex).conclusion.arg, doubledDepth)).toBe(true);
    expect(refl(deep).conclusion.arg === deep).toBe(true);
    expect(alphaEqual(subst([], [[x, deep]], refl(x)).conclusion, equation(deep, deep))).toBe(true);
    expect(() => absThm(x, assume(equation(deep, x)))).toThrow('x is free in a hypothesis');
    expect(appThm(refl(f), refl(deep)).conclusion.arg.arg === deep).toBe(true);
    expect(defineConstant('deep', abstraction(f, abstraction(x, deep))).conclusion.arg.body.body.kind).toBe('application');
  });

  it('may be on the side of the functions, and in the types', () => {
    const many = appliedToMany(20_000, BOOL);
    expect(many.type).toBe(BOOL);
    expect(occursFree(x, many)).toBe(true);
    const instance = substitution([['A', IND]], [[variable('x', IND), variable('y', IND)]])(many);
    expect([...typeVariablesOf(many), ...typeVariablesOf(instance)]).toEqual(['A']);
    expect(occursFree(variable('y', IND), instance)).toBe(true);
    expect(eqMp(refl(many), assume(many)).conclusion === many).toBe(true);
  });
});

describe('20 000 abstractions in one another', () => {
  const N = 20_000;
  const g = variable('g', functionType(A, functionType(A, A)));
  /** The body mentions the outermost binder, the innermost, one between, and a free variable. */
  const body = (name: (i: number) => string): Term =>
    [0, N >> 1, N - 1].reduce((t, i) => application(application(g, variable(name(i), A)), t), variable('free', A));
  const left = (i: number): string => `l${String(i)}`;
  const right = (i: number): string => `r${String(i)}`;
  const one = nested(N, left, body(left));
  const other = nested(N, right, body(right));

  it('are alpha-equivalent to those with other names, and to no others', () => {
    expect(one === other).toBe(false);
    expect(alphaEqual(one, other)).toBe(true);
    expect(exactlyEqual(one, other)).toBe(false);
    const swapped = (i: number): string => right(i === 0 ? N - 1 : i === N - 1 ? 0 : i);
    expect(alphaEqual(one, nested(N, swapped, body(right)))).toBe(false);
    expect(
      alphaEqual(
        one,
        nested(N - 1, (i) => left(i + 1), body(left)),
      ),
    ).toBe(false);
  });

  it('of one name each bind what is inside them', () => {
    const innermost = nested(N, () => 'x', x);
    expect(
      alphaEqual(
        innermost,
        nested(N, (i) => (i === N - 1 ? 'y' : 'z'), variable('y', A)),
      ),
    ).toBe(true);
    expect(
      alphaEqual(
        innermost,
        nested(N, (i) => (i === 0 ? 'y' : 'z'), variable('y', A)),
      ),
    ).toBe(false);
  });

  it('are substituted, instantiated, contracted and searched', () => {
    const free = variable('free', A);
    expect([occursFree(free, one), occursFree(variable(left(0), A), one), occursFree(g, one)]).toEqual([true, false, true]);
    const captured = substitution([], [[free, variable(left(N - 1), A)]])(one);
    expect(occursFree(variable(left(N - 1), A), captured)).toBe(true);
    expect(alphaEqual(captured, substitution([], [[free, variable(left(N - 1), A)]])(other))).toBe(true);
    expect(alphaEqual(captured, one)).toBe(false);
    const instance = substitution([['A', BOOL]], [])(one);
    expect([...typeVariablesOf(one), ...typeVariablesOf(instance)]).toEqual(['A']);
    const contracted = betaConv(application(one, free)).conclusion.arg;
    expect(alphaEqual(contracted, bodyAt(one, free))).toBe(true);
    expect(alphaEqual(contracted, bodyAt(other, free))).toBe(true);
    expect(trans(refl(one), refl(other)).conclusion.arg === other).toBe(true);
  });
});

describe('terms with 2 ** 300 nodes', () => {
  const identity = (name: string): Term => abstraction(variable(name, A), variable(name, A));
  const one = doubled(300, identity('a'));
  const other = doubled(300, identity('b'));
  const open = doubled(300, variable('z', one.type));

  it('are compared, and never walked as trees', () => {
    expect(one === other).toBe(false);
    expect(alphaEqual(one, other)).toBe(true);
    expect(exactlyEqual(doubled(300, identity('c')), doubled(300, identity('c')))).toBe(true);
    expect([exactlyEqual(one, other), alphaEqual(one, open), alphaEqual(open, doubled(301, variable('z', one.type)))]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('are compared under binders, where every level has a term of its own', () => {
    /** `\n. f t t` at each level, with the variable of that level inside. */
    const levels = (name: (i: number) => string): Term => {
      let t: Term = variable('start', A);
      for (let i = 0; i < 300; i++) {
        const v = variable(name(i), A);
        const f = variable('f', functionType(t.type, functionType(t.type, functionType(A, A))));
        const both = application(application(application(f, t), t), v);
        t = application(abstraction(v, both), variable('start', A));
      }
      return t;
    };
    const [left, right] = [levels((i) => `l${String(i)}`), levels((i) => `r${String(i % 7)}`)];
    expect(left === right).toBe(false);
    expect(alphaEqual(left, right)).toBe(true);
    expect(alphaEqual(left, substitution([], [[variable('start', A), x]])(right))).toBe(false);
    const moved = [left, right].map(substitution([['A', BOOL]], [[variable('start', BOOL), variable('l7', BOOL)]]));
    expect(alphaEqual(moved[0] as Term, moved[1] as Term)).toBe(true);
  });

  it('are substituted, instantiated, contracted and searched', () => {
    expect(alphaEqual(substitution([], [[variable('z', one.type), identity('c')]])(open), one)).toBe(true);
    expect([occursFree(x, one), occursFree(variable('z', one.type), open)]).toEqual([false, true]);
    const contracted = betaConv(application(abstraction(variable('z', one.type), open), one)).conclusion.arg;
    expect(alphaEqual(contracted, doubled(600, identity('c')))).toBe(true);
    const instance = substitution([['A', BOOL]], [])(one);
    expect(alphaEqual(instance, doubled(300, abstraction(variable('b', BOOL), variable('b', BOOL))))).toBe(true);
    expect([...typeVariablesOf(one), ...typeVariablesOf(instance)]).toEqual(['A']);
  });

  it('are sides of theorems, hypotheses and definitions', () => {
    expect(alphaEqual(trans(refl(one), refl(other)).conclusion, equation(one, other))).toBe(true);
    const [p, q] = [equation(one, one), equation(other, other)];
    expect(eqMp(refl(p), assume(q)).hypotheses).toHaveLength(1);
    expect(deductAntisym(assume(p), assume(q)).hypotheses).toHaveLength(0);
    const definition = (name: string): Term => abstraction(variable('f', one.fn.fn.type), doubled(300, identity(name)));
    const twice = [definition('c'), definition('c')].map((t) => defineConstant('shared', t).conclusion.fn.arg.constant);
    expect(twice[0] === twice[1]).toBe(true);
    expect(defineConstant('shared', definition('d')).conclusion.fn.arg.constant === twice[0]).toBe(false);
  });
});

describe('types with 2 ** 300 nodes', () => {
  const large = doubledType(300, A);
  const v = variable('v', large);

  it('are the same object however they are made', () => {
    expect(doubledType(300, A) === large).toBe(true);
    expect(instantiateType(large, new Map([['A', doubledType(100, BOOL)]]), new Map()) === doubledType(400, BOOL)).toBe(true);
    expect(isInstance(doubledType(400, IND), large)).toBe(true);
    expect(isInstance(functionType(doubledType(299, IND), doubledType(299, BOOL)), large)).toBe(false);
  });

  it('are those of terms in theorems', () => {
    expect([...typeVariablesOf(v)]).toEqual(['A']);
    const moved = subst([['A', BOOL]], [[variable('v', doubledType(300, BOOL)), variable('w', doubledType(300, BOOL))]], refl(v));
    const w = variable('w', doubledType(300, BOOL));
    expect(moved.conclusion === equation(w, w)).toBe(true);
    const c = defineConstant('large', abstraction(v, v)).conclusion.fn.arg.constant;
    expect(constantTerm(c, functionType(doubledType(350, IND), doubledType(350, IND))).constant === c).toBe(true);
    expect(() => constantTerm(c, functionType(doubledType(300, IND), doubledType(300, BOOL)))).toThrow('does not have this type');
  });
});

describe('after a million other terms', () => {
  it('theorems about old terms still fit new terms that are equal', () => {
    const g = variable('g', functionType(A, functionType(A, A)));
    const body = (i: number): Term => application(application(g, variable(`n${String(i)}`, A)), x);
    const old = Array.from({ length: 200 }, (_, i) => abstraction(x, body(i)));
    const theorems = old.map((t) => refl(t));
    const hypotheses = old.map((t) => assume(equation(t, t)));
    let t = x;
    for (let i = 0; i < 1 << 20; i++) t = application(application(g, t), x);
    expect(occursFree(x, t)).toBe(true);
    const again = old.map((_, i) => abstraction(x, body(i)));
    expect(again.filter((one, i) => one === old[i])).toEqual([]);
    again.forEach((one, i) => {
      const [th, assumed] = [theorems[i] as Theorem, hypotheses[i] as Theorem];
      expect(alphaEqual(one, old[i] as Term)).toBe(true);
      expect(trans(th, refl(one)).conclusion.fn.arg === old[i]).toBe(true);
      expect(eqMp(refl(equation(one, one)), assumed).hypotheses).toHaveLength(1);
      expect(proveHyp(refl(one), assumed).hypotheses).toHaveLength(0);
      expect(deductAntisym(assumed, assume(equation(one, one))).hypotheses).toHaveLength(0);
    });
    expect(constantAfter(0, body) === constantAfter(40_000, body)).toBe(true);
  });
});

/** The constant defined as one closed term, made anew after that many others. */
function constantAfter(others: number, body: (i: number) => Term): Constant {
  for (let i = 0; i < others; i++) application(variable('g', functionType(A, A)), variable(`other${String(i)}`, A));
  const closed = [x, variable('n7', A), variable('g', functionType(A, functionType(A, A)))].reduce((t, v) => abstraction(v, t), body(7));
  return defineConstant('kept', closed).conclusion.fn.arg.constant;
}
