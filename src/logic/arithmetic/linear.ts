// Linear arithmetic over the reals.
import { fail } from '../../diagnostics/diagnostic.ts';
import type { Term } from '../../kernel/term.ts';
import type { Theorem } from '../../kernel/theorem.ts';
import { proveGoal, type Manner } from './arithmetic-proof.ts';
import { failureText } from './failure-text.ts';

const MANNER: Manner = { withFacts: false, splitsGiven: false, most: 200 };

/**
 * The goal, a relation of reals (=, ≤, <, ≥, >), its negation, F, or a conjunction of such, from given theorems that are
 * such too, by adding multiples of these. Products and whatever else is not linear count as unknowns, equal if they are
 * equal as polynomials; given theorems of other forms are ignored. Throws `linear-open` if it does not follow.
 */
export function linear(goal: Term, given: readonly Theorem[]): Theorem {
  const facts = given.map((th) => ({ formula: th.conclusion, theorem: () => th }));
  const outcome = proveGoal(goal, facts, [goal, ...given.flatMap(sequentTerms)], MANNER);
  if (outcome.theorem !== null) return outcome.theorem;
  const { message, notes } = failureText('linear arithmetic', goal, outcome, given);
  return fail('linear-open', message, { notes });
}

function sequentTerms({ hypotheses, conclusion }: Theorem): Term[] {
  return [conclusion, ...hypotheses];
}
