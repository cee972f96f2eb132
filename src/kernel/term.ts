// Terms of higher-order logic, bound variables as de Bruijn indices. So substitution cannot capture, and two terms that
// differ in the names of bound variables only have the same shape. A term is built once and found again while the table
// below remembers it; equality never relies on that. Nothing here recurses, and nothing walks a shared term as a tree.
import { Constant } from './constant.ts';
import { nameOf, refuse } from './kernel-error.ts';
import { FUNCTION, HolType, functionType, instantiateType, isInstance, typeVariable } from './type.ts';

const KEY = Symbol('term');

/** A well-typed term: immutable, and made by the functions of this file only. */
export class Term {
  /** `bound` occurs inside abstractions only. */
  readonly kind: 'variable' | 'constant' | 'application' | 'abstraction' | 'bound';
  readonly type: HolType;
  /** Variable: its name. Constant: the constant. Application: the function. Abstraction: the name to show. Bound: the index. */
  readonly head: string | number | Constant | Term;
  /** Application: the argument. Abstraction: the body. Otherwise null. */
  readonly part: Term | null;
  /** Equal for alpha-equivalent terms. */
  readonly hash: number;
  /** One of 32 bits for each free variable; 0 if and only if there is none. */
  readonly frees: number;
  /** One of 32 bits for each type variable in the types inside; 0 if and only if there is none. */
  readonly typeVariables: number;
  /** How many binders are missing around it; 0 for a term that stands by itself. */
  readonly loose: number;
  /** A term already found to be alpha-equivalent: following these leads to the same representative for all that were. */
  #twin: Term | null = null;

  constructor(key: symbol, kind: Term['kind'], type: HolType, head: Term['head'], part: Term | null, hash: number) {
    if (key !== KEY) refuse('Term', 'is not made by its constructor');
    const fn = kind === 'application' ? (head as Term) : null;
    this.kind = kind;
    this.type = type;
    this.head = head;
    this.part = part;
    this.hash = hash;
    this.frees = kind === 'variable' ? 1 << (hash & 31) : (fn === null ? 0 : fn.frees) | (part === null ? 0 : part.frees);
    this.typeVariables = (fn === null ? type.variables : fn.typeVariables) | (part === null ? 0 : part.typeVariables);
    const loose = kind === 'bound' ? (head as number) + 1 : part === null ? 0 : kind === 'abstraction' ? part.loose - 1 : part.loose;
    this.loose = Math.max(fn === null ? 0 : fn.loose, loose);
    Object.freeze(this);
  }

  /** The name of a variable, or the name given to the variable of an abstraction. */
  get name(): string {
    return typeof this.head === 'string' ? this.head : refuse('name', `the term is only: ${this.kind}`);
  }
  /** The constant of a constant term. */
  get constant(): Constant {
    return this.kind === 'constant' ? (this.head as Constant) : refuse('constant', `the term is only: ${this.kind}`);
  }
  /** The function of an application. */
  get fn(): Term {
    return this.kind === 'application' ? (this.head as Term) : refuse('fn', `the term is only: ${this.kind}`);
  }
  /** The argument of an application. */
  get arg(): Term {
    return this.kind === 'application' ? (this.part as Term) : refuse('arg', `the term is only: ${this.kind}`);
  }
  /** The body of an abstraction, index 0 its variable: for reading only, as no rule takes it. `bodyAt` gives a term. */
  get body(): Term {
    return this.kind === 'abstraction' ? (this.part as Term) : refuse('body', `the term is only: ${this.kind}`);
  }

