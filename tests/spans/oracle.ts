import {
  approximate,
  fraction,
  GrowingSpan,
  isNought,
  minus,
  noughts,
  NOUGHT,
  plus,
  product,
  rankOf,
  relations,
  sum,
  times,
  unitMatrix,
  valueOf,
  type Fraction,
  type Fractions,
} from './fractions.ts';

/**
 * Head counts by definition, in fractions, from the layer file's object alone. Nothing here is shared with the code
 * under test, and nothing is clever: every operator that the mask allows is written out.
 */
export interface NamedOperator {
  readonly label: number | readonly [number, number];
  readonly matrix: Fractions;
  /** Least length at which it occurs. */
  readonly since: number;
  /** Pairs (i, j) on this length that carry it. */
  readonly pairs: number;
}

/** A layer file's object. */
export type LayerFile = Readonly<Record<string, unknown>>;

type Raw = readonly (readonly unknown[])[];

const read = (m: unknown): Fraction[][] => (m as Raw).map((row) => row.map(valueOf));
const readAll = (list: unknown): Fraction[][][] => (list as unknown[]).map(read);
const whole = (length: number): number[] => Array.from({ length }, (_, i) => i);

function power(A: Fractions, l: number): Fractions {
  return whole(l).reduce<Fractions>((P) => product(A, P), unitMatrix(A.length));
}

interface System {
  readonly A: unknown;
  readonly B: unknown;
  readonly C: unknown;
  readonly D?: unknown;
}

/** C A^l B for l < n. */
function impulse({ A, B, C }: System, n: number): Fraction[][][] {
  const a = read(A);
  return whole(n).map((l) => product(product(read(C), power(a, l)), read(B)));
}

function withSkip(M: Fractions, D: unknown): Fractions {
  return D === undefined ? M : sum(M, read(D));
}

type ComplexFraction = readonly [Fraction, Fraction];

const complexOf = (entry: unknown): ComplexFraction =>
  Array.isArray(entry) ? [valueOf(entry[0]), valueOf(entry[1])] : [valueOf(entry), NOUGHT];

const timesComplex = ([a, b]: ComplexFraction, [c, d]: ComplexFraction): ComplexFraction => [
  minus(times(a, c), times(b, d)),
  plus(times(a, d), times(b, c)),
];

function diagonalLags(file: LayerFile, n: number): Fraction[][][] {
  const [lambda, B, C] = [file['lambda'] as Raw, file['B'] as Raw, file['C'] as Raw];
  const D = file['D'] as readonly unknown[] | undefined;
  return whole(n).map((l) => {
    const M = noughts(lambda.length, lambda.length);
    lambda.forEach((row, c) => {
      let total = l === 0 && D !== undefined ? valueOf(D[c]) : NOUGHT;
      row.forEach((value, s) => {
        let z = timesComplex(complexOf(C[c]?.[s]), complexOf(B[c]?.[s]));
        for (let t = 0; t < l; t++) z = timesComplex(z, complexOf(value));
        total = plus(total, z[0]);
      });
      (M[c] as Fraction[])[c] = total;
    });
    return M;
  });
}

function causal(matrices: readonly Fractions[], n: number): NamedOperator[] {
  return matrices.map((matrix, l) => ({ label: l, matrix, since: l + 1, pairs: n - l }));
}

/** Taps of a 1-D convolution as full matrices. */
function taps(file: LayerFile): Fraction[][][] {
  if (file['kernels'] !== undefined) return readAll(file['kernels']);
  const channels = read(file['depthwise']);
  return (channels[0] ?? []).map((_, s) => channels.map((row, c) => channels.map((_, e) => (c === e ? (row[s] ?? NOUGHT) : NOUGHT))));
}

function convolutionOperators(file: LayerFile, n: number): NamedOperator[] {
  const kernels = taps(file);
  const dilation = (file['dilation'] as number | undefined) ?? 1;
  const centred = file['centred'] === true;
  const middle = centred ? Math.floor(kernels.length / 2) : 0;
  const zero = noughts(kernels[0]?.length ?? 0, kernels[0]?.[0]?.length ?? 0);
  const lags = centred ? whole(2 * n - 1).map((t) => t - (n - 1)) : whole(n);
  return lags.map((lag) => {
    const s = kernels.findIndex((_, t) => (t - middle) * dilation === lag);
    return { label: lag, matrix: kernels[s] ?? zero, since: Math.abs(lag) + 1, pairs: n - Math.abs(lag) };
  });
}

