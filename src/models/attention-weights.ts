import { fail, quoted } from '../diagnostics/diagnostic.ts';
import { ONE, ZERO, mulQ } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { attention } from '../layers/attention.ts';
import type { Layer } from '../layers/layer.ts';
import { exactWeights } from './tensor.ts';
import type { Tensor } from './tensor.ts';

/** A stored projection: `in-out` is applied as x W (rows are inputs), `out-in` as W x. */
export interface Projection {
  readonly tensor: Tensor;
  readonly orientation: 'in-out' | 'out-in';
}

/** A projection to queries, keys or values, and which of its output features belong to a head. */
export interface HeadProjection extends Projection {
  /** Output feature that is number f of head h. */
  feature(h: number, f: number): number;
}

/** Attention as a model stores it. All projections read d inputs; `output` reads heads·width features, head by head. */
export interface AttentionDescription {
  readonly name: string;
  readonly heads: number;
  readonly width: number;
  readonly valueWidth: number;
  readonly query: HeadProjection;
  readonly key: HeadProjection;
  readonly value: HeadProjection;
  readonly output: Projection;
  /** The factor on the scores. */
  readonly scale: Rational;
  readonly causal: boolean;
}

/** [inputs, outputs] of a projection matrix; undefined if it is not 2-D. */
export function projectionShape({ tensor, orientation }: Projection): readonly [number, number] | undefined {
  const [rows, cols, ...more] = tensor.shape;
  if (rows === undefined || cols === undefined || more.length > 0) return undefined;
  return orientation === 'in-out' ? [rows, cols] : [cols, rows];
}

/**
 * The layer acting on column vectors: Q_h = scale·(W_Q,h)ᵀ, K_h, V_h r×d and O_h p×r, so that the value map of y = x W_V,h W_O,h is
 * O_h V_h. Biases are no part of it: they add the same vector to every token. Throws `shape-mismatch`, `not-finite`, `layer-too-large`.
 */
export function attentionLayer(description: AttentionDescription): Layer {
  const { heads, width, valueWidth, scale } = description;
  const decoded = new Map<Tensor, readonly Rational[]>();
  const weightsOf = (tensor: Tensor): readonly Rational[] => {
    const known = decoded.get(tensor) ?? exactWeights(tensor);
    decoded.set(tensor, known);
    return known;
  };
  const reader = (projection: Projection): { entry: (out: number, input: number) => Rational; inputs: number; outputs: number } => {
    const place = `tensor ${quoted(projection.tensor.name)}`;
    const [inputs, outputs] = projectionShape(projection) ?? fail('shape-mismatch', 'expected a matrix', { place });
    const weights = weightsOf(projection.tensor);
    const entry = (out: number, input: number): Rational =>
      out < outputs && input < inputs
        ? (weights[projection.orientation === 'in-out' ? input * outputs + out : out * inputs + input] ?? ZERO)
        : fail('shape-mismatch', `feature ${String(out)} of ${String(outputs)} outputs, input ${String(input)} of ${String(inputs)}`, {
            place,
          });
    return { entry, inputs, outputs };
  };
  const rows = (projection: HeadProjection, h: number, r: number, factor: Rational): Rational[][] => {
    const { entry, inputs } = reader(projection);
    return range(r, (f) => range(inputs, (input) => times(factor, entry(projection.feature(h, f), input))));
  };
  const output = reader(description.output);
  if (output.inputs !== heads * valueWidth)
    fail('shape-mismatch', `${String(output.inputs)} inputs, expected ${String(heads)} heads of width ${String(valueWidth)}`, {
      place: `tensor ${quoted(description.output.tensor.name)}`,
    });
  return attention({
    heads: range(heads, (h) => ({
      Q: rows(description.query, h, width, scale),
      K: rows(description.key, h, width, ONE),
      V: rows(description.value, h, valueWidth, ONE),
      O: range(output.outputs, (o) => range(valueWidth, (f) => output.entry(o, h * valueWidth + f))),
    })),
    causal: description.causal,
    name: description.name,
  });
}

function times(factor: Rational, x: Rational): Rational {
  return factor === ONE ? x : mulQ(factor, x);
}

function range<T>(length: number, entry: (i: number) => T): T[] {
  return Array.from({ length }, (_, i) => entry(i));
}
