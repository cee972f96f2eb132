import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addVectors, apply, multiply, readMatrix, transpose } from '../../src/exact/matrix.ts';
import type { Rational } from '../../src/exact/rational.ts';
import type { Matrix } from '../../src/exact/scalars.ts';
import { attention } from '../../src/layers/attention.ts';
import type { Layer } from '../../src/layers/layer.ts';
import { expressionText } from '../../src/symbolic/print-expression.ts';
import type { RationalFunction } from '../../src/symbolic/rational-function.ts';
import { jacobian } from '../../src/symbolic/real-derivative.ts';
import { elementExpression } from '../../src/symbolic/real-expression.ts';
import { RealField } from '../../src/symbolic/real-field.ts';
import { symbolicInput, symbolicScalars } from '../../src/symbolic/symbolic-scalars.ts';
import { families, familyNamed, layerWithInput, matrix } from '../layers/arbitrary-layers.ts';

type Entries = RationalFunction[][];

/** A layer read over symbols, with the names of the inputs. */
function overSymbols(n: number, d: number) {
  const names = symbolicInput(n, d);
  const field = new RealField(names.flat());
  const X = names.map((row) => row.map((name) => field.name(name)));
  return { names, field, X, scalars: symbolicScalars(field) };
}

function expectSame(field: RealField, f: Matrix<RationalFunction>, g: Matrix<RationalFunction>): void {
  f.forEach((row, i) => {
    row.forEach((entry, j) => {
      expect(field.equal(entry, g[i]![j]!)).toBe(true);
    });
  });
}

function expectUnrolled(layer: Layer, tokens: number): void {
  const { field, X, scalars } = overSymbols(tokens, layer.d);
  const sums = X.map((_, i) =>
    X.map((x, j) => apply(scalars, layer.operator(scalars, X, i, j), x)).reduce((sum, y) => addVectors(scalars, sum, y)),
  );
  expectSame(field, layer.run(scalars, X), sums);
}

describe.each(Object.keys(families).filter((family) => family !== 'attention'))('%s over symbols', (family) => {
  it('has run(X) = Σ_j W_ij(X) x_j', () => {
    const drawn = layerWithInput(familyNamed(family));
    fc.assert(
      fc.property(drawn, ({ layer, X }) => {
        expectUnrolled(layer, X.length);
      }),
      { numRuns: 10 },
    );
  });
});

/** Q, K, V of one head with r = d = 2. */
const head = fc.record({ Q: matrix(2, 2), K: matrix(2, 2), V: matrix(2, 2) });

describe('attention over symbols', () => {
  it('has run(X) = Σ_j W_ij(X) x_j, with one head and with two', () => {
    fc.assert(
      fc.property(fc.array(head, { minLength: 1, maxLength: 2 }), fc.boolean(), (heads, causal) => {
        expectUnrolled(attention({ heads, causal }), 2);
      }),
      { numRuns: 10 },
    );
  });

  it('has the Jacobian of the closed form, at every key, at its own token and behind the mask', () => {
    fc.assert(
      fc.property(head, fc.boolean(), ({ Q, K, V }, causal) => {
        const n = 3;
        const { names, field, X, scalars } = overSymbols(n, 2);
        const layer = attention({ heads: [{ Q, K, V }], causal });
        const Y = layer.run(scalars, X);
        const a = layer.coefficients!(scalars, X)[0]!;
        for (let i = 0; i < n; i += 1) {
          for (let j = 0; j < n; j += 1) {
            expectSame(field, jacobian(field, Y[i]!, names[j]!), closedForm({ field, X, a: a[i]!, Q, K, V, i, j }));
          }
        }
      }),
      { numRuns: 5 },
    );
  });

  it('depends on its own token through the query too: without that term the closed form is wrong', () => {
    const { names, field, X, scalars } = overSymbols(2, 1);
    const one: Matrix<Rational> = [[{ num: 1n, den: 1n }]];
    const layer = attention({ heads: [{ Q: one, K: one, V: one }] });
    const a = layer.coefficients!(scalars, X)[0]![0]!;
    const found = jacobian(field, layer.run(scalars, X)[0]!, names[0]!)[0]![0]!;
    const place = { field, X, a, Q: one, K: one, V: one, i: 0 };
    expect(field.equal(found, closedForm({ ...place, j: 0 })[0]![0]!)).toBe(true);
    const mean = field.plus(field.times(a[0]!, X[0]![0]!), field.times(a[1]!, X[1]![0]!));
    const centred = field.minus(X[0]![0]!, mean);
    const keyOnly = field.times(a[0]!, field.plus(scalars.one, field.times(centred, X[0]![0]!)));
    expect(field.equal(found, keyOnly)).toBe(false);
  });

  it('prints its weights as softmaxes of the scores', () => {
    const { field, X, scalars } = overSymbols(2, 1);
    const one: Rational = { num: 1n, den: 1n };
    const layer = attention({ heads: [{ Q: [[one]], K: [[one]], V: [[{ num: 2n, den: 1n }]] }] });
    const entries = layer.operator(scalars, X, 0, 1);
    expect(expressionText(elementExpression(field, entries[0]![0]!))).toBe('2*exp(x_11*x_21)/(exp(x_11^2) + exp(x_11*x_21))');
  });
});

interface Place {
  readonly field: RealField;
  readonly X: Entries;
  readonly a: readonly RationalFunction[];
  readonly Q: Matrix<Rational>;
  readonly K: Matrix<Rational>;
  readonly V: Matrix<Rational>;
  readonly i: number;
  readonly j: number;
}

/** a_j V + a_j V (x_j − x̄)(Kᵀq)ᵀ, and for j = i also V Cov_a Kᵀ Q; masked keys have a_j = 0. */
function closedForm({ field, X, a, Q, K, V, i, j }: Place): Entries {
  const s = symbolicScalars(field);
  const [readQ, readK, readV] = [Q, K, V].map((m) => readMatrix(s, m)) as [Entries, Entries, Entries];
  const scaled = (by: RationalFunction, x: readonly RationalFunction[]): RationalFunction[] => x.map((entry) => s.mul(by, entry));
  const outer = (x: readonly RationalFunction[], y: readonly RationalFunction[]): Entries => x.map((entry) => scaled(entry, y));
  const plus = (f: Entries, g: Entries): Entries => f.map((row, r) => addVectors(s, row, g[r]!));
  const mean = X.map((x, m) => scaled(a[m]!, x)).reduce((sum, x) => addVectors(s, sum, x));
  const centred = X.map((x) => x.map((entry, c) => s.sub(entry, mean[c]!)));
  const key = apply(s, transpose(readK), apply(s, readQ, X[i]!));
  const identity = X[0]!.map((_, r) => X[0]!.map((_entry, c) => (r === c ? s.one : s.zero)));
  let inner = plus(identity, outer(centred[j]!, key)).map((row) => scaled(a[j]!, row));
  if (i === j) {
    const covariance = centred.map((x, m) => outer(scaled(a[m]!, x), x)).reduce(plus);
    inner = plus(inner, multiply(s, covariance, multiply(s, transpose(readK), readQ)));
  }
  return multiply(s, readV, inner);
}
