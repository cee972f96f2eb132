import { DiagnosticError, fail, quoted } from '../diagnostics/diagnostic.ts';
import { fromDouble } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { MOST_VALUES, bytesPerNumber, decodeNumbers } from './decode-values.ts';
import type { ByteSource } from './byte-source.ts';

/** A stored array of numbers, row-major. Nothing is decoded until `values` is called. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** `float32`, `float16`, `bfloat16`, `float64`, `int8` … `uint64`, `bool`; other words for types that can only be listed. */
  readonly dtype: string;
  /**
   * The numbers as doubles, each exactly the stored one. Throws `unsupported-dtype`, `integer-too-large` (64-bit integers
   * beyond 2^53), `too-many-values`, `tensor-size`. NaN and infinities are returned: they are wrong only in a layer's weights.
   */
  values(): Float64Array;
}

/** Largest number of weights that one layer is read from: as exact rationals, 2^22 of them take about 400 MB. */
export const MOST_WEIGHTS = 2 ** 22;

const MOST_AXES = 32;

/** Number of entries of a shape; 1 for the empty shape. Throws `bad-shape` for negative, fractional, too many or too large dimensions. */
export function elementCount(shape: readonly number[], place: string): number {
  if (shape.length > MOST_AXES) fail('bad-shape', `${String(shape.length)} dimensions, expected at most ${String(MOST_AXES)}`, { place });
  let count = 1;
  for (const dim of shape) {
    if (!Number.isSafeInteger(dim) || dim < 0)
      fail('bad-shape', `dimension ${String(dim)}, expected a whole number of at least 0`, { place });
    count *= dim;
    if (!Number.isSafeInteger(count)) fail('bad-shape', `the shape ${showShape(shape)} declares more than 2^53 numbers`, { place });
  }
  return count;
}

/** `60×960×1×3`; `scalar` for the empty shape. */
export function showShape(shape: readonly number[]): string {
  return shape.length === 0 ? 'scalar' : shape.join('×');
}

/**
 * A tensor whose numbers stand one after the other in `data`. Throws `tensor-size` unless data has exactly the bytes that shape
 * and type need: so a declaration of 10^9 numbers costs nothing where the bytes are not there.
 */
export function storedTensor(name: string, shape: readonly number[], dtype: string, data: ByteSource, place: string): Tensor {
  const count = elementCount(shape, place);
  const width = bytesPerNumber(dtype);
  if (width !== undefined && count * width !== data.size)
    fail(
      'tensor-size',
      `${String(data.size)} bytes of data, expected ${String(count * width)} for ${showShape(shape)} numbers of type ${dtype}`,
      { place },
    );
  const values = (): Float64Array =>
    inTensor(name, () => {
      checkCount(count);
      return decodeNumbers(data.read(0, data.size), dtype);
    });
  return { name, shape, dtype, values };
}

/** Throws `too-many-values` for a tensor that is larger than we decode. */
export function checkCount(count: number): void {
  if (count > MOST_VALUES) fail('too-many-values', `has ${String(count)} numbers, expected at most ${String(MOST_VALUES)}`);
}

/** Runs `read`; a diagnostic that does not know its place is told that it is in tensor `name`. */
export function inTensor<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof DiagnosticError && error.diagnostic.place === undefined)
      throw new DiagnosticError({ ...error.diagnostic, place: `tensor ${quoted(name)}` });
    throw error;
  }
}

/**
 * The weights of a layer, exactly: every finite double is a dyadic rational. Throws `not-finite` at the first NaN or infinity,
 * `layer-too-large`, and what `values` throws.
 */
export function exactWeights(tensor: Tensor): Rational[] {
  const place = `tensor ${quoted(tensor.name)}`;
  const count = elementCount(tensor.shape, place);
  if (count > MOST_WEIGHTS)
    fail('layer-too-large', `has ${String(count)} weights, expected at most ${String(MOST_WEIGHTS)} for exact analysis`, { place });
  const values = tensor.values();
  const bad = values.findIndex((x) => !Number.isFinite(x));
  if (bad >= 0) fail('not-finite', `entry ${String(bad)} is ${String(values[bad])}, expected a finite number`, { place });
  return Array.from(values, fromDouble);
}
