/**
 * The residue of x mod p nearest to 0: at most p/2 + 4 in size, and exactly 0 where p divides x. For whole x of at most
 * 31·2^48 in size, which is the sum of 30 products of such residues, and a prime p from 2^24 to 2^25, with `inverse` = 1/p
 * (for smaller primes x at most p·2^29). Then p·q is exact, and the quotient is off by less than 2^-23, which can matter
 * only where x lies about midway between two multiples of p.
 */
export function reduced(x: number, p: number, inverse: number): number {
  // Adding and subtracting 1.5·2^52 rounds to a whole number, in two instructions.
  return x - p * (x * inverse + 6755399441055744 - 6755399441055744);
}

/**
 * Row echelon form mod p, one row after another, in buffers that are used again: what small counts do all the time.
 * Without inverses: a row r becomes (pivot)·r − f·(pivot row), so each product is below 2^48 and each difference below 2^49.
 */
export class SmallEchelon {
  #rank = 0;
  #width = 0;
  #p = 3;
  #inverse = 1 / 3;
  #rows = new Float64Array(1024);
  #columns = new Int32Array(64);

  /** The number of independent rows so far. */
  get rank(): number {
    return this.#rank;
  }

  /** Forgets all rows. Rows to come have `width` entries, at most `most` of them are independent; p is odd and below 2^25. */
  start(width: number, most: number, p: number): void {
    this.#rank = 0;
    this.#width = width;
    this.#p = p;
    this.#inverse = 1 / p;
    // One row more than can stay: the one that is being reduced.
    if ((most + 1) * width > this.#rows.length) this.#rows = new Float64Array(2 * (most + 1) * width);
    if (most + 1 > this.#columns.length) this.#columns = new Int32Array(2 * (most + 1));
  }

  /**
   * Adds the row source[from], source[from + stride], … of balanced residues; true if it is independent of those before.
   * The caller adds no more rows once the rank is `most`.
   */
  add(source: Float64Array, from: number, stride = 1): boolean {
    const [rows, columns, width, rank, p, inverse] = [this.#rows, this.#columns, this.#width, this.#rank, this.#p, this.#inverse];
    const row = rank * width;
    for (let j = 0; j < width; j++) rows[row + j] = source[from + j * stride] as number;
    for (let s = 0; s < rank; s++) {
      const column = columns[s] as number;
      const f = rows[row + column] as number;
      if (f === 0) continue;
      const base = s * width;
      const pivot = rows[base + column] as number;
      for (let j = 0; j < width; j++) {
        rows[row + j] = reduced(pivot * (rows[row + j] as number) - f * (rows[base + j] as number), p, inverse);
      }
    }
    for (let j = 0; j < width; j++) {
      if (rows[row + j] === 0) continue;
      columns[rank] = j;
      this.#rank = rank + 1;
      return true;
    }
    return false;
  }
}
