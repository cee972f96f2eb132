import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { ONE, rational } from '../../src/exact/rational.ts';
import type { Rational } from '../../src/exact/rational.ts';
import { between, mulberry32 } from '../../src/exact/seeded.ts';
import type { Seeded } from '../../src/exact/seeded.ts';
import { differentiated } from '../../src/symbolic/differentiate-expression.ts';
import type { Expression } from '../../src/symbolic/expression.ts';
import { parseRealExpression } from '../../src/symbolic/parse-expression.ts';
import { expressionText } from '../../src/symbolic/print-expression.ts';
import { derivative, jacobian } from '../../src/symbolic/real-derivative.ts';
import { elementExpression, elementOf } from '../../src/symbolic/real-expression.ts';
import { RealField } from '../../src/symbolic/real-field.ts';
import { arbitraryDomainExpression, REAL_NAMES } from './arbitrary-real-expressions.ts';
import { DualResidues, NoValue } from './dual-residues.ts';

/** The long run takes 10 000. */
const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 100);

describe('an expression of the domain', () => {
  it('is simplified and differentiated as its evaluation mod a random prime says', () => {
    const random = mulberry32(inject('propertySeed'));
    const residues = new DualResidues(random);
    let compared = 0;
    let large = 0;
    fc.assert(
      fc.property(arbitraryDomainExpression, fc.constantFrom(...REAL_NAMES), (expression, name) => {
        const field = new RealField(REAL_NAMES, REAL_NAMES);
        const found = inBudget(() => {
          const element = elementOf(field, expression);
          const slope = derivative(field, element, name);
          const zeros = [element.isZero, slope.isZero];
          return { element: elementExpression(field, element), slope: elementExpression(field, slope), zeros };
        });
        if (found === undefined) {
          large += 1;
          return;
        }
        let zeroAtRandom = 0;
        for (let draw = 0; draw < 20; draw += 1) {
          const point = drawPoint(residues, random);
          const values = valuesAt(residues, point, name, [expression, found.element, found.slope, differentiated(expression, name)]);
          if (values === undefined) continue;
          const [whole, simple, slope, byRules] = values;
          expect(simple?.value).toBe(whole?.value);
          expect(simple?.slope).toBe(whole?.slope);
          expect(slope?.value).toBe(whole?.slope);
          expect(byRules?.value).toBe(whole?.slope);
          compared += zeroAtRandom === 0 ? 1 : 0;
          const nonzero = [simple?.value !== 0, slope?.value !== 0];
          found.zeros.forEach((zero, at) => {
            expect(zero && nonzero[at]).toBe(false);
          });
          if (found.zeros.every((zero, at) => zero || nonzero[at])) return;
          // What is not decided to be 0 may be 0 at a point, but not at every one.
          zeroAtRandom += 1;
        }
        expect(zeroAtRandom).toBeLessThan(5);
      }),
      { numRuns: CASES },
    );
    // Some have no value anywhere, and few are refused.
    expect(compared).toBeGreaterThan(0.7 * CASES);
    expect(large).toBeLessThan(0.2 * CASES);
  }, 600_000);

  it.each([
    ['exp(x)/(exp(x) + exp(y))', 'x', 'exp(x)*exp(y)/(exp(x) + exp(y))^2'],
    ['exp(x)/(exp(x) + exp(y))', 'y', '-(exp(x)*exp(y))/(exp(x) + exp(y))^2'],
    ['2^x/(2^x + 2^y)', 'x', 'log(2)*2^(x + y)/(2^x + 2^y)^2'],
    ['sqrt(x)*exp(x)', 'x', 'exp(x)/(2*sqrt(x)) + sqrt(x)*exp(x)'],
    ['sqrt(x^2 + 1)*exp(-x)', 'x', 'x*exp(-x)/sqrt(x^2 + 1) - sqrt(x^2 + 1)*exp(-x)'],
    ['x^q', 'x', 'q*x^(q - 1)'],
    ['x^q', 'q', 'log(x)*x^q'],
    ['exp(-(x - y)^2/2)', 'x', '-(x - y)*exp(-(x - y)^2/2)'],
    ['exp(exp(x) + x^2)', 'x', '(exp(x) + 2*x)*exp(exp(x) + x^2)'],
    ['exp(sqrt(x))', 'x', 'exp(sqrt(x))/(2*sqrt(x))'],
    ['log(x^2*y)', 'x', '2/x'],
  ])('%s has by %s the derivative %s', (text, name, expected) => {
    const field = new RealField(REAL_NAMES);
    const found = derivative(field, elementOf(field, parseRealExpression(text)), name);
    expect(field.equal(found, elementOf(field, parseRealExpression(expected)))).toBe(true);
    const byRules = elementOf(field, differentiated(parseRealExpression(text), name));
    expect(field.equal(byRules, found)).toBe(true);
  });
});

describe('softmax of six scores', () => {
  it('has the Jacobian a_i([i = j] − a_j)', () => {
    const names = Array.from({ length: 6 }, (_, i) => `s${i}`);
    const field = new RealField(names);
    const weights = names.map((name) => field.exp(field.name(name)));
    const total = weights.reduce((sum, w) => field.plus(sum, w));
    const a = weights.map((w) => field.dividedBy(w, total));
    const J = jacobian(field, a, names);
    J.forEach((row, i) => {
      row.forEach((entry, j) => {
        const delta = field.rational(i === j ? ONE : { num: 0n, den: 1n });
        expect(field.equal(entry, field.times(a[i]!, field.minus(delta, a[j]!)))).toBe(true);
      });
    });
    expect(expressionText(elementExpression(field, J[0]![1]!))).toBe(
      '-exp(s0)*exp(s1)/(exp(s0) + exp(s1) + exp(s2) + exp(s3) + exp(s4) + exp(s5))^2',
    );
  });
});

describe('differentiated', () => {
  it('knows logarithms of sums and roots of roots, which have no normal form here', () => {
    expect(expressionText(differentiated(parseRealExpression('log(1 + exp(x))'), 'x'))).toBe('exp(x)/(1 + exp(x))');
    expect(expressionText(differentiated(parseRealExpression('sqrt(sqrt(x))'), 'x'))).toBe('1/(2*sqrt(x))/(2*sqrt(sqrt(x)))');
  });
});

/** The result, or undefined where a stated limit is met. */
function inBudget<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    expect(error.diagnostic.code).toMatch(/^(expression-too-large|expression-not-supported|division-by-zero)$/);
    return undefined;
  }
}

function valuesAt(residues: DualResidues, point: ReadonlyMap<string, Rational>, name: string, all: readonly Expression[]) {
  try {
    return all.map((one) => residues.of(one, point, name));
  } catch (error) {
    if (!(error instanceof NoValue)) throw error;
    return undefined;
  }
}

/** Small rationals that are squares mod p, which stand for positive numbers. */
function drawPoint(residues: DualResidues, random: Seeded): ReadonlyMap<string, Rational> {
  const draw = (): Rational => {
    for (;;) {
      const q = rational(BigInt(between(random, 1, 60)), BigInt(between(random, 1, 30)));
      if (residues.isSquare(residues.residue(q))) return q;
    }
  };
  return new Map(REAL_NAMES.map((name) => [name, draw()]));
}
