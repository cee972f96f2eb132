import { ONE, mulQ } from '../exact/rational.ts';
import { attentionLayer, projectionShape } from './attention-weights.ts';
import type { AttentionDescription } from './attention-weights.ts';
import type { OnnxNode } from './onnx.ts';
import { headProjection, scalarFactor, traceProjection } from './onnx-projection.ts';
import type { TracedScale } from './onnx-projection.ts';
import type { OnnxScope } from './onnx-scope.ts';
import type { Findings, ModelWarning, SequenceLayer, UnanalysedEntry } from './sequence-layers.ts';
import type { Tensor } from './tensor.ts';

const LONGEST_WALK = 24;
const NONE: Findings = { layers: [], unanalysed: [] };

/**
 * Multi-head attention in one graph, found from each Softmax: backwards through scale and mask to the product Q Kᵀ and on to the
 * projections of queries and keys (one fused matrix or three), forwards through the product with the values to the output projection.
 * A Softmax over products that does not fit the pattern (cross-attention, attention over channels, computed weights) is listed with the reason;
 * a Softmax over anything else (a classifier) is passed over.
 */
export function findAttention(scope: OnnxScope, opset: number): Findings {
  const found = scope.graph.nodes.filter((node) => node.opType === 'Softmax').map((node) => attentionAt(scope, node, opset));
  return { layers: found.flatMap((part) => part.layers), unanalysed: found.flatMap((part) => part.unanalysed) };
}

interface Scores {
  readonly product: OnnxNode;
  readonly scale: TracedScale;
  readonly masked: boolean;
}

function attentionAt(scope: OnnxScope, softmax: OnnxNode, opset: number): Findings {
  const scores = scoresBefore(scope, softmax);
  const mixed = consumerAfter(scope, softmax.outputs[0] ?? '', 'MatMul');
  if (scores === undefined || mixed === undefined) return NONE;
  const reject = (reason: string): Findings => {
    const entry: UnanalysedEntry = {
      name: softmax.name === '' ? (softmax.outputs[0] ?? 'Softmax') : softmax.name,
      kind: 'attention',
      reason,
    };
    return { layers: [], unanalysed: [entry] };
  };
  const query = traceProjection(scope, scores.product.inputs[0] ?? '');
  const key = traceProjection(scope, scores.product.inputs[1] ?? '');
  const value = traceProjection(scope, mixed.inputs[1] ?? '');
  if (query === undefined || key === undefined || value === undefined)
    return reject('queries, keys or values are not stored projections of the tokens');
  if (new Set([query.input, key.input, value.input]).size > 1)
    return reject('queries and keys come from different sequences (cross-attention)');
  const Q = headProjection(query, 'length-last-but-one');
  const K = headProjection(key, 'length-last');
  const V = headProjection(value, 'length-last-but-one');
  if (Q === undefined || K === undefined || V === undefined)
    return reject('queries, keys and values are not laid out head by head over the tokens');
  if (Q.heads !== K.heads || Q.heads !== V.heads || Q.width !== K.width) return reject('queries, keys and values differ in their heads');
  // Without the attribute: the last axis since opset 13, axis 1 before.
  const axis = softmax.attributes.get('axis')?.int ?? (opset >= 13 ? -1 : 1);
  if (axis !== -1 && axis !== Q.rank - 1) return reject('the softmax does not run over the keys');
  const output = outputProjection(scope, mixed, Q.heads, Q.heads * V.width);
  if (output === undefined) return reject('the output projection is not a stored matrix');
  const scale = [scores.scale, query.scale, key.scale].reduce((product, next) => ({
    factor: mulQ(product.factor, next.factor),
    known: product.known && next.known,
  }));
  const description: AttentionDescription = {
    name: query.weight.name,
    heads: Q.heads,
    width: Q.width,
    valueWidth: V.width,
    query: Q.projection,
    key: K.projection,
    value: V.projection,
    output: { tensor: output, orientation: 'in-out' },
    scale: scale.known ? scale.factor : ONE,
    causal: false,
  };
  const layer = attentionEntry(description, [
    ...(scores.masked
      ? [{ code: 'mask-ignored', message: 'a mask or position term is added to the scores; it changes no value map and so no count' }]
      : []),
    ...(scale.known
      ? []
      : [{ code: 'scale-unknown', message: 'the factor on the scores is computed in the graph; taken as 1, which changes no count' }]),
    ...([query, key, value].some((traced) => traced.biased) ? [BIASES_IGNORED] : []),
  ]);
  return layer === undefined ? reject('the projections do not fit together') : { layers: [layer], unanalysed: [] };
}

