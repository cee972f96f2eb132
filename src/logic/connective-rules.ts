// Rules for the connectives, derived from their definitions. Each rests on a schema, a theorem with variables p, q, r for
// formulas that is proved once; a step of the rule is then one substitution and a cut for each premise.
import { fail } from '../diagnostics/diagnostic.ts';
import { abstraction, alphaEqual, variable, type Term } from '../kernel/term.ts';
import {
  absThm,
  appThm,
  assume,
  betaConv,
  deductAntisym,
  eqMp,
  proveHyp,
  refl,
  subst,
  sym,
  trans,
  type Theorem,
} from '../kernel/theorem.ts';
import { BOOL, functionType } from '../kernel/type.ts';
import { FALSE, and, implies, isAnd, isImplies, isNot, isOr, not, or } from './formula.ts';
import { fact } from './foundation.ts';
import { printTerm } from './print-term.ts';

const [p, q, r] = ['p', 'q', 'r'].map((name) => variable(name, BOOL)) as [Term, Term, Term];

/** A theorem made at its first use. */
export function once(make: () => Theorem): () => Theorem {
  let made: Theorem | undefined;
  return () => (made ??= make());
}

/** Both sides of `f = g` applied to the terms, redexes on the right reduced: `f a b = body` from the definition of f. */
export function definitionAt(definition: Theorem, ...args: readonly Term[]): Theorem {
  let th = definition;
  for (const arg of args) {
    th = appThm(th, refl(arg));
    const right = th.conclusion.arg;
    if (right.kind === 'application' && right.fn.kind === 'abstraction') th = trans(th, betaConv(right));
  }
  return th;
}

/** `⊢ T`. */
export const truth = once(() => eqMp(sym(fact('truth-def')), refl(abstraction(p, p))));

/** From `p = T`: `p`. */
export function fromTrue(th: Theorem): Theorem {
  return eqMp(sym(th), truth());
}

/** From `p`: `p = T`. */
export function toTrue(th: Theorem): Theorem {
  return deductAntisym(th, truth());
}

const andIntro = once(() => {
  const f = variable('f', functionType(BOOL, functionType(BOOL, BOOL)));
  const equal = absThm(f, appThm(appThm(refl(f), toTrue(assume(p))), toTrue(assume(q))));
  return eqMp(sym(definitionAt(fact('and-def'), p, q)), equal);
});

function projection(kept: Term): Theorem {
  const pair = eqMp(definitionAt(fact('and-def'), p, q), assume(and(p, q)));
  const select = abstraction(p, abstraction(q, kept));
  const applied = appThm(pair, refl(select));
  // (λf. f a b) select = select a b = kept, on either side.
  const reduced = (side: Term): Theorem => {
    let th = betaConv(side);
    const inner = th.conclusion.arg;
    th = trans(th, appThm(betaConv(inner.fn), refl(inner.arg)));
    return trans(th, betaConv(th.conclusion.arg));
  };
  const [left, right] = [applied.conclusion.fn.arg, applied.conclusion.arg];
  return fromTrue(trans(trans(sym(reduced(left)), applied), reduced(right)));
}
const [andLeft, andRight] = [once(() => projection(p)), once(() => projection(q))];

function schema(th: Theorem, ...values: readonly Term[]): Theorem {
  const keys = [p, q, r];
  return subst(
    [],
    values.map((value, i) => [keys[i] as Term, value] as const),
    th,
  );
}

function wrong(rule: string, th: Theorem, wanted: string): never {
  return fail('rule-shape', `${rule}: ${wanted} was expected, and not ${printTerm(th.conclusion, { limit: 300 })}`);
}

/** From `a` and `b`: `a ∧ b`. */
export function conj(a: Theorem, b: Theorem): Theorem {
  return proveHyp(b, proveHyp(a, schema(andIntro(), a.conclusion, b.conclusion)));
}

/** From `a ∧ b`: `a`. */
export function left(th: Theorem): Theorem {
  const t = th.conclusion;
  if (!isAnd(t)) return wrong('left', th, 'a conjunction');
  return proveHyp(th, schema(andLeft(), t.fn.arg, t.arg));
}

/** From `a ∧ b`: `b`. */
export function right(th: Theorem): Theorem {
  const t = th.conclusion;
  if (!isAnd(t)) return wrong('right', th, 'a conjunction');
  return proveHyp(th, schema(andRight(), t.fn.arg, t.arg));
}

/** From `a ∧ … ∧ z`: the list of the conjuncts, those on the left divided too. */
export function conjuncts(th: Theorem): Theorem[] {
  return isAnd(th.conclusion) ? [...conjuncts(left(th)), ...conjuncts(right(th))] : [th];
}

const impliesDef = once(() => definitionAt(fact('implies-def'), p, q));
const modusPonens = once(() => right2(eqMp(sym(eqMp(impliesDef(), assume(implies(p, q)))), assume(p))));
function right2(th: Theorem): Theorem {
  return proveHyp(th, andRight());
}
const impliesFold = once(() => sym(impliesDef()));

/** From `a ⟹ b` and `a`: `b`. */
export function mp(implication: Theorem, premise: Theorem): Theorem {
  const t = implication.conclusion;
  if (!isImplies(t)) return wrong('mp', implication, 'an implication');
  if (!alphaEqual(t.fn.arg, premise.conclusion)) return wrong('mp', premise, printTerm(t.fn.arg, { limit: 300 }));
  return proveHyp(premise, proveHyp(implication, schema(modusPonens(), t.fn.arg, t.arg)));
}

