import { bitLength, lcm, type Rational } from '../exact/rational.ts';
import type { Matrix } from '../exact/scalars.ts';
import { residue, timesModulo, type Residues } from './modular-arithmetic.ts';

/** An integer matrix, row by row. */
export type Integers = readonly (readonly bigint[])[];

/** integers = scale · m, scale the least common denominator. */
export function integersOf(m: Matrix<Rational>): { integers: bigint[][]; scale: bigint } {
  let scale = 1n;
  for (const row of m) for (const q of row) scale = lcm(scale, q.den);
  return { integers: m.map((row) => row.map((q) => q.num * (scale / q.den))), scale };
}

/** Residues of an integer matrix mod p. */
export function reduce(m: Integers, p: number): Float64Array[] {
  const P = BigInt(p);
  return m.map((row) => {
    const out = new Float64Array(row.length);
    for (let j = 0; j < out.length; j++) out[j] = residue(row[j] as bigint, P);
    return out;
  });
}

const magnitude = (x: bigint): bigint => (x < 0n ? -x : x);

/** log2 of the largest row sum of absolute values, rounded up. */
export function normBits(m: Integers): number {
  return bitLength(
    m.reduce(
      (most, row) =>
        max(
          most,
          row.reduce((s, x) => s + magnitude(x), 0n),
        ),
      0n,
    ),
  );
}

