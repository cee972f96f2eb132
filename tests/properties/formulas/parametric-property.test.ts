import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulaProperty } from '../../../properties/formula-property.ts';
import { lowest, pointOf, PointCases, sizeOfPoint, type Fraction, type PointCase } from '../../../properties/point-cases.ts';
import { smallestPivot } from '../../../properties/smallest-pivot.ts';
import { rational } from '../../../src/exact/rational.ts';
import { readClaim, type LayerSubject } from '../../../src/claims/read-claim.ts';
import { DiagnosticError } from '../../../src/diagnostics/diagnostic.ts';
import { readParametricLayer, satisfies } from '../../../src/layers/parametric-layer.ts';
import { mulberry32 } from '../../../src/exact/seeded.ts';
import { climbFrom } from '../../../src/search/guided-search.ts';

const ONE = [[1, 0], [0, 1]]; // prettier-ignore
const rotation = {
  format: 'headcount/layer@1',
  kind: 'ssm',
  parameters: ['c', 's'],
  relations: ['c^2 + s^2 = 1'],
  A: [['c', '-s'], ['s', 'c']],
  B: ONE,
  C: ONE,
}; // prettier-ignore
const diagonal = { format: 'headcount/layer@1', kind: 'ssm', parameters: ['a', 'b'], A: [['a', 0], [0, 'b']], B: ONE, C: ONE }; // prettier-ignore

const claimOn = (layer: object, says: string, more: object = {}) =>
  readClaim({ format: 'headcount/claim@1', id: 'mine', layer, says, ...more });
const about = (layer: object, says: string, more: object = {}) => formulaProperty(claimOn(layer, says, more));

/** Down the shrinks of a case that fails, to where none of them does. */
function shrunk(property: ReturnType<typeof about>): PointCase {
  const cases = fc.sample(property.source, { numRuns: 500, seed: 3 });
  let current = cases.find((one) => property.confirm(one).judgement === 'fails');
  for (;;) {
    const smaller = [...property.source.shrink(current, undefined)].find(({ value }) => property.judge(value) === 'fails');
    if (smaller === undefined) return current as PointCase;
    current = smaller.value;
  }
}

describe('a claim about a layer with parameters', () => {
  it('is refuted where they take special values, and shrinks to simple ones', () => {
    const property = about(rotation, 'heads = min(n, 2)');
    expect(shrunk(property)).toEqual({ n: 2, parameters: { c: [1, 1], s: [0, 1] } });
    const least = property.confirm(shrunk(property));
    expect(least.facts).toEqual([
      { name: 'heads', value: '1' },
      { name: 'n', value: '2' },
      { name: 'min(n, 2)', value: '2' },
    ]);
    expect(property.layer(shrunk(property))).toMatchObject({ kind: 'ssm', A: [[1, 0], [0, 1]] }); // prettier-ignore
  });

  it('holds where its hypothesis keeps them out, and may speak of the parameters', () => {
    const property = about(rotation, 'heads = min(n, 2) and c*c + s*s = 1', { given: 's != 0' });
    const judgements = fc.sample(property.source, { numRuns: 300, seed: 1 }).map((one) => property.confirm(one).judgement);
    expect(new Set(judgements)).toEqual(new Set(['holds', 'outside']));
    expect(judgements.filter((one) => one === 'holds').length).toBeGreaterThan(100);
    const wrong = about(rotation, 'c = 3*s');
    const [one] = fc.sample(wrong.source, 1);
    expect(wrong.confirm(one).facts.map(({ name }) => name)).toEqual(['c', 's', '3*s']);
  });

  it('draws only points that satisfy the relations, free parameters within the ranges of the claim', () => {
    const { subject } = claimOn(diagonal, 'heads <= 2', { ranges: { entries: [-1, 2], denominator: [2, 3], n: [2, 4] } });
    const { entries, denominator, n } = subject as LayerSubject;
    const cases = new PointCases(readParametricLayer(diagonal), { entries, denominator, n });
    fc.assert(
      fc.property(cases, (one) => {
        expect(cases.canShrinkWithoutContext(one)).toBe(true);
        for (const [num, den] of Object.values(one.parameters)) {
          const fits = [2, 3].some((f) => f % den === 0 && (num * f) / den >= -1 && (num * f) / den <= 2);
          expect(fits).toBe(true);
        }
      }),
    );
    const circle = new PointCases(readParametricLayer(rotation), { entries: [-3, 3], denominator: [1, 4], n: [1, 4] });
    fc.assert(fc.property(circle, (one) => satisfies(readParametricLayer(rotation), pointOf(one))));
    // 3/5, 4/5 and the like, not only the four points with whole numbers.
    const points = new Set(fc.sample(circle, { numRuns: 200, seed: 1 }).map(({ parameters }) => JSON.stringify(parameters)));
    expect(points.size).toBeGreaterThan(20);
  });

  it('takes back from a store only what it may draw', () => {
    const cases = new PointCases(readParametricLayer(rotation), { entries: [-3, 3], denominator: [1, 4], n: [1, 4] });
    const case_ = (c: unknown, s: unknown, n: unknown = 2): unknown => ({ n, parameters: { c, s } });
    expect(cases.canShrinkWithoutContext(case_([3, 5], [4, 5]))).toBe(true);
    const wrong = [case_([1, 1], [1, 1]), case_([2, 2], [0, 1]), case_([1, 1], [0, -1]), case_([1, 1], [0, 1], 9), case_(1, 0), { n: 2 }];
    for (const one of [...wrong, { n: 2, parameters: { c: [1, 1], s: [0, 1], t: [0, 1] } }, null, 'x']) {
      expect(cases.canShrinkWithoutContext(one)).toBe(false);
    }
  });

  it('shrinks in a finite number of steps, each a point of the family', () => {
    const cases = new PointCases(readParametricLayer(diagonal), { entries: [-9, 9], denominator: [1, 5], n: [1, 12] });
    fc.assert(
      fc.property(cases, (drawn) => {
        let current = drawn;
        for (let steps = 0; ; steps += 1) {
          expect(steps).toBeLessThan(300);
          const [first] = [...cases.shrink(current, undefined).take(1)];
          if (first === undefined) return;
          expect(cases.canShrinkWithoutContext(first.value)).toBe(true);
          expect(first.value.n < current.n || sizeOfPoint(first.value) < sizeOfPoint(current)).toBe(true);
          current = first.value;
        }
      }),
      { numRuns: 40 },
    );
  });

  it('whose relations no small rationals satisfy says so', () => {
    const never = { ...rotation, relations: ['c^2 + s^2 = 3'] };
    const { source } = about(never, 'heads = 2');
    const drawn = (): unknown => fc.sample(source, 1);
    expect(drawn).toThrow(DiagnosticError);
    expect(drawn).toThrow(/no point with small parameters/);
  });

  it('tells which points are special', () => {
    const property = about(diagonal, 'heads <= 2');
    const one = { n: 2, parameters: { a: [0, 1], b: [0, 1] } } as const;
    expect(property.tags(one)).toEqual(['zero-parameter', 'equal-parameters']);
    expect(property.tags({ n: 2, parameters: { a: [1, 2], b: [1, 1] } })).toEqual(['fractions']);
    expect(property.size(one)).toEqual({ dimensions: { n: 2 }, nonzero: 0 });
    expect(property.below?.({ dimensions: { n: 0 }, nonzero: 0 })).toBeNull();
  });
});

