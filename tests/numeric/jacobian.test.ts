import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attentionJacobianNorms, lagJacobianNorms, softmax } from '../../src/numeric/jacobian.ts';
import type { SoftmaxHead } from '../../src/numeric/jacobian.ts';
import { lagRows } from '../../src/numeric/lag-rows.ts';
import type { FloatRecurrence } from '../../src/numeric/lag-rows.ts';
import { floatProduct } from '../../src/numeric/lower-factor.ts';
import { randomSystem, uniform } from './systems.ts';

/** ‖∂f/∂x_j‖_F by central differences, x_j being d entries from j·d on. */
function byDifferences(f: (X: Float64Array) => Float64Array, X: Float64Array, j: number, d: number, step: number): number {
  let sum = 0;
  for (let b = 0; b < d; b++) {
    const [up, down] = [step, -step].map((h) => f(X.map((x, at) => (at === j * d + b ? x + h : x))));
    up!.forEach((y, a) => {
      sum += ((y - down![a]!) / (2 * step)) ** 2;
    });
  }
  return Math.sqrt(sum);
}

function headOutput(head: SoftmaxHead, X: Float64Array): Float64Array {
  const { Q, K, V, r, d, p, keys, query, scale = 1 } = head;
  const token = (j: number): Float64Array => X.slice(j * d, (j + 1) * d);
  const q = floatProduct(Q, token(query), r, d, 1);
  const score = (j: number): number => scale * floatProduct(q, floatProduct(K, token(j), r, d, 1), 1, r, 1)[0]!;
  const a = softmax(Float64Array.from({ length: keys }, (_, j) => score(j)));
  return floatProduct(V, floatProduct(a, X, 1, keys, d), p, d, 1);
}

function lastOutput({ A, B, C, D, N, p, d }: FloatRecurrence, X: Float64Array, n: number): Float64Array {
  let h = new Float64Array(N);
  for (let i = 0; i < n; i++) {
    const moved = floatProduct(A, h, N, N, 1);
    h = floatProduct(B, X.slice(i * d, (i + 1) * d), N, d, 1).map((x, s) => x + moved[s]!);
  }
  const skip = D === undefined ? new Float64Array(p) : floatProduct(D, X.slice((n - 1) * d, n * d), p, d, 1);
  return floatProduct(C, h, p, N, 1).map((y, a) => y + skip[a]!);
}

describe('attentionJacobianNorms', () => {
  it('agrees with central differences for every key, the query itself included', () => {
    const shape = fc.record({
      keys: fc.integer({ min: 1, max: 7 }),
      d: fc.integer({ min: 1, max: 4 }),
      p: fc.integer({ min: 1, max: 4 }),
      r: fc.integer({ min: 1, max: 4 }),
      seed: fc.nat(),
      at: fc.nat(),
      scale: fc.constantFrom(undefined, 0.5, 2),
    });
    fc.assert(
      fc.property(shape, ({ keys, d, p, r, seed, at, scale }) => {
        const X = uniform(seed, keys * d);
        const head = {
          X,
          keys,
          d,
          p,
          r,
          scale,
          query: at % keys,
          Q: uniform(seed + 1, r * d),
          K: uniform(seed + 2, r * d),
          V: uniform(seed + 3, p * d),
        };
        attentionJacobianNorms(head).forEach((norm, j) => {
          expect(norm).toBeCloseTo(
            byDifferences((x) => headOutput(head, x), X, j, d, 1e-5),
            7,
          );
        });
      }),
    );
  });

  it('has the gradient highway of mathematics.md 2.9.3 (A): ‖Ju‖ = a(1 + (1-a)s)·|Vu|, here with d = 1', () => {
    // Token 0 asks with q = 1 from a coordinate that carries no value and no key; token 4 carries u = 1 and s = log 4.
    const s = Math.log(4);
    const X = Float64Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    const norms = attentionJacobianNorms({
      ...{ X, keys: 5, d: 2, p: 1, r: 1, query: 0 },
      Q: Float64Array.of(1, 0),
      K: Float64Array.of(0, s),
      V: Float64Array.of(0, 1),
    });
    const a = 4 / 8;
    expect(norms[4]).toBeCloseTo(a * (1 + (1 - a) * s), 12);
    expect(norms[4]).toBeGreaterThanOrEqual(0.5);
  });

  it('is V/n under uniform attention, and survives huge scores', () => {
    const X = uniform(9, 12);
    const uniformHead = { X, keys: 4, d: 3, p: 2, r: 1, query: 1, Q: uniform(1, 3), K: new Float64Array(3), V: uniform(2, 6) };
    const norm = Math.hypot(...uniformHead.V);
    attentionJacobianNorms(uniformHead).forEach((value) => {
      expect(value).toBeCloseTo(norm / 4, 12);
    });
    const sharp = attentionJacobianNorms({ ...uniformHead, K: uniform(3, 3).map((x) => 1e5 * x) });
    expect(sharp.every((x) => Number.isFinite(x))).toBe(true);
  });

  it('refuses sizes that do not fit', () => {
    const head = { X: uniform(1, 6), keys: 3, d: 2, p: 1, r: 1, query: 0, Q: uniform(1, 2), K: uniform(1, 2), V: uniform(1, 2) };
    expect(() => attentionJacobianNorms({ ...head, query: 3 })).toThrow('query position 3 is not among the 3 keys');
    expect(() => attentionJacobianNorms({ ...head, V: uniform(1, 3) })).toThrow('V: expected 1×2 entries, got 3');
  });
});

describe('lagJacobianNorms', () => {
  it('agrees with central differences of the recurrence', () => {
    const n = 6;
    for (const withD of [false, true]) {
      const system = randomSystem(21, 4, 3, 2, 1.5, withD);
      const X = uniform(5, n * 2);
      const norms = lagJacobianNorms(lagRows(system, n), 6);
      for (let j = 0; j < n; j++) {
        const measured = byDifferences((x) => lastOutput(system, x, n), X, j, 2, 1e-4);
        expect(norms[n - 1 - j]).toBeCloseTo(measured, 8);
      }
    }
  });

  it('does not overflow in the squares', () => {
    const norms = lagJacobianNorms(Float64Array.of(3e200, 4e200, 3e-200, 4e-200), 2);
    expect([norms[0]! / 1e200, norms[1]! / 1e-200]).toEqual([expect.closeTo(5, 12), expect.closeTo(5, 12)]);
    expect(() => lagJacobianNorms(uniform(1, 5), 2)).toThrow(RangeError);
  });
});
