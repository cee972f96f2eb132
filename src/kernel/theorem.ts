// Theorems and the rules that make them: nothing else does. Every rule takes theorems made here, and checks what it needs.
import { type Axiom, type AxiomSet, NO_AXIOMS, axiomsIn, unionOfAxioms } from './axiom-set.ts';
import { EQUALITY, newConstant, type Constant } from './constant.ts';
import { refuse } from './kernel-error.ts';
import { Term, abstraction, alphaEqual, application, bodyAt, constantTerm, substitution, variable, type Assignment } from './term.ts';
import { exactlyEqual, occursFree, typeVariablesOf } from './term-contents.ts';
import { BOOL, applyType, functionType, newTypeOperator, typeVariable, type HolType, type TypeOperator } from './type.ts';

const KEY = Symbol('theorem');

/** How a theorem was made: kept only while `recordSteps` is on, and trusted by nobody. */
export type Step = { readonly rule: string; readonly premises: readonly Theorem[]; readonly data: unknown };

let recording = false;
let inferencesMade = 0;

/** Turns the record of steps on or off for the theorems to come; returns what it was. */
export function recordSteps(on: boolean): boolean {
  const before = recording;
  recording = on;
  return before;
}

/** How many theorems the rules have made in this process. */
export function inferenceCount(): number {
  return inferencesMade;
}

/** A sequent that was derived: hypotheses (a set up to alpha-equivalence, in an order of no meaning) and conclusion, of type bool. */
export class Theorem {
  readonly hypotheses: readonly Term[];
  readonly conclusion: Term;
  /** The axioms it rests on; `axiomsOf` lists them. */
  readonly axioms: AxiomSet;
  /** How it was made, if that was recorded. */
  readonly step: Step | null;
  readonly #genuine = true;

  constructor(key: symbol, hypotheses: readonly Term[], conclusion: Term, axioms: AxiomSet, step: Step | null) {
    if (key !== KEY) refuse('Theorem', 'is not made by its constructor');
    inferencesMade++;
    this.hypotheses = Object.freeze(hypotheses);
    this.conclusion = conclusion;
    this.axioms = axioms;
    this.step = step;
    Object.freeze(this);
  }

  /** The value itself if a rule made it; a look-alike is refused. */
  static genuine(value: unknown): Theorem {
    return typeof value === 'object' && value !== null && #genuine in value ? value : refuse('Theorem', 'not a theorem');
  }
}

function derived(rule: string, hypotheses: readonly Term[], conclusion: Term, data: unknown, first?: Theorem, second?: Theorem): Theorem {
  const axioms = first === undefined ? NO_AXIOMS : second === undefined ? first.axioms : unionOfAxioms(first.axioms, second.axioms);
  const step = recording ? { rule, premises: [first, second].filter((th) => th !== undefined), data } : null;
  return new Theorem(KEY, hypotheses, conclusion, axioms, step);
}

const NONE: readonly Term[] = Object.freeze([]);

/** Where in a list sorted by hash an alpha-equivalent term is; if nowhere, ~i with the place i where it belongs. */
function search(sorted: readonly Term[], t: Term): number {
  let [i, end] = [0, sorted.length];
  while (i < end) {
    const middle = (i + end) >>> 1;
    if ((sorted[middle] as Term).hash < t.hash) i = middle + 1;
    else end = middle;
  }
  for (; sorted[i]?.hash === t.hash; i++) if (alphaEqual(sorted[i] as Term, t)) return i;
  return ~i;
}

function union(a: readonly Term[], b: readonly Term[]): readonly Term[] {
  let set = a.length < b.length ? b : a;
  for (const t of set === a ? b : a) {
    const i = search(set, t);
    if (i < 0) set = set.toSpliced(~i, 0, t);
  }
  return set;
}

function without(set: readonly Term[], t: Term): readonly Term[] {
  const i = search(set, t);
  return i < 0 ? set : set.toSpliced(i, 1);
}

function bool(rule: string, t: Term): Term {
  return Term.genuine(t).type === BOOL ? t : refuse(rule, 'the term is not of type bool', t);
}

