// composition (mathematics.md 2.12): how many heads two layers of heads are worth together.
import type { ExactJudgement } from '../src/claims/claim.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { exactProperty, judged } from './exact-property.ts';
import { shapedCases, sizeNamed, type ShapedCase } from './shaped-cases.ts';
import { blocksOf, compositeBlocks, rankOfNumbers, RESIDUAL_STACK, STACK, valueProducts } from './stacked-heads.ts';

const headsOf = (c: ShapedCase): [inner: number, outer: number] => [sizeNamed(c, 'H1'), sizeNamed(c, 'H2')];

/** The span of the blocks lies in that of the products of the value maps, with residual paths in that of I, the value maps and the products. */
function productsSpan(c: ShapedCase): ExactJudgement {
  const [H1, H2] = headsOf(c);
  const d = sizeNamed(c, 'd');
  const [V, U] = [blocksOf(c.weights['V'] ?? [], d * d), blocksOf(c.weights['U'] ?? [], d * d)];
  const products = valueProducts(c);
  const one = Array.from({ length: d * d }, (_, at) => (Math.floor(at / d) === at % d ? 1 : 0));
  const [plain, residual] = [compositeBlocks(c, false), compositeBlocks(c, true)];
  const [irk, irkOfResidual] = [rankOfNumbers(plain), rankOfNumbers(residual)];
  const isWithin = (blocks: readonly number[][], span: readonly number[][]): boolean =>
    rankOfNumbers([...span, ...blocks]) === rankOfNumbers(span);
  return judged(
    true,
    () =>
      irk <= H1 * H2 &&
      irkOfResidual <= (H1 + 1) * (H2 + 1) &&
      isWithin(plain, products) &&
      isWithin(residual, [one, ...V, ...U, ...products]),
    { irk, 'H1 H2': H1 * H2, 'irk with residual paths': irkOfResidual, '(H1 + 1)(H2 + 1)': (H1 + 1) * (H2 + 1) },
  );
}

function atMostSum(c: ShapedCase): ExactJudgement {
  const [H1, H2] = headsOf(c);
  const irk = rankOfNumbers(compositeBlocks(c, false));
  return judged(true, () => irk <= H1 + H2, { irk, 'H1 + H2': H1 + H2 });
}

function independentProducts(c: ShapedCase): ExactJudgement {
  const [H1, H2] = headsOf(c);
  const [p, e, d] = [sizeNamed(c, 'p'), sizeNamed(c, 'e'), sizeNamed(c, 'd')];
  const inner = rankOfNumbers(blocksOf(c.weights['U'] ?? [], e * d));
  const outer = rankOfNumbers(blocksOf(c.weights['V'] ?? [], p * e));
  const rank = rankOfNumbers(valueProducts(c));
  return judged(inner === H1 && outer === H2, () => rank === H1 * H2, { 'dim span of the products': rank, 'H1 H2': H1 * H2 });
}

function residualForgotten(c: ShapedCase): ExactJudgement {
  const [H1, H2] = headsOf(c);
  const irk = rankOfNumbers(compositeBlocks(c, true));
  return judged(true, () => irk <= H1 * H2, { irk, 'H1 H2': H1 * H2 });
}

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'composition',
  section: '2.12',
  statement: {
    words:
      'At operator level (class O), a layer of H2 heads after one of H1 heads is a family of at most H1 H2 heads, whose value maps are the products of those of the two layers; if each layer is added to its input, of at most (H1 + 1)(H2 + 1).',
    latex: String.raw`\operatorname{irk}(T) \le H_1 H_2,\qquad \operatorname{irk}\bigl((W + I)(W' + I)\bigr) \le (H_1 + 1)(H_2 + 1)`,
  },
  about: 'O',
  property: exactProperty({ cases: shapedCases(RESIDUAL_STACK), decide: productsSpan }),
  controls: [
    {
      id: 'composition.1',
      statement: {
        words: 'Two layers of heads are worth no more than their heads together (class O).',
        latex: String.raw`\operatorname{irk}(T) \le H_1 + H_2`,
      },
      property: exactProperty({ cases: shapedCases(STACK), decide: atMostSum }),
      example: { dimensions: { H1: 3, H2: 3, n: 9, p: 3, e: 1, d: 3 }, nonzero: 48 },
    },
    {
      id: 'composition.2',
      statement: {
        words:
          'If the value maps of each layer are independent, their products are too, so that two layers are worth exactly the product of their heads for suitable weights (class O).',
        latex: String.raw`\dim\langle V_a \rangle = H_2,\ \dim\langle V'_b \rangle = H_1 \implies \dim\langle V_a V'_b \rangle = H_1 H_2`,
      },
      property: exactProperty({
        cases: shapedCases({
          sizes: { H1: [1, 3], H2: [1, 3], p: [1, 3], e: [1, 3], d: [1, 3] },
          weights: { V: ['H2', 'p', 'e'], U: ['H1', 'e', 'd'] },
        }),
        decide: independentProducts,
      }),
      example: { dimensions: { H1: 2, H2: 2, p: 2, e: 2, d: 2 }, nonzero: 8 },
    },
    {
      id: 'composition.3',
      statement: {
        words: 'Adding each layer to its input does not change the bound by the product of the heads (class O).',
        latex: String.raw`\operatorname{irk}\bigl((W + I)(W' + I)\bigr) \le H_1 H_2`,
      },
      property: exactProperty({ cases: shapedCases(RESIDUAL_STACK), decide: residualForgotten }),
      example: { dimensions: { H1: 1, H2: 1, n: 2, d: 2 }, nonzero: 7 },
    },
  ],
};
