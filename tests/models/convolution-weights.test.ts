import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDouble, toDouble } from '../../src/exact/rational.ts';
import { rationals } from '../../src/exact/rational-scalars.ts';
import type { Layer } from '../../src/layers/layer.ts';
import { modelFromBytes } from '../../src/models/read-model.ts';
import { float32Bytes } from './onnx-writer.ts';
import { f32, safetensorsFile } from './safetensors-writer.ts';
import { conv2d, modelJson } from './tfjs-writer.ts';
import { convolutionModel, ramp } from './tiny-models.ts';

const none = new Map<string, Uint8Array>();

function run(layer: Layer, X: readonly (readonly number[])[]): number[][] {
  return layer
    .run(
      rationals(),
      X.map((x) => x.map(fromDouble)),
    )
    .map((y) => y.map(toDouble));
}

/** The definition in the libraries' documents: y_t[o] = Σ_u Σ_i W[o][i][u] x_(t + u·dilation - begin)[group(o)·I + i], zeros outside. */
function crossCorrelation(
  W: (o: number, i: number, u: number) => number,
  shape: { out: number; perGroup: number; taps: number; groups: number; dilation: number; begin: number },
  X: readonly (readonly number[])[],
): number[][] {
  return X.map((_, t) =>
    Array.from({ length: shape.out }, (_o, o) => {
      let sum = 0;
      const group = Math.floor(o / (shape.out / shape.groups));
      for (let u = 0; u < shape.taps; u++)
        for (let i = 0; i < shape.perGroup; i++)
          sum += W(o, i, u) * (X[t + u * shape.dilation - shape.begin]?.[group * shape.perGroup + i] ?? 0);
      return sum;
    }),
  );
}

const cases = fc.record({
  groups: fc.integer({ min: 1, max: 3 }),
  outPerGroup: fc.integer({ min: 1, max: 2 }),
  perGroup: fc.integer({ min: 1, max: 2 }),
  taps: fc.integer({ min: 2, max: 5 }),
  dilation: fc.integer({ min: 1, max: 2 }),
  causal: fc.boolean(),
  n: fc.integer({ min: 1, max: 7 }),
  seed: fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 60, maxLength: 60 }),
});

describe('an ONNX convolution', () => {
  it('acts as the cross-correlation that the ONNX specification defines, groups, dilation and padding included', () => {
    fc.assert(
      fc.property(cases, ({ groups, outPerGroup, perGroup, taps, dilation, causal, n, seed }) => {
        const out = groups * outPerGroup;
        const shape = [out, perGroup, taps];
        const weights = Array.from({ length: out * perGroup * taps }, (_, i) => (seed[i % 60] ?? 0) / 4);
        const reach = (taps - 1) * dilation;
        // An even number of taps has no middle: SAME_UPPER then puts fewer zeros in front, and only without dilation is that our ⌊w/2⌋.
        if (!causal && taps % 2 === 0 && dilation > 1) return;
        const begin = causal ? reach : Math.floor(reach / 2);
        const padding = causal ? { pads: [reach, 0] } : { auto_pad: 'SAME_UPPER' };
        const model = modelFromBytes(convolutionModel(shape, weights, { group: groups, dilations: [dilation], ...padding }), 'm.onnx');
        expect(model.layers).toEqual([{ name: 'w', kind: 'convolution', p: out, d: groups * perGroup, taps }]);
        const { layer, warnings } = model.load('w');
        expect(warnings).toEqual([]);
        expect(layer.causal).toBe(causal);
        const X = Array.from({ length: n }, (_, t) =>
          Array.from({ length: groups * perGroup }, (_c, c) => seed[(7 * t + 3 * c) % 60] ?? 0),
        );
        const W = (o: number, i: number, u: number): number => weights[(o * perGroup + i) * taps + u] ?? 0;
        expect(run(layer, X)).toEqual(crossCorrelation(W, { out, perGroup, taps, groups, dilation, begin }, X));
      }),
    );
  });

  it('reads a 2-D kernel along the axis asked for: operators p × (d · other extent), taps reversed', () => {
    // W[0][0] = [[1, 2, 3], [4, 5, 6]]: two rows, three columns.
    const model = modelFromBytes(convolutionModel([1, 1, 2, 3], [1, 2, 3, 4, 5, 6], { pads: [1, 2, 0, 0] }), 'm.onnx');
    const operators = (axis: number): unknown => {
      const { structure } = model.load('w', { axis }).layer;
      return structure.type === 'listed' ? structure.operators(4).operators.map((M) => M.map((row) => row.map(toDouble))) : undefined;
    };
    expect(operators(0)).toEqual([[[4, 5, 6]], [[1, 2, 3]]]);
    expect(operators(1)).toEqual([[[3, 6]], [[2, 5]], [[1, 4]]]);
    expect(model.load('w').warnings.map(({ code }) => code)).toEqual(['axis-assumed', 'window-input']);
    expect(() => model.load('w', { axis: 2 })).toThrow(/axis 2, but the kernel has two spatial axes: expected 0 or 1/);
  });

  it('says that strides thin out the outputs, and that one tap mixes no positions', () => {
    const strided = modelFromBytes(convolutionModel([1, 1, 3], ramp(3), { strides: [2], pads: [1, 1] }), 'm.onnx');
    expect(strided.load('w').warnings.map(({ code }) => code)).toEqual(['stride']);
    const pointwise = modelFromBytes(convolutionModel([2, 2, 1], ramp(4)), 'm.onnx');
    expect(pointwise.layers).toEqual([]);
    expect(pointwise.unanalysed.map(({ kind }) => kind)).toEqual(['pointwise convolution']);
  });
});

