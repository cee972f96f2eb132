import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addQ, divQ, formatQ, gcd, integer, mulQ, negQ, ONE, rational, subQ, ZERO } from '../../src/exact/rational.ts';
import { polynomialExpression, polynomialOf } from '../../src/symbolic/normal-form.ts';
import { parseExpression } from '../../src/symbolic/parse-expression.ts';
import { dividedExactly } from '../../src/symbolic/polynomial-division.ts';
import { Polynomial } from '../../src/symbolic/polynomial.ts';
import { expressionText } from '../../src/symbolic/print-expression.ts';
import { arbitraryPoint, arbitraryPolynomial, arbitraryRational } from './arbitrary-expressions.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 300);

const names = ['a', 'b', 'c'];
const one = Polynomial.constant(names, ONE);
const zero = Polynomial.constant(names, ZERO);
const p = arbitraryPolynomial(names);
const of = (text: string, variables = names): Polynomial => polynomialOf(parseExpression(text), variables);
const textOf = (f: Polynomial): string => expressionText(polynomialExpression(f));

function holds<T extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  check: (...values: T) => void,
): void {
  fc.assert(
    fc.property(...arbitraries, (...values: T) => {
      check(...values);
    }),
    { numRuns: CASES },
  );
}

describe('polynomials are a commutative ring', () => {
  it('under + and ·', () => {
    holds([p, p, p], (f, g, h) => {
      expect(f.plus(g).equals(g.plus(f))).toBe(true);
      expect(
        f
          .plus(g)
          .plus(h)
          .equals(f.plus(g.plus(h))),
      ).toBe(true);
      expect(f.times(g).equals(g.times(f))).toBe(true);
      expect(
        f
          .times(g)
          .times(h)
          .equals(f.times(g.times(h))),
      ).toBe(true);
      expect(f.times(g.plus(h)).equals(f.times(g).plus(f.times(h)))).toBe(true);
      expect(f.minus(f).isZero && f.plus(zero).equals(f) && f.times(one).equals(f) && f.times(zero).isZero).toBe(true);
      expect(f.scaled(rational(2n, 3n)).equals(f.times(Polynomial.constant(names, rational(2n, 3n))))).toBe(true);
    });
  });

  it('without divisors of 0: a product is 0 only if a factor is, and degrees add up', () => {
    holds([p, p], (f, g) => {
      expect(f.times(g).isZero).toBe(f.isZero || g.isZero);
      if (!f.isZero && !g.isZero) expect(f.times(g).degree()).toBe(f.degree() + g.degree());
    });
  });

  it('in normal form: equal polynomials have the same terms, however they came about', () => {
    holds([p, p], (f, g) => {
      expect(f.plus(g).minus(g).terms).toEqual(f.terms);
      expect(Polynomial.of(names, [...f.terms].reverse()).terms).toEqual(f.terms);
      expect(Polynomial.of(names, [...f.terms, ...f.terms]).terms).toEqual(f.scaled(integer(2)).terms);
      expect(f.terms.every(({ coefficient }) => coefficient.num !== 0n)).toBe(true);
    });
  });
});

