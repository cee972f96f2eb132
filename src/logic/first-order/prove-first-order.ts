// Proofs of formulas from given theorems by first-order reasoning with equality: the negated formula and the theorems are
// brought to clauses, a closed tableau is searched for, and the proof is rebuilt from it by rules.
import { fail } from '../../diagnostics/diagnostic.ts';
import type { Term } from '../../kernel/term.ts';
import { assume, eqMp, sym, type Theorem } from '../../kernel/theorem.ts';
import { byContradiction, contradiction } from '../connective-rules.ts';
import { betaNormal, converted } from '../conversion.ts';
import { freeVariables, not } from '../formula.ts';
import { printTerm } from '../print-term.ts';
import { ClauseIndex } from './clause-index.ts';
import { ClauseNames, clausesFrom, type TheoremClause } from './clausal-form.ts';
import { atOccurringTypes } from './polymorphic-facts.ts';
import { TableauSearch, type ClosedTableau } from './tableau.ts';
import { TableauProof } from './tableau-proof.ts';
import { GoalSplitting, type Sequent } from './goal-splitting.ts';
import type { SearchClause } from './tableau-goal.ts';
import { TermBank } from './term-bank.ts';

/** How many connections are tried unless told: about a second's worth. */
const DEFAULT_LIMIT = 600_000;
/** So many literals deep does a tableau become at most: deeper ones come of facts that feed themselves. */
const MOST_DEPTH = 60;

/** What may be told to the search. */
export interface FirstOrderOptions {
  /** How many connections of literals are tried at most. */
  readonly limit?: number;
}

type Outcome = { readonly theorem: Theorem } | { readonly theorem: null; readonly tried: number; readonly reason: string };

/**
 * `goal`, with hypotheses that are among those of the given theorems, by first-order reasoning with equality. Free variables
 * are constants; quantified ones are instantiated. Throws `first-order-limit` if no proof is found.
 */
export function firstOrder(goal: Term, given: readonly Theorem[], options: FirstOrderOptions = {}): Theorem {
  const outcome = search(goal, given, options.limit ?? DEFAULT_LIMIT);
  if (outcome.theorem !== null) return outcome.theorem;
  return fail('first-order-limit', `no first-order proof was found of ${printTerm(goal, { limit: 600 })}`, {
    notes: [`from ${String(given.length)} given theorems, with ${String(outcome.tried)} connections tried: ${outcome.reason}`],
  });
}

/** `firstOrder`, or null if no proof is found. */
export function tryFirstOrder(goal: Term, given: readonly Theorem[], options: FirstOrderOptions = {}): Theorem | null {
  return search(goal, given, options.limit ?? DEFAULT_LIMIT).theorem;
}

/** A prefix of names that no free variable has. */
function newPrefix(terms: readonly Term[]): string {
  const names = freeVariables(terms).map((v) => v.name);
  for (let prefix = '_'; ; prefix += '_') if (!names.some((name) => name.startsWith(prefix))) return prefix;
}

function search(goal: Term, given: readonly Theorem[], limit: number): Outcome {
  const normal = betaNormal(goal);
  const wanted = normal === null ? goal : normal.conclusion.arg;
  let tried = 0;
  let reason = '';
  const leaf = (sequent: Sequent): Theorem | null => {
    const found = refuted(sequent, limit - tried);
    tried += found.tried;
    if (found.theorem === null) reason = found.reason;
    return found.theorem;
  };
  const facts = atOccurringTypes(wanted, given).map((th) => converted(betaNormal, th));
  const proved = new GoalSplitting(leaf).prove(wanted, facts);
  if (proved === null) return { theorem: null, tried, reason };
  return { theorem: normal === null ? proved : eqMp(sym(normal), proved) };
}

/** Proves a formula by refuting its denial. */
function refuted({ goal, facts }: Sequent, limit: number): { theorem: Theorem | null; tried: number; reason: string } {
  const names = new ClauseNames(newPrefix([goal, ...facts.flatMap((th) => [th.conclusion, ...th.hypotheses])]));
  const bank = new TermBank(names.choiceNumber);
  const clausesOf = (start: Term, th: Theorem): SearchClause[] | null => {
    const clauses = clausesFrom(start, contradiction(assume(not(th.conclusion)), th), names);
    return clauses === null ? null : clauses.map((one) => forSearch(bank, one));
  };
  const own = clausesOf(goal, assume(goal));
  if (own === null) return { theorem: null, tried: 0, reason: 'the goal has too many clauses' };
  // A fact of too many clauses is left out.
  const others = facts.flatMap((th) => clausesOf(not(th.conclusion), th) ?? []);
  const index = new ClauseIndex(bank, [...own, ...others]);
  const search = new TableauSearch(bank, index, limit);
  const { tableau, reason } = closedTableau(search, index, new Set(own));
  const { tried } = search;
  if (tableau === null) return { theorem: null, tried, reason };
  const falsity = new TableauProof(search.unifier, (v) => names.anyOf(v.type)).falsity(tableau);
  return { theorem: byContradiction(goal, falsity), tried, reason };
}

function forSearch(bank: TermBank, clause: TheoremClause): SearchClause {
  bank.addVariables(clause.variables);
  const literals = clause.literals.map(({ positive, atom }) => ({ positive, atom: bank.atom(atom) }));
  return { literals, variableCount: clause.variables.length, source: clause };
}

/**
 * Looks for a closed tableau, deeper in each round: from the clauses of the goal and, less deep, from those of the facts
 * that have no positive literal, one of which there is in any contradiction.
 */
function closedTableau(
  search: TableauSearch,
  index: ClauseIndex,
  own: ReadonlySet<SearchClause>,
): { readonly tableau: ClosedTableau | null; readonly reason: string } {
  const fromGoal = index.clauses.filter((clause) => own.has(clause));
  const negative = index.negative.filter((clause) => !own.has(clause));
  const behind = fromGoal.length > 0 ? 1 : 0;
  for (let depth = 1; depth <= MOST_DEPTH; depth++) {
    let mayFindMore = depth <= behind;
    for (const clause of [...fromGoal, ...negative]) {
      const { tableau, isBounded } = search.find(clause, own.has(clause) ? depth : depth - behind);
      if (tableau !== null) return { tableau, reason: '' };
      if (isBounded) mayFindMore = true;
      if (search.isExhausted) return { tableau: null, reason: 'the limit was reached' };
    }
    if (!mayFindMore) return { tableau: null, reason: 'there are no more to try' };
  }
  return { tableau: null, reason: 'no deeper tableaux are tried' };
}
