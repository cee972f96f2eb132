import { exactRank } from '../exact/exact-rank.ts';
import { integerRank } from '../exact/fraction-free.ts';
import { matrixKernel, type MatrixKernel } from '../exact/matrix-kernel.ts';
import { balanced, PRIME_COUNT, PRIME_LOW, randomPrimes } from '../exact/primes.ts';
import { rowProfileOf } from '../exact/row-profile.ts';
import { between, mulberry32, type Seeded } from '../exact/seeded.ts';
import type { CertifiedSpan } from './certify-span.ts';
import type { OperatorRows } from './operator-rows.ts';

/** Head counts at map level: classes P and E of mathematics.md 1.3. */
export interface MapCount {
  /** k_loc = max_v dim{Tv : T in the span}: the least number of heads almost everywhere (map-ae). */
  readonly pairwise: number;
  readonly pairwiseStatus: 'certified' | 'probable';
  /** Where `probable`: a bound on the probability that k_loc is larger. */
  readonly errorProbability?: number;
  /** A vector v with dim{Tv} = pairwise: proves the lower bound. */
  readonly witness: readonly number[];
  /** Bounds on the least number of heads everywhere, with arbitrary coefficient functions (map-everywhere). */
  readonly everywhere: readonly [number, number];
}

/** Random vectors tried mod random primes. */
const TRIALS = 4;

/** Points × entries of a grid proof beyond which the count stays `probable`. */
const GRID_WORK = 300_000;

/** Entries of [M_0 | M_1 | …] up to which its exact rank is computed. */
const STACK_ENTRIES = 100_000;

/** k_loc of the operators' span, and what it says of class E. */
export function mapCount(rows: OperatorRows, span: CertifiedSpan, p: number, d: number, seed = 1, kernel = matrixKernel()): MapCount {
  const k = span.rank;
  const base = span.upper === null ? 'probable' : 'certified';
  const space = operatorSpace(rows, d);
  const random = mulberry32(seed ^ 0x5bd1e995);
  const { rank, witness } = largestImage(kernel, rows, span, space, random);
  const proved =
    base === 'certified' &&
    (rank === Math.min(k, space.height) || isStackRank(kernel, rows, span, space, rank) || isGridProof(rows, span, space, rank));
  return {
    pairwise: rank,
    pairwiseStatus: proved ? 'certified' : 'probable',
    ...(proved ? {} : { errorProbability: Math.min(1, span.errorProbability + imageError(rows, span, space)) }),
    witness,
    everywhere: everywhereBounds(k, rank, p, d, span.upper === null ? span.trivial : k),
  };
}

/** map-everywhere (b)–(d) and the examples E2, E3: bounds on H_E from k ≤ `most` and k_loc. */
export function everywhereBounds(k: number, local: number, p: number, d: number, most = k): readonly [number, number] {
  const low = p === 1 || d === 1 || local === k ? k : Math.max(local, Math.min(k, 2));
  const high = p === d && (p === 2 || p === 4) ? Math.min(most, d) : most;
  return [low, high];
}

/** Which rows and columns of the operators occur at all, and where each entry of an operator row belongs. */
interface OperatorSpace {
  readonly d: number;
  readonly height: number;
  readonly inputs: readonly number[];
  /** For entry e of a row: [index among the used output rows, input β]. */
  readonly places: readonly (readonly [number, number])[];
}

function operatorSpace(rows: OperatorRows, d: number): OperatorSpace {
  const outputs = [...new Set(rows.entries.map(([a]) => a))];
  const index = new Map(outputs.map((a, i) => [a, i]));
  return {
    d,
    height: outputs.length,
    inputs: [...new Set(rows.entries.map(([, b]) => b))].sort((a, b) => a - b),
    places: rows.entries.map(([a, b]) => [index.get(a) ?? 0, b] as const),
  };
}

/** The largest rank of [T_s v]_s mod primes over trial vectors; the vectors get wilder from one to the next. */
function largestImage(
  kernel: MatrixKernel,
  rows: OperatorRows,
  span: CertifiedSpan,
  space: OperatorSpace,
  random: Seeded,
): { rank: number; witness: number[] } {
  const primes = randomPrimes(random);
  const vector = (entry: () => number): number[] => {
    const v = new Array<number>(space.d).fill(0);
    for (const b of space.inputs) v[b] = entry();
    return v;
  };
  let best = { rank: 0, witness: new Array<number>(space.d).fill(0) };
  const candidates = [() => 1, () => between(random, -2, 2), () => between(random, -9, 9)];
  for (let trial = 0; trial < candidates.length + TRIALS; trial++) {
    const p = primes.next().value;
    const v = vector(candidates[trial] ?? (() => between(random, -1_000_000, 1_000_000)));
    const rank = imageRank(kernel, rows, span, space, v, p);
    if (rank > best.rank) best = { rank, witness: v };
    if (best.rank === Math.min(span.rank, space.height)) break;
  }
  return best;
}

