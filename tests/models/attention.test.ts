import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDouble } from '../../src/exact/rational.ts';
import type { Layer } from '../../src/layers/layer.ts';
import { parseLayout } from '../../src/models/layout.ts';
import { modelFromBytes } from '../../src/models/read-model.ts';
import { graph, int64Tensor, node, onnxModel, tensor } from './onnx-writer.ts';
import { f32, safetensorsFile } from './safetensors-writer.ts';
import type { Stored } from './safetensors-writer.ts';
import { fusedAttention, ramp } from './tiny-models.ts';

type Numbers = readonly (readonly number[])[];

function product(A: Numbers, B: Numbers): number[][] {
  return A.map((row) => (B[0] ?? []).map((_, j) => row.reduce((sum, x, t) => sum + x * (B[t]?.[j] ?? NaN), 0)));
}

function transposed(A: Numbers): number[][] {
  return (A[0] ?? []).map((_, j) => A.map((row) => row[j] ?? NaN));
}

/** Columns from `start` of a row-major matrix. */
function columns(flat: readonly number[], width: number, start: number, count: number): number[][] {
  return Array.from({ length: flat.length / width }, (_, i) =>
    Array.from({ length: count }, (_c, j) => flat[i * width + start + j] ?? NaN),
  );
}

function valueMaps(layer: Layer): number[][][] {
  return layer.structure.type === 'listed' ? layer.structure.operators(1).operators.map((M) => M.map((row) => row.map(toDouble))) : [];
}

/** The bilinear forms x_iᵀ Q_hᵀ K_h x_j of the scores, from the layer's file form. */
function scoreForms(layer: Layer): number[][][] {
  const { heads } = layer.toJSON() as unknown as { heads: { Q: (number | string)[][]; K: (number | string)[][] }[] };
  const read = (M: (number | string)[][]): number[][] =>
    M.map((row) =>
      row.map((entry) =>
        String(entry)
          .split('/')
          .map(Number)
          .reduce((a, b) => a / b),
      ),
    );
  return heads.map(({ Q, K }) => product(transposed(read(Q)), read(K)));
}

const sizes = fc.record({
  d: fc.integer({ min: 1, max: 3 }),
  p: fc.integer({ min: 1, max: 3 }),
  heads: fc.integer({ min: 1, max: 3 }),
  width: fc.integer({ min: 1, max: 3 }),
  seed: fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 90, maxLength: 90 }),
});

describe('fused attention in ONNX', () => {
  it('has value maps (W_V,h W_O,h)ᵀ and scores scale · x_i W_Q,h W_K,hᵀ x_jᵀ, applied as x W', () => {
    fc.assert(
      fc.property(sizes, ({ d, p, heads, width, seed }) => {
        const inner = heads * width;
        const qkv = Array.from({ length: 3 * d * inner }, (_, i) => (seed[i % 90] ?? 0) / 2);
        const out = Array.from({ length: inner * p }, (_, i) => seed[(7 * i + 5) % 90] ?? 0);
        const model = modelFromBytes(fusedAttention(d, heads, width, p, qkv, out, 0.25), 'm.onnx');
        expect(model.layers).toEqual([{ name: 'qkv', kind: 'attention', p, d, heads }]);
        const { layer, warnings } = model.load('qkv');
        expect([layer.causal, warnings]).toEqual([false, []]);
        const part = (t: number, h: number): number[][] => columns(qkv, 3 * inner, t * inner + h * width, width);
        const rowsOut = (h: number): number[][] => columns(out, p, 0, p).slice(h * width, (h + 1) * width);
        const each = Array.from({ length: heads }, (_, h) => h);
        expect(valueMaps(layer)).toEqual(each.map((h) => transposed(product(part(2, h), rowsOut(h)))));
        expect(scoreForms(layer)).toEqual(
          each.map((h) => product(part(0, h), transposed(part(1, h))).map((row) => row.map((x) => x * 0.25))),
        );
      }),
      { numRuns: 60 },
    );
  });
});

