import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatQ, isZeroQ, rational } from '../../src/exact/rational.ts';
import type { Rational } from '../../src/exact/rational.ts';
import { rationals } from '../../src/exact/rational-scalars.ts';
import { between, mulberry32 } from '../../src/exact/seeded.ts';
import { drawPoint } from '../../src/layers/draw-point.ts';
import type { PointDraws } from '../../src/layers/draw-point.ts';
import { declaresParameters, readLayer } from '../../src/layers/layer-file.ts';
import { conditionText, layerAt, readParametricLayer, satisfies } from '../../src/layers/parametric-layer.ts';
import { families, familyNamed } from './arbitrary-layers.ts';

const exact = rationals();
const format = 'headcount/layer@1';
const ranges = { entries: [-3, 3], denominator: [1, 4] } as const;

const rotation = {
  format,
  kind: 'ssm',
  name: 'rotation',
  parameters: ['c', 's'],
  relations: ['c^2+s^2=1'],
  A: [
    ['c', '-s'],
    ['s', 'c'],
  ],
  B: [[1], [0]],
  C: [[1, '1/2']],
};

function draws(seed: number): PointDraws {
  const random = mulberry32(seed);
  return { within: ([least, most]) => between(random, least, most) };
}

function at(values: Readonly<Record<string, string>>): Map<string, Rational> {
  return new Map(
    Object.entries(values).map(([name, text]) => {
      const [num = '', den = '1'] = text.split('/');
      return [name, rational(BigInt(num), BigInt(den))];
    }),
  );
}

function problem(run: () => unknown): Diagnostic {
  try {
    run();
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostic;
    throw error;
  }
  throw new Error('accepted');
}

