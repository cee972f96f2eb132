import { bitLength } from '../exact/rational.ts';
import { between, mulberry32 } from '../exact/seeded.ts';
import type { Seeded } from '../exact/seeded.ts';
import { exactQuotient, primitivePart, quotientBy } from './exact-quotient.ts';
import { factoredUnivariate } from './factor-univariate.ts';
import { contentIn } from './greatest-common-divisor.ts';
import { IntegerImage, largestCoefficient } from './integer-image.ts';
import { integerProduct, primitiveInteger } from './integer-polynomial.ts';
import type { IntegerPolynomial } from './integer-polynomial.ts';
import { Polynomial } from './polynomial.ts';
import { subsetsOf } from './subsets.ts';

/** Small points for each variable at which a proof of irreducibility is looked for. */
const SMALL_POINTS = 3;
/** Binary digits of the coefficients at a large value beyond which factors are not looked for. */
const MOST_BITS = 60_000;
/** Products of factors at a large value that are tried. */
const MOST_SUBSETS = 2_000;

/** Factors whose product is the polynomial but for a number; irreducible over the rationals where the list is complete. */
export interface PolynomialFactors {
  readonly factors: readonly Polynomial[];
  readonly complete: boolean;
}

/**
 * The factors of a polynomial with coprime whole coefficients that has no repeated factors and none that is free of one of
 * its two or more variables. Where it is irreducible at a point of all but one variable at which the degree stays, it is
 * irreducible. Otherwise all but one variable take values so large that factors can be read off (Kronecker 1882): the
 * factors of this image, which are few by Hilbert's irreducibility theorem, are combined and every candidate is divided by.
 */
export function factoredMultivariate(f: Polynomial): PolynomialFactors {
  const names = f.variables.filter((name) => f.degree(name) > 0).sort((u, v) => f.degree(v) - f.degree(u));
  const random = mulberry32(1);
  if (isProvedIrreducible(f, names, random)) return { factors: [f], complete: true };
  const [main] = names;
  if (main === undefined) return { factors: [f], complete: false };
  const lead = f.coefficientsIn(main).at(-1) ?? f;
  const multiple = lead.times(f);
  const degrees = f.variables.map((name) => (name === main ? 0 : f.degree(name)));
  const places = degrees.reduce((all, degree) => all * (degree + 1), 1);
  // A divisor has coefficients of at most e to the sum of the degrees times those of the polynomial (Gelfond 1960).
  const exponent = f.variables.reduce((sum, name) => sum + Math.max(0, multiple.degree(name)), 0);
  const bounds = [2n ** BigInt(exponent >> 2), 3n ** BigInt(exponent)].map((growth) => 2n * growth * largestCoefficient(multiple) + 1n);
  for (const least of bounds) {
    if (places * bitLength(least) > MOST_BITS) break;
    const image = new IntegerImage(f.variables, degrees, least + BigInt(between(random, 2 ** 8, 2 ** 16)));
    const value = primitiveInteger(f.coefficientsIn(main).map((c) => image.of(c)));
    const found = factoredUnivariate(value);
    if (found === undefined) continue;
    const { factors, complete } = recombined(f, main, found.factors, found.complete, image);
    if (factors.length > 1) return joined(factors.map(factoredMultivariate));
    // A factor is one at any base; that no pieces make one up is proved by the large one only.
    if (least === bounds[1] || (found.complete && found.factors.length === 1)) return { factors, complete };
  }
  return { factors: [f], complete: false };
}

function joined(parts: readonly PolynomialFactors[]): PolynomialFactors {
  return { factors: parts.flatMap(({ factors }) => factors), complete: parts.every(({ complete }) => complete) };
}

function isProvedIrreducible(f: Polynomial, names: readonly string[], random: Seeded): boolean {
  for (const main of names) {
    const coefficients = f.coefficientsIn(main);
    for (let tried = 0; tried < SMALL_POINTS; tried += 1) {
      const point = new Map(f.variables.map((name) => [name, { num: BigInt(between(random, -9, 9)), den: 1n }]));
      const value = coefficients.map((c) => c.evaluate(point).num);
      if (value.at(-1) === 0n) continue;
      const found = factoredUnivariate(primitiveInteger(value));
      if (found?.complete === true && found.factors.length === 1) return true;
    }
  }
  return false;
}

function recombined(
  f: Polynomial,
  main: string,
  pieces: readonly IntegerPolynomial[],
  piecesComplete: boolean,
  image: IntegerImage,
): PolynomialFactors {
  const factors: Polynomial[] = [];
  let [rest, left, tries] = [f, [...pieces], 0];
  for (let size = 1; 2 * size <= left.length;) {
    let divided = false;
    const lead = image.of(rest.coefficientsIn(main).at(-1) ?? rest);
    for (const subset of subsetsOf(left, size)) {
      tries += 1;
      if (tries > MOST_SUBSETS) return { factors: [...factors, rest], complete: false };
      const candidate = candidateOf(rest, main, subset, lead, image);
      const quotient = candidate && exactQuotient(rest, candidate);
      if (candidate === undefined || quotient === undefined) continue;
      factors.push(candidate);
      rest = primitivePart(quotient);
      left = left.filter((g) => !subset.includes(g));
      divided = true;
      break;
    }
    if (!divided) size += 1;
  }
  return { factors: [...factors, rest], complete: piecesComplete };
}

/** The factor of f whose value is a multiple of these pieces, if there is one: read off after the leading coefficient is made that of f. */
function candidateOf(
  f: Polynomial,
  main: string,
  subset: readonly IntegerPolynomial[],
  lead: bigint,
  image: IntegerImage,
): Polynomial | undefined {
  const value = subset.reduce((all, g) => integerProduct(all, g));
  const own = value.at(-1) ?? 1n;
  if (lead % own !== 0n) return undefined;
  const at = f.variables.indexOf(main);
  const terms = value.map((c, e) =>
    image.terms(
      c * (lead / own),
      f.variables.map((_, v) => (v === at ? e : 0)),
    ),
  );
  if (!terms.every((part) => part !== undefined)) return undefined;
  const multiple = Polynomial.of(f.variables, terms.flat());
  if (multiple.isZero || multiple.degree() > 2 * f.degree()) return undefined;
  return primitivePart(quotientBy(multiple, contentIn(multiple, main)));
}
