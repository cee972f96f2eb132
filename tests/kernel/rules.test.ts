import { describe, expect, it } from 'vitest';
import { EQUALITY, SELECT, constant } from '../../src/kernel/constant.ts';
import { KernelError } from '../../src/kernel/kernel-error.ts';
import { abstraction, alphaEqual, application, bodyAt, constantTerm, substitution, variable } from '../../src/kernel/term.ts';
import * as kernel from '../../src/kernel/theorem.ts';
import { assume, axiom, equation, refl, trans, type Theorem } from '../../src/kernel/theorem.ts';
import { BOOL, FUNCTION, applyType, functionType, typeOperator, typeVariable } from '../../src/kernel/type.ts';
import { expectRefusal, expectTheorem } from './theorem-checks.ts';

const [A, B] = [typeVariable('A'), typeVariable('B')];
const IND = applyType(typeOperator('ind', 0), []);
const [p, q, r] = [variable('p', BOOL), variable('q', BOOL), variable('r', BOOL)];
const [x, y, z] = [variable('x', A), variable('y', A), variable('z', A)];
const [f, g] = [variable('f', functionType(A, A)), variable('g', functionType(A, A))];
/** `\x. x` under two names of the binder. */
const [identity, alike] = [abstraction(x, x), abstraction(y, y)];

/** That many axioms, `x = n` for different n. */
function manyAxioms(count: number): Theorem[] {
  return Array.from({ length: count }, (_, i) => axiom([], equation(x, variable(`n${String(i)}`, A))));
}

describe('types and terms', () => {
  it('of a name and an arity are one operator; bool, ind and -> have one arity', () => {
    expect(typeOperator('list', 1)).toBe(typeOperator('list', 1));
    expect(typeOperator('list', 1)).not.toBe(typeOperator('list', 2));
    for (const [name, arity] of [
      ['bool', 1],
      ['ind', 1],
      ['->', 1],
      ['->', 3],
      ['list', -1],
      ['list', 0.5],
      ['list', NaN],
    ] as const)
      expectRefusal('typeOperator', () => typeOperator(name, arity));
    expectRefusal('applyType', () => applyType(typeOperator('list', 1), []));
    expectRefusal('applyType', () => applyType(typeOperator('list', 1), [A, A]));
    expect(functionType(A, B)).toBe(applyType(FUNCTION, [A, B]));
  });

  it('of a variable are told apart by name and by type', () => {
    expect(variable('x', A)).toBe(x);
    expect(alphaEqual(variable('x', BOOL), variable('x', IND))).toBe(false);
    expect(alphaEqual(abstraction(variable('x', BOOL), variable('x', IND)), abstraction(variable('y', BOOL), variable('y', IND)))).toBe(
      false,
    );
  });

  it('of names that JavaScript knows are no different from others', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', '\0', 'é', 'e\u0301']) {
      expect([variable(name, A).name, typeVariable(name).name, constant(name).name]).toEqual([name, name, name]);
      expect(constant(name).type).toBe(null);
    }
    expect(variable('é', A)).not.toBe(variable('e\u0301', A));
    expect(typeOperator('constructor', 0).arity).toBe(0);
  });

  it('must fit: functions and arguments, constants and their types', () => {
    expectRefusal('application', () => application(f, p));
    expectRefusal('application', () => application(x, x));
    expectRefusal('abstraction', () => abstraction(identity, x));
    expectRefusal('abstraction', () => abstraction(constantTerm(constant('c'), A), x));
    expectRefusal('constantTerm', () => constantTerm(EQUALITY, functionType(A, functionType(B, BOOL))));
    expectRefusal('constantTerm', () => constantTerm(EQUALITY, functionType(A, functionType(A, A))));
    expectRefusal('constantTerm', () => constantTerm(SELECT, functionType(functionType(A, BOOL), B)));
    expectRefusal('bodyAt', () => bodyAt(identity, p));
    expectRefusal('body', () => bodyAt(x, x));
    expectRefusal('application', () => equation(x, p));
    expect(constantTerm(SELECT, functionType(functionType(IND, BOOL), IND)).constant).toBe(SELECT);
    for (const type of [A, BOOL, functionType(IND, A)]) expect(constantTerm(constant('c'), type).type).toBe(type);
  });
});

