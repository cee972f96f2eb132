import type { CaseSize, ExactJudgement } from '../claims/claim.ts';
import { DiagnosticError, fail } from '../diagnostics/diagnostic.ts';
import { NumberText, readJson, type JsonValue } from '../layers/json-text.ts';
import type { LayerObject } from '../layers/layer.ts';
import { readPath } from './case-path.ts';
import { witnessOf, type FoundAt, type Refutation } from './refutation.ts';
import type { SearchedProperty } from './searched-property.ts';

/** What the file of a counterexample says it is. */
export const COUNTEREXAMPLE_FORMAT = 'headcount/counterexample@1';

/** The claim that a counterexample belongs to: where it is kept, and what it must have said when it was found. */
export interface StoredUnder {
  readonly id: string;
  readonly words: string;
  /** See `statementHash`. */
  readonly hash: string;
}

/** The content of a counterexample's file: written for readers and for `git`; only claim, hash, found and case are read. */
export interface StoredCounterexample {
  readonly format: typeof COUNTEREXAMPLE_FORMAT;
  readonly claim: string;
  readonly statement: { readonly words: string; readonly hash: string };
  readonly found: FoundAt;
  readonly shrunk: boolean;
  readonly facts: ExactJudgement['facts'];
  readonly size: CaseSize;
  readonly case: unknown;
  readonly layer: LayerObject | null;
}

/** A stored counterexample that still is one: everything but its case, seed and path is computed anew. */
export interface StoredRefutation {
  readonly refutation: Refutation;
  readonly shrunk: boolean;
}

const LIMITS = { depth: 20, values: 200_000 };
/** Strings in a case name its kind or its tags. Nothing else may come to a terminal this way. */
const WORD = /^[\w .:+/^*()-]{0,100}$/;

/** Larger than any number that a search draws. */
const LARGEST = 1e9;

/** The file's content for a counterexample. */
export function storedCounterexample({ id, words, hash }: StoredUnder, found: Refutation, shrunk: boolean): StoredCounterexample {
  const { seed, path, facts, size, case: one, layer } = found;
  return {
    format: COUNTEREXAMPLE_FORMAT,
    claim: id,
    statement: { words, hash },
    found: { seed, path },
    shrunk,
    facts,
    size,
    case: one,
    layer,
  };
}

/** A list of numbers over several lines; no string of a JSON text has a line break. */
const SPREAD_NUMBERS = /\[\s*\n\s*(-?\d[^[\]{}"]*?)\s*\n\s*\]/g;

/** The file's text: indented, but every list of numbers, such as the row of a matrix, on one line. */
export function counterexampleText(stored: StoredCounterexample): string {
  const text = JSON.stringify(stored, null, 2);
  return `${text.replaceAll(SPREAD_NUMBERS, (_, numbers: string) => `[${numbers.replaceAll(/\s*\n\s*/g, ' ')}]`)}\n`;
}

/**
 * The counterexample that a file's text holds, decided again. The text may come from anybody. Throws DiagnosticError: the
 * codes of `readJson`; `not-a-counterexample`; `another-statement` where it was found for other words; `no-such-case`
 * where the search may not draw its case; `not-refuted` where the claim does not fail there.
 */
export function readStoredCounterexample(text: string, { id, hash }: StoredUnder, property: SearchedProperty): StoredRefutation {
  const file = objectOf(readJson(text, LIMITS), 'the file');
  if (file.get('format') !== COUNTEREXAMPLE_FORMAT) refuse(`expected "format": "${COUNTEREXAMPLE_FORMAT}"`);
  const statement = objectOf(file.get('statement'), 'statement');
  if (file.get('claim') !== id || statement.get('hash') !== hash) {
    fail('another-statement', 'was found for another statement: expected one that is stored for this one');
  }
  const found = objectOf(file.get('found'), 'found');
  const [seed, path, shrunk] = [plain(found.get('seed')), found.get('path'), file.get('shrunk')];
  if (typeof seed !== 'number' || (seed | 0) !== seed || typeof path !== 'string') return refuse('expected a seed and a path in found');
  checkPath(path);
  const one = plain(file.get('case'));
  if (!property.source.canShrinkWithoutContext(one)) fail('no-such-case', 'holds no case that a search for this claim draws');
  const exact = decided(property, one);
  if (exact.judgement !== 'fails') fail('not-refuted', 'holds a case where the claim does not fail');
  return { refutation: { ...witnessOf(property, one, exact), seed, path, runs: 0, shrinkSteps: 0 }, shrunk: shrunk === true };
}

/** A case that nobody drew may have numbers that the exact decision refuses. */
function decided(property: SearchedProperty, one: unknown): ExactJudgement {
  try {
    return property.confirm(one);
  } catch (error) {
    if (error instanceof RangeError) return fail('no-such-case', 'holds a case whose numbers are too large to decide it');
    throw error;
  }
}

function checkPath(path: string): void {
  try {
    readPath(path);
  } catch (error) {
    if (error instanceof DiagnosticError) refuse('expected a seed and a path in found');
    throw error;
  }
}

function objectOf(value: JsonValue | undefined, what: string): ReadonlyMap<string, JsonValue> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof NumberText) {
    return refuse(`${what}: expected an object`);
  }
  return new Map(Object.entries(value));
}

/** A value as JSON.parse would give it, except that no number is rounded and no key has a meaning for the language. */
function plain(value: JsonValue | undefined): unknown {
  if (value === undefined || value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return WORD.test(value) ? value : refuse('expected plain words as the strings of its case');
  if (value instanceof NumberText) {
    const number = Number(value.text);
    if (Math.abs(number) > LARGEST) return refuse('a number is larger than any that is drawn');
    return String(number) === value.text ? number : refuse(`a number is not written as it is kept: expected ${number}`);
  }
  if (Array.isArray(value)) return value.map((part: JsonValue) => plain(part));
  const parts = Object.entries(value);
  if (parts.some(([key]) => key === '__proto__' || !WORD.test(key))) refuse('expected plain words as the keys of its case');
  return Object.fromEntries(parts.map(([key, part]) => [key, plain(part)]));
}

function refuse(what: string): never {
  return fail('not-a-counterexample', `is not a stored counterexample: ${what}`);
}
