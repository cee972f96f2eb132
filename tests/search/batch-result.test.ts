import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedBatchResult } from '../../src/search/batch-result.ts';
import { searchBatch } from '../../src/search/batch.ts';
import { PLANTED, ssmProperty } from './planted-properties.ts';

const range = { batch: 3, size: 200 };
const holding = searchBatch(
  ssmProperty({ D: false }, (c) => (c.N === 2 ? 'outside' : 'holds')),
  { seed: 1, ...range },
);
const failing = searchBatch(PLANTED[0]!.property, { seed: 1, ...range });

describe('the result of a batch that was done elsewhere', () => {
  it('is taken as it is where it has the shape and the sums of one', () => {
    expect(failing.failure).not.toBeNull();
    for (const result of [holding, failing]) expect(checkedBatchResult(JSON.parse(JSON.stringify(result)), range)).toEqual(result);
  });

  it.each<[string, unknown]>([
    ['no object', null],
    ['a list', [holding]],
    ['another batch', { ...holding, batch: 4 }],
    ['too few cases', { ...holding, cases: 199, holds: holding.holds - 1 }],
    ['too many cases', { ...holding, cases: 201, holds: holding.holds + 1 }],
    ['judgements that do not add up', { ...holding, outside: holding.outside + 1 }],
    ['a negative number', { ...holding, unconfirmed: -1, holds: holding.holds + 1 }],
    ['a fraction', { ...holding, outside: 0.5 }],
    ['a number as text', { ...holding, outside: '3' }],
    ['a failure that does not end it', { ...failing, failure: { ...failing.failure, index: 0 } }],
    ['a failure without an index', { ...failing, failure: {} }],
    ['no witness though cases hold', { ...holding, witness: null }],
    ['a tag more often than cases', { ...holding, tags: { nilpotent: 201 } }],
    ['a tag that is no tag', { ...holding, tags: { '\u001b[31m': 1 } }],
    ['a prototype as a tag', { ...holding, tags: JSON.parse('{"__proto__": 1}') as unknown }],
    ['a thousand tags', { ...holding, tags: Object.fromEntries(Array.from({ length: 1000 }, (_, k) => [`t${k}`, 1])) }],
  ])('is refused with %s', (_, value) => {
    expect(() => checkedBatchResult(value, range)).toThrow(/not the result of a batch/);
  });

  it('is refused or taken, whatever it is, without any other error', () => {
    const fields = Object.fromEntries(Object.keys(holding).map((key) => [key, fc.oneof(fc.constant(null), fc.jsonValue())]));
    fc.assert(
      fc.property(fc.record(fields, { requiredKeys: [] }), (changes) => {
        try {
          expect(checkedBatchResult({ ...holding, ...changes }, range).cases).toBeLessThanOrEqual(range.size);
        } catch (error) {
          expect(error).toMatchObject({ diagnostic: { code: 'bad-batch-result' } });
        }
      }),
    );
  });
});
