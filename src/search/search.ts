import type { CaseSize } from '../claims/claim.ts';
import { fail } from '../diagnostics/diagnostic.ts';
import { BATCH_SIZE, caseOfBatch, searchBatch, type BatchRange, type BatchResult, type PlacedCase } from './batch.ts';
import { batchPath, climbPath } from './case-path.ts';
import { climbFrom } from './guided-search.ts';
import { pause } from './pause.ts';
import { witnessOf, type FoundAt, type Refutation, type Witness } from './refutation.ts';
import type { SearchedProperty } from './searched-property.ts';
import { shrinkRefutation } from './shrink.ts';
import { TagCounts, type TagTally } from './tag-counts.ts';

/** Does batches somewhere and gives their results in the order of the batches, whoever does them. */
export type RunBatches = (batches: Iterable<BatchRange>) => AsyncIterable<BatchResult>;

/** How far a search has come. */
export interface SearchProgress {
  readonly runs: number;
  /** Null where only time ends the search. */
  readonly wanted: number | null;
  readonly isShrinking: boolean;
}

/** What a search is asked for. */
export interface SearchOptions {
  /** Most cases; Infinity where time alone is to end the search. */
  readonly runs: number;
  /** A whole number of 32 bits. The same seed and runs give the same cases and the same smallest counterexample. */
  readonly seed: number;
  /** No batch but the first and no climb is begun after so many milliseconds; what is found then is shrunk all the same. */
  readonly milliseconds?: number | undefined;
  /** In this thread unless given. */
  readonly runBatches?: RunBatches | undefined;
  readonly onProgress?: ((progress: SearchProgress) => void) | undefined;
  /** Told of a counterexample before it is shrunk. */
  readonly onFound?: ((found: Refutation) => void) | undefined;
  /** Looked at between batches, climbs and stages of shrinking. */
  readonly signal?: AbortSignal | undefined;
  /** See `ShrinkOptions`. */
  readonly preferred?: CaseSize | null | undefined;
}

/** What a search saw. Without a refutation it says no more than that. */
export interface SearchResult extends TagTally {
  /** Random cases judged. */
  readonly runs: number;
  /** Climbs of a guided search. */
  readonly climbs: number;
  readonly seed: number;
  readonly holds: number;
  /** Cases whose hypothesis does not hold. */
  readonly outside: number;
  /** Cases that looked like failures and were none when decided exactly. */
  readonly unconfirmed: number;
  /** No case satisfied the hypothesis: the search says nothing about the claim. */
  readonly vacuous: boolean;
  /** A case where the claim holds, decided exactly: what refutes its negation. */
  readonly negation: (Witness & FoundAt) | null;
  readonly refutation: Refutation | null;
  readonly milliseconds: number;
  /** Milliseconds until the counterexample was found, shrinking not included. */
  readonly timeToFirst: number | null;
}

/** Random cases that one climb is tried for: a guided search looks at no more than twice as many cases as the random one. */
const RUNS_FOR_A_CLIMB = 500;
/** More cases than these add no climbs: a guide that has not helped by then will not. */
const MOST_GUIDED_RUNS = 100_000;

/**
 * Draws cases in batches until one fails when decided exactly, then shrinks that one. Where the property has a guide, climbs
 * follow the first batch. What is found depends on seed and runs alone: not on who does the batches, nor on time, which can
 * only end the search early. Throws RangeError for numbers of another form; DiagnosticError `batch-mismatch` where a batch
 * that was done elsewhere does not agree with the case drawn here; the reason of `signal`; and what the property throws.
 */
export async function search(property: SearchedProperty, options: SearchOptions): Promise<SearchResult> {
  checkNumbers(options);
  return new Search(property, options).run();
}

class Search {
  readonly #property: SearchedProperty;
  readonly #options: SearchOptions;
  readonly #began = performance.now();
  readonly #tags = new TagCounts();
  #runs = 0;
  #climbs = 0;
  #holds = 0;
  #outside = 0;
  #unconfirmed = 0;
  #negation: (Witness & FoundAt) | null = null;

  constructor(property: SearchedProperty, options: SearchOptions) {
    this.#property = property;
    this.#options = options;
  }

  async run(): Promise<SearchResult> {
    const found = await this.#firstFailure();
    if (found === null) return this.#result(null, null);
    const timeToFirst = this.#elapsed();
    this.#options.onFound?.(found);
    this.#tell(true);
    const { signal, preferred } = this.#options;
    return this.#result(await shrinkRefutation(this.#property, found, { signal, preferred: preferred ?? null }), timeToFirst);
  }

