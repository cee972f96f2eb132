import { printable } from '../diagnostics/diagnostic.ts';
import type { VerifyReport } from './heads-report.ts';
import type { Style } from './style.ts';

type Row = VerifyReport[number];
type Statement = NonNullable<Row['statements']>[number];

/** What `headcount verify` says about one file that was accepted; a paragraph a theorem where statements are given. */
export function verifyText(row: Row, style: Style): string {
  const time = style.faint(`checked in ${String(row.milliseconds)} ms`);
  const said =
    row.format === 'certificate'
      ? `${style.good('certified')}: exactly ${counted(row.heads ?? 0, 'head')} (${row.kind ?? ''}, n = ${String(row.n)})`
      : `${style.good('proved')}: ${articleSentence(row)}`;
  const warnings = row.warnings.map(({ message }) => `  ${style.doubtful('warning')}: ${message}`);
  return [`${printable(row.file)}: ${said}  ${time}`, ...warnings, ...statementLines(row.statements ?? [], style)].join('\n');
}

function articleSentence({ theorems = 0, assumptions = 0, axioms = 0, inferences = 0 }: Row): string {
  const from = assumptions + axioms === 0 ? 'from nothing' : `from ${counted(assumptions, 'assumption')} and ${counted(axioms, 'axiom')}`;
  return `${counted(theorems, 'theorem')} ${from}, ${counted(inferences, 'inference')}`;
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Every theorem with the labels of what it rests on, and what the labels stand for below. */
function statementLines(statements: readonly Statement[], style: Style): string[] {
  const labels = new Map<string, string>();
  const labelled = (kind: string, sequents: readonly string[]): string[] =>
    sequents.map((sequent) => {
      const key = `${kind} ${sequent}`;
      const label = labels.get(key) ?? `${kind} ${String([...labels.keys()].filter((one) => one.startsWith(kind)).length + 1)}`;
      labels.set(key, label);
      return label;
    });
  const theorems = statements.flatMap(({ statement, assumptions, axioms }) => {
    const rests = [...labelled('assumption', assumptions), ...labelled('axiom', axioms)];
    return [indented(statement, '  '), ...(rests.length === 0 ? [] : [style.faint(`      rests on ${shortList(rests)}`)])];
  });
  const taken = [...labels].map(
    ([key, label]) => `  ${style.faint(`${label}:`)} ${indented(key.slice(label.lastIndexOf(' ') + 1), '    ').trimStart()}`,
  );
  return [...theorems, ...(taken.length === 0 ? [] : ['', ...taken])];
}

function indented(text: string, by: string): string {
  return text
    .split('\n')
    .map((line) => by + line)
    .join('\n');
}

/** `assumption 1, 2, 5, axiom 1`: the word once for each run of the same kind. */
function shortList(labels: readonly string[]): string {
  let kind = '';
  return labels
    .map((label) => {
      const [word = '', number = ''] = label.split(' ');
      const text = word === kind ? number : label;
      kind = word;
      return text;
    })
    .join(', ');
}
