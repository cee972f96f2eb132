import { describe, expect, it } from 'vitest';
import { integer, ZERO } from '../../src/exact/rational.ts';
import type { Rational } from '../../src/exact/rational.ts';
import { rationals } from '../../src/exact/rational-scalars.ts';
import { attention, attentionCoefficients } from '../../src/layers/attention.ts';
import { bidirectionalSsm } from '../../src/layers/bidirectional-ssm.ts';
import { convolution2d } from '../../src/layers/convolution-2d.ts';
import { convolution, depthwiseConvolution } from '../../src/layers/convolution.ts';
import { diagonalSsm } from '../../src/layers/diagonal-ssm.ts';
import type { Layer, ListedOperators } from '../../src/layers/layer.ts';
import { operatorList } from '../../src/layers/operator-list.ts';
import { q } from './written-matrix.ts';

const exact = rationals();
const scalar = (x: number): Rational[][] => q([[x]]);
const column = (...values: number[]): Rational[][] => values.map((x) => [integer(x)]);

function listedOperators(layer: Layer, n: number): ListedOperators {
  if (layer.structure.type !== 'listed') throw new Error('expected a list');
  return layer.structure.operators(n);
}

describe('diagonal SSM', () => {
  it('takes the real part without a factor 2: λ = i gives κ = 1, 0, -1, 0, which obeys a recurrence of order 2', () => {
    const i = [ZERO, integer(1)] as const;
    const one = [integer(1), ZERO] as const;
    const layer = diagonalSsm({ lambda: [[i]], B: [[one]], C: [[one]] });
    expect(layer.run(exact, column(1, 0, 0, 0))).toEqual(column(1, 0, -1, 0));
    expect(layer.defaultLength).toBe(2);
  });

  it('counts distinct eigenvalues over all channels, a conjugate for each non-real one, and one for D', () => {
    const [zero, one] = [integer(0), integer(1)];
    const lambda = [
      [
        [one, zero],
        [zero, one],
      ],
      [
        [one, zero],
        [zero, integer(-1)],
      ],
    ] as const;
    const layer = diagonalSsm({ lambda, B: lambda, C: lambda });
    expect(layer.defaultLength).toBe(3);
    expect(diagonalSsm({ lambda, B: lambda, C: lambda, D: [zero, zero] }).defaultLength).toBe(4);
    expect(layer).toMatchObject({ p: 2, d: 2, stateDim: 2 });
  });
});

describe('bidirectional SSM', () => {
  it('both directions see their own token', () => {
    const one = scalar(1);
    const layer = bidirectionalSsm({ forward: { A: scalar(2), B: one, C: one, D: scalar(5) }, backward: { A: scalar(3), B: one, C: one } });
    expect(layer.run(exact, column(0, 1, 0))).toEqual(column(3, 7, 2));
    expect(layer).toMatchObject({ causal: false, toeplitz: true, defaultLength: 2, stateDim: 2 });
  });
});

describe('operator list', () => {
  it('has zero operators beyond its list', () => {
    const layer = operatorList({ operators: [scalar(1), scalar(2)] });
    expect(layer.run(exact, column(1, 0, 0))).toEqual(column(1, 2, 0));
    expect(listedOperators(layer, 2)).toMatchObject({ labels: [0, 1], multiplicities: [2, 1], zeroElsewhere: false });
    expect(listedOperators(layer, 3)).toMatchObject({ labels: [0, 1], multiplicities: [3, 2], zeroElsewhere: true });
  });
});

