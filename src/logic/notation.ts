// How constants and types are written: one table for whoever prints terms and whoever reads them. A higher level binds
// closer: `+` and `-` alike and to the left, `*` and `/` closer, `div` and `mod` between the two.

/** In which symbols terms are written. */
export type NotationStyle = 'unicode' | 'ascii';

/** A symbol in both styles; both are read. */
export type Symbols = Readonly<Record<NotationStyle, string>>;

/** A constant of two arguments, written between them. */
export interface Infix {
  readonly kind: 'infix';
  readonly symbols: Symbols;
  readonly level: number;
  /** `left`: `a - b - c` is `(a - b) - c`; `right`: `p ⟹ q ⟹ r` is `p ⟹ (q ⟹ r)`; `none`: such a chain is not read. */
  readonly side: 'left' | 'right' | 'none';
  /** Operands below this level are printed in parentheses, also where these are not needed. */
  readonly operands?: number;
}

/**
 * How a constant is written: between its arguments; before its argument (`¬p`); binding the variable of the abstraction it
 * is applied to (`∀x. p`); or as a word (`suc`). Constants may share a symbol, and types decide which one is meant.
 */
export type Notation = Infix | { readonly kind: 'prefix' | 'binder' | 'word'; readonly symbols: Symbols };

const both = (unicode: string, ascii = unicode): Symbols => ({ unicode, ascii });

/** Notation between two arguments. */
export function infix(symbol: string, level: number, side: Infix['side'], ascii = symbol): Infix {
  return { kind: 'infix', symbols: both(symbol, ascii), level, side };
}

/** Notation before one argument. */
export function prefix(symbol: string, ascii = symbol): Notation {
  return { kind: 'prefix', symbols: both(symbol, ascii) };
}

/** Notation that binds a variable. */
export function binder(symbol: string, ascii = symbol): Notation {
  return { kind: 'binder', symbols: both(symbol, ascii) };
}

/** Notation as a word. */
export function word(symbol: string, ascii = symbol): Notation {
  return { kind: 'word', symbols: both(symbol, ascii) };
}

/** Levels above those of all infixes: a prefix and its argument, a function and its argument. */
export const PREFIX_LEVEL = 30;
/** See PREFIX_LEVEL. */
export const APPLICATION_LEVEL = 32;

/** `=` between truth values. */
export const EQUIVALENCE: Infix = infix('⇔', 2, 'right', '<=>');
/** The symbol before the variables of an abstraction. */
export const LAMBDA: Symbols = both('λ', '\\');
/** The prefix minus. It is not read before a power, where people read it in two ways. */
export const MINUS = '-';
/** See MINUS. */
export const POWER = '^';
/** Words of the grammar itself. */
export const KEYWORDS: ReadonlySet<string> = new Set(['if', 'then', 'else']);

/** Constants with a grammar of their own: pairs `(a, b)`, lists `[a; b]`, `if p then a else b`, numerals. */
export const PAIR = 'Data.Pair.,';
/** See PAIR. */
export const NIL = 'Data.List.[]';
/** See PAIR. */
export const CONS = 'Data.List.::';
/** See PAIR. */
export const CONDITIONAL = 'Data.Bool.cond';
/** The constants and types of numerals; see PAIR. */
export const NUMERAL = {
  zero: 'Number.Natural.zero',
  bits: ['Number.Natural.bit0', 'Number.Natural.bit1'],
  fromNatural: 'Number.Real.fromNatural',
  natural: 'Number.Natural.natural',
  real: 'Number.Real.real',
} as const;

/** Constants of the standard library that are not written by the last part of their name. */
export const LIBRARY_NOTATION: ReadonlyMap<string, Notation> = new Map<string, Notation>([
  ['=', infix('=', 12, 'none')],
  ['select', binder('ε', '@')],
  ['Data.Bool.!', binder('∀', '!')],
  ['Data.Bool.?', binder('∃', '?')],
  ['Data.Bool.?!', binder('∃!', '?!')],
  ['Number.Natural.minimal', binder('minimal')],
  ['Data.Bool.==>', infix('⟹', 4, 'right', '==>')],
  ['Data.Bool.\\\\/', infix('∨', 6, 'right', '\\/')],
  ['Data.Bool./\\\\', infix('∧', 8, 'right', '/\\')],
  ['Data.Bool.~', prefix('¬', '~')],
  ['Number.Real.~', prefix(MINUS)],
  ['Function.o', infix('∘', 22, 'right', 'o')],
  ['Function.^', infix(POWER, 24, 'right')],
  ...['Number.Natural', 'Number.Real'].flatMap((of): [string, Notation][] => [
    [`${of}.<`, infix('<', 12, 'none')],
    [`${of}.<=`, infix('≤', 12, 'none', '<=')],
    [`${of}.>`, infix('>', 12, 'none')],
    [`${of}.>=`, infix('≥', 12, 'none', '>=')],
    [`${of}.+`, infix('+', 16, 'left')],
    [`${of}.-`, infix('-', 16, 'left')],
    [`${of}.*`, infix('*', 20, 'left')],
    [`${of}.^`, infix(POWER, 24, 'right')],
  ]),
  ['Number.Real./', infix('/', 20, 'left')],
  // Other systems let these bind closer than `*`: with parentheses around products nobody misreads them.
  ['Number.Natural.div', { ...infix('div', 18, 'left'), operands: 21 }],
  ['Number.Natural.mod', { ...infix('mod', 18, 'left'), operands: 21 }],
  ['Set.member', infix('∈', 12, 'none', 'IN')],
  ['Set.subset', infix('⊆', 12, 'none', 'SUBSET')],
  ['Set.union', infix('∪', 16, 'left', 'UNION')],
  ['Set.intersect', infix('∩', 20, 'left', 'INTER')],
  ['Set.{}', word('∅', '{}')],
  ['Data.Unit.()', word('()')],
  [CONS, infix('::', 14, 'right')],
  ['Data.List.@', infix('@', 15, 'right')],
]);

/** Type operators with a symbol between their two arguments, all to the right. */
export const TYPE_INFIXES: ReadonlyMap<string, { readonly symbols: Symbols; readonly level: number }> = new Map([
  ['->', { symbols: both('→', '->'), level: 0 }],
  ['Data.Sum.+', { symbols: both('+'), level: 1 }],
  ['Data.Pair.*', { symbols: both('×', '#'), level: 2 }],
]);

/** Other type operators, written after their arguments. */
export const TYPE_WORDS: ReadonlyMap<string, Symbols> = new Map([
  ['bool', both('bool')],
  ['ind', both('ind')],
  [NUMERAL.natural, both('ℕ', 'natural')],
  [NUMERAL.real, both('ℝ', 'real')],
  ['Data.Unit.unit', both('unit')],
  ['Data.List.list', both('list')],
  ['Data.Option.option', both('option')],
  ['Set.set', both('set')],
]);
