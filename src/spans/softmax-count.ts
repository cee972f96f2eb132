import { positiveFunctional } from '../exact/positive-functional.ts';
import { bitLength } from '../exact/rational.ts';
import type { Layer } from '../layers/layer.ts';
import { allOperators } from './all-operators.ts';
import type { CertifiedSpan } from './certify-span.ts';
import { lagSigns } from './lag-signs.ts';
import type { OperatorRows } from './operator-rows.ts';

/** How many softmax heads with a sink (one extra key of value 0) a layer needs: normalised-heads (c). */
export interface SoftmaxCount {
  /** k or k + 1; null where the search for a positive functional ran out of its budget (it is one of the two). */
  readonly heads: number | null;
  readonly sink: true;
  /** Whether softmax without a sink can do it with any number of heads, (a); null where W is not causal Toeplitz. */
  readonly feasibleWithoutSink: boolean | null;
}

/** Binary digits that may be read in all while checking the sign of every operator. */
const SIGN_BITS = 40_000_000;

/** Operators that violate the sign condition are handed back to the linear programme in batches of this many. */
const BATCH = 32;

/** Missed operators that are collected in one pass. */
const MAX_MISSED = 512;

/** Programmes after which the question is left open. */
const MAX_PASSES = 24;

/** Binary digits × dimension² of a linear programme beyond which it is not tried. */
const PROGRAMME_WORK = 3e7;

/** The count for a layer whose operators do not depend on the input. */
export function softmaxCount(layer: Layer, n: number, rows: OperatorRows, span: CertifiedSpan): SoftmaxCount {
  const k = span.rank;
  const feasibleWithoutSink = layer.causal && layer.toeplitz ? onlyInstant(layer, n, rows) : null;
  if (k === 0) return { heads: 0, sink: true, feasibleWithoutSink };
  const positive =
    rows.complete && k === rows.labels.length ? true : (lagSigns(layer, n, span) ?? hasPositiveFunctional(layer, n, rows, span));
  return { heads: positive === null ? null : positive ? k : k + 1, sink: true, feasibleWithoutSink };
}

/**
 * M_l = 0 for 1 ≤ l < n. For a recurrence with annihilating degree m the lags 1 .. m decide, since each later one is a
 * combination of them (Cayley–Hamilton times A): one lag beyond the rows that the span keeps.
 */
function onlyInstant(layer: Layer, n: number, rows: OperatorRows): boolean {
  if (layer.structure.type === 'listed') {
    return rows.integerRows(rows.labels.length).every((row, t) => rows.labels[t] === 0 || row.every((x) => x === 0n));
  }
  const operators = allOperators(
    layer,
    Math.min(n, rows.labels.length + 1),
    rows.entries.map((_, e) => e),
  );
  // One by one: most layers show a later operator that is not zero at once.
  operators.next();
  for (const row of operators) if (row.some((x) => x !== 0n)) return false;
  return true;
}

/**
 * Whether one linear functional is positive on every operator that the mask allows. Operators are vectors of their
 * entries in the minor's columns, which determine them. A functional for some of them is sought by an exact linear
 * programme, then tried on all; those that it misses join the programme.
 */
function hasPositiveFunctional(layer: Layer, n: number, rows: OperatorRows, span: CertifiedSpan): boolean | null {
  const k = span.rank;
  const chosen: (readonly bigint[])[] = [];
  const seen = new Set<string>();
  const add = (vector: readonly bigint[]): void => {
    const reduced = primitive(vector);
    const id = reduced.join(',');
    if (!seen.has(id)) {
      seen.add(id);
      chosen.push(reduced);
    }
  };
  for (const row of rows.integerRows(rows.labels.length)) {
    const vector = span.columns.map((e) => row[e] as bigint);
    if (vector.every((x) => x === 0n)) return false;
    add(vector);
  }
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    if (chosen.reduce((work, vector) => work + sizeOf(vector), 0) * k * k > PROGRAMME_WORK) return null;
    const answer = positiveFunctional(chosen);
    if (answer === null) return null;
    if (!answer.feasible) return false;
    let budget = SIGN_BITS;
    const missed: { readonly vector: readonly bigint[]; readonly margin: number }[] = [];
    for (const vector of allOperators(layer, n, span.columns)) {
      if (vector.every((x) => x === 0n)) return false;
      const value = vector.reduce((sum, x, i) => sum + x * (answer.w[i] as bigint), 0n);
      if (value <= 0n) missed.push({ vector, margin: bitLength(value) - vector.reduce((most, x) => Math.max(most, bitLength(x)), 0) });
      budget -= sizeOf(vector);
      if (budget < 0 || missed.length === MAX_MISSED) break;
    }
    if (missed.length === 0) return budget < 0 ? null : true;
    // The first to be missed, and those that are missed by most for their size.
    const worst = missed.slice(BATCH / 4).sort((a, b) => b.margin - a.margin);
    for (const { vector } of [...missed.slice(0, BATCH / 4), ...worst.slice(0, BATCH - BATCH / 4)]) add(vector);
  }
  return null;
}

/** Binary digits, and a few for the work that is there whatever the size. */
function sizeOf(vector: readonly bigint[]): number {
  return vector.reduce((sum, x) => sum + 16 + bitLength(x), 0);
}

/** The vector divided by the greatest common divisor of its entries: same direction, smallest numbers. */
function primitive(vector: readonly bigint[]): readonly bigint[] {
  let g = 0n;
  for (const x of vector) {
    let [a, b] = [g, x < 0n ? -x : x];
    while (b !== 0n) [a, b] = [b, a % b];
    g = a;
  }
  return g > 1n ? vector.map((x) => x / g) : vector;
}