describe('what is done to polynomials is done to their values', () => {
  it('by evaluation', () => {
    holds([p, p, arbitraryPoint(names), fc.nat(4)], (f, g, at, e) => {
      const [x, y] = [f.evaluate(at), g.evaluate(at)];
      expect(f.plus(g).evaluate(at)).toEqual(addQ(x, y));
      expect(f.minus(g).evaluate(at)).toEqual(subQ(x, y));
      expect(f.negated().evaluate(at)).toEqual(negQ(x));
      expect(f.times(g).evaluate(at)).toEqual(mulQ(x, y));
      expect(f.power(e).evaluate(at)).toEqual(Array<typeof x>(e).fill(x).reduce(mulQ, ONE));
    });
  });

  it('by evaluation term by term', () => {
    holds([p, arbitraryPoint(names)], (f, at) => {
      const sum = f.terms.reduce((total, { exponents, coefficient }) => {
        const powers = exponents.flatMap((e, v) => Array<(typeof names)[number]>(e).fill(names[v]!)).map((name) => at.get(name)!);
        return addQ(total, powers.reduce(mulQ, coefficient));
      }, ZERO);
      expect(f.evaluate(at)).toEqual(sum);
    });
  });

  it('by substitution, also into other variables', () => {
    const others = ['x', 'y'];
    const small = arbitraryPolynomial(names, 2, 4);
    holds([small, arbitraryPolynomial(others, 2, 3), arbitraryPolynomial(others, 2, 3), arbitraryPoint(others)], (f, g, h, at) => {
      const composed = f.substituted(new Map([['a', g], ['b', h], ['c', g.times(h)]]), others); // prettier-ignore
      const inner = new Map([['a', g.evaluate(at)], ['b', h.evaluate(at)], ['c', mulQ(g.evaluate(at), h.evaluate(at))]]); // prettier-ignore
      expect(composed.evaluate(at)).toEqual(f.evaluate(inner));
    });
    holds([small, p, arbitraryPoint(names)], (f, g, at) => {
      expect(f.substituted(new Map([['a', g]])).evaluate(at)).toEqual(f.evaluate(new Map(at).set('a', g.evaluate(at))));
    });
  });

  it('coefficients in one variable add up to the polynomial', () => {
    holds([p], (f) => {
      const a = Polynomial.variable(names, 'a');
      const parts = f.coefficientsIn('a');
      expect(parts).toHaveLength(f.degree('a') + 1);
      expect(parts.every((part) => part.degree('a') <= 0)).toBe(true);
      expect(parts.reduce((sum, part, e) => sum.plus(part.times(a.power(e))), zero).equals(f)).toBe(true);
    });
  });
});

describe('the derivative', () => {
  it('obeys the sum, product and chain rules, and partial derivatives commute', () => {
    holds([p, p], (f, g) => {
      expect(
        f
          .plus(g)
          .derivative('a')
          .equals(f.derivative('a').plus(g.derivative('a'))),
      ).toBe(true);
      expect(
        f
          .times(g)
          .derivative('a')
          .equals(
            f
              .derivative('a')
              .times(g)
              .plus(f.times(g.derivative('a'))),
          ),
      ).toBe(true);
      expect(f.derivative('a').derivative('b').equals(f.derivative('b').derivative('a'))).toBe(true);
    });
    expect(textOf(of('a^3*b - 2*a + b^2').derivative('a'))).toBe('3*a^2*b - 2');
  });
});

describe('content and monomial factor', () => {
  it('are what can be taken out: whole coprime coefficients and a constant in every variable stay', () => {
    holds([p.filter((f) => !f.isZero), fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }), arbitraryRational], (f, monomial, by) => {
      const rest = f.withoutMonomial(f.monomialFactor).scaled(divQ(ONE, f.content));
      expect(rest.terms.every(({ coefficient }) => coefficient.den === 1n)).toBe(true);
      expect(rest.terms.reduce((common, { coefficient }) => gcd(common, coefficient.num), 0n)).toBe(1n);
      expect(names.map((_, v) => Math.min(...rest.terms.map(({ exponents }) => exponents[v]!)))).toEqual([0, 0, 0]);
      const factor = Polynomial.of(names, [{ exponents: monomial, coefficient: ONE }]);
      expect(f.times(factor).withoutMonomial(monomial).equals(f)).toBe(true);
      expect(f.times(factor).monomialFactor).toEqual(f.monomialFactor.map((e, v) => e + monomial[v]!));
      expect(f.scaled(by).content).toEqual(mulQ(f.content, by.num < 0n ? negQ(by) : by));
      expect(f.leadingCoefficient).toEqual(f.terms[0]!.coefficient);
    });
    expect([zero.content, zero.leadingCoefficient, zero.monomialFactor]).toEqual([ZERO, ZERO, [0, 0, 0]]);
    expect(() => one.withoutMonomial([1, 0, 0])).toThrow(RangeError);
  });
});

describe('exact division', () => {
  it('finds the quotient of every product, and nothing where the divisor does not divide', () => {
    holds([p, p.filter((f) => !f.isZero)], (f, g) => {
      expect(dividedExactly(f.times(g), g)?.equals(f)).toBe(true);
      if (g.degree() > 0) expect(dividedExactly(f.times(g).plus(one), g)).toBeUndefined();
    });
  });
});

