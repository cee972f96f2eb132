// One step towards clauses: the ways in which a formula can be had from simpler ones.
import { application, bodyAt, type Term } from '../../kernel/term.ts';
import { appThm, assume, betaConv, eqMp, isEquation, proveHyp, refl, sym, type Theorem } from '../../kernel/theorem.ts';
import { BOOL, type HolType } from '../../kernel/type.ts';
import { contradiction, disch, notIntro, truth } from '../connective-rules.ts';
import { betaNormal, converted } from '../conversion.ts';
import { FALSE, NAMES, NOT, TRUE, isAnd, isApplied, isExists, isForall, isIff, isImplies, isNot, isOr, not, sides } from '../formula.ts';
import { fact } from '../foundation.ts';
import { spec, witness } from '../quantifier-rules.ts';
import { subst } from '../../kernel/theorem.ts';
import { LAWS, byChoice, lawAt } from './decomposition-laws.ts';
import { conditionalWays } from './conditional-split.ts';

/** `parts ⊢ formula`, and the parts in the order in which they are to be looked at. */
export interface Way {
  readonly theorem: Theorem;
  readonly parts: readonly Term[];
}

/** Where the new variables of clauses come from, and where terms are noted that stand for what exists. */
export interface Naming {
  readonly freshVariable: (name: string, type: HolType) => Term;
  readonly noteChoice: (value: Term) => void;
}

const isConditional = (t: Term): boolean => t.type === BOOL && isApplied(t, NAMES.cond, 3);
const UNIQUE = 'Data.Bool.?!';
const isUnique = (t: Term): boolean => isApplied(t, UNIQUE, 1) && t.arg.kind === 'abstraction';

/** Whether the formula is decided by connectives and quantifiers, and is no atom. */
export function isCompound(t: Term): boolean {
  return (
    t === TRUE || t === FALSE || isNot(t) || isAnd(t) || isOr(t) || isImplies(t) || isIff(t) || isForall(t) || isExists(t) ||
    isConditional(t) || isUnique(t)
  );
}

/**
 * The ways to have the formula, one of which must be the case if it holds; null for a literal, which has none. A formula
 * that a variable ranges over (an existential one, a negated universal one) gets a new variable, that may be anything.
 */
export function waysTo(t: Term, naming: Naming): readonly Way[] | null {
  if (isNot(t)) return isCompound(t.arg) ? waysToNot(t.arg, naming) : conditionalWays(t);
  if (t === TRUE) return [{ theorem: truth(), parts: [] }];
  if (t === FALSE) return [];
  if (isAnd(t) || isOr(t) || isImplies(t) || isIff(t)) {
    const [a, b] = sides(t);
    if (isAnd(t)) return [{ theorem: lawAt(LAWS.and, a, b), parts: [a, b] }];
    if (isOr(t)) return [{ theorem: lawAt(LAWS.orLeft, a, b), parts: [a] }, { theorem: lawAt(LAWS.orRight, a, b), parts: [b] }];
    if (isImplies(t))
      return [
        { theorem: lawAt(LAWS.impliesLeft, a, b), parts: [not(a)] },
        { theorem: lawAt(LAWS.impliesRight, a, b), parts: [b] },
      ];
    return [
      { theorem: lawAt(LAWS.iffTrue, a, b), parts: [a, b] },
      { theorem: lawAt(LAWS.iffFalse, a, b), parts: [not(a), not(b)] },
    ];
  }
  if (isExists(t)) {
    const v = naming.freshVariable(t.arg.name, t.arg.type.args[0] as HolType);
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
  if (isConditional(t)) {
    const [condition, a, b] = [t.fn.fn.arg, t.fn.arg, t.arg];
    return [
      { theorem: lawAt(LAWS.condTrue, a, b, condition), parts: [condition, a] },
      { theorem: lawAt(LAWS.condFalse, a, b, condition), parts: [not(condition), b] },
    ];
  }
  if (isUnique(t)) return [asEqual(uniqueLaw(t))];
  return conditionalWays(t);
}

function waysToNot(t: Term, naming: Naming): readonly Way[] {
  if (t === TRUE) return [];
  if (t === FALSE) return [{ theorem: subst([], [], notFalse()), parts: [] }];
  if (isNot(t)) return [{ theorem: lawAt(LAWS.notNot, t.arg), parts: [t.arg] }];
  if (isAnd(t) || isOr(t) || isImplies(t) || isIff(t)) {
    const [a, b] = sides(t);
    if (isAnd(t))
      return [
        { theorem: lawAt(LAWS.notAndLeft, a, b), parts: [not(a)] },
        { theorem: lawAt(LAWS.notAndRight, a, b), parts: [not(b)] },
      ];
    if (isOr(t)) return [{ theorem: lawAt(LAWS.notOr, a, b), parts: [not(a), not(b)] }];
    if (isImplies(t)) return [{ theorem: lawAt(LAWS.notImplies, a, b), parts: [a, not(b)] }];
    return [
      { theorem: lawAt(LAWS.notIffLeft, a, b), parts: [a, not(b)] },
      { theorem: lawAt(LAWS.notIffRight, a, b), parts: [not(a), b] },
    ];
  }
  if (isForall(t)) {
    const v = naming.freshVariable(t.arg.name, t.arg.type.args[0] as HolType);
    const part = not(bodyAt(t.arg, v));
    return [{ theorem: notIntro(disch(t, contradiction(assume(part), spec(v, assume(t))))), parts: [part] }];
  }
  if (isExists(t)) {
    const { value, law } = byChoice('not-exists', t.arg);
    naming.noteChoice(value);
    const part = not(bodyAt(t.arg, value));
    const unreduced = eqMp(sym(appThm(refl(NOT), betaConv(application(t.arg, value)))), assume(part));
    return [{ theorem: proveHyp(unreduced, law), parts: [part] }];
  }
  if (isConditional(t)) {
    const [condition, a, b] = [t.fn.fn.arg, t.fn.arg, t.arg];
    return [
      { theorem: lawAt(LAWS.notCondTrue, a, b, condition), parts: [condition, not(a)] },
      { theorem: lawAt(LAWS.notCondFalse, a, b, condition), parts: [not(condition), not(b)] },
    ];
  }
  return [asEqual(appThm(refl(NOT), uniqueLaw(t)))];
}

/** `⊢ ¬F`. */
function notFalse(): Theorem {
  return notIntro(disch(FALSE, assume(FALSE)));
}

/** From `formula = part`: the way to the formula. */
function asEqual(th: Theorem): Way {
  const part = th.conclusion.arg;
  return { theorem: eqMp(sym(th), assume(part)), parts: [part] };
}

/** `(∃!x. p) = ∃x. p ∧ ∀y. …`. */
function uniqueLaw(t: Term): Theorem {
  const general = subst([['A', t.arg.type.args[0] as HolType]], [], fact('exists-unique'));
  const specialized = spec(t.arg, general);
  // The left side is (∃!x. (λ…) x): redexes go on both sides, which gives back the formula itself.
  return converted(betaNormal, specialized);
}

/** Whether the literal is an equation of a term with itself. */
export function isReflexive(t: Term): boolean {
  return isEquation(t) && t.fn.arg === t.arg;
}
