/**
 * Exact arithmetic on integers below 2^53 held in doubles: many times faster than BigInt on the matrices of small cases.
 * Whatever could leave that range throws NOT_SAFE instead of giving a rounded number. Sums of magnitudes are watched:
 * a double rounds only past 2^53, and never back to below it.
 */

/** Says that a number would leave the safe integers. One object for all: it is thrown in the inner loops of a search. */
export const NOT_SAFE: Error = new RangeError('a number past 2^53');

/** a·x + b·y. Throws NOT_SAFE. */
export function combine(a: number, x: number, b: number, y: number): number {
  const first = a * x;
  const second = b * y;
  if (Math.abs(first) + Math.abs(second) > Number.MAX_SAFE_INTEGER) throw NOT_SAFE;
  return first + second;
}

/** a·b for a: r×m, b: m×c, row by row. Throws NOT_SAFE. */
export function multiplySafe(a: readonly number[], b: readonly number[], r: number, m: number, c: number): number[] {
  const out = new Array<number>(r * c).fill(0);
  for (let i = 0; i < r; i += 1) {
    for (let j = 0; j < c; j += 1) {
      let sum = 0;
      let size = 0;
      for (let t = 0; t < m; t += 1) {
        const product = (a[i * m + t] as number) * (b[t * c + j] as number);
        sum += product;
        size += product < 0 ? -product : product;
      }
      if (size > Number.MAX_SAFE_INTEGER) throw NOT_SAFE;
      out[i * c + j] = sum;
    }
  }
  return out;
}

/** Greatest common divisor of magnitudes; gcd(0, 0) = 0. */
export function gcdOf(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) {
    const r = x % y;
    x = y;
    y = r;
  }
  return x;
}

/** True if every entry is 0. */
export function isZeroVector(v: readonly number[]): boolean {
  for (const x of v) if (x !== 0) return false;
  return true;
}
