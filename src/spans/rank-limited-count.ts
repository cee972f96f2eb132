import { exactRank } from '../exact/exact-rank.ts';
import { matrixKernel, type MatrixKernel } from '../exact/matrix-kernel.ts';
import { isZeroQ, lcm, type Rational } from '../exact/rational.ts';
import { rowProfile } from '../exact/row-profile.ts';
import type { Matrix } from '../exact/scalars.ts';
import type { Layer } from '../layers/layer.ts';
import type { CertifiedSpan } from './certify-span.ts';
import type { OperatorRows } from './operator-rows.ts';

/** Bounds on the least number of heads whose value maps have rank at most r: rank-limited. */
export interface RankLimitedCount {
  readonly r: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Lower bound max(k, ⌈R_row/r⌉, ⌈R_col/r⌉) of 2.11(a). Upper bound: the least of 2.11(b) over a basis of operators
 * chosen by rank, of R_row·R_col heads of rank one, and of what the layer's own structure offers (2.11(d)).
 */
export function rankLimitedCount(
  layer: Layer,
  rows: OperatorRows,
  span: CertifiedSpan,
  r: number,
  kernel = matrixKernel(),
): RankLimitedCount {
  const k = span.rank;
  if (k === 0) return { r, lower: 0, upper: 0 };
  if (r >= Math.min(layer.p, layer.d)) return { r, lower: k, upper: k };
  const grid = usedGrid(rows);
  const operators = asMatrices(rows, grid);
  const ranks = operators.map((m) => (isZeroMatrix(m) ? 0 : exactRank(kernel, m)));
  const rowRank = exactRank(
    kernel,
    transposedStack(
      span.rows.map((t) => operators[t] as bigint[][]),
      grid.height,
    ),
  );
  const colRank = exactRank(
    kernel,
    span.rows.flatMap((t) => operators[t] as bigint[][]),
  );
  const lower = Math.max(k, Math.ceil(rowRank / r), Math.ceil(colRank / r));
  const heads = (rank: number): number => Math.ceil(rank / r);
  const basisCost = cheapestBasis(kernel, rows, span, ranks.map(heads));
  const upper = Math.min(basisCost, rowRank * colRank, structuralBound(layer, kernel, heads));
  if (lower > upper) throw new Error('rank-limited bounds cross: fault in the ranks of the operators');
  return { r, lower, upper };
}

interface Grid {
  readonly height: number;
  readonly width: number;
  readonly places: readonly (readonly [number, number])[];
}

function usedGrid(rows: OperatorRows): Grid {
  const index = (values: readonly number[]): Map<number, number> => new Map([...new Set(values)].map((v, i) => [v, i]));
  const outputs = index(rows.entries.map(([a]) => a));
  const inputs = index(rows.entries.map(([, b]) => b));
  return {
    height: outputs.size,
    width: inputs.size,
    places: rows.entries.map(([a, b]) => [outputs.get(a) ?? 0, inputs.get(b) ?? 0] as const),
  };
}

function asMatrices(rows: OperatorRows, grid: Grid): bigint[][][] {
  return rows.integerRows(rows.labels.length).map((row) => {
    const m = Array.from({ length: grid.height }, () => new Array<bigint>(grid.width).fill(0n));
    grid.places.forEach(([a, b], e) => ((m[a] as bigint[])[b] = row[e] as bigint));
    return m;
  });
}

function isZeroMatrix(m: readonly (readonly bigint[])[]): boolean {
  return m.every((row) => row.every((x) => x === 0n));
}

/** [M_0 | M_1 | …]: the operators side by side. */
function transposedStack(operators: readonly (readonly (readonly bigint[])[])[], height: number): bigint[][] {
  return Array.from({ length: height }, (_, a) => operators.flatMap((m) => m[a] as readonly bigint[]));
}

/**
 * Σ ⌈rank/r⌉ over a basis among the operators with the least total. Independent sets form a matroid, so taking
 * operators from the cheapest up, each that is independent of those taken, is optimal among them (Rado 1957).
 */
function cheapestBasis(kernel: MatrixKernel, rows: OperatorRows, span: CertifiedSpan, cost: readonly number[]): number {
  const order = cost.map((_, t) => t).sort((a, b) => (cost[a] as number) - (cost[b] as number));
  const picked = independentSubset(kernel, rows, order, span.prime);
  if (picked.length < span.rank) return span.rows.reduce((sum, t) => sum + (cost[t] as number), 0);
  return picked.reduce((sum, t) => sum + (cost[t] as number), 0);
}

/** The greedy independent subset mod p in the given order: independent over ℚ as well. */
function independentSubset(kernel: MatrixKernel, rows: OperatorRows, order: readonly number[], p: number): number[] {
  return kernel.scope(() => {
    const residues = rows.residues(kernel, p, rows.labels.length);
    const shuffled = kernel.matrix(order.length, residues.cols);
    const mem = kernel.doubles;
    order.forEach((t, i) => {
      const from = residues.pointer / 8 + t * residues.ld;
      mem.copyWithin(shuffled.pointer / 8 + i * shuffled.ld, from, from + residues.ld);
    });
    return rowProfile(kernel, shuffled, p).rows.map((i) => order[i] as number);
  });
}

/**
 * 2.11(d): a state that is its own eigenvector gives one head of rank one, so states with equal real eigenvalue give
 * a residue of rank at most their number; a real 2×2 rotation block gives three heads of rank one, or two of rank two.
 * Read off the layer's A only where it stands there in block form.
 */
function structuralBound(layer: Layer, kernel: MatrixKernel, heads: (rank: number) => number): number {
  if (layer.structure.type === 'diagonal') return layer.structure.channels.length;
  if (layer.structure.type === 'listed') return Infinity;
  const { recurrences, instant, hasSkip } = layer.structure;
  let total = 0;
  for (const { A, B, C } of recurrences) {
    const blocks = realBlocks(A);
    if (blocks === null) return Infinity;
    for (const states of blocks.single) {
      const residue = C.map(
        (row) =>
          B[0]?.map((_, j) =>
            states.reduce<Fraction>((sum, s) => plus(sum, row[s] as Rational, (B[s] as readonly Rational[])[j] as Rational), [0n, 1n]),
          ) ?? [],
      );
      total += heads(fractionRank(kernel, residue));
    }
    total += blocks.pairs * Math.min(3, 2 * heads(2));
  }
  if (hasSkip || recurrences.length > 1)
    total += heads(
      fractionRank(
        kernel,
        instant.map((row) => row.map((q): Fraction => [q.num, q.den])),
      ),
    );
  return total;
}

type Fraction = readonly [bigint, bigint];

function plus([num, den]: Fraction, x: Rational, y: Rational): Fraction {
  const d = x.den * y.den;
  return [num * d + x.num * y.num * den, den * d];
}

function fractionRank(kernel: MatrixKernel, m: readonly (readonly Fraction[])[]): number {
  const common = m.map((row) => row.reduce((d, [, den]) => lcm(d, den), 1n));
  return exactRank(
    kernel,
    m.map((row, i) => row.map(([num, den]) => num * ((common[i] as bigint) / den))),
  );
}

/** A split into 1×1 blocks grouped by equal entries, and 2×2 blocks [[a,-b],[b,a]]; null if A has another form. */
function realBlocks(A: Matrix<Rational>): { single: number[][]; pairs: number } | null {
  const groups = new Map<string, number[]>();
  let pairs = 0;
  for (let s = 0; s < A.length; s++) {
    const row = A[s] as readonly Rational[];
    const off = row.flatMap((q, j) => (j !== s && !isZeroQ(q) ? [j] : []));
    if (off.length === 0) {
      const q = row[s] as Rational;
      const id = `${String(q.num)}/${String(q.den)}`;
      groups.set(id, [...(groups.get(id) ?? []), s]);
      continue;
    }
    const next = A[s + 1];
    if (off.length !== 1 || off[0] !== s + 1 || next === undefined) return null;
    const [a, b] = [row[s] as Rational, row[s + 1] as Rational];
    const mirrored = next.every((q, j) => {
      if (j === s) return q.num === -b.num && q.den === b.den;
      return j === s + 1 ? q.num === a.num && q.den === a.den : isZeroQ(q);
    });
    if (!mirrored) return null;
    pairs++;
    s++;
  }
  return { single: [...groups.values()], pairs };
}
