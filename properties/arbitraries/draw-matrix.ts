import type { CaseRanges, Range } from './case-ranges.ts';
import type { SmallDraws } from './small-draws.ts';

/** An entry: anything in the range, zero a little more often if it is there. */
export function drawEntry(draws: SmallDraws, entries: Range): number {
  if (entries[0] <= 0 && entries[1] >= 0 && draws.oneIn(8)) return 0;
  return draws.within(entries);
}

/** `length` independent entries. */
export function drawDense(draws: SmallDraws, length: number, entries: Range): number[] {
  const out = new Array<number>(length);
  for (let e = 0; e < length; e += 1) out[e] = drawEntry(draws, entries);
  return out;
}

/**
 * A rows×cols matrix of some structure: dense, a product of narrow factors (so of low rank), unit vectors as rows or
 * columns, equal rows, one entry, or zero. Sums of factors may leave `entries`.
 */
export function drawMatrix(draws: SmallDraws, rows: number, cols: number, entries: Range): number[] {
  switch (draws.below(16)) {
    case 0:
    case 1:
    case 2:
      return drawLowRank(draws, rows, cols, entries);
    case 3:
    case 4:
      return unitColumns(draws, rows, cols, 1 + draws.below(rows));
    case 5:
    case 6:
      return unitRows(draws, rows, cols);
    case 7:
      return equalRows(draws, rows, cols, entries);
    case 8: {
      const out = new Array<number>(rows * cols).fill(0);
      if (!draws.oneIn(3)) out[draws.below(rows * cols)] = draws.within(entries);
      return out;
    }
    default:
      return drawDense(draws, rows * cols, entries);
  }
}

/** D: of some structure, or absent, three times in four unless the option says otherwise. */
export function drawSkip(draws: SmallDraws, p: number, d: number, ranges: CaseRanges): number[] | null {
  return draws.choice(ranges.D, 4) ? drawMatrix(draws, p, d, ranges.entries) : null;
}

/** A product rows×r · r×cols with r below both sizes where that is possible. */
function drawLowRank(draws: SmallDraws, rows: number, cols: number, entries: Range): number[] {
  const r = 1 + draws.below(Math.max(1, Math.min(rows, cols) - 1));
  const out = new Array<number>(rows * cols).fill(0);
  for (let s = 0; s < r; s += 1) {
    const right = drawDense(draws, cols, entries);
    for (let i = 0; i < rows; i += 1) {
      // The left factor is small, so that products are.
      const f = [1, -1, 1, 0][draws.below(4)] ?? 0;
      if (f === 0) continue;
      for (let j = 0; j < cols; j += 1) out[i * cols + j] = (out[i * cols + j] as number) + f * (right[j] as number);
    }
  }
  return out;
}

/** Every column a unit vector below `height`. */
function unitColumns(draws: SmallDraws, rows: number, cols: number, height: number): number[] {
  const out = new Array<number>(rows * cols).fill(0);
  const shift = draws.below(height);
  for (let j = 0; j < cols; j += 1) out[((j + shift) % height) * cols + j] = 1;
  return out;
}

/** Every row a unit vector, consecutive ones from some place on: the identity among them. */
function unitRows(draws: SmallDraws, rows: number, cols: number): number[] {
  const out = new Array<number>(rows * cols).fill(0);
  const shift = draws.below(cols);
  for (let i = 0; i < rows; i += 1) out[i * cols + ((i + shift) % cols)] = 1;
  return out;
}

function equalRows(draws: SmallDraws, rows: number, cols: number, entries: Range): number[] {
  const row = drawDense(draws, cols, entries);
  const out = new Array<number>(rows * cols);
  for (let e = 0; e < out.length; e += 1) out[e] = row[e % cols] as number;
  return out;
}
