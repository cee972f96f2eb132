// The ways in which a formula can be had from the parts that its connective joins.
import type { Term } from '../../kernel/term.ts';
import type { Theorem } from '../../kernel/theorem.ts';
import { BOOL } from '../../kernel/type.ts';
import { truth } from '../connective-rules.ts';
import { FALSE, NAMES, TRUE, isAnd, isApplied, isIff, isImplies, isNot, isOr, not, sides } from '../formula.ts';
import { LAWS, lawAt } from './decomposition-laws.ts';

/** `parts ⊢ formula`, and the parts in the order in which they are to be looked at. */
export interface Way {
  readonly theorem: Theorem;
  readonly parts: readonly Term[];
}

/** Whether the term is a conditional between truth values. */
export const isConditional = (t: Term): boolean => t.type === BOOL && isApplied(t, NAMES.cond, 3);

/** Whether the truth of the formula is decided by that of its parts: it is a truth value, or a connective joins its parts. */
export function isPropositional(t: Term): boolean {
  return t === TRUE || t === FALSE || isNot(t) || isAnd(t) || isOr(t) || isImplies(t) || isIff(t) || isConditional(t);
}

/**
 * The ways to have a formula that is joined by a connective, or the negation of such a formula: it holds if and only if the
 * parts of one of the ways do. Null for an atom and its negation.
 */
export function propositionalWays(t: Term): readonly Way[] | null {
  if (isNot(t)) return isPropositional(t.arg) ? waysToNot(t.arg) : null;
  if (t === TRUE) return [{ theorem: truth(), parts: [] }];
  if (t === FALSE) return [];
  if (isConditional(t)) {
    const [condition, a, b] = [t.fn.fn.arg, t.fn.arg, t.arg];
    return [
      { theorem: lawAt(LAWS.condTrue, a, b, condition), parts: [condition, a] },
      { theorem: lawAt(LAWS.condFalse, a, b, condition), parts: [not(condition), b] },
    ];
  }
  if (!isPropositional(t)) return null;
  const [a, b] = sides(t);
  const way = (law: () => Theorem, ...parts: readonly Term[]): Way => ({ theorem: lawAt(law, a, b), parts });
  if (isAnd(t)) return [way(LAWS.and, a, b)];
  if (isOr(t)) return [way(LAWS.orLeft, a), way(LAWS.orRight, b)];
  if (isImplies(t)) return [way(LAWS.impliesLeft, not(a)), way(LAWS.impliesRight, b)];
  return [way(LAWS.iffTrue, a, b), way(LAWS.iffFalse, not(a), not(b))];
}

function waysToNot(t: Term): readonly Way[] {
  if (t === TRUE) return [];
  if (t === FALSE) return [{ theorem: LAWS.notFalse(), parts: [] }];
  if (isNot(t)) return [{ theorem: lawAt(LAWS.notNot, t.arg), parts: [t.arg] }];
  if (isConditional(t)) {
    const [condition, a, b] = [t.fn.fn.arg, t.fn.arg, t.arg];
    return [
      { theorem: lawAt(LAWS.notCondTrue, a, b, condition), parts: [condition, not(a)] },
      { theorem: lawAt(LAWS.notCondFalse, a, b, condition), parts: [not(condition), not(b)] },
    ];
  }
  const [a, b] = sides(t);
  const way = (law: () => Theorem, ...parts: readonly Term[]): Way => ({ theorem: lawAt(law, a, b), parts });
  if (isAnd(t)) return [way(LAWS.notAndLeft, not(a)), way(LAWS.notAndRight, not(b))];
  if (isOr(t)) return [way(LAWS.notOr, not(a), not(b))];
  if (isImplies(t)) return [way(LAWS.notImplies, a, not(b))];
  return [way(LAWS.notIffLeft, a, not(b)), way(LAWS.notIffRight, not(a), b)];
}
