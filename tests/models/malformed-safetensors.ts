import type { MalformedModel } from './malformed-models.ts';
import { f32, safetensorsFile, withHeader } from './safetensors-writer.ts';

const entry = (name: string, start: number, end: number): string =>
  `${JSON.stringify(name)}:{"dtype":"F32","shape":[${String((end - start) / 4)}],"data_offsets":[${String(start)},${String(end)}]}`;

/** Safetensors files that must be refused. */
export const malformedSafetensors: readonly MalformedModel[] = [
  {
    file: 'header-beyond-file.safetensors',
    code: 'header-length',
    message: 'the header declares 18446744073709551615 bytes, but only 2 follow',
    bytes: withHeader('{}', undefined, 2n ** 64n - 1n),
  },
  {
    file: 'header-just-beyond.safetensors',
    code: 'header-length',
    message: 'the header declares 3 bytes, but only 2 follow',
    bytes: withHeader('{}', undefined, 3n),
  },
  {
    file: 'seven-bytes.safetensors',
    code: 'header-length',
    message: '7 bytes, expected at least the 8 bytes',
    bytes: Uint8Array.of(1, 2, 3, 4, 5, 6, 7),
  },
  { file: 'header-not-json.safetensors', code: 'not-json', message: 'expected', bytes: withHeader('{"a":}') },
  { file: 'header-is-list.safetensors', code: 'header-schema', message: 'expected an object of tensors', bytes: withHeader('[]') },
  {
    file: 'header-not-utf8.safetensors',
    code: 'not-utf8',
    message: 'not valid UTF-8',
    bytes: withHeader(Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d)),
  },
  {
    file: 'header-deep.safetensors',
    code: 'too-deep',
    message: 'nested too deep',
    bytes: withHeader(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`),
  },
  {
    file: 'duplicate-tensor.safetensors',
    code: 'duplicate-key',
    message: 'the key "a" stands twice',
    bytes: withHeader(`{${entry('a', 0, 4)},${entry('a', 4, 8)}}`, new Uint8Array(8)),
  },
  {
    file: 'offsets-overlap.safetensors',
    code: 'offsets-overlap',
    message: 'data begins at byte 4, inside the tensor before it, which ends at 8',
    bytes: withHeader(`{${entry('a', 0, 8)},${entry('b', 4, 12)}}`, new Uint8Array(12)),
  },
  {
    file: 'offsets-gap.safetensors',
    code: 'offsets-gap',
    message: 'data begins at byte 8, expected 4',
    bytes: withHeader(`{${entry('a', 0, 4)},${entry('b', 8, 12)}}`, new Uint8Array(12)),
  },
  {
    file: 'hidden-tail.safetensors',
    code: 'offsets-gap',
    message: '4 bytes after the last tensor belong to none',
    bytes: withHeader(`{${entry('a', 0, 4)}}`, new Uint8Array(8)),
  },
  {
    file: 'offsets-outside.safetensors',
    code: 'offsets-outside',
    message: 'data ends at byte 4000000000, but the file has only 4 bytes of data',
    bytes: withHeader(`{${entry('a', 0, 4e9)}}`, new Uint8Array(4)),
  },
  {
    file: 'offsets-reversed.safetensors',
    code: 'header-schema',
    message: 'expected [start, end] with start at most end',
    bytes: withHeader(`{${entry('a', 4, 0)}}`.replace('[-1]', '[1]'), new Uint8Array(4)),
  },
  {
    file: 'billion-entries.safetensors',
    code: 'tensor-size',
    message: '4 bytes of data, expected 4000000000 for 1000000000 numbers of type float32',
    bytes: withHeader('{"a":{"dtype":"F32","shape":[1000000000],"data_offsets":[0,4]}}', new Uint8Array(4)),
  },
  {
    file: 'shape-overflows.safetensors',
    code: 'bad-shape',
    message: 'declares more than 2^53 numbers',
    bytes: withHeader('{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}'),
  },
  {
    file: 'shape-negative.safetensors',
    code: 'bad-shape',
    message: 'expected a list of whole numbers',
    bytes: withHeader('{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}', new Uint8Array(4)),
  },
  {
    file: 'unknown-dtype.safetensors',
    code: 'unsupported-dtype',
    message: 'dtype "F4"',
    bytes: withHeader('{"a":{"dtype":"F4","shape":[1],"data_offsets":[0,4]}}', new Uint8Array(4)),
  },
  {
    file: 'unknown-key.safetensors',
    code: 'header-schema',
    message: 'unknown key "offset"',
    bytes: withHeader('{"a":{"dtype":"F32","shape":[1],"offset":0,"data_offsets":[0,4]}}', new Uint8Array(4)),
  },
  {
    file: 'metadata-not-strings.safetensors',
    code: 'header-schema',
    message: '__metadata__: expected an object of strings',
    bytes: withHeader('{"__metadata__":{"a":1}}'),
  },
  {
    file: 'escape-codes-in-name.safetensors',
    code: 'offsets-outside',
    message: 'tensor "\\u001b[2J"',
    bytes: withHeader(`{${entry('\u001b[2J', 0, 4)}}`),
  },
  {
    file: 'weight-is-nan.safetensors',
    load: 'conv.weight',
    code: 'not-finite',
    message: 'entry 1 is NaN, expected a finite number',
    bytes: safetensorsFile({ 'conv.weight': f32([1, 1, 2], [1, NaN]) }),
  },
  {
    file: 'integer-too-large.safetensors',
    load: 'conv.weight',
    code: 'integer-too-large',
    message: '9223372036854775807',
    bytes: safetensorsFile({
      'conv.weight': { dtype: 'I64', shape: [1, 1, 2], bytes: new Uint8Array(BigInt64Array.of(1n, 2n ** 63n - 1n).buffer) },
    }),
  },
];
