import { addMatrices, multiply } from '../exact/matrix.ts';
import { ONE } from '../exact/rational.ts';
import type { Matrix, Scalars } from '../exact/scalars.ts';
import { Polynomial } from '../symbolic/polynomial.ts';
import { RationalFunction } from '../symbolic/rational-function.ts';
import { cleared, commonMultiple, exactQuotient } from './parametric-scalars.ts';
import type { ClearedMatrix } from './parametric-scalars.ts';
import type { ParametricOperator } from './parametric-operators.ts';
import { diagonalFamily } from './parametric-diagonal.ts';
import type { SymbolicComplex } from './parametric-diagonal.ts';

type Symbols = Matrix<RationalFunction>;
interface Step {
  readonly A: Symbols;
  readonly B: Symbols;
  readonly C: Symbols;
  readonly D?: Symbols;
}

/** A checked layer file with every number and expression read as a rational function of the parameters. */
export type SymbolicFile =
  | ({ readonly kind: 'ssm' } & Step)
  | { readonly kind: 'bidirectional-ssm'; readonly forward: Step; readonly backward: Step }
  | {
      readonly kind: 'diagonal-ssm';
      readonly lambda: readonly (readonly SymbolicComplex[])[];
      readonly B: readonly (readonly SymbolicComplex[])[];
      readonly C: readonly (readonly SymbolicComplex[])[];
      readonly D?: readonly RationalFunction[];
    }
  | {
      readonly kind: 'time-varying-ssm';
      readonly A: readonly Symbols[];
      readonly B: readonly Symbols[];
      readonly C: readonly Symbols[];
      readonly D?: readonly Symbols[];
    }
  | { readonly kind: 'operators'; readonly operators: readonly Symbols[] }
  | {
      readonly kind: 'convolution';
      readonly kernels?: readonly Symbols[];
      readonly depthwise?: Symbols;
      readonly dilation?: RationalFunction;
      readonly centred?: boolean;
    }
  | { readonly kind: 'convolution-2d'; readonly kernels: readonly (readonly Symbols[])[]; readonly centred?: boolean }
  | { readonly kind: 'attention'; readonly heads: readonly { readonly V: Symbols; readonly O?: Symbols }[] };

/** How the operators of a family come about on length n, in the order in which growing n brings them in. */
export interface ListedFamily {
  /** The least length after which k cannot grow, wherever in the family. */
  readonly defaultLength: number;
  readonly operators: (scalars: Scalars<Polynomial>, n: number) => Iterable<ParametricOperator>;
}

/** The operators of each family of layers (the definitions of src/layers), denominators cleared row by row. */
export function listedFamily(file: SymbolicFile, variables: readonly string[]): ListedFamily {
  const clear = (matrix: Symbols): ClearedMatrix => cleared(matrix, variables);
  const listed = (matrices: readonly (readonly [ParametricOperator['label'], number, Symbols])[], n: number): ParametricOperator[] =>
    matrices.flatMap(([label, since, symbols]) => {
      if (since > n) return [];
      const { matrix, denominator } = clear(symbols);
      return [{ label, since, matrix, scale: denominator }];
    });
  switch (file.kind) {
    case 'ssm': {
      const N = file.A.length;
      const from = file.D === undefined ? 0 : 1;
      return {
        defaultLength: N + from,
        operators: function* (scalars, n) {
          const lags = lagOperators(scalars, file, clear, 1);
          if (file.D !== undefined) yield sumAtOnce(scalars, [nextOf(lags)], clear(file.D));
          for (let l = from; l < Math.min(n, N + from); l += 1) yield nextOf(lags);
        },
      };
    }
    case 'bidirectional-ssm': {
      const { forward, backward } = file;
      const [past, future] = [forward.A.length, backward.A.length];
      return {
        defaultLength: Math.max(past, future) + 1,
        operators: function* (scalars, n) {
          const runs = [lagOperators(scalars, forward, clear, 1), lagOperators(scalars, backward, clear, -1)] as const;
          yield sumAtOnce(scalars, runs.map(nextOf), forward.D === undefined ? undefined : clear(forward.D));
          for (let l = 1; l < Math.min(n, Math.max(past, future) + 1); l += 1) {
            if (l <= past) yield nextOf(runs[0]);
            if (l <= future) yield nextOf(runs[1]);
          }
        },
      };
    }
    case 'diagonal-ssm':
      return diagonalFamily(file, variables);
    case 'time-varying-ssm':
      return { defaultLength: file.A.length, operators: (scalars, n) => pairOperators(scalars, file, clear, n) };
    case 'operators':
      return {
        defaultLength: file.operators.length,
        operators: (_, n) =>
          listed(
            file.operators.map((M, l) => [l, l + 1, M]),
            n,
          ),
      };
    case 'convolution': {
      const kernels = file.kernels ?? diagonalKernels(file.depthwise ?? [], variables);
      const dilation = Number(file.dilation?.numerator.constantValue?.num ?? 1n);
      const middle = file.centred === true ? Math.floor(kernels.length / 2) : 0;
      const placed = kernels.map((K, s) => [(s - middle) * dilation, K] as const);
      placed.sort(([a], [b]) => Math.abs(a) - Math.abs(b) || b - a);
      return {
        defaultLength: (kernels.length - 1) * dilation + 1,
        operators: (_, n) =>
          listed(
            placed.map(([offset, K]) => [offset, Math.abs(offset) + 1, K]),
            n,
          ),
      };
    }
    case 'convolution-2d': {
      const [height, width] = [file.kernels.length, file.kernels[0]?.length ?? 0];
      const [u0, v0] = file.centred === true ? [Math.floor(height / 2), Math.floor(width / 2)] : [0, 0];
      const taps = file.kernels.flatMap((row, s) => row.map((K, t) => ({ u: s - u0, v: t - v0, K })));
      const since = ({ u, v }: { u: number; v: number }): number => Math.max(Math.abs(u), Math.abs(v)) + 1;
      const reach = ({ u, v }: { u: number; v: number }): number => Math.abs(u) + Math.abs(v);
      taps.sort((a, b) => since(a) - since(b) || reach(a) - reach(b) || a.u - b.u || a.v - b.v);
      return {
        defaultLength: Math.max(height, width),
        operators: (_, n) =>
          listed(
            taps.map((tap) => [[tap.u, tap.v], since(tap), tap.K]),
            n,
          ),
      };
    }
    case 'attention':
      // The value maps: their span is the count for free scores, whatever the length.
      return {
        defaultLength: 1,
        operators: (scalars) =>
          file.heads.map(({ V, O }, h) => {
            const [right, left] = [clear(V), O === undefined ? undefined : clear(O)];
            const matrix = left === undefined ? right.matrix : multiply(scalars, left.matrix, right.matrix);
            const scale = left === undefined ? right.denominator : left.denominator.times(right.denominator);
            return { label: h, since: h + 1, matrix, scale };
          }),
      };
  }
}