/** log2 of the largest absolute entry, rounded up. */
export function sizeBits(m: Integers): number {
  return bitLength(m.reduce((most, row) => row.reduce((s, x) => max(s, magnitude(x)), most), 0n));
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** a·b over the integers; zero entries of a cost nothing. */
export function times(a: Integers, b: Integers): bigint[][] {
  const cols = b[0]?.length ?? 0;
  return a.map((row) => {
    const out = new Array<bigint>(cols).fill(0n);
    row.forEach((x, t) => {
      if (x === 0n) return;
      const y = b[t] as readonly bigint[];
      for (let j = 0; j < cols; j++) out[j] = (out[j] as bigint) + x * (y[j] as bigint);
    });
    return out;
  });
}

/** The largest of some numbers, 0 if there are none; safe for lists too long to be spread into Math.max. */
export function largest(values: Iterable<number>): number {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
}

/** One LTI recurrence with its denominators cleared: (A, B, C) = integers / scales. */
export class IntegerSystem {
  readonly A: Integers;
  readonly B: Integers;
  readonly C: Integers;
  readonly aScale: bigint;
  readonly bcScale: bigint;
  /** log2 bounds on the row sums of A, A², A⁴, …; computed when first asked for. */
  #normBits: readonly number[] | undefined;
  /** log2 bound on (row sums of C) · (entries of B). */
  #outerBits: number | undefined;

  constructor(A: Matrix<Rational>, B: Matrix<Rational>, C: Matrix<Rational>) {
    const [a, b, c] = [integersOf(A), integersOf(B), integersOf(C)];
    [this.A, this.B, this.C] = [a.integers, b.integers, c.integers];
    this.aScale = a.scale;
    this.bcScale = b.scale * c.scale;
  }

  /** State dimension. */
  get N(): number {
    return this.A.length;
  }

  /**
   * vec(C A^l B), cleared of denominators, for l < count, mod p: the blocks of [C; CA^s; CA^2s; …]·[B, AB, …, A^(s-1)B].
   */
  lagsModulo(count: number, p: number): Float64Array[] {
    const A = reduce(this.A, p);
    const inputs: Residues[] = [reduce(this.B, p)];
    const outputs: Residues[] = [reduce(this.C, p)];
    const [rows, cols] = [this.C.length, this.B[0]?.length ?? 0];
    const s = lagStep(this.N, rows, cols, count);
    while (inputs.length < s) inputs.push(timesModulo(A, inputs[inputs.length - 1] as Residues, p));
    if (s < count) {
      let power: Residues = A;
      for (let e = 1; e < s; e *= 2) power = timesModulo(power, power, p);
      while (outputs.length * s < count) outputs.push(timesModulo(outputs[outputs.length - 1] as Residues, power, p));
    }
    const blocks = timesModulo(outputs.flat(), beside(inputs), p);
    return Array.from({ length: count }, (_, l) => {
      const [top, left] = [Math.floor(l / s) * rows, (l % s) * cols];
      return joined(blocks.slice(top, top + rows).map((row) => row.subarray(left, left + cols)));
    });
  }

  /** vec(C A^l B), cleared of denominators, for l < count. */
  lags(count: number): bigint[][] {
    let X = this.B;
    return Array.from({ length: count }, (_, l) => {
      if (l > 0) X = times(this.A, X);
      return times(this.C, X).flat();
    });
  }

  /** log2 bound on the entries of lag l. */
  lagBits(l: number): number {
    this.#outerBits ??= normBits(this.C) + sizeBits(this.B);
    return this.#outerBits + this.powerBits(l);
  }

  /** log2 bound on the row sums of |A^l|: ‖A^(q·2^e + r)‖ ≤ ‖A^(2^e)‖^q · ‖A^r‖. Not monotone in l. */
  powerBits(l: number): number {
    this.#normBits ??= squareNorms(this.A);
    let bits = 0;
    let rest = l;
    for (let e = this.#normBits.length - 1; e >= 0; e--) {
      bits += Math.floor(rest / 2 ** e) * (this.#normBits[e] as number);
      rest %= 2 ** e;
    }
    return bits;
  }
}

/** The s, a power of two or `count` itself, for which [C; CA^s; …] and [B, …, A^(s-1)B] cost the fewest multiplications. */
function lagStep(N: number, p: number, d: number, count: number): number {
  let best = count;
  let least = d * count;
  for (let e = 0; 2 ** e < count; e++) {
    const cost = d * 2 ** e + N * e + p * Math.ceil(count / 2 ** e);
    if (cost < least) [best, least] = [2 ** e, cost];
  }
  return best;
}

/** Squarings of A that are tried for the sake of a better bound. */
const SQUARINGS = 3;

/**
 * log2 bounds on ‖A‖, ‖A²‖, ‖A⁴‖, … (largest row sum of absolute values). A matrix whose powers grow as its eigenvalues
 * do may have large entries only because of its coordinates: ‖A⁴‖ is then far below ‖A‖⁴. Squares are taken while
 * every sum on the way is an integer below 2^53, so Numbers hold them exactly.
 */
function squareNorms(A: Integers): number[] {
  const bits = [normBits(A)];
  if (sizeBits(A) > 53) return bits;
  let power: Residues = A.map((row) => Float64Array.from(row, Number));
  for (let e = 0; e < SQUARINGS; e++) {
    const most = largest(power.map((row) => largest(row.map(Math.abs))));
    const norm = largest(power.map((row) => row.reduce((sum, x) => sum + Math.abs(x), 0)));
    if (norm * most >= 2 ** 53) break;
    power = squared(power);
    bits.push(normBits(power.map((row) => Array.from(row, BigInt))));
  }
  return bits;
}

function squared(m: Residues): Residues {
  return m.map((row) => {
    const out = new Float64Array(row.length);
    row.forEach((x, t) => {
      const y = m[t] as Float64Array;
      if (x !== 0) for (let j = 0; j < out.length; j++) out[j] = (out[j] as number) + x * (y[j] as number);
    });
    return out;
  });
}

/** Matrices with equally many rows, side by side. */
function beside(parts: readonly Residues[]): Float64Array[] {
  return (parts[0] ?? []).map((_, i) => joined(parts.map((part) => part[i] as Float64Array)));
}

function joined(rows: Residues): Float64Array {
  const out = new Float64Array(rows.reduce((length, row) => length + row.length, 0));
  let at = 0;
  for (const row of rows) {
    out.set(row, at);
    at += row.length;
  }
  return out;
}