/** From `b`: `a ⟹ b`, with a no longer among the hypotheses. */
export function disch(a: Term, th: Theorem): Theorem {
  const b = th.conclusion;
  const both = proveHyp(th, schema(andIntro(), a, b));
  return eqMp(schema(impliesFold(), a, b), deductAntisym(both, schema(andLeft(), a, b)));
}

/** From `a ⟹ b`: `b` with the hypothesis a. */
export function undisch(th: Theorem): Theorem {
  return mp(th, assume(th.conclusion.fn.arg));
}

/** From `a ⟹ b` and `b ⟹ a`: `a = b`. */
export function iff(forward: Theorem, backward: Theorem): Theorem {
  return deductAntisym(undisch(backward), undisch(forward));
}

const falsity = once(() => definitionAt(fact('false-def')));
const notDef = once(() => definitionAt(fact('not-def'), p));
const notFold = once(() => sym(notDef()));

/** From `¬a`: `a ⟹ F`. */
export function notElim(th: Theorem): Theorem {
  if (!isNot(th.conclusion)) return wrong('notElim', th, 'a negation');
  return eqMp(schema(notDef(), th.conclusion.arg), th);
}

/** From `a ⟹ F`: `¬a`. */
export function notIntro(th: Theorem): Theorem {
  return eqMp(schema(notFold(), th.conclusion.fn.arg), th);
}

/** From `¬a` and `a`: `F`. */
export function contradiction(negated: Theorem, th: Theorem): Theorem {
  return mp(notElim(negated), th);
}

/** From `¬a`: `a = F`. */
export function toFalse(th: Theorem): Theorem {
  const a = th.conclusion.arg;
  return deductAntisym(fromFalsity(a), mp(notElim(th), assume(a)));
}

/** From `a = F`: `¬a`. */
export function fromFalse(th: Theorem): Theorem {
  const a = th.conclusion.fn.arg;
  return notIntro(disch(a, eqMp(th, assume(a))));
}

const exFalso = once(() => {
  // ∀p. p at q, by hand: the rules for quantifiers rest on this file.
  const all = eqMp(falsity(), assume(FALSE));
  const unfolded = definitionAt(subst([['A', BOOL]], [], fact('forall-def')), all.conclusion.arg);
  const applied = appThm(eqMp(unfolded, all), refl(q));
  return fromTrue(trans(trans(sym(betaConv(applied.conclusion.fn.arg)), applied), betaConv(applied.conclusion.arg)));
});

/** `{F} ⊢ a`. */
export function fromFalsity(a: Term): Theorem {
  return subst([], [[q, a]], exFalso());
}

/** From `F`: `a`. */
export function contr(a: Term, th: Theorem): Theorem {
  return proveHyp(th, fromFalsity(a));
}

const orDef = once(() => definitionAt(fact('or-def'), p, q));
const orCases = once(() => {
  const all = eqMp(orDef(), assume(or(p, q)));
  const unfolded = definitionAt(subst([['A', BOOL]], [], fact('forall-def')), all.conclusion.arg);
  const applied = appThm(eqMp(unfolded, all), refl(r));
  const th = fromTrue(trans(trans(sym(betaConv(applied.conclusion.fn.arg)), applied), betaConv(applied.conclusion.arg)));
  return mp(mp(th, assume(implies(p, r))), assume(implies(q, r)));
});

function injection(chosen: Term): Theorem {
  const [first, second] = [implies(p, r), implies(q, r)];
  const side = mp(assume(implies(chosen, r)), assume(chosen));
  const th = disch(first, disch(second, side));
  // ∀r. …, by hand as above.
  const equal = absThm(r, toTrue(th));
  const all = eqMp(sym(definitionAt(subst([['A', BOOL]], [], fact('forall-def')), equal.conclusion.fn.arg)), equal);
  return eqMp(sym(orDef()), all);
}
const [orLeft, orRight] = [once(() => injection(p)), once(() => injection(q))];

/** From `a`: `a ∨ b`. */
export function inLeft(th: Theorem, b: Term): Theorem {
  return proveHyp(th, schema(orLeft(), th.conclusion, b));
}

/** From `b`: `a ∨ b`. */
export function inRight(a: Term, th: Theorem): Theorem {
  return proveHyp(th, schema(orRight(), a, th.conclusion));
}

/** From `a ∨ b`, and c from each of the hypotheses a and b: `c`. */
export function cases(th: Theorem, one: Theorem, other: Theorem): Theorem {
  const t = th.conclusion;
  if (!isOr(t)) return wrong('cases', th, 'a disjunction');
  const rule = proveHyp(th, schema(orCases(), t.fn.arg, t.arg, one.conclusion));
  return proveHyp(disch(t.arg, other), proveHyp(disch(t.fn.arg, one), rule));
}

const excludedMiddle = once(() => {
  const all = fact('excluded-middle');
  const unfolded = definitionAt(subst([['A', BOOL]], [], fact('forall-def')), all.conclusion.arg);
  const applied = appThm(eqMp(unfolded, all), refl(p));
  return fromTrue(trans(trans(sym(betaConv(applied.conclusion.fn.arg)), applied), betaConv(applied.conclusion.arg)));
});

/** `⊢ a ∨ ¬a`. */
export function either(a: Term): Theorem {
  return schema(excludedMiddle(), a);
}

/** From `F` with the hypothesis ¬a: `a`. */
export function byContradiction(a: Term, th: Theorem): Theorem {
  return cases(either(a), assume(a), contr(a, th));
}

/** From `a ⟹ b`: `¬b ⟹ ¬a`. */
export function contrapositive(th: Theorem): Theorem {
  const [a, b] = [th.conclusion.fn.arg, th.conclusion.arg];
  const negated = assume(not(b));
  return disch(not(b), notIntro(disch(a, contradiction(negated, mp(th, assume(a))))));
}
