import { ceil4, type KernelMatrix, type MatrixKernel } from '../exact/matrix-kernel.ts';
import { act, scatter, sparseAction, squareOf } from './sparse-action.ts';

/** An LTI system read mod p: balanced residues, row-major. A: N×N, B: N×d, C: p×N. */
export interface ResidueSystem {
  readonly N: number;
  readonly d: number;
  readonly p: number;
  readonly A: Float64Array;
  readonly B: Float64Array;
  readonly C: Float64Array;
}

/**
 * The lag operators C A^l B for l = 0 .. count-1 mod `modulus` (0: in float64), one row of p·d entries each
 * (entry (α, β) at α·d + β), by baby steps and giant steps: with s a power of two near sqrt(count·p/d), the products
 * [C; C A^s; C A^2s; …]·[B, AB, …, A^(s-1)B] hold all of them (numeric.md 1.2). Allocated in the caller's scope.
 */
export function lagResidues(kernel: MatrixKernel, system: ResidueSystem, count: number, modulus: number): KernelMatrix {
  const { N, d, p } = system;
  const lags = kernel.matrix(count, p * d);
  kernel.scope(() => {
    const dd = ceil4(d);
    const pp = ceil4(p);
    const steps = babySteps(count, p, d);
    // Four columns more: rows whose distance is a power of two would fight for the same lines of the cache.
    const spaced = (rows: number, cols: number): KernelMatrix => kernel.columns(kernel.matrix(rows, cols + 4), 0, cols);
    const baby = spaced(N, steps * dd);
    copyInto(kernel, baby, kernel.load(system.B, N, d));
    let sparse = sparseAction(system.A, N);
    let power = spaced(N, N);
    if (sparse === null) copyInto(kernel, power, kernel.load(system.A, N, N));
    // Doubling: [K, A^w K]. After the last doubling the power is A^steps, the very power that the giant steps need.
    for (let w = 1; w < steps; w *= 2) {
      const [known, next] = [kernel.columns(baby, 0, w * dd), kernel.columns(baby, w * dd, w * dd)];
      if (sparse === null) kernel.product(power, known, modulus, next);
      else act(kernel, sparse, known, next, modulus);
      const square = sparse && squareOf(sparse, modulus);
      if (square === null) {
        if (sparse !== null) scatter(kernel, sparse, power);
        power = kernel.product(power, power, modulus, spaced(N, N));
      }
      sparse = square;
    }
    if (sparse !== null) scatter(kernel, sparse, power);
    const blocks = Math.ceil(count / steps);
    const giant = spaced(blocks * pp, N);
    copyInto(kernel, giant, kernel.load(system.C, p, N));
    for (let t = 1; t < blocks; t++) {
      kernel.product(kernel.rowsOf(giant, (t - 1) * pp, pp), power, modulus, kernel.rowsOf(giant, t * pp, pp));
    }
    const grid = kernel.product(giant, baby, modulus, spaced(giant.rows, baby.cols));
    const mem = kernel.doubles;
    for (let l = 0; l < count; l++) {
      const corner = grid.pointer / 8 + Math.floor(l / steps) * pp * grid.ld + (l % steps) * dd;
      const target = lags.pointer / 8 + l * lags.ld;
      for (let a = 0; a < p; a++) copy(mem, target + a * d, corner + a * grid.ld, d);
    }
  });
  return lags;
}

function babySteps(count: number, p: number, d: number): number {
  const ideal = Math.sqrt((count * p) / d);
  let steps = 1;
  while (steps * 2 <= ideal * 1.5 && steps < count) steps *= 2;
  return steps;
}

/** Copies a few doubles: for a dozen of them a loop is several times faster than copyWithin. */
function copy(mem: Float64Array, to: number, from: number, count: number): void {
  for (let i = 0; i < count; i++) mem[to + i] = mem[from + i] as number;
}

function copyInto(kernel: MatrixKernel, target: KernelMatrix, source: KernelMatrix): void {
  const mem = kernel.doubles;
  for (let i = 0; i < source.rows; i++) {
    const from = source.pointer / 8 + i * source.ld;
    mem.copyWithin(target.pointer / 8 + i * target.ld, from, from + source.cols);
  }
}
