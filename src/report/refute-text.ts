import { caseText, type ShownCase } from './case-text.ts';
import { wrapped } from './facts-text.ts';
import type { Counterexample, FoundCase, RefuteReport } from './refute-report.ts';
import type { Style } from './style.ts';

/** What a search needs to be shown besides its report. */
export interface RefuteTextOptions {
  /** The claim that a control is a false variant of. */
  readonly variantOf: string | null;
  /** The words after `headcount refute` that name the claim. */
  readonly argument: string;
  /** The case of a counterexample or of a replay, laid out. */
  readonly shown: ShownCase | null;
  /** What the tags of cases mean, by tag, in the order in which they are listed. */
  readonly meanings: Readonly<Record<string, string>>;
  readonly style: Style;
  readonly width: number;
}

const LABEL = 12;
/** Longest layer file that is printed with a counterexample. */
const LONGEST_LAYER = 400;
/** Longest list of values that is put into a sentence. */
const LONGEST_VALUES = 60;

/** A search for people: the claim, what was searched, and the counterexample or what it means that there is none. */
export function refuteText(report: RefuteReport, options: RefuteTextOptions): string {
  const { id, kind, statement } = report;
  const { style, width, variantOf } = options;
  const what = kind === 'control' ? `a false variant of ${variantOf ?? 'a claim'}` : kind === 'own' ? 'a claim from a file' : 'a claim';
  return [
    `${style.strong(id)}  ${style.faint(what)}`,
    '',
    ...paragraph(statement.words, width),
    '',
    ...(report.from === 'search' ? searchedLines(report, options) : []),
    ...(report.replayed === undefined ? [] : replayedLines(report, report.replayed, options)),
    ...(report.counterexample === undefined ? missingLines(report, options) : foundLines(report, report.counterexample, options)),
    ...report.notes.flatMap((note) => ['', ...paragraph(`! ${note}`, width).map(style.doubtful)]),
  ].join('\n');
}

/** A counterexample in a few lines: the case, the exact values, and how to see it again. */
export function counterexampleLines(
  found: Counterexample,
  { argument, shown, style, width }: Pick<RefuteTextOptions, 'argument' | 'shown' | 'style' | 'width'>,
): string[] {
  return [
    ...(shown === null ? [] : caseText(shown, width - 4).map((line) => (line === '' ? '' : `    ${line}`))),
    '',
    ...factLines(found.facts, style),
    '',
    ...labelled('replay', `headcount refute ${argument} --seed ${String(found.seed)} --replay ${found.path}`),
  ];
}

function searchedLines(report: RefuteReport, options: RefuteTextOptions): string[] {
  const { runs, seed, coverage, negation, milliseconds } = report;
  if (coverage === null) return [];
  const { holds, outside, unconfirmed, climbs } = coverage;
  const within = runs - outside;
  const seconds = (milliseconds / 1000).toFixed(1);
  const climbed = climbs === 0 ? '' : ` and ${counted(climbs, 'climb')} towards failure`;
  const hypothesis = outside === 0 ? 'in all of them' : within === 0 ? 'in none of them' : `in ${number(within)} of them`;
  const text = `${counted(runs, 'random case')}${climbed} from seed ${String(seed)}, in ${seconds} s; the hypothesis held ${hypothesis}`;
  const doubtful = `${counted(unconfirmed, 'case')} looked like failures and were none when decided exactly`;
  return [
    ...paragraph(text, options.width, 'searched'),
    ...(unconfirmed === 0 ? [] : paragraph(doubtful, options.width, '')),
    ...paragraph(negationText(negation, holds, outside === runs), options.width, 'negation'),
    ...coverageLines(report, options),
    '',
  ];
}

/** The negation says that the claim holds in no case: a case where it holds, decided exactly, refutes that. */
function negationText(negation: FoundCase | null, holds: number, isVacuous: boolean): string {
  if (negation === null)
    return isVacuous ? 'not refuted either: no case counts' : 'not refuted: it holds in none of the cases drawn until then';
  const { path, facts } = negation;
  const values = facts.map(({ name, value }) => `${name} = ${value}`).join(', ');
  const shown = values === '' || values.length > LONGEST_VALUES ? '' : ` (${values})`;
  return `refuted: it holds in ${counted(holds, 'case')}, the first of them ${path}, confirmed exactly${shown}`;
}

