import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { refuteCommand } from '../../src/cli/refute-command.ts';
import { headCount } from '../../src/heads/head-count.ts';
import { readLayer } from '../../src/layers/layer-file.ts';
import { refuteReportSchema, type RefuteReport } from '../../src/report/refute-report.ts';
import { headcount, isPlain, ROOT, scratchFolder } from './headcount-process.ts';
import { runCommand, type Finished } from './in-process.ts';

const folder = scratchFolder();
const store = path.join(folder, '.headcount');
const EXAMPLES = path.join(ROOT, 'docs', 'examples', 'claims');
const example = (name: string): string => path.join(EXAMPLES, name);

const text = (...args: string[]): Promise<Finished> =>
  runCommand((terminal, finish, files) => refuteCommand({ ...terminal, width: 80 }, finish, files, store), args);

async function refuted(...args: string[]): Promise<{ code: number; report: RefuteReport; stderr: string }> {
  const { code, stdout, stderr } = await text(...args, '--json');
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  return { code, report: refuteReportSchema.strict().parse(JSON.parse(stdout)), stderr };
}

/** A claim file about small state space models. */
function claimFile(name: string, says: string, more: object = {}): string {
  const file = path.join(folder, `${name}.claim.json`);
  const over = { kind: 'ssm', N: [1, 3], p: [1, 2], d: [1, 2], n: [1, 5] };
  writeFileSync(file, JSON.stringify({ format: 'headcount/claim@1', id: name, over, says, ...more }));
  return file;
}

const FALSE = claimFile('no-more-than-outputs', 'heads <= p');
const TRUE = claimFile('no-more-than-entries', 'heads <= p*d');

beforeEach(() => {
  rmSync(store, { recursive: true, force: true });
});

describe('a false claim', () => {
  it('ends with a counterexample that is confirmed, small, and a layer that `heads` counts alike; the status is 1', async () => {
    const { code, report, stderr } = await refuted(FALSE);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(report).toMatchObject({
      id: 'no-more-than-outputs',
      kind: 'own',
      found: true,
      confirmed: 'exact',
      from: 'search',
      seed: 1,
      vacuous: false,
    });
    const { facts, layer, size } = report.counterexample!;
    const value = (name: string): number => Number(facts.find((fact) => fact.name === name)?.value);
    expect(value('heads')).toBeGreaterThan(value('p'));
    const counted = headCount(readLayer(layer!), { n: size.dimensions['n'], epsilon: [] });
    expect(counted.operator.heads).toBe(value('heads'));
    expect(size.dimensions).toEqual({ N: 1, p: 1, d: 2, n: 2 });
  });

  it('has a case where it holds, which refutes its negation', async () => {
    const { report } = await refuted(claimFile('at-least-one', 'heads >= 1'));
    expect(report.negation?.facts).toContainEqual({ name: 'heads', value: expect.stringMatching(/^[1-9]/) });
  });

  it('is shown with its matrices, its values, and the command that shows it again', async () => {
    const { code, stdout, stderr } = await text(FALSE);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('heads <= p.');
    expect(stdout).toMatch(/ {4}N = 1, p = 1, d = 2, n = 2\n\n {4}A = \[ -?\d \]/);
    expect(stdout).toMatch(/\n {4}heads = 2\n {4}p {5}= 1\n/);
    const [, again = ''] = /\n {2}replay +headcount (refute .*)\n/.exec(stdout) ?? [];
    expect(again).toMatch(/^refute .* --seed 1 --replay \d+:\d+$/);
    const replayed = await text(...again.split(' ').slice(1));
    const matrices = (output: string): string => output.slice(output.indexOf('    N = 1'), output.indexOf('  replay '));
    expect(replayed.code).toBe(1);
    expect(matrices(replayed.stdout)).toBe(matrices(stdout));
  });

  it('has the same counterexample for the same seed and path, and others for other seeds as well', async () => {
    const { report } = await refuted(FALSE);
    const again = await refuted(FALSE, '--replay', report.path!);
    expect(again.report).toMatchObject({ from: 'replay', found: true, runs: 1, counterexample: { case: report.counterexample!.case } });
    for (const seed of ['2', '-5', '2147483647'])
      expect((await refuted(FALSE, '--seed', seed, '--fresh')).report).toMatchObject({ found: true, seed: Number(seed) });
  });

  it('in TypeScript is found like others, though the claim speaks of all lengths', async () => {
    const { code, report } = await refuted(example('no-pause.claim.ts'));
    expect(code).toBe(1);
    expect(report).toMatchObject({ kind: 'own', id: 'no-pause', counterexample: { size: { dimensions: { p: 1, d: 1 } } } });
  });
});

