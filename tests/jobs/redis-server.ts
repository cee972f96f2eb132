import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';

/** Whether the program is installed. */
export const HAS_REDIS = spawnSync('redis-server', ['--version']).status === 0;

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A Redis of the tests' own, its data in a temporary folder, its append-only file on. */
export class RedisServer {
  readonly url: string;
  readonly #port: number;
  readonly #password: string;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'headcount-redis-'));
  #process: ChildProcess | null = null;

  constructor(port: number, password = '') {
    this.#port = port;
    this.#password = password;
    this.url = `redis://${password === '' ? '' : `:${password}@`}127.0.0.1:${port}`;
  }

  /** Starts it and waits until it answers. */
  async start(): Promise<void> {
    const data = ['--dir', this.#folder, '--appendonly', 'yes', '--save', ''];
    const access = [
      '--port',
      String(this.#port),
      '--bind',
      '127.0.0.1',
      ...(this.#password === '' ? [] : ['--requirepass', this.#password]),
    ];
    this.#process = spawn('redis-server', [...data, ...access], { stdio: 'ignore' });
    await this.ask((redis) => redis.ping());
  }

  /** Ends it: in the middle of whatever it does, or in good order. */
  async stop(signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM'): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (running === null) return;
    const ended = once(running, 'exit');
    running.kill(signal);
    await ended;
  }

  /** Ends it and removes its data. */
  async remove(): Promise<void> {
    await this.stop('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** What it answers on a connection of its own. */
  async ask<T>(question: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(this.url, { maxRetriesPerRequest: 100, retryStrategy: () => 50 });
    redis.on('error', () => undefined);
    try {
      return await question(redis);
    } finally {
      redis.disconnect();
    }
  }
}
