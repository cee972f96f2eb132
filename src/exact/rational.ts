/**
 * Rational numbers in lowest terms with positive denominator, on BigInt.
 * Immutable; every function returns a new value (or one of the shared small integers).
 */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

/** 0 */
export const ZERO: Rational = Object.freeze({ num: 0n, den: 1n });
/** 1 */
export const ONE: Rational = Object.freeze({ num: 1n, den: 1n });

function gcd(a: bigint, b: bigint): bigint {
  a = a < 0n ? -a : a;
  b = b < 0n ? -b : b;
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** Greatest common divisor, never negative; gcd(0, 0) = 0. */
export { gcd };

/** Least common multiple of positive integers. */
export function lcm(a: bigint, b: bigint): bigint {
  return a % b === 0n ? a : (a / gcd(a, b)) * b;
}

/** num/den in lowest terms. Throws RangeError if den is 0. */
export function rational(num: bigint, den = 1n): Rational {
  if (den === 0n) throw new RangeError('denominator 0');
  if (num === 0n) return ZERO;
  if (den === 1n) return num === 1n ? ONE : { num, den };
  if (den < 0n) {
    num = -num;
    den = -den;
  }
  const g = (den & (den - 1n)) === 0n ? commonPowerOfTwo(num, den) : gcd(num, den);
  return g === 1n ? { num, den } : { num: num / g, den: den / g };
}

/** gcd(num, den) for den a power of two, the denominator of every stored float: far cheaper than Euclid. */
function commonPowerOfTwo(num: bigint, den: bigint): bigint {
  const lowest = num & -num;
  return lowest < den ? lowest : den;
}

/** A whole number as a rational. Throws RangeError if n is not an integer. */
export function integer(n: number): Rational {
  return n === 0 ? ZERO : n === 1 ? ONE : { num: BigInt(n), den: 1n };
}

export function addQ(a: Rational, b: Rational): Rational {
  if (a.den === 1n && b.den === 1n) return { num: a.num + b.num, den: 1n };
  return rational(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function negQ(a: Rational): Rational {
  return { num: -a.num, den: a.den };
}

export function subQ(a: Rational, b: Rational): Rational {
  return addQ(a, negQ(b));
}

export function mulQ(a: Rational, b: Rational): Rational {
  if (a.num === 0n || b.num === 0n) return ZERO;
  if (a.den === 1n && b.den === 1n) return { num: a.num * b.num, den: 1n };
  return rational(a.num * b.num, a.den * b.den);
}

/** a / b. Throws RangeError if b is 0. */
export function divQ(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den, a.den * b.num);
}

export function isZeroQ(a: Rational): boolean {
  return a.num === 0n;
}

export function equalQ(a: Rational, b: Rational): boolean {
  return a.num === b.num && a.den === b.den;
}

/** -1, 0 or 1 as a < b, a = b, a > b. */
export function compareQ(a: Rational, b: Rational): -1 | 0 | 1 {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `3`, `-7/12`: the form that layer files and certificates use. */
export function formatQ(a: Rational): string {
  return a.den === 1n ? a.num.toString() : `${a.num.toString()}/${a.den.toString()}`;
}

/**
 * The exact value of a double: every finite double is a dyadic rational.
 * Throws RangeError for NaN and infinities.
 */
export function fromDouble(x: number): Rational {
  if (Number.isInteger(x)) return integer(x);
  if (!Number.isFinite(x)) throw new RangeError(`${String(x)} is not a number with an exact value`);
  let exponent = 0;
  let mantissa = x;
  // Doubling is exact until the mantissa is an integer (at most 1074 steps, for denormals).
  while (!Number.isInteger(mantissa)) {
    const step = Math.abs(mantissa) < 1e-30 ? 64 : 1;
    mantissa *= 2 ** step;
    exponent += step;
  }
  return rational(BigInt(mantissa), 1n << BigInt(exponent));
}

/** Correctly scaled double nearest to a (to within one unit in the last place), also where num and den overflow a double. */
export function toDouble(a: Rational): number {
  // A quotient of doubles is rounded once: right where both parts are doubles exactly.
  const [num, den] = [Number(a.num), Number(a.den)];
  if (Number.isFinite(num) && Number.isFinite(den) && BigInt(num) === a.num && BigInt(den) === a.den) return num / den;
  const bits = bitLength(a.num) - bitLength(a.den);
  const shift = 64 - bits;
  const scaled = shift >= 0 ? (a.num << BigInt(shift)) / a.den : a.num / (a.den << BigInt(-shift));
  return scaleByPowerOfTwo(Number(scaled), -shift);
}

function scaleByPowerOfTwo(x: number, exponent: number): number {
  while (exponent > 1000) {
    x *= 2 ** 1000;
    exponent -= 1000;
  }
  while (exponent < -1000) {
    x *= 2 ** -1000;
    exponent += 1000;
  }
  return x * 2 ** exponent;
}

/** Number of binary digits of |a|; 0 for 0. */
export function bitLength(a: bigint): number {
  const hex = (a < 0n ? -a : a).toString(16);
  return hex === '0' ? 0 : (hex.length - 1) * 4 + (32 - Math.clz32(parseInt(hex.charAt(0), 16)));
}
