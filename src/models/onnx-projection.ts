import { divQ, fromDouble, isZeroQ, mulQ, ONE } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { HeadProjection } from './attention-weights.ts';
import type { OnnxNode } from './onnx.ts';
import type { OnnxScope } from './onnx-scope.ts';
import type { Tensor } from './tensor.ts';

/** A factor that was passed on the way; `known` is false where some of it is computed in the graph. */
export interface TracedScale {
  readonly factor: Rational;
  readonly known: boolean;
}

/** The way from a product x W with a stored W to some value, as the shape operations on it, first to last. */
export interface TracedProjection {
  readonly scope: OnnxScope;
  /** The value x. */
  readonly input: string;
  readonly weight: Tensor;
  readonly steps: readonly Step[];
  readonly scale: TracedScale;
  /** True if a vector is added on the way. */
  readonly biased: boolean;
}

/** A shape operation; for `Split`, which output was taken. */
interface Step {
  readonly node: OnnxNode;
  readonly output: number;
}

const SHAPE_OPERATIONS: ReadonlySet<string> = new Set(['Reshape', 'Transpose', 'Slice', 'Gather', 'Squeeze', 'Split']);
const LONGEST_WALK = 24;

/** Walks back from `name` to a product with a stored matrix; undefined if the way holds anything but shapes, factors and biases. */
export function traceProjection(scope: OnnxScope, name: string): TracedProjection | undefined {
  const steps: Step[] = [];
  let scale: TracedScale = { factor: ONE, known: true };
  let biased = false;
  let wanted = name;
  for (let walked = 0; walked < LONGEST_WALK; walked++) {
    const node = scope.producer(wanted);
    if (node === undefined) return undefined;
    const [first = '', second = ''] = node.inputs;
    if (node.opType === 'MatMul') {
      const weight = scope.constant(second);
      return weight?.shape.length === 2 ? { scope, input: first, weight, steps: steps.reverse(), scale, biased } : undefined;
    }
    if (node.opType === 'Mul' || node.opType === 'Div') {
      const { next, factor } = scalarFactor(scope, node);
      scale = factor === undefined ? { ...scale, known: false } : { ...scale, factor: mulQ(scale.factor, factor) };
      wanted = next;
    } else if (node.opType === 'Add') {
      const bias = scope.constant(first) === undefined ? scope.constant(second) : scope.constant(first);
      if (bias === undefined) return undefined;
      biased = true;
      wanted = scope.constant(first) === undefined ? first : second;
    } else if (SHAPE_OPERATIONS.has(node.opType) && node.outputs.length <= 64) {
      steps.push({ node, output: node.outputs.indexOf(wanted) });
      wanted = first;
    } else if (node.opType === 'Identity' || node.opType === 'Cast') wanted = first;
    else return undefined;
  }
  return undefined;
}

/** The operand of a Mul or Div to follow, and the stored scalar that is the other (for Div: its inverse); no factor if it is no stored scalar. */
export function scalarFactor(scope: OnnxScope, node: OnnxNode): { next: string; factor: Rational | undefined } {
  const [first = '', second = ''] = node.inputs;
  const scalar = (name: string): Rational | undefined => {
    const numbers = scope.numbers(name);
    const value = numbers?.[0];
    return numbers?.length === 1 && value !== undefined && Number.isFinite(value) ? fromDouble(value) : undefined;
  };
  const right = scalar(second);
  if (right !== undefined) {
    if (node.opType === 'Mul') return { next: first, factor: right };
    return { next: first, factor: isZeroQ(right) ? undefined : divQ(ONE, right) };
  }
  const left = node.opType === 'Mul' ? scalar(first) : undefined;
  return left === undefined ? { next: first, factor: undefined } : { next: second, factor: left };
}

/** An axis on the way: one that the tokens have (batch, length), one cut out of the features with its stride, or one of size 1. */
type Axis =
  { readonly kind: 'token' } | { readonly kind: 'feature'; readonly size: number; readonly stride: number } | { readonly kind: 'single' };

interface Layout {
  axes: Axis[];
  /** Feature that index 0 of every feature axis means. */
  base: number;
}

/** A projection read head by head. */
export interface HeadLayout {
  readonly heads: number;
  readonly width: number;
  readonly rank: number;
  readonly projection: HeadProjection;
}

/**
 * Follows the features of x W (axes batch, length, feature) through the shape operations and says which of them are number f of head h.
 * The result must be laid out as attention needs it: heads before the last two axes, and those length and feature, the length
 * where `order` says (queries and values, or transposed keys): so attention over channels instead of tokens is not mistaken for it.
 */
export function headProjection(traced: TracedProjection, order: 'length-last' | 'length-last-but-one'): HeadLayout | undefined {
  const features = traced.weight.shape[1] ?? 0;
  const layout: Layout = { axes: [{ kind: 'token' }, { kind: 'token' }, { kind: 'feature', size: features, stride: 1 }], base: 0 };
  for (const step of traced.steps) if (!applyStep(layout, traced.scope, step)) return undefined;
  const axes = [...layout.axes];
  const [a, b] = [axes.pop(), axes.pop()];
  const [length, feature] = order === 'length-last' ? [a, b] : [b, a];
  if (length?.kind !== 'token' || feature?.kind !== 'feature') return undefined;
  const rest = axes.filter((axis) => axis.kind === 'feature');
  const head = rest[0] ?? { kind: 'feature', size: 1, stride: 0 };
  if (rest.length > 1 || head.size < 1 || feature.size < 1) return undefined;
  const { base } = layout;
  const projection: HeadProjection = {
    tensor: traced.weight,
    orientation: 'in-out',
    feature: (h, f) => base + h * head.stride + f * feature.stride,
  };
  return { heads: head.size, width: feature.size, rank: layout.axes.length, projection };
}