/** Whether the term is `a = b` with the primitive equality. */
export function isEquation(t: Term): boolean {
  return t.kind === 'application' && t.fn.kind === 'application' && t.fn.fn.kind === 'constant' && t.fn.fn.constant === EQUALITY;
}

/** The term `a = b`. */
export function equation(a: Term, b: Term): Term {
  const type = Term.genuine(a).type;
  return application(application(constantTerm(EQUALITY, functionType(type, functionType(type, BOOL))), a), b);
}

/** The conclusion of a theorem, which must be an equation. */
function equationOf(rule: string, th: Theorem): Term {
  const { conclusion } = Theorem.genuine(th);
  return isEquation(conclusion) ? conclusion : refuse(rule, 'the conclusion is not an equation', conclusion);
}

/** `⊢ t = t`. */
export function refl(t: Term): Theorem {
  return derived('refl', NONE, equation(t, t), t);
}

/** `{t} ⊢ t` for a term of type bool. */
export function assume(t: Term): Theorem {
  return derived('assume', [bool('assume', t)], t, t);
}

/** `⊢ (\v. b) a = b[a/v]`. */
export function betaConv(redex: Term): Theorem {
  const applied = Term.genuine(redex).kind === 'application' && redex.fn.kind === 'abstraction';
  if (!applied) return refuse('betaConv', 'the term is no abstraction applied to an argument', redex);
  return derived('betaConv', NONE, equation(redex, bodyAt(redex.fn, redex.arg)), redex);
}

/** From `H ⊢ a = b`: `H ⊢ (\v. a) = (\v. b)`, for a variable not free in H. */
export function absThm(v: Term, th: Theorem): Theorem {
  const { fn, arg } = equationOf('absThm', th);
  for (const h of th.hypotheses) if (occursFree(v, h)) refuse('absThm', `${v.name} is free in a hypothesis`, v, h);
  return derived('absThm', th.hypotheses, equation(abstraction(v, fn.arg), abstraction(v, arg)), v, th);
}

/** From `F ⊢ f = g` and `X ⊢ x = y`: `F ∪ X ⊢ f x = g y`. */
export function appThm(functions: Theorem, args: Theorem): Theorem {
  const [f, x] = [equationOf('appThm', functions), equationOf('appThm', args)];
  const conclusion = equation(application(f.fn.arg, x.fn.arg), application(f.arg, x.arg));
  return derived('appThm', union(functions.hypotheses, args.hypotheses), conclusion, null, functions, args);
}

/** From `A ⊢ a = b` and `B ⊢ a`: `A ∪ B ⊢ b`. */
export function eqMp(equal: Theorem, th: Theorem): Theorem {
  const { fn, arg } = equationOf('eqMp', equal);
  if (!alphaEqual(fn.arg, Theorem.genuine(th).conclusion)) refuse('eqMp', 'left side and theorem differ', fn.arg, th.conclusion);
  return derived('eqMp', union(equal.hypotheses, th.hypotheses), arg, null, equal, th);
}

/** From `A ⊢ a` and `B ⊢ b`: `(A - {b}) ∪ (B - {a}) ⊢ a = b`. */
export function deductAntisym(first: Theorem, second: Theorem): Theorem {
  const [a, b] = [Theorem.genuine(first).conclusion, Theorem.genuine(second).conclusion];
  const hypotheses = union(without(first.hypotheses, b), without(second.hypotheses, a));
  return derived('deductAntisym', hypotheses, equation(a, b), null, first, second);
}

// Derivable are sym, trans and proveHyp: they are here for speed.
/** From `H ⊢ a = b`: `H ⊢ b = a`. */
export function sym(th: Theorem): Theorem {
  const { fn, arg } = equationOf('sym', th);
  return derived('sym', th.hypotheses, application(application(fn.fn, arg), fn.arg), null, th);
}

/** From `A ⊢ a = b` and `B ⊢ b = c`: `A ∪ B ⊢ a = c`. */
export function trans(first: Theorem, second: Theorem): Theorem {
  const [left, right] = [equationOf('trans', first), equationOf('trans', second)];
  if (!alphaEqual(left.arg, right.fn.arg)) refuse('trans', 'the equations have no side in common', left.arg, right.fn.arg);
  return derived('trans', union(first.hypotheses, second.hypotheses), application(left.fn, right.arg), null, first, second);
}

