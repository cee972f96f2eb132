import type { MalformedModel } from './malformed-models.ts';
import { constant, float32Bytes, graph, node, onnxModel, tensor } from './onnx-writer.ts';
import { message, varint } from './protobuf-writer.ts';
import type { Field } from './protobuf-writer.ts';
import { ramp } from './tiny-models.ts';

const rawTensor = (fields: readonly Field[]): Uint8Array => onnxModel(graph([], [message(fields)]));

function nestedGraphs(depth: number): Uint8Array {
  let inner = graph([]);
  for (let i = 0; i < depth; i++) inner = graph([node('If', ['c'], [`y${String(i)}`], { then_branch: { graph: inner } })]);
  return onnxModel(inner);
}

/** ONNX files that must be refused. */
export const malformedOnnx: readonly MalformedModel[] = [
  { file: 'empty.onnx', code: 'not-onnx', message: 'has no graph, expected an ONNX model', bytes: new Uint8Array(0) },
  {
    file: 'varint-eleven-bytes.onnx',
    code: 'bad-protobuf',
    message: 'a varint of more than 10 bytes',
    bytes: Uint8Array.of(8, ...Array.from({ length: 10 }, () => 0x80), 1),
  },
  {
    file: 'varint-65-bits.onnx',
    code: 'bad-protobuf',
    message: 'a varint beyond 64 bits',
    bytes: Uint8Array.of(8, ...Array.from({ length: 9 }, () => 0xff), 2),
  },
  {
    file: 'length-beyond-file.onnx',
    code: 'bad-protobuf',
    message: 'a field of 4294967295 bytes, but its message has only 0 left',
    bytes: Uint8Array.from([8, 8, 0x3a, ...varint(2n ** 32n - 1n)]),
  },
  { file: 'wire-type-3.onnx', code: 'bad-protobuf', message: 'wire type 3, expected 0, 1, 2 or 5', bytes: Uint8Array.of(8, 8, 0x3b) },
  {
    file: 'field-number-0.onnx',
    code: 'bad-protobuf',
    message: 'expected a field with a number from 1',
    bytes: Uint8Array.of(8, 8, 0x02, 0),
  },
  {
    file: 'two-graphs.onnx',
    code: 'bad-protobuf',
    message: 'a second graph, expected one',
    bytes: message([
      [1, 8],
      [7, graph([])],
      [7, graph([])],
    ]),
  },
  { file: 'graphs-too-deep.onnx', code: 'too-deep', message: 'sub-graphs nested more than 32 deep', bytes: nestedGraphs(40) },
  {
    file: 'duplicate-initializer.onnx',
    code: 'duplicate-name',
    message: 'the name "w" is given to two values',
    bytes: onnxModel(graph([], [tensor('w', [1], [1]), tensor('w', [1], [2])])),
  },
  {
    file: 'duplicate-output.onnx',
    code: 'duplicate-name',
    message: 'the name "y" is given to two values',
    bytes: onnxModel(graph([node('Relu', ['x'], ['y']), node('Relu', ['x'], ['y'])])),
  },
  {
    file: 'name-not-utf8.onnx',
    code: 'not-utf8',
    message: 'not valid UTF-8',
    bytes: onnxModel(graph([], [message([[8, Uint8Array.of(0xc3, 0x28)]])])),
  },
  {
    file: 'raw-data-too-short.onnx',
    code: 'tensor-size',
    message: '4 bytes of data, expected 24 for 2×3 numbers of type float32',
    bytes: rawTensor([
      [1, 2],
      [1, 3],
      [2, 1],
      [8, 'w'],
      [9, float32Bytes([1])],
    ]),
  },
  {
    file: 'billion-entries.onnx',
    code: 'tensor-size',
    message: 'too few for 1000000000 numbers of type float32',
    bytes: rawTensor([
      [1, 1e9],
      [2, 1],
      [8, 'w'],
    ]),
  },
  {
    file: 'negative-dimension.onnx',
    code: 'bad-shape',
    message: 'dimension -1, expected a whole number',
    bytes: rawTensor([
      [1, -1],
      [2, 1],
      [8, 'w'],
    ]),
  },
  {
    file: 'external-outside.onnx',
    code: 'path-outside-folder',
    message: 'the model names the file "../../etc/passwd"',
    bytes: rawTensor([
      [1, 1],
      [2, 1],
      [8, 'w'],
      [
        13,
        message([
          [1, 'location'],
          [2, '../../etc/passwd'],
        ]),
      ],
      [14, 1],
    ]),
  },
  {
    file: 'external-absolute.onnx',
    code: 'path-outside-folder',
    message: 'the model names the file "/etc/passwd"',
    bytes: rawTensor([
      [1, 1],
      [2, 1],
      [8, 'w'],
      [
        13,
        message([
          [1, 'location'],
          [2, '/etc/passwd'],
        ]),
      ],
      [14, 1],
    ]),
  },
  {
    file: 'external-missing.onnx',
    code: 'no-such-file',
    message: '"weights.bin", which is not in its folder',
    bytes: rawTensor([
      [1, 1],
      [2, 1],
      [8, 'w'],
      [
        13,
        message([
          [1, 'location'],
          [2, 'weights.bin'],
        ]),
      ],
      [14, 1],
    ]),
  },
  {
    file: 'typed-data-too-long.onnx',
    load: 'w',
    code: 'tensor-size',
    message: 'holds more than 2 numbers',
    bytes: onnxModel(
      graph(
        [node('Conv', ['x', 'w'], ['y'])],
        [
          message([
            [1, 1],
            [1, 1],
            [1, 2],
            [2, 1],
            [8, 'w'],
            [4, float32Bytes(ramp(3))],
          ]),
        ],
      ),
    ),
  },
  {
    file: 'weight-is-infinite.onnx',
    load: 'w',
    code: 'not-finite',
    message: 'entry 0 is Infinity, expected a finite number',
    bytes: onnxModel(graph([constant('w', tensor('', [1, 1, 2], [Infinity, 1])), node('Conv', ['x', 'w'], ['y'])])),
  },
];
