// Types and terms of higher-order logic as plain objects, in the style of textbooks: a bound variable has a name and a
// type, like a free one. Everything is compared by walking both sides; only `a === b` saves a walk, where it is safe.

/** A refusal of the named kernel; `rule` says who refused. */
export class NamedRefusal extends Error {
  readonly rule: string;

  constructor(rule: string, reason: string) {
    super(`${rule}: ${reason}`);
    this.name = 'NamedRefusal';
    this.rule = rule;
  }
}

/** Throws a refusal. */
export function decline(rule: string, reason: string): never {
  throw new NamedRefusal(rule, reason);
}

/** A type operator. Two of them are the same if name, arity and origin are (the predicate with its binder names). */
export interface NamedOperator {
  readonly name: string;
  readonly arity: number;
  readonly origin: { readonly predicate: NamedTerm; readonly variables: readonly string[] } | null;
}

/** A type variable, or an operator applied to as many types as it takes. */
export type NamedType =
  | { readonly kind: 'typeVariable'; readonly name: string }
  | { readonly kind: 'applied'; readonly operator: NamedOperator; readonly args: readonly NamedType[] };

/** A constant. Two of them are the same if name and origin are. */
export interface NamedConstant {
  readonly name: string;
  /** The type of which it may have instances; null for any type. */
  readonly generic: NamedType | null;
  readonly origin: { readonly definition: NamedTerm } | { readonly side: 'abs' | 'rep'; readonly operator: NamedOperator } | null;
}

/** A variable: another one for another name and for another type. */
export interface NamedVariable {
  readonly kind: 'variable';
  readonly name: string;
  readonly type: NamedType;
}

/** A well-typed term, with its type written on every node. */
export type NamedTerm =
  | NamedVariable
  | { readonly kind: 'constant'; readonly constant: NamedConstant; readonly type: NamedType }
  | { readonly kind: 'application'; readonly fn: NamedTerm; readonly arg: NamedTerm; readonly type: NamedType }
  | { readonly kind: 'abstraction'; readonly variable: NamedVariable; readonly body: NamedTerm; readonly type: NamedType };

/** Whether two type operators are the same. */
export function sameOperator(a: NamedOperator, b: NamedOperator): boolean {
  if (a === b) return true;
  if (a.name !== b.name || a.arity !== b.arity) return false;
  if (a.origin === null || b.origin === null) return a.origin === b.origin;
  return sameList(a.origin.variables, b.origin.variables, (x, y) => x === y) && identical(a.origin.predicate, b.origin.predicate);
}

/** Whether two types are the same. */
export function sameType(a: NamedType, b: NamedType): boolean {
  if (a === b) return true;
  if (a.kind === 'typeVariable') return b.kind === 'typeVariable' && a.name === b.name;
  return b.kind === 'applied' && sameOperator(a.operator, b.operator) && sameList(a.args, b.args, sameType);
}

/** Whether two constants are the same. */
export function sameConstant(a: NamedConstant, b: NamedConstant): boolean {
  if (a === b) return true;
  if (a.name !== b.name) return false;
  if (a.origin === null || b.origin === null) return a.origin === b.origin;
  if ('definition' in a.origin) return 'definition' in b.origin && identical(a.origin.definition, b.origin.definition);
  return 'side' in b.origin && a.origin.side === b.origin.side && sameOperator(a.origin.operator, b.origin.operator);
}

/** Whether two terms are the same with the names of their bound variables. */
export function identical(a: NamedTerm, b: NamedTerm): boolean {
  if (a === b) return true;
  if (a.kind === 'variable') return b.kind === 'variable' && a.name === b.name && sameType(a.type, b.type);
  if (a.kind === 'constant') return b.kind === 'constant' && sameConstant(a.constant, b.constant) && sameType(a.type, b.type);
  if (a.kind === 'application') return b.kind === 'application' && identical(a.fn, b.fn) && identical(a.arg, b.arg);
  return b.kind === 'abstraction' && identical(a.variable, b.variable) && identical(a.body, b.body);
}

function sameList<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): boolean {
  return a.length === b.length && a.every((x, i) => same(x, b[i] as T));
}

/** Whether `type` is `pattern` with types for its type variables; `found` gathers which. */
export function isInstanceOf(type: NamedType, pattern: NamedType, found = new Map<string, NamedType>()): boolean {
  if (pattern.kind === 'typeVariable') {
    const before = found.get(pattern.name);
    found.set(pattern.name, type);
    return before === undefined || sameType(before, type);
  }
  if (type.kind === 'typeVariable' || !sameOperator(type.operator, pattern.operator)) return false;
  return sameList(type.args, pattern.args, (arg, part) => isInstanceOf(arg, part, found));
}

/** The names of the type variables in a type. */
export function variablesOfType(type: NamedType): Set<string> {
  return type.kind === 'typeVariable' ? new Set([type.name]) : new Set(type.args.flatMap((arg) => [...variablesOfType(arg)]));
}

/** A type with types in place of its type variables, all at once. */
export function typeWith(type: NamedType, types: ReadonlyMap<string, NamedType>): NamedType {
  if (type.kind === 'typeVariable') return types.get(type.name) ?? type;
  return { ...type, args: type.args.map((arg) => typeWith(arg, types)) };
}

/** A term in mathematical notation, types on all variables: for messages. */
export function showNamed(t: NamedTerm): string {
  if (t.kind === 'variable') return `${t.name}:${showType(t.type)}`;
  if (t.kind === 'constant') return `{${t.constant.name}${t.constant.origin === null ? '' : '!'}:${showType(t.type)}}`;
  return t.kind === 'application'
    ? `(${showNamed(t.fn)} ${showNamed(t.arg)})`
    : `(\\${t.variable.name}:${showType(t.variable.type)}. ${showNamed(t.body)})`;
}

/** A type in mathematical notation. */
export function showType(type: NamedType): string {
  if (type.kind === 'typeVariable') return type.name;
  if (type.operator.name === '->') return `(${type.args.map(showType).join('->')})`;
  return type.args.length === 0 ? type.operator.name : `${type.operator.name}(${type.args.map(showType).join(',')})`;
}
