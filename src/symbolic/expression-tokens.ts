import { printable, quoted } from '../diagnostics/diagnostic.ts';
import { failAtColumn, matchAt, textTokens, type TextLanguage, type TextToken } from '../diagnostics/text-tokens.ts';

/** Most characters of an expression besides blanks: bounds the work of everything that reads one. */
export const MAX_EXPRESSION_CHARACTERS = 2000;
/** Longest text of an expression, so that the printed form of one that is read can be read again. */
export const MAX_EXPRESSION_LENGTH = 5 * MAX_EXPRESSION_CHARACTERS;
/** Most digits of one number. */
const MAX_DIGITS = 400;
/** Most characters of one name. */
const MAX_NAME_LENGTH = 60;

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

const LANGUAGE: TextLanguage = {
  called: 'expression',
  maxCharacters: MAX_EXPRESSION_CHARACTERS,
  maxLength: MAX_EXPRESSION_LENGTH,
  name: NAME,
  number: NUMBER,
  symbol: SYMBOL,
  elsewhere: ELSEWHERE,
};

/**
 * The tokens of an expression's text, an end token last.
 * Throws DiagnosticError, its place a column: `expression-too-long`, `expression-syntax`, `number-too-long`.
 */
export function expressionTokens(text: string): TextToken[] {
  return textTokens(text, LANGUAGE, (at, piece) => tokenOf(text, at, piece));
}

function tokenOf(text: string, at: number, piece: string): TextToken {
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