function imageRank(
  kernel: MatrixKernel,
  rows: OperatorRows,
  span: CertifiedSpan,
  space: OperatorSpace,
  v: readonly number[],
  p: number,
): number {
  if (span.rank === 0) return 0;
  const image = new Float64Array(span.rank * space.height);
  kernel.scope(() => {
    const last = span.rows[span.rank - 1] as number;
    const residues = rows.residues(kernel, p, last + 1);
    const mem = kernel.doubles;
    span.rows.forEach((t, s) => {
      const row = residues.pointer / 8 + t * residues.ld;
      space.places.forEach(([a, b], e) => {
        const at = s * space.height + a;
        image[at] = balanced((image[at] as number) + (mem[row + e] as number) * (v[b] as number), p);
      });
    });
  });
  return rowProfileOf(kernel, image, span.rank, space.height, p).rank;
}

/** All images lie in the column space of [M_0 | M_1 | …], whose exact rank bounds k_loc. */
function isStackRank(kernel: MatrixKernel, rows: OperatorRows, span: CertifiedSpan, space: OperatorSpace, rank: number): boolean {
  if (span.rank * rows.entries.length > STACK_ENTRIES) return false;
  const operators = basisOperators(rows, span, space);
  const stacked = Array.from({ length: space.height }, (_, a) => operators.flatMap((m) => m[a] as bigint[]));
  return exactRank(kernel, stacked) === rank;
}

/** Basis operators as integer matrices: used rows × used columns. */
function basisOperators(rows: OperatorRows, span: CertifiedSpan, space: OperatorSpace): bigint[][][] {
  const integers = rows.integerRows((span.rows[span.rank - 1] ?? -1) + 1);
  const column = new Map(space.inputs.map((b, i) => [b, i]));
  return span.rows.map((t) => {
    const m = Array.from({ length: space.height }, () => new Array<bigint>(space.inputs.length).fill(0n));
    space.places.forEach(([a, b], e) => {
      (m[a] as bigint[])[column.get(b) ?? 0] = (integers[t] as readonly bigint[])[e] as bigint;
    });
    return m;
  });
}

/**
 * Proof that no v gives more: every (rank+1)-minor of [T_s v]_s is a homogeneous polynomial of degree rank+1 in v. With
 * its first coordinate set to 1 it is zero as soon as it vanishes on all points with non-negative integer coordinates
 * of sum ≤ rank+1 (these points determine a polynomial of that degree); there the ranks are computed exactly.
 */
function isGridProof(rows: OperatorRows, span: CertifiedSpan, space: OperatorSpace, rank: number): boolean {
  const free = space.inputs.length - 1;
  if (span.rank * rows.entries.length > STACK_ENTRIES) return false;
  const cost = simplexPoints(rank + 1, free) * span.rank * space.height * (space.inputs.length + rank);
  if (cost > GRID_WORK) return false;
  const operators = basisOperators(rows, span, space);
  for (const point of latticePoints(rank + 1, free)) {
    const v = [1n, ...point];
    const image = operators.map((m) => m.map((row) => row.reduce((sum, x, i) => sum + x * (v[i] as bigint), 0n)));
    if (integerRank(image).rank > rank) return false;
  }
  return true;
}

/** Number of points of ℕ^free with sum ≤ degree: binomial(degree + free, free). */
function simplexPoints(degree: number, free: number): number {
  let count = 1;
  for (let i = 1; i <= free; i++) count = (count * (degree + i)) / i;
  return count;
}

function* latticePoints(degree: number, free: number): Generator<bigint[]> {
  if (free === 0) {
    yield [];
    return;
  }
  for (let x = 0; x <= degree; x++) {
    for (const rest of latticePoints(degree - x, free - 1)) yield [BigInt(x), ...rest];
  }
}

/**
 * Schwartz–Zippel: some minor of size k_loc has a coefficient that a random prime divides with small probability; if
 * it does not, a random vector is a zero of it with probability at most k_loc/p. The trials are independent.
 */
function imageError(rows: OperatorRows, span: CertifiedSpan, space: OperatorSpace): number {
  const size = Math.min(span.rank, space.height);
  const widest = span.rows.reduce((bits, t) => Math.max(bits, rows.rowBits(t)), 0);
  const coefficientBits = size * (widest + Math.log2(size + 1) + Math.log2(space.d + 1));
  // The trial vectors lie in [-10^6, 10^6], not in all of 𝔽_p.
  const once = coefficientBits / 24 / PRIME_COUNT + size / Math.min(2_000_001, PRIME_LOW);
  return Math.min(1, once) ** TRIALS;
}
