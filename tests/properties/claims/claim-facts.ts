import { describe, expect, it } from 'vitest';
import type { ClaimProperties } from '../../../properties/claim-properties.ts';
import { drawEach, searchBatch } from '../../../src/search/batch.ts';
import { isNoLarger } from '../../../src/search/case-order.ts';
import { shrink } from '../../../src/search/shrink.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 500);
/** Seeds with which a control is found; with the first ones of them it is shrunk too. */
const SEEDS = Number(process.env['HEADCOUNT_SEEDS'] ?? 3);
const SHRUNK = Math.ceil(SEEDS / 3);

/**
 * Tests that claims hold in what a search draws, and that each of their controls is refuted: by the example of
 * mathematics.md, and by a case that the search finds and makes as small as that.
 */
export function testClaims(claims: readonly ClaimProperties[], examples: ReadonlyMap<string, unknown>): void {
  const controls = claims.flatMap(({ controls }) => controls);
  describe.each(claims)('the claim $id', ({ property }) => {
    it('has no counterexample among small cases, and cases in which it says something', () => {
      const { holds, unconfirmed, failure } = searchBatch(property!, { seed: 1, batch: 0, size: CASES });
      expect(failure).toBeNull();
      expect(unconfirmed).toBe(0);
      // The rarest: a map that is given along all rays at once.
      expect(holds).toBeGreaterThan(CASES / 60);
    });

    it('is judged as it is decided', () => {
      drawEach(property!.source, 2, CASES / 10, (one) => {
        expect(property!.confirm(one).judgement).toBe(property!.judge(one));
        return true;
      });
    });
  });

  describe.each(controls)('the false variant $id', ({ id, property, example }) => {
    it('fails for the example in mathematics.md, which a search may draw and has the size that is given', () => {
      const one = examples.get(id);
      expect(property.source.canShrinkWithoutContext(one)).toBe(true);
      expect(property.judge(one)).toBe('fails');
      expect(property.confirm(one).judgement).toBe('fails');
      const { dimensions, nonzero } = property.size(one);
      expect({ dimensions: { ...dimensions }, nonzero }).toEqual(example);
    });

    it('is refuted within 3000 cases, and shrunk to that size', async () => {
      for (let seed = 1; seed <= SEEDS; seed += 1) {
        const batches = [0, 1, 2].map((batch) => ({ seed, batch, size: 1000 }));
        let found: unknown = null;
        for (const range of batches) found ??= searchBatch(property, range).failure?.case ?? null;
        expect(found, `seed ${seed}`).not.toBeNull();
        if (seed > SHRUNK) continue;
        const { case: smallest } = await shrink(property, found, seed, { preferred: example });
        expect(property.confirm(smallest).judgement).toBe('fails');
        expect(isNoLarger(property.size(smallest), example), `seed ${seed}: ${JSON.stringify(smallest)}`).toBe(true);
      }
    });
  });

  describe('the controls', () => {
    it('are the examples, each once', () => {
      expect(controls.map(({ id }) => id)).toEqual([...examples.keys()]);
    });
  });
}
