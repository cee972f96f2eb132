import { matrixKernel } from '../exact/matrix-kernel.ts';
import { dot, lowerFactor, transposed } from './lower-factor.ts';
import { binaryExponent, timesPowerOfTwo } from './power-of-two.ts';
import { leadingSingularValues } from './range-finder.ts';
import { singularValues } from './small-svd.ts';
import { symmetricEigenvalues } from './symmetric-eigenvalues.ts';

/**
 * Singular values σ_0 ≥ σ_1 ≥ … of a weighted lag matrix (mathematics.md 1.2, 2.10), measured in float64: they say
 * how much each head is worth and never decide k. The true values are values·2^scaleExponent; scaleExponent is 0
 * unless the values or their squares would leave the range of a double.
 */
export interface Spectrum {
  /**
   * Decreasing: all of them up to 1024, at least the 128 largest beyond that. Values below the rounding of the
   * largest carry no information; they may be missing.
   */
  readonly values: readonly number[];
  readonly scaleExponent: number;
  /** Σ σ² over all singular values, those left out of `values` included, in units of 4^scaleExponent. */
  readonly totalSquared: number;
}

/** Up to this many columns the whole matrix is decomposed. */
const DIRECT = 400;
/** Up to this many columns a spectrum with a heavy tail is computed in full through its Gram matrix. */
const FULL = 1024;
const LEADING = 128;
/** A tail below this part of the total energy is below every tolerance that is asked for (ε = 1e-5). */
const SMALL_TAIL = 1e-10;
/** Rows smaller than the largest by this many binary digits are left out: their squares would be denormal, and cost 100 times as much. */
const VANISHING = 400;
/** Largest |exponent| at which squares of the values stay within the doubles. */
const PLAIN = 480;

/**
 * The spectrum of the count × width matrix whose row l is sqrt(weights[l])·2^(exponents[l])·rows[l]. Values are
 * accurate to about 1e-14 of the largest (1e-8 in the tail where both sides exceed 400 and the tail is heavy).
 * Throws RangeError where the lengths do not fit, DiagnosticError `not-finite` for NaN or ±∞ among the entries.
 */
export function spectrumOfRows(
  rows: Float64Array,
  count: number,
  width: number,
  weights: Float64Array,
  exponents?: readonly number[],
): Spectrum {
  if (rows.length !== count * width || weights.length !== count) {
    const found = `${String(rows.length)} entries and ${String(weights.length)} weights`;
    throw new RangeError(`spectrumOfRows: expected ${String(count)}×${String(width)} entries and ${String(count)} weights, got ${found}`);
  }
  const scaled = scaledRows(rows, count, width, weights, exponents);
  if (scaled === null) return { values: [], scaleExponent: 0, totalSquared: 0 };
  const totalSquared = dot(scaled.entries, scaled.entries);
  const values = valuesOf(scaled.entries, scaled.count, scaled.width, totalSquared);
  return unscaled({ values, scaleExponent: scaled.exponent, totalSquared });
}

/** The same spectrum with scaleExponent 0 wherever values and squares are representable. */
export function unscaled(spectrum: Spectrum): Spectrum {
  const { values, scaleExponent: e, totalSquared } = spectrum;
  if (e === 0 || Math.abs(e) > PLAIN) return spectrum;
  return { values: values.map((v) => timesPowerOfTwo(v, e)), scaleExponent: 0, totalSquared: timesPowerOfTwo(totalSquared, 2 * e) };
}

/** The nonzero rows and columns, weighted and brought near 1; null for the zero matrix. */
function scaledRows(
  rows: Float64Array,
  count: number,
  width: number,
  weights: Float64Array,
  exponents: readonly number[] = [],
): { entries: Float64Array; count: number; width: number; exponent: number } | null {
  const used = new Uint8Array(width);
  const kept: { at: number; own: number; top: number; root: number }[] = [];
  for (let l = 0; l < count; l++) {
    const own = binaryExponent(rows, l * width, (l + 1) * width);
    let zero = true;
    for (let j = 0; j < width; j++) {
      if (rows[l * width + j] === 0) continue;
      used[j] = 1;
      zero = false;
    }
    const root = Math.sqrt(weights[l] as number);
    if (!Number.isFinite(root)) throw new RangeError(`spectrumOfRows: weight ${String(l)} is ${String(weights[l])}, expected a number ≥ 0`);
    if (!zero && root > 0) kept.push({ at: l * width, own, top: own + (exponents[l] ?? 0), root });
  }
  if (kept.length === 0) return null;
  const exponent = kept.reduce((top, row) => Math.max(top, row.top + Math.ceil(Math.log2(row.root))), -Infinity);
  const felt = kept.filter((row) => row.top + Math.log2(row.root) > exponent - VANISHING);
  const columns = Array.from(used.keys()).filter((j) => used[j] === 1);
  const entries = new Float64Array(felt.length * columns.length);
  felt.forEach((row, i) => {
    // In two factors, since 2^(top - exponent) alone may leave the range of a double where the product does not.
    const down = Math.max(-1000, Math.min(1000, row.own));
    const first = 2 ** -down;
    const second = timesPowerOfTwo(row.root, down + row.top - row.own - exponent);
    columns.forEach((j, c) => {
      entries[i * columns.length + c] = (rows[row.at + j] as number) * first * second;
    });
  });
  return { entries, count: felt.length, width: columns.length, exponent };
}

function valuesOf(entries: Float64Array, count: number, width: number, totalSquared: number): number[] {
  const thin = Math.min(count, width);
  const long = Math.max(count, width);
  if (thin <= DIRECT) {
    // The short side becomes the rows, so that the SVD sees a thin × thin triangle however long the other side is.
    const vectors = count <= width ? entries : transposed(entries, count, width);
    return singularValues(lowerFactor(vectors, thin, long), thin, thin);
  }
  const leading = leadingSingularValues(entries, count, width, LEADING);
  const captured = leading.reduceRight((sum, v) => sum + v * v, 0);
  if (thin > FULL || totalSquared - captured <= SMALL_TAIL * totalSquared) return leading;
  const vectors = count <= width ? entries : transposed(entries, count, width);
  return symmetricEigenvalues(gram(vectors, thin, long), thin).map((value) => Math.sqrt(Math.max(0, value)));
}

/** V·Vᵀ for V of t rows and w columns, on the float64 kernel. */
function gram(V: Float64Array, t: number, w: number): Float64Array {
  const kernel = matrixKernel();
  return kernel.scope(() => kernel.read(kernel.product(kernel.load(V, t, w), kernel.load(transposed(V, t, w), w, t), 0)));
}
