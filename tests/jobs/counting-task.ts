import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';

/** What the tests' tasks are: counts the numbers below `size` that this many steps of a generator keep odd. */
export interface CountingTask {
  readonly batch: number;
  readonly size: number;
  /** Milliseconds to wait besides. */
  readonly wait?: number;
  readonly throws?: 'diagnostic' | 'error';
}

/** A result of one task. */
export interface Counted {
  readonly batch: number;
  readonly odd: number;
}

/** Does a task: the same numbers for the same batch, whoever does it. */
export default async function countOdd({ batch, size, wait = 0, throws }: CountingTask): Promise<Counted> {
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  if (throws === 'diagnostic') throw new DiagnosticError({ code: 'odd-batch', message: `batch ${batch} is odd`, place: 'here' });
  if (throws === 'error') throw new RangeError(`batch ${batch} is out of range`);
  let state = batch + 1;
  let odd = 0;
  for (let at = 0; at < size; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    odd += (state >>> 16) & 1;
  }
  return { batch, odd };
}

/** The same under another name, refusing batches that are not whole. */
export async function countForOthers(task: CountingTask): Promise<Counted> {
  if (task.size < 0) throw new DiagnosticError({ code: 'bad-task', message: 'a size is never negative' });
  return countOdd(task);
}
