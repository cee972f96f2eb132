import { describe, expect, it } from 'vitest';
import { filesBelow, textOf } from './source-files.ts';

/** Words that name nothing: a file or an export is named for what it defines. */
const EMPTY_WORDS = /^(utils?|utilit(y|ies)|helpers?|managers?|engines?|handlers?|processors?|misc|stuff)$/i;
/** As a whole file name these say nothing either, though a function may well return a common denominator. */
const EMPTY_FILES = /(^|\/)(common|shared|general|various|other|types|constants)(\.ts|\/)/i;
/** Lines of a file; a proof file may be a little longer, so that a claim is read in one piece. */
const MOST_LINES = { src: 350, proofs: 400 };

/** `numberUtils` and `number-utils.ts` alike: number, utils. */
function wordsOf(name: string): string[] {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[^A-Za-z0-9]+/);
}

const sources = ['src', 'proofs', 'properties'].flatMap((folder) => filesBelow(folder)).filter((file) => file.endsWith('.ts'));
const tree = filesBelow('', ['node_modules', '.git', 'dist', 'models', 'coverage', '.headcount']);

describe('names', () => {
  it('of files and folders say what is in them', () => {
    expect(sources.filter((file) => EMPTY_FILES.test(file) || wordsOf(file).some((word) => EMPTY_WORDS.test(word)))).toEqual([]);
  });

  it('of exports say what they are', () => {
    const exported = sources.flatMap((file) =>
      [...textOf(file).matchAll(/^export (?:async |abstract )?(?:function\*?|class|interface|type|const|let) (\w+)/gm)].map(
        (match) => `${file}: ${match[1]!}`,
      ),
    );
    expect(exported.filter((name) => wordsOf(name.split(': ')[1]!).some((word) => EMPTY_WORDS.test(word)))).toEqual([]);
  });

  it('of all files can be written on Windows, and differ in more than case', () => {
    const forbidden = tree.filter((file) => /[<>:"\\|?*\u0000-\u001f]|[. ]$|(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.|\/|$)/i.test(file));
    expect(forbidden).toEqual([]);
    expect(new Set(tree.map((file) => file.toLowerCase())).size).toBe(tree.length);
  });
});

describe.each(['src', 'proofs'] as const)('files of %s', (folder) => {
  it(`have at most ${String(MOST_LINES[folder])} lines, bytes that a script writes apart`, () => {
    const long = sources
      .filter((file) => file.startsWith(`${folder}/`) && !file.endsWith('-bytes.ts'))
      .map((file) => ({ file, lines: textOf(file).split('\n').length }))
      .filter(({ lines }) => lines > MOST_LINES[folder]);
    expect(long).toEqual([]);
  });
});
