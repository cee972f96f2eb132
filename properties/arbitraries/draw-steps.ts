import type { CaseRanges } from './case-ranges.ts';
import type { TimeVaryingSsmCase } from './case.ts';
import { drawDense, drawMatrix, drawSkip } from './draw-matrix.ts';
import { drawRecurrence } from './draw-recurrence.ts';
import type { SmallDraws } from './small-draws.ts';

/**
 * A time-varying SSM whose steps are the same throughout, taken from two recurrences in turn, moving along unit
 * vectors (B_t and C_t point at another input or output at each step), or independent.
 */
export function drawSteps(draws: SmallDraws, ranges: CaseRanges): TimeVaryingSsmCase {
  const [N, p, d, n] = [draws.size(ranges.N), draws.size(ranges.p), draws.size(ranges.d), draws.size(ranges.n)];
  const how = draws.below(4);
  const steps = how === 3 ? n : how === 2 ? 0 : how + 1;
  const pieces = Array.from({ length: steps }, () => ({
    ...(how === 3 && draws.oneIn(2)
      ? {
          A: drawDense(draws, N * N, ranges.entries),
          B: drawMatrix(draws, N, d, ranges.entries),
          C: drawMatrix(draws, p, N, ranges.entries),
        }
      : drawRecurrence(draws, N, p, d, ranges)),
  }));
  const skips = draws.choice(ranges.D, 4);
  const [A, B, C, D]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let t = 0; t < n; t += 1) {
    const piece = pieces[steps === 0 ? 0 : t % steps] ?? moving(N, p, d, t);
    A.push(...piece.A);
    B.push(...piece.B);
    C.push(...piece.C);
    if (skips) D.push(...(drawSkip(draws, p, d, { ...ranges, D: true }) ?? []));
  }
  const denominator = draws.denominator(ranges.denominator);
  return { kind: 'time-varying-ssm', N, p, d, n, denominator, A, B, C, D: skips ? D : null, tags: [] };
}

/** A = I, one state: the input moves along the columns of B_t and the output along the rows of C_t. */
function moving(N: number, p: number, d: number, t: number): { A: number[]; B: number[]; C: number[] } {
  const A = new Array<number>(N * N).fill(0);
  for (let s = 0; s < N; s += 1) A[s * N + s] = 1;
  const B = new Array<number>(N * d).fill(0);
  const C = new Array<number>(p * N).fill(0);
  B[(t % N) * d + (t % d)] = 1;
  C[(t % p) * N + (t % N)] = 1;
  return { A, B, C };
}
