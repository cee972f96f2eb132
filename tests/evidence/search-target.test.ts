import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PROPERTY_FILES } from '../../properties/claims.ts';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { CLAIM_IDS, registeredClaim, registeredSearch } from '../../src/evidence/claim-registry.ts';
import { claimFileTarget, moduleTarget, registeredTarget, resolveTarget, type SearchTarget } from '../../src/evidence/search-target.ts';
import searchTask, { searchTaskOfOthers } from '../../src/evidence/search-task.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'headcount-targets-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const claimText = (more: object = {}): string =>
  JSON.stringify({ format: 'headcount/claim@1', id: 'mine', over: { kind: 'ssm', D: false }, says: 'heads <= min(n, N)', ...more });
const rotation = {
  format: 'headcount/layer@1',
  kind: 'ssm',
  name: 'turn',
  parameters: ['c', 's'],
  relations: ['c^2 + s^2 = 1'],
  A: [
    ['c', '-s'],
    ['s', 'c'],
  ],
  B: [
    [1, 0],
    [0, 1],
  ],
  C: [
    [1, 0],
    [0, 1],
  ],
};
const layerFile = (name: string): string => {
  if (name !== 'turn.layer.json') throw new Error(`asked for ${name}`);
  return JSON.stringify(rotation);
};
const aboutTurn = JSON.stringify({
  format: 'headcount/claim@1',
  id: 'turned',
  layer: 'turn.layer.json',
  given: 's != 0',
  says: 'heads = min(n, 2)',
});

/** As it comes out of a queue. */
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

async function codeOf(doing: () => unknown): Promise<string> {
  try {
    await doing();
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostic.code;
    throw error;
  }
  return 'none';
}

describe('the target of a claim file', () => {
  it('travels as JSON and means the same claim there, with the same hash', async () => {
    const { target, resolved } = claimFileTarget(claimText(), 'mine.claim.json', layerFile);
    const there = await resolveTarget(sent(target));
    expect([there.id, there.hash, there.statement]).toEqual([resolved.id, resolved.hash, resolved.statement]);
    expect(fc.sample(there.property.source, { seed: 1, numRuns: 20 })).toEqual(
      fc.sample(resolved.property.source, { seed: 1, numRuns: 20 }),
    );
  });

  it('carries the layer that the file names, parameters and all', async () => {
    const { target, resolved } = claimFileTarget(aboutTurn, 'turned.claim.json', layerFile);
    expect(resolved.statement.words).toBe(
      'For the ssm layer "turn" at all c, s (n 1 to 12, numerators -3 to 3, denominators 1 to 4) with s != 0: heads = min(n, 2).',
    );
    const there = await resolveTarget(sent(target));
    expect(there.hash).toBe(resolved.hash);
    const [one] = fc.sample(there.property.source, { seed: 1, numRuns: 1 });
    expect(there.property.confirm(one)).toEqual(resolved.property.confirm(one));
  });

  it('has another hash as soon as the claim says something else, and not for another way to write it', () => {
    const hashOf = (more: object): string => claimFileTarget(claimText(more), 'mine.claim.json', layerFile).resolved.hash;
    const all = [{}, { says: 'heads <= n' }, { given: 'n > 1' }, { over: { kind: 'ssm', N: [1, 5], D: false } }, { id: 'other' }];
    expect(new Set(all.map(hashOf)).size).toBe(all.length);
    expect(hashOf({ says: 'heads<=min( n,N )', over: { D: false, kind: 'ssm', N: [1, 6] } })).toBe(hashOf({}));
  });

  it('is refused with its place where it is wrong, also about its layer', () => {
    const claim = (more: object): string => JSON.stringify({ ...(JSON.parse(aboutTurn) as object), ...more });
    expect(() => claimFileTarget(claim({ says: 'heads = t' }), 'turned.claim.json', layerFile)).toThrow(/"t" is no name here/);
    expect(() => claimFileTarget(claim({ layer: 'turn.layer.json', ranges: { n: [0, 3] } }), 'turned.claim.json', layerFile)).toThrow(
      /from 1 to 64/,
    );
    expect(() => claimFileTarget('{', 'mine.claim.json', layerFile)).toThrow(DiagnosticError);
  });
});

