import type { Range } from '../src/claims/claim-families.ts';
import type { CaseSize, ExactJudgement, Guide } from '../src/claims/claim.ts';
import type { Layer } from '../src/layers/layer.ts';
import { layerAt, type ParametricLayer } from '../src/layers/parametric-layer.ts';
import { operatorRows } from '../src/spans/operator-rows.ts';
import type { SearchedProperty } from './claim-properties.ts';
import { judgeExactly, type Formulas } from './formula-judgement.ts';
import { LayerQuantities } from './layer-quantities.ts';
import { lowest, pointOf, PointCases, type Fraction, type PointCase, type PointCaseRanges } from './point-cases.ts';
import { smallestPivot } from './smallest-pivot.ts';

/** Points drawn anew as neighbours of a point, where relations leave no small steps. */
const NEW_POINTS = 6;

/** The property of a claim about a layer with parameters: points and lengths are drawn, every case is decided exactly. */
export function parametricProperty(parametric: ParametricLayer, ranges: PointCaseRanges, formulas: Formulas): SearchedProperty {
  const source = new PointCases(parametric, ranges);
  const layerOf = (one: PointCase): Layer => layerAt(parametric, pointOf(one));
  const confirm = (one: PointCase): ExactJudgement => {
    const quantities = new LayerQuantities(layerOf(one), one.n);
    return judgeExactly(formulas, (name, argument) => quantities.boundsOf(name, argument), pointOf(one));
  };
  const judge = (one: PointCase) => confirm(one).judgement;
  const guide: Guide<PointCase> = {
    score: (one) => (judge(one) === 'fails' ? 0 : Number.MIN_VALUE + distanceFromDrop(layerOf(one), one.n)),
    steps: (one, random) => neighbours(source, one, random),
  };
  return {
    source,
    judge,
    confirm,
    tags: tagsOf,
    size: ({ n, parameters }: PointCase): CaseSize => ({
      dimensions: { n },
      nonzero: Object.values(parameters).filter(([num]) => num !== 0).length,
    }),
    layer: (one: PointCase) => layerOf(one).toJSON(),
    below: ({ dimensions }) => {
      const most = Math.min(ranges.n[1], dimensions['n'] ?? ranges.n[1]);
      return most < ranges.n[0] ? null : new PointCases(parametric, { ...ranges, n: [ranges.n[0], most] });
    },
    guide,
  };
}

/** `zero-parameter`, `equal-parameters`, `fractions`. */
function tagsOf({ parameters }: PointCase): string[] {
  const values = Object.values(parameters);
  const tags: string[] = [];
  if (values.some(([num]) => num === 0)) tags.push('zero-parameter');
  if (new Set(values.map(String)).size < values.length) tags.push('equal-parameters');
  if (values.some(([, den]) => den > 1)) tags.push('fractions');
  return tags;
}

/** How far the operators are from being dependent, relative to the largest of them; 0 for the zero layer. */
function distanceFromDrop(layer: Layer, n: number): number {
  const rows = operatorRows(layer, n);
  return smallestPivot(
    rows.integerRows(rows.labels.length).map((row, t) => {
      const scale = rows.scale(t);
      // Divided as whole numbers first, so that no double overflows.
      return row.map((x) => Number((x * PRECISION) / scale) / Number(PRECISION));
    }),
  );
}

const PRECISION = 1n << 40n;

/** One parameter a little larger or smaller; some points drawn anew; one step in length. */
function* neighbours(source: PointCases, one: PointCase, random: () => number): Generator<PointCase, void> {
  const { denominator, n } = source.ranges;
  for (const [name, value] of Object.entries(one.parameters)) {
    for (let den = denominator[0]; den <= denominator[1]; den += 1) {
      for (const sign of [1, -1]) {
        const moved = { ...one, parameters: { ...one.parameters, [name]: plus(value, [sign, den]) } };
        if (source.isPoint(moved)) yield moved;
      }
    }
  }
  const draws = { within: ([least, most]: Range): number => least + Math.floor(random() * (most - least + 1)) };
  for (let point = 0; point < NEW_POINTS; point += 1) yield { ...one, parameters: source.drawnParameters(draws) };
  for (const length of [one.n - 1, one.n + 1]) if (length >= n[0] && length <= n[1]) yield { ...one, n: length };
}

function plus([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return lowest([a * d + c * b, b * d]);
}
