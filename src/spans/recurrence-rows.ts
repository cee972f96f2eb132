import { clearDenominators, entryBits, entryOf, residuesOf, rowSumBits, type IntegerMatrix } from '../exact/integer-matrix.ts';
import type { KernelMatrix, MatrixKernel } from '../exact/matrix-kernel.ts';
import type { LagRecurrence, OperatorLabel, Structure } from '../layers/layer.ts';
import { lagResidues } from './lag-residues.ts';
import { allEntries, type OperatorRows } from './operator-rows.ts';
import { powerBits } from './power-bits.ts';

/** One direction of an LTI layer with integer matrices: C A^l B = (aScale^l · bScale · cScale)⁻¹ · C' A'^l B'. */
export interface IntegerRecurrence {
  readonly N: number;
  readonly p: number;
  readonly d: number;
  readonly sign: 1 | -1;
  readonly A: IntegerMatrix;
  readonly B: IntegerMatrix;
  readonly C: IntegerMatrix;
  readonly aScale: bigint;
  readonly bcScale: bigint;
  /** Least power l whose lag is a row of its own: 1 where lag 0 is part of the instant operator. */
  readonly from: 0 | 1;
  /** Number of rows: powers from .. from + count - 1. */
  readonly count: number;
  /** Bounds on log2 of the row sums of |A'^l|, and of the entries of C' A'^l B'. */
  powerBits(l: number): number;
  lagBits(l: number): number;
}

/** Operator rows of an LTI layer, with what the upper bounds of `spans` need beyond them. */
export interface RecurrenceRows extends OperatorRows {
  readonly recurrences: readonly IntegerRecurrence[];
  /** True where row 0 is the instant operator M_0 on its own (skip D, or two directions). */
  readonly instant: boolean;
}

type Recurrences = Extract<Structure, { type: 'recurrences' }>;

/** Rows M_0, M_±1, … of an LTI layer on length n, cut at N + 1 (N without D) per direction. */
export function recurrenceRows(structure: Recurrences, p: number, d: number, n: number, atLeast = 0): RecurrenceRows {
  const instant = structure.hasSkip || structure.recurrences.length > 1;
  const recurrences = structure.recurrences.map((r) => integerRecurrence(r, p, d, n, instant, atLeast));
  const order = rowOrder(recurrences, instant);
  const m0 = instant ? clearDenominators(structure.instant) : null;
  const kept = order.length;
  return {
    recurrences,
    instant,
    labels: order.map(({ power, part }): OperatorLabel => (part < 0 ? 0 : (recurrences[part] as IntegerRecurrence).sign * power)),
    since: order.map(({ power }) => power + 1),
    entries: allEntries(p, d),
    bounds: [
      { bound: kept, reason: 'operators' },
      { bound: p * d, reason: 'entries' },
    ],
    complete: recurrences.every((r) => r.from + r.count === n),
    residues: (kernel, modulus, count) => residueRows(kernel, recurrences, order.slice(0, count), m0?.integers ?? null, modulus, p * d),
    rowBits(t) {
      const { power, part } = order[t] as RowSource;
      if (part < 0) return entryBits((m0 as { integers: IntegerMatrix }).integers);
      const r = recurrences[part] as IntegerRecurrence;
      return r.lagBits(power);
    },
    rowWork: recurrences.reduce((work, r) => work + r.d * (nonzeros(r.A) + nonzeros(r.C)), 0),
    integerRows(count) {
      const lags = recurrences.map((r, part) =>
        integerLags(
          r,
          order.slice(0, count).reduce((most, o) => (o.part === part ? Math.max(most, o.power + 1) : most), 0),
        ),
      );
      return order.slice(0, count).map(({ power, part }) => {
        if (part < 0) return allOf((m0 as { integers: IntegerMatrix }).integers);
        return (lags[part] as bigint[][])[power] as bigint[];
      });
    },
    scale(t) {
      const { power, part } = order[t] as RowSource;
      const r = recurrences[part];
      return r ? r.bcScale * r.aScale ** BigInt(power) : (m0 as { scale: bigint }).scale;
    },
  };
}

/** Where a row comes from: the power l of recurrence `part`, or the instant operator (part -1). */
interface RowSource {
  readonly power: number;
  readonly part: number;
}

