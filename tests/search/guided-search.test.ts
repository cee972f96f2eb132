import { describe, expect, it } from 'vitest';
import { climbFrom } from '../../src/search/guided-search.ts';
import { replay, replayRefutation } from '../../src/search/replay.ts';
import { search } from '../../src/search/search.ts';
import type { SearchedProperty } from '../../src/search/searched-property.ts';
import { PLANTED } from './planted-properties.ts';
import { rareFailure } from './rare-failure.ts';

const { guide, ...unguided } = rareFailure;

describe('a guided search', () => {
  it('finds what random cases do not reach within the same budget, decided exactly', async () => {
    for (const seed of [1, 2, 3]) {
      expect((await search(unguided, { runs: 10_000, seed })).refutation).toBeNull();
      const { refutation, climbs, runs } = await search(rareFailure, { runs: 10_000, seed });
      expect(refutation!.path).toBe(`guided:${climbs - 1}`);
      expect(runs).toBe(1000);
      expect(rareFailure.confirm(refutation!.case)).toEqual({ judgement: 'fails', facts: [{ name: 'det(M)', value: '1' }] });
    }
  });

  it('depends on the seed and the number of the climb alone', () => {
    const climbs = (): unknown[] => Array.from({ length: 6 }, (_, climb) => climbFrom(rareFailure, 3, climb));
    const first = climbs();
    expect(climbs().toReversed().toReversed()).toEqual(first);
    expect(climbFrom(rareFailure, 3, 4)).toEqual(first[4]);
    expect(new Set(first.map((one) => JSON.stringify(one))).size).toBe(6);
  });

  it('goes on with random cases where its climbs find nothing', async () => {
    const misled: SearchedProperty = { ...PLANTED[0]!.property, guide: { score: () => NaN, steps: () => [] } };
    const hard: SearchedProperty = { ...misled, judge: (one) => (misled.size(one).nonzero > 50 ? misled.judge(one) : 'holds') };
    const { refutation, climbs } = await search(hard, { runs: 50_000, seed: 1 });
    const plain = await search({ ...hard, guide: { score: () => 0, steps: () => [] } }, { runs: 50_000, seed: 1 });
    expect(climbs).toBe(100);
    expect(refutation).toEqual(plain.refutation);
  });

  it('never enters a case whose hypothesis does not hold', () => {
    const outside: SearchedProperty = { ...rareFailure, judge: () => 'outside' };
    expect(climbFrom(outside, 1, 0)).toEqual({ failure: null, scored: 0 });
  });
});

describe('a reported seed and path', () => {
  it('gives the same counterexample again, before and after shrinking, whether it was drawn or climbed to', async () => {
    for (const property of [PLANTED[4]!.property, rareFailure]) {
      let drawn: unknown = null;
      const { refutation } = await search(property, {
        runs: 20_000,
        seed: 6,
        onFound: (found) => {
          drawn = found.case;
        },
      });
      const { seed, path } = refutation!;
      expect(replay(property, seed, path)).toEqual(drawn);
      const again = await replayRefutation(property, { seed, path });
      expect({ ...again, runs: 0 }).toEqual({ ...refutation, runs: 0 });
    }
  });

  it('gives nothing where the claim does not fail there', async () => {
    expect(await replayRefutation(rareFailure, { seed: 1, path: '0:0' })).toBeNull();
    expect(() => replay(unguided, 1, 'guided:0')).toThrow(/finds no case that fails/);
    expect(guide).toBeDefined();
  });

  it.each([
    '',
    '1',
    '1:',
    ':1',
    '1:2:3',
    '-1:2',
    '1:1e9',
    '1:99999999',
    'guided',
    'guided:-1',
    'guided:1000000',
    '1.5:2',
    ' 1:2',
    '1:2\n',
    '٣:١',
  ])('is refused where it is no path: %j', (path) => {
    expect(() => replay(unguided, 1, path)).toThrow(/is not the path of a case/);
  });
});
