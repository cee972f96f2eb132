import { DiagnosticError, fail, quoted } from '../diagnostics/diagnostic.ts';
import { locate, pathOfPlace, type JsonPath } from '../layers/json-place.ts';
import { NumberText, readJson } from '../layers/json-text.ts';
import { declaresParameters, readLayer } from '../layers/layer-file.ts';
import type { Layer, LayerObject } from '../layers/layer.ts';
import { locatingErrors } from '../layers/located-error.ts';
import { nearestWord } from '../layers/nearest-word.ts';
import { readParametricLayer, type ParametricLayer } from '../layers/parametric-layer.ts';
import { describe, diagnosticOfIssues } from '../layers/schema-issues.ts';
import { checkNames } from './check-names.ts';
import { FAMILIES, FAMILY_KINDS, LAYER_RANGES, type Family, type FamilyBounds, type Range } from './claim-families.ts';
import { filledIn } from './claim-ranges.ts';
import { CLAIM_FORMAT, claimSchema, familySchemas, type ClaimFile } from './claim-schema.ts';
import { inKey } from './formula-place.ts';
import type { Formula } from './formula.ts';
import { parseFormula } from './parse-formula.ts';
import { formulaText } from './print-formula.ts';
import { scopeOf } from './quantities.ts';

/** What a claim from a file is about: a family of layers, or one layer file. */
export type Subject = { readonly type: 'family'; readonly family: Family } | LayerSubject;

/** The layer of a file, which may have parameters; its path until `aboutLayer` puts it there. */
export interface LayerSubject {
  readonly type: 'layer';
  readonly layer: string | Layer | ParametricLayer;
  readonly n: Range;
  /** What parameters are drawn from: whole numbers, and what they are divided by. */
  readonly entries: Range;
  readonly denominator: Range;
}

/** A claim from a file, its formulas read. */
export interface FileClaim {
  readonly id: string;
  readonly name?: string;
  readonly description?: string;
  readonly subject: Subject;
  /** The hypothesis; null where there is none. */
  readonly given: Formula | null;
  readonly says: Formula;
}

/**
 * The claim that a claim file states: its JSON text, or the object that it parses to. `file` is named in errors.
 * Where the subject is the path of a layer file, names are checked only by `aboutLayer`.
 * Throws DiagnosticError, with the place and, for a text, the line: the codes of `readJson`, `parseFormula`, `checkNames`
 * and (for a layer object) `readLayer`; `not-a-claim`, `unknown-format`, `unknown-kind`, `unknown-key`, `missing-key`,
 * `conflicting-keys`, `wrong-type`, `out-of-range`, `empty-range`.
 */
export function readClaim(input: string | object, file?: string): FileClaim {
  try {
    return claimOf(checkedClaim(typeof input === 'string' ? readJson(input) : input));
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    const located = typeof input === 'string' ? withLine(error, input) : error;
    throw file === undefined ? located : located.inFile(file);
  }
}

/** True for a parsed JSON value that says it is a claim. */
export function isClaim(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && Object.hasOwn(value, 'format') && (value as { format: unknown }).format === CLAIM_FORMAT
  );
}

/** The layer of a layer file's text or object, with parameters where the file declares some. Throws as `readLayer`. */
export function readAnyLayer(input: string | object, file?: string): Layer | ParametricLayer {
  const value = locatingErrors(input, file, () => (typeof input === 'string' ? readJson(input) : input));
  return declaresParameters(value) ? readParametricLayer(input, file) : readLayer(input, file);
}

/** Whether a layer has parameters. */
export function isParametricLayer(layer: Layer | ParametricLayer): layer is ParametricLayer {
  return 'parameters' in layer;
}

/**
 * A claim about one layer with that layer in place of its path, and its names checked; `parameters` are those of the layer
 * unless it is one of a family that is given otherwise. Throws DiagnosticError: the codes of `checkNames`, and `length-beyond-list` where the layer is not defined
 * for the lengths of the claim. A claim about a family is returned as it is.
 */
export function aboutLayer(
  claim: FileClaim,
  layer: Layer | ParametricLayer,
  parameters: readonly string[] = isParametricLayer(layer) ? layer.parameters : [],
): FileClaim {
  if (claim.subject.type === 'family') return claim;
  const [least] = claim.subject.n;
  if (least > layer.maxLength) {
    fail('length-beyond-list', `the layer is given for ${layer.maxLength} positions: expected a range of n that begins there or below`, {
      place: 'ranges.n',
    });
  }
  checkFormulas(claim, layer.kind, parameters);
  return { ...claim, subject: { ...claim.subject, layer } };
}

/** The plain object of a claim in its normal form: every range written out, formulas with as few brackets as they need. */
export function claimObject(claim: FileClaim): Record<string, unknown> {
  const { id, name, description, subject, given, says } = claim;
  return {
    format: CLAIM_FORMAT,
    id,
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(subject.type === 'family'
      ? { over: subject.family }
      : {
          layer: typeof subject.layer === 'string' ? subject.layer : (subject.layer.toJSON() satisfies LayerObject),
          ranges: { n: subject.n, entries: subject.entries, denominator: subject.denominator },
        }),
    ...(given === null ? {} : { given: formulaText(given) }),
    says: formulaText(says),
  };
}

