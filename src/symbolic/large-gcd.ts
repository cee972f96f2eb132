/** Numbers below this are divided as doubles, exactly. */
const DOUBLE = 2n ** 53n;
/** Leading binary digits of two numbers from which quotients are guessed. */
const LEADING = 50;

/**
 * The greatest common divisor of two whole numbers, never negative. Lehmer's way (1938): several quotients of Euclid's
 * algorithm are found from the leading digits and applied at once, many times faster than one by one for long numbers.
 */
export function largeGcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  if (x < y) [x, y] = [y, x];
  while (y >= DOUBLE) {
    const shift = BigInt(Math.max(0, 4 * x.toString(16).length - LEADING));
    const [p, q, r, s] = steps(Number(x >> shift), Number(y >> shift));
    if (q === 0) [x, y] = [y, x % y];
    else [x, y] = [BigInt(p) * x + BigInt(q) * y, BigInt(r) * x + BigInt(s) * y];
  }
  if (y === 0n) return x;
  let [m, n] = [Number(y), Number(x % y)];
  while (n !== 0) [m, n] = [n, m % n];
  return BigInt(m);
}

/** The positive number that divides all of these and leaves nothing in common; 0 for none and for zeros. */
export function commonDivisor(numbers: readonly bigint[]): bigint {
  let common = 0n;
  for (const n of numbers) {
    if (common === 1n) break;
    if (common === 0n) common = n < 0n ? -n : n;
    else if (n % common !== 0n) common = largeGcd(common, n);
  }
  return common;
}

/** The matrix of the steps that two numbers with these leading digits share, whatever their other digits are (Knuth, 4.5.2 L). */
function steps(x: number, y: number): readonly [number, number, number, number] {
  let [p, q, r, s] = [1, 0, 0, 1];
  while (y + r !== 0 && y + s !== 0) {
    const quotient = Math.floor((x + p) / (y + r));
    if (quotient !== Math.floor((x + q) / (y + s))) break;
    [p, q, r, s] = [r, s, p - quotient * r, q - quotient * s];
    [x, y] = [y, x - quotient * y];
  }
  return [p, q, r, s];
}
