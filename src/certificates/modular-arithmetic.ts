/**
 * The checker's own arithmetic mod p: plain Numbers below 2^53, no WebAssembly, nothing shared with the search that
 * finds certificates. Residues lie in [0, p), p a prime below 2^25, so a product is below 2^50.
 */

/** A matrix of residues: rows of equal length. */
export type Residues = readonly Float64Array[];

/** Products of two residues mod p that may be added to a third before the sum leaves 2^53. */
const summable = (p: number): number => Math.floor((2 ** 53 - p) / (p - 1) ** 2);

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
  if (x >= 0n && x < p) return Number(x);
  const r = x % p;
  return Number(r < 0n ? r + p : r);
}

/** a·b mod p for a: r×m, b: m×c. */
export function timesModulo(a: Residues, b: Residues, p: number): Float64Array[] {
  const cols = b[0]?.length ?? 0;
  // One block of memory for all rows: small typed arrays of their own would cost more than the arithmetic.
  const memory = new Float64Array(a.length * cols);
  const out = a.map((_, i) => memory.subarray(i * cols, (i + 1) * cols));
  // Rows with few entries (diagonal, companion and shift matrices have nothing else) are summed entry by entry.
  const full: number[] = [];
  a.forEach((row, i) => {
    if (entriesOf(row) * 4 > row.length) full.push(i);
    else sparseRow(row, b, out[i] as Float64Array, p);
  });
  if (full.length === 0) return out;
  const packed = columnsInFours(b, cols);
  for (let f = 0; f < full.length; f += 2) {
    // The last row of an odd number is computed twice.
    const [i, j] = [full[f] as number, full[Math.min(f + 1, full.length - 1)] as number];
    twoRows(a[i] as Float64Array, a[j] as Float64Array, packed, out[i] as Float64Array, out[j] as Float64Array, p);
  }
  return out;
}

function entriesOf(row: Float64Array): number {
  let count = 0;
  for (let t = 0; t < row.length; t++) if (row[t] !== 0) count++;
  return count;
}

function sparseRow(row: Float64Array, b: Residues, out: Float64Array, p: number): void {
  const lazy = summable(p);
  let pending = 0;
  for (let t = 0; t < row.length; t++) {
    const x = row[t] as number;
    if (x === 0) continue;
    const y = b[t] as Float64Array;
    for (let j = 0; j < out.length; j++) out[j] = (out[j] as number) + x * (y[j] as number);
    if (++pending < lazy) continue;
    for (let j = 0; j < out.length; j++) out[j] = remainder(out[j] as number, p);
    pending = 0;
  }
  for (let j = 0; j < out.length; j++) out[j] = remainder(out[j] as number, p);
}

/** Columns 0–3 of b row by row, then columns 4–7, and so on; the last ones filled up with zeros. */
function columnsInFours(b: Residues, cols: number): Float64Array {
  const out = new Float64Array(Math.ceil(cols / 4) * 4 * b.length);
  b.forEach((row, t) => {
    for (let j = 0; j < cols; j++) out[((j >> 2) * b.length + t) * 4 + (j & 3)] = row[j] as number;
  });
  return out;
}

/** Two rows times four columns at a time: eight sums that stay in registers between two reductions. */
function twoRows(x: Float64Array, y: Float64Array, packed: Float64Array, outX: Float64Array, outY: Float64Array, p: number): void {
  const lazy = summable(p);
  const inner = x.length;
  for (let j = 0, at = 0; j < outX.length; j += 4) {
    let x0 = 0, x1 = 0, x2 = 0, x3 = 0, y0 = 0, y1 = 0, y2 = 0, y3 = 0; // prettier-ignore
    for (let t = 0; t < inner;) {
      for (const end = Math.min(t + lazy, inner); t < end; t++, at += 4) {
        const u = x[t] as number;
        const v = y[t] as number;
        const b0 = packed[at] as number;
        const b1 = packed[at + 1] as number;
        const b2 = packed[at + 2] as number;
        const b3 = packed[at + 3] as number;
        x0 += u * b0;
        x1 += u * b1;
        x2 += u * b2;
        x3 += u * b3;
        y0 += v * b0;
        y1 += v * b1;
        y2 += v * b2;
        y3 += v * b3;
      }
      x0 = remainder(x0, p);
      x1 = remainder(x1, p);
      x2 = remainder(x2, p);
      x3 = remainder(x3, p);
      y0 = remainder(y0, p);
      y1 = remainder(y1, p);
      y2 = remainder(y2, p);
      y3 = remainder(y3, p);
    }
    fourEntries(outX, j, x0, x1, x2, x3);
    fourEntries(outY, j, y0, y1, y2, y3);
  }
}

/** Entries j … j+3 of a row; writing past the end of a typed array does nothing. */
function fourEntries(row: Float64Array, j: number, a: number, b: number, c: number, d: number): void {
  row[j] = a;
  row[j + 1] = b;
  row[j + 2] = c;
  row[j + 3] = d;
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
