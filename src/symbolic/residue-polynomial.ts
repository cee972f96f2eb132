import { inverseMod } from '../exact/primes.ts';

/** A polynomial in one variable modulo a prime below 2^26: residues in [0, p), degree 0 first, the last one not 0. */
export type ResiduePolynomial = readonly number[];

/** Without zeros at the end. */
function trimmed(coefficients: number[]): number[] {
  while (coefficients.length > 0 && coefficients.at(-1) === 0) coefficients.pop();
  return coefficients;
}

/** Whole coefficients modulo p. */
export function residuesOf(f: readonly bigint[], p: number): ResiduePolynomial {
  const P = BigInt(p);
  return trimmed(
    f.map((c) => {
      const r = Number(c % P);
      return r < 0 ? r + p : r;
    }),
  );
}

/** a − b. */
export function residueDifference(a: ResiduePolynomial, b: ResiduePolynomial, p: number): ResiduePolynomial {
  const difference = Array.from({ length: Math.max(a.length, b.length) }, (_, i) => {
    const d = (a[i] ?? 0) - (b[i] ?? 0);
    return d < 0 ? d + p : d;
  });
  return trimmed(difference);
}

/** a·b. */
export function residueProduct(a: ResiduePolynomial, b: ResiduePolynomial, p: number): ResiduePolynomial {
  if (a.length === 0 || b.length === 0) return [];
  const product = Array<number>(a.length + b.length - 1).fill(0);
  for (let i = 0; i < a.length; i += 1) {
    const x = a[i] ?? 0;
    if (x === 0) continue;
    // Below 2^52 before it is reduced.
    for (let j = 0; j < b.length; j += 1) product[i + j] = ((product[i + j] ?? 0) + x * (b[j] ?? 0)) % p;
  }
  return trimmed(product);
}

/** Quotient and remainder. Throws RangeError for a division by 0. */
export function residueDivision(
  a: ResiduePolynomial,
  b: ResiduePolynomial,
  p: number,
): { readonly quotient: ResiduePolynomial; readonly rest: ResiduePolynomial } {
  const inverse = inverseMod(b.at(-1) ?? 0, p);
  const rest = [...a];
  const quotient = Array<number>(Math.max(0, a.length - b.length + 1)).fill(0);
  for (let at = a.length - b.length; at >= 0; at -= 1) {
    const factor = ((rest[at + b.length - 1] ?? 0) * inverse) % p;
    quotient[at] = factor;
    if (factor === 0) continue;
    const less = p - factor;
    for (let j = 0; j < b.length; j += 1) rest[at + j] = ((rest[at + j] ?? 0) + less * (b[j] ?? 0)) % p;
  }
  return { quotient: trimmed(quotient), rest: trimmed(rest) };
}

/** The multiple with leading coefficient 1; 0 for 0. */
export function monicResidues(a: ResiduePolynomial, p: number): ResiduePolynomial {
  const lead = a.at(-1);
  if (lead === undefined || lead === 1) return a;
  const inverse = inverseMod(lead, p);
  return a.map((c) => (c * inverse) % p);
}

/** The greatest common divisor with leading coefficient 1. */
export function residueGcd(a: ResiduePolynomial, b: ResiduePolynomial, p: number): ResiduePolynomial {
  let [f, g] = [a, b];
  while (g.length > 0) [f, g] = [g, residueDivision(f, g, p).rest];
  return monicResidues(f, p);
}

/** The inverse of a modulo m, for a without common factors with m, which is not constant. */
export function residueInverse(a: ResiduePolynomial, m: ResiduePolynomial, p: number): ResiduePolynomial {
  let [r0, r1]: [ResiduePolynomial, ResiduePolynomial] = [m, residueDivision(a, m, p).rest];
  let [t0, t1]: [ResiduePolynomial, ResiduePolynomial] = [[], [1]];
  while (r1.length > 1) {
    const { quotient, rest } = residueDivision(r0, r1, p);
    [r0, r1] = [r1, rest];
    [t0, t1] = [t1, residueDifference(t0, residueProduct(quotient, t1, p), p)];
  }
  const inverse = inverseMod(r1[0] ?? 0, p);
  return t1.map((c) => (c * inverse) % p);
}

/** a^exponent modulo m. */
export function residuePower(a: ResiduePolynomial, exponent: bigint, m: ResiduePolynomial, p: number): ResiduePolynomial {
  let result: ResiduePolynomial = residueDivision([1], m, p).rest;
  for (const bit of exponent.toString(2)) {
    result = residueDivision(residueProduct(result, result, p), m, p).rest;
    if (bit === '1') result = residueDivision(residueProduct(result, a, p), m, p).rest;
  }
  return result;
}

/** The derivative. */
export function residueDerivative(a: ResiduePolynomial, p: number): ResiduePolynomial {
  return trimmed(a.slice(1).map((c, i) => (c * (i + 1)) % p));
}