  /** The value itself if it is a term made here that stands by itself; look-alikes and loose bodies are refused. */
  static genuine(value: unknown): Term {
    if (typeof value !== 'object' || value === null || !(#twin in value)) return refuse('Term', 'not a term');
    return value.loose === 0 ? value : refuse('Term', 'the body of an abstraction is not a term by itself');
  }

  static #representative(t: Term): Term {
    let top = t;
    while (top.#twin !== null) {
      if (top.#twin.#twin !== null) top.#twin = top.#twin.#twin;
      top = top.#twin;
    }
    return top;
  }

  /** See `alphaEqual`. */
  static same(a: Term, b: Term): boolean {
    const left = [Term.#representative(a)];
    const right = [Term.#representative(b)];
    while (left.length > 0) {
      const x = Term.#representative(left.at(-1) as Term);
      const y = Term.#representative(right.at(-1) as Term);
      if (x !== y) {
        // Variables, constants and bound variables are built once: two that are not the same object differ.
        if (x.hash !== y.hash || x.kind !== y.kind || x.type !== y.type || x.part === null) return false;
        const before = left.length;
        if (Term.#representative(x.part) !== Term.#representative(y.part as Term)) {
          left.push(x.part);
          right.push(y.part as Term);
        }
        if (x.kind === 'application' && Term.#representative(x.fn) !== Term.#representative(y.fn)) {
          left.push(x.fn);
          right.push(y.fn);
        }
        if (left.length > before) continue;
        y.#twin = x; // only now are all parts known to be the same
      }
      left.pop();
      right.pop();
    }
    return true;
  }
}

/** Scrambles the bits of a hash. */
function mix(x: number): number {
  const y = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
  return Math.imul(y ^ (y >>> 13), 0x297a2d39);
}

// Names, indices and constants never equal one another, so one map holds the three kinds of leaves.
const leaves = new Map<HolType, Map<Term['head'], Term>>();
let leavesMade = 0;

/** A variable, constant or bound variable: built once and kept for good, so that for these equality is identity. */
function leaf(kind: Term['kind'], type: HolType, head: Term['head']): Term {
  let ofType = leaves.get(type);
  if (ofType === undefined) leaves.set(type, (ofType = new Map<Term['head'], Term>()));
  let term = ofType.get(head);
  if (term === undefined) {
    const generic = kind === 'constant' ? (head as Constant).type : null;
    if (generic !== null && !isInstance(type, generic)) refuse('constantTerm', `${(head as Constant).name} does not have this type`, type);
    ofType.set(head, (term = new Term(KEY, kind, type, head, null, mix(Math.imul(++leavesMade, 0x27d4eb2f)))));
  }
  return term;
}

/** The terms built lately. Half full, it forgets them all: a larger one is slower, as all that it holds stays in memory. */
const table = new Array<Term | null>(1 << 14).fill(null);
let remembered = 0;

/** The application or abstraction of these parts, found or made. */
function shared(kind: 'application' | 'abstraction', type: HolType, head: string | Term, part: Term, hash: number): Term {
  let slot = hash & (table.length - 1);
  for (let t = table[slot] as Term | null; t !== null; t = table[slot] as Term | null) {
    if (t.hash === hash && t.head === head && t.part === part && t.type === type) return t;
    slot = (slot + 1) & (table.length - 1);
  }
  if (++remembered * 2 > table.length) {
    table.fill(null);
    remembered = 1;
  }
  return (table[slot] = new Term(KEY, kind, type, head, part, hash));
}

function apply(fn: Term, arg: Term): Term {
  const type = fn.type;
  if (type.operator !== FUNCTION || type.args[0] !== arg.type)
    refuse('application', 'the function takes no argument of this type', fn, arg);
  return shared('application', type.args[1] as HolType, fn, arg, mix(Math.imul(fn.hash, 0x85ebca6b) + arg.hash));
}

function bind(name: string, domain: HolType, body: Term): Term {
  return shared('abstraction', functionType(domain, body.type), name, body, mix(Math.imul(domain.hash, 0xc2b2ae35) ^ body.hash));
}

/**
 * The term with what `at` gives in place of the parts it answers for (null: look inside), told how many binders of `root`
 * are above, and with `typeAt` of the types of binders. What `at` gives needs no shifting: it is a term by itself, or a
 * bound variable.
 */
function rebuild(root: Term, at: (t: Term, depth: number) => Term | null, typeAt: ((type: HolType) => HolType) | null): Term {
  const whole = at(root, 0);
  if (whole !== null) return whole;
  const open = [root]; // what is to be done; its depth is ~depth once its parts are being done
  const depths = [0];
  const done: Term[] = [];
  const known: Map<Term, Term>[] = []; // results by depth, from the 16th on: most terms are small
  let built = 0;
  for (let t = open.pop(); t !== undefined; t = open.pop()) {
    const depth = depths.pop() as number;
    if (depth >= 0) {
      const result = at(t, depth) ?? (built < 16 ? undefined : known[depth]?.get(t));
      if (result !== undefined) {
        done.push(result);
        continue;
      }
      open.push(t, t.part as Term);
      depths.push(~depth, t.kind === 'abstraction' ? depth + 1 : depth);
      if (t.kind === 'application') {
        open.push(t.fn);
        depths.push(depth);
      }
      continue;
    }
    let result = t;
    if (t.kind === 'application') {
      const arg = done.pop() as Term;
      const fn = done.pop() as Term;
      if (fn !== t.head || arg !== t.part) result = apply(fn, arg);
    } else {
      const body = done.pop() as Term;
      const domain = t.type.args[0] as HolType;
      if (typeAt !== null || body !== t.part) result = bind(t.name, typeAt === null ? domain : typeAt(domain), body);
    }
    if (++built >= 16) (known[~depth] ??= new Map<Term, Term>()).set(t, result);
    done.push(result);
  }
  return done[0] as Term;
}

/** The variable of that name and type. The same name at another type is another variable. */
export function variable(name: string, type: HolType): Term {
  return leaf('variable', HolType.genuine(type), nameOf(name));
}

/** The constant at that type, which must be an instance of its generic type where that is known. */
export function constantTerm(constant: Constant, type: HolType): Term {
  return leaf('constant', HolType.genuine(type), Constant.genuine(constant));
}

/** The function applied to the argument, whose type must be the one that the function takes. */
export function application(fn: Term, arg: Term): Term {
  return apply(Term.genuine(fn), Term.genuine(arg));
}

/** `\v. body`: the free occurrences of the variable (its name and its type) become bound. */
export function abstraction(v: Term, body: Term): Term {
  if (Term.genuine(v).kind !== 'variable') refuse('abstraction', 'only a variable can be bound', v);
  const at = (t: Term, depth: number) =>
    (t.frees & v.frees) === 0 ? t : t === v ? leaf('bound', t.type, depth) : t.part === null ? t : null;
  return bind(v.name, v.type, rebuild(Term.genuine(body), at, null));
}

/** The body of an abstraction with `value` in place of its variable. */
export function bodyAt(abstraction: Term, value: Term): Term {
  const { type, body } = Term.genuine(abstraction);
  if (type.args[0] !== Term.genuine(value).type) refuse('bodyAt', 'the value has not the type of the bound variable', abstraction, value);
  return rebuild(body, (t, depth) => (t.loose <= depth ? t : t.kind === 'bound' ? value : null), null);
}

/** Whether two terms are equal up to the names of bound variables. */
export function alphaEqual(a: Term, b: Term): boolean {
  return a === b || Term.same(a, b);
}

/** What is to be put in place of what. */
export type Assignment<Key, Value> = readonly (readonly [key: Key, value: Value])[];

/**
 * The simultaneous, capture-avoiding substitution of types for type variables and of terms for free variables, the latter
 * looked up under their instantiated types. Refuses a key that is no variable, a value of another type than its key, and
 * a key given twice with different values.
 */
export function substitution(types: Assignment<string, HolType>, terms: Assignment<Term, Term>): (t: Term) => Term {
  const typeFor = new Map<string, HolType>();
  const termFor = new Map<Term, Term>();
  let typeBits = 0;
  let termBits = 0;
  for (const [key, given] of types) {
    const [name, type] = [nameOf(key), HolType.genuine(given)];
    if ((typeFor.get(name) ?? type) !== type) refuse('substitution', `two types for the type variable ${name}`);
    typeFor.set(name, type);
    typeBits |= typeVariable(name).variables;
  }
  for (const [key, given] of terms) {
    const [v, value] = [Term.genuine(key), Term.genuine(given)];
    if (v.kind !== 'variable') refuse('substitution', 'a term is given for something that is no variable', v);
    if (v.type !== value.type) refuse('substitution', `the term for ${v.name} has not the type of that variable`, v, value);
    if (!alphaEqual(termFor.get(v) ?? value, value)) refuse('substitution', `two terms for the variable ${v.name}`);
    termFor.set(v, value);
    termBits |= v.frees;
  }
  const known = new Map<HolType, HolType>();
  const typeAt = (type: HolType) => ((type.variables & typeBits) === 0 ? type : (known.get(type) ?? instantiateType(type, typeFor, known)));
  const at = (t: Term): Term | null => {
    if ((t.typeVariables & typeBits) === 0 && (t.frees & termBits) === 0) return t;
    if (t.part !== null) return null;
    const type = typeAt(t.type);
    const moved = type === t.type ? t : leaf(t.kind, type, t.head);
    return moved.kind === 'variable' ? (termFor.get(moved) ?? moved) : moved;
  };
  return (t) => rebuild(Term.genuine(t), at, typeBits === 0 ? null : typeAt);
}

Object.freeze(Object.freeze(Term).prototype);
