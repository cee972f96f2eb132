import type { KernelFunctions } from './matrix-kernel.ts';

/**
 * The matrix kernel in plain JavaScript on the same memory layout: the fallback where WebAssembly SIMD is
 * missing, and the oracle that the WebAssembly kernel is tested against. Residues agree mod p; the balanced
 * representative may differ where a value lies within rounding of ±p/2.
 */
export function scalarKernel(doubles: () => Float64Array, ints: () => Int32Array): KernelFunctions {
  const reduce = (x: number, p: number): number => x - p * Math.round(x / p);
  return {
    multiply(A, lda, B, ldb, C, ldc, m, k, n, p, kb) {
      const a = A / 8;
      const b = B / 8;
      const c = C / 8;
      const mem = doubles();
      const sums = new Float64Array(n);
      for (let i = 0; i < m; i++) {
        sums.fill(0);
        for (let t0 = 0; t0 < k; t0 += kb) {
          const te = Math.min(t0 + kb, k);
          for (let t = t0; t < te; t++) {
            const x = mem[a + i * lda + t] as number;
            if (x === 0) continue;
            const base = b + t * ldb;
            for (let j = 0; j < n; j++) sums[j] = (sums[j] as number) + x * (mem[base + j] as number);
          }
          if (p > 0) for (let j = 0; j < n; j++) sums[j] = reduce(sums[j] as number, p);
        }
        mem.set(sums, c + i * ldc);
      }
    },
    reduceRow(row, width, pivots, ld, columns, count, p) {
      const mem = doubles();
      const cols = ints();
      const r = row / 8;
      for (let s = 0; s < count; s++) {
        const f = mem[r + (cols[columns / 4 + s] as number)] as number;
        if (f === 0) continue;
        const base = pivots / 8 + s * ld;
        for (let j = 0; j < width; j++) mem[r + j] = reduce((mem[r + j] as number) - f * (mem[base + j] as number), p);
      }
      for (let j = 0; j < width; j++) if (mem[r + j] !== 0) return j;
      return -1;
    },
    scaleRow(row, width, f, p) {
      const mem = doubles();
      for (let j = row / 8; j < row / 8 + width; j++) mem[j] = reduce((mem[j] as number) * f, p);
    },
  };
}
