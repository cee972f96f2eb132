import { fail, printable, quoted } from '../diagnostics/diagnostic.ts';

/** A piece of the text of an expression; `column` counts characters from 1. */
export interface ExpressionToken {
  readonly kind: 'name' | 'number' | 'symbol' | 'end';
  readonly text: string;
  readonly column: number;
}

/** Most characters of an expression besides blanks: bounds the work of everything that reads one. */
export const MAX_EXPRESSION_CHARACTERS = 2000;
/** Longest text of an expression, so that the printed form of one that is read can be read again. */
export const MAX_EXPRESSION_LENGTH = 5 * MAX_EXPRESSION_CHARACTERS;
/** Most digits of one number. */
const MAX_DIGITS = 400;
/** Most characters of one name. */
const MAX_NAME_LENGTH = 60;

/** Characters on either side of an error that its note shows. */
const SHOWN = 36;

const SPACE = /[ \t\r\n]+/y;
const NAME = /[A-Za-z][A-Za-z0-9_]*/y;
const NUMBER = /[0-9]+(?:\.[0-9]+)?/y;
const SYMBOL = /!=(?!=)|\*(?!\*)|=(?!=)|[()+\-/^]/y;

/** What other notations write, and what is written here instead. Longer ones first. */
const ELSEWHERE: readonly (readonly [string, string])[] = [
  ['**', '^'],
  ['==', '='],
  ['<>', '!='],
  ['≠', '!='],
  ['·', '*'],
  ['×', '*'],
  ['⋅', '*'],
  ['÷', '/'],
  ['−', '-'],
  ['–', '-'],
  ['²', '^2'],
  ['³', '^3'],
  ['√', 'numbers, parameters and + - * / ^'],
  [',', 'a point for decimals, such as 0.5'],
  ['.', 'a digit before and after a decimal point, such as 0.5'],
  ['[', '('],
  [']', ')'],
  ['{', '('],
  ['}', ')'],
];

/**
 * The tokens of an expression's text, an end token last.
 * Throws DiagnosticError, its place a column: `expression-too-long`, `expression-syntax`, `number-too-long`.
 */
export function expressionTokens(text: string): ExpressionToken[] {
  const size = text.length > MAX_EXPRESSION_LENGTH ? text.length : text.replace(/[ \t\r\n]/g, '').length;
  if (size > MAX_EXPRESSION_CHARACTERS) {
    fail('expression-too-long', `an expression of ${size} characters: expected at most ${MAX_EXPRESSION_CHARACTERS}`);
  }
  const tokens: ExpressionToken[] = [];
  for (let at = 0; at < text.length;) {
    const space = matchAt(SPACE, text, at);
    const piece = space ?? matchAt(NAME, text, at) ?? matchAt(NUMBER, text, at) ?? matchAt(SYMBOL, text, at);
    if (piece === undefined) return refuse(text, at);
    if (space === undefined) tokens.push(tokenOf(text, at, piece));
    at += piece.length;
  }
  tokens.push({ kind: 'end', text: '', column: text.length + 1 });
  return tokens;
}

/** A token as errors name it. */
export function shownToken(token: ExpressionToken): string {
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

function tokenOf(text: string, at: number, piece: string): ExpressionToken {
  const column = at + 1;
  if (/^[A-Za-z]/.test(piece)) {
    if (piece.length > MAX_NAME_LENGTH) {
      failAtColumn('expression-syntax', text, column, `a name of ${piece.length} characters: expected at most ${MAX_NAME_LENGTH}`);
    }
    return { kind: 'name', text: piece, column };
  }
  if (!/^[0-9]/.test(piece)) return { kind: 'symbol', text: piece, column };
  if (piece.length > MAX_DIGITS) {
    failAtColumn('number-too-long', text, column, `a number of ${piece.length} digits: expected at most ${MAX_DIGITS}`);
  }
  const next = matchAt(NAME, text, at + piece.length);
  if (next !== undefined) {
    const meant = /^[eE]$/.test(next) || /^[eE][0-9]/.test(next) ? `${piece}*10^…` : `${piece}*${printable(next.slice(0, 20))}`;
    failAtColumn('expression-syntax', text, column + piece.length, `found ${quoted(next, 40)} just after a number: expected a sign`, [
      `a product is written ${meant}`,
    ]);
  }
  return { kind: 'number', text: piece, column };
}

function refuse(text: string, at: number): never {
  const foreign = ELSEWHERE.find(([sign]) => text.startsWith(sign, at));
  if (foreign !== undefined) {
    return failAtColumn(
      'expression-syntax',
      text,
      at + 1,
      `found ${quoted(foreign[0])}, which is not written here: expected ${foreign[1]}`,
    );
  }
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const notes = /\p{Script=Greek}/u.test(character) ? ['Greek letters are spelled out, such as lambda'] : [];
  return failAtColumn('expression-syntax', text, at + 1, `found ${quoted(character)}, which begins nothing that can stand here`, notes);
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