describe('a layer file with parameters', () => {
  it('says what its layers have in common', () => {
    const layer = readParametricLayer(rotation);
    expect(layer).toMatchObject({ kind: 'ssm', name: 'rotation', p: 1, d: 1, maxLength: Infinity, parameters: ['c', 's'] });
    expect(layer.relations.map((relation) => conditionText(relation, '='))).toEqual(['c^2 + s^2 = 1']);
    expect(layer.inequations).toEqual([]);
  });

  it('is a layer at each point, the same as if its values had been written', () => {
    const layer = layerAt(readParametricLayer(JSON.stringify(rotation)), at({ c: '3/5', s: '-4/5' }));
    const { parameters, relations, ...rest } = rotation;
    expect([parameters, relations]).toHaveLength(2);
    const written = readLayer({ ...rest, A: [['3/5', '4/5'], ['-4/5', '3/5']] }); // prettier-ignore
    expect(layer.toJSON()).toEqual(written.toJSON());
    expect(layer.operator(exact, [], 2, 0)).toEqual(written.operator(exact, [], 2, 0));
  });

  it('may have expressions in every entry of every family', () => {
    const files: readonly (readonly [object, object])[] = [
      [
        { kind: 'diagonal-ssm', lambda: [['a', ['a/2', '-a']]], B: [[1, ['a^2', 0]]], C: [[1, 1]], D: ['1-a'] },
        { kind: 'diagonal-ssm', lambda: [[3, ['3/2', -3]]], B: [[1, 9]], C: [[1, 1]], D: [-2] },
      ],
      [
        { kind: 'time-varying-ssm', A: [[['a']], [[1]]], B: [[[1]], [['2*a']]], C: [[[1]], [[1]]] },
        { kind: 'time-varying-ssm', A: [[[3]], [[1]]], B: [[[1]], [[6]]], C: [[[1]], [[1]]] },
      ],
      [
        { kind: 'convolution', kernels: [[['a']], [['a - 3']]], dilation: 2, centred: true },
        { kind: 'convolution', kernels: [[[3]], [[0]]], dilation: 2, centred: true },
      ],
      [
        { kind: 'convolution', depthwise: [['a', 0.5]] },
        { kind: 'convolution', depthwise: [[3, '1/2']] },
      ],
      [
        { kind: 'convolution-2d', kernels: [[[['a']]]] },
        { kind: 'convolution-2d', kernels: [[[[3]]]] },
      ],
      [
        { kind: 'attention', heads: [{ Q: [['a']], K: [[1]], V: [['1/a']] }], causal: true },
        { kind: 'attention', heads: [{ Q: [[3]], K: [[1]], V: [['1/3']] }], causal: true },
      ],
      [
        { kind: 'operators', operators: [[['a', 1]], [['-a', '3/7']]] },
        { kind: 'operators', operators: [[[3, 1]], [[-3, '3/7']]] },
      ],
      [
        { kind: 'bidirectional-ssm', forward: { A: [['a']], B: [[1]], C: [[1]] }, backward: { A: [[1]], B: [['a']], C: [[1]] } },
        { kind: 'bidirectional-ssm', forward: { A: [[3]], B: [[1]], C: [[1]] }, backward: { A: [[1]], B: [[3]], C: [[1]] } },
      ],
    ];
    for (const [open, closed] of files) {
      const family = readParametricLayer({ format, parameters: ['a'], ...open });
      expect(layerAt(family, at({ a: '3' })).toJSON()).toEqual({ format, ...closed });
      expect(readParametricLayer(JSON.stringify(family)).toJSON()).toEqual(family.toJSON());
    }
  });

  it.each(Object.keys(families))('%s: with parameters that no entry uses is the layer itself', (name) => {
    fc.assert(
      fc.property(familyNamed(name), (layer) => {
        const family = readParametricLayer(JSON.stringify({ ...layer.toJSON(), parameters: ['t'], inequations: ['t != 0'] }));
        expect(layerAt(family, at({ t: '1' })).toJSON()).toEqual(layer.toJSON());
      }),
      { numRuns: 20 },
    );
  });

  it('is written in a normal form that reads back the same', () => {
    const family = readParametricLayer({ ...rotation, $schema: 'x', description: 'y', inequations: ['( s )!= 0*c'] });
    expect(family.toJSON()).toEqual({
      ...rotation,
      relations: ['c^2 + s^2 = 1'],
      inequations: ['s != 0*c'],
    });
    expect(readParametricLayer(family.toJSON()).toJSON()).toEqual(family.toJSON());
  });

  it('reads numbers losslessly and leaves exact strings alone', () => {
    const text = `{"format":"${format}","kind":"operators","parameters":["t"],"operators":[[[0.1, 12345678901234567890, "-6/4", "0.1*t"]]]}`;
    const operators = [[['1/10', '12345678901234567890', '-3/2', '1/20']]];
    expect(layerAt(readParametricLayer(text), at({ t: '1/2' })).toJSON()).toMatchObject({ operators });
  });
});

