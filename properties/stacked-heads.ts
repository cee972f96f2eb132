// Two layers of heads, one after the other, seen only through what they do to inputs (mathematics.md 2.12).
import { integerRank } from '../src/exact/fraction-free.ts';
import { IntegerSpan } from './arbitraries/integer-span.ts';
import { NOT_SAFE } from './arbitraries/safe-integers.ts';
import { sizeNamed, type Shape, type ShapedCase } from './shaped-cases.ts';

/**
 * Inner heads U (e×d) with weights b, outer heads V (p×e) with weights a, one table n×n for each head: b_mj is what
 * position m takes from j. Weights may depend on the input; this is what they are at one.
 */
export const STACK = {
  sizes: { H1: [1, 4], H2: [1, 4], n: [1, 9], p: [1, 4], e: [1, 3], d: [1, 4] },
  weights: { V: ['H2', 'p', 'e'], U: ['H1', 'e', 'd'], a: ['H2', 'n', 'n'], b: ['H1', 'n', 'n'] },
} as const satisfies Shape;

/** The same with p = e = d, so that each layer may be added to its input. */
export const RESIDUAL_STACK = {
  sizes: { H1: [1, 3], H2: [1, 3], n: [1, 4], d: [1, 3] },
  weights: { V: ['H2', 'd', 'd'], U: ['H1', 'd', 'd'], a: ['H2', 'n', 'n'], b: ['H1', 'n', 'n'] },
} as const satisfies Shape;

type Sequence = readonly (readonly number[])[];

/** One layer of heads with values of rows×cols: position i gives the sum over heads and positions j of weight · value · x_j. */
function runHeads(c: ShapedCase, values: string, weights: string, rows: number, x: Sequence): number[][] {
  const [value, weight] = [c.weights[values] ?? [], c.weights[weights] ?? []];
  const [n, cols] = [x.length, x[0]?.length ?? 0];
  const heads = value.length / (rows * cols);
  const y = Array.from({ length: n }, () => new Array<number>(rows).fill(0));
  for (let h = 0; h < heads; h += 1) {
    x.forEach((token, j) => {
      if (token.every((entry) => entry === 0)) return;
      const image = Array.from({ length: rows }, (_, r) =>
        token.reduce((sum, entry, t) => sum + (value[(h * rows + r) * cols + t] ?? 0) * entry, 0),
      );
      y.forEach((out, i) => {
        const factor = weight[(h * n + i) * n + j] ?? 0;
        if (factor !== 0) image.forEach((entry, r) => (out[r] = (out[r] ?? 0) + factor * entry));
      });
    });
  }
  return y;
}

function plus(x: Sequence, y: Sequence): number[][] {
  return x.map((row, i) => row.map((entry, t) => entry + (y[i]?.[t] ?? 0)));
}

/** The blocks T_ij of both layers together, read off their outputs at unit inputs; each as one row of p·d numbers. */
export function compositeBlocks(c: ShapedCase, isResidual: boolean): number[][] {
  const [n, d] = [sizeNamed(c, 'n'), sizeNamed(c, 'd')];
  const [e, p] = [c.sizes['e'] ?? d, c.sizes['p'] ?? d];
  const blocks = Array.from({ length: n * n }, () => new Array<number>(p * d).fill(0));
  for (let j = 0; j < n; j += 1) {
    for (let t = 0; t < d; t += 1) {
      const x = Array.from({ length: n }, (_, i) => Array.from({ length: d }, (_token, s) => (i === j && s === t ? 1 : 0)));
      const inner = runHeads(c, 'U', 'b', e, x);
      const z = isResidual ? plus(x, inner) : inner;
      const outer = runHeads(c, 'V', 'a', p, z);
      const y = isResidual ? plus(z, outer) : outer;
      y.forEach((out, i) => {
        out.forEach((entry, r) => ((blocks[i * n + j] ?? [])[r * d + t] = entry));
      });
    }
  }
  return blocks;
}

/** The products V_a U_b, each as one row of p·d numbers. */
export function valueProducts(c: ShapedCase): number[][] {
  const d = sizeNamed(c, 'd');
  const [e, p] = [c.sizes['e'] ?? d, c.sizes['p'] ?? d];
  const [V, U] = [c.weights['V'] ?? [], c.weights['U'] ?? []];
  return Array.from({ length: sizeNamed(c, 'H2') }, (_, a) => a).flatMap((a) =>
    Array.from({ length: sizeNamed(c, 'H1') }, (_, b) =>
      Array.from({ length: p * d }, (_entry, at) => {
        const [r, t] = [Math.floor(at / d), at % d];
        return Array.from({ length: e }, (_m, m) => (V[(a * p + r) * e + m] ?? 0) * (U[(b * e + m) * d + t] ?? 0)).reduce((x, y) => x + y);
      }),
    ),
  );
}

/** Blocks of `size` entries of a row-major weight, one row each. */
export function blocksOf(entries: readonly number[], size: number): number[][] {
  return Array.from({ length: entries.length / size }, (_, t) => entries.slice(t * size, (t + 1) * size));
}

/** The exact rank of rows of small whole numbers. */
export function rankOfNumbers(rows: readonly (readonly number[])[]): number {
  try {
    const span = new IntegerSpan(rows[0]?.length ?? 0);
    for (const row of rows) span.add(row);
    return span.dimension;
  } catch (error) {
    if (error !== NOT_SAFE) throw error;
    return integerRank(rows.map((row) => row.map(BigInt))).rank;
  }
}
