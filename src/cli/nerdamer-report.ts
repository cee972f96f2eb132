import type { Scoreboard, ScoreboardResult } from '../nerdamer/scoreboard.ts';
import type { Style } from '../report/style.ts';

/** Longest piece of an answer on one line. */
const SHOWN = 90;

/** The scoreboard for people: each question, what nerdamer says, what the door did with it, and what it answers instead. */
export function nerdamerReport({ version, rows, wrong, stopped }: Scoreboard, style: Style): string {
  if (version === null) return 'nerdamer is not installed: nothing asks it, and nothing needs it.';
  const leaked = wrong - stopped;
  return [
    `nerdamer ${version}: ${rows.length} questions as its users would write them`,
    ...rows.flatMap((row) => linesOf(row, style)),
    '',
    leaked === 0
      ? style.good(`Wrong or inexact answers: ${wrong}, all of them stopped.`)
      : style.bad(`Wrong or inexact answers: ${wrong}, of which ${leaked} got through.`),
  ].join('\n');
}

function linesOf({ asked, known, said, outcome, why, instead, right }: ScoreboardResult, style: Style): string[] {
  const rest = [
    `      said     ${cut(said)}`,
    ...(known === 'right' ? [] : [`      right    ${right}`]),
    ...(outcome === 'confirmed' ? [] : [`      because  ${cut(why)}`]),
    ...(instead === null ? [] : [`      instead  ${cut(instead)}`]),
  ];
  return ['', `  ${style.strong(asked)}`, `      ${shownOutcome(known, outcome, style)}`, ...rest.map((line) => style.faint(line))];
}

function shownOutcome(known: ScoreboardResult['known'], outcome: ScoreboardResult['outcome'], style: Style): string {
  const isWrong = known === 'wrong' || known === 'inexact';
  if (outcome === 'confirmed') return isWrong ? style.bad(`${known}, and got through`) : `${known}: confirmed`;
  return isWrong ? style.good(`${known}: stopped, ${outcome}`) : `${known}: ${outcome}`;
}

function cut(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}
