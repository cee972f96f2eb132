import { brokenStatement } from '../logic/print-statement.ts';
import type { Impact, ProofReport, ReportedLemma, ReportedVariant } from './check-report.ts';
import { wrapped } from './facts-text.ts';
import type { Style } from './style.ts';

/** A claim for people: its statements, the lemmas that its proofs used as a tree, and the facts that they rest on. */
export function claimText(report: ProofReport, style: Style, width: number): string {
  const { id, title, says, variants = [], theorems, open, axioms, impact } = report;
  const file = axioms.find((one) => one.file !== null)?.file ?? '';
  const facts = axioms.map(
    ({ name, statement, line }, i) => `${name === null ? statement : `${name}:${String(line)}`}${i === axioms.length - 1 ? '' : ','}`,
  );
  return [
    `${style.strong(id)}  ${title}`,
    ...(says === undefined ? [] : ['', ...indented(says.words, width)]),
    ...theorems.flatMap(({ name, role, label, statement }) => [
      '',
      `  ${role === 'instance' ? 'instance' : `${role} ${label}`}  ${style.faint(name)}`,
      ...brokenStatement(statement, width - 4)
        .split('\n')
        .map((line) => `    ${line}`),
    ]),
    ...(open.length === 0 ? [] : ['', '  not proved']),
    ...open.flatMap(({ part, missing }) => wrapped(`${part}: ${missing}`.split(' '), width, '    ', '      ')),
    ...(variants.length === 0 ? [] : ['', '  false, and refuted by the search (headcount refute ID)']),
    ...variants.flatMap((one) => [`    ${style.strong(one.id)}`, ...wrapped(one.words.split(' '), width, '      ', '      ')]),
    ...(theorems.length === 0 ? [] : ['', '  what the proofs used, by the record of the kernel']),
    ...outline(report, style, width),
    '',
    ...wrapped(['rests', 'on', ...(axioms.length === 0 ? ['nothing'] : [`${file}:`, ...facts])], width, '  ', '    '),
    ...(impact === undefined ? [] : ['', impactText(impact, style)]),
  ].join('\n');
}

/** A false variant of a claim for people. */
export function variantText({ id, of, words }: ReportedVariant, style: Style, width: number): string {
  return [
    `${style.strong(id)}  a false variant of ${of}`,
    '',
    ...indented(words, width),
    '',
    `  headcount refute ${id}  gives a counterexample`,
  ].join('\n');
}

function indented(sentence: string, width: number): string[] {
  return wrapped(sentence.split(' '), width, '  ', '  ');
}

/** The lemmas as a tree. What is below a lemma is shown where it comes up first. */
function outline({ theorems, lemmas }: ProofReport, style: Style, width: number): string[] {
  const byName = new Map(lemmas.map((one) => [one.name, one]));
  const shown = new Set<string>();
  const lines: string[] = [];
  const visit = (lemma: ReportedLemma, depth: number): void => {
    const again = shown.has(lemma.name);
    shown.add(lemma.name);
    const head = `${'  '.repeat(depth + 2)}${lemma.name}`;
    const text = again && lemma.uses.length > 0 ? '(see above)' : depth === 0 ? '' : cut(lemma.statement, width - head.length - 2);
    lines.push(text === '' ? head : `${head}  ${style.faint(text)}`);
    if (again) return;
    for (const name of lemma.uses) {
      const below = byName.get(name);
      if (below !== undefined) visit(below, depth + 1);
    }
  };
  for (const { name } of theorems) {
    const lemma = byName.get(name);
    if (lemma !== undefined && !shown.has(name)) visit(lemma, 0);
  }
  return lines;
}

function cut(text: string, width: number): string {
  const letters = Array.from(text);
  if (letters.length <= width) return text;
  return width < 12 ? '' : `${letters.slice(0, width - 1).join('')}…`;
}

/** What rests on a claim or a lemma. */
export function impactText({ of, lemmas, theorems }: Impact, style: Style): string {
  if (lemmas.length === 0 && theorems.length === 0) return `Nothing rests on ${style.strong(of)}.`;
  const own = new Set(theorems.map(({ name }) => name));
  return [
    `On ${style.strong(of)} rest`,
    ...theorems.map(({ claim, role, label, name }) => `  ${claim}: ${role}${label === name ? '' : ` ${label}`}  ${style.faint(name)}`),
    ...lemmas.filter((name) => !own.has(name)).map((name) => `  ${style.faint('lemma')} ${name}`),
  ].join('\n');
}
