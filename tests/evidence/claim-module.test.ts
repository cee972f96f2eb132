import fc from 'fast-check';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DiagnosticError, type Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { claimFromModule } from '../../src/evidence/claim-module.ts';
import { search } from '../../src/search/search.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'headcount-claims-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = (name: string, text: string): string => {
  const written = path.join(folder, name);
  mkdirSync(path.dirname(written), { recursive: true });
  writeFileSync(written, text);
  return written;
};

const HEAD = "import { claim } from 'headcount';\nimport { ssmCases } from 'headcount/arbitraries';\n";
const claimText = (says: string, head = HEAD): string =>
  `${head}export default claim({ id: 'mine', words: 'mine', over: ssmCases({ D: false }), says: ${says} });\n`;

async function diagnosticOf(reading: Promise<unknown>): Promise<Diagnostic> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostic;
    throw error;
  }
  throw new Error('expected a diagnostic');
}

describe('a claim in TypeScript', () => {
  it('is a program of typed files and packages, whose headcount is the running one', async () => {
    file(
      'parts/bound.ts',
      "import type { LayerNumbers } from 'headcount';\nexport const bound = ({ n, N, p, d }: LayerNumbers): number => Math.min(n, N, p * d);\n",
    );
    file('node_modules/three/package.json', '{"name":"three","version":"1.0.0","type":"module","exports":{"import":"./three.js"}}');
    file('node_modules/three/three.js', 'export const three: number = 3;\n'.replace(': number', ''));
    const head = `${HEAD}import fc from 'fast-check';\nimport path from 'node:path';\nimport { three } from 'three';\nimport { bound } from './parts/bound.ts';\n`;
    const written = file(
      'mine.claim.ts',
      claimText("(q) => q.heads() <= bound(q) && three === 3 && path.sep.length === 1 && typeof fc.nat === 'function'", head),
    );
    const { claim } = await claimFromModule(written);
    expect(claim.id).toBe('mine');
    const cases = fc.sample(claim.property.source, { numRuns: 200, seed: 1 });
    expect(new Set(cases.map((one) => claim.property.judge(one)))).toEqual(new Set(['holds']));
    // Nothing is left behind, neither here nor beside the file.
    expect(readdirSync(folder).sort()).toEqual(['mine.claim.ts', 'node_modules', 'parts']);
  });

  it('is refuted like any other, its facts what it asked for', async () => {
    const { claim } = await claimFromModule(file('wrong.mts', claimText('({ heads, n, N }) => heads() === Math.min(n, N)')));
    const { refutation } = await search(claim.property, { runs: 2000, seed: 1 });
    expect(refutation?.facts.map(({ name }) => name)).toEqual(['n', 'N', 'heads']);
    expect(refutation?.size.dimensions).toEqual({ N: 1, p: 1, d: 1, n: 1 });
  });

  it('is the same program wherever it is started from, and through a link', async () => {
    const written = file('same.mjs', claimText('(q) => q.heads() <= q.n'));
    const { code } = await claimFromModule(written);
    const before = process.cwd();
    const link = path.join(folder, 'link.mjs');
    symlinkSync(written, link);
    try {
      process.chdir(folder);
      expect((await claimFromModule('same.mjs')).code).toBe(code);
      expect((await claimFromModule(link)).code).toBe(code);
    } finally {
      process.chdir(before);
    }
  });

  it('finds its own folder by import.meta.url', async () => {
    const written = file(
      'where.ts',
      claimText("() => import.meta.url.endsWith('/where.ts') && import.meta.filename.startsWith(import.meta.dirname)"),
    );
    const { claim } = await claimFromModule(written);
    expect(claim.property.judge(fc.sample(claim.property.source, 1)[0])).toBe('holds');
  });
});

describe('a file that is no claim', () => {
  const refused: [string, string, Partial<Diagnostic>][] = [
    ['syntax.ts', 'export default {{;\n', { code: 'claim-syntax', place: 'line 1, column 17' }],
    ['missing.ts', "import { x } from './nowhere.ts';\nexport default x;\n", { code: 'claim-imports', place: 'line 1, column 19' }],
    ['package.ts', "import 'no-such-package-at-all';\n", { code: 'claim-imports' }],
    ['face.ts', "import { clam } from 'headcount';\nexport default clam;\n", { code: 'claim-imports', place: 'line 1, column 10' }],
    ['throws.ts', "throw new RangeError('no');\n", { code: 'claim-failed', message: 'running the file threw RangeError: no' }],
    [
      'nothing.ts',
      'export const x = 1;\n',
      { code: 'not-a-claim', message: expect.stringMatching(/^the file has no default export/) as string },
    ],
    ['plain.ts', 'export default { id: "mine" };\n', { code: 'not-a-claim', message: expect.stringMatching(/a plain object/) as string }],
    ['id.ts', claimText('() => true').replace("id: 'mine'", "id: '../x'"), { code: 'bad-claim', place: 'id' }],
    ['says.ts', claimText('"heads <= n"'), { code: 'bad-claim', place: 'says' }],
    ['over.ts', claimText('() => true').replace('ssmCases({ D: false })', '{ kind: "ssm" }'), { code: 'bad-claim', place: 'over' }],
  ];
  it.each(refused)('says what is wrong with %s', async (name, text, expected) => {
    const written = file(name, text);
    expect(await diagnosticOf(claimFromModule(written))).toMatchObject({ file: written, ...expected });
  });

  it('may not be there, or be a folder', async () => {
    expect(await diagnosticOf(claimFromModule(path.join(folder, 'absent.ts')))).toMatchObject({ code: 'cannot-read' });
    expect(await diagnosticOf(claimFromModule(folder))).toMatchObject({ code: 'cannot-read', message: 'it is a folder: expected a file' });
  });
});

describe('a condition that goes wrong', () => {
  const judged = async (says: string): Promise<Diagnostic> => {
    const { claim } = await claimFromModule(file('condition.ts', claimText(says)));
    return diagnosticOf(search(claim.property, { runs: 10, seed: 1 }));
  };
  it('ends the search with what it threw, or gave instead of an answer', async () => {
    expect(await judged("() => { throw new Error('mine'); }")).toMatchObject({
      code: 'claim-failed',
      place: 'says',
      message: 'says threw Error: mine',
    });
    expect(await judged('() => undefined')).toMatchObject({ code: 'claim-failed', message: 'says gave nothing: expected true or false' });
    expect(await judged('() => 1')).toMatchObject({ message: 'says gave a number: expected true or false' });
    expect(await judged('(q) => q.w > 0')).toMatchObject({ code: 'no-such-quantity', message: 'a layer of kind "ssm" has no w' });
    expect(await judged('(q) => q.heads(-1) > 0')).toMatchObject({ code: 'undefined-value' });
    expect(await judged('(q) => q.heads(1.5) > 0')).toMatchObject({ code: 'undefined-value' });
  });
});
