import type { OnnxModel, OnnxNode } from './onnx.ts';
import { findAttention } from './onnx-attention.ts';
import { allScopes } from './onnx-scope.ts';
import type { OnnxScope } from './onnx-scope.ts';
import { convolutionLayer } from './convolution-weights.ts';
import type { Padding } from './convolution-weights.ts';
import { joinFindings } from './sequence-layers.ts';
import type { Findings, SequenceLayer, UnanalysedEntry } from './sequence-layers.ts';

/** Operations that mix positions but have no analysis here. */
const RECURRENT: ReadonlyMap<string, string> = new Map([
  ['LSTM', 'lstm'],
  ['GRU', 'gru'],
  ['RNN', 'rnn'],
]);
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['ConvTranspose', 'transposed convolution'],
  ['ConvInteger', 'integer convolution'],
  ['QLinearConv', 'quantised convolution'],
  ['Attention', 'attention'],
  ['MultiHeadAttention', 'attention'],
  ['GroupQueryAttention', 'attention'],
]);

/** The sequence layers of an ONNX model: convolutions and attention, in its graph and every sub-graph, in file order. */
export function onnxLayers(model: OnnxModel): Findings {
  return joinFindings(
    allScopes(model.graph).flatMap((scope) => [
      ...scope.graph.nodes.map((node) => nodeFindings(scope, node)),
      findAttention(scope, model.opset),
    ]),
  );
}

function nodeFindings(scope: OnnxScope, node: OnnxNode): Findings {
  const kind = RECURRENT.get(node.opType) ?? OTHERS.get(node.opType);
  if (kind !== undefined) return { layers: [], unanalysed: [unanalysedNode(scope, node, kind)] };
  if (node.opType !== 'Conv') return { layers: [], unanalysed: [] };
  const found = convolutionOf(scope, node);
  return 'entry' in found ? { layers: [found], unanalysed: [] } : { layers: [], unanalysed: [found] };
}

function nodeName(node: OnnxNode): string {
  return node.name === '' ? (node.outputs[0] ?? node.opType) : node.name;
}

function convolutionOf(scope: OnnxScope, node: OnnxNode): SequenceLayer | UnanalysedEntry {
  const weight = scope.constant(node.inputs[1] ?? '');
  if (weight === undefined)
    return { name: nodeName(node), kind: 'convolution', reason: 'its weights are computed in the graph, not stored' };
  const ints = (key: string): readonly number[] => node.attributes.get(key)?.ints ?? [];
  const name = weight.name === '' ? nodeName(node) : weight.name;
  const groups = node.attributes.get('group')?.int ?? 1;
  return convolutionLayer({
    name,
    weight,
    order: 'oihw',
    groups,
    strides: ints('strides'),
    dilations: ints('dilations'),
    padding: paddingOf(node),
  });
}

/** `auto_pad`, or `pads` as [begin…, end…]; without both there are no zeros. */
function paddingOf(node: OnnxNode): Padding {
  const auto = node.attributes.get('auto_pad')?.text;
  if (auto === 'SAME_UPPER') return 'same';
  if (auto === 'SAME_LOWER') return 'same-lower';
  const pads = node.attributes.get('pads')?.ints ?? [];
  if (auto === 'VALID' || pads.every((pad) => pad === 0)) return 'valid';
  return { begin: pads.slice(0, pads.length / 2), end: pads.slice(pads.length / 2) };
}

function unanalysedNode(scope: OnnxScope, node: OnnxNode, kind: string): UnanalysedEntry {
  const hidden = node.attributes.get('hidden_size')?.int;
  const recurrent = RECURRENT.has(node.opType);
  const weights = recurrent ? [1, 2].flatMap((input) => weightsBehind(scope, node.inputs[input] ?? '')) : [];
  const reason = recurrent ? 'a nonlinear recurrence has no fixed operators' : `the operation ${node.opType} is not read`;
  return { name: nodeName(node), kind, reason, ...(hidden === undefined ? {} : { hidden }), ...(weights.length === 0 ? {} : { weights }) };
}

/** Exporters cut and join gate matrices (PyTorch i,f,g,o to ONNX i,o,f,c), so the stored tensors stand a few nodes behind the input. */
function weightsBehind(scope: OnnxScope, name: string): string[] {
  const seen = new Set<string>();
  const found = new Set<string>();
  const queue = [name];
  while (queue.length > 0 && seen.size < 64) {
    const next = queue.pop() ?? '';
    if (seen.has(next)) continue;
    seen.add(next);
    const tensor = scope.constant(next);
    if (tensor === undefined) queue.push(...(scope.producer(next)?.inputs.slice(0, 16) ?? []));
    else if (tensor.shape.length >= 2) found.add(tensor.name);
  }
  return [...found].sort();
}
