// uff-span-bound (mathematics.md 2.2): H heads span at most H dimensions of operators, at one input and over all inputs.
import type { ExactJudgement } from '../src/claims/claim.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { exactProperty, judged } from './exact-property.ts';
import { spanDimension, type Whole } from './integer-operators.ts';
import { sizeNamed, shapedCases, type ShapedCase } from './shaped-cases.ts';
import { combinationOf, entriesOf, operatorsOf } from './shaped-operators.ts';

/** W_ij at each input: coefficients a are inputs × H × n × n, any mask. */
function familiesOf(c: ShapedCase): bigint[][][][] {
  const [H, n] = [sizeNamed(c, 'H'), sizeNamed(c, 'n')];
  const V = operatorsOf(c, 'V');
  const a = entriesOf(c, 'a');
  return Array.from({ length: sizeNamed(c, 'inputs') }, (_, x) =>
    Array.from({ length: n * n }, (_pair, e) =>
      combinationOf(
        V.map((_map, h) => a[(x * H + h) * n * n + e] ?? 0),
        V,
      ),
    ),
  );
}

function isBounded(c: ShapedCase): ExactJudgement {
  const H = sizeNamed(c, 'H');
  const families = familiesOf(c);
  const single = families.map(spanDimension);
  const all = spanDimension(families.flat());
  return judged(true, () => single.every((k) => k <= all) && all <= H && all <= spanDimension(operatorsOf(c, 'V')), {
    heads: H,
    'dimensions at each input': single.join(', '),
    'dimension over all inputs': all,
  });
}

/** One gate for each channel in place of one number: W_ij = Σ_h diag(g^h_ij) V_h. */
function areGatesBounded(c: ShapedCase): ExactJudgement {
  const [H, n, p] = [sizeNamed(c, 'H'), sizeNamed(c, 'n'), sizeNamed(c, 'p')];
  const V = operatorsOf(c, 'V');
  const g = entriesOf(c, 'g');
  const family: Whole[] = Array.from({ length: n * n }, (_, e) =>
    combinationOf(
      V.map(() => 1),
      V.map((map, h) => map.map((row, a) => row.map((x) => x * BigInt(g[(h * n * n + e) * p + a] ?? 0)))),
    ),
  );
  const k = spanDimension(family);
  return judged(true, () => k <= H, { heads: H, 'dimension of the operators': k });
}

/** Value maps of their own at every key: W_ij = Σ_h a^h_ij V_(h, j). */
function arePositionsBounded(c: ShapedCase): ExactJudgement {
  const [H, n] = [sizeNamed(c, 'H'), sizeNamed(c, 'n')];
  const V = operatorsOf(c, 'V');
  const a = entriesOf(c, 'a');
  const family = Array.from({ length: n * n }, (_, e) =>
    combinationOf(
      Array.from({ length: H }, (_head, h) => a[h * n * n + e] ?? 0),
      Array.from({ length: H }, (_head, h) => V[h * n + (e % n)] ?? []),
    ),
  );
  const k = spanDimension(family);
  return judged(true, () => k <= H, { heads: H, 'dimension of the operators': k });
}

const SIZES = { p: [1, 3], d: [1, 3], n: [1, 4], H: [1, 3] } as const;

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'uff-span-bound',
  section: '2.2',
  statement: {
    words: 'The operators of a family of H heads (class O) span at most H dimensions: at one input, and over all inputs together.',
    latex: 'W_{ij}(X) = \\sum_{h<H} a^h_{ij}(X) V_h \\implies \\mathrm{irk}_X(W) \\le \\mathrm{irk}(W) \\le H',
  },
  about: 'O',
  property: exactProperty({
    cases: shapedCases({ sizes: { ...SIZES, inputs: [1, 3] }, weights: { V: ['H', 'p', 'd'], a: ['inputs', 'H', 'n', 'n'] } }),
    decide: isBounded,
  }),
  controls: [
    {
      id: 'uff-span-bound.1',
      statement: {
        words: 'H heads whose coefficients are one gate for each output channel span at most H dimensions of operators.',
        latex: 'W_{ij} = \\sum_{h<H} \\mathrm{diag}(g^h_{ij}) V_h \\implies \\mathrm{irk}(W) \\le H',
      },
      property: exactProperty({
        cases: shapedCases({ sizes: SIZES, weights: { V: ['H', 'p', 'd'], g: ['H', 'n', 'n', 'p'] } }),
        decide: areGatesBounded,
      }),
      example: { dimensions: { p: 2, d: 2, n: 2, H: 1 }, nonzero: 4 },
    },
    {
      id: 'uff-span-bound.2',
      statement: {
        words: 'H heads whose value maps depend on the position of the key span at most H dimensions of operators.',
        latex: 'W_{ij} = \\sum_{h<H} a^h_{ij} V_h^{(j)} \\implies \\mathrm{irk}(W) \\le H',
      },
      property: exactProperty({
        cases: shapedCases({ sizes: SIZES, weights: { V: ['H', 'n', 'p', 'd'], a: ['H', 'n', 'n'] } }),
        decide: arePositionsBounded,
      }),
      example: { dimensions: { p: 2, d: 2, n: 2, H: 1 }, nonzero: 4 },
    },
  ],
};
