import { describe, expect, it } from 'vitest';
import { addVectors, apply, multiply } from '../../src/exact/matrix.ts';
import type { Rational } from '../../src/exact/rational.ts';
import { rationals } from '../../src/exact/rational-scalars.ts';
import type { Matrix } from '../../src/exact/scalars.ts';
import type { Layer } from '../../src/layers/layer.ts';
import { ssm } from '../../src/layers/ssm.ts';
import { timeVaryingSsm } from '../../src/layers/time-varying-ssm.ts';
import { q } from './written-matrix.ts';

const exact = rationals();
const product = (...factors: Matrix<Rational>[]): Matrix<Rational> => factors.reduce((a, b) => multiply(exact, a, b));

/** Does the family `W` of p×d matrices give the layer's own output on X? The question that each control answers with no. */
function represents(W: (i: number, j: number) => Matrix<Rational>, layer: Layer, X: Matrix<Rational>): boolean {
  const Y = X.map((_, i) =>
    X.slice(0, i + 1).reduce<Rational[]>(
      (y, x, j) => addVectors(exact, y, apply(exact, W(i, j), x)),
      q([Array<number>(layer.p).fill(0)])[0] ?? [],
    ),
  );
  return JSON.stringify(Y, text) === JSON.stringify(layer.run(exact, X), text);
}

function text(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

/** The controls of mathematics.md 2.1: false variants of `unroll`, on data where they fail and the true statement holds. */
describe('unroll: negative controls', () => {
  it('1. the order of the product matters', () => {
    const zero = q([[0, 0]]);
    const A = [
      q([
        [0, 0],
        [0, 0],
      ]),
      q([
        [0, 1],
        [0, 0],
      ]),
      q([
        [0, 0],
        [1, 0],
      ]),
    ];
    const B = [q([[0], [1]]), q([[0], [0]]), q([[0], [0]])];
    const C = [zero, zero, q([[0, 1]])];
    const layer = timeVaryingSsm({ A, B, C });
    const X = q([[1], [0], [0]]);
    const [, A1, A2] = A;
    const [B0] = B;
    const C2 = C[2];
    if (A1 === undefined || A2 === undefined || B0 === undefined || C2 === undefined) throw new Error('unreachable');
    expect(layer.operator(exact, X, 2, 0)).toEqual(q([[1]]));
    expect(product(C2, A2, A1, B0)).toEqual(q([[1]]));
    expect(product(C2, A1, A2, B0)).toEqual(q([[0]]));
    expect(layer.run(exact, X)[2]).toEqual(q([[1]])[0]);
  });

  it('2. the power is i - j, not i - j - 1', () => {
    const layer = ssm({ A: q([[2]]), B: q([[1]]), C: q([[1]]) });
    const X = q([[1], [0]]);
    const offByOne = (i: number, j: number): Matrix<Rational> => q([[i === j ? 1 : 2 ** (i - j - 1)]]);
    expect(layer.operator(exact, X, 1, 0)).toEqual(q([[2]]));
    expect(represents(offByOne, layer, X)).toBe(false);
    expect(represents((i, j) => layer.operator(exact, X, i, j), layer, X)).toBe(true);
  });

  it('3. A_j itself is no factor, so A_0 is unused', () => {
    const layer = timeVaryingSsm({ A: [q([[2]])], B: [q([[1]])], C: [q([[1]])] });
    const X = q([[1]]);
    expect(represents(() => q([[2]]), layer, X)).toBe(false);
    expect(layer.run(exact, X)).toEqual(q([[1]]));
  });

  it('4. D may not be dropped', () => {
    const layer = ssm({ A: q([[0]]), B: q([[0]]), C: q([[0]]), D: q([[1]]) });
    const X = q([[1]]);
    expect(represents(() => q([[0]]), layer, X)).toBe(false);
    expect(layer.operator(exact, X, 0, 0)).toEqual(q([[1]]));
  });

  it('5. the state starts from zero: without input there is no output', () => {
    const layer = ssm({ A: q([[1]]), B: q([[0]]), C: q([[1]]) });
    const fromOne = q([[1]]);
    expect(represents(() => q([[0]]), layer, q([[3]]))).toBe(true);
    expect(layer.run(exact, q([[3]]))).not.toEqual(fromOne);
  });
});

describe('ssm', () => {
  it('rotation: the lag operators are the powers of J', () => {
    const layer = ssm({
      A: q([
        [0, -1],
        [1, 0],
      ]),
      B: q([
        [1, 0],
        [0, 1],
      ]),
      C: q([
        [1, 0],
        [0, 1],
      ]),
    });
    const X = q([
      [1, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(layer.operator(exact, X, 2, 0)).toEqual(
      q([
        [-1, 0],
        [0, -1],
      ]),
    );
    expect(layer.run(exact, X)).toEqual(
      q([
        [1, 0],
        [0, 1],
        [-1, 0],
      ]),
    );
    expect(layer).toMatchObject({ kind: 'ssm', p: 2, d: 2, stateDim: 2, defaultLength: 2, causal: true, toeplitz: true });
  });

  it('a given D costs one lag of the default length, even if it is zero', () => {
    const weights = { A: q([[2]]), B: q([[1]]), C: q([[1]]) };
    expect(ssm(weights)).toMatchObject({ defaultLength: 1, structure: { hasSkip: false } });
    expect(ssm({ ...weights, D: q([[0]]) })).toMatchObject({ defaultLength: 2, structure: { hasSkip: true } });
    expect(ssm({ ...weights, D: q([[0]]) }).toJSON()).toHaveProperty('D', [[0]]);
  });
});

describe('time-varying SSM', () => {
  it('is not defined beyond its list, and says so', () => {
    const layer = timeVaryingSsm({ A: [q([[1]])], B: [q([[1]])], C: [q([[1]])] });
    const beyond = /length 2 is beyond this time-varying layer's list: expected at most 1/;
    expect(() => layer.run(exact, q([[1], [1]]))).toThrow(beyond);
    expect(() => layer.operator(exact, [], 1, 0)).toThrow(beyond);
    const { structure } = layer;
    if (structure.type !== 'listed') throw new Error('expected a list');
    expect(() => structure.operators(2)).toThrow(beyond);
    expect(structure.operators(1).labels).toEqual([[0, 0]]);
  });

  it('saturation control 5: one state, two positions, interaction rank 3', () => {
    const one = q([[1]]);
    const layer = timeVaryingSsm({ A: [one, one], B: [q([[1, 0]]), q([[0, 1]])], C: [q([[1], [0]]), q([[0], [1]])] });
    const { structure } = layer;
    if (structure.type !== 'listed') throw new Error('expected a list');
    const { labels, operators } = structure.operators(2);
    expect(labels).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ]);
    expect(operators).toEqual([
      q([
        [1, 0],
        [0, 0],
      ]),
      q([
        [0, 0],
        [1, 0],
      ]),
      q([
        [0, 0],
        [0, 1],
      ]),
    ]);
  });
});
