// The face headcount/arbitraries: layers that fast-check draws, shrinks and prints as a user expects.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTallies, CASE_KINDS, casesOf, layerOfCase, layers, ssmCases, tallyTags } from '../../properties/arbitraries/index.ts';
import { headCount, readLayer } from '../../src/index.ts';
import { plainRanks } from '../properties/formulas/every-operator.ts';

describe.each(CASE_KINDS)('layers of kind %s', (kind) => {
  it('are the cases of that kind, read, in the same order for the same seed', () => {
    const drawn = fc.sample(layers(kind), { seed: 5, numRuns: 30 });
    const cases = fc.sample(casesOf(kind), { seed: 5, numRuns: 30 });
    expect(drawn.map((layer) => layer.toJSON())).toEqual(cases.map((c) => readLayer(layerOfCase(c)).toJSON()));
  });

  it('are printed as layer files that can be read again', () => {
    for (const layer of fc.sample(layers(kind), 20)) {
      expect(readLayer(fc.stringify(layer)).toJSON()).toEqual(layer.toJSON());
    }
  });
});

describe('a false law on layers', () => {
  it('is refuted and shrunk to few states and few entries', () => {
    const run = fc.check(
      // False: two states may share an eigenvalue, or not be reached.
      fc.property(layers('ssm', { D: false, p: [2, 3], d: [2, 3] }), (layer) => headCount(layer).operator.heads === layer.stateDim),
      { numRuns: 200 },
    );
    expect(run.failed).toBe(true);
    const layer = run.counterexample?.[0];
    expect(layer?.stateDim).toBe(1);
    expect(layer && plainRanks(layer, 1).heads).toBe(0);
  });

  it('is refuted again, by the same layer, from the seed and path that were reported', () => {
    const property = fc.property(layers('convolution'), (layer) => headCount(layer).operator.heads < 2);
    const first = fc.check(property);
    expect(first.failed).toBe(true);
    const again = fc.check(property, { seed: first.seed, path: first.counterexamplePath ?? '', endOnFailure: true });
    expect(again.counterexample?.[0].toJSON()).toEqual(first.counterexample?.[0].toJSON());
  });
});

describe('tallies', () => {
  it('of two halves add up to the tally of the whole', () => {
    const cases = fc.sample(ssmCases(), 100);
    expect(addTallies(tallyTags(cases.slice(0, 40)), tallyTags(cases.slice(40)))).toEqual(tallyTags(cases));
  });
});
