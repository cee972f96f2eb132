/** A search spread over threads, as `--jobs` does it. */
import { claimFileTarget } from '../dist/src/evidence/search-target.js';
import { runTasks } from '../dist/src/jobs/run-tasks.js';
import { BATCH_SIZE } from '../dist/src/search/batch.js';

const WORKER = new URL('../dist/src/evidence/search-task.js', import.meta.url);

/** Cases a second of a claim about a family on so many threads, once these have started and are warm. */
export async function threadedSearch({ over, says, jobs, batches }) {
  const text = JSON.stringify({ format: 'headcount/claim@1', id: 'measured', over, says });
  const { target } = claimFileTarget(text, 'measured.claim.json', () => '');
  const warm = 4 * jobs;
  const tasks = Array.from({ length: warm + batches }, (_, batch) => ({ target, seed: 1, batch, size: BATCH_SIZE }));
  let began = performance.now();
  let cases = 0;
  for await (const result of runTasks(tasks, { worker: WORKER, jobs })) {
    if (result.failure !== null) throw new Error('a true claim was refuted');
    if (result.batch < warm) began = performance.now();
    else cases += result.cases;
  }
  return (1000 * cases) / (performance.now() - began);
}
