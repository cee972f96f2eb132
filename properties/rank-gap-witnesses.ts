import type { SsmCase } from './arbitraries/case.ts';

/**
 * The layers with N = n = k and k independent lag operators of mathematics.md 2.3 (c): a delay line with one input, the same
 * with one output, a cyclic shift, and a diagonal one with the eigenvalues 0, …, k − 1.
 */
export function witnessLayers(k: number): readonly SsmCase[] {
  const matrix = (rows: number, cols: number, entry: (i: number, j: number) => number): number[] =>
    Array.from({ length: rows * cols }, (_, e) => entry(Math.floor(e / cols), e % cols));
  const unit = matrix(k, k, (i, j) => (i === j ? 1 : 0));
  const first = matrix(k, 1, (i) => (i === 0 ? 1 : 0));
  const common = { kind: 'ssm', N: k, n: k, denominator: 1, D: null, tags: [] } as const;
  return [
    { ...common, p: k, d: 1, A: matrix(k, k, (i, j) => (i === j + 1 ? 1 : 0)), B: first, C: unit },
    { ...common, p: 1, d: k, A: matrix(k, k, (i, j) => (j === i + 1 ? 1 : 0)), B: unit, C: first },
    { ...common, p: k, d: k, A: matrix(k, k, (i, j) => (i === (j + 1) % k ? 1 : 0)), B: unit, C: unit },
    { ...common, p: k, d: 1, A: matrix(k, k, (i, j) => (i === j ? i : 0)), B: new Array<number>(k).fill(1), C: unit },
  ];
}
