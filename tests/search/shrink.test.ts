import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SsmCase } from '../../properties/arbitraries/case.ts';
import { searchBatch } from '../../src/search/batch.ts';
import { isNoLarger } from '../../src/search/case-order.ts';
import type { SearchedProperty } from '../../src/search/searched-property.ts';
import { shrink } from '../../src/search/shrink.ts';
import { headsModPrime, PLANTED, ssmProperty } from './planted-properties.ts';

const SEEDS = Number(process.env['HEADCOUNT_SEEDS'] ?? 3);

/** The first case of a seed that fails. */
function failingCase(property: SearchedProperty, seed: number): unknown {
  for (let batch = 0; batch < 30; batch += 1) {
    const { failure } = searchBatch(property, { seed, batch, size: 1000 });
    if (failure !== null) return failure.case;
  }
  return expect.fail(`nothing fails with seed ${seed}`);
}

describe('a planted false claim', () => {
  it.each(PLANTED)('is shrunk to the size of the example in mathematics.md: $claim', async ({ property, examples }) => {
    const larger: string[] = [];
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const one = failingCase(property, seed);
      const preferred = examples[0]!;
      const { case: smallest } = await shrink(property, one, seed, { preferred });
      expect(property.confirm(smallest).judgement).toBe('fails');
      if (!isNoLarger(property.size(smallest), preferred)) larger.push(`seed ${seed}: ${JSON.stringify(smallest)}`);
    }
    expect(larger.slice(Math.floor(SEEDS / 20))).toEqual([]);
  });

  it('is shrunk to the same case every time', async () => {
    for (const { property } of PLANTED.slice(3, 6)) {
      const one = failingCase(property, 1);
      expect(await shrink(property, one, 9)).toEqual(await shrink(property, one, 9));
    }
  });
});

describe('shrinking', () => {
  it('leaves a local minimum by drawing again below its size and from elsewhere', async () => {
    // Down its shrinks a case comes to N = 5 or to N = 2, and never from one to the other.
    const twoMinima = ssmProperty({ D: false }, (c) => (c.N >= 5 || (c.N === 2 && c.p === 2 && c.d === 2) ? 'fails' : 'holds'));
    const large: SsmCase = {
      ...{ kind: 'ssm', N: 5, p: 1, d: 1, n: 1, denominator: 1, D: null, tags: [] },
      ...{ A: new Array<number>(25).fill(0), B: new Array<number>(5).fill(0), C: new Array<number>(5).fill(0) },
    };
    const { case: smallest } = await shrink(twoMinima, large, 1);
    expect(twoMinima.size(smallest)).toEqual({ dimensions: { N: 2, p: 2, d: 2, n: 1 }, nonzero: 0 });
    const stuck = await shrink({ ...twoMinima, below: () => null }, large, 1, {
      effort: { starts: 0, moreStarts: 0, drawsOfStart: 0, drawsBelow: 0, descents: 0 },
    });
    expect(stuck).toEqual({ case: large, steps: 0 });
  });

  it('takes no step that is refused when it is decided exactly', async () => {
    // The fast judgement calls every layer a failure, the exact one those with at least two heads.
    const exact = ssmProperty({ D: false }, (c) => (headsModPrime(c) >= 2 ? 'fails' : 'holds'));
    const property: SearchedProperty = { ...exact, judge: () => 'fails' };
    for (let seed = 1; seed <= 5; seed += 1) {
      const one = failingCase(property, seed);
      const { case: smallest } = await shrink(property, one, seed);
      expect(property.confirm(smallest).judgement).toBe('fails');
      expect(headsModPrime(smallest as SsmCase)).toBe(2);
    }
  });

  it('gives a case back as it is where its source cannot shrink it', async () => {
    const property: SearchedProperty = {
      ...{ source: fc.integer().map((x) => ({ x })), tags: () => [], layer: () => null },
      judge: () => 'holds',
      confirm: () => ({ judgement: 'fails', facts: [] }),
      size: () => ({ dimensions: {}, nonzero: 0 }),
    };
    expect(await shrink(property, { x: 12 }, 1)).toEqual({ case: { x: 12 }, steps: 0 });
  });

  it('ends where shrinks go in a circle', async () => {
    class Circle extends fc.Arbitrary<number> {
      override generate(): fc.Value<number> {
        return new fc.Value(0, undefined);
      }
      override canShrinkWithoutContext(value: unknown): value is number {
        return typeof value === 'number';
      }
      override shrink(value: number): fc.Stream<fc.Value<number>> {
        return fc.Stream.of(new fc.Value((value + 1) % 3, undefined));
      }
    }
    const property: SearchedProperty = {
      ...{ source: new Circle(), tags: () => [], layer: () => null },
      judge: () => 'fails',
      confirm: () => ({ judgement: 'fails', facts: [] }),
      size: () => ({ dimensions: {}, nonzero: 0 }),
    };
    expect([0, 1, 2]).toContain((await shrink(property, 0, 1)).case);
  });
});
