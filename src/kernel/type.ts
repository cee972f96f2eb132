// Types of higher-order logic: variables, and operators applied to types. Each type is built once and lives as long as
// the process, so that equality is identity, also for a type whose tree has 2^300 nodes. Nothing here recurses.
import { nameOf, refuse } from './kernel-error.ts';
import type { Term } from './term.ts';

/** Known to this file alone: without it the constructors below make nothing. */
const KEY = Symbol('type');

/** What a type operator was defined from: the predicate that its values satisfy, and its type variables in order. */
export type TypeOrigin = { readonly predicate: Term; readonly variables: readonly string[] };

/** A type operator: name, how many types it takes, and what it was defined from (null: it is only a name). */
export class TypeOperator {
  readonly name: string;
  readonly arity: number;
  readonly origin: TypeOrigin | null;
  readonly #genuine = true;

  constructor(key: symbol, name: string, arity: number, origin: TypeOrigin | null) {
    if (key !== KEY) refuse('TypeOperator', 'is not made by its constructor');
    this.name = name;
    this.arity = arity;
    this.origin = origin && Object.freeze({ predicate: origin.predicate, variables: Object.freeze([...origin.variables]) });
    Object.freeze(this);
  }

  /** The value itself if this file made it. */
  static genuine(value: unknown): TypeOperator {
    return typeof value === 'object' && value !== null && #genuine in value ? value : refuse('TypeOperator', 'not a type operator');
  }
}

let typesMade = 0;

/** A type: a variable (`operator` is null) with its name, or an operator applied to `args`. Equal types are the same object. */
export class HolType {
  readonly name: string;
  readonly operator: TypeOperator | null;
  readonly args: readonly HolType[];
  readonly hash: number;
  /** One of 32 bits for each type variable inside: 0 if and only if there is none. */
  readonly variables: number;
  readonly #genuine = true;

  constructor(key: symbol, name: string, operator: TypeOperator | null, args: readonly HolType[]) {
    if (key !== KEY) refuse('HolType', 'is not made by its constructor');
    this.name = name;
    this.operator = operator;
    this.args = args;
    this.hash = Math.imul(++typesMade, 0x9e3779b1);
    let variables = operator === null ? 1 << (this.hash >>> 27) : 0;
    for (let i = 0; i < args.length; i++) variables |= (args[i] as HolType).variables;
    this.variables = variables;
    Object.freeze(this);
  }

  /** The value itself if this file made it; what only looks like a type is refused. */
  static genuine(value: unknown): HolType {
    return typeof value === 'object' && value !== null && #genuine in value ? value : refuse('HolType', 'not a type');
  }
}

const typeVariables = new Map<string, HolType>();
const namedOperators = new Map<string, TypeOperator>();

/** The type variable of that name. */
export function typeVariable(name: string): HolType {
  let type = typeVariables.get(name);
  if (type === undefined) typeVariables.set(name, (type = new HolType(KEY, nameOf(name), null, Object.freeze([]))));
  return type;
}

/** The type operator that is only a name; with another arity it is another operator, and `bool`, `->`, `ind` have one arity. */
export function typeOperator(name: string, arity: number): TypeOperator {
  const fixed = name === '->' ? 2 : name === 'bool' || name === 'ind' ? 0 : arity;
  if (fixed !== arity || !Number.isSafeInteger(arity) || arity < 0) refuse('typeOperator', `${name} cannot take ${String(arity)} types`);
  const key = `${String(arity)} ${name}`;
  let operator = namedOperators.get(key);
  if (operator === undefined) namedOperators.set(key, (operator = newTypeOperator(name, arity, null)));
  return operator;
}

/** A new type operator, another one at each call. Nothing is known of it but what theorems say. */
export function newTypeOperator(name: string, arity: number, origin: TypeOrigin | null): TypeOperator {
  return new TypeOperator(KEY, nameOf(name), arity, origin);
}

/** All applied types: a trie whose branches are an operator and then its arguments. */
const applied = new Map<TypeOperator | HolType, unknown>();

/** The operator applied to exactly as many types as it takes. */
export function applyType(operator: TypeOperator, args: readonly HolType[]): HolType {
  if (args.length !== TypeOperator.genuine(operator).arity) return refuse('applyType', 'not as many types as it takes');
  const path: [TypeOperator, ...HolType[]] = [operator];
  for (let i = 0; i < operator.arity; i++) path.push(HolType.genuine(args[i]));
  let node = applied;
  for (let i = 0; i < operator.arity; i++) {
    const next = node.get(path[i] as HolType) as Map<TypeOperator | HolType, unknown> | undefined;
    if (next === undefined) node.set(path[i] as HolType, (node = new Map()));
    else node = next;
  }
  const last = path.at(-1) as HolType;
  let type = node.get(last) as HolType | undefined;
  if (type === undefined) node.set(last, (type = new HolType(KEY, '', operator, Object.freeze(path.slice(1) as HolType[]))));
  return type;
}

/** The function space operator `->`. */
export const FUNCTION = typeOperator('->', 2);
/** The type of truth values. */
export const BOOL = applyType(typeOperator('bool', 0), []);

/** The type of functions from `domain` to `range`. */
export function functionType(domain: HolType, range: HolType): HolType {
  return applyType(FUNCTION, [domain, range]);
}

/** The type with its type variables replaced, all at once. `known` remembers results: keep it for this assignment only. */
export function instantiateType(root: HolType, assignment: ReadonlyMap<string, HolType>, known: Map<HolType, HolType>): HolType {
  const stack = [root];
  for (let type = stack.at(-1); type !== undefined; type = stack.at(-1)) {
    const args: HolType[] = [];
    for (const part of type.args) {
      const done = part.variables === 0 ? part : known.get(part);
      if (done === undefined) stack.push(part);
      else args.push(done);
    }
    if (stack.at(-1) !== type) continue;
    known.set(type, type.operator === null ? (assignment.get(type.name) ?? type) : applyType(type.operator, args));
    stack.pop();
  }
  return known.get(root) as HolType;
}

/** Whether `type` comes from `pattern` by replacing the type variables of `pattern`. */
export function isInstance(type: HolType, pattern: HolType): boolean {
  const seen = new Map<HolType, HolType>();
  const stack: [HolType, HolType][] = [[pattern, type]];
  for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) {
    const [general, special] = pair;
    if ((seen.get(general) ?? special) !== special) return false;
    if (seen.has(general)) continue;
    seen.set(general, special);
    if (general.operator === null) continue;
    if (general.operator !== special.operator) return false;
    for (let i = 0; i < general.args.length; i++) stack.push([general.args[i] as HolType, special.args[i] as HolType]);
  }
  return true;
}

Object.freeze(Object.freeze(TypeOperator).prototype);
Object.freeze(Object.freeze(HolType).prototype);
