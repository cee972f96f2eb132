// A worker in a process of its own. Its first argument says how, as JSON; each change of its state is a line on stdout.
import { serveQueue } from '../../src/jobs/serve-queue.ts';
import { openPool } from '../../src/jobs/thread-pool.ts';

const { url, version, concurrency, refuses } = JSON.parse(process.argv[2] ?? '{}') as {
  url: string;
  version: string;
  concurrency: number;
  refuses?: string;
};
const leaving = new AbortController();
process.once('SIGTERM', () => {
  leaving.abort();
});
const pool = openPool({ worker: new URL('./counting-task.js', import.meta.url), exported: 'countForOthers', threads: concurrency });
await serveQueue({
  url,
  version,
  concurrency,
  accept: () => refuses ?? null,
  run: (task) => pool.run(task),
  refusals: ['bad-task'],
  signal: leaving.signal,
  lockMilliseconds: 1000,
  onStatus: (status) => process.stdout.write(`${JSON.stringify(status)}\n`),
});
await pool.close();
process.exit(0);
