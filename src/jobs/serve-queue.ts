// The worker's side of the queue: does the batches of whatever searches are open, until it is told to leave.
import { randomUUID } from 'node:crypto';
import type { Job, Worker } from 'bullmq';
import { diagnosticOf, queuedTask, thrownReply, type QueuedReply } from './queue-message.ts';
import { queueLibraries, type QueueLibraries } from './queue-libraries.ts';
import { announceWorker, HEARTBEAT_MILLISECONDS, KEY_PREFIX, knownSearches, withdrawSearch, withdrawWorker } from './open-searches.ts';
import { answerWithin, connectRedis, unreachable, type RedisConnection } from './redis-connection.ts';
import { pauseOf, untilAborted } from './until-aborted.ts';

/** What a worker is doing: one line's worth. */
export interface WorkerStatus {
  readonly type: 'waiting' | 'working' | 'refusing' | 'leaving';
  /** The server, without user and password. */
  readonly redis: string;
  readonly searches: number;
  readonly done: number;
  readonly refused: number;
  /** Why the last refused batch was refused. */
  readonly reason: string | null;
}

/** How a worker serves. */
export interface ServeQueueOptions {
  readonly url: string;
  /** Batches of another version are refused. */
  readonly version: string;
  /** Batches at a time; 1 unless given. `run` has to be able to do so many: in threads, say. */
  readonly concurrency?: number | undefined;
  /** A reason why this worker does not do a task, or null. */
  readonly accept?: ((task: unknown) => Promise<string | null> | string | null) | undefined;
  /** Does a task, which is untrusted. The result is plain JSON. */
  readonly run: (task: unknown) => Promise<unknown>;
  /** Codes of those diagnostics thrown by `run` that mean "not this worker", not "this task fails". */
  readonly refusals?: readonly string[] | undefined;
  /** Aborted when the worker is to leave: what it has begun, it finishes. */
  readonly signal: AbortSignal;
  readonly onStatus?: ((status: WorkerStatus) => void) | undefined;
  /** A worker that does not say for so long that it is still at a batch has lost it to another; ten seconds unless given. */
  readonly lockMilliseconds?: number | undefined;
}

const POLL_MILLISECONDS = 300;
const LOCK_MILLISECONDS = 10_000;
/** A batch that so many workers have begun and none has finished is given up. */
const MOST_STALLS = 9;
const GOODBYE_MILLISECONDS = 3000;

/**
 * Serves until `signal` is aborted. The process must not be busy for long at a time: whoever does not answer for
 * `lockMilliseconds` loses its batch. While Redis is away the worker waits for it. Once this returns, the process should
 * exit: told to leave while Redis is away, BullMQ goes on trying for as long as the process lives. Throws DiagnosticError `queue-not-installed`,
 * `bad-redis-url`, `queue-unreachable` (at the start only).
 */
export async function serveQueue(options: ServeQueueOptions): Promise<void> {
  const libraries = await queueLibraries();
  const connection = await connectRedis(libraries, options.url);
  try {
    await new Service(libraries, connection, options).serve();
  } finally {
    connection.close();
  }
}

class Service {
  readonly #libraries: QueueLibraries;
  readonly #connection: RedisConnection;
  readonly #options: ServeQueueOptions;
  readonly #name = randomUUID();
  readonly #open = new Map<string, Worker>();
  /** Searches that this worker has refused: it takes none of their batches again. */
  readonly #refused = new Set<string>();
  #free: number;
  readonly #running = new Set<Promise<QueuedReply>>();
  readonly #queueing: (() => void)[] = [];
  #doneCount = 0;
  #refusedCount = 0;
  #reason: string | null = null;

