// What theorems rest on, by name, file and line; and which of that is allowed.
import { DiagnosticError, fail } from '../diagnostics/diagnostic.ts';
import type { Axiom } from '../kernel/axiom-set.ts';
import { alphaEqual, type Term } from '../kernel/term.ts';
import { axiomsOf, type Theorem } from '../kernel/theorem.ts';
import { nearestWord } from '../layers/nearest-word.ts';
import { FACT_NAMES, factOfAxiom, statementOfFact } from '../logic/foundation.ts';
import { printExactly } from '../logic/print-exactly.ts';
import { printSequent } from '../logic/print-term.ts';
import { parseStatement, vocabulary } from '../logic/vocabulary.ts';

/** The file that holds everything that proofs may assume. */
export const FOUNDATION_FILE = 'src/logic/foundation.ts';

/** An axiom as readers see it. One that is no fact of the foundation has no name, and nobody knows where it stands. */
export interface NamedAxiom {
  readonly name: string | null;
  readonly statement: string;
  readonly file: string | null;
  readonly line: number | null;
}

const named = new WeakMap<Axiom, NamedAxiom>();

/** Name, statement, file and line of an axiom. */
export function namedAxiom(one: Axiom): NamedAxiom {
  const known = named.get(one) ?? describe(one);
  named.set(one, known);
  return known;
}

function describe(one: Axiom): NamedAxiom {
  const fact = factOfAxiom(one);
  if (fact !== null) return { name: fact.name, statement: statementOfFact(fact.name), file: FOUNDATION_FILE, line: fact.line };
  return { name: null, statement: sequentText(one), file: null, line: null };
}

function sequentText(one: Axiom): string {
  if (one.hypotheses.length > 0) return printSequent(one, { signature: vocabulary() });
  return statementText(one.conclusion);
}

/** A statement as text that reads back as the same, where that can be written. */
export function statementText(t: Term): string {
  try {
    return printExactly(t, vocabulary());
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return printSequent({ hypotheses: [], conclusion: t }, { signature: vocabulary() }).replace(/^⊢ /, '');
  }
}

/** The axioms that any of the theorems rests on: facts in the order of their file, then all others. Each name once. */
export function axiomsOfAll(theorems: readonly Theorem[]): NamedAxiom[] {
  const distinct = new Map([...axiomsOf(theorems)].map((one) => [JSON.stringify(namedAxiom(one)), namedAxiom(one)]));
  return [...distinct.values()].sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity) || (a.statement < b.statement ? -1 : 1));
}

/** Which axioms theorems may rest on. */
export type AllowedAxioms = (one: Axiom) => boolean;

/** The facts of the foundation, and nothing else. */
export const FOUNDATION_ONLY: AllowedAxioms = (one) => namedAxiom(one).name !== null;

/**
 * What a list allows: on each line the name of a fact, or a statement; lines that begin with `#` say nothing. Statements may
 * be about constants of proof files that are loaded. Fails (`allow-list`) for a line that is neither, with its place.
 */
export function readAllowedAxioms(text: string, file: string): AllowedAxioms {
  const names = new Set<string>();
  const statements: Term[] = [];
  for (const [i, whole] of text.split(/\r?\n/).entries()) {
    const line = whole.trim();
    const place = `line ${String(i + 1)}`;
    if (line === '' || line.startsWith('#')) continue;
    if (FACT_NAMES.some((name) => name === line)) names.add(line);
    else if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(line)) notAFact(line, file, place);
    else statements.push(statementIn(line.replace(/^(⊢|\|-)\s*/, ''), file, place));
  }
  return (one) => {
    const { name } = namedAxiom(one);
    if (name !== null && names.has(name)) return true;
    return one.hypotheses.length === 0 && statements.some((statement) => alphaEqual(statement, one.conclusion));
  };
}

function notAFact(name: string, file: string, place: string): never {
  const nearest = nearestWord(name, FACT_NAMES);
  return fail('allow-list', `${name} is no fact of ${FOUNDATION_FILE}`, {
    file,
    place,
    notes: nearest === undefined ? [] : [`the nearest is ${nearest}`],
  });
}

function statementIn(text: string, file: string, place: string): Term {
  try {
    return parseStatement(text);
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    const { message, notes } = error.diagnostic;
    return fail('allow-list', `neither the name of a fact nor a statement: ${message}`, { file, place, ...(notes && { notes }) });
  }
}
