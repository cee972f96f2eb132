import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCommand } from '../../src/cli/check-command.ts';
import { checkReportSchema, type CheckReport } from '../../src/report/check-report.ts';
import { FACT_NAMES } from '../../src/logic/foundation.ts';
import { SOUND_CLAIMS, TAKEN } from '../evidence/small-claims.ts';
import { headcount, scratchFolder } from './headcount-process.ts';
import { runCommand } from './in-process.ts';

const folder = scratchFolder();

async function checked(...args: string[]): Promise<{ code: number; report: CheckReport; stderr: string }> {
  const { code, stdout, stderr } = await runCommand(checkCommand, [...args, '--json']);
  return { code, report: checkReportSchema.parse(JSON.parse(stdout)), stderr };
}

function allowList(name: string, ...lines: string[]): string {
  const file = path.join(folder, name);
  writeFileSync(file, lines.join('\n'));
  return file;
}

describe('a claim whose proofs go through', () => {
  it('is proved, with its statements, controls and facts', async () => {
    const { code, report, stderr } = await checked('sound', '--axioms');
    expect({ code, ok: report.ok, stderr }).toEqual({ code: 0, ok: true, stderr: '' });
    const [claim] = report.claims;
    expect(claim).toMatchObject({
      id: 'sound',
      verdict: 'proved',
      expected: 'proved',
      proof: {
        open: [{ part: 'c', missing: 'the same of infinitely many' }],
        instances: 2,
        controls: [{ id: 'sound.1', refuted: true, theorem: '¬∀n. n = 0' }],
      },
      controls: [],
    });
    expect(claim?.proof?.parts).toEqual([
      { part: 'a', statement: '∀p q. p ∧ q ⟹ q ∧ p' },
      { part: 'b', statement: '∀p q. q ∧ p ⟹ p ∧ q' },
    ]);
    expect(claim?.proof?.inferences).toBeGreaterThan(0);
    expect(claim?.proof?.theorems?.map(({ name }) => name)).toEqual([
      'small-swap',
      'small-swapped',
      'small-not-zero',
      'small-one',
      'small-again',
    ]);
    expect(claim?.proof?.axioms.every(({ name, file }) => name !== null && file === 'src/logic/foundation.ts')).toBe(true);
  });

  it('has a row for people, and with --axioms each theorem with facts by file and line', async () => {
    const { code, stdout } = await runCommand(checkCommand, ['sound', '--only', 'proof', '--axioms']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^claim +verdict +theorems +controls +instances +inferences +seconds\n/);
    expect(stdout).toMatch(/\nsound +proved +2 +1 +2 +[\d,]+ +\d+\.\d\n/);
    expect(stdout).toContain('sound, c: the same of infinitely many');
    expect(stdout).toMatch(
      /\nsmall-not-zero {2}sound: control 1\n {4}¬∀n\. n = 0\n {2}rests on src\/logic\/foundation\.ts: [^]*suc-not-zero:\d+/,
    );
    expect(stdout).toMatch(/\nsrc\/logic\/foundation\.ts:\d+ +suc-not-zero +∀n\. ¬\(suc n = 0\)/);
  });

  it('without any part is open, and that is what is expected of it', async () => {
    const { code, report } = await checked('open');
    expect({ code, claims: report.claims }).toMatchObject({ code: 0, claims: [{ verdict: 'open', expected: 'open' }] });
  });
});

