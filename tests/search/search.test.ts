import { describe, expect, it } from 'vitest';
import type { SsmCase } from '../../properties/arbitraries/case.ts';
import { BATCH_SIZE, searchBatch, type BatchRange, type BatchResult } from '../../src/search/batch.ts';
import { search, type RunBatches, type SearchProgress, type SearchResult } from '../../src/search/search.ts';
import type { SearchedProperty } from '../../src/search/searched-property.ts';
import { headsModPrime, PLANTED, ssmProperty } from './planted-properties.ts';

const boundedByStates = ssmProperty({ D: false }, (c) => (headsModPrime(c) <= c.N ? 'holds' : 'fails'));
/** Fails once in some thousand cases. */
const rare = ssmProperty({ D: false }, (c) =>
  c.N === 5 && c.n === 3 && c.p === 2 && c.d === 3 && headsModPrime(c) === 2 ? 'fails' : 'holds',
);

/** Does several batches before the first result is asked for, the last ones first, and sends them as text. */
function elsewhere(property: SearchedProperty, seed: number, ahead: number, change = (result: BatchResult): unknown => result): RunBatches {
  return async function* (batches: Iterable<BatchRange>) {
    const waiting = batches[Symbol.iterator]();
    for (;;) {
      const ranges: BatchRange[] = [];
      for (let k = 0; k < ahead; k += 1) {
        const next = waiting.next();
        if (next.done !== true) ranges.push(next.value);
      }
      if (ranges.length === 0) return;
      const done = ranges.toReversed().map((range) => JSON.stringify(change(searchBatch(property, { ...range, seed }))));
      await Promise.resolve();
      for (const text of done.toReversed()) yield JSON.parse(text) as BatchResult;
    }
  };
}

const timeless = ({ milliseconds, timeToFirst, ...rest }: SearchResult): object => {
  expect(milliseconds).toBeGreaterThanOrEqual(timeToFirst ?? 0);
  return rest;
};

