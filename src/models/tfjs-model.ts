import { fail, quoted } from '../diagnostics/diagnostic.ts';
import { readJson } from '../layers/json-text.ts';
import type { JsonObject, JsonValue } from '../layers/json-text.ts';
import { concatenated, partOf } from './byte-source.ts';
import type { ByteSource } from './byte-source.ts';
import { bytesPerNumber } from './decode-values.ts';
import { listOf, numberOf, objectOf, textOf, wholeNumbersOf } from './json-shapes.ts';
import { elementCount, storedTensor } from './tensor.ts';
import type { Tensor } from './tensor.ts';

/** One operation of a tfjs graph model. */
export interface TfjsNode {
  readonly name: string;
  readonly op: string;
  readonly inputs: readonly string[];
  readonly attributes: JsonObject;
}

/** A tfjs model: its weights and, for a graph model, its nodes. */
export interface TfjsModel {
  readonly tensors: readonly Tensor[];
  readonly nodes: readonly TfjsNode[];
}

/** Opens a shard that the manifest names. */
export type Shards = (path: string, place: string) => ByteSource;

const MOST_TENSORS = 200_000;
const LIMITS = { depth: 100, values: 2_000_000 };

/** True if a JSON object is the `model.json` of tfjs. */
export function isTfjsModel(object: JsonObject): boolean {
  return 'modelTopology' in object || 'weightsManifest' in object;
}

/** The text of a `model.json` as a JSON object. Throws what `readJson` throws, and `tfjs-schema`. */
export function readModelJson(text: string): JsonObject {
  return objectOf(readJson(text, LIMITS)) ?? fail('tfjs-schema', 'expected an object');
}

/**
 * The weights of a tfjs `model.json`, group by group: the shards of a group stand one after the other, and its tensors in the order of the
 * manifest, without gaps. A quantised weight is scale·q + min; tfjs computes that in float32 (float16: the number itself), we in double from
 * the same scale, min and q: the two differ by float32 rounding, at most 2^-23 of the largest of the terms.
 * Throws `tfjs-schema`, `duplicate-name`, `tensor-size`, `bad-shape`, `not-finite`, and what `shards` throws.
 */
export function readTfjsModel(object: JsonObject, shards: Shards): TfjsModel {
  const groups = listOf(object['weightsManifest']) ?? fail('tfjs-schema', 'expected a list of weight groups', { place: 'weightsManifest' });
  const tensors: Tensor[] = [];
  const names = new Set<string>();
  groups.forEach((group, g) => {
    for (const tensor of readGroup(group, `weightsManifest[${String(g)}]`, shards)) {
      if (names.has(tensor.name))
        fail('duplicate-name', `the name ${quoted(tensor.name)} is given to two weights`, { place: `weightsManifest[${String(g)}]` });
      if (names.size >= MOST_TENSORS) fail('too-many-parts', `more than ${String(MOST_TENSORS)} weights`);
      names.add(tensor.name);
      tensors.push(tensor);
    }
  });
  return { tensors, nodes: readNodes(objectOf(object['modelTopology'])?.['node']) };
}

function readGroup(value: JsonValue, place: string, shards: Shards): Tensor[] {
  const group = objectOf(value);
  const paths = listOf(group?.['paths']);
  const weights = listOf(group?.['weights']);
  if (paths === undefined || weights === undefined) return fail('tfjs-schema', 'expected an object with paths and weights', { place });
  if (paths.length > 10_000) fail('tfjs-schema', `${String(paths.length)} shards, expected at most 10000`, { place });
  const parts = paths.map((path, i) => {
    const text = textOf(path) ?? fail('tfjs-schema', 'expected the path of a shard', { place: `${place}.paths[${String(i)}]` });
    return shards(text, `${place}.paths[${String(i)}]`);
  });
  const data = concatenated(parts);
  let at = 0;
  const tensors = weights.map((weight, i) => {
    const { tensor, bytes } = readWeight(weight, `${place}.weights[${String(i)}]`, data, at);
    at += bytes;
    return tensor;
  });
  if (at !== data.size)
    fail('tensor-size', `the shards hold ${String(data.size)} bytes, expected ${String(at)} for the weights listed`, { place });
  return tensors;
}

