import { negQ, rational } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { primitivePart, quotientBy } from './exact-quotient.ts';
import { factoredMultivariate } from './factor-multivariate.ts';
import type { PolynomialFactors } from './factor-multivariate.ts';
import { factoredUnivariate } from './factor-univariate.ts';
import { contentIn } from './greatest-common-divisor.ts';
import { dehomogenized, homogeneousWeights, homogenized } from './homogeneous-weights.ts';
import { Polynomial } from './polynomial.ts';
import { squareFreeFactors } from './square-free.ts';
import type { PowerFactor } from './square-free.ts';

/** content · product of factor^multiplicity. */
export interface Factorization {
  /** A number, with the sign of the leading coefficient; 0 for the polynomial 0. */
  readonly content: Rational;
  /** Different factors with coprime whole coefficients and positive leading ones, small degrees first; none is constant. */
  readonly factors: readonly PowerFactor[];
  /** True where every factor is irreducible over the rationals; else one may still be a product. */
  readonly complete: boolean;
}

/**
 * The factors of a polynomial over the rationals, always multiplied out and compared before they are returned.
 * Where finding all of them would take too long, fewer, and `complete` is false.
 * Throws DiagnosticError `polynomials-too-hard` where even common factors would take too long.
 */
export function factored(p: Polynomial): Factorization {
  if (p.isZero) return { content: rational(0n), factors: [], complete: true };
  const content = p.leadingCoefficient.num < 0n ? negQ(p.content) : p.content;
  const monomial = p.monomialFactor;
  const factors: PowerFactor[] = p.variables.flatMap((name, v) => {
    const multiplicity = monomial[v] ?? 0;
    return multiplicity > 0 ? [{ factor: Polynomial.variable(p.variables, name), multiplicity }] : [];
  });
  let complete = true;
  for (const { factor, multiplicity } of squareFreeFactors(primitivePart(p.withoutMonomial(monomial)))) {
    const found = factoredSquareFree(factor);
    complete &&= found.complete;
    factors.push(...found.factors.map((one) => ({ factor: one, multiplicity })));
  }
  factors.sort((a, b) => a.factor.degree() - b.factor.degree() || a.factor.termCount - b.factor.termCount);
  const product = factors.reduce(
    (all, { factor, multiplicity }) => all.times(factor.power(multiplicity)),
    Polynomial.constant(p.variables, content),
  );
  // A mistake here would be one of this code, not of the question.
  if (!product.equals(p)) throw new Error('factors that do not multiply to the polynomial');
  return { content, factors, complete };
}

function factoredSquareFree(p: Polynomial): PolynomialFactors {
  const names = p.variables.filter((name) => p.degree(name) > 0);
  const [first, second] = names;
  if (first === undefined) return { factors: [], complete: true };
  if (second === undefined) return factoredInOne(p, first);
  for (const name of names) {
    const content = contentIn(p, name);
    if (content.constantValue === undefined) return both(factoredSquareFree(content), factoredSquareFree(quotientBy(p, content)));
  }
  // Of two factors of a polynomial of degree 1 in a variable one would be free of it.
  if (names.some((name) => p.degree(name) === 1)) return { factors: [p], complete: true };
  const weights = homogeneousWeights(p);
  if (weights === undefined) return factoredMultivariate(p);
  // All factors are homogeneous too, and one variable less has to be dealt with.
  const { factors, complete } = factoredSquareFree(primitivePart(dehomogenized(p, weights)));
  return { factors: factors.map((factor) => primitivePart(homogenized(factor, weights))), complete };
}

function both(a: PolynomialFactors, b: PolynomialFactors): PolynomialFactors {
  return { factors: [...a.factors, ...b.factors], complete: a.complete && b.complete };
}

function factoredInOne(p: Polynomial, name: string): PolynomialFactors {
  const found = factoredUnivariate(p.coefficientsIn(name).map((c) => c.leadingCoefficient.num));
  if (found === undefined) return { factors: [p], complete: false };
  const at = p.variables.indexOf(name);
  const factors = found.factors.map((f) =>
    Polynomial.of(
      p.variables,
      f.map((c, e) => ({ exponents: p.variables.map((_, v) => (v === at ? e : 0)), coefficient: rational(c) })),
    ),
  );
  return { factors, complete: found.complete };
}
