// jacobian-at-zero (mathematics.md 2.5.2): the derivatives of a map at the zero input bound the heads that represent it.
import type { ExactJudgement } from '../src/claims/claim.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { exactProperty, judged } from './exact-property.ts';
import { isSameWhole, scaledBy, spanDimension, type Whole } from './integer-operators.ts';
import { imageOf, type WholeVector } from './local-dimension.ts';
import { sizeNamed, shapedCases, type ShapedCase } from './shaped-cases.ts';
import { combinationOf, entriesOf, operatorsOf } from './shaped-operators.ts';

/** Row i of F(X) = Σ_j Σ_h a^h_ij(X) V_h x_j, where a^h_ij(X) is its value at 0 and a linear form in all entries of X. */
function outputOf(c: ShapedCase, V: readonly Whole[], X: readonly WholeVector[], i: number): bigint[] {
  const [n, d, p] = [sizeNamed(c, 'n'), sizeNamed(c, 'd'), sizeNamed(c, 'p')];
  const [limit, slope] = [entriesOf(c, 'limit'), entriesOf(c, 'slope')];
  const y = new Array<bigint>(p).fill(0n);
  V.forEach((map, h) => {
    for (let j = 0; j < n; j += 1) {
      const pair = (h * n + i) * n + j;
      let coefficient = BigInt(limit[pair] ?? 0);
      X.forEach((x, m) => {
        x.forEach((value, b) => (coefficient += BigInt(slope[(pair * n + m) * d + b] ?? 0) * value));
      });
      if (coefficient !== 0n) imageOf(map, X[j] ?? []).forEach((value, a) => (y[a] = (y[a] ?? 0n) + coefficient * value));
    }
  });
  return y;
}

/** Twice the derivative of row i by token j at X = 0: F is a polynomial of degree 2, so F(E) − F(−E) is exactly that. */
function derivative(c: ShapedCase, V: readonly Whole[], i: number, j: number): bigint[][] {
  const [n, d, p] = [sizeNamed(c, 'n'), sizeNamed(c, 'd'), sizeNamed(c, 'p')];
  const input = (b: number, size: bigint): bigint[][] =>
    Array.from({ length: n }, (_, m) => Array.from({ length: d }, (_entry, e) => (m === j && e === b ? size : 0n)));
  const columns = Array.from({ length: d }, (_, b) => {
    const back = outputOf(c, V, input(b, -1n), i);
    return outputOf(c, V, input(b, 1n), i).map((value, a) => value - (back[a] ?? 0n));
  });
  return Array.from({ length: p }, (_, a) => columns.map((column) => column[a] ?? 0n));
}

function isBounding(c: ShapedCase): ExactJudgement {
  const [H, n] = [sizeNamed(c, 'H'), sizeNamed(c, 'n')];
  const V = operatorsOf(c, 'V');
  const limit = entriesOf(c, 'limit');
  const pairs = Array.from({ length: n * n }, (_, e) => ({
    derivative: derivative(c, V, Math.floor(e / n), e % n),
    heads: combinationOf(
      V.map((_, h) => limit[h * n * n + e] ?? 0),
      V,
    ),
  }));
  const k = spanDimension(pairs.map((pair) => pair.derivative));
  return judged(true, () => k <= H && pairs.every((pair) => isSameWhole(pair.derivative, scaledBy(2n, pair.heads))), {
    heads: H,
    'dimension of the derivatives at 0': k,
  });
}

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'jacobian-at-zero',
  section: '2.5.2',
  statement: {
    words:
      'Heads with coefficients that have a limit at the zero input (class C) and that give a map which is differentiable there and sends 0 to 0 number at least the dimension of its derivatives there.',
    latex:
      '\\frac{\\partial F_i}{\\partial x_j}(0) = \\sum_h \\bar a^h_{ij} V_h, \\qquad H \\ge \\dim \\Bigl\\langle \\frac{\\partial F_i}{\\partial x_j}(0) \\Bigr\\rangle',
  },
  about: 'C',
  property: exactProperty({
    cases: shapedCases({
      sizes: { H: [1, 3], p: [1, 3], d: [1, 2], n: [1, 3] },
      weights: { V: ['H', 'p', 'd'], limit: ['H', 'n', 'n'], slope: ['H', 'n', 'n', 'n', 'd'] },
    }),
    decide: isBounding,
  }),
  // Those of its section are about map-continuous.
  controls: [],
};
