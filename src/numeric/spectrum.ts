import { timesPowerOfTwo } from './power-of-two.ts';
import type { Spectrum } from './spectrum-of-rows.ts';

/**
 * The numeric spectrum of a layer's weighted lag matrix and the head counts read off it (mathematics.md 2.10).
 * Everything here is measured in float64; the exact count k comes from `spans`.
 */
export { spectrumOfRows } from './spectrum-of-rows.ts';
export type { Spectrum } from './spectrum-of-rows.ts';
export { spectrumByDoubling, spectrumByLags, spectrumOfDirections, spectrumOfRecurrence } from './spectrum-of-recurrence.ts';
export type { FloatDirections } from './spectrum-of-recurrence.ts';
export { lagRows, scaledLagRows } from './lag-rows.ts';
export type { FloatRecurrence, ScaledLagRows } from './lag-rows.ts';

/** A tail that equals the tolerance up to this relative error counts as within it: exact ties occur (delay lines). */
const TIE = 1e-11;

/**
 * H_ε (mathematics.md 2.10): the least H with sqrt(Σ_{s≥H} σ_s² / Σ σ²) ≤ eps, 0 for the zero layer. `values` are
 * decreasing; `totalSquared` is Σ σ² in the same units. Tails are summed from the small end. Where values were left
 * out of the list and their tail alone exceeds the tolerance, the least H that its energy allows is returned, each
 * value left out being at most the last one listed: a lower bound. eps = 0 gives the numeric rank, which is never a verdict.
 */
export function epsilonHeads(values: readonly number[], totalSquared: number, eps: number): number {
  const largest = values[0] ?? 0;
  if (largest === 0 || totalSquared === 0) return 0;
  const total = totalSquared / largest / largest;
  const rounding = values.length * Number.EPSILON;
  const allowed = total * Math.max(eps * eps * (1 + TIE), rounding * rounding);
  const relative = values.map((v) => v / largest);
  const listed = relative.reduceRight((sum, v) => sum + v * v, 0);
  // What the list leaves out, unless it is no more than the rounding of two sums of the same numbers.
  const missing = total - listed > 1e-12 * total ? total - listed : 0;
  if (missing > allowed) {
    const last = relative.at(-1) ?? 0;
    return values.length + (last > 0 ? Math.ceil((missing - allowed) / (last * last)) : 1);
  }
  let tail = missing;
  for (let H = values.length; H > 0; H--) {
    const v = relative[H - 1] as number;
    if (tail + v * v > allowed) return H;
    tail += v * v;
  }
  return 0;
}

/** The singular values themselves, for display: 0 or Infinity where a value leaves the range of a double. */
export function plainValues({ values, scaleExponent }: Spectrum): number[] {
  return values.map((v) => timesPowerOfTwo(v, scaleExponent));
}
