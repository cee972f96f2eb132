// One batch of a search, done somewhere else: the worker module of `--jobs` and of `headcount worker`.
import { fail } from '../diagnostics/diagnostic.ts';
import { searchBatch } from '../search/batch.ts';
import type { BatchRange, BatchResult } from '../search/batch.ts';
import { resolveTarget, type ResolvedTarget, type SearchTarget } from './search-target.ts';

/** Which batch of which search: plain JSON. */
export interface SearchTask extends BatchRange {
  readonly target: SearchTarget;
  readonly seed: number;
}

/** Targets that are kept: a process works on one search, or on a few. */
const MOST_KEPT = 32;

const kept = new Map<string, Promise<ResolvedTarget>>();

/**
 * Does one batch. A target is resolved once in a process. Throws DiagnosticError as `resolveTarget`, and what the property
 * throws.
 */
export default async function searchTask({ target, seed, batch, size }: SearchTask): Promise<BatchResult> {
  const { property } = await resolvedOnce(target);
  return searchBatch(property, { seed, batch, size });
}

/**
 * The same for a task that somebody else sent: throws DiagnosticError `not-for-others` for a file that is a program, and
 * `bad-task` for what is no task.
 */
export async function searchTaskOfOthers(value: unknown): Promise<BatchResult> {
  const task = checkedTask(value);
  if (task.target.type === 'module') {
    fail('not-for-others', 'a claim in TypeScript is a program: expected the id of a claim, or a claim file');
  }
  return searchTask(task);
}

function resolvedOnce(target: SearchTarget): Promise<ResolvedTarget> {
  const key = `${target.type} ${target.type === 'registered' ? target.id : target.type === 'module' ? target.file : ''} ${target.hash}`;
  const found = kept.get(key);
  if (found !== undefined) return found;
  if (kept.size >= MOST_KEPT) kept.clear();
  const resolved = resolveTarget(target);
  kept.set(key, resolved);
  // A target that is refused now may be resolved later: a file may have been written in the meantime.
  resolved.catch(() => kept.delete(key));
  return resolved;
}

/** Cases of one batch that a stranger may ask for. */
const MOST_CASES = 100_000;

function checkedTask(value: unknown): SearchTask {
  const { target, seed, batch, size } = fieldsOf(value);
  const isCount = (x: unknown, least: number, most: number): x is number =>
    Number.isSafeInteger(x) && Number(x) >= least && Number(x) <= most;
  if (!isCount(seed, -(2 ** 31), 2 ** 31 - 1) || !isCount(batch, 0, 1e9) || !isCount(size, 1, MOST_CASES)) return refuse();
  const { type, id, claim, file, hash } = fieldsOf(target);
  if (typeof hash !== 'string') return refuse();
  if (type === 'registered' && typeof id === 'string') return { target: { type, id, hash }, seed, batch, size };
  if (type === 'json' && typeof claim === 'object' && claim !== null) return { target: { type, claim, hash }, seed, batch, size };
  if (type === 'module' && typeof file === 'string') return { target: { type, file, hash }, seed, batch, size };
  return refuse();
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : refuse();
}

function refuse(): never {
  return fail('bad-task', 'not a task of a search: expected { target, seed, batch, size }');
}
