// Cases as mathematics.md writes them: matrices row by row.
import type { Case } from '../../../properties/arbitraries/case.ts';
import type { ShapedCase } from '../../../properties/shaped-cases.ts';

/** A matrix. */
export type Rows = readonly (readonly number[])[];

/** A quarter turn. */
export const J: Rows = [
  [0, -1],
  [1, 0],
];
/** The identity. */
export const I: Rows = [
  [1, 0],
  [0, 1],
];

interface Weights {
  readonly A: Rows;
  readonly B: Rows;
  readonly C: Rows;
  readonly D?: Rows;
  readonly n: number;
  readonly denominator?: number;
}

/** An LTI model at a length. */
export function ssm({ A, B, C, D, n, denominator = 1 }: Weights): Case {
  const sizes = { N: A.length, p: C.length, d: B[0]!.length, n, denominator };
  return { kind: 'ssm', ...sizes, A: A.flat(), B: B.flat(), C: C.flat(), D: D?.flat() ?? null, tags: [] };
}

/** A = J, B = C = I. */
export const rotation = (n: number): Case => ssm({ A: J, B: I, C: I, n });

/** Lag operators, at a length that shows all of them. */
export function operators(list: readonly Rows[]): Case {
  const sizes = { w: list.length, n: list.length, p: list[0]!.length, d: list[0]![0]!.length, denominator: 1 };
  return { kind: 'operators', ...sizes, operators: list.flat(2), tags: [] };
}

/** Data of a shape. */
export function shaped(
  sizes: Readonly<Record<string, number>>,
  weights: Readonly<Record<string, readonly number[]>>,
  denominator = 1,
): ShapedCase {
  return { sizes, weights, denominator, tags: [] };
}
