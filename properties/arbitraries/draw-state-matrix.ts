import type { Range } from './case-ranges.ts';
import { drawDense, drawEntry } from './draw-matrix.ts';
import type { SmallDraws } from './small-draws.ts';

/** How a state matrix was drawn: decides what B and C may add to it. */
export type StateForm = 'dense' | 'diagonal' | 'jordan' | 'nilpotent' | 'companion' | 'blocks' | 'turns';

/** In sixteenths: what is usual in practice is dense, what breaks claims is the rest. */
const FORMS: readonly StateForm[] = [
  ...(['dense', 'dense', 'dense', 'dense'] as const),
  ...(['diagonal', 'diagonal', 'diagonal', 'diagonal'] as const),
  ...(['jordan', 'jordan'] as const),
  ...(['nilpotent', 'nilpotent'] as const),
  'companion',
  ...(['blocks', 'blocks'] as const),
  'turns',
];

/** The form of the next state matrix. */
export function drawStateForm(draws: SmallDraws): StateForm {
  return draws.of(FORMS);
}

/**
 * A state matrix N×N of a form: independent entries; diagonal with few different eigenvalues, so that they repeat;
 * Jordan blocks; strictly triangular; companion; block triangular with the states from `split` on mapped among
 * themselves; turns (signed cycles and quarter turns).
 */
export function drawStateMatrix(draws: SmallDraws, form: StateForm, N: number, split: number, entries: Range): number[] {
  const A = form === 'dense' || form === 'blocks' ? drawDense(draws, N * N, entries) : new Array<number>(N * N).fill(0);
  switch (form) {
    case 'dense':
      break;
    case 'diagonal':
    case 'jordan':
      fillDiagonal(draws, A, N, entries);
      if (form === 'jordan') fillAbove(draws, A, N);
      break;
    case 'nilpotent':
      if (draws.oneIn(2)) for (let i = 1; i < N; i += 1) A[i * N + i - 1] = 1;
      else for (let i = 0; i < N; i += 1) for (let j = i + 1; j < N; j += 1) A[i * N + j] = drawEntry(draws, entries);
      break;
    case 'companion':
      for (let i = 1; i < N; i += 1) A[i * N + i - 1] = 1;
      for (let i = 0; i < N; i += 1) A[i * N + N - 1] = drawEntry(draws, entries);
      break;
    case 'blocks':
      for (let i = split; i < N; i += 1) for (let j = 0; j < split; j += 1) A[i * N + j] = 0;
      break;
    case 'turns':
      fillTurns(draws, A, N);
      break;
  }
  return A;
}

/** Eigenvalues from a choice of at most three; neighbours agree often, so that Jordan blocks can be long. */
function fillDiagonal(draws: SmallDraws, A: number[], N: number, entries: Range): void {
  const choice = [drawEntry(draws, entries), draws.within(entries), draws.within(entries)];
  const many = 1 + draws.below(3);
  let value = choice[0] as number;
  // One time in four all different, as far as the range goes: 0, 1, 2, -1, -2, …
  const spread = draws.oneIn(4);
  for (let i = 0; i < N; i += 1) {
    if (spread) value = i % 2 === 1 || i === 0 ? Math.ceil(i / 2) : -(i / 2);
    else if (draws.oneIn(2)) value = choice[draws.below(many)] as number;
    A[i * N + i] = value;
  }
}

/** Ones above the diagonal between equal eigenvalues, by chance. */
function fillAbove(draws: SmallDraws, A: number[], N: number): void {
  for (let i = 1; i < N; i += 1) {
    if (A[i * N + i] === A[(i - 1) * N + i - 1] && !draws.oneIn(3)) A[(i - 1) * N + i] = 1;
  }
}

function fillTurns(draws: SmallDraws, A: number[], N: number): void {
  if (draws.oneIn(2)) {
    const sign = draws.oneIn(2) ? -1 : 1;
    for (let i = 0; i < N; i += 1) A[((i + 1) % N) * N + i] = i === N - 1 ? sign : 1;
    return;
  }
  const size = 1 + draws.below(2);
  for (let i = 0; i + 1 < N; i += 2) {
    A[i * N + i + 1] = -size;
    A[(i + 1) * N + i] = size;
  }
  if (N % 2 === 1) A[N * N - 1] = draws.below(3) - 1;
}
