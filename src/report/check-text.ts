import type { CheckedClaim, CheckReport, ProofError } from './check-report.ts';
import { brokenStatement } from '../logic/print-statement.ts';
import { factsText, wrapped } from './facts-text.ts';
import type { Style } from './style.ts';

/** Which table is shown: of everything that was gathered, or of proofs alone, which then have more columns. */
export type CheckTable = 'all' | 'proof';

const COLUMNS: Readonly<Record<CheckTable, readonly string[]>> = {
  all: ['verdict', 'theorems', 'controls', 'checks', 'searched', 'seconds'],
  proof: ['verdict', 'theorems', 'controls', 'instances', 'inferences', 'seconds'],
};
const widthOf = (name: string): number => Math.max(name.length, 8) + 2;
/** What stands in a cell where there is no such evidence. */
const NONE = '–';

/** The head of the table of claims, for ids of at most that many characters. */
export function checkHead(table: CheckTable, idWidth: number, style: Style): string {
  return style.strong(tableRow('claim'.padEnd(idWidth), COLUMNS[table], table));
}

/** A claim's row of the table. */
export function checkRow(table: CheckTable, claim: CheckedClaim, idWidth: number, style: Style): string {
  const { proof, verdict, milliseconds } = claim;
  const colour = verdict === 'failed' || verdict === 'refuted' ? style.bad : verdict === 'proved' ? style.good : style.doubtful;
  const seconds = (milliseconds / 1000).toFixed(1);
  const theorems = String(proof?.parts.length ?? NONE);
  const cells =
    table === 'all'
      ? [
          theorems,
          share(claim.controls, ({ refuted }) => refuted),
          share(claim.checks ?? [], ({ holds }) => holds),
          searchedText(claim),
          seconds,
        ]
      : [
          theorems,
          refutedText(proof?.controls ?? []),
          String(proof?.instances ?? 0),
          (proof?.inferences ?? 0).toLocaleString('en'),
          seconds,
        ];
  return tableRow(claim.id.padEnd(idWidth), [verdict, ...cells], table, colour);
}

function tableRow(
  first: string,
  [verdict = '', ...cells]: readonly string[],
  table: CheckTable,
  colour = (text: string): string => text,
): string {
  const [verdictName = '', ...names] = COLUMNS[table];
  const rest = cells.map((cell, i) => cell.padStart(widthOf(names[i] ?? ''))).join('');
  return `${first}  ${colour(verdict.padEnd(widthOf(verdictName)))}${rest}`;
}

/** `4/4`: how many of them are as they should be. */
function share<T>(list: readonly T[], isGood: (one: T) => boolean): string {
  return list.length === 0 ? NONE : `${String(list.filter(isGood).length)}/${String(list.length)}`;
}

function refutedText(controls: readonly { readonly refuted: boolean }[]): string {
  const refuted = controls.filter((one) => one.refuted).length;
  return refuted === controls.length ? String(refuted) : `${String(refuted)}/${String(controls.length)}`;
}

function searchedText({ search }: CheckedClaim): string {
  if (search === undefined) return NONE;
  if (search.vacuous) return 'vacuous';
  return search.runs === 0 ? 'stored' : search.runs.toLocaleString('en');
}

/** What stands below the table: how many are proved, what the search saw, what is not proved, and on what it all rests. */
export function checkSummary({ claims }: CheckReport, style: Style, width: number): string {
  const count = (verdict: CheckedClaim['verdict']): number => claims.filter((claim) => claim.verdict === verdict).length;
  const verdicts = ['proved', 'searched', 'certified', 'measured', 'open', 'refuted', 'failed'] as const;
  const counts = verdicts.flatMap((one) => (count(one) === 0 ? [] : [`${String(count(one))} ${one}`]));
  const open = claims.flatMap(({ id, proof }) => (proof?.open ?? []).map(({ part, missing }) => `${id}, ${part}: ${missing}`));
  const unsearched = claims.flatMap(({ id, unsearched: why }) => (why === undefined ? [] : [`${id}: ${why}`]));
  const axioms = new Map(claims.flatMap(({ proof }) => proof?.axioms ?? []).map((one) => [one.name ?? one.statement, one]));
  const others = [...axioms.values()].filter(({ name }) => name === null).length;
  const facts = axioms.size - others;
  const from = `They rest on ${counted(facts, 'fact')} of the standard library${others === 0 ? '' : ` and ${counted(others, 'other axiom')}`}`;
  const head =
    `${counted(claims.length, 'claim')}: ${counts.join(', ')}. ${axioms.size === 0 ? '' : `${from}; --axioms lists them.`}`.trimEnd();
  const listed = (title: string, list: readonly string[]): string[] =>
    list.length === 0 ? [] : ['', title, ...list.flatMap((text) => wrapped(text.split(' '), width, '  ', '    '))];
  return [
    ...wrapped(head.split(' '), width, '', ''),
    ...searchSummary(claims).flatMap((text) => wrapped(text.split(' '), width, '', '')),
    ...[...listed('Not proved:', open), ...listed('Not searched:', unsearched)].map(style.faint),
  ].join('\n');
}

