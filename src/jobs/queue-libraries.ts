import type * as Bullmq from 'bullmq';
import type * as Ioredis from 'ioredis';
import { fail } from '../diagnostics/diagnostic.ts';

/** The two packages that a queue on Redis needs. */
export interface QueueLibraries {
  readonly bullmq: typeof Bullmq;
  readonly ioredis: typeof Ioredis;
}

/** Loads a package by name; replaced by tests. */
export type LoadPackage = (name: 'bullmq' | 'ioredis') => Promise<unknown>;

const load: LoadPackage = (name) => (name === 'bullmq' ? import('bullmq') : import('ioredis'));

/** The packages, which are optional. Throws DiagnosticError `queue-not-installed` where one of them is missing. */
export async function queueLibraries(loadPackage: LoadPackage = load): Promise<QueueLibraries> {
  try {
    const [bullmq, ioredis] = await Promise.all([loadPackage('bullmq'), loadPackage('ioredis')]);
    return { bullmq, ioredis } as QueueLibraries;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    return fail('queue-not-installed', 'a queue on Redis needs the packages bullmq and ioredis: at least one of them is not installed', {
      notes: ['install both beside headcount: npm install bullmq ioredis'],
    });
  }
}
