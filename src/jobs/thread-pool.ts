import { Tinypool } from 'tinypool';
import type { ThreadReply, ThreadTask } from './thread-task.ts';
import { errorAgain } from './thrown-error.ts';

/** Which function the threads run, and how many of them there are. */
export interface PoolOptions {
  /** The module with the function `(task) => Promise<result>`. */
  readonly worker: URL;
  /** The name under which it is exported; `default` unless given. */
  readonly exported?: string | undefined;
  readonly threads: number;
}

/** Threads that do tasks. */
export interface ThreadPool {
  /** Does one task in the next free thread. Throws what the task throws: a DiagnosticError as one. */
  run(task: unknown): Promise<unknown>;
  /** Ends the threads, in the middle of a task too: what was not finished is rejected. */
  close(): Promise<void>;
}

/** The thread's own module lies beside this file, in whatever form this file is run. */
const THREAD = new URL(import.meta.url.endsWith('.ts') ? './thread-task.ts' : './thread-task.js', import.meta.url);

/** A thread that has nothing to do is kept this long. */
const IDLE_MILLISECONDS = 60_000;

/**
 * A pool of worker threads, each started when it is first needed. Tasks and results are what a thread can be sent. Throws
 * RangeError unless `threads` is a whole number from 1.
 */
export function openPool({ worker, exported = 'default', threads }: PoolOptions): ThreadPool {
  if (!Number.isSafeInteger(threads) || threads < 1) throw new RangeError(`threads: expected a whole number from 1, found ${threads}`);
  const pool = new Tinypool({ filename: THREAD.href, minThreads: 0, maxThreads: threads, idleTimeout: IDLE_MILLISECONDS });
  return {
    async run(task) {
      const message: ThreadTask = { module: worker.href, exported, task };
      const reply = (await pool.run(message)) as ThreadReply;
      if ('thrown' in reply) throw errorAgain(reply.thrown);
      return reply.result;
    },
    close: () => pool.destroy(),
  };
}