/** Warning of every attention layer whose projections have biases. */
export const BIASES_IGNORED: ModelWarning = {
  code: 'biases-ignored',
  message: 'biases of the projections are left out: they add the same vector to every token and change no operator',
};

/** The description as a sequence layer, or undefined where its projections disagree about d. */
export function attentionEntry(description: AttentionDescription, warnings: readonly ModelWarning[]): SequenceLayer | undefined {
  const [d] = projectionShape(description.value) ?? [];
  const inputs = [description.query, description.key].map((projection) => projectionShape(projection)?.[0]);
  const p = projectionShape(description.output)?.[1];
  if (d === undefined || p === undefined || inputs.some((input) => input !== d)) return undefined;
  const entry = { name: description.name, kind: 'attention', p, d, heads: description.heads };
  return { entry, load: () => ({ layer: attentionLayer(description), warnings }) };
}

/** Back from the softmax over scale, mask and type casts to the product of queries and keys; undefined if there is none. */
function scoresBefore(scope: OnnxScope, softmax: OnnxNode): Scores | undefined {
  let scale: TracedScale = { factor: ONE, known: true };
  let masked = false;
  let name = softmax.inputs[0] ?? '';
  for (let steps = 0; steps < LONGEST_WALK; steps++) {
    const node = scope.producer(name);
    if (node === undefined) return undefined;
    const [first = '', second = ''] = node.inputs;
    if (node.opType === 'MatMul') return scope.constant(second) === undefined ? { product: node, scale, masked } : undefined;
    if (node.opType === 'Mul' || node.opType === 'Div') {
      const { next, factor } = scalarFactor(scope, node);
      scale = factor === undefined ? { ...scale, known: false } : { ...scale, factor: mulQ(scale.factor, factor) };
      name = next;
    } else if (node.opType === 'Add' || node.opType === 'Where') {
      masked = true;
      name = [first, second, node.inputs[2] ?? ''].find((input) => leadsToProduct(scope, input)) ?? '';
    } else if (node.opType === 'Identity' || node.opType === 'Cast') name = first;
    else return undefined;
  }
  return undefined;
}

/** True if the value is a product of two computed values, perhaps scaled: the scores, not the mask. */
function leadsToProduct(scope: OnnxScope, name: string): boolean {
  let node = scope.producer(name);
  for (let steps = 0; node !== undefined && steps < LONGEST_WALK; steps++) {
    if (node.opType === 'MatMul') return true;
    if (!['Mul', 'Div', 'Add', 'Identity', 'Cast'].includes(node.opType)) return false;
    const next: string = node.inputs.slice(0, 2).find((input) => scope.constant(input) === undefined) ?? '';
    node = scope.producer(next);
  }
  return false;
}

/** The node of type `opType` that reads `name`, behind casts and dropout. */
function consumerAfter(scope: OnnxScope, name: string, opType: string): OnnxNode | undefined {
  let wanted = name;
  for (let steps = 0; steps < LONGEST_WALK; steps++) {
    const readers = scope.consumers(wanted);
    const hit = readers.find((node) => node.opType === opType && node.inputs[0] === wanted);
    if (hit !== undefined) return hit;
    const passing = readers.find((node) => node.inputs[0] === wanted && ['Identity', 'Cast', 'Dropout'].includes(node.opType));
    if (passing === undefined) return undefined;
    wanted = passing.outputs[0] ?? '';
  }
  return undefined;
}

/** Forward from the mixed values: heads back beside their features (Transpose 0,2,1,3 and Reshape), then the stored matrix. */
function outputProjection(scope: OnnxScope, mixed: OnnxNode, heads: number, features: number): Tensor | undefined {
  let name = mixed.outputs[0] ?? '';
  const transpose = consumerAfter(scope, name, 'Transpose');
  if (transpose !== undefined) {
    if (transpose.attributes.get('perm')?.ints.join() !== '0,2,1,3') return undefined;
    const reshape = consumerAfter(scope, transpose.outputs[0] ?? '', 'Reshape');
    const last = scope.partialShape(reshape?.inputs[1] ?? '')?.at(-1);
    if (reshape === undefined || (last !== undefined && last !== -1 && last !== features)) return undefined;
    name = reshape.outputs[0] ?? '';
  } else if (heads > 1) return undefined;
  const weight = scope.constant(consumerAfter(scope, name, 'MatMul')?.inputs[1] ?? '');
  return weight?.shape.length === 2 && weight.shape[0] === features ? weight : undefined;
}