  async #firstFailure(): Promise<Refutation | null> {
    const { seed, signal, runBatches = this.#inThisThread } = this.#options;
    signal?.throwIfAborted();
    for await (const result of runBatches(this.#batches())) {
      this.#count(result);
      if (result.failure !== null) {
        const path = batchPath(result.batch, result.failure.index);
        const one = this.#redrawn(path, result.batch, result.failure);
        const exact = this.#property.confirm(one);
        if (exact.judgement !== 'fails') mismatch(path);
        return { ...witnessOf(this.#property, one, exact), seed, path, runs: this.#runs, shrinkSteps: 0 };
      }
      this.#tell(false);
      signal?.throwIfAborted();
      const climbed = result.batch === 0 ? await this.#climb() : null;
      if (climbed !== null) return climbed;
    }
    return null;
  }

  async #climb(): Promise<Refutation | null> {
    const { seed, runs, signal } = this.#options;
    if (this.#property.guide === undefined) return null;
    const most = Math.ceil(Math.min(runs, MOST_GUIDED_RUNS) / RUNS_FOR_A_CLIMB);
    for (let climb = 0; climb < most && !this.#isOver(); climb += 1) {
      await pause(signal);
      const { failure } = climbFrom(this.#property, seed, climb);
      this.#climbs += 1;
      if (failure === null) continue;
      const exact = this.#property.confirm(failure.case);
      return { ...witnessOf(this.#property, failure.case, exact), seed, path: climbPath(climb), runs: this.#runs, shrinkSteps: 0 };
    }
    return null;
  }

  *#batches(): Generator<BatchRange, void> {
    const { runs } = this.#options;
    for (let batch = 0; batch * BATCH_SIZE < runs && (batch === 0 || !this.#isOver()); batch += 1) {
      yield { batch, size: Math.min(BATCH_SIZE, runs - batch * BATCH_SIZE) };
    }
  }

  readonly #inThisThread = async function* (this: Search, batches: Iterable<BatchRange>): AsyncGenerator<BatchResult, void> {
    const { seed, signal } = this.#options;
    for (const range of batches) {
      await pause(signal);
      yield searchBatch(this.#property, { ...range, seed });
    }
  }.bind(this);

  #count(result: BatchResult): void {
    this.#runs += result.cases;
    this.#holds += result.holds;
    this.#outside += result.outside;
    this.#unconfirmed += result.unconfirmed;
    this.#tags.merge(result);
    if (this.#negation !== null || result.witness === null) return;
    const path = batchPath(result.batch, result.witness.index);
    const one = this.#redrawn(path, result.batch, result.witness);
    const exact = this.#property.confirm(one);
    if (exact.judgement !== 'holds') return;
    this.#negation = { ...witnessOf(this.#property, one, exact), seed: this.#options.seed, path };
  }

  /** The case of a batch drawn here: what comes from elsewhere is not believed. */
  #redrawn(path: string, batch: number, { index, case: reported }: PlacedCase): unknown {
    const one = caseOfBatch(this.#property, this.#options.seed, batch, index);
    if (JSON.stringify(one) !== JSON.stringify(reported)) mismatch(path);
    return one;
  }

  #result(refutation: Refutation | null, timeToFirst: number | null): SearchResult {
    return {
      runs: this.#runs,
      climbs: this.#climbs,
      seed: this.#options.seed,
      holds: this.#holds,
      outside: this.#outside,
      unconfirmed: this.#unconfirmed,
      ...this.#tags.tally(),
      vacuous: refutation === null && this.#runs > 0 && this.#outside === this.#runs,
      negation: this.#negation,
      refutation,
      milliseconds: this.#elapsed(),
      timeToFirst,
    };
  }

  #tell(isShrinking: boolean): void {
    const { runs, onProgress } = this.#options;
    onProgress?.({ runs: this.#runs, wanted: runs === Infinity ? null : runs, isShrinking });
  }

  #isOver(): boolean {
    const { milliseconds } = this.#options;
    return milliseconds !== undefined && this.#elapsed() >= milliseconds;
  }

  #elapsed(): number {
    return performance.now() - this.#began;
  }
}

function mismatch(path: string): never {
  return fail('batch-mismatch', `the case at ${path} is not the one that was reported: expected batches done by the same version`);
}

function checkNumbers({ runs, seed, milliseconds }: SearchOptions): void {
  if (!(runs === Infinity || Number.isSafeInteger(runs)) || runs < 1)
    throw new RangeError(`runs: expected a whole number from 1, found ${runs}`);
  if (runs === Infinity && milliseconds === undefined) throw new RangeError('runs: expected a number where there is no time limit');
  if ((seed | 0) !== seed) throw new RangeError(`seed: expected a whole number of 32 bits, found ${seed}`);
}