describe('the guide of a layer with parameters', () => {
  it('is 0 exactly where the claim seems to fail, and all steps are points of the family', () => {
    const property = about(rotation, 'heads = min(n, 2)');
    const random = mulberry32(5);
    for (const one of fc.sample(property.source, { numRuns: 60, seed: 2 })) {
      const { score } = { score: property.guide!.score(one) };
      expect(score === 0).toBe(property.confirm(one).judgement === 'fails');
      for (const next of property.guide!.steps(one, () => random() / 2 ** 32))
        expect(property.source.canShrinkWithoutContext(next)).toBe(true);
    }
  });

  it('leads to failures that random points seldom show', () => {
    // Dependent on the curve 7a = b*b*b alone, and a and b are never equal there but at 0.
    const operators = [[['a', 'b']], [['b*b', 7]]];
    const curve = { format: 'headcount/layer@1', kind: 'operators', parameters: ['a', 'b'], inequations: ['a != 0'], operators };
    const property = about(curve, 'heads = 2 or n = 1', { ranges: { entries: [-60, 60], denominator: 1, n: [1, 4] } });
    const random = fc.sample(property.source, { numRuns: 1500, seed: 1 }).filter((one) => property.judge(one) === 'fails');
    const found = Array.from({ length: 12 }, (_, climb) => climbFrom(property, 1, climb).failure).filter((failure) => failure !== null);
    expect(random).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  });
});

describe('the distance from a drop in rank', () => {
  it('is that of a diagonal matrix, and 0 for rows of zeros', () => {
    expect(smallestPivot([[4, 0], [0, 1]])).toBeCloseTo(0.25); // prettier-ignore
    expect(smallestPivot([[4, 0], [8, 0]])).toBe(1); // prettier-ignore
    expect(smallestPivot([[0, 0]])).toBe(0);
    expect(smallestPivot([])).toBe(0);
  });

  it('does not depend on the order of the rows or their common size', () => {
    const rows = fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 9 }), (m, scale) => {
        const turned = [...m].reverse().map((row) => row.map((x) => -scale * x));
        expect(smallestPivot(turned)).toBeCloseTo(smallestPivot(m), 6);
      }),
    );
  });
});

describe('fractions', () => {
  it('are kept in lowest terms, and stand for the same number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99, max: 99 }), fc.integer({ min: 1, max: 99 }), (num, den) => {
        const [a, b]: Fraction = lowest([num, den]);
        expect(rational(BigInt(a), BigInt(b))).toEqual(rational(BigInt(num), BigInt(den)));
        expect(b).toBeGreaterThan(0);
      }),
    );
  });
});