/** Attention of PyTorch's exporter: three products with biases, scale by division of the scores, a mask. */
function separateAttention(change: Partial<Record<'keySource' | 'perm' | 'axis' | 'kPerm', unknown>> = {}): Uint8Array {
  const source = typeof change.keySource === 'string' ? change.keySource : 'x';
  const heads = (name: string, input: string, perm: readonly number[]): Uint8Array[] => [
    node('MatMul', [input, `w${name}`], [`${name}1`]),
    node('Add', [`b${name}`, `${name}1`], [`${name}2`]),
    node('Reshape', [`${name}2`, 'shape'], [`${name}3`]),
    node('Transpose', [`${name}3`], [name], { perm }),
  ];
  return onnxModel(
    graph(
      [
        ...heads('q', 'x', (change.perm as number[] | undefined) ?? [0, 2, 1, 3]),
        ...heads('k', source, (change.kPerm as number[] | undefined) ?? [0, 2, 3, 1]),
        ...heads('v', source, [0, 2, 1, 3]),
        node('MatMul', ['q', 'k'], ['s']),
        node('Div', ['s', 'root'], ['s1']),
        node('Add', ['s1', 'mask'], ['s2']),
        node('Softmax', ['s2'], ['a'], { axis: (change.axis as number | undefined) ?? -1 }),
        node('MatMul', ['a', 'v'], ['av']),
        node('Transpose', ['av'], ['avt'], { perm: [0, 2, 1, 3] }),
        node('Reshape', ['avt', 'flat'], ['ar']),
        node('MatMul', ['ar', 'wo'], ['y0']),
        node('Add', ['bo', 'y0'], ['y']),
      ],
      [
        ...['q', 'k', 'v', 'o'].map((name, i) => tensor(`w${name}`, [4, 4], ramp(16, i + 1))),
        ...['q', 'k', 'v', 'o'].map((name) => tensor(`b${name}`, [4], ramp(4))),
        int64Tensor('shape', [4], [0, 0, 2, 2]),
        int64Tensor('flat', [3], [0, 0, 4]),
        tensor('root', [], [2]),
      ],
    ),
  );
}

describe('attention with separate projections in ONNX', () => {
  it('is read with biases and mask left out, which is said', () => {
    const model = modelFromBytes(separateAttention(), 'm.onnx');
    expect(model.layers).toEqual([{ name: 'wq', kind: 'attention', p: 4, d: 4, heads: 2 }]);
    const { layer, warnings } = model.load('wq');
    expect(warnings.map(({ code }) => code)).toEqual(['mask-ignored', 'biases-ignored']);
    const [q, k] = [ramp(16, 1), ramp(16, 2)];
    expect(scoreForms(layer)[1]).toEqual(product(columns(q, 4, 2, 2), transposed(columns(k, 4, 2, 2))).map((row) => row.map((x) => x / 2)));
  });

  it.each([
    ['keys from another sequence', { keySource: 'memory' }, /cross-attention/],
    ['attention over channels', { perm: [0, 2, 3, 1], kPerm: [0, 2, 1, 3] }, /not laid out head by head over the tokens/],
    ['a softmax over the queries', { axis: 2 }, /does not run over the keys/],
  ])('is not mistaken: %s', (_, change, reason) => {
    const model = modelFromBytes(separateAttention(change), 'm.onnx');
    expect(model.layers).toEqual([]);
    expect(model.unanalysed.map((entry) => [entry.kind, reason.test(entry.reason)])).toEqual([['attention', true]]);
  });
});

