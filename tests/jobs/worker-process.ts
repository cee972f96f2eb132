import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { WorkerStatus } from '../../src/jobs/serve-queue.ts';

/** A worker in a process of its own. */
export interface WorkerProcess {
  readonly statuses: readonly WorkerStatus[];
  /** Waits until the worker says so. */
  readonly until: (type: WorkerStatus['type']) => Promise<void>;
  /** Ends it; its exit code, or null where the signal ended it. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<number | null>;
}

/** Starts the worker of a file with options. */
export function startWorker(file: URL, options: object): WorkerProcess {
  const child: ChildProcess = spawn(process.execPath, [fileURLToPath(file), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const statuses: WorkerStatus[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout! }).on('line', (line) => {
    statuses.push(JSON.parse(line) as WorkerStatus);
    for (const look of waiting) look();
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  return {
    statuses,
    until: (type) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!statuses.some((status) => status.type === type)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    end: async (signal) => {
      child.kill(signal);
      return (await exited)[0];
    },
  };
}
