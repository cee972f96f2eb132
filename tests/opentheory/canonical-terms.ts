// One numbering for the terms of both kernels: equal numbers, equal terms up to alpha-equivalence.
import type { Constant } from '../../src/kernel/constant.ts';
import type { Term } from '../../src/kernel/term.ts';
import type { HolType, TypeOperator } from '../../src/kernel/type.ts';
import type { NamedConstant, NamedOperator, NamedTerm, NamedType, NamedVariable } from '../kernel/named-kernel/syntax.ts';

/** Numbers terms of the package's kernel and of the named kernel. `exact` also tells apart the names of bound variables. */
export class TermNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #done = new Map<object, number>();

  #number(...parts: readonly (string | number)[]): number {
    const key = JSON.stringify(parts);
    const known = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, known);
    return known;
  }

  #once(object: object, make: () => number): number {
    const known = this.#done.get(object) ?? make();
    this.#done.set(object, known);
    return known;
  }

  #operator({ name, arity, origin }: TypeOperator | NamedOperator): number {
    if (origin === null) return this.#number('operator', name, arity);
    const { predicate } = origin;
    const number = 'loose' in predicate ? this.ofTerm(predicate, true) : this.ofNamed(predicate, true);
    return this.#number('defined operator', name, arity, number, ...origin.variables);
  }

  #type(type: HolType | NamedType): number {
    return this.#once(type, () => {
      const applied = 'kind' in type ? (type.kind === 'applied' ? type : null) : type.operator === null ? null : type;
      if (applied === null) return this.#number('type variable', (type as { name: string }).name);
      const args = applied.args.map((arg) => this.#type(arg));
      return this.#number('type', this.#operator(applied.operator as TypeOperator | NamedOperator), ...args);
    });
  }

  #constant({ name, origin }: Constant | NamedConstant): number {
    if (origin === null) return this.#number('constant', name);
    if ('side' in origin) return this.#number('map', name, origin.side, this.#operator(origin.operator));
    const { definition } = origin;
    return this.#number('defined', name, 'loose' in definition ? this.ofTerm(definition, true) : this.ofNamed(definition, true));
  }

  /** The number of a term of the package's kernel. */
  ofTerm(t: Term, exact = false): number {
    if (t.kind === 'variable') return this.#number('variable', t.name, this.#type(t.type));
    if (t.kind === 'constant') return this.#number('of constant', this.#constant(t.constant), this.#type(t.type));
    if (t.kind === 'bound') return this.#number('bound', t.head as number);
    if (t.kind === 'application') return this.#number('application', this.ofTerm(t.fn, exact), this.ofTerm(t.arg, exact));
    const [domain] = t.type.args;
    return this.#number('abstraction', exact ? t.name : '', this.#type(domain as HolType), this.ofTerm(t.body, exact));
  }

  /** The number of a term of the named kernel. */
  ofNamed(t: NamedTerm, exact = false, binders: readonly NamedVariable[] = []): number {
    if (t.kind === 'constant') return this.#number('of constant', this.#constant(t.constant), this.#type(t.type));
    if (t.kind === 'application') {
      return this.#number('application', this.ofNamed(t.fn, exact, binders), this.ofNamed(t.arg, exact, binders));
    }
    if (t.kind === 'abstraction') {
      const body = this.ofNamed(t.body, exact, [t.variable, ...binders]);
      return this.#number('abstraction', exact ? t.variable.name : '', this.#type(t.variable.type), body);
    }
    const index = binders.findIndex(({ name, type }) => name === t.name && this.#type(type) === this.#type(t.type));
    return index >= 0 ? this.#number('bound', index) : this.#number('variable', t.name, this.#type(t.type));
  }
}
