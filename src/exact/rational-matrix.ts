import { clearDenominators, entryOf } from './integer-matrix.ts';
import { rational, type Rational } from './rational.ts';
import type { Matrix } from './scalars.ts';

/**
 * a·b over ℚ for a: r×m, b: m×c, by integers over one common denominator each: the same as `multiply`, without a
 * reduction to lowest terms for every product. Throws RangeError where the shapes do not fit.
 */
export function multiplyRational(a: Matrix<Rational>, b: Matrix<Rational>): Rational[][] {
  const [x, y] = [clearDenominators(a), clearDenominators(b)];
  const [r, m, c] = [x.integers.rows, x.integers.cols, y.integers.cols];
  if (m !== y.integers.rows)
    throw new RangeError(`matrix product: ${String(r)}×${String(m)} times ${String(y.integers.rows)}×${String(c)}`);
  const right = Array.from({ length: m * c }, (_, e) => entryOf(y.integers, e));
  const scale = x.scale * y.scale;
  return Array.from({ length: r }, (_, i) => {
    const sums = new Array<bigint>(c).fill(0n);
    for (let t = 0; t < m; t++) {
      const f = entryOf(x.integers, i * m + t);
      if (f === 0n) continue;
      for (let j = 0; j < c; j++) sums[j] = (sums[j] as bigint) + f * (right[t * c + j] as bigint);
    }
    return sums.map((s) => rational(s, scale));
  });
}