function readWeight(value: JsonValue, place: string, data: ByteSource, at: number): { tensor: Tensor; bytes: number } {
  const weight = objectOf(value);
  const name = textOf(weight?.['name']);
  const dtype = textOf(weight?.['dtype']);
  const shape = wholeNumbersOf(weight?.['shape']);
  if (weight === undefined || name === undefined || dtype === undefined)
    return fail('tfjs-schema', 'expected an object with name, shape and dtype', { place });
  if (shape === undefined) return fail('bad-shape', 'shape: expected a list of whole numbers', { place });
  const count = elementCount(shape, place);
  const quantization = 'quantization' in weight ? readQuantization(weight['quantization'], place) : undefined;
  if (dtype === 'string') return stringWeight(name, shape, count, data, at, place);
  const stored = quantization?.dtype ?? dtype;
  if (
    !['float32', 'int32', 'bool', 'float16', 'uint8', 'uint16'].includes(stored) ||
    (quantization === undefined && stored.startsWith('uint'))
  )
    fail('tfjs-schema', `dtype ${quoted(stored)}, expected float32, int32, bool or string, or a quantization to float16, uint8 or uint16`, {
      place,
    });
  const bytes = count * (bytesPerNumber(stored) ?? 1);
  if (at + bytes > data.size)
    fail('tensor-size', `needs bytes ${String(at)} to ${String(at + bytes)}, but the shards of its group hold ${String(data.size)}`, {
      place,
    });
  const raw = storedTensor(name, shape, stored, partOf(data, at, at + bytes), place);
  if (quantization?.affine === undefined) return { tensor: { ...raw, dtype }, bytes };
  const { scale, min } = quantization.affine;
  return { tensor: { name, shape, dtype, values: () => raw.values().map((q) => scale * q + min) }, bytes };
}

interface Quantization {
  readonly dtype: string;
  readonly affine?: { readonly scale: number; readonly min: number };
}

function readQuantization(value: JsonValue | undefined, place: string): Quantization {
  const object = objectOf(value);
  const dtype = textOf(object?.['dtype']);
  if (dtype === 'float16') return { dtype };
  const scale = numberOf(object?.['scale']);
  const min = numberOf(object?.['min']);
  if ((dtype !== 'uint8' && dtype !== 'uint16') || scale === undefined || min === undefined)
    return fail('tfjs-schema', 'quantization: expected dtype uint8 or uint16 with scale and min, or dtype float16', { place });
  if (!Number.isFinite(scale) || !Number.isFinite(min)) fail('not-finite', 'quantization: expected a finite scale and min', { place });
  return { dtype, affine: { scale, min } };
}

/** Strings carry their lengths with them: each is 4 bytes little-endian length, then its bytes. Only passed over, and listed. */
function stringWeight(
  name: string,
  shape: readonly number[],
  count: number,
  data: ByteSource,
  at: number,
  place: string,
): { tensor: Tensor; bytes: number } {
  let end = at;
  for (let i = 0; i < count; i++) {
    if (end + 4 > data.size) fail('tensor-size', `${String(count)} strings, but the shards end after ${String(i)}`, { place });
    const prefix = data.read(end, 4);
    end += 4 + new DataView(prefix.buffer, prefix.byteOffset, 4).getUint32(0, true);
  }
  if (end > data.size)
    fail('tensor-size', `the last string ends at byte ${String(end)}, but the shards hold ${String(data.size)}`, { place });
  const values = (): never => fail('unsupported-dtype', 'holds strings, expected numbers', { place: `tensor ${quoted(name)}` });
  return { tensor: { name, shape, dtype: 'string', values }, bytes: end - at };
}

/** The nodes of a graph model; none for a layers model, whose topology is another object. */
function readNodes(value: JsonValue | undefined): TfjsNode[] {
  if (value === undefined) return [];
  const list = listOf(value) ?? fail('tfjs-schema', 'expected a list of nodes', { place: 'modelTopology.node' });
  const names = new Set<string>();
  return list.map((entry, i) => {
    const place = `modelTopology.node[${String(i)}]`;
    const node = objectOf(entry);
    const name = textOf(node?.['name']);
    const op = textOf(node?.['op']);
    if (node === undefined || name === undefined || op === undefined)
      return fail('tfjs-schema', 'expected an object with name and op', { place });
    if (names.has(name)) fail('duplicate-name', `the name ${quoted(name)} is given to two nodes`, { place });
    names.add(name);
    const inputs = (listOf(node['input']) ?? []).map(
      (input) => textOf(input) ?? fail('tfjs-schema', 'input: expected names of nodes', { place }),
    );
    return { name, op, inputs, attributes: objectOf(node['attr']) ?? Object.freeze({}) };
  });
}
