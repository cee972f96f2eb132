import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import {
  epsilonHeads,
  lagRows,
  plainValues,
  scaledLagRows,
  spectrumByDoubling,
  spectrumByLags,
  spectrumOfDirections,
  spectrumOfRecurrence,
  spectrumOfRows,
} from '../../src/numeric/spectrum.ts';
import type { FloatRecurrence, Spectrum } from '../../src/numeric/spectrum.ts';
import { delayLine, legS, randomSystem, uniform, unit } from './systems.ts';

const ones = (n: number): Float64Array => new Float64Array(n).fill(1);
const heads = (s: Spectrum): number[] => [0.1, 0.01, 0.001].map((eps) => epsilonHeads(s.values, s.totalSquared, eps));

/** Largest difference of two spectra, relative to the largest value; missing values count as 0. */
function distance(a: Spectrum, b: Spectrum): number {
  const [x, y] = [a, b].map((s) => s.values.map((v) => v * 2 ** (s.scaleExponent - a.scaleExponent)));
  const length = Math.max(x?.length ?? 0, y?.length ?? 0);
  const gap = Array.from({ length }, (_, s) => Math.abs((x?.[s] ?? 0) - (y?.[s] ?? 0)));
  return Math.max(0, ...gap) / (x?.[0] ?? 1);
}

describe('spectrumOfRows', () => {
  it('has the singular values whose squares are the eigenvalues of the weighted Gram matrix', () => {
    const shape = fc.record({ count: fc.integer({ min: 1, max: 9 }), width: fc.integer({ min: 1, max: 9 }), seed: fc.nat() });
    fc.assert(
      fc.property(shape, ({ count, width, seed }) => {
        const rows = uniform(seed, count * width);
        const weights = Float64Array.from({ length: count }, (_, l) => count - l);
        const gram = Matrix.zeros(width, width);
        for (let l = 0; l < count; l++) {
          const row = Matrix.columnVector(Array.from(rows.subarray(l * width, (l + 1) * width)));
          gram.add(Matrix.mul(row.mmul(row.transpose()), weights[l] as number));
        }
        const eigenvalues = new EigenvalueDecomposition(gram, { assumeSymmetric: true }).realEigenvalues.sort((a, b) => b - a);
        const { values, totalSquared } = spectrumOfRows(rows, count, width, weights);
        expect(values).toHaveLength(Math.min(count, width));
        values.forEach((v, s) => {
          expect(Math.abs(v * v - (eigenvalues[s] as number)) / (eigenvalues[0] as number)).toBeLessThan(1e-13);
        });
        expect(totalSquared).toBeCloseTo(gram.trace(), 10);
      }),
    );
  });

  it('finds planted singular values to 1e-13 of the largest, wide and tall', () => {
    for (const [count, width] of [
      [3, 57600],
      [256, 36],
      [36, 256],
    ] as const) {
      // Disjoint supports make the rows orthogonal, two reflections hide that.
      const thin = Math.min(count, width);
      const planted = Array.from({ length: thin }, (_, s) => 10 ** (-14 * (s / Math.max(1, thin - 1))));
      const rows = new Float64Array(count * width);
      planted.forEach((v, s) => {
        rows[s * width + s] = v;
      });
      reflect(rows, count, width, 7);
      const { values } = spectrumOfRows(rows, count, width, ones(count));
      planted.forEach((v, s) => {
        expect(Math.abs((values[s] as number) - v)).toBeLessThan(1e-13);
      });
    }
  });

  it('neither overflows nor vanishes', () => {
    const huge = spectrumOfRows(Float64Array.of(1e300, 0, 0, 1e300), 2, 2, Float64Array.of(4, 1));
    expect(plainValues(huge).map((v) => v / 1e300)).toEqual([expect.closeTo(2, 12), expect.closeTo(1, 12)]);
    expect(epsilonHeads(huge.values, huge.totalSquared, 0.1)).toBe(2);
    const tiny = spectrumOfRows(Float64Array.of(5e-324, 0, 0, 1e-320), 2, 2, Float64Array.of(1, 1));
    expect(epsilonHeads(tiny.values, tiny.totalSquared, 1e-6)).toBe(2);
    const exponents = spectrumOfRows(Float64Array.of(3, 0, 0, 1), 2, 2, ones(2), [5000, 5000]);
    expect(exponents.values.map((v) => v / (exponents.values[1] as number))).toEqual([expect.closeTo(3, 12), 1]);
    expect((exponents.values[1] as number) * 2 ** (exponents.scaleExponent - 5000)).toBeCloseTo(1, 12);
  });

  it('is empty for the zero matrix and refuses what is not a number', () => {
    expect(spectrumOfRows(new Float64Array(12), 3, 4, ones(3))).toEqual({ values: [], scaleExponent: 0, totalSquared: 0 });
    expect(() => spectrumOfRows(Float64Array.of(1, NaN), 1, 2, ones(1))).toThrow('expected finite numbers, found NaN at entry 1');
    expect(() => spectrumOfRows(Float64Array.of(1, -Infinity), 1, 2, ones(1))).toThrow('-Infinity');
    expect(() => spectrumOfRows(ones(3), 2, 2, ones(2))).toThrow(RangeError);
  });

  it('reads a large, quickly decaying matrix through the range finder', () => {
    const [count, width] = [600, 450];
    const planted = Array.from({ length: 450 }, (_, s) => 0.7 ** s);
    const rows = new Float64Array(count * width);
    planted.forEach((v, s) => {
      rows[s * width + s] = v;
    });
    reflect(rows, count, width, 11);
    const { values, totalSquared } = spectrumOfRows(rows, count, width, ones(count));
    for (let s = 0; s < 60; s++) expect(Math.abs((values[s] as number) - (planted[s] as number))).toBeLessThan(1e-12);
    expect(totalSquared).toBeCloseTo(1 / (1 - 0.49), 10);
  });

  it('returns every value of a large matrix whose spectrum is flat', () => {
    const [count, width] = [500, 420];
    const rows = new Float64Array(count * width);
    for (let s = 0; s < width; s++) rows[s * width + s] = 1 + s / width;
    reflect(rows, count, width, 13);
    const { values, totalSquared } = spectrumOfRows(rows, count, width, ones(count));
    expect(values).toHaveLength(width);
    values.forEach((v, s) => {
      expect(v).toBeCloseTo(1 + (width - 1 - s) / width, 10);
    });
    expect(epsilonHeads(values, totalSquared, 0.001)).toBe(width);
  });
});

