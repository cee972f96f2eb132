import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fail } from '../../src/diagnostics/diagnostic.ts';
import type { QueueNotice } from '../../src/jobs/queue-notice.ts';
import { runQueued, type RunQueuedOptions } from '../../src/jobs/run-queued.ts';
import { compiledJobs } from './compiled-jobs.ts';
import countOdd, { type Counted, type CountingTask } from './counting-task.ts';
import { freePort, HAS_REDIS, RedisServer } from './redis-server.ts';
import { startWorker, type WorkerProcess } from './worker-process.ts';

const compiled = compiledJobs();
const WORKER = compiled.url('tests/jobs/counting-worker.js');

function checked(value: unknown, { batch, size }: CountingTask): Counted {
  const { batch: found, odd } = value as Counted;
  if (found !== batch || !Number.isSafeInteger(odd) || odd > size) fail('bad-batch-result', `not the result of batch ${batch}`);
  return { batch, odd };
}

const tasksOf = (count: number, wait = 0): CountingTask[] => Array.from({ length: count }, (_, batch) => ({ batch, size: 300, wait }));

async function all<T>(results: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const result of results) found.push(result);
  return found;
}

describe.skipIf(!HAS_REDIS)('a queue on Redis', () => {
  let server: RedisServer;
  const workers: WorkerProcess[] = [];
  const notices: QueueNotice[] = [];

  const options = (more: Partial<RunQueuedOptions<CountingTask, Counted>> = {}): RunQueuedOptions<CountingTask, Counted> => ({
    url: server.url,
    version: '1.0.0',
    group: 'abc',
    check: checked,
    onNotice: (notice) => notices.push(notice),
    ...more,
  });
  const work = (more: object = {}): WorkerProcess => {
    const worker = startWorker(WORKER, { url: server.url, version: '1.0.0', concurrency: 2, ...more });
    workers.push(worker);
    return worker;
  };

  beforeAll(async () => {
    server = new RedisServer(await freePort(), 'open-sesame');
    await server.start();
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.end('SIGKILL')));
    notices.length = 0;
    await server.ask((redis) => redis.flushall());
  });
  afterAll(() => server.remove());

  it('gives the results of one process, in the order of the tasks', async () => {
    const tasks = tasksOf(150, 2);
    work();
    work();
    expect(await all(runQueued(tasks, options()))).toEqual(await Promise.all(tasks.map(countOdd)));
  });

  it('counts every batch once though workers are killed and Redis is restarted', async () => {
    const tasks = tasksOf(200, 25);
    for (const worker of [work(), work(), work()]) await worker.until('waiting');
    const results: Counted[] = [];
    for await (const result of runQueued(tasks, options())) {
      results.push(result);
      if (results.length === 10) await workers[0]!.end('SIGKILL');
      if (results.length === 25) await server.stop('SIGKILL');
      if (results.length === 25) await server.start();
      if (results.length === 60) await workers[1]!.end('SIGKILL');
      if (results.length === 60) work();
    }
    expect(results).toEqual(await Promise.all(tasks.map(countOdd)));
  });

  it('does a batch again whose worker was killed in the middle', async () => {
    const first = work();
    const results = all(runQueued([{ batch: 3, size: 50, wait: 700 }], options()));
    await expect.poll(() => server.ask((redis) => redis.keys('*:lock'))).toHaveLength(1);
    expect(await first.end('SIGKILL')).toBe(null);
    work();
    expect(await results).toEqual([await countOdd({ batch: 3, size: 50 })]);
  });

  it('clears what a search left behind whose coordinator was killed', async () => {
    const stale = 'search-00000000-0000-0000-0000-000000000000';
    await server.ask((redis) => redis.multi().zadd('headcount:searches', 1, stale).lpush(`headcount:${stale}:wait`, 'task-0').exec());
    work();
    await expect.poll(() => server.ask((redis) => redis.keys(`headcount:search*`))).toEqual([]);
  });

  it('stops when Redis refuses to store anything', async () => {
    await server.ask((redis) => redis.config('SET', 'maxmemory', '1'));
    const error = await all(runQueued(tasksOf(1), options())).catch((thrown: unknown) => thrown);
    await server.ask((redis) => redis.config('SET', 'maxmemory', '0'));
    expect(error).toMatchObject({ diagnostic: { code: 'queue-failed' } });
  });

  it('loses nothing when Redis loses everything', async () => {
    const tasks = tasksOf(100, 15);
    work();
    const results: Counted[] = [];
    for await (const result of runQueued(tasks, options())) {
      results.push(result);
      if (results.length === 20) await server.ask((redis) => redis.flushall());
    }
    expect(results).toEqual(await Promise.all(tasks.map(countOdd)));
    expect(notices.map(({ code }) => code)).toContain('requeued');
  });

  it('waits for workers that come later, and says that there is none', async () => {
    const results = all(runQueued(tasksOf(5), options({ onNotice: ({ code }) => code === 'no-worker' && work() })));
    expect(await results).toHaveLength(5);
  });

  it('removes what it wrote when the consumer stops', async () => {
    const worker = work();
    for await (const { batch } of runQueued(tasksOf(1000, 20), options())) if (batch === 5) break;
    expect(await worker.end('SIGTERM')).toBe(0);
    expect(await server.ask((redis) => redis.keys('*'))).toEqual([]);
  });

  it('removes what it wrote when it is interrupted', async () => {
    const stop = new AbortController();
    const results = all(runQueued(tasksOf(3), options({ signal: stop.signal })));
    setTimeout(() => {
      stop.abort(new Error('enough'));
    }, 300);
    await expect(results).rejects.toThrow('enough');
    expect(await server.ask((redis) => redis.keys('*'))).toEqual([]);
  });

  it('keeps searches apart that share a Redis', async () => {
    work();
    work();
    const [one, other] = [tasksOf(60, 2), tasksOf(80, 1).map((task) => ({ ...task, size: 77 }))];
    const [ofOne, ofOther] = await Promise.all([all(runQueued(one, options())), all(runQueued(other, options()))]);
    expect(ofOne).toEqual(await Promise.all(one.map(countOdd)));
    expect(ofOther).toEqual(await Promise.all(other.map(countOdd)));
  });

  it('passes on what a task throws, when its turn comes', async () => {
    work();
    const tasks = tasksOf(20).map((task): CountingTask => (task.batch === 7 ? { ...task, throws: 'diagnostic' } : task));
    const seen: number[] = [];
    const consume = async (): Promise<void> => {
      for await (const { batch } of runQueued(tasks, options())) seen.push(batch);
    };
    await expect(consume()).rejects.toMatchObject({ diagnostic: { code: 'odd-batch', message: 'batch 7 is odd' } });
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it.each([
    ['another version', { version: '2.0.0' }, 'it comes from version 1.0.0, this worker is 2.0.0'],
    ['another statement', { refuses: 'its statement has another hash here' }, 'its statement has another hash here'],
  ])('stops, with the reason, when only a worker of %s is there', async (_, how, reason) => {
    const worker = work(how);
    const refused = all(runQueued(tasksOf(5), options({ refusedMilliseconds: 1500 })));
    await expect(refused).rejects.toMatchObject({ diagnostic: { code: 'queue-refused', notes: [reason] } });
    expect(worker.statuses.some((status) => status.type === 'refusing' && status.reason === reason)).toBe(true);
    expect(notices).toContainEqual({ code: 'refused', message: `a worker refuses: ${reason}` });
  });

  it('goes on with the workers that do not refuse', async () => {
    const refusing = work({ version: '2.0.0' });
    await refusing.until('waiting');
    const tasks = tasksOf(30);
    const results = all(runQueued(tasks, options({ onNotice: ({ code }) => code === 'refused' && work() })));
    expect(await results).toEqual(await Promise.all(tasks.map(countOdd)));
  });

  it('takes a refusal that a task itself throws for one', async () => {
    work();
    const refused = all(runQueued([{ batch: 0, size: -1 }], options({ refusedMilliseconds: 1000 })));
    await expect(refused).rejects.toMatchObject({ diagnostic: { code: 'queue-refused', notes: ['a size is never negative'] } });
  });

  it('believes no result that cannot be one', async () => {
    work();
    const refuse = (): never => fail('bad-batch-result', 'not a result');
    const results = all(runQueued(tasksOf(1), options({ check: refuse })));
    await expect(results).rejects.toMatchObject({ diagnostic: { code: 'bad-batch-result' } });
  });

  it('lets a worker finish its batch when it is told to leave', async () => {
    const worker = work({ concurrency: 1 });
    const tasks = tasksOf(4, 300);
    const results: Counted[] = [];
    for await (const result of runQueued(tasks, options())) {
      results.push(result);
      if (results.length > 1) continue;
      work();
      expect(await worker.end('SIGTERM')).toBe(0);
      expect(worker.statuses.at(-1)).toMatchObject({ refused: 0 });
    }
    expect(results).toEqual(await Promise.all(tasks.map(countOdd)));
  });

  it('lets both sides leave while Redis is away', async () => {
    const worker = work();
    const stop = new AbortController();
    const consume = async (): Promise<void> => {
      for await (const { batch } of runQueued(tasksOf(1000, 20), options({ signal: stop.signal }))) {
        if (batch !== 5) continue;
        await server.stop();
        setTimeout(() => {
          stop.abort(new Error('enough'));
        }, 200);
      }
    };
    try {
      await expect(consume()).rejects.toThrow('enough');
      expect(await worker.end('SIGTERM')).toBe(0);
    } finally {
      await server.start();
    }
  });

  it('says that the password is wrong without printing one', async () => {
    const url = server.url.replace('open-sesame', 'open-barley');
    const error = await all(runQueued(tasksOf(1), options({ url }))).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ diagnostic: { code: 'queue-unreachable' } });
    expect(String(error)).not.toMatch(/barley|sesame/);
  });
});

it.runIf(!HAS_REDIS)('redis-server is not installed: the queue is not tested', () => {
  expect(existsSync('/usr/bin/redis-server')).toBe(false);
});
