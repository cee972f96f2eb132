import { check, property as propertyOver, sample, type Arbitrary, type Parameters } from 'fast-check';
import { seededHash } from '../exact/seeded-hash.ts';
import type { SearchedProperty } from './searched-property.ts';
import { TagCounts, type TagTally } from './tag-counts.ts';

/** Cases of a whole batch: some tens of milliseconds of work. Only the last batch of a search may be smaller. */
export const BATCH_SIZE = 1000;

/** Which batch of a search, and how many of its cases are wanted. */
export interface BatchRange {
  readonly batch: number;
  readonly size: number;
}

/** A case by its number in its batch, from 0. */
export interface PlacedCase {
  readonly index: number;
  readonly case: unknown;
}

/** What one batch saw: plain JSON, so that it can come from a thread or another machine. */
export interface BatchResult extends TagTally {
  readonly batch: number;
  /** Cases judged: all of them, or those up to the failure. */
  readonly cases: number;
  readonly holds: number;
  /** Cases whose hypothesis does not hold. */
  readonly outside: number;
  /** Cases that looked like failures and were none when decided exactly. */
  readonly unconfirmed: number;
  /** The first case that fails, decided exactly. The batch ends with it. */
  readonly failure: PlacedCase | null;
  /** The first case that seems to hold, not decided exactly. */
  readonly witness: PlacedCase | null;
}

/**
 * The seed that fast-check is given for a batch, so that plain fast-check draws the same cases: case `index` of it is
 * `fc.sample(source, { seed: batchSeed(seed, batch), path: String(index), numRuns: 1 })[0]`.
 */
export function batchSeed(seed: number, batch: number): number {
  return seededHash(seed, `batch ${batch}`) | 0;
}

/** How this room asks fast-check for cases: whatever somebody has configured globally, a seed means the same cases. */
function drawnWith<T>(seed: number, numRuns: number): Parameters<T> {
  const asDrawn = { examples: [], plugins: [], skipEqualValues: false, ignoreEqualValues: false, unbiased: false };
  return { ...asDrawn, seed, numRuns, path: '', randomType: 'xorshift128plus', endOnFailure: true };
}

/**
 * Hands `count` cases of a source to `visit`, one after the other, until it says that it has enough; the cases depend on
 * the seed alone. Passes on what `visit` throws.
 */
export function drawEach(source: Arbitrary<unknown>, seed: number, count: number, visit: (one: unknown, index: number) => boolean): void {
  let index = 0;
  const thrown: unknown[] = [];
  const goesOn = (one: unknown): boolean => {
    try {
      return visit(one, index++);
    } catch (error) {
      // fast-check would take it for a failure of the property.
      thrown.push(error);
      return false;
    }
  };
  check(propertyOver(source, goesOn), drawnWith(seed, count));
  if (thrown.length > 0) throw thrown[0];
}

/** The case with this number in a batch. */
export function caseOfBatch(property: SearchedProperty, seed: number, batch: number, index: number): unknown {
  const [one] = sample(property.source, { ...drawnWith(batchSeed(seed, batch), 1), path: String(index) });
  return one;
}

/**
 * Judges the cases of one batch until one fails. What looks like a failure is decided exactly at once. The result depends
 * on the seed and the range alone. Passes on what the property throws.
 */
export function searchBatch(property: SearchedProperty, { seed, batch, size }: BatchRange & { readonly seed: number }): BatchResult {
  const tags = new TagCounts();
  let [cases, holds, outside, unconfirmed] = [0, 0, 0, 0];
  let failure: PlacedCase | null = null;
  let witness: PlacedCase | null = null;
  drawEach(property.source, batchSeed(seed, batch), size, (one, index) => {
    cases += 1;
    tags.add(property.tags(one));
    const judgement = property.judge(one);
    if (judgement === 'outside') {
      outside += 1;
    } else if (judgement === 'holds') {
      holds += 1;
      witness ??= { index, case: one };
    } else if (property.confirm(one).judgement === 'fails') {
      failure = { index, case: one };
      return false;
    } else {
      unconfirmed += 1;
    }
    return true;
  });
  return { batch, cases, holds, outside, unconfirmed, ...tags.tally(), failure, witness };
}
