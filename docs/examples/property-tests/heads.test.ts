import { fc, test } from '@fast-check/vitest';
import { headCount, readLayer } from 'headcount';
import { casesOf, CASE_KINDS, layerOfCase, layers, ssmCases, tallyTags } from 'headcount/arbitraries';
import { describe, expect } from 'vitest';
import { movingAverage } from './moving-average.js';

describe('a law', () => {
  // Cayley and Hamilton: lags from N on add nothing. And there are only pd independent p×d matrices.
  test.prop([ssmCases({ D: false })])('an SSM needs at most min(n, N, pd) heads', (c) => {
    expect(c).toBeRepresentableWith(Math.min(c.n, c.N, c.p * c.d));
  });

  test.prop([fc.constantFrom(...CASE_KINDS).chain((kind) => casesOf(kind))])('what an operator can do, a map can', (c) => {
    fc.pre(c.kind !== 'attention');
    const { heads } = headCount(readLayer(layerOfCase(c)), { n: c.n }).operator;
    for (const meaning of ['O', 'C', 'E', 'P', 'G'] as const) expect(c).toBeRepresentableWith(heads, { class: meaning });
  });

  test.prop([layers('convolution')])('a convolution needs no more heads at a longer length than its window', (layer) => {
    const { heads } = headCount(layer).operator;
    expect(layer).toNeedHeads(heads, { n: layer.defaultLength + 10 });
  });

  test('the search behind these laws reaches degenerate layers', () => {
    const { tags } = tallyTags(fc.sample(ssmCases(), 500));
    for (const tag of ['repeated-eigenvalues', 'nilpotent', 'unreachable', 'zero-residue'] as const) {
      expect(tags[tag]).toBeGreaterThan(25);
    }
  });
});

describe('our moving average', () => {
  const rates = fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 1, maxLength: 5 }).map((list) => list.map((r) => `${r}/16`));
  const identity = (size: number) => Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));

  test.prop([rates])('needs one head for each different rate, however many channels share it', (rates) => {
    expect(movingAverage(rates, identity(rates.length))).toNeedHeads(new Set(rates).size, { n: rates.length + 3 });
  });

  test.prop([rates, fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 5, maxLength: 5 })])(
    'loses the heads of the channels that the mixing ignores',
    (rates, row) => {
      const mixing = row.slice(0, rates.length);
      const seen = new Set(rates.filter((_, c) => mixing[c] !== 0));
      expect(movingAverage(rates, [mixing])).toHaveInteractionRank(seen.size, { n: rates.length + 3 });
    },
  );
});

describe('regressions', () => {
  // Found by a property once, shrunk, and kept: two states, but the output sees them through one functional only.
  test('a state that is never read needs no head of its own', () => {
    const layer = { format: 'headcount/layer@1', kind: 'ssm', A: [[1, 1], [0, 1]], B: [[1], [0]], C: [[1, 0]] }; // prettier-ignore
    expect(layer).toNeedHeads(1, { n: 64 });
  });

  test('a quarter turn is two heads as an operator, and not one at almost every input either', () => {
    const turn = { format: 'headcount/layer@1', kind: 'ssm', A: [[0, -1], [1, 0]], B: [[1, 0], [0, 1]], C: [[1, 0], [0, 1]] }; // prettier-ignore
    expect(turn).toNeedHeads(2, { n: 64 });
    expect(turn).not.toBeRepresentableWith(1, { class: 'P' });
    expect({ turn, heads: 2 }).toEqual({ turn: expect.toNeedHeads(2), heads: 2 });
  });
});
