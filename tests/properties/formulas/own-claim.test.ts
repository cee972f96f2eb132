import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attentionCases, convolutionCases, headsCases, operatorCases, ssmCases } from '../../../properties/arbitraries/arbitraries.ts';
import { law } from '../../../properties/formula-property.ts';
import { claim, type LayerNumbers } from '../../../properties/own-claim.ts';
import { search } from '../../../src/search/search.ts';

const about = (
  says: (q: LayerNumbers) => boolean,
  given?: (q: LayerNumbers) => boolean,
  over: Parameters<typeof claim>[0]['over'] = ssmCases(),
) => claim({ id: 'mine', words: 'mine', over, says, ...(given && { given }) }).property;

describe('a claim in TypeScript', () => {
  it('judges the same cases as the same law in the language of claim files, fast and exactly', () => {
    const written = law(
      { kind: 'ssm' },
      { given: 'rank(A) = N and n > 1', says: 'heads(n - 1) < heads or heads = degree or colRank > pairwise + 1' },
    );
    const own = about(
      ({ n, heads, degree, colRank, pairwise }) => heads(n - 1) < heads() || heads() === degree() || colRank() > pairwise() + 1,
      (q) => q.rank('A') === q.N && q.n > 1,
    );
    fc.assert(
      fc.property(ssmCases({ N: [1, 4], denominator: [1, 1] }), (c) => {
        expect(own.judge(c)).toBe(written.judge(c));
        expect(own.confirm(c).judgement).toBe(written.confirm(c).judgement);
        expect(own.judge(c)).toBe(own.confirm(c).judgement);
      }),
      { numRuns: 60 },
    );
  });

  it('may be about heads and attention too, which are decided exactly from the start', async () => {
    const heads = await search(
      about((q) => q.heads() <= 3, undefined, headsCases({ H: [1, 3] })),
      { runs: 100, seed: 1 },
    );
    expect(heads.refutation).toBeNull();
    const attention = await search(
      about((q) => q.heads() <= 1, undefined, attentionCases({ H: [1, 3] })),
      { runs: 300, seed: 1 },
    );
    expect(attention.refutation?.facts).toEqual([{ name: 'heads', value: '2' }]);
    expect(attention.refutation?.layer?.kind).toBe('attention');
  });

  it('knows the words of the kinds that it is about', async () => {
    const taps = await search(
      about((q) => q.heads() === Math.min(q.w, q.n), undefined, convolutionCases()),
      { runs: 500, seed: 1 },
    );
    expect(taps.refutation?.facts.map(({ name }) => name)).toEqual(['heads', 'w', 'n']);
    const signs = await search(
      about((q) => q.softmax() === q.heads(), undefined, operatorCases({ w: [1, 3] })),
      { runs: 500, seed: 1 },
    );
    expect(signs.refutation?.facts.map(({ name }) => name)).toEqual(['softmax', 'heads']);
  });

  it('whose hypothesis nobody satisfies is vacuous', async () => {
    const { vacuous, negation } = await search(about(() => false, (q) => q.heads() > q.N + 1), { runs: 100, seed: 1 }); // prettier-ignore
    expect([vacuous, negation]).toEqual([true, null]);
  });
});

describe('what is no claim', () => {
  const right = { id: 'mine', words: 'mine', over: ssmCases(), says: () => true };
  const wrong: [string, object][] = [
    ['id', { id: 'Mine' }],
    ['id', { id: '' }],
    ['id', { id: 'con' }],
    ['words', { words: ' ' }],
    ['latex', { latex: 3 }],
    ['over', { over: 'ssm' }],
    ['given', { given: 'n > 1' }],
    ['says', { says: true }],
    ['"say"', { say: () => true }],
  ];
  it.each(wrong)('is refused, its %s named', (place, change) => {
    expect(() => claim({ ...right, ...change })).toThrow(expect.objectContaining({ diagnostic: expect.objectContaining({ code: 'bad-claim', place }) as object }) as Error); // prettier-ignore
  });

  it('is refused also where it is nothing at all', () => {
    for (const nothing of [undefined, null, 3, 'x']) expect(() => claim(nothing as never)).toThrow(/expected small letters/);
    expect(() => claim(right)).not.toThrow();
  });
});
