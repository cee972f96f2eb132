// Arithmetic of naturals and reals: linear in terms that are unknowns, with the propositional structure around it.
import { fail } from '../../diagnostics/diagnostic.ts';
import type { Term } from '../../kernel/term.ts';
import type { Theorem } from '../../kernel/theorem.ts';
import { proveGoal, type Manner, type Outcome } from './arithmetic-proof.ts';
import { FALSE, isAnd, isForall, isIff, isImplies, isNot, isOr } from '../formula.ts';
import { failureText } from './failure-text.ts';
import { isRelation } from './literal.ts';

const MANNER: Manner = { withFacts: true, splitsGiven: true, most: 60 };

function attempt(goal: Term, given: readonly Theorem[]): Outcome {
  const facts = given.map((th) => ({ formula: th.conclusion, theorem: () => th }));
  const avoid = [goal, ...given.flatMap(({ hypotheses, conclusion }) => [conclusion, ...hypotheses])];
  return proveGoal(goal, facts, avoid, MANNER);
}

/**
 * The goal from given theorems: relations of naturals and of reals (=, <, ≤, >, ≥), and what ¬, ∧, ∨, ⟹, ⇔ and an outer ∀
 * make of such. Sums, multiples, suc, numerals and `fromNatural` are understood; so are differences of naturals where it
 * follows that they are not cut off, minima, absolute values, and div and mod by numerals; products as far as multiplying
 * two of the inequalities goes. Other terms are unknowns, and given theorems of other forms are ignored. Naturals are
 * handled as reals that are ≥ 0, with m + 1 ≤ n for m < n. Throws `arithmetic-open` if it does not follow in this way.
 */
export function arithmetic(goal: Term, given: readonly Theorem[]): Theorem {
  const outcome = attempt(goal, given);
  if (outcome.theorem !== null) return outcome.theorem;
  const { message, notes } = failureText('arithmetic', goal, outcome, given);
  return fail('arithmetic-open', message, { notes });
}

/** Whether something in the formula, below quantifiers and connectives, is a relation of numbers, or F. */
function isAboutNumbers(goal: Term): boolean {
  if (goal === FALSE || isRelation(goal)) return true;
  if (isForall(goal)) return isAboutNumbers(goal.arg.body);
  if (isNot(goal)) return isAboutNumbers(goal.arg);
  const isCompound = isAnd(goal) || isOr(goal) || isImplies(goal) || isIff(goal);
  return isCompound && (isAboutNumbers(goal.fn.arg) || isAboutNumbers(goal.arg));
}

/**
 * What `arithmetic` proves, or null where it throws: quick, as no message is made and only cases that
 * are closed are proved; and null for a goal that is not about numbers.
 */
export function tryArithmetic(goal: Term, given: readonly Theorem[]): Theorem | null {
  return isAboutNumbers(goal) ? attempt(goal, given).theorem : null;
}