/** Lags 1 … n-1 as rows. */
function lagsAfterFirst(system: FloatRecurrence, n: number): number[][] {
  const width = system.p * system.d;
  const rows = lagRows(system, n);
  return Array.from({ length: n - 1 }, (_, at) => Array.from(rows.subarray((at + 1) * width, (at + 2) * width)));
}

describe('lag rows', () => {
  it('agree between one product per lag and giant steps', () => {
    const sizes = fc.record({ N: fc.integer({ min: 1, max: 7 }), p: fc.integer({ min: 1, max: 4 }), d: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 40 }), fc.nat(), fc.boolean(), ({ N, p, d }, n, seed, withD) => {
        const system = randomSystem(seed, N, p, d, 1, withD);
        const { rows, exponents } = scaledLagRows(system, n);
        lagRows(system, n).forEach((x, at) => {
          expect(x).toBeCloseTo((rows[at] as number) * 2 ** (exponents[Math.floor(at / (p * d))] as number), 11);
        });
      }),
    );
  });
});

describe('spectrumOfRecurrence', () => {
  it('of a delay line is sqrt(n), …, 1 (mathematics.md 2.10), by either way', () => {
    for (const N of [1, 2, 5, 24]) {
      for (const spectrum of [spectrumByLags(delayLine(N), N), spectrumByDoubling(delayLine(N), N)]) {
        expect(spectrum.values).toHaveLength(N);
        spectrum.values.forEach((v, s) => {
          expect(v * v).toBeCloseTo(N - s, 10);
        });
      }
    }
  });

  it('gives the table 4.5 for delay lines', () => {
    const table = [8, 16, 64, 256].map((n) => heads(spectrumOfRecurrence(delayLine(n), n)));
    expect(table).toEqual([
      [8, 8, 8],
      [15, 16, 16],
      [59, 64, 64],
      [231, 254, 256],
    ]);
  });

  it('has the closed form of the scaled rotation', () => {
    for (const rho of [0.5, 1, 1.5]) {
      for (const n of [2, 3, 4, 8, 300]) {
        const system: FloatRecurrence = { A: Float64Array.of(0, -rho, rho, 0), B: unit(2), C: unit(2), N: 2, p: 2, d: 2 };
        const even = [0, 0];
        for (let l = 0; l < n; l++) even[l % 2] = (even[l % 2] as number) + 2 * (n - l) * rho ** (2 * l);
        const expected = even.sort((a, b) => b - a).map(Math.sqrt);
        for (const spectrum of [spectrumByLags(system, n), spectrumByDoubling(system, n)]) {
          expected.forEach((v, s) => {
            expect((spectrum.values[s] as number) / v).toBeCloseTo(1, 12);
          });
        }
      }
    }
  });

  it('gives the table 4.5 for LegS, by either way', () => {
    const sizes = [4, 8, 16, 32, 64];
    const expected = ['4 4 4', '7 8 8', '13 16 16', '26 31 32', '51 61 64'];
    expect(sizes.map((N) => heads(spectrumByLags(legS(N, 1 / 32), 256)).join(' '))).toEqual(expected);
    expect(sizes.map((N) => heads(spectrumByDoubling(legS(N, 1 / 32), 256)).join(' '))).toEqual(expected);
  });

  it('is the same by lags and by doubling, with D and without', () => {
    const sizes = fc.record({ N: fc.integer({ min: 1, max: 8 }), p: fc.integer({ min: 1, max: 4 }), d: fc.integer({ min: 1, max: 4 }) });
    const scale = fc.constantFrom(0, 0.3, 1, 3);
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 70 }), fc.nat(), scale, fc.boolean(), ({ N, p, d }, n, seed, size, withD) => {
        const system = randomSystem(seed, N, p, d, size, withD);
        expect(distance(spectrumByLags(system, n), spectrumByDoubling(system, n))).toBeLessThan(1e-11);
      }),
    );
  });

  it('takes both directions of a bidirectional layer, weights n - |l|, on either path', () => {
    const sizes = fc.record({ N: fc.integer({ min: 1, max: 5 }), p: fc.integer({ min: 1, max: 3 }), d: fc.integer({ min: 1, max: 3 }) });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 40 }), fc.nat(), ({ N, p, d }, n, seed) => {
        const directions = [randomSystem(seed, N, p, d, 0.9), randomSystem(seed + 50, N + 1, p, d, 0.8)];
        const instant = uniform(seed + 90, p * d);
        const rows = [Array.from(instant), ...directions.flatMap((system) => lagsAfterFirst(system, n))];
        const weights = [n, ...directions.flatMap(() => Array.from({ length: n - 1 }, (_, at) => n - 1 - at))];
        const expected = spectrumOfRows(Float64Array.from(rows.flat()), rows.length, p * d, Float64Array.from(weights));
        expect(distance(expected, spectrumOfDirections({ directions, instant, p, d }, n))).toBeLessThan(1e-12);
      }),
    );
    // Long: the same system twice, so each σ² is that of one direction twice over (M_0 = 0 aside).
    const system = randomSystem(3, 3, 2, 2, 0.9);
    const none = { ...system, instant: new Float64Array(4) };
    const once = spectrumOfDirections({ ...none, directions: [system] }, 1e8);
    const twice = spectrumOfDirections({ ...none, directions: [system, system] }, 1e8);
    // N = 3: a fourth value would be rounding.
    once.values.slice(0, 3).forEach((v, s) => {
      expect(twice.values[s]! / v).toBeCloseTo(Math.SQRT2, 9);
    });
  });

  it('survives 1e9 steps of growth, decay and a nilpotent A', () => {
    const system = (a: number, b: number): FloatRecurrence => ({
      A: Float64Array.of(a, 0, 0, b),
      B: unit(2),
      C: unit(2),
      N: 2,
      p: 2,
      d: 2,
    });
    // Σ_l (n-l) M_l M_lᵀ for diagonal lags a^l E_00 + b^l E_11: with b = 0 the second is n·E_11's square at lag 0.
    const decaying = spectrumOfRecurrence(system(0.5, 0), 1e9);
    expect((decaying.values[0] as number) ** 2 / 1e9).toBeCloseTo(4 / 3 + 1, 0);
    const growing = spectrumOfRecurrence(system(2, 1), 1e9);
    expect(growing.scaleExponent).toBeGreaterThan(9.9e8);
    expect(growing.values.every((v) => Number.isFinite(v))).toBe(true);
    const nilpotent = spectrumOfRecurrence(delayLine(6), 1e9);
    nilpotent.values.forEach((v, s) => {
      expect((v * v) / (1e9 - s)).toBeCloseTo(1, 12);
    });
    expect(spectrumOfRecurrence({ ...system(1e300, 1e299), B: Float64Array.of(1e300, 0, 0, 1e-300) }, 1000).values[0]).toBeGreaterThan(0);
    expect(spectrumOfRecurrence({ ...system(1, 1), C: new Float64Array(4) }, 1e9).values).toEqual([]);
  });

  it('of one decaying mode is the geometric sum, at n = 1e9', () => {
    const spectrum = spectrumOfRecurrence({ A: Float64Array.of(0.9), B: ones(1), C: ones(1), N: 1, p: 1, d: 1 }, 1e9);
    const r = 0.81;
    const exact = 1e9 / (1 - r) - r / (1 - r) ** 2;
    expect((spectrum.values[0] as number) ** 2 / exact).toBeCloseTo(1, 12);
  });

  it('costs little at n = 1e6, N = 64, p = d = 16', () => {
    const system = randomSystem(5, 64, 16, 16, 4);
    spectrumOfRecurrence(system, 1000);
    const start = performance.now();
    const { values } = spectrumOfRecurrence(system, 1e6);
    const took = performance.now() - start;
    // Modes below the rounding of the largest may be left out of the list.
    expect(values.length).toBeGreaterThan(30);
    expect(values.length).toBeLessThanOrEqual(64);
    // 0.15 s alone on one core; the bound leaves room for a busy machine.
    expect(took).toBeLessThan(2000);
  });
});

