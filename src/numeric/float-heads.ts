import { addMultiple, dot, floatProduct, lowerFactor, transposed } from './lower-factor.ts';
import { orthonormalRows, removeComponents, stacked } from './orthonormal-rows.ts';
import { leftSingularVectors } from './small-svd.ts';

/** Causal Toeplitz heads in float64: W_ij = Σ_h coefficients[i-j][h]·V_h for 0 ≤ i-j < count (mathematics.md 2.4). */
export interface FloatHeads {
  /** V_h, each p·d entries, row-major. */
  readonly valueMaps: readonly Float64Array[];
  /** count × H, row-major: row l is lag l. Lags from `count` on have coefficient 0. */
  readonly coefficients: Float64Array;
  readonly count: number;
}

/** Lag operators M_0 … M_(count-1) as rows of p·d entries; later lags are zero. */
export interface FloatLags {
  readonly rows: Float64Array;
  readonly count: number;
  readonly p: number;
  readonly d: number;
}

/**
 * The same layer with orthonormal value maps in the same span. The lag operators that a certificate names as basis
 * may be nearly dependent; in float32 their large coefficients would cancel, which says nothing about the heads.
 * Fewer heads come back where the given maps are dependent to rounding.
 */
export function orthonormalHeads({ valueMaps, coefficients, count }: FloatHeads): FloatHeads {
  const H = valueMaps.length;
  const width = valueMaps[0]?.length ?? 0;
  const basis = orthonormalRows(stacked(valueMaps, width), H, width);
  const onBasis = floatProduct(stacked(valueMaps, width), transposed(stacked(basis, width), basis.length, width), H, width, basis.length);
  return { valueMaps: basis, coefficients: floatProduct(coefficients, onBasis, count, H, basis.length), count };
}

/** The best H heads for length n, and what they leave. */
export interface BestHeads {
  readonly heads: FloatHeads;
  /** E_H² = Σ_{s≥H} σ_s²: the expected squared output error for white inputs, summed over positions. */
  readonly squaredError: number;
  /** Σ σ_s²: the expected squared output. */
  readonly totalSquared: number;
}

/**
 * The best approximation by H heads (`eps-head-count`, mathematics.md 2.10): V_h are the leading H right singular
 * vectors of the weighted lag matrix, coefficients ⟨V_h, M_l⟩. Entries are expected near 1 in size. At most
 * min(count, pd) heads are returned.
 */
export function bestHeads({ rows, count: given, p, d }: FloatLags, n: number, H: number): BestHeads {
  const width = p * d;
  const count = Math.min(given, n);
  const lags = rows.subarray(0, count * width);
  const weighted = lags.map((x, at) => x * Math.sqrt(n - Math.floor(at / width)));
  const { values, maps } = rightSingularVectors(weighted, count, width, H);
  const coefficients = floatProduct(lags, transposed(stacked(maps, width), maps.length, width), count, width, maps.length);
  const tail = (from: number): number => values.slice(from).reduceRight((sum, v) => sum + v * v, 0);
  return { heads: { valueMaps: maps, coefficients, count }, squaredError: tail(maps.length), totalSquared: tail(0) };
}

function rightSingularVectors(rows: Float64Array, count: number, width: number, H: number): { values: number[]; maps: Float64Array[] } {
  if (width <= count) {
    const L = lowerFactor(transposed(rows, count, width), width, count);
    const { values, vectors } = leftSingularVectors(L, width, width, H);
    return { values, maps: vectors };
  }
  const { values, vectors } = leftSingularVectors(lowerFactor(rows.slice(), count, width), count, count, H);
  // rowsᵀ·u_s = σ_s v_s; small σ_s lose digits, so the directions are made orthogonal again.
  const maps: Float64Array[] = [];
  for (const u of vectors) {
    const v = floatProduct(u, rows, 1, count, width);
    removeComponents(maps, v);
    const norm = Math.sqrt(dot(v, v));
    if (norm > 0) maps.push(v.map((x) => x / norm));
  }
  return { values, maps };
}

/** Σ_h coefficients[l][h]·V_h for l < count, as rows: the lag operators that the heads have. */
export function headLags({ valueMaps, coefficients, count }: FloatHeads, width: number): Float64Array {
  const out = new Float64Array(count * width);
  for (let l = 0; l < count; l++) {
    valueMaps.forEach((V, h) => {
      addMultiple(out.subarray(l * width, (l + 1) * width), V, coefficients[l * valueMaps.length + h] as number);
    });
  }
  return out;
}
