import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyReportSchema } from '../../src/report/heads-report.ts';
import { headcount } from './headcount-process.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'headcount-articles-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: string | Uint8Array): string {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
}

/** `{p} |- p` assumed, and an assumption `|- q` about an undefined q. */
const SMALL = [
  ...['6', 'version', '"bool"', 'typeOp', 'nil', 'opType', '0', 'def', 'pop'],
  ...['"p"', '0', 'ref', 'var', 'varTerm', '1', 'def', 'assume', '1', 'ref', 'nil', 'cons', '1', 'ref', 'thm'],
  ...['nil', '"q"', 'const', '0', 'ref', 'constTerm', '2', 'def', 'axiom', 'nil', '2', 'ref', 'thm'],
].join('\n');

describe('verify of articles', () => {
  it('says what is proved and from what, plain and compressed alike', async () => {
    const files = [file('small.art', SMALL), file('small.art.gz', gzipSync(SMALL)), file('small.txt', SMALL)];
    const { code, stdout, stderr } = await headcount(['verify', ...files, '--json', '--theorems']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const rows = verifyReportSchema.parse(JSON.parse(stdout));
    for (const row of rows) {
      expect(row).toMatchObject({ format: 'opentheory', ok: true, theorems: 2, assumptions: 1, axioms: 0, inferences: 2, warnings: [] });
      expect(row.statements).toEqual([
        { statement: 'p ⊢ p', assumptions: [], axioms: [] },
        { statement: '⊢ q', assumptions: ['⊢ q'], axioms: [] },
      ]);
    }
  });

  it('prints each theorem with what it rests on', async () => {
    const { stdout } = await headcount(['verify', file('small.art', SMALL), '--theorems']);
    expect(stdout).toContain('2 theorems from 1 assumption and 0 axioms, 2 inferences');
    expect(stdout).toMatch(/p ⊢ p\n {2}⊢ q\n {6}rests on assumption 1\n\n {2}assumption 1: ⊢ q/);
  });

  it('reads an article from standard input', async () => {
    const { code, stdout } = await headcount(['verify', '-', '--json'], { stdin: SMALL });
    expect(code).toBe(0);
    expect(verifyReportSchema.parse(JSON.parse(stdout))[0]).toMatchObject({ file: '-', format: 'opentheory', theorems: 2 });
  });

  it('rejects a wrong inference with file, line, command and reason: exit 1', async () => {
    const wrong = file('wrong.art', `${SMALL}\n"p"\n0\nref\nvar\nvarTerm\nbetaConv\n`);
    const { code, stdout, stderr } = await headcount(['verify', wrong]);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/wrong\.art: line 43: betaConv: the term is no abstraction applied/);
  });

  it('cannot read what is missing, a folder, or half a gzip file: exit 2', async () => {
    const half = file('half.art.gz', gzipSync(SMALL.repeat(50)).subarray(0, 60));
    for (const place of ['absent.art', folder, half]) {
      const { code, stdout, stderr } = await headcount(['verify', place, '--json']);
      expect(code, place).toBe(2);
      expect(stderr).toMatch(/no such file|is a folder|is not a whole gzip file/);
      expect(verifyReportSchema.parse(JSON.parse(stdout))[0]).toMatchObject({ ok: false });
    }
  });

  it('stops at a compressed file that swells without end, in bounded memory', async () => {
    const bomb = file('bomb.art.gz', gzipSync(Buffer.alloc(300_000_000, 'nil\n')));
    const { code, stderr } = await headcount(['verify', bomb]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/more than 2\^/);
  });

  it('gives the worst exit status of several files, and a row for each', async () => {
    const files = [file('small.art', SMALL), file('bad.art', 'frobnicate\n'), 'absent.art'];
    const { code, stdout } = await headcount(['verify', ...files, '--json']);
    expect(code).toBe(2);
    expect(verifyReportSchema.parse(JSON.parse(stdout)).map(({ ok, format }) => [ok, format])).toEqual([
      [true, 'opentheory'],
      [false, 'opentheory'],
      [false, null],
    ]);
  });
});

const CORPUS = path.resolve(import.meta.dirname, '../../../shared/opentheory');

describe.skipIf(!existsSync(CORPUS))('the public corpus', () => {
  it('is accepted by one command', async () => {
    const { articles } = JSON.parse(readFileSync(path.join(CORPUS, 'manifest.json'), 'utf8')) as {
      articles: { name: string; theorems: number }[];
    };
    const some = articles.filter((_, i) => i % 20 === 0);
    const { code, stdout } = await headcount(['verify', ...some.map(({ name }) => path.join(CORPUS, `${name}.art.gz`)), '--json']);
    expect(code).toBe(0);
    expect(verifyReportSchema.parse(JSON.parse(stdout)).map(({ theorems }) => theorems)).toEqual(some.map(({ theorems }) => theorems));
  });
});
