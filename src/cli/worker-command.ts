import { Command } from 'commander';
import { availableParallelism } from 'node:os';
import type { WorkerStatus } from '../jobs/serve-queue.ts';
import { packageVersion } from './doctor-command.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { interrupted } from './interruption.ts';
import { wholeNumber } from './numbers.ts';
import type { Terminal } from './terminal.ts';

interface WorkerOptions {
  readonly redis: string;
  readonly concurrency?: number;
}

/** What a task may throw that is no fault of the task: another worker may have what it asks for. */
const REFUSALS = ['other-statement', 'not-for-others', 'bad-task', 'unknown-claim', 'not-searched'];

/** `headcount worker`: does batches of searches that somebody else started, until it is told to leave. */
export function workerCommand(terminal: Terminal, finish: (code: ExitCode) => void, _files?: unknown, signal = interrupted): Command {
  return new Command('worker')
    .description('Do batches of the searches that `headcount refute --redis` hands out, until interrupted.')
    .requiredOption('--redis <url>', 'the Redis server: redis://HOST:PORT, or rediss:// for TLS')
    .option('--concurrency <number>', 'batches at a time; default: one for each processor', wholeNumber(1))
    .addHelpText(
      'after',
      `
Only claim ids, claim files, seeds and ranges are taken, no programs. Needs the packages bullmq and ioredis.
On SIGTERM or Ctrl-C the batches at hand are finished first; a second Ctrl-C ends at once.

Examples:
  headcount worker --redis redis://localhost:6379
  headcount worker --redis redis://:SECRET@10.0.0.5:6379 --concurrency 8`,
    )
    .action(async (options: WorkerOptions) => {
      await work(options, terminal, signal);
      finish(EXIT.ok);
    });
}

async function work(
  { redis, concurrency = availableParallelism() }: WorkerOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const [{ serveQueue }, { openPool }, { threadModule }] = await Promise.all([
    import('../jobs/serve-queue.ts'),
    import('../jobs/thread-pool.ts'),
    import('./search-threads.ts'),
  ]);
  const pool = openPool({ worker: threadModule('search-task'), exported: 'searchTaskOfOthers', threads: concurrency });
  let last: WorkerStatus | null = null as WorkerStatus | null;
  try {
    await serveQueue({
      url: redis,
      version: packageVersion(),
      concurrency,
      run: (task) => pool.run(task),
      refusals: REFUSALS,
      signal,
      onStatus: (status) => {
        // On the way out each search that is left says that there is nothing more to do.
        if (last?.type === 'leaving') return;
        if (status.type === 'working') terminal.progress(statusText(status));
        else {
          terminal.progress('');
          if (last === null || statusText(last) !== statusText(status)) terminal.say(statusText(status));
        }
        last = status;
      },
    });
  } finally {
    await pool.close();
  }
}

function statusText({ type, redis, searches, done, refused, reason }: WorkerStatus): string {
  const counts = `${done.toLocaleString('en')} batches done${refused === 0 ? '' : `, ${refused.toLocaleString('en')} refused`}`;
  switch (type) {
    case 'waiting':
      return `waiting for searches at ${redis}: ${counts}`;
    case 'working':
      return `working for ${searches === 1 ? '1 search' : `${String(searches)} searches`} at ${redis}: ${counts}`;
    case 'refusing':
      return `a search was refused: ${reason ?? 'no reason given'}`;
    case 'leaving':
      return `leaving ${redis}: ${counts}`;
  }
}
