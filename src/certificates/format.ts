import * as z from 'zod';
import { DiagnosticError, fail } from '../diagnostics/diagnostic.ts';
import { within, exactEntry, isEntry, toEntry, EXACT_STRING_PATTERN, type Entry } from '../layers/entries.ts';
import { NumberText, readJson } from '../layers/json-text.ts';
import type { JsonPath } from '../layers/json-place.ts';
import { readLayer } from '../layers/layer-file.ts';
import type { Layer, LayerObject, OperatorLabel } from '../layers/layer.ts';
import { diagnosticOfIssues } from '../layers/schema-issues.ts';
import type { Rational } from '../exact/rational.ts';

/** The `format` of every certificate; the number rises when an old checker would misread a new file. */
export const CERTIFICATE_FORMAT = 'headcount/certificate@1';

/** Most values in a certificate's text. */
const MAX_VALUES = 8_000_000;

const whole = z
  .custom<number | NumberText>(
    (v) => Number.isSafeInteger(v) || (v instanceof NumberText && /^-?\d{1,16}$/.test(v.text) && Number.isSafeInteger(Number(v.text))),
    {
      error: 'a whole number',
    },
  )
  .meta({ type: 'integer' });
const entry = z
  .custom<Entry>((v) => isEntry(v), { error: 'a number or an exact string' })
  .meta({ anyOf: [{ type: 'number' }, { type: 'string', pattern: EXACT_STRING_PATTERN }] });
const label = z.union([whole, z.tuple([whole, whole])], { error: 'a whole number or a pair of them' });
const place = z.tuple([whole, whole], { error: 'a pair [row, column]' });
const polynomial = z.strictObject({ side: z.enum(['input', 'output', 'both']), coefficients: z.array(entry) });

const minor = z.strictObject({ kind: z.literal('minor'), prime: whole, operators: z.array(label), entries: z.array(place) });
const functionals = z.strictObject({
  kind: z.literal('functionals'),
  basis: z.array(label),
  functionals: z.array(z.array(z.array(entry))),
});
const trivial = z.strictObject({ kind: z.literal('trivial'), reason: z.enum(['operators', 'entries', 'ranks']) });
const annihilator = z.strictObject({ kind: z.literal('annihilator'), polynomials: z.array(polynomial) });
const combinations = z.strictObject({
  kind: z.literal('combinations'),
  basis: z.array(label),
  coefficients: z.array(z.array(entry)),
  polynomials: z.array(polynomial).optional(),
});
const vanishing = z.strictObject({
  kind: z.literal('functionals'),
  basis: z.array(place),
  functionals: z.array(z.strictObject({ entry: place, coefficients: z.array(entry) })),
});

/** The shape of a certificate file; `layer` is checked by the layer file's own schema. */
export const certificateSchema = z.strictObject({
  format: z.literal(CERTIFICATE_FORMAT),
  layer: z
    .custom<object>((v) => typeof v === 'object' && v !== null && !Array.isArray(v), { error: 'a layer object' })
    .meta({ type: 'object', description: 'The layer file (layer.json).' }),
  n: whole,
  heads: whole,
  lower: z.discriminatedUnion('kind', [minor, functionals]),
  upper: z.discriminatedUnion('kind', [trivial, annihilator, combinations, vanishing]),
});

/**
 * A monic polynomial x^m + c_(m-1) x^(m-1) + … + c_0 in the layer's own A (coefficients lowest first) and where it
 * annihilates; see saturation (b). One stands for each recurrence of the layer (a bidirectional layer has two).
 */
export interface Polynomial {
  readonly side: 'input' | 'output' | 'both';
  readonly coefficients: readonly Rational[];
}

/** Why at least `heads` are needed (L1). */
export type LowerEvidence =
  | {
      readonly kind: 'minor';
      readonly prime: number;
      readonly operators: readonly OperatorLabel[];
      readonly entries: readonly (readonly [number, number])[];
    }
  | {
      readonly kind: 'functionals';
      readonly basis: readonly OperatorLabel[];
      readonly functionals: readonly (readonly (readonly Rational[])[])[];
    };

/** Why no more than `heads` are needed (L2). */
export type UpperEvidence =
  | { readonly kind: 'trivial'; readonly reason: 'operators' | 'entries' | 'ranks' }
  | { readonly kind: 'annihilator'; readonly polynomials: readonly Polynomial[] }
  | {
      readonly kind: 'combinations';
      readonly basis: readonly OperatorLabel[];
      readonly coefficients: readonly (readonly Rational[])[];
      readonly polynomials?: readonly Polynomial[];
    }
  | {
      readonly kind: 'functionals';
      readonly basis: readonly (readonly [number, number])[];
      readonly functionals: readonly { readonly entry: readonly [number, number]; readonly coefficients: readonly Rational[] }[];
    };

/** A head count with its proof (docs/guide: certificates). `layer` is the layer file's object. */
export interface Certificate {
  readonly format: typeof CERTIFICATE_FORMAT;
  readonly layer: LayerObject;
  readonly n: number;
  readonly heads: number;
  readonly lower: LowerEvidence;
  readonly upper: UpperEvidence;
}

/** A certificate as plain JSON: what stands in the file, and what `verifyCertificate` takes. */
export interface CertificateObject {
  readonly format: typeof CERTIFICATE_FORMAT;
  readonly layer: LayerObject;
  readonly n: number;
  readonly heads: number;
  readonly lower: { readonly kind: string; readonly [key: string]: unknown };
  readonly upper: { readonly kind: string; readonly [key: string]: unknown };
}

