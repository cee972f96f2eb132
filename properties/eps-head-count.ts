// eps-head-count (mathematics.md 2.10): how well fewer heads than needed can do.
import type { ExactJudgement } from '../src/claims/claim.ts';
import { equalQ, formatQ, rational } from '../src/exact/rational.ts';
import { ssmCases } from './arbitraries/arbitraries.ts';
import type { SsmCase } from './arbitraries/case.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { errorOfHeads, isAtMost, relativeErrors, remaining, squaresByLine } from './diagonal-gram.ts';
import { exactProperty, judged } from './exact-property.ts';
import { commonLagsOf, lagsOf, spanDimension, type Whole } from './integer-operators.ts';
import { shapedCases, sizeNamed, type Shape, type ShapedCase } from './shaped-cases.ts';

/**
 * Operators that each lie on one of pd orthogonal lines, so that the Gram matrix has rational eigenvalues, and H value
 * maps that compete with the best ones. `turn` mixes the first two lines by the right angle 3, 4, 5.
 */
const ON_LINES = {
  sizes: { w: [1, 5], H: [1, 3], p: [1, 2], d: [1, 2], n: [1, 7] },
  weights: { scale: ['w'], line: ['w'], turn: [], V: ['H', 'p', 'd'] },
  entries: [-3, 3],
  entriesOf: { line: [0, 3], turn: [0, 1] },
} as const satisfies Shape;

/** No H heads do better than the sum of the smallest eigenvalues of Γ; the directions of the largest ones do as well. */
function tailIsBest(c: ShapedCase): ExactJudgement {
  const [H, n, width] = [sizeNamed(c, 'H'), sizeNamed(c, 'n'), sizeNamed(c, 'p') * sizeNamed(c, 'd')];
  const list = (name: string): bigint[] => (c.weights[name] ?? []).map(BigInt);
  const [scale, line, V] = [list('scale'), list('line').map((x) => Number(x) % width), list('V')];
  const isTurned = list('turn')[0] === 1n && width > 1;
  const directions = Array.from({ length: width }, (_, t) =>
    Array.from({ length: width }, (_e, e) => {
      if (!isTurned || t > 1 || e > 1) return e === t ? 1n : 0n;
      return t === e ? 3n : t < e ? 4n : -4n;
    }),
  );
  const squareOf = (t: number): bigint => (isTurned && t <= 1 ? 25n : 1n);
  const operators = Array.from({ length: n }, (_, l) => (directions[line[l] ?? 0] ?? []).map((x) => (scale[l] ?? 0n) * x));
  const eigenvalues = directions
    .map((_, t) => ({
      t,
      square: scale.slice(0, n).reduce((sum, x, l) => (line[l] === t ? sum + BigInt(n - l) * x * x * squareOf(t) : sum), 0n),
    }))
    .sort((x, y) => (x.square < y.square ? 1 : x.square > y.square ? -1 : x.t - y.t));
  const tail = rational(
    remaining(
      eigenvalues.map(({ square }) => square),
      H,
    ),
  );
  const best = eigenvalues.slice(0, H).map(({ t }) => directions[t] ?? []);
  const competitors = Array.from({ length: H }, (_, h) => V.slice(h * width, (h + 1) * width));
  const [own, other] = [errorOfHeads(operators, best, n), errorOfHeads(operators, competitors, n)];
  const k = spanDimension(operators.map((operator) => [operator]));
  const holds = (): boolean => equalQ(own, tail) && isAtMost(tail, other) && (tail.num === 0n) === H >= k;
  return judged(true, holds, { k, H, 'sum of the smallest eigenvalues': tail, 'error of the best heads': own, 'error of others': other });
}

/** With Γ diagonal along the operators: the best error of one head, and what unweighted singular values say. */
function unweighted(c: SsmCase): ExactJudgement {
  const lags = commonLagsOf(c, c.n);
  const weighted = squaresByLine(lags, (l) => BigInt(c.n - l));
  const plain = squaresByLine(lags, () => 1n);
  const scale = BigInt(c.denominator) ** BigInt(2 * c.n + 2);
  const [error, said] = [remaining(weighted ?? [], 1), remaining(plain ?? [], 1)];
  return judged(weighted !== null && weighted.length > 1, () => error === said, {
    'E_1²': rational(error, scale),
    unweighted: rational(said, scale),
  });
}

