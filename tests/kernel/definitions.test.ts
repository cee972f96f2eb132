import { describe, expect, it } from 'vitest';
import { constant } from '../../src/kernel/constant.ts';
import { KernelError } from '../../src/kernel/kernel-error.ts';
import { abstraction, application, constantTerm, variable, type Term } from '../../src/kernel/term.ts';
import * as kernel from '../../src/kernel/theorem.ts';
import { assume, axiom, equation, refl, trans, type Theorem } from '../../src/kernel/theorem.ts';
import { BOOL, applyType, functionType, typeOperator, typeVariable, type HolType } from '../../src/kernel/type.ts';
import { expectRefusal, expectTheorem } from './theorem-checks.ts';

const [A, B] = [typeVariable('A'), typeVariable('B')];
const IND = applyType(typeOperator('ind', 0), []);
const p = variable('p', BOOL);
const [x, y] = [variable('x', A), variable('y', A)];
const f = variable('f', functionType(A, A));
/** `\x. x` under two names of the binder. */
const [identity, alike] = [abstraction(x, x), abstraction(y, y)];

describe('defineConstant', () => {
  it('gives |- c = t, and for the same name and definition the same constant', () => {
    const th = kernel.defineConstant('id', identity);
    const c = th.conclusion.fn.arg.constant;
    expectTheorem(th, [], equation(constantTerm(c, functionType(A, A)), identity));
    expect(kernel.defineConstant('id', abstraction(x, x)).conclusion.fn.arg.constant).toBe(c);
    const others = [
      kernel.defineConstant('id', alike),
      kernel.defineConstant('id2', identity),
      kernel.defineConstant('id', abstraction(p, p)),
    ];
    for (const other of others) expect(other.conclusion.fn.arg.constant).not.toBe(c);
    expect(constant('id')).not.toBe(c);
  });

  it('gives a constant at the instances of its type only', () => {
    const c = kernel.defineConstant('id', identity).conclusion.fn.arg.constant;
    expect(constantTerm(c, functionType(IND, IND)).type).toBe(functionType(IND, IND));
    expectRefusal('constantTerm', () => constantTerm(c, functionType(IND, BOOL)));
    expectRefusal('constantTerm', () => constantTerm(c, A));
    expectRefusal('constantTerm', () => constantTerm(c, applyType(typeOperator('pair', 2), [IND, IND])));
    const truth = kernel.defineConstant('truth', equation(abstraction(p, p), abstraction(p, p))).conclusion.fn.arg.constant;
    for (const type of [IND, A, functionType(BOOL, BOOL)]) expectRefusal('constantTerm', () => constantTerm(truth, type));
    const instance = kernel.subst([['A', BOOL]], [], kernel.defineConstant('id', identity));
    expectTheorem(instance, [], equation(constantTerm(c, functionType(BOOL, BOOL)), abstraction(p, p)));
  });

  it('refuses free variables, and type variables that its type does not have', () => {
    expectRefusal('defineConstant', () => kernel.defineConstant('c', x));
    expectRefusal('defineConstant', () => kernel.defineConstant('c', abstraction(y, x)));
    expectRefusal('defineConstant', () => kernel.defineConstant('c', equation(identity, identity)));
    expectRefusal('defineConstant', () => kernel.defineConstant('c', abstraction(variable('u', B), equation(identity, identity))));
    expectRefusal('defineConstant', () =>
      kernel.defineConstant('c', equation(constantTerm(constant('d'), A), constantTerm(constant('d'), A))),
    );
  });
});

