import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isZeroQ, mulQ } from '../../src/exact/rational.ts';
import { between, mulberry32 } from '../../src/exact/seeded.ts';
import { drawPoint } from '../../src/layers/draw-point.ts';
import { layerAt, readParametricLayer, satisfies } from '../../src/layers/parametric-layer.ts';
import { divisorsOf, parametricOperators } from '../../src/spans/parametric-operators.ts';
import { operatorRows } from '../../src/spans/operator-rows.ts';
import { rationals } from '../../src/exact/rational-scalars.ts';
import { arbitraryFamilies } from './arbitrary-families.ts';

const CASES = Math.ceil(Number(process.env['HEADCOUNT_CASES'] ?? 200) / 10);
const exact = rationals();

describe(`operators over the parameters (${String(CASES)} families of each kind; HEADCOUNT_CASES sets how many)`, () => {
  it.each(Object.entries(arbitraryFamilies))('%s: at each point they are the layer’s own, times a number that is not 0', (_, files) => {
    fc.assert(
      fc.property(files, fc.nat(), (file, seed) => {
        const family = readParametricLayer({ format: 'headcount/layer@1', parameters: ['a', 'b', 'c'], ...file });
        const random = mulberry32(seed);
        const draws = { within: ([low, high]: readonly [number, number]) => between(random, low, high) };
        const point = drawPoint(family, draws, { entries: [-3, 3], denominator: [1, 3] });
        if (point === null) return;
        const { n, operators } = parametricOperators(family, undefined, (p) => p);
        const layer = layerAt(family, point);
        const own = operatorRows(layer, n, n);
        // Both directions of a layer may have lags that only one of them still needs.
        const needed = own.labels.map((label, t) => ({ label, since: own.since[t] }));
        const left = operators.map(({ label, since }) => ({ label, since }));
        expect(needed.filter((one) => left.some((other) => String(other.label) === String(one.label)))).toEqual(left);
        const listed = layer.structure.type === 'listed' ? layer.structure.operators(n).operators : undefined;
        for (const [t, { label, matrix, scale }] of operators.entries()) {
          const by = scale.evaluate(point);
          expect(isZeroQ(by)).toBe(false);
          const W = listed?.[t] ?? (typeof label === 'number' ? layer.operator(exact, [], Math.max(label, 0), Math.max(-label, 0)) : []);
          expect(matrix.map((row) => row.map((p) => p.evaluate(point)))).toEqual(W.map((row) => row.map((q) => mulQ(by, q))));
        }
      }),
      { numRuns: CASES },
    );
  });

  it('have values exactly where no divisor is 0', () => {
    const family = readParametricLayer({
      format: 'headcount/layer@1',
      parameters: ['a', 'b'],
      kind: 'operators',
      operators: [[['(a^2 - 1)/(a - 1)']], [['1/(1/b + a)']], [['a^-2']]],
    });
    fc.assert(
      fc.property(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 }), (a, b) => {
        const point = new Map([
          ['a', { num: BigInt(a), den: 1n }],
          ['b', { num: BigInt(b), den: 1n }],
        ]);
        const divisors = divisorsOf(family);
        expect(divisors.every((p) => !isZeroQ(p.evaluate(point)))).toBe(satisfies(family, point));
      }),
    );
  });

  it('say what is too large, too long or no length', () => {
    const small = readParametricLayer({
      format: 'headcount/layer@1',
      parameters: ['a'],
      kind: 'time-varying-ssm',
      A: [[['a']], [['a']]],
      B: [[[1]], [[1]]],
      C: [[[1]], [[1]]],
    });
    const refused = (n: number): unknown => {
      try {
        return parametricOperators(small, n, (p) => p);
      } catch (error) {
        return error;
      }
    };
    expect(refused(3)).toMatchObject({ diagnostic: { code: 'length-beyond-list', place: 'n' } });
    expect(refused(0)).toMatchObject({ diagnostic: { code: 'bad-length', place: 'n' } });
    expect(refused(1.5)).toMatchObject({ diagnostic: { code: 'bad-length', place: 'n' } });
    const wide = readParametricLayer({
      format: 'headcount/layer@1',
      parameters: ['a'],
      kind: 'ssm',
      A: Array.from({ length: 6 }, (_, i) => Array.from({ length: 6 }, (__, j) => (i === j ? 'a' : 0))),
      B: Array.from({ length: 6 }, () => Array.from({ length: 100 }, () => 0)),
      C: Array.from({ length: 100 }, () => Array.from({ length: 6 }, () => 0)),
    });
    expect(() => parametricOperators(wide, undefined, (p) => p)).toThrow('20000 entries');
  });
});
