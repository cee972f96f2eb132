// Definitions: of a constant by an equation, or by recursion on a natural number. Both are definitions of the kernel; that
// the equations of a recursion hold is a lemma, from the library's theorem on recursion.
import { fail } from '../diagnostics/diagnostic.ts';
import { constant, type Constant } from '../kernel/constant.ts';
import { abstraction, alphaEqual, application, constantTerm, variable, type Term } from '../kernel/term.ts';
import {
  appThm,
  assume,
  betaConv,
  defineConstant,
  eqMp,
  equation,
  isEquation,
  refl,
  subst,
  sym,
  trans,
  type Theorem,
} from '../kernel/theorem.ts';
import { BOOL, functionType } from '../kernel/type.ts';
import { isUnary, natural } from './arithmetic/number-terms.ts';
import { definitionAt, left, mp, once, right } from './connective-rules.ts';
import { betaNormal, converted, rightConverted, rightSide } from './conversion.ts';
import { and, apply, forall, freeVariables, opened, spine } from './formula.ts';
import { fact } from './foundation.ts';
import { derivedLemma, type Lemma } from './lemma.ts';
import { word, type Notation } from './notation.ts';
import { parseTerm } from './parse-term.ts';
import { parseType } from './parse-type.ts';
import { choose, genAll, spec } from './quantifier-rules.ts';
import { nextSerial } from './simplification-rules.ts';
import { NAMESPACE, addConstant, readIn, vocabulary } from './vocabulary.ts';

/** The formula of a definition; the constant still to be made is a variable in it. */
function definingFormula(text: string, name: string, type: string): Term {
  const variables = new Map([[name, parseType(type, vocabulary())]]);
  return readIn(text, () => parseTerm(text, { signature: vocabulary(), variables, type: BOOL }));
}

/** An equation `c x y … = t` in its parts. */
function equationParts(t: Term, name: string, text: string): { readonly head: Term; readonly args: readonly Term[]; readonly body: Term } {
  if (!isEquation(t)) return fail('definition-shape', `a definition of ${name} is an equation: ${text}`);
  const { head, args } = spine(t.fn.arg);
  if (head.kind !== 'variable' || head.name !== name)
    return fail('definition-shape', `a definition of ${name} begins with ${name}: ${text}`);
  return { head, args, body: t.arg };
}

function noteFree(name: string, body: Term, args: readonly Term[]): void {
  const free = freeVariables([body]).find((v) => !args.includes(v));
  if (free?.name === name) fail('definition-open', `the definition of ${name} uses ${name}, where nothing is known of it yet`);
  if (free !== undefined) fail('definition-open', `the definition of ${name} is about ${free.name}, which is none of its arguments`);
}

function noteVariables(name: string, args: readonly Term[], text: string): void {
  if (new Set(args).size === args.length && args.every(({ kind }) => kind === 'variable')) return;
  fail('definition-shape', `the arguments of ${name} must be different variables: ${text}`);
}

const lambda = (args: readonly Term[], body: Term): Term => args.reduceRight((inner, v) => abstraction(v, inner), body);

/** Defines a constant of that type by `c x y … = t`, the arguments different variables. The lemma says so, for all x, y, …. */
export function define(name: string, type: string, text: string, notation: Notation = word(name)): Lemma {
  const { args, body } = equationParts(definingFormula(text, name, type), name, text);
  noteVariables(name, args, text);
  noteFree(name, body, args);
  const definition = lambda(args, body);
  const full = `${NAMESPACE}.${name}`;
  addConstant(constantOf(full, definition), notation);
  return derivedLemma(`${name}-def`, text, nextSerial(), () => genAll(args, definitionAt(defineConstant(full, definition), ...args)));
}

function constantOf(full: string, definition: Term): Constant {
  return defineConstant(full, definition).conclusion.fn.arg.constant;
}

/**
 * Defines a function by recursion on one of its arguments: `c … 0 … = t` and `c … (suc n) … = u`, where u has c only with
 * n there and otherwise the same arguments. The two lemmas say that the equations hold.
 */