describe('substitution', () => {
  it('is simultaneous, and looks variables up under their new types', () => {
    const swap = substitution([], [[x, y], [y, x]]); // prettier-ignore
    expect(swap(equation(x, y))).toBe(equation(y, x));
    const exchange = substitution([['A', B], ['B', A]], []); // prettier-ignore
    expect(exchange(variable('f', functionType(A, B)))).toBe(variable('f', functionType(B, A)));
    const move = substitution([['A', BOOL]], [[x, y], [variable('x', BOOL), p]]); // prettier-ignore
    expect(move(x)).toBe(p);
    expect(alphaEqual(move(identity), abstraction(q, q))).toBe(true);
    expect(substitution([['A', BOOL]], [[x, y]])(x)).toBe(variable('x', BOOL));
  });

  it('captures nothing', () => {
    const constantly = abstraction(y, x);
    const moved = substitution([], [[x, y]])(constantly);
    expect(alphaEqual(moved, abstraction(z, y))).toBe(true);
    expect(alphaEqual(moved, identity)).toBe(false);
    const merging = abstraction(x, variable('x', BOOL));
    expect(alphaEqual(substitution([['A', BOOL]], [])(merging), abstraction(q, variable('x', BOOL)))).toBe(true);
  });

  it('refuses what is no assignment, used or not', () => {
    for (const keys of [identity, constantTerm(constant('c'), A), application(f, x)])
      expectRefusal('substitution', () => substitution([], [[keys, keys]]));
    expectRefusal('substitution', () => substitution([], [[x, p]]));
    expectRefusal('substitution', () => substitution([], [[x, y], [x, z]])); // prettier-ignore
    expectRefusal('substitution', () => substitution([['A', B], ['A', BOOL]], [])); // prettier-ignore
    expectRefusal('substitution', () => substitution([['A', BOOL]], [[x, p]]));
    const twice = substitution([['A', B], ['A', B]], [[f, identity], [f, alike]]); // prettier-ignore
    expect(twice(x)).toBe(variable('x', B));
  });
});

