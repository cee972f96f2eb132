// How the constants of the standard library are written: one table for whoever prints terms and whoever reads them.

/** In which symbols terms are written. */
export type NotationStyle = 'unicode' | 'ascii';

/** A symbol in both styles. */
export type Symbols = Readonly<Record<NotationStyle, string>>;

/** A constant of two arguments written between them; a higher `level` binds closer. */
export interface Infix {
  readonly symbols: Symbols;
  readonly level: number;
  readonly side: 'left' | 'right' | 'none';
}

const both = (symbol: string): Symbols => ({ unicode: symbol, ascii: symbol });
const infix = (unicode: string, ascii: string, level: number, side: Infix['side']): Infix => ({ symbols: { unicode, ascii }, level, side });

/** Levels above those of all infixes: a prefix operator and its argument, a function and its argument. */
export const PREFIX_LEVEL = 30;
/** See PREFIX_LEVEL. */
export const APPLICATION_LEVEL = 32;

/** `=` between truth values. */
export const EQUIVALENCE: Infix = infix('⇔', '<=>', 2, 'none');
/** `=` between values of other types. */
export const EQUALS: Infix = infix('=', '=', 12, 'none');

/** Infix constants by full name. */
export const INFIXES: ReadonlyMap<string, Infix> = new Map([
  ['Data.Bool.==>', infix('⟹', '==>', 4, 'right')],
  ['Data.Bool.\\\\/', infix('∨', '\\/', 6, 'right')],
  ['Data.Bool./\\\\', infix('∧', '/\\', 8, 'right')],
  ...['Number.Natural', 'Number.Real'].flatMap((of): [string, Infix][] => [
    [`${of}.<`, infix('<', '<', 12, 'none')],
    [`${of}.<=`, infix('≤', '<=', 12, 'none')],
    [`${of}.>`, infix('>', '>', 12, 'none')],
    [`${of}.>=`, infix('≥', '>=', 12, 'none')],
    [`${of}.+`, infix('+', '+', 16, 'left')],
    [`${of}.-`, infix('-', '-', 16, 'left')],
    [`${of}.*`, infix('*', '*', 20, 'left')],
    [`${of}.^`, infix('^', '^', 24, 'right')],
  ]),
  ['Number.Real./', infix('/', '/', 20, 'left')],
  ['Number.Natural.div', infix('div', 'div', 20, 'left')],
  ['Number.Natural.mod', infix('mod', 'mod', 20, 'left')],
  ['Set.member', infix('∈', 'IN', 12, 'none')],
  ['Set.subset', infix('⊆', 'SUBSET', 12, 'none')],
  ['Set.union', infix('∪', 'UNION', 16, 'left')],
  ['Set.intersect', infix('∩', 'INTER', 20, 'left')],
  ['Function.o', infix('∘', 'o', 26, 'right')],
  ['Data.List.::', infix('::', '::', 14, 'right')],
  ['Data.List.@', infix('@', '@', 16, 'right')],
]);

/** Constants written before their one argument, without parentheses where it is simple. */
export const PREFIXES: ReadonlyMap<string, Symbols> = new Map([
  ['Data.Bool.~', { unicode: '¬', ascii: '~' }],
  ['Number.Real.~', both('-')],
]);

/** Constants that bind the variable of the abstraction they are applied to. */
export const BINDERS: ReadonlyMap<string, Symbols> = new Map([
  ['Data.Bool.!', { unicode: '∀', ascii: '!' }],
  ['Data.Bool.?', { unicode: '∃', ascii: '?' }],
  ['Data.Bool.?!', { unicode: '∃!', ascii: '?!' }],
  ['select', { unicode: 'ε', ascii: '@' }],
]);

/** The symbol before the variable of an abstraction. */
export const LAMBDA: Symbols = { unicode: 'λ', ascii: '\\' };

/** Constants with a short name of their own, as well as those written by their last component. */
export const WORDS: ReadonlyMap<string, Symbols> = new Map([
  ['Data.Bool.T', both('T')],
  ['Data.Bool.F', both('F')],
  ['Set.{}', { unicode: '∅', ascii: '{}' }],
  ['Data.List.[]', both('[]')],
  ['Data.Unit.()', both('()')],
  ...['suc', 'pre', 'even', 'odd', 'factorial', 'minimal'].map((word): [string, Symbols] => [`Number.Natural.${word}`, both(word)]),
  ...['abs', 'inv', 'sup', 'fromNatural'].map((word): [string, Symbols] => [`Number.Real.${word}`, both(word)]),
  ...['fst', 'snd'].map((word): [string, Symbols] => [`Data.Pair.${word}`, both(word)]),
  ...['finite', 'insert', 'image', 'universe', 'size'].map((word): [string, Symbols] => [`Set.${word}`, both(word)]),
  ...['injective', 'surjective', 'id'].map((word): [string, Symbols] => [`Function.${word}`, both(word)]),
]);

/** Type operators by full name; postfix unless it says otherwise. */
export const TYPE_WORDS: ReadonlyMap<string, Symbols> = new Map([
  ['bool', both('bool')],
  ['ind', both('ind')],
  ['Number.Natural.natural', { unicode: 'ℕ', ascii: 'natural' }],
  ['Number.Real.real', { unicode: 'ℝ', ascii: 'real' }],
  ['Data.Unit.unit', both('unit')],
  ['Data.List.list', both('list')],
  ['Data.Option.option', both('option')],
  ['Set.set', both('set')],
]);

/** Words that a variable of that name would be taken for: printers put such a variable in quotes. */
export const RESERVED: ReadonlySet<string> = new Set([
  ...['if', 'then', 'else', 'let', 'in', 'λ', 'ε', 'o', 'div', 'mod', 'IN', 'SUBSET', 'UNION', 'INTER'],
  ...[...WORDS.values()].flatMap(({ unicode, ascii }) => [unicode, ascii]),
]);