/** (x² + y²) M v = (vᵀMv) v + ((Jv)ᵀMv) Jv at v = (x, y): for v ≠ 0 it gives M v from the two heads I and J. */
function isGivenByTurns(M: Whole): boolean {
  const grid = [-1n, 0n, 1n, 2n];
  // Both sides have degree 3 in x and in y: four values of each decide the identity.
  return grid.every((x) =>
    grid.every((y) => {
      const [top, bottom] = M.map(([a = 0n, b = 0n]) => a * x + b * y) as [bigint, bigint];
      const [along, across] = [x * top + y * bottom, -y * top + x * bottom];
      const square = x * x + y * y;
      return square * top === along * x - across * y && square * bottom === along * y + across * x;
    }),
  );
}

function boundsMapsToo(c: SsmCase): ExactJudgement {
  const lags = lagsOf(c, c.n);
  const k = spanDimension(lags);
  return judged(k > 2, () => !lags.every(isGivenByTurns), {
    k,
    H: 2,
    'heads I, J with coefficients of x_j reproduce the layer': k > 2 && lags.every(isGivenByTurns),
  });
}

/** Whether some H_ε changes from n to n + 1: that is whether some ε_H does. */
function dependsOnLength(c: SsmCase): ExactJudgement {
  const lags = commonLagsOf(c, c.n + 1);
  const [before, after] = [squaresByLine(lags.slice(0, c.n), (l) => BigInt(c.n - l)), squaresByLine(lags, (l) => BigInt(c.n + 1 - l))];
  const given = before !== null && after !== null && before.length === after.length && before.length > 0;
  const [now, then] = [relativeErrors(before ?? []), relativeErrors(after ?? [])];
  return judged(given, () => now.every((x, H) => equalQ(x, then[H] ?? x)), {
    k: before?.length ?? 'not looked at',
    'ε_0², ε_1², … at n': now.map(formatQ).join(', '),
    'at n + 1': then.map(formatQ).join(', '),
  });
}

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'eps-head-count',
  section: '2.10',
  statement: {
    words:
      'At operator level (class O), the least squared error of H heads, summed over all pairs of positions, is the sum of the eigenvalues of the weighted Gram matrix Γ beyond its H largest; the value maps that reach it are the first H eigenvectors. (Searched where Γ has rational eigenvalues.)',
    latex: String.raw`\min_{V, a} \sum_{j \le i < n} \Bigl\lVert M_{i-j} - \sum_{h < H} a^h_{ij} V_h \Bigr\rVert_F^2 = \sum_{s \ge H} \mu_s(\Gamma),\qquad \Gamma = \sum_l (n - l)\, \mathrm{vec} M_l\, \mathrm{vec} M_l^\top`,
  },
  about: 'O',
  property: exactProperty({ cases: shapedCases(ON_LINES), decide: tailIsBest }),
  controls: [
    {
      id: 'eps-head-count.1',
      statement: {
        words:
          'The squared error of the best head is the sum of all but the largest squared singular value of the lag matrix, without weights (class O).',
        latex: String.raw`\mathcal E_1^2 = \sum_{s \ge 1} \sigma_s(\Lambda)^2`,
      },
      property: exactProperty({ cases: ssmCases({ N: [1, 4], n: [1, 8], denominator: [1, 2], D: false }), decide: unweighted }),
      example: { dimensions: { N: 2, p: 1, d: 2, n: 2 }, nonzero: 4 },
    },
    {
      id: 'eps-head-count.2',
      statement: {
        words:
          'The error of two heads bounds maps as well: where it is not 0, no two heads with coefficients that depend on the input reproduce the layer everywhere (class E).',
        latex: String.raw`\mathcal E_2 > 0 \implies H_E > 2`,
      },
      property: exactProperty({ cases: ssmCases({ N: [1, 6], p: [2, 2], d: [2, 2], n: [1, 8], D: false }), decide: boundsMapsToo }),
      example: { dimensions: { N: 3, p: 2, d: 2, n: 3 }, nonzero: 8 },
    },
    {
      id: 'eps-head-count.3',
      statement: {
        words:
          'Once the number of heads no longer grows with the length, the number of heads for a given accuracy does not depend on it either (class O).',
        latex: String.raw`k_{n+1} = k_n \implies \forall \varepsilon:\ H_\varepsilon(n + 1) = H_\varepsilon(n)`,
      },
      property: exactProperty({ cases: ssmCases({ N: [1, 4], n: [1, 8], denominator: [1, 2], D: false }), decide: dependsOnLength }),
      example: { dimensions: { N: 2, p: 2, d: 2, n: 3 }, nonzero: 6 },
    },
  ],
};
