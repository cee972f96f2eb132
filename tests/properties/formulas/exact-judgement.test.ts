import { describe, expect, it } from 'vitest';
import { agreedJudgement, type Ask } from '../../../properties/exact-judgement.ts';
import { judgeExactly } from '../../../properties/formula-judgement.ts';
import type { Judgement } from '../../../src/claims/claim.ts';
import { parseFormula } from '../../../src/claims/parse-formula.ts';
import { fail } from '../../../src/diagnostics/diagnostic.ts';

/** pairwise is 2 or 3, softmax 4 or 5; all others are decided. */
const BOUNDS: Readonly<Record<string, { least: number; most: number }>> = {
  heads: { least: 4, most: 4 },
  pairwise: { least: 2, most: 3 },
  softmax: { least: 4, most: 5 },
};
const boundsOf = (name: string) => BOUNDS[name]!;

const judged = (says: string, given?: string) =>
  judgeExactly({ given: given === undefined ? null : parseFormula(given), says: parseFormula(says) }, boundsOf);

describe('a judgement on counts that are not decided', () => {
  it('is a failure only if it is one for every value that they may have', () => {
    expect(judged('pairwise = heads').judgement).toBe('fails');
    expect(judged('pairwise <= heads').judgement).toBe('holds');
    expect(judged('pairwise = 2').judgement).toBe('outside');
    expect(judged('pairwise + softmax < 6').judgement).toBe('fails');
    expect(judged('pairwise + softmax < 7').judgement).toBe('outside');
    expect(judged('pairwise + softmax < 9').judgement).toBe('holds');
  });

  it('takes the same value wherever a formula asks', () => {
    expect(judged('pairwise = pairwise and softmax - softmax = 0').judgement).toBe('holds');
    expect(judged('pairwise != pairwise').judgement).toBe('fails');
  });

  it('is outside where the hypothesis is, whatever else is undecided', () => {
    expect(judged('pairwise = 2', 'heads = 1').judgement).toBe('outside');
    expect(judged('heads = 1', 'pairwise = 2').judgement).toBe('outside');
    expect(judged('heads = 1', 'pairwise >= 2').judgement).toBe('fails');
  });

  it('shows every value that is possible', () => {
    expect(judged('pairwise + 1 = heads + 3').facts).toEqual([
      { name: 'pairwise', value: '2 or 3' },
      { name: 'pairwise + 1', value: '3 or 4' },
      { name: 'heads', value: '4' },
      { name: 'heads + 3', value: '7' },
    ]);
  });

  it('rests on no value where a formula has none for some choice', () => {
    expect(judged('ceil(heads/(pairwise - 2)) = 7').judgement).toBe('outside');
    expect(() => judged('ceil(heads/(heads - 4)) = 7')).toThrow(/divisor/);
  });

  it('is given up where there are too many choices', () => {
    const many = (ask: Ask): Judgement => (Array.from({ length: 8 }, (_, i) => ask(`q${i}`)).some((x) => x < 0) ? 'holds' : 'fails');
    expect(agreedJudgement(many, () => ({ least: 0, most: 9 })).judgement).toBe('outside');
    expect(agreedJudgement(many, () => ({ least: 0, most: 1 })).judgement).toBe('fails');
  });

  it('passes on an error that no choice explains', () => {
    expect(() => agreedJudgement(() => fail('any', 'no value'), boundsOf)).toThrow('no value');
    expect(() =>
      agreedJudgement((ask) => {
        ask('pairwise');
        throw new TypeError('a fault');
      }, boundsOf),
    ).toThrow(TypeError);
  });
});
