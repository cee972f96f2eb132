import { describe, expect, it } from 'vitest';
import { claimStatement } from '../../src/claims/claim-statement.ts';
import { isParametricLayer, readAnyLayer, readClaim } from '../../src/claims/read-claim.ts';

const claim = (more: object) => readClaim({ format: 'headcount/claim@1', id: 'mine', says: 'heads <= N', ...more });
const one = { format: 'headcount/layer@1', kind: 'ssm', A: [[1]], B: [[1]], C: [[1]] };
const turn = { ...one, name: 'turn\u001b[2J', parameters: ['a'], A: [['a']] };

describe('what a claim file says, for readers', () => {
  it('names its layers with every range and choice, then its formulas', () => {
    const over = { kind: 'ssm', N: [1, 4], p: 1, n: [2, 9], D: false };
    expect(claimStatement(claim({ over, given: 'rank(A) = N' }))).toEqual({
      words: 'For ssm layers (N 1 to 4, p 1, d 1 to 3, n 2 to 9, entries -2 to 2, denominator 1, without D) with rank(A) = N: heads <= N.',
      latex: '\\operatorname{rank} A = N \\implies k_n \\le N',
    });
    expect(claimStatement(claim({ over: { kind: 'convolution', centred: true, depthwise: false }, says: 'heads <= w' })).words).toBe(
      'For convolution layers (w 1 to 5, p 1 to 3, d 1 to 3, n 1 to 12, dilation 1 to 2, entries -2 to 2, denominator 1, centred, not depthwise): heads <= w.',
    );
  });

  it('names one layer by its file, its kind or its name, and never lets that name reach a terminal as it is', () => {
    expect(claimStatement(claim({ layer: 'a/b.layer.json' })).words).toBe('For the layer of a/b.layer.json (n 1 to 12): heads <= N.');
    expect(claimStatement(claim({ layer: one })).words).toBe('For this ssm layer (n 1 to 12): heads <= N.');
    const { words } = claimStatement(claim({ layer: turn, ranges: { n: 3 } }));
    expect(words).toMatch(/^For the ssm layer ".*" at all a \(n 3, numerators -3 to 3, denominators 1 to 4\): heads <= N\.$/);
    expect(words).not.toContain('\u001b');
  });
});

describe('a layer file of a claim', () => {
  it('is read with its parameters where it has some', () => {
    expect(isParametricLayer(readAnyLayer(JSON.stringify(turn), 'turn.layer.json'))).toBe(true);
    expect(isParametricLayer(readAnyLayer(one))).toBe(false);
    expect(() => readAnyLayer('{"format": 1}', 'turn.layer.json')).toThrow(/turn\.layer\.json|format/);
    expect(() => readAnyLayer('[', 'turn.layer.json')).toThrow();
  });
});
