import { randomInt } from 'node:crypto';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    propertySeed: number;
  }
}

/** The seed of every property of this run: 1, or HEADCOUNT_SEED (a whole number, or `random` to draw one). */
function seedOfRun(wanted: string | undefined): number {
  if (wanted === undefined || wanted === '') return 1;
  if (wanted === 'random') return randomInt(2 ** 31);
  const seed = Number(wanted);
  if (!Number.isInteger(seed) || Math.abs(seed) >= 2 ** 31)
    throw new Error(`HEADCOUNT_SEED: expected a 32-bit whole number or "random", found "${wanted}"`);
  return seed;
}

/** Prints the seed once, so that any run can be repeated, and hands it to the test files. */
export default function setup(project: TestProject): void {
  const seed = seedOfRun(process.env['HEADCOUNT_SEED']);
  process.stderr.write(`property seed ${seed} (repeat with HEADCOUNT_SEED=${seed}, draw another with HEADCOUNT_SEED=random)\n`);
  project.provide('propertySeed', seed);
}
