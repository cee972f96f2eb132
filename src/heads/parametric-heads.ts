import { conditionText, type ParametricLayer } from '../layers/parametric-layer.ts';
import type { HeadsReport } from '../report/heads-report.ts';
import { parametricCount, type ParametricCount, type ParametricCountOptions } from '../spans/parametric-count.ts';

/** The report of a family with the count behind it. */
export interface FamilyHeads {
  readonly report: HeadsReport;
  readonly count: ParametricCount;
}

/**
 * How many heads the layers of a family need: the generic count, and exactly where it is lower. Counts for maps, for
 * softmax and at a tolerance are those of single layers. Throws DiagnosticError as `parametricCount`.
 */
export function parametricHeads(family: ParametricLayer, options: ParametricCountOptions = {}): FamilyHeads {
  const started = performance.now();
  const count = parametricCount(family, options);
  const { name, kind, p, d, parameters, relations, inequations } = family;
  const { n, heads, status, lower, upper, basis, profile, strata, undecided, sample } = count;
  const report: HeadsReport = {
    layer: {
      ...(name === undefined ? {} : { name }),
      kind,
      p,
      d,
      parameters: [...parameters],
      relations: relations.map((one) => conditionText(one, '=')),
      inequations: inequations.map((one) => conditionText(one, '!=')),
    },
    n,
    operator: {
      heads,
      status,
      basis: basis.map((label) => (typeof label === 'number' ? label : [label[0], label[1]])),
      profile: [...(profile ?? [])],
      ...(status === 'bounds' ? { lower, upper } : {}),
      strata: strata.map(({ conditions, heads: k, sample: at }) => ({ conditions: [...conditions], heads: k, sample: at && { ...at } })),
      undecided: undecided.map(({ conditions, ...bounds }) => ({ conditions: [...conditions], ...bounds })),
      sample: sample && { ...sample },
    },
    map: null,
    softmax: null,
    epsilon: [],
    spectrum: [],
    numeric: { backend: 'none', dtype: 'exact' },
    warnings: [],
    milliseconds: Math.round((performance.now() - started) * 100) / 100,
  };
  return { report, count };
}
