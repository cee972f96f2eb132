import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { integer, isZeroQ, ONE, ZERO } from '../../src/exact/rational.ts';
import { exactQuotient } from '../../src/symbolic/exact-quotient.ts';
import { Ideal } from '../../src/symbolic/ideal.ts';
import { polynomialExpression, polynomialOf } from '../../src/symbolic/normal-form.ts';
import { parseExpression } from '../../src/symbolic/parse-expression.ts';
import { Polynomial } from '../../src/symbolic/polynomial.ts';
import { expressionText } from '../../src/symbolic/print-expression.ts';
import { squareFreePart } from '../../src/symbolic/square-free.ts';
import { arbitraryPolynomial } from './arbitrary-expressions.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 60);

const names = ['c', 's', 'x'];
const one = Polynomial.constant(names, ONE);
const p = arbitraryPolynomial(names, 2, 4);
const small = arbitraryPolynomial(names, 1, 3);
const of = (text: string, variables: readonly string[] = names): Polynomial => polynomialOf(parseExpression(text), variables);
const ideal = (...texts: string[]): Ideal => Ideal.of(texts.map((text) => of(text)));
const texts = (i: Ideal): string[] => i.basis.map((f) => expressionText(polynomialExpression(f)));

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

/** x^n + y^n + …: the n equations of the cyclic roots, whose basis is large for so few words. */
function cyclicRoots(n: number): Polynomial[] {
  const variables = Array.from({ length: n }, (_, i) => `x_${i}`);
  const sums = Array.from({ length: n - 1 }, (_, d) =>
    variables.map((__, i) => Array.from({ length: d + 1 }, (___, k) => variables[(i + k) % n]!).join('*')).join(' + '),
  );
  return [...sums, `${variables.join('*')} - 1`].map((text) => of(text, variables));
}

describe('the ideal of c² + s² = 1', () => {
  const circle = ideal('c^2 + s^2 - 1');

  it('identifies exactly what the relation makes equal', () => {
    expect(circle.contains(of('(c^2 - s^2)^2 + (2*c*s)^2 - 1'))).toBe(true);
    expect(circle.contains(of('c^2 - s^2 - 1'))).toBe(false);
    expect(circle.normalForm(of('c^4*x/3 + 1')).equals(of('x*(1 - s^2)^2/3 + 1'))).toBe(true);
  });

  it('with s = 0 leaves c = 1 and c = -1, and with c = 0 as well no point at all', () => {
    const still = circle.plus([of('s')]);
    expect(texts(still)).toEqual(['s', 'c^2 - 1']);
    expect(still.isWhole()).toBe(false);
    expect(still.plus([of('c')]).isWhole()).toBe(true);
    expect(still.contains(of('c - 1'))).toBe(false);
  });

  it('means complex points: x² + 1 = 0 has some', () => {
    expect(ideal('x^2 + 1').isWhole()).toBe(false);
    expect(ideal('x^2 + 1', 'x^3').isWhole()).toBe(true);
  });

  it('drops the part where s = 0 when s is made invertible', () => {
    expect(texts(ideal('c^2 + s^2 - 1', 's*x').saturatedBy(of('s')))).toEqual(['x', 'c^2 + s^2 - 1']);
    expect(texts(ideal('s^3*x', 's^2*c').saturatedBy(of('s')))).toEqual(['x', 'c']);
    expect(ideal('s^3').saturatedBy(of('s*c')).isWhole()).toBe(true);
  });
});

