import { commonDivisor } from './large-gcd.ts';

/** A polynomial in one variable with whole coefficients, degree 0 first, the last one not 0. */
export type IntegerPolynomial = readonly bigint[];

/** a·b. */
export function integerProduct(a: IntegerPolynomial, b: IntegerPolynomial): IntegerPolynomial {
  if (a.length === 0 || b.length === 0) return [];
  const product = Array<bigint>(a.length + b.length - 1).fill(0n);
  a.forEach((x, i) => {
    if (x === 0n) return;
    b.forEach((y, j) => {
      product[i + j] = (product[i + j] ?? 0n) + x * y;
    });
  });
  return product;
}

/** Divided by the greatest common divisor of the coefficients, the leading one made positive. */
export function primitiveInteger(a: IntegerPolynomial): IntegerPolynomial {
  let common = commonDivisor(a);
  if ((a.at(-1) ?? 1n) < 0n) common = -common;
  return common === 1n || common === 0n ? a : a.map((c) => c / common);
}

/** a/b if it has whole coefficients, else undefined; b is not 0. */
export function integerQuotient(a: IntegerPolynomial, b: IntegerPolynomial): IntegerPolynomial | undefined {
  const lead = b.at(-1) ?? 1n;
  const rest = [...a];
  const quotient = Array<bigint>(Math.max(0, a.length - b.length + 1)).fill(0n);
  for (let at = a.length - b.length; at >= 0; at -= 1) {
    const top = rest[at + b.length - 1] ?? 0n;
    if (top % lead !== 0n) return undefined;
    const factor = top / lead;
    quotient[at] = factor;
    if (factor === 0n) continue;
    b.forEach((c, j) => {
      rest[at + j] = (rest[at + j] ?? 0n) - factor * c;
    });
  }
  return rest.every((c) => c === 0n) ? quotient : undefined;
}

/** Each coefficient reduced to the smallest absolute value modulo m, without zeros at the end. */
export function balancedModulo(a: IntegerPolynomial, m: bigint): IntegerPolynomial {
  const half = m / 2n;
  const reduced = a.map((c) => {
    const r = c % m;
    return r > half ? r - m : r < -half ? r + m : r;
  });
  while (reduced.length > 0 && reduced.at(-1) === 0n) reduced.pop();
  return reduced;
}

/** The remainder modulo m of a division by a polynomial with leading coefficient 1. */
export function monicRemainder(a: IntegerPolynomial, monic: IntegerPolynomial, m: bigint): IntegerPolynomial {
  const rest = [...a];
  const degree = monic.length - 1;
  for (let at = rest.length - 1; at >= degree; at -= 1) {
    const top = (rest[at] ?? 0n) % m;
    if (top === 0n) continue;
    for (let j = 0; j < degree; j += 1) rest[at - degree + j] = (rest[at - degree + j] ?? 0n) - top * (monic[j] ?? 0n);
  }
  return rest.slice(0, degree);
}
