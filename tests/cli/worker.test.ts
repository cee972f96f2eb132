// The built worker and the built search, over a Redis of the tests' own.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RefuteReport } from '../../src/report/refute-report.ts';
import { freePort, HAS_REDIS, RedisServer } from '../jobs/redis-server.ts';
import { COMMAND, headcount, ROOT, scratchFolder } from './headcount-process.ts';

const folder = scratchFolder();
const FALSE = path.join(folder, 'false.claim.json');
const over = { kind: 'ssm', N: [1, 3], p: [1, 2], d: [1, 2], n: [1, 5] };
writeFileSync(FALSE, JSON.stringify({ format: 'headcount/claim@1', id: 'no-more-than-outputs', over, says: 'heads <= p' }));

describe('a search that is handed to workers', () => {
  it('refuses URLs of other servers, and claims that are programs', async () => {
    expect(await headcount(['refute', FALSE, '--redis', 'http://localhost'])).toMatchObject({ code: 2, stdout: '' });
    const program = path.join(ROOT, 'docs', 'examples', 'claims', 'no-pause.claim.ts');
    const { code, stderr } = await headcount(['refute', program, '--redis', 'redis://localhost:1'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('never leaves this machine');
  });
});

describe.skipIf(!HAS_REDIS)('workers', () => {
  let redis: RedisServer;
  let worker: ChildProcess;
  let said = '';

  beforeAll(async () => {
    redis = new RedisServer(await freePort(), 'not-to-be-printed');
    await redis.start();
    worker = spawn(process.execPath, [COMMAND, 'worker', '--redis', redis.url, '--concurrency', '1'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    worker.stderr?.on('data', (text: Buffer) => (said += text.toString()));
  });
  afterAll(async () => {
    worker.kill('SIGKILL');
    await redis.remove();
  });

  it('give the counterexample that one thread gives', async () => {
    const run = async (...more: string[]): Promise<unknown> => {
      const { code, stdout } = await headcount(['refute', FALSE, '--fresh', '--json', ...more], { cwd: folder });
      expect(code).toBe(1);
      return { ...(JSON.parse(stdout) as RefuteReport), milliseconds: 0, timeToFirst: 0 };
    };
    expect(await run('--redis', redis.url)).toEqual(await run());
  });

  it('leave in good order when they are told to, and print no password', async () => {
    const ended = once(worker, 'exit');
    worker.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(said).toMatch(/leaving redis:\/\/127\.0\.0\.1:\d+: \d+ batches done\n$/);
    expect(said).not.toContain('not-to-be-printed');
  });
});
