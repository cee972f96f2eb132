// Making and taking apart the formulas of the logic: connectives, quantifiers, equations, conditionals.
import { fail } from '../diagnostics/diagnostic.ts';
import { constant } from '../kernel/constant.ts';
import { abstraction, application, bodyAt, constantTerm, variable, type Term } from '../kernel/term.ts';
import { occursFree } from '../kernel/term-contents.ts';
import { isEquation } from '../kernel/theorem.ts';
import { BOOL, functionType, type HolType } from '../kernel/type.ts';

const BINARY = functionType(BOOL, functionType(BOOL, BOOL));

/** Full names of the connectives and quantifiers. */
export const NAMES = {
  true: 'Data.Bool.T',
  false: 'Data.Bool.F',
  not: 'Data.Bool.~',
  and: 'Data.Bool./\\\\',
  or: 'Data.Bool.\\\\/',
  implies: 'Data.Bool.==>',
  forall: 'Data.Bool.!',
  exists: 'Data.Bool.?',
  cond: 'Data.Bool.cond',
} as const;

const binary = (name: string): Term => constantTerm(constant(name), BINARY);
/** The constants as terms. */
export const [TRUE, FALSE] = [NAMES.true, NAMES.false].map((name) => constantTerm(constant(name), BOOL)) as [Term, Term];
/** See TRUE. */
export const NOT = constantTerm(constant(NAMES.not), functionType(BOOL, BOOL));
/** See TRUE. */
export const [AND, OR, IMPLIES] = [NAMES.and, NAMES.or, NAMES.implies].map(binary) as [Term, Term, Term];

/** A function applied to arguments, one after the other. */
export function apply(fn: Term, ...args: readonly Term[]): Term {
  return args.reduce(application, fn);
}

/** `a ∧ b`. */
export const and = (a: Term, b: Term): Term => apply(AND, a, b);
/** `a ∨ b`. */
export const or = (a: Term, b: Term): Term => apply(OR, a, b);
/** `a ⟹ b`. */
export const implies = (a: Term, b: Term): Term => apply(IMPLIES, a, b);
/** `¬a`. */
export const not = (a: Term): Term => application(NOT, a);

function quantifier(name: string, type: HolType): Term {
  return constantTerm(constant(name), functionType(functionType(type, BOOL), BOOL));
}

/** `∀v. body`. */
export function forall(v: Term, body: Term): Term {
  return application(quantifier(NAMES.forall, v.type), abstraction(v, body));
}

/** `∃v. body`. */
export function exists(v: Term, body: Term): Term {
  return application(quantifier(NAMES.exists, v.type), abstraction(v, body));
}

/** `∀v1 … vk. body`. */
export function forallAll(variables: readonly Term[], body: Term): Term {
  return variables.reduceRight((inner, v) => forall(v, inner), body);
}

/** Whether the term is that constant of the logic applied to two arguments. */
function isBinary(t: Term, of: Term): boolean {
  return t.kind === 'application' && t.fn.kind === 'application' && t.fn.fn === of;
}

/** Whether the term is a conjunction. */
export const isAnd = (t: Term): boolean => isBinary(t, AND);
/** Whether the term is a disjunction. */
export const isOr = (t: Term): boolean => isBinary(t, OR);
/** Whether the term is an implication. */
export const isImplies = (t: Term): boolean => isBinary(t, IMPLIES);
/** Whether the term is a negation. */
export const isNot = (t: Term): boolean => t.kind === 'application' && t.fn === NOT;
/** Whether the term is an equation between truth values. */
export const isIff = (t: Term): boolean => isEquation(t) && t.arg.type === BOOL;

function isQuantified(t: Term, name: string): boolean {
  return t.kind === 'application' && t.fn.kind === 'constant' && t.fn.constant === constant(name) && t.arg.kind === 'abstraction';
}

/** Whether the term is `∀x. p`, with the abstraction written out. */
export const isForall = (t: Term): boolean => isQuantified(t, NAMES.forall);
/** Whether the term is `∃x. p`, with the abstraction written out. */
export const isExists = (t: Term): boolean => isQuantified(t, NAMES.exists);

/** The two arguments of a term `f a b`. */
export function sides(t: Term): [Term, Term] {
  return [t.fn.arg, t.arg];
}

/** The function at the head of an application, and its arguments. */
export function spine(t: Term): { readonly head: Term; readonly args: readonly Term[] } {
  const args: Term[] = [];
  let head = t;
  for (; head.kind === 'application'; head = head.fn) args.push(head.arg);
  return { head, args: args.reverse() };
}

/** Whether the head of the term is a constant of that name, applied to so many arguments. */
export function isApplied(t: Term, name: string, count: number): boolean {
  let head = t;
  for (let i = 0; i < count; i++) {
    if (head.kind !== 'application') return false;
    head = head.fn;
  }
  return head.kind === 'constant' && head.constant.name === name;
}

/** A variable of that type, called like `name`, that is free in none of the terms. */
export function freshVariable(name: string, type: HolType, terms: readonly Term[]): Term {
  const plain = name.replace(/[0-9']+$/, '') || 'x';
  for (let i = 0; ; i++) {
    const v = variable(i === 0 ? name : `${plain}${String(i)}`, type);
    if (!terms.some((t) => occursFree(v, t))) return v;
  }
}

/** The variable (fresh with respect to `avoid` and the term) and the body of an abstraction or a quantified formula. */
export function opened(t: Term, avoid: readonly Term[] = []): { readonly v: Term; readonly body: Term } {
  const abs = t.kind === 'abstraction' ? t : t.arg;
  if (abs.kind !== 'abstraction') return fail('term-shape', 'the term binds no variable');
  const v = freshVariable(abs.name, abs.type.args[0] as HolType, [abs, ...avoid]);
  return { v, body: bodyAt(abs, v) };
}

/** The conjuncts of a formula, from left to right. */
export function conjunctsOf(t: Term): Term[] {
  return isAnd(t) ? [...conjunctsOf(t.fn.arg), ...conjunctsOf(t.arg)] : [t];
}

/** The free variables of the terms, each once, in the order in which they occur. */
export function freeVariables(terms: readonly Term[]): Term[] {
  const found = new Set<Term>();
  const seen = new Set<Term>();
  const stack = [...terms].reverse();
  for (let t = stack.pop(); t !== undefined; t = stack.pop()) {
    if (t.frees === 0 || seen.has(t)) continue;
    seen.add(t);
    if (t.kind === 'variable') found.add(t);
    if (t.part !== null) stack.push(t.part);
    if (t.kind === 'application') stack.push(t.fn);
  }
  return [...found];
}