describe('a claim that is damaged', () => {
  it('fails alone: the others are proved, and the exit status is 1', async () => {
    const { code, report, stderr } = await checked();
    expect(code).toBe(1);
    expect(report.ok).toBe(false);
    expect(Object.fromEntries(report.claims.map(({ id, verdict }) => [id, verdict]))).toEqual({
      absent: 'failed',
      damaged: 'failed',
      sound: 'proved',
      circular: 'failed',
      smuggled: 'failed',
      open: 'open',
      renamed: 'failed',
    });
    expect(stderr).toContain('absent: proofs/absent.ts: SyntaxError: Unexpected token');
    expect(stderr).toContain('renamed: proofs/renamed.ts: its file is about the claim sound');
  });

  it('says in which lemma, why, and at which goal, also as data; once for all that rests on it', async () => {
    const { report, stderr } = await checked('damaged');
    const [claim] = report.claims;
    expect(claim?.error).toMatchObject({ place: 'small-false', goal: { facts: [], conclusion: 'p ∨ F' } });
    expect(claim?.error?.missing).toEqual(['small-false', 'small-on-false']);
    expect(claim?.furtherErrors).toBeUndefined();
    expect(claim?.proof).toMatchObject({ theorem: null, parts: [{ part: 'a' }] });
    expect(claim?.proof?.controls).toEqual([{ id: 'damaged.1', refuted: false, theorem: null }]);
    expect(stderr).toMatch(/^damaged: small-false: .+\n(?: {2}.+\n)* {2}to prove p ∨ F\n {2}not proved for it: small-on-false\n$/);
  });

  it('by a circle of lemmas says so', async () => {
    const { report } = await checked('circular');
    expect(report.claims[0]?.error?.message).toContain('the proof of small-hen uses small-hen');
  });
});

describe('what theorems may rest on', () => {
  it('is the foundation: an axiom that is taken beside it fails the claim, and is printed', async () => {
    const { code, report } = await checked('smuggled', '--axioms');
    expect(code).toBe(1);
    const [claim] = report.claims;
    expect(claim?.error).toMatchObject({ code: 'axiom-not-allowed', place: 'small-smuggled', notes: [TAKEN] });
    expect(claim?.proof?.axioms.filter(({ name }) => name === null)).toEqual([{ name: null, statement: TAKEN, file: null, line: null }]);
    const { stdout } = await runCommand(checkCommand, ['smuggled', '--axioms']);
    expect(stdout).toContain(`rests on the axiom ${TAKEN}`);
  });

  it('is what --allow lists, by statement or by name; the file may say why', async () => {
    const all = allowList('all', '# of the library', ...FACT_NAMES, '', '# for this test', TAKEN);
    expect((await checked('smuggled', '--allow', all)).code).toBe(0);
    const none = allowList('none', '# nothing');
    const { code, report } = await checked('sound', '--allow', none);
    expect(code).toBe(1);
    expect(report.claims[0]?.furtherErrors?.map(({ code: wrong }) => wrong)).toContain('axiom-not-allowed');
  });

  it('is refused where a line is neither, with its place', async () => {
    const typo = await runCommand(checkCommand, ['sound', '--allow', allowList('typo', 'and-def', 'and-deff')]);
    expect(typo).toMatchObject({ code: 2, stdout: '' });
    expect(typo.stderr).toMatch(/typo: line 2: and-deff is no fact of src\/logic\/foundation\.ts\n {2}the nearest is and-def\n$/);
    const wrong = await runCommand(checkCommand, ['sound', '--allow', allowList('wrong', '∀x. ∧')]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toMatch(/wrong: line 1: neither the name of a fact nor a statement/);
    expect((await runCommand(checkCommand, ['sound', '--allow', path.join(folder, 'nowhere')])).stderr).toContain('no such file');
  });
});

describe('usage', () => {
  it('refuses a claim that is none and names the nearest', async () => {
    const { code, stderr, stdout } = await runCommand(checkCommand, ['soumd', '--json']);
    expect(code).toBe(2);
    expect(stderr).toBe('headcount: there is no claim "soumd"\n  the nearest is sound\n');
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'unknown-claim' } });
  });

  it('refuses kinds of evidence that are none', async () => {
    expect((await runCommand(checkCommand, ['--only', 'prof'], SOUND_CLAIMS)).stderr).toContain('did you mean proof?');
    expect((await runCommand(checkCommand, ['--only', 'proof'], SOUND_CLAIMS)).code).toBe(0);
  });

  it('of the built command has examples and the claims of the package', async () => {
    expect((await headcount(['check', '--help'])).stdout).toContain('Examples:\n  headcount check');
    const unknown = await headcount(['check', 'rank-gab']);
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toContain('the nearest is rank-gap');
  });
});
