import type { ExactJudgement } from '../src/claims/claim.ts';
import { judge, valueOf, type Quantities } from '../src/claims/evaluate-formula.ts';
import type { Formula, NumberTerm } from '../src/claims/formula.ts';
import { formulaText } from '../src/claims/print-formula.ts';
import { visitQuantities } from '../src/claims/used-quantities.ts';
import { DiagnosticError } from '../src/diagnostics/diagnostic.ts';
import { formatQ, type Rational } from '../src/exact/rational.ts';
import { agreedJudgement, ChosenAnswers, type Ask, type AskBounds, type Choice } from './exact-judgement.ts';

/** The two formulas of a claim. */
export interface Formulas {
  readonly given: Formula | null;
  readonly says: Formula;
}

/** The values of the parameters of a layer; none unless its file has some. */
export type Parameters = ReadonlyMap<string, Rational>;

/** What a family has for parameters. */
export const NO_PARAMETERS: Parameters = new Map();

/** Answers formulas: the parameters by their names, all other quantities as whole numbers. */
export function quantitiesFrom(ask: Ask, parameters: Parameters = NO_PARAMETERS): Quantities {
  return (name, argument) => parameters.get(name) ?? BigInt(ask(name, typeof argument === 'bigint' ? Number(argument) : argument));
}

/**
 * Judges a case exactly (see `agreedJudgement`). The facts are the quantities and the sides of comparisons in the order of
 * the text; `2 or 3` where a value is not decided. Throws DiagnosticError `undefined-value`, with the place, where a
 * formula has no value.
 */
export function judgeExactly({ given, says }: Formulas, boundsOf: AskBounds, parameters: Parameters = NO_PARAMETERS): ExactJudgement {
  const { judgement, choices } = agreedJudgement((ask) => judge(given, says, quantitiesFrom(ask, parameters)), boundsOf);
  const valueAt = (term: NumberTerm, choice: Choice): string => {
    const value = valueOf(term, quantitiesFrom(new ChosenAnswers(choice, boundsOf).ask, parameters));
    return typeof value === 'bigint' ? value.toString() : formatQ(value);
  };
  const facts = [...sidesOf({ given, says })].flatMap(([name, term]) => {
    try {
      return [{ name, value: [...new Set(choices.map((choice) => valueAt(term, choice)))].join(' or ') }];
    } catch (error) {
      // What has no value is no fact: the judgement did not look at it.
      if (error instanceof DiagnosticError) return [];
      throw error;
    }
  });
  return { judgement, facts };
}

/** By their text: the quantities of every comparison, then its sides if they say more than one quantity or number. */
function sidesOf({ given, says }: Formulas): ReadonlyMap<string, NumberTerm> {
  const terms = new Map<string, NumberTerm>();
  const add = (term: NumberTerm): void => {
    const text = formulaText(term);
    if (!terms.has(text)) terms.set(text, term);
  };
  const visit = (formula: Formula): void => {
    switch (formula.kind) {
      case 'comparison':
        for (const side of [formula.left, formula.right]) {
          visitQuantities(side, add);
          if (side.kind !== 'integer' && !(side.kind === 'negation' && side.of.kind === 'integer')) add(side);
        }
        return;
      case 'not':
        visit(formula.of);
        return;
      default:
        visit(formula.left);
        visit(formula.right);
    }
  };
  if (given !== null) visit(given);
  visit(says);
  return terms;
}
