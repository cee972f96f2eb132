import { entryOf, type IntegerMatrix } from '../exact/integer-matrix.ts';
import type { Layer } from '../layers/layer.ts';
import { diagonalSequence } from './diagonal-rows.ts';
import { recurrenceRows, type IntegerRecurrence } from './recurrence-rows.ts';
import { operatorRows } from './operator-rows.ts';

/**
 * Every operator that the mask allows on length n, not only those that the span needs: the normalised counts of
 * normalised-heads ask for a sign on each of them. Each comes as its integer row (a positive multiple of the operator)
 * restricted to `columns` of `operatorRows(layer, n).entries`; the long tail of an LTI layer is produced one by one.
 * A zero operator that the mask allows comes as zeros.
 */
export function* allOperators(layer: Layer, n: number, columns: readonly number[]): Generator<readonly bigint[]> {
  const { structure } = layer;
  if (structure.type === 'listed') {
    const listed = structure.operators(n);
    const rows = operatorRows(layer, n);
    for (const row of rows.integerRows(rows.labels.length)) yield columns.map((e) => row[e] as bigint);
    if (listed.zeroElsewhere) yield columns.map(() => 0n);
    return;
  }
  if (structure.type === 'diagonal') {
    for (const row of diagonalSequence(structure, n)) yield columns.map((c) => row[c] as bigint);
    return;
  }
  const rows = recurrenceRows(structure, layer.p, layer.d, n);
  if (rows.instant) {
    const [instant] = rows.integerRows(1) as [readonly bigint[]];
    yield columns.map((e) => instant[e] as bigint);
  }
  const runs = rows.recurrences.map((r) => lagSequence(r, columns));
  for (let l = rows.instant ? 1 : 0; l < n; l++) {
    for (const run of runs) yield run.next().value;
  }
}

/** Entries of C' A'^l B' at `columns`, for l from the recurrence's first power on, without end. */
function* lagSequence(r: IntegerRecurrence, columns: readonly number[]): Generator<readonly bigint[], never> {
  const needed = [...new Set(columns.map((e) => Math.floor(e / r.d)))];
  const C = new Map(needed.map((a) => [a, sparseRow(r.C, a)]));
  const A = Array.from({ length: r.N }, (_, i) => sparseRow(r.A, i));
  let X = Array.from({ length: r.N }, (_, i) => Array.from({ length: r.d }, (_, j) => entryOf(r.B, i * r.d + j)));
  const advance = (): void => {
    X = A.map((row) => Array.from({ length: r.d }, (_, j) => row.reduce((sum, [t, x]) => sum + x * ((X[t] as bigint[])[j] as bigint), 0n)));
  };
  if (r.from === 1) advance();
  for (;;) {
    yield columns.map((e) =>
      (C.get(Math.floor(e / r.d)) ?? []).reduce((sum, [t, x]) => sum + x * ((X[t] as bigint[])[e % r.d] as bigint), 0n),
    );
    advance();
  }
}

function sparseRow(m: IntegerMatrix, i: number): (readonly [number, bigint])[] {
  return Array.from({ length: m.cols }, (_, j) => [j, entryOf(m, i * m.cols + j)] as const).filter(([, x]) => x !== 0n);
}
