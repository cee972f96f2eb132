// The whole named kernel: the rules, and the three definitions. Nothing is registered anywhere: a defined constant or
// type operator carries what it was defined from, and that is what makes it the same as another or not.
import { InferenceRules, type NamedTheorem } from './inference-rules.ts';
import type { DefinedType, Logic, Pairs } from './logic.ts';
import { decline, variablesOfType, type NamedConstant, type NamedOperator, type NamedTerm, type NamedType } from './syntax.ts';
import * as build from './well-typed.ts';

/** Rules and definitions over named terms, slow and plain. */
export class NamedKernel extends InferenceRules implements Logic<NamedType, NamedOperator, NamedConstant, NamedTerm, NamedTheorem> {
  typeVariable = build.typeVariable;
  typeOperator = build.typeOperator;
  applyType = build.applyType;
  constant = build.constant;
  variable = build.variable;
  constantTerm = build.constantTerm;
  application = build.application;
  abstraction = build.abstraction;

  /** The type of a term. */
  typeOf(t: NamedTerm): NamedType {
    return t.type;
  }

  /** The parts of an application, or null. */
  partsOf(t: NamedTerm): { readonly fn: NamedTerm; readonly arg: NamedTerm } | null {
    return t.kind === 'application' ? t : null;
  }

  /** The constant of a constant term, or null. */
  constantOf(t: NamedTerm): NamedConstant | null {
    return t.kind === 'constant' ? t.constant : null;
  }

  /** The hypotheses of a theorem. */
  hypothesesOf(th: NamedTheorem): readonly NamedTerm[] {
    return th.hypotheses;
  }

  /** The conclusion of a theorem. */
  conclusionOf(th: NamedTheorem): NamedTerm {
    return th.conclusion;
  }

  /** How many axioms the theorem rests on. */
  axiomCount(th: NamedTheorem): number {
    return th.axioms.length;
  }

  /** Declines a term in which a variable is free. */
  protected checkClosed(rule: string, t: NamedTerm): void {
    if (this.freeVariables(t).length > 0) decline(rule, 'a variable is free');
  }

  /** Declines a definition that mentions a type variable which its type does not. */
  protected checkTypeVariables(rule: string, definition: NamedTerm): void {
    const ofType = variablesOfType(definition.type);
    if ([...this.typeVariables(definition)].some((name) => !ofType.has(name))) decline(rule, 'a hidden type variable');
  }

  #constantDefinedAs(rule: string, name: string, definition: NamedTerm): NamedConstant {
    this.checkClosed(rule, definition);
    this.checkTypeVariables(rule, definition);
    return { name, generic: definition.type, origin: { definition } };
  }

  /** `|- c = t` for a constant c defined as t. */
  defineConstant(name: string, definition: NamedTerm): NamedTheorem {
    const c = this.#constantDefinedAs('defineConstant', name, definition);
    return this.derived([], build.equation(build.constantTerm(c, definition.type), definition));
  }

  /** From `v1 = t1, …, vk = tk |- c` and the list of the v with names: `|- c` about constants defined as the t. */
  defineConstantList(
    list: Pairs<string, NamedTerm>,
    th: NamedTheorem,
  ): { readonly constants: readonly NamedConstant[]; readonly theorem: NamedTheorem } {
    const rule = 'defineConstantList';
    const definitions = this.definitionsIn(th.hypotheses);
    const variables = definitions.map(([v]) => v);
    this.checkEachOnce(variables, variables);
    this.checkEachOnce(
      list.map(([, v]) => v),
      variables,
    );
    const made = list.map(([name, v]): [NamedTerm, NamedConstant] => {
      const definition = definitions.find(([key]) => this.alphaEquivalent(key, v))?.[1] ?? decline(rule, 'no hypothesis for a variable');
      return [v, this.#constantDefinedAs(rule, name, definition)];
    });
    const values = made.map(([v, c]): [NamedTerm, NamedTerm] => [v, build.constantTerm(c, v.type)]);
    const conclusion = this.substitute(values, th.conclusion);
    if (this.freeVariables(conclusion).length > 0) decline(rule, 'a variable is free in the conclusion');
    return { constants: made.map(([, c]) => c), theorem: this.derived([], conclusion, th) };
  }

  /** Variable and value of each hypothesis, which must all be equations with a variable on the left. */
  protected definitionsIn(hypotheses: readonly NamedTerm[]): [NamedTerm, NamedTerm][] {
    return hypotheses.map((h) => {
      const sides = this.sidesOf(h);
      return sides?.left.kind === 'variable' ? [sides.left, sides.right] : decline('defineConstantList', 'a hypothesis is no definition');
    });
  }

  /** Declines unless the list is of exactly those variables, each once. */
  protected checkEachOnce(list: readonly NamedTerm[], variables: readonly NamedTerm[]): void {
    const once = (v: NamedTerm): boolean => v.kind === 'variable' && list.filter((one) => this.alphaEquivalent(one, v)).length === 1;
    if (list.length !== variables.length || !variables.every(once)) decline('defineConstantList', 'not each variable once');
  }

  /** From `|- P t`, P closed: a type operator for the values that satisfy P, its two maps, and the two theorems about them. */
  defineTypeOperator(
    name: string,
    abs: string,
    rep: string,
    types: readonly string[],
    th: NamedTheorem,
  ): DefinedType<NamedOperator, NamedConstant, NamedTheorem> {
    const rule = 'defineTypeOperator';
    this.checkNoHypothesis(th);
    const predicate = th.conclusion.kind === 'application' ? th.conclusion.fn : decline(rule, 'not an application');
    this.checkClosed(rule, predicate);
    this.checkTypeList(types, predicate);
    const operator: NamedOperator = { name, arity: types.length, origin: { predicate, variables: types } };
    const abstract = build.applyType(operator, types.map(build.typeVariable));
    const concrete = build.partsOfFunctionType(predicate.type)?.domain ?? decline(rule, 'not a predicate');
    const absTo: NamedConstant = { name: abs, generic: build.functionType(concrete, abstract), origin: { side: 'abs', operator } };
    const repOf: NamedConstant = { name: rep, generic: build.functionType(abstract, concrete), origin: { side: 'rep', operator } };
    const toAbstract = build.constantTerm(absTo, build.functionType(concrete, abstract));
    const toConcrete = build.constantTerm(repOf, build.functionType(abstract, concrete));
    const [a, r] = [build.variable('a', abstract), build.variable('r', concrete)];
    const thereAndBack = build.application(toConcrete, build.application(toAbstract, r));
    const inverse = build.equation(
      build.abstraction(a, build.application(toAbstract, build.application(toConcrete, a))),
      build.abstraction(a, a),
    );
    const range = build.equation(
      build.abstraction(r, build.equation(thereAndBack, r)),
      build.abstraction(r, build.application(predicate, r)),
    );
    return { operator, abs: absTo, rep: repOf, absRep: this.derived([], inverse, th), repAbs: this.derived([], range, th) };
  }

  /** Declines a theorem with hypotheses. */
  protected checkNoHypothesis(th: NamedTheorem): void {
    if (th.hypotheses.length > 0) decline('defineTypeOperator', 'a hypothesis');
  }

  /** Declines unless the list has exactly the type variables of the predicate, each once. */
  protected checkTypeList(types: readonly string[], predicate: NamedTerm): void {
    const wanted = this.typeVariables(predicate);
    if (new Set(types).size !== types.length || types.length !== wanted.size || types.some((one) => !wanted.has(one))) {
      decline('defineTypeOperator', 'not the type variables of the predicate');
    }
  }
}
