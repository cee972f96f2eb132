// The axiom of choice as a tactic: from `∀x. … ⟹ ∃y. p x y` a function f with `∀x. … ⟹ p x (f x)`.
import type { Term } from '../../kernel/term.ts';
import { appThm, eqMp, refl, trans, type Theorem } from '../../kernel/theorem.ts';
import { betaNormal, converted, rightSide } from '../conversion.ts';
import { freeVariables, isExists, isForall, isImplies, opened } from '../formula.ts';
import { fact, type FactName } from '../foundation.ts';
import { refuse, shown, used, variablesOf, type Tactic, type Use } from '../goal.ts';
import { instantiated, match } from '../matching.ts';
import { quantify, specFresh } from '../quantifier-rules.ts';
import { obtain, words } from './structure.ts';

/** The law at the term that is its left side. */
function lawAt(name: FactName, t: Term): Theorem {
  const law = specFresh(fact(name));
  const found = match(law.conclusion.fn.arg, t, { free: new Set(freeVariables([law.conclusion])) });
  return found === null ? refl(t) : instantiated(law, found);
}

/** `t = ∃f. …` for a formula `∀… . … ⟹ ∃y. p`. */
function choiceForm(t: Term, avoid: readonly Term[]): Theorem | null {
  if (isExists(t)) return refl(t);
  if (isImplies(t)) {
    const inner = choiceForm(t.arg, avoid);
    if (inner === null) return null;
    const moved = appThm(refl(t.fn), inner);
    return trans(moved, lawAt('implies-exists', rightSide(moved)));
  }
  if (!isForall(t)) return null;
  const { v, body } = opened(t, avoid);
  const inner = choiceForm(body, [...avoid, v]);
  if (inner === null) return null;
  const moved = quantify('forall', v, inner);
  return trans(moved, lawAt('skolem', rightSide(moved)));
}

/** Has functions f1, f2, … with what the use says of them: `∀x. … ⟹ ∃y z … . p`. The conjuncts become facts with the labels. */
export function choose(names: string, use: Use, ...labels: readonly string[]): Tactic {
  return (goal, rest) => {
    let th = converted(betaNormal, used(goal, use));
    const count = words(names).length;
    if (count === 0) return refuse(goal, 'choose', 'a function needs a name');
    // One function at a time: what is left under ∃f is again of this form.
    const step = (so: Theorem): Theorem | null => {
      const equal = choiceForm(so.conclusion, variablesOf(goal));
      return equal === null ? null : eqMp(equal, so);
    };
    const first = step(th);
    if (first === null) return refuse(goal, 'choose', `${shown(th)} has not the form ∀… . … ⟹ ∃y. p`);
    th = first;
    if (count === 1) return obtain(names, th, ...labels)(goal, rest);
    const [name, ...others] = words(names);
    return obtain(name ?? '', th, 'chosen')(goal, (next) => choose(others.join(' '), 'chosen', ...labels)(next, rest));
  };
}
