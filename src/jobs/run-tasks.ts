// Tasks spread over worker threads, their results in the order of the tasks: who is faster never shows.
import { untilAborted } from './until-aborted.ts';
import { exportedFunction } from './thread-task.ts';
import { openPool } from './thread-pool.ts';

/** Who does the tasks. */
export interface RunTasksOptions {
  /** A module whose default export is `(task) => Promise<result>`. */
  readonly worker: URL;
  /** Most threads. With 1, this thread does the tasks. */
  readonly jobs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Tasks begun or waiting for each thread: enough that none waits for the consumer, few enough that little is done in vain. */
const TASKS_PER_THREAD = 2;

/**
 * The results of the tasks, in the order of the tasks. Tasks are asked for a few at a time; when the consumer stops, so do
 * the threads. Throws, when its turn comes, what a task throws (the results before it are given first); the reason of
 * `signal`; and RangeError unless `jobs` is a whole number from 1.
 */
export async function* runTasks<T, R>(tasks: Iterable<T>, { worker, jobs, signal }: RunTasksOptions): AsyncGenerator<R, void> {
  if (!Number.isSafeInteger(jobs) || jobs < 1) throw new RangeError(`jobs: expected a whole number from 1, found ${jobs}`);
  if (jobs === 1) {
    yield* inThisThread<T, R>(tasks, worker, signal);
    return;
  }
  signal?.throwIfAborted();
  const pool = openPool({ worker, threads: jobs });
  const source = tasks[Symbol.iterator]();
  try {
    const begun: Promise<unknown>[] = [];
    for (let exhausted = false; ;) {
      while (!exhausted && begun.length < TASKS_PER_THREAD * jobs) {
        const next = source.next();
        if (next.done === true) exhausted = true;
        else begun.push(observed(pool.run(next.value)));
      }
      const first = begun.shift();
      if (first === undefined) return;
      yield (await untilAborted(first, signal)) as R;
      signal?.throwIfAborted();
    }
  } finally {
    source.return?.();
    await pool.close();
  }
}

async function* inThisThread<T, R>(tasks: Iterable<T>, worker: URL, signal: AbortSignal | undefined): AsyncGenerator<R, void> {
  signal?.throwIfAborted();
  const run = await exportedFunction(worker.href, 'default');
  for (const task of tasks) {
    yield (await untilAborted(Promise.resolve(run(task)), signal)) as R;
    signal?.throwIfAborted();
  }
}

/** A rejection that nobody will ask for must not end the process; whoever awaits the promise still gets it. */
function observed<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
