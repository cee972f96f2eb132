import { ChineseRemainder, reconstructCommon } from '../exact/chinese-remainder.ts';
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
  const width = of === 'columns' ? rows.entries.length : count;
  const primes = randomPrimes(random);
  let pivots: readonly number[] | null = null;
  let others: readonly number[] = [];
  let images: EchelonImage[] = [];
  let probe = 0;
  for (let next = 3; ;) {
    const p = primes.next().value;
    const echelon = kernel.scope(() => {
      const m = rows.residues(kernel, p, count);
      return reducedEchelon(kernel, of === 'columns' ? m : transposed(kernel, m), p);
    });
    if (echelon.pivots.length < rank) continue;
    if (echelon.pivots.length > rank) return null;
    if (pivots === null || isEarlier(echelon.pivots, pivots)) {
      // The true pivots are the lexicographically first: a prime that shows earlier ones proves the ones before unlucky.
      pivots = echelon.pivots;
      const isPivot = new Set(pivots);
      others = Array.from({ length: width }, (_, j) => j).filter((j) => !isPivot.has(j));
      [images, next, probe] = [[], 3, 0];
    } else if (!sameList(echelon.pivots, pivots)) {
      continue;
    }
    images.push(echelonImage(echelon, others, width, p));
    if (images.length * 24 > MAX_BITS) return null;
    if (images.length < next) continue;
    next = Math.ceil(next * 1.5);
    const found = reconstructAll(others, rank, images, probe);
    if (typeof found === 'number') {
      probe = found;
      continue;
    }
    const result: Dependencies = { of, pivots, dependencies: found };
    // The fractions agree with the echelon forms from which they come, so the identities hold modulo those primes already.
    if (isProved(kernel, rows, result, primes, 24 * images.length)) return result;
  }
}

/** The entries of a reduced echelon form mod p in the columns `others`: column t at t·rank, residues in [0, p). */
interface EchelonImage {
  readonly prime: number;
  readonly residues: Int32Array;
}

function echelonImage({ pivots, entries }: ReducedEchelon, others: readonly number[], width: number, prime: number): EchelonImage {
  const rank = pivots.length;
  const residues = new Int32Array(others.length * rank);
  others.forEach((j, t) => {
    for (let s = 0; s < rank; s++) residues[t * rank + s] = entries[s * width + j] as number;
  });
  return { prime, residues };
}

/** All dependencies; or the number of one for which the primes do not suffice yet. Column `probe` is tried before the others. */
function reconstructAll(others: readonly number[], rank: number, images: readonly EchelonImage[], probe: number): Dependency[] | number {
  const remainder = new ChineseRemainder(images.map(({ prime }) => prime));
  const residues = new Float64Array(images.length);
  const reconstruct = (t: number): { nums: bigint[]; den: bigint } | null => {
    const values = Array.from({ length: rank }, (_, s) => {
      images.forEach((image, i) => (residues[i] = image.residues[t * rank + s] as number));
      return remainder.lift(residues);
    });
    const common = reconstructCommon(values, remainder.modulus);
    if (common === null) return null;
    // A reconstruction that fills the modulus is chance: ask for a margin of 20 bits before believing it.
    const size = Math.max(bitLength(common.den), ...common.nums.map(bitLength));
    return 2 * size + 20 > bitLength(remainder.modulus) ? null : common;
  };
  if (probe < others.length && reconstruct(probe) === null) return probe;
  const found: Dependency[] = [];
  for (const [t, index] of others.entries()) {
    const common = reconstruct(t);
    if (common === null) return t;
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
    const coefficients = kernel.matrix(Math.max(pivots.length, 1), dependencies.length);
    const product = kernel.matrix(m.rows, dependencies.length);
    const mem = kernel.doubles;
    for (let i = 0; i < m.rows; i++) {
      const [to, from] = [pivotColumns.pointer / 8 + i * pivotColumns.ld, m.pointer / 8 + i * m.ld];
      for (let s = 0; s < pivots.length; s++) mem[to + s] = mem[from + (pivots[s] as number)] as number;
    }
    dependencies.forEach(({ nums }, t) => {
      nums.forEach((x, s) => (mem[coefficients.pointer / 8 + s * coefficients.ld + t] = balanced(Number(x % P), p)));
    });
    kernel.product(pivotColumns, coefficients, p, product);
    return agrees(kernel, m, product, dependencies, p);
  });
}

/** Column t of `product` is den_t times column index_t of m, mod p. */
function agrees(kernel: MatrixKernel, m: KernelMatrix, product: KernelMatrix, dependencies: readonly Dependency[], p: number): boolean {
  const mem = kernel.doubles;
  const dens = Float64Array.from(dependencies, ({ den }) => balanced(Number(den % BigInt(p)), p));
  const columns = Int32Array.from(dependencies, ({ index }) => index);
  for (let i = 0; i < m.rows; i++) {
    const [left, right] = [product.pointer / 8 + i * product.ld, m.pointer / 8 + i * m.ld];
    for (let t = 0; t < columns.length; t++) {
      const difference = (mem[left + t] as number) - (mem[right + (columns[t] as number)] as number) * (dens[t] as number);
      // Below 2^49: exactly a multiple of p or not.
      if (difference - p * Math.round(difference / p) !== 0) return false;
    }
  }
  return true;
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
