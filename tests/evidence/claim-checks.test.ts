import { describe, expect, it } from 'vitest';
import { PROOF_FILES } from '../../proofs/claims.ts';
import { checksOf } from '../../src/evidence/claim-checks.ts';
import { EXACT_CHECKS } from '../../src/evidence/exact-checks.ts';
import { MEASURED_CHECKS } from '../../src/evidence/measured-checks.ts';

const ids = [...new Set([...EXACT_CHECKS.keys(), ...MEASURED_CHECKS.keys()])];

describe('checks of claims', () => {
  it.each(ids)('%s: every one holds, and says what it rests on', async (id) => {
    expect(PROOF_FILES.has(id)).toBe(true);
    for (const check of await checksOf(id)) {
      const outcome = await check.run();
      expect(outcome, check.title).toMatchObject({ holds: true });
      expect(outcome.detail).toMatch(check.kind === 'certified' ? /^\d+ certificates? accepted$/ : /float(32|64)/);
    }
  });

  it('are only of the kinds that are asked for', async () => {
    expect((await checksOf('head-count', ['certified'])).map(({ kind }) => kind)).toEqual(['certified', 'certified']);
    expect((await checksOf('head-count', ['measured'])).map(({ kind }) => kind)).toEqual(['measured']);
    expect(await checksOf('unroll')).toEqual([]);
  });
});
