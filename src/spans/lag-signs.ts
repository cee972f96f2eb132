import { matrixKernel } from '../exact/matrix-kernel.ts';
import { nonnegativeMultiple, showsPositiveRoot } from '../exact/positive-roots.ts';
import { randomPrimes } from '../exact/primes.ts';
import { mulberry32 } from '../exact/seeded.ts';
import type { Layer } from '../layers/layer.ts';
import { findAnnihilator, recurrenceDegree } from './annihilator.ts';
import type { CertifiedSpan } from './certify-span.ts';
import { diagonalRecurrence } from './diagonal-rows.ts';
import { recurrenceRows, type RecurrenceRows } from './recurrence-rows.ts';

/** State dimension beyond which the annihilating polynomials are not computed for this purpose. */
const MAX_STATE = 256;

/**
 * Whether one functional is positive on all lags of an LTI layer below n, read off the monic polynomials f that its
 * recurrences obey; null where they do not tell.
 *  - If each f has a positive root ρ and the span is as large as the degrees allow, x^l ↦ M_l identifies it with
 *    ℝ[x]/f (for each direction), so that M_l ↦ ρ^l is a linear functional on it: yes, at every length.
 *  - If some multiple of some f of degree below the number of lags has no negative coefficient, then that combination
 *    of lags is zero (Gordan): no.
 */
export function lagSigns(layer: Layer, n: number, span: CertifiedSpan, seed = 1): boolean | null {
  const rows = recurrentForm(layer, n);
  if (rows === null || rows.recurrences.some((r) => r.N > MAX_STATE)) return null;
  const kernel = matrixKernel();
  const random = mulberry32(seed ^ 0x27d4eb2f);
  const p = randomPrimes(random).next().value;
  let degrees = rows.instant ? 1 : 0;
  let allShowRoots = true;
  for (const r of rows.recurrences) {
    const degree = recurrenceDegree(kernel, r, p, random);
    degrees += degree;
    if (degree === 0) return null;
    const annihilator = findAnnihilator(kernel, r, degree, random);
    if (annihilator === null) return null;
    const f = [...annihilator.coefficients, 1n];
    if (showsPositiveRoot(f)) continue;
    allShowRoots = false;
    // Lags from .. n-1 stand for x^0 .. x^(n-1-from).
    if (nonnegativeMultiple(f, n - 1 - r.from) !== null) return false;
  }
  return allShowRoots && degrees === span.rank ? true : null;
}

function recurrentForm(layer: Layer, n: number): RecurrenceRows | null {
  const { structure, p, d } = layer;
  if (structure.type === 'recurrences') return recurrenceRows(structure, p, d, n);
  if (structure.type === 'listed') return null;
  const recurrent = diagonalRecurrence(structure, MAX_STATE);
  return recurrent && recurrenceRows(recurrent, p, d, n);
}
