import * as z from 'zod';
import { MAX_EXPRESSION_LENGTH } from '../symbolic/expression-tokens.ts';
import { isParameterName, PARAMETER_NAME_PATTERN } from '../symbolic/parse-expression.ts';
import { EXACT_STRING_PATTERN, isEntry } from './entries.ts';
import type { Entry } from './entries.ts';
import { MAX_DILATION } from './convolution.ts';
import { NumberText } from './json-text.ts';
import { LAYER_FORMAT } from './layer-format.ts';

/** Most parameters of a layer file. */
export const MAX_PARAMETERS = 16;
/** Most relations, and most inequations, of a layer file. */
export const MAX_RELATIONS = 16;

/**
 * The one source of the layer file's shape: its TypeScript types, its checks and its published JSON Schema.
 * Whether rows are of one length and matrices fit each other is not said here but checked by each family.
 * A custom type's error text names what was expected.
 */
const exactEntry = z.custom<Entry>(isEntry, { error: 'a number or an exact string such as "-3/7"' }).meta({
  id: 'layer-entry',
  description: 'An exact entry.',
  anyOf: [{ type: 'number' }, { type: 'string', pattern: EXACT_STRING_PATTERN }],
});

/** What an entry may be once the file declares parameters. */
const openEntry = z.custom<Entry>(isEntry, { error: 'a number, an exact string such as "-3/7" or an expression such as "2*c - 1"' }).meta({
  id: 'parametric-entry',
  description: 'An exact entry, or an expression in the parameters: + - * / ^ and brackets.',
  anyOf: [{ type: 'number' }, { type: 'string', pattern: '^[-A-Za-z0-9_+*/^(). \\t\\r\\n]+$', maxLength: MAX_EXPRESSION_LENGTH }],
});

const list = <T extends z.ZodType>(item: T): z.ZodArray<T> => z.array(item).min(1);

const flag = z.boolean();
const dilation = z
  .custom<number | NumberText>(isWholeNumber, { error: `a whole number from 1 to ${String(MAX_DILATION)}` })
  .meta({ type: 'integer', minimum: 1, maximum: MAX_DILATION });

/** Allowed in every object of a layer file. */
const notes = {
  $schema: z.string().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
};

const header = <K extends string>(kind: K) => ({ format: z.literal(LAYER_FORMAT), kind: z.literal(kind), ...notes });

/** Every kind of layer file over one kind of entry; `id` names the parts that the JSON Schema shares. */
function kindsOver(entry: typeof exactEntry, id: 'layer' | 'parametric') {
  const matrix = list(list(entry)).meta({ id: `${id}-matrix`, description: 'A list of rows of one length.' });
  const complex = z.union([entry, z.tuple([entry, entry])]).meta({ id: `${id}-complex`, description: 'A number or [re, im].' });
  const step = { A: matrix, B: matrix, C: matrix };
  const head = z
    .strictObject({ ...notes, Q: matrix.optional(), K: matrix.optional(), V: matrix, O: matrix.optional() })
    .meta({ dependentRequired: { Q: ['K'], K: ['Q'] } });
  return [
    z.strictObject({ ...header('ssm'), ...step, D: matrix.optional() }),
    z.strictObject({
      ...header('diagonal-ssm'),
      lambda: list(list(complex)),
      B: list(list(complex)),
      C: list(list(complex)),
      D: list(entry).optional(),
    }),
    z.strictObject({ ...header('time-varying-ssm'), A: list(matrix), B: list(matrix), C: list(matrix), D: list(matrix).optional() }),
    z.strictObject({
      ...header('bidirectional-ssm'),
      forward: z.strictObject({ ...notes, ...step, D: matrix.optional() }),
      backward: z.strictObject({ ...notes, ...step }),
    }),
    z.strictObject({ ...header('operators'), operators: list(matrix) }),
    z
      .strictObject({
        ...header('convolution'),
        kernels: list(matrix).optional(),
        depthwise: matrix.optional(),
        dilation: dilation.optional(),
        centred: flag.optional(),
      })
      .meta({ oneOf: [{ required: ['kernels'] }, { required: ['depthwise'] }] }),
    z.strictObject({ ...header('convolution-2d'), kernels: list(list(matrix)), centred: flag.optional() }),
    z.strictObject({ ...header('attention'), heads: list(head), causal: flag.optional() }),
  ] as const;
}

