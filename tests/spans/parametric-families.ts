import { integer, rational } from '../../src/exact/rational.ts';
import { readParametricLayer } from '../../src/layers/parametric-layer.ts';
import type { ParametricLayer } from '../../src/layers/parametric-layer.ts';
import { polynomialExpression } from '../../src/symbolic/normal-form.ts';
import { Polynomial } from '../../src/symbolic/polynomial.ts';
import { expressionText } from '../../src/symbolic/print-expression.ts';
import { RationalFunction } from '../../src/symbolic/rational-function.ts';

const format = 'headcount/layer@1';
const I2 = [[1, 0], [0, 1]]; // prettier-ignore
const I3 = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]; // prettier-ignore
const I4 = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]; // prettier-ignore

/** A family whose degenerate locus is known by hand. */
export interface KnownFamily {
  readonly family: ParametricLayer;
  readonly heads: number;
  /** Conditions and count of each stratum, in the order of the report. */
  readonly strata: readonly (readonly [conditions: readonly string[], heads: number])[];
}

function known(file: object, heads: number, strata: KnownFamily['strata']): KnownFamily {
  return { family: readParametricLayer({ format, ...file }), heads, strata };
}

/**
 * HiPPO-LegS with a symbolic step: (I − hA/2)^(-1) (I + hA/2) by forward substitution, A_ii = −(i+1) and A_ij = −(2j+1)
 * below (similar to the usual A, whose entries are square roots).
 */
export function legsStep(N: number): string[][] {
  const names = ['h'];
  const number = (n: number): RationalFunction => RationalFunction.constant(names, integer(n));
  const half = RationalFunction.of(Polynomial.variable(names, 'h')).times(RationalFunction.constant(names, rational(1n, 2n)));
  const entry = (i: number, j: number): RationalFunction => half.times(number(i === j ? -(i + 1) : i > j ? -(2 * j + 1) : 0));
  const columns = Array.from({ length: N }, (_, j) => {
    const x: RationalFunction[] = [];
    for (let i = 0; i < N; i += 1) {
      const right = x.reduce((sum, value, t) => sum.plus(entry(i, t).times(value)), entry(i, j).plus(number(i === j ? 1 : 0)));
      x.push(right.dividedBy(number(1).minus(entry(i, i))));
    }
    return x;
  });
  return Array.from({ length: N }, (_, i) => columns.map((column) => text(column[i] ?? number(0))));
}

function text({ numerator, denominator }: RationalFunction): string {
  const [above, below] = [numerator, denominator].map(polynomialExpression);
  if (above === undefined || below === undefined) throw new Error('a fraction has two parts');
  return expressionText({ kind: 'quotient', left: above, right: below });
}

/** The families of the issue, each with its conditions. */
export const knownFamilies: Readonly<Record<string, () => KnownFamily>> = {
  rotation: () =>
    known(
      { kind: 'ssm', parameters: ['c', 's'], relations: ['c^2 + s^2 = 1'], A: [['c', '-s'], ['s', 'c']], B: I2, C: I2 }, // prettier-ignore
      2,
      [[['s = 0'], 1]],
    ),
  'damped rotation': () =>
    known(
      { kind: 'ssm', parameters: ['r', 'c', 's'], relations: ['c^2 + s^2 = 1'], A: [['r*c', '-r*s'], ['r*s', 'r*c']], B: I2, C: I2 }, // prettier-ignore
      2,
      [
        [['r = 0'], 1],
        [['s = 0'], 1],
      ],
    ),
  'three symbolic eigenvalues': () =>
    known(
      {
        kind: 'ssm',
        parameters: ['a', 'b', 'c'],
        A: [
          ['a', 0, 0],
          [0, 'b', 0],
          [0, 0, 'c'],
        ],
        B: I3,
        C: I3,
      },
      3,
      [
        // prettier-ignore
        [['a = b'], 2],
        [['a = c'], 2],
        [['b = c'], 2],
        [['a = b', 'b = c'], 1],
      ],
    ),
  'three channels with an eigenvalue each': () =>
    known({ kind: 'diagonal-ssm', parameters: ['a', 'b', 'c'], lambda: [['a'], ['b'], ['c']], B: [[1], [1], [1]], C: [[1], [1], [1]] }, 3, [
      [['a = b'], 2],
      [['a = c'], 2],
      [['b = c'], 2],
      [['a = b', 'b = c'], 1],
    ]),
  'LegS by the bilinear rule': () => known({ kind: 'ssm', parameters: ['h'], A: legsStep(4), B: I4, C: I4 }, 4, [[['h = 0'], 1]]),
  'a companion matrix': () =>
    known({ kind: 'ssm', parameters: ['a', 'b', 'c'], A: [[0, 0, 'a'], [1, 0, 'b'], [0, 1, 'c']], B: I3, C: I3 }, 3, []), // prettier-ignore
  'a companion matrix seen through a vector': () =>
    known({ kind: 'ssm', parameters: ['a', 'b', 'x'], A: [[0, 'a'], [1, 'b']], B: [[1], ['x']], C: I2 }, 2, [[['a*x^2 = b*x + 1'], 1]]), // prettier-ignore
  'a locus that is a curve': () =>
    known({ kind: 'operators', parameters: ['x', 'y'], operators: [[['1', 'y']], [['x', 'x^2 - 1']]] }, 2, [[['x^2 = x*y + 1'], 1]]),
};
