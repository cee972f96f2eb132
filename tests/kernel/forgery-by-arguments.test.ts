// Arguments of rules and constructors that are not what they seem, or do not stay so: each must be refused, or have no effect
// but that of an honest argument.
import { describe, expect, it } from 'vitest';
import type { Constant } from '../../src/kernel/constant.ts';
import { constant } from '../../src/kernel/constant.ts';
import { Term, abstraction, alphaEqual, application, constantTerm, substitution, variable } from '../../src/kernel/term.ts';
import * as kernel from '../../src/kernel/theorem.ts';
import type { Theorem } from '../../src/kernel/theorem.ts';
import { assume, axiom, axiomsOf, equation, refl } from '../../src/kernel/theorem.ts';
import { BOOL, HolType, TypeOperator, applyType, functionType, typeOperator, typeVariable } from '../../src/kernel/type.ts';
import { made, type Anything } from './look-alikes.ts';
import { shiftyArrays } from './shifty-arrays.ts';

const A = typeVariable('A');
const [p, q] = [variable('p', BOOL), variable('q', BOOL)];
const x = variable('x', A);
const f = variable('f', functionType(A, A));
const identity = abstraction(x, x);
const list = typeOperator('list', 1);

describe('arrays that answer differently the second time', () => {
  for (const [how, make] of [...shiftyArrays([p], []), ...shiftyArrays([p, q], [q]), ...shiftyArrays([] as Term[], [p])]) {
    it(`as hypotheses of an axiom, by ${how}: the axiom that is recorded is the one that was made`, () => {
      const one = made(() => axiom(make(), q))?.value as Theorem | undefined;
      if (one === undefined) return;
      const { hypotheses } = [...axiomsOf([one])][0]!;
      expect(Object.getPrototypeOf(hypotheses)).toBe(Array.prototype);
      expect(Object.isFrozen(hypotheses) && Reflect.ownKeys(hypotheses).length === hypotheses.length + 1).toBe(true);
      for (const h of [...hypotheses, ...one.hypotheses]) expect(Term.genuine(h).type).toBe(BOOL);
      expect(hypotheses.length).toBe(one.hypotheses.length);
      for (const h of hypotheses) expect(one.hypotheses.some((other) => alphaEqual(h, other))).toBe(true);
    });
  }

  it('as hypotheses of an axiom that are no terms: none gets in', () => {
    const fake = Object.assign({}, p, { hash: 1 });
    for (const [, make] of [...shiftyArrays<unknown>([p], [fake]), ...shiftyArrays<unknown>([fake], [p])]) {
      const one = made(() => axiom(make() as Anything, q))?.value as Theorem | undefined;
      for (const h of one?.hypotheses ?? []) expect(Term.genuine(h)).toBe(h);
    }
  });

  const hidden = abstraction(p, equation(p, equation(identity, identity)));
  const inhabited = kernel.eqMp(
    kernel.sym(kernel.betaConv(application(hidden, equation(identity, identity)))),
    refl(equation(identity, identity)),
  );
  const lists = [
    ...shiftyArrays(['A'], []),
    ...shiftyArrays(['A'], ['B']),
    ...shiftyArrays(['A'], ['A', 'A']),
    ...shiftyArrays([] as string[], ['A']),
  ];
  it.each(lists)('as type variables of a type definition, by %s: the type has those of its predicate', (_, make) => {
    const one = made(() => kernel.defineTypeOperator('shifty', 'abs', 'rep', make(), inhabited))?.value as
      kernel.TypeDefinition | undefined;
    if (one === undefined) return;
    expect([one.operator.arity, one.operator.origin?.variables]).toEqual([1, ['A']]);
    expect(Object.getPrototypeOf(one.operator.origin?.variables)).toBe(Array.prototype);
  });

  it('as type variables of a type definition whose map gives what agrees to everything: refused', () => {
    for (const lengths of [
      [1, 1, 0, 0],
      [1, 1, 1, 0],
      [1, 0, 0, 0],
    ]) {
      let at = 0;
      const names = {
        ...{ every: () => true, map: () => [] },
        *[Symbol.iterator]() { yield 'A'; }, // prettier-ignore
        get length() {
          return lengths[at++] ?? 0;
        },
      };
      const one = made(() => kernel.defineTypeOperator('agreeable', 'abs', 'rep', { map: () => names } as Anything, inhabited));
      expect((one?.value as kernel.TypeDefinition | undefined)?.operator.arity ?? 1).toBe(1);
    }
  });

  it('as types of an operator: as many as it takes, and the ones that it keeps', () => {
    for (const [, make] of [...shiftyArrays([A], [BOOL]), ...shiftyArrays([A], []), ...shiftyArrays([] as HolType[], [A])]) {
      const type = made(() => applyType(list, make()))?.value as HolType | undefined;
      if (type === undefined) continue;
      expect(type.args.length).toBe(1);
      expect(applyType(list, [...type.args])).toBe(type);
    }
  });

  it('as assignments: what is put fits, or nothing is put', () => {
    const pairs = [
      ...shiftyArrays<unknown>([x, x], [x, p]),
      ...shiftyArrays<unknown>([p, q], [x, q]),
      ...shiftyArrays<unknown>([x, f], [x, x]),
      ...shiftyArrays<unknown>([Object.assign({}, x), x], [x, x]),
    ];
    for (const [, make] of pairs) {
      const moved = made(() => kernel.subst([], [make() as Anything], assume(equation(x, x))))?.value as Theorem | undefined;
      if (moved === undefined) continue;
      expect(alphaEqual(moved.conclusion, moved.hypotheses[0] as Term)).toBe(true);
      for (const side of [moved.conclusion.arg, moved.conclusion.fn.arg]) expect(Term.genuine(side).type).toBe(A);
    }
    const typePairs = [...shiftyArrays<unknown>(['A', BOOL], ['A', {}]), ...shiftyArrays<unknown>(['A', {}], ['A', BOOL])];
    for (const [, make] of typePairs) {
      const moved = made(() => kernel.subst([make() as Anything], [], refl(x)))?.value as Theorem | undefined;
      if (moved !== undefined) expect(HolType.genuine(moved.conclusion.arg.type)).toBe(moved.conclusion.fn.arg.type);
    }
  });

  it('as a list of constants: each is defined as the right side of the variable that it stands for', () => {
    const [v, w] = [variable('v', functionType(A, A)), variable('w', functionType(A, A))];
    const both = kernel.trans(assume(equation(v, identity)), kernel.sym(assume(equation(w, abstraction(x, x)))));
    const entries = (...variables: Term[]): [string, Term][] => variables.map((one, i) => [`n${String(i)}`, one]);
    for (const [, make] of [
      ...shiftyArrays(entries(v, w), entries(v, v)),
      ...shiftyArrays(entries(v), entries(v, w)),
      ...shiftyArrays(entries(v, w), []),
    ]) {
      const one = made(() => kernel.defineConstantList(make(), both))?.value as ReturnType<typeof kernel.defineConstantList> | undefined;
      if (one === undefined) continue;
      expect(one.constants.length).toBe(2);
      expect([one.theorem.hypotheses.length, one.theorem.conclusion.frees]).toEqual([0, 0]);
    }
  });

  it('and arrays changed afterwards change nothing', () => {
    const hypotheses = [p];
    const one = axiom(hypotheses, q);
    made(() => hypotheses.push(q));
    made(() => (hypotheses[0] = q));
    expect([one.hypotheses, [...axiomsOf([one])][0]?.hypotheses]).toEqual([[p], [p]]);
    const types = ['A'];
    const { operator } = kernel.defineTypeOperator('later', 'abs', 'rep', types, inhabited);
    made(() => types.push('B'));
    expect(operator.origin?.variables).toEqual(['A']);
    const args = [A];
    const type = applyType(list, args);
    made(() => (args[0] = BOOL));
    expect([type.args[0], applyType(list, [A])]).toEqual([A, type]);
  });
});

