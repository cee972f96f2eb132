// map-bounded (mathematics.md 2.5.5): where the coefficients stay bounded, outputs extend to the limit of the inputs.
import type { ExactJudgement } from '../src/claims/claim.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { exactProperty, judged } from './exact-property.ts';
import { sumOf, type Whole } from './integer-operators.ts';
import { imageOf, isInsideAlmostEverywhere, isInSpan, vectorText, type WholeVector } from './local-dimension.ts';
import { sizeNamed, shapedCases, type ShapedCase } from './shaped-cases.ts';
import { addedOperators, combinationOf, entriesOf, operatorsOf, vectorOf } from './shaped-operators.ts';

/** Both sides are polynomials of degree 2 in t: these values tell whether they agree for all t. */
const TIMES = [1n, -1n, 2n];

/** F(X)_i = Σ_(j ≤ i) M_(i-j) x_j. */
function outputOf(M: readonly Whole[], X: readonly WholeVector[], i: number): bigint[] {
  const images = Array.from({ length: i + 1 }, (_, j) => imageOf(M[i - j] ?? [], X[j] ?? []));
  return (images[0] ?? []).map((_, a) => images.reduce((sum, image) => sum + (image[a] ?? 0n), 0n));
}

/** On the line X(t) = X + t Y the last row is given, for t ≠ 0, by coefficients that are linear in t; what follows at t = 0? */
function extendsToLimit(c: ShapedCase): ExactJudgement {
  const [n, d] = [sizeNamed(c, 'n'), sizeNamed(c, 'd')];
  const [V, error] = [operatorsOf(c, 'V'), addedOperators(c)];
  const [limit, slope] = [entriesOf(c, 'limit'), entriesOf(c, 'slope')];
  const coefficients = (j: number, t: bigint): bigint[] =>
    V.map((_, h) => BigInt(limit[h * n + j] ?? 0) + t * BigInt(slope[h * n + j] ?? 0));
  const M = Array.from({ length: n }, (_, l) => sumOf(combinationOf(coefficients(n - 1 - l, 0n), V), error[l] ?? []));
  const [start, direction] = ['X', 'Y'].map((name) => Array.from({ length: n }, (_, j) => vectorOf(c, name, d, j))) as [
    bigint[][],
    bigint[][],
  ];
  const at = (t: bigint): bigint[][] => start.map((x, j) => x.map((value, b) => value + t * (direction[j]?.[b] ?? 0n)));
  const agrees = (t: bigint): boolean => {
    const X = at(t);
    const images = X.map((x, j) => imageOf(combinationOf(coefficients(j, t), V), x));
    return outputOf(M, X, n - 1).every((value, a) => value === images.reduce((sum, image) => sum + (image[a] ?? 0n), 0n));
  };
  const given = TIMES.every(agrees);
  const y = outputOf(M, start, n - 1);
  const reached = V.flatMap((map) => start.map((x) => imageOf(map, x)));
  return judged(given, () => isInSpan(y, reached), { 'agrees on the line': given, 'output at the limit': vectorText(y) });
}

/** Pairwise coefficients exist almost everywhere: every M_l v is a combination of the V_h v. Do they exist at X? */
function existsAtEveryInput(c: ShapedCase): ExactJudgement {
  const [n, d] = [sizeNamed(c, 'n'), sizeNamed(c, 'd')];
  const [V, M] = [operatorsOf(c, 'V'), operatorsOf(c, 'M')];
  const X = Array.from({ length: n }, (_, j) => vectorOf(c, 'X', d, j));
  const given = M.every((lag) => isInsideAlmostEverywhere(lag, V, d));
  const wrong = X.findIndex((_, i) => {
    const reached = V.flatMap((map) => X.slice(0, i + 1).map((x) => imageOf(map, x)));
    return !isInSpan(outputOf(M, X, i), reached);
  });
  return judged(given, () => wrong < 0, {
    'coefficients exist almost everywhere': given,
    ...(wrong < 0 ? {} : { 'row that no coefficients give': wrong, 'its output': vectorText(outputOf(M, X, wrong)) }),
  });
}

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'map-bounded',
  section: '2.5.5',
  statement: {
    words:
      'Where heads give the outputs of a layer on a dense set of inputs with coefficients that are bounded near an input X of its closure, there are coefficients at X too: with bounded coefficients almost everywhere (class P) means everywhere (class E).',
    latex:
      'F(X_m)_i = \\sum_j \\sum_h a^h_{ij}(X_m) V_h x^{(m)}_j,\\ X_m \\to X,\\ \\lvert a \\rvert \\le c \\implies F(X)_i \\in \\langle V_h x_j : h,\\ j \\le i \\rangle',
  },
  about: 'E',
  property: exactProperty({
    cases: shapedCases({
      sizes: { H: [1, 3], p: [1, 3], d: [1, 3], n: [1, 3] },
      weights: { V: ['H', 'p', 'd'], limit: ['H', 'n'], slope: ['H', 'n'], X: ['n', 'd'], Y: ['n', 'd'], e: [], E: ['n', 'p', 'd'] },
      entriesOf: { e: [0, 1], slope: [-1, 1] },
    }),
    decide: extendsToLimit,
  }),
  controls: [
    {
      id: 'map-bounded.P1',
      statement: {
        words: 'Heads that give the outputs of a layer at almost all inputs (class P) have coefficients that give them at all inputs.',
        latex:
          'F(X)_i = \\sum_j \\sum_h a^h_{ij} V_h x_j \\text{ for almost all } X \\implies F(X)_i \\in \\langle V_h x_j : h,\\ j \\le i \\rangle \\text{ for all } X',
      },
      property: exactProperty({
        cases: shapedCases({
          sizes: { H: [1, 3], p: [1, 3], d: [1, 3], n: [1, 3] },
          weights: { V: ['H', 'p', 'd'], M: ['n', 'p', 'd'], X: ['n', 'd'] },
        }),
        decide: existsAtEveryInput,
      }),
      example: { dimensions: { H: 1, p: 1, d: 2, n: 2 }, nonzero: 4 },
    },
  ],
};
