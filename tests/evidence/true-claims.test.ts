import { describe, expect, inject, it } from 'vitest';
import { PROPERTY_FILES } from '../../properties/claims.ts';
import { search } from '../../src/search/search.ts';
import type {} from '../ground/seed-of-run.ts';

/** Cases in all, spread evenly over the claims. The suite draws a hundredth of a long run. */
const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 10_000);
const EACH = Math.ceil(CASES / Math.max(PROPERTY_FILES.size, 1));

/** Tags carried by fewer cases are named without a number of their own. */
const RARE = 0.001;

describe('a search over the true claims', () => {
  it.each([...PROPERTY_FILES])(
    'finds no counterexample to %s, and cases that satisfy its hypothesis',
    async (id, load) => {
      const { claim } = await load();
      if (claim.property === null) {
        expect(claim.unsearched).toBeTruthy();
        return;
      }
      const result = await search(claim.property, { runs: EACH, seed: inject('propertySeed') });
      const share = (count: number): string => `${((100 * count) / result.runs).toFixed(1)} %`;
      const tags = Object.entries(result.tags);
      const common = tags.filter(([, count]) => count >= RARE * result.runs).map(([tag, count]) => `${tag} ${share(count)}`);
      const rare = tags.filter(([, count]) => count < RARE * result.runs).map(([tag]) => tag);
      const coverage = [...common, ...(rare.length === 0 ? [] : [`rarely ${rare.join(', ')}`]), `none of these ${share(result.untagged)}`];
      console.log(
        `measured: ${id}: ${result.runs} cases, seed ${result.seed}, outside the hypothesis ${share(result.outside)}, ` +
          `suspected and cleared ${result.unconfirmed}; ${coverage.join(', ')}`,
      );
      expect(result.refutation).toBeNull();
      expect(result.vacuous).toBe(false);
      expect(result.negation).not.toBeNull();
    },
    3_600_000,
  );
});