/** From `A ⊢ a` and `B ⊢ b`: `A ∪ (B - {a}) ⊢ b`. */
export function proveHyp(lemma: Theorem, th: Theorem): Theorem {
  const rest = without(Theorem.genuine(th).hypotheses, Theorem.genuine(lemma).conclusion);
  return derived('proveHyp', union(lemma.hypotheses, rest), th.conclusion, null, lemma, th);
}

/** From `H ⊢ c`: `s(H) ⊢ s(c)`, with the refusals of `substitution`. */
export function subst(types: Assignment<string, HolType>, terms: Assignment<Term, Term>, th: Theorem): Theorem {
  const { hypotheses, conclusion } = Theorem.genuine(th);
  const replace = substitution(types, terms);
  const moved = hypotheses.reduce((set, h) => union(set, [replace(h)]), NONE);
  return derived('subst', moved, replace(conclusion), { types, terms }, th);
}

/** `H ⊢ c` without proof: an axiom, which every theorem derived from it lists. */
export function axiom(hypotheses: readonly Term[], conclusion: Term): Theorem {
  const given: Term[] = [];
  for (const h of hypotheses) given.push(bool('axiom', h));
  const set = given.reduce((terms, t) => union(terms, [t]), NONE);
  if (set.length !== given.length) refuse('axiom', 'two hypotheses are alpha-equivalent');
  const sequent: Axiom = Object.freeze({ hypotheses: Object.freeze(given), conclusion: bool('axiom', conclusion) });
  return new Theorem(KEY, set, conclusion, Object.freeze([sequent]), recording ? { rule: 'axiom', premises: [], data: sequent } : null);
}

/** The axioms that any of the theorems rests on, each once. */
export function axiomsOf(theorems: readonly Theorem[]): Set<Axiom> {
  return axiomsIn(theorems.map((th) => Theorem.genuine(th).axioms));
}

const definedConstants = new Map<string, Constant[]>();
const definedOperators = new Map<string, TypeOperator[]>();

/** What the register has under the key and accepts; otherwise what `make` makes, which it then has. */
function registered<T>(register: Map<string, T[]>, key: string, accepts: (one: T) => boolean, make: () => T): T {
  const known = register.get(key);
  const found = known?.find(accepts);
  if (found !== undefined) return found;
  const made = make();
  if (known === undefined) register.set(key, [made]);
  else known.push(made);
  return made;
}

function closed(rule: string, t: Term): Term {
  return Term.genuine(t).frees === 0 ? t : refuse(rule, 'a variable is free in what is to be defined', t);
}

/** The constant of that name defined as that closed term: the same object for exactly the same definition. */
function constantDefinedAs(rule: string, name: string, definition: Term): Constant {
  const inType = typeVariablesOf(variable('', closed(rule, definition).type));
  for (const one of typeVariablesOf(definition)) {
    if (!inType.has(one)) refuse(rule, `the type variable ${one} is in the definition of ${name} but not in its type`);
  }
  return registered(
    definedConstants,
    `${String(definition.hash)} ${name}`,
    ({ origin }) => origin !== null && 'definition' in origin && exactlyEqual(origin.definition, definition),
    () => newConstant(name, definition.type, { definition }),
  );
}

/** The constant of that name that maps into (abs) or out of (rep) a defined type. */
function mapOf(side: 'abs' | 'rep', name: string, operator: TypeOperator, type: HolType): Constant {
  return registered(
    definedConstants,
    `${side} ${name}`,
    ({ origin }) => origin !== null && 'side' in origin && origin.operator === operator,
    () => newConstant(name, type, { side, operator }),
  );
}

/** `⊢ c = t` for a constant c of that name, defined as the closed term t, whose type variables are all in its type. */
export function defineConstant(name: string, definition: Term): Theorem {
  const c = constantTerm(constantDefinedAs('defineConstant', name, definition), definition.type);
  return derived('defineConstant', NONE, equation(c, definition), null);
}

