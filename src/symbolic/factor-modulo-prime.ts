import { between } from '../exact/seeded.ts';
import type { Seeded } from '../exact/seeded.ts';
import { monicResidues, residueDifference, residueDivision, residueGcd, residuePower } from './residue-polynomial.ts';
import type { ResiduePolynomial } from './residue-polynomial.ts';

/** The product of all irreducible factors of one degree. */
export interface DegreeFactor {
  readonly degree: number;
  readonly product: ResiduePolynomial;
}

/**
 * The factors of a square-free polynomial modulo an odd prime, sorted by degree: x^(p^d) − x is the product of all
 * irreducible polynomials whose degree divides d.
 */
export function factorsByDegree(f: ResiduePolynomial, p: number): DegreeFactor[] {
  const factors: DegreeFactor[] = [];
  let rest = monicResidues(f, p);
  let power: ResiduePolynomial = residueDivision([0, 1], rest, p).rest;
  for (let degree = 1; 2 * degree < rest.length; degree += 1) {
    power = residuePower(power, BigInt(p), rest, p);
    const product = residueGcd(rest, residueDifference(power, [0, 1], p), p);
    if (product.length <= 1) continue;
    factors.push({ degree, product });
    rest = residueDivision(rest, product, p).quotient;
    if (rest.length > 1) power = residueDivision(power, rest, p).rest;
  }
  if (rest.length > 1) factors.push({ degree: rest.length - 1, product: rest });
  return factors;
}

/** The irreducible factors of such a product, by Cantor and Zassenhaus: a random power splits it half of the time. */
export function splitByDegree({ degree, product }: DegreeFactor, p: number, random: Seeded): ResiduePolynomial[] {
  if (product.length - 1 === degree) return [product];
  const half = (BigInt(p) ** BigInt(degree) - 1n) / 2n;
  for (;;) {
    const drawn = Array.from({ length: product.length - 1 }, () => between(random, 0, p - 1));
    const candidate = residueDivision(drawn, product, p).rest;
    if (candidate.length < 2) continue;
    const power = residueDifference(residuePower(candidate, half, product, p), [1], p);
    const part = residueGcd(product, power, p);
    if (part.length <= 1 || part.length === product.length) continue;
    const other = residueDivision(product, part, p).quotient;
    return [part, other].flatMap((piece) => splitByDegree({ degree, product: piece }, p, random));
  }
}
