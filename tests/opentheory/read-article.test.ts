import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { ArticleReader, readArticle } from '../../src/opentheory/read-article.ts';

/** `|- p = p` for a variable p, exported. */
const REFL = '6\nversion\n"bool"\ntypeOp\nnil\nopType\n0\ndef\npop\n"p"\n0\nref\nvar\nvarTerm\n1\ndef\nrefl\n';
const EXPORT =
  'nil\n"="\nconst\n"->"\ntypeOp\n0\nref\n"->"\ntypeOp\n0\nref\n0\nref\nnil\ncons\ncons\nopType\nnil\ncons\ncons\nopType\nconstTerm\n1\nref\nappTerm\n1\nref\nappTerm\nthm\n';
const ARTICLE = REFL + EXPORT;

function rejection(text: string | Uint8Array): string {
  try {
    readArticle('a.art', text);
  } catch (error) {
    if (error instanceof DiagnosticError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('an article in pieces', () => {
  it('is the same article, wherever it is cut', () => {
    const bytes = new TextEncoder().encode(ARTICLE);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 8 }), (cuts) => {
        const reader = new ArticleReader('a.art');
        const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        places.forEach((from, i) => {
          reader.push(bytes.subarray(from, places[i + 1]));
        });
        expect(reader.end()).toMatchObject({ version: 6, inferences: 1, theorems: [{}], warnings: [] });
      }),
    );
  });

  it('names the line of an error, also where the pieces end inside it', () => {
    const reader = new ArticleReader('a.art');
    const bytes = new TextEncoder().encode(`${REFL}eqMp\n`);
    expect(() => {
      for (const byte of bytes) reader.push(Uint8Array.of(byte));
      reader.end();
    }).toThrow('a.art: line 18: eqMp: the stack is empty');
  });
});

describe('what a reader has to see', () => {
  const wrong: [string, string | Uint8Array, RegExp][] = [
    ['a line of two commands', '6\nversion\nnil pop\n', /line 3.*one command a line/],
    ['a comment behind a command', 'nil # empty\n', /line 1.*one command a line/],
    ['a byte order mark', '\ufeff6\nversion\n', /byte order mark/],
    ['bytes that are no text', Uint8Array.of(34, 0xc3, 0x28, 34, 10), /line 1: the line is not UTF-8/],
    ['bytes that are no text in a comment', Uint8Array.of(35, 0xff, 10), /not UTF-8/],
    ['a number with a leading zero', '07\n', /a number is 0, or/],
    ['minus nought', '-0\n', /a number is 0, or/],
    ['a number beyond 2^53 - 1', '9007199254740992\n', /beyond 2\^53 - 1/],
    ['a name without end', '"abc\n', /no closing quote/],
    ['an unknown escape', '"a\\x"\n', /unknown escape/],
    ['a tab in a name', '"a\tb"\n', /tab/],
    ['a variable in a namespace', '"A.b"\nvarType\n', /namespace/],
    ['a version in the middle', 'nil\npop\n6\nversion\n', /first two commands/],
    ['an unknown version', '7\nversion\n', /version 7/],
    ['a version 6 command in version 5', 'nil\npragma\n', /pragma is a command of version 6/],
    ['a name for a term', '"p"\nrefl\n', /wants a term here and finds a name/],
    ['a variable for a term', '6\nversion\n"p"\n"A"\nvarType\nvar\nrefl\n', /wants a term here and finds a variable/],
    [
      'a type operator with two arities',
      '"T"\ntypeOp\nnil\nopType\n"T"\ntypeOp\n"A"\nvarType\nnil\ncons\nopType\n',
      /T takes 0 types, and not 1/,
    ],
    ['bool with an argument', '"bool"\ntypeOp\n"A"\nvarType\nnil\ncons\nopType\n', /cannot take 1/],
    ['equality at a wrong type', '"="\nconst\n"A"\nvarType\nconstTerm\n', /= does not have this type/],
    ['an unknown key after remove', 'nil\n3\ndef\n3\nremove\n3\nref\n', /line 7: ref: nothing is stored/],
    ['a thm that says something else', `${REFL}nil\n1\nref\nthm\n`, /the conclusion written is not that of the theorem/],
    ['a thm with a hypothesis more', `${REFL}${EXPORT.replace('nil\n', '1\nref\nnil\ncons\n')}`, /not exactly those/],
  ];
  it.each(wrong)('refuses %s', (_, text, message) => {
    expect(rejection(text)).toMatch(message);
  });

  it('shows the terms that did not fit', () => {
    const text = `${REFL}"q"\n0\nref\nvar\nvarTerm\nassume\neqMp\n`;
    expect(rejection(text)).toMatch(/eqMp: left side and theorem differ\n {2}p : bool\n {2}q : bool/);
  });

  it('warns of what is odd and accepts it', () => {
    const codes = (text: string): string[] => readArticle('a.art', text).warnings.map(({ code }) => code);
    expect(codes('')).toEqual(['exports-nothing']);
    expect(codes('5\nversion\nnil\n')).toEqual(['version-5', 'exports-nothing', 'objects-left']);
    expect(codes(`${ARTICLE}${REFL.split('\n').slice(2).join('\n')}${EXPORT}`)).toEqual(['exported-twice']);
    const identity = '"Function.id"\n"p"\n"A"\nvarType\nvar\n0\ndef\n0\nref\nvarTerm\nabsTerm\ndefineConst\npop\npop\n';
    expect(codes(identity)).toEqual(['exports-nothing', 'library-names']);
  });

  it('takes any text without falling over', () => {
    const words = [
      'nil',
      'cons',
      'pop',
      '"x"',
      '0',
      '1',
      'def',
      'ref',
      'varType',
      'var',
      'varTerm',
      'absTerm',
      'appTerm',
      'refl',
      'thm',
      '\n',
      '#',
      ' ',
    ];
    const lines = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 6 })), { maxLength: 40 });
    fc.assert(
      fc.property(lines, (text) => {
        rejection(text.join('\n'));
      }),
      { numRuns: Number(process.env['HEADCOUNT_FUZZ'] ?? 1000) },
    );
  });
});