export function defineByRecursion(
  name: string,
  type: string,
  zeroText: string,
  sucText: string,
  notation: Notation = word(name),
): [Lemma, Lemma] {
  const both = definingFormula(`(${zeroText}) /\\ (${sucText})`, name, type);
  const [zero, suc] = [equationParts(both.fn.arg, name, zeroText), equationParts(both.arg, name, sucText)];
  const place = suc.args.findIndex((arg) => isUnary(arg, natural.suc));
  const n = suc.args[place]?.arg;
  if (n?.kind !== 'variable') return fail('definition-shape', `in ${sucText} no argument is the successor of a variable`);
  const parameters = suc.args.filter((_, i) => i !== place);
  noteVariables(name, [...parameters, n], sucText);
  if (zero.args.length !== suc.args.length || zero.args.some((arg, i) => arg !== (i === place ? natural.zero : suc.args[i]))) {
    return fail('definition-shape', `${zeroText} and ${sucText} must have the same arguments but for 0 and the successor`);
  }
  const call = apply(suc.head, ...suc.args.map((arg, i) => (i === place ? n : arg)));
  const before = variable('before', zero.body.type);
  const stepBody = replaced(suc.body, call, before);
  noteFree(name, zero.body, parameters);
  noteFree(name, stepBody, [...parameters, n, before]);
  const step = lambda([before, n], stepBody);
  // fn 0 = e ∧ ∀n. fn (suc n) = f (fn n) n, which some fn satisfies.
  const fn = variable('fn', functionType(n.type, zero.body.type));
  const satisfied = reduced(
    and(
      equation(application(fn, natural.zero), zero.body),
      forall(n, equation(application(fn, application(natural.suc, n)), apply(step, application(fn, n), n))),
    ),
  );
  const select = constantTerm(constant('select'), functionType(functionType(fn.type, BOOL), fn.type));
  const chosen = application(select, abstraction(fn, satisfied));
  const argument = variable(n.name, n.type);
  const args = suc.args.map((arg, i) => (i === place ? argument : arg));
  const definition = lambda(args, application(chosen, argument));
  const full = `${NAMESPACE}.${name}`;
  addConstant(constantOf(full, definition), notation);

  // {} ⊢ the two equations of the function chosen.
  const satisfying = (): Theorem => {
    const predicate = abstraction(fn, satisfied);
    const unique = spec(step, spec(zero.body, subst([['A', zero.body.type]], [], fact('recursion'))));
    const law = converted(betaNormal, spec(predicate, subst([['A', fn.type]], [], fact('exists-unique'))));
    const some = left(eqMp(law, converted(betaNormal, unique)));
    const choice = spec(fn, spec(predicate, subst([['A', fn.type]], [], fact('choice'))));
    const chosenOne = mp(converted(betaNormal, choice), assume(satisfied));
    return choose(fn, some, chosenOne);
  };
  const laws = once(satisfying);
  const unfolded = (at: readonly Term[]): Theorem => definitionAt(defineConstant(full, definition), ...at);
  const zeroTheorem = (): Theorem => genAll(parameters, trans(trans(unfolded(zero.args), left(laws())), sym(normalised(refl(zero.body)))));
  const sucTheorem = (): Theorem => {
    const law = spec(n, right(laws()));
    const context = abstraction(before, stepBody);
    const folded = appThm(refl(context), sym(unfolded(args)));
    const [from, to] = [normalised(betaConv(folded.conclusion.fn.arg)), betaConv(folded.conclusion.arg)];
    const th = trans(trans(unfolded(suc.args), law), trans(trans(sym(from), folded), to));
    return genAll(args, th);
  };
  return [
    derivedLemma(`${name}-zero`, zeroText, nextSerial(), zeroTheorem),
    derivedLemma(`${name}-suc`, sucText, nextSerial(), sucTheorem),
  ];
}

/** From `a = b`: `a = c`, with the redexes of b reduced, as the equations of the recursion have them. */
function normalised(th: Theorem): Theorem {
  return rightConverted(betaNormal, th);
}

function reduced(t: Term): Term {
  const th = betaNormal(t);
  return th === null ? t : rightSide(th);
}

/** The term with one part replaced wherever it occurs, up to alpha-equivalence. */
function replaced(t: Term, part: Term, by: Term): Term {
  if (alphaEqual(t, part)) return by;
  if (t.kind === 'application') return application(replaced(t.fn, part, by), replaced(t.arg, part, by));
  if (t.kind !== 'abstraction') return t;
  const { v, body } = opened(t, [part, by]);
  return abstraction(v, replaced(body, part, by));
}
