// Random real terms, and their values at rational points: a second opinion on what they are.
import fc from 'fast-check';
import { addQ, mulQ, negQ, rational, subQ, type Rational } from '../../../src/exact/rational.ts';
import { application, variable, type Term } from '../../../src/kernel/term.ts';
import { binary } from '../../../src/logic/arithmetic/expansion.ts';
import { NATURAL, REAL, fromNatural, natural, naturalNumeral, rationalTerm, real } from '../../../src/logic/arithmetic/number-terms.ts';

/** A real term and its value where x y z, m n have these values. */
export interface Valued {
  readonly term: Term;
  readonly at: (reals: readonly Rational[], naturals: readonly bigint[]) => Rational;
}

interface ValuedNatural {
  readonly term: Term;
  readonly at: (naturals: readonly bigint[]) => bigint;
}

const REALS = ['x', 'y', 'z'].map((name) => variable(name, REAL));
const NATURALS = ['m', 'n'].map((name) => variable(name, NATURAL));

const naturalTerms = fc.letrec<{ all: ValuedNatural; leaf: ValuedNatural }>((tie) => ({
  leaf: fc.oneof(
    fc.nat(1).map((i): ValuedNatural => ({ term: NATURALS[i] as Term, at: (values) => values[i] as bigint })),
    fc.nat(4).map((i): ValuedNatural => ({ term: naturalNumeral(BigInt(i)), at: () => BigInt(i) })),
  ),
  all: fc.oneof(
    { maxDepth: 2 },
    tie('leaf'),
    fc
      .tuple(tie('all'), tie('all'))
      .map(([a, b]): ValuedNatural => ({ term: binary(natural.plus, a.term, b.term), at: (v) => a.at(v) + b.at(v) })),
    fc
      .tuple(tie('all'), tie('all'))
      .map(([a, b]): ValuedNatural => ({ term: binary(natural.times, a.term, b.term), at: (v) => a.at(v) * b.at(v) })),
    tie('all').map((a): ValuedNatural => ({ term: application(natural.suc, a.term), at: (v) => a.at(v) + 1n })),
    fc.tuple(tie('all'), fc.nat(2)).map(([a, e]): ValuedNatural => ({
      term: binary(natural.power, a.term, naturalNumeral(BigInt(e))),
      at: (v) => a.at(v) ** BigInt(e),
    })),
  ),
})).all;

const power = (q: Rational, e: number): Rational => Array.from({ length: e }, () => q).reduce(mulQ, rational(1n));
const constants = fc.tuple(fc.bigInt(-5n, 5n), fc.bigInt(1n, 4n)).map(([num, den]) => rational(num, den));

type Operate = (a: Rational, b: Rational) => Rational;
const both =
  (operation: Term, operate: Operate) =>
  ([a, b]: [Valued, Valued]): Valued => ({
    term: binary(operation, a.term, b.term),
    at: (reals, naturals) => operate(a.at(reals, naturals), b.at(reals, naturals)),
  });

/** Polynomial terms in x, y, z and in naturals m, n. */
export const realTerms: fc.Arbitrary<Valued> = fc.letrec<{ all: Valued; leaf: Valued }>((tie) => ({
  leaf: fc.oneof(
    fc.nat(2).map((i): Valued => ({ term: REALS[i] as Term, at: (reals) => reals[i] as Rational })),
    constants.map((q): Valued => ({ term: rationalTerm(q), at: () => q })),
    naturalTerms.map((e): Valued => ({ term: fromNatural(e.term), at: (_, naturals) => rational(e.at(naturals)) })),
  ),
  all: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc.tuple(tie('all'), tie('all')).map(both(real.plus, addQ)),
    fc.tuple(tie('all'), tie('all')).map(both(real.minus, subQ)),
    fc.tuple(tie('all'), tie('all')).map(both(real.times, mulQ)),
    tie('all').map((a): Valued => ({ term: application(real.negate, a.term), at: (r, n) => negQ(a.at(r, n)) })),
    fc
      .tuple(tie('all'), fc.nat(2))
      .map(([a, e]): Valued => ({ term: binary(real.power, a.term, naturalNumeral(BigInt(e))), at: (r, n) => power(a.at(r, n), e) })),
    fc.tuple(tie('all'), fc.bigInt(1n, 4n)).map(([a, d]): Valued => ({
      term: binary(real.over, a.term, rationalTerm(rational(d))),
      at: (r, n) => mulQ(a.at(r, n), rational(1n, d)),
    })),
  ),
})).all;

/** Points at which different polynomials of small degree are most unlikely to agree. */
export const POINTS: readonly { readonly reals: readonly Rational[]; readonly naturals: readonly bigint[] }[] = [
  { reals: [rational(1013n, 7n), rational(-517n, 11n), rational(90001n, 3n)], naturals: [10007n, 523n] },
  { reals: [rational(-31n, 1009n), rational(7919n), rational(1n, 104729n)], naturals: [17n, 100003n] },
];

/** Whether the terms have the same values at all points. */
export function agree(a: Valued, b: Valued): boolean {
  return POINTS.every(({ reals, naturals }) => subQ(a.at(reals, naturals), b.at(reals, naturals)).num === 0n);
}
