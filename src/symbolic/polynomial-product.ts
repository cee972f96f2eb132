import { degreesOf } from './polynomial-terms.ts';
import type { Terms } from './polynomial-terms.ts';

/** Largest exponent of one variable. */
export const MAX_DEGREE = 65_535;

/** Packed monomials up to this many are added up in a table. */
const TABLE = 1 << 21;
const EXACT = 2 ** 53;

/**
 * The terms of a product. Each monomial is packed into one number, mixed radix by the degrees of the product, so that
 * multiplying monomials is adding numbers (Kronecker's substitution); a packing beyond 2^53 falls back on texts as keys.
 * Throws RangeError for an exponent beyond MAX_DEGREE.
 */
export function productTerms(a: Terms, b: Terms): Terms {
  const { width } = a;
  if (a.coefficients.length === 0 || b.coefficients.length === 0) return { width, exponents: new Uint16Array(0), coefficients: [] };
  const [degreesA, degreesB] = [degreesOf(a), degreesOf(b)];
  const radices = degreesA.map((degree, v) => degree + (degreesB[v] ?? 0) + 1);
  if (radices.some((radix) => radix > MAX_DEGREE + 1)) throw new RangeError(`an exponent beyond ${MAX_DEGREE}`);
  const range = radices.reduce((all, radix) => all * radix, 1);
  if (range > EXACT) return productByText(a, b);
  const [keysA, keysB] = [packed(a, radices), packed(b, radices)];
  const table = range <= TABLE && range <= 64 * keysA.length * keysB.length;
  const bound = largest(a.coefficients) * largest(b.coefficients) * BigInt(Math.min(keysA.length, keysB.length));
  // Where every sum on the way is a whole number below 2^53, doubles add exactly and several times faster.
  if (bound < BigInt(EXACT)) {
    const [smallA, smallB] = [Float64Array.from(a.coefficients, Number), Float64Array.from(b.coefficients, Number)];
    const sums = table ? inTable(keysA, smallA, keysB, smallB, range) : inMap(keysA, smallA, keysB, smallB);
    return unpacked(sums.keys, Array.from(sums.values, BigInt), radices);
  }
  const sums = inLargeMap(keysA, a.coefficients, keysB, b.coefficients);
  return unpacked(sums.keys, sums.values, radices);
}

/** Packed monomials in ascending order, and their coefficients, none of them 0. */
interface Sums<C> {
  readonly keys: readonly number[];
  readonly values: readonly C[];
}

function packed({ width, exponents, coefficients }: Terms, radices: readonly number[]): Float64Array {
  return Float64Array.from(coefficients, (_, t) => {
    let key = 0;
    for (let v = 0; v < width; v += 1) key = key * (radices[v] ?? 1) + (exponents[t * width + v] ?? 0);
    return key;
  });
}

function unpacked(keys: readonly number[], coefficients: readonly bigint[], radices: readonly number[]): Terms {
  const width = radices.length;
  const exponents = new Uint16Array(keys.length * width);
  keys.forEach((key, t) => {
    let rest = key;
    for (let v = width - 1; v >= 0; v -= 1) {
      const radix = radices[v] ?? 1;
      exponents[t * width + v] = rest % radix;
      rest = Math.floor(rest / radix);
    }
  });
  return { width, exponents, coefficients };
}

function inTable(keysA: Float64Array, a: Float64Array, keysB: Float64Array, b: Float64Array, range: number): Sums<number> {
  const table = new Float64Array(range);
  for (let i = 0; i < keysA.length; i += 1) {
    const [key, c] = [keysA[i] ?? 0, a[i] ?? 0];
    for (let j = 0; j < keysB.length; j += 1) {
      const at = key + (keysB[j] ?? 0);
      table[at] = (table[at] ?? 0) + c * (b[j] ?? 0);
    }
  }
  const [keys, values]: [number[], number[]] = [[], []];
  table.forEach((c, key) => {
    if (c === 0) return;
    keys.push(key);
    values.push(c);
  });
  return { keys, values };
}

function inMap(keysA: Float64Array, a: Float64Array, keysB: Float64Array, b: Float64Array): Sums<number> {
  const sums = new Map<number, number>();
  for (let i = 0; i < keysA.length; i += 1) {
    const [key, c] = [keysA[i] ?? 0, a[i] ?? 0];
    for (let j = 0; j < keysB.length; j += 1) {
      const at = key + (keysB[j] ?? 0);
      sums.set(at, (sums.get(at) ?? 0) + c * (b[j] ?? 0));
    }
  }
  return inOrder(sums, (c) => c === 0);
}

function inLargeMap(keysA: Float64Array, a: readonly bigint[], keysB: Float64Array, b: readonly bigint[]): Sums<bigint> {
  const sums = new Map<number, bigint>();
  a.forEach((c, i) => {
    const key = keysA[i] ?? 0;
    b.forEach((other, j) => {
      const at = key + (keysB[j] ?? 0);
      sums.set(at, (sums.get(at) ?? 0n) + c * other);
    });
  });
  return inOrder(sums, (c) => c === 0n);
}

function inOrder<C>(sums: ReadonlyMap<number, C>, isZero: (c: C) => boolean): Sums<C> {
  const sorted = Float64Array.from(sums.keys()).sort();
  const [keys, values]: [number[], C[]] = [[], []];
  for (const key of sorted) {
    const c = sums.get(key);
    if (c === undefined || isZero(c)) continue;
    keys.push(key);
    values.push(c);
  }
  return { keys, values };
}

function productByText(a: Terms, b: Terms): Terms {
  const { width } = a;
  const sums = new Map<string, bigint>();
  const key = Array<number>(width);
  a.coefficients.forEach((c, i) => {
    b.coefficients.forEach((other, j) => {
      for (let v = 0; v < width; v += 1) key[v] = (a.exponents[i * width + v] ?? 0) + (b.exponents[j * width + v] ?? 0);
      const at = String.fromCharCode(...key);
      sums.set(at, (sums.get(at) ?? 0n) + c * other);
    });
  });
  // Texts compare by their code units, which are the exponents.
  const kept = [...sums].filter(([, c]) => c !== 0n).sort(([x], [y]) => (x < y ? -1 : 1));
  const exponents = Uint16Array.from(kept.flatMap(([text]) => Array.from({ length: width }, (_, v) => text.charCodeAt(v))));
  return { width, exponents, coefficients: kept.map(([, c]) => c) };
}

function largest(coefficients: readonly bigint[]): bigint {
  return coefficients.reduce((most, c) => (c > most ? c : -c > most ? -c : most), 0n);
}
