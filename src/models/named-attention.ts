import { fail, quoted } from '../diagnostics/diagnostic.ts';
import { ONE } from '../exact/rational.ts';
import { attentionLayer, projectionShape } from './attention-weights.ts';
import type { AttentionDescription, HeadProjection, Projection } from './attention-weights.ts';
import type { Findings, LoadOptions, ModelWarning, SequenceLayer } from './sequence-layers.ts';
import type { Tensor } from './tensor.ts';

/** One attention block found by name: its matrices, and where in them queries, keys and values begin. */
interface NamedBlock {
  readonly name: string;
  readonly query: Tensor;
  readonly key: Tensor;
  readonly value: Tensor;
  readonly output: Tensor;
  readonly orientation: Projection['orientation'];
  /** True: one matrix holds queries, keys and values, a third of its outputs each, in this order. */
  readonly fused: boolean;
  readonly causal: boolean;
}

/**
 * Attention in three families of names: `P.q_proj.weight`, `k_proj`, `v_proj` with `o_proj` or `out_proj` (Hugging Face; W x);
 * `P.c_attn.weight` with `c_proj.weight` where P ends in `attn` (GPT-2; fused, x W, causal); `P.in_proj_weight` with `out_proj.weight` (torch
 * MultiheadAttention; fused, W x). How many heads is not in the file: `--layout heads=H`. Fewer key than query heads (GQA, MQA) are
 * recognised by the smaller matrices.
 */
export function namedAttention(tensors: ReadonlyMap<string, Tensor>): Findings {
  const layers = [...tensors.keys()].flatMap((name) => blockAt(name, tensors)).flatMap(asLayer);
  return { layers, unanalysed: [] };
}

function blockAt(name: string, tensors: ReadonlyMap<string, Tensor>): NamedBlock[] {
  const stem = (suffix: string): string | undefined => (name.endsWith(suffix) ? name.slice(0, -suffix.length) : undefined);
  const separate = stem('q_proj.weight');
  if (separate !== undefined) {
    const part = (word: string): Tensor | undefined => tensors.get(`${separate}${word}.weight`);
    const [query, key, value, output] = [part('q_proj'), part('k_proj'), part('v_proj'), part('o_proj') ?? part('out_proj')];
    if (query === undefined || key === undefined || value === undefined || output === undefined) return [];
    return [{ name: blockName(separate), query, key, value, output, orientation: 'out-in', fused: false, causal: false }];
  }
  const gpt2 = stem('c_attn.weight');
  const torch = stem('in_proj_weight');
  const fused = gpt2 ?? torch;
  const matrix = tensors.get(name);
  const output = tensors.get(gpt2 !== undefined ? `${gpt2}c_proj.weight` : `${torch ?? ''}out_proj.weight`);
  if (fused === undefined || matrix === undefined || output === undefined) return [];
  const shared = { name: blockName(fused), query: matrix, key: matrix, value: matrix, output, fused: true };
  return [gpt2 !== undefined ? { ...shared, orientation: 'in-out', causal: true } : { ...shared, orientation: 'out-in', causal: false }];
}

function blockName(stem: string): string {
  return stem === '' ? 'attention' : stem.replace(/[._/]$/, '');
}

function asLayer(block: NamedBlock): SequenceLayer[] {
  const shapes = shapesOf(block);
  if (shapes === undefined) return [];
  return [{ entry: { name: block.name, kind: 'attention', p: shapes.p, d: shapes.d }, load: (options) => load(block, options) }];
}

interface BlockShapes {
  readonly p: number;
  readonly d: number;
  readonly queries: number;
  readonly keys: number;
  readonly values: number;
}

function shapesOf({ query, key, value, output, orientation, fused }: NamedBlock): BlockShapes | undefined {
  const shape = (tensor: Tensor): readonly [number, number] | undefined => projectionShape({ tensor, orientation });
  const [d, q] = shape(query) ?? [0, 0];
  const [inK, k] = shape(key) ?? [0, 0];
  const [inV, v] = shape(value) ?? [0, 0];
  const [inO, p] = shape(output) ?? [0, 0];
  if (d < 1 || p < 1 || inO < 1 || d !== inK || d !== inV) return undefined;
  if (!fused) return k >= 1 && v >= 1 && q === inO ? { p, d, queries: q, keys: k, values: v } : undefined;
  return q === 3 * inO ? { p, d, queries: inO, keys: inO, values: inO } : undefined;
}

function load(block: NamedBlock, options: LoadOptions): ReturnType<SequenceLayer['load']> {
  const { heads, linear } = options.layout ?? {};
  const read = { ...block, orientation: linear ?? block.orientation };
  const place = block.name;
  if (heads === undefined)
    return fail('heads-unknown', 'the file does not say how many heads there are: expected --layout heads=H', { place: quoted(place) });
  const shapes = shapesOf(read) ?? fail('bad-layout', 'with this layout the projections do not fit together', { place: quoted(place) });
  const width = shapes.queries / heads;
  const sharing = shapes.queries / shapes.keys;
  if (!Number.isInteger(width) || shapes.keys !== shapes.values || !Number.isInteger(shapes.keys / width) || !Number.isInteger(sharing))
    fail(
      'bad-layout',
      `${String(heads)} heads do not divide ${String(shapes.queries)} query and ${String(shapes.keys)} key features evenly`,
      { place: quoted(place) },
    );
  const projection = (tensor: Tensor, third: number, shared: number): HeadProjection => ({
    tensor,
    orientation: read.orientation,
    feature: (h, f) => (read.fused ? third * shapes.queries : 0) + Math.floor(h / shared) * width + f,
  });
  const description: AttentionDescription = {
    name: read.name,
    heads,
    width,
    valueWidth: width,
    query: projection(read.query, 0, 1),
    key: projection(read.key, 1, sharing),
    value: projection(read.value, 2, sharing),
    output: { tensor: read.output, orientation: read.orientation },
    scale: ONE,
    causal: read.causal,
  };
  return { layer: attentionLayer(description), warnings: NOT_IN_FILE };
}

const NOT_IN_FILE: readonly ModelWarning[] = [
  { code: 'scale-unknown', message: 'the factor on the scores is not in the file; taken as 1, which changes no count' },
  {
    code: 'biases-ignored',
    message: 'biases, position terms and masks that the file does not describe are left out; they change no value map',
  },
];
