import fc from 'fast-check';
import { rational, ZERO } from '../../src/exact/rational.ts';
import type { Rational } from '../../src/exact/rational.ts';
import { attention } from '../../src/layers/attention.ts';
import { bidirectionalSsm } from '../../src/layers/bidirectional-ssm.ts';
import { convolution2d } from '../../src/layers/convolution-2d.ts';
import { convolution, depthwiseConvolution } from '../../src/layers/convolution.ts';
import { diagonalSsm } from '../../src/layers/diagonal-ssm.ts';
import type { Complex, Layer } from '../../src/layers/layer.ts';
import { operatorList } from '../../src/layers/operator-list.ts';
import { ssm } from '../../src/layers/ssm.ts';
import { timeVaryingSsm } from '../../src/layers/time-varying-ssm.ts';

/** Small rationals, often zero: degenerate layers must be common. */
export const entry: fc.Arbitrary<Rational> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(ZERO) },
  { weight: 4, arbitrary: fc.integer({ min: -2, max: 2 }).map((n) => rational(BigInt(n))) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 2, max: 4 })).map(([a, b]) => rational(BigInt(a), BigInt(b))),
  },
);

/** Entries at most 1 in magnitude: scores stay where the real exponential is finite. */
const unitEntry: fc.Arbitrary<Rational> = fc
  .tuple(fc.integer({ min: -3, max: 3 }), fc.constant(3))
  .map(([a, b]) => rational(BigInt(a), BigInt(b)));

const size = fc.integer({ min: 1, max: 3 });
const name = fc.option(fc.string(), { nil: undefined });
const flag = fc.option(fc.boolean(), { nil: undefined });

/** A rows × cols matrix. */
export function matrix(rows: number, cols: number, of = entry): fc.Arbitrary<Rational[][]> {
  return list(list(of, cols), rows);
}

function list<T>(item: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> {
  return fc.array(item, { minLength: length, maxLength: length });
}

function optional<T>(item: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(item, { nil: undefined });
}

const complex: fc.Arbitrary<Complex> = fc.oneof(fc.tuple(entry, fc.constant(ZERO)), fc.tuple(entry, entry));

const steps = (N: number, p: number, d: number) => ({ A: matrix(N, N), B: matrix(N, d), C: matrix(p, N) });

/** One arbitrary for each family, by the name of its constructor. */
export const families: Readonly<Record<string, fc.Arbitrary<Layer>>> = {
  ssm: fc
    .tuple(size, size, size)
    .chain(([N, p, d]) => fc.record({ ...steps(N, p, d), D: optional(matrix(p, d)), name }))
    .map(ssm),
  diagonalSsm: fc
    .tuple(size, size)
    .chain(([channels, N]) => {
      const rows = list(list(complex, N), channels);
      return fc.record({ lambda: rows, B: rows, C: rows, D: optional(list(entry, channels)), name });
    })
    .map(diagonalSsm),
  timeVaryingSsm: fc
    .tuple(size, size, size, fc.integer({ min: 1, max: 5 }))
    .chain(([N, p, d, n]) =>
      fc.record({
        A: list(matrix(N, N), n),
        B: list(matrix(N, d), n),
        C: list(matrix(p, N), n),
        D: optional(list(matrix(p, d), n)),
        name,
      }),
    )
    .map(timeVaryingSsm),
  bidirectionalSsm: fc
    .tuple(size, size, size, size)
    .chain(([N, N2, p, d]) =>
      fc.record({
        forward: fc.record({ ...steps(N, p, d), D: optional(matrix(p, d)) }),
        backward: fc.record(steps(N2, p, d)),
        name,
      }),
    )
    .map(bidirectionalSsm),
  operatorList: fc
    .tuple(size, size, fc.integer({ min: 1, max: 5 }))
    .chain(([p, d, length]) => fc.record({ operators: list(matrix(p, d), length), name }))
    .map(operatorList),
  convolution: fc
    .tuple(size, size, fc.integer({ min: 1, max: 5 }))
    .chain(([p, d, w]) => fc.record({ kernels: list(matrix(p, d), w), dilation: optional(size), centred: flag, name }))
    .map(convolution),
  depthwiseConvolution: fc
    .tuple(size, fc.integer({ min: 1, max: 5 }))
    .chain(([channels, w]) => fc.record({ depthwise: matrix(channels, w), dilation: optional(size), centred: flag, name }))
    .map(depthwiseConvolution),
  convolution2d: fc
    .tuple(size, size, size, size)
    .chain(([h, w, p, d]) => fc.record({ kernels: list(list(matrix(p, d), w), h), centred: flag, name }))
    .map(convolution2d),
  attention: fc
    .tuple(size, size, size, fc.boolean())
    .chain(([p, d, count, withO]) => {
      const head = fc.tuple(size, size, fc.boolean()).chain(([r, rScores, scored]) =>
        fc.record({
          Q: scored ? matrix(rScores, d, unitEntry) : fc.constant(undefined),
          K: scored ? matrix(rScores, d, unitEntry) : fc.constant(undefined),
          V: matrix(withO ? r : p, d),
          O: withO ? matrix(p, r) : fc.constant(undefined),
        }),
      );
      return fc.record({ heads: list(head, count), causal: flag, name });
    })
    .map(attention),
};

/** The arbitrary of one family; throws for a name that is none. */
export function familyNamed(family: string): fc.Arbitrary<Layer> {
  const found = families[family];
  if (found === undefined) throw new RangeError(`no family ${family}`);
  return found;
}

/** A layer, a length it is defined for (a grid side at most 3), and an input of that length. */
export function layerWithInput(layers: fc.Arbitrary<Layer>): fc.Arbitrary<{ layer: Layer; n: number; X: Rational[][] }> {
  return layers.chain((layer) =>
    fc
      .integer({ min: 1, max: Math.min(layer.maxLength, layer.indexing === 'offsets' ? 3 : 6) })
      .chain((n) => matrix(layer.tokens(n), layer.d).map((X) => ({ layer, n, X }))),
  );
}