describe('epsilonHeads', () => {
  it('is the least H by its definition', () => {
    const squares = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(squares, fc.constantFrom(0.5, 0.1, 0.03, 0.01), (list, eps) => {
        const sorted = [...list].sort((a, b) => b - a);
        const total = sorted.reduce((sum, x) => sum + x, 0);
        const tail = (H: number): number => sorted.slice(H).reduce((sum, x) => sum + x, 0);
        const H = epsilonHeads(sorted.map(Math.sqrt), total, eps);
        // Integers, so an exact tie is a tie; eps² as a fraction of 10^4.
        const part = Math.round(eps * eps * 1e4);
        expect(tail(H) * 1e4).toBeLessThanOrEqual(part * total);
        if (H > 0) expect(tail(H - 1) * 1e4).toBeGreaterThan(part * total);
      }),
    );
  });

  it('counts ties as reached: ε_H² = (n-H)(n-H+1)/(n(n+1)) of the delay line', () => {
    for (let n = 1; n < 60; n++) {
      const values = Array.from({ length: n }, (_, s) => Math.sqrt(n - s));
      for (let H = 0; H <= n; H++) {
        const eps = Math.sqrt(((n - H) * (n - H + 1)) / (n * (n + 1)));
        expect(epsilonHeads(values, (n * (n + 1)) / 2, eps)).toBe(H);
      }
    }
  });

  it('is 0 for the zero layer, the numeric rank at 0, and a lower bound for a list that was cut', () => {
    expect(epsilonHeads([], 0, 0.1)).toBe(0);
    expect(epsilonHeads([0, 0], 0, 0.1)).toBe(0);
    expect(epsilonHeads([1, 0.5, 1e-18], 1.25, 0)).toBe(2);
    expect(epsilonHeads([3, 2], 13, 1)).toBe(0);
    // 100 equal values of which 10 are listed: ε = 0.1 needs 99 heads.
    expect(epsilonHeads(new Array<number>(10).fill(1), 100, 0.1)).toBe(99);
  });
});

/** Multiplies by a random reflection on each side, which leaves the singular values alone. */
function reflect(rows: Float64Array, count: number, width: number, seed: number): void {
  const normed = (v: Float64Array): Float64Array => {
    const norm = Math.sqrt(v.reduce((sum, x) => sum + x * x, 0));
    return v.map((x) => x / norm);
  };
  const u = normed(uniform(seed, count));
  const v = normed(uniform(seed + 1, width));
  for (let i = 0; i < count; i++) {
    const row = rows.subarray(i * width, (i + 1) * width);
    const c = 2 * row.reduce((sum, x, j) => sum + x * (v[j] as number), 0);
    row.forEach((x, j) => {
      row[j] = x - c * (v[j] as number);
    });
  }
  const across = new Float64Array(width);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < width; j++) across[j] = (across[j] as number) + 2 * (u[i] as number) * (rows[i * width + j] as number);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < width; j++) rows[i * width + j] = (rows[i * width + j] as number) - (u[i] as number) * (across[j] as number);
}
