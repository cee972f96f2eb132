import type { Range } from './case-ranges.ts';
import { drawMatrix } from './draw-matrix.ts';
import type { SmallDraws } from './small-draws.ts';

/**
 * `count` operators p×d, one after the other: new ones, and ones that are equal to an earlier one, zero, or a sum or
 * difference of two earlier ones. Sums may leave `entries`.
 */
export function drawKernels(draws: SmallDraws, count: number, p: number, d: number, entries: Range): number[] {
  const size = p * d;
  const out: number[] = [];
  // A list is either mostly new or mostly made of what it has, so that long lists of low rank are seen as well.
  const repeats = 2 + draws.below(6);
  for (let s = 0; s < count; s += 1) {
    const how = s === 0 ? repeats : draws.below(repeats + 2);
    const first = s === 0 ? 0 : draws.below(s) * size;
    const second = s === 0 ? 0 : draws.below(s) * size;
    const kernel = how >= 3 || s === 0 ? drawMatrix(draws, p, d, entries) : [];
    for (let e = 0; e < size; e += 1) {
      if (how >= 3 || s === 0) out.push(kernel[e] as number);
      else if (how === 0) out.push(out[first + e] as number);
      else if (how === 1) out.push(0);
      else out.push((out[first + e] as number) - (out[second + e] as number));
    }
  }
  return out;
}

/** One column of `count` kernels for each channel: channels × count, some channels alike or silent. */
export function drawTaps(draws: SmallDraws, channels: number, count: number, entries: Range): number[] {
  return drawKernels(draws, channels, 1, count, entries);
}
