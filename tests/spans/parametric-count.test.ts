import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { isZeroQ, rational } from '../../src/exact/rational.ts';
import type { Rational } from '../../src/exact/rational.ts';
import { between, mulberry32 } from '../../src/exact/seeded.ts';
import { drawPoint } from '../../src/layers/draw-point.ts';
import { readParametricLayer, satisfies } from '../../src/layers/parametric-layer.ts';
import type { ParameterRelation, ParametricLayer } from '../../src/layers/parametric-layer.ts';
import { parametricCount } from '../../src/spans/parametric-count.ts';
import type { ParametricCount } from '../../src/spans/parametric-count.ts';
import { countAt } from '../../src/spans/parametric-sample.ts';
import { polynomialOf } from '../../src/symbolic/normal-form.ts';
import { parseSides } from '../../src/symbolic/parse-expression.ts';
import { arbitraryFamily } from './arbitrary-families.ts';
import { knownFamilies } from './parametric-families.ts';

const POINTS = Math.ceil(Number(process.env['HEADCOUNT_CASES'] ?? 30));
const RUNS = Math.ceil(Number(process.env['HEADCOUNT_CASES'] ?? 60));
const format = 'headcount/layer@1';

function relationsOf(conditions: readonly string[], parameters: readonly string[]): ParameterRelation[] {
  return conditions.map((text) => {
    const { left, right } = parseSides(text, '=', parameters);
    return { left, right, difference: polynomialOf({ kind: 'difference', left, right }, parameters) };
  });
}

/** Points of a family and of each of its strata, where the relations let them be found. */
function drawnPoints(family: ParametricLayer, count: ParametricCount, points: number, seed: number): ReadonlyMap<string, Rational>[] {
  const random = mulberry32(seed);
  const draws = { within: ([low, high]: readonly [number, number]) => between(random, low, high) };
  const parts = [[], ...count.strata.map(({ conditions }) => conditions)];
  return parts.flatMap((conditions) => {
    const part = { ...family, relations: [...family.relations, ...relationsOf(conditions, family.parameters)] };
    return Array.from({ length: points }, () => drawPoint(part, draws, { entries: [-3, 3], denominator: [1, 3] })).filter(
      (point) => point !== null,
    );
  });
}

function holdAt(family: ParametricLayer, conditions: readonly string[], point: ReadonlyMap<string, Rational>): boolean {
  return relationsOf(conditions, family.parameters).every(({ difference }) => isZeroQ(difference.evaluate(point)));
}

/** What the report says about one point: the least count of the strata it lies in. */
function reportedAt(family: ParametricLayer, count: ParametricCount, point: ReadonlyMap<string, Rational>): number {
  const holding = count.strata.filter(({ conditions }) => holdAt(family, conditions, point));
  return Math.min(count.heads, ...holding.map(({ heads }) => heads));
}

function valuesOf(sample: Readonly<Record<string, string>>): ReadonlyMap<string, Rational> {
  return new Map(
    Object.entries(sample).map(([name, text]) => {
      const [num = '', den = '1'] = text.split('/');
      return [name, rational(BigInt(num), BigInt(den))];
    }),
  );
}