describe('rules of inference', () => {
  it('refl: |- t = t', () => {
    expectTheorem(refl(x), [], equation(x, x));
  });

  it('assume: {t} |- t, for t of type bool', () => {
    expectTheorem(assume(p), [p], p);
    expectRefusal('assume', () => assume(x));
  });

  it('betaConv: |- (\\v. b) a = b[a/v]', () => {
    const redex = application(abstraction(x, abstraction(y, application(f, x))), y);
    expectTheorem(kernel.betaConv(redex), [], equation(redex, abstraction(z, application(f, y))));
    for (const other of [application(f, x), identity, x]) expect(() => kernel.betaConv(other)).toThrow(KernelError);
    expectRefusal('betaConv', () => kernel.betaConv(application(f, x)));
    expect(() => kernel.betaConv(abstraction(p, redex))).toThrow(KernelError);
  });

  it('absThm: from H |- a = b, H |- (\\v. a) = (\\v. b), for v not free in H', () => {
    expectTheorem(kernel.absThm(x, refl(x)), [], equation(identity, identity));
    const th = assume(equation(x, y));
    expectTheorem(kernel.absThm(z, th), [equation(x, y)], equation(abstraction(z, x), abstraction(z, y)));
    expectTheorem(kernel.absThm(variable('x', BOOL), th), [equation(x, y)], equation(abstraction(p, x), abstraction(p, y)));
    for (const v of [x, y]) expectRefusal('absThm', () => kernel.absThm(v, th));
    const chain = trans(trans(assume(equation(x, y)), assume(equation(y, z))), assume(equation(z, application(f, x))));
    for (const v of [x, y, z, f]) expectRefusal('absThm', () => kernel.absThm(v, chain));
    const closed = assume(equation(identity, alike));
    expectTheorem(kernel.absThm(x, closed), [equation(identity, identity)], equation(abstraction(x, identity), abstraction(x, identity)));
    expectRefusal('absThm', () => kernel.absThm(x, assume(p)));
    expectRefusal('abstraction', () => kernel.absThm(application(f, x), refl(x)));
  });

  it('appThm: from F |- f = g and X |- x = y, F u X |- f x = g y', () => {
    const th = kernel.appThm(assume(equation(f, g)), assume(equation(x, y)));
    expectTheorem(th, [equation(f, g), equation(x, y)], equation(application(f, x), application(g, y)));
    expectRefusal('appThm', () => kernel.appThm(assume(p), refl(x)));
    expectRefusal('appThm', () => kernel.appThm(refl(f), assume(p)));
    expectRefusal('application', () => kernel.appThm(refl(f), refl(p)));
    expectRefusal('application', () => kernel.appThm(refl(x), refl(x)));
  });

  it('eqMp: from A |- a = b and B |- a, A u B |- b', () => {
    expectTheorem(kernel.eqMp(assume(equation(p, q)), assume(p)), [equation(p, q), p], q);
    const [left, right] = [equation(identity, f), equation(alike, f)];
    expectTheorem(kernel.eqMp(assume(equation(left, p)), assume(right)), [equation(left, p), left], p);
    expectRefusal('eqMp', () => kernel.eqMp(assume(equation(p, q)), assume(q)));
    expectRefusal('eqMp', () => kernel.eqMp(assume(p), assume(p)));
    expectRefusal('eqMp', () => kernel.eqMp(refl(x), assume(p)));
  });

  it('deductAntisym: from A |- a and B |- b, (A - {b}) u (B - {a}) |- a = b', () => {
    const [ab, ba] = [kernel.eqMp(assume(equation(p, q)), assume(p)), kernel.eqMp(assume(equation(q, p)), assume(q))];
    expectTheorem(kernel.deductAntisym(ab, ba), [equation(p, q), equation(q, p)], equation(q, p));
    expectTheorem(kernel.deductAntisym(assume(p), assume(q)), [p, q], equation(p, q));
    expectTheorem(kernel.deductAntisym(assume(p), refl(x)), [p], equation(p, equation(x, x)));
    expectTheorem(kernel.deductAntisym(assume(p), assume(p)), [], equation(p, p));
    const [left, right] = [equation(identity, f), equation(alike, f)];
    expectTheorem(kernel.deductAntisym(assume(left), assume(right)), [], equation(left, right));
  });

  it('sym: from H |- a = b, H |- b = a', () => {
    expectTheorem(kernel.sym(assume(equation(x, y))), [equation(x, y)], equation(y, x));
    expectRefusal('sym', () => kernel.sym(assume(p)));
  });

  it('trans: from A |- a = b and B |- b = c, A u B |- a = c', () => {
    expectTheorem(trans(assume(equation(x, y)), assume(equation(y, z))), [equation(x, y), equation(y, z)], equation(x, z));
    expectTheorem(trans(refl(identity), refl(alike)), [], equation(identity, alike));
    expectRefusal('trans', () => trans(assume(equation(x, y)), assume(equation(x, y))));
    expectRefusal('trans', () => trans(assume(p), refl(x)));
    expectRefusal('trans', () => trans(refl(x), assume(p)));
    expectRefusal('trans', () => trans(refl(x), refl(variable('x', B))));
  });

  it('proveHyp: from A |- a and B |- b, A u (B - {a}) |- b, also when a is not in B', () => {
    const th = kernel.eqMp(assume(equation(p, q)), assume(p));
    expectTheorem(kernel.proveHyp(kernel.eqMp(assume(equation(r, p)), assume(r)), th), [equation(r, p), r, equation(p, q)], q);
    expectTheorem(kernel.proveHyp(assume(r), th), [r, equation(p, q), p], q);
    expectTheorem(kernel.proveHyp(assume(p), assume(p)), [p], p);
    expectTheorem(kernel.proveHyp(refl(alike), assume(equation(identity, identity))), [], equation(identity, identity));
  });

  it('subst: from H |- c, s(H) |- s(c), where hypotheses may merge', () => {
    const th = trans(assume(equation(x, y)), assume(equation(y, z)));
    expectTheorem(kernel.subst([], [[x, z], [y, z]], th), [equation(z, z)], equation(z, z)); // prettier-ignore
    const u = variable('u', B);
    expectTheorem(kernel.subst([['A', B]], [[variable('x', B), u]], assume(equation(x, x))), [equation(u, u)], equation(u, u));
    expectTheorem(kernel.subst([], [], th), [equation(x, y), equation(y, z)], equation(x, z));
    expectRefusal('substitution', () => kernel.subst([], [[p, x]], assume(p)));
  });

  it('hypotheses are a set up to alpha-equivalence', () => {
    const [left, right] = [equation(identity, f), equation(alike, f)];
    expectTheorem(trans(kernel.sym(assume(left)), assume(right)), [left], equation(f, f));
    expectTheorem(
      kernel.appThm(trans(assume(equation(f, g)), assume(equation(g, f))), refl(x)),
      [equation(f, g), equation(g, f)],
      equation(application(f, x), application(f, x)),
    );
  });

  it('equations are those of the primitive equality only', () => {
    const type = functionType(BOOL, functionType(BOOL, BOOL));
    const other = kernel.defineConstant('=', abstraction(p, abstraction(q, p))).conclusion.fn.arg;
    for (const equals of [other, constantTerm(constant('Other.='), type), variable('=', type)]) {
      const likeness = application(application(equals, p), p);
      expect(kernel.isEquation(likeness)).toBe(false);
      expectRefusal('sym', () => kernel.sym(assume(likeness)));
      expectRefusal('eqMp', () => kernel.eqMp(assume(likeness), assume(p)));
    }
    expect(kernel.isEquation(application(equation(p, q).fn.fn, p))).toBe(false);
  });
});

