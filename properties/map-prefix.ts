// map-prefix (mathematics.md 2.5.8): coefficients that are functions of all tokens so far, at almost all inputs.
import { integerInverse } from '../src/exact/fraction-free.ts';
import type { ExactJudgement } from '../src/claims/claim.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { exactProperty, judged } from './exact-property.ts';
import { spanDimension, wholeMatrix, type Whole } from './integer-operators.ts';
import { imageOf, isInSpan, vectorRank, vectorText, type WholeVector } from './local-dimension.ts';
import { sizeNamed, shapedCases, type ShapedCase } from './shaped-cases.ts';
import { entriesOf, operatorsOf, vectorOf } from './shaped-operators.ts';

/** (b): for x_0, x_1 independent, x_1 + J x_0 = a_0 x_0 + a_1 x_1 with (a_0, a_1) = [x_0 x_1]⁻¹ (x_1 + J x_0). */
function isRotationOneHead(tokens: Whole): boolean {
  const found = integerInverse(tokens);
  if (found === null) return true;
  const [[x0 = 0n, x1 = 0n] = [], [y0 = 0n, y1 = 0n] = []] = tokens;
  const output = [x1 - y0, y1 + x0];
  const coefficients = imageOf(found.adjugate, output);
  return imageOf(tokens, coefficients).every((value, a) => value === found.det * (output[a] ?? 0n));
}

/**
 * (a) With one input the last row at n inputs in general position holds every lag operator: if all of it lies in the span of
 * the value maps, so do they. (b) The rotation is one head at x_0, x_1, the columns of Z.
 */
function isNeededForOneInput(c: ShapedCase): ExactJudgement {
  const [H, p, n] = [sizeNamed(c, 'H'), sizeNamed(c, 'p'), sizeNamed(c, 'n')];
  const V = Array.from({ length: H }, (_, h) => vectorOf(c, 'V', p, h));
  const M = Array.from({ length: n }, (_, l) =>
    Array.from({ length: p }, (_entry, a) =>
      V.reduce((sum, v, h) => sum + BigInt(entriesOf(c, 'c')[l * H + h] ?? 0) * (v[a] ?? 0n), BigInt(entriesOf(c, 'E')[l * p + a] ?? 0)),
    ),
  );
  const X = wholeMatrix(entriesOf(c, 'X'), n, n);
  const outputs = X.map((x) =>
    Array.from({ length: p }, (_, a) => M.reduce((sum, lag, l) => sum + (lag[a] ?? 0n) * (x[n - 1 - l] ?? 0n), 0n)),
  );
  const given = vectorRank(X) === n && outputs.every((y) => isInSpan(y, V));
  const k = vectorRank(M);
  return judged(given, () => k <= H && M.every((lag) => isInSpan(lag, V)) && isRotationOneHead(wholeMatrix(entriesOf(c, 'Z'), 2, 2)), {
    heads: H,
    k,
    'the outputs lie in the span of the value maps': given,
  });
}

/** Vectors in no special position, as tokens. */
function generalTokens(n: number, d: number): WholeVector[] {
  return Array.from({ length: n }, (_, j) =>
    Array.from({ length: d }, (_entry, b) => BigInt(((j + 2) * 37 + b * 11) ** (b + 1) % 97) - 40n),
  );
}

function reachedBy(V: readonly Whole[], X: readonly WholeVector[], i: number): bigint[][] {
  return V.flatMap((map) => X.slice(0, i + 1).map((x) => imageOf(map, x)));
}

/**
 * Whether the output of a row at almost all inputs is a combination of the V_h x_j, j ≤ i: it is if they span all outputs at
 * one input, and if its lag operators are combinations of the value maps. Other ways are not looked for.
 */
function isReachedAlmostEverywhere(V: readonly Whole[], M: readonly Whole[], d: number, i: number): boolean {
  const p = V[0]?.length ?? 0;
  if (vectorRank(reachedBy(V, generalTokens(i + 1, d), i)) === p) return true;
  return spanDimension([...V, ...M.slice(0, i + 1)]) === spanDimension(V);
}

function isReachedEverywhere(c: ShapedCase): ExactJudgement {
  const [n, d] = [sizeNamed(c, 'n'), sizeNamed(c, 'd')];
  const [V, M] = [operatorsOf(c, 'V'), operatorsOf(c, 'M')];
  const X = Array.from({ length: n }, (_, j) => vectorOf(c, 'X', d, j));
  const given = X.every((_, i) => isReachedAlmostEverywhere(V, M, d, i));
  const output = (i: number): bigint[] => {
    const images = Array.from({ length: i + 1 }, (_, j) => imageOf(M[i - j] ?? [], X[j] ?? []));
    return (images[0] ?? []).map((_, a) => images.reduce((sum, image) => sum + (image[a] ?? 0n), 0n));
  };
  const wrong = X.findIndex((_, i) => !isInSpan(output(i), reachedBy(V, X, i)));
  return judged(given, () => wrong < 0, {
    'coefficients exist almost everywhere': given,
    ...(wrong < 0 ? {} : { 'row that no coefficients give': wrong, 'its output': vectorText(output(wrong)) }),
  });
}

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'map-prefix',
  section: '2.5.8',
  statement: {
    words:
      'With one input k heads are needed even almost everywhere with coefficients that depend on all tokens (class G); with two inputs one head represents the rotation, which needs two heads with pairwise coefficients, wherever its two tokens are independent.',
    latex: 'd = 1 \\implies H_G = k; \\qquad x_1 + J x_0 = a_{10} x_0 + a_{11} x_1,\\ (a_{10}, a_{11}) = [x_0\\ x_1]^{-1} (x_1 + J x_0)',
  },
  about: 'G',
  property: exactProperty({
    cases: shapedCases({
      sizes: { H: [1, 3], p: [1, 3], n: [1, 4], pair: [2, 2] },
      weights: { V: ['H', 'p'], c: ['n', 'H'], E: ['n', 'p'], X: ['n', 'n'], Z: ['pair', 'pair'] },
      entriesOf: { E: [0, 1] },
    }),
    decide: isNeededForOneInput,
  }),
  controls: [
    {
      id: 'map-prefix.everywhere',
      statement: {
        words:
          'Where heads with coefficients that depend on all tokens so far give the outputs at almost all inputs (class G), such coefficients exist at all inputs.',
        latex:
          'F(X)_i \\in \\langle V_h x_j : h,\\ j \\le i \\rangle \\text{ for almost all } X \\implies F(X)_i \\in \\langle V_h x_j : h,\\ j \\le i \\rangle \\text{ for all } X',
      },
      property: exactProperty({
        cases: shapedCases({
          sizes: { H: [1, 2], p: [1, 3], d: [1, 3], n: [1, 3] },
          weights: { V: ['H', 'p', 'd'], M: ['n', 'p', 'd'], X: ['n', 'd'] },
        }),
        decide: isReachedEverywhere,
      }),
      example: { dimensions: { H: 1, p: 2, d: 2, n: 2 }, nonzero: 7 },
    },
  ],
};
