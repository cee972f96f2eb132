import { reconstructCommon, ResidueVector } from '../exact/chinese-remainder.ts';
import type { KernelMatrix, MatrixKernel } from '../exact/matrix-kernel.ts';
import { balanced, randomPrimes } from '../exact/primes.ts';
import { bitLength } from '../exact/rational.ts';
import { reducedEchelon, type ReducedEchelon } from '../exact/row-profile.ts';
import type { Seeded } from '../exact/seeded.ts';
import type { OperatorRows } from './operator-rows.ts';

/** Σ_s nums[s] · (column or row pivot_s) = den · (column or row `index`). */
export interface Dependency {
  readonly index: number;
  readonly nums: readonly bigint[];
  readonly den: bigint;
}

/**
 * Proof that a matrix of operator rows has rank at most `pivots.length`: every other column (`columns`: each gives an
 * integer functional that vanishes on all rows) or every other row (`rows`: that operator as a combination of earlier
 * ones) is a rational combination of the pivot ones.
 */
export interface Dependencies {
  readonly of: 'rows' | 'columns';
  readonly pivots: readonly number[];
  readonly dependencies: readonly Dependency[];
}

/** Bits of coefficients beyond which the search gives up: the certificate would be unreadable as well as slow. */
const MAX_BITS = 60_000;

/**
 * Finds the dependencies of rank `rank` by Chinese remaindering and rational reconstruction of the reduced echelon
 * form mod primes, then proves them modulo primes whose product exceeds twice a bound on the identities' two sides.
 * Null if they do not settle within the bit limit, or a check fails.
 */
export function findDependencies(
  kernel: MatrixKernel,
  rows: OperatorRows,
  of: 'rows' | 'columns',
  rank: number,
  random: Seeded,
): Dependencies | null {
  const count = rows.labels.length;
  const primes = randomPrimes(random);
  let first: ReducedEchelon | null = null;
  let vectors: ResidueVector[] = [];
  let others: number[] = [];
  for (let used = 0, next = 3; ;) {
    const p = primes.next().value;
    const echelon = kernel.scope(() => {
      const m = rows.residues(kernel, p, count);
      return reducedEchelon(kernel, of === 'columns' ? m : transposed(kernel, m), p);
    });
    if (echelon.pivots.length < rank) continue;
    if (echelon.pivots.length > rank) return null;
    const pivots = echelon.pivots;
    if (first === null || isEarlier(pivots, first.pivots)) {
      // The true pivots are the lexicographically first: a prime that shows earlier ones proves the ones before unlucky.
      first = echelon;
      const isPivot = new Set(pivots);
      const length = of === 'columns' ? rows.entries.length : count;
      others = Array.from({ length }, (_, j) => j).filter((j) => !isPivot.has(j));
      vectors = others.map(() => new ResidueVector(rank));
      [used, next] = [0, 3];
    } else if (!sameList(pivots, first.pivots)) {
      continue;
    }
    const width = of === 'columns' ? rows.entries.length : count;
    others.forEach((j, t) => {
      vectors[t]?.absorb(
        Array.from({ length: rank }, (_, s) => echelon.entries[s * width + j] as number),
        p,
      );
    });
    used++;
    if (used * 24 > MAX_BITS) return null;
    if (used < next) continue;
    next = Math.ceil(next * 1.5);
    const found = reconstructAll(others, vectors);
    if (found === null) continue;
    const result: Dependencies = { of, pivots: first.pivots, dependencies: found };
    // The fractions agree with the echelon forms from which they come, so the identities hold modulo those primes already.
    if (isProved(kernel, rows, result, primes, 24 * used)) return result;
  }
}

function reconstructAll(others: readonly number[], vectors: readonly ResidueVector[]): Dependency[] | null {
  const found: Dependency[] = [];
  for (const [t, index] of others.entries()) {
    const vector = vectors[t] as ResidueVector;
    const common = reconstructCommon(vector.values, vector.modulus);
    if (common === null) return null;
    // A reconstruction that fills the modulus is chance: ask for a margin of 20 bits before believing it.
    const size = Math.max(bitLength(common.den), ...common.nums.map(bitLength));
    if (2 * size + 20 > bitLength(vector.modulus)) return null;
    found.push({ index, ...common });
  }
  return found;
}

/** log2 bound on both sides of every identity. */
function identityBits(rows: OperatorRows, { dependencies, pivots }: Dependencies): number {
  let coefficient = 0;
  for (const { nums, den } of dependencies) for (const x of [...nums, den]) coefficient = Math.max(coefficient, bitLength(x));
  const entry = rows.labels.reduce<number>((most, _, t) => Math.max(most, rows.rowBits(t)), 0);
  return coefficient + entry + Math.ceil(Math.log2(pivots.length + 2));
}

function isProved(
  kernel: MatrixKernel,
  rows: OperatorRows,
  candidate: Dependencies,
  primes: Generator<number, never>,
  known: number,
): boolean {
  const needed = identityBits(rows, candidate) + 2;
  for (let bits = known; bits < needed; bits += 24) {
    if (!holdsModulo(kernel, rows, candidate, primes.next().value)) return false;
  }
  return true;
}

function holdsModulo(kernel: MatrixKernel, rows: OperatorRows, { of, pivots, dependencies }: Dependencies, p: number): boolean {
  return kernel.scope(() => {
    const P = BigInt(p);
    const stored = rows.residues(kernel, p, rows.labels.length);
    const m = of === 'columns' ? stored : transposed(kernel, stored);
    // m restricted to the pivot columns, times the coefficients, must equal m on the other columns times their denominators.
    const pivotColumns = kernel.matrix(m.rows, Math.max(pivots.length, 1));
    pivots.forEach((j, s) => {
      for (let i = 0; i < m.rows; i++)
        kernel.doubles[pivotColumns.pointer / 8 + i * pivotColumns.ld + s] = kernel.doubles[m.pointer / 8 + i * m.ld + j] as number;
    });
    const coefficients = kernel.matrix(Math.max(pivots.length, 1), dependencies.length);
    dependencies.forEach(({ nums }, t) => {
      nums.forEach((x, s) => (kernel.doubles[coefficients.pointer / 8 + s * coefficients.ld + t] = balanced(Number(x % P), p)));
    });
    const product = kernel.product(pivotColumns, coefficients, p);
    const mem = kernel.doubles;
    const dens = dependencies.map(({ den }) => balanced(Number(den % P), p));
    for (let i = 0; i < m.rows; i++) {
      for (let t = 0; t < dependencies.length; t++) {
        const left = mem[product.pointer / 8 + i * product.ld + t] as number;
        const right = (mem[m.pointer / 8 + i * m.ld + (dependencies[t] as Dependency).index] as number) * (dens[t] as number);
        if ((left - right) % p !== 0) return false;
      }
    }
    return true;
  });
}

function transposed(kernel: MatrixKernel, m: KernelMatrix): KernelMatrix {
  const out = kernel.matrix(m.cols, m.rows);
  const mem = kernel.doubles;
  for (let i = 0; i < m.rows; i++) {
    for (let j = 0; j < m.cols; j++) mem[out.pointer / 8 + j * out.ld + i] = mem[m.pointer / 8 + i * m.ld + j] as number;
  }
  return out;
}

function isEarlier(a: readonly number[], b: readonly number[]): boolean {
  const i = a.findIndex((x, s) => x !== b[s]);
  return i >= 0 && (a[i] as number) < (b[i] as number);
}

function sameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((x, i) => x === b[i]);
}
