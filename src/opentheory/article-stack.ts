// The stack of an article, and taking from it objects of the kind that a command wants.
import { fail } from '../diagnostics/diagnostic.ts';
import type { Constant } from '../kernel/constant.ts';
import { Term } from '../kernel/term.ts';
import { Theorem } from '../kernel/theorem.ts';
import { HolType } from '../kernel/type.ts';
import { ConstantObject, ListCell, NIL, OperatorObject, VariableObject, kindOf, type ArticleObject } from './article-objects.ts';
import { isGlobal } from './name.ts';

const MOST_OBJECTS = 1 << 23;

function wrong(wanted: string, got: ArticleObject): never {
  return fail('article-stack', `the command wants ${wanted} here and finds ${kindOf(got)}`);
}

/** The object, which must be a name. */
export function asName(object: ArticleObject): string {
  return typeof object === 'string' ? object : wrong('a name', object);
}

/** The object, which must be a name without namespace. */
export function asGlobalName(object: ArticleObject): string {
  const name = asName(object);
  return isGlobal(name) ? name : fail('article-name', `the name ${name} of a variable has a namespace`);
}

/** The object, which must be a type. */
export function asType(object: ArticleObject): HolType {
  return object instanceof HolType ? object : wrong('a type', object);
}

/** The object, which must be a term (a variable or constant object is none). */
export function asTerm(object: ArticleObject): Term {
  return object instanceof Term ? object : wrong('a term', object);
}

/** The variable of the object, which must be a variable object. */
export function asVariable(object: ArticleObject): Term {
  return object instanceof VariableObject ? object.variable : wrong('a variable', object);
}

/** The members of the object, which must be a list. */
export function asList(object: ArticleObject): ArticleObject[] {
  const members: ArticleObject[] = [];
  if (object !== NIL && !(object instanceof ListCell)) return wrong('a list', object);
  for (let cell = object instanceof ListCell ? object : null; cell !== null; cell = cell.tail) members.push(cell.head);
  return members;
}

/** The two members of the object, which must be a list of two. */
export function asPair(object: ArticleObject): readonly [ArticleObject, ArticleObject] {
  const [first, second, ...more] = asList(object);
  if (first === undefined || second === undefined || more.length > 0) return fail('article-stack', 'a list of two members is wanted here');
  return [first, second];
}

/** A stack of article objects. Errors are `article-stack`, and `article-too-large` beyond 2^23 objects. */
export class ArticleStack {
  readonly #objects: ArticleObject[] = [];

  /** How many objects lie on it. */
  get size(): number {
    return this.#objects.length;
  }

  push(object: ArticleObject): void {
    if (this.#objects.length >= MOST_OBJECTS) fail('article-too-large', 'more than 2^23 objects on the stack');
    this.#objects.push(object);
  }

  pop(): ArticleObject {
    return this.#objects.pop() ?? fail('article-stack', 'the stack is empty where the command wants an object');
  }

  popNumber(): number {
    const object = this.pop();
    return typeof object === 'number' ? object : wrong('a number', object);
  }

  popTheorem(): Theorem {
    const object = this.pop();
    return object instanceof Theorem ? object : wrong('a theorem', object);
  }

  popOperator(): OperatorObject {
    const object = this.pop();
    return object instanceof OperatorObject ? object : wrong('a type operator', object);
  }

  popConstant(): Constant {
    const object = this.pop();
    return object instanceof ConstantObject ? object.constant : wrong('a constant', object);
  }

  /** The list on top, which must have a member. */
  popCell(): ListCell {
    const object = this.pop();
    return object instanceof ListCell ? object : wrong('a list that is not empty', object);
  }

  /** The rest of a list that is being built: null for the empty list. */
  popTail(): ListCell | null {
    const object = this.pop();
    if (object === NIL) return null;
    return object instanceof ListCell ? object : wrong('a list', object);
  }
}
