import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesOf } from '../../../properties/arbitraries/arbitraries.ts';
import { layerOfCase } from '../../../properties/arbitraries/case-layer.ts';
import type { Case, CaseKind } from '../../../properties/arbitraries/case.ts';
import { CaseQuantities, NOT_SMALL } from '../../../properties/case-quantities.ts';
import { LayerQuantities } from '../../../properties/layer-quantities.ts';
import { DiagnosticError } from '../../../src/diagnostics/diagnostic.ts';
import { readLayer } from '../../../src/layers/layer-file.ts';
import { confirmedCounts } from '../../../src/spans/small-confirmed.ts';
import { plainPairwise, plainRanks } from './every-operator.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 25);
const KINDS: readonly CaseKind[] = [
  'ssm',
  'diagonal-ssm',
  'time-varying-ssm',
  'bidirectional-ssm',
  'operators',
  'convolution',
  'depthwise-convolution',
];

const exact = (c: Case): LayerQuantities => new LayerQuantities(readLayer(layerOfCase(c)), c.n);
const decided = (quantities: LayerQuantities, ...ask: Parameters<LayerQuantities['boundsOf']>): number => {
  const { least, most } = quantities.boundsOf(...ask);
  expect(least).toBe(most);
  return least;
};

describe.each(KINDS)('what formulas ask of a case of kind %s', (kind) => {
  it('is counted modulo primes as over the rationals, at every length', () => {
    const fast = new CaseQuantities();
    fc.assert(
      fc.property(casesOf(kind), (c) => {
        fast.load(c);
        const slow = exact(c);
        const names = ['n', 'p', 'd', 'rowRank', 'colRank', 'heads', ...('w' in c ? ['w'] : []), ...('N' in c ? ['N'] : [])];
        if (kind === 'ssm' || kind === 'diagonal-ssm') names.push('degree', 'eigenvalues');
        for (const name of names) expect([name, fast.valueOf(name)]).toEqual([name, decided(slow, name)]);
        for (let m = 0; m <= (kind === 'time-varying-ssm' ? c.n : c.n + 3); m += 1) {
          expect([m, fast.valueOf('heads', m)]).toEqual([m, decided(slow, 'heads', m)]);
        }
        const { least, most } = slow.boundsOf('pairwise');
        expect(fast.valueOf('pairwise')).toBeGreaterThanOrEqual(least);
        expect(fast.valueOf('pairwise')).toBeLessThanOrEqual(most);
      }),
      { numRuns: 4 * CASES },
    );
  });

  it('is what all operators W_ij say, taken one by one', () => {
    fc.assert(
      fc.property(casesOf(kind, { n: [1, 5], p: [1, 2], d: [1, 2], channels: [1, 2] }), (c) => {
        const layer = readLayer(layerOfCase(c));
        const slow = exact(c);
        const { heads, rowRank, colRank } = plainRanks(layer, c.n);
        expect(decided(slow, 'heads')).toBe(heads);
        expect(decided(slow, 'rowRank')).toBe(rowRank);
        expect(decided(slow, 'colRank')).toBe(colRank);
        expect(decided(slow, 'pairwise')).toBe(plainPairwise(layer, c.n));
        expect([heads, heads + 1]).toContain(decided(slow, 'softmax'));
      }),
      { numRuns: CASES },
    );
  });
});

describe('what formulas ask of an LTI system', () => {
  it('agrees with the counts that certificates are issued for', () => {
    fc.assert(
      fc.property(casesOf('ssm', { N: [1, 4] }), (c) => {
        const counts = confirmedCounts(c, c.n);
        const slow = exact(c);
        for (const name of ['heads', 'rowRank', 'colRank', 'degree', 'eigenvalues'] as const) {
          expect([name, decided(slow, name)]).toEqual([name, counts[name]]);
        }
        for (const matrix of ['A', 'B', 'C'] as const) expect(decided(slow, 'rank', matrix)).toBe(counts.rank[matrix]);
      }),
      { numRuns: CASES },
    );
  });
});

describe('what a layer does not have', () => {
  const [steps] = fc.sample(casesOf('time-varying-ssm', { n: [3, 3] }), 1) as [Case];
  it('is refused exactly, and left to that by the fast counts', () => {
    const fast = new CaseQuantities();
    fast.load(steps);
    const slow = exact(steps);
    for (const ask of [['w'], ['degree'], ['rank', 'A'], ['heads', 4]] as Parameters<LayerQuantities['boundsOf']>[]) {
      expect(() => fast.valueOf(...ask)).toThrow(NOT_SMALL);
      expect(() => slow.boundsOf(...ask)).toThrow(DiagnosticError);
    }
    expect(() => slow.boundsOf('heads', 4)).toThrow(/expected a whole number from 0 to 3/);
  });

  it('includes quantities of its input-independent relatives, for attention', () => {
    fc.assert(
      fc.property(casesOf('attention'), (c) => {
        const slow = exact(c);
        expect(decided(slow, 'heads')).toBeLessThanOrEqual(c.H);
        expect(() => slow.boundsOf('pairwise')).toThrow(/has no pairwise/);
        expect(() => slow.boundsOf('softmax')).toThrow(/has no softmax/);
      }),
      { numRuns: 10 },
    );
  });

  it('may also be entries that doubles cannot hold: the fast counts give up instead of rounding', () => {
    const big = 1000;
    const bidirectional: Case = {
      kind: 'bidirectional-ssm',
      N: 6,
      backwardN: 1,
      p: 1,
      d: 1,
      n: 7,
      denominator: 1,
      A: Array.from({ length: 36 }, (_, e) => big - e),
      B: Array.from({ length: 6 }, (_, e) => big - e),
      C: Array.from({ length: 6 }, (_, e) => big - 7 * e),
      D: null,
      backwardA: [1],
      backwardB: [1],
      backwardC: [1],
      tags: [],
    };
    const fast = new CaseQuantities();
    fast.load(bidirectional);
    expect(() => fast.valueOf('heads')).toThrow(NOT_SMALL);
    expect(decided(exact(bidirectional), 'heads')).toBe(1);
  });
});