function checkedClaim(value: unknown): ClaimFile {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof NumberText) {
    return fail('not-a-claim', `found ${describe(value)}: expected an object with "format": "${CLAIM_FORMAT}"`);
  }
  const format = ownValue(value, 'format');
  if (format === undefined) fail('unknown-format', `the key "format" is missing: expected "${CLAIM_FORMAT}"`);
  if (format !== CLAIM_FORMAT) fail('unknown-format', `found ${describe(format)}: expected "${CLAIM_FORMAT}"`, { place: 'format' });
  const over = objectAt(value, 'over');
  objectAt(value, 'ranges');
  const kind = over === undefined ? FAMILY_KINDS[0] : ownValue(over, 'kind');
  if (typeof kind !== 'string' || !familySchemas.has(kind)) unknownKind(kind);
  const checked = claimSchema.safeParse(value);
  if (!checked.success) throw new DiagnosticError(diagnosticOfIssues(checked.error.issues, value, (path) => keysAt(path, kind)));
  return checked.data;
}

/** A number of a text is an object to zod: what should be an object is asked for here. */
function objectAt(value: object, key: string): object | undefined {
  const found = ownValue(value, key);
  if (found === undefined) return undefined;
  if (typeof found === 'object' && found !== null && !Array.isArray(found) && !(found instanceof NumberText)) return found;
  return fail('wrong-type', `found ${describe(found)}: expected an object`, { place: key });
}

function unknownKind(kind: unknown): never {
  const known = `one of ${FAMILY_KINDS.join(', ')}`;
  if (kind === undefined) return fail('missing-key', `the key "kind" is missing: expected ${known}`, { place: 'over' });
  if (typeof kind !== 'string') return fail('unknown-kind', `found ${describe(kind)}: expected ${known}`, { place: 'over.kind' });
  const nearest = quoted(nearestWord(kind, FAMILY_KINDS) ?? '');
  return fail('unknown-kind', `${quoted(kind)} is not a kind that a claim may be over: the nearest is ${nearest}`, {
    place: 'over.kind',
    notes: [`known kinds: ${FAMILY_KINDS.join(', ')}`, 'a layer of any kind may be named as "layer" instead'],
  });
}

function keysAt(path: JsonPath, kind: string): readonly string[] {
  const [key] = path;
  if (key === 'over') return Object.keys(familySchemas.get(kind)?.shape ?? {});
  return key === 'ranges' ? Object.keys(LAYER_RANGES) : Object.keys(claimSchema.shape);
}

function claimOf({ id, name, description, over, layer, ranges, given, says }: ClaimFile): FileClaim {
  if (over !== undefined && layer !== undefined) {
    fail('conflicting-keys', 'both over and layer are given: expected exactly one of them', { place: 'layer' });
  }
  if (over !== undefined && ranges !== undefined) {
    fail('conflicting-keys', 'ranges goes with layer: expected the ranges inside over', { place: 'ranges' });
  }
  const subject: Subject = over !== undefined ? { type: 'family', family: familyOf(over) } : layerSubject(layer, ranges);
  const claim: FileClaim = {
    id,
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    subject,
    given: given === undefined ? null : inKey('given', () => parseFormula(given)),
    says: inKey('says', () => parseFormula(says)),
  };
  if (subject.type === 'layer') return typeof subject.layer === 'string' ? claim : aboutLayer(claim, subject.layer);
  checkFormulas(claim, subject.family.kind, []);
  return claim;
}

function checkFormulas({ given, says }: FileClaim, kind: string, parameters: readonly string[]): void {
  const scope = scopeOf(kind, parameters);
  if (given !== null)
    inKey('given', () => {
      checkNames(given, scope);
    });
  inKey('says', () => {
    checkNames(says, scope);
  });
}

function familyOf(over: NonNullable<ClaimFile['over']>): Family {
  const { ranges, choices }: FamilyBounds = FAMILIES[over.kind];
  const written = over as Readonly<Record<string, unknown>>;
  const chosen = choices.flatMap((key) => (written[key] === undefined ? [] : [[key, written[key]] as const]));
  // The schema of this kind has checked which keys there are, and of what type.
  const family = { kind: over.kind, ...filledIn(ranges, written, 'over'), ...Object.fromEntries(chosen) } as unknown as Family;
  if (family.kind === 'convolution' && family.depthwise === true) requireSquare(family.p, family.d);
  return family;
}

function requireSquare(p: Range, d: Range): void {
  if (Math.max(p[0], d[0]) <= Math.min(p[1], d[1])) return;
  fail('empty-range', 'a depthwise convolution has p = d: expected ranges of p and d that meet', { place: 'over.depthwise' });
}

function layerSubject(layer: string | object | undefined, ranges: ClaimFile['ranges']): Subject {
  if (layer === undefined) return fail('missing-key', 'neither over nor layer is given: expected exactly one of them');
  const { n, entries, denominator } = filledIn(LAYER_RANGES, ranges ?? {}, 'ranges');
  return { type: 'layer', layer: typeof layer === 'string' ? layer : innerLayer(layer), n, entries, denominator };
}

function innerLayer(layer: object): Layer | ParametricLayer {
  try {
    return readAnyLayer(layer);
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    const { place } = error.diagnostic;
    throw new DiagnosticError({
      ...error.diagnostic,
      place: place === undefined ? 'layer' : `layer${place.startsWith('[') ? '' : '.'}${place}`,
    });
  }
}

function ownValue(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

/** `over.N[1]` becomes `over.N[1] (line 3)`, and `says, column 17` becomes `says (line 5), column 17`. */
function withLine(error: DiagnosticError, text: string): DiagnosticError {
  const [, key = '', column = ''] = /^(.*?)(, column \d+)?$/.exec(error.diagnostic.place ?? '') ?? [];
  const path = pathOfPlace(key);
  const found = path === undefined ? undefined : locate(text, path);
  return found === undefined ? error : new DiagnosticError({ ...error.diagnostic, place: `${key} (line ${found.line})${column}` });
}
