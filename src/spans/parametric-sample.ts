import { formatQ } from '../exact/rational.ts';
import { between, mulberry32 } from '../exact/seeded.ts';
import type { PointDraws } from '../layers/draw-point.ts';
import { drawPoint } from '../layers/draw-point.ts';
import { layerAt } from '../layers/parametric-layer.ts';
import type { ParameterRelation, ParameterValues, ParametricLayer } from '../layers/parametric-layer.ts';
import { certifySpan } from './certify-span.ts';
import { operatorRows } from './operator-rows.ts';

/** Points that are drawn before giving up on one with the count wanted. */
const POINTS = 12;
/** Small first: a sample is for reading. */
const RANGES = [
  { entries: [-3, 3], denominator: [1, 2] },
  { entries: [-9, 9], denominator: [1, 5] },
] as const;

/**
 * A point of small rationals on a part of a family where the layer needs `heads` heads, confirmed by the exact count of
 * the layer there; null if none was found. The same seed gives the same point.
 */
export function samplePoint(
  family: ParametricLayer,
  conditions: readonly ParameterRelation[],
  n: number,
  heads: number,
  seed: number,
): Record<string, string> | null {
  const draws = drawsFrom(seed);
  const part: ParametricLayer = { ...family, relations: [...family.relations, ...conditions] };
  for (const ranges of RANGES) {
    for (let tried = 0; tried < POINTS; tried += 1) {
      const point = drawPoint(part, draws, ranges);
      if (point === null) break;
      if (countAt(family, point, n, seed) === heads) {
        return Object.fromEntries(family.parameters.map((name) => [name, formatQ(point.get(name) ?? { num: 0n, den: 1n })]));
      }
    }
  }
  return null;
}

/** The largest certified count among a few points of a family; 0 if none was found. */
export function largestCount(family: ParametricLayer, n: number, seed: number): number {
  const draws = drawsFrom(seed);
  let largest = 0;
  for (let tried = 0; tried < POINTS; tried += 1) {
    const point = drawPoint(family, draws, RANGES[1]);
    if (point !== null) largest = Math.max(largest, countAt(family, point, n, seed) ?? 0);
  }
  return largest;
}

/** The certified count of the layer at a point, or null if only bounds are known. */
export function countAt(family: ParametricLayer, point: ParameterValues, n: number, seed: number): number | null {
  const span = certifySpan(operatorRows(layerAt(family, point), n), seed);
  return span.upper === null ? null : span.rank;
}

function drawsFrom(seed: number): PointDraws {
  const random = mulberry32(seed);
  return { within: ([least, most]) => between(random, least, most) };
}
