// One step towards clauses: the ways in which a formula can be had from simpler ones, quantifiers included.
import { application, bodyAt, type Term } from '../../kernel/term.ts';
import { appThm, assume, betaConv, eqMp, proveHyp, refl, subst, sym, type Theorem } from '../../kernel/theorem.ts';
import type { HolType } from '../../kernel/type.ts';
import { contradiction, disch, notIntro } from '../connective-rules.ts';
import { betaNormal, converted } from '../conversion.ts';
import { NOT, isApplied, isExists, isForall, isNot, not } from '../formula.ts';
import { fact } from '../foundation.ts';
import { spec, witness } from '../quantifier-rules.ts';
import { conditionalWays } from './conditional-split.ts';
import { byChoice } from './decomposition-laws.ts';
import { isPropositional, propositionalWays, type Way } from './propositional-ways.ts';

/** Where the new variables of clauses come from, and where terms are noted that stand for what exists. */
export interface Naming {
  readonly freshVariable: (name: string, type: HolType) => Term;
  readonly noteChoice: (value: Term) => void;
}

const isUnique = (t: Term): boolean => isApplied(t, 'Data.Bool.?!', 1) && t.arg.kind === 'abstraction';

/** Whether the formula is decided by connectives and quantifiers, and is no atom. */
export function isCompound(t: Term): boolean {
  return isPropositional(t) || isForall(t) || isExists(t) || isUnique(t);
}

/**
 * The ways to have the formula, one of which must be the case if it holds; null for a literal, which has none. A formula
 * that a variable ranges over (an existential one, a negated universal one) gets a new variable, that may be anything.
 */
export function waysTo(t: Term, naming: Naming): readonly Way[] | null {
  const ways = propositionalWays(t);
  if (ways !== null) return ways;
  if (isNot(t)) return isCompound(t.arg) ? [negatedQuantifier(t.arg, naming)] : conditionalWays(t);
  if (isExists(t)) {
    const v = naming.freshVariable(t.arg.name, domain(t));
    const part = bodyAt(t.arg, v);
    return [{ theorem: witness(t, v, assume(part)), parts: [part] }];
  }
  if (isForall(t)) {
    const { value, law } = byChoice('forall', t.arg);
    naming.noteChoice(value);
    const part = bodyAt(t.arg, value);
    const unreduced = eqMp(sym(betaConv(application(t.arg, value))), assume(part));
    return [{ theorem: proveHyp(unreduced, law), parts: [part] }];
  }
  return isUnique(t) ? [asEqual(uniqueLaw(t))] : conditionalWays(t);
}

/** The only way to `¬t` for a quantified formula t. */
function negatedQuantifier(t: Term, naming: Naming): Way {
  if (isForall(t)) {
    const v = naming.freshVariable(t.arg.name, domain(t));
    const part = not(bodyAt(t.arg, v));
    return { theorem: notIntro(disch(t, contradiction(assume(part), spec(v, assume(t))))), parts: [part] };
  }
  if (isUnique(t)) return asEqual(appThm(refl(NOT), uniqueLaw(t)));
  const { value, law } = byChoice('not-exists', t.arg);
  naming.noteChoice(value);
  const part = not(bodyAt(t.arg, value));
  const unreduced = eqMp(sym(appThm(refl(NOT), betaConv(application(t.arg, value)))), assume(part));
  return { theorem: proveHyp(unreduced, law), parts: [part] };
}

/** The type of the variable of a quantified formula. */
function domain(t: Term): HolType {
  return t.arg.type.args[0] as HolType;
}

/** From `formula = part`: the way to the formula. */
function asEqual(th: Theorem): Way {
  const part = th.conclusion.arg;
  return { theorem: eqMp(sym(th), assume(part)), parts: [part] };
}

/** `(∃!x. p) = ∃x. p ∧ ∀y. …`. */
function uniqueLaw(t: Term): Theorem {
  const general = subst([['A', domain(t)]], [], fact('exists-unique'));
  // The law has redexes where the predicate is applied, on both sides.
  return converted(betaNormal, spec(t.arg, general));
}
