import { bitLength } from '../exact/rational.ts';
import { randomPrimes } from '../exact/primes.ts';
import { mulberry32 } from '../exact/seeded.ts';
import { factorsByDegree, splitByDegree } from './factor-modulo-prime.ts';
import type { DegreeFactor } from './factor-modulo-prime.ts';
import { liftedFactors } from './hensel-lift.ts';
import { balancedModulo, integerProduct, integerQuotient, primitiveInteger } from './integer-polynomial.ts';
import type { IntegerPolynomial } from './integer-polynomial.ts';
import { residueDerivative, residueGcd, residuesOf } from './residue-polynomial.ts';
import { subsetsOf } from './subsets.ts';

/** Primes whose factorisations are compared: the one with the fewest factors is lifted. */
const PRIMES = 5;
/** Primes that are tried before the polynomial is taken not to be square-free. */
const MOST_PRIMES = 40;
/** Products of lifted factors that are tried. */
const MOST_SUBSETS = 50_000;
/** Largest degree, and largest product of degree and binary digits of the lifted coefficients, that is tried. */
const MOST_DEGREE = 300;
const MOST_SIZE = 2_000_000;

/** Factors whose product is the polynomial; irreducible over the rationals where the list is complete. */
export interface IntegerFactors {
  readonly factors: readonly IntegerPolynomial[];
  readonly complete: boolean;
}

/**
 * The factors of a polynomial with coprime whole coefficients, a positive leading one, and no repeated factors: factored
 * modulo a prime, lifted to a power of it beyond twice the coefficients that a factor can have, and put together again
 * (Zassenhaus 1969). Not complete where that would take too long. Undefined if it turns out to have repeated factors.
 */
export function factoredUnivariate(f: IntegerPolynomial): IntegerFactors | undefined {
  if (f.length <= 2) return { factors: [f], complete: true };
  if (f.length - 1 > MOST_DEGREE) return { factors: [f], complete: false };
  const degree = f.length - 1;
  const random = mulberry32(1);
  let [best, bestCount, prime]: [DegreeFactor[], number, number] = [[], Infinity, 0];
  // Bit d is set as long as a factor of degree d is possible for every prime so far.
  let [possible, found, tried] = [(1n << BigInt(degree + 1)) - 1n, 0, 0];
  for (const p of randomPrimes(random)) {
    tried += 1;
    if (found === PRIMES || (found === 0 && tried > MOST_PRIMES)) break;
    const residues = residuesOf(f, p);
    if (residues.length !== f.length || residueGcd(residues, residueDerivative(residues, p), p).length > 1) continue;
    found += 1;
    const parts = factorsByDegree(residues, p);
    const degrees = parts.flatMap((part) => Array<number>((part.product.length - 1) / part.degree).fill(part.degree));
    possible &= degrees.reduce((sums, d) => sums | (sums << BigInt(d)), 1n);
    if (possible === (1n | (1n << BigInt(degree)))) return { factors: [f], complete: true };
    if (degrees.length < bestCount) [best, bestCount, prime] = [parts, degrees.length, p];
  }
  if (found === 0) return undefined;
  const bound = coefficientBound(f);
  if (degree * bitLength(bound) > MOST_SIZE) return { factors: [f], complete: false };
  const modular = best.flatMap((part) => splitByDegree(part, prime, random));
  const lifted = liftedFactors(f, modular, prime, 2n * bound);
  return recombined(f, lifted.factors, lifted.modulus, possible);
}

/** Tries products of few lifted factors first; what is left when half of them are too many is irreducible. */
function recombined(f: IntegerPolynomial, lifted: readonly IntegerPolynomial[], modulus: bigint, possible: bigint): IntegerFactors {
  const factors: IntegerPolynomial[] = [];
  let [rest, left, tries] = [f, [...lifted], 0];
  for (let size = 1; 2 * size <= left.length;) {
    let divided = false;
    for (const subset of subsetsOf(left, size)) {
      tries += 1;
      if (tries > MOST_SUBSETS) return { factors: [...factors, rest], complete: false };
      const degree = subset.reduce((all, g) => all + g.length - 1, 0);
      if (((possible >> BigInt(degree)) & 1n) === 0n) continue;
      const factor = divisorOf(rest, subset, modulus);
      const quotient = factor && integerQuotient(rest, factor);
      if (factor === undefined || quotient === undefined) continue;
      factors.push(factor);
      rest = quotient;
      left = left.filter((g) => !subset.includes(g));
      divided = true;
      break;
    }
    if (!divided) size += 1;
  }
  return { factors: rest.length > 1 ? [...factors, rest] : factors, complete: true };
}

/** The polynomial that the product of some lifted factors would be a multiple of, unless its last coefficient cannot divide. */
function divisorOf(f: IntegerPolynomial, subset: readonly IntegerPolynomial[], modulus: bigint): IntegerPolynomial | undefined {
  const [lead, last] = [f.at(-1) ?? 1n, f[0] ?? 0n];
  if (last !== 0n) {
    const product = subset.reduce((all, g) => (all * (g[0] ?? 0n)) % modulus, lead);
    const constant = balancedModulo([product], modulus)[0] ?? 0n;
    if (constant === 0n || (lead * last) % constant !== 0n) return undefined;
  }
  const product = subset.reduce<IntegerPolynomial>((all, g) => balancedModulo(integerProduct(all, g), modulus), [lead]);
  return primitiveInteger(product);
}

/** No factor times the leading coefficient of f has a larger coefficient (Mignotte 1974). */
function coefficientBound(f: IntegerPolynomial): bigint {
  const squares = f.reduce((sum, c) => sum + c * c, 0n);
  const norm = 1n << BigInt((bitLength(squares) + 1) >> 1);
  return (f.at(-1) ?? 1n) * norm * (1n << BigInt(f.length - 1));
}
