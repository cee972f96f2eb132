import { fail, quoted } from '../diagnostics/diagnostic.ts';
import { readJson } from '../layers/json-text.ts';
import type { JsonValue } from '../layers/json-text.ts';
import { partOf, utf8 } from './byte-source.ts';
import type { ByteSource } from './byte-source.ts';
import { objectOf, textOf, wholeNumbersOf } from './json-shapes.ts';
import { storedTensor } from './tensor.ts';
import type { Tensor } from './tensor.ts';

/** The format's own bound on its header. */
const MOST_HEADER_BYTES = 100_000_000;
const LIMITS = { depth: 4, values: 600_000 };

const DTYPES: ReadonlyMap<string, string> = new Map([
  ['F64', 'float64'],
  ['F32', 'float32'],
  ['F16', 'float16'],
  ['BF16', 'bfloat16'],
  ['F8_E4M3', 'float8e4m3'],
  ['F8_E5M2', 'float8e5m2'],
  ['I64', 'int64'],
  ['U64', 'uint64'],
  ['I32', 'int32'],
  ['U32', 'uint32'],
  ['I16', 'int16'],
  ['U16', 'uint16'],
  ['I8', 'int8'],
  ['U8', 'uint8'],
  ['BOOL', 'bool'],
]);

interface Entry {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

/**
 * The tensors of a safetensors file, in the order of their data: 8 bytes little-endian header length, a JSON header
 * {name: {dtype, shape, data_offsets}}, then the data. The data must follow one another without gap or overlap and fill the file, as the
 * format's reference reader demands (otherwise a file could hide bytes, or two names share some). Throws `header-length`,
 * `header-schema`, `unsupported-dtype`, `offsets-overlap`, `offsets-gap`, `offsets-outside`, `tensor-size`, `bad-shape` and what
 * `readJson` throws.
 */
export function readSafetensors(source: ByteSource): Tensor[] {
  if (source.size < 8) fail('header-length', `${String(source.size)} bytes, expected at least the 8 bytes of the header length`);
  const prefix = source.read(0, 8);
  const declared = new DataView(prefix.buffer, prefix.byteOffset, 8).getBigUint64(0, true);
  const room = source.size - 8;
  if (declared > BigInt(room)) fail('header-length', `the header declares ${declared.toString()} bytes, but only ${String(room)} follow`);
  const length = Number(declared);
  if (length > MOST_HEADER_BYTES)
    fail('header-length', `the header declares ${String(length)} bytes, expected at most ${String(MOST_HEADER_BYTES)}`);
  const header = objectOf(readJson(utf8(source.read(8, length), 'header'), LIMITS));
  if (header === undefined) return fail('header-schema', 'expected an object of tensors', { place: 'header' });
  checkMetadata(header['__metadata__']);
  const entries = Object.entries(header)
    .filter(([name]) => name !== '__metadata__')
    .map(([name, value]) => readEntry(name, value));
  entries.sort((a, b) => a.start - b.start || a.end - b.end);
  checkContiguous(entries, room - length);
  const data = partOf(source, 8 + length, source.size);
  return entries.map((e) => storedTensor(e.name, e.shape, e.dtype, partOf(data, e.start, e.end), placeOf(e.name)));
}

function placeOf(name: string): string {
  return `tensor ${quoted(name)}`;
}

function checkMetadata(metadata: JsonValue | undefined): void {
  if (metadata === undefined) return;
  const object = objectOf(metadata);
  if (object === undefined || Object.values(object).some((value) => typeof value !== 'string'))
    fail('header-schema', 'expected an object of strings', { place: '__metadata__' });
}

function readEntry(name: string, value: JsonValue): Entry {
  const place = placeOf(name);
  const object = objectOf(value);
  if (object === undefined) return fail('header-schema', 'expected an object with dtype, shape and data_offsets', { place });
  for (const key of Object.keys(object))
    if (!['dtype', 'shape', 'data_offsets'].includes(key))
      fail('header-schema', `unknown key ${quoted(key)}, expected dtype, shape and data_offsets`, { place });
  const written = textOf(object['dtype']);
  const dtype = DTYPES.get(written ?? '');
  if (dtype === undefined) {
    const found = written === undefined ? 'no dtype' : `dtype ${quoted(written)}`;
    return fail('unsupported-dtype', `${found}, expected one of ${[...DTYPES.keys()].join(', ')}`, { place });
  }
  const shape = wholeNumbersOf(object['shape']);
  if (shape === undefined) return fail('bad-shape', 'shape: expected a list of whole numbers', { place });
  const [start, end, ...rest] = wholeNumbersOf(object['data_offsets']) ?? [];
  if (start === undefined || end === undefined || rest.length > 0 || start > end)
    return fail('header-schema', 'data_offsets: expected [start, end] with start at most end', { place });
  return { name, dtype, shape, start, end };
}

function checkContiguous(entries: readonly Entry[], size: number): void {
  let at = 0;
  for (const { name, start, end } of entries) {
    const place = placeOf(name);
    if (end > size)
      fail('offsets-outside', `data ends at byte ${String(end)}, but the file has only ${String(size)} bytes of data`, { place });
    if (start < at)
      fail('offsets-overlap', `data begins at byte ${String(start)}, inside the tensor before it, which ends at ${String(at)}`, { place });
    if (start > at)
      fail('offsets-gap', `data begins at byte ${String(start)}, expected ${String(at)}: bytes between tensors belong to none`, { place });
    at = end;
  }
  if (at !== size) fail('offsets-gap', `${String(size - at)} bytes after the last tensor belong to none`);
}
