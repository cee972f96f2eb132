import { matrixKernel } from '../exact/matrix-kernel.ts';
import { lowerFactorUpTo } from './lower-factor.ts';
import { normalised, timesPowerOfTwo } from './power-of-two.ts';
import type { ScaledBlock } from './power-of-two.ts';

/** An m × rank matrix G, times 2^exponent, standing for the Gram matrix G·Gᵀ. */
export interface GramFactor extends ScaledBlock {
  readonly rank: number;
}

/** Directions this small beside the whole factor are below its rounding and are dropped. */
const NEGLIGIBLE = 2 ** -60;

/**
 * G with G·Gᵀ = W_n = Σ_{l<n} (n-l) T^l e_0 e_0ᵀ T^lᵀ for an m × m matrix T, in O(m³ log n) for any n ≥ 1.
 *
 * With S_a = Σ_{l<a} T^l e_0 e_0ᵀ T^lᵀ and W_a = Σ_{j≤a} S_j:
 *   S_(a+b) = S_a + T^a S_b T^aᵀ,   W_(a+b) = W_a + b·S_a + T^a W_b T^aᵀ.
 * Kept as factors S = F·Fᵀ, W = G·Gᵀ (a sum of two becomes [F, F'], made narrow again by reflections), because the
 * Gram matrices themselves would lose every singular value below 1e-8 of the largest. Each factor and power carries
 * its own binary exponent: growing systems do not overflow, decaying ones do not vanish.
 */
export function lagGramFactor(T: ScaledBlock, m: number, n: number): GramFactor {
  const first = new Float64Array(m);
  first[0] = 1;
  let F: GramFactor = { entries: first, exponent: 0, rank: 1 };
  let G = F;
  let power = normalised(T.entries, T.exponent);
  let a = 1;
  for (const bit of n.toString(2).slice(1)) {
    G = joined([G, timesRoot(F, a), moved(power, G, m)], m);
    F = joined([F, moved(power, F, m)], m);
    power = moved(power, { ...power, rank: m }, m);
    a *= 2;
    if (bit === '1') {
      // One more lag: W_(a+1) = W_a + S_(a+1), S_(a+1) = S_a + (T^a e_0)(T^a e_0)ᵀ.
      const column = power.entries.filter((_, i) => i % m === 0);
      F = joined([F, { entries: column, exponent: power.exponent, rank: 1 }], m);
      G = joined([G, F], m);
      power = moved(power, { ...T, rank: m }, m);
      a += 1;
    }
  }
  return G;
}

/** power·factor, scaled. */
function moved(power: ScaledBlock, { entries, exponent, rank }: GramFactor, m: number): GramFactor {
  const kernel = matrixKernel();
  const product = kernel.scope(() => kernel.read(kernel.product(kernel.load(power.entries, m, m), kernel.load(entries, m, rank), 0)));
  return { ...normalised(product, power.exponent + exponent), rank };
}

function timesRoot(factor: GramFactor, weight: number): GramFactor {
  const root = Math.sqrt(weight);
  return { ...factor, entries: factor.entries.map((v) => v * root) };
}

/** A narrow factor of the sum of the parts' Gram matrices. */
function joined(parts: readonly GramFactor[], m: number): GramFactor {
  const nonzero = parts.filter((part) => part.entries.some((v) => v !== 0));
  if (nonzero.length === 0) return { entries: new Float64Array(m), exponent: 0, rank: 1 };
  const top = Math.max(...nonzero.map((part) => part.exponent));
  const w = nonzero.reduce((sum, part) => sum + part.rank, 0);
  const wide = new Float64Array(m * w);
  let at = 0;
  for (const { entries, exponent, rank } of nonzero) {
    const scale = timesPowerOfTwo(1, exponent - top);
    for (let i = 0; i < m; i++) for (let j = 0; j < rank; j++) wide[i * w + at + j] = (entries[i * rank + j] as number) * scale;
    at += rank;
  }
  const { factor, rank } = lowerFactorUpTo(wide, m, w, NEGLIGIBLE);
  return { ...normalised(factor, top), rank };
}
