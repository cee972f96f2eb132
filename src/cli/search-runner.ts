// Who does the batches of a search: this thread, several threads, or workers on other machines.
import { fail } from '../diagnostics/diagnostic.ts';
import type { NewTarget } from '../evidence/search-target.ts';
import type { SearchTask } from '../evidence/search-task.ts';
import { checkedBatchResult } from '../search/batch-result.ts';
import type { BatchResult } from '../search/batch.ts';
import type { RunBatches } from '../search/search.ts';
import { packageVersion } from './doctor-command.ts';

/** What the command line says of it. */
export interface RunnerOptions {
  readonly seed: number;
  readonly jobs: number;
  readonly redis: string | undefined;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

/**
 * What does the batches of a search for this target; undefined where the search does them itself. Throws DiagnosticError
 * `not-for-others` for a claim in TypeScript that is to be handed to other machines.
 */
export async function runBatchesOf(made: NewTarget, { seed, jobs, redis, signal, say }: RunnerOptions): Promise<RunBatches | undefined> {
  const { target, resolved } = made;
  if (redis === undefined) {
    if (jobs === 1) return undefined;
    const { batchesInThreads } = await import('./search-threads.ts');
    return batchesInThreads(target, seed, jobs, signal);
  }
  if (target.type === 'module') {
    fail('not-for-others', 'a claim in TypeScript is a program and never leaves this machine: expected --jobs in place of --redis');
  }
  const { runQueued } = await import('../jobs/run-queued.ts');
  return async function* (batches) {
    const tasks = function* (): Generator<SearchTask, void> {
      for (const range of batches) yield { ...range, target, seed };
    };
    yield* runQueued<SearchTask, BatchResult>(tasks(), {
      url: redis,
      version: packageVersion(),
      group: resolved.hash,
      check: (result, range) => checkedBatchResult(result, range),
      signal,
      onNotice: ({ message }) => {
        say(`headcount: ${message}`);
      },
    });
  };
}