function applyStep(layout: Layout, scope: OnnxScope, { node, output }: Step): boolean {
  const numbers = (key: string, input: number): readonly number[] | undefined => {
    const attribute = node.attributes.get(key);
    return attribute === undefined
      ? scope.numbers(node.inputs[input] ?? '')
      : attribute.int === undefined
        ? attribute.ints
        : [attribute.int];
  };
  if (node.opType === 'Reshape') return reshape(layout, numbersOrUnknown(scope, node));
  if (node.opType === 'Transpose') return transpose(layout, node.attributes.get('perm')?.ints ?? []);
  if (node.opType === 'Squeeze') return squeeze(layout, numbers('axes', 1) ?? []);
  const axisOf = (axis: number | undefined): number => (axis ?? 0) + ((axis ?? 0) < 0 ? layout.axes.length : 0);
  if (node.opType === 'Gather') {
    const index = scope.constant(node.inputs[1] ?? '');
    const at = scope.numbers(node.inputs[1] ?? '')?.[0];
    const axis = axisOf(node.attributes.get('axis')?.int);
    if (at === undefined || index === undefined || !select(layout, axis, at, 1)) return false;
    if (index.shape.length === 0) layout.axes.splice(axis, 1);
    return index.shape.every((dim) => dim === 1);
  }
  if (node.opType === 'Slice') {
    const [start, ...more] = numbers('starts', 1) ?? [];
    const end = numbers('ends', 2)?.[0];
    const axis = axisOf((numbers('axes', 3) ?? [0])[0]);
    const step = scope.numbers(node.inputs[4] ?? '')?.[0] ?? 1;
    const size = sizeOf(layout.axes[axis]);
    if (start === undefined || end === undefined || size === undefined || more.length > 0 || step !== 1) return false;
    const from = start < 0 ? start + size : start;
    const to = Math.min(size, end < 0 ? end + size : end);
    return select(layout, axis, from, to - from);
  }
  const axis = axisOf(node.attributes.get('axis')?.int);
  const size = sizeOf(layout.axes[axis]) ?? 0;
  const sizes = numbers('split', 1) ?? node.outputs.map(() => size / node.outputs.length);
  return select(
    layout,
    axis,
    sizes.slice(0, output).reduce((sum, part) => sum + part, 0),
    sizes[output] ?? 0,
  );
}

function numbersOrUnknown(scope: OnnxScope, node: OnnxNode): readonly (number | undefined)[] {
  return scope.partialShape(node.inputs[1] ?? '') ?? [];
}

function sizeOf(axis: Axis | undefined): number | undefined {
  return axis?.kind === 'feature' ? axis.size : undefined;
}

/** Keeps `count` entries of a feature axis from `start`. */
function select(layout: Layout, axis: number, start: number, count: number): boolean {
  const found = layout.axes[axis];
  if (found?.kind !== 'feature' || !Number.isInteger(start) || !Number.isInteger(count)) return false;
  if (start < 0 || count < 1 || start + count > found.size) return false;
  layout.base += start * found.stride;
  layout.axes[axis] = count === 1 ? { kind: 'single' } : { ...found, size: count };
  return true;
}

function squeeze(layout: Layout, axes: readonly number[]): boolean {
  const positions = new Set(axes.map((axis) => (axis < 0 ? axis + layout.axes.length : axis)));
  const dropped = layout.axes.filter((_, i) => positions.has(i));
  layout.axes = layout.axes.filter((_, i) => !positions.has(i));
  return dropped.length > 0 && dropped.every((axis) => axis.kind === 'single');
}

function transpose(layout: Layout, perm: readonly number[]): boolean {
  if (perm.length !== layout.axes.length || new Set(perm).size !== perm.length) return false;
  const moved = perm.map((from) => layout.axes[from]);
  layout.axes = moved.filter((axis) => axis !== undefined);
  return layout.axes.length === perm.length;
}

/**
 * Only the cut of the features into heads is read: batch and length stay in front, and the sizes behind them multiply to the number of
 * features. One of those may be unknown or -1 and follows from the others.
 */
function reshape(layout: Layout, shape: readonly (number | undefined)[]): boolean {
  const [batch, length, cut, ...more] = layout.axes;
  if (batch?.kind !== 'token' || length?.kind !== 'token' || cut?.kind !== 'feature' || more.length > 0) return false;
  const sizes = shape.slice(2);
  if (sizes.length < 1 || sizes.length > 4) return false;
  const open = (size: number | undefined): boolean => size === undefined || size === -1;
  const known = sizes.reduce<number>((product, size) => (size === undefined || size === -1 ? product : product * size), 1);
  const missing = cut.size / known;
  const full = sizes.map((size) => (size === undefined || size === -1 ? missing : size));
  const sound = full.every((size) => Number.isSafeInteger(size) && size >= 1) && sizes.filter(open).length <= 1;
  if (!sound || full.reduce((product, size) => product * size, 1) !== cut.size) return false;
  let stride = cut.stride * cut.size;
  layout.axes = [
    batch,
    length,
    ...full.map((size): Axis => {
      stride /= size;
      return { kind: 'feature', size, stride };
    }),
  ];
  return true;
}
