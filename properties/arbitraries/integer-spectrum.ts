import { integerRank } from '../../src/exact/fraction-free.ts';
import { combine, multiplySafe, NOT_SAFE } from './safe-integers.ts';

/** What the characteristic polynomial of an integer matrix says of its eigenvalues. */
export interface IntegerSpectrum {
  /** c_0 … c_N with c_N = 1: det(x I - A) = Σ c_k x^k. */
  readonly polynomial: readonly number[];
  /** The rational eigenvalues, which are integers, with their multiplicities; those of small magnitude first. */
  readonly rational: readonly { readonly value: number; readonly multiplicity: number }[];
  /** Whether some complex eigenvalue is a multiple one. */
  readonly repeated: boolean;
}

/** The spectrum of an integer N×N matrix. Exact; throws NOT_SAFE. */
export function integerSpectrum(A: readonly number[], N: number): IntegerSpectrum {
  const polynomial = characteristicPolynomial(A, N);
  const rational: { value: number; multiplicity: number }[] = [];
  const bound = rowSumNorm(A, N);
  let rest: readonly number[] = polynomial;
  for (let step = 0; step <= 2 * bound && rest.length > 1; step += 1) {
    // 0 first: what is left then has a constant term, which every other root divides.
    const value = step % 2 === 0 ? -(step / 2) + 0 : (step + 1) / 2;
    let multiplicity = 0;
    while (isRoot(rest, value)) {
      rest = divideByRoot(rest, value);
      multiplicity += 1;
    }
    if (multiplicity > 0) rational.push({ value, multiplicity });
  }
  const repeated = rational.some(({ multiplicity }) => multiplicity > 1) || hasSquareFactor(rest);
  return { polynomial, rational, repeated };
}

/** The quotient of a polynomial by (x - root)^times, which must divide it. Throws NOT_SAFE. */
export function withoutRoot(f: readonly number[], root: number, times: number): readonly number[] {
  let rest = f;
  for (let s = 0; s < times; s += 1) rest = divideByRoot(rest, root);
  return rest;
}

/** det(x I - A) for an integer N×N matrix: by its diagonal if it is triangular, else by the traces of Faddeev and LeVerrier. Throws NOT_SAFE. */
function characteristicPolynomial(A: readonly number[], N: number): number[] {
  if (isUpperTriangular(A, N)) return monicWithRoots(A, N);
  const coefficients = new Array<number>(N + 1).fill(0);
  coefficients[N] = 1;
  let M: readonly number[] = [];
  for (let k = 1; k <= N; k += 1) {
    const product = k === 1 ? A.slice() : multiplySafe(A, M, N, N, N);
    let trace = 0;
    for (let i = 0; i < N; i += 1) trace = combine(1, trace, 1, product[i * N + i] as number);
    const c = -trace / k;
    coefficients[N - k] = c;
    for (let i = 0; i < N; i += 1) product[i * N + i] = combine(1, product[i * N + i] as number, 1, c);
    M = product;
  }
  return coefficients;
}

function isUpperTriangular(A: readonly number[], N: number): boolean {
  for (let i = 1; i < N; i += 1) for (let j = 0; j < i; j += 1) if (A[i * N + j] !== 0) return false;
  return true;
}

/** The product of all x - A_ii. */
function monicWithRoots(A: readonly number[], N: number): number[] {
  const f = [1];
  for (let i = 0; i < N; i += 1) {
    const r = A[i * N + i] as number;
    f.push(1);
    for (let k = i; k >= 0; k -= 1) f[k] = combine(-r, f[k] as number, 1, k === 0 ? 0 : (f[k - 1] as number));
  }
  return f;
}

/** Whether f(r) = 0. Throws NOT_SAFE. */
function isRoot(f: readonly number[], r: number): boolean {
  const constant = f[0] as number;
  if (f.length < 2 || r === 0) return f.length > 1 && constant === 0;
  if (constant % r !== 0) return false;
  let value = 0;
  for (let k = f.length - 1; k >= 0; k -= 1) value = combine(1, f[k] as number, r, value);
  return value === 0;
}

/** f / (x - r) for a root r of f. Throws NOT_SAFE. */
function divideByRoot(f: readonly number[], r: number): number[] {
  const quotient = new Array<number>(f.length - 1);
  let carry = 0;
  for (let k = f.length - 1; k >= 1; k -= 1) {
    carry = combine(1, f[k] as number, r, carry);
    quotient[k - 1] = carry;
  }
  return quotient;
}

/**
 * Whether a monic integer polynomial without rational roots has a multiple root. Such a root's minimal polynomial has
 * degree 2 or more, so nothing is to be done below degree 4; from there on f and f' have a common factor iff their
 * Sylvester matrix is singular.
 */
function hasSquareFactor(f: readonly number[]): boolean {
  const degree = f.length - 1;
  if (degree < 4 || isSquareFreeModulo(f)) return false;
  const top = f.map((x) => BigInt(x)).reverse();
  const slope = top.slice(0, degree).map((x, k) => x * BigInt(degree - k));
  const size = 2 * degree - 1;
  const moved = (row: readonly bigint[], by: number): bigint[] => Array.from({ length: size }, (_, t) => row[t - by] ?? 0n);
  const sylvester = [
    ...Array.from({ length: degree - 1 }, (_, s) => moved(top, s)),
    ...Array.from({ length: degree }, (_, s) => moved(slope, s)),
  ];
  return integerRank(sylvester).rank < size;
}

/** A prime below 2^25: products of residues are exact in doubles. */
const PRIME = 33_554_393;

/** Whether f and f' have no common factor modulo a prime, which proves it over the rationals for monic f: Euclid without divisions. */
function isSquareFreeModulo(f: readonly number[]): boolean {
  let a = f.map((x) => x % PRIME);
  let b = a.slice(1).map((x, k) => (x * (k + 1)) % PRIME);
  while (b.length > 1) {
    const leading = b[b.length - 1] as number;
    while (a.length >= b.length) {
      const top = a[a.length - 1] as number;
      const shift = a.length - b.length;
      a = a.slice(0, -1).map((x, k) => (((x * leading) % PRIME) - ((top * (b[k - shift] ?? 0)) % PRIME)) % PRIME);
      while (a.length > 0 && a[a.length - 1] === 0) a.pop();
    }
    [a, b] = [b, a];
  }
  return b.length === 1;
}

/** The largest row sum of magnitudes, which no eigenvalue exceeds. Throws NOT_SAFE where it is too large to try all integers. */
function rowSumNorm(A: readonly number[], N: number): number {
  let largest = 0;
  for (let i = 0; i < N; i += 1) {
    let sum = 0;
    for (let j = 0; j < N; j += 1) sum += Math.abs(A[i * N + j] as number);
    if (sum > largest) largest = sum;
  }
  if (largest > 100_000) throw NOT_SAFE;
  return largest;
}
