import * as z from 'zod';
import { DiagnosticError, fail, quoted } from '../diagnostics/diagnostic.ts';
import { layerOfFile } from './families.ts';
import { firstIssue } from './first-issue.ts';
import { locate, pathOfPlace } from './json-place.ts';
import type { JsonPath } from './json-place.ts';
import { NumberText, readJson } from './json-text.ts';
import { LAYER_FORMAT } from './layer-format.ts';
import { LAYER_KINDS, layerSchema } from './layer-schema.ts';
import type { LayerFile } from './layer-schema.ts';
import type { Layer } from './layer.ts';
import { nearestWord } from './nearest-word.ts';
import { describe, diagnosticOfIssues } from './schema-issues.ts';

/** Most entries in one layer file, however it came. */
export const MAX_ENTRIES = 5_000_000;

/** Beyond this many entries a file is asked for its first error alone before zod may gather them all. */
const MANY_ENTRIES = 20_000;

/** Keys of parametric layers (design.md 5), which this version does not read. */
const PARAMETRIC = ['parameters', 'relations', 'inequations'];

/**
 * The layer that a layer file describes: its JSON text (numbers read losslessly), or the object that it parses
 * to (a number then stands for its shortest decimal text, so 0.1 is 1/10 either way). `file` is named in errors.
 * Throws DiagnosticError, with the place and, for a text, the line: the codes of `readJson` and `exactEntry`,
 * `not-a-layer`, `unknown-format`, `unknown-kind`, `parametric-not-supported`, `unknown-key`, `missing-key`,
 * `conflicting-keys`, `wrong-type`, `empty-list`, `ragged-matrix`, `shape-mismatch`, `too-many-entries`.
 */
export function readLayer(input: string | object, file?: string): Layer {
  try {
    return layerOfFile(checkedFile(typeof input === 'string' ? readJson(input) : input));
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    const located = typeof input === 'string' ? withLine(error, input) : error;
    throw file === undefined ? located : located.inFile(file);
  }
}

/**
 * The same value with the shape of a layer file checked: format, kind, keys and types, not yet entries and dimensions.
 * Throws DiagnosticError as `readLayer`.
 */
export function checkedFile(value: unknown): LayerFile {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof NumberText) {
    return fail('not-a-layer', `found ${describe(value)}: expected an object with "format": "${LAYER_FORMAT}"`);
  }
  const format = ownValue(value, 'format');
  if (format === undefined) fail('unknown-format', `the key "format" is missing: expected "${LAYER_FORMAT}"`);
  if (format !== LAYER_FORMAT) fail('unknown-format', `found ${describe(format)}: expected "${LAYER_FORMAT}"`, { place: 'format' });
  const parametric = PARAMETRIC.find((key) => Object.hasOwn(value, key));
  if (parametric !== undefined) {
    fail('parametric-not-supported', 'parametric layers are not read by this version: expected numbers or exact strings as entries', {
      place: parametric,
    });
  }
  const kind = ownValue(value, 'kind');
  if (!LAYER_KINDS.some((known) => known === kind)) unknownKind(kind);
  const refuse = (issues: readonly z.core.$ZodIssue[]): never => {
    throw new DiagnosticError(diagnosticOfIssues(issues, value, (path) => knownKeys(String(kind), path)));
  };
  if (countEntries(value) > MANY_ENTRIES) {
    const issue = firstIssue(schemaOf(String(kind)), value);
    if (issue !== undefined) refuse([issue]);
  }
  const checked = layerSchema.safeParse(value);
  return checked.success ? checked.data : refuse(checked.error.issues);
}

function unknownKind(kind: unknown): never {
  const known = `one of ${LAYER_KINDS.join(', ')}`;
  if (kind === undefined) return fail('missing-key', `the key "kind" is missing: expected ${known}`);
  if (typeof kind !== 'string') return fail('unknown-kind', `found ${describe(kind)}: expected ${known}`, { place: 'kind' });
  const nearest = nearestWord(kind, LAYER_KINDS);
  return fail('unknown-kind', `${quoted(kind)} is not a known kind: the nearest is ${quoted(nearest ?? '')}`, {
    place: 'kind',
    notes: [`known kinds: ${LAYER_KINDS.join(', ')}`],
  });
}

/** Counts list items before anything walks them; a list that contains itself is cut off by the depth. */
function countEntries(root: object): number {
  let count = 0;
  const walk = (value: unknown, depth: number): void => {
    if (depth > 8 || typeof value !== 'object' || value === null || value instanceof NumberText) return;
    const items: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    count += items.length;
    if (count > MAX_ENTRIES) fail('too-many-entries', `more than ${String(MAX_ENTRIES)} entries: expected at most that`);
    for (const item of items) walk(item, depth + 1);
  };
  walk(root, 0);
  return count;
}

function schemaOf(kind: string): unknown {
  return layerSchema.options.find((option) => option.shape.kind.value === kind);
}

/** The keys that the schema of `kind` knows at a path, walked through zod's own description of it. */
function knownKeys(kind: string, path: JsonPath): readonly string[] {
  let at = schemaOf(kind);
  for (const step of path) {
    while (at instanceof z.ZodOptional) at = at.unwrap();
    if (at instanceof z.ZodArray) at = at.element;
    else if (at instanceof z.ZodObject) at = (at.shape as Record<string, unknown>)[String(step)];
  }
  while (at instanceof z.ZodOptional) at = at.unwrap();
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function ownValue(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

/** `A[1][0]` becomes `A[1][0] (line 7)`. */
function withLine(error: DiagnosticError, text: string): DiagnosticError {
  const { place } = error.diagnostic;
  const path = place === undefined ? undefined : pathOfPlace(place);
  const found = path === undefined ? undefined : locate(text, path);
  if (place === undefined || found === undefined) return error;
  return new DiagnosticError({ ...error.diagnostic, place: `${place} (line ${String(found.line)})` });
}