describe('a search', () => {
  it('gives the same result whoever does the batches, and in whatever order they are done', async () => {
    for (const [property, runs] of [
      [boundedByStates, 3500],
      [rare, 20_000],
      [PLANTED[0]!.property, 3000],
    ] as const) {
      const here = await search(property, { runs, seed: 4 });
      for (const ahead of [1, 3, 8]) {
        const there = await search(property, { runs, seed: 4, runBatches: elsewhere(property, 4, ahead) });
        expect(timeless(there)).toEqual(timeless(here));
      }
    }
  });

  it('draws exactly as many cases as it is asked for where none fails, and counts what it saw', async () => {
    const result = await search(boundedByStates, { runs: 2300, seed: 1 });
    expect(result).toMatchObject({
      runs: 2300,
      holds: 2300,
      outside: 0,
      unconfirmed: 0,
      refutation: null,
      timeToFirst: null,
      vacuous: false,
    });
    expect(Object.keys(result.tags)).toEqual(Object.keys(result.tags).sort());
    expect(result.tags['zero-eigenvalue'] ?? 0).toBeLessThanOrEqual(2300);
    const batches = [1000, 1000, 300].map((size, batch) => searchBatch(boundedByStates, { seed: 1, batch, size }));
    for (const [tag, count] of Object.entries(result.tags)) {
      expect(count).toBe(batches.reduce((sum, { tags }) => sum + (tags[tag] ?? 0), 0));
    }
    expect(result.untagged).toBe(batches.reduce((sum, { untagged }) => sum + untagged, 0));
  });

  it('reports the first case that fails, shrunk and decided exactly, with all that it saw until then', async () => {
    const { runs, refutation, holds, outside, unconfirmed } = await search(rare, { runs: 100_000, seed: 2 });
    expect(refutation).not.toBeNull();
    const [batch, index] = refutation!.path.split(':').map(Number) as [number, number];
    expect(runs).toBe(batch * BATCH_SIZE + index + 1);
    expect(refutation!.runs).toBe(runs);
    expect(holds + outside + unconfirmed + 1).toBe(runs);
    expect(rare.confirm(refutation!.case).judgement).toBe('fails');
    expect(refutation!.size).toEqual(rare.size(refutation!.case));
    expect(refutation!.layer).toEqual(rare.layer(refutation!.case));
    expect(refutation!.shrinkSteps).toBeGreaterThan(0);
  });

  it('never reports what is refused when it is decided exactly', async () => {
    const suspicious: SearchedProperty = { ...boundedByStates, judge: () => 'fails' };
    const result = await search(suspicious, { runs: 1500, seed: 1 });
    expect(result).toMatchObject({ refutation: null, unconfirmed: 1500, holds: 0, negation: null, vacuous: false });
  });

  it('searches the negation too: a case that holds exactly, or none', async () => {
    const { negation } = await search(boundedByStates, { runs: 100, seed: 1 });
    expect(negation).toMatchObject({ seed: 1, path: '0:0' });
    expect(boundedByStates.confirm(negation!.case).judgement).toBe('holds');
    const never = ssmProperty({}, () => 'fails');
    expect((await search(never, { runs: 100, seed: 1 })).negation).toBeNull();
  });

  it('says that a hypothesis is vacuous where no case satisfied it', async () => {
    const impossible = ssmProperty({ D: false }, (c) => (headsModPrime(c) > c.N ? 'holds' : 'outside'));
    expect(await search(impossible, { runs: 1200, seed: 1 })).toMatchObject({ vacuous: true, outside: 1200, negation: null });
    const seldom = ssmProperty({ D: false }, (c) => (c.N === 6 && c.p === 1 && c.d === 3 ? 'holds' : 'outside'));
    expect(await search(seldom, { runs: 1200, seed: 1 })).toMatchObject({ vacuous: false });
  });

  it('ends when its time is over, after whole batches', async () => {
    const result = await search(boundedByStates, { runs: Infinity, seed: 1, milliseconds: 1 });
    expect(result.runs).toBeGreaterThanOrEqual(BATCH_SIZE);
    expect(result.runs % BATCH_SIZE).toBe(0);
    expect(timeless(await search(boundedByStates, { runs: result.runs, seed: 1 }))).toEqual(timeless(result));
  });

  it('tells of a counterexample before it shrinks it, and of how far it is', async () => {
    const told: string[] = [];
    const progress: SearchProgress[] = [];
    const { property } = PLANTED[4]!;
    const { refutation } = await search(property, {
      runs: 9000,
      seed: 1,
      onFound: ({ case: one, shrinkSteps }) => told.push(`${JSON.stringify(one)} ${shrinkSteps}`),
      onProgress: (one) => progress.push(one),
    });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/ 0$/);
    expect(told[0]).not.toBe(JSON.stringify(refutation!.case));
    expect(progress.at(-1)).toEqual({ runs: refutation!.runs, wanted: 9000, isShrinking: true });
    expect(progress.slice(0, -1).map(({ runs, isShrinking }) => [runs, isShrinking])).toEqual(
      progress.slice(0, -1).map((_, k) => [(k + 1) * BATCH_SIZE, false]),
    );
  });

  it('stops between batches and while it shrinks when its signal is aborted', async () => {
    const reason = new Error('enough');
    const aborted = new AbortController();
    aborted.abort(reason);
    await expect(search(boundedByStates, { runs: 10, seed: 1, signal: aborted.signal })).rejects.toBe(reason);

    const later = new AbortController();
    const seen: number[] = [];
    const onProgress = ({ runs }: SearchProgress): void => {
      seen.push(runs);
      if (runs === 2 * BATCH_SIZE) later.abort(reason);
    };
    await expect(search(boundedByStates, { runs: 9000, seed: 1, signal: later.signal, onProgress })).rejects.toBe(reason);
    expect(seen).toEqual([BATCH_SIZE, 2 * BATCH_SIZE]);

    const atFirst = new AbortController();
    const onFound = (): void => {
      atFirst.abort(reason);
    };
    await expect(search(PLANTED[0]!.property, { runs: 9000, seed: 1, signal: atFirst.signal, onFound })).rejects.toBe(reason);
  });

  it('stops asking for batches once one has failed', async () => {
    let finished = false;
    const runBatches: RunBatches = async function* (batches) {
      try {
        yield* elsewhere(PLANTED[0]!.property, 1, 1)(batches);
      } finally {
        finished = true;
      }
    };
    const { refutation } = await search(PLANTED[0]!.property, { runs: 1e9, seed: 1, runBatches });
    expect(refutation).not.toBeNull();
    expect(finished).toBe(true);
  });

  it('refuses a batch whose cases are not the ones drawn here, and a failure that is none', async () => {
    const planted = PLANTED[0]!.property;
    const changed = (result: BatchResult): unknown => ({
      ...result,
      failure: result.failure && { ...result.failure, case: { ...(result.failure.case as SsmCase), n: 11 } },
    });
    await expect(search(planted, { runs: 2000, seed: 1, runBatches: elsewhere(planted, 1, 1, changed) })).rejects.toThrow(/same version/);
    const invented = (result: BatchResult): unknown => ({ ...result, failure: result.witness });
    const { property } = { property: boundedByStates };
    await expect(search(property, { runs: 2000, seed: 1, runBatches: elsewhere(property, 1, 1, invented) })).rejects.toThrow(
      /same version/,
    );
    await expect(search(planted, { runs: 2000, seed: 1, runBatches: elsewhere(planted, 2, 1) })).rejects.toThrow(/same version/);
  });

  it.each([
    { runs: 0, seed: 1 },
    { runs: 1.5, seed: 1 },
    { runs: Infinity, seed: 1 },
    { runs: 10, seed: 2 ** 31 },
    { runs: 10, seed: 0.5 },
    { runs: NaN, seed: 1 },
  ])('refuses numbers that mean nothing: %o', async (options) => {
    await expect(search(boundedByStates, options)).rejects.toThrow(RangeError);
  });
});
