import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { SOUND_CLAIMS, SMALL_CLAIMS } from '../evidence/small-claims.ts';
import { checkCommand } from '../../src/cli/check-command.ts';
import type { ProofFiles } from '../../src/evidence/proof-evidence.ts';
import { checkReportSchema, type CheckedClaim, type CheckReport } from '../../src/report/check-report.ts';
import { scratchFolder } from './headcount-process.ts';
import { runCommand } from './in-process.ts';
import { PLANTED } from './planted-evidence.ts';

const folder = path.join(scratchFolder(), '.headcount');

const nothingProved = (id: string) =>
  [id, () => Promise.resolve({ claim: { id, title: `About ${id}.`, parts: [], controls: [], instances: [], open: [] } })] as const;
const FILES: ProofFiles = new Map([...SOUND_CLAIMS, ...['open', 'false', 'blind', 'vacuous', 'broken', 'infinite'].map(nothingProved)]);

const text = (...args: string[]) =>
  runCommand((terminal, finish, files) => checkCommand(terminal, finish, files, PLANTED, folder), args, FILES);

async function checked(...args: string[]): Promise<{ code: number; report: CheckReport; stderr: string }> {
  const { code, stdout, stderr } = await text(...args, '--json');
  return { code, report: checkReportSchema.strict().parse(JSON.parse(stdout)), stderr };
}

async function one(...args: string[]): Promise<CheckedClaim> {
  const [claim] = (await checked(...args)).report.claims;
  if (claim === undefined) throw new Error('no claim');
  return claim;
}

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a claim that is sound', () => {
  it('is proved, its search finds nothing, its false variants are refuted, its checks hold', async () => {
    const { code, report, stderr } = await checked('sound', '--runs', '300');
    expect({ code, ok: report.ok, stderr }).toEqual({ code: 0, ok: true, stderr: '' });
    expect(report.claims[0]).toMatchObject({
      verdict: 'proved',
      expected: 'proved',
      search: {
        runs: 300,
        seed: 1,
        vacuous: false,
        counterexample: null,
        negation: { facts: [{ name: 'n' }] },
        coverage: { holds: 300, outside: 0 },
      },
      controls: [{ id: 'sound.1', refuted: true, counterexample: { facts: [{ name: 'n', value: '3' }] }, stored: false }],
      checks: [
        { kind: 'certified', holds: true },
        { kind: 'measured', holds: true },
      ],
    });
  });

  it('has a row with its theorems, refuted variants, checks and searched cases', async () => {
    const { stdout } = await text('sound', '--runs', '1200');
    expect(stdout).toMatch(/^claim +verdict +theorems +controls +checks +searched +seconds\n/);
    expect(stdout).toMatch(/\nsound +proved +2 +1\/1 +2\/2 +1,200 +\d+\.\d\n/);
    expect(stdout).toContain('refutes 1 of 1 false variant');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'drew 1,200 cases of the claims from seed 1 and found no counterexample to them, which proves nothing',
    );
  });

  it('is searched where no part of it is proved, or no proof is asked for', async () => {
    expect(await one('open')).toMatchObject({ verdict: 'searched', expected: 'searched' });
    const claim = await one('sound', '--only', 'search');
    expect(claim).toMatchObject({ verdict: 'searched', expected: 'searched' });
    expect(Object.keys(claim)).not.toContain('proof');
  });

  it('says why it is not searched itself', async () => {
    const claim = await one('infinite', '--only', 'search');
    expect(claim).toMatchObject({ verdict: 'open', unsearched: 'it is about all n at once', controls: [{ refuted: true }] });
    expect((await text('infinite', '--only', 'search')).stdout).toContain('infinite: it is about all n at once');
  });
});