function searchSummary(claims: readonly CheckedClaim[]): string[] {
  const controls = claims.flatMap((claim) => claim.controls);
  const refuted = controls.filter((one) => one.refuted).length;
  const stored = controls.filter((one) => one.stored).length;
  const searches = claims.flatMap(({ search }) => (search === undefined || search.runs === 0 ? [] : [search]));
  const runs = searches.reduce((sum, search) => sum + search.runs, 0);
  const seed = searches[0]?.seed ?? controls[0]?.seed ?? 1;
  const again = stored === 0 ? '' : ` (${stored.toLocaleString('en')} of them stored earlier; --fresh searches again)`;
  const found = searches.some((search) => search.counterexample !== null);
  return [
    ...(controls.length === 0
      ? []
      : [
          `The search refutes ${String(refuted)} of ${counted(controls.length, 'false variant')}, by counterexamples confirmed exactly${again}.`,
        ]),
    ...(runs === 0
      ? []
      : [
          `It drew ${counted(runs, 'case')} of the claims from seed ${String(seed)}${found ? '' : ' and found no counterexample to them, which proves nothing'}.`,
        ]),
  ];
}

/** What went wrong with a claim, for people: the lemma, why, the goal, and which theorems are missing for it. */
export function checkFailures({ id, error, furtherErrors = [] }: CheckedClaim): string[] {
  return [error, ...furtherErrors].flatMap((one) => (one === undefined ? [] : [failureText(id, one)]));
}

function failureText(id: string, { place, message, notes = [], missing }: ProofError): string {
  const lines = [[id, place, message].filter((part) => part !== undefined && part !== '').join(': '), ...notes.map((note) => `  ${note}`)];
  const others = missing.filter((name) => name !== place);
  return [...lines, ...(others.length === 0 ? [] : [`  not proved for it: ${others.join(', ')}`])].join('\n');
}

/** Every theorem of the claims with the names of what it rests on, then these with file, line and statement. */
export function axiomsText({ claims }: CheckReport, style: Style, width: number): string {
  const theorems = claims.flatMap(({ id, proof }) =>
    (proof?.theorems ?? []).flatMap(({ name, role, label, statement, axioms }) => [
      `${style.strong(name)}  ${style.faint(`${id}: ${role}${label === name ? '' : ` ${label}`}`)}`,
      ...brokenStatement(statement, width - 4)
        .split('\n')
        .map((line) => `    ${line}`),
      ...restingText(axioms, proof?.axioms ?? [], width).map(style.faint),
      '',
    ]),
  );
  const axioms = new Map(claims.flatMap(({ proof }) => proof?.axioms ?? []).map((one) => [one.name ?? one.statement, one]));
  return [...theorems, ...factsText([...axioms.values()], style)].join('\n');
}

function restingText(names: readonly string[], axioms: NonNullable<CheckedClaim['proof']>['axioms'], width: number): string[] {
  if (names.length === 0) return ['  rests on nothing'];
  const where = new Map(axioms.map((one) => [one.name ?? one.statement, one]));
  const facts = names.filter((name) => where.get(name)?.name !== null);
  const file = facts.map((name) => where.get(name)?.file).find((one) => one !== null) ?? '';
  const places = facts.map((name, i) => `${name}:${String(where.get(name)?.line ?? '')}${i === facts.length - 1 ? '' : ','}`);
  const others = names.filter((name) => where.get(name)?.name === null);
  return [
    ...(facts.length === 0 ? [] : wrapped(['rests', 'on', `${file}:`, ...places], width, '  ', '    ')),
    ...others.map((statement) => `  rests on the axiom ${statement}`),
  ];
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
