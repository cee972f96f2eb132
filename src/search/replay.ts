import { fail } from '../diagnostics/diagnostic.ts';
import { BATCH_SIZE, caseOfBatch } from './batch.ts';
import { readPath } from './case-path.ts';
import { climbFrom } from './guided-search.ts';
import { witnessOf, type FoundAt, type Refutation } from './refutation.ts';
import type { SearchedProperty } from './searched-property.ts';
import { shrinkRefutation, type ShrinkOptions } from './shrink.ts';

/**
 * The case that a search with this seed drew at a path, before shrinking: `12:345` or `guided:3`. Whether it fails is for
 * the caller to decide. Throws DiagnosticError `bad-path`, and `no-such-climb` where climb 3 ends without a failing case.
 */
export function replay(property: SearchedProperty, seed: number, path: string): unknown {
  const read = readPath(path);
  if (read.from === 'batch') return caseOfBatch(property, seed, read.batch, read.index);
  const { failure } = climbFrom(property, seed, read.climb);
  return failure === null ? fail('no-such-climb', `climb ${read.climb} with seed ${seed} finds no case that fails`) : failure.case;
}

/**
 * The counterexample that a search reported with this seed and path, shrunk to the same case; null where the claim does
 * not fail at that path. Throws as `replay` and `shrink`.
 */
export async function replayRefutation(
  property: SearchedProperty,
  { seed, path, ...options }: FoundAt & ShrinkOptions,
): Promise<Refutation | null> {
  const one = replay(property, seed, path);
  const exact = property.confirm(one);
  if (exact.judgement !== 'fails') return null;
  const read = readPath(path);
  const runs = read.from === 'batch' ? read.batch * BATCH_SIZE + read.index + 1 : 0;
  return shrinkRefutation(property, { ...witnessOf(property, one, exact), seed, path, runs, shrinkSteps: 0 }, options);
}
