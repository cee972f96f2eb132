import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addQ, mulQ, ONE, subQ, ZERO } from '../../src/exact/rational.ts';
import type { Rational } from '../../src/exact/rational.ts';
import { addMatrices, multiply } from '../../src/exact/matrix.ts';
import { rationals } from '../../src/exact/rational-scalars.ts';
import type { Matrix } from '../../src/exact/scalars.ts';
import type { Complex, DiagonalChannel, Layer, OperatorLabel } from '../../src/layers/layer.ts';
import { families, familyNamed, layerWithInput } from './arbitrary-layers.ts';

const exact = rationals();

/** The operators by label that the structure declares on length n, computed without the layer's own code. */
function declaredOperators({ structure, p }: Layer, n: number): Map<string, Matrix<Rational>> {
  if (structure.type === 'listed') {
    const { labels, operators } = structure.operators(n);
    return new Map(labels.map((label, t) => [String(label), operators[t] ?? []]));
  }
  const found = new Map<string, Matrix<Rational>>();
  if (structure.type === 'recurrences') {
    found.set('0', structure.instant);
    for (const { A, B, C, sign } of structure.recurrences) {
      let left = C;
      for (let l = 1; l < n; l += 1) {
        left = multiply(exact, left, A);
        found.set(String(sign * l), multiply(exact, left, B));
      }
    }
    return found;
  }
  for (let l = 0; l < n; l += 1) {
    const kappa = structure.channels.map((channel) => kernelOfChannel(channel, l));
    found.set(
      String(l),
      Array.from({ length: p }, (_, a) => Array.from({ length: p }, (_, b) => (a === b ? (kappa[a] ?? ZERO) : ZERO))),
    );
  }
  return found;
}

function kernelOfChannel({ lambda, B, C, D }: DiagonalChannel, l: number): Rational {
  const product = ([a, b]: Complex, [c, d]: Complex): Complex => [subQ(mulQ(a, c), mulQ(b, d)), addQ(mulQ(a, d), mulQ(b, c))];
  return lambda.reduce(
    (sum, value, s) => {
      const power = Array.from({ length: l }, () => value).reduce(product, [ONE, ZERO]);
      return addQ(sum, product(product(C[s] ?? [ZERO, ZERO], power), B[s] ?? [ZERO, ZERO])[0]);
    },
    l === 0 ? D : ZERO,
  );
}

function labelOf(layer: Layer, n: number, i: number, j: number): OperatorLabel {
  if (layer.indexing === 'pairs') return [i, j];
  if (layer.indexing === 'offsets') return [Math.floor(i / n) - Math.floor(j / n), (i % n) - (j % n)];
  return i - j;
}

const withoutInput = Object.keys(families).filter((family) => family !== 'attention');

describe.each(withoutInput)('%s: the structure says what operator does', (family) => {
  const drawn = layerWithInput(familyNamed(family));

  it('W_ij is the operator of its label, zero without one, and zero outside the mask', () => {
    fc.assert(
      fc.property(drawn, ({ layer, n, X }) => {
        const declared = declaredOperators(layer, n);
        const zero = Array.from({ length: layer.p }, () => Array.from({ length: layer.d }, () => ZERO));
        X.forEach((_, i) => {
          X.forEach((_, j) => {
            const masked = layer.causal && j > i;
            const expected = masked ? zero : (declared.get(String(labelOf(layer, n, i, j))) ?? zero);
            expect(layer.operator(exact, X, i, j)).toEqual(expected);
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  it('a list counts its pairs, its lengths and the pairs it leaves out', () => {
    fc.assert(
      fc.property(drawn, ({ layer, n }) => {
        if (layer.structure.type !== 'listed') return;
        const listed = layer.structure.operators(n);
        const counts = new Map<string, number>();
        for (let i = 0; i < layer.tokens(n); i += 1) {
          for (let j = 0; j < layer.tokens(n); j += 1) {
            if (layer.causal && j > i) continue;
            const label = String(labelOf(layer, n, i, j));
            counts.set(label, (counts.get(label) ?? 0) + 1);
          }
        }
        expect(listed.multiplicities).toEqual(listed.labels.map((label) => counts.get(String(label))));
        expect(listed.zeroElsewhere).toBe(counts.size > listed.labels.length);
        const known = listed.labels.filter((_, t) => (listed.since[t] ?? 0) < n);
        expect(listed.labels.slice(0, known.length)).toEqual(known);
        if (n > 1) expect(layer.structure.operators(n - 1).labels).toEqual(known);
      }),
    );
  });
});

describe('attention: the structure lists the value maps', () => {
  it('W_ij(X) is their combination with nonnegative coefficients that sum to 1 along each row, whatever n', () => {
    fc.assert(
      fc.property(layerWithInput(familyNamed('attention')), ({ layer, n, X }) => {
        const { structure } = layer;
        if (structure.type !== 'listed') throw new Error('expected a list');
        const { operators, labels, since, multiplicities, zeroElsewhere } = structure.operators(n);
        expect(labels).toEqual(operators.map((_, h) => h));
        expect(since).toEqual(operators.map((_, h) => h + 1));
        expect(multiplicities).toEqual(operators.map(() => 1));
        expect(zeroElsewhere).toBe(false);
        const sum = operators.reduce((a, b) => addMatrices(exact, a, b));
        X.forEach((_, i) => {
          const row = X.map((_, j) => layer.operator(exact, X, i, j)).reduce((a, b) => addMatrices(exact, a, b));
          expect(row).toEqual(sum);
        });
      }),
    );
  });
});
