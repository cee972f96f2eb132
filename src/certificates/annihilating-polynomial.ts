import { bitLength, lcm } from '../exact/rational.ts';
import type { Polynomial } from './format.ts';
import { largest, normBits, reduce, sizeBits, type IntegerSystem } from './integer-system.ts';
import { primesAbove, remainder, residue, timesModulo, type Residues } from './modular-arithmetic.ts';

/** Degrees of monic polynomials given by their lower coefficients. */
export function polynomialDegrees(polynomials: readonly Polynomial[]): number[] {
  return polynomials.map(({ coefficients }) => coefficients.length);
}

/**
 * True if f(A) A^from B = 0 (`input`), C A^from f(A) = 0 (`output`) or C A^(from+i) f(A) B = 0 for 0 ≤ i < N (`both`):
 * each makes every lag a combination of the first deg f (saturation (b)). Decided exactly: the integer matrix that
 * must vanish is computed modulo primes whose product exceeds twice a bound on its entries.
 */
export function annihilates(system: IntegerSystem, from: 0 | 1, polynomial: Polynomial): boolean {
  // f(x) = Σ c_i x^i in A = A'/s becomes Σ c_i s^(m-i) x^i in A'; cleared of the denominators that c still has.
  const m = polynomial.coefficients.length;
  const scaled = polynomial.coefficients.map((c, i) => ({ num: c.num * system.aScale ** BigInt(m - i), den: c.den }));
  const den = scaled.reduce((d, c) => lcm(d, c.den), 1n);
  const coefficients = [...scaled.map((c) => c.num * (den / c.den)), den];
  const needed = residualBits(system, from, polynomial.side, coefficients) + 2;
  const primes = primesAbove();
  for (let bits = 0; bits < needed; bits += 24) {
    if (!vanishes(system, from, polynomial.side, coefficients, primes.next().value)) return false;
  }
  return true;
}

function residualBits(system: IntegerSystem, from: number, side: Polynomial['side'], coefficients: readonly bigint[]): number {
  const { B, C, N } = system;
  const terms = coefficients.map((c, i) => bitLength(c) + system.powerBits(i + from));
  const sum = Math.max(...terms) + bitLength(BigInt(terms.length));
  const input = side === 'output' ? 0 : sizeBits(B);
  const output = side === 'input' ? 0 : normBits(C);
  const later = side === 'both' ? largest(Array.from({ length: N }, (_, i) => system.powerBits(i))) : 0;
  return sum + input + output + later;
}

function vanishes(system: IntegerSystem, from: number, side: Polynomial['side'], coefficients: readonly bigint[], p: number): boolean {
  const A = reduce(system.A, p);
  const [start, step]: [Residues, (x: Residues) => Float64Array[]] =
    side === 'output' ? [reduce(system.C, p), (x) => timesModulo(x, A, p)] : [reduce(system.B, p), (x) => timesModulo(A, x, p)];
  const shifted = from === 1 ? step(start) : start;
  const residues = coefficients.map((c) => residue(c, BigInt(p)));
  // Horner from the leading coefficient down.
  let value: Residues = shifted.map((row) => new Float64Array(row.length));
  for (let i = residues.length - 1; i >= 0; i--) value = plusMultiple(step(value), residues[i] as number, shifted, p);
  if (side !== 'both') return isZero(value);
  const C = reduce(system.C, p);
  for (let i = 0; i < system.N; i++) {
    if (!isZero(timesModulo(C, value, p))) return false;
    value = step(value);
  }
  return true;
}

/** a + f·b */
function plusMultiple(a: readonly Float64Array[], f: number, b: Residues, p: number): Residues {
  a.forEach((row, i) => {
    const other = b[i] as Float64Array;
    for (let j = 0; j < row.length; j++) row[j] = remainder((row[j] as number) + f * (other[j] as number), p);
  });
  return a;
}

function isZero(m: Residues): boolean {
  return m.every((row) => row.every((x) => x === 0));
}
