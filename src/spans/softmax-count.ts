import { positiveFunctional, primitive, type Alternative } from '../exact/positive-functional.ts';
import { bitLength } from '../exact/rational.ts';
import type { Layer } from '../layers/layer.ts';
import { allOperators } from './all-operators.ts';
import type { CertifiedSpan } from './certify-span.ts';
import { lagSigns } from './lag-signs.ts';
import { areAffordable, type OperatorRows } from './operator-rows.ts';

/** How many softmax heads with a sink (one extra key of value 0) a layer needs: normalised-heads (c). */
export interface SoftmaxCount {
  /** k or k + 1; null where the search for a positive functional ran out of its budget (it is one of the two). */
  readonly heads: number | null;
  readonly sink: true;
  /** Whether softmax without a sink can do it with any number of heads, (a); null where W is not causal Toeplitz. */
  readonly feasibleWithoutSink: boolean | null;
}

/** Binary digits that may be read in all while checking the sign of every operator. */
const SIGN_BITS = 30_000_000;

/** Operators that violate the sign condition are handed back to the linear programme in batches of this many. */
const BATCH = 32;

/** Missed operators that are collected in one pass. */
const MAX_MISSED = 512;

/** Programmes after which the question is left open. */
const MAX_PASSES = 24;

/** Work in linear programmes, in the units of `positiveFunctional`: about two seconds. */
const PROGRAMME_WORK = 2e9;

/** The count for a layer whose operators do not depend on the input. */
export function softmaxCount(layer: Layer, n: number, rows: OperatorRows, span: CertifiedSpan): SoftmaxCount {
  const k = span.rank;
  const feasibleWithoutSink = layer.causal && layer.toeplitz ? onlyInstant(layer, n, rows) : null;
  if (k === 0) return { heads: 0, sink: true, feasibleWithoutSink };
  const positive =
    rows.complete && k === rows.labels.length ? true : (lagSigns(layer, n, rows, span) ?? hasPositiveFunctional(layer, n, rows, span));
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
 * entries in the minor's columns, which determine them. If no single entry has one sign throughout, a functional for
 * some of the operators is sought by a linear programme, then tried on all; those that it misses join the programme.
 */
function hasPositiveFunctional(layer: Layer, n: number, rows: OperatorRows, span: CertifiedSpan): boolean | null {
  if (!areAffordable(rows, rows.labels.length)) return null;
  const k = span.rank;
  const chosen = new Map<string, readonly bigint[]>();
  const add = (vector: readonly bigint[]): void => {
    const reduced = primitive(vector);
    chosen.set(reduced.join(','), reduced);
  };
  for (const row of rows.integerRows(rows.labels.length)) {
    const vector = span.columns.map((e) => row[e] as bigint);
    if (vector.every((x) => x === 0n)) return false;
    add(vector);
  }
  const budget: Budget = { bits: SIGN_BITS, work: PROGRAMME_WORK };
  const entries = signs(allOperators(layer, n, span.columns), k, budget);
  if (entries.hasZero) return false;
  if (entries.isComplete && entries.hasConstantSign) return true;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const answer = functionalFor([...chosen.values()], budget);
    if (answer === null || answer === false) return answer;
    const missed: { readonly vector: readonly bigint[]; readonly margin: number }[] = [];
    for (const vector of allOperators(layer, n, span.columns)) {
      const value = vector.reduce((sum, x, i) => sum + x * (answer[i] as bigint), 0n);
      if (value <= 0n) missed.push({ vector, margin: bitLength(value) - vector.reduce((most, x) => Math.max(most, bitLength(x)), 0) });
      budget.bits -= sizeOf(vector);
      if (budget.bits < 0 || missed.length === MAX_MISSED) break;
    }
    if (budget.bits < 0) return null;
    if (missed.length === 0) return true;
    // The first to be missed, and those that are missed by most for their size.
    const worst = missed.slice(BATCH / 4).sort((a, b) => b.margin - a.margin);
    for (const { vector } of [...missed.slice(0, BATCH / 4), ...worst.slice(0, BATCH - BATCH / 4)]) add(vector);
  }
  return null;
}

/** What may still be spent: digits read, and work in linear programmes. Counted, not timed, so that runs agree. */
interface Budget {
  bits: number;
  work: number;
}

/** Whether an operator is zero, and whether some entry has the same strict sign in all of them. */
function signs(
  operators: Iterable<readonly bigint[]>,
  k: number,
  budget: Budget,
): { hasZero: boolean; hasConstantSign: boolean; isComplete: boolean } {
  let positive = Array.from({ length: k }, (_, i) => i);
  let negative = positive;
  for (const vector of operators) {
    if (vector.every((x) => x === 0n)) return { hasZero: true, hasConstantSign: false, isComplete: false };
    positive = positive.filter((i) => (vector[i] as bigint) > 0n);
    negative = negative.filter((i) => (vector[i] as bigint) < 0n);
    budget.bits -= sizeOf(vector);
    if (budget.bits < 0) return { hasZero: false, hasConstantSign: false, isComplete: false };
  }
  return { hasZero: false, hasConstantSign: positive.length + negative.length > 0, isComplete: true };
}

/** Digits to which vectors are first rounded. */
const ROUNDED_BITS = 96;

/**
 * A functional that is positive on the vectors, or false if there is none; null if the budget does not suffice. The
 * programme is solved for vectors rounded to a few digits: a functional is only a suggestion, which the caller tries on
 * the operators themselves, and an impossibility is proved on the few exact vectors that it names.
 */
function functionalFor(vectors: readonly (readonly bigint[])[], budget: Budget): readonly bigint[] | false | null {
  const longest = vectors.reduce((most, vector) => vector.reduce((bits, x) => Math.max(bits, bitLength(x)), most), 0);
  for (let bits = ROUNDED_BITS; ; bits *= 4) {
    const answer = solved(
      vectors.map((vector) => rounded(vector, bits)),
      budget,
    );
    if (answer === null) return null;
    if (answer.feasible && (bits >= longest || isPositiveOn(answer.w, vectors))) return answer.w;
    if (!answer.feasible) {
      if (bits >= longest) return false;
      const named = solved(
        [...answer.weights.keys()].map((t) => vectors[t] as readonly bigint[]),
        budget,
      );
      if (named === null) return null;
      if (!named.feasible) return false;
    }
  }
}

function solved(vectors: readonly (readonly bigint[])[], budget: Budget): Alternative | null {
  const spent = { work: 0 };
  const answer = positiveFunctional(vectors, budget.work, spent);
  budget.work -= spent.work;
  return answer;
}

function rounded(vector: readonly bigint[], bits: number): readonly bigint[] {
  const longest = vector.reduce((most, x) => Math.max(most, bitLength(x)), 0);
  const shift = BigInt(Math.max(longest - bits, 0));
  return shift === 0n ? vector : vector.map((x) => x >> shift);
}

function isPositiveOn(w: readonly bigint[], vectors: readonly (readonly bigint[])[]): boolean {
  return vectors.every((vector) => vector.reduce((sum, x, i) => sum + x * (w[i] as bigint), 0n) > 0n);
}

/** Binary digits, and a few for the work that is there whatever the size. */
function sizeOf(vector: readonly bigint[]): number {
  return vector.reduce((sum, x) => sum + 16 + bitLength(x), 0);
}
