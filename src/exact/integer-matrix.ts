import { fail } from '../diagnostics/diagnostic.ts';
import { bitLength, lcm, type Rational } from './rational.ts';
import type { Matrix } from './scalars.ts';
import { balanced } from './primes.ts';

/** An integer matrix in row-major order; `small` where every entry is below 2^53, which makes residues cheap. */
export interface IntegerMatrix {
  readonly rows: number;
  readonly cols: number;
  readonly small: Float64Array | null;
  readonly big: readonly bigint[] | null;
}

/** Most binary digits of a matrix over its common denominator. */
const MAX_CLEARED_BITS = 8e8;

/** `integers` = `scale` · m with the least scale ≥ 1. Throws DiagnosticError `layer-too-large`. */
export function clearDenominators(m: Matrix<Rational>): { integers: IntegerMatrix; scale: bigint } {
  const plain = smallIntegers(m);
  if (plain !== null) return { integers: plain, scale: 1n };
  let scale = 1n;
  const entries = m.length * (m[0]?.length ?? 0);
  for (const row of m) {
    for (const q of row) {
      if (q.den === 1n || scale % q.den === 0n) continue;
      scale = lcm(scale, q.den);
      if (bitLength(scale) * entries > MAX_CLEARED_BITS) {
        fail(
          'layer-too-large',
          `the common denominator of a ${String(m.length)}×${String(m[0]?.length)} matrix is too long: its entries would take ${String(MAX_CLEARED_BITS / 8e6)} MB`,
        );
      }
    }
  }
  return { integers: scaledIntegers(m, scale), scale };
}

/** The matrix itself if its entries are integers below 2^53: the common case, and most of the time of a small count. */
function smallIntegers(m: Matrix<Rational>): IntegerMatrix | null {
  const [rows, cols] = [m.length, m[0]?.length ?? 0];
  const small = new Float64Array(rows * cols);
  let at = 0;
  for (const row of m) {
    for (const q of row) {
      const x = Number(q.num);
      if (q.den !== 1n || x > Number.MAX_SAFE_INTEGER || x < -Number.MAX_SAFE_INTEGER) return null;
      small[at++] = x;
    }
  }
  return { rows, cols, small, big: null };
}

/** scale · m, which must be an integer matrix. */
export function scaledIntegers(m: Matrix<Rational>, scale: bigint): IntegerMatrix {
  const rows = m.length;
  const cols = m[0]?.length ?? 0;
  const big: bigint[] = [];
  let isSmall = true;
  for (const row of m) {
    for (const q of row) {
      const x = q.den === scale ? q.num : q.num * (scale / q.den);
      if (isSmall && (x > 9007199254740991n || x < -9007199254740991n)) isSmall = false;
      big.push(x);
    }
  }
  return isSmall ? { rows, cols, small: Float64Array.from(big, Number), big: null } : { rows, cols, small: null, big };
}

/** Entry number `index` in row-major order. */
export function entryOf(m: IntegerMatrix, index: number): bigint {
  return m.small ? BigInt(m.small[index] as number) : ((m.big as readonly bigint[])[index] as bigint);
}

/** Balanced residues mod p, row-major. */
export function residuesOf(m: IntegerMatrix, p: number): Float64Array {
  if (m.small) {
    const half = p / 2;
    return m.small.map((x) => (x <= half && x >= -half ? x : balanced(x, p)));
  }
  const P = BigInt(p);
  return Float64Array.from(m.big as readonly bigint[], (x) => balanced(Number(x % P), p));
}

/** log2 of an upper bound on the largest row sum of |entries| (0 for the zero matrix). */
export function rowSumBits(m: IntegerMatrix): number {
  const sums = m.small && smallRowSums(m.small, m.rows, m.cols);
  if (sums !== null && sums < 2 ** 53) return bitLength(BigInt(sums));
  let largest = 0n;
  for (let i = 0; i < m.rows; i++) {
    let sum = 0n;
    for (let j = 0; j < m.cols; j++) {
      const x = entryOf(m, i * m.cols + j);
      sum += x < 0n ? -x : x;
    }
    if (sum > largest) largest = sum;
  }
  return bitLength(largest);
}

/** The largest row sum of absolute values; exact where it is below 2^53. */
function smallRowSums(entries: Float64Array, rows: number, cols: number): number {
  let largest = 0;
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0; j < cols; j++) sum += Math.abs(entries[i * cols + j] as number);
    if (sum > largest) largest = sum;
  }
  return largest;
}

/** log2 of an upper bound on the largest |entry|. */
export function entryBits(m: IntegerMatrix): number {
  if (m.small) return bitLength(BigInt(smallRowSums(m.small, m.small.length, 1)));
  let largest = 0n;
  for (const x of m.big ?? []) {
    const size = x < 0n ? -x : x;
    if (size > largest) largest = size;
  }
  return bitLength(largest);
}
