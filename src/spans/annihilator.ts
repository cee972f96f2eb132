import { shortestRecurrence } from '../exact/berlekamp-massey.ts';
import { ResidueVector } from '../exact/chinese-remainder.ts';
import { entryBits, residuesOf, rowSumBits } from '../exact/integer-matrix.ts';
import type { KernelMatrix, MatrixKernel } from '../exact/matrix-kernel.ts';
import { randomPrimes } from '../exact/primes.ts';
import { bitLength } from '../exact/rational.ts';
import { between, type Seeded } from '../exact/seeded.ts';
import { lagResidues } from './lag-residues.ts';
import type { IntegerRecurrence } from './recurrence-rows.ts';
import { act, sparseAction } from './sparse-action.ts';

/**
 * A monic integer polynomial f of degree m, lowest coefficient first without the leading 1, with a proof obligation on
 * the integer system (A', B', C') and its first power s:
 *  - `input`: f(A') A'^s B' = 0;  - `output`: C' A'^s f(A') = 0;  - `both`: C' A'^(s+i) f(A') B' = 0 for 0 ≤ i < N.
 * Each implies that every lag from power s on is a combination of m consecutive ones (saturation (b)).
 */
export interface Annihilator {
  readonly side: 'input' | 'output' | 'both';
  readonly coefficients: readonly bigint[];
}

/** Primes after which unchanged coefficients are believed enough to try the proof. */
const STABLE_PRIMES = 2;

/** Give up beyond this many primes (25 bits each): coefficients of some 40 000 bits. */
const MAX_PRIMES = 1700;

/** Degree of the shortest recurrence that the lags obey mod p, from two random projections of the input and output. */
export function recurrenceDegree(kernel: MatrixKernel, r: IntegerRecurrence, p: number, random: Seeded): number {
  return recurrenceModulo(kernel, r, p, projection(r, random), 2 * r.N).length;
}

/** Random input and output directions with small integer entries; the same for all primes of one search. */
interface Projection {
  readonly u: Float64Array;
  readonly v: Float64Array;
}

function projection(r: IntegerRecurrence, random: Seeded): Projection {
  const draw = (length: number): Float64Array => Float64Array.from({ length }, () => between(random, -1000, 1000));
  return { u: draw(r.p), v: draw(r.d) };
}

function recurrenceModulo(kernel: MatrixKernel, r: IntegerRecurrence, p: number, { u, v }: Projection, terms: number): number[] {
  return kernel.scope(() => {
    const A = kernel.load(residuesOf(r.A, p), r.N, r.N);
    const row = kernel.read(kernel.product(kernel.load(u, 1, r.p), kernel.load(residuesOf(r.C, p), r.p, r.N), p));
    let column = kernel.product(kernel.load(residuesOf(r.B, p), r.N, r.d), kernel.load(v, r.d, 1), p);
    if (r.from === 1) column = kernel.product(A, column, p);
    const system = { N: r.N, d: 1, p: 1, A: kernel.read(A), B: kernel.read(column), C: row };
    return shortestRecurrence(Float64Array.from(kernel.read(lagResidues(kernel, system, terms, p))), p);
  });
}

/**
 * Finds and proves an annihilating polynomial of degree `degree`; null where the coefficients do not settle or no
 * side annihilates. The proof is complete: f(A)B is computed modulo primes whose product exceeds twice a bound on it.
 */
export function findAnnihilator(kernel: MatrixKernel, r: IntegerRecurrence, degree: number, random: Seeded): Annihilator | null {
  const directions = projection(r, random);
  const vector = new ResidueVector(degree);
  const primes = randomPrimes(random);
  let stable = 0;
  for (let count = 0; stable < STABLE_PRIMES; count++) {
    if (count > MAX_PRIMES) return null;
    const p = primes.next().value;
    const f = recurrenceModulo(kernel, r, p, directions, 2 * degree + 2);
    if (f.length !== degree) continue;
    stable = vector.absorb(f, p) || count === 0 ? 0 : stable + 1;
  }
  const coefficients = vector.balanced();
  const sides = r.d <= r.p ? (['input', 'output', 'both'] as const) : (['output', 'input', 'both'] as const);
  for (const side of sides) {
    if (!vanishes(kernel, r, { side, coefficients }, primes.next().value)) continue;
    let bits = 0;
    const needed = residualBits(r, coefficients, side) + 2;
    while (bits < needed) {
      if (!vanishes(kernel, r, { side, coefficients }, primes.next().value)) return null;
      bits += 24;
    }
    return { side, coefficients };
  }
  return null;
}

