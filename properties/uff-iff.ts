// uff-iff (mathematics.md 2.2): the least number of heads of a family is its interaction rank.
import type { ExactJudgement } from '../src/claims/claim.ts';
import { basisCertificate, membersAreNeeded, membersSuffice } from './basis-certificate.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { countedHeads } from './counted-operators.ts';
import { exactProperty, judged } from './exact-property.ts';
import { spanDimension } from './integer-operators.ts';
import { sizeNamed, shapedCases, type ShapedCase } from './shaped-cases.ts';
import { entriesOf, operatorsOf } from './shaped-operators.ts';

/** k operators of the family as value maps give all of it at every input, and functionals show that fewer do not. */
function isLeast(c: ShapedCase): ExactJudgement {
  const rows = operatorsOf(c, 'W').map((W) => W.flat());
  const certificate = basisCertificate(rows);
  const k = certificate.members.length;
  const counted = countedHeads(entriesOf(c, 'W'), sizeNamed(c, 'p'), sizeNamed(c, 'd'));
  return judged(true, () => membersSuffice(rows, certificate) && membersAreNeeded(rows, certificate) && counted === k, {
    'value maps': certificate.members.join(', '),
    heads: k,
    'heads as counted': counted,
  });
}

/** The largest dimension at one input against the dimension over all inputs, which is the number of heads. */
function isEachInputEnough(c: ShapedCase): ExactJudgement {
  const all = operatorsOf(c, 'W');
  const inputs = sizeNamed(c, 'inputs');
  const size = all.length / inputs;
  const single = Array.from({ length: inputs }, (_, x) => spanDimension(all.slice(x * size, (x + 1) * size)));
  const heads = spanDimension(all);
  return judged(true, () => heads <= Math.max(...single), { 'dimensions at each input': single.join(', '), heads });
}

const families = shapedCases({
  sizes: { inputs: [1, 3], n: [1, 3], p: [1, 3], d: [1, 3] },
  weights: { W: ['inputs', 'n', 'n', 'p', 'd'] },
});

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'uff-iff',
  section: '2.2',
  statement: {
    words:
      'A family of operators, whatever its mask and however it depends on the input, is a family of H heads (class O) exactly when H is at least the dimension that its operators span over all inputs.',
    latex: 'W_{ij}(X) = \\sum_{h<H} a^h_{ij}(X) V_h \\text{ for some } a, V \\iff H \\ge \\mathrm{irk}(W)',
  },
  about: 'O',
  property: exactProperty({ cases: families, decide: isLeast }),
  controls: [
    {
      id: 'uff-iff.3',
      statement: {
        words: 'If the operators of a family span at most k dimensions at each input, then it is a family of k heads.',
        latex: '\\mathrm{irk}_X(W) \\le k \\text{ for every } X \\implies W_{ij}(X) = \\sum_{h<k} a^h_{ij}(X) V_h',
      },
      property: exactProperty({ cases: families, decide: isEachInputEnough }),
      example: { dimensions: { inputs: 2, n: 1, p: 2, d: 2 }, nonzero: 2 },
    },
  ],
};
