import { ONE } from '../exact/rational.ts';
import { exactQuotient, primitivePart, quotientBy } from './exact-quotient.ts';
import { IntegerImage, largestCoefficient } from './integer-image.ts';
import { largeGcd } from './large-gcd.ts';
import { Polynomial } from './polynomial.ts';
import { residueImages } from './residue-image.ts';
import { residueGcd } from './residue-polynomial.ts';
import { WorkBudget } from './work-budget.ts';

/** Values at which the short way is tried. */
const ATTEMPTS = 4;
/** Binary digits of a value beyond which the short way is not tried. */
const MOST_BITS = 60_000;
/** Products of terms that the long way may cost. */
const MOST_WORK = 20_000_000;

/**
 * The greatest common divisor, with coprime whole coefficients and a positive leading one; 0 only for two zeros.
 * Throws DiagnosticError `polynomials-too-hard` where it would take too long, RangeError for two lists of variables.
 */
export function gcd(a: Polynomial, b: Polynomial): Polynomial {
  return gcdWithin(a, b, new WorkBudget(MOST_WORK, 'polynomials-too-hard', 'a greatest common divisor'));
}

/**
 * The greatest common divisor by remainders alone (Euclid's algorithm with common factors of the coefficients removed at
 * every step): slower, and here for what the short way cannot do. The codes of `gcd`.
 */
export function gcdByRemainders(
  a: Polynomial,
  b: Polynomial,
  budget = new WorkBudget(MOST_WORK, 'polynomials-too-hard', 'a greatest common divisor'),
): Polynomial {
  const [p, q] = [primitivePart(a), primitivePart(b)];
  if (p.isZero) return q;
  if (q.isZero) return p;
  const name = a.variables.find((v) => p.degree(v) > 0 && q.degree(v) > 0);
  if (name === undefined) return withoutShared(p, q, budget);
  const [contentP, contentQ] = [contentIn(p, name, budget), contentIn(q, name, budget)];
  let [f, g] = [quotientBy(p, contentP), quotientBy(q, contentQ)];
  if (f.degree(name) < g.degree(name)) [f, g] = [g, f];
  while (g.degree(name) > 0) {
    const rest = pseudoRemainder(f, g, name, budget);
    const content = contentIn(rest, name, budget);
    [f, g] = [g, rest.isZero ? rest : primitivePart(quotientBy(rest, content))];
  }
  const common = gcdWithin(contentP, contentQ, budget);
  return g.isZero ? primitivePart(common.times(f)) : common;
}

/** The greatest common divisor of the coefficients as a polynomial in one variable. The codes of `gcd`. */
export function contentIn(
  p: Polynomial,
  name: string,
  budget = new WorkBudget(MOST_WORK, 'polynomials-too-hard', 'a greatest common divisor'),
): Polynomial {
  const coefficients = p
    .coefficientsIn(name)
    .filter((c) => !c.isZero)
    .sort((c, d) => c.termCount - d.termCount);
  let content = primitivePart(coefficients[0] ?? p);
  for (const c of coefficients.slice(1)) {
    if (content.constantValue !== undefined) return content;
    content = gcdWithin(content, c, budget);
  }
  return content;
}

function gcdWithin(a: Polynomial, b: Polynomial, budget: WorkBudget): Polynomial {
  const [p, q] = [primitivePart(a), primitivePart(b)];
  if (p.isZero) return q;
  if (q.isZero) return p;
  budget.spend(p.termCount + q.termCount);
  const [ownP, ownQ] = [p.monomialFactor, q.monomialFactor];
  if ([...ownP, ...ownQ].some((e) => e > 0)) {
    const shared = { exponents: ownP.map((e, v) => Math.min(e, ownQ[v] ?? 0)), coefficient: ONE };
    return gcdWithin(p.withoutMonomial(ownP), q.withoutMonomial(ownQ), budget).times(Polynomial.of(a.variables, [shared]));
  }
  const alone = a.variables.some((v) => p.degree(v) > 0 !== q.degree(v) > 0);
  if (alone) return withoutShared(p, q, budget);
  const foreign = a.variables.find((v) => p.degree(v) > 0 && isForeignToCommonDivisor(p, q, v));
  if (foreign !== undefined) return gcdWithin(contentIn(p, foreign, budget), contentIn(q, foreign, budget), budget);
  return gcdByValues(p, q) ?? gcdByRemainders(p, q, budget);
}

/** Where a variable occurs in one of them only, it does not occur in a common divisor, which divides all coefficients then. */
function withoutShared(p: Polynomial, q: Polynomial, budget: WorkBudget): Polynomial {
  const name = p.variables.find((v) => p.degree(v) > 0 !== q.degree(v) > 0);
  // Two constants, both 1.
  if (name === undefined) return p;
  return p.degree(name) > 0 ? gcdWithin(contentIn(p, name, budget), q, budget) : gcdWithin(p, contentIn(q, name, budget), budget);
}

/**
 * True if it is proved that no common divisor contains the variable: at a point of the other variables modulo a prime
 * at which the degree in it stays, the values have no common factor. False proves nothing.
 */
function isForeignToCommonDivisor(p: Polynomial, q: Polynomial, name: string): boolean {
  const images = residueImages([p, q], name);
  const [f, g] = images.residues;
  return f?.length === p.degree(name) + 1 && g !== undefined && residueGcd(f, g, images.prime).length === 1;
}

/**
 * The greatest common divisor read off that of two values, if it can be (Char, Geddes and Gonnet 1989): where the
 * polynomial whose digits the common divisor of the values has divides both polynomials, it is the greatest one.
 */
function gcdByValues(p: Polynomial, q: Polynomial): Polynomial | undefined {
  const degrees = p.variables.map((v) => Math.max(p.degree(v), q.degree(v)));
  const places = degrees.reduce((all, degree) => all * (degree + 1), 1);
  const [largestP, largestQ] = [largestCoefficient(p), largestCoefficient(q)];
  // Beyond twice the coefficients, and so far that small divisors which the values happen to share do not spoil the digits.
  let base = 2n * (largestP > largestQ ? largestP : largestQ) * 1009n + 30_011n;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (places * base.toString(2).length > MOST_BITS) return undefined;
    const image = new IntegerImage(p.variables, degrees, base);
    const terms = image.terms(largeGcd(image.of(p), image.of(q)));
    if (terms !== undefined && terms.length > 0) {
      const candidate = primitivePart(Polynomial.of(p.variables, terms));
      const divides = (f: Polynomial): boolean => exactQuotient(f, candidate) !== undefined;
      if (candidate.constantValue !== undefined || (divides(p) && divides(q))) return candidate;
    }
    base = (base * 73794n) / 27011n + BigInt(attempt);
  }
  return undefined;
}

/** The remainder of a multiple of f by a power of the leading coefficient of g, which is what division in one variable needs. */
function pseudoRemainder(f: Polynomial, g: Polynomial, name: string, budget: WorkBudget): Polynomial {
  const degree = g.degree(name);
  const lead = g.coefficientsIn(name).at(-1);
  const x = Polynomial.variable(f.variables, name);
  let rest = f;
  while (rest.degree(name) >= degree && lead !== undefined) {
    const top = rest.coefficientsIn(name).at(-1) ?? rest;
    budget.spend((rest.termCount * lead.termCount + g.termCount * top.termCount) * (1 + ((rest.coefficientBits + g.coefficientBits) >> 7)));
    rest = rest.times(lead).minus(g.times(top).times(x.power(rest.degree(name) - degree)));
  }
  return rest;
}
