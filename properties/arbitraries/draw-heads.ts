import type { CaseRanges } from './case-ranges.ts';
import type { AttentionCase, HeadsCase } from './case.ts';
import { drawDense, drawEntry, drawMatrix } from './draw-matrix.ts';
import { drawKernels } from './draw-kernels.ts';
import type { SmallDraws } from './small-draws.ts';

/** Value maps with causal coefficients: Toeplitz, uniform, the same in two heads, a single pair, or independent. */
export function drawHeads(draws: SmallDraws, ranges: CaseRanges): HeadsCase {
  const [H, p, d, n] = [draws.size(ranges.H), draws.size(ranges.p), draws.size(ranges.d), draws.size(ranges.n)];
  const V = drawKernels(draws, H, p, d, ranges.entries);
  const a: number[] = [];
  const toeplitz = draws.oneIn(3);
  for (let h = 0; h < H; h += 1) {
    const how = toeplitz ? 0 : draws.below(5);
    const lags = drawDense(draws, n, ranges.entries);
    const [row, column] = [draws.below(n), draws.below(n)];
    for (let i = 0; i < n; i += 1) {
      for (let j = 0; j < n; j += 1) {
        if (j > i) a.push(0);
        else if (how === 0) a.push(lags[i - j] as number);
        else if (how === 1) a.push(lags[0] as number);
        else if (how === 2 && h > 0) a.push(a[((h - 1) * n + i) * n + j] as number);
        else if (how === 3) a.push(i === row && j === Math.min(column, row) ? 1 : 0);
        else a.push(drawEntry(draws, ranges.entries));
      }
    }
  }
  return { kind: 'heads', H, p, d, n, denominator: draws.denominator(ranges.denominator), V, a, tags: [] };
}

/** Softmax heads and an input: heads without scores or alike, K = Q, tokens that are zero, unit vectors or repeated. */
export function drawAttention(draws: SmallDraws, ranges: CaseRanges): AttentionCase {
  const [H, r, p, d, n] = [draws.size(ranges.H), draws.size(ranges.r), draws.size(ranges.p), draws.size(ranges.d), draws.size(ranges.n)];
  const size = r * d;
  const [Q, K]: [number[], number[]] = [[], []];
  for (let h = 0; h < H; h += 1) {
    const how = draws.below(6);
    if (how === 0 && h > 0) {
      Q.push(...Q.slice((h - 1) * size));
      K.push(...K.slice((h - 1) * size));
      continue;
    }
    const queries = how === 1 ? new Array<number>(size).fill(0) : drawMatrix(draws, r, d, ranges.entries);
    Q.push(...queries);
    K.push(...(how === 2 ? queries : drawMatrix(draws, r, d, ranges.entries)));
  }
  const V = drawKernels(draws, H, p, d, ranges.entries);
  const X: number[] = [];
  for (let i = 0; i < n; i += 1) {
    const how = draws.below(8);
    const from = i === 0 ? 0 : draws.below(i) * d;
    const unit = draws.below(d);
    for (let b = 0; b < d; b += 1) {
      if (how < 2) X.push(0);
      else if (how < 4 && i > 0) X.push(X[from + b] as number);
      else if (how === 4) X.push(b === unit ? 1 : 0);
      else X.push(drawEntry(draws, ranges.entries));
    }
  }
  const causal = draws.choice(ranges.causal);
  return { kind: 'attention', H, r, p, d, n, denominator: draws.denominator(ranges.denominator), causal, Q, K, V, X, tags: [] };
}
