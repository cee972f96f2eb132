import { integerRank } from '../../../src/exact/fraction-free.ts';
import { rationals } from '../../../src/exact/rational-scalars.ts';
import { lcm, type Rational } from '../../../src/exact/rational.ts';
import type { Layer } from '../../../src/layers/layer.ts';

/** Every W_ij of a layer that does not depend on its input, zeros and repetitions included: slow, and asks nothing of spans. */
export function everyOperator(layer: Layer, n: number): bigint[][][] {
  const tokens = Array.from({ length: layer.tokens(n) }, (_, i) => i);
  const exact = rationals();
  return tokens.flatMap((i) => tokens.map((j) => whole(layer.operator(exact, [], i, j))));
}

/** The ranks of all operators as vectors, side by side, and one above the other. */
export function plainRanks(layer: Layer, n: number): { heads: number; rowRank: number; colRank: number } {
  const operators = everyOperator(layer, n);
  return {
    heads: integerRank(operators.map((W) => W.flat())).rank,
    rowRank: integerRank(Array.from({ length: layer.p }, (_, a) => operators.flatMap((W) => W[a]!))).rank,
    colRank: integerRank(operators.flat()).rank,
  };
}

/** The largest dimension of {W_ij v} over the vectors v of small whole numbers. */
export function plainPairwise(layer: Layer, n: number): number {
  const operators = everyOperator(layer, n);
  let best = 0;
  for (let code = 0; code < 7 ** layer.d; code += 1) {
    const v = Array.from({ length: layer.d }, (_, b) => BigInt((Math.floor(code / 7 ** b) % 7) - 3));
    const images = operators.map((W) => W.map((row) => row.reduce((sum, x, b) => sum + x * v[b]!, 0n)));
    best = Math.max(best, integerRank(images).rank);
  }
  return best;
}

function whole(W: readonly (readonly Rational[])[]): bigint[][] {
  const scale = W.flat().reduce((common, { den }) => lcm(common, den), 1n);
  return W.map((row) => row.map(({ num, den }) => num * (scale / den)));
}
