// The heads I and J of mathematics.md 2.5.3 E1 and E2, and the four of E3: multiplications by complex numbers and by
// quaternions. At every v ≠ 0 their images are orthogonal, so with arbitrary coefficients they reproduce every operator.
import type { ExactJudgement } from '../src/claims/claim.ts';
import type { OperatorsCase, SsmCase } from './arbitraries/case.ts';
import { judged } from './exact-property.ts';
import { lagsOf, spanDimension, wholeMatrix, type Whole } from './integer-operators.ts';
import { imageOf, latticeVectors, type WholeVector } from './local-dimension.ts';

const ONE: readonly Whole[] = [[[1n]]];
const COMPLEX: readonly Whole[] = [
  [
    [1n, 0n],
    [0n, 1n],
  ],
  [
    [0n, -1n],
    [1n, 0n],
  ],
];
const QUATERNIONS: readonly Whole[] = [
  [
    [1n, 0n, 0n, 0n],
    [0n, 1n, 0n, 0n],
    [0n, 0n, 1n, 0n],
    [0n, 0n, 0n, 1n],
  ],
  [
    [0n, -1n, 0n, 0n],
    [1n, 0n, 0n, 0n],
    [0n, 0n, 0n, -1n],
    [0n, 0n, 1n, 0n],
  ],
  [
    [0n, 0n, -1n, 0n],
    [0n, 0n, 0n, 1n],
    [1n, 0n, 0n, 0n],
    [0n, -1n, 0n, 0n],
  ],
  [
    [0n, 0n, 0n, -1n],
    [0n, 0n, -1n, 0n],
    [0n, 1n, 0n, 0n],
    [1n, 0n, 0n, 0n],
  ],
];

/** The fewest such heads that act on d inputs and give p outputs; null above four of either. */
function divisionHeads(p: number, d: number): readonly Whole[] | null {
  return [ONE, COMPLEX, QUATERNIONS].find((heads) => heads.length >= Math.max(p, d)) ?? null;
}

/**
 * Whether M v = Σ_h a_h(v) V_h v with a_h(v) = (V_h v)·(M v) / |v|² for all v ≠ 0, the operator filled up with zeros to a
 * square. Both sides times |v|² are cubic polynomials in v, which are compared at enough vectors to be the same.
 */
function reproduces(heads: readonly Whole[], M: Whole): boolean {
  const m = heads.length;
  const square = Array.from({ length: m }, (_, i) => Array.from({ length: m }, (_row, j) => M[i]?.[j] ?? 0n));
  return latticeVectors(m, 3).every((v) => {
    const target = imageOf(square, v);
    const images = heads.map((head) => imageOf(head, v));
    return target.every((y, i) => dot(v, v) * y === images.reduce((sum, image) => sum + dot(image, target) * (image[i] ?? 0n), 0n));
  });
}

/** Whether Σ_h a_h(v)² = |M v|² / |v|² is at most the sum of squares of M, so that all coefficients are bounded. */
function isBounded(heads: readonly Whole[], M: Whole): boolean {
  const m = heads.length;
  const most = M.flat().reduce((sum, x) => sum + x * x, 0n);
  return latticeVectors(m, 2).every((v) => {
    const target = imageOf(M, v);
    return dot(target, target) <= most * dot(v, v);
  });
}

/** The claim that heads with coefficients that are arbitrary functions of the token number at least k. */
export function areNeededEverywhere(c: SsmCase | OperatorsCase): ExactJudgement {
  const lags = c.kind === 'ssm' ? lagsOf(c, c.n) : listed(c);
  const heads = divisionHeads(c.p, c.d);
  const k = spanDimension(lags);
  const H = heads?.length ?? Infinity;
  // Where there are k of them or more it does not matter what they can do.
  const given = heads !== null && (k <= H || lags.every((M) => reproduces(heads, M) && isBounded(heads, M)));
  return judged(given, () => k <= H, { k, 'heads that give the outputs everywhere': H });
}

function listed({ operators, w, p, d, n }: OperatorsCase): bigint[][][] {
  return Array.from({ length: Math.min(w, n) }, (_, l) => wholeMatrix(operators, p, d, l));
}

function dot(x: WholeVector, y: WholeVector): bigint {
  return x.reduce((sum, value, i) => sum + value * (y[i] ?? 0n), 0n);
}
