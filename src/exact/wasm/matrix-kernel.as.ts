// AssemblyScript source of the matrix kernel. `npm run build:wasm` compiles it into matrix-kernel-bytes.ts;
// a test recompiles it and compares. Scalar twin and test oracle: ../scalar-kernel.ts.
//
// Residues mod p (p an odd prime below 2^25) are doubles balanced in [-p/2, p/2]: a product stays below 2^48, so
// `kb` products are summed exactly in 53 bits before one reduction x - p·nearest(x/p).

@inline
function reduce2(r: v128, P: v128, I: v128): v128 {
  return f64x2.sub(r, f64x2.mul(P, f64x2.nearest(f64x2.mul(r, I))));
}

@inline
function packPanel(B: usize, ldb: i32, k: i32, j: i32, pack: usize): void {
  for (let t = 0; t < k; t++) {
    const s = B + ((t * ldb + j) << 3);
    v128.store(pack + (t << 5), v128.load(s));
    v128.store(pack + (t << 5), v128.load(s, 16), 16);
  }
}

/**
 * C (m × n) = A (m × k) · B (k × n), mod p where p > 0, plain float64 where p = 0.
 * Pointers in bytes, leading dimensions in doubles; m and n multiples of 4; `pack` has room for 4k doubles.
 * The k columns are taken kb at a time; between two blocks the partial sums are reduced.
 */
export function multiply(A: usize, lda: i32, B: usize, ldb: i32, C: usize, ldc: i32, m: i32, k: i32, n: i32, p: f64, kb: i32, pack: usize): void {
  const P = f64x2.splat(p), I = f64x2.splat(p > 0 ? 1.0 / p : 0.0);
  for (let j = 0; j < n; j += 4) {
    packPanel(B, ldb, k, j, pack);
    for (let i = 0; i < m; i += 4) {
      let c00 = f64x2.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
      const a0 = A + ((i * lda) << 3), a1 = a0 + (lda << 3), a2 = a1 + (lda << 3), a3 = a2 + (lda << 3);
      for (let t0 = 0; t0 < k; t0 += kb) {
        const te = min(t0 + kb, k);
        for (let t = t0; t < te; t++) {
          const b0 = v128.load(pack + (t << 5)), b1 = v128.load(pack + (t << 5), 16);
          const o: usize = t << 3;
          let a = v128.load64_splat(a0 + o);
          c00 = f64x2.add(c00, f64x2.mul(a, b0));
          c01 = f64x2.add(c01, f64x2.mul(a, b1));
          a = v128.load64_splat(a1 + o);
          c10 = f64x2.add(c10, f64x2.mul(a, b0));
          c11 = f64x2.add(c11, f64x2.mul(a, b1));
          a = v128.load64_splat(a2 + o);
          c20 = f64x2.add(c20, f64x2.mul(a, b0));
          c21 = f64x2.add(c21, f64x2.mul(a, b1));
          a = v128.load64_splat(a3 + o);
          c30 = f64x2.add(c30, f64x2.mul(a, b0));
          c31 = f64x2.add(c31, f64x2.mul(a, b1));
        }
        if (p > 0) {
          c00 = reduce2(c00, P, I); c01 = reduce2(c01, P, I);
          c10 = reduce2(c10, P, I); c11 = reduce2(c11, P, I);
          c20 = reduce2(c20, P, I); c21 = reduce2(c21, P, I);
          c30 = reduce2(c30, P, I); c31 = reduce2(c31, P, I);
        }
      }
      let c = C + ((i * ldc + j) << 3);
      const s: usize = ldc << 3;
      v128.store(c, c00); v128.store(c, c01, 16); c += s;
      v128.store(c, c10); v128.store(c, c11, 16); c += s;
      v128.store(c, c20); v128.store(c, c21, 16); c += s;
      v128.store(c, c30); v128.store(c, c31, 16);
    }
  }
}

/**
 * row -= Σ_s row[column_s] · pivot_s for s = 0 .. count-1 in order, mod p. Pivot rows stand one after another with
 * leading dimension ld, each with entry 1 in its own column and 0 in the columns of earlier pivots' rows' left.
 * `columns` points to int32s. width is even. Returns the first column with a nonzero entry, or -1.
 */
export function reduceRow(row: usize, width: i32, pivots: usize, ld: i32, columns: usize, count: i32, p: f64): i32 {
  const P = f64x2.splat(p), I = f64x2.splat(1.0 / p);
  for (let s = 0; s < count; s++) {
    const c = load<f64>(row + (load<i32>(columns + (s << 2)) << 3));
    if (c == 0) continue;
    const f = f64x2.splat(c), pivot = pivots + ((s * ld) << 3);
    for (let j = 0; j < width; j += 2) {
      const x = row + (j << 3);
      v128.store(x, reduce2(f64x2.sub(v128.load(x), f64x2.mul(f, v128.load(pivot + (j << 3)))), P, I));
    }
  }
  for (let j = 0; j < width; j++) if (load<f64>(row + (j << 3)) != 0) return j;
  return -1;
}

/** row *= f, mod p; width is even. */
export function scaleRow(row: usize, width: i32, f: f64, p: f64): void {
  const P = f64x2.splat(p), I = f64x2.splat(1.0 / p), F = f64x2.splat(f);
  for (let j = 0; j < width; j += 2) {
    const x = row + (j << 3);
    v128.store(x, reduce2(f64x2.mul(v128.load(x), F), P, I));
  }
}
