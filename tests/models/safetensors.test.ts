import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../src/models/byte-source.ts';
import { modelFromBytes } from '../../src/models/read-model.ts';
import { readSafetensors } from '../../src/models/safetensors.ts';
import { f32, safetensorsFile, withHeader } from './safetensors-writer.ts';
import type { Stored } from './safetensors-writer.ts';

function valuesOf(stored: Stored): number[] {
  const [tensor] = readSafetensors(memorySource(safetensorsFile({ t: stored })));
  return Array.from(tensor?.values() ?? []);
}

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

describe('safetensors', () => {
  it('gives back every float32, float64 and integer that was written, bit for bit', () => {
    const kinds = [
      ['F64', fc.double(), (xs: number[]) => Float64Array.from(xs)],
      ['F32', fc.float(), (xs: number[]) => Float32Array.from(xs)],
      ['I32', fc.integer(), (xs: number[]) => Int32Array.from(xs)],
      ['I16', fc.integer({ min: -32768, max: 32767 }), (xs: number[]) => Int16Array.from(xs)],
      ['I8', fc.integer({ min: -128, max: 127 }), (xs: number[]) => Int8Array.from(xs)],
      ['U32', fc.integer({ min: 0, max: 2 ** 32 - 1 }), (xs: number[]) => Uint32Array.from(xs)],
      ['U8', fc.integer({ min: 0, max: 255 }), (xs: number[]) => Uint8Array.from(xs)],
      ['I64', fc.maxSafeInteger(), (xs: number[]) => BigInt64Array.from(xs, BigInt)],
      ['U64', fc.maxSafeNat(), (xs: number[]) => BigUint64Array.from(xs, BigInt)],
    ] as const;
    for (const [dtype, entry, encode] of kinds)
      fc.assert(
        fc.property(fc.array(entry, { maxLength: 20 }), (xs) => {
          expect(valuesOf({ dtype, shape: [xs.length], bytes: bytesOf(encode(xs)) })).toEqual(
            xs.map((x) => (dtype === 'I64' && x === 0 ? 0 : x)),
          );
        }),
        { numRuns: 60 },
      );
  });

  it('knows the numbers that float16, bfloat16 and the 8-bit floats name in their definitions', () => {
    const half = (bits: number): number => valuesOf({ dtype: 'F16', shape: [1], bytes: bytesOf(Uint16Array.of(bits)) })[0] ?? NaN;
    expect([0x0000, 0x3c00, 0xc000, 0x7bff, 0x0400, 0x03ff, 0x0001, 0x3555].map(half)).toEqual([
      0,
      1,
      -2,
      65504,
      2 ** -14,
      2 ** -14 * (1023 / 1024),
      2 ** -24,
      0.333251953125,
    ]);
    expect([0x7c00, 0xfc00].map(half)).toEqual([Infinity, -Infinity]);
    expect(half(0x7e00)).toBeNaN();
    const brain = (bits: number): number => valuesOf({ dtype: 'BF16', shape: [1], bytes: bytesOf(Uint16Array.of(bits)) })[0] ?? NaN;
    expect([0x3f80, 0xc000, 0x4049, 0x0080, 0x7f80].map(brain)).toEqual([1, -2, 3.140625, 2 ** -126, Infinity]);
    // OCP 8-bit floating point: largest numbers 448 and 57344.
    expect(valuesOf({ dtype: 'F8_E4M3', shape: [4], bytes: Uint8Array.of(0x38, 0x7e, 0x01, 0x7f) })).toEqual([1, 448, 2 ** -9, NaN]);
    expect(valuesOf({ dtype: 'F8_E5M2', shape: [4], bytes: Uint8Array.of(0x3c, 0x7b, 0x01, 0xfc) })).toEqual([
      1,
      57344,
      2 ** -16,
      -Infinity,
    ]);
  });

  it('reads a header padded with spaces, metadata, an empty tensor and a scalar', () => {
    const header =
      '{"__metadata__":{"format":"pt"},"e":{"dtype":"F32","shape":[0,3],"data_offsets":[0,0]},"s":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}   ';
    const tensors = readSafetensors(memorySource(withHeader(header, bytesOf(Float32Array.of(7)))));
    expect(tensors.map((tensor) => [tensor.name, tensor.shape, Array.from(tensor.values())])).toEqual([
      ['e', [0, 3], []],
      ['s', [], [7]],
    ]);
  });

  it('lets NaN pass where it is data, and a name like __proto__ be a name', () => {
    const model = modelFromBytes(
      withHeader('{"__proto__":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}', bytesOf(Float32Array.of(NaN))),
      'x.safetensors',
    );
    expect(model.tensors.map(({ name }) => name)).toEqual(['__proto__']);
    expect(Array.from(model.tensor('__proto__').values())).toEqual([NaN]);
  });

  it('is recognised without its ending, and a model without sequence layers lists only its tensors', () => {
    const model = modelFromBytes(safetensorsFile({ bias: f32([2], [1, 2]) }), 'no-ending');
    expect([model.format, model.layers, model.tensors]).toEqual(['safetensors', [], [{ name: 'bias', shape: [2], dtype: 'float32' }]]);
  });
});
