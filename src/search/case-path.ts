import { fail, quoted } from '../diagnostics/diagnostic.ts';

/** Where a case comes from, read from its path. */
export type CasePath =
  { readonly from: 'batch'; readonly batch: number; readonly index: number } | { readonly from: 'climb'; readonly climb: number };

/** Most cases and climbs that a path may count: what a search can reach, and what replaying may cost. */
const MOST_BATCHES = 1e9;
const MOST_IN_BATCH = 1e6;
const MOST_CLIMBS = 1e6;

/** The path of a case of a batch. */
export function batchPath(batch: number, index: number): string {
  return `${batch}:${index}`;
}

/** The path of the case at the end of a climb. */
export function climbPath(climb: number): string {
  return `guided:${climb}`;
}

/** What a path says. Throws DiagnosticError `bad-path` for what is no path, and for numbers that no search reaches. */
export function readPath(path: string): CasePath {
  const [, first = '', second = ''] = /^(guided|\d{1,10}):(\d{1,10})$/.exec(path) ?? [];
  const number = Number(second);
  if (first === 'guided' && number < MOST_CLIMBS) return { from: 'climb', climb: number };
  if (first !== '' && first !== 'guided' && Number(first) < MOST_BATCHES && number < MOST_IN_BATCH) {
    return { from: 'batch', batch: Number(first), index: number };
  }
  return fail('bad-path', `${quoted(path)} is not the path of a case: expected a batch and a number such as 12:345, or guided:3`);
}
