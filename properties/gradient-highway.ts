// gradient-highway (mathematics.md 2.9.3): at some inputs the derivative of attention does not shrink with the distance.
import type { ExactJudgement } from '../src/claims/claim.ts';
import { rational } from '../src/exact/rational.ts';
import { applied, dot, largest, rowsOf } from './attention-derivative.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { exactProperty, judged } from './exact-property.ts';
import { highwayDerivative, isAtLeast, zeroKeys, type Highway, type HighwayDerivative } from './highway.ts';
import { shapedCases, sizeNamed, type Shape, type ShapedCase } from './shaped-cases.ts';

const n = (c: ShapedCase): number => sizeNamed(c, 'n');
const vector = (c: ShapedCase, name: string): readonly number[] => c.weights[name] ?? [];
const matrix = (c: ShapedCase, name: string): number[][] => rowsOf(vector(c, name), sizeNamed(c, 'd'));
const single = (c: ShapedCase, name: string): number => vector(c, name)[0] ?? 0;
const D = (c: ShapedCase): number => c.denominator;

/** (A): the query is given, g = Kᵀq, and all other tokens are 0. Every weight of the case is over its denominator. */
function external(c: ShapedCase): Highway {
  const [V, u, g] = [matrix(c, 'V'), vector(c, 'u'), vector(c, 'g')];
  return { V, u, E: single(c, 'E'), score: dot(g, u), scale: D(c) ** 2, rest: zeroKeys(n(c) - 1, D(c)) };
}

/** (C): the token of the query is u too; M = QᵀK. */
function twins(c: ShapedCase): Highway {
  const [V, u, E] = [matrix(c, 'V'), vector(c, 'u'), single(c, 'E')];
  const score = dot(u, applied(matrix(c, 'M'), u));
  return { V, u, E, score, scale: D(c) ** 3, rest: zeroKeys(n(c) - 2, D(c)), asking: { w: u, F: E } };
}

/** (G): the token of the query is w, its own key has weight F. */
function general(c: ShapedCase): Highway {
  const [V, u, w] = [matrix(c, 'V'), vector(c, 'u'), vector(c, 'w')];
  const score = dot(w, applied(matrix(c, 'M'), u));
  return { V, u, E: single(c, 'E'), score, scale: D(c) ** 3, rest: zeroKeys(n(c) - 2, D(c)), asking: { w, F: single(c, 'F') } };
}

/** Whether J u = a [(1 + (1 − a) s) V u − a_i s V w], the last term only where a token asks. */
function isAsSaid({ E, score, scale, asking, V }: Highway, { moved, Vu, total }: HighwayDerivative): boolean {
  const other = asking === undefined ? [] : V.map((row) => asking.F * dot(row, asking.w));
  return moved.every((x, a) => x === E * ((total * scale + (total - E) * score) * (Vu[a] ?? 0) - score * (other[a] ?? 0)));
}

/** The bound of (A) without a derivative: g(1) − g(0) ≥ 1/2 for g(t) = (1 + t) w(t) / (w(t) + n − 1), w(0) = E ≤ w(1) = E + F. */
function isStepLongEnough(c: ShapedCase): boolean {
  const [E, W, m] = [single(c, 'E'), single(c, 'E') + single(c, 'F'), (n(c) - 1) * D(c)];
  return E < m || 2 * (2 * W * (E + m) - E * (W + m)) >= (W + m) * (E + m);
}

/** The formulas of (A), (C), (G), with (B) as the case V w = 0 of (G); the bounds of (A) and (C) under their hypotheses. */
function formulasAndBounds(c: ShapedCase): ExactJudgement {
  const [A, C, G] = [external(c), twins(c), general(c)];
  const [a, t, g] = [highwayDerivative(A), highwayDerivative(C), highwayDerivative(G)];
  const boundA = A.E >= (n(c) - 1) * D(c) && A.score >= 0;
  const boundC = C.E >= Math.max(1, n(c) - 2) * D(c) && C.score >= 0;
  const holds = (): boolean =>
    isAsSaid(A, a) &&
    isAsSaid(C, t) &&
    isAsSaid(G, g) &&
    (!boundA || isAtLeast(a, 1, 2)) &&
    (!boundC || isAtLeast(t, 1, 3)) &&
    isStepLongEnough(c);
  return judged(true, holds, { ...facts(c, A, a), 'bound of (A)': boundA, 'bound of (C)': boundC });
}

/** E, s, a and the two norms, as they are for a reader. */
function facts(c: ShapedCase, { E, score, scale }: Highway, { moved, unit, Vu, total }: HighwayDerivative) {
  const over = (x: number, y: number) => rational(BigInt(x), BigInt(y));
  return {
    E: over(E, D(c)),
    s: over(score, scale),
    a: over(E, total),
    '‖Ju‖': over(largest(moved), unit * D(c) ** 2),
    '‖Vu‖': over(largest(Vu), D(c) ** 2),
  };
}