describe('a claim that nothing refutes', () => {
  it('ends with what was searched and what that does not mean; the status is 0', async () => {
    const { code, stdout } = await text(TRUE, '--runs', '2000');
    expect(code).toBe(0);
    expect(stdout).toContain('no counterexample in 2,000 cases');
    expect(stdout).toContain('That is no proof');
    expect(stdout).toMatch(/\n {4}repeated-eigenvalues +\d+ +\d+\.\d % {2}A has a multiple eigenvalue/);
    const { report } = await refuted(TRUE, '--runs', '2000');
    expect(report).toMatchObject({
      found: false,
      runs: 2000,
      negation: { seed: 1 },
      file: null,
      coverage: { holds: 2000, outside: 0, unconfirmed: 0 },
    });
    expect(report.counterexample).toBeUndefined();
  });

  it('says so where no case satisfies the hypothesis', async () => {
    const file = claimFile('never', 'heads = 7', { given: 'rank(A) > N' });
    const { code, report } = await refuted(file, '--runs', '500');
    expect(code).toBe(0);
    expect(report).toMatchObject({ vacuous: true, found: false, negation: null, coverage: { outside: 500 } });
    expect((await text(file, '--runs', '500')).stdout).toMatch(/VACUOUS[^]*None of 500 cases satisfies the hypothesis/);
  });

  it('counts the cases that satisfy the hypothesis, not all', async () => {
    const { stdout } = await text(claimFile('regular', 'heads <= p*d', { given: 'rank(A) = N' }), '--runs', '1000');
    const [, held = '', cases = ''] = /hypothesis held in\s+(\d+) of[^]*no counterexample in (\d+) cases/.exec(stdout) ?? [];
    expect(held).toBe(cases);
    expect(Number(held)).toBeLessThan(1000);
  });

  it('is searched for as long as --time says', async () => {
    const { report } = await refuted(TRUE, '--time', '1');
    expect(report.runs).toBeGreaterThan(0);
    expect(report.runs % 1000).toBe(0);
  });

  it('about one layer with parameters is searched over its points', async () => {
    const { code, report } = await refuted(example('rotation-angle.claim.json'), '--runs', '300');
    expect({ code, found: report.found }).toEqual({ code: 0, found: false });
    const { stdout } = await text(example('rotation-angle.claim.json'), '--replay', '0:1');
    expect(stdout).toMatch(/n = \d, c = \S+, s = \S+\n/);
  });
});

