import { inverseMod } from './primes.ts';

/**
 * The shortest linear recurrence of a sequence mod p (Berlekamp 1968, Massey 1969): the monic polynomial
 * x^m + f_(m-1) x^(m-1) + … + f_0 of least degree with Σ_i f_i s_(l+i) = 0 for every l in range.
 * Terms may be any integers below 2^26; `p` is an odd prime below 2^26. The result, lowest coefficient first and
 * without the leading 1, has entries in [0, p). With 2m terms of a sequence of order m the answer is unique.
 */
export function shortestRecurrence(terms: ArrayLike<number>, p: number): number[] {
  // c(x) = 1 + c_1 x + …: Σ_i c_i s_(t-i) = 0 for the terms seen so far; b is c before its last change of length.
  let c = [1];
  let b = [1];
  let length = 0;
  let gap = 1;
  let lastDiscrepancy = 1;
  const at = (t: number): number => (((terms[t] as number) % p) + p) % p;
  for (let t = 0; t < terms.length; t++) {
    let discrepancy = 0;
    for (let i = 0; i <= length; i++) discrepancy = (discrepancy + (c[i] ?? 0) * at(t - i)) % p;
    if (discrepancy === 0) {
      gap++;
      continue;
    }
    const factor = (discrepancy * inverseMod(lastDiscrepancy, p)) % p;
    const next = c.slice();
    while (next.length < b.length + gap) next.push(0);
    b.forEach((x, i) => (next[i + gap] = ((((next[i + gap] as number) - factor * x) % p) + p) % p));
    if (2 * length <= t) {
      length = t + 1 - length;
      b = c;
      lastDiscrepancy = discrepancy;
      gap = 1;
    } else {
      gap++;
    }
    c = next;
  }
  // f_i = c_(m-i): reversing c turns "past terms" into "coefficients from the lowest up".
  return Array.from({ length }, (_, i) => c[length - i] ?? 0);
}
