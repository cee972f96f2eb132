// Between the kernel of this package and the named one. Only here do the two meet.
import { constant, type Constant } from '../../../src/kernel/constant.ts';
import { abstraction, application, constantTerm, variable, type Term } from '../../../src/kernel/term.ts';
import { defineConstant, type TypeDefinition } from '../../../src/kernel/theorem.ts';
import { applyType, typeOperator, typeVariable, type HolType, type TypeOperator } from '../../../src/kernel/type.ts';
import type { DefinedType } from './logic.ts';
import type { NamedTheorem } from './inference-rules.ts';
import {
  sameConstant,
  sameOperator,
  sameType,
  type NamedConstant,
  type NamedOperator,
  type NamedTerm,
  type NamedType,
  type NamedVariable,
} from './syntax.ts';
import * as named from './well-typed.ts';

/** Translates both ways. Types that the kernel defined have to be learnt: only a theorem makes one. */
export class Translation {
  readonly #operators: [NamedOperator, TypeOperator][] = [];
  readonly #maps: [NamedConstant, Constant][] = [];

  /** Remembers that the two kernels made these of the same definition. */
  learn(one: DefinedType<NamedOperator, NamedConstant, NamedTheorem>, real: TypeDefinition): void {
    this.#operators.push([one.operator, real.operator]);
    this.#maps.push([one.abs, real.abs], [one.rep, real.rep]);
  }

  /** The kernel's type of a named one. */
  toKernelType(type: NamedType): HolType {
    if (type.kind === 'typeVariable') return typeVariable(type.name);
    const { operator } = type;
    const real = operator.origin === null ? typeOperator(operator.name, operator.arity) : learnt(this.#operators, operator, sameOperator);
    return applyType(
      real,
      type.args.map((arg) => this.toKernelType(arg)),
    );
  }

  #toKernelConstant(c: NamedConstant): Constant {
    if (c.origin === null) return constant(c.name);
    if ('side' in c.origin) return learnt(this.#maps, c, sameConstant);
    return defineConstant(c.name, this.toKernel(c.origin.definition)).conclusion.fn.arg.constant;
  }

  /** The kernel's term of a named one. */
  toKernel(t: NamedTerm): Term {
    if (t.kind === 'variable') return variable(t.name, this.toKernelType(t.type));
    if (t.kind === 'constant') return constantTerm(this.#toKernelConstant(t.constant), this.toKernelType(t.type));
    if (t.kind === 'application') return application(this.toKernel(t.fn), this.toKernel(t.arg));
    return abstraction(this.toKernel(t.variable), this.toKernel(t.body));
  }

  /** The named type of a kernel's. */
  toNamedType(type: HolType): NamedType {
    if (type.operator === null) return named.typeVariable(type.name);
    return named.applyType(
      this.#toNamedOperator(type.operator),
      type.args.map((arg) => this.toNamedType(arg)),
    );
  }

  #toNamedOperator({ name, arity, origin }: TypeOperator): NamedOperator {
    if (origin === null) return named.typeOperator(name, arity);
    return { name, arity, origin: { predicate: this.toNamed(origin.predicate), variables: origin.variables } };
  }

  #toNamedConstant({ name, type, origin }: Constant): NamedConstant {
    if (origin === null) return named.constant(name);
    const generic = type === null ? null : this.toNamedType(type);
    if ('definition' in origin) return { name, generic, origin: { definition: this.toNamed(origin.definition) } };
    return { name, generic, origin: { side: origin.side, operator: this.#toNamedOperator(origin.operator) } };
  }

  /** The named term of a kernel's; `binders` are the variables of the abstractions around it, the innermost last. */
  toNamed(t: Term, binders: readonly NamedVariable[] = []): NamedTerm {
    if (t.kind === 'bound') return binders.at(-1 - (t.head as number)) as NamedVariable;
    if (t.kind === 'variable') return named.variable(t.name, this.toNamedType(t.type));
    if (t.kind === 'constant') return named.constantTerm(this.#toNamedConstant(t.constant), this.toNamedType(t.type));
    if (t.kind === 'application') return named.application(this.toNamed(t.fn, binders), this.toNamed(t.arg, binders));
    const taken: NamedVariable[] = [];
    this.#variablesOutside(t.body, binders, 1, taken);
    let v = named.variable(t.name, this.toNamedType((t.type.args as [HolType, HolType])[0]));
    while (taken.some(({ name, type }) => name === v.name && sameType(type, v.type))) v = named.variable(`${v.name}'`, v.type);
    return named.abstraction(v, this.toNamed(t.body, [...binders, v]));
  }

  /** The variables inside that are free, or bound by one of `binders` rather than inside. */
  #variablesOutside(t: Term, binders: readonly NamedVariable[], depth: number, found: NamedVariable[]): void {
    if (t.kind === 'variable') found.push(named.variable(t.name, this.toNamedType(t.type)));
    else if (t.kind === 'bound' && (t.head as number) >= depth) found.push(binders.at(depth - 1 - (t.head as number)) as NamedVariable);
    else if (t.kind === 'abstraction') this.#variablesOutside(t.body, binders, depth + 1, found);
    else if (t.kind === 'application') {
      this.#variablesOutside(t.fn, binders, depth, found);
      this.#variablesOutside(t.arg, binders, depth, found);
    }
  }
}

/** What the kernel has for a named operator or constant that came with a type definition. */
function learnt<Named extends { readonly name: string }, Real>(
  pairs: readonly (readonly [Named, Real])[],
  wanted: Named,
  same: (a: Named, b: Named) => boolean,
): Real {
  const found = pairs.find(([one]) => same(one, wanted));
  if (found === undefined) throw new Error(`${wanted.name} was defined in the named kernel only`);
  return found[1];
}
