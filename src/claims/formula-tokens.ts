import { printable, quoted } from '../diagnostics/diagnostic.ts';
import { failAtColumn, matchAt, textTokens, type TextLanguage, type TextToken } from '../diagnostics/text-tokens.ts';

/** Most characters of a formula besides blanks: bounds the work of everything that reads one. */
export const MAX_FORMULA_CHARACTERS = 2000;
/** Longest text of a formula, so that the printed form of one that is read can always be read again. */
export const MAX_FORMULA_LENGTH = 5 * MAX_FORMULA_CHARACTERS;
/** Most digits of one number in a formula. */
export const MAX_DIGITS = 40;

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /[0-9]+/y;
const SYMBOL = /!=(?!=)|<=(?!>)|>=|[()+\-*/,]|=(?![=<>])|<(?![>=])|>/y;

/** What other notations write, and what is written here instead. Longer ones first. */
const ELSEWHERE: readonly (readonly [string, string])[] = [
  ['<=>', '(a implies b) and (b implies a)'],
  ['===', '='],
  ['!==', '!='],
  ['==', '='],
  ['=>', 'implies (or >=)'],
  ['=<', '<='],
  ['<>', '!='],
  ['&&', 'and'],
  ['||', 'or'],
  ['&', 'and'],
  ['|', 'or'],
  ['!', 'not'],
  ['^', 'a product such as n*n'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['∧', 'and'],
  ['∨', 'or'],
  ['¬', 'not'],
  ['→', 'implies'],
  ['⇒', 'implies'],
  ['⟹', 'implies'],
  ['×', '*'],
  ['·', '*'],
  ['−', '-'],
  ['⌈', 'ceil(a/b)'],
  ['[', '('],
  [']', ')'],
  ['.', 'whole numbers, both sides multiplied'],
];

const LANGUAGE: TextLanguage = {
  called: 'formula',
  maxCharacters: MAX_FORMULA_CHARACTERS,
  maxLength: MAX_FORMULA_LENGTH,
  name: NAME,
  number: NUMBER,
  symbol: SYMBOL,
  elsewhere: ELSEWHERE,
};

/**
 * The tokens of a formula's text, an end token last.
 * Throws DiagnosticError, its place a column: `formula-too-long`, `formula-syntax`, `number-too-long`.
 */
export function formulaTokens(text: string): TextToken[] {
  return textTokens(text, LANGUAGE, (at, piece) => tokenOf(text, at, piece));
}

function tokenOf(text: string, at: number, piece: string): TextToken {
  const column = at + 1;
  const [first = ''] = piece;
  if (/[A-Za-z_]/.test(first)) return { kind: 'name', text: piece, column };
  if (!/[0-9]/.test(first)) return { kind: 'symbol', text: piece, column };
  if (piece.length > MAX_DIGITS) {
    failAtColumn('number-too-long', text, column, `a number of ${piece.length} digits: expected at most ${MAX_DIGITS}`);
  }
  const next = matchAt(NAME, text, at + piece.length);
  if (next !== undefined) {
    failAtColumn(
      'formula-syntax',
      text,
      column + piece.length,
      `found ${quoted(next, 40)} just after a number: expected a sign between them`,
      [`a product is written ${piece}*${printable(next.slice(0, 20))}`],
    );
  }
  return { kind: 'number', text: piece, column };
}
