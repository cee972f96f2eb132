// A text cut into the tokens of terms and types.
import { fail, printable } from '../diagnostics/diagnostic.ts';
import { unquoted } from './written-name.ts';

/** A piece of text: a plain name, a number, a symbol, a quoted name of a variable or a constant, or the end. */
export interface Token {
  readonly kind: 'name' | 'number' | 'symbol' | 'variable' | 'full name' | 'end';
  readonly text: string;
  /** The name that the text stands for; for other tokens the text itself. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const SPACE = /\s+/uy;
const NAME = /(?![λε])[\p{L}_][\p{L}\p{N}_'′]*/uy;
const NUMBER = /[0-9]+/y;
const QUOTED = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/uy;

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Where an offset of the text is, for people: `column 17`, or `2:17` in a text of several lines. Columns count characters. */
export function placeIn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  const column = String(Array.from(before.at(-1) ?? '').length + 1);
  return text.includes('\n') ? `${String(before.length)}:${column}` : `column ${column}`;
}

/** Raises `term-syntax` at an offset of the text. */
export function syntaxError(text: string, offset: number, message: string, notes: readonly string[] = []): never {
  return fail('term-syntax', message, { place: placeIn(text, offset), notes });
}

/** A token as errors name it. */
export function shownToken({ kind, text }: Token): string {
  return kind === 'end' ? 'the end of the text' : printable(`"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`);
}

/** The tokens of a text, an end token last. `symbols` are tried in their order. Throws `term-syntax`. */
export function tokensOf(text: string, symbols: readonly string[]): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (kind: Token['kind'], piece: string, name = piece): void => {
    tokens.push({ kind, text: piece, name, from: at, to: at + piece.length });
    at += piece.length;
  };
  while (at < text.length) {
    const space = matchAt(SPACE, text, at);
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const first = text[at];
    const name = matchAt(NAME, text, at) ?? '';
    const number = matchAt(NUMBER, text, at) ?? '';
    const from = at;
    if (name !== '') take('name', name);
    else if (number !== '') take('number', number);
    else if (first === "'" || first === '"') {
      const quoted = matchAt(QUOTED, text, at) ?? syntaxError(text, at, 'the quotes that begin here do not end on this line');
      const meant = unquoted(quoted) ?? syntaxError(text, at, 'the escapes between these quotes are not those of JSON');
      take(first === "'" ? 'variable' : 'full name', quoted, meant);
    } else {
      const symbol = symbols.find((one) => text.startsWith(one, from));
      const [character = ''] = text.slice(at, at + 2);
      take('symbol', symbol ?? syntaxError(text, at, `no symbol begins with ${printable(`"${character}"`)}`));
    }
  }
  take('end', '');
  return tokens;
}