describe('axioms', () => {
  it('are what was asked for, each call another one', () => {
    const one = axiom([q, p], r);
    expectTheorem(one, [p, q], r);
    expect([...kernel.axiomsOf([one])]).toMatchObject([{ hypotheses: [q, p], conclusion: r }]);
    expect(kernel.axiomsOf([one, axiom([q, p], r)]).size).toBe(2);
    expectRefusal('axiom', () => axiom([], x));
    expectRefusal('axiom', () => axiom([p, x], q));
    expectRefusal('axiom', () => axiom([equation(identity, f), equation(alike, f)], q));
  });

  it('are listed by each theorem that was derived from them, and by no other', () => {
    const [a, b] = [axiom([], equation(p, q)), axiom([], p)];
    const count = (...theorems: Theorem[]): number => kernel.axiomsOf(theorems).size;
    const both = kernel.eqMp(a, b);
    expect([count(both), count(a), count(refl(p)), count(assume(p)), count()]).toEqual([2, 1, 0, 0, 0]);
    const derived = [
      kernel.subst([], [[p, r]], a),
      kernel.sym(a),
      kernel.absThm(x, a),
      trans(a, refl(q)),
      trans(refl(p), a),
      kernel.appThm(refl(abstraction(p, p)), a),
      kernel.appThm(kernel.absThm(x, a), refl(x)),
      kernel.eqMp(a, assume(p)),
      kernel.eqMp(refl(p), b),
      kernel.deductAntisym(a, assume(r)),
      kernel.deductAntisym(assume(r), a),
      kernel.proveHyp(b, assume(p)),
      kernel.proveHyp(refl(x), b),
      kernel.defineConstantList([], axiom([], equation(identity, identity))).theorem,
    ];
    expect(derived.map((th) => count(th))).toEqual(derived.map(() => 1));
    const { absRep, repAbs } = kernel.defineTypeOperator(
      'assumed',
      'abs',
      'rep',
      ['A'],
      axiom([], application(constantTerm(constant('P'), functionType(A, BOOL)), x)),
    );
    expect([count(absRep), count(repAbs)]).toEqual([1, 1]);
    expect(count(kernel.defineConstant('free of axioms', identity))).toBe(0);
  });

  it('are listed completely, however many there are and however they came together', () => {
    for (const many of [15, 16, 17, 40, 300]) {
      const axioms = manyAxioms(many);
      const chained = axioms.reduce((th, one) => kernel.proveHyp(th, one));
      expect(kernel.axiomsOf([chained]).size).toBe(many);
      const halves = [axioms.slice(0, many / 2), axioms.slice(many / 3)].map((part) => part.reduce((th, one) => kernel.proveHyp(one, th)));
      expect(kernel.axiomsOf([kernel.deductAntisym(chained, chained)]).size).toBe(many);
      expect(kernel.axiomsOf([kernel.deductAntisym(halves[0]!, halves[1]!)]).size).toBe(many);
      expect(kernel.axiomsOf(axioms).size).toBe(many);
    }
  });

  it('cost a long derivation little more than they would be by themselves', () => {
    const axioms = manyAxioms(20);
    let th = refl(p);
    for (let i = 0; i < 100_000; i++) th = kernel.eqMp(kernel.proveHyp(axioms[i % 20]!, refl(th.conclusion)), th);
    expect(kernel.axiomsOf([th]).size).toBe(20);
  });
});

describe('the record of steps', () => {
  it('is kept only while it is on, with the rule, the premises and what was given', () => {
    expect(refl(x).step).toBe(null);
    expect(kernel.recordSteps(true)).toBe(false);
    try {
      const [first, second] = [refl(x), axiom([], p)];
      expect(first.step).toMatchObject({ rule: 'refl', premises: [], data: x });
      expect(second.step?.rule).toBe('axiom');
      expect(kernel.eqMp(refl(p), second).step?.premises[1]).toBe(second);
      expect(kernel.absThm(x, first).step).toMatchObject({ rule: 'absThm', premises: [first], data: x });
    } finally {
      expect(kernel.recordSteps(false)).toBe(true);
    }
    expect(refl(x).step).toBe(null);
  });

  it('counts every theorem made, and no refusal', () => {
    const before = kernel.inferenceCount();
    kernel.sym(refl(x));
    expect(() => kernel.sym(assume(p))).toThrow(KernelError);
    expect(kernel.inferenceCount() - before).toBe(3);
  });
});
