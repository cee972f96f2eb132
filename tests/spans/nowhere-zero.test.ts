import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNowhereZero } from '../../src/spans/nowhere-zero.ts';
import { polynomialOf } from '../../src/symbolic/normal-form.ts';
import { parseExpression } from '../../src/symbolic/parse-expression.ts';
import type { Polynomial } from '../../src/symbolic/polynomial.ts';

const read = (text: string): Polynomial => polynomialOf(parseExpression(text, ['x', 'y']), ['x', 'y']);
const small = fc.integer({ min: -5, max: 5 });

describe('polynomials without a real zero', () => {
  it.each(['3', '-2', 'x^2 + 1', '-x^4 - y^2 - 1', 'x^2 + x + 1', 'x^4 - x + 1', '-(x^2 + 2*x + 2)^2'])('%s', (text) => {
    expect(isNowhereZero(read(text))).toBe(true);
  });

  it.each(['0', 'x', 'x^2', 'x^2 - 2', 'x^2 + y^2', 'x^3 + 1', 'x*y + 1', '(x^2 - 2)^2', 'x^4 - x'])('not %s', (text) => {
    expect(isNowhereZero(read(text))).toBe(false);
  });

  it('are known in one variable by their factors', () => {
    const quadratic = fc.tuple(small, fc.integer({ min: 1, max: 5 })).map(([a, b]) => `((x - ${a})^2 + ${b})`.replace('- -', '+ '));
    const linear = small.map((a) => `(x - ${a})`.replace('- -', '+ '));
    fc.assert(
      fc.property(fc.array(quadratic, { minLength: 1, maxLength: 3 }), fc.array(linear, { maxLength: 2 }), (rootless, roots) => {
        expect(isNowhereZero(read([...rootless, ...roots].join('*')))).toBe(roots.length === 0);
      }),
      { numRuns: 60 },
    );
  });
});
