import { constant, float32Bytes, graph, int64Tensor, node, onnxModel, tensor } from './onnx-writer.ts';
import { f32, safetensorsFile } from './safetensors-writer.ts';
import { conv2d, modelJson } from './tfjs-writer.ts';

/** Numbers that are all different and exact in float32. */
export function ramp(count: number, step = 1 / 8): number[] {
  return Array.from({ length: count }, (_, i) => (i + 1) * step);
}

/**
 * Self-attention over d inputs with fused [Q | K | V], written as exporters do: Reshape to …×3×heads×width, Transpose, three slices,
 * scaled scores, softmax, and an output matrix to p. Weights `qkv` (d × 3·heads·width) and `out` (heads·width × p).
 */
export function fusedAttention(
  d: number,
  heads: number,
  width: number,
  p: number,
  qkv: readonly number[],
  out: readonly number[],
  scale: number,
): Uint8Array {
  const part = (name: string, t: number): Uint8Array[] => [
    node('Slice', ['t'], [`${name}1`], { axes: [0], starts: [t], ends: [t + 1] }),
    node('Squeeze', [`${name}1`], [name], { axes: [0] }),
  ];
  return onnxModel(
    graph([
      constant('qkv', tensor('qkv', [d, 3 * heads * width], qkv)),
      constant('out', tensor('out', [heads * width, p], out)),
      constant('scale', tensor('', [], [scale])),
      constant('shape', int64Tensor('', [5], [0, -1, 3, heads, width])),
      constant('flat', int64Tensor('', [3], [0, -1, heads * width])),
      node('MatMul', ['x', 'qkv'], ['m']),
      node('Reshape', ['m', 'shape'], ['r']),
      node('Transpose', ['r'], ['t'], { perm: [2, 0, 3, 1, 4] }),
      ...part('q', 0),
      ...part('k', 1),
      ...part('v', 2),
      node('Mul', ['q', 'scale'], ['qs']),
      node('Transpose', ['k'], ['kt'], { perm: [0, 1, 3, 2] }),
      node('MatMul', ['qs', 'kt'], ['s']),
      node('Softmax', ['s'], ['a'], { axis: 3 }),
      node('MatMul', ['a', 'v'], ['av']),
      node('Transpose', ['av'], ['avt'], { perm: [0, 2, 1, 3] }),
      node('Reshape', ['avt', 'flat'], ['ar']),
      node('MatMul', ['ar', 'out'], ['y']),
    ]),
  );
}

/** A 1-D convolution node over an initializer `w` (out × in/groups × taps). */
export function convolutionModel(
  shape: readonly number[],
  values: readonly number[],
  attributes: Readonly<Record<string, number | readonly number[] | string>> = {},
): Uint8Array {
  return onnxModel(graph([node('Conv', ['x', 'w'], ['y'], attributes)], [tensor('w', shape, values)]));
}

/** One small model of each format: file name, bytes, and the files beside it. */
export function tinyModels(): { file: string; bytes: Uint8Array; companions: Map<string, Uint8Array> }[] {
  const none = new Map<string, Uint8Array>();
  return [
    { file: 'attention.onnx', bytes: fusedAttention(2, 2, 1, 2, ramp(12), ramp(4), 0.5), companions: none },
    { file: 'convolution.onnx', bytes: convolutionModel([2, 1, 3], ramp(6), { pads: [1, 1], group: 2 }), companions: none },
    {
      file: 'tensors.safetensors',
      bytes: safetensorsFile({
        'conv.weight': f32([2, 1, 3], ramp(6)),
        'm.A': f32([1, 1], [2]),
        'm.B': f32([1, 1], [1]),
        'm.C': f32([1, 1], [1]),
      }),
      companions: none,
    },
    {
      file: 'model.json',
      bytes: modelJson(conv2d('Conv2D', 'k'), [{ name: 'k', shape: [1, 3, 1, 2], dtype: 'float32' }]),
      companions: new Map([['shard.bin', float32Bytes(ramp(6))]]),
    },
  ];
}