/** C A^l B for l = 0, 1, … without end, over the denominators of the three factors. */
function* lagOperators(
  scalars: Scalars<Polynomial>,
  step: Step,
  clear: (matrix: Symbols) => ClearedMatrix,
  sign: 1 | -1,
): Generator<ParametricOperator, never> {
  const [A, C] = [clear(step.A), clear(step.C)];
  let power = clear(step.B);
  for (let l = 0; ; l += 1) {
    const scale = scalars.mul(C.denominator, power.denominator);
    yield { label: sign * l, since: l + 1, matrix: multiply(scalars, C.matrix, power.matrix), scale };
    power = { matrix: multiply(scalars, A.matrix, power.matrix), denominator: scalars.mul(A.denominator, power.denominator) };
  }
}

/** M_0 where several parts act on a token itself. */
function sumAtOnce(
  scalars: Scalars<Polynomial>,
  parts: readonly ParametricOperator[],
  skip: ClearedMatrix | undefined,
): ParametricOperator {
  const all = [...parts, ...(skip === undefined ? [] : [{ matrix: skip.matrix, scale: skip.denominator }])];
  const scale = all.map((part) => part.scale).reduce(commonMultiple);
  const [first, ...rest] = all.map((part) => over(scalars, part, scale));
  return { label: 0, since: 1, matrix: rest.reduce((sum, M) => addMatrices(scalars, sum, M), first ?? []), scale };
}

/** The matrix of an operator over a multiple of its scale. */
function over(scalars: Scalars<Polynomial>, part: Pick<ParametricOperator, 'matrix' | 'scale'>, multiple: Polynomial): Polynomial[][] {
  const factor = exactQuotient(multiple, part.scale);
  return part.matrix.map((row) => row.map((entry) => scalars.mul(factor, entry)));
}

/** Every W_ij with j ≤ i < n, by i then j: C_i A_i ⋯ A_(j+1) B_j + [i = j] D_i. */
function* pairOperators(
  scalars: Scalars<Polynomial>,
  file: Extract<SymbolicFile, { kind: 'time-varying-ssm' }>,
  clear: (matrix: Symbols) => ClearedMatrix,
  n: number,
): Generator<ParametricOperator> {
  const at = (list: readonly Symbols[], t: number): ClearedMatrix => clear(list[t] ?? []);
  const product = (a: ClearedMatrix, b: ClearedMatrix): ClearedMatrix => ({
    matrix: multiply(scalars, a.matrix, b.matrix),
    denominator: scalars.mul(a.denominator, b.denominator),
  });
  let products: ClearedMatrix[] = [];
  for (let i = 0; i < n; i += 1) {
    products = [...products.map((one) => product(at(file.A, i), one)), at(file.B, i)];
    for (const [j, one] of products.entries()) {
      const { matrix, denominator } = product(at(file.C, i), one);
      const plain: ParametricOperator = { label: [i, j], since: i + 1, matrix, scale: denominator };
      yield i === j && file.D !== undefined ? { ...sumAtOnce(scalars, [plain], at(file.D, i)), label: [i, j], since: i + 1 } : plain;
    }
  }
}

function diagonalKernels(channels: Symbols, variables: readonly string[]): Symbols[] {
  const zero = RationalFunction.of(Polynomial.constant(variables, { num: 0n, den: 1n }), Polynomial.constant(variables, ONE));
  const width = channels[0]?.length ?? 0;
  return Array.from({ length: width }, (_, s) => channels.map((taps, c) => channels.map((__, e) => (c === e ? (taps[s] ?? zero) : zero))));
}

function nextOf<T>(sequence: Generator<T, never>): T {
  return sequence.next().value;
}