/** The plain object of a certificate: every rational becomes a number or an exact string. */
export function certificateObject(certificate: Certificate): CertificateObject {
  return { ...certificate, lower: plain(certificate.lower), upper: plain(certificate.upper) };
}

function plain<T extends { readonly kind: string }>(evidence: T): { readonly kind: string } {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    if ('num' in value && 'den' in value) return toEntry(value as Rational);
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, walk(v)]));
  };
  return walk(evidence) as { readonly kind: string };
}

/** A certificate read from a file: its layer parsed, its numbers exact. */
export interface ReadCertificate {
  readonly layer: Layer;
  readonly n: number;
  readonly heads: number;
  readonly lower: LowerEvidence;
  readonly upper: UpperEvidence;
}

/**
 * Reads a certificate from its JSON text or the object that it parses to.
 * Throws DiagnosticError for anything that is not a well-formed certificate (a schema error: exit 2); whether it
 * proves what it says is `verifyCertificate`'s question.
 */
export function readCertificate(input: string | object, file?: string): ReadCertificate {
  try {
    return parse(typeof input === 'string' ? readJson(input, { values: MAX_VALUES }) : input);
  } catch (error) {
    throw error instanceof DiagnosticError && file !== undefined ? error.inFile(file) : error;
  }
}

/** True for a parsed JSON value that says it is a certificate. */
export function isCertificate(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (value as { format?: unknown }).format === CERTIFICATE_FORMAT;
}

function parse(value: unknown): ReadCertificate {
  if (!isCertificate(value)) fail('not-a-certificate', `expected an object with "format": "${CERTIFICATE_FORMAT}"`);
  const checked = certificateSchema.safeParse(value);
  if (!checked.success) throw new DiagnosticError(diagnosticOfIssues(checked.error.issues, value, keysAt));
  const { layer, n, heads, lower, upper } = checked.data;
  return {
    layer: within('layer', () => readLayer(layer)),
    n: count(n, 'n', 1),
    heads: count(heads, 'heads', 0),
    lower:
      lower.kind === 'minor'
        ? { kind: 'minor', prime: count(lower.prime, 'lower.prime', 0), operators: labels(lower.operators), entries: places(lower.entries) }
        : {
            kind: 'functionals',
            basis: labels(lower.basis),
            functionals: lower.functionals.map((m, s) => m.map((row) => exact(row, `lower.functionals[${String(s)}]`))),
          },
    upper: readUpper(upper),
  };
}

function readUpper(upper: z.infer<typeof certificateSchema>['upper']): UpperEvidence {
  const polynomials = (list: readonly z.infer<typeof polynomial>[]): Polynomial[] =>
    list.map(({ side, coefficients }) => ({ side, coefficients: exact(coefficients, 'upper.polynomials') }));
  switch (upper.kind) {
    case 'trivial':
      return upper;
    case 'annihilator':
      return { kind: 'annihilator', polynomials: polynomials(upper.polynomials) };
    case 'combinations':
      return {
        kind: 'combinations',
        basis: labels(upper.basis),
        coefficients: upper.coefficients.map((row, l) => exact(row, `upper.coefficients[${String(l)}]`)),
        ...(upper.polynomials ? { polynomials: polynomials(upper.polynomials) } : {}),
      };
    case 'functionals':
      return {
        kind: 'functionals',
        basis: places(upper.basis),
        functionals: upper.functionals.map((f, s) => ({
          entry: pair(f.entry),
          coefficients: exact(f.coefficients, `upper.functionals[${String(s)}].coefficients`),
        })),
      };
  }
}

type Whole = number | NumberText;

const wholeNumber = (x: Whole): number => (typeof x === 'number' ? x : Number(x.text));

function count(x: Whole, at: string, least: number): number {
  const value = wholeNumber(x);
  if (value < least) fail('wrong-type', `found ${String(value)}: expected at least ${String(least)}`, { place: at });
  return value;
}

function pair([a, b]: readonly [Whole, Whole]): readonly [number, number] {
  return [wholeNumber(a), wholeNumber(b)];
}

function labels(list: readonly (Whole | readonly [Whole, Whole])[]): OperatorLabel[] {
  return list.map((x) => (typeof x === 'number' || x instanceof NumberText ? wholeNumber(x) : pair(x)));
}

function places(list: readonly (readonly [Whole, Whole])[]): (readonly [number, number])[] {
  return list.map(pair);
}

function exact(list: readonly Entry[], at: string): Rational[] {
  return list.map((x, i) => within(`${at}[${String(i)}]`, () => exactEntry(x)));
}

function keysAt(path: JsonPath): readonly string[] {
  if (path.length === 0) return Object.keys(certificateSchema.shape);
  if (path[0] === 'lower' || path[0] === 'upper')
    return path.length > 1
      ? ['side', 'coefficients', 'entry']
      : ['kind', 'prime', 'operators', 'entries', 'basis', 'functionals', 'reason', 'polynomials', 'coefficients'];
  return [];
}

/** The published JSON Schema of certificates. */
export function certificateJsonSchema(): object {
  return z.toJSONSchema(certificateSchema, { io: 'input', unrepresentable: 'any' });
}