describe('defineConstantList', () => {
  const v = variable('v', functionType(A, A));
  const w = variable('w', functionType(A, A));
  const [forV, forW] = [equation(v, identity), equation(w, abstraction(x, application(identity, x)))];
  const both = trans(assume(forV), kernel.sym(assume(equation(w, identity))));

  it('gives constants defined as the right sides, and the conclusion about them', () => {
    const { constants, theorem } = kernel.defineConstantList([['n', v], ['m', w]], both); // prettier-ignore
    const [n, m] = constants.map((c) => constantTerm(c, v.type));
    expectTheorem(theorem, [], equation(n!, m!));
    expect(constants.map(({ name }) => name)).toEqual(['n', 'm']);
    expect(constants[0]).toBe(kernel.defineConstant('n', identity).conclusion.fn.arg.constant);
    expect(kernel.defineConstantList([['m', w], ['n', v]], both).constants).toEqual([constants[1], constants[0]]); // prettier-ignore
  });

  it('takes a theorem without hypotheses and the empty list', () => {
    expectTheorem(kernel.defineConstantList([], refl(identity)).theorem, [], equation(identity, identity));
  });

  it('may mention more types than the conclusion, and the variables at other types stay', () => {
    const unused = axiom([forV], equation(alike, alike));
    expectTheorem(kernel.defineConstantList([['n', v]], unused).theorem, [], equation(identity, identity));
  });

  it('refuses a list that is not of the variables on the left, each once', () => {
    const refused: [string, Term][][] = [
      [],
      [['n', v]],
      [['n', v], ['m', v]],
      [['n', v], ['m', w], ['l', w]],
      [['n', v], ['m', w], ['l', f]],
      [['n', v], ['m', identity]],
      [['n', v], ['m', variable('w', functionType(B, B))]],
    ]; // prettier-ignore
    for (const list of refused) expectRefusal('defineConstantList', () => kernel.defineConstantList(list, both));
  });

  it('refuses hypotheses that do not define: no equation, no variable on the left, one variable twice', () => {
    const conclusion = equation(identity, identity);
    for (const h of [p, equation(identity, v), equation(identity, identity)]) {
      expectRefusal('defineConstantList', () => kernel.defineConstantList([], axiom([h], conclusion)));
      expectRefusal('defineConstantList', () => kernel.defineConstantList([['n', v]], axiom([forV, h], conclusion)));
    }
    const twice = axiom([forV, equation(v, abstraction(x, application(identity, x)))], conclusion);
    expectRefusal('defineConstantList', () => kernel.defineConstantList([['n', v]], twice));
    expectRefusal('defineConstantList', () => kernel.defineConstantList([['n', v], ['m', v]], twice)); // prettier-ignore
  });

  it('refuses open right sides, hidden type variables, and other free variables in the conclusion', () => {
    const list = [['n', v]] as const;
    expectRefusal('defineConstantList', () => kernel.defineConstantList(list, assume(equation(v, f))));
    expectRefusal('defineConstantList', () => kernel.defineConstantList(list, assume(equation(v, v))));
    expectRefusal('defineConstantList', () => kernel.defineConstantList([['n', p]], assume(equation(p, equation(identity, identity)))));
    expectRefusal('defineConstantList', () => kernel.defineConstantList(list, axiom([forV], equation(v, f))));
    expectRefusal('defineConstantList', () => kernel.defineConstantList(list, axiom([forV], equation(variable('v', BOOL), p))));
    expectRefusal('defineConstantList', () =>
      kernel.defineConstantList(
        [
          ['n', v],
          ['m', w],
        ],
        axiom([equation(v, w), forW], equation(v, v)),
      ),
    );
  });
});

