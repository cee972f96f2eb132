import { describe, expect, it } from 'vitest';
import { claim as attentionJacobian } from '../../../properties/attention-jacobian.ts';
import { claim as cnnHeadCount } from '../../../properties/cnn-head-count.ts';
import { claim as composition } from '../../../properties/composition.ts';
import { claim as epsHeadCount } from '../../../properties/eps-head-count.ts';
import { claim as gradientHighway } from '../../../properties/gradient-highway.ts';
import { claim as normalisedHeads } from '../../../properties/normalised-heads.ts';
import { claim as rankLimited } from '../../../properties/rank-limited.ts';
import { claim as saturation } from '../../../properties/saturation.ts';
import { claim as spectral } from '../../../properties/spectral.ts';
import { claim as ssmAttenuation } from '../../../properties/ssm-attenuation.ts';
import { PROOF_FILES } from '../../../proofs/claims.ts';
import { drawEach, searchBatch } from '../../../src/search/batch.ts';
import { isNoLarger } from '../../../src/search/case-order.ts';
import { shrink } from '../../../src/search/shrink.ts';
import { EXAMPLES } from './examples-of-2-6-to-2-13.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 400);
/** Seeds with which a control is found; with the first ones of them it is shrunk too. */
const SEEDS = Number(process.env['HEADCOUNT_SEEDS'] ?? 3);
const SHRUNK = Math.ceil(SEEDS / 3);

const CLAIMS = [
  ...[normalisedHeads, saturation, spectral, ssmAttenuation, attentionJacobian],
  ...[gradientHighway, epsHeadCount, rankLimited, composition, cnnHeadCount],
];
const CONTROLS = CLAIMS.flatMap(({ controls }) => controls);

describe.each(CLAIMS)('the claim $id', ({ id, property, controls, statement }) => {
  it('has no counterexample among small cases, and cases in which it says something', () => {
    const { holds, unconfirmed, failure } = searchBatch(property!, { seed: 1, batch: 0, size: CASES });
    expect(failure).toBeNull();
    expect(unconfirmed).toBe(0);
    expect(holds).toBeGreaterThan(CASES / 2);
  });

  it('is judged as it is decided', () => {
    drawEach(property!.source, 2, CASES / 10, (one) => {
      expect(property!.confirm(one).judgement).toBe(property!.judge(one));
      return true;
    });
  });

  it('has a proof file of its name, and says what it is about', () => {
    expect(PROOF_FILES.has(id)).toBe(true);
    for (const { words, latex } of [statement, ...controls.map((control) => control.statement)]) {
      expect(words).toMatch(/^[A-ZÀ-Þ].*[.)]$/u);
      expect(latex).not.toBe('');
    }
    for (const control of controls) expect(control.id).toMatch(new RegExp(`^${id}\\.[\\w-]+$`));
  });
});

describe.each(CONTROLS)('the false variant $id', ({ id, property, example }) => {
  it('fails for the example in mathematics.md, which a search may draw and has the size that is given', () => {
    const one = EXAMPLES.get(id);
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
    expect(CONTROLS.map(({ id }) => id)).toEqual([...EXAMPLES.keys()]);
  });
});
