// Falsity itself, by ways that were open once: each attempt goes as far as the kernel lets it.
import { expect, it } from 'vitest';
import { constant } from '../../src/kernel/constant.ts';
import { alphaEqual, constantTerm, type Term } from '../../src/kernel/term.ts';
import { axiom, axiomsOf, defineConstant, defineTypeOperator, subst, type Theorem } from '../../src/kernel/theorem.ts';
import { BOOL, TypeOperator, applyType, typeVariable, type HolType } from '../../src/kernel/type.ts';
import { DerivedRules } from './derived-rules.ts';
import { kernelLogic as k } from './kernel-logic.ts';
import { made, type Anything } from './look-alikes.ts';
import { atMostOne, elementOf, oneElementType, singleton, twoOfBool } from './one-element-type.ts';

const d = new DerivedRules(k);

/** Nothing may come of the attempt, or a theorem that is not falsity, or that says which axioms it rests on. */
function expectNoFalsity(attempt: () => Theorem): void {
  const th = made(attempt)?.value as Theorem | undefined;
  const falsity = th !== undefined && th.hypotheses.length === 0 && alphaEqual(th.conclusion, d.F);
  const honest = th !== undefined && [...axiomsOf([th])].some((one) => one.hypotheses.length === 0 && alphaEqual(one.conclusion, d.F));
  expect(falsity && !honest).toBe(false);
}

it('not by a type whose list of type variables agrees to everything', () => {
  expectNoFalsity(() => {
    let looks = 0;
    const names = {
      ...{ every: () => true, map: () => [] },
      *[Symbol.iterator]() { yield 'A'; }, // prettier-ignore
      get length() {
        return looks++ < 2 ? 1 : 0;
      },
    };
    const operator = defineTypeOperator('forged', 'abs', 'rep', { map: () => names } as Anything, singleton(d, atMostOne(d)));
    const { property } = elementOf(d, operator, []);
    const unit = oneElementType(d);
    return twoOfBool(
      d,
      k.eqMp(k.trans(k.sym(subst([['A', unit.type]], [], property)), subst([['A', BOOL]], [], property)), unit.atMostOne),
    );
  });
});

it('not by a type operator that forgets its argument', () => {
  expectNoFalsity(() => {
    let answers: number[] = [];
    const arity = { get: () => answers.shift() ?? 0 };
    const operator = Object.create(TypeOperator.prototype, { name: { value: 'forged' }, origin: { value: null }, arity }) as TypeOperator;
    const constantly = applyType(operator, []);
    answers = [1, 1, 1, 0, 0, 0];
    const general = applyType(operator, [typeVariable('A')]);
    const definition = defineConstant('forged', d.lambda([d.v('u', general)], atMostOne(d)));
    const at = (type: HolType): Theorem => {
      answers = [1];
      return d.at(subst([['A', type]], [], definition), d.v('w', constantly));
    };
    const unit = oneElementType(d);
    return twoOfBool(d, k.eqMp(k.trans(k.sym(at(unit.type)), at(BOOL)), unit.atMostOne));
  });
});

it('not by an axiom that looks harmless in the record', () => {
  expectNoFalsity(() => {
    let looks = 0;
    const given = {
      0: d.F,
      *[Symbol.iterator]() {
        yield* [];
      },
      get length() {
        return looks++ === 0 ? 0 : 1;
      },
    };
    const hypotheses = { map: () => given };
    return axiom(hypotheses as Anything, d.F);
  });
  expectNoFalsity(() => axiom(new Array<Term>(1), d.F));
});

it('not by a predicate that is exchanged for one with the same hash after the definition', () => {
  expectNoFalsity(() => {
    const predicate = (i: number, value: Term): Term => {
      const c = constantTerm(constant(`c${String(i)}`), BOOL);
      return d.lambda([d.v('x')], d.apply(d.lambda([d.v('y')], d.equal(d.v('x'), value)), c));
    };
    const truths = new Map<number, Term>();
    for (let i = 0; i < 60_000; i++) truths.set(predicate(i, d.T).hash, predicate(i, d.T));
    let i = 0;
    while (i < 500_000 && !truths.has(predicate(i, d.F).hash)) i++;
    const [one, other] = [truths.get(predicate(i, d.F).hash) as Term, predicate(i, d.F)];
    const define = (P: Term, value: Term) => {
      const contracted = k.trans(k.betaConv(d.apply(P, value)), k.betaConv(d.argument(k.conclusionOf(k.betaConv(d.apply(P, value))))));
      return defineTypeOperator('forged', 'abs', 'rep', [], k.eqMp(k.sym(contracted), k.refl(value)));
    };
    const property = (type: ReturnType<typeof define>): Theorem => {
      const th = elementOf(d, type, []).property;
      return k.eqMp(k.betaConv(k.conclusionOf(th)), th);
    };
    const first = define(one, d.T);
    const isTrue = property(first);
    (first.operator.origin as { predicate: Term }).predicate = other;
    return d.absurd(k.trans(k.sym(isTrue), property(define(other, d.F))));
  });
});
