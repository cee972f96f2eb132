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
  return m.map((row) => Float64Array.from(row, (x) => residue(x, P)));
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

  /** vec(C A^l B), cleared of denominators, for l < count, mod p. */
  lagsModulo(count: number, p: number): Float64Array[] {
    const A = reduce(this.A, p);
    const C = reduce(this.C, p);
    let X: Residues = reduce(this.B, p);
    return Array.from({ length: count }, (_, l) => {
      if (l > 0) X = timesModulo(A, X, p);
      return flatten(timesModulo(C, X, p));
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
    return normBits(this.C) + l * normBits(this.A) + sizeBits(this.B);
  }
}

function flatten(rows: Residues): Float64Array {
  const width = rows[0]?.length ?? 0;
  const out = new Float64Array(rows.length * width);
  rows.forEach((row, i) => {
    out.set(row, i * width);
  });
  return out;
}