describe('defineTypeOperator', () => {
  const P = constantTerm(constant('P'), functionType(A, functionType(B, functionType(A, BOOL))));
  const closed = (type: HolType): Term => constantTerm(constant('c'), type);
  const predicate = application(application(P, closed(A)), closed(B));
  const th = axiom([], application(predicate, x));

  it('gives a type operator with the type variables in the order of the list, two maps, and what they satisfy', () => {
    for (const [first, second] of [
      ['A', 'B'],
      ['B', 'A'],
    ] as const) {
      const { operator, abs, rep, absRep, repAbs } = kernel.defineTypeOperator('new', 'abs', 'rep', [first, second], th);
      const type = applyType(operator, [typeVariable(first), typeVariable(second)]);
      const [toNew, fromNew] = [constantTerm(abs, functionType(A, type)), constantTerm(rep, functionType(type, A))];
      const [a, s] = [variable('a', type), variable('s', A)];
      const there = application(toNew, application(fromNew, a));
      expectTheorem(absRep, [], equation(abstraction(a, there), abstraction(a, a)));
      const back = application(fromNew, application(toNew, s));
      expectTheorem(repAbs, [], equation(abstraction(s, equation(back, s)), abstraction(s, application(predicate, s))));
      expect([absRep, repAbs].map(({ conclusion }) => [conclusion.fn.arg.name, conclusion.arg.name])).toEqual([
        ['a', 'a'],
        ['r', 'r'],
      ]);
      expect([operator.name, operator.arity, abs.name, rep.name]).toEqual(['new', 2, 'abs', 'rep']);
      expectRefusal('constantTerm', () => constantTerm(abs, functionType(A, applyType(operator, [BOOL, BOOL]))));
    }
  });

  it('gives the same operator for the same name, predicate and list, and for no others', () => {
    const define = (name: string, list: string[], from = th): kernel.TypeDefinition =>
      kernel.defineTypeOperator(name, 'abs', 'rep', list, from);
    const one = define('new', ['A', 'B']);
    const again = define('new', ['A', 'B'], axiom([], application(predicate, closed(A))));
    expect([again.operator === one.operator, again.abs === one.abs, again.rep === one.rep]).toEqual([true, true, true]);
    expect(define('new', ['B', 'A']).operator).not.toBe(one.operator);
    expect(define('newer', ['A', 'B']).operator).not.toBe(one.operator);
    expect(typeOperator('new', 2)).not.toBe(one.operator);
    const other = kernel.defineTypeOperator('new', 'abs2', 'rep', ['A', 'B'], th);
    expect([other.operator === one.operator, other.abs === one.abs, other.rep === one.rep]).toEqual([true, false, true]);
    expect(kernel.defineTypeOperator('newer', 'abs', 'rep', ['A', 'B'], th).abs).not.toBe(one.abs);
    const sameName = kernel.defineTypeOperator('new', 'map', 'map', ['A', 'B'], th);
    expect(sameName.abs).not.toBe(sameName.rep);
  });

  it('gives another operator for a predicate with other names of bound variables', () => {
    const [one, renamed] = ['v', 'w'].map((name) => {
      const bound = abstraction(variable(name, A), equation(identity, identity));
      return kernel.defineTypeOperator('spelled', 'abs', 'rep', ['A'], axiom([], application(bound, x))).operator;
    });
    expect(one).not.toBe(renamed);
  });

  it('does not count type variables of the witness', () => {
    const onBool = abstraction(p, equation(identity, identity));
    const hidden = application(onBool, p);
    expect(kernel.defineTypeOperator('counted', 'abs', 'rep', ['A'], axiom([], hidden)).operator.arity).toBe(1);
    const witness = application(abstraction(p, p), equation(identity, identity));
    expect(kernel.defineTypeOperator('plain', 'abs', 'rep', [], axiom([], witness)).operator.arity).toBe(0);
  });

  it('refuses hypotheses, free variables in the predicate, another list, and what is no application', () => {
    const define = (list: readonly string[], from: Theorem) => () => kernel.defineTypeOperator('new', 'abs', 'rep', list, from);
    const rule = 'defineTypeOperator';
    expectRefusal(rule, define(['A', 'B'], assume(application(predicate, x))));
    expectRefusal(rule, define(['A'], axiom([], application(variable('P', functionType(A, BOOL)), x))));
    expectRefusal(rule, define(['A'], refl(x)));
    for (const list of [[], ['A'], ['B'], ['A', 'A'], ['A', 'C'], ['A', 'B', 'B'], ['A', 'B', 'C']]) expectRefusal(rule, define(list, th));
    expectRefusal(rule, define([], axiom([], application(abstraction(p, equation(identity, identity)), p))));
    expect(define([], axiom([], p))).toThrow(KernelError);
  });
});
