import { describe, expect, it } from 'vitest';
import { PROOF_FILES } from '../../proofs/claims.ts';
import { showCommand } from '../../src/cli/show-command.ts';
import { proofReportSchema } from '../../src/report/check-report.ts';
import { SOUND_CLAIMS } from '../evidence/small-claims.ts';
import { runCommand } from './in-process.ts';

describe('show ID', () => {
  it('prints statements, the lemmas that proofs really used, and the facts they rest on', async () => {
    const { code, stdout, stderr } = await runCommand(showCommand, ['sound'], SOUND_CLAIMS);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^sound {2}Conjunction is symmetric\.\n/);
    expect(stdout).toContain('\n  part a  small-swap\n    ∀p q. p ∧ q ⟹ q ∧ p\n');
    expect(stdout).toContain('\n  control 1  small-not-zero\n');
    expect(stdout).toContain('\n  not proved\n    c: the same of infinitely many\n');
    expect(stdout).toContain('\n    small-swapped\n      small-swap');
    expect(stdout).toContain('\n    small-one\n      smallTwice-def  ∀n. smallTwice n = n + n\n');
    expect(stdout).toMatch(/\n {2}rests on src\/logic\/foundation\.ts: truth-def:\d+, /);
  });

  it('gives the same as data', async () => {
    const { stdout } = await runCommand(showCommand, ['sound', '--json'], SOUND_CLAIMS);
    const report = proofReportSchema.parse(JSON.parse(stdout));
    const uses = Object.fromEntries(report.lemmas.map((one) => [one.name, one.uses]));
    expect(uses).toEqual({
      'small-swap': [],
      'small-swapped': ['small-swap'],
      'small-not-zero': [],
      'smallTwice-def': [],
      'small-one': ['smallTwice-def'],
      'small-again': ['small-swap'],
    });
    expect(report.lemmas.find(({ name }) => name === 'small-not-zero')?.axioms).toContain('suc-not-zero');
    expect(report.axioms.map(({ name }) => name)).toContain('suc-not-zero');
  });

  it('prints LaTeX', async () => {
    const { stdout } = await runCommand(showCommand, ['sound', '--latex'], SOUND_CLAIMS);
    expect(stdout).toContain('\\subsection*{sound: Conjunction is symmetric.}');
    expect(stdout).toContain('\\[\n\\forall p, q : \\mathbb{B}.\\; p \\land q \\implies q \\land p\n\\]');
    expect(stdout).toContain('\\[\n\\mathrm{smallTwice}(1) = 1 + 1\n\\]');
  });

  it('says in words what a claim of the registry asserts, and which variants are false', async () => {
    const { code, stdout } = await runCommand(showCommand, ['cnn-head-count'], PROOF_FILES);
    expect(code).toBe(0);
    expect(stdout.split('\n')[2]).toMatch(/^ {2}[A-Z]/);
    expect(stdout).toContain('\n  false, and refuted by the search (headcount refute ID)\n    cnn-head-count.1\n');
    const { says, variants } = proofReportSchema.parse(
      JSON.parse((await runCommand(showCommand, ['cnn-head-count', '--json'], PROOF_FILES)).stdout),
    );
    expect(says).toMatchObject({ about: 'O', section: '2.13' });
    expect(variants?.map(({ id }) => id)).toEqual(['1', '2', '3', '4'].map((one) => `cnn-head-count.${one}`));
  });

  it('shows a false variant by its id', async () => {
    const { code, stdout } = await runCommand(showCommand, ['rank-gap.2']);
    expect(code).toBe(0);
    expect(stdout).toContain('rank-gap.2  a false variant of rank-gap\n\n  A state space model needs no more heads');
    expect((await runCommand(showCommand, ['rank-gap.2', '--latex'])).stdout).toContain('\\[\nk_n \\le p\n\\]');
    expect((await runCommand(showCommand, ['rank-gap.99'])).code).toBe(2);
  });

  it('shows what is proved of a claim of which a proof fails, with status 1', async () => {
    const { code, stdout, stderr } = await runCommand(showCommand, ['damaged']);
    expect(code).toBe(1);
    expect(stdout).toContain('part a  small-swap');
    expect(stdout).not.toContain('p ∨ F');
    expect(stderr).toContain('damaged: small-false');
  });
});

describe('show --impact', () => {
  it('lists what rests on a lemma', async () => {
    const { code, stdout } = await runCommand(showCommand, ['small-swap', '--impact'], SOUND_CLAIMS);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'On small-swap rest\n  sound: part b  small-swapped\n  sound: instance  small-again\n',
    });
  });

  it('lists what rests on a claim, as data', async () => {
    const { stdout } = await runCommand(showCommand, ['sound', '--impact', '--json']);
    expect(proofReportSchema.parse(JSON.parse(stdout)).impact).toMatchObject({ of: 'sound', lemmas: [] });
  });

  it('refuses a name that is neither, and names the nearest', async () => {
    const { code, stderr } = await runCommand(showCommand, ['small-swab', '--impact'], SOUND_CLAIMS);
    expect(code).toBe(2);
    expect(stderr).toContain('the nearest is small-swap');
  });
});

describe('show of what is neither a claim nor a file', () => {
  it('names the nearest claim', async () => {
    const { code, stderr } = await runCommand(showCommand, ['sounds'], SOUND_CLAIMS);
    expect(code).toBe(2);
    expect(stderr).toMatch(/sounds: no such file, and no claim\n {2}the nearest claim is sound\n/);
  });
});
