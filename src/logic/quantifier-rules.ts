// Rules for the quantifiers, derived from their definitions; see connective-rules.ts for the manner.
import { fail } from '../diagnostics/diagnostic.ts';
import { application, variable, type Term } from '../kernel/term.ts';
import { absThm, appThm, assume, betaConv, eqMp, proveHyp, refl, subst, sym, trans, type Theorem } from '../kernel/theorem.ts';
import { BOOL, functionType, typeVariable, type HolType } from '../kernel/type.ts';
import { definitionAt, disch, fromTrue, mp, once, toTrue } from './connective-rules.ts';
import { exists, forall, freeVariables, freshVariable, implies, isExists, isForall } from './formula.ts';
import { fact } from './foundation.ts';
import { printTerm } from './print-term.ts';

const A = typeVariable('A');
const [P, x] = [variable('P', functionType(A, BOOL)), variable('x', A)];
const q = variable('q', BOOL);

/** The schema at that type, with a predicate for P, a value for x and a formula for q. */
function schema(th: Theorem, type: HolType, predicate: Term, value?: Term, formula?: Term): Theorem {
  const terms: [Term, Term][] = [[variable('P', predicate.type), predicate]];
  if (value !== undefined) terms.push([variable('x', type), value]);
  if (formula !== undefined) terms.push([q, formula]);
  return subst([['A', type]], terms, th);
}

/** The type of what the predicate of a quantified formula is about. */
function domain(predicate: Term): HolType {
  return predicate.type.args[0] as HolType;
}

const forallDef = once(() => definitionAt(fact('forall-def'), P));
const forallFold = once(() => sym(forallDef()));
const instance = once(() => {
  const applied = appThm(eqMp(forallDef(), assume(forallDef().conclusion.fn.arg)), refl(x));
  return fromTrue(trans(applied, betaConv(applied.conclusion.arg)));
});

/** From `(λv. b) a`: `b[a/v]`. */
export function beta(th: Theorem): Theorem {
  return eqMp(betaConv(th.conclusion), th);
}

/** From `∀v. b`: `b[a/v]`. Throws `rule-shape` if it is no such formula, or a has not the type of v. */
export function spec(a: Term, th: Theorem): Theorem {
  const t = th.conclusion;
  if (!isForall(t)) return fail('rule-shape', `spec: not ∀: ${printTerm(t, { limit: 300 })}`);
  if (domain(t.arg) !== a.type)
    return fail('rule-shape', `spec: ${printTerm(a)} has not the type of the variable in ${printTerm(t, { limit: 300 })}`);
  return beta(proveHyp(th, schema(instance(), a.type, t.arg, a)));
}

/** From `∀v1 … vk. b`: `b` at the terms. */
export function specAll(terms: readonly Term[], th: Theorem): Theorem {
  return terms.reduce((so, a) => spec(a, so), th);
}

/** From `∀v1 … vk. b`: b, with its variables free, called as they were and different from what is free in `avoid`. */
export function specFresh(th: Theorem, avoid: readonly Term[] = []): Theorem {
  let so = th;
  while (isForall(so.conclusion)) {
    const abs = so.conclusion.arg;
    so = spec(freshVariable(abs.name, domain(abs), [so.conclusion, ...so.hypotheses, ...avoid]), so);
  }
  return so;
}

/** From `b`: `∀v. b`, for a variable not free in the hypotheses. */
export function gen(v: Term, th: Theorem): Theorem {
  const equal = absThm(v, toTrue(th));
  return eqMp(schema(forallFold(), v.type, equal.conclusion.fn.arg), equal);
}

/** From `b`: `∀v1 … vk. b`. */
export function genAll(variables: readonly Term[], th: Theorem): Theorem {
  return variables.reduceRight((so, v) => gen(v, so), th);
}

/** From `b`: b with all its variables bound, in the order in which they occur, but for those of the hypotheses. */
export function closure(th: Theorem): Theorem {
  const fixed = new Set(freeVariables(th.hypotheses));
  return genAll(
    freeVariables([th.conclusion]).filter((v) => !fixed.has(v)),
    th,
  );
}

const existsDef = once(() => definitionAt(fact('exists-def'), P));
const forallTo = (t: Term): Term => forall(x, implies(application(P, x), t));
const existsIntro = once(() => {
  const given = forallTo(q);
  const th = disch(given, mp(spec(x, assume(given)), assume(application(P, x))));
  return eqMp(sym(existsDef()), gen(q, th));
});
const existsElim = once(() => mp(spec(q, eqMp(existsDef(), assume(existsDef().conclusion.fn.arg))), assume(forallTo(q))));

/** From `b[a/v]`: `∃v. b`, the formula given, and a. */
export function witness(formula: Term, a: Term, th: Theorem): Theorem {
  if (!isExists(formula)) return fail('rule-shape', `witness: not ∃: ${printTerm(formula, { limit: 300 })}`);
  const redex = application(formula.arg, a);
  return proveHyp(eqMp(sym(betaConv(redex)), th), schema(existsIntro(), a.type, formula.arg, a));
}

/** From `∃v. b`, and c with the hypothesis b[w/v]: `c`, for a variable w that occurs nowhere else. */
export function choose(w: Term, given: Theorem, th: Theorem): Theorem {
  const predicate = given.conclusion.arg;
  const redex = application(predicate, w);
  const from = proveHyp(beta(assume(redex)), th);
  const all = gen(w, disch(redex, from));
  return proveHyp(all, proveHyp(given, schema(existsElim(), w.type, predicate, undefined, th.conclusion)));
}

const congruence = (name: 'forall' | 'exists') =>
  once(() => {
    const quantified = name === 'forall' ? forall(x, q) : exists(x, q);
    return refl(quantified.fn);
  });
const [forallConstant, existsConstant] = [congruence('forall'), congruence('exists')];

/** From `a = b`: `(∀v. a) = (∀v. b)`, or with ∃. */
export function quantify(kind: 'forall' | 'exists', v: Term, th: Theorem): Theorem {
  const quantifier = subst([['A', v.type]], [], kind === 'forall' ? forallConstant() : existsConstant());
  return appThm(quantifier, absThm(v, th));
}