describe('the points of a family', () => {
  const family = readParametricLayer({ ...rotation, inequations: ['s != 0', 'c != s'] });

  it('satisfy the relations and the inequations', () => {
    expect(satisfies(family, at({ c: '3/5', s: '4/5' }))).toBe(true);
    expect(satisfies(family, at({ c: '1', s: '0' }))).toBe(false);
    expect(satisfies(family, at({ c: '1', s: '1' }))).toBe(false);
    expect(satisfies(family, at({ c: '3/5' }))).toBe(false);
    expect(satisfies(family, at({ c: '3/5', s: '4/5', t: '7' }))).toBe(true);
  });

  it('are those where every entry is defined', () => {
    const inverse = readParametricLayer({ format, kind: 'operators', parameters: ['a', 'b'], operators: [[['1/(a - b)', 'a^-1']]] });
    expect(satisfies(inverse, at({ a: '1', b: '2' }))).toBe(true);
    expect(satisfies(inverse, at({ a: '1', b: '1' }))).toBe(false);
    expect(satisfies(inverse, at({ a: '0', b: '1' }))).toBe(false);
    expect(problem(() => layerAt(inverse, at({ a: '1', b: '1' })))).toMatchObject({
      code: 'division-by-zero',
      place: 'operators[0][0][0]',
    });
    expect(problem(() => layerAt(inverse, at({ a: '1' })))).toMatchObject({ code: 'unknown-name', place: 'operators[0][0][0]' });
  });

  const systems: readonly (readonly [
    name: string,
    parameters: readonly string[],
    relations: readonly string[],
    inequations: readonly string[],
    most: number,
  ])[] = [
    ['no relation', ['a', 'b'], [], ['a != b'], 0],
    ['a circle', ['c', 's'], ['c^2 + s^2 = 1'], [], 0],
    ['two circles', ['c', 's', 'u', 'v'], ['c^2 + s^2 = 1', 'u^2 + v^2 = 1'], ['u*s != 0'], 0],
    ['a hyperbola', ['a', 'b'], ['a*b = 1'], [], 0],
    ['a sphere', ['x', 'y', 'z'], ['x^2 + y^2 + z^2 = 1'], ['x*y*z != 0'], 0],
    ['a circle and its double angle', ['c', 's', 'C', 'S'], ['C = c^2 - s^2', 'S = 2*s*c', 'c^2 + s^2 = 1'], [], 0],
    ['a cubic that is linear in one', ['a', 'b'], ['b*(1 + a^2) = a^3'], [], 0],
    ['a discriminant', ['b', 'c'], ['b^2 = 4*c'], [], 0],
    ['an ellipse without small points', ['x', 'y'], ['2*x^2 + 3*y^2 = 5'], ['x^2 != 1'], 5],
    ['a sum and a product', ['a', 'b', 'q'], ['a + b = 1', 'a*b = q'], ['q != 0'], 0],
  ];

  it.each(systems)('are found by drawing: %s', (_, parameters, relations, inequations, most) => {
    const layer = readParametricLayer({
      format,
      kind: 'operators',
      parameters,
      ...(relations.length > 0 ? { relations } : {}),
      ...(inequations.length > 0 ? { inequations } : {}),
      operators: [[[...parameters]]],
    });
    const random = draws(7);
    const seen = new Set<string>();
    let missed = 0;
    for (let i = 0; i < 300; i += 1) {
      const point = drawPoint(layer, random, ranges);
      if (point === null) {
        missed += 1;
        continue;
      }
      expect(satisfies(layer, point)).toBe(true);
      expect([...point.keys()]).toEqual(parameters);
      seen.add([...point.values()].map(formatQ).join());
    }
    expect(missed).toBeLessThanOrEqual(most);
    expect(seen.size).toBeGreaterThanOrEqual(12);
  });

  it('are both roots of a quadratic equation, also outside the ranges', () => {
    const pair = readParametricLayer({
      format,
      kind: 'operators',
      parameters: ['x'],
      relations: ['2*x^2 + 45 = 19*x'],
      operators: [[['x']]],
    });
    const random = draws(5);
    const roots = new Set(Array.from({ length: 40 }, () => formatQ(drawPoint(pair, random, ranges)!.get('x')!)));
    expect([...roots].sort()).toEqual(['5', '9/2']);
  });

  it('of a circle are often others than the four with whole numbers, and these are found too', () => {
    const circle = readParametricLayer(rotation);
    const random = draws(1);
    const points = Array.from({ length: 400 }, () => drawPoint(circle, random, ranges)!);
    const whole = points.filter((point) => [...point.values()].every(({ den }) => den === 1n));
    expect(whole.length).toBeLessThan(280);
    expect(whole.length).toBeGreaterThan(40);
    expect(points.filter((point) => isZeroQ(point.get('s')!)).length).toBeGreaterThan(20);
  });

  it('of no relation are fractions from the ranges, the same for the same draws', () => {
    const free = readParametricLayer({ format, kind: 'operators', parameters: ['a', 'b', 'c'], operators: [[['a', 'b', 'c']]] });
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 6 }), (seed, size, most) => {
        const within = { entries: [-size, size], denominator: [1, most] } as const;
        const point = drawPoint(free, draws(seed), within)!;
        for (const { num, den } of point.values()) {
          expect(num >= BigInt(-size) && num <= BigInt(size)).toBe(true);
          expect(den >= 1n && den <= BigInt(most)).toBe(true);
        }
        expect(drawPoint(free, draws(seed), within)).toEqual(point);
      }),
    );
  });

  it('are not found where there are none', () => {
    for (const relations of [['a^2 = 2'], ['a^2 = -1'], ['a = 1', 'a = 2'], ['a^2 + b^2 = 3']]) {
      const empty = readParametricLayer({ format, kind: 'operators', parameters: ['a', 'b'], relations, operators: [[['a', 'b']]] });
      expect(drawPoint(empty, draws(3), ranges)).toBeNull();
    }
    const never = readParametricLayer({ format, kind: 'operators', parameters: ['a'], operators: [[['1/(a - a)']]] });
    expect(drawPoint(never, draws(3), ranges)).toBeNull();
  });
});

