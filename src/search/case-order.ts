import type { CaseSize } from '../claims/claim.ts';
import type { SearchedProperty } from './searched-property.ts';

/**
 * What cases are compared by, so that the smallest of several counterexamples does not depend on the order in which they
 * were found: the sum of the dimensions, the entries that are not 0, the size of all numbers, how many of them are
 * negative, and at last the text of the case. Where a size is preferred, what is no larger comes before all else.
 */
export interface CaseOrder {
  readonly numbers: readonly number[];
  readonly text: string;
}

/** The place of a case in the order. */
export function orderOf(property: SearchedProperty, one: unknown, preferred: CaseSize | null = null): CaseOrder {
  const found = property.size(one);
  const { size, negative } = numbersIn(one);
  const misses = preferred === null || isNoLarger(found, preferred) ? 0 : 1;
  return { numbers: [misses, sumOfDimensions(found), found.nonzero, size, negative], text: JSON.stringify(one) };
}

/** Whether the first of two cases is strictly smaller. */
export function isSmaller(a: CaseOrder, b: CaseOrder): boolean {
  const at = a.numbers.findIndex((x, k) => x !== b.numbers[k]);
  return at < 0 ? a.text < b.text : (a.numbers[at] ?? 0) < (b.numbers[at] ?? 0);
}

/** The sum of the dimensions. */
export function sumOfDimensions({ dimensions }: CaseSize): number {
  return Object.values(dimensions).reduce((total, size) => total + size, 0);
}

/** Whether no dimension and no number of entries is above those of another size. A dimension that the other does not name is free. */
export function isNoLarger(size: CaseSize, other: CaseSize): boolean {
  const most = new Map(Object.entries(other.dimensions));
  return size.nonzero <= other.nonzero && Object.entries(size.dimensions).every(([name, value]) => value <= (most.get(name) ?? Infinity));
}

function numbersIn(value: unknown): { size: number; negative: number } {
  if (typeof value === 'number') return { size: Math.abs(value), negative: value < 0 ? 1 : 0 };
  const total = { size: 0, negative: 0 };
  if (typeof value !== 'object' || value === null) return total;
  for (const part of Object.values(value)) {
    const { size, negative } = numbersIn(part);
    total.size += size;
    total.negative += negative;
  }
  return total;
}
