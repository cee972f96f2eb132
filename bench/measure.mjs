/** Timing: contenders take turns, round after round, so that a busy machine slows all of them alike. */
import { performance } from 'node:perf_hooks';

/** The middle of some numbers (of the two middle ones, the larger). */
export function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** Seconds of each of `repetitions` calls, and what the last one returned; every result is handed to `use`, so none is dead code. */
export function timed(repetitions, body, use = () => {}) {
  const seconds = [];
  let result;
  for (let i = 0; i < repetitions; i++) {
    const start = performance.now();
    result = body();
    seconds.push((performance.now() - start) / 1000);
    use(result);
  }
  return { seconds, result };
}

/**
 * Runs contenders in turns. Each is {name, run}: `run()` gives {seconds: [...], value} for one turn, {timeout: s} where it was
 * stopped after s seconds, or {failed: why}. One that was stopped, failed, or took over `slow` seconds gets no further turn.
 * Returns by name {seconds: median of the medians of the turns, value} or the {timeout} or {failed}.
 */
export function interleaved(contenders, rounds, slow = 8) {
  const turns = new Map(contenders.map(({ name }) => [name, []]));
  const over = new Map();
  const value = new Map();
  for (let round = 0; round < rounds; round++) {
    for (const { name, run } of contenders) {
      if (over.has(name)) continue;
      const outcome = run();
      if (outcome.seconds === undefined) {
        over.set(name, outcome);
        continue;
      }
      const middle = median(outcome.seconds);
      turns.get(name).push(middle);
      value.set(name, outcome.value);
      if (middle > slow) over.set(name, null);
    }
  }
  return new Map(
    contenders.map(({ name }) => {
      const list = turns.get(name);
      return [name, list.length > 0 ? { seconds: median(list), value: value.get(name), turns: list.length } : over.get(name)];
    }),
  );
}
