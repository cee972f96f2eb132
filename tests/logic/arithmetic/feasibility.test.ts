import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addQ, mulQ, rational, ZERO, type Rational } from '../../../src/exact/rational.ts';
import { decide, valueOf, type LinearRow } from '../../../src/logic/arithmetic/feasibility.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 300);

const coefficients = fc
  .tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .map(([a, b]) => rational(BigInt(a), BigInt(b)));
const relations = fc.constantFrom<LinearRow['relation'][]>('less', 'le', 'le', 'equal');
const rows: fc.Arbitrary<LinearRow> = fc
  .tuple(relations, fc.array(fc.tuple(fc.constantFrom('', 'r', 's', 't', 'u'), coefficients), { maxLength: 4 }))
  .map(([relation, list]) => ({ relation, coefficients: new Map(list.filter(([, c]) => c.num !== 0n)) }));

function isSatisfied({ relation, coefficients: own }: LinearRow, values: ReadonlyMap<string, Rational>): boolean {
  const { num } = valueOf(own, values);
  return relation === 'less' ? num > 0n : relation === 'le' ? num >= 0n : num === 0n;
}

describe('a system of linear inequalities', () => {
  it('has a solution or multipliers that make it absurd, and the verdict shows which', () => {
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 9 }), (system) => {
        const { values, multipliers } = decide(system);
        if (values !== undefined) {
          for (const row of system) expect(isSatisfied(row, values)).toBe(true);
          return;
        }
        const sum = new Map<string, Rational>();
        let isStrict = false;
        for (const [i, factor] of multipliers) {
          const row = system[i] as LinearRow;
          expect(row.relation === 'equal' || factor.num >= 0n).toBe(true);
          isStrict ||= row.relation === 'less' && factor.num > 0n;
          for (const [name, c] of row.coefficients) sum.set(name, addQ(sum.get(name) ?? ZERO, mulQ(factor, c)));
        }
        for (const [name, { num }] of sum) if (name !== '') expect(num).toBe(0n);
        const constant = sum.get('') ?? ZERO;
        expect(constant.num < 0n || (constant.num === 0n && isStrict)).toBe(true);
      }),
      { numRuns: CASES },
    );
  });
});
