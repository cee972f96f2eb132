import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportCommand } from '../../src/cli/export-command.ts';
import { readArticle } from '../../src/opentheory/read-article.ts';
import { printSequent } from '../../src/logic/print-term.ts';
import { proofReportSchema } from '../../src/report/check-report.ts';
import { SOUND_CLAIMS } from '../evidence/small-claims.ts';
import { scratchFolder } from './headcount-process.ts';
import { runCommand } from './in-process.ts';

const folder = scratchFolder();
const STATEMENTS = ['⊢ ∀p q. p ∧ q ⟹ q ∧ p', '⊢ ∀p q. q ∧ p ⟹ p ∧ q', '⊢ ¬∀n. n = 0', '⊢ smallTwice 1 = 1 + 1'];

describe('export --to opentheory', () => {
  it('writes an article, of version 6 and without axioms, with the theorems, those of one statement once', async () => {
    const file = path.join(folder, 'sound.art');
    const written = await runCommand(exportCommand, ['sound', '--to', 'opentheory', '--out', file], SOUND_CLAIMS);
    expect(written).toMatchObject({ code: 0, stdout: '', stderr: `wrote ${file}\n` });
    const article = readArticle(file, readFileSync(file));
    expect(article.theorems.map((one) => printSequent(one))).toEqual(STATEMENTS);
    expect(article).toMatchObject({ version: 6, axioms: [], warnings: [] });
    expect(article.assumptions.length).toBeGreaterThan(0);
    const printed = await runCommand(exportCommand, ['sound', '--to', 'opentheory'], SOUND_CLAIMS);
    expect(printed.stdout).toBe(readFileSync(file, 'utf8'));
  });

  it('writes nothing of a claim that fails, or that rests on more than the foundation', async () => {
    for (const id of ['damaged', 'smuggled', 'absent', 'open']) {
      const file = path.join(folder, `${id}.art`);
      const { code, stdout, stderr } = await runCommand(exportCommand, [id, '--to', 'opentheory', '--out', file]);
      expect({ id, code, stdout, there: existsSync(file) }).toEqual({ id, code: 1, stdout: '', there: false });
      expect(stderr).toMatch(new RegExp(`^${id}(: | has)`, 'm'));
    }
  });

  it('with --all writes what can be written, and fails if something cannot', async () => {
    const out = path.join(folder, 'all', 'articles');
    const { code, stderr } = await runCommand(exportCommand, ['--all', '--to', 'opentheory', '--out', out]);
    expect(code).toBe(1);
    expect(readdirSync(out)).toEqual(['sound.art']);
    expect(stderr).toContain('open has no theorem: nothing written');
    const sound = await runCommand(exportCommand, ['--all', '--to', 'latex', '--out', out], SOUND_CLAIMS);
    expect(sound.code).toBe(0);
    expect(readdirSync(out)).toEqual(['sound.art', 'sound.tex']);
  });
});

describe('export --to hol-light', () => {
  it('writes a file that replays the article beside it and names the theorems', async () => {
    const file = path.join(folder, 'sound.ml');
    expect((await runCommand(exportCommand, ['sound', '--to', 'hol-light', '--out', file], SOUND_CLAIMS)).code).toBe(0);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('let replayed_theorems = replayed_article "sound.art";;\nlet small_swap = List.nth replayed_theorems 0;;\n');
    expect(text).toContain('let replay_lines state channel =');
    expect(readArticle('sound.art', readFileSync(path.join(folder, 'sound.art'))).theorems).toHaveLength(STATEMENTS.length);
  });

  it('needs a file', async () => {
    const { code, stderr } = await runCommand(exportCommand, ['sound', '--to', 'hol-light'], SOUND_CLAIMS);
    expect(code).toBe(2);
    expect(stderr).toContain('give --out FILE.ml');
  });
});

describe('export --to json and latex', () => {
  it('is what show prints', async () => {
    const { stdout } = await runCommand(exportCommand, ['sound', '--to', 'json'], SOUND_CLAIMS);
    expect(proofReportSchema.parse(JSON.parse(stdout)).theorems).toHaveLength(5);
    expect((await runCommand(exportCommand, ['sound', '--json'], SOUND_CLAIMS)).stdout).toBe(stdout);
    expect((await runCommand(exportCommand, ['sound', '--to', 'latex'], SOUND_CLAIMS)).stdout).toContain('\\implies');
  });
});

describe('usage', () => {
  it('is one claim or all of them into a folder', async () => {
    expect((await runCommand(exportCommand, ['--to', 'json'])).stderr).toContain('name one claim, or give --all');
    expect((await runCommand(exportCommand, ['sound'])).stderr).toContain('name a format: --to opentheory, hol-light, latex, json');
    expect((await runCommand(exportCommand, ['sound', '--all', '--to', 'json'])).code).toBe(2);
    expect((await runCommand(exportCommand, ['--all', '--to', 'json'])).stderr).toContain('--all needs --out');
    expect((await runCommand(exportCommand, ['soumd', '--to', 'json'])).stderr).toContain('the nearest is sound');
  });
});