/**
 * From `v1 = t1, …, vk = tk ⊢ c` with c about no other variables: constants ni defined as ti, and `⊢ c[n1/v1, …]`.
 * The list names each variable once, and is of exactly the variables on the left of the hypotheses.
 */
export function defineConstantList(
  list: Assignment<string, Term>,
  th: Theorem,
): { readonly constants: readonly Constant[]; readonly theorem: Theorem } {
  const rule = 'defineConstantList';
  const definitions = new Map<Term, Term>();
  for (const h of Theorem.genuine(th).hypotheses) {
    const v = isEquation(h) ? h.fn.arg : null;
    if (v?.kind !== 'variable' || definitions.has(v)) return refuse(rule, 'the hypotheses must be equations of different variables');
    definitions.set(v, h.arg);
  }
  const defined: [Term, Constant][] = [];
  for (const [name, v] of list) {
    const definition = definitions.get(v) ?? refuse(rule, 'a variable in the list has no hypothesis of its own');
    definitions.delete(v);
    defined.push([v, constantDefinedAs(rule, name, definition)]);
  }
  if (definitions.size > 0) refuse(rule, 'a hypothesis is about a variable that is not in the list');
  const values = defined.map(([v, made]): [Term, Term] => [v, constantTerm(made, v.type)]);
  const conclusion = closed(rule, substitution([], values)(th.conclusion));
  return { constants: defined.map(([, made]) => made), theorem: derived(rule, NONE, conclusion, list, th) };
}

/** What a type definition gives: see `defineTypeOperator`. */
export type TypeDefinition = ReturnType<typeof defineTypeOperator>;

/**
 * From `⊢ P t` with P closed: a type operator whose arguments are exactly the type variables of P in the order given,
 * standing for the values that satisfy P; with `⊢ (\a. abs (rep a)) = (\a. a)` and `⊢ (\r. rep (abs r) = r) = (\r. P r)`.
 */
export function defineTypeOperator(name: string, abs: string, rep: string, types: readonly string[], th: Theorem) {
  const rule = 'defineTypeOperator';
  const { hypotheses, conclusion } = Theorem.genuine(th);
  if (hypotheses.length > 0) refuse(rule, 'the theorem has a hypothesis');
  if (conclusion.kind !== 'application') return refuse(rule, 'the conclusion is no application of a predicate', conclusion);
  const predicate = closed(rule, conclusion.fn);
  const [names, wanted] = [[...types], typeVariablesOf(predicate)];
  const exact = new Set(names).size === names.length && names.length === wanted.size && names.every((one) => wanted.has(one));
  if (!exact) refuse(rule, 'the type variables listed are not exactly those of the predicate', predicate);
  const operator = registered(
    definedOperators,
    `${String(predicate.hash)} ${name}`,
    ({ origin }) => origin !== null && exactlyEqual(origin.predicate, predicate) && origin.variables.every((one, i) => one === names[i]),
    () => newTypeOperator(name, names.length, { predicate, variables: names }),
  );
  const abstract = applyType(operator, names.map(typeVariable));
  const [a, r] = [variable('a', abstract), variable('r', conclusion.arg.type)];
  const [toAbstract, toConcrete] = [functionType(r.type, abstract), functionType(abstract, r.type)];
  const [absConstant, repConstant] = [mapOf('abs', abs, operator, toAbstract), mapOf('rep', rep, operator, toConcrete)];
  const absOf = (t: Term): Term => application(constantTerm(absConstant, toAbstract), t);
  const repOf = (t: Term): Term => application(constantTerm(repConstant, toConcrete), t);
  const inverse = equation(abstraction(a, absOf(repOf(a))), abstraction(a, a));
  const range = equation(abstraction(r, equation(repOf(absOf(r)), r)), abstraction(r, application(predicate, r)));
  const maps = { operator, abs: absConstant, rep: repConstant };
  return Object.freeze({ ...maps, absRep: derived(rule, NONE, inverse, maps, th), repAbs: derived(rule, NONE, range, maps, th) });
}

Object.freeze(Object.freeze(Theorem).prototype);
