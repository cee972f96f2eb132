// Goals about numbers: quantifiers, implications and conjunctions are taken apart, and what is left is proved by refuting
// its negation.
import type { Term } from '../../kernel/term.ts';
import { assume, eqMp, isEquation, type Theorem } from '../../kernel/theorem.ts';
import { byContradiction, conj, disch, iff, notIntro, truth } from '../connective-rules.ts';
import { FALSE, TRUE, isAnd, isForall, isIff, isImplies, not, opened } from '../formula.ts';
import { gen } from '../quantifier-rules.ts';
import { given, type Given } from './formula-split.ts';
import { factLaw } from './law.ts';
import { isNegation } from './literal.ts';
import { NATURAL, REAL, fromNatural } from './number-terms.ts';
import { Refutation, type Scope } from './refutation.ts';
import { sameByRing } from './ring.ts';
import type { Rational } from '../../exact/rational.ts';

/** How goals are proved: how far a search goes, and whether what is given may make cases. */
export interface Manner extends Scope {
  readonly splitsGiven: boolean;
}

/** A goal that was proved, or the part of it that was not, with values that satisfy all else if they are known. */
export type Outcome =
  | { readonly theorem: Theorem }
  | { readonly theorem: null; readonly open: Term; readonly values: readonly { readonly term: Term; readonly value: Rational }[] | null };

const equalNaturals = factLaw('from-natural-equal');

/** Proves a goal from what is given, in that manner. `avoid` are terms whose variables must stay apart from the goal's. */
export function proveGoal(goal: Term, facts: readonly Given[], avoid: readonly Term[], manner: Manner): Outcome {
  const both = (a: Term, b: Term, more: readonly [Given[], Given[]], join: (s: Theorem, t: Theorem) => Theorem): Outcome => {
    const first = proveGoal(a, [...facts, ...more[0]], avoid, manner);
    if (first.theorem === null) return first;
    const second = proveGoal(b, [...facts, ...more[1]], avoid, manner);
    return second.theorem === null ? second : { theorem: join(first.theorem, second.theorem) };
  };
  const under = (one: Term): Given => given(one, () => assume(one));
  const proved = (outcome: Outcome, next: (th: Theorem) => Theorem): Outcome =>
    outcome.theorem === null ? outcome : { theorem: next(outcome.theorem) };

  if (goal === TRUE) return { theorem: truth() };
  if (isForall(goal)) {
    const { v, body } = opened(goal, avoid);
    return proved(proveGoal(body, facts, [...avoid, v], manner), (th) => gen(v, th));
  }
  if (isImplies(goal)) {
    const premise = goal.fn.arg;
    return proved(proveGoal(goal.arg, [...facts, under(premise)], avoid, manner), (th) => disch(premise, th));
  }
  if (isAnd(goal)) return both(goal.fn.arg, goal.arg, [[], []], conj);
  if (isIff(goal)) {
    const [a, b] = [goal.fn.arg, goal.arg];
    return both(b, a, [[under(a)], [under(b)]], (fromA, fromB) => iff(disch(a, fromA), disch(b, fromB)));
  }
  if (goal === FALSE) return refuted(goal, facts, null, manner);
  if (isNegation(goal)) {
    return proved(refuted(goal, facts, under(goal.arg), manner), (th) => notIntro(disch(goal.arg, th)));
  }
  if (isEquation(goal)) {
    const th = identity(goal);
    if (th !== null) return { theorem: th };
  }
  return proved(refuted(goal, facts, under(not(goal)), manner), (th) => byContradiction(goal, th));
}

/** An equation of numbers that is an identity of polynomials. */
function identity(goal: Term): Theorem | null {
  const [a, b] = [goal.fn.arg, goal.arg];
  if (a.type === REAL) return sameByRing(a, b);
  const th = a.type === NATURAL ? sameByRing(fromNatural(a), fromNatural(b)) : null;
  return th === null ? null : eqMp(equalNaturals([a, b]), th);
}

function refuted(goal: Term, facts: readonly Given[], negated: Given | null, manner: Manner): Outcome {
  const refutation = new Refutation(manner);
  // What is tried first is tried on what came first: the goal.
  if (negated !== null) refutation.assume(negated, true);
  for (const one of facts) refutation.assume(one, manner.splitsGiven);
  const theorem = refutation.search();
  if (theorem !== null) return { theorem };
  return { theorem, open: goal, values: refutation.solution === null ? null : refutation.unknowns() };
}
