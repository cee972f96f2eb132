// The coordinator's side of the queue: hands tasks to whatever workers there are and gives their results in the order of the
// tasks. It alone knows which tasks are finished, by their numbers, and trusts neither Redis nor the workers to remember.
import type { Job, Queue } from 'bullmq';
import { DiagnosticError, fail, printable } from '../diagnostics/diagnostic.ts';
import { announceSearch, countWorkers, HEARTBEAT_MILLISECONDS, KEY_PREFIX, newQueueName, withdrawSearch } from './open-searches.ts';
import { queuedReply, type QueuedTask } from './queue-message.ts';
import type { QueueNotice } from './queue-notice.ts';
import { queueLibraries } from './queue-libraries.ts';
import { answerWithin, connectRedis, unreachable, type RedisConnection } from './redis-connection.ts';
import { pauseOf, untilAborted } from './until-aborted.ts';

/** How tasks are handed out. */
export interface RunQueuedOptions<T, R> {
  readonly url: string;
  readonly version: string;
  /** What the tasks have in common (the hash of the statement, say), told to the workers. */
  readonly group: string;
  /** The result if it can be one of this task; throws otherwise. Results are untrusted: anybody may write to a Redis. */
  readonly check: (result: unknown, task: T) => R;
  readonly signal?: AbortSignal | undefined;
  readonly onNotice?: ((notice: QueueNotice) => void) | undefined;
  /** Most tasks in Redis at a time; 64 unless given. */
  readonly window?: number | undefined;
  /** How long nothing may happen once a worker has refused a task; half a minute unless given. */
  readonly refusedMilliseconds?: number | undefined;
  /** How long nothing may happen otherwise (no worker, Redis away); ten minutes unless given. */
  readonly idleMilliseconds?: number | undefined;
}

const WINDOW = 64;
const REFUSED_MILLISECONDS = 30_000;
const IDLE_MILLISECONDS = 600_000;
/** Pauses between two looks at what is finished: they grow while nothing is. */
const [LEAST_PAUSE, MOST_PAUSE] = [5, 100];
/** When nothing was finished for so long, every open task is handed in again; Redis ignores those that it still has. */
const SWEEP_MILLISECONDS = 1000;
/** A command that Redis has not answered for so long makes a notice. */
const AWAY_MILLISECONDS = 3000;
const GOODBYE_MILLISECONDS = 3000;
/** A task whose results are wrong so often is given up. */
const MOST_BAD_RESULTS = 3;
/** No worker after so long: time to say so. */
const NO_WORKER_MILLISECONDS = 3000;

type Outcome<R> = { readonly result: R } | { readonly error: Error };

interface OpenTask<T> {
  readonly task: T;
  badResults: number;
}

/**
 * The results of the tasks, in the order of the tasks, each counted once however often it was done. Tasks, which are plain
 * JSON, are asked for a few at a time. When the consumer stops, or for any error, the search's keys are removed from Redis.
 * Throws, when its turn comes, a DiagnosticError with the code and the message of what a task throws (`task-failed` if that
 * was no diagnostic) or `bad-result`; `queue-refused` with the reasons, if no other worker takes what one has refused;
 * `queue-idle`, `queue-failed`, `queue-unreachable`, `queue-not-installed`, `bad-redis-url`; and the reason of `signal`.
 */
export async function* runQueued<T, R>(tasks: Iterable<T>, options: RunQueuedOptions<T, R>): AsyncGenerator<R, void> {
  options.signal?.throwIfAborted();
  const { bullmq, ioredis } = await queueLibraries();
  const connection = await connectRedis({ bullmq, ioredis }, options.url);
  const queue = new bullmq.Queue(newQueueName(), { connection: connection.redis, prefix: KEY_PREFIX });
  // Lost connections: commands wait until Redis is back.
  queue.on('error', () => undefined);
  const coordinator = new Coordinator<T, R>(queue, connection, options);
  const source = tasks[Symbol.iterator]();
  try {
    yield* coordinator.results(source);
  } finally {
    source.return?.();
    await coordinator.close();
  }
}

class Coordinator<T, R> {
  readonly #queue: Queue;
  readonly #connection: RedisConnection;
  readonly #options: RunQueuedOptions<T, R>;
  readonly #heartbeat: ReturnType<typeof setInterval>;
  readonly #open = new Map<number, OpenTask<T>>();
  /** Finished tasks whose turn has not come. */
  readonly #finished = new Map<number, Outcome<R>>();
  readonly #reasons = new Set<string>();
  /** Tasks that are to be done again, and are handed in with the next sweep. */
  readonly #again = new Set<number>();
  readonly #told = new Set<string>();
  #handedOut = 0;
  #progress = performance.now();
  #swept = performance.now();

