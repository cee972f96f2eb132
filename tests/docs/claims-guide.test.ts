// The page docs/claims.md: its examples are the files that are shipped, its sessions print what is shown, and its tables say
// what the language of claims is.
import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../../src/claims/claim-families.ts';
import { QUANTITIES } from '../../src/claims/quantities.ts';
import { refuteCommand } from '../../src/cli/refute-command.ts';
import { scratchFolder } from '../cli/headcount-process.ts';
import { runCommand } from '../cli/in-process.ts';
import { filesBelow, textOf } from '../ground/source-files.ts';

const page = textOf('docs/claims.md');
const store = scratchFolder();

/** The blocks of the page in that language, in order. */
const blocks = (language: string): string[] =>
  [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language).map(([, , text]) => text ?? '');

const sessions = blocks('console').map((text) => {
  const [, words = ''] = /^\$ npx headcount (.*)\n/.exec(text) ?? [];
  return { words, output: text.slice(text.indexOf('\n') + 1) };
});

/** What differs from run to run, and where counterexamples are stored. */
const steady = (text: string): string =>
  text
    .replaceAll(store, '.headcount')
    .replace(/\b(in|after)\s+\d+\.\d+ s\b/g, '$1 # s')
    .replace(/\s+/g, ' ')
    .trim();

describe('the sessions of docs/claims.md', () => {
  it('are there', () => {
    expect(sessions.length).toBeGreaterThanOrEqual(3);
  });

  it.each(sessions)('headcount $words prints what is shown', async ({ words, output }) => {
    const [, ...args] = words.split(' ');
    const { code, stdout } = await runCommand(
      (terminal, finish, files) => refuteCommand({ ...terminal, width: 80 }, finish, files, store),
      args,
    );
    expect(steady(stdout)).toBe(steady(output));
    expect(code).toBe(output.includes('COUNTEREXAMPLE') ? 1 : 0);
  });
});

describe('the examples of docs/claims.md', () => {
  it('are the shipped files, and all of them are shown', () => {
    const shipped = filesBelow('docs/examples/claims').map((file) => textOf(file));
    expect(shipped.length).toBeGreaterThanOrEqual(3);
    expect([...blocks('json'), ...blocks('ts')].sort()).toEqual(shipped.sort());
  });
});

describe('the tables of docs/claims.md', () => {
  /** The cells of the rows that begin with a word in backquotes. */
  const rows = [...page.matchAll(/^\| `([\w-]+)` +\|(.*)\|$/gm)].map(([, name, rest]) => ({
    name: name ?? '',
    cells: (rest ?? '').split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|')),
  }));

  it('list the words of the language with their meaning and the kinds that have them', () => {
    const expected = [...QUANTITIES].map(([name, { means, kinds }]) => ({ name, cells: [means, kinds.join(', ')] }));
    expect(rows.filter(({ name }) => QUANTITIES.has(name))).toEqual(expected);
  });

  it('list the kinds of layers with their usual ranges and choices', () => {
    const expected = Object.entries(FAMILIES).map(([name, { ranges, choices }]) => ({
      name,
      cells: [
        Object.entries(ranges)
          .map(([key, { usual }]) => `\`${key}\` ${usual[0] === usual[1] ? String(usual[0]) : usual.join(' to ')}`)
          .join(', '),
        choices.map((choice) => `\`${choice}\``).join(', ') || '–',
      ],
    }));
    expect(rows.filter(({ name }) => Object.hasOwn(FAMILIES, name))).toEqual(expected);
  });
});
