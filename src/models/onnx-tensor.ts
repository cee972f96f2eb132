import { fail, quoted } from '../diagnostics/diagnostic.ts';
import { partOf } from './byte-source.ts';
import type { ByteSource } from './byte-source.ts';
import { bfloat16, bytesPerNumber, decodeNumbers, float16 } from './decode-values.ts';
import { bad, signedNumber } from './protobuf-wire.ts';
import type { WireField, WireReader } from './protobuf-wire.ts';
import { checkCount, elementCount, inTensor, showShape, storedTensor } from './tensor.ts';
import type { Tensor } from './tensor.ts';

/** TensorProto.DataType by number; types that we can only list keep their ONNX names. */
const DTYPES: readonly string[] = [
  'undefined', 'float32', 'uint8', 'int8', 'uint16', 'int16', 'int32', 'int64', 'string', 'bool', 'float16', 'float64', 'uint32', 'uint64',
  'complex64', 'complex128', 'bfloat16', 'float8e4m3', 'float8e4m3fnuz', 'float8e5m2', 'float8e5m2fnuz', 'uint4', 'int4', 'float4e2m1',
]; // prettier-ignore

/** Opens the file that a tensor's `external_data` names. */
export type ExternalData = (location: string, place: string) => ByteSource;

/** TensorProto fields that hold numbers, and the type whose bytes (or varints) they are. */
const TYPED_FIELDS: ReadonlyMap<number, 'float32' | 'float64' | 'varint'> = new Map([
  [4, 'float32'],
  [5, 'varint'],
  [7, 'varint'],
  [10, 'float64'],
  [11, 'varint'],
]);

interface RawTensor {
  dims: number[];
  type: number;
  name: string;
  raw: WireField | undefined;
  external: Map<string, string>;
  isExternal: boolean;
  typed: boolean;
}

/**
 * The TensorProto in `message`. Its numbers stand in `raw_data`, in a typed field (packed or not), or in another file
 * (`data_location` 1). Sizes that can be known without decoding are checked now, the others when `values` is called.
 * Throws `bad-protobuf`, `bad-shape`, `tensor-size`, `not-utf8`, and what `external` throws.
 */
export function readOnnxTensor(reader: WireReader, message: WireField, external: ExternalData): Tensor {
  if (message.wire !== 2) bad(message.start, 'expected a tensor');
  const found = collect(reader, message);
  const { dims, name } = found;
  const dtype = DTYPES[found.type] ?? `type ${String(found.type)}`;
  const place = `tensor ${quoted(name)} at byte ${String(message.start)}`;
  const count = elementCount(dims, place);
  if (found.isExternal) return externalTensor(found, dtype, place, external);
  if (found.raw !== undefined) {
    if (found.typed) fail('tensor-size', 'has both raw and typed data', { place });
    return storedTensor(name, dims, dtype, partOf(reader.source, found.raw.start, found.raw.end), place);
  }
  // The least a number can take in a typed field is one byte, so a huge declaration over no data fails here.
  if (bytesPerNumber(dtype) !== undefined && count > message.end - message.start)
    fail('tensor-size', `${String(message.end - message.start)} bytes, too few for ${showShape(dims)} numbers of type ${dtype}`, { place });
  const values = (): Float64Array =>
    inTensor(name, () => {
      checkCount(count);
      return typedValues(reader, message, dtype, count);
    });
  return { name, shape: dims, dtype, values };
}

function collect(reader: WireReader, message: WireField): RawTensor {
  const found: RawTensor = { dims: [], type: 0, name: '', raw: undefined, external: new Map(), isExternal: false, typed: false };
  for (const field of reader.fields(message.start, message.end)) {
    if (field.number === 1) {
      for (const dim of varints(reader, field)) found.dims.push(signedNumber(dim, field.start));
      if (found.dims.length > 64) bad(field.start, 'a tensor with more than 64 dimensions');
    } else if (field.number === 2) found.type = Number(field.varint);
    else if (field.number === 8) found.name = reader.text(field);
    else if (field.number === 9) {
      if (field.wire !== 2 || found.raw !== undefined) bad(field.start, 'expected raw_data once, as bytes');
      found.raw = field;
    } else if (field.number === 13) {
      const [key, value] = readPair(reader, field);
      if (found.external.size > 16) bad(field.start, 'more than 16 entries of external_data');
      found.external.set(key, value);
    } else if (field.number === 14) found.isExternal = field.varint === 1n;
    else if (TYPED_FIELDS.has(field.number)) found.typed = true;
  }
  return found;
}

