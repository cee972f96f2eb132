/**
 * Signs of integer polynomials on the positive axis. Coefficients stand lowest first; the leading one is positive.
 */

/** Powers of two between which roots are looked for, in sixteenths. */
const STEPS_PER_OCTAVE = 16;

/** Binary places of the points at which a polynomial is evaluated. */
const PLACES = 20;

/** Coefficient bits × degree² beyond which `nonnegativeMultiple` gives up. */
const MULTIPLE_WORK = 2e9;

/**
 * True if a positive real root is certain: the polynomial is negative at some point (or at 0 from the right) and
 * positive at infinity. False says only that no such point was found.
 */
export function showsPositiveRoot(f: readonly bigint[]): boolean {
  const lowest = f.find((c) => c !== 0n);
  if (lowest === undefined || f.every((c) => c >= 0n)) return false;
  if (lowest < 0n) return true;
  // Every positive root is below 1 + max|c| / lead, and above the reciprocal bound of the reversed polynomial.
  const octaves = (list: readonly bigint[]): number => {
    const lead = list[list.length - 1] ?? 1n;
    const largest = list.reduce((most, c) => ((c < 0n ? -c : c) > most ? (c < 0n ? -c : c) : most), 0n);
    return (largest / (lead < 0n ? -lead : lead) + 2n).toString(2).length;
  };
  const stripped = f.slice(f.findIndex((c) => c !== 0n));
  const high = Math.min(octaves(stripped), 64);
  const low = -Math.min(octaves([...stripped].reverse()), 64);
  for (let step = low * STEPS_PER_OCTAVE; step <= high * STEPS_PER_OCTAVE; step++) {
    const octave = Math.floor(step / STEPS_PER_OCTAVE);
    const mantissa = BigInt(Math.round(2 ** (PLACES + step / STEPS_PER_OCTAVE - octave)));
    if (isNegativeAt(stripped, mantissa, octave - PLACES)) return true;
  }
  return false;
}

/** Integers that are tried as roots one by one. */
const SMALL_ROOTS = 256n;

/**
 * Some positive integer roots of f: the small ones, and those at a change of sign that a power of two brackets.
 * There may be others.
 */
export function positiveIntegerRoots(f: readonly bigint[]): bigint[] {
  const roots: bigint[] = [];
  const sign = (x: bigint): bigint => f.reduceRight((value, c) => value * x + c, 0n);
  for (let x = 1n; x <= SMALL_ROOTS; x++) if (sign(x) === 0n) roots.push(x);
  const top = f.reduce((most, c) => ((c < 0n ? -c : c) > most ? (c < 0n ? -c : c) : most), 0n) + 1n;
  for (let low = SMALL_ROOTS; low < top && low < 1n << 64n; low *= 2n) {
    let [a, b] = [low, low * 2n];
    if (sign(a) * sign(b) > 0n) continue;
    const below = sign(a) < 0n;
    while (b - a > 1n) {
      const middle = (a + b) / 2n;
      if (sign(middle) < 0n === below) a = middle;
      else b = middle;
    }
    for (const x of [a, b]) if (sign(x) === 0n && !roots.includes(x)) roots.push(x);
  }
  return roots;
}

/** Sign of f at mantissa·2^exponent, by Horner on integers. */
function isNegativeAt(f: readonly bigint[], mantissa: bigint, exponent: number): boolean {
  // f(m·2^e)·2^(-e·degree) for e < 0 is Σ c_i m^i 2^(-e(degree - i)); for e ≥ 0 it is f(m·2^e) itself.
  const shift = BigInt(Math.abs(exponent));
  const x = exponent >= 0 ? mantissa << shift : mantissa;
  let value = 0n;
  let weight = 0n;
  for (let i = f.length - 1; i >= 0; i--) {
    value = value * x + (exponent >= 0 ? (f[i] as bigint) : (f[i] as bigint) << weight);
    if (exponent < 0) weight += shift;
  }
  return value < 0n;
}

/**
 * A nonzero multiple of f with no negative coefficient and degree at most `degree`, sought among (1 + x)^r f: there is
 * one for some r if f has no positive root (Poincaré 1883, Pólya 1928). Null if none of that degree was found.
 */
export function nonnegativeMultiple(f: readonly bigint[], degree: number): readonly bigint[] | null {
  let product = [...f];
  let bits = f.reduce((most, c) => Math.max(most, c.toString(16).length * 4), 0);
  for (let work = 0; product.length - 1 <= degree; work += product.length * bits) {
    if (product.every((c) => c >= 0n)) return product;
    if (work > MULTIPLE_WORK) return null;
    product = [...product, 0n].map((c, i) => c + (i > 0 ? (product[i - 1] as bigint) : 0n));
    bits++;
  }
  return null;
}