describe('the stored counterexample', () => {
  it('answers next time, and is searched anew with --fresh', async () => {
    const first = await refuted(FALSE);
    expect(first.report.file).toBe(path.join(store, 'no-more-than-outputs.json'));
    const second = await refuted(FALSE);
    expect(second).toMatchObject({ code: 1, report: { from: 'store', runs: 0, path: first.report.path } });
    expect(second.report.counterexample).toEqual({ ...first.report.counterexample, shrinkSteps: 0 });
    expect((await text(FALSE)).stdout.replace(/\s+/g, ' ')).toContain('stored counterexample, decided exactly once more');
    expect((await refuted(FALSE, '--fresh')).report).toMatchObject({ from: 'search', counterexample: first.report.counterexample });
  });

  it('of a statement that was changed is left aside, with a note', async () => {
    await refuted(FALSE);
    const changed = claimFile('no-more-than-outputs', 'heads <= d');
    const { report } = await refuted(changed);
    claimFile('no-more-than-outputs', 'heads <= p');
    expect(report).toMatchObject({ from: 'search', found: true });
    expect(report.notes).toEqual([expect.stringContaining('another statement')]);
  });

  it('that somebody has damaged does no harm', async () => {
    mkdirSync(store, { recursive: true });
    for (const damage of ['', '{', '[]', '{"format":"headcount/counterexample@1"}', '\u001b[31m']) {
      writeFileSync(path.join(store, 'no-more-than-outputs.json'), damage);
      const { code, stdout } = await text(FALSE);
      expect({ damage, code, isPlain: isPlain(stdout) }).toEqual({ damage, code: 1, isPlain: true });
    }
  });
});

describe('--out', () => {
  it('writes the counterexample as a layer file, or says that there is none', async () => {
    const out = path.join(folder, 'found.layer.json');
    const { stderr } = await text(FALSE, '--out', out);
    expect(stderr).toBe(`wrote ${out}\n`);
    expect(readLayer(readFileSync(out, 'utf8')).kind).toBe('ssm');
    const none = path.join(folder, 'none.layer.json');
    expect((await text(TRUE, '--runs', '10', '--out', none)).stderr).toContain('nothing to write');
    expect(existsSync(none)).toBe(false);
    expect(readdirSync(folder).filter((file) => file.endsWith('.part'))).toEqual([]);
  });
});

describe('the page', () => {
  it('is no wider than the terminal, but for what is to be copied', async () => {
    for (const args of [
      [FALSE],
      [TRUE, '--runs', '1000'],
      [example('rotation-angle.claim.json'), '--runs', '50'],
      [FALSE, '--replay', '0:0'],
    ]) {
      const lines = (await text(...args)).stdout.split('\n');
      const wide = lines.filter((line) => line.length > 80 && !/^ {2}(?:replay|stored in) |^ {2}\{/.test(line));
      expect(wide).toEqual([]);
    }
  });
});

describe('bad usage', () => {
  const message = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await text(...args);
    expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
    return stderr;
  };

  it('names what is wrong, and what is nearest', async () => {
    expect(await message('rank-gab')).toMatch(/"rank-gab" is no claim or control/);
    expect(await message('nowhere.claim.json')).toContain('nowhere.claim.json: no such file');
    expect(await message('nowhere.claim.ts')).toContain('nowhere.claim.ts: no such file');
    expect(await message(claimFile('wrong', 'haeds <= p'))).toMatch(/wrong\.claim\.json: .*heads/s);
    expect(await message(EXAMPLES)).toContain('folder');
  });

  it('refuses paths that are none, and what a replay cannot be combined with', async () => {
    expect(await message(FALSE, '--replay', 'here')).toContain('not the path of a case');
    expect(await message(FALSE, '--replay', '0:1', '--runs', '5')).toContain('cannot be combined with --runs');
  });

  it('of the built command ends with status 2, and its help has examples', async () => {
    expect(await headcount(['refute', FALSE, '--seed', '4294967296'])).toMatchObject({ code: 2, stdout: '' });
    expect(await headcount(['refute', FALSE, '--runs', '0'])).toMatchObject({ code: 2, stdout: '' });
    expect((await headcount(['refute', '--help'])).stdout).toContain('Examples:\n  headcount refute rank-gap\n');
  });
});

describe('the built command', () => {
  it('finds the same on two threads as on one', async () => {
    const run = async (jobs: string): Promise<unknown> => {
      const { code, stdout } = await headcount(['refute', FALSE, '--fresh', '--json', '--jobs', jobs], { cwd: folder });
      expect(code).toBe(1);
      return { ...(JSON.parse(stdout) as RefuteReport), milliseconds: 0, timeToFirst: 0 };
    };
    expect(await run('2')).toEqual(await run('1'));
  });
});
