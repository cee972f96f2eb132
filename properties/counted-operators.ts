import { smallPrimes } from '../src/spans/small-counts.ts';
import { SmallListedRows } from '../src/spans/small-listed-rows.ts';
import { SmallSpan } from '../src/spans/small-span.ts';

const span = new SmallSpan(new SmallListedRows({ p: 1, d: 1, count: 0, entries: [], since: null }), smallPrimes(1), 1);

/** The number of heads that src/spans counts for a family of p×d operators, given one after another in whole numbers. */
export function countedHeads(entries: readonly number[], p: number, d: number): number {
  const count = entries.length / (p * d);
  span.load(new SmallListedRows({ p, d, count, entries, since: null }));
  return span.rank('heads', count).value;
}