/** In which ways the cases were degenerate: a table after a whole search, a line where it ended at a counterexample. */
function coverageLines({ coverage, runs, found }: RefuteReport, { meanings, style, width }: RefuteTextOptions): string[] {
  if (coverage === null || runs === 0) return [];
  const order = new Map(Object.keys(meanings).map((tag, at) => [tag, at]));
  const tags = Object.entries(coverage.tags).sort(([a], [b]) => (order.get(a) ?? Infinity) - (order.get(b) ?? Infinity));
  if (found) {
    const listed = tags.map(([tag, cases]) => `${String(cases)} ${tag}`).join(', ');
    return listed === '' ? [] : paragraph(listed, width, 'among them').map(style.faint);
  }
  const names = Math.max(...tags.map(([tag]) => tag.length), 'in no way'.length);
  const line = (tag: string, cases: number): string => {
    const share = ((100 * cases) / runs).toFixed(cases === 0 || cases === runs ? 0 : 1);
    return `    ${tag.padEnd(names)}  ${number(cases).padStart(number(runs).length)}  ${`${share} %`.padStart(7)}`;
  };
  return [
    '',
    '  degenerate    ' + style.faint('cases, share, and what it means'),
    ...tags.flatMap(([tag, cases]) => {
      const head = line(tag, cases);
      const meaning = meanings[tag];
      if (meaning === undefined) return [head];
      const [first = '', ...others] = wrapped(meaning.split(' '), Math.max(width - head.length - 2, 20), '', '');
      return [`${head}  ${style.faint(first)}`, ...others.map((text) => `${' '.repeat(head.length)}  ${style.faint(text)}`)];
    }),
    line('in no way', coverage.untagged),
  ];
}

function missingLines(report: RefuteReport, { style, width }: RefuteTextOptions): string[] {
  const { runs, kind, vacuous, from, coverage } = report;
  if (from !== 'search') return [];
  if (vacuous) {
    const text = `None of ${counted(runs, 'case')} satisfies the hypothesis, so this search says nothing about the claim.`;
    return [`  ${style.doubtful('VACUOUS')}`, '', ...paragraph(text, width)];
  }
  const within = runs - (coverage?.outside ?? 0);
  const head = `  ${style.strong(`no counterexample in ${counted(within, 'case')}`)}`;
  if (kind === 'control') {
    const text = 'This variant is known to be false: a search that misses it is too weak to mean anything. More cases: --runs, --time.';
    return [head, '', ...paragraph(text, width).map(style.doubtful)];
  }
  const text = `That is no proof: it says only that these ${counted(within, 'case')} do not refute the claim. Larger layers and other entries were not looked at.`;
  return [head, '', ...paragraph(text, width)];
}

function foundLines(report: RefuteReport, found: Counterexample, options: RefuteTextOptions): string[] {
  const { style, width, argument } = options;
  const { from, file, timeToFirst } = report;
  const layer = found.layer === null ? null : JSON.stringify(found.layer);
  const steps = `made smaller in ${counted(found.shrinkSteps, 'step')}`;
  const seconds = timeToFirst === null ? '' : ` after ${(timeToFirst / 1000).toFixed(2)} s`;
  const where = `seed ${String(found.seed)}, path ${found.path}`;
  const origin =
    from === 'store'
      ? `stored counterexample, decided exactly once more (${where}); --fresh searches anew`
      : `${where}${seconds}, then ${steps}`;
  return [
    `  ${style.bad('COUNTEREXAMPLE')}  confirmed exactly`,
    '',
    ...counterexampleLines(found, options),
    ...paragraph(origin, width, 'found at'),
    ...(file === null ? [] : labelled('stored in', file)),
    ...layerLines(layer, argument, found, width),
  ];
}

function layerLines(layer: string | null, argument: string, found: Counterexample, width: number): string[] {
  if (layer === null) return [];
  const save = `headcount refute ${argument} --seed ${String(found.seed)} --replay ${found.path} --out layer.json`;
  if (layer.length > LONGEST_LAYER) return paragraph(`saved by ${save}`, width, 'layer file');
  return ['', '  layer file, which --out FILE saves:', `  ${layer}`];
}

function replayedLines(report: RefuteReport, replayed: NonNullable<RefuteReport['replayed']>, options: RefuteTextOptions): string[] {
  const { style, shown, width } = options;
  const { seed, path, judgement, facts } = replayed;
  const ends = { fails: 'the claim fails there', holds: 'the claim holds there', outside: 'its hypothesis does not hold there' }[judgement];
  const head = paragraph(`the case at ${path} with seed ${String(seed)}: ${ends}, decided exactly`, width, 'replayed');
  if (report.counterexample !== undefined) return [...head, ''];
  return [
    ...head,
    '',
    ...(shown === null ? [] : caseText(shown, width - 4).map((line) => (line === '' ? '' : `    ${line}`))),
    ...(facts.length === 0 ? [] : ['', ...factLines(facts, style)]),
  ];
}

function factLines(facts: FoundCase['facts'], style: Style): string[] {
  const names = Math.max(0, ...facts.map(({ name }) => name.length));
  return facts.map(({ name, value }) => `    ${name.padEnd(names)} = ${style.strong(value)}`);
}

/** A line that is to be copied, and so never broken. */
function labelled(label: string, text: string): string[] {
  return [`  ${label.padEnd(LABEL)}${text}`];
}

function paragraph(text: string, width: number, label?: string): string[] {
  if (label === undefined) return wrapped(text.split(' '), width, '  ', '  ');
  // A blank comes before the first word unless only blanks stand before it.
  const first = label === '' ? ' '.repeat(LABEL + 2) : `  ${label.padEnd(LABEL - 1)}`;
  return wrapped(text.split(' '), width, first, ' '.repeat(LABEL + 2));
}

function number(value: number): string {
  return value.toLocaleString('en');
}

function counted(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}
