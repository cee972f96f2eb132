import { fail, printable, quoted } from '../diagnostics/diagnostic.ts';

/** A piece of the text of a formula; `column` counts characters from 1. */
export interface FormulaToken {
  readonly kind: 'name' | 'number' | 'symbol' | 'end';
  readonly text: string;
  readonly column: number;
}

/** Most characters of a formula besides blanks: bounds the work of everything that reads one. */
export const MAX_FORMULA_CHARACTERS = 2000;
/** Longest text of a formula, so that the printed form of one that is read can always be read again. */
export const MAX_FORMULA_LENGTH = 5 * MAX_FORMULA_CHARACTERS;
/** Most digits of one number in a formula. */
export const MAX_DIGITS = 40;

/** Characters on either side of an error that its note shows. */
const SHOWN = 36;

const SPACE = /[ \t\r\n]+/y;
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

/**
 * The tokens of a formula's text, an end token last.
 * Throws DiagnosticError, its place a column: `formula-too-long`, `formula-syntax`, `number-too-long`.
 */
export function formulaTokens(text: string): FormulaToken[] {
  const size = text.length > MAX_FORMULA_LENGTH ? text.length : text.replace(/[ \t\r\n]/g, '').length;
  if (size > MAX_FORMULA_CHARACTERS) {
    fail('formula-too-long', `a formula of ${size} characters: expected at most ${MAX_FORMULA_CHARACTERS}`);
  }
  const tokens: FormulaToken[] = [];
  // Columns count characters, offsets UTF-16 units: they part only before a character that is refused anyway.
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
export function shownToken(token: FormulaToken): string {
  return token.kind === 'end' ? 'the text ends here' : `found ${quoted(token.text, 40)}`;
}

/** Raises an error at a column of the text; its notes show the text there, a mark below it. */
export function failAt(code: string, text: string, column: number, message: string, notes: readonly string[] = []): never {
  const from = Math.max(0, column - 1 - SHOWN);
  const before = printable((from > 0 ? '…' : '') + text.slice(from, column - 1));
  const after = printable(text.slice(column - 1, column - 1 + SHOWN) + (text.length > column - 1 + SHOWN ? '…' : ''));
  const shown = text === '' ? [] : [before + after, `${' '.repeat(before.length)}^`];
  return fail(code, message, { place: `column ${column}`, notes: [...shown, ...notes] });
}

function tokenOf(text: string, at: number, piece: string): FormulaToken {
  const column = at + 1;
  const [first = ''] = piece;
  if (/[A-Za-z_]/.test(first)) return { kind: 'name', text: piece, column };
  if (!/[0-9]/.test(first)) return { kind: 'symbol', text: piece, column };
  if (piece.length > MAX_DIGITS) {
    failAt('number-too-long', text, column, `a number of ${piece.length} digits: expected at most ${MAX_DIGITS}`);
  }
  const next = matchAt(NAME, text, at + piece.length);
  if (next !== undefined) {
    failAt('formula-syntax', text, column + piece.length, `found ${quoted(next, 40)} just after a number: expected a sign between them`, [
      `a product is written ${piece}*${printable(next.slice(0, 20))}`,
    ]);
  }
  return { kind: 'number', text: piece, column };
}

function refuse(text: string, at: number): never {
  const foreign = ELSEWHERE.find(([sign]) => text.startsWith(sign, at));
  if (foreign !== undefined) {
    return failAt('formula-syntax', text, at + 1, `found ${quoted(foreign[0])}, which is not written here: expected ${foreign[1]}`);
  }
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return failAt('formula-syntax', text, at + 1, `found ${quoted(character)}, which begins nothing that can stand here`);
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
