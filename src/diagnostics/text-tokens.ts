import { fail, printable, quoted } from './diagnostic.ts';

/** A piece of a small text in a language of ours; `column` counts characters from 1. */
export interface TextToken {
  readonly kind: 'name' | 'number' | 'symbol' | 'end';
  readonly text: string;
  readonly column: number;
}

/** The words and signs of a language. The patterns are sticky. */
export interface TextLanguage {
  /** `formula`, `expression`: errors are called `formula-syntax`, `formula-too-long`. */
  readonly called: string;
  /** Most characters besides blanks, and in all. */
  readonly maxCharacters: number;
  readonly maxLength: number;
  readonly name: RegExp;
  readonly number: RegExp;
  readonly symbol: RegExp;
  /** What other notations write, and what is written here instead. Longer ones first. */
  readonly elsewhere: readonly (readonly [string, string])[];
}

/** Characters on either side of an error that its note shows. */
const SHOWN = 36;

const SPACE = /[ \t\r\n]+/y;

/**
 * The tokens of a text, an end token last; `tokenAt` makes a token of a piece, or refuses it. Columns count characters,
 * offsets UTF-16 units: they part only before a character that is refused anyway.
 * Throws DiagnosticError, its place a column: `<called>-too-long`, `<called>-syntax`, and what `tokenAt` throws.
 */
export function textTokens(text: string, language: TextLanguage, tokenAt: (at: number, piece: string) => TextToken): TextToken[] {
  const { called, maxCharacters, maxLength, name, number, symbol } = language;
  const size = text.length > maxLength ? text.length : text.replace(/[ \t\r\n]/g, '').length;
  if (size > maxCharacters) {
    const article = /^[aeiou]/.test(called) ? 'an' : 'a';
    fail(`${called}-too-long`, `${article} ${called} of ${size} characters: expected at most ${maxCharacters}`);
  }
  const tokens: TextToken[] = [];
  for (let at = 0; at < text.length;) {
    const space = matchAt(SPACE, text, at);
    const piece = space ?? matchAt(name, text, at) ?? matchAt(number, text, at) ?? matchAt(symbol, text, at);
    if (piece === undefined) return refuse(text, at, language);
    if (space === undefined) tokens.push(tokenAt(at, piece));
    at += piece.length;
  }
  tokens.push({ kind: 'end', text: '', column: text.length + 1 });
  return tokens;
}

/** A token as errors name it. */
export function shownToken(token: TextToken): string {
  return token.kind === 'end' ? 'the text ends here' : `found ${quoted(token.text, 40)}`;
}

/** Raises an error at a column of the text; its notes show the text there with a mark below it. */
export function failAtColumn(code: string, text: string, column: number, message: string, notes: readonly string[] = []): never {
  const from = Math.max(0, column - 1 - SHOWN);
  const before = printable((from > 0 ? '…' : '') + text.slice(from, column - 1));
  const after = printable(text.slice(column - 1, column - 1 + SHOWN) + (text.length > column - 1 + SHOWN ? '…' : ''));
  const shown = text === '' ? [] : [before + after, `${' '.repeat(before.length)}^`];
  return fail(code, message, { place: `column ${column}`, notes: [...shown, ...notes] });
}

/** What a sticky pattern matches at an offset. */
export function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function refuse(text: string, at: number, { called, elsewhere }: TextLanguage): never {
  const code = `${called}-syntax`;
  const foreign = elsewhere.find(([sign]) => text.startsWith(sign, at));
  if (foreign !== undefined) {
    return failAtColumn(code, text, at + 1, `found ${quoted(foreign[0])}, which is not written here: expected ${foreign[1]}`);
  }
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const notes = /\p{Script=Greek}/u.test(character) ? ['Greek letters are spelled out, such as lambda'] : [];
  return failAtColumn(code, text, at + 1, `found ${quoted(character)}, which begins nothing that can stand here`, notes);
}
