import { balanced, inverseMod } from '../../src/exact/primes.ts';
import type { Entries } from './case.ts';

/**
 * The weights entry / denominator modulo a prime p below 2^26, balanced in [-p/2, p/2]: what the matrix kernel loads.
 * Throws RangeError if p divides the denominator.
 */
export function residuesOfEntries(entries: Entries, denominator: number, p: number): Float64Array {
  const out = new Float64Array(entries.length);
  const factor = denominator === 1 ? 1 : inverseMod(denominator, p);
  for (let e = 0; e < out.length; e += 1) {
    const x = balanced(entries[e] ?? 0, p);
    out[e] = factor === 1 ? x : balanced(x * factor, p);
  }
  return out;
}