function gridOperators(file: LayerFile, n: number): NamedOperator[] {
  const kernels = (file['kernels'] as unknown[]).map(readAll);
  const [height, width] = [kernels.length, kernels[0]?.length ?? 0];
  const [up, left] = file['centred'] === true ? [Math.floor(height / 2), Math.floor(width / 2)] : [0, 0];
  const shape = kernels[0]?.[0] ?? [];
  const zero = noughts(shape.length, shape[0]?.length ?? 0);
  const offsets = whole(2 * n - 1).map((t) => t - (n - 1));
  return offsets.flatMap((u) =>
    offsets.map((v): NamedOperator => ({
      label: [u, v],
      matrix: kernels[u + up]?.[v + left] ?? zero,
      since: Math.max(Math.abs(u), Math.abs(v)) + 1,
      pairs: (n - Math.abs(u)) * (n - Math.abs(v)),
    })),
  );
}

function timeVaryingOperators(file: LayerFile, n: number): NamedOperator[] {
  const [A, B, C] = [readAll(file['A']), readAll(file['B']), readAll(file['C'])];
  const D = file['D'] as unknown[] | undefined;
  return whole(n).flatMap((i) =>
    whole(i + 1).map((j): NamedOperator => {
      // C_i (A_i A_(i-1) … A_(j+1)) B_j, the product taken from the left.
      let left: Fractions = C[i] ?? [];
      for (let t = i; t > j; t--) left = product(left, A[t] ?? []);
      const W = product(left, B[j] ?? []);
      return { label: [i, j], matrix: i === j ? withSkip(W, D?.[i]) : W, since: i + 1, pairs: 1 };
    }),
  );
}

/** Every operator that the mask allows on length n, zeros included. For attention: its value maps. */
export function operatorsByDefinition(file: LayerFile, n: number): NamedOperator[] {
  switch (file['kind']) {
    case 'ssm': {
      const lags = impulse(file as unknown as System, n);
      return causal(
        lags.map((M, l) => (l === 0 ? withSkip(M, file['D']) : M)),
        n,
      );
    }
    case 'diagonal-ssm':
      return causal(diagonalLags(file, n), n);
    case 'bidirectional-ssm': {
      const [forward, backward] = [file['forward'] as System, file['backward'] as System];
      const [past, future] = [impulse(forward, n), impulse(backward, n)];
      const now = withSkip(sum(past[0] ?? [], future[0] ?? []), forward.D);
      const lags = [
        ...future.map((matrix, l) => ({ l: -l, matrix })).slice(1),
        { l: 0, matrix: now },
        ...past.map((matrix, l) => ({ l, matrix })).slice(1),
      ];
      return lags.map(({ l, matrix }) => ({ label: l, matrix, since: Math.abs(l) + 1, pairs: n - Math.abs(l) }));
    }
    case 'time-varying-ssm':
      return timeVaryingOperators(file, n);
    case 'operators': {
      const listed = readAll(file['operators']);
      const zero = noughts(listed[0]?.length ?? 0, listed[0]?.[0]?.length ?? 0);
      return causal(
        whole(n).map((l) => listed[l] ?? zero),
        n,
      );
    }
    case 'convolution':
      return convolutionOperators(file, n);
    case 'convolution-2d':
      return gridOperators(file, n);
    case 'attention':
      return (file['heads'] as { V: unknown; O?: unknown }[]).map(({ V, O }, h) => ({
        label: h,
        matrix: O === undefined ? read(V) : product(read(O), read(V)),
        since: h + 1,
        pairs: 1,
      }));
    default:
      throw new RangeError(`the oracle knows no kind ${String(file['kind'])}`);
  }
}

