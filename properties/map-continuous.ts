// map-continuous (mathematics.md 2.5.2): coefficients with a limit at the zero input represent the operators.
import type { ExactJudgement } from '../src/claims/claim.ts';
import { ssmCases } from './arbitraries/arbitraries.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { areNeededEverywhere } from './division-heads.ts';
import { exactProperty, judged } from './exact-property.ts';
import { isSameWhole, spanDimension, sumOf } from './integer-operators.ts';
import { imageOf } from './local-dimension.ts';
import { sizeNamed, shapedCases, type ShapedCase } from './shaped-cases.ts';
import { addedOperators, combinationOf, entriesOf, operatorsOf } from './shaped-operators.ts';

/** Coefficients along a ray are polynomials of degree 2 in t: at three values of t other than 0 they are known. */
const TIMES = [1n, -1n, 2n];

/**
 * The ray form: with token x_j = t e_b and coefficients limit + slope_b t + curve_b t², the outputs agree for all t ≠ 0.
 * Divided by t both sides are polynomials of degree 2 in t.
 */
function hasLimit(c: ShapedCase): ExactJudgement {
  const [H, n, d] = [sizeNamed(c, 'H'), sizeNamed(c, 'n'), sizeNamed(c, 'd')];
  const [V, error] = [operatorsOf(c, 'V'), addedOperators(c)];
  const [limit, slope, curve] = [entriesOf(c, 'limit'), entriesOf(c, 'slope'), entriesOf(c, 'curve')];
  const atZero = Array.from({ length: n }, (_, l) =>
    combinationOf(
      V.map((_map, h) => limit[h * n + l] ?? 0),
      V,
    ),
  );
  const M = atZero.map((lag, l) => sumOf(lag, error[l] ?? []));
  const agreesOn = (l: number, b: number, t: bigint): boolean => {
    const unit = Array.from({ length: d }, (_, e) => (e === b ? t : 0n));
    const coefficients = V.map((_, h) => {
      const at = (h * n + l) * d + b;
      return BigInt(limit[h * n + l] ?? 0) + t * BigInt(slope[at] ?? 0) + t * t * BigInt(curve[at] ?? 0);
    });
    const [y, z] = [imageOf(combinationOf(coefficients, V), unit), imageOf(M[l] ?? [], unit)];
    return y.every((value, a) => value === z[a]);
  };
  const columns = Array.from({ length: n * d }, (_, e) => e);
  const given = columns.every((e) => TIMES.every((t) => agreesOn(Math.floor(e / d), e % d, t)));
  const k = spanDimension(M);
  return judged(given, () => M.every((lag, l) => isSameWhole(lag, atZero[l] ?? [])) && k <= H, {
    heads: H,
    k,
    'agrees along all rays': given,
  });
}

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'map-continuous',
  section: '2.5.2',
  statement: {
    words:
      'Heads that give the outputs of a layer on a dense set of inputs, with coefficients that have a limit at the zero input (class C), represent its operators with these limits, so there are at least k of them.',
    latex:
      'F(X)_i = \\sum_j \\sum_h a^h_{ij}(X) V_h x_j,\\ a^h_{ij}(X) \\to \\bar a^h_{ij} \\text{ as } X \\to 0 \\implies M_{i-j} = \\sum_h \\bar a^h_{ij} V_h,\\ H \\ge k',
  },
  about: 'C',
  property: exactProperty({
    cases: shapedCases({
      sizes: { H: [1, 3], p: [1, 3], d: [1, 3], n: [1, 3] },
      weights: { V: ['H', 'p', 'd'], limit: ['H', 'n'], slope: ['H', 'n', 'd'], curve: ['H', 'n', 'd'], e: [], E: ['n', 'p', 'd'] },
      entriesOf: { e: [0, 1], slope: [-1, 1], curve: [0, 1] },
    }),
    decide: hasLimit,
  }),
  controls: [
    {
      id: 'map-continuous.E2',
      statement: {
        words:
          'Heads that give the outputs of a state space model everywhere number at least k if their coefficients are bounded, and smooth where the token is not 0 (class E).',
        latex: 'F(X)_i = \\sum_{j \\le i} \\sum_{h<H} a^h_{i-j}(x_j) V_h x_j \\text{ for all } X,\\ a \\text{ bounded} \\implies H \\ge k',
      },
      property: exactProperty({ cases: ssmCases({ N: [1, 5], p: [1, 4], d: [1, 4], n: [1, 8] }), decide: areNeededEverywhere }),
      example: { dimensions: { N: 4, p: 2, d: 2, n: 4 }, nonzero: 11 },
    },
  ],
};
