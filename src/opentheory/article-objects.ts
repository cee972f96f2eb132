// What lies on the stack of an article: nine kinds of objects, none of which is taken for another.
import { constant, type Constant } from '../kernel/constant.ts';
import { Term } from '../kernel/term.ts';
import type { Theorem } from '../kernel/theorem.ts';
import { HolType, type TypeOperator } from '../kernel/type.ts';

/** A list: a cell, or the empty list. */
export class ListCell {
  readonly head: ArticleObject;
  readonly tail: ListCell | null;

  constructor(head: ArticleObject, tail: ListCell | null) {
    this.head = head;
    this.tail = tail;
  }
}

/** The empty list. */
export const NIL = Object.freeze({ nil: true });

/** A list object: a cell or the empty list. */
export type ListObject = ListCell | typeof NIL;

/** A type operator: defined in the article, or only a name, whose arity its first use decides. */
export class OperatorObject {
  readonly name: string;
  readonly defined: TypeOperator | null;

  constructor(name: string, defined: TypeOperator | null) {
    this.name = name;
    this.defined = defined;
  }
}

/** A constant, which is not yet a term. */
export class ConstantObject {
  readonly constant: Constant;

  constructor(of: Constant | string) {
    this.constant = typeof of === 'string' ? constant(of) : of;
  }
}

/** A variable, which is not yet a term. */
export class VariableObject {
  readonly variable: Term;

  constructor(variable: Term) {
    this.variable = variable;
  }
}

/** Anything that an article's stack or dictionary holds; numbers and names are JavaScript's own. */
export type ArticleObject = number | string | ListObject | OperatorObject | HolType | ConstantObject | VariableObject | Term | Theorem;

/** What kind of object it is, in words. */
export function kindOf(object: ArticleObject): string {
  if (typeof object === 'number') return 'a number';
  if (typeof object === 'string') return 'a name';
  if (object instanceof ListCell || object === NIL) return 'a list';
  if (object instanceof OperatorObject) return 'a type operator';
  if (object instanceof HolType) return 'a type';
  if (object instanceof ConstantObject) return 'a constant';
  if (object instanceof VariableObject) return 'a variable';
  if (object instanceof Term) return 'a term';
  return 'a theorem';
}
