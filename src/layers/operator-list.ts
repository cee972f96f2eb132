import { fail } from '../diagnostics/diagnostic.ts';
import { addVectors, apply, readMatrix, zeroMatrix } from '../exact/matrix.ts';
import type { Rational } from '../exact/rational.ts';
import type { Matrix } from '../exact/scalars.ts';
import { toEntries } from './entries.ts';
import { LAYER_FORMAT } from './layer-format.ts';
import type { Layer } from './layer.ts';
import { checkedShape, checkInput, expectColumns, expectRows, shapeText } from './shapes.ts';

/** The lag operators M_0, M_1, … (p×d each), causal; lags beyond the list are zero. */
export interface OperatorListWeights {
  readonly operators: readonly Matrix<Rational>[];
  readonly name?: string | undefined;
}

/**
 * W_ij = M_(i-j) for j ≤ i, the operators given one by one: mathematics.md 2.4 needs nothing else of a layer.
 * Throws DiagnosticError where the shapes do not fit.
 */
export function operatorList({ operators, name }: OperatorListWeights): Layer {
  const first = operators[0];
  if (first === undefined) fail('empty-list', 'no operators: expected at least M_0', { place: 'operators' });
  const [p, d] = checkedShape(first, 'operators[0]');
  operators.forEach((M, l) => {
    const place = `operators[${String(l)}]`;
    const [rows, cols] = checkedShape(M, place);
    expectRows(place, rows, p, `operators[0] is ${shapeText(p, d)}`);
    expectColumns(place, cols, d, `operators[0] is ${shapeText(p, d)}`);
  });
  return {
    kind: 'operators',
    ...(name === undefined ? {} : { name }),
    p,
    d,
    indexing: 'lags',
    formula: 'W_ij = M_(i−j) for j ≤ i, zero beyond the list',
    causal: true,
    toeplitz: true,
    dependsOnInput: false,
    needs: [],
    defaultLength: operators.length,
    maxLength: Infinity,
    structure: {
      type: 'listed',
      operators: (n) => {
        const present = operators.slice(0, n);
        return {
          labels: present.map((_, l) => l),
          operators: present,
          multiplicities: present.map((_, l) => n - l),
          since: present.map((_, l) => l + 1),
          zeroElsewhere: n > operators.length,
        };
      },
    },
    tokens: (n) => n,
    operator: (scalars, _X, i, j) => {
      const M = j > i ? undefined : operators[i - j];
      return M === undefined ? zeroMatrix(scalars, p, d) : readMatrix(scalars, M);
    },
    run: (scalars, X) => {
      checkInput(X, d);
      const read = operators.slice(0, X.length).map((M) => readMatrix(scalars, M));
      const Y = zeroMatrix(scalars, X.length, p);
      // Each token is pushed forward through every lag, rather than each output gathering its past.
      X.forEach((x, j) => {
        read.slice(0, X.length - j).forEach((M, l) => {
          Y[j + l] = addVectors(scalars, Y[j + l] ?? [], apply(scalars, M, x));
        });
      });
      return Y;
    },
    toJSON: () => ({
      format: LAYER_FORMAT,
      kind: 'operators',
      ...(name === undefined ? {} : { name }),
      operators: operators.map(toEntries),
    }),
  };
}
