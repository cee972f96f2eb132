import { CASE_FIELDS, sizeAlong, weightOf, withFields } from './case-fields.ts';
import type { Case } from './case.ts';

/** Whether an axis numbers the states of a recurrence, so that a change of basis acts on both sides of some weight. */
export function isStateAxis(c: Case, axis: string): boolean {
  return axis !== 'n' && Object.values(CASE_FIELDS[c.kind].weights).some((along) => along.filter((other) => other === axis).length === 2);
}

/**
 * The case with `factor` times index `from` of an axis added to index `to`: rows or columns of all weights that have the
 * axis. On a state axis it is the change of basis P = I + factor·E_(to,from), A to P A P^-1, B to P B, C to C P^-1, which
 * leaves every operator as it is.
 */
export function withAddedIndex<C extends Case>(c: C, axis: string, to: number, from: number, factor: number): C {
  const states = isStateAxis(c, axis);
  const fields: Record<string, number[]> = {};
  for (const [name, along] of Object.entries(CASE_FIELDS[c.kind].weights)) {
    const weight = weightOf(c, name);
    if (weight === null || !along.includes(axis)) continue;
    const entries = weight.slice();
    const sizes = along.map((other) => sizeAlong(c, other));
    along.forEach((other, k) => {
      if (other !== axis) return;
      // States: the last axis is that of columns, where P^-1 takes away from `from` what `to` has.
      if (states && k === along.length - 1) addSlice(entries, sizes, k, from, to, -factor);
      else addSlice(entries, sizes, k, to, from, factor);
    });
    fields[name] = entries;
  }
  return withFields(c, fields);
}

function addSlice(entries: number[], sizes: readonly number[], k: number, to: number, from: number, factor: number): void {
  const inner = sizes.slice(k + 1).reduce((product, size) => product * size, 1);
  const size = sizes[k] as number;
  for (let e = 0; e < entries.length; e += 1) {
    if (Math.floor(e / inner) % size !== to) continue;
    entries[e] = (entries[e] as number) + factor * (entries[e + (from - to) * inner] as number);
  }
}

/**
 * An SSM without state s, its neighbours joined: A_ij + A_is A_sj, B_i + A_is B_s, C_j + C_s A_sj over the other states.
 * A cycle stays a cycle, a chain a chain. Null for other kinds.
 */
export function withoutPassingState<C extends Case>(c: C, s: number): C | null {
  if (c.kind !== 'ssm') return null;
  const { N, p, d, A, B, C } = c;
  const others = Array.from({ length: N }, (_, i) => i).filter((i) => i !== s);
  const at = (m: readonly number[], e: number): number => m[e] as number;
  return withFields(c, {
    N: N - 1,
    A: others.flatMap((i) => others.map((j) => at(A, i * N + j) + at(A, i * N + s) * at(A, s * N + j))),
    B: others.flatMap((i) => Array.from({ length: d }, (_, b) => at(B, i * d + b) + at(A, i * N + s) * at(B, s * d + b))),
    C: Array.from({ length: p }, (_, r) => others.map((j) => at(C, r * N + j) + at(C, r * N + s) * at(A, s * N + j))).flat(),
  });
}

/**
 * A time-varying SSM without one state at each step, `early` before step `turn` and `late` from it on: states that are
 * handed on in another place are dropped together. Null for other kinds.
 */
export function withoutMovingState<C extends Case>(c: C, early: number, late: number, turn: number): C | null {
  if (c.kind !== 'time-varying-ssm') return null;
  const { N, p, d } = c;
  const dropped = (t: number): number => (t < turn ? early : late);
  /** The entries of n blocks rows×cols but for one row or column of each. */
  const kept = (m: readonly number[], rows: number, cols: number, row: (t: number) => number, col: (t: number) => number): number[] =>
    m.filter((_, e) => {
      const t = Math.floor(e / (rows * cols));
      return Math.floor(e / cols) % rows !== row(t) && e % cols !== col(t);
    });
  const none = (): number => -1;
  return withFields(c, {
    N: N - 1,
    A: kept(c.A, N, N, dropped, (t) => dropped(t - 1)),
    B: kept(c.B, N, d, dropped, none),
    C: kept(c.C, p, N, none, dropped),
  });
}