describe('a claim fails', () => {
  it('where a counterexample to it is found, which is shown with the way to see it again', async () => {
    const { code, report } = await checked('false');
    expect(code).toBe(1);
    expect(report.claims[0]).toMatchObject({
      verdict: 'refuted',
      expected: 'searched',
      search: { counterexample: { facts: [{ name: 'n', value: '3' }] } },
    });
    const { stdout, stderr } = await text('false', '--fresh');
    expect(stdout).toMatch(/\nfalse +refuted /);
    const found = report.claims[0]?.search?.counterexample;
    expect(stderr).toContain('n = 3');
    expect(stderr).toContain(`headcount refute false --seed 1 --replay ${String(found?.path)}`);
  });

  it('where a false variant is not refuted: the search is too weak to mean anything', async () => {
    const { code, report, stderr } = await checked('blind', '--runs', '200');
    expect(code).toBe(1);
    expect(report.claims[0]).toMatchObject({ verdict: 'failed', controls: [{ refuted: false, counterexample: null }] });
    expect(stderr).toContain('blind: blind.1: this false variant was not refuted');
    expect(stderr).toContain('headcount refute blind.1 --seed 1');
  });

  it('where no case satisfies its hypothesis', async () => {
    const claim = await one('vacuous');
    expect(claim).toMatchObject({ verdict: 'failed', search: { vacuous: true, negation: null }, error: { code: 'vacuous' } });
    expect((await text('vacuous')).stdout).toMatch(/\nvacuous +failed .* vacuous /);
  });

  it('where its property throws, and no other claim fails with it', async () => {
    const { code, report, stderr } = await checked('broken', 'open');
    expect(code).toBe(1);
    expect(report.claims.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['open', 'searched'],
      ['broken', 'failed'],
    ]);
    expect(stderr).toContain('a planted fault');
  });

  it('where a check does not hold', async () => {
    const { code, report, stderr } = await checked('infinite');
    expect(code).toBe(1);
    expect(report.claims[0]?.checks).toEqual([
      { kind: 'certified', title: 'a certified check', holds: false, detail: 'expected 2, found 3' },
    ]);
    expect(stderr).toContain('infinite: a certified check: expected 2, found 3');
  });
});

describe('the kinds of evidence', () => {
  it('are gathered as --only says, and no other', async () => {
    const has = async (only: string): Promise<string[]> => {
      const claim = await one('sound', '--only', only);
      return [claim.proof && 'proof', claim.search && 'search', ...(claim.checks ?? []).map(({ kind }) => kind)].filter(
        (kind) => kind !== undefined,
      );
    };
    expect(await has('proof')).toEqual(['proof']);
    expect(await has('exact')).toEqual(['certified']);
    expect(await has('numeric')).toEqual(['measured']);
    expect(await has('search,exact')).toEqual(['search', 'certified']);
    expect(await has('proof, search')).toEqual(['proof', 'search']);
  });

  it('decide the verdict: nothing stronger is claimed than what was asked for', async () => {
    expect((await one('sound', '--only', 'exact')).verdict).toBe('certified');
    expect((await one('sound', '--only', 'numeric')).verdict).toBe('measured');
    expect((await one('open', '--only', 'exact')).verdict).toBe('open');
  });
});

describe('false variants', () => {
  it('are replayed from the store, and searched again with --fresh', async () => {
    const first = await one('sound');
    const file = path.join(folder, 'sound.1.json');
    expect(existsSync(file)).toBe(true);
    const again = await one('sound');
    expect(again.controls[0]).toMatchObject({
      refuted: true,
      stored: true,
      runs: 0,
      counterexample: { case: first.controls[0]?.counterexample?.case },
    });
    expect((await text('sound')).stdout.replace(/\s+/g, ' ')).toContain('1 of them stored earlier');
    expect((await one('sound', '--fresh')).controls[0]).toMatchObject({
      refuted: true,
      stored: false,
      counterexample: first.controls[0]?.counterexample,
    });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ claim: 'sound.1', shrunk: true });
  });

  it('have the same counterexamples for the same seed, whatever --runs says', async () => {
    const few = await one('sound', '--fresh', '--seed', '7', '--runs', '10');
    const many = await one('sound', '--fresh', '--seed', '7', '--runs', '2000');
    expect(few.controls[0]?.counterexample).toEqual(many.controls[0]?.counterexample);
  });

  it('without a property file are none, which fails no claim', async () => {
    const { stdout, code } = await runCommand(
      (terminal, finish, files) => checkCommand(terminal, finish, files, PLANTED, folder),
      ['open', '--json'],
      SMALL_CLAIMS,
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true });
  });
});

describe('a seed', () => {
  it('that is random is told, so that the run can be had again', async () => {
    const { report, stderr } = await checked('sound', '--seed', 'random', '--runs', '50');
    expect(stderr).toBe(`seed ${String(report.claims[0]?.search?.seed)}\n`);
  });
});