describe('head counts with parameters', () => {
  it.each(Object.entries(knownFamilies))('%s: the generic count and exactly where it drops', (_, make) => {
    const { family, heads, strata } = make();
    const count = parametricCount(family);
    expect(count).toMatchObject({ heads, status: 'certified', lower: heads, upper: heads, undecided: [] });
    expect(count.strata.map(({ conditions, heads: k }) => [conditions, k])).toEqual(strata);
    const samples = [count, ...count.strata];
    for (const { sample, heads: k } of samples) {
      expect(sample).not.toBeNull();
      if (sample === null) continue;
      const point = valuesOf(sample);
      expect(satisfies(family, point)).toBe(true);
      expect(countAt(family, point, count.n, 1)).toBe(k);
      expect(reportedAt(family, count, point)).toBe(k);
    }
  });

  it.each(Object.entries(knownFamilies))('%s: agrees with the exact count at random points on and off the locus', (_, make) => {
    const { family } = make();
    const count = parametricCount(family);
    const points = drawnPoints(family, count, POINTS, 7);
    expect(points.length).toBeGreaterThanOrEqual(POINTS);
    for (const point of points) expect(countAt(family, point, count.n, 1)).toBe(reportedAt(family, count, point));
  });

  it(`random families agree with the exact count at random points (${String(RUNS)} families; HEADCOUNT_CASES sets how many)`, () => {
    let decided = 0;
    fc.assert(
      fc.property(arbitraryFamily, fc.nat(), (file, seed) => {
        const family = readParametricLayer(file);
        let count: ParametricCount;
        try {
          count = parametricCount(family);
        } catch (error) {
          // Some draws contradict themselves, such as an entry 1/a where a = 0.
          if (!(error instanceof DiagnosticError) || error.diagnostic.code !== 'no-point') throw error;
          expect(drawPoint(family, { within: ([low]) => low }, { entries: [-3, 3], denominator: [1, 1] })).toBeNull();
          return;
        }
        expect(count.status).toBe(count.undecided.length === 0 ? 'certified' : 'bounds');
        decided += count.undecided.length === 0 ? 1 : 0;
        for (const point of drawnPoints(family, count, 3, seed)) {
          const [exact, most] = [countAt(family, point, count.n, 1), reportedAt(family, count, point)];
          const open = count.undecided.filter(({ conditions }) => holdAt(family, conditions, point));
          if (open.length === 0) expect(exact).toBe(most);
          else {
            expect(exact).toBeGreaterThanOrEqual(Math.min(most, ...open.map(({ lower }) => lower)));
            expect(exact).toBeLessThanOrEqual(Math.max(most, ...open.map(({ upper }) => upper)));
            expect(exact).toBeLessThanOrEqual(count.upper);
          }
        }
      }),
      { numRuns: RUNS },
    );
    expect(decided).toBeGreaterThan(RUNS * 0.8);
  });

  it('proves the generic count: a minor, and an identity for each operator outside it', () => {
    const family = readParametricLayer({
      format,
      kind: 'operators',
      parameters: ['a', 'b', 'x', 'y'],
      relations: ['x^2 + y^2 = 1'],
      operators: [
        [['x', '-y'], ['y', 'x']],
        [['1', '0'], ['0', '1']],
        [['a*x + b', '-a*y'], ['a*y', 'a*x + b']],
        [['x^2', '-2*x*y'], ['x*y', '1 - 2*y^2 - y^2*0 - x^2 + x^2 - (x^2 + y^2 - 1)']],
      ],
    }); // prettier-ignore
    const { proof, operators, heads, basis } = parametricCount(family);
    expect([heads, basis]).toEqual([3, [0, 1, 3]]);
    expect(proof?.rows).toEqual([0, 1, 3]);
    expect(proof?.identities.map(({ row }) => row)).toEqual([2]);
    const random = mulberry32(3);
    for (let round = 0; round < 20; round += 1) {
      const point = drawPoint(family, { within: ([low, high]) => between(random, low, high) }, { entries: [-3, 3], denominator: [1, 3] });
      if (point === null || proof === null) throw new Error('no point');
      const row = (r: number): Rational[] => operators[r]?.matrix.flat().map((p) => p.evaluate(point)) ?? [];
      for (const { row: r, coefficients } of proof.identities) {
        const minor = proof.minor.evaluate(point);
        row(r).forEach((entry, e) => {
          const sum = coefficients.reduce((total, q, i) => {
            const [x, y] = [q.evaluate(point), row(proof.rows[i] ?? 0)[e] ?? { num: 0n, den: 1n }];
            return rational(total.num * x.den * y.den + x.num * y.num * total.den, total.den * x.den * y.den);
          }, rational(0n));
          expect(rational(minor.num * entry.num, minor.den * entry.den)).toEqual(sum);
        });
      }
    }
  });

  it('a family that falls apart has the count of its largest part, and the other parts as strata', () => {
    const family = readParametricLayer({
      format,
      kind: 'operators',
      parameters: ['x', 'y'],
      relations: ['x*y = 0'],
      operators: [[['x', 0]], [['y', 'y']], [['x', 'y^2']]],
    });
    const { heads, strata, profile } = parametricCount(family);
    expect([heads, profile]).toEqual([2, [0, 1, 2]]);
    expect(strata).toMatchObject([
      { conditions: ['y = 0'], heads: 1 },
      { conditions: ['x = 0', 'y = 0'], heads: 0 },
    ]);
  });

  it('names no stratum that has no real point', () => {
    const operators = [[['x^2 + 1', 0]], [[0, 'x^4 - x + 1']]];
    const { heads, strata } = parametricCount(readParametricLayer({ format, kind: 'operators', parameters: ['x'], operators }));
    expect([heads, strata]).toEqual([2, []]);
  });

  it('leaves out what an inequation or a division excludes', () => {
    const rotation = { format, kind: 'ssm', parameters: ['c', 's'], relations: ['c^2 + s^2 = 1'], B: [[1, 0], [0, 1]], C: [[1, 0], [0, 1]] }; // prettier-ignore
    const A = [['c', '-s'], ['s', 'c']]; // prettier-ignore
    expect(parametricCount(readParametricLayer({ ...rotation, A, inequations: ['s != 0'] })).strata).toEqual([]);
    expect(parametricCount(readParametricLayer({ ...rotation, A: [['c', '-s'], ['s', 'c + 0/s']] })).strata).toEqual([]); // prettier-ignore
    const none = { ...rotation, A, relations: ['c^2 + s^2 = 1', 's = 0', 'c = 0'] };
    expect(() => parametricCount(readParametricLayer(none))).toThrow('leave no point');
    expect(() => parametricCount(readParametricLayer({ ...rotation, A, inequations: ['c^2 + s^2 != 1'] }))).toThrow('leave no point');
  });

  it('gives bounds and names what it could not decide rather than guess', () => {
    const names = [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => `a${String(i)}${String(j)}`));
    const A = [0, 1, 2].map((i) => names.slice(3 * i, 3 * i + 3));
    const eye = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]; // prettier-ignore
    const family = readParametricLayer({ format, kind: 'ssm', parameters: names, A, B: eye, C: eye });
    const shallow = parametricCount(family, { depth: 2, cases: 60 });
    expect(shallow).toMatchObject({ heads: 3, status: 'bounds', lower: 3, upper: 3 });
    expect(shallow.undecided.length).toBeGreaterThan(0);
    for (const { conditions, lower, upper } of shallow.undecided) {
      expect(conditions.length).toBeGreaterThan(0);
      expect(lower).toBeLessThan(upper);
    }
    expect(parametricCount(family, { cases: 1 }).undecided.map(({ reason }) => reason)).toContain('work');
  });

  it('a length below saturation has its own count', () => {
    const file = { format, kind: 'ssm', parameters: ['a', 'b'], A: [['a', 0], [0, 'b']], B: [[1, 0], [0, 1]], C: [[1, 0], [0, 1]] }; // prettier-ignore
    expect(parametricCount(readParametricLayer(file), { n: 1 })).toMatchObject({ n: 1, heads: 1, basis: [0], profile: [1], strata: [] });
    expect(parametricCount(readParametricLayer(file), { n: 9 })).toMatchObject({ n: 9, heads: 2, basis: [0, 1], profile: [1, 2] });
  });
});
