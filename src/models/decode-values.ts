import { fail } from '../diagnostics/diagnostic.ts';

/** How one stored number is laid out; little-endian in all three formats. */
interface NumberFormat {
  readonly bytes: number;
  read(view: DataView, at: number): number;
}

/** Numbers beyond this many in one tensor are not decoded: 2^25 doubles are 256 MB. */
export const MOST_VALUES = 2 ** 25;

/** Value of an IEEE-like pattern with `e` exponent bits and `m` mantissa bits; sign above them. Every such value is a double. */
function small(bits: number, e: number, m: number, hasInfinity: boolean): number {
  const sign = bits >> (e + m) === 0 ? 1 : -1;
  const exponent = (bits >> m) & (2 ** e - 1);
  const mantissa = bits & (2 ** m - 1);
  const bias = 2 ** (e - 1) - 1;
  if (hasInfinity && exponent === 2 ** e - 1) return mantissa === 0 ? sign * Infinity : NaN;
  // E4M3 keeps the top exponent for numbers and has NaN only where all bits are set.
  if (!hasInfinity && exponent === 2 ** e - 1 && mantissa === 2 ** m - 1) return NaN;
  return exponent === 0 ? sign * mantissa * 2 ** (1 - bias - m) : sign * (mantissa + 2 ** m) * 2 ** (exponent - bias - m);
}

function exactInteger(value: bigint): number {
  const number = Number(value);
  // Beyond 2^53 a double would be a different number, silently.
  if (!Number.isSafeInteger(number))
    fail('integer-too-large', `holds the integer ${value.toString()}, expected integers of at most 2^53 - 1`);
  return number;
}

const float32 = new Float32Array(1);
const float32Bits = new Uint32Array(float32.buffer);

/** Value of a bfloat16 pattern: the upper half of a float32. */
export function bfloat16(bits: number): number {
  float32Bits[0] = bits << 16;
  return float32[0] ?? 0;
}

/** Value of a float16 pattern. */
export function float16(bits: number): number {
  return small(bits & 0xffff, 5, 10, true);
}

const FORMATS: ReadonlyMap<string, NumberFormat> = new Map<string, NumberFormat>([
  ['float64', { bytes: 8, read: (view, at) => view.getFloat64(at, true) }],
  ['float32', { bytes: 4, read: (view, at) => view.getFloat32(at, true) }],
  ['float16', { bytes: 2, read: (view, at) => float16(view.getUint16(at, true)) }],
  ['bfloat16', { bytes: 2, read: (view, at) => bfloat16(view.getUint16(at, true)) }],
  ['float8e4m3', { bytes: 1, read: (view, at) => small(view.getUint8(at), 4, 3, false) }],
  ['float8e5m2', { bytes: 1, read: (view, at) => small(view.getUint8(at), 5, 2, true) }],
  ['int64', { bytes: 8, read: (view, at) => exactInteger(view.getBigInt64(at, true)) }],
  ['uint64', { bytes: 8, read: (view, at) => exactInteger(view.getBigUint64(at, true)) }],
  ['int32', { bytes: 4, read: (view, at) => view.getInt32(at, true) }],
  ['uint32', { bytes: 4, read: (view, at) => view.getUint32(at, true) }],
  ['int16', { bytes: 2, read: (view, at) => view.getInt16(at, true) }],
  ['uint16', { bytes: 2, read: (view, at) => view.getUint16(at, true) }],
  ['int8', { bytes: 1, read: (view, at) => view.getInt8(at) }],
  ['uint8', { bytes: 1, read: (view, at) => view.getUint8(at) }],
  ['bool', { bytes: 1, read: (view, at) => view.getUint8(at) }],
]);

/** Bytes of one number of this type, or undefined for a type that has no fixed width or that we do not read. */
export function bytesPerNumber(dtype: string): number | undefined {
  return FORMATS.get(dtype)?.bytes;
}

/**
 * `bytes` as doubles, each exactly the stored number (all these types lie inside the doubles but 64-bit integers beyond
 * 2^53). Throws `unsupported-dtype`, `integer-too-large`.
 */
export function decodeNumbers(bytes: Uint8Array, dtype: string): Float64Array {
  const format = FORMATS.get(dtype);
  if (format === undefined) return fail('unsupported-dtype', `numbers of type ${dtype} cannot be read`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: Math.floor(bytes.length / format.bytes) }, (_, i) => format.read(view, i * format.bytes));
}
