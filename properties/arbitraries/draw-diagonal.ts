import type { CaseRanges } from './case-ranges.ts';
import type { DiagonalSsmCase } from './case.ts';
import { drawDense, drawEntry } from './draw-matrix.ts';
import type { SmallDraws } from './small-draws.ts';

/**
 * Diagonal SSMs whose eigenvalues come from a choice of at most three, so that they repeat within and between
 * channels; real, or with conjugate pairs; some channels copies of others; some modes silent, or cancelled by another
 * of the same eigenvalue.
 */
export function drawDiagonal(draws: SmallDraws, ranges: CaseRanges): DiagonalSsmCase {
  const [N, channels] = [draws.size(ranges.N), draws.size(ranges.channels)];
  const complex = draws.choice(ranges.complex);
  const choice = Array.from({ length: 1 + draws.below(4) }, () => drawComplex(draws, ranges, complex));
  const [lambda, B, C]: [number[], number[], number[]] = [[], [], []];
  for (let c = 0; c < channels; c += 1) {
    const copied = c > 0 && draws.oneIn(4);
    const from = 2 * (c - 1) * N;
    for (let s = 0; s < N; s += 1) {
      const at = 2 * s;
      if (copied) {
        for (const weight of [lambda, B, C]) weight.push(weight[from + at] as number, weight[from + at + 1] as number);
        continue;
      }
      const how = s === 0 ? 0 : draws.below(6);
      const before = 2 * (c * N + s - 1);
      if (how === 5) {
        // The same mode with the opposite sign.
        for (const weight of [lambda, B]) weight.push(weight[before] as number, weight[before + 1] as number);
        C.push(0 - (C[before] as number), 0 - (C[before + 1] as number));
      } else if (how === 4) {
        // The conjugate mode.
        for (const weight of [lambda, B, C]) weight.push(weight[before] as number, 0 - (weight[before + 1] as number));
      } else {
        lambda.push(...draws.of(choice));
        B.push(...(draws.oneIn(8) ? [0, 0] : drawComplex(draws, ranges, complex)));
        C.push(...(draws.oneIn(8) ? [0, 0] : drawComplex(draws, ranges, complex)));
      }
    }
  }
  const D = draws.choice(ranges.D, 4) ? drawDense(draws, channels, ranges.entries) : null;
  return { kind: 'diagonal-ssm', N, channels, n: 1, denominator: draws.denominator(ranges.denominator), lambda, B, C, D, tags: [] };
}

function drawComplex(draws: SmallDraws, ranges: CaseRanges, complex: boolean): [number, number] {
  const re = drawEntry(draws, ranges.entries);
  return [re, complex && draws.oneIn(2) ? drawEntry(draws, ranges.entries) : 0];
}
