import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attentionCases, casesOf, headsCases, ssmCases } from '../../../properties/arbitraries/arbitraries.ts';
import { CASE_FIELDS, CASE_KINDS, sizeAlong, weightOf } from '../../../properties/arbitraries/case-fields.ts';
import { inputOfCase, layerOfCase, operatorOfHeads } from '../../../properties/arbitraries/case-layer.ts';
import { residuesOfEntries } from '../../../properties/arbitraries/case-residues.ts';
import type { Case } from '../../../properties/arbitraries/case.ts';
import { saturationLength } from '../../../properties/arbitraries/saturation-length.ts';
import { formatQ, integer, rational } from '../../../src/exact/rational.ts';
import { rationals } from '../../../src/exact/rational-scalars.ts';
import { residues } from '../../../src/exact/residue-scalars.ts';
import { readLayer } from '../../../src/layers/layer-file.ts';
import type { Layer } from '../../../src/layers/layer.ts';
import { operatorRows, stepRows } from './naive-case.ts';

const RUNS = Number(process.env['HEADCOUNT_CASES'] ?? 300);
const layerFor = (c: Case): Layer => readLayer(layerOfCase(c));
const textOf = (layer: Layer, i: number, j: number): string[] => layer.operator(rationals(), [], i, j).flat().map(formatQ);
const over = (x: bigint, denominator: number): string => formatQ(rational(x, BigInt(denominator)));

describe.each(CASE_KINDS)('the layer of a case of kind %s', (kind) => {
  it('is one that the reader takes, as an object and as text, with the shapes of the case', () => {
    fc.assert(
      fc.property(casesOf(kind), (c: Case) => {
        const layer = layerFor(c);
        expect(readLayer(JSON.stringify(layerOfCase(c))).toJSON()).toEqual(layer.toJSON());
        expect([layer.p, layer.d]).toEqual('channels' in c ? [c.channels, c.channels] : [c.p, c.d]);
        if (c.kind !== 'heads') expect(c.n).toBeLessThanOrEqual(layer.maxLength);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the layer of a case', () => {
  it('has the operators C A^l B + [l = 0] D over the right denominators', () => {
    fc.assert(
      fc.property(ssmCases(), (c) => {
        const layer = layerFor(c);
        const rows = operatorRows(c, 4);
        for (const l of [0, 1, 3]) expect(textOf(layer, l, 0)).toEqual(rows[l]!.map((x) => over(x, c.denominator ** (l + 2))));
      }),
      { numRuns: RUNS },
    );
  });

  it('has the operators of each step where they vary', () => {
    fc.assert(
      fc.property(casesOf('time-varying-ssm'), (c) => {
        const layer = layerFor(c);
        const rows = stepRows(c);
        for (let i = 0, row = 0; i < c.n; i += 1) {
          for (let j = 0; j <= i; j += 1, row += 1) {
            expect(textOf(layer, i, j)).toEqual(rows[row]!.map((x) => over(x, c.denominator ** (i - j + 2))));
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('has the operators Σ a V of heads, whether or not their coefficients are Toeplitz', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(headsCases(), (c) => {
        const layer = layerFor(c);
        kinds.add(layer.kind);
        for (let i = 0; i < c.n; i += 1) {
          for (let j = 0; j < c.n; j += 1) {
            const expected = operatorOfHeads(c, i, j).map((x) => over(BigInt(x), c.denominator ** 2));
            expect(textOf(layer, i, j)).toEqual(expected);
          }
        }
      }),
      { numRuns: RUNS },
    );
    expect([...kinds].sort()).toEqual(['operators', 'time-varying-ssm']);
  });

  it('takes the input of an attention case', () => {
    fc.assert(
      fc.property(attentionCases(), (c) => {
        const X = inputOfCase(c);
        expect([X.length, X[0]!.length]).toEqual([c.n, c.d]);
        expect(layerFor(c).run(rationals(), X)).toHaveLength(c.n);
      }),
      { numRuns: 100 },
    );
  });

  it('saturates by default at the length that the tags speak of', () => {
    for (const kind of ['ssm', 'diagonal-ssm', 'bidirectional-ssm', 'operators', 'convolution', 'depthwise-convolution'] as const) {
      fc.assert(
        fc.property(casesOf(kind), (c) => saturationLength(c) === layerFor(c).defaultLength),
        { numRuns: RUNS },
      );
    }
  });
});

describe('the residues of a case', () => {
  const p = 16_777_259;
  it('are those of its weights', () => {
    const scalars = residues(p);
    fc.assert(
      fc.property(
        fc.constantFrom(...CASE_KINDS).chain((kind) => casesOf(kind) as fc.Arbitrary<Case>),
        (c) => {
          for (const [name, axes] of Object.entries(CASE_FIELDS[c.kind].weights)) {
            const entries = weightOf(c, name);
            if (entries === null) continue;
            expect(entries).toHaveLength(axes.reduce((size, axis) => size * sizeAlong(c, axis), 1));
            const found = [...residuesOfEntries(entries, c.denominator, p)];
            const expected = entries.map((x) =>
              scalars.div(scalars.fromRational(integer(x)), scalars.fromRational(integer(c.denominator))),
            );
            expect(found.map((x) => (x + p) % p)).toEqual(expected);
            expect(found.every((x) => Math.abs(x) <= p / 2)).toBe(true);
          }
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('do not exist where the prime divides the denominator', () => {
    expect(() => residuesOfEntries([1], p, p)).toThrow(RangeError);
  });
});
