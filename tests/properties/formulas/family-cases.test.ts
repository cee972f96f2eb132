import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FamilyCases, partsOf } from '../../../properties/family-cases.ts';
import { layerOfCase } from '../../../properties/arbitraries/case-layer.ts';
import { sizeOfCase } from '../../../properties/arbitraries/case-shrinks.ts';
import type { Case } from '../../../properties/arbitraries/case.ts';
import { sizeOfLayerCase } from '../../../properties/exact-property.ts';
import { LayerQuantities } from '../../../properties/layer-quantities.ts';
import type { Range } from '../../../src/claims/claim-families.ts';
import { readClaim } from '../../../src/claims/read-claim.ts';
import { readLayer } from '../../../src/layers/layer-file.ts';

const casesOver = (over: object): FamilyCases => {
  const { subject } = readClaim({ format: 'headcount/claim@1', id: 'any', over, says: 'heads >= 0' });
  if (subject.type !== 'family') throw new Error('expected a family');
  return new FamilyCases(partsOf(subject.family, true));
};

const FAMILIES: readonly { readonly kind: string; readonly [key: string]: unknown }[] = [
  { kind: 'ssm', N: [2, 4], p: [1, 2], d: 2, n: [3, 5], D: false, entries: [-3, 1], denominator: [1, 4] },
  { kind: 'diagonal-ssm', N: [1, 2], channels: [2, 3], complex: false, D: true },
  { kind: 'time-varying-ssm', N: [1, 2], p: 1, d: [1, 2], n: [2, 4] },
  { kind: 'bidirectional-ssm', N: [3, 5], p: [1, 2], d: 1 },
  { kind: 'operators', w: [2, 4], p: [2, 3], d: 2 },
  { kind: 'convolution', w: [1, 3], p: [1, 2], d: [2, 3], centred: true },
  { kind: 'convolution', w: 3, p: [1, 3], d: [1, 3], depthwise: true, dilation: 2 },
  { kind: 'convolution', depthwise: false },
];

describe.each(FAMILIES)('the cases of %o', (over) => {
  const cases = casesOver(over);

  it('have the dimensions that the claim names, as formulas read them', () => {
    fc.assert(
      fc.property(cases, (c) => {
        const layer = readLayer(layerOfCase(c));
        const quantities = new LayerQuantities(layer, c.n);
        for (const name of ['N', 'p', 'd', 'w', 'n', 'channels']) {
          const range = over[name] as Range | number | undefined;
          if (range === undefined) continue;
          const [least, most] = typeof range === 'number' ? [range, range] : range;
          const { least: value } = quantities.boundsOf(name === 'channels' ? 'p' : name);
          expect(value, name).toBeGreaterThanOrEqual(least);
          expect(value, name).toBeLessThanOrEqual(most);
        }
        expect(layer.kind).toBe(over.kind);
      }),
      { numRuns: 60 },
    );
  });

  it('shrink to smaller cases of the same claim, without a context', () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        expect(cases.canShrinkWithoutContext(drawn)).toBe(true);
        let [current, steps]: [Case, number] = [drawn, 0];
        for (;;) {
          const [first] = [...cases.shrink(current, undefined).take(1)];
          if (first === undefined) break;
          const smaller = first.value;
          expect(cases.canShrinkWithoutContext(smaller)).toBe(true);
          expect(isBelow(sizeOfCase(smaller), sizeOfCase(current))).toBe(true);
          current = smaller;
          steps += 1;
        }
        expect(steps).toBeLessThan(1000);
      }),
      { numRuns: 15 },
    );
  });

  it('can be drawn below the size of one of them, and not below the least', () => {
    fc.assert(
      fc.property(cases, (c) => {
        const size = sizeOfLayerCase(c);
        const smaller = cases.below(size)!;
        const [drawn] = fc.sample(smaller, 1);
        const { dimensions } = sizeOfLayerCase(drawn!);
        for (const [name, most] of Object.entries(size.dimensions)) expect(dimensions[name]).toBeLessThanOrEqual(most);
        expect(cases.below({ ...size, dimensions: { ...size.dimensions, n: 0 } })).toBeNull();
      }),
      { numRuns: 15 },
    );
  });
});

describe('a convolution whose claim leaves it open', () => {
  it('is drawn with full and with diagonal kernels, in one direction and in two', () => {
    const drawn = fc.sample(casesOver({ kind: 'convolution' }), { numRuns: 200, seed: 1 });
    const forms = drawn.map((c) => `${c.kind}${'centred' in c && c.centred ? ', centred' : ''}`);
    expect(new Set(forms)).toEqual(
      new Set(['convolution', 'convolution, centred', 'depthwise-convolution', 'depthwise-convolution, centred']),
    );
  });

  it('has only full kernels where p and d cannot be equal', () => {
    expect(new Set(fc.sample(casesOver({ kind: 'convolution', p: 1, d: 2 }), 50).map((c) => c.kind))).toEqual(new Set(['convolution']));
  });
});

function isBelow(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((x, k) => x !== b[k]);
  return at >= 0 && a[at]! < b[at]!;
}
