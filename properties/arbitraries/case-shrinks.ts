import { CASE_FIELDS, sizeAlong, weightOf, withFields } from './case-fields.ts';
import { isWithin } from './case-limits.ts';
import { sizeRange, type CaseRanges } from './case-ranges.ts';
import type { Case, Entries } from './case.ts';
import { withAddedIndex, withoutMovingState, withoutPassingState } from './mixed-indices.ts';
import { below, sizeOfEntry, SMALLER_ENTRIES, withoutIndex } from './smaller-numbers.ts';

/**
 * Smaller cases of the same kind within the same ranges, lazily, the largest steps first: a state, an output or an input
 * dropped (as it is; a state also with its neighbours joined; one of two merged into the other), then an operator, a head
 * or a position; D dropped; a shorter length; no denominator, no gaps; then entries to 0, to 1, to their halves and
 * towards 0; the signs of a whole weight changed; sums of rows and columns that make entries smaller; last two or three
 * entries at a time. Each is smaller in `sizeOfCase`, so that shrinking ends. Their tags are not computed: they carry none.
 */
export function* shrinksOf<C extends Case>(c: C, ranges: CaseRanges): Generator<C, void> {
  for (const smaller of candidates(c, ranges)) {
    if (isWithin(smaller, ranges)) yield smaller;
  }
}

/**
 * The size of a case as a list of natural numbers, compared at its first difference (a well-founded order): the sum of
 * its dimensions, the number of its entries, the length, the denominator, gaps and centring, the size of its entries.
 */
export function sizeOfCase(c: Case): readonly number[] {
  const { axes, weights } = CASE_FIELDS[c.kind];
  const entries = Object.keys(weights).map((name) => weightOf(c, name) ?? []);
  return [
    axes.reduce((sum, axis) => sum + sizeAlong(c, axis), 0),
    entries.reduce((sum, weight) => sum + weight.length, 0),
    c.n,
    c.denominator,
    'centred' in c ? c.dilation + Number(c.centred) : 0,
    sumOfEntries(c),
  ];
}

function sumOfEntries(c: Case): number {
  const names = Object.keys(CASE_FIELDS[c.kind].weights);
  return names.reduce((sum, name) => (weightOf(c, name) ?? []).reduce((total, x) => total + sizeOfEntry(x), sum), 0);
}

function* candidates<C extends Case>(c: C, ranges: CaseRanges): Generator<C, void> {
  const bare = { ...c, tags: [] };
  const { axes } = CASE_FIELDS[c.kind];
  for (const axis of axes) {
    const size = sizeAlong(c, axis);
    if (size <= sizeRange(ranges, axis)[0]) continue;
    for (let s = size - 1; s >= 0; s -= 1) yield without(bare, axis, s);
    if (axis === 'N') yield* fewerStates(bare);
    for (const { to, from, factor } of mixes(size)) yield without(withAddedIndex(bare, axis, to, from, factor), axis, from);
  }
  if ('D' in c && c.D !== null) yield withFields(bare, { D: null });
  if (!axes.includes('n')) for (const n of below(c.n, ranges.n[0])) yield withFields(bare, { n });
  for (const denominator of below(c.denominator, ranges.denominator[0])) yield withFields(bare, { denominator });
  if ('centred' in c) {
    for (const dilation of below(c.dilation, ranges.dilation[0])) yield withFields(bare, { dilation });
    if (c.centred) yield withFields(bare, { centred: false });
  }
  yield* smallerEntries(bare);
  yield* oppositeWeights(bare);
  for (const axis of axes) {
    for (const { to, from, factor } of mixes(sizeAlong(c, axis))) {
      const mixed = withAddedIndex(bare, axis, to, from, factor);
      if (sumOfEntries(mixed) < sumOfEntries(c)) yield mixed;
    }
  }
  yield* smallerTogether(bare);
}

/** Ways to drop a state that only some kinds have. */
function* fewerStates<C extends Case>(c: C): Generator<C, void> {
  const states = Array.from({ length: sizeAlong(c, 'N') }, (_, s) => s);
  const steps = c.kind === 'time-varying-ssm' ? Array.from({ length: c.n - 1 }, (_, t) => t + 1) : [];
  const others = (s: number): number[] => states.filter((t) => t !== s);
  const ways = [
    ...states.map((s) => () => withoutPassingState(c, s)),
    ...steps.flatMap((turn) => states.flatMap((s) => others(s).map((late) => () => withoutMovingState(c, s, late, turn)))),
  ];
  for (const way of ways) {
    const smaller = way();
    if (smaller !== null) yield smaller;
  }
}

