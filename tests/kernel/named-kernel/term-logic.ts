// Free variables, alpha-equivalence, type instantiation and substitution for terms with named binders. The methods are
// separate, and protected where only their neighbours use them, so that a test can break one of them.
import {
  decline,
  sameConstant,
  sameType,
  typeWith,
  variablesOfType,
  type NamedConstant,
  type NamedTerm,
  type NamedVariable,
} from './syntax.ts';
import type { NamedType } from './syntax.ts';
import { abstraction, application, constantTerm, variable } from './well-typed.ts';

/** Terms for variables. */
export type NamedAssignment = readonly (readonly [NamedTerm, NamedTerm])[];

/** What a term means, as far as its variables go. */
export class TermLogic {
  readonly #free = new WeakMap<NamedTerm, readonly NamedVariable[]>();

  /** Whether two variables are the same: name and type. */
  sameVariable(a: NamedVariable, b: NamedVariable): boolean {
    return a.name === b.name && sameType(a.type, b.type);
  }

  /** Whether two constants are the same. */
  protected sameConstant(a: NamedConstant, b: NamedConstant): boolean {
    return sameConstant(a, b);
  }

  /** The free variables, each once. Remembered for each term object, as terms never change. */
  freeVariables(t: NamedTerm): readonly NamedVariable[] {
    let free = this.#free.get(t);
    if (free === undefined) this.#free.set(t, (free = this.#freeVariables(t)));
    return free;
  }

  #freeVariables(t: NamedTerm): readonly NamedVariable[] {
    if (t.kind === 'variable') return [t];
    if (t.kind === 'constant') return [];
    if (t.kind === 'abstraction') return this.freeVariables(t.body).filter((v) => !this.sameVariable(v, t.variable));
    const ofFn = this.freeVariables(t.fn);
    return [...ofFn, ...this.freeVariables(t.arg).filter((v) => !this.#among(ofFn, v))];
  }

  #among(variables: readonly NamedVariable[], v: NamedVariable): boolean {
    return variables.some((one) => this.sameVariable(one, v));
  }

  /** Whether the variable occurs free in the term. */
  occursFree(v: NamedVariable, t: NamedTerm): boolean {
    return this.#among(this.freeVariables(t), v);
  }

  /** The names of the type variables in all types inside the term. */
  typeVariables(t: NamedTerm): Set<string> {
    const parts = t.kind === 'application' ? [t.fn, t.arg] : t.kind === 'abstraction' ? [t.variable, t.body] : [];
    return new Set([...variablesOfType(t.type), ...parts.flatMap((part) => [...this.typeVariables(part)])]);
  }

  /** Whether two terms are equal up to the names of bound variables. */
  alphaEquivalent(a: NamedTerm, b: NamedTerm): boolean {
    return this.alphaUnder([], a, b);
  }

  /** The same under binders: `pairs` lists those of the left and right side, the innermost first. */
  protected alphaUnder(pairs: readonly (readonly [NamedVariable, NamedVariable])[], a: NamedTerm, b: NamedTerm): boolean {
    if (a === b && pairs.every(([x, y]) => x === y)) return true;
    if (a.kind === 'variable') {
      if (b.kind !== 'variable') return false;
      for (const [x, y] of pairs) {
        const [left, right] = [this.binds(x, a), this.binds(y, b)];
        if (left || right) return left && right;
      }
      return this.sameVariable(a, b);
    }
    if (a.kind === 'constant') return b.kind === 'constant' && this.sameConstant(a.constant, b.constant) && sameType(a.type, b.type);
    if (a.kind === 'application') {
      return b.kind === 'application' && this.alphaUnder(pairs, a.fn, b.fn) && this.alphaUnder(pairs, a.arg, b.arg);
    }
    if (b.kind !== 'abstraction' || !sameType(a.variable.type, b.variable.type)) return false;
    return this.alphaUnder([[a.variable, b.variable], ...pairs], a.body, b.body);
  }

