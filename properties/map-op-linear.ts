// map-op-linear (mathematics.md 2.5.1): coefficients that do not depend on the input, so that maps are operators.
import type { ExactJudgement } from '../src/claims/claim.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { exactProperty, judged } from './exact-property.ts';
import { isSameWhole, spanDimension, sumOf, type Whole } from './integer-operators.ts';
import { imageOf, kernelOf, type WholeVector } from './local-dimension.ts';
import { sizeNamed, shapedCases, type ShapedCase } from './shaped-cases.ts';
import { addedOperators, combinationOf, entriesOf, operatorsOf, vectorOf } from './shaped-operators.ts';

/** Σ_h c^h_l V_h for every lag l. */
function lagsOfHeads(c: ShapedCase): bigint[][][] {
  const [V, coefficients, n] = [operatorsOf(c, 'V'), entriesOf(c, 'c'), sizeNamed(c, 'n')];
  return Array.from({ length: n }, (_, l) =>
    combinationOf(
      V.map((_map, h) => coefficients[h * n + l] ?? 0),
      V,
    ),
  );
}

/** Row i of the heads' output as attention computes it: the tokens are mixed first, then mapped. */
function headsOutput(c: ShapedCase, X: readonly WholeVector[], i: number): bigint[] {
  const [V, coefficients, n, p] = [operatorsOf(c, 'V'), entriesOf(c, 'c'), sizeNamed(c, 'n'), sizeNamed(c, 'p')];
  const y = new Array<bigint>(p).fill(0n);
  V.forEach((map, h) => {
    const mixed = (X[0] ?? []).map((_, b) =>
      X.slice(0, i + 1).reduce((sum, x, j) => sum + BigInt(coefficients[h * n + i - j] ?? 0) * (x[b] ?? 0n), 0n),
    );
    imageOf(map, mixed).forEach((value, a) => (y[a] = (y[a] ?? 0n) + value));
  });
  return y;
}

/** The n d inputs with one token a unit vector and the others 0. */
function unitInputs(n: number, d: number): bigint[][][] {
  return Array.from({ length: n * d }, (_, e) =>
    Array.from({ length: n }, (_token, j) => Array.from({ length: d }, (_entry, b) => (j * d + b === e ? 1n : 0n))),
  );
}

function isDetermined(c: ShapedCase): ExactJudgement {
  const [H, n, d] = [sizeNamed(c, 'H'), sizeNamed(c, 'n'), sizeNamed(c, 'd')];
  const heads = lagsOfHeads(c);
  const error = addedOperators(c);
  const M = heads.map((lag, l) => sumOf(lag, error[l] ?? []));
  const agree = unitInputs(n, d).every((X) =>
    X.every((_, i) => {
      const y = headsOutput(c, X, i);
      return y.every((value, a) => value === X.slice(0, i + 1).reduce((sum, x, j) => sum + (imageOf(M[i - j] ?? [], x)[a] ?? 0n), 0n));
    }),
  );
  const k = spanDimension(M);
  return judged(agree, () => M.every((lag, l) => isSameWhole(lag, heads[l] ?? [])) && k <= H, { 'the outputs agree': agree, heads: H, k });
}

/** The same for inputs all of whose tokens lie in the hyperplane f·x = 0. */
function isDeterminedByHyperplane(c: ShapedCase): ExactJudgement {
  const d = sizeNamed(c, 'd');
  const [heads, M] = [lagsOfHeads(c), operatorsOf(c, 'M')];
  const f = vectorOf(c, 'f', d);
  const inside = kernelOf([f], d);
  const agreesAt = (v: WholeVector): boolean =>
    M.every((lag: Whole, l) => imageOf(lag, v).every((value, a) => value === imageOf(heads[l] ?? [], v)[a]));
  const given = f.some((x) => x !== 0n) && inside.every(agreesAt);
  const wrong = M.findIndex((lag, l) => !isSameWhole(lag, heads[l] ?? []));
  return judged(given, () => wrong < 0, { 'first lag that differs': wrong < 0 ? 'none' : wrong });
}

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'map-op-linear',
  section: '2.5.1',
  statement: {
    words:
      'Heads whose coefficients do not depend on the input and that give the outputs of a layer at the nd inputs with one unit vector and zeros represent its operators (class O), so there are at least k of them.',
    latex:
      '\\sum_j \\sum_h a^h_{ij} V_h x_j = \\sum_{j \\le i} M_{i-j} x_j \\text{ for all } X \\implies M_{i-j} = \\sum_h a^h_{ij} V_h,\\ H \\ge k',
  },
  about: 'O',
  property: exactProperty({
    cases: shapedCases({
      sizes: { H: [1, 3], p: [1, 3], d: [1, 3], n: [1, 3] },
      weights: { V: ['H', 'p', 'd'], c: ['H', 'n'], e: [], E: ['n', 'p', 'd'] },
      entriesOf: { e: [0, 1] },
    }),
    decide: isDetermined,
  }),
  controls: [
    {
      id: 'map-op-linear.hyperplane',
      statement: {
        words:
          'Heads whose coefficients do not depend on the input represent the operators of a layer (class O) if they give its outputs at all inputs whose tokens lie in one hyperplane.',
        latex:
          '\\sum_j \\sum_h a^h_{ij} V_h x_j = \\sum_{j \\le i} M_{i-j} x_j \\text{ whenever all } f^\\top x_j = 0 \\implies M_{i-j} = \\sum_h a^h_{ij} V_h',
      },
      property: exactProperty({
        cases: shapedCases({
          sizes: { H: [1, 3], p: [1, 3], d: [2, 4], n: [1, 3] },
          weights: { V: ['H', 'p', 'd'], c: ['H', 'n'], M: ['n', 'p', 'd'], f: ['d'] },
        }),
        decide: isDeterminedByHyperplane,
      }),
      example: { dimensions: { H: 1, p: 1, d: 2, n: 1 }, nonzero: 5 },
    },
  ],
};