/** The ways to add one index of an axis to another, with either sign. */
function mixes(size: number): { to: number; from: number; factor: number }[] {
  const indices = Array.from({ length: size }, (_, s) => s);
  return indices.flatMap((to) => indices.flatMap((from) => (to === from ? [] : [1, -1].map((factor) => ({ to, from, factor })))));
}

/** The case without index s of an axis, in every weight that has it. */
function without<C extends Case>(c: C, axis: string, s: number): C {
  const fields: Record<string, unknown> = { [axis]: sizeAlong(c, axis) - 1 };
  for (const [name, along] of Object.entries(CASE_FIELDS[c.kind].weights)) {
    let entries = weightOf(c, name);
    if (entries === null || !along.includes(axis)) continue;
    const sizes = along.map((other) => sizeAlong(c, other));
    along.forEach((other, k) => {
      if (other !== axis) return;
      entries = withoutIndex(entries as Entries, sizes, k, s);
      sizes[k] = (sizes[k] as number) - 1;
    });
    fields[name] = entries;
  }
  return withFields(c, fields);
}

/** A whole weight with its signs changed, where that is smaller: -I becomes I, which no single entry can. */
function* oppositeWeights<C extends Case>(c: C): Generator<C, void> {
  for (const name of Object.keys(CASE_FIELDS[c.kind].weights)) {
    const opposite = withFields(c, { [name]: (weightOf(c, name) ?? []).map((x) => 0 - x) });
    if (weightOf(c, name) !== null && sumOfEntries(opposite) < sumOfEntries(c)) yield opposite;
  }
}

/** One entry at a time: all of them to 0, then all to 1, then to half and towards 0. */
function* smallerEntries<C extends Case>(c: C): Generator<C, void> {
  const names = Object.keys(CASE_FIELDS[c.kind].weights);
  for (const smaller of SMALLER_ENTRIES) {
    for (const name of names) {
      const weight = weightOf(c, name) ?? [];
      for (let e = 0; e < weight.length; e += 1) {
        for (const y of smaller(weight[e] as number)) yield withFields(c, { [name]: weight.with(e, y) });
      }
    }
  }
}

/** A place in a weight with what stands there. */
interface Place {
  readonly name: string;
  readonly e: number;
  readonly x: number;
}

/** Cases with more entries are not tried with three changes at a time: there would be too many. */
const FEW_ENTRIES = 40;

/**
 * Where no entry can be made smaller on its own: two to 0, or one to 0 and another to 1; at last two to 0 and a third,
 * which was 0, to 1.
 */
function* smallerTogether<C extends Case>(c: C): Generator<C, void> {
  const names = Object.keys(CASE_FIELDS[c.kind].weights);
  const places: Place[] = names.flatMap((name) => (weightOf(c, name) ?? []).map((x, e) => ({ name, e, x })));
  const filled = places.filter(({ x }) => x !== 0);
  for (const [s, first] of filled.entries()) {
    const once = withEntry(c, first, 0);
    for (const second of filled.slice(s + 1)) yield withEntry(once, second, 0);
    // A 1 in another place is smaller if the first entry was larger, or if it replaces something larger.
    for (const second of places) {
      if (second !== first && second.x !== 1 && sizeOfEntry(first.x) + sizeOfEntry(second.x) > 1) yield withEntry(once, second, 1);
    }
  }
  if (places.length > FEW_ENTRIES) return;
  const empty = places.filter(({ x }) => x === 0);
  for (const [s, first] of filled.entries()) {
    for (const second of filled.slice(s + 1)) {
      const twice = withEntry(withEntry(c, first, 0), second, 0);
      for (const third of empty) yield withEntry(twice, third, 1);
    }
  }
}

function withEntry<C extends Case>(c: C, { name, e }: Place, y: number): C {
  return withFields(c, { [name]: (weightOf(c, name) ?? []).with(e, y) });
}
