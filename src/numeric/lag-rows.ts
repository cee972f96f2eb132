import { matrixKernel } from '../exact/matrix-kernel.ts';
import { addMultiple, floatProduct } from './lower-factor.ts';
import { binaryExponent, normalised, timesPowerOfTwo } from './power-of-two.ts';

/** A state space model in float64, matrices row-major: A N×N, B N×d, C p×N, D p×d where there is one. */
export interface FloatRecurrence {
  readonly A: Float64Array;
  readonly B: Float64Array;
  readonly C: Float64Array;
  readonly N: number;
  readonly p: number;
  readonly d: number;
  readonly D?: Float64Array | undefined;
}

/** Lag operators as rows of p·d entries; row l stands for rows[l]·2^exponents[l]. */
export interface ScaledLagRows {
  readonly rows: Float64Array;
  readonly exponents: readonly number[];
}

/** Throws RangeError where a matrix has not the size that N, p, d give it. */
export function checkShapes({ A, B, C, D, N, p, d }: FloatRecurrence): void {
  const expect = (name: string, m: Float64Array, r: number, c: number): void => {
    if (m.length !== r * c) throw new RangeError(`${name}: expected ${String(r)}×${String(c)} entries, got ${String(m.length)}`);
  };
  expect('A', A, N, N);
  expect('B', B, N, d);
  expect('C', C, p, N);
  if (D !== undefined) expect('D', D, p, d);
}

/**
 * M_0 … M_(n-1) (mathematics.md 1.2), one product with A per lag, each power kept near 1 with its binary exponent
 * beside it: nothing overflows or vanishes however A grows or decays. O(n·N·d·(N + p)).
 */
export function scaledLagRows(system: FloatRecurrence, n: number): ScaledLagRows {
  checkShapes(system);
  const { N, p, d, D } = system;
  const A = normalised(system.A);
  const C = normalised(system.C);
  let state = normalised(system.B);
  const rows = new Float64Array(n * p * d);
  const exponents: number[] = [];
  for (let l = 0; l < n; l++) {
    if (l > 0) state = normalised(floatProduct(A.entries, state.entries, N, N, d), state.exponent + A.exponent);
    const lag = { entries: floatProduct(C.entries, state.entries, p, N, d), exponent: C.exponent + state.exponent };
    const { entries, exponent } = l === 0 && D !== undefined ? sum(lag, { entries: D, exponent: 0 }) : lag;
    rows.set(entries, l * p * d);
    exponents.push(exponent);
  }
  return { rows, exponents };
}

/** x + y, scaled so that neither is cut where it matters. */
export function sum(
  x: { entries: Float64Array; exponent: number },
  y: { entries: Float64Array; exponent: number },
): { entries: Float64Array; exponent: number } {
  const top = Math.max(binaryExponent(x.entries) + x.exponent, binaryExponent(y.entries) + y.exponent);
  const entries = x.entries.map((v, i) => timesPowerOfTwo(v, x.exponent - top) + timesPowerOfTwo(y.entries[i] as number, y.exponent - top));
  return { entries, exponent: top };
}

/**
 * M_0 … M_(n-1) as rows of p·d float64 entries, by baby steps and giant steps on the float64 matrix kernel
 * (numeric.md 1.2.3): [C; CA^s; …]·[B, AB, …, A^(s-1)B], s a power of two. Fast, but without exponents: a growing
 * system may reach ±∞ or NaN, which the caller must expect.
 */
export function lagRows(system: FloatRecurrence, n: number): Float64Array {
  checkShapes(system);
  const { A, B, C, N, p, d, D } = system;
  const out = new Float64Array(n * p * d);
  const kernel = matrixKernel();
  kernel.scope(() => {
    let s = 1;
    while (s * s * d < n * p && s < n) s *= 2;
    const product = (a: Float64Array, b: Float64Array, r: number, m: number, c: number): Float64Array =>
      kernel.scope(() => kernel.read(kernel.product(kernel.load(a, r, m), kernel.load(b, m, c), 0)));
    let baby = B;
    let power = A;
    for (let width = 1; width < s; width *= 2) {
      baby = besides(baby, product(power, baby, N, N, width * d), N, width * d);
      power = product(power, power, N, N, N);
    }
    const [babies, step] = [kernel.load(baby, N, s * d), kernel.load(power, N, N)];
    let giant = kernel.load(C, p, N);
    let next = kernel.matrix(p, N);
    // One giant step at a time: its s lags stay in the processor's cache until they are copied out.
    const lags = kernel.matrix(p, s * d);
    for (let first = 0; first < n; first += s) {
      kernel.scope(() => kernel.product(giant, babies, 0, lags));
      const mem = kernel.doubles;
      for (let l = first; l < Math.min(first + s, n); l++) {
        for (let a = 0; a < p; a++) {
          const from = lags.pointer / 8 + a * lags.ld + (l - first) * d;
          out.set(mem.subarray(from, from + d), (l * p + a) * d);
        }
      }
      kernel.scope(() => kernel.product(giant, step, 0, next));
      [giant, next] = [next, giant];
    }
  });
  if (D !== undefined) addMultiple(out.subarray(0, p * d), D, 1);
  return out;
}

/** [x, y] for two rows × cols arrays. */
function besides(x: Float64Array, y: Float64Array, rows: number, cols: number): Float64Array {
  const out = new Float64Array(2 * rows * cols);
  for (let i = 0; i < rows; i++) {
    out.set(x.subarray(i * cols, (i + 1) * cols), 2 * i * cols);
    out.set(y.subarray(i * cols, (i + 1) * cols), (2 * i + 1) * cols);
  }
  return out;
}
