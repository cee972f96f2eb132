import { fail } from '../diagnostics/diagnostic.ts';
import { bitLength, divQ, rational } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { Polynomial } from './polynomial.ts';
import type { Term } from './polynomial.ts';
import { RationalFunction } from './rational-function.ts';

/** Terms of a root that are worked out; no answer is guessed beyond. */
const MOST_TERMS = 200;
/** Terms of a polynomial of which a root is looked for. */
const MOST_SQUARE_TERMS = 5000;
/** Trial divisors of a whole number. */
const MOST_DIVISOR = 10_000n;

/** The root of a square of the rationals that is not negative; undefined for any other number. */
export function rationalSquareRoot({ num, den }: Rational): Rational | undefined {
  if (num < 0n) return undefined;
  const [above, below] = [wholeRoot(num), wholeRoot(den)];
  return above * above === num && below * below === den ? { num: above, den: below } : undefined;
}

/**
 * A polynomial whose square this is, its leading coefficient not negative; undefined if there is none.
 * Throws DiagnosticError `expression-too-large` for more than 5000 terms, or 200 in the root.
 */
export function polynomialSquareRoot(p: Polynomial): Polynomial | undefined {
  if (p.isZero) return p;
  if (p.termCount > MOST_SQUARE_TERMS) tooLarge();
  const { variables } = p;
  if (variables.some((name) => p.degree(name) % 2 !== 0)) return undefined;
  const lead = p.terms[0];
  const first = lead && halved(lead);
  const last = p.terms.at(-1);
  if (first === undefined || last === undefined || halved(last) === undefined) return undefined;
  let root = Polynomial.of(variables, [first]);
  let rest = p.minus(root.times(root));
  while (!rest.isZero) {
    if (root.termCount >= MOST_TERMS) tooLarge();
    const [next] = rest.terms;
    const exponents = next?.exponents.map((e, v) => e - (first.exponents[v] ?? 0));
    if (next === undefined || exponents === undefined || exponents.some((e) => e < 0)) return undefined;
    const twice = { num: 2n * first.coefficient.num, den: first.coefficient.den };
    const term = Polynomial.of(variables, [{ exponents, coefficient: divQ(next.coefficient, twice) }]);
    rest = rest.minus(root.plus(root).plus(term).times(term));
    root = root.plus(term);
  }
  return root;
}

/** A positive whole number as square² · rest, without the squares of primes below 10 000 in the rest. */
export function withoutSquares(whole: bigint): { square: bigint; rest: bigint } {
  let [square, rest] = [1n, whole];
  for (let d = 2n; d <= MOST_DIVISOR && d * d <= rest; d += 1n) {
    while (rest % (d * d) === 0n) [square, rest] = [square * d, rest / (d * d)];
  }
  const root = wholeRoot(rest);
  return root * root === rest ? { square: square * root, rest: 1n } : { square, rest };
}

/** The primes of a positive whole number with their exponents. Throws DiagnosticError `number-too-large` if they are not all found. */
export function primePowers(whole: bigint): ReadonlyMap<bigint, number> {
  const found = new Map<bigint, number>();
  let rest = whole;
  for (let d = 2n; d * d <= rest; d += 1n) {
    if (d > MOST_DIVISOR) fail('number-too-large', 'the logarithm of a number with two large primes: expected smaller primes');
    for (; rest % d === 0n; rest /= d) found.set(d, (found.get(d) ?? 0) + 1);
  }
  if (rest > 1n) found.set(rest, (found.get(rest) ?? 0) + 1);
  return found;
}

/** A rational function whose square this is; undefined if there is none. Throws DiagnosticError as `polynomialSquareRoot`. */
export function squareRoot({ numerator, denominator }: RationalFunction): RationalFunction | undefined {
  const root = polynomialSquareRoot(numerator.times(denominator));
  return root === undefined ? undefined : RationalFunction.of(root, denominator);
}

/** f = factor² · radicand for a positive rational factor, the number in front of the radicand whole and without small squares. */
export function withoutSquareNumbers(f: RationalFunction): { factor: Rational; radicand: RationalFunction } {
  const { num, den } = f.numerator.content;
  const { square, rest } = withoutSquares(num * den);
  const radicand = RationalFunction.of(f.numerator.scaled(rational(den * rest, num)), f.denominator);
  return { factor: rational(square, den), radicand };
}

function halved({ exponents, coefficient }: Term): Term | undefined {
  const root = rationalSquareRoot(coefficient);
  return root === undefined || exponents.some((e) => e % 2 !== 0)
    ? undefined
    : { exponents: exponents.map((e) => e / 2), coefficient: root };
}

/** The largest whole number whose square is at most this one, by Newton's iteration from above. */
function wholeRoot(whole: bigint): bigint {
  if (whole < 2n) return whole;
  let root = 1n << BigInt((bitLength(whole) + 1) >> 1);
  for (;;) {
    const next = (root + whole / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

function tooLarge(): never {
  return fail('expression-too-large', 'a root of a polynomial with too many terms: expected a smaller one');
}