describe('convolution', () => {
  const kernels = [1, 2, 3].map(scalar);

  it('multiplies the past by later taps, dilated', () => {
    expect(convolution({ kernels }).run(exact, column(1, 0, 0, 0))).toEqual(column(1, 2, 3, 0));
    expect(convolution({ kernels, dilation: 2 }).run(exact, column(1, 0, 0, 0, 0))).toEqual(column(1, 0, 2, 0, 3));
    expect(convolution({ kernels, dilation: 1000 })).toMatchObject({ defaultLength: 2001, causal: true });
  });

  it('centred: tap s acts at offset s - ⌊w/2⌋, also for even widths', () => {
    const layer = convolution({ kernels, centred: true });
    expect(layer.run(exact, column(0, 1, 0))).toEqual(column(1, 2, 3));
    expect(listedOperators(layer, 3)).toMatchObject({
      labels: [0, 1, -1],
      multiplicities: [3, 2, 2],
      since: [1, 2, 2],
      zeroElsewhere: true,
    });
    const even = convolution({ kernels: [1, 2, 3, 4].map(scalar), centred: true });
    expect(listedOperators(even, 9).labels).toEqual([0, 1, -1, -2]);
  });

  it('depthwise is the same layer as its diagonal kernels', () => {
    const thin = depthwiseConvolution({
      depthwise: q([
        [1, 2],
        [3, 4],
      ]),
      dilation: 2,
    });
    const full = convolution({
      kernels: [
        q([
          [1, 0],
          [0, 3],
        ]),
        q([
          [2, 0],
          [0, 4],
        ]),
      ],
      dilation: 2,
    });
    const X = q([
      [1, 2],
      ['1/2', 0],
      [-1, 7],
    ]);
    expect(thin.run(exact, X)).toEqual(full.run(exact, X));
    expect(listedOperators(thin, 3)).toEqual(listedOperators(full, 3));
    expect(thin.toJSON()).toHaveProperty('depthwise', [
      [1, 2],
      [3, 4],
    ]);
  });

  it('takes kernels of the size that trained models have', () => {
    const row = Array.from({ length: 960 }, (_, i) => integer(i));
    const layer = convolution({ kernels: Array.from({ length: 3 }, () => Array.from({ length: 60 }, () => row)) });
    expect(listedOperators(layer, 3)).toMatchObject({ labels: [0, 1, 2] });
    expect(layer).toMatchObject({ p: 60, d: 960, defaultLength: 3 });
  });

  it.each([0, -1, 1.5, 1_000_001, NaN])('refuses dilation %s', (dilation) => {
    expect(() => convolution({ kernels, dilation })).toThrow(/dilation: .*expected a whole number from 1 to 1000000/);
  });
});

describe('2-D convolution', () => {
  const kernels = [[1, 2].map(scalar), [3, 4].map(scalar)];

  it('moves a single pixel along rows and columns', () => {
    const impulse = column(1, 0, 0, 0, 0, 0, 0, 0, 0);
    expect(convolution2d({ kernels }).run(exact, impulse)).toEqual(column(1, 2, 0, 3, 4, 0, 0, 0, 0));
  });

  it('lists offsets as growing grids bring them in', () => {
    expect(listedOperators(convolution2d({ kernels }), 2)).toMatchObject({
      labels: [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ],
      multiplicities: [4, 2, 2, 1],
      since: [1, 2, 2, 2],
      zeroElsewhere: true,
    });
    const full = convolution2d({ kernels: [1, 2, 3].map((a) => [1, 2, 3].map((b) => scalar(a * b))), centred: true });
    expect(listedOperators(full, 2).zeroElsewhere).toBe(false);
    expect(listedOperators(full, 3).zeroElsewhere).toBe(true);
    expect(listedOperators(full, 3).labels.slice(0, 5)).toEqual([
      [0, 0],
      [-1, 0],
      [0, -1],
      [0, 1],
      [1, 0],
    ]);
  });

  it('has n² tokens on length n and refuses other numbers of them', () => {
    const layer = convolution2d({ kernels });
    expect(layer.tokens(3)).toBe(9);
    expect(() => layer.run(exact, column(1, 2, 3))).toThrow(/3 tokens: expected a square number/);
  });
});

describe('attention', () => {
  it('without Q and K averages the allowed keys', () => {
    const heads = [{ V: scalar(2) }];
    expect(attention({ heads }).run(exact, column(1, 2, 3))).toEqual(column(4, 4, 4));
    expect(attention({ heads, causal: true }).run(exact, column(1, 2, 3))).toEqual(q([[2], [3], [4]]));
  });

  it('weighs keys by exp of (Q x_i)·(K x_j), unscaled', () => {
    const head = { Q: q([[1, 0]]), K: q([[0, 2]]), V: q([[1, 1]]) };
    const X = q([
      [3, 1],
      [1, 5],
    ]);
    const weights = [exact.exp(integer(6)), exact.exp(integer(30))];
    const total = exact.add(weights[0] ?? ZERO, weights[1] ?? ZERO);
    expect(attentionCoefficients(exact, head, false, X, 0)).toEqual(weights.map((w) => exact.div(w, total)));
    expect(attentionCoefficients(exact, head, true, X, 0)).toEqual(q([[1, 0]])[0]);
  });

  it('the value map is O·V', () => {
    const layer = attention({ heads: [{ V: q([[1, 2]]), O: q([[1], [0], [3]]) }] });
    expect(layer).toMatchObject({ p: 3, d: 2, heads: 1, needs: ['field', 'exp'], dependsOnInput: true });
    expect(listedOperators(layer, 1).operators).toEqual([
      q([
        [1, 2],
        [0, 0],
        [3, 6],
      ]),
    ]);
  });
});

it('an input of the wrong width is refused with the token named', () => {
  for (const layer of [operatorList({ operators: [scalar(1)] }), attention({ heads: [{ V: scalar(1) }] })]) {
    expect(() => layer.run(exact, q([[1], [1, 2]]))).toThrow(/token 1 of the input has 2 entries: expected d = 1/);
  }
});