/** A layer file as read from JSON, before its entries are made exact. */
export const layerSchema = z.discriminatedUnion('kind', kindsOver(exactEntry, 'layer'));

/** The keys that make a layer file stand for a family of layers (design.md 5), the first of them required. */
const declarations = {
  parameters: list(
    z
      .custom<string>((value) => typeof value === 'string' && isParameterName(value), {
        error: 'a name: a Latin letter, then letters, digits and _, but no function such as exp',
      })
      .meta({ type: 'string', pattern: PARAMETER_NAME_PATTERN }),
  ).meta({ description: 'The names that entries may use.', maxItems: MAX_PARAMETERS }),
  relations: list(z.string()).meta({ description: 'Polynomial equations such as "c^2 + s^2 = 1".', maxItems: MAX_RELATIONS }).optional(),
  inequations: list(z.string()).meta({ description: 'Polynomial conditions such as "s != 0".', maxItems: MAX_RELATIONS }).optional(),
};

/** The keys of `declarations`. */
export const PARAMETRIC_KEYS: readonly string[] = Object.keys(declarations);

const parametricKinds = kindsOver(openEntry, 'parametric').map((kind) => kind.extend(declarations).meta(kind.meta() ?? {}));

/** The schema of one kind of layer file, with or without parameters; undefined for an unknown kind. */
export function schemaOfKind(kind: string, parametric: boolean): z.ZodType | undefined {
  if (parametric) return parametricKinds.find((option) => option.shape.kind.value === kind);
  return layerSchema.options.find((option) => option.shape.kind.value === kind);
}

/** A checked layer file; its `kind` tells which keys it has. */
export type LayerFile = z.infer<typeof layerSchema>;
/** A checked layer file with parameters. */
export type ParametricFile = LayerFile & {
  readonly parameters: readonly string[];
  readonly relations?: readonly string[] | undefined;
  readonly inequations?: readonly string[] | undefined;
};
/** The kinds that this version reads. */
export type LayerKind = LayerFile['kind'];
/** The file of one kind. */
export type LayerFileOf<K extends LayerKind> = Extract<LayerFile, { kind: K }>;

/** The kinds in the order of the documentation. */
export const LAYER_KINDS: readonly LayerKind[] = layerSchema.options.map((option) => option.shape.kind.value);

/** The published JSON Schema (draft 2020-12) of layer files, as a plain object. */
export function layerJsonSchema(): Record<string, unknown> {
  const [first, ...further] = parametricKinds;
  if (first === undefined) throw new RangeError('no kinds of layers');
  const both = z.union([layerSchema, z.discriminatedUnion('kind', [first, ...further])]);
  const generated = z.toJSONSchema(both, { io: 'input', unrepresentable: 'any' });
  return {
    ...generated,
    title: 'Headcount layer file',
    description:
      'A sequence layer whose weights are exact rationals, or with "parameters" a family of layers whose weights are expressions in them. Dimensions that must agree are checked by the reader, not by this schema.',
  };
}

/** The value of a whole number from a layer file. */
export function wholeNumber(value: number | NumberText): number {
  return typeof value === 'number' ? value : Number(value.text);
}

function isWholeNumber(value: unknown): boolean {
  if (typeof value !== 'number' && !(value instanceof NumberText)) return false;
  const n = wholeNumber(value);
  return Number.isInteger(n) && n >= 1 && n <= MAX_DILATION;
}
