import type { Entries } from './case.ts';

/** How an entry is made smaller: all entries are tried with the first way, then with the second, then with the third. */
export const SMALLER_ENTRIES: readonly ((x: number) => readonly number[])[] = [
  (x) => (x === 0 ? [] : [0]),
  (x) => (x === 0 || x === 1 ? [] : [1]),
  towardsZero,
];

/** Half, the opposite of a negative number, the next one towards 0; not what has been tried before. */
function towardsZero(x: number): number[] {
  const half = Math.trunc(x / 2);
  const next = x - Math.sign(x);
  return [half, Math.abs(x), next].filter((y, k) => y !== 0 && y !== 1 && y !== x && (k < 2 || y !== half));
}

/** 0, 1, -1, 2, -2, … in this order. */
export function sizeOfEntry(x: number): number {
  return x > 0 ? 2 * x - 1 : -2 * x;
}

/** Whole numbers from `least` up to x - 1, nearer and nearer to x. */
export function* below(x: number, least: number): Generator<number, void> {
  for (let gap = x - least; gap >= 1; gap = Math.floor(gap / 2)) yield x - gap;
}

/** Row-major entries without index s of axis k. */
export function withoutIndex(entries: Entries, sizes: readonly number[], k: number, s: number): number[] {
  const inner = sizes.slice(k + 1).reduce((product, size) => product * size, 1);
  const size = sizes[k] as number;
  return entries.filter((_, e) => Math.floor(e / inner) % size !== s);
}
