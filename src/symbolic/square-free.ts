import { ONE } from '../exact/rational.ts';
import { primitivePart, quotientBy } from './exact-quotient.ts';
import { contentIn, gcd } from './greatest-common-divisor.ts';
import { Polynomial } from './polynomial.ts';

/** A factor that occurs `multiplicity` times. */
export interface PowerFactor {
  readonly factor: Polynomial;
  readonly multiplicity: number;
}

/**
 * The product of the different irreducible factors, with coprime whole coefficients and a positive leading one: it has the
 * same zeros. 1 for a constant, 0 for 0. Throws DiagnosticError `polynomials-too-hard`.
 */
export function squareFreePart(p: Polynomial): Polynomial {
  if (p.isZero) return p;
  const one = Polynomial.constant(p.variables, ONE);
  return primitivePart(squareFreeFactors(p).reduce((all, { factor }) => all.times(factor), one));
}

/**
 * Square-free polynomials without common factors whose powers make up p, but for a number; none is constant.
 * Yun's algorithm in one variable after another. Throws DiagnosticError `polynomials-too-hard`, RangeError for 0.
 */
export function squareFreeFactors(p: Polynomial): PowerFactor[] {
  if (p.isZero) throw new RangeError('the factors of the polynomial 0');
  const [name] = p.variables.filter((v) => p.degree(v) > 0).sort((u, v) => p.degree(u) - p.degree(v));
  if (name === undefined) return [];
  const content = contentIn(p, name);
  return [...inVariable(primitivePart(quotientBy(p, content)), name), ...squareFreeFactors(content)];
}

/** For a polynomial all of whose factors contain this variable. */
function inVariable(p: Polynomial, name: string): PowerFactor[] {
  const factors: PowerFactor[] = [];
  const derivative = p.derivative(name);
  const repeated = gcd(p, derivative);
  let [rest, change] = [quotientBy(p, repeated), quotientBy(derivative, repeated)];
  for (let multiplicity = 1; rest.degree(name) > 0; multiplicity += 1) {
    const difference = change.minus(rest.derivative(name));
    const factor = gcd(rest, difference);
    if (factor.constantValue === undefined) factors.push({ factor, multiplicity });
    [rest, change] = [quotientBy(rest, factor), quotientBy(difference, factor)];
  }
  return factors;
}