  constructor(libraries: QueueLibraries, connection: RedisConnection, options: ServeQueueOptions) {
    this.#libraries = libraries;
    this.#connection = connection;
    this.#options = options;
    this.#free = options.concurrency ?? 1;
    if (!Number.isSafeInteger(this.#free) || this.#free < 1) throw new RangeError('concurrency: expected a whole number from 1');
  }

  async serve(): Promise<void> {
    const { signal } = this.#options;
    this.#tell('waiting');
    for (let heard = -Infinity; !signal.aborted;) {
      try {
        if (performance.now() - heard > HEARTBEAT_MILLISECONDS) {
          await untilAborted(announceWorker(this.#connection.redis, this.#name), signal);
          heard = performance.now();
        }
        await untilAborted(this.#follow(), signal);
      } catch {
        // Redis was away, or it is time to leave: the next round tells which.
      }
      await pauseOf(POLL_MILLISECONDS, signal);
    }
    this.#tell('leaving');
    await this.#leave();
  }

  /** Serves the searches that are open now, and no others. */
  async #follow(): Promise<void> {
    const { open, silent } = await knownSearches(this.#connection.redis);
    const wanted = open.filter((queue) => !this.#refused.has(queue));
    for (const queue of wanted) if (!this.#open.has(queue)) this.#begin(queue);
    const share = Math.max(1, Math.floor((this.#options.concurrency ?? 1) / Math.max(1, wanted.length)));
    for (const worker of this.#open.values()) if (worker.concurrency !== share) worker.concurrency = share;
    for (const queue of this.#open.keys()) if (!open.includes(queue)) void this.#end(queue);
    for (const queue of silent) {
      await this.#clear(queue);
      await withdrawSearch(this.#connection.redis, queue);
    }
  }

  #begin(queue: string): void {
    const lockDuration = this.#options.lockMilliseconds ?? LOCK_MILLISECONDS;
    const worker = new this.#libraries.bullmq.Worker(queue, (job: Job<unknown, QueuedReply>) => this.#underway(this.#reply(queue, job)), {
      connection: this.#connection.redis,
      prefix: KEY_PREFIX,
      lockDuration,
      stalledInterval: lockDuration,
      maxStalledCount: MOST_STALLS,
      drainDelay: 1,
      // Its share of the concurrency follows when the searches are counted; `#slot` keeps the sum in bounds.
      concurrency: 1,
    });
    // Lost connections, and batches that somebody else has taken or removed in the meantime: BullMQ goes on by itself.
    worker.on('error', () => undefined);
    this.#open.set(queue, worker);
    this.#tell('working');
  }

  /** Stops serving a search; of one that is over, removes what its last batches may have left. */
  async #end(queue: string): Promise<void> {
    const worker = this.#open.get(queue);
    if (worker === undefined) return;
    this.#open.delete(queue);
    this.#tell(this.#open.size === 0 ? 'waiting' : 'working');
    try {
      await worker.close();
      if (!(await knownSearches(this.#connection.redis)).open.includes(queue)) await this.#clear(queue);
    } catch {
      // Redis went away in the meantime. Whoever sees the silent search next clears it.
    }
  }

  async #clear(name: string): Promise<void> {
    const queue = new this.#libraries.bullmq.Queue(name, { connection: this.#connection.redis, prefix: KEY_PREFIX, skipMetasUpdate: true });
    queue.on('error', () => undefined);
    try {
      await queue.obliterate({ force: true });
    } finally {
      await queue.close();
    }
  }

  #underway(reply: Promise<QueuedReply>): Promise<QueuedReply> {
    this.#running.add(reply);
    return reply.finally(() => this.#running.delete(reply));
  }

  async #reply(queue: string, job: Job<unknown, QueuedReply>): Promise<QueuedReply> {
    const sent = queuedTask(job.data);
    if (sent === null) return this.#refuse(queue, 'it is no task of this program');
    const { version } = this.#options;
    if (sent.version !== version)
      return this.#refuse(queue, `it comes from version ${sent.version.slice(0, 60)}, this worker is ${version}`);
    await this.#slot();
    try {
      const refusal = (await this.#options.accept?.(sent.task)) ?? null;
      if (refusal !== null) return this.#refuse(queue, refusal);
      const result = await this.#options.run(sent.task);
      this.#doneCount += 1;
      return { type: 'done', result };
    } catch (error) {
      const diagnostic = diagnosticOf(error);
      if (diagnostic !== null && this.#options.refusals?.includes(diagnostic.code) === true) return this.#refuse(queue, diagnostic.message);
      return thrownReply(error);
    } finally {
      this.#release();
      this.#tell('working');
    }
  }

  #refuse(queue: string, reason: string): QueuedReply {
    this.#refusedCount += 1;
    this.#reason = reason;
    this.#refused.add(queue);
    // Not awaited: the batch at hand has to be answered first.
    void this.#end(queue);
    this.#tell('refusing');
    return { type: 'refused', reason };
  }

  async #slot(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#queueing.push(resolve));
  }

  #release(): void {
    const next = this.#queueing.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }

  async #leave(): Promise<void> {
    const workers = [...this.#open.values()];
    const ended = [...this.#open.keys()].map((queue) => this.#end(queue));
    await Promise.all(this.#running);
    const { redis, shown } = this.#connection;
    const goodbye = Promise.all([...ended, withdrawWorker(redis, this.#name)]);
    // What Redis cannot be told now, it finds out by the silence.
    const patience = redis.status === 'ready' ? GOODBYE_MILLISECONDS : 0;
    await answerWithin(goodbye, patience, () => unreachable(shown)).catch(() => {
      for (const worker of workers) worker.disconnect().catch(() => undefined);
    });
  }

  #tell(type: WorkerStatus['type']): void {
    const [redis, searches] = [this.#connection.shown, this.#open.size];
    const now = this.#options.signal.aborted ? 'leaving' : type;
    this.#options.onStatus?.({ type: now, redis, searches, done: this.#doneCount, refused: this.#refusedCount, reason: this.#reason });
  }
}
