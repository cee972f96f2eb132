// What to tell a person whose goal does not follow by arithmetic.
import { formatQ, type Rational } from '../../exact/rational.ts';
import type { Term } from '../../kernel/term.ts';
import { printSequent, printTerm } from '../print-term.ts';
import { isUnary, real } from './number-terms.ts';

const MOST_SHOWN = 8;

/** A part of a goal that was not proved, and values that satisfy all else. */
interface Open {
  readonly open: Term;
  readonly values: readonly { readonly term: Term; readonly value: Rational }[] | null;
}

type Sequent = Parameters<typeof printSequent>[0];

/** The message and the further lines for a goal that a method did not prove. */
export function failureText(
  method: string,
  goal: Term,
  { open, values }: Open,
  given: readonly Sequent[],
): { readonly message: string; readonly notes: readonly string[] } {
  const text = printTerm(goal, { limit: 600 });
  const part = open === goal ? '' : `: the part ${printTerm(open, { limit: 300 })}`;
  const message = `${text} does not follow by ${method}${part}`;
  const notes: string[] = [];
  if (values === null) notes.push('the search ended at its limit of cases');
  else {
    const shown = values.slice(0, MOST_SHOWN).map(({ term, value }) => `${unknownText(term)} = ${formatQ(value)}`);
    const more = values.length > MOST_SHOWN ? ', …' : '';
    const where = shown.length === 0 ? 'nothing contradicts its negation' : `it would be false where ${shown.join(', ')}${more}`;
    notes.push(where);
  }
  if (given.length === 0) notes.push('nothing was given');
  for (const th of given.slice(0, MOST_SHOWN)) notes.push(`given: ${printSequent(th, { limit: 200 })}`);
  if (given.length > MOST_SHOWN) notes.push(`and ${String(given.length - MOST_SHOWN)} more theorems`);
  return { message, notes };
}

function unknownText(t: Term): string {
  return printTerm(isUnary(t, real.fromNatural) ? t.arg : t, { limit: 100 });
}
