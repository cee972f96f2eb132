import { describe, expect, it } from 'vitest';
import type * as RunTasks from '../../src/jobs/run-tasks.ts';
import { compiledJobs } from './compiled-jobs.ts';
import countOdd, { type Counted, type CountingTask } from './counting-task.ts';

const compiled = compiledJobs();
const worker = compiled.url('tests/jobs/counting-task.js');
const { runTasks } = (await import(compiled.url('src/jobs/run-tasks.js').href)) as typeof RunTasks;

const run = (tasks: Iterable<CountingTask>, jobs: number, signal?: AbortSignal): AsyncGenerator<Counted, void> =>
  runTasks<CountingTask, Counted>(tasks, { worker, jobs, signal });

async function all<T>(results: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const result of results) found.push(result);
  return found;
}

const TASKS: readonly CountingTask[] = Array.from({ length: 24 }, (_, batch) => ({ batch, size: 500, wait: (batch * 7) % 13 }));

describe.each([1, 2, 5])('tasks on %i threads', (jobs) => {
  it('give their results in the order of the tasks, and the same ones', async () => {
    expect(await all(run(TASKS, jobs))).toEqual(await Promise.all(TASKS.map(countOdd)));
  });

  it('may be fewer than the threads, or none', async () => {
    expect(await all(run(TASKS.slice(0, 1), jobs))).toEqual([await countOdd(TASKS[0]!)]);
    expect(await all(run([], jobs))).toEqual([]);
  });

  it('are asked for a few at a time, and no more when the consumer stops', async () => {
    let asked = 0;
    let isClosed = false;
    function* endless(): Generator<CountingTask, void> {
      try {
        for (;;) yield { batch: asked++, size: 10 };
      } finally {
        isClosed = true;
      }
    }
    for await (const { batch } of run(endless(), jobs)) if (batch === 6) break;
    expect(isClosed).toBe(true);
    expect(asked).toBeLessThanOrEqual(7 + 2 * jobs);
  });

  it('throw when their turn comes, after the results before them', async () => {
    const seen: number[] = [];
    const tasks = TASKS.map((task): CountingTask => (task.batch === 4 ? { batch: 4, size: 1, throws: 'diagnostic' } : task));
    const consume = async (): Promise<void> => {
      for await (const { batch } of run(tasks, jobs)) seen.push(batch);
    };
    await expect(consume()).rejects.toMatchObject({
      name: 'DiagnosticError',
      diagnostic: { code: 'odd-batch', message: 'batch 4 is odd', place: 'here' },
    });
    expect(seen).toEqual([0, 1, 2, 3]);
  });

  it('pass on the name and the message of any other error', async () => {
    const failing = all(run([{ batch: 0, size: 1, throws: 'error' }], jobs));
    await expect(failing).rejects.toMatchObject({ name: 'RangeError', message: 'batch 0 is out of range' });
  });

  it('end with the reason of a signal, in the middle of a task too', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const consume = async (): Promise<void> => {
      for await (const { batch } of run([TASKS[0]!, { batch: 1, size: 1, wait: 20_000 }], jobs, stop.signal)) {
        expect(batch).toBe(0);
        setTimeout(() => {
          stop.abort(reason);
        }, 20);
      }
    };
    await expect(consume()).rejects.toBe(reason);
    await expect(all(run(TASKS, jobs, stop.signal))).rejects.toBe(reason);
  });

  it('say so when there is no such module', async () => {
    const absent = new URL('absent.js', worker);
    await expect(all(runTasks([1], { worker: absent, jobs }))).rejects.toThrow('absent.js');
  });
});

it.each([0, -1, 1.5, NaN])('%d threads are refused', async (jobs) => {
  await expect(all(run(TASKS, jobs))).rejects.toBeInstanceOf(RangeError);
});