describe('type operators that change their mind', () => {
  it('about how many types they take: refused, or it has no effect', () => {
    let answers: number[] = [];
    const descriptors = { name: { value: 'shifty' }, origin: { value: null }, arity: { get: () => answers.shift() ?? 0 } };
    const operators = [Object.create(TypeOperator.prototype, descriptors), Object.create(list, descriptors)] as TypeOperator[];
    for (const operator of operators) {
      const at = (sequence: number[], args: HolType[]): HolType | undefined => {
        answers = sequence;
        return made(() => applyType(operator, args))?.value as HolType | undefined;
      };
      expect([at([0, 0, 0], []), at([1, 1, 1, 0, 0, 0], [A]), at([1, 1, 0, 1, 0], [A])]).toEqual([undefined, undefined, undefined]);
    }
  });
});

describe('names that are no strings', () => {
  const names: [string, () => unknown][] = [
    ['an object with toString', () => ({ toString: () => 'id' })],
    ['an object that answers differently', () => { let n = 0; return { toString: () => (n++ === 0 ? 'id' : 'other') }; }], // prettier-ignore
    ['an object with valueOf', () => ({ [Symbol.toPrimitive]: () => 'id' })],
    ['a String object', () => Object('id')],
    ['an array', () => ['id']],
    ['a symbol', () => Symbol('id')],
    ['a number', () => 7],
    ['null', () => null],
    ['nothing', () => undefined],
  ];
  const known = kernel.defineConstant('id', identity).conclusion.fn.arg.constant;
  const wrapped = axiom([], application(constantTerm(constant('Q'), functionType(A, BOOL)), x));
  const knownType = kernel.defineTypeOperator('id', 'id', 'id', ['A'], wrapped);
  it.each(names)('%s', (_, make) => {
    const name = (): Anything => make() as Anything;
    for (const take of [
      () => variable(name(), A),
      () => typeVariable(name()),
      () => constant(name()),
      () => substitution([[name(), A]], []),
    ])
      expect(made(take)).toBe(null);
    const c = made(() => kernel.defineConstant(name(), identity).conclusion.fn.arg.constant)?.value ?? known;
    expect(c).toBe(known);
    const operator = made(() => typeOperator(name(), 1))?.value as TypeOperator | undefined;
    expect(typeof (operator ?? list).name).toBe('string');
    for (const at of [0, 1, 2]) {
      const [type, abs, rep] = [0, 1, 2].map((i): string => (i === at ? name() : 'id')) as [string, string, string];
      const one = made(() => kernel.defineTypeOperator(type, abs, rep, ['A'], wrapped))?.value as kernel.TypeDefinition | undefined;
      for (const part of ['operator', 'abs', 'rep'] as const) expect(one?.[part] ?? knownType[part]).toBe(knownType[part]);
    }
    const listed = made(() => kernel.defineConstantList([[name(), f]], assume(equation(f, identity))))?.value as
      { constants: Constant[] } | undefined;
    expect(listed?.constants[0] ?? known).toBe(known);
  });
});
