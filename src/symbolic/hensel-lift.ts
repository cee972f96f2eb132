import { inverseMod } from '../exact/primes.ts';
import { balancedModulo, integerProduct, monicRemainder } from './integer-polynomial.ts';
import type { IntegerPolynomial } from './integer-polynomial.ts';
import { residueDivision, residueInverse, residueProduct } from './residue-polynomial.ts';
import type { ResiduePolynomial } from './residue-polynomial.ts';

/**
 * Factors with leading coefficient 1 of f divided by its leading coefficient, modulo a power of p that exceeds `beyond`, that
 * are the given ones modulo p (Hensel's lemma; the exponent doubles with each step). The given factors have leading
 * coefficient 1, no two have a common factor, and their product is f modulo p, but for its leading coefficient, which p does not divide.
 */
export function liftedFactors(
  f: IntegerPolynomial,
  factors: readonly ResiduePolynomial[],
  p: number,
  beyond: bigint,
): { readonly factors: readonly IntegerPolynomial[]; readonly modulus: bigint } {
  let modulus = BigInt(p);
  let lifted: IntegerPolynomial[] = factors.map((factor) => factor.map(BigInt));
  let shares: IntegerPolynomial[] = factors.map((factor, i) => shareOf(factors, factor, i, p).map(BigInt));
  const lead = f.at(-1) ?? 1n;
  let inverse = BigInt(inverseMod(Number(lead % modulus), p));
  while (modulus <= beyond) {
    modulus *= modulus;
    inverse = (inverse * (2n - ((lead * inverse) % modulus))) % modulus;
    const [current, known] = [lifted, shares];
    const target = f.map((c) => c * inverse);
    const error = balancedModulo(difference(target, productModulo(current, modulus)), modulus);
    lifted = current.map((factor, i) => sum(factor, remainderModulo(integerProduct(error, known[i] ?? []), factor, modulus)));
    if (modulus > beyond) break;
    // The shares of the lifted factors, by which the cofactors add up to 1 modulo the square too.
    const raised = lifted;
    const cofactors = raised.map((_, i) =>
      productModulo(
        raised.filter((__, j) => j !== i),
        modulus,
      ),
    );
    const total = cofactors.reduce<IntegerPolynomial>((all, cofactor, i) => sum(all, integerProduct(cofactor, known[i] ?? [])), []);
    const excess = balancedModulo(difference(total, [1n]), modulus);
    shares = known.map((share, i) =>
      balancedModulo(difference(share, remainderModulo(integerProduct(share, excess), raised[i] ?? [1n], modulus)), modulus),
    );
  }
  return { factors: lifted, modulus };
}

/** The polynomials by which the products of the other factors add up to 1 modulo p. */
function shareOf(factors: readonly ResiduePolynomial[], factor: ResiduePolynomial, i: number, p: number): ResiduePolynomial {
  const cofactor = factors.reduce<ResiduePolynomial>(
    (all, other, j) => (j === i ? all : residueDivision(residueProduct(all, other, p), factor, p).rest),
    [1],
  );
  return residueInverse(cofactor, factor, p);
}

function productModulo(factors: readonly IntegerPolynomial[], modulus: bigint): IntegerPolynomial {
  return factors.reduce<IntegerPolynomial>((all, factor) => balancedModulo(integerProduct(all, factor), modulus), [1n]);
}

function remainderModulo(a: IntegerPolynomial, monic: IntegerPolynomial, modulus: bigint): IntegerPolynomial {
  return balancedModulo(monicRemainder(balancedModulo(a, modulus), monic, modulus), modulus);
}

function sum(a: IntegerPolynomial, b: IntegerPolynomial): IntegerPolynomial {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0n) + (b[i] ?? 0n));
}

function difference(a: IntegerPolynomial, b: IntegerPolynomial): IntegerPolynomial {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0n) - (b[i] ?? 0n));
}