/** The length that `heads` takes by itself. */
export function lengthByDefinition(file: LayerFile): number {
  const size = (key: string): number => (file[key] as unknown[]).length;
  const skip = file['D'] === undefined ? 0 : 1;
  switch (file['kind']) {
    case 'ssm':
      return size('A') + skip;
    case 'diagonal-ssm': {
      const values = (file['lambda'] as Raw).flat().map(complexOf);
      const seen = new Set(values.flatMap(([re, im]) => [[re, im].join(), [re, times([-1n, 1n], im)].join()]));
      return seen.size + skip;
    }
    case 'bidirectional-ssm':
      return Math.max(...[file['forward'], file['backward']].map((s) => ((s as System).A as unknown[]).length)) + 1;
    case 'convolution':
      return (taps(file).length - 1) * ((file['dilation'] as number | undefined) ?? 1) + 1;
    case 'convolution-2d':
      return Math.max(size('kernels'), ((file['kernels'] as unknown[][])[0] ?? []).length);
    case 'attention':
      return 1;
    default:
      return size(file['kind'] === 'operators' ? 'operators' : 'A');
  }
}

const vec = ({ matrix }: NamedOperator): Fraction[] => matrix.flat();

/** k_1 … k_n, each the rank of the operators that occur on that length. */
export function everyCount(operators: readonly NamedOperator[]): number[] {
  const longest = Math.max(...operators.map((o) => o.since));
  const span = new GrowingSpan();
  return whole(longest).map((l) => {
    for (const o of operators) if (o.since === l + 1) span.add(vec(o));
    return span.rank;
  });
}

/** The same without the repetitions at the end. */
export function profileByDefinition(operators: readonly NamedOperator[]): number[] {
  const all = everyCount(operators);
  return all.slice(0, all.indexOf(all.at(-1) ?? 0) + 1);
}

const MERSENNE = 2n ** 61n - 1n;

function modulo(x: Fraction): bigint {
  const inverse = (a: bigint): bigint => {
    let [result, base] = [1n, a];
    for (let e = MERSENNE - 2n; e > 0n; e >>= 1n) {
      if (e & 1n) result = (result * base) % MERSENNE;
      base = (base * base) % MERSENNE;
    }
    return result;
  };
  return x[1] === 1n ? x[0] % MERSENNE : ((x[0] % MERSENNE) * inverse(x[1] % MERSENNE)) % MERSENNE;
}

/**
 * max_v dim{Tv}: the rank of [T_t v]_t at points v drawn from 61 bits, modulo the Mersenne prime 2^61 - 1. It is too
 * small only where a nonzero polynomial of degree at most p vanishes at every point: probability below 10^-50.
 */
export function localRank(operators: readonly NamedOperator[], draw: () => bigint): number {
  const matrices = operators.map(({ matrix }) => matrix.map((row) => row.map(modulo)));
  const d = matrices[0]?.[0]?.length ?? 0;
  let best = 0;
  for (let trial = 0; trial < 3; trial++) {
    const v = whole(d).map(() => fraction(draw() % MERSENNE));
    const images = matrices.map((m) =>
      m.map((row) => fraction(row.reduce((total, x, j) => (total + x * (v[j]?.[0] ?? 0n)) % MERSENNE, 0n))),
    );
    best = Math.max(best, rankModulo(images.map((row) => row.map(([x]) => x))));
  }
  return best;
}

function rankModulo(matrix: readonly (readonly bigint[])[]): number {
  let rows = matrix.map((row) => row.map((x) => ((x % MERSENNE) + MERSENNE) % MERSENNE));
  let rank = 0;
  while (rows.length > 0) {
    const [first = [], ...rest] = rows;
    const at = first.findIndex((x) => x !== 0n);
    rows = rest;
    if (at < 0) continue;
    rank++;
    // Cross-multiplication needs no inverse.
    const lead = first[at] ?? 1n;
    rows = rest.map((row) => {
      const f = row[at] ?? 0n;
      return row.map((x, j) => (((x * lead - f * (first[j] ?? 0n)) % MERSENNE) + MERSENNE) % MERSENNE);
    });
  }
  return rank;
}

/** Subsets of a list, of size at most `size`. */
function* subsets<T>(list: readonly T[], size: number, from = 0): Generator<T[]> {
  yield [];
  if (size === 0) return;
  for (let i = from; i < list.length; i++) for (const rest of subsets(list, size - 1, i + 1)) yield [list[i] as T, ...rest];
}

