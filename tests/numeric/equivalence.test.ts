import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backend } from '../../src/numeric/backend.ts';
import { bestHeads, measureEquivalence, measureTruncation, orthonormalHeads } from '../../src/numeric/equivalence.ts';
import type { FloatLags } from '../../src/numeric/equivalence.ts';
import { headLags } from '../../src/numeric/float-heads.ts';
import { lagRows } from '../../src/numeric/lag-rows.ts';
import { floatProduct } from '../../src/numeric/lower-factor.ts';
import { spectrumOfRows } from '../../src/numeric/spectrum.ts';
import { runHeads, runLags, runRecurrence } from '../../src/numeric/tensor-runs.ts';
import { randomSystem, uniform } from './systems.ts';

/** y_i = Σ_{l≤i} M_l x_(i-l) in float64, term by term. */
function convolved({ rows, count, p, d }: FloatLags, X: Float64Array, n: number): Float64Array {
  const Y = new Float64Array(n * p);
  for (let i = 0; i < n; i++) {
    for (let l = 0; l < Math.min(count, i + 1); l++) {
      floatProduct(rows.subarray(l * p * d, (l + 1) * p * d), X.subarray((i - l) * d, (i - l + 1) * d), p, d, 1).forEach((y, a) => {
        Y[i * p + a] = Y[i * p + a]! + y;
      });
    }
  }
  return Y;
}

const gap = (a: ArrayLike<number>, b: ArrayLike<number>): number => Math.max(...Array.from(a, (x, i) => Math.abs(x - b[i]!)));

/** N/2 plane rotations by different angles, shrunk by rho: slow decay, so that every head matters. */
function rotations(N: number, rho: number): Float64Array {
  const A = new Float64Array(N * N);
  for (let s = 0; s < N; s += 2) {
    const [c, t] = [rho * Math.cos(1 + s / 7), rho * Math.sin(1 + s / 7)];
    A.set([c, -t], s * N + s);
    A.set([t, c], (s + 1) * N + s);
  }
  return A;
}

describe('runs on tfjs', () => {
  it('recurrence, lag products and Toeplitz heads agree with float64 convolution, across blocks', async () => {
    await backend();
    const shape = fc.record({
      N: fc.integer({ min: 1, max: 5 }),
      p: fc.integer({ min: 1, max: 3 }),
      d: fc.integer({ min: 1, max: 3 }),
      n: fc.constantFrom(1, 2, 7, 64, 511, 512, 513, 1100),
      seed: fc.nat(),
      withD: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ N, p, d, n, seed, withD }) => {
        const system = randomSystem(seed, N, p, d, 0.9, withD);
        const lags = { rows: lagRows(system, n), count: n, p, d };
        const X = Float32Array.from(uniform(seed + 9, n * d));
        const exact = convolved(lags, Float64Array.from(X), n);
        expect(gap(await runRecurrence(system, X, n), exact)).toBeLessThan(2e-4);
        if (n <= 64) expect(gap(await runLags(lags, X, n), exact)).toBeLessThan(2e-4);
        const { heads } = bestHeads(lags, n, p * d);
        expect(gap(await runHeads(heads, X, n, p, d), exact)).toBeLessThan(2e-4);
      }),
      { numRuns: 25 },
    );
  });
});

