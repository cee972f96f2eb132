import type { JsonObject } from '../layers/json-text.ts';
import { convolutionLayer } from './convolution-weights.ts';
import type { KernelOrder, Padding } from './convolution-weights.ts';
import { listOf, numberOf, objectOf, textOf } from './json-shapes.ts';
import { joinFindings } from './sequence-layers.ts';
import type { Findings, SequenceLayer, UnanalysedEntry } from './sequence-layers.ts';
import type { Tensor } from './tensor.ts';
import type { TfjsModel, TfjsNode } from './tfjs-model.ts';

const CONVOLUTIONS: ReadonlyMap<string, KernelOrder> = new Map([
  ['Conv2D', 'hwio'],
  ['_FusedConv2D', 'hwio'],
  ['DepthwiseConv2dNative', 'hwcm'],
  ['FusedDepthwiseConv2dNative', 'hwcm'],
]);

const LONGEST_WALK = 16;

/**
 * The convolutions of a tfjs graph model, in file order; 1-D ones are 2-D with one extent 1 there. A layers model has no graph: its kernels are
 * found by their names, `…/kernel` and `…/depthwise_kernel`.
 */
export function tfjsLayers(model: TfjsModel): Findings {
  const tensors = new Map(model.tensors.map((tensor) => [tensor.name, tensor]));
  if (model.nodes.length === 0) return joinFindings(model.tensors.map(namedKernel));
  const nodes = new Map(model.nodes.map((node) => [node.name, node]));
  return joinFindings(
    model.nodes.map((node) => {
      const order = CONVOLUTIONS.get(node.op);
      if (order !== undefined) return asFindings(convolutionOf(node, order, nodes, tensors));
      if (node.op === 'Conv2DBackpropInput' || node.op === 'Conv3D')
        return { layers: [], unanalysed: [{ name: node.name, kind: 'convolution', reason: `the operation ${node.op} is not read` }] };
      return { layers: [], unanalysed: [] };
    }),
  );
}

function asFindings(found: SequenceLayer | UnanalysedEntry): Findings {
  return 'entry' in found ? { layers: [found], unanalysed: [] } : { layers: [], unanalysed: [found] };
}

function convolutionOf(
  node: TfjsNode,
  order: KernelOrder,
  nodes: ReadonlyMap<string, TfjsNode>,
  tensors: ReadonlyMap<string, Tensor>,
): SequenceLayer | UnanalysedEntry {
  const weight = storedInput(node.inputs[1] ?? '', nodes, tensors);
  if (weight === undefined) return { name: node.name, kind: 'convolution', reason: 'its weights are computed in the graph, not stored' };
  const { attributes } = node;
  // NHWC unless said otherwise: the two spatial axes are in the middle.
  const first = base64Text(attributes, 'data_format') === 'NCHW' ? 2 : 1;
  const spatial = (key: string): number[] => intList(attributes, key).slice(first, first + 2);
  return convolutionLayer({
    name: weight.name,
    weight,
    order,
    groups: 1,
    strides: spatial('strides'),
    dilations: spatial('dilations'),
    padding: paddingOf(attributes, first),
  });
}

/** The weight that an input names, behind Identity nodes; `^name` is a control edge, `name:0` an output. */
function storedInput(input: string, nodes: ReadonlyMap<string, TfjsNode>, tensors: ReadonlyMap<string, Tensor>): Tensor | undefined {
  let name = input;
  for (let steps = 0; steps < LONGEST_WALK; steps++) {
    const node = nodes.get(name) ?? nodes.get(name.replace(/:[0-9]{1,9}$/, ''));
    if (node === undefined) return undefined;
    if (node.op === 'Const') return tensors.get(node.name);
    if (node.op !== 'Identity') return undefined;
    name = node.inputs[0] ?? '';
  }
  return undefined;
}

/** A list attribute {list: {i: ["1", …]}}; entries that are no whole numbers from 1 to 10^6 count as 1. */
function intList(attributes: JsonObject, key: string): number[] {
  const list = listOf(objectOf(objectOf(attributes[key])?.['list'])?.['i']) ?? [];
  return list.slice(0, 8).map((entry) => numberOf(entry) ?? (/^[0-9]{1,7}$/.test(textOf(entry) ?? '') ? Number(textOf(entry)) : 0));
}

/** A string attribute {s: base64}. */
function base64Text(attributes: JsonObject, key: string): string | undefined {
  const text = textOf(objectOf(attributes[key])?.['s']);
  return text === undefined || text.length > 64 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)
    ? undefined
    : Buffer.from(text, 'base64').toString('latin1');
}

function paddingOf(attributes: JsonObject, first: number): Padding {
  const word = base64Text(attributes, 'padding');
  if (word === 'SAME') return 'same';
  if (word === 'VALID') return 'valid';
  const explicit = intList(attributes, 'explicit_paddings');
  if (word !== 'EXPLICIT' || explicit.length !== 8) return 'unknown';
  const at = (i: number): number => explicit[i] ?? 0;
  return { begin: [at(2 * first), at(2 * first + 2)], end: [at(2 * first + 1), at(2 * first + 3)] };
}

function namedKernel(tensor: Tensor): Findings {
  const last = tensor.name.split('/').at(-1) ?? '';
  const order: KernelOrder | undefined = last === 'kernel' ? 'hwio' : last === 'depthwise_kernel' ? 'hwcm' : undefined;
  const rank = tensor.shape.length;
  if (order === undefined || (rank !== 4 && !(rank === 3 && order === 'hwio'))) return { layers: [], unanalysed: [] };
  return asFindings(
    convolutionLayer({ name: tensor.name, weight: tensor, order, groups: 1, strides: [], dilations: [], padding: 'unknown' }),
  );
}
