// Constants: names with a provenance. Two constants are the same object if and only if name and provenance are the same.
import { nameOf, refuse } from './kernel-error.ts';
import type { Term } from './term.ts';
import { BOOL, HolType, functionType, typeVariable, type TypeOperator } from './type.ts';

const KEY = Symbol('constant');

/** What a constant was defined from: a closed term, or a defined type operator, one of whose two maps it is. */
export type ConstantOrigin = { readonly definition: Term } | { readonly side: 'abs' | 'rep'; readonly operator: TypeOperator };

/** A constant: name, generic type (null for one that is only a name) and what it was defined from (null: nothing). */
export class Constant {
  readonly name: string;
  readonly type: HolType | null;
  readonly origin: ConstantOrigin | null;
  readonly #genuine = true;

  constructor(key: symbol, name: string, type: HolType | null, origin: ConstantOrigin | null) {
    if (key !== KEY) refuse('Constant', 'is not made by its constructor');
    this.name = name;
    this.type = type;
    this.origin = origin;
    Object.freeze(this);
  }

  /** The value itself if this file made it. */
  static genuine(value: unknown): Constant {
    return typeof value === 'object' && value !== null && #genuine in value ? value : refuse('Constant', 'not a constant');
  }
}

const A = typeVariable('A');
/** Equality, at instances of `A -> A -> bool`. */
export const EQUALITY = new Constant(KEY, '=', functionType(A, functionType(A, BOOL)), null);
/** Hilbert's choice, at instances of `(A -> bool) -> A`. */
export const SELECT = new Constant(KEY, 'select', functionType(functionType(A, BOOL), A), null);

const namedConstants = new Map<string, Constant>([EQUALITY, SELECT].map((known) => [known.name, known]));

/** The constant that is only a name: `=`, `select`, or one taken from elsewhere. */
export function constant(name: string): Constant {
  let known = namedConstants.get(name);
  if (known === undefined) namedConstants.set(name, (known = new Constant(KEY, nameOf(name), null, null)));
  return known;
}

/** A new constant, another one at each call. Nothing is known of it but what theorems say. */
export function newConstant(name: string, type: HolType, origin: ConstantOrigin): Constant {
  return new Constant(KEY, nameOf(name), HolType.genuine(type), Object.freeze({ ...origin }));
}

Object.freeze(Object.freeze(Constant).prototype);
