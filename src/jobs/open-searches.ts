// Which searches are open on a Redis, and which workers serve it. Each says so again and again; who falls silent is forgotten.
// Every search has a queue of its own, so that searches never mix and one that ends takes all its keys with it.
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';

/** All keys begin with this and a colon. */
export const KEY_PREFIX = 'headcount';
/** A search or a worker that has not been heard of for so long is gone. */
export const SILENCE_MILLISECONDS = 15_000;
/** How often each of them says that it is still there. */
export const HEARTBEAT_MILLISECONDS = 2000;

const SEARCHES = `${KEY_PREFIX}:searches`;
const WORKERS = `${KEY_PREFIX}:workers`;
const NAME = /^search-[\w-]{1,80}$/;

/** A name for the queue of a new search, unlike every other. */
export function newQueueName(): string {
  return `search-${randomUUID()}`;
}

/** Says that a search is open. By the clock of Redis: the machines' own may differ. */
export async function announceSearch(redis: Redis, queue: string): Promise<void> {
  await redis.zadd(SEARCHES, (await clock(redis)) + SILENCE_MILLISECONDS, queue);
}

/** Says that a search is over. */
export async function withdrawSearch(redis: Redis, queue: string): Promise<void> {
  await redis.zrem(SEARCHES, queue);
}

/** The queues of the searches that are open, and those whose coordinator fell silent. */
export async function knownSearches(redis: Redis): Promise<{ readonly open: readonly string[]; readonly silent: readonly string[] }> {
  const now = await clock(redis);
  const [open, silent] = await Promise.all([redis.zrangebyscore(SEARCHES, now, '+inf'), redis.zrangebyscore(SEARCHES, '-inf', `(${now}`)]);
  const isName = (name: string): boolean => NAME.test(name);
  return { open: open.filter(isName), silent: silent.filter(isName) };
}

/** Says that a worker is there. */
export async function announceWorker(redis: Redis, worker: string): Promise<void> {
  const now = await clock(redis);
  await redis.zadd(WORKERS, now + SILENCE_MILLISECONDS, worker);
  await redis.zremrangebyscore(WORKERS, '-inf', now);
}

/** Says that a worker leaves. */
export async function withdrawWorker(redis: Redis, worker: string): Promise<void> {
  await redis.zrem(WORKERS, worker);
}

/** How many workers are there. */
export async function countWorkers(redis: Redis): Promise<number> {
  return redis.zcount(WORKERS, await clock(redis), '+inf');
}

async function clock(redis: Redis): Promise<number> {
  const [seconds, microseconds] = await redis.time();
  return Number(seconds) * 1000 + Math.floor(Number(microseconds) / 1000);
}