function integerRecurrence(r: LagRecurrence, p: number, d: number, n: number, instant: boolean, atLeast: number): IntegerRecurrence {
  const N = r.A.length;
  const [A, B, C] = [clearDenominators(r.A), clearDenominators(r.B), clearDenominators(r.C)];
  const from = instant ? 1 : 0;
  // Computed when first asked for: a full rank needs no bound.
  let bounds: { power: (l: number) => number; outer: number } | undefined;
  const known = (): { power: (l: number) => number; outer: number } =>
    (bounds ??= { power: powerBits(A.integers), outer: rowSumBits(C.integers) + entryBits(B.integers) });
  return {
    N,
    p,
    d,
    sign: r.sign,
    A: A.integers,
    B: B.integers,
    C: C.integers,
    aScale: A.scale,
    bcScale: B.scale * C.scale,
    from,
    count: Math.min(n - from, Math.max(N, atLeast - from)),
    powerBits: (l) => known().power(l),
    lagBits: (l) => known().outer + known().power(l),
  };
}

function rowOrder(recurrences: readonly IntegerRecurrence[], instant: boolean): RowSource[] {
  const order: RowSource[] = instant ? [{ power: 0, part: -1 }] : [];
  const last = Math.max(...recurrences.map((r) => r.from + r.count));
  for (let power = instant ? 1 : 0; power < last; power++) {
    recurrences.forEach((r, part) => {
      if (power < r.from + r.count) order.push({ power, part });
    });
  }
  return order;
}

function residueRows(
  kernel: MatrixKernel,
  recurrences: readonly IntegerRecurrence[],
  order: readonly RowSource[],
  instant: IntegerMatrix | null,
  modulus: number,
  width: number,
): KernelMatrix {
  const simple = recurrences.length === 1 && instant === null;
  if (simple) return powers(kernel, recurrences[0] as IntegerRecurrence, order.length, modulus);
  const rows = kernel.matrix(order.length, width);
  kernel.scope(() => {
    const lags = recurrences.map((r, part) => powers(kernel, r, order.filter((o) => o.part === part).length, modulus));
    const next = recurrences.map(() => 0);
    order.forEach(({ part }, t) => {
      const target = rows.pointer / 8 + t * rows.ld;
      const source = lags[part];
      if (source === undefined) {
        kernel.doubles.set(residuesOf(instant as IntegerMatrix, modulus), target);
        return;
      }
      const from = source.pointer / 8 + (next[part] as number) * source.ld;
      kernel.doubles.copyWithin(target, from, from + width);
      next[part] = (next[part] as number) + 1;
    });
  });
  return rows;
}

/** The first `count` lags of a recurrence mod p, from its own first power on. */
function powers(kernel: MatrixKernel, r: IntegerRecurrence, count: number, modulus: number): KernelMatrix {
  const A = residuesOf(r.A, modulus);
  let B = residuesOf(r.B, modulus);
  if (r.from === 1) {
    B = kernel.scope(() => kernel.read(kernel.product(kernel.load(A, r.N, r.N), kernel.load(B, r.N, r.d), modulus)));
  }
  return lagResidues(kernel, { N: r.N, d: r.d, p: r.p, A, B, C: residuesOf(r.C, modulus) }, count, modulus);
}

/** C' A'^l B' for l < count in full integers, one flat row of p·d each. */
export function integerLags(r: IntegerRecurrence, count: number): bigint[][] {
  const A = sparseRows(r.A);
  const C = sparseRows(r.C);
  let X = Array.from({ length: r.N }, (_, i) => allOf(r.B).slice(i * r.d, (i + 1) * r.d));
  const lags: bigint[][] = [];
  for (let l = 0; l < count; l++) {
    if (l > 0) X = timesDense(A, X, r.d);
    lags.push(timesDense(C, X, r.d).flat());
  }
  return lags;
}

function nonzeros(m: IntegerMatrix): number {
  return m.small ? m.small.reduce((count, x) => (x === 0 ? count : count + 1), 0) : m.rows * m.cols;
}

type SparseRow = readonly (readonly [number, bigint])[];

function sparseRows(m: IntegerMatrix): SparseRow[] {
  return Array.from({ length: m.rows }, (_, i) =>
    Array.from({ length: m.cols }, (_, j) => [j, entryOf(m, i * m.cols + j)] as const).filter(([, x]) => x !== 0n),
  );
}

function timesDense(rows: readonly SparseRow[], X: readonly (readonly bigint[])[], cols: number): bigint[][] {
  return rows.map((row) => {
    const out = new Array<bigint>(cols).fill(0n);
    for (const [t, x] of row) {
      const y = X[t] as readonly bigint[];
      for (let j = 0; j < cols; j++) out[j] = (out[j] as bigint) + x * (y[j] as bigint);
    }
    return out;
  });
}

function allOf(m: IntegerMatrix): bigint[] {
  return Array.from({ length: m.rows * m.cols }, (_, i) => entryOf(m, i));
}