  constructor(queue: Queue, connection: RedisConnection, options: RunQueuedOptions<T, R>) {
    this.#queue = queue;
    this.#connection = connection;
    this.#options = options;
    this.#heartbeat = setInterval(() => {
      if (connection.redis.status === 'ready') announceSearch(connection.redis, queue.name).catch(() => undefined);
    }, HEARTBEAT_MILLISECONDS);
  }

  async *results(source: Iterator<T>): AsyncGenerator<R, void> {
    await this.#answer(announceSearch(this.#connection.redis, this.#queue.name));
    let [turn, pause, exhausted] = [0, LEAST_PAUSE, false];
    for (;;) {
      exhausted ||= await this.#handOut(source);
      const some = await this.#collect();
      for (let outcome = this.#finished.get(turn); outcome !== undefined; outcome = this.#finished.get(turn)) {
        this.#finished.delete(turn);
        turn += 1;
        if ('error' in outcome) throw outcome.error;
        yield outcome.result;
        // A slow consumer is no idle worker.
        this.#progress = performance.now();
        this.#options.signal?.throwIfAborted();
      }
      if (exhausted && turn === this.#handedOut) return;
      if (performance.now() - Math.max(this.#progress, this.#swept) > SWEEP_MILLISECONDS) await this.#sweep();
      pause = some ? LEAST_PAUSE : Math.min(2 * pause, MOST_PAUSE);
      await pauseOf(pause, this.#options.signal);
      this.#options.signal?.throwIfAborted();
    }
  }

  /** Removes the search from Redis, as far as Redis answers. */
  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    const { redis, shown } = this.#connection;
    const late = (): Error => unreachable(shown);
    const goodbye = async (): Promise<void> => {
      await withdrawSearch(redis, this.#queue.name);
      await this.#queue.obliterate({ force: true });
      await this.#queue.close();
    };
    // Keys that stay behind are cleared by the first worker that sees the search silent.
    if (redis.status === 'ready') await answerWithin(goodbye(), GOODBYE_MILLISECONDS, late).catch(() => undefined);
    this.#connection.close();
  }

  /** Hands out tasks while there is room; true when there are no more. */
  async #handOut(source: Iterator<T>): Promise<boolean> {
    const fresh: number[] = [];
    let exhausted = false;
    while (!exhausted && this.#open.size + this.#finished.size < (this.#options.window ?? WINDOW)) {
      const next = source.next();
      if (next.done === true) {
        exhausted = true;
      } else {
        this.#open.set(this.#handedOut, { task: next.value, badResults: 0 });
        fresh.push(this.#handedOut);
        this.#handedOut += 1;
      }
    }
    await this.#add(fresh);
    return exhausted;
  }

  /** Adds tasks under their numbers: Redis ignores those that it has already. */
  async #add(indices: readonly number[]): Promise<void> {
    if (indices.length === 0) return;
    const { version, group } = this.#options;
    const jobs = indices.map((index) => {
      const data: QueuedTask = { version, group, index, task: this.#open.get(index)?.task };
      return { name: 'task', data, opts: { jobId: `task-${index}` } };
    });
    await this.#answer(this.#queue.addBulk(jobs));
  }

  /** Takes in what is finished; whether there was anything. */
  async #collect(): Promise<boolean> {
    const jobs = (await this.#answer(this.#queue.getJobs(['completed', 'failed']))) as readonly (Job | undefined)[];
    let some = false;
    for (const job of jobs) {
      const index = Number(/^task-(\d{1,15})$/.exec(job?.id ?? '')?.[1] ?? NaN);
      const open = this.#open.get(index);
      // Counted once: what is no longer open was finished before.
      if (job !== undefined && open !== undefined) some = this.#take(index, open, job) || some;
    }
    await this.#answer(Promise.all(jobs.flatMap((job) => (job === undefined ? [] : [job.remove().catch(() => undefined)]))));
    return some;
  }

  #take(index: number, open: OpenTask<T>, job: Job): boolean {
    const reply = queuedReply(job.returnvalue);
    if (reply?.type === 'refused') {
      this.#reasons.add(reply.reason);
      this.#tell({ code: 'refused', message: `a worker refuses: ${reply.reason}` });
      this.#again.add(index);
      return false;
    }
    const outcome = reply?.type === 'thrown' ? { error: thrownThere(reply.code, reply.message) } : this.#checked(index, open, job, reply);
    if (outcome === null) return false;
    this.#open.delete(index);
    this.#finished.set(index, outcome);
    this.#progress = performance.now();
    return true;
  }

  #checked(index: number, open: OpenTask<T>, job: Job, reply: { readonly result: unknown } | null): Outcome<R> | null {
    try {
      if (reply === null) {
        const reason: unknown = job.failedReason;
        fail('bad-result', `batch ${index} was given up by the workers: ${typeof reason === 'string' ? reason : 'they sent no result'}`);
      }
      return { result: this.#options.check(reply.result, open.task) };
    } catch (error) {
      open.badResults += 1;
      this.#again.add(index);
      this.#tell({ code: 'bad-result', message: `a result is wrong, its batch is done again: ${(error as Error).message}` });
      return open.badResults < MOST_BAD_RESULTS ? null : { error: error as Error };
    }
  }

  /** Nothing was finished for a while: hands in again what Redis may have lost, and sees whether it is time to give up. */
  async #sweep(): Promise<void> {
    this.#swept = performance.now();
    // A worker that ended while it cleared an older queue of this name would leave it paused.
    await this.#answer(this.#queue.resume());
    await this.#answer(announceSearch(this.#connection.redis, this.#queue.name));
    const before = await this.#answer(this.#queue.getJobCounts('wait', 'active', 'completed', 'failed'));
    await this.#add([...this.#open.keys()]);
    const known = Object.values(before).reduce((sum, count) => sum + count, 0);
    if (this.#open.size > known + this.#again.size) {
      this.#tell({ code: 'requeued', message: 'Redis lost some batches: they were handed in again' });
    }
    this.#again.clear();
    const workers = await this.#answer(countWorkers(this.#connection.redis));
    if (await this.#someUnderway()) this.#progress = performance.now();
    this.#giveUp(workers);
  }

  /** Whether a worker is at a batch: then it renews the batch's lock. What only looks active, nobody does any more. */
  async #someUnderway(): Promise<boolean> {
    const locks = [...this.#open.keys()].map((index) => `${this.#queue.toKey(`task-${index}`)}:lock`);
    return locks.length > 0 && (await this.#answer(this.#connection.redis.exists(...locks))) > 0;
  }

  #giveUp(workers: number): void {
    const idle = performance.now() - this.#progress;
    if (workers === 0 && idle > NO_WORKER_MILLISECONDS) {
      this.#tell({ code: 'no-worker', message: `no worker serves ${this.#connection.shown} yet` });
    }
    if (this.#reasons.size > 0 && idle > (this.#options.refusedMilliseconds ?? REFUSED_MILLISECONDS)) {
      fail('queue-refused', `no worker at ${this.#connection.shown} takes these batches`, { notes: [...this.#reasons].slice(0, 5) });
    }
    if (idle > (this.#options.idleMilliseconds ?? IDLE_MILLISECONDS)) {
      fail('queue-idle', `no worker at ${this.#connection.shown} has done anything for ${Math.round(idle / 1000)} seconds`, {
        notes: [workers === 0 ? 'there is no worker' : `there are ${workers} workers, none of which takes a batch`],
      });
    }
  }

  /** What Redis answers. Says so when it is away, and gives up when it stays away. */
  async #answer<A>(answer: Promise<A>): Promise<A> {
    const { shown } = this.#connection;
    const away = setTimeout(() => {
      this.#options.onNotice?.({ code: 'redis-away', message: `${shown} does not answer: waiting for it` });
      this.#told.add('away');
    }, AWAY_MILLISECONDS);
    const late = (): Error => unreachable(shown);
    try {
      const given = await untilAborted(
        answerWithin(answer, this.#options.idleMilliseconds ?? IDLE_MILLISECONDS, late),
        this.#options.signal,
      );
      if (this.#told.delete('away')) this.#options.onNotice?.({ code: 'redis-back', message: `${shown} answers again` });
      return given;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ReplyError') throw error;
      // Read-only, out of memory, not allowed: nothing that waiting would help.
      return fail('queue-failed', `${shown} refuses a command: ${printable(error.message)}`);
    } finally {
      clearTimeout(away);
    }
  }

  /** Tells a person, once for each message. */
  #tell(notice: QueueNotice): void {
    if (this.#told.has(notice.message) || this.#told.size > 100) return;
    this.#told.add(notice.message);
    this.#options.onNotice?.(notice);
  }
}

function thrownThere(code: string, message: string): DiagnosticError {
  return new DiagnosticError({ code, message, notes: ['this happened at a worker of the queue'] });
}