/** A false variant: a setting, its hypothesis, and what is said of J u there. */
function variant(
  shape: Shape,
  setting: (c: ShapedCase) => Highway,
  given: (c: ShapedCase, h: Highway) => boolean,
  says: (found: HighwayDerivative, h: Highway) => boolean,
) {
  return exactProperty({
    cases: shapedCases(shape),
    decide: (c) => {
      const h = setting(c);
      const found = highwayDerivative(h);
      return judged(given(c, h) && largest(found.Vu) > 0, () => says(found, h), facts(c, h, found));
    },
  });
}

/** e^s ≥ 1 + s: all that the variants use of the exponential itself. */
const isAboveTangent = (c: ShapedCase, { E, score, scale }: Highway): boolean => E * scale >= D(c) * (scale + score);

const SIZES = { n: [2, 12], p: [1, 3], d: [1, 3] } as const;
const WEIGHTS = { V: ['p', 'd'], u: ['d'] };
const POSITIVE = { E: [1, 12], F: [1, 4] } as const;
const EXTERNAL: Shape = {
  sizes: SIZES,
  weights: { ...WEIGHTS, g: ['d'], E: [] },
  entries: [-3, 3],
  entriesOf: { E: POSITIVE.E },
  denominator: [1, 3],
};
const TWINS: Shape = { sizes: SIZES, weights: { ...WEIGHTS, M: ['d', 'd'], E: [] }, entriesOf: { E: POSITIVE.E }, denominator: [1, 3] };
const half = (found: HighwayDerivative): boolean => isAtLeast(found, 1, 2);
const ONE = { p: 1, d: 1 };

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'gradient-highway',
  section: '2.9.3',
  statement: {
    words:
      'With one token u whose key has weight E = e^s among zero tokens, and a query that is given or whose own token does not count, the derivative of attention by u satisfies ‖Ju‖ ≥ ½‖Vu‖ as soon as E ≥ n − 1, at every distance; with u itself as the token that asks, ‖Ju‖ ≥ ⅓‖Vu‖ as soon as E ≥ max(1, n − 2). (A statement about Jacobians, in no class of heads; E and s are read as independent numbers, E > 0 and s ≥ 0.)',
    latex: String.raw`Ju = a\,(1 + (1 - a)s)\,Vu,\ a = \tfrac{E}{E + n - 1} \ge \tfrac12 \text{ if } E \ge n - 1;\qquad Ju = a\,(1 + (1 - 2a)s)\,Vu,\ a = \tfrac{E}{2E + n - 2} \ge \tfrac13 \text{ if } E \ge \max(1, n - 2)`,
  },
  about: null,
  property: exactProperty({
    cases: shapedCases({
      sizes: SIZES,
      weights: { ...WEIGHTS, w: ['d'], g: ['d'], M: ['d', 'd'], E: [], F: [] },
      entriesOf: POSITIVE,
      denominator: [1, 3],
    }),
    decide: formulasAndBounds,
  }),
  controls: [
    {
      id: 'gradient-highway.1',
      statement: {
        words: 'The bound ‖Ju‖ ≥ ½‖Vu‖ holds at every input, also where all scores are 0 (K = 0).',
        latex: String.raw`K = 0 \implies \lVert Ju \rVert \ge \tfrac12 \lVert Vu \rVert`,
      },
      property: variant(
        { sizes: { ...SIZES, n: [1, 16] }, weights: WEIGHTS },
        (c) => ({ V: matrix(c, 'V'), u: vector(c, 'u'), E: 1, score: 0, scale: 1, rest: zeroKeys(n(c) - 1, 1) }),
        () => true,
        half,
      ),
      example: { dimensions: { n: 4, ...ONE }, nonzero: 2 },
    },
    {
      id: 'gradient-highway.2',
      statement: {
        words: 'A head whose scores stay between −S and S can give one key half of its weight at every length.',
        latex: String.raw`\lvert s_m \rvert \le S \implies \forall n:\ \max a_j \ge \tfrac12`,
      },
      property: exactProperty({
        cases: shapedCases({ sizes: { n: [2, 40] }, weights: { F: [] }, entriesOf: { F: [1, 6] }, denominator: [1, 3] }),
        decide: (c) => {
          // The largest weight: e^S for the one key against e^(-S) for each other one, e^S = F ≥ 1.
          const [F, others] = [single(c, 'F'), (n(c) - 1) * D(c) ** 2];
          const a = rational(BigInt(F ** 2), BigInt(F ** 2 + others));
          return judged(F >= D(c), () => F ** 2 >= others, { 'e^S': rational(BigInt(F), BigInt(D(c))), n: n(c), 'largest a': a });
        },
      }),
      example: { dimensions: { n: 13 }, nonzero: 1 },
    },
    {
      id: 'gradient-highway.3',
      statement: {
        words: 'With a query that is given, ‖Ju‖ ≥ ½‖Vu‖ as soon as E ≥ n − 2.',
        latex: String.raw`E \ge n - 2,\ s \ge 0 \implies \lVert Ju \rVert \ge \tfrac12 \lVert Vu \rVert`,
      },
      property: variant(EXTERNAL, external, (c, h) => h.E >= (n(c) - 2) * D(c) && h.score >= 0 && isAboveTangent(c, h), half),
      example: { dimensions: { n: 3, ...ONE }, nonzero: 3 },
    },
    {
      id: 'gradient-highway.4',
      statement: {
        words: 'With a query that is given, Ju is not 0 where Vu is not, whatever the sign of the score s (E and s independent).',
        latex: String.raw`Vu \ne 0 \implies Ju = a\,(1 + (1 - a)s)\,Vu \ne 0`,
      },
      property: variant(
        EXTERNAL,
        external,
        () => true,
        (found) => largest(found.moved) > 0,
      ),
      example: { dimensions: { n: 2, ...ONE }, nonzero: 4 },
    },
    {
      id: 'gradient-highway.5',
      statement: {
        words: 'For twin tokens ‖Ju‖ ≥ ⅓‖Vu‖ for every u, also where the score of u against itself is negative, so that E < 1.',
        latex: String.raw`s = u^\top Q^\top K u < 0,\ E < 1 \implies \lVert Ju \rVert \ge \tfrac13 \lVert Vu \rVert`,
      },
      property: variant(
        { ...TWINS, denominator: [2, 4] },
        twins,
        (c, h) => h.score < 0 && h.E < D(c),
        (found) => isAtLeast(found, 1, 3),
      ),
      example: { dimensions: { n: 3, ...ONE }, nonzero: 4 },
    },
    {
      id: 'gradient-highway.6',
      statement: {
        words: 'With ALiBi the bound ‖Ju‖ ≥ ½‖Vu‖ still holds for a fixed u at every distance.',
        latex: String.raw`a_j \propto \gamma^{\,i - j} e^{s_j},\ E \ge n - 1,\ s \ge 0 \implies \lVert Ju \rVert \ge \tfrac12 \lVert Vu \rVert`,
      },
      property: variant(
        {
          sizes: { ...SIZES, n: [2, 8] },
          weights: { ...EXTERNAL.weights, inverse: [] },
          entriesOf: { E: POSITIVE.E, inverse: [1, 4] },
        },
        // γ = 1 / inverse, the key of u at distance n - 1, and all weights times γ^(1 - n): whole numbers again.
        (c) => ({ ...external(c), rest: Array.from({ length: n(c) - 1 }, (_, t) => single(c, 'inverse') ** (n(c) - 1 - t)) }),
        (c, h) => h.E >= n(c) - 1 && h.score >= 0 && isAboveTangent(c, h),
        half,
      ),
      example: { dimensions: { n: 2, ...ONE }, nonzero: 4 },
    },
    {
      id: 'gradient-highway.7',
      statement: {
        words: 'For twin tokens the bound ½ holds as it does with a query that is given: ‖Ju‖ ≥ ½‖Vu‖ as soon as E ≥ max(1, n − 2).',
        latex: String.raw`x_i = x_j = u,\ E \ge \max(1, n - 2),\ s \ge 0 \implies \lVert Ju \rVert \ge \tfrac12 \lVert Vu \rVert`,
      },
      property: variant(TWINS, twins, (c, h) => h.E >= Math.max(1, n(c) - 2) * D(c) && h.score >= 0 && isAboveTangent(c, h), half),
      example: { dimensions: { n: 3, ...ONE }, nonzero: 3 },
    },
    {
      id: 'gradient-highway.G',
      statement: {
        words: 'The formula for a query that is given also holds for q = Q x_i with any token x_i, if a is the weight of u.',
        latex: String.raw`q = Q x_i \implies Ju = a_j\,(1 + (1 - a_j)s)\,Vu`,
      },
      property: variant(
        {
          sizes: SIZES,
          weights: { ...WEIGHTS, w: ['d'], M: ['d', 'd'], E: [], F: [] },
          entriesOf: POSITIVE,
          denominator: [1, 3],
        },
        general,
        () => true,
        (found, { E, score, scale }) =>
          found.moved.every((x, a) => x === E * (found.total * scale + (found.total - E) * score) * (found.Vu[a] ?? 0)),
      ),
      example: { dimensions: { n: 2, ...ONE }, nonzero: 6 },
    },
  ],
};
