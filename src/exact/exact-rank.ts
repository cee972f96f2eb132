import type { MatrixKernel } from './matrix-kernel.ts';
import { balanced, randomPrimes } from './primes.ts';
import { bitLength } from './rational.ts';
import { rowProfileOf } from './row-profile.ts';
import { mulberry32 } from './seeded.ts';

/**
 * The exact rank of an integer matrix: if every minor of size r+1 vanishes modulo primes whose product exceeds
 * Hadamard's bound on such minors, the rank is at most r; some prime shows that it is at least r.
 */
export function exactRank(kernel: MatrixKernel, matrix: readonly (readonly bigint[])[], seed = 1): number {
  const [rows, cols] = [matrix.length, matrix[0]?.length ?? 0];
  const most = Math.min(rows, cols);
  if (most === 0) return 0;
  const rowBits = matrix.map((row) => row.reduce((bits, x) => Math.max(bits, bitLength(x)), 0) + Math.log2(cols) / 2);
  rowBits.sort((a, b) => b - a);
  const minorBits = (size: number): number => rowBits.slice(0, size).reduce((sum, bits) => sum + bits, 0);
  const primes = randomPrimes(mulberry32(seed));
  let rank = 0;
  let bits = 0;
  for (;;) {
    const p = primes.next().value;
    const P = BigInt(p);
    const residues = new Float64Array(rows * cols);
    matrix.forEach((row, i) => {
      row.forEach((x, j) => (residues[i * cols + j] = balanced(Number(x % P), p)));
    });
    rank = Math.max(rank, rowProfileOf(kernel, residues, rows, cols, p).rank);
    bits += 24;
    if (rank === most || bits > minorBits(rank + 1) + 1) return rank;
  }
}
