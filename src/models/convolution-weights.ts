import { fail, quoted } from '../diagnostics/diagnostic.ts';
import { ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { convolution, depthwiseConvolution } from '../layers/convolution.ts';
import type { Layer } from '../layers/layer.ts';
import type { LoadOptions, LoadedLayer, ModelWarning, SequenceLayer, UnanalysedEntry } from './sequence-layers.ts';
import { exactWeights, showShape } from './tensor.ts';
import type { Tensor } from './tensor.ts';

/**
 * Order of a kernel's axes: `oihw` out, in per group, spatial… (ONNX, PyTorch); `hwio` spatial…, in, out (tfjs Conv2D);
 * `hwcm` spatial…, channel, multiplier (tfjs depthwise: output channel c·m + q reads channel c).
 */
export type KernelOrder = 'oihw' | 'hwio' | 'hwcm';

/** Zeros put before and after each spatial axis; `same`: as many as keep the length; `unknown`: the file does not say. */
export type Padding = 'same' | 'same-lower' | 'valid' | 'unknown' | { readonly begin: readonly number[]; readonly end: readonly number[] };

/** A convolution as a model's graph describes it. */
export interface ConvolutionDescription {
  readonly name: string;
  readonly weight: Tensor;
  readonly order: KernelOrder;
  readonly groups: number;
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly padding: Padding;
  /** True where `groups` is a guess. */
  readonly groupsUnknown?: boolean;
}

/** Zero entries are shared, so a kernel may have more entries than weights; but not without end. */
const MOST_ENTRIES = 2 ** 24;

interface Kernel {
  readonly out: number;
  readonly inPerGroup: number;
  readonly groups: number;
  /** One or two spatial extents. */
  readonly extents: readonly [number] | readonly [number, number];
  /** Position in the flat weights of output channel o, channel i of its group, spatial position (u, v). */
  at(o: number, i: number, u: number, v: number): number;
}

/** Kernel shapes; undefined if the weight is no 1-D or 2-D kernel or the groups do not divide its channels. */
function kernelOf({ weight, order, groups }: ConvolutionDescription): Kernel | undefined {
  const shape = weight.shape;
  if (shape.length !== 3 && shape.length !== 4) return undefined;
  if (shape.some((dim) => dim < 1) || !Number.isSafeInteger(groups) || groups < 1) return undefined;
  const [a = 0, b = 0, c = 0, e = 1] = shape;
  const flat = shape.length === 3;
  if (order === 'oihw') {
    const [H, W] = flat ? [c, 1] : [c, e];
    if (a % groups !== 0) return undefined;
    return { out: a, inPerGroup: b, groups, extents: flat ? [H] : [H, W], at: (o, i, u, v) => ((o * b + i) * H + u) * W + v };
  }
  const [H, W, I, O] = flat ? [a, 1, b, c] : [a, b, c, e];
  const extents: Kernel['extents'] = flat ? [H] : [H, W];
  if (order === 'hwcm') return { out: I * O, inPerGroup: 1, groups: I, extents, at: (o, _i, u, v) => (u * W + v) * I * O + o };
  if (O % groups !== 0) return undefined;
  return { out: O, inPerGroup: I, groups, extents, at: (o, i, u, v) => ((u * W + v) * I + i) * O + o };
}

/**
 * The convolution as a sequence layer, or why it is not one: not 1-D or 2-D, or one tap along every axis (such a layer mixes no
 * positions; its operator is a single one).
 */
export function convolutionLayer(description: ConvolutionDescription): SequenceLayer | UnanalysedEntry {
  const { name, weight } = description;
  const kernel = kernelOf(description);
  if (kernel === undefined)
    return {
      name,
      kind: 'convolution',
      reason: `weights of shape ${showShape(weight.shape)} with ${String(description.groups)} groups: expected a 1-D or 2-D kernel`,
    };
  if (kernel.extents.every((extent) => extent === 1))
    return { name, kind: 'pointwise convolution', reason: 'one tap: it mixes no positions, one head at most' };
  const { axis } = chosenAxis(kernel, undefined);
  const entry = { name, kind: 'convolution', p: kernel.out, d: inputWidth(kernel, axis), taps: kernel.extents[axis] ?? 1 };
  return { entry, load: (options) => load(description, kernel, options) };
}

function otherExtent(kernel: Kernel, axis: number): number {
  return kernel.extents.length === 1 ? 1 : (kernel.extents[1 - axis] ?? 1);
}

function inputWidth(kernel: Kernel, axis: number): number {
  return kernel.inPerGroup * kernel.groups * otherExtent(kernel, axis);
}

/** The axis asked for; else the only one with more than one tap; else the first, and a warning says so. */
function chosenAxis({ extents }: Kernel, wanted: number | undefined): { axis: number; warnings: ModelWarning[] } {
  if (wanted !== undefined) {
    if (!Number.isInteger(wanted) || wanted < 0 || wanted >= extents.length)
      fail(
        'bad-axis',
        `axis ${String(wanted)}, but the kernel has ${extents.length === 1 ? 'one spatial axis: expected 0' : 'two spatial axes: expected 0 or 1'}`,
      );
    return { axis: wanted, warnings: [] };
  }
  const long = extents.map((extent, axis) => ({ extent, axis })).filter(({ extent }) => extent > 1);
  const axis = long[0]?.axis ?? 0;
  if (long.length < 2) return { axis, warnings: [] };
  const message = `a 2-D kernel of ${showShape(extents)} taps: axis 0 is taken as the sequence; --axis 1 takes the other`;
  return { axis, warnings: [{ code: 'axis-assumed', message }] };
}

function load(description: ConvolutionDescription, kernel: Kernel, options: LoadOptions): LoadedLayer {
  const { axis, warnings } = chosenAxis(kernel, options.axis);
  const width = kernel.extents[axis] ?? 1;
  const dilation = description.dilations[axis] ?? 1;
  const stride = description.strides[axis] ?? 1;
  const labels = lagLabels(description.padding, axis, width, dilation);
  const layer = layerOf(description, kernel, axis, dilation, labels.centred);
  const other = otherExtent(kernel, axis);
  if (other > 1)
    warnings.push({
      code: 'window-input',
      message: `each operator acts on all channels at ${String(other)} positions of the other axis: columns are channel by channel, then position`,
    });
  if (stride > 1)
    warnings.push({
      code: 'stride',
      message: `stride ${String(stride)}: the counts are for the dense filter; the strided map keeps every ${String(stride)}th output and has the same operators`,
    });
  if (description.groupsUnknown === true)
    warnings.push({
      code: 'groups-assumed',
      message: `the file does not say how channels are grouped: ${String(kernel.groups)} group(s) assumed; --layout groups=G says otherwise`,
    });
  return { layer, warnings: [...warnings, ...labels.warnings] };
}

/**
 * These libraries compute a cross-correlation: y_t = Σ_u W_u x_(t + uδ - pad). With taps reversed, K_s = W_(w-1-s), that is
 * Σ_s K_s x_(t - sδ + shift), shift = (w-1)δ - pad: 0 is our causal form, ⌊w/2⌋δ our centred one. Another shift moves the labels of the lags, never
 * their span.
 */
function lagLabels(padding: Padding, axis: number, width: number, dilation: number): { centred: boolean; warnings: ModelWarning[] } {
  const reach = (width - 1) * dilation;
  const before = beginPadding(padding, axis, reach);
  if (before === undefined)
    return {
      centred: false,
      warnings: [
        { code: 'padding-unknown', message: 'the padding is not in the file: lags are counted from the last token of the window' },
      ],
    };
  const { begin, centred } = before;
  const shift = reach - begin;
  if (shift === (centred ? Math.floor(width / 2) * dilation : 0)) return { centred, warnings: [] };
  const from = centred ? 'middle' : 'last token';
  return {
    centred,
    warnings: [
      {
        code: 'shifted-lags',
        message: `lags are counted from the ${from} of the window; the model's own output positions are shifted against that, which changes labels but no count`,
      },
    ],
  };
}

function beginPadding(padding: Padding, axis: number, reach: number): { begin: number; centred: boolean } | undefined {
  if (padding === 'unknown') return undefined;
  if (padding === 'valid') return { begin: 0, centred: false };
  if (padding === 'same') return { begin: Math.floor(reach / 2), centred: reach > 0 };
  if (padding === 'same-lower') return { begin: Math.ceil(reach / 2), centred: reach > 0 };
  const begin = padding.begin[axis] ?? 0;
  return { begin, centred: begin > 0 && begin === (padding.end[axis] ?? 0) };
}

function layerOf(description: ConvolutionDescription, kernel: Kernel, axis: number, dilation: number, centred: boolean): Layer {
  const { name, weight } = description;
  const { out, inPerGroup, groups } = kernel;
  const width = kernel.extents[axis] ?? 1;
  const other = otherExtent(kernel, axis);
  const d = inputWidth(kernel, axis);
  const depthwise = groups > 1 && inPerGroup === 1 && out === groups && other === 1;
  if (!depthwise && width * out * d > MOST_ENTRIES)
    fail(
      'layer-too-large',
      `${String(width)} operators of ${String(out)}×${String(d)}, expected at most ${String(MOST_ENTRIES)} entries in all`,
      { place: `tensor ${quoted(weight.name)}` },
    );
  const weights = exactWeights(weight);
  const tap = (o: number, i: number, s: number, e: number): Rational => {
    const u = width - 1 - s;
    return weights[axis === 0 ? kernel.at(o, i, u, e) : kernel.at(o, i, e, u)] ?? ZERO;
  };
  const common = { dilation, centred, name };
  if (depthwise) return depthwiseConvolution({ ...common, depthwise: range(out, (o) => range(width, (s) => tap(o, 0, s, 0))) });
  const outPerGroup = out / groups;
  const row = (o: number, s: number): Rational[] => {
    const entries = Array.from({ length: d }, () => ZERO);
    const first = Math.floor(o / outPerGroup) * inPerGroup;
    for (let i = 0; i < inPerGroup; i++) for (let e = 0; e < other; e++) entries[(first + i) * other + e] = tap(o, i, s, e);
    return entries;
  };
  return convolution({ ...common, kernels: range(width, (s) => range(out, (o) => row(o, s))) });
}

function range<T>(length: number, entry: (i: number) => T): T[] {
  return Array.from({ length }, (_, i) => entry(i));
}