describe('a target that was changed', () => {
  it('is refused: the hash is that of another statement', async () => {
    const { target } = claimFileTarget(claimText(), 'mine.claim.json', layerFile) as { target: Extract<SearchTarget, { type: 'json' }> };
    expect(await codeOf(() => resolveTarget({ ...target, hash: 'f'.repeat(32) }))).toBe('other-statement');
    expect(await codeOf(() => resolveTarget({ ...target, claim: { ...target.claim, says: 'heads = n' } }))).toBe('other-statement');
    const written = path.join(folder, 'mine.ts');
    const text = (says: string): string =>
      `import { claim } from 'headcount';\nimport { ssmCases } from 'headcount/arbitraries';\nexport default claim({ id: 'mine', words: 'mine', over: ssmCases(), says: ${says} });\n`;
    writeFileSync(written, text('(q) => q.heads() <= q.n'));
    const { target: module } = await moduleTarget(written);
    expect((await resolveTarget(module)).id).toBe('mine');
    writeFileSync(written, text('(q) => q.heads() < q.n'));
    expect(await codeOf(() => resolveTarget(module))).toBe('other-statement');
  });
});

describe('a batch of a search', () => {
  it('is the same wherever it is done', async () => {
    const { target } = claimFileTarget(claimText({ says: 'heads <= 2' }), 'mine.claim.json', layerFile);
    const task = { target, seed: 5, batch: 3, size: 200 };
    const here = await searchTask(task);
    expect(await searchTaskOfOthers(sent(task))).toEqual(here);
    expect(here.cases).toBeGreaterThan(0);
  });

  it('is not done for others if it is a program, or if it is no task', async () => {
    const { target } = claimFileTarget(claimText(), 'mine.claim.json', layerFile);
    const task = { target, seed: 1, batch: 0, size: 10 };
    const module = { ...task, target: { type: 'module', file: path.join(folder, 'mine.ts'), hash: 'x' } };
    expect(await codeOf(() => searchTaskOfOthers(module))).toBe('not-for-others');
    const wrong = [null, 'x', {}, { ...task, seed: 1.5 }, { ...task, seed: 2 ** 31 }, { ...task, size: 1e9 }, { ...task, batch: -1 }];
    for (const one of [
      ...wrong,
      { ...task, target: { type: 'path', hash: 'x' } },
      { ...task, target: { type: 'json', claim: 3, hash: '' } },
    ]) {
      expect(await codeOf(() => searchTaskOfOthers(one))).toBe('bad-task');
    }
    expect(await codeOf(() => searchTaskOfOthers({ ...task, target: { ...target, hash: 'x' } }))).toBe('other-statement');
    const byPath = { type: 'json', claim: JSON.parse(aboutTurn) as object, hash: 'x' };
    expect(await codeOf(() => searchTaskOfOthers({ ...task, target: byPath }))).toBe('layer-not-given');
  });
});

describe('the registry', () => {
  it('knows every claim that has a proof or a property, each by one id', async () => {
    expect(new Set(CLAIM_IDS).size).toBe(CLAIM_IDS.length);
    for (const id of CLAIM_IDS) {
      const claim = await registeredClaim(id);
      expect(claim?.id).toBe(id);
      expect(claim?.title).not.toBe('');
    }
    expect(await registeredClaim('no-such-claim')).toBeNull();
  });

  it('finds every control of a property file by its id, and its property is the one that is searched', async () => {
    for (const [id, load] of PROPERTY_FILES) {
      const { claim } = await load();
      expect(claim.id).toBe(id);
      for (const control of claim.controls) {
        expect(control.id.startsWith(`${id}.`)).toBe(true);
        expect((await registeredSearch(control.id))?.control).toBe(control);
        const { target, resolved } = await registeredTarget(control.id);
        expect(resolved.property).toBe(control.property);
        expect((await resolveTarget(target)).control).toBe(control);
      }
    }
  });

  it('refuses an id that names nothing, and names the nearest', async () => {
    expect(await codeOf(() => registeredTarget('rank-gab'))).toBe('unknown-claim');
    await expect(registeredTarget('rank-gab')).rejects.toThrow(/the nearest is "rank-gap"/);
    expect(await codeOf(() => registeredTarget('rank-gap.zzz'))).toBe('unknown-claim');
  });
});
