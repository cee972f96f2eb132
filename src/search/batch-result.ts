import { fail } from '../diagnostics/diagnostic.ts';
import type { BatchRange, BatchResult, PlacedCase } from './batch.ts';

/** Most tags that the cases of one property have, and the longest of their names. */
const MOST_TAGS = 200;
const TAG = /^[a-z][\w-]{0,59}$/i;

/**
 * A value that somebody says is the result of a batch, as far as its shape and its sums tell; what its cases are is for
 * `search` to decide, which draws them again. Throws DiagnosticError `bad-batch-result`.
 */
export function checkedBatchResult(value: unknown, { batch, size }: BatchRange): BatchResult {
  const fields = plainObject(value);
  const [cases, holds, outside, unconfirmed, untagged] = (['cases', 'holds', 'outside', 'unconfirmed', 'untagged'] as const).map((name) =>
    count(fields.get(name), size, name),
  ) as [number, number, number, number, number];
  if (fields.get('batch') !== batch) refuse(`is not the result of batch ${batch}`);
  const failure = placedCase(fields.get('failure'), cases, 'failure');
  const witness = placedCase(fields.get('witness'), cases, 'witness');
  if (holds + outside + unconfirmed + (failure === null ? 0 : 1) !== cases) refuse('its judgements do not add up to its cases');
  if (failure === null ? cases !== size : failure.index !== cases - 1) refuse('it ends where no batch ends');
  if ((witness === null) !== (holds === 0)) refuse('it has a witness exactly where no case holds');
  const tags = [...plainObject(fields.get('tags'))].map(([tag, cases_]) => [tag, count(cases_, cases, 'tags')] as const);
  if (tags.length > MOST_TAGS || tags.some(([tag]) => !TAG.test(tag))) refuse('it has tags that no property has');
  if (untagged > cases) refuse('it has more cases without tags than cases');
  return { batch, cases, holds, outside, unconfirmed, tags: Object.fromEntries(tags), untagged, failure, witness };
}

function plainObject(value: unknown): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('it is no object');
  return new Map(Object.entries(value));
}

function count(value: unknown, most: number, name: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most) return value;
  return refuse(`${name}: expected a whole number from 0 to ${most}`);
}

function placedCase(value: unknown, cases: number, name: string): PlacedCase | null {
  if (value === null) return null;
  const fields = plainObject(value);
  return { index: count(fields.get('index'), cases - 1, `${name}.index`), case: fields.get('case') };
}

function refuse(what: string): never {
  return fail('bad-batch-result', `not the result of a batch: ${what}`);
}
