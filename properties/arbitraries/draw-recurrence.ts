import type { CaseRanges } from './case-ranges.ts';
import { drawMatrix } from './draw-matrix.ts';
import { drawStateForm, drawStateMatrix } from './draw-state-matrix.ts';
import type { SmallDraws } from './small-draws.ts';

/** The matrices of one recurrence, row by row. */
export interface DrawnRecurrence {
  readonly A: number[];
  readonly B: number[];
  readonly C: number[];
}

/** A change of basis is given up before an entry passes this. */
const MOST = 64;

/**
 * A, B, C with structure: a state matrix of some form with modes that the input does not reach, the output does not
 * see, or whose residues cancel; then, half of the time, another basis of the states (A becomes P A P^-1 with P
 * unimodular, so that everything stays an integer and nothing degenerate shows); now and then one entry off by one,
 * which gives the neighbours of degenerate layers.
 */
export function drawRecurrence(draws: SmallDraws, N: number, p: number, d: number, ranges: CaseRanges): DrawnRecurrence {
  const form = drawStateForm(draws);
  const split = N === 1 ? 1 : 1 + draws.below(N - 1);
  const A = drawStateMatrix(draws, form, N, split, ranges.entries);
  const B = drawMatrix(draws, N, d, ranges.entries);
  const C = drawMatrix(draws, p, N, ranges.entries);
  const drawn = { A, B, C };
  if (form === 'blocks' && N > 1) hideBlock(draws, drawn, N, p, d, split);
  else if (form === 'diagonal' || form === 'jordan') hideMode(draws, drawn, N, p, d);
  if (N > 1 && form !== 'dense' && draws.oneIn(2)) {
    const [least, most] = ranges.strict ? ranges.entries : [-MOST, MOST];
    for (let moves = 1 + draws.below(N); moves > 0; moves -= 1) changeBasis(draws, drawn, N, p, d, least, most);
  }
  if (draws.oneIn(16)) {
    const m = draws.of([A, B, C]);
    const e = draws.below(m.length);
    m[e] = (m[e] as number) + (draws.oneIn(2) ? 1 : -1);
  }
  return drawn;
}

/** The states from `split` on get no input, or those before it are not seen, or both. */
function hideBlock(draws: SmallDraws, { B, C }: DrawnRecurrence, N: number, p: number, d: number, split: number): void {
  const which = draws.below(3);
  if (which !== 0) B.fill(0, split * d);
  if (which !== 1) for (let r = 0; r < p; r += 1) C.fill(0, r * N, r * N + split);
}

/** One mode without input or output, or two with the same input and opposite outputs: residues of one eigenvalue then cancel. */
function hideMode(draws: SmallDraws, { B, C }: DrawnRecurrence, N: number, p: number, d: number): void {
  const s = draws.below(N);
  switch (draws.below(6)) {
    case 0:
      B.fill(0, s * d, (s + 1) * d);
      return;
    case 1:
      for (let r = 0; r < p; r += 1) C[r * N + s] = 0;
      return;
    case 2: {
      const t = (s + 1) % N;
      if (t === s) return;
      for (let b = 0; b < d; b += 1) B[t * d + b] = B[s * d + b] as number;
      for (let r = 0; r < p; r += 1) C[r * N + t] = 0 - (C[r * N + s] as number);
      return;
    }
    default:
  }
}

/**
 * One elementary change of basis: add c times row j to row i of A and B, then take c times column i of A and C from
 * column j. Undone where an entry would leave the range; each step is its own inverse with -c.
 */
function changeBasis(draws: SmallDraws, drawn: DrawnRecurrence, N: number, p: number, d: number, least: number, most: number): void {
  const i = draws.below(N);
  const j = (i + 1 + draws.below(N - 1)) % N;
  const c = draws.oneIn(2) ? 1 : -1;
  addState(drawn, N, p, d, i, j, c);
  for (const m of [drawn.A, drawn.B, drawn.C]) {
    for (const x of m) {
      if (x >= least && x <= most) continue;
      addState(drawn, N, p, d, i, j, -c);
      return;
    }
  }
}

/** With P = I + c E_ij: A becomes P A P^-1, B becomes P B, C becomes C P^-1. */
function addState({ A, B, C }: DrawnRecurrence, N: number, p: number, d: number, i: number, j: number, c: number): void {
  for (let t = 0; t < N; t += 1) A[i * N + t] = (A[i * N + t] as number) + c * (A[j * N + t] as number);
  for (let t = 0; t < N; t += 1) A[t * N + j] = (A[t * N + j] as number) - c * (A[t * N + i] as number);
  for (let b = 0; b < d; b += 1) B[i * d + b] = (B[i * d + b] as number) + c * (B[j * d + b] as number);
  for (let r = 0; r < p; r += 1) C[r * N + j] = (C[r * N + j] as number) - c * (C[r * N + i] as number);
}