describe('attention by name in safetensors', () => {
  const matrix = (rows: number, cols: number, step: number): Stored => f32([rows, cols], ramp(rows * cols, step));
  const load = (tensors: Record<string, Stored>, name: string, layout: string): Layer =>
    modelFromBytes(safetensorsFile(tensors), 'm.safetensors').load(name, { layout: parseLayout(layout) }).layer;

  it('needs the number of heads, and says so', () => {
    const names = ['q_proj', 'k_proj', 'v_proj', 'o_proj'].map((word) => [`l.0.self_attn.${word}.weight`, matrix(4, 4, 1)] as const);
    const model = modelFromBytes(safetensorsFile(Object.fromEntries(names)), 'm.safetensors');
    expect(model.layers).toEqual([{ name: 'l.0.self_attn', kind: 'attention', p: 4, d: 4 }]);
    expect(() => model.load('self_attn')).toThrow(/how many heads there are: expected --layout heads=H/);
    expect(() => model.load('self_attn', { layout: { heads: 3 } })).toThrow(/3 heads do not divide 4/);
    expect(() => model.load('self_attn', { layout: { heads: 1e9 } })).toThrow(/do not divide/);
    expect(model.load('self_attn', { layout: { heads: 2 } }).layer.heads).toBe(2);
  });

  it('one block stored in the three ways is one layer', () => {
    // Rows are outputs (y = W x): queries, keys, values, output of d = 2 with two heads of width 1.
    const W = {
      q: [
        [1, 2],
        [3, 4],
      ],
      k: [
        [5, 6],
        [7, 8],
      ],
      v: [
        [1, 0],
        [2, 1],
      ],
      o: [
        [3, 1],
        [1, 2],
      ],
    };
    const stored = (M: Numbers): Stored => f32([M.length, M[0]?.length ?? 0], M.flat());
    const separate = load(
      { 'a.q_proj.weight': stored(W.q), 'a.k_proj.weight': stored(W.k), 'a.v_proj.weight': stored(W.v), 'a.out_proj.weight': stored(W.o) },
      'a',
      'heads=2',
    );
    const torch = load({ 'a.in_proj_weight': stored([...W.q, ...W.k, ...W.v]), 'a.out_proj.weight': stored(W.o) }, 'a', 'heads=2');
    const gpt2 = load(
      { 'a.c_attn.weight': stored(transposed([...W.q, ...W.k, ...W.v])), 'a.c_proj.weight': stored(transposed(W.o)) },
      'a',
      'heads=2',
    );
    const byHand = [0, 1].map((h) =>
      product(
        W.o.map((row) => [row[h] ?? NaN]),
        [W.v[h] ?? []],
      ),
    );
    for (const layer of [separate, torch, gpt2]) {
      expect(valueMaps(layer)).toEqual(byHand);
      expect(scoreForms(layer)).toEqual([0, 1].map((h) => product(transposed([W.q[h] ?? []]), [W.k[h] ?? []])));
    }
    expect([separate, torch, gpt2].map(({ causal }) => causal)).toEqual([false, false, true]);
  });

  it('shares keys and values between heads where their matrices are smaller (grouped queries)', () => {
    const layer = load(
      {
        'a.q_proj.weight': matrix(4, 2, 1),
        'a.k_proj.weight': matrix(2, 2, 1),
        'a.v_proj.weight': matrix(2, 2, 1),
        'a.o_proj.weight': f32([4, 4], [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]),
      },
      'a',
      'heads=4',
    );
    // Output rows are the heads: heads 0, 1 use value row 0 = [1, 2]; heads 2, 3 row 1 = [3, 4].
    expect(valueMaps(layer).map((M, h) => M[h])).toEqual([
      [1, 2],
      [1, 2],
      [3, 4],
      [3, 4],
    ]);
  });
});

describe('state spaces by name in safetensors', () => {
  it('A, B, C with a prefix is an SSM; lambda, B, C a diagonal one', () => {
    const model = modelFromBytes(
      safetensorsFile({
        'rot.A': f32([2, 2], [0, -1, 1, 0]),
        'rot.B': f32([2, 1], [1, 0]),
        'rot.C': f32([1, 2], [1, 0]),
        'rot.D': f32([1, 1], [3]),
        's4d.lambda': f32([2, 1, 2], [0, 1, 0.5, 0]),
        's4d.B': f32([2, 1], [1, 1]),
        's4d.C': f32([2, 1], [1, 2]),
      }),
      'm.safetensors',
    );
    expect(model.layers).toEqual([
      { name: 'rot', kind: 'ssm', p: 1, d: 1, stateDim: 2 },
      { name: 's4d', kind: 'diagonal-ssm', p: 2, d: 2, stateDim: 1 },
    ]);
    expect(model.load('rot').layer.toJSON()).toMatchObject({
      kind: 'ssm',
      A: [
        [0, -1],
        [1, 0],
      ],
      B: [[1], [0]],
      C: [[1, 0]],
      D: [[3]],
    });
    expect(model.load('s4d').layer.kind).toBe('diagonal-ssm');
  });
});

describe('layer names', () => {
  it('may be cut to a suffix or a part that fits one layer only; otherwise the nearest are named', () => {
    const model = modelFromBytes(
      safetensorsFile({ 'enc.conv1.weight': f32([1, 1, 2], [1, 2]), 'enc.conv2.weight': f32([1, 1, 2], [1, 2]) }),
      'm.safetensors',
    );
    expect(model.load('conv2.weight').layer.name).toBe('enc.conv2.weight');
    expect(model.load('conv1').layer.name).toBe('enc.conv1.weight');
    expect(() => model.load('weight')).toThrow(/"weight" fits 2 sequence layers, expected one\n {4}"enc\.conv1\.weight"/);
    expect(() => model.load('conv3.weight')).toThrow(/no sequence layer is called "conv3\.weight"\n {2}the nearest names:\n {4}"enc\.conv/);
    expect(() => model.load('')).toThrow(/no sequence layer is called ""/);
  });
});
