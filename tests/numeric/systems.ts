import { Matrix, solve } from 'ml-matrix';
import { mulberry32 } from '../../src/exact/seeded.ts';
import type { FloatRecurrence } from '../../src/numeric/lag-rows.ts';

/** Uniform numbers in [-1, 1) from a seed. */
export function uniform(seed: number, length: number): Float64Array {
  const random = mulberry32(seed);
  return Float64Array.from({ length }, () => random() / 2 ** 31 - 1);
}

/** The n × n identity, row-major. */
export function unit(n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => (Math.floor(at / n) === at % n ? 1 : 0));
}

/** A random system with A scaled so that its Frobenius norm is `size`. */
export function randomSystem(seed: number, N: number, p: number, d: number, size: number, withD = false): FloatRecurrence {
  const A = uniform(seed, N * N);
  const norm = Math.hypot(...A);
  const D = withD ? { D: uniform(seed + 3, p * d) } : {};
  return { A: A.map((x) => (x * size) / norm), B: uniform(seed + 1, N * d), C: uniform(seed + 2, p * N), N, p, d, ...D };
}

/** The delay line of mathematics.md 2.3(c): M_l = e_l, n = N = p, d = 1. */
export function delayLine(N: number): FloatRecurrence {
  const A = new Float64Array(N * N);
  for (let s = 0; s + 1 < N; s++) A[(s + 1) * N + s] = 1;
  const B = new Float64Array(N);
  B[0] = 1;
  return { A, B, C: unit(N), N, p: N, d: 1 };
}

/** HiPPO-LegS in its orthonormal basis (mathematics.md 4.1), bilinear step Δ, C = I, d = 1. */
export function legS(N: number, step: number): FloatRecurrence {
  const root = (a: number): number => Math.sqrt(2 * a + 1);
  const A = new Matrix(N, N);
  for (let a = 0; a < N; a++) for (let b = 0; b <= a; b++) A.set(a, b, a === b ? -(a + 1) : -root(a) * root(b));
  const left = Matrix.sub(Matrix.eye(N), Matrix.mul(A, step / 2));
  const flat = (m: Matrix): Float64Array => Float64Array.from(m.to1DArray());
  return {
    A: flat(solve(left, Matrix.add(Matrix.eye(N), Matrix.mul(A, step / 2)))),
    B: flat(solve(left, Matrix.columnVector(Array.from({ length: N }, (_, a) => step * root(a))))),
    C: unit(N),
    N,
    p: N,
    d: 1,
  };
}
