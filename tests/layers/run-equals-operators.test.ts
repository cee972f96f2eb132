import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floats } from '../../src/exact/float-scalars.ts';
import { addVectors, apply, readMatrix } from '../../src/exact/matrix.ts';
import { rationals } from '../../src/exact/rational-scalars.ts';
import { residues } from '../../src/exact/residue-scalars.ts';
import type { Matrix, Scalars } from '../../src/exact/scalars.ts';
import type { Layer } from '../../src/layers/layer.ts';
import { families, familyNamed, layerWithInput } from './arbitrary-layers.ts';

/** Σ_j W_ij(X) x_j for every i, straight from the definition. */
function sumOfOperators<S>(scalars: Scalars<S>, layer: Layer, X: Matrix<S>): S[][] {
  return X.map((_, i) =>
    X.reduce<S[]>(
      (y, x, j) => addVectors(scalars, y, apply(scalars, layer.operator(scalars, X, i, j), x)),
      Array.from({ length: layer.p }, () => scalars.zero),
    ),
  );
}

/** An upper bound for the size of the sums in `sumOfOperators`, which rounding errors are relative to. */
function magnitude(layer: Layer, X: Matrix<number>): number {
  const sizes = X.map((x, j) =>
    X.map((_, i) =>
      apply(
        floats,
        layer.operator(floats, X, i, j).map((row) => row.map(Math.abs)),
        x.map(Math.abs),
      ),
    ),
  );
  return 1 + sizes.flat(2).reduce((sum, a) => sum + a, 0);
}

describe.each(Object.keys(families))('%s: run(X) is Σ_j W_ij(X) x_j', (family) => {
  const drawn = layerWithInput(familyNamed(family));

  it('exactly over the rationals, for every positive weight function tried', () => {
    fc.assert(
      fc.property(drawn, fc.integer(), ({ layer, X }, seed) => {
        const scalars = rationals(seed);
        expect(layer.run(scalars, X)).toEqual(sumOfOperators(scalars, layer, X));
      }),
    );
  });

  it('exactly over the residues mod a prime', () => {
    fc.assert(
      fc.property(drawn, fc.integer(), ({ layer, X }, seed) => {
        const scalars = residues(67108859, seed);
        const read = readMatrix(scalars, X);
        expect(layer.run(scalars, read)).toEqual(sumOfOperators(scalars, layer, read));
      }),
    );
  });

  it('to 1e-9 over float64, with the real exponential', () => {
    fc.assert(
      fc.property(drawn, ({ layer, X }) => {
        const read = readMatrix(floats, X);
        const expected = sumOfOperators(floats, layer, read);
        const error = Math.max(
          ...layer.run(floats, read).flatMap((y, i) => y.map((value, a) => Math.abs(value - (expected[i]?.[a] ?? NaN)))),
        );
        expect(error / magnitude(layer, read)).toBeLessThan(1e-9);
      }),
    );
  });
});