/** How many supports the brute force below would look at. */
function supportCount(vectors: number, size: number): number {
  let [total, term] = [1, 1];
  for (let s = 1; s <= Math.min(size, vectors); s++) total += term = (term * (vectors - s + 1)) / s;
  return total;
}

/**
 * Whether some linear functional is positive on all of the vectors, by the other alternative of Gordan's theorem and
 * Carathéodory's: 0 is a convex combination of them iff it is one with at most dim + 1 of them, whose relation is
 * unique. All supports are tried; null where there are too many.
 */
export function hasPositiveFunctionalByDefinition(vectors: readonly (readonly Fraction[])[], limit = 4000): boolean | null {
  if (vectors.some((v) => v.every(isNought))) return false;
  const rays = new Map(vectors.map((v) => [rayOf(v), v]));
  const list = [...rays.values()];
  const size = rankOf(list) + 1;
  if (supportCount(list.length, size) > limit) return null;
  for (const support of subsets(list, size)) {
    const [only, ...more] = support.length === 0 ? [] : relations(support);
    if (only === undefined || more.length > 0) continue;
    if (only.every(([a]) => a > 0n) || only.every(([a]) => a < 0n)) return false;
  }
  return true;
}

/** The vector up to a positive factor. */
function rayOf(v: readonly Fraction[]): string {
  const lead = v.find((x) => !isNought(x)) ?? NOUGHT;
  const size: Fraction = lead[0] < 0n ? [-lead[0], lead[1]] : lead;
  return v.map((x) => fraction(x[0] * size[1], x[1] * size[0]).join('/')).join(' ');
}

/** Heads of softmax with a sink: normalised-heads (c). Null where the oracle is too slow to say. */
export function softmaxByDefinition(operators: readonly NamedOperator[]): number | null {
  const k = rankOf(operators.map(vec));
  if (k === 0) return 0;
  const positive = hasPositiveFunctionalByDefinition(operators.map(vec));
  return positive === null ? null : positive ? k : k + 1;
}

/** Bounds of rank-limited (a) and (b) with the basis of least index. */
export function rankLimitedByDefinition(operators: readonly NamedOperator[], r: number): { lower: number; simpleUpper: number } {
  const matrices = operators.map((o) => o.matrix);
  const k = rankOf(operators.map(vec));
  const rows = rankOf((matrices[0] ?? []).map((_, a) => matrices.flatMap((m) => m[a] ?? [])));
  const cols = rankOf(matrices.flatMap((m) => m));
  const span = new GrowingSpan();
  const basis = operators.filter((o) => span.add(vec(o)));
  return {
    lower: Math.max(k, Math.ceil(rows / r), Math.ceil(cols / r)),
    simpleUpper: basis.reduce((total, o) => total + Math.ceil(rankOf(o.matrix) / r), 0),
  };
}

/**
 * The exact number of rank-one heads for 2×2 operators (over ℝ): the tensor rank of their span, from the sign of the
 * discriminant of det(aX + bY) where the span is a plane.
 */
export function rankOneHeadsOfPlane(operators: readonly NamedOperator[]): number {
  const span = new GrowingSpan();
  const basis = operators.filter((o) => span.add(vec(o))).map(vec);
  const [X, Y] = basis;
  if (X === undefined) return 0;
  if (basis.length === 1) return rankOf([X.slice(0, 2), X.slice(2)]);
  if (basis.length > 2 || Y === undefined) return basis.length;
  const det = (x: readonly Fraction[], y: readonly Fraction[]): Fraction =>
    minus(times(x[0] ?? NOUGHT, y[3] ?? NOUGHT), times(x[1] ?? NOUGHT, y[2] ?? NOUGHT));
  const [a, b, c] = [det(X, X), plus(det(X, Y), det(Y, X)), det(Y, Y)];
  if ([a, b, c].every(isNought)) return 2;
  const discriminant = minus(times(b, b), times([4n, 1n], times(a, c)));
  return discriminant[0] > 0n ? 2 : 3;
}

/** Every block of the grid as a row of doubles: its singular values are those of eps-head-count. */
export function gridOfBlocks(operators: readonly NamedOperator[]): number[][] {
  return operators.flatMap((o) => Array.from({ length: o.pairs }, () => vec(o).map(approximate)));
}