const refused: readonly (readonly [what: string, change: object, code: string, place: string | undefined, message: string])[] = [
  ['an unknown name', { C: [['d', 0]] }, 'unknown-name', 'C[0][0], column 1', 'unknown name "d": expected one of the parameters c, s'],
  ['a function', { C: [[1, 'exp(c)']] }, 'expression-not-supported', 'C[0][1], column 1', 'the function exp'],
  ['a broken expression', { C: [[1, '2c']] }, 'expression-syntax', 'C[0][1], column 2', 'just after a number'],
  ['an empty entry', { C: [[1, '']] }, 'expression-syntax', 'C[0][1]', 'an empty text'],
  ['a denominator 0', { C: [[1, '1/0']] }, 'zero-denominator', 'C[0][1]', 'denominator 0'],
  ['a missing entry', { C: [[1, null]] }, 'wrong-type', 'C[0][1]', 'expected a number, an exact string such as "-3/7" or an expression'],
  ['shapes that do not fit', { C: [['c']] }, 'shape-mismatch', 'C', 'expected 2'],
  ['ragged rows', { A: [['c'], ['s', 'c']] }, 'ragged-matrix', 'A[1]', ''],
  ['no parameters', { parameters: [] }, 'empty-list', 'parameters', 'expected at least 1'],
  ['parameters twice', { parameters: ['c', 's', 'c'] }, 'duplicate-parameter', 'parameters[2]', 'the parameter "c" is listed twice'],
  ['a parameter named as a function', { parameters: ['c', 's', 'exp'] }, 'wrong-type', 'parameters[2]', 'expected a name'],
  ['a parameter that is no name', { parameters: ['c', 's', '2'] }, 'wrong-type', 'parameters[2]', 'expected a name'],
  ['parameters that are a text', { parameters: 'c' }, 'wrong-type', 'parameters', 'expected a list'],
  [
    'too many parameters',
    { parameters: ['c', 's', ...Array.from({ length: 15 }, (_, i) => `x${i}`)] },
    'too-many-parameters',
    'parameters',
    '17 parameters',
  ],
  ['a relation without a sign', { relations: ['c^2 + s^2'] }, 'expression-syntax', 'relations[0], column 10', 'or ='],
  ['a relation that is a number', { relations: [1] }, 'wrong-type', 'relations[0]', 'expected a string'],
  ['a relation that divides', { relations: ['c/s = 1'] }, 'not-a-polynomial', 'relations[0]', 'expected a polynomial'],
  ['a relation that is always true', { relations: ['c = 1', 'c + s = s + c'] }, 'idle-relation', 'relations[1]', 'true or false whatever'],
  ['a relation that is never true', { relations: ['1 = 2'] }, 'idle-relation', 'relations[0]', 'true or false whatever'],
  ['a relation of huge degree', { relations: ['c^65 = s'] }, 'relation-too-large', 'relations[0]', 'degree 65'],
  ['a relation of too many terms', { relations: ['(c + s + 1)^1000 = 1'] }, 'expression-too-large', 'relations[0]', 'too many terms'],
  ['no relations', { relations: [] }, 'empty-list', 'relations', 'expected at least 1'],
  ['too many relations', { relations: Array<string>(17).fill('c = 1') }, 'too-many-parameters', 'relations', '17 relations'],
  ['an inequation with =', { inequations: ['s = 0'] }, 'expression-syntax', 'inequations[0], column 3', 'or !='],
  ['an unknown name in an inequation', { inequations: ['t != 0'] }, 'unknown-name', 'inequations[0], column 1', 'unknown name "t"'],
  ['an unknown key', { parameter: ['c'] }, 'unknown-key', 'parameter', 'the nearest known key is "parameters"'],
  ['expressions beyond measure', { B: Array.from({ length: 200 }, () => ['c'.padEnd(9000)]) }, 'expression-too-long', 'B[22][0]', '200000 characters'], // prettier-ignore
];

