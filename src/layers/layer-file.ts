import * as z from 'zod';
import { DiagnosticError, fail, quoted } from '../diagnostics/diagnostic.ts';
import { layerOfFile } from './families.ts';
import { firstIssue } from './first-issue.ts';
import type { JsonPath } from './json-place.ts';
import { NumberText, readJson } from './json-text.ts';
import { LAYER_FORMAT } from './layer-format.ts';
import { LAYER_KINDS, PARAMETRIC_KEYS, schemaOfKind } from './layer-schema.ts';
import type { LayerFile, ParametricFile } from './layer-schema.ts';
import type { Layer } from './layer.ts';
import { locatingErrors } from './located-error.ts';
import { nearestWord } from './nearest-word.ts';
import { describe, diagnosticOfIssues } from './schema-issues.ts';

/** Most entries in one layer file, however it came. */
export const MAX_ENTRIES = 5_000_000;

/** Beyond this many entries a file is asked for its first error alone before zod may gather them all. */
const MANY_ENTRIES = 20_000;

/**
 * The layer that a layer file describes: its JSON text (numbers read losslessly), or the object that it parses
 * to (a number then stands for its shortest decimal text, so 0.1 is 1/10 either way). `file` is named in errors.
 * Throws DiagnosticError, with the place and, for a text, the line: the codes of `readJson` and `exactEntry`,
 * `not-a-layer`, `unknown-format`, `unknown-kind`, `layer-has-parameters`, `unknown-key`, `missing-key`,
 * `conflicting-keys`, `wrong-type`, `empty-list`, `ragged-matrix`, `shape-mismatch`, `too-many-entries`.
 */
export function readLayer(input: string | object, file?: string): Layer {
  return locatingErrors(input, file, () => layerOfFile(checkedFile(typeof input === 'string' ? readJson(input) : input)));
}

/** True for the content of a layer file that has, or should have, parameters: one for `readParametricLayer`. */
export function declaresParameters(value: unknown): boolean {
  return typeof value === 'object' && value !== null && PARAMETRIC_KEYS.some((key) => Object.hasOwn(value, key));
}

/**
 * The same value with the shape of a layer file checked: format, kind, keys and types, not yet entries and dimensions.
 * Throws DiagnosticError as `readLayer`.
 */
export function checkedFile(value: unknown): LayerFile {
  const file = checkedHeader(value);
  if (declaresParameters(file)) refuseParameters(file);
  return checkedKind(file, false);
}

/** `checkedFile` for a file with parameters. Throws DiagnosticError; `missing-key` if it has none. */
export function checkedParametricFile(value: unknown): ParametricFile {
  return checkedKind(checkedHeader(value), true) as ParametricFile;
}

function checkedHeader(value: unknown): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof NumberText) {
    return fail('not-a-layer', `found ${describe(value)}: expected an object with "format": "${LAYER_FORMAT}"`);
  }
  const format = ownValue(value, 'format');
  if (format === undefined) fail('unknown-format', `the key "format" is missing: expected "${LAYER_FORMAT}"`);
  if (format !== LAYER_FORMAT) fail('unknown-format', `found ${describe(format)}: expected "${LAYER_FORMAT}"`, { place: 'format' });
  return value;
}

function refuseParameters(file: object): never {
  const key = PARAMETRIC_KEYS.find((known) => Object.hasOwn(file, known)) ?? '';
  if (key !== 'parameters')
    fail('missing-key', `${key} without parameters: expected the key "parameters", a list of names`, { place: key });
  return fail('layer-has-parameters', 'a layer with parameters stands for many layers: expected one, with numbers in their place', {
    place: key,
    notes: [
      'a claim file that names this file as its "layer" is searched over the parameters by headcount refute',
      'in a program readParametricLayer reads it, and layerAt gives the layer at a point',
    ],
  });
}

function checkedKind(value: object, parametric: boolean): LayerFile {
  const kind = ownValue(value, 'kind');
  if (!LAYER_KINDS.some((known) => known === kind)) unknownKind(kind);
  const schema = schemaOfKind(String(kind), parametric);
  if (schema === undefined) throw new RangeError(`no schema for ${String(kind)}`);
  const refuse = (issues: readonly z.core.$ZodIssue[]): never => {
    throw new DiagnosticError(
      diagnosticOfIssues(issues, value, (path) => [
        ...knownKeys(schema, path),
        ...(path.length === 0 && !parametric ? PARAMETRIC_KEYS : []),
      ]),
    );
  };
  if (countEntries(value) > MANY_ENTRIES) {
    const issue = firstIssue(schema, value);
    if (issue !== undefined) refuse([issue]);
  }
  const checked = schema.safeParse(value);
  return checked.success ? (checked.data as LayerFile) : refuse(checked.error.issues);
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

/** The keys that a schema knows at a path, walked through zod's own description of it. */
function knownKeys(schema: unknown, path: JsonPath): readonly string[] {
  let at = schema;
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
