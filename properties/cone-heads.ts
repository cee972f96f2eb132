// Heads whose weights may not be negative, built as in the proof of mathematics.md 2.6 and checked entry by entry.
import { integerInverse, integerRank } from '../src/exact/fraction-free.ts';
import { positiveFunctional } from '../src/exact/positive-functional.ts';
import { addQ, compareQ, divQ, equalQ, mulQ, negQ, ONE, rational, subQ, ZERO, type Rational } from '../src/exact/rational.ts';
import type { Whole } from './integer-operators.ts';

/** Operators by whole coordinates in a basis of their span, all times one positive number. */
export interface Coordinates {
  readonly k: number;
  readonly vectors: readonly (readonly bigint[])[];
}

/** Coordinates of operators, which are recombined from them as a check; null if that fails. */
export function coordinatesOf(operators: readonly Whole[]): Coordinates | null {
  const flat = operators.map((one) => one.flat());
  const { rank, rows, columns } = integerRank(flat);
  if (rank === 0) return { k: 0, vectors: flat.map(() => []) };
  const basis = rows.map((t) => flat[t] ?? []);
  const inverse = integerInverse(basis.map((row) => columns.map((e) => row[e] ?? 0n)));
  if (inverse === null) return null;
  const { adjugate, det } = inverse;
  const sign = det < 0n ? -1n : 1n;
  const vectors = flat.map((row) =>
    adjugate.map((_, s) => sign * columns.reduce((sum, e, t) => sum + (row[e] ?? 0n) * (adjugate[t]?.[s] ?? 0n), 0n)),
  );
  const isRecombined = flat.every((row, l) =>
    row.every((x, e) => sign * det * x === basis.reduce((sum, b, s) => sum + (vectors[l]?.[s] ?? 0n) * (b[e] ?? 0n), 0n)),
  );
  return isRecombined ? { k: rank, vectors } : null;
}

/** Value maps in the same coordinates, and for every operator the weights that it is the sum with. */
export interface ConeHeads {
  readonly heads: readonly (readonly Rational[])[];
  readonly weights: readonly (readonly Rational[])[];
}

/** A functional that is positive on every vector that is not 0, or that there is none; and whether its reason was checked. */
export interface Positivity {
  readonly w: readonly bigint[] | null;
  readonly isProved: boolean;
}

/** Decided by a linear programme; what it answers with is checked. */
export function positivityOf(vectors: readonly (readonly bigint[])[]): Positivity {
  const filled = vectors.filter((v) => v.some((x) => x !== 0n));
  const found = positiveFunctional(filled);
  if (found === null) return { w: null, isProved: false };
  if (found.feasible) return { w: found.w, isProved: filled.every((v) => scalar(v, found.w) > 0n) };
  // Σ λ v = 0 with λ ≥ 0, not all 0: the dual coordinates of k nonnegative heads would sum to 0 along it.
  const factors = [...found.weights];
  const isZero = (filled[0] ?? []).every((_, s) => factors.reduce((sum, [t, x]) => sum + x * (filled[t]?.[s] ?? 0n), 0n) === 0n);
  return { w: null, isProved: isZero && factors.every(([, x]) => x >= 0n) && factors.some(([, x]) => x > 0n) };
}

/** k heads from a functional: the corners of a simplex that holds every v / φ(v) in its inside. */
export function simplexHeads(vectors: readonly (readonly bigint[])[], w: readonly bigint[]): ConeHeads {
  const k = w.length;
  const a = w.findIndex((x) => x !== 0n);
  const others = Array.from({ length: k }, (_, s) => s).filter((s) => s !== a);
  const point = (v: readonly bigint[], s: number): Rational => rational(v[s] ?? 0n, scalar(v, w));
  const filled = vectors.filter((v) => v.some((x) => x !== 0n));
  const bound = filled.flatMap((v) => others.map((s) => point(v, s))).reduce((most, z) => maximum(most, magnitude(z)), ONE);
  // Larger than every coordinate, so that no weight is 0.
  const T = addQ(bound, ONE);
  const m = rational(BigInt(Math.max(others.length, 1)));
  const unit = (s: number): Rational[] => Array.from({ length: k }, (_, t) => (t === s ? ONE : ZERO));
  const first = rational(w[a] ?? 1n);
  const kernel = others.map((s) => combined(unit(s), negQ(divQ(rational(w[s] ?? 0n), first)), unit(a)));
  const corner = kernel.reduce(
    (sum, b) => combined(sum, negQ(T), b),
    combined(
      unit(a).map(() => ZERO),
      divQ(ONE, first),
      unit(a),
    ),
  );
  const span = mulQ(mulQ(rational(2n), T), m);
  const heads = [corner, ...kernel.map((b) => combined(corner, span, b))];
  const weights = vectors.map((v) => {
    if (v.every((x) => x === 0n)) return heads.map(() => ZERO);
    const shares = others.map((s) => divQ(addQ(point(v, s), T), span));
    const rest = shares.reduce(subQ, ONE);
    return [rest, ...shares].map((x) => mulQ(x, rational(scalar(v, w))));
  });
  return { heads, weights };
}

/** k + 1 heads for any operators: the basis, and minus its sum, which takes up what is negative and `more` beyond. */
export function surplusHeads(vectors: readonly (readonly bigint[])[], k: number, more: Rational): ConeHeads {
  const basis = Array.from({ length: k }, (_, s) => Array.from({ length: k }, (_t, t) => (t === s ? ONE : ZERO)));
  const weights = vectors.map((v) => {
    const entries = v.map((x) => rational(x));
    const t = addQ(
      entries.reduce((most, x) => maximum(most, negQ(x)), ZERO),
      more,
    );
    return [...entries.map((x) => addQ(x, t)), t];
  });
  return { heads: [...basis, Array.from({ length: k }, () => negQ(ONE))], weights };
}

/** Whether the heads give every vector, with weights that are at least 0, or above 0 if `isStrict`. */
export function represents({ heads, weights }: ConeHeads, vectors: readonly (readonly bigint[])[], isStrict: boolean): boolean {
  const least = isStrict ? 1 : 0;
  return vectors.every((v, l) => {
    const own = weights[l] ?? [];
    if (own.some((x) => compareQ(x, ZERO) < least)) return false;
    return v.every((x, s) =>
      equalQ(
        rational(x),
        own.reduce((sum, a, h) => addQ(sum, mulQ(a, heads[h]?.[s] ?? ZERO)), ZERO),
      ),
    );
  });
}

function scalar(v: readonly bigint[], w: readonly bigint[]): bigint {
  return v.reduce((sum, x, s) => sum + x * (w[s] ?? 0n), 0n);
}

function combined(x: readonly Rational[], factor: Rational, y: readonly Rational[]): Rational[] {
  return x.map((entry, s) => addQ(entry, mulQ(factor, y[s] ?? ZERO)));
}

const maximum = (x: Rational, y: Rational): Rational => (compareQ(x, y) < 0 ? y : x);
const magnitude = (x: Rational): Rational => (x.num < 0n ? negQ(x) : x);