describe('a tfjs convolution', () => {
  const load = (op: string, shape: number[], values: number[], attributes: Parameters<typeof conv2d>[2], weight: object = {}) => {
    const json = modelJson(conv2d(op, 'k', attributes), [{ name: 'k', shape, dtype: 'float32', ...weight }]);
    return modelFromBytes(json, 'model.json', new Map([['shard.bin', float32Bytes(values)]]));
  };

  it('has kernels height, width, in, out; VALID counts lags from the last token of the window', () => {
    // W[u][i][o], taps 2, in 2, out 1, along the width.
    const model = load('Conv2D', [1, 2, 2, 1], [1, 2, 3, 4], { padding: 'VALID' });
    expect(model.layers).toEqual([{ name: 'k', kind: 'convolution', p: 1, d: 2, taps: 2 }]);
    const { layer, warnings } = model.load('k');
    expect(warnings.map(({ code }) => code)).toEqual(['shifted-lags']);
    // y_t = W_1 x_t + W_0 x_(t-1)
    expect(
      run(layer, [
        [1, 0],
        [0, 1],
        [0, 0],
      ]),
    ).toEqual([[3], [4 + 1], [2]]);
  });

  it('takes SAME as centred and the dilation of the sequence axis', () => {
    const model = load('Conv2D', [3, 1, 1, 1], [1, 2, 4], { dilations: [1, 2, 1, 1] });
    expect(run(model.load('k').layer, [[1], [0], [10], [0], [100]])).toEqual([[42], [0], [421], [0], [210]]);
  });

  it('depthwise reads channel c into outputs c·multiplier + q', () => {
    // W[u][c][q]: taps 2, channels 2, multiplier 2.
    const model = load('DepthwiseConv2dNative', [2, 1, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8], { padding: 'VALID' });
    expect(model.layers).toEqual([{ name: 'k', kind: 'convolution', p: 4, d: 2, taps: 2 }]);
    expect(run(model.load('k').layer, [[1, 10]])).toEqual([[5, 6, 70, 80]]);
  });

  it('dequantises scale·q + min, and reads float16', () => {
    const weights = [{ name: 'k', shape: [2, 1, 1, 1], dtype: 'float32', quantization: { dtype: 'uint8', scale: 0.5, min: -1 } }];
    const bytes = modelFromBytes(modelJson([], weights), 'model.json', new Map([['shard.bin', Uint8Array.of(0, 255)]]));
    expect(Array.from(bytes.tensor('k').values())).toEqual([-1, 126.5]);
    const half = [{ name: 'k', shape: [1], dtype: 'float32', quantization: { dtype: 'float16' } }];
    const model = modelFromBytes(modelJson([], half), 'model.json', new Map([['shard.bin', Uint8Array.of(0, 0x3c)]]));
    expect(Array.from(model.tensor('k').values())).toEqual([1]);
  });

  it('puts the shards of a group one after the other, tensors across their borders', () => {
    const weights = [
      { name: 'a', shape: [1], dtype: 'float32' },
      { name: 'b', shape: [2], dtype: 'float32' },
    ];
    const bytes = float32Bytes([1, 2, 3]);
    const parts = new Map([
      ['1', bytes.subarray(0, 6)],
      ['2', bytes.subarray(6, 7)],
      ['3', bytes.subarray(7)],
    ]);
    const model = modelFromBytes(modelJson([], weights, ['1', '2', '3']), 'model.json', parts);
    expect([...model.tensor('a').values(), ...model.tensor('b').values()]).toEqual([1, 2, 3]);
  });
});

describe('a safetensors convolution', () => {
  it('is found by its name; what the file does not say is assumed aloud and can be told', () => {
    const model = modelFromBytes(
      safetensorsFile({ 'net.conv1.weight': f32([2, 1, 3], ramp(6)), 'net.conv1.bias': f32([2], [0, 0]) }),
      'm.safetensors',
    );
    expect(model.layers).toEqual([{ name: 'net.conv1.weight', kind: 'convolution', p: 2, d: 1, taps: 3 }]);
    expect(model.load('conv1.weight').warnings.map(({ code }) => code)).toEqual(['groups-assumed', 'padding-unknown']);
    const depthwise = model.load('conv1', { layout: { groups: 2, dilation: 2 } });
    expect([depthwise.layer.p, depthwise.layer.d, depthwise.layer.defaultLength]).toEqual([2, 2, 5]);
    expect(depthwise.warnings.map(({ code }) => code)).toEqual(['padding-unknown']);
    expect(() => model.load('conv1', { layout: { groups: 3 } })).toThrow(/with this layout it is no sequence layer/);
  });

  it('of Mamba is taken as depthwise', () => {
    const model = modelFromBytes(safetensorsFile({ 'layers.0.mixer.conv1d.weight': f32([2, 1, 2], [1, 2, 3, 4]) }), 'm.safetensors');
    expect(
      run(model.load('conv1d.weight').layer, [
        [1, 1],
        [0, 0],
      ]),
    ).toEqual([
      [2, 4],
      [1, 3],
    ]);
  });
});

it('loads a layer whose every number is an exact dyadic rational of the file', () => {
  const [weight] = [0.1, 1 / 3, 1e-30].map(Math.fround);
  const model = modelFromBytes(convolutionModel([1, 1, 2], [weight ?? 0, Math.fround(1e-30)]), 'm.onnx', none);
  const { structure } = model.load('w').layer;
  const entries = structure.type === 'listed' ? structure.operators(2).operators.map((M) => M[0]?.[0]) : [];
  expect(entries).toEqual([fromDouble(Math.fround(1e-30)), fromDouble(Math.fround(0.1))]);
});