describe('membership', () => {
  it('holds for combinations of the generators, whatever they are', () => {
    holds([p, p, small, small], (f, g, u, v) => {
      const i = Ideal.of([f, g]);
      expect(i.contains(f.times(u).plus(g.times(v)))).toBe(true);
    });
  });

  it('is decided by values for the ideal of finitely many points', () => {
    const point = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }));
    holds([fc.uniqueArray(point, { minLength: 1, maxLength: 5, selector: ([c]) => c }), p, p], (points, f, g) => {
      const [c, s] = [Polynomial.variable(names, 'c'), Polynomial.variable(names, 's')];
      const number = (n: number): Polynomial => Polynomial.constant(names, integer(n));
      // s is interpolated, so that these are the points and each of them is a simple zero.
      const through = points.reduce((sum, [at, value], i) => {
        const others = points.filter((_, j) => j !== i);
        const basis = others.reduce((all, [other]) => all.times(c.minus(number(other))), one);
        const scale = others.reduce((all, [other]) => all * (at - other), 1);
        return sum.plus(basis.scaled({ num: scale < 0 ? -BigInt(value) : BigInt(value), den: BigInt(Math.abs(scale)) }));
      }, number(0));
      const vanishing = points.reduce((all, [at]) => all.times(c.minus(number(at))), one);
      const i = Ideal.of([vanishing, s.minus(through), of('x')]);
      const valuesOf = (q: Polynomial) =>
        points.map(([at, value]) => q.evaluate(new Map([['c', integer(at)], ['s', integer(value)], ['x', ZERO]]))); // prettier-ignore
      expect(i.contains(f)).toBe(valuesOf(f).every(isZeroQ));
      expect(
        i
          .normalForm(f)
          .plus(i.normalForm(g))
          .equals(i.normalForm(f.plus(g))),
      ).toBe(true);
      expect(valuesOf(i.normalForm(f))).toEqual(valuesOf(f));
      expect(i.basis.some((b) => b.degree() > points.length)).toBe(false);
    });
  });

  it('does not depend on which generators are given, and in which order', () => {
    holds([p, p, p, small], (f, g, h, u) => {
      const i = Ideal.of([f, g, h]);
      expect(texts(Ideal.of([h, g, f.plus(u.times(g))]))).toEqual(texts(i));
      expect(texts(Ideal.of([f]).plus([g]).plus([h]))).toEqual(texts(i));
      expect(i.basis.every((b) => b.content.num === 1n && b.content.den === 1n)).toBe(true);
    });
  });

  it('is what long division says: normal forms differ from what they stand for by members, and stay as they are', () => {
    holds([p, p, p], (f, g, h) => {
      const i = Ideal.of([f, g]);
      const rest = i.normalForm(h);
      expect(i.contains(h.minus(rest))).toBe(true);
      expect(i.normalForm(rest).equals(rest)).toBe(true);
    });
  });
});

describe('radicals and saturations', () => {
  it('of one generator are known from its factors', () => {
    holds([p, p, small], (f, g, h) => {
      if (f.isZero || h.isZero) return;
      const i = Ideal.of([f]);
      expect(i.radicalContains(g)).toBe(exactQuotient(g, squareFreePart(f)) !== undefined);
      expect(i.radicalContains(squareFreePart(f).times(h))).toBe(true);
    });
  });

  it('saturation makes a polynomial cancel', () => {
    holds([p, p, small, small], (f, g, h, u) => {
      if (h.isZero) return;
      const i = Ideal.of([f.times(h), g]);
      const saturated = i.saturatedBy(h);
      expect(saturated.contains(f) && saturated.contains(g)).toBe(true);
      expect(saturated.contains(u)).toBe(saturated.contains(u.times(h)));
      expect(texts(saturated.saturatedBy(h))).toEqual(texts(saturated));
      expect(saturated.basis.every((b) => i.contains(b.times(h.power(12))))).toBe(true);
    });
  });
});

describe('edges', () => {
  it('no generators and zeros give the ideal 0', () => {
    for (const zero of [Ideal.of([]), Ideal.of([of('0'), of('x - x')])]) {
      expect(zero.basis).toEqual([]);
      expect(zero.contains(of('0')) && !zero.contains(of('c')) && !zero.radicalContains(of('c'))).toBe(true);
      expect(zero.saturatedBy(of('c')).basis).toEqual([]);
    }
  });

  it('refuses to saturate by 0 and to mix variables', () => {
    expect(() => ideal('c').saturatedBy(of('0'))).toThrow(RangeError);
    expect(() => ideal('c').normalForm(of('c', ['c']))).toThrow(RangeError);
    expect(() => ideal('c').plus([of('c', ['c'])])).toThrow(RangeError);
  });

  it('solves the cyclic roots of order 5: 70 of them', () => {
    const i = Ideal.of(cyclicRoots(5));
    const leads = i.basis.map((f) => graded(f));
    const box = Array.from({ length: 9 ** 5 }, (_, n) => Array.from({ length: 5 }, (__, v) => Math.floor(n / 9 ** v) % 9));
    expect(box.filter((e) => !leads.some((lead) => lead.every((x, v) => x <= e[v]!)))).toHaveLength(70);
  });

  it('gives up with a code when the work goes beyond the budget', () => {
    const hard = (): Ideal => Ideal.of(cyclicRoots(7), { work: 100_000 });
    expect(hard).toThrow(DiagnosticError);
    expect(hard).toThrow(/takes too long/);
    try {
      hard();
    } catch (error) {
      expect((error as DiagnosticError).diagnostic.code).toBe('ideal-too-hard');
    }
  });
});

/** The exponents of the leading monomial in the graded reverse lexicographic order. */
function graded(f: Polynomial): number[] {
  const key = (e: readonly number[]): number[] => [e.reduce((all, x) => all + x, 0), ...[...e].reverse().map((x) => -x)];
  const all = f.terms.map(({ exponents }) => [...exponents]);
  return all.reduce((best, e) => {
    const [a, b] = [key(best), key(e)];
    const at = a.findIndex((x, i) => x !== b[i]);
    return at >= 0 && a[at]! < b[at]! ? e : best;
  });
}
