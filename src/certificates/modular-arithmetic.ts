/**
 * The checker's own arithmetic mod p: plain Numbers below 2^53, no WebAssembly, nothing shared with the search that
 * finds certificates. Residues lie in [0, p), p a prime below 2^25, so a product is below 2^50.
 */

/** A matrix of residues: rows of equal length. */
export type Residues = readonly Float64Array[];

/** Products that may be added to a reduced residue before the sum leaves 2^53. */
const LAZY = 7;

/** Trial division; exact for n < 2^31. */
export function isPrimeNumber(n: number): boolean {
  if (n < 2 || !Number.isInteger(n)) return false;
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return true;
}

/** The primes above 2^24, in order: 24 bits of product each. */
export function* primesAbove(start = 2 ** 24): Generator<number, never> {
  for (let n = start + 1; ; n += 2) if (isPrimeNumber(n)) yield n;
}

/**
 * x mod p in [0, p) for an integer 0 ≤ x < 2^53. The quotient may be one too large where x/p rounds up to an integer;
 * several times faster than the % of doubles.
 */
export function remainder(x: number, p: number): number {
  const r = x - p * Math.floor(x / p);
  return r < 0 ? r + p : r;
}

/** x mod p in [0, p). */
export function residue(x: bigint, p: bigint): number {
  const r = x % p;
  return Number(r < 0n ? r + p : r);
}

/** a·b mod p for a: r×m, b: m×c. */
export function timesModulo(a: Residues, b: Residues, p: number): Float64Array[] {
  const cols = b[0]?.length ?? 0;
  return a.map((row) => {
    const out = new Float64Array(cols);
    let pending = 0;
    for (let t = 0; t < row.length; t++) {
      const x = row[t] as number;
      if (x === 0) continue;
      const y = b[t] as Float64Array;
      for (let j = 0; j < cols; j++) out[j] = (out[j] as number) + x * (y[j] as number);
      if (++pending === LAZY) {
        for (let j = 0; j < cols; j++) out[j] = remainder(out[j] as number, p);
        pending = 0;
      }
    }
    for (let j = 0; j < cols; j++) out[j] = remainder(out[j] as number, p);
    return out;
  });
}

/** True if the square matrix is invertible mod p. The empty matrix is. */
export function isInvertibleModulo(matrix: Residues, p: number): boolean {
  const m: Float64Array[] = matrix.map((row) => row.slice());
  for (let c = 0; c < m.length; c++) {
    const found = m.findIndex((row, i) => i >= c && row[c] !== 0);
    if (found < 0) return false;
    const pivot = m[found] as Float64Array;
    m[found] = m[c] as Float64Array;
    m[c] = pivot;
    const inverse = powerModulo(pivot[c] as number, p - 2, p);
    for (let i = c + 1; i < m.length; i++) {
      const row = m[i] as Float64Array;
      const f = p - (((row[c] as number) * inverse) % p);
      if (f === p) continue;
      for (let j = c; j < row.length; j++) row[j] = remainder((row[j] as number) + f * (pivot[j] as number), p);
    }
  }
  return true;
}

function powerModulo(base: number, exponent: number, p: number): number {
  let result = 1;
  for (let e = exponent, b = base; e > 0; e = Math.floor(e / 2), b = (b * b) % p) if (e % 2 === 1) result = (result * b) % p;
  return result;
}
