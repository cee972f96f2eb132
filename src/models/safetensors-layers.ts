import { fail } from '../diagnostics/diagnostic.ts';
import { convolutionLayer } from './convolution-weights.ts';
import type { ConvolutionDescription } from './convolution-weights.ts';
import { namedAttention } from './named-attention.ts';
import { namedStateSpaces } from './named-state-spaces.ts';
import { joinFindings } from './sequence-layers.ts';
import type { Findings, LoadOptions, SequenceLayer, UnanalysedEntry } from './sequence-layers.ts';
import type { Tensor } from './tensor.ts';

const NONE: Findings = { layers: [], unanalysed: [] };
const CONVOLUTION_NAME = /(?:^|[._/])[^._/]*conv[^/]*\.weight$/i;
const TRANSPOSED_NAME = /transpose|deconv|upconv/i;
/** Mamba's short convolution and what people call depthwise ones. */
const DEPTHWISE_NAME = /depthwise|dw_?conv|conv_?dw|mixer\.conv1d/i;

/**
 * The sequence layers of tensors without a graph, by naming convention: convolutions `…conv….weight` (PyTorch, out × in × taps),
 * attention of three families, and state space matrices A, B, C. What the file cannot say (groups, heads, dilation, padding) is assumed and warned
 * about, or comes from `--layout`.
 */
export function safetensorsLayers(tensors: readonly Tensor[]): Findings {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  return joinFindings([...tensors.map(namedConvolution), namedAttention(byName), namedStateSpaces(byName)]);
}

function namedConvolution(tensor: Tensor): Findings {
  const rank = tensor.shape.length;
  if (!CONVOLUTION_NAME.test(tensor.name) || (rank !== 3 && rank !== 4)) return NONE;
  const { name } = tensor;
  if (TRANSPOSED_NAME.test(name))
    return { layers: [], unanalysed: [{ name, kind: 'transposed convolution', reason: 'transposed convolutions are not read' }] };
  const plain = describe(tensor, {});
  const found = convolutionLayer(plain);
  return 'entry' in found ? { layers: [withLayout(tensor, found)], unanalysed: [] } : { layers: [], unanalysed: [found] };
}

/** A kernel out × 1 × taps is depthwise or reads one channel: the name decides, and a warning says so. */
function describe(tensor: Tensor, options: LoadOptions): ConvolutionDescription {
  const { kernel = 'oihw', groups, dilation = 1 } = options.layout ?? {};
  const [out = 0, perGroup = 0] = tensor.shape;
  const oneChannel = kernel === 'oihw' && perGroup === 1 && out > 1;
  return {
    name: tensor.name,
    weight: tensor,
    order: kernel,
    groups: groups ?? (oneChannel && DEPTHWISE_NAME.test(tensor.name) ? out : 1),
    groupsUnknown: groups === undefined && oneChannel,
    strides: [],
    dilations: [dilation, dilation],
    padding: 'unknown',
  };
}

function withLayout(tensor: Tensor, listed: SequenceLayer): SequenceLayer {
  return {
    entry: listed.entry,
    load: (options) => {
      const found: SequenceLayer | UnanalysedEntry = convolutionLayer(describe(tensor, options));
      return 'entry' in found
        ? found.load(options)
        : fail('bad-layout', `with this layout it is no sequence layer: ${found.reason}`, { place: '--layout' });
    },
  };
}
