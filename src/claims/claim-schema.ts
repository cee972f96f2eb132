import * as z from 'zod';
import { NumberText } from '../layers/json-text.ts';
import { FAMILIES, FAMILY_KINDS, LAYER_RANGES, type FamilyBounds, type FamilyKind, type RangeBounds } from './claim-families.ts';
import { MAX_FORMULA_LENGTH } from './formula-tokens.ts';

/** The `format` of every claim file; the number rises when an old reader would misread a new file. */
export const CLAIM_FORMAT = 'headcount/claim@1';

/** A whole number as JSON brings it. */
export type WrittenWhole = number | NumberText;
/** A range as a claim file writes it: one number, or least and most. */
export type WrittenRange = WrittenWhole | readonly [WrittenWhole, WrittenWhole];

/** An id is also a file name on every system: no device names of Windows, no upper case. */
export const ID_PATTERN = '^(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$';
const ID = new RegExp(ID_PATTERN);
/** Longest id of a claim. */
export const MAX_ID_LENGTH = 60;

/** Longest path of a layer file. */
const MAX_PATH_LENGTH = 1000;
/** No control characters, no line ends of any kind (a dot would not match them), no step of dots and blanks alone. */
const PATH_PATTERN =
  '^(?!.*(?:^|/)[. ]+(?:/|$))[^/\\\\:\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029][^\\\\:\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$';
const PATH = new RegExp(PATH_PATTERN);

const id = z
  .custom<string>((value) => typeof value === 'string' && value.length <= MAX_ID_LENGTH && ID.test(value), {
    error: `small letters and digits, words joined by hyphens, at most ${MAX_ID_LENGTH} characters, such as "no-more-than-states"`,
  })
  .meta({ type: 'string', pattern: ID_PATTERN, maxLength: MAX_ID_LENGTH });

const formula = (description: string) => z.string().meta({ description, maxLength: MAX_FORMULA_LENGTH });

const flag = z.boolean();

/** Only the form is checked here: the reader checks the numbers, and so can name the one that is out of its bounds. */
function range({ least, most, usual }: RangeBounds) {
  const whole = { type: 'integer' as const, minimum: least, maximum: most };
  return z
    .custom<WrittenRange>((value) => isWhole(value) || (Array.isArray(value) && value.length === 2 && value.every(isWhole)), {
      error: `a whole number from ${least} to ${most}, or a pair [least, most] of them`,
    })
    .meta({
      anyOf: [whole, { type: 'array', prefixItems: [whole, whole], items: false, minItems: 2, maxItems: 2 }],
      default: [...usual],
    })
    .optional();
}

function ranges(table: FamilyBounds['ranges']) {
  return Object.fromEntries(Object.entries(table).map(([key, limits]) => [key, range(limits)]));
}

function family(kind: FamilyKind) {
  const { ranges: table, choices }: FamilyBounds = FAMILIES[kind];
  return z.strictObject({
    kind: z.literal(kind),
    ...ranges(table),
    ...Object.fromEntries(choices.map((key) => [key, flag.optional()])),
  });
}

/** What `over` may be: one kind with its ranges and choices. */
export const familySchemas: ReadonlyMap<string, ReturnType<typeof family>> = new Map(FAMILY_KINDS.map((kind) => [kind, family(kind)]));
const [firstFamily, ...furtherFamilies] = FAMILY_KINDS.map(family);

const layer = z
  .custom<string | object>((value) => (typeof value === 'string' ? isInnerPath(value) : isObject(value)), {
    error: 'the path of a layer file in the folder of the claim or below it (with "/"), or a layer object',
  })
  .meta({
    anyOf: [
      { type: 'string', pattern: PATH_PATTERN, maxLength: MAX_PATH_LENGTH, description: 'A path below the folder of the claim.' },
      { type: 'object', description: 'A layer file (layer.json).' },
    ],
  });

/** A claim file as read from JSON, before its ranges and formulas are read. */
export const claimSchema = z
  .strictObject({
    format: z.literal(CLAIM_FORMAT),
    $schema: z.string().optional(),
    name: z.string().optional(),
    description: z.string().optional(),
    id,
    over: z
      .discriminatedUnion('kind', [firstFamily as ReturnType<typeof family>, ...furtherFamilies])
      .meta({ description: 'The layers that are searched. A range or choice that is not given is the usual one, or both.' })
      .optional(),
    layer: layer.optional(),
    ranges: z.strictObject(ranges(LAYER_RANGES)).meta({ description: 'Of the length and of the parameters of `layer`.' }).optional(),
    given: formula('The hypothesis: cases where it is false do not count.').optional(),
    says: formula('What is claimed of every case, such as "heads <= min(n, N, p*d)".'),
  })
  .meta({ oneOf: [{ required: ['over'] }, { required: ['layer'] }], dependentRequired: { ranges: ['layer'] } });

/** A checked claim file. */
export type ClaimFile = z.infer<typeof claimSchema>;

/** The published JSON Schema (draft 2020-12) of claim files, as a plain object. */
export function claimJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(claimSchema, { io: 'input', unrepresentable: 'any' }),
    title: 'Headcount claim file',
    description: 'A claim about the head counts of layers, to be searched for counterexamples. The formulas are checked by the reader.',
  };
}

function isWhole(value: unknown): value is WrittenWhole {
  return Number.isSafeInteger(value) || (value instanceof NumberText && /^-?[0-9]{1,15}$/.test(value.text));
}

function isInnerPath(value: string): boolean {
  return value.length <= MAX_PATH_LENGTH && PATH.test(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberText);
}