/** log2 bound on the entries of the matrices that must vanish: Σ_i |f_i| ‖A‖^(i+s) times the norms of B and C involved. */
function residualBits(r: IntegerRecurrence, coefficients: readonly bigint[], side: Annihilator['side']): number {
  const terms = [...coefficients, 1n].map((f, i) => bitLength(f) + r.powerBits(i + r.from));
  const core = Math.max(...terms) + Math.ceil(Math.log2(terms.length + 1));
  if (side === 'input') return core + entryBits(r.B);
  // |(C M)_ij| ≤ (row sum of C)·max|M_ij|, and max|M_ij| ≤ ‖M‖.
  if (side === 'output') return core + rowSumBits(r.C);
  let later = 0;
  for (let i = 0; i < r.N; i++) later = Math.max(later, r.powerBits(i));
  return core + rowSumBits(r.C) + entryBits(r.B) + later;
}

function vanishes(kernel: MatrixKernel, r: IntegerRecurrence, { side, coefficients }: Annihilator, p: number): boolean {
  return kernel.scope(() => {
    const A = kernel.load(residuesOf(r.A, p), r.N, r.N);
    const B = kernel.load(residuesOf(r.B, p), r.N, r.d);
    const C = kernel.load(residuesOf(r.C, p), r.p, r.N);
    const residues = coefficients.map((f) => Number(f % BigInt(p)));
    if (side === 'output') {
      const start = r.from === 1 ? kernel.product(C, A, p) : C;
      return isZero(
        kernel,
        horner(kernel, start, residues, p, (x, into) => kernel.product(x, A, p, into)),
      );
    }
    const sparse = sparseAction(residuesOf(r.A, p), r.N);
    const step = (y: KernelMatrix, into = kernel.matrix(y.rows, y.cols)): KernelMatrix => {
      if (sparse === null) return kernel.product(A, y, p, into);
      act(kernel, sparse, y, into, p);
      return into;
    };
    let x = horner(kernel, r.from === 1 ? step(B) : B, residues, p, step);
    if (side === 'input') return isZero(kernel, x);
    for (let i = 0; i < r.N; i++) {
      if (!isZero(kernel, kernel.product(C, x, p))) return false;
      x = step(x);
    }
    return true;
  });
}

/** f applied to `start` by Horner's rule, `step` being one application of A; two buffers take turns. */
function horner(
  kernel: MatrixKernel,
  start: KernelMatrix,
  coefficients: readonly number[],
  p: number,
  step: (x: KernelMatrix, into: KernelMatrix) => KernelMatrix,
): KernelMatrix {
  const inverse = 1 / p;
  let [x, spare] = [kernel.matrix(start.rows, start.cols), kernel.matrix(start.rows, start.cols)];
  const size = (m: KernelMatrix): number => ((m.rows + 3) & ~3) * m.ld;
  kernel.doubles.copyWithin(x.pointer / 8, start.pointer / 8, start.pointer / 8 + size(start));
  for (let i = coefficients.length - 1; i >= 0; i--) {
    kernel.scope(() => step(x, spare));
    [x, spare] = [spare, x];
    const f = coefficients[i] as number;
    if (f === 0) continue;
    const mem = kernel.doubles;
    const to = x.pointer / 8;
    const from = start.pointer / 8;
    const count = size(x);
    for (let e = 0; e < count; e++) {
      const sum = (mem[to + e] as number) + f * (mem[from + e] as number);
      mem[to + e] = sum - p * Math.round(sum * inverse);
    }
  }
  return x;
}

function isZero(kernel: MatrixKernel, m: KernelMatrix): boolean {
  return kernel.read(m).every((x) => x === 0);
}
