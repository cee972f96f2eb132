import type { Arbitrary } from 'fast-check';
import type { CaseSize } from '../claims/claim.ts';
import { seededHash } from '../exact/seeded-hash.ts';
import { drawEach } from './batch.ts';
import { isNoLarger, isSmaller, orderOf, sumOfDimensions, type CaseOrder } from './case-order.ts';
import { descend } from './descent.ts';
import { pause } from './pause.ts';
import { failsExactly, witnessOf, type Refutation } from './refutation.ts';
import type { SearchedProperty } from './searched-property.ts';

/** How much is drawn again. Fixed numbers, not times: the same case and seed always shrink to the same case. */
export interface ShrinkEffort {
  /** Searches of the whole source for another failing case to shrink, and the draws of each. */
  readonly starts: number;
  /** Most such searches where all that turned up is larger than the preferred size. */
  readonly moreStarts: number;
  readonly drawsOfStart: number;
  /** Draws from each kind of smaller cases. */
  readonly drawsBelow: number;
  /** Failing cases of one kind that are followed down. */
  readonly descents: number;
}

/** See `ShrinkEffort`. */
export const USUAL_EFFORT: ShrinkEffort = { starts: 4, moreStarts: 50, drawsOfStart: 200, drawsBelow: 250, descents: 4 };

/** How to shrink. */
export interface ShrinkOptions {
  readonly signal?: AbortSignal | undefined;
  readonly effort?: ShrinkEffort;
  /**
   * The size of an example that readers know: of the failing cases that turn up, one that is no larger is taken before
   * one that is larger in some dimension. It changes how long cases are looked for, not where.
   */
  readonly preferred?: CaseSize | null;
}

/** The smallest failing case that was found, and the steps that led to it from where its descent began. */
export interface Shrunk {
  readonly case: unknown;
  readonly steps: number;
}

/**
 * Makes a failing case as small as it can: down its shrinks; then from other failing cases; then from cases drawn below
 * the smallest one until nothing smaller turns up. The first case must fail when decided exactly, and so does the last.
 * Throws the reason of `signal` if that is aborted, and passes on what the property throws.
 */
export async function shrink(property: SearchedProperty, one: unknown, seed: number, options: ShrinkOptions = {}): Promise<Shrunk> {
  const { signal, effort = USUAL_EFFORT, preferred = null } = options;
  const smallest = new Smallest(property, one, preferred);
  for (let start = 0; start < effort.starts || (start < effort.moreStarts && smallest.missesPreferred); start += 1) {
    await pause(signal);
    drawEach(property.source, seededHash(seed, `start ${start}`), effort.drawsOfStart, (other) => {
      if (!failsExactly(property, other)) return true;
      smallest.keep(other);
      return false;
    });
  }
  for (let round = 0; ; round += 1) {
    const before = smallest.order;
    for (const { label, source, isWanted } of sourcesBelow(property, smallest.size)) {
      await pause(signal);
      let descents = effort.descents;
      drawEach(source, seededHash(seed, `round ${round}, ${label}`), effort.drawsBelow, (other) => {
        if (!isWanted(other) || !failsExactly(property, other)) return true;
        descents -= 1;
        return !smallest.keep(other) && descents > 0;
      });
      // What is smaller now has other cases below it.
      if (smallest.order !== before) break;
    }
    if (smallest.order === before) return smallest.shrunk;
  }
}

/** A refutation whose case is shrunk. Throws as `shrink`. */
export async function shrinkRefutation(property: SearchedProperty, found: Refutation, options: ShrinkOptions): Promise<Refutation> {
  const { case: one, steps } = await shrink(property, found.case, found.seed, options);
  return { ...found, ...witnessOf(property, one, property.confirm(one)), shrinkSteps: steps };
}

/** The smallest end of the descents until now. */
class Smallest {
  shrunk: Shrunk;
  order: CaseOrder;
  readonly #property: SearchedProperty;
  readonly #preferred: CaseSize | null;

  constructor(property: SearchedProperty, start: unknown, preferred: CaseSize | null) {
    this.#property = property;
    this.#preferred = preferred;
    this.shrunk = descend(property, start);
    this.order = orderOf(property, this.shrunk.case, preferred);
  }

  get size(): CaseSize {
    return this.#property.size(this.shrunk.case);
  }

  get missesPreferred(): boolean {
    return this.#preferred !== null && !isNoLarger(this.size, this.#preferred);
  }

  /** Goes down from another failing case; true if that ends at a smaller one, which then is the smallest. */
  keep(start: unknown): boolean {
    const shrunk = descend(this.#property, start);
    const order = orderOf(this.#property, shrunk.case, this.#preferred);
    if (!isSmaller(order, this.order)) return false;
    this.shrunk = shrunk;
    this.order = order;
    return true;
  }
}

interface SourceBelow {
  readonly label: string;
  readonly source: Arbitrary<unknown>;
  readonly isWanted: (one: unknown) => boolean;
}

/**
 * Where smaller cases are looked for: one dimension less, in the order in which the property names its dimensions; no
 * dimension more; dimensions that add up to less, so that one may be traded for another.
 */
function* sourcesBelow(property: SearchedProperty, size: CaseSize): Generator<SourceBelow, void> {
  const all = (): boolean => true;
  for (const [dimension, value] of Object.entries(size.dimensions)) {
    const source = property.below?.({ ...size, dimensions: { ...size.dimensions, [dimension]: value - 1 } }) ?? null;
    if (source !== null) yield { label: dimension, source, isWanted: all };
  }
  const within = property.below?.(size) ?? null;
  if (within !== null) yield { label: 'size', source: within, isWanted: all };
  const sum = sumOfDimensions(size);
  yield { label: 'sum', source: property.source, isWanted: (one) => sumOfDimensions(property.size(one)) < sum };
}
