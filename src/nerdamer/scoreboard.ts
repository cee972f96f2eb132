import { namesIn } from '../symbolic/expression.ts';
import type { Expression } from '../symbolic/expression.ts';
import { parseRealExpression } from '../symbolic/parse-expression.ts';
import { expressionText } from '../symbolic/print-expression.ts';
import { judgeAnswer, NerdamerDoor } from './ask-nerdamer.ts';
import { installedVersion, NerdamerThread } from './nerdamer-thread.ts';
import type { Saying } from './nerdamer-thread.ts';
import { hyperbolicsWrittenOut, unreadable } from './read-answer.ts';
import { SCOREBOARD_ROWS } from './scoreboard-rows.ts';
import type { KnownAnswer, ScoreboardRow } from './scoreboard-rows.ts';

/**
 * What the door did with what nerdamer says to a row as its users would write it: stopped before or after asking, or let
 * through as confirmed.
 */
export type Outcome = 'never asked' | 'discarded' | 'confirmed';

/** One row of the scoreboard after the questions were put. */
export interface ScoreboardResult {
  readonly asked: string;
  readonly known: KnownAnswer;
  readonly right: string;
  /** What nerdamer said, or why it said nothing. */
  readonly said: string;
  readonly outcome: Outcome;
  /** Why it was stopped; empty where it was not. */
  readonly why: string;
  /** What the door answers to the same question, asked its own way; null if nothing. */
  readonly instead: string | null;
  /** A wrong or inexact answer was stopped, or a right one let through. */
  readonly ok: boolean;
}

/** All rows and their sums. */
export interface Scoreboard {
  readonly version: string | null;
  readonly rows: readonly ScoreboardResult[];
  readonly wrong: number;
  readonly stopped: number;
  readonly ok: boolean;
}

/**
 * Puts every row's question to nerdamer as its users would, and judges the answer as the door does; then asks the same
 * through the door.
 */
export async function scoreboard(rows: readonly ScoreboardRow[] = SCOREBOARD_ROWS, library?: string): Promise<Scoreboard> {
  const thread = new NerdamerThread(library);
  const door = new NerdamerDoor(thread);
  const results: ScoreboardResult[] = [];
  try {
    for (const row of rows) results.push(await resultOf(row, thread, door));
  } finally {
    await thread.close();
  }
  const wrong = results.filter(({ known }) => isWrong(known));
  return {
    version: installedVersion() ?? null,
    rows: results,
    wrong: wrong.length,
    stopped: wrong.filter(({ outcome }) => outcome !== 'confirmed').length,
    ok: results.every(({ ok }) => ok),
  };
}

/** Whether an answer of this kind must not be used. */
function isWrong(known: KnownAnswer): boolean {
  return known === 'wrong' || known === 'inexact';
}

async function resultOf(row: ScoreboardRow, thread: NerdamerThread, door: NerdamerDoor): Promise<ScoreboardResult> {
  const { asked, known, right, question, by } = row;
  const saying = await thread.ask(asked);
  const said = 'said' in saying ? saying.said : saying.why;
  const common = { asked, known, right, said };
  let expression: Expression;
  try {
    expression = parseRealExpression(hyperbolicsWrittenOut(row.expression));
  } catch (error) {
    return { ...common, outcome: 'never asked', why: unreadable(error), instead: null, ok: known !== 'right' };
  }
  const problem = problemOf(row, expression, saying);
  const reply = await door.ask(question, expression, by === undefined ? {} : { by });
  const instead = 'discarded' in reply ? null : expressionText(reply.answer);
  if (problem === undefined) return { ...common, outcome: 'confirmed', why: '', instead, ok: !isWrong(known) };
  return { ...common, outcome: 'discarded', why: problem, instead, ok: known !== 'right' };
}

/** Why the door does not use what was said, or undefined if it does. */
function problemOf({ question, by }: ScoreboardRow, expression: Expression, saying: Saying): string | undefined {
  if ('silent' in saying) return saying.why;
  const judged = judgeAnswer(question, expression, saying.said, { by, names: [...namesIn(expression)] });
  return 'discarded' in judged ? `${judged.discarded}: ${judged.why}` : undefined;
}
