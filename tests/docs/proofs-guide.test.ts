// The page docs/proofs.md: its example is a proof file that proves, its sessions print what is shown, and what it says about
// the foundation and the definitions is what stands in the sources.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProvedClaim } from '../../proofs/claim.ts';
import { checkCommand } from '../../src/cli/check-command.ts';
import { exportCommand } from '../../src/cli/export-command.ts';
import { showCommand } from '../../src/cli/show-command.ts';
import type { ProofFiles } from '../../src/evidence/proof-evidence.ts';
import type { Lemma } from '../../src/logic/lemma.ts';
import { FACT_NAMES } from '../../src/logic/foundation.ts';
import { readArticle } from '../../src/opentheory/read-article.ts';
import { ROOT, scratchFolder } from '../cli/headcount-process.ts';
import { runCommand } from '../cli/in-process.ts';
import { filesBelow, textOf } from '../ground/source-files.ts';

const folder = scratchFolder();
const page = textOf('docs/proofs.md');

/** The blocks of the page in that language, in order. */
const blocks = (language: string): string[] =>
  [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language).map(([, , text]) => text ?? '');

/** A module made of a block of the page, as if it lay in proofs/. */
async function loaded(name: string, text: string): Promise<Record<string, unknown>> {
  const at = (where: string): string => path.join(ROOT, where).split(path.sep).join('/');
  const file = path.join(folder, `${name}.ts`);
  writeFileSync(file, text.replaceAll("from '../src/", `from '${at('src')}/`).replaceAll("from './", `from '${at('proofs')}/`));
  return (await import(/* @vite-ignore */ file)) as Record<string, unknown>;
}

/** What differs from run to run or with each change of a proof: inferences, seconds, how many facts were used. */
const steady = (text: string): string =>
  text
    .replace(/ +[\d,]+ +\d+\.\d$/gm, ' # #')
    .replace(/rest on \d+ facts/g, 'rest on # facts')
    .trimEnd();

/** Without the line breaks, which depend on the width of the terminal. */
const plain = (text: string): string => text.replace(/\s+/g, ' ');

/** A session of the page: the words after `$ npx headcount`, and the output up to a line `…`, if there is one. */
function session(words: string, nth = 0): { readonly output: string; readonly goesOn: boolean } {
  const found = blocks('console').filter((text) => text.startsWith(`$ npx headcount ${words}\n`))[nth];
  if (found === undefined) throw new Error(`docs/proofs.md shows no session ${words}`);
  const output = found.slice(found.indexOf('\n') + 1);
  return { output: output.replace(/^…\n[\s\S]*$/m, ''), goesOn: /^…$/m.test(output) };
}

const [example = '', failing = ''] = blocks('ts');
let claim: ProvedClaim;
let files: ProofFiles;

beforeAll(async () => {
  ({ claim } = (await loaded('more-heads', example)) as { readonly claim: ProvedClaim });
  files = new Map([['more-heads', () => Promise.resolve({ claim })]]);
});

describe('the example of docs/proofs.md', () => {
  it('proves, and check prints what the page shows', async () => {
    const { code, stdout, stderr } = await runCommand(checkCommand, ['more-heads', '--only', 'proof'], files);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(steady(stdout)).toBe(steady(session('check more-heads --only proof').output));
  });

  it('is shown by show as on the page', async () => {
    const { code, stdout } = await runCommand(showCommand, ['more-heads'], files);
    const { output, goesOn } = session('show more-heads');
    expect({ code, goesOn }).toEqual({ code: 0, goesOn: true });
    expect(plain(stdout).slice(0, plain(output).length)).toBe(plain(output));
  });

  it('is exported as an article of its three theorems, without axioms', async () => {
    const out = path.join(folder, 'more-heads.art');
    expect((await runCommand(exportCommand, ['more-heads', '--to', 'opentheory', '--out', out], files)).code).toBe(0);
    const { theorems, axioms, assumptions } = readArticle(out, readFileSync(out));
    expect({ theorems: theorems.length, axioms: axioms.length }).toEqual({ theorems: 3, axioms: 0 });
    expect(assumptions.length).toBeGreaterThan(0);
  });

  it('fails as the page says once its step is wrong, and nothing else fails with it', async () => {
    const imports = example.split('\n').filter((line) => line.startsWith('import '));
    const { oneMore } = (await loaded('wrong-heads', `${imports.join('\n')}\n${failing}`)) as { readonly oneMore: Lemma };
    const wrong = { ...claim, parts: [{ part: 'one more', lemma: oneMore }] };
    const { code, stdout, stderr } = await runCommand(
      checkCommand,
      ['more-heads', '--only', 'proof'],
      new Map([['more-heads', () => Promise.resolve({ claim: wrong })]]),
    );
    const { output } = session('check more-heads --only proof', 1);
    expect(code).toBe(1);
    expect(output).toContain(stderr);
    expect(steady(output.replace(stderr, ''))).toBe(steady(stdout));
  });
});

describe('what docs/proofs.md says of the sources', () => {
  it('counts the facts of each group of the foundation', () => {
    const groups = textOf('src/logic/foundation.ts')
      .split(/^ {2}\/\/ (?=.*\n {2}['a-z-]+: ['"])/m)
      .slice(1)
      .map((text): [string, number] => [text.slice(0, text.indexOf('\n')), [...text.matchAll(/^ {2}['a-z0-9-]+: ['"]/gm)].length]);
    const shown = [...page.matchAll(/^\| (.*?) +\| (\d+) +\|$/gm)].map(([, name, count]): [string, number] => [name ?? '', Number(count)]);
    expect(shown).toEqual([...groups, ['all', FACT_NAMES.length]]);
  });

  it('shows definitions and a theorem that stand in the proof files word for word', () => {
    const sources = plain(
      filesBelow('proofs')
        .map((file) => textOf(file))
        .join('\n'),
    );
    const shown = blocks('text').flatMap((text) => text.trimEnd().split(/\n(?! )/));
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.filter((text) => !["'", '`', '"'].some((quote) => sources.includes(`${quote}${plain(text)}${quote}`)))).toEqual([]);
  });

  it('names only claims that have a proof file', () => {
    const ids = [...page.matchAll(/\| ((?:`[a-z-]+`(?:, )?)+) +\|$/gm)].flatMap(([, cell]) => [...(cell ?? '').matchAll(/`([a-z-]+)`/g)]);
    const without = ids.map(([, id]) => id ?? '').filter((id) => !filesBelow('proofs').includes(`proofs/${id}.ts`));
    expect(without).toEqual([]);
  });
});
