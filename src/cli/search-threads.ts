// Searches spread over threads. What they find does not depend on how many there are.
import type { PlannedSearch, SearchPlan } from '../evidence/claim-search.ts';
import type { SearchTarget } from '../evidence/search-target.ts';
import type { SearchTask } from '../evidence/search-task.ts';
import { runTasks } from '../jobs/run-tasks.ts';
import { checkedBatchResult } from '../search/batch-result.ts';
import type { BatchRange } from '../search/batch.ts';
import type { RunBatches } from '../search/search.ts';

/** A module of the room of evidence that threads load, in whatever form this file is run. */
export function threadModule(name: 'claim-search' | 'search-task'): URL {
  return new URL(`../evidence/${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
}

/** Whole searches, several at a time, their results in the order of the plans. */
export function searchedInThreads(plans: readonly SearchPlan[], jobs: number): AsyncGenerator<PlannedSearch, void> {
  return runTasks<SearchPlan, PlannedSearch>(plans, { worker: threadModule('claim-search'), jobs });
}

/** The batches of one search, several at a time. Passes on what a property throws, as one thread would. */
export function batchesInThreads(target: SearchTarget, seed: number, jobs: number, signal: AbortSignal): RunBatches {
  return async function* (batches) {
    const ranges: BatchRange[] = [];
    const results = runTasks<SearchTask, unknown>(tasksOf(batches, target, seed, ranges), {
      worker: threadModule('search-task'),
      jobs,
      signal,
    });
    for await (const result of results) {
      const range = ranges.shift();
      if (range !== undefined) yield checkedBatchResult(result, range);
    }
  };
}

/** The tasks of some batches; `ranges` gets the range of each that is taken. */
function* tasksOf(batches: Iterable<BatchRange>, target: SearchTarget, seed: number, ranges: BatchRange[]): Generator<SearchTask, void> {
  for (const range of batches) {
    ranges.push(range);
    yield { ...range, target, seed };
  }
}
