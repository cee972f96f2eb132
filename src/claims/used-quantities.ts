import type { Formula, HeadsTerm, NamedTerm, NumberTerm, RankTerm } from './formula.ts';
import { formulaText } from './print-formula.ts';

/** A term that a layer has to answer for. */
export type QuantityTerm = NamedTerm | RankTerm | HeadsTerm;

/** A quantity that formulas speak of: its text (`n`, `rank(A)`, `heads(n - 1)`, `c`) and the term, for `valueOf`. */
export interface UsedQuantity {
  readonly text: string;
  readonly term: QuantityTerm;
}

/** The quantities and parameters that formulas speak of, each once, in the order of the text. */
export function usedQuantities(...formulas: readonly Formula[]): UsedQuantity[] {
  const used = new Map<string, QuantityTerm>();
  for (const formula of formulas) {
    visitQuantities(formula, (term) => {
      const text = formulaText(term);
      if (!used.has(text)) used.set(text, term);
    });
  }
  return [...used].map(([text, term]) => ({ text, term }));
}

/** Calls `visit` for every name, rank and `heads(m)`, in the order of the text. */
export function visitQuantities(expression: Formula | NumberTerm, visit: (term: QuantityTerm) => void): void {
  switch (expression.kind) {
    case 'integer':
      return;
    case 'name':
    case 'rank':
      visit(expression);
      return;
    case 'heads':
      visit(expression);
      visitQuantities(expression.length, visit);
      return;
    case 'not':
    case 'negation':
      visitQuantities(expression.of, visit);
      return;
    case 'minimum':
    case 'maximum':
      for (const one of expression.of) visitQuantities(one, visit);
      return;
    case 'ceiling':
      visitQuantities(expression.dividend, visit);
      visitQuantities(expression.divisor, visit);
      return;
    default:
      visitQuantities(expression.left, visit);
      visitQuantities(expression.right, visit);
  }
}