  /** Whether an abstraction over `binder` binds that occurrence of a variable. */
  protected binds(binder: NamedVariable, occurrence: NamedVariable): boolean {
    return this.sameVariable(binder, occurrence);
  }

  /** A variable of the type of `v`, with a name that none of the others has. */
  protected freshFor(v: NamedVariable, others: readonly NamedVariable[]): NamedVariable {
    let name = v.name;
    while (others.some((other) => other.name === name)) name += "'";
    return variable(name, v.type);
  }

  /** The term with types for type variables. A binder that would capture a variable is renamed. */
  instantiate(types: ReadonlyMap<string, NamedType>, t: NamedTerm): NamedTerm {
    if (t.kind === 'variable') return variable(t.name, typeWith(t.type, types));
    if (t.kind === 'constant') return constantTerm(t.constant, typeWith(t.type, types));
    if (t.kind === 'application') return application(this.instantiate(types, t.fn), this.instantiate(types, t.arg));
    const others = this.freeVariables(t);
    const binder = variable(t.variable.name, typeWith(t.variable.type, types));
    const captures = others.some((v) => this.sameVariable(binder, variable(v.name, typeWith(v.type, types))));
    if (!captures || !this.renamesOnInstantiation()) return abstraction(binder, this.instantiate(types, t.body));
    const renamed = this.freshFor(t.variable, others);
    return this.instantiate(types, abstraction(renamed, this.substitute([[t.variable, renamed]], t.body)));
  }

  /** Whether `instantiate` renames at all: it has to. */
  protected renamesOnInstantiation(): boolean {
    return true;
  }

  /** The term with terms for free variables, all at once. A binder that would capture a variable is renamed. */
  substitute(terms: NamedAssignment, t: NamedTerm): NamedTerm {
    if (t.kind === 'variable') return terms.find(([key]) => key.kind === 'variable' && this.sameVariable(key, t))?.[1] ?? t;
    if (t.kind === 'constant') return t;
    if (t.kind === 'application') return application(this.substitute(terms, t.fn), this.substitute(terms, t.arg));
    const inside = this.underBinder(t.variable, terms).filter(([key]) => key.kind === 'variable' && this.occursFree(key, t.body));
    if (inside.length === 0) return t;
    const values = inside.flatMap(([, value]) => this.freeVariables(value));
    if (!this.captures(t.variable, values)) return abstraction(t.variable, this.substitute(inside, t.body));
    const renamed = this.freshFor(t.variable, [...values, ...this.freeVariables(t.body)]);
    return abstraction(renamed, this.substitute([...inside, [t.variable, renamed]], t.body));
  }

  /** What of the assignment is in force under a binder: not what it gives for the bound variable. */
  protected underBinder(binder: NamedVariable, terms: NamedAssignment): NamedAssignment {
    return terms.filter(([key]) => !(key.kind === 'variable' && this.sameVariable(key, binder)));
  }

  /** Whether the binder would bind one of the free variables of what is put below it. */
  protected captures(binder: NamedVariable, free: readonly NamedVariable[]): boolean {
    return this.#among(free, binder);
  }

  /** Declines an assignment whose keys are not variables, that gives a value of another type, or two values for a key. */
  protected checkAssignment(types: readonly (readonly [string, NamedType])[], terms: NamedAssignment): void {
    types.forEach(([name, type], i) => {
      if (types.some(([other, value], j) => j < i && other === name && !sameType(value, type)))
        decline('substitution', `two types for ${name}`);
    });
    terms.forEach(([key, value], i) => {
      if (key.kind !== 'variable') decline('substitution', 'not a variable');
      if (!sameType(key.type, value.type)) decline('substitution', `a value of another type for ${key.name}`);
      const other = terms.slice(0, i).find(([before]) => before.kind === 'variable' && this.sameVariable(before, key));
      if (other !== undefined && !this.alphaEquivalent(other[1], value)) decline('substitution', `two values for ${key.name}`);
    });
  }
}
