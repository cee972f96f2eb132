import { matrixKernel } from '../exact/matrix-kernel.ts';
import { mulberry32 } from '../exact/seeded.ts';
import { lowerFactor, transposed } from './lower-factor.ts';
import { orthonormalRows, stacked } from './orthonormal-rows.ts';
import { singularValues } from './small-svd.ts';

const OVERSAMPLING = 20;
const POWER_STEPS = 2;

/**
 * The `wanted` largest singular values (fewer if the rank is smaller) of a count × width matrix, by a randomised
 * range finder with power steps (Halko, Martinsson & Tropp 2011, algorithm 4.4) and a small SVD. Each value is a
 * lower bound of the true one up to rounding; values well above those left out are accurate, the last few less so.
 * Deterministic: the test matrix is drawn from the seed.
 */
export function leadingSingularValues(entries: Float64Array, count: number, width: number, wanted: number, seed = 1): number[] {
  const samples = Math.min(wanted + OVERSAMPLING, count, width);
  const random = mulberry32(seed);
  const kernel = matrixKernel();
  return kernel.scope(() => {
    const A = kernel.load(entries, count, width);
    const fromRight = (Z: Float64Array, s: number): Float64Array =>
      kernel.scope(() => transposed(kernel.read(kernel.product(A, kernel.load(transposed(Z, s, width), width, s), 0)), count, s));
    const fromLeft = (Y: Float64Array, s: number): Float64Array =>
      kernel.scope(() => kernel.read(kernel.product(kernel.load(Y, s, count), A, 0)));

    let basis = orthonormalRows(
      fromRight(
        Float64Array.from({ length: samples * width }, () => random() / 2 ** 31 - 1),
        samples,
      ),
      samples,
      count,
    );
    for (let step = 0; step < POWER_STEPS; step++) {
      const across = orthonormalRows(fromLeft(stacked(basis, count), basis.length), basis.length, width);
      basis = orthonormalRows(fromRight(stacked(across, width), across.length), across.length, count);
    }
    const s = basis.length;
    const small = fromLeft(stacked(basis, count), s);
    return singularValues(lowerFactor(small, s, width), s, Math.min(s, width)).slice(0, wanted);
  });
}
