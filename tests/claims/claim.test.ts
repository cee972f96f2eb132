import { describe, expect, it } from 'vitest';
import { VERDICTS, type CaseSize, type Claim, type Property } from '../../src/claims/claim.ts';
import { checkReportSchema } from '../../src/report/check-report.ts';

const size: CaseSize = { dimensions: { n: 1 }, nonzero: 0 };

/** A property of cases that are lists of numbers. */
const ofLists: Property<readonly number[], string> = {
  source: 'lists',
  judge: (list) => (list.length === 0 ? 'outside' : list.every((x) => x > 0) ? 'holds' : 'fails'),
  confirm: (list) => ({ judgement: 'fails', facts: [{ name: 'least', value: String(Math.min(...list)) }] }),
  tags: () => [],
  size: (list) => ({ dimensions: { n: list.length }, nonzero: list.filter((x) => x !== 0).length }),
  layer: () => null,
};
/** A property of cases that are texts. */
const ofTexts: Property<string, string> = {
  source: 'texts',
  judge: (text) => (text === '' ? 'fails' : 'holds'),
  confirm: () => ({ judgement: 'holds', facts: [] }),
  tags: (text) => (text === '' ? ['empty'] : []),
  size: () => size,
  layer: () => null,
};

describe('the vocabulary of claims', () => {
  it('has the verdicts that the report of check can print, and no others', () => {
    const verdict = checkReportSchema.shape.claims.element.shape.verdict;
    expect([...VERDICTS].sort()).toEqual([...verdict.options].sort());
  });

  it('lets claims about cases of different types stand in one list', () => {
    const about = { source: '2.4', title: '', statement: { words: '', latex: '' }, about: 'O', hasProof: true, checks: [] } as const;
    const control = { id: 'a.1', statement: about.statement, property: ofTexts, example: size };
    const claims: readonly Claim[] = [
      { ...about, id: 'a', property: ofLists, controls: [control], expected: 'proved' },
      { ...about, id: 'b', property: ofTexts, controls: [], expected: 'searched' },
      { ...about, id: 'c', property: null, controls: [], expected: 'open' },
    ];
    expect(claims.map(({ property }) => property?.source)).toEqual(['lists', 'texts', undefined]);
  });
});
