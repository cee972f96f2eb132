import { randomPrime } from '../exact/primes.ts';
import { between, mulberry32 } from '../exact/seeded.ts';
import type { Polynomial } from './polynomial.ts';
import type { ResiduePolynomial } from './residue-polynomial.ts';

/**
 * Polynomials with whole coefficients as polynomials in one variable modulo a prime, the other variables at random residues.
 * The same prime and residues for the same number of variables every time.
 */
export function residueImages(
  polynomials: readonly Polynomial[],
  name: string,
): { readonly residues: readonly ResiduePolynomial[]; readonly prime: number } {
  const [first] = polynomials;
  if (first === undefined) throw new RangeError('the values of no polynomials');
  const random = mulberry32(7);
  const prime = randomPrime(random);
  const at = first.variables.indexOf(name);
  const point = first.variables.map(() => between(random, 1, prime - 1));
  return { residues: polynomials.map((p) => imageOf(p, at, point, prime)), prime };
}

function imageOf(p: Polynomial, at: number, point: readonly number[], prime: number): ResiduePolynomial {
  const image = Array<number>(p.degree(p.variables[at] ?? '') + 1).fill(0);
  const powers = point.map(() => [1]);
  for (const { exponents, coefficient } of p.terms) {
    let value = Number(coefficient.num % BigInt(prime));
    if (value < 0) value += prime;
    exponents.forEach((e, v) => {
      if (v !== at && e > 0) value = (value * power(v, e)) % prime;
    });
    const e = exponents[at] ?? 0;
    image[e] = ((image[e] ?? 0) + value) % prime;
  }
  while (image.length > 0 && image.at(-1) === 0) image.pop();
  return image;

  function power(v: number, e: number): number {
    const known = powers[v] ?? [1];
    while (known.length <= e) known.push(((known.at(-1) ?? 1) * (point[v] ?? 1)) % prime);
    return known[e] ?? 1;
  }
}