describe('bestHeads', () => {
  it('leaves exactly the tail of the spectrum: Σ (n-l)‖M_l - Σ_h c V_h‖² = Σ_{s≥H} σ_s²', () => {
    const shape = fc.record({
      count: fc.integer({ min: 1, max: 9 }),
      p: fc.integer({ min: 1, max: 3 }),
      d: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(shape, fc.nat({ max: 8 }), fc.nat(), ({ count, p, d }, wanted, seed) => {
        const rows = uniform(seed, count * p * d);
        const n = count + 3;
        const H = Math.min(wanted, count, p * d);
        const { heads, squaredError, totalSquared } = bestHeads({ rows, count, p, d }, n, H);
        const weights = Float64Array.from({ length: count }, (_, l) => n - l);
        const spectrum = spectrumOfRows(rows, count, p * d, weights);
        const tail = spectrum.values.slice(H).reduce((sum, v) => sum + v * v, 0);
        let direct = 0;
        headLags(heads, p * d).forEach((x, at) => {
          direct += (weights[Math.floor(at / (p * d))] as number) * (rows[at]! - x) ** 2;
        });
        expect(heads.valueMaps).toHaveLength(H);
        expect(squaredError).toBeCloseTo(tail, 10);
        expect(direct).toBeCloseTo(tail, 10);
        expect(totalSquared).toBeCloseTo(spectrum.totalSquared, 10);
      }),
    );
  });
});

describe('measureEquivalence', () => {
  const [N, p, d, n] = [16, 8, 8, 4096];
  const system = { ...randomSystem(4, N, p, d, 1), A: rotations(N, 0.97) };
  const layer = { type: 'recurrence', ...system } as const;

  it('k heads reproduce a recurrence over 4096 positions to float32 rounding, and k - 1 miss it by E_H', async () => {
    const start = performance.now();
    const full = await measureTruncation(layer, N, { n });
    const short = await measureTruncation(layer, N - 1, { n });
    const took = performance.now() - start;
    expect(full).toMatchObject({ heads: N, n, dtype: 'float32', measuredOverPredicted: null });
    expect(full.worstRelativeError).toBeLessThan(1e-5);
    expect(full.relativeFrobeniusError).toBeLessThan(2e-6);
    expect(short.heads).toBe(N - 1);
    expect(short.predictedRelativeError).toBeGreaterThan(1e-3);
    expect(short.measuredOverPredicted).toBeGreaterThan(0.9);
    expect(short.measuredOverPredicted).toBeLessThan(1.1);
    expect(took).toBeLessThan(20_000);
  });

  it('with the lag operators themselves as value maps, made orthonormal, is as good', async () => {
    // Delay-like system: M_0 … M_3 are a basis, c is the unit matrix.
    const rows = uniform(8, 4 * 6);
    const lags = { type: 'lags', rows, count: 4, p: 3, d: 2 } as const;
    const maps = Array.from({ length: 4 }, (_, l) => rows.slice(l * 6, (l + 1) * 6));
    const unit = Float64Array.from({ length: 16 }, (_, at) => (at % 5 === 0 ? 1 : 0));
    const heads = { valueMaps: maps, coefficients: unit, count: 4 };
    for (const form of [heads, orthonormalHeads(heads)]) {
      const report = await measureEquivalence(lags, form, { n: 700, seed: 3 });
      expect(report.heads).toBe(4);
      expect(report.worstRelativeError).toBeLessThan(1e-5);
    }
    expect(gap(headLags(orthonormalHeads(heads), 6), rows)).toBeLessThan(1e-14);
    const without = await measureTruncation(lags, 3, { n: 3000, seed: 3 });
    expect(without.measuredOverPredicted).toBeGreaterThan(0.9);
    expect(without.measuredOverPredicted).toBeLessThan(1.1);
  });

  it('gives the same numbers for the same seed, others for another, and leaves no tensor behind', async () => {
    const lags = { type: 'lags', rows: uniform(8, 24), count: 4, p: 3, d: 2 } as const;
    const before = tf.memory().numTensors;
    const [a, b, c] = [
      await measureTruncation(lags, 2, { n: 50 }),
      await measureTruncation(lags, 2, { n: 50 }),
      await measureTruncation(lags, 2, { n: 50, seed: 2 }),
    ];
    expect(a).toEqual(b);
    expect(c.squaredError).not.toBe(a.squaredError);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('says so when outputs leave float32, and gives zero errors for the zero layer', async () => {
    const growing = { type: 'recurrence', ...randomSystem(4, 2, 2, 2, 8) } as const;
    await expect(measureTruncation(growing, 1, { n: 2000 })).rejects.toThrow(/leaves the range of/);
    const zero = await measureTruncation({ type: 'lags', rows: new Float64Array(8), count: 2, p: 2, d: 2 }, 0, { n: 9 });
    expect(zero).toMatchObject({
      heads: 0,
      worstRelativeError: 0,
      relativeFrobeniusError: 0,
      predictedRelativeError: 0,
      measuredOverPredicted: null,
    });
  });
});
