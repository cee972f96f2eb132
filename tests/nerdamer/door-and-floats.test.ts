import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { toDouble } from '../../src/exact/rational.ts';
import { NerdamerDoor } from '../../src/nerdamer/ask-nerdamer.ts';
import type { Expression } from '../../src/symbolic/expression.ts';
import { expressionText } from '../../src/symbolic/print-expression.ts';

/** Random expressions; `HEADCOUNT_CASES=10000` for the long run. */
const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 100);

const number = fc.constantFrom(1n, 2n, 3n, 5n).map((num): Expression => ({ kind: 'number', value: { num, den: 1n } }));
const { positive } = fc.letrec<{ positive: Expression }>((tie) => ({
  // Positive wherever its names are, so that it has a value in floats too.
  positive: fc.oneof(
    { depthSize: 'medium', maxDepth: 4 },
    number,
    fc.constantFrom('x', 'y').map((name): Expression => ({ kind: 'name', name })),
    fc.record({
      kind: fc.constantFrom('sum' as const, 'product' as const, 'quotient' as const),
      left: tie('positive'),
      right: tie('positive'),
    }),
    fc.record({ kind: fc.constant('power' as const), base: tie('positive'), exponent: fc.integer({ min: -2, max: 3 }) }),
    fc.record({ kind: fc.constant('real-power' as const), base: tie('positive'), exponent: fc.constantFrom(...['x', 'y']).map(named) }),
    fc.record({ kind: fc.constant('function' as const), function: fc.constant('sqrt' as const), of: tie('positive') }),
    fc.record({ kind: fc.constant('function' as const), function: fc.constant('exp' as const), of: fc.constantFrom('x', 'y').map(named) }),
  ),
}));

/** Also differences: roots and real powers only of what is positive. */
const asked = fc.oneof(positive, fc.record({ kind: fc.constant('difference' as const), left: positive, right: positive }));

function named(name: string): Expression {
  return { kind: 'name', name };
}

function float(expression: Expression, at: Readonly<Record<string, number>>): number {
  switch (expression.kind) {
    case 'number':
      return toDouble(expression.value);
    case 'name':
      return at[expression.name]!;
    case 'negation':
      return -float(expression.of, at);
    case 'sum':
      return float(expression.left, at) + float(expression.right, at);
    case 'difference':
      return float(expression.left, at) - float(expression.right, at);
    case 'product':
      return float(expression.left, at) * float(expression.right, at);
    case 'quotient':
      return float(expression.left, at) / float(expression.right, at);
    case 'power':
      return float(expression.base, at) ** expression.exponent;
    case 'real-power':
      return float(expression.base, at) ** float(expression.exponent, at);
    case 'function':
      return { exp: Math.exp, sqrt: Math.sqrt, log: Math.log }[expression.function](float(expression.of, at));
  }
}

/** Alike to about half the digits of floats, where they have values in their range. */
function expectAlike(wanted: number, given: number, digits: number, shown: string): void {
  if (!Number.isFinite(wanted) || Math.abs(wanted) > 1e12) return;
  expect(Math.abs(wanted - given) / (1 + Math.abs(wanted)), shown).toBeLessThan(10 ** -digits);
}

const POINTS = [
  { x: 0.61, y: 1.37 },
  { x: 1.23, y: 0.89 },
];

const door = new NerdamerDoor();
afterAll(() => door.close());

describe(`what comes through the door (${String(CASES)} questions; HEADCOUNT_CASES sets how many)`, () => {
  it('has the same values in floats as what was asked about, and the slopes of its differences', async () => {
    const questions = fc.constantFrom('simplify' as const, 'expand' as const, 'differentiate' as const);
    await fc.assert(
      fc.asyncProperty(asked, questions, fc.boolean(), async (expression, question, atoms) => {
        const reply = await door.ask(question, expression, { by: 'x', atoms, milliseconds: 500 });
        if ('discarded' in reply) return;
        for (const at of POINTS) {
          const given = float(reply.answer, at);
          const shown = `${question} ${expressionText(expression)}: ${expressionText(reply.answer)}`;
          if (question === 'differentiate') {
            const step = 1e-5;
            const slope = (float(expression, { ...at, x: at.x + step }) - float(expression, { ...at, x: at.x - step })) / (2 * step);
            expectAlike(slope, given, 3, shown);
          } else expectAlike(float(expression, at), given, 6, shown);
        }
      }),
      { numRuns: CASES },
    );
    expect(door.counts.verified).toBeGreaterThan(door.counts.asked / 4);
  });
});
