/**
 * L (m × min(m, w), row-major, zero above the diagonal) with L·Lᵀ = G·Gᵀ for G of m rows and w columns, by
 * Householder reflections from the right: G = L·Qᵀ. L has the singular values of G, to rounding of the largest, and
 * no product G·Gᵀ is formed, which would lose half of the digits. `G` is overwritten. Rows are contiguous, so that
 * every inner loop runs along memory. Throws RangeError where G is not m·w long.
 */
export function lowerFactor(G: Float64Array, m: number, w: number): Float64Array {
  return lowerFactorUpTo(G, m, w, 0).factor;
}

/** How often the part that is left is measured: often enough to stop early, seldom enough to cost little. */
const MEASURE_EVERY = 8;

/**
 * The same, stopped as soon as what is left to reduce is at most `negligible` times G in Frobenius norm: `factor` is
 * then m × `rank` with a smaller rank.
 */
export function lowerFactorUpTo(G: Float64Array, m: number, w: number, negligible: number): { factor: Float64Array; rank: number } {
  if (G.length !== m * w) throw new RangeError(`lowerFactor: ${m}×${w} needs ${m * w} entries, got ${G.length}`);
  const enough = negligible === 0 ? -1 : negligible ** 2 * dot(G, G);
  const most = Math.min(m, w);
  let rank = most;
  for (let i = 0; i < most; i++) {
    if (enough >= 0 && i % MEASURE_EVERY === 0 && energyFrom(G, m, w, i) <= enough) {
      rank = i;
      break;
    }
    reflectRow(G, m, w, i);
  }
  if (w === rank) return { factor: G, rank };
  const factor = new Float64Array(m * rank);
  for (let i = 0; i < m; i++) factor.set(G.subarray(i * w, i * w + rank), i * rank);
  return { factor, rank };
}

/** Turns row i, from its diagonal entry on, into a multiple of the first unit vector; the rows below turn with it. */
function reflectRow(G: Float64Array, m: number, w: number, i: number): void {
  const own = G.subarray(i * w + i, (i + 1) * w);
  const norm = Math.sqrt(dot(own, own));
  if (norm === 0) return;
  const head = own[0] as number;
  const diagonal = head > 0 ? -norm : norm;
  own[0] = head - diagonal;
  // v·v = 2·norm·(norm + |head|), so that 2/(v·v) needs no second pass.
  const beta = 1 / (norm * (norm + Math.abs(head)));
  for (let k = i + 1; k < m; k++) {
    const row = G.subarray(k * w + i, (k + 1) * w);
    addMultiple(row, own, -beta * dot(row, own));
  }
  own.fill(0);
  own[0] = diagonal;
}

function energyFrom(G: Float64Array, m: number, w: number, i: number): number {
  let sum = 0;
  for (let k = i; k < m; k++) {
    const row = G.subarray(k * w + i, (k + 1) * w);
    sum += dot(row, row);
  }
  return sum;
}

/** Σ x_i y_i over the length of x; four partial sums, which both pipelines and rounds better. */
export function dot(x: Float64Array, y: Float64Array): number {
  const n = x.length;
  let [a, b, c, d] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 3 < n; i += 4) {
    a += (x[i] as number) * (y[i] as number);
    b += (x[i + 1] as number) * (y[i + 1] as number);
    c += (x[i + 2] as number) * (y[i + 2] as number);
    d += (x[i + 3] as number) * (y[i + 3] as number);
  }
  for (; i < n; i++) a += (x[i] as number) * (y[i] as number);
  return a + b + (c + d);
}

/** x += f·y over the length of x. */
export function addMultiple(x: Float64Array, y: Float64Array, f: number): void {
  if (f === 0) return;
  for (let i = 0; i < x.length; i++) x[i] = (x[i] as number) + f * (y[i] as number);
}

/** cols × rows transpose of a row-major rows × cols array. */
export function transposed(entries: Float64Array, rows: number, cols: number): Float64Array {
  const out = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) out[j * rows + i] = entries[i * cols + j] as number;
  return out;
}

/** a (r × m) · b (m × c), row-major float64, without the wasm kernel: for small or oddly shaped products. */
export function floatProduct(a: Float64Array, b: Float64Array, r: number, m: number, c: number): Float64Array {
  const out = new Float64Array(r * c);
  for (let i = 0; i < r; i++) {
    for (let t = 0; t < m; t++) {
      const f = a[i * m + t] as number;
      if (f === 0) continue;
      for (let j = 0, to = i * c, from = t * c; j < c; j++, to++, from++) out[to] = (out[to] as number) + f * (b[from] as number);
    }
  }
  return out;
}
