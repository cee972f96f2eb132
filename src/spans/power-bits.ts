import { entryBits, rowSumBits, type IntegerMatrix } from '../exact/integer-matrix.ts';
import { matrixKernel } from '../exact/matrix-kernel.ts';

/** Squarings of A that are tried for the sake of a better bound. */
const SQUARINGS = 3;

/**
 * l ↦ a bound on log2 of the row sums of |A^l|, by ‖A^(q·2^e + r)‖ ≤ ‖A^(2^e)‖^q·‖A^r‖. A matrix whose powers grow as its
 * eigenvalues do may have large entries only because of its coordinates: ‖A⁴‖ is then far below ‖A‖⁴, and proofs take
 * fewer primes. Squares are taken while all sums on the way are below 2^53, where float64 is exact. Not monotone in l.
 */
export function powerBits(A: IntegerMatrix): (l: number) => number {
  const norms = [rowSumBits(A)];
  if (A.small !== null) {
    const [kernel, size, small] = [matrixKernel(), A.rows, A.small];
    kernel.scope(() => {
      let power = kernel.load(small, size, size);
      let integers = A;
      for (let e = 0; e < SQUARINGS; e++) {
        // Every entry of the square is a sum of products below row sum times entry.
        if ((norms.at(-1) ?? 0) + entryBits(integers) > 53) return;
        power = kernel.product(power, power, 0);
        integers = { rows: size, cols: size, small: kernel.read(power), big: null };
        norms.push(rowSumBits(integers));
      }
    });
  }
  return (l) => {
    let bits = 0;
    let rest = l;
    for (let e = norms.length - 1; e >= 0; e--) {
      bits += Math.floor(rest / 2 ** e) * (norms[e] as number);
      rest %= 2 ** e;
    }
    return bits;
  };
}