function readPair(reader: WireReader, field: WireField): [string, string] {
  if (field.wire !== 2) bad(field.start, 'expected a pair of strings');
  let key = '';
  let value = '';
  for (const part of reader.fields(field.start, field.end)) {
    if (part.number === 1) key = reader.text(part, 4096);
    else if (part.number === 2) value = reader.text(part, 4096);
  }
  return [key, value];
}

/** The varints of a repeated field: one by one, or packed (both are legal). */
function* varints(reader: WireReader, field: WireField): Generator<bigint> {
  if (field.wire === 0) yield field.varint;
  else if (field.wire === 2) yield* reader.packed(field.start, field.end);
  else bad(field.start, 'expected whole numbers');
}

/** External data: its path and its size are checked at once, its numbers read when they are wanted. */
function externalTensor(found: RawTensor, dtype: string, place: string, external: ExternalData): Tensor {
  const location = found.external.get('location') ?? '';
  const file = external(location, place);
  const offset = wholeNumber(found.external.get('offset') ?? '0', place);
  const length = found.external.get('length');
  const end = length === undefined ? file.size : offset + wholeNumber(length, place);
  if (offset > end || end > file.size)
    fail(
      'tensor-size',
      `external data at bytes ${String(offset)} to ${String(end)}, but ${quoted(location)} has ${String(file.size)} bytes`,
      { place },
    );
  return storedTensor(found.name, found.dims, dtype, partOf(file, offset, end), place);
}

function wholeNumber(text: string, place: string): number {
  const value = /^[0-9]{1,16}$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(value)
    ? value
    : fail('tensor-size', `external data at ${quoted(text)}, expected a whole number of bytes`, { place });
}

function typedValues(reader: WireReader, message: WireField, dtype: string, count: number): Float64Array {
  if (bytesPerNumber(dtype) === undefined) fail('unsupported-dtype', `numbers of type ${dtype} cannot be read`);
  const out = new Float64Array(count);
  let filled = 0;
  const put = (value: number): void => {
    if (filled >= count) fail('tensor-size', `holds more than ${String(count)} numbers, expected as many as its shape says`);
    out[filled++] = value;
  };
  for (const field of reader.fields(message.start, message.end)) {
    const kind = TYPED_FIELDS.get(field.number);
    if (kind === undefined) continue;
    if (kind === 'varint') for (const value of varints(reader, field)) put(fromVarint(value, dtype));
    else {
      const bytes = reader.bytes(field);
      const width = kind === 'float32' ? 4 : 8;
      if (field.wire === 0 || bytes.length % width !== 0) bad(field.start, `expected numbers of ${String(width)} bytes`);
      decodeNumbers(bytes, kind).forEach(put);
    }
  }
  if (filled !== count) fail('tensor-size', `holds ${String(filled)} numbers, expected ${String(count)} as its shape says`);
  return out;
}

/** int32_data carries 16-bit floats as their bit patterns and small integers as themselves (onnx.proto, TensorProto). */
function fromVarint(value: bigint, dtype: string): number {
  if (dtype === 'float16') return float16(Number(BigInt.asUintN(16, value)));
  if (dtype === 'bfloat16') return bfloat16(Number(BigInt.asUintN(16, value)));
  if (dtype.startsWith('float8')) return decodeNumbers(Uint8Array.of(Number(BigInt.asUintN(8, value))), dtype)[0] ?? NaN;
  const exact = dtype.startsWith('uint') ? value : BigInt.asIntN(64, value);
  const number = Number(exact);
  return Number.isSafeInteger(number)
    ? number
    : fail('integer-too-large', `holds the integer ${exact.toString()}, expected integers of at most 2^53 - 1`);
}
