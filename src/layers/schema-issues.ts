import type * as z from 'zod';
import { quoted } from '../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { placeOfPath } from './json-place.ts';
import type { JsonPath } from './json-place.ts';
import { NumberText } from './json-text.ts';
import { nearestWord } from './nearest-word.ts';

/** Further issues that are named in the notes of the first. */
const FURTHER = 3;

/**
 * What zod found wrong with `value`, as one diagnostic: an unknown key first (it often explains a missing one),
 * then the issues in the order of the file; a few more stand in the notes. `keysAt` lists the keys known at a path.
 */
export function diagnosticOfIssues(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  keysAt: (path: JsonPath) => readonly string[],
): Diagnostic {
  const ordered = [...issues].sort((a, b) => rank(a) - rank(b));
  const [first, ...rest] = ordered.flatMap((issue) => diagnose(issue, value, keysAt));
  if (first === undefined) return { code: 'wrong-type', message: 'not a layer file' };
  const more = rest.slice(0, FURTHER).map(({ place, message }) => `also: ${place === undefined ? '' : `${place}: `}${message}`);
  const unsaid = rest.length - more.length;
  const notes = [...(first.notes ?? []), ...more, ...(unsaid > 0 ? [`and ${String(unsaid)} more`] : [])];
  return notes.length === 0 ? first : { ...first, notes };
}

function rank(issue: z.core.$ZodIssue): number {
  return issue.code === 'unrecognized_keys' ? 0 : 1;
}

function diagnose(issue: z.core.$ZodIssue, value: unknown, keysAt: (path: JsonPath) => readonly string[]): Diagnostic[] {
  const path = plainPath(issue.path);
  if (issue.code === 'unrecognized_keys') return issue.keys.slice(0, FURTHER).map((key) => unknownKey(key, path, keysAt(path)));
  const found = valueAt(value, path);
  const place = placeOfPath(path);
  const expected = expectation(issue);
  if (found === undefined) return [{ code: 'missing-key', ...placed(placeOfPath(path.slice(0, -1))), message: missing(path, expected) }];
  if (issue.code === 'too_small') return [{ code: 'empty-list', place, message: 'an empty list: expected at least 1 entry' }];
  return [{ code: 'wrong-type', ...placed(place), message: `found ${describe(found)}: expected ${expected}` }];
}

/** `unknown key "gain"`, with the nearest known key. */
export function unknownKey(key: string, path: JsonPath, known: readonly string[]): Diagnostic {
  const nearest = nearestWord(key, known);
  return {
    code: 'unknown-key',
    place: placeOfPath([...path, key]),
    message: `unknown key ${quoted(key)}${nearest === undefined ? '' : `: the nearest known key is ${quoted(nearest)}`}`,
    notes: [`known keys: ${known.join(', ')}`],
  };
}

function missing(path: JsonPath, expected: string): string {
  return `the key ${quoted(String(path.at(-1) ?? ''))} is missing: expected ${expected}`;
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES.get(issue.expected) ?? issue.expected;
    case 'invalid_value':
      return issue.values.map((v) => JSON.stringify(v)).join(' or ');
    case 'invalid_union':
      // zod's own words where the schema gives none: the only such union is an eigenvalue.
      return issue.message === 'Invalid input' ? 'a number, an exact string or a pair [re, im] of them' : issue.message;
    case 'too_small':
      return 'at least 1 entry';
    default:
      return issue.message;
  }
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['array', 'a list'],
  ['object', 'an object'],
  ['string', 'a string'],
  ['boolean', 'true or false'],
]);

/** What a value from a file is, for a message. */
export function describe(value: unknown): string {
  if (value instanceof NumberText) return value.text.length > 40 ? 'a long number' : value.text;
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${String(value.length)}`;
  if (value !== null && typeof value === 'object') return 'an object';
  return String(value);
}

function placed(place: string): { place?: string } {
  return place === '' ? {} : { place };
}

function plainPath(path: readonly PropertyKey[]): JsonPath {
  return path.map((step) => (typeof step === 'symbol' ? String(step) : step));
}

function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[step] : undefined),
    value,
  );
}