describe('known identities', () => {
  it.each([
    ['(a + b)^3', 'a^3 + 3*a^2*b + 3*a*b^2 + b^3'],
    ['(a + b + c)^2 - a^2 - b^2 - c^2', '2*a*b + 2*a*c + 2*b*c'],
    ['(a^3 - b^3)/3 - (a - b)*(a^2 + a*b + b^2)/3', '0'],
    ['a/2 - b/3 + 0.25', '0.5*a - 1/3*b + 0.25'],
    ['-(a - 1)^2', '-a^2 + 2*a - 1'],
    ['(a^2 + b^2)*(1 + c^2) - (a - b*c)^2 - (a*c + b)^2', '0'],
    ['(a - a)^0', '1'],
  ])('%s is %s', (text, expanded) => {
    expect(textOf(of(text))).toBe(expanded);
  });

  it('the Vandermonde determinant of three numbers is the product of their differences', () => {
    const determinant = of('b*c^2 - c*b^2 - a*c^2 + c*a^2 + a*b^2 - b*a^2');
    expect(determinant.equals(of('(b - a)*(c - a)*(c - b)'))).toBe(true);
    expect(determinant.substituted(new Map([['a', Polynomial.variable(names, 'b')]])).isZero).toBe(true);
  });

  it('(a + b + c + d)^12 has the 455 multinomial coefficients', () => {
    const sum = of('(a + b + c + d)^12', ['a', 'b', 'c', 'd']);
    expect(sum.termCount).toBe(455);
    expect(formatQ(sum.evaluate(new Map(['a', 'b', 'c', 'd'].map((name) => [name, ONE]))))).toBe(String(4 ** 12));
    expect(sum.terms.find(({ exponents }) => exponents.every((e) => e === 3))?.coefficient).toEqual(rational(369_600n));
  });
});

describe('products take different ways for small and large monomials', () => {
  it.each([
    ['few variables', ['a', 'b'], 3],
    ['large exponents', ['a', 'b', 'c'], 4000],
    ['eight variables', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 12],
    ['too many monomials for one number', Array.from({ length: 27 }, (_, i) => `x${String(i)}`), 5],
  ])('%s', (_, variables, degree) => {
    const f = arbitraryPolynomial(variables, degree, 6);
    fc.assert(
      fc.property(f, f, arbitraryPoint(variables.map((name) => name)), (g, h, at) => {
        const small = new Map([...at].map(([name, value]) => [name, degree > 100 ? rational(value.num < 0n ? -1n : 1n) : value]));
        expect(g.times(h).evaluate(small)).toEqual(mulQ(g.evaluate(small), h.evaluate(small)));
        expect(g.times(h).equals(h.times(g))).toBe(true);
        expect(
          g
            .plus(h)
            .times(g.minus(h))
            .equals(g.times(g).minus(h.times(h))),
        ).toBe(true);
      }),
      { numRuns: Math.ceil(CASES / 6) },
    );
  });

  it('coefficients beyond 2^53 are exact in every way', () => {
    const large = 2n ** 60n + 1n;
    for (const variables of [['a', 'b'], Array.from({ length: 60 }, (_, i) => `x${String(i)}`)]) {
      const f = variables.slice(0, 2).reduce((sum, name) => sum.plus(Polynomial.variable(variables, name).scaled(rational(large))), Polynomial.constant(variables, ONE)); // prettier-ignore
      expect(f.times(f).terms[0]?.coefficient).toEqual(rational(large * large));
      expect(f.times(f).terms[1]?.coefficient).toEqual(rational(2n * large * large));
    }
  });

  it('an exponent that cannot be written is refused, not wrapped around', () => {
    const a = Polynomial.variable(names, 'a').power(40_000);
    expect(() => a.times(a)).toThrow(RangeError);
  });
});

describe('faults of the caller', () => {
  it('are refused: other variables, unknown names, missing values, negative powers', () => {
    const other = Polynomial.variable(['x'], 'x');
    expect(() => one.plus(other)).toThrow('polynomials in a, b, c and in x');
    expect(() => other.derivative('a')).toThrow('a is not one of the variables x');
    expect(() => other.evaluate(new Map())).toThrow('no value for x');
    expect(() => other.power(-1)).toThrow(RangeError);
    expect(() => other.substituted(new Map(), ['y'])).toThrow('x is not one of the variables y');
    expect(one.evaluate(new Map())).toEqual(ONE);
  });

  it('a scaled polynomial keeps its denominator in lowest terms', () => {
    holds([p, arbitraryRational.filter(({ num }) => num !== 0n)], (f, by) => {
      expect(f.scaled(by).scaled({ num: by.num < 0n ? -by.den : by.den, den: by.num < 0n ? -by.num : by.num }).terms).toEqual(f.terms);
    });
  });
});
