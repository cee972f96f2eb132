import type { Redis } from 'ioredis';
import { DiagnosticError, fail } from '../diagnostics/diagnostic.ts';
import type { QueueLibraries } from './queue-libraries.ts';

/** How long a server may take to answer for the first time. */
const FIRST_ANSWER_MILLISECONDS = 10_000;
/** A lost connection is tried again after at most this long. */
const MOST_RETRY_MILLISECONDS = 1000;

/** A connection and the server's name as it may be printed: without user and password. */
export interface RedisConnection {
  readonly redis: Redis;
  readonly shown: string;
  /** Ends it, and keeps the copies that BullMQ has made of it from coming back when Redis is away. */
  readonly close: () => void;
}

/**
 * The URL of a Redis server, without user and password, as it may be printed. Throws DiagnosticError `bad-redis-url` for
 * anything but redis://… and rediss://…, without repeating it: there may be a password in it.
 */
export function shownRedisUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !['redis:', 'rediss:'].includes(parsed.protocol) || parsed.hostname === '') {
    return fail('bad-redis-url', 'not the URL of a Redis server: expected redis://HOST:PORT, or rediss://HOST:PORT for TLS');
  }
  return `${parsed.protocol}//${parsed.host}${/^\/\d+$/.test(parsed.pathname) ? parsed.pathname : ''}`;
}

/**
 * Connects to Redis. Once connected, the connection comes back by itself after the server was away, and commands wait for
 * it. Throws DiagnosticError `bad-redis-url`, and `queue-unreachable` where no Redis answers within `milliseconds`.
 */
export async function connectRedis(
  { ioredis }: QueueLibraries,
  url: string,
  milliseconds: number = FIRST_ANSWER_MILLISECONDS,
): Promise<RedisConnection> {
  const shown = shownRedisUrl(url);
  // Before the first answer and after the end, a lost connection stays lost.
  let comesBack = false;
  let cause = 'it does not answer';
  const redis = new ioredis.Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    connectTimeout: milliseconds,
    retryStrategy: (times) => (comesBack ? Math.min(50 * 2 ** Math.min(times, 10), MOST_RETRY_MILLISECONDS) : null),
  });
  // Without a listener, a lost connection would be printed. Whether Redis is away shows in the commands that wait.
  redis.on('error', (error: Error) => {
    cause = withoutSecrets(error.message, url);
  });
  try {
    await answerWithin(
      redis.connect().then(() => redis.ping()),
      milliseconds,
      () => unreachable(shown),
    );
    comesBack = true;
    const close = (): void => {
      comesBack = false;
      redis.disconnect();
    };
    return { redis, shown, close };
  } catch {
    redis.disconnect();
    return fail('queue-unreachable', `no Redis at ${shown}: ${cause}`, {
      notes: ['check that the server runs, that its address and password are right, and that nothing blocks the port'],
    });
  }
}

/** The answer, or after so many milliseconds the error that `late` makes; the answer itself goes on unheard. */
export async function answerWithin<T>(answer: Promise<T>, milliseconds: number, late: () => Error): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(late());
    }, milliseconds);
  });
  answer.catch(() => undefined);
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Redis did not answer in time. */
export function unreachable(shown: string, what = 'has not answered for too long'): DiagnosticError {
  return new DiagnosticError({ code: 'queue-unreachable', message: `${shown} ${what}` });
}

/** An error's message with the password of the URL taken out, should it repeat it. */
function withoutSecrets(message: string, url: string): string {
  const { password } = new URL(url);
  if (password === '') return message;
  return message.replaceAll(password, '***').replaceAll(decoded(password), '***');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
