import type { MalformedModel } from './malformed-models.ts';
import { conv2d, modelJson } from './tfjs-writer.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const weight = (more: object): object => ({ name: 'k', shape: [1, 3, 1, 2], dtype: 'float32', ...more });

/** tfjs models that must be refused. */
export const malformedTfjs: readonly MalformedModel[] = [
  {
    file: 'not-a-model.json',
    code: 'unknown-format',
    message: 'expected safetensors, ONNX or the model.json of tfjs',
    bytes: text('{"format":"headcount/layer@1"}'),
  },
  {
    file: 'no-manifest.json',
    code: 'tfjs-schema',
    message: 'weightsManifest: expected a list of weight groups',
    bytes: text('{"modelTopology":{}}'),
  },
  {
    file: 'shard-outside.json',
    code: 'path-outside-folder',
    message: 'the model names the file "../weights.bin"',
    bytes: modelJson([], [weight({})], ['../weights.bin']),
  },
  {
    file: 'shard-windows-path.json',
    code: 'path-outside-folder',
    message: 'the model names the file "C:\\\\weights.bin"',
    bytes: modelJson([], [weight({})], ['C:\\weights.bin']),
  },
  {
    file: 'shard-is-number.json',
    code: 'tfjs-schema',
    message: 'weightsManifest[0].paths[0]: expected the path of a shard',
    bytes: modelJson([], [weight({})], [7]),
  },
  {
    file: 'shard-missing.json',
    code: 'no-such-file',
    message: '"absent.bin", which is not in its folder',
    bytes: modelJson([], [weight({})], ['absent.bin']),
  },
  {
    file: 'shard-is-folder.json',
    code: 'path-outside-folder',
    message: 'the model names the file "."',
    bytes: modelJson([], [weight({})], ['.']),
  },
  {
    file: 'weights-without-shards.json',
    code: 'tensor-size',
    message: 'needs bytes 0 to 24, but the shards of its group hold 0',
    bytes: modelJson([], [weight({})], []),
  },
  {
    file: 'unknown-dtype.json',
    code: 'tfjs-schema',
    message: 'dtype "float128"',
    bytes: modelJson([], [weight({ dtype: 'float128' })], []),
  },
  {
    file: 'bad-quantization.json',
    code: 'tfjs-schema',
    message: 'quantization: expected dtype uint8 or uint16 with scale and min',
    bytes: modelJson([], [weight({ quantization: { dtype: 'uint8' } })], []),
  },
  {
    file: 'duplicate-node.json',
    code: 'duplicate-name',
    message: 'the name "k" is given to two nodes',
    bytes: modelJson([...conv2d('Conv2D', 'k'), ...conv2d('Conv2D', 'k')], [], []),
  },
  {
    file: 'duplicate-key.json',
    code: 'duplicate-key',
    message: 'the key "weightsManifest" stands twice',
    bytes: text('{"weightsManifest":[],"weightsManifest":[]}'),
  },
  { file: 'deep.json', code: 'too-deep', message: 'nested too deep', bytes: text(`{"modelTopology":${'['.repeat(100_000)}`) },
];
