import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { ssmCases } from '../../properties/arbitraries/arbitraries.ts';
import type { SsmCase } from '../../properties/arbitraries/case.ts';
import { batchSeed, caseOfBatch, searchBatch } from '../../src/search/batch.ts';
import type { SearchedProperty } from '../../src/search/searched-property.ts';
import { ssmProperty } from './planted-properties.ts';

const anything = ssmProperty({ D: false }, () => 'holds');

/** A property that writes down what it judges. */
function recorded(property: SearchedProperty): { property: SearchedProperty; judged: unknown[] } {
  const judged: unknown[] = [];
  const judge: SearchedProperty['judge'] = (one) => {
    judged.push(one);
    return property.judge(one);
  };
  return { property: { ...property, judge }, judged };
}

describe('a batch', () => {
  it('judges the same cases for the same seed and number, others for another seed or number, and the first of them if it is smaller', () => {
    const draws = (seed: number, batch: number, size: number): string[] => {
      const { property, judged } = recorded(anything);
      searchBatch(property, { seed, batch, size });
      return judged.map((one) => JSON.stringify(one));
    };
    const cases = draws(7, 3, 40);
    expect(draws(7, 3, 40)).toEqual(cases);
    expect(draws(7, 3, 15)).toEqual(cases.slice(0, 15));
    expect(draws(8, 3, 40)).not.toEqual(cases);
    expect(draws(7, 4, 40)).not.toEqual(cases);
    expect(draws(-7, 3, 40)).not.toEqual(cases);
  });

  it('judges the cases that plain fast-check draws with the seed of the batch, and each is found again by its number', () => {
    const biased: SearchedProperty = { ...anything, source: fc.array(fc.integer()), judge: () => 'holds', tags: () => [] };
    for (const source of [anything, biased]) {
      const { property, judged } = recorded(source);
      searchBatch(property, { seed: 5, batch: 2, size: 60 });
      expect(fc.sample(property.source, { seed: batchSeed(5, 2), numRuns: 60 })).toEqual(judged);
      for (const index of [0, 1, 17, 59]) {
        expect(caseOfBatch(property, 5, 2, index)).toEqual(judged[index]);
        expect(fc.sample(property.source, { seed: batchSeed(5, 2), path: String(index), numRuns: 1 })).toEqual([judged[index]]);
      }
    }
  });

  it('stops at its first case that fails exactly; what only seems to fail is counted and the search goes on', () => {
    const suspects = (c: unknown): boolean => (c as SsmCase).N === 2;
    const fails = (c: unknown): boolean => suspects(c) && (c as SsmCase).n === 4;
    const { property, judged } = recorded({
      ...anything,
      judge: (c) => (suspects(c) ? 'fails' : (c as SsmCase).N === 1 ? 'outside' : 'holds'),
      confirm: (c) => ({ judgement: fails(c) ? 'fails' : 'holds', facts: [] }),
    });
    const result = searchBatch(property, { seed: 1, batch: 0, size: 1000 });
    const first = fc.sample(property.source, { seed: batchSeed(1, 0), numRuns: 1000 }).findIndex((c) => fails(c));
    expect(result.failure).toEqual({ index: first, case: judged[first] });
    expect(result.cases).toBe(first + 1);
    expect(judged).toHaveLength(first + 1);
    expect(result.unconfirmed).toBe(judged.slice(0, first).filter((c) => suspects(c)).length);
    expect(result.unconfirmed).toBeGreaterThan(0);
    expect(result.outside).toBe(judged.filter((c) => (c as SsmCase).N === 1).length);
    expect(result.holds + result.outside + result.unconfirmed + 1).toBe(result.cases);
    expect(result.witness?.case).toEqual(judged.find((c) => (c as SsmCase).N > 2));
  });

  it('counts the tags of every case that it judged, in alphabetical order', () => {
    const { tags, untagged, cases } = searchBatch(anything, { seed: 3, batch: 1, size: 500 });
    const drawn = fc.sample(ssmCases({ D: false }), { seed: batchSeed(3, 1), numRuns: 500 });
    expect(cases).toBe(500);
    expect(untagged).toBe(drawn.filter((c) => c.tags.length === 0).length);
    expect(Object.keys(tags)).toEqual([...new Set(drawn.flatMap((c) => c.tags))].sort());
    for (const [tag, count] of Object.entries(tags)) expect(count).toBe(drawn.filter((c) => c.tags.some((other) => other === tag)).length);
  });

  it('is plain JSON', () => {
    const result = searchBatch(
      ssmProperty({}, (c) => (c.N < 4 ? 'holds' : 'fails')),
      { seed: 1, batch: 0, size: 100 },
    );
    expect(result.failure).not.toBeNull();
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  it('passes on an error of the property instead of taking it for a failure', () => {
    const broken: SearchedProperty = {
      ...anything,
      judge: () => {
        throw new TypeError('broken');
      },
    };
    expect(() => searchBatch(broken, { seed: 1, batch: 0, size: 10 })).toThrow(new TypeError('broken'));
  });
});

describe('what somebody has configured for all of fast-check', () => {
  const before = fc.readConfigureGlobal();
  afterEach(() => {
    fc.configureGlobal(before);
  });

  it('does not change the cases of a batch', () => {
    const plain = searchBatch(anything, { seed: 1, batch: 0, size: 50 });
    fc.configureGlobal({ seed: 99, numRuns: 3, randomType: 'mersenne', endOnFailure: false });
    expect(searchBatch(anything, { seed: 1, batch: 0, size: 50 })).toEqual(plain);
  });
});
