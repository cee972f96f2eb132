import { fail, quoted } from '../diagnostics/diagnostic.ts';
import { ONE, rational, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { AtomTable } from './atom-table.ts';
import type { Atom, ExpAtom, LogAtom, RootAtom } from './atom-table.ts';
import { Polynomial } from './polynomial.ts';
import { RationalFunction } from './rational-function.ts';
import { rationalCoordinates } from './rational-span.ts';
import { constantOf, occurs, withoutRootPowers } from './root-powers.ts';
import { neverNegative, positiveBase } from './sign.ts';
import { primePowers, squareRoot, withoutSquareNumbers } from './square-root.ts';

/** Products of two terms that one field may cost altogether. */
const MOST_PRODUCTS = 10_000_000;
/** Degree of a factor of a product, so that a square has exponents that fit. */
const MOST_DEGREE = 30_000;
/** Binary digits of the coefficients of a power. */
const MOST_BITS = 20_000;
/** Roots in one field: finding out whether they are independent doubles with each. */
const MOST_ROOTS = 10;
/** Rounds of clearing denominators, each at most adding powers of those of radicands. */
const MOST_ROUNDS = 20;

const HALF = rational(1n, 2n);

/**
 * Rational functions of parameters and of exponentials, square roots and logarithms of such functions, where these are
 * defined: every radicand is taken as positive, and so is every parameter in the base of a real power or in the argument of a
 * logarithm.
 *
 * Zero is decided exactly. Exponents are kept independent over ℚ: one that is a rational combination of those there are
 * becomes a product of their exponentials, so exp(a)·exp(b) = exp(a + b). Independent exponents have algebraically
 * independent exponentials (Ax 1971, Lindemann 1885). Roots are kept independent modulo squares, and squares of roots
 * replaced. An element that is 0 here is always 0 as a function. One that is not 0 here is not 0 as a function, with one
 * exception: where an exponential stands in an exponent, or a numeric base such as 2^x occurs, that is so if Schanuel's
 * conjecture holds (`restsOnConjecture`).
 *
 * Refused by DiagnosticError `expression-not-supported`: a root of a root, a root other than the square root, a logarithm
 * or symbolic power of a sum. `root-sign-unknown`: a root of x^2 where the sign of x is not known.
 * `not-positive`: a root or logarithm of a number that is not positive. `expression-too-large`: a budget.
 */
export class RealField {
  readonly #table: AtomTable;
  readonly #positive: Set<string>;
  #left = MOST_PRODUCTS;

  /** A field over these parameters, of which some are known to be positive. */
  constructor(names: readonly string[], positive: readonly string[] = []) {
    this.#table = new AtomTable(names);
    this.#positive = new Set(positive);
  }

  /** The parameters, then a symbol for each atom. */
  get variables(): readonly string[] {
    return this.#table.variables;
  }

  /** The atoms met so far. */
  get atoms(): readonly Atom[] {
    return this.#table.atoms;
  }

  /** Whether "not 0" rests on Schanuel's conjecture; "0" never does. */
  get restsOnConjecture(): boolean {
    const withExponentials = (f: RationalFunction): boolean =>
      this.atoms.some((atom) => {
        if (atom.kind === 'log' || !occurs(this.current(f), atom.symbol)) return false;
        return atom.kind === 'exp' || withExponentials(atom.radicand);
      });
    return this.atoms.some((atom) =>
      atom.kind === 'exp' ? withExponentials(atom.exponent) : atom.kind === 'log' && typeof atom.base === 'bigint',
    );
  }

  rational(value: Rational): RationalFunction {
    return RationalFunction.constant(this.variables, value);
  }

  /** A parameter. Throws DiagnosticError `unknown-name`. */
  name(name: string): RationalFunction {
    if (!this.variables.includes(name)) fail('unknown-name', `unknown name ${quoted(name)}: expected one of the parameters`);
    return this.#table.variable(name);
  }

  /** An element made earlier, in the variables of now. */
  current(f: RationalFunction): RationalFunction {
    return this.#table.lifted(f);
  }

  /** The atom that a variable stands for; undefined for a parameter. */
  atomOf(symbol: string): Atom | undefined {
    return this.#table.atom(symbol);
  }

  /** An element of the variables of now that was put together from polynomials, with squares of roots replaced. */
  normal(f: RationalFunction): RationalFunction {
    return this.#table.hasRoots ? withoutRootPowers(f, this.#roots) : f;
  }

  plus(f: RationalFunction, g: RationalFunction): RationalFunction {
    const [a, b] = this.#spent(f, g);
    return this.normal(a.plus(b));
  }

  minus(f: RationalFunction, g: RationalFunction): RationalFunction {
    const [a, b] = this.#spent(f, g);
    return this.normal(a.minus(b));
  }

  times(f: RationalFunction, g: RationalFunction): RationalFunction {
    const [a, b] = this.#spent(f, g);
    return this.normal(a.times(b));
  }

  /** Throws RangeError for a division by 0. */
  dividedBy(f: RationalFunction, g: RationalFunction): RationalFunction {
    return this.times(f, this.current(g).inverse());
  }

  /** A whole power, also negative. Throws RangeError for a negative power of 0. */
  power(f: RationalFunction, exponent: number): RationalFunction {
    const base = exponent < 0 ? this.current(f).inverse() : this.current(f);
    const bits = Math.max(base.numerator.coefficientBits, base.denominator.coefficientBits);
    if ((bits - 1) * Math.abs(exponent) > MOST_BITS)
      fail('expression-too-large', `a number beyond ${MOST_BITS} binary digits: expected a smaller one`);
    let result = this.rational(ONE);
    for (const bit of Math.abs(exponent).toString(2)) {
      result = this.times(result, result);
      if (bit === '1') result = this.times(result, base);
    }
    return result;
  }

  /** Whether two elements are the same. */
  equal(f: RationalFunction, g: RationalFunction): boolean {
    return this.minus(f, g).isZero;
  }

  /** exp(f). Throws DiagnosticError `expression-not-supported` where it is a root that is not a square root. */
  exp(f: RationalFunction): RationalFunction {
    const exponent = this.current(f);
    if (exponent.isZero) return this.rational(ONE);
    const logs = this.atoms.filter((atom) => atom.kind === 'log');
    const exps = this.atoms.filter((atom) => atom.kind === 'exp');
    const same = exps.find((atom) => this.current(atom.exponent).equals(exponent));
    if (same !== undefined) return this.#table.variable(same.symbol);
    const basis = [...exps.map((atom) => this.current(atom.exponent)), ...logs.map((atom) => this.#table.variable(atom.symbol))];
    const coordinates = this.#coordinates(basis, exponent);
    if (coordinates === undefined) return this.#table.variable(this.#table.add({ kind: 'exp', exponent }).symbol);
    const factors = [
      ...exps.map((atom, j) => this.#expPower(atom, coordinates[j] ?? ZERO)),
      ...logs.map((atom, j) => this.#basePower(atom, coordinates[exps.length + j] ?? ZERO)),
    ];
    return factors.reduce((product, factor) => this.times(product, factor), this.rational(ONE));
  }

  /** The root that is not negative. Throws DiagnosticError `not-positive`, `root-sign-unknown`, `expression-not-supported`. */
  sqrt(f: RationalFunction): RationalFunction {
    const whole = this.current(f);
    if (whole.isZero) return whole;
    if (this.atoms.some(({ kind, symbol }) => kind === 'sqrt' && occurs(whole, symbol))) {
      fail('expression-not-supported', 'a root of an expression with a root: expected a root of a rational function and exponentials');
    }
    const { exponent, rest } = this.#withoutExponentials(whole);
    const front = this.exp(this.times(exponent, this.rational(HALF)));
    const { factor, radicand } = withoutSquareNumbers(this.current(rest));
    return this.times(this.times(front, this.rational(factor)), this.#plainRoot(radicand));
  }

  /**
   * The logarithm of a positive product of parameters, numbers and exponentials.
   * Throws DiagnosticError `expression-not-supported` for a sum, `not-positive`, `number-too-large`.
   */
  log(f: RationalFunction): RationalFunction {
    const { exponent, rest } = this.#withoutExponentials(this.current(f));
    const [above, below] = [rest.numerator.terms, rest.denominator.terms];
    const [over, under] = [above[0], below[0]];
    if (over === undefined) return fail('not-positive', 'the logarithm of 0: expected a positive argument');
    if (under === undefined || above.length > 1 || below.length > 1) {
      return fail('expression-not-supported', 'the logarithm of a sum: expected a product of parameters, numbers and exponentials');
    }
    const number = { num: over.coefficient.num * under.coefficient.den, den: over.coefficient.den * under.coefficient.num };
    if (number.num < 0n) fail('not-positive', 'the logarithm of a product with a negative number: expected positive factors');
    let sum = exponent;
    const add = (times: number, part: RationalFunction): void => {
      sum = this.plus(sum, this.times(this.rational(rational(BigInt(times))), part));
    };
    for (const [prime, times] of primePowers(number.num)) add(times, this.#logOf(prime));
    for (const [prime, times] of primePowers(number.den)) add(-times, this.#logOf(prime));
    rest.numerator.variables.forEach((name, v) => {
      const times = (over.exponents[v] ?? 0) - (under.exponents[v] ?? 0);
      if (times === 0) return;
      const atom = this.atomOf(name);
      if (atom?.kind === 'log') fail('expression-not-supported', 'a logarithm of a logarithm: expected a product of parameters');
      if (atom?.kind === 'sqrt') add(times, this.times(this.rational(HALF), this.log(atom.radicand)));
      else add(times, this.#logOf(name));
    });
    return sum;
  }

  /** base^exponent = exp(exponent·log(base)) for a positive base. Throws DiagnosticError `not-positive`, and as `exp`, `log` and `sqrt`. */
  realPower(base: RationalFunction, exponent: RationalFunction): RationalFunction {
    if (base.isZero) fail('not-positive', 'a real power of 0: expected a positive base');
    const twice = constantOf(this.current(exponent).times(this.rational(rational(2n))));
    if (twice?.den === 1n && twice.num >= -2000n && twice.num <= 2000n) {
      return twice.num % 2n === 0n ? this.power(base, Number(twice.num / 2n)) : this.power(this.sqrt(base), Number(twice.num));
    }
    return this.exp(this.times(exponent, this.log(base)));
  }

  #spent(f: RationalFunction, g: RationalFunction): [RationalFunction, RationalFunction] {
    const [a, b] = [this.current(f), this.current(g)];
    this.#left -= (a.numerator.termCount + a.denominator.termCount) * (b.numerator.termCount + b.denominator.termCount);
    if (this.#left < 0 || degreeOf(a) + degreeOf(b) > MOST_DEGREE)
      fail('expression-too-large', 'more terms or larger exponents than are multiplied out: expected a smaller expression');
    return [a, b];
  }

  get #roots(): RootAtom[] {
    return this.atoms.filter((atom) => atom.kind === 'sqrt').map((atom) => ({ ...atom, radicand: this.current(atom.radicand) }));
  }

  /** Coordinates over ℚ in independent elements; roots and denominators are cleared first. */
  #coordinates(basis: readonly RationalFunction[], f: RationalFunction): Rational[] | undefined {
    let all = [...basis, f];
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const common = all.find(({ denominator }) => denominator.constantValue === undefined)?.denominator;
      if (common === undefined) {
        const numerators = all.map(({ numerator }) => numerator);
        const target = numerators.pop() ?? Polynomial.constant(this.variables, ZERO);
        return rationalCoordinates(numerators, target, (steps) => {
          this.#left -= steps;
          return this.#left >= 0;
        });
      }
      all = all.map((one) => this.times(one, RationalFunction.of(common)));
    }
    return fail('expression-too-large', 'exponents with too many denominators: expected fewer');
  }

  #expPower(atom: ExpAtom, { num, den }: Rational): RationalFunction {
    if (num === 0n) return this.rational(ONE);
    return this.power(this.#table.variable(this.#table.refine(atom, den).symbol), exponentOf(num));
  }

  #basePower({ base }: LogAtom, { num, den }: Rational): RationalFunction {
    if (num === 0n) return this.rational(ONE);
    const element = typeof base === 'bigint' ? this.rational(rational(base)) : this.name(base);
    if (den === 1n) return this.power(element, exponentOf(num));
    if (den !== 2n) fail('expression-not-supported', `a root of order ${den}: expected a square root`);
    return this.power(this.sqrt(element), exponentOf(num));
  }

  #logOf(base: string | bigint): RationalFunction {
    if (typeof base === 'string') this.#positive.add(base);
    const known = this.atoms.find((atom) => atom.kind === 'log' && atom.base === base);
    return this.#table.variable((known ?? this.#table.add({ kind: 'log', base })).symbol);
  }

  /** f = exp(exponent) · rest, where no exponential divides the rest above or below. */
  #withoutExponentials(f: RationalFunction): { exponent: RationalFunction; rest: RationalFunction } {
    const [above, below] = [f.numerator.monomialFactor, f.denominator.monomialFactor];
    let exponent = this.rational(ZERO);
    const only = (monomial: readonly number[]): number[] =>
      monomial.map((e, v) => (this.atomOf(this.variables[v] ?? '')?.kind === 'exp' ? e : 0));
    this.variables.forEach((symbol, v) => {
      const atom = this.atomOf(symbol);
      const times = (above[v] ?? 0) - (below[v] ?? 0);
      if (atom?.kind !== 'exp' || times === 0) return;
      exponent = this.plus(exponent, this.times(atom.exponent, this.rational(rational(BigInt(times)))));
    });
    const rest = RationalFunction.of(f.numerator.withoutMonomial(only(above)), f.denominator.withoutMonomial(only(below)));
    return { exponent, rest };
  }

  /** The root of an element without exponentials in front, square numbers and roots. */
  #plainRoot(radicand: RationalFunction): RationalFunction {
    const value = constantOf(radicand);
    if (value !== undefined && value.num < 0n) fail('not-positive', 'a root of a negative number: expected a positive radicand');
    const roots = this.#roots;
    const same = roots.find((root) => root.radicand.equals(radicand));
    if (same !== undefined) return this.#table.variable(same.symbol);
    // √r is already there exactly if r times some of the radicands is a square.
    for (let subset = 0; subset < 2 ** roots.length; subset += 1) {
      const chosen = roots.filter((_, at) => (subset >> at) % 2 === 1);
      const product = chosen.reduce((all, root) => this.times(all, root.radicand), radicand);
      const root = squareRoot(product);
      if (root === undefined) continue;
      const signed = [root, root.negated()].find((one) => neverNegative(one, (name) => this.#isPositive(name)));
      if (signed === undefined) {
        return fail('root-sign-unknown', 'a root of the square of something with an unknown sign: expected one that is positive');
      }
      return chosen.reduce((all, { symbol, radicand: r }) => this.dividedBy(this.times(all, this.#table.variable(symbol)), r), signed);
    }
    if (roots.length >= MOST_ROOTS) fail('expression-too-large', `more than ${MOST_ROOTS} independent roots: expected at most that`);
    const odd = positiveBase(radicand);
    if (odd !== undefined && this.atomOf(odd) === undefined) this.#positive.add(odd);
    return this.#table.variable(this.#table.add({ kind: 'sqrt', radicand }).symbol);
  }

  #isPositive(name: string): boolean {
    const atom = this.atomOf(name);
    return atom === undefined ? this.#positive.has(name) : atom.kind !== 'log' || typeof atom.base === 'bigint';
  }
}

function exponentOf(num: bigint): number {
  if (num > 10_000n || num < -10_000n) fail('expression-too-large', 'an exponent beyond ±10000: expected a smaller one');
  return Number(num);
}

function degreeOf({ numerator, denominator }: RationalFunction): number {
  return Math.max(numerator.degree(), denominator.degree());
}