describe('a wrong file with parameters', () => {
  it.each(refused)('%s', (_, change, code, place, message) => {
    const found = problem(() => readParametricLayer({ ...rotation, ...change }));
    expect(found).toMatchObject({ code, place });
    expect(found.message).toContain(message);
  });

  it('is refused with the file, the line and the column', () => {
    const text = JSON.stringify({ ...rotation, C: [['c', 'c + d']] }, null, 1).replaceAll(/\n {2,}/g, ' ');
    const line = text.split('\n').findIndex((part) => part.includes('c + d')) + 1;
    expect(problem(() => readParametricLayer(text, 'r.layer.json'))).toMatchObject({
      file: 'r.layer.json',
      place: `C[0][1] (line ${line}), column 5`,
      notes: ['c + d', '    ^'],
    });
  });

  it('without parameters is one for readLayer, and the other way round', () => {
    const { parameters, relations, ...plain } = rotation;
    expect([declaresParameters(rotation), declaresParameters({ relations }), declaresParameters(plain)]).toEqual([true, true, false]);
    expect(problem(() => readParametricLayer(plain))).toMatchObject({
      code: 'missing-key',
      message: expect.stringContaining('"parameters"'),
    });
    expect(problem(() => readLayer(rotation))).toMatchObject({ code: 'layer-has-parameters', place: 'parameters' });
    expect(problem(() => readLayer({ ...plain, relations }))).toMatchObject({ code: 'missing-key', place: 'relations' });
    expect(problem(() => readLayer(plain))).toMatchObject({ code: 'not-a-number', place: 'A[0][0]' });
    expect(parameters).toEqual(['c', 's']);
  });
});

describe('fuzz', () => {
  it('finds no crash among mutated files with parameters', () => {
    const text = JSON.stringify({ ...rotation, inequations: ['s != 0'] });
    const scrap = fc.constantFrom('', '"', '[', ']', ',', '^', '(', ')', '/0', '-', '=', '!=', 'c', 'q', '1e9', '^1000', '\\', '{}', 'null', '"c":1,'); // prettier-ignore
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(text.length), fc.nat(4), scrap), { minLength: 1, maxLength: 3 }),
        fc.nat(2 ** 31),
        (edits, seed) => {
          const mutant = edits.reduce((t, [where, cut, piece]) => t.slice(0, where) + piece + t.slice(where + cut), text);
          try {
            const family = readParametricLayer(mutant);
            expect(readParametricLayer(family.toJSON()).toJSON()).toEqual(family.toJSON());
            const point = drawPoint(family, draws(seed), ranges);
            if (point !== null) layerAt(family, point);
          } catch (error) {
            if (!(error instanceof DiagnosticError)) throw error;
            expect(error.diagnostic.message).not.toBe('');
          }
        },
      ),
      { numRuns: Number(process.env['HEADCOUNT_FUZZ'] ?? 2000) },
    );
  });
});
