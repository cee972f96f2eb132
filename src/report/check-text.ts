import type { CheckedClaim, CheckReport, ProofError } from './check-report.ts';
import { brokenStatement } from '../logic/print-statement.ts';
import { factsText, wrapped } from './facts-text.ts';
import type { Style } from './style.ts';

const COLUMNS = ['verdict', 'theorems', 'controls', 'instances', 'inferences', 'seconds'] as const;
const WIDTHS = COLUMNS.map((name) => Math.max(name.length, 8) + 2);

/** The head of the table of claims, for ids of at most that many characters. */
export function checkHead(idWidth: number, style: Style): string {
  const [verdict, ...numbers] = COLUMNS;
  const head = `${'claim'.padEnd(idWidth)}  ${verdict.padEnd(WIDTHS[0] ?? 0)}${numbers.map((name, i) => name.padStart(WIDTHS[i + 1] ?? 0)).join('')}`;
  return style.strong(head);
}

/** A claim's row of the table. */
export function checkRow(claim: CheckedClaim, idWidth: number, style: Style): string {
  const { proof, verdict, controls, milliseconds } = claim;
  const colour = verdict === 'failed' ? style.bad : verdict === 'proved' ? style.good : style.doubtful;
  const refuted = controls.filter((one) => one.refuted).length;
  const cells = [
    String(proof?.parts.length ?? 0),
    refuted === controls.length ? String(refuted) : `${String(refuted)}/${String(controls.length)}`,
    String(proof?.instances ?? 0),
    (proof?.inferences ?? 0).toLocaleString('en'),
    (milliseconds / 1000).toFixed(1),
  ];
  const name = verdict.padEnd(WIDTHS[0] ?? 0);
  return `${claim.id.padEnd(idWidth)}  ${colour(name)}${cells.map((cell, i) => cell.padStart(WIDTHS[i + 1] ?? 0)).join('')}`;
}

/** What stands below the table: how many are proved, what is not, and on what it all rests. */
export function checkSummary({ claims }: CheckReport, style: Style, width: number): string {
  const count = (verdict: CheckedClaim['verdict']): number => claims.filter((claim) => claim.verdict === verdict).length;
  const counts = (['proved', 'open', 'failed'] as const).flatMap((one) => (count(one) === 0 ? [] : [`${String(count(one))} ${one}`]));
  const open = claims.flatMap(({ id, proof }) => (proof?.open ?? []).map(({ part, missing }) => `${id}, ${part}: ${missing}`));
  const axioms = new Map(claims.flatMap(({ proof }) => proof?.axioms ?? []).map((one) => [one.name ?? one.statement, one]));
  const others = [...axioms.values()].filter(({ name }) => name === null).length;
  const facts = axioms.size - others;
  const from = `They rest on ${counted(facts, 'fact')} of the standard library${others === 0 ? '' : ` and ${counted(others, 'other axiom')}`}`;
  return [
    `${counted(claims.length, 'claim')}: ${counts.join(', ')}. ${axioms.size === 0 ? '' : `${from}; --axioms lists them.`}`.trimEnd(),
    ...(open.length === 0 ? [] : ['', 'Not proved:', ...open.flatMap((text) => wrapped(text.split(' '), width, '  ', '    '))]).map(
      style.faint,
    ),
  ].join('\n');
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
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
