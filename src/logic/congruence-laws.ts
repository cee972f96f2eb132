// How to simplify below the connectives: the right side of an implication and of a conjunction where the left side holds,
// and the two values of a conditional where its condition holds and where it does not.
import { constant } from '../kernel/constant.ts';
import { constantTerm, variable, type Term } from '../kernel/term.ts';
import { appThm, assume, eqMp, equation, refl, sym, trans, type Theorem } from '../kernel/theorem.ts';
import { BOOL, functionType, typeVariable } from '../kernel/type.ts';
import { cases, conj, disch, either, iff, left, mp, once, right, toFalse, toTrue } from './connective-rules.ts';
import { NAMES, TRUE, and, conjunctsOf, implies, isApplied, isForall, isImplies, not, spine } from './formula.ts';
import { fact } from './foundation.ts';
import { genAll, specAll } from './quantifier-rules.ts';

const [p, q, r, s] = ['p', 'q', 'r', 's'].map((name) => variable(name, BOOL)) as [Term, Term, Term, Term];

/** `(p ⇔ q) ∧ (q ⟹ (r ⇔ s)) ⟹ ((p ⟹ r) ⇔ (q ⟹ s))`. */
const impliesLaw = once(() => {
  const premises = and(equation(p, q), implies(q, equation(r, s)));
  const [first, second] = [left(assume(premises)), right(assume(premises))];
  const forward = (): Theorem => {
    const given = assume(implies(p, r));
    return disch(implies(p, r), disch(q, eqMp(mp(second, assume(q)), mp(given, eqMp(sym(first), assume(q))))));
  };
  const backward = (): Theorem => {
    const given = assume(implies(q, s));
    const inQ = eqMp(first, assume(p));
    return disch(implies(q, s), disch(p, eqMp(sym(mp(second, inQ)), mp(given, inQ))));
  };
  return genAll([p, q, r, s], disch(premises, iff(forward(), backward())));
});

/** `(p ⇔ q) ∧ (q ⟹ (r ⇔ s)) ⟹ (p ∧ r ⇔ q ∧ s)`. */
const andLaw = once(() => {
  const premises = and(equation(p, q), implies(q, equation(r, s)));
  const [first, second] = [left(assume(premises)), right(assume(premises))];
  const both = assume(and(p, r));
  const inQ = eqMp(first, left(both));
  const forward = disch(and(p, r), conj(inQ, eqMp(mp(second, inQ), right(both))));
  const other = assume(and(q, s));
  const backward = disch(and(q, s), conj(eqMp(sym(first), left(other)), eqMp(sym(mp(second, left(other))), right(other))));
  return genAll([p, q, r, s], disch(premises, iff(forward, backward)));
});

/** `(p ⇔ q) ∧ (q ⟹ x = x') ∧ (¬q ⟹ y = y') ⟹ (if p then x else y) = (if q then x' else y')`. */
const condLaw = once(() => {
  const A = typeVariable('A');
  const [x, x1, y, y1] = ['x', "x'", 'y', "y'"].map((name) => variable(name, A)) as [Term, Term, Term, Term];
  const cond = constantTerm(constant(NAMES.cond), functionType(BOOL, functionType(A, functionType(A, A))));
  const premises = and(equation(p, q), and(implies(q, equation(x, x1)), implies(not(q), equation(y, y1))));
  const given = assume(premises);
  const [first, then, otherwise] = [left(given), left(right(given)), right(right(given))];
  const reduced = (condition: Theorem, a: Term, b: Term): Theorem => {
    const at = appThm(appThm(appThm(refl(cond), condition), refl(a)), refl(b));
    return trans(at, specAll([a, b], fact(condition.conclusion.arg === TRUE ? 'cond-true' : 'cond-false')));
  };
  const yes = (() => {
    const value = toTrue(assume(q));
    const mine = reduced(trans(first, value), x, y);
    return trans(trans(mine, mp(then, assume(q))), sym(reduced(value, x1, y1)));
  })();
  const no = (() => {
    const value = toFalse(assume(not(q)));
    const mine = reduced(trans(first, value), x, y);
    return trans(trans(mine, mp(otherwise, assume(not(q)))), sym(reduced(value, x1, y1)));
  })();
  const equal = cases(either(q), yes, no);
  return genAll([p, q, x, x1, y, y1], disch(premises, equal));
});

/** The congruences of the logic. */
export function congruenceLaws(): Theorem[] {
  return [impliesLaw(), andLaw(), condLaw()];
}

/** Whether a theorem says how to simplify in the arguments of a constant: `∀…. p1 ∧ … ⟹ f a = f b`, the p about equations. */
export function isCongruence(th: Theorem): boolean {
  let t = th.conclusion;
  while (isForall(t)) t = t.arg.body;
  if (!isImplies(t) || !isApplied(t.arg, '=', 2)) return false;
  const [a, b] = [spine(t.arg.fn.arg), spine(t.arg.arg)];
  const isEquation = (premise: Term): boolean => {
    let inner = premise;
    while (isForall(inner) || isImplies(inner)) inner = isForall(inner) ? inner.arg.body : inner.arg;
    return isApplied(inner, '=', 2) && spine(inner.arg).head.kind === 'bound';
  };
  return a.head.kind === 'constant' && a.head === b.head && conjunctsOf(t.fn.arg).every(isEquation);
}
