import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema } from 'onnx-buf';
import type { GraphProto, TensorProto } from 'onnx-buf';
import { describe, expect, it } from 'vitest';
import { readModel } from '../../src/models/read-model.ts';

const fileOf = (name: string): string => fileURLToPath(new URL(`../../models/${name}`, import.meta.url));
const PP_OCR = fileOf('pp-ocrv4/ch_PP-OCRv4_rec_infer.onnx');
const SILERO = fileOf('silero-vad/silero_vad.onnx');
const BASIC_PITCH = fileOf('basic-pitch/model.json');

describe('PP-OCRv4 recogniser (skipped unless `npm run models` has brought it)', () => {
  it.skipIf(!existsSync(PP_OCR))('has 2 attention blocks of 8 heads of width 15 and its convolutions', () => {
    const model = readModel(PP_OCR);
    expect([model.format, model.tensors.length]).toEqual(['onnx', 325]);
    expect(model.layers.filter(({ kind }) => kind === 'attention')).toEqual([
      { name: 'linear_77.w_0', kind: 'attention', p: 120, d: 120, heads: 8 },
      { name: 'linear_81.w_0', kind: 'attention', p: 120, d: 120, heads: 8 },
    ]);
    expect(model.layers.find(({ name }) => name === 'conv2d_145.w_0')).toEqual({
      name: 'conv2d_145.w_0',
      kind: 'convolution',
      p: 60,
      d: 960,
      taps: 3,
    });
    const depthwise = model.load('conv2d_157.w_0', { axis: 1 });
    expect([depthwise.layer.p, depthwise.layer.d, depthwise.layer.defaultLength]).toEqual([16, 48, 3]);
  });

  it.skipIf(!existsSync(PP_OCR))('folds the scale 15^(-1/2) into the queries', () => {
    const model = readModel(PP_OCR);
    const { layer } = model.load('linear_77.w_0');
    const { heads } = layer.toJSON() as unknown as { heads: { Q: string[][]; K: string[][]; V: unknown[][]; O: unknown[][] }[] };
    const number = (entry: string | undefined): number =>
      String(entry)
        .split('/')
        .map(Number)
        .reduce((a, b) => a / b);
    expect(heads.map(({ Q, V, O }) => [Q.length, V.length, O.length])).toEqual(Array.from({ length: 8 }, () => [15, 15, 120]));
    const stored = model.tensor('linear_77.w_0').values();
    // Head 3, feature 4, input 7: column 3·15 + 4 of row 7, row length 360; keys 120 columns further.
    expect(number(heads[3]?.Q[4]?.[7]) / (stored[7 * 360 + 49] ?? 0)).toBeCloseTo(15 ** -0.5, 7);
    expect(number(heads[3]?.K[4]?.[7])).toBe(stored[7 * 360 + 120 + 49]);
  });
});

describe('Silero VAD v6 (skipped unless `npm run models` has brought it)', () => {
  it.skipIf(!existsSync(SILERO))('has its encoders and STFT in both branches, and 4 LSTMs on 2 weight sets', () => {
    const model = readModel(SILERO);
    expect(model.tensors.length).toBe(341);
    const branch = 'If_0_then_branch__Inline_0__';
    const sizes = model.layers
      .filter(({ name }) => name.startsWith(branch))
      .map(({ name, p, d, taps }) => [name.slice(branch.length), p, d, taps]);
    expect(sizes).toEqual([
      ['stft.forward_basis_buffer', 258, 1, 256],
      ['encoder.0.reparam_conv.weight', 128, 129, 3],
      ['encoder.1.reparam_conv.weight', 64, 128, 3],
      ['encoder.2.reparam_conv.weight', 64, 64, 3],
      ['encoder.3.reparam_conv.weight', 128, 64, 3],
    ]);
    const recurrent = model.unanalysed.filter(({ kind }) => kind === 'lstm');
    expect(recurrent.map(({ hidden }) => hidden)).toEqual([128, 128, 128, 128]);
    expect(new Set(recurrent.map(({ weights }) => weights?.join())).size).toBe(2);
    const { layer, warnings } = model.load(`${branch}encoder.1.reparam_conv.weight`);
    expect([layer.p, layer.d, layer.defaultLength, warnings.map(({ code }) => code)]).toEqual([64, 128, 3, ['stride']]);
  });
});

describe('Basic Pitch (skipped unless `npm run models` has brought it)', () => {
  it.skipIf(!existsSync(BASIC_PITCH))('has its 26 filters and 6 learned kernels', () => {
    const model = readModel(BASIC_PITCH);
    expect([model.format, model.tensors.length, model.layers.length]).toEqual(['tfjs', 245, 32]);
    const filters = model.layers.filter(({ taps }) => taps === 256);
    expect(filters.filter(({ p, d }) => p === 1 && d === 1).length).toBe(8);
    expect(filters.filter(({ p, d }) => p === 36 && d === 1).length).toBe(18);
    expect(model.load('conv1d_2/ExpandDims_1').layer.defaultLength).toBe(256);
    expect(model.load('conv2d_1/Conv2D_weights').layer.d).toBe(39 * 8);
  });
});

/** Initializers and Constant tensors at any depth, as another protobuf library reads them. */
function tensorsOf(graph: GraphProto): TensorProto[] {
  const inNodes = graph.node.flatMap((node) =>
    node.attribute.flatMap((attribute) => [
      ...(node.opType === 'Constant' && attribute.t !== undefined ? [attribute.t] : []),
      ...[...(attribute.g === undefined ? [] : [attribute.g]), ...attribute.graphs].flatMap(tensorsOf),
    ]),
  );
  return [...graph.initializer, ...inNodes];
}

describe('onnx-buf, another reader', () => {
  for (const file of [PP_OCR, SILERO]) {
    it.skipIf(!existsSync(file))(`finds the same tensors, bytes and float32 numbers in ${file.split(/[\\/]/).at(-1) ?? ''}`, () => {
      const bytes = readFileSync(file);
      const { graph } = fromBinary(ModelProtoSchema, bytes);
      const theirs = graph === undefined ? [] : tensorsOf(graph);
      const model = readModel(file);
      const size = ({ shape, dtype }: { shape: readonly number[]; dtype: string }): string => `${dtype}:${shape.join('x')}`;
      const words = new Map([
        [1, 'float32'],
        [6, 'int32'],
        [7, 'int64'],
        [9, 'bool'],
        [11, 'float64'],
      ]);
      expect(model.tensors.map(size).sort()).toEqual(
        theirs.map(({ dims, dataType }) => size({ shape: dims.map(Number), dtype: words.get(dataType ?? 0) ?? '' })).sort(),
      );
      const floats = theirs.filter(
        ({ dataType, rawData, name }) => dataType === 1 && rawData !== undefined && rawData.length > 0 && name !== '',
      );
      for (const { name, rawData } of floats) {
        const found = model.tensors.filter((tensor) => tensor.name === name);
        if (found.length !== 1 || rawData === undefined) continue;
        expect(Array.from(model.tensor(name ?? '').values()), name).toEqual(Array.from(new Float32Array(new Uint8Array(rawData).buffer)));
      }
      expect(floats.length).toBeGreaterThan(10);
    });
  }
});
